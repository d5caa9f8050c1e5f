"""What a region comes to, exactly: for the facilitator, who holds every sheet. Others see `told`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.core.json_data import Decimaal
from tarief.core.jsonable import AMONG, Jsonable, JsonObject
from tarief.core.place import Place
from tarief.core.rounding import to_cents
from tarief.region.budget import BudgetImpact, Padjaar, budget_impact
from tarief.region.case import RegionCase, Tariff, View, Zicht
from tarief.region.continuity import Continuity, continuity
from tarief.region.coverage import Coverage, Dekking, coverage, coverage_by_size
from tarief.region.disclosure import Cijfer
from tarief.region.far import far_off
from tarief.region.price_list import PriceList
from tarief.region.rules import Rule
from tarief.region.zone import Ruimte, Zone, zone

#: Reference rules whose coverage always stands beside that of the tariffs asked for, rounded to cents.
_ALWAYS = ("gewogen_gemiddelde", "mediaan")


@dataclass(frozen=True)
class Lasting(Jsonable):
    """How long a provider lasts at a tariff."""

    TITLE = "Houdbaarheid"

    tariff: Annotated[Decimal, "tarief"]
    continuity: Annotated[Continuity, AMONG]


@dataclass(frozen=True)
class LastingOfProvider(Jsonable):
    """How long a provider lasts at each tariff."""

    TITLE = "Continuiteit"

    name: Annotated[str, "naam"]
    at: Annotated[list[Lasting], "bij_tarief"]


class Kwetsbaar(TypedDict):
    """How many providers would have no equity left within a year, in a band."""

    tarief: Decimaal
    aantal: str


class Gebied(TypedDict):
    """A region as a participant or the facilitator may see it; keys that are not for who looks are absent."""

    naam: str
    product: str
    eenheid: str
    zicht: Zicht
    kop: str
    ruimte: Ruimte | None
    ingroeipad: list[Padjaar] | None
    prijslijst: Annotated[JsonObject, PriceList] | None
    bevindingen: list[Annotated[JsonObject, Finding]]
    cijfers: NotRequired[dict[str, dict[str, Cijfer]] | None]
    """Per groep; alleen voor een deelnemer."""
    binnen_een_jaar_door_vermogen: NotRequired[list[Kwetsbaar] | None]
    niet_verteld: NotRequired[dict[str, str] | None]
    aanbieders: NotRequired[int | None]
    """Dit en wat volgt alleen voor de begeleider."""
    volume: NotRequired[Decimaal | None]
    dekking: NotRequired[list[Dekking] | None]
    referentieregels: NotRequired[list[Annotated[JsonObject, Rule]] | None]
    continuiteit: NotRequired[list[Annotated[JsonObject, LastingOfProvider]] | None]


@dataclass(frozen=True)
class RegionLook:
    """A region as somebody looks at it; each figure is worked out when it is asked for."""

    case: RegionCase

    @property
    def title(self) -> str:
        """What it is about."""
        return self.case.title

    @cached_property
    def impact(self) -> BudgetImpact | None:
        """What the growth path costs and leaves short; None without a path."""
        return budget_impact(self.case.region, self.case.path) if self.case.path else None


@dataclass(frozen=True)
class RegionOutcome(RegionLook):
    """The exact figures of a region."""

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every reference rule, unrounded."""
        return self.case.choices.rules(self.case.region)

    @cached_property
    def tariffs(self) -> tuple[Tariff, ...]:
        """The tariffs asked for, and after them the reference rules that a table of coverage always holds."""
        beside = [rule for rule in self.rules if rule.key in _ALWAYS or rule.key.startswith("volume_p")]
        return (*self.case.tariffs, *(Tariff(rule.label, to_cents(rule.value)) for rule in beside if rule.value))

    @cached_property
    def coverages(self) -> tuple[tuple[Tariff, Coverage], ...]:
        """What each of these tariffs covers."""
        return tuple((tariff, coverage(self.case.region, tariff.amount)) for tariff in self.tariffs)

    @cached_property
    def zone(self) -> Zone | None:
        """From what is needed to what can be paid; None when that was not asked."""
        needed, budget = self.case.needed, self.case.budget
        return None if needed is None or budget is None else zone(self.case.region, needed, budget, self.case.floor)

    def continuity(self, tariff: Decimal) -> tuple[Continuity, ...]:
        """Return the continuity of every provider at a tariff; worked out once."""
        if tariff not in self._lasting:
            self._lasting[tariff] = continuity([(self.case.region, tariff)])
        return self._lasting[tariff]

    @cached_property
    def _lasting(self) -> dict[Decimal, tuple[Continuity, ...]]:
        return {}

    @property
    def knows_equity(self) -> bool:
        """Tell whether the equity of any provider is known."""
        return any(provider.equity is not None for provider in self.case.region.providers)

    @property
    def headline(self) -> str:
        """The first tariff in one sentence, made of the numbers as they are shown."""
        tariff, found = self.coverages[0]
        told = f"{called(tariff)} dekt {found.covered} van de {found.providers} aanbieders"
        below = found.share_below_cost
        if below is None:
            return f"{told}."
        return f"{told}; {dutch(below.scaleb(2), 1)}% van het volume ligt onder kostprijs."

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a careful reader wants to know."""
        return (*self.case.assumed(View.FACILITATOR), *case_findings(self.case), *far_off(self.case))

    def as_json(self) -> Gebied:
        """Return everything under Dutch keys, decimals as text; only for who may see every sheet."""
        region, told = self.case.region, self.case
        return {
            "naam": told.name, "product": told.product, "eenheid": told.per, "zicht": View.FACILITATOR.value,
            "kop": self.headline,
            "aanbieders": len(region.providers), "volume": f"{region.volume:f}",
            "dekking": [self._coverage(*pair) for pair in self.coverages],
            "referentieregels": [rule.as_json() for rule in self.rules],
            "ruimte": None if self.zone is None else self.zone.as_json,
            "ingroeipad": None if self.impact is None else self.impact.as_json(),
            "continuiteit": self._continuity() if self.knows_equity else [],
            "prijslijst": None if told.prices is None else told.prices.as_json(),
            "bevindingen": Finding.all_as_json(self.findings),
        }  # fmt: skip

    def _coverage(self, tariff: Tariff, found: Coverage) -> Dekking:
        sizes = coverage_by_size(self.case.region, tariff.amount)
        short = sum(item.within(12) for item in self.continuity(tariff.amount)) if self.knows_equity else None
        return {
            "naam": tariff.name,
            **found.as_json(),
            "omvang": {size: each.as_json() for size, each in sizes.items()},
            "binnen_een_jaar_door_vermogen": short,
        }

    def _continuity(self) -> list[JsonObject]:
        at = [(tariff.amount, self.continuity(tariff.amount)) for tariff in self.tariffs]
        lasting = ([Lasting(amount, lot[place]) for amount, lot in at] for place in range(len(at[0][1])))
        named = zip(self.case.region.providers, lasting, strict=True)
        return [LastingOfProvider(provider.name, rows).as_json() for provider, rows in named]


def called(tariff: Tariff) -> str:
    """Write a tariff with its name: `Oud tarief (54,46)`."""
    return f"{tariff.name} ({dutch(tariff.amount)})" if tariff.name else f"Een tarief van {dutch(tariff.amount)}"


def case_findings(case: RegionCase) -> tuple[Finding, ...]:
    """Return what must be said of any view on a case: choices nobody made, and a flat cut in the price list."""
    found = []
    if not case.choices.made:
        text = (
            "Niet gekozen is welk deel van het volume gedekt moet zijn, hoeveel uitschieters wegvallen, en hoe groot "
            "het efficiënte deel is."
        )
        advice = "Er is gerekend met 70%, 10% en 50%. Kies zelf onder regels, en motiveer de keuze."
        found.append(Finding("regels_niet_gekozen", text, advice, Place.of("regels"), Severity.NOTE))
    if case.prices is not None and case.prices.share is not None:
        advice = "Vraag welke kosten dan niet meer betaald worden: tarief vlakke-korting laat dat zien."
        found.append(Finding("vlakke_korting", case.prices.text, advice, Place.of("prijslijst"), Severity.WARNING))
    found += _costs_alike(case)
    return tuple(found)


def _costs_alike(case: RegionCase) -> Sequence[Finding]:
    if len({provider.cost for provider in case.region.providers}) > 1:
        return ()
    text = "Alle aanbieders hebben dezelfde kostprijs; elke referentieregel geeft dan hetzelfde bedrag."
    return (Finding("kostprijzen_gelijk", text, "Controleer de opgaven.", Place.of("aanbieders"), Severity.WARNING),)
