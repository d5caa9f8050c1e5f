"""What of a region may be told to somebody who may not see individual sheets: everything through `disclosure`.

The tariffs looked at are few and announced, rules that are not on the closed list are not given, amounts that follow
from the volume are given only where the volume may be told, and a shortfall never: from a few of those every cost
follows. Each figure that is not told says why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from tarief.core.findings import Finding
from tarief.core.number import EXACT
from tarief.region.bands import limit_line, safe_beside, too_close
from tarief.region.budget import Padjaar
from tarief.region.case import Tariff, View
from tarief.region.continuity import continuity, fragile
from tarief.region.disclosure import TOTAL, Publication, Told, publish
from tarief.region.far import far_in_all, tariffs_far_off
from tarief.region.outcome import Gebied, Kwetsbaar, RegionLook, case_findings
from tarief.region.policy import POLICY, Policy
from tarief.region.zone import Ruimte, Zone, zone

NOT_LISTED = "Dit cijfer staat niet op de gesloten publicatielijst; alleen de begeleider ziet het."
FROM_SHORTFALLS = (
    "Uit tekorten bij enkele tarieven zijn losse kostprijzen terug te rekenen; alleen de begeleider ziet ze."
)
_SINGLE = "Dit gaat over losse aanbieders; alleen de begeleider en de aanbieder zelf zien het."
_FOUND_IN_TOTAL = "Het volume van het gebied mag niet worden verteld: {reason}"


@dataclass(frozen=True)
class RegionTold(RegionLook):
    """The same region as others may see it. `policy` can only be stricter than the usual one.

    Of what the path costs, coverage and shortfall stay inside.
    """

    policy: Policy = POLICY

    @cached_property
    def publication(self) -> Publication:
        """Every figure of the closed list. Raises `Refused` for too many tariffs or a unit without a rounding."""
        tariffs = list(dict.fromkeys(tariff.amount for tariff in self.case.tariffs))
        return publish(self.case.region, tariffs=tariffs, unit=self.case.unit, policy=self.policy)

    @property
    def volume_reason(self) -> str:
        """Why amounts that follow from the volume are withheld; empty when they are told."""
        reason = self.publication.cells[TOTAL]["gewogen_gemiddelde"].reason
        return _FOUND_IN_TOTAL.format(reason=reason) if reason else ""

    def fragile(self, tariff: Tariff) -> str:
        """Return in a band how many providers would have no equity left within a year."""
        return fragile(continuity([(self.case.region, tariff.amount)]))

    @cached_property
    def zone(self) -> Ruimte | None:
        """Whether there is a zone and no more, or why that is not told; None when it was not asked."""
        needed, budget = self.case.needed, self.case.budget
        if needed is None or budget is None:
            return None
        found = zone(self.case.region, needed, budget, self.case.floor)
        if reason := self._why_no_zone(found, 1 - needed):
            return {"ruimte": None, "afstand": "", "advies": "", "reden": reason}
        return {**found.as_told, "reden": ""}

    def _why_no_zone(self, found: Zone, below: Decimal) -> str:
        """Say why even yes or no is too much: it tells whether at most `below` of the volume costs more than a price.

        Where the legal floor alone leaves no zone, nothing is told of any cost.
        """
        if (self.case.floor or Decimal(0)) > found.upper:
            return ""
        told = self.publication
        if reason := told.cells[TOTAL]["gewogen_gemiddelde"].reason:
            return reason
        with localcontext(EXACT):
            line = limit_line(told.source[TOTAL], found.upper, below)
            safe = safe_beside(told.source, TOTAL, told.bands, self.policy, [line])
            return "" if safe else too_close(len(self.case.tariffs))

    @property
    def knows_equity(self) -> bool:
        """Tell whether the equity of enough providers is known to count them."""
        return sum(provider.equity is not None for provider in self.case.region.providers) >= self.policy.mean

    @property
    def headline(self) -> str:
        """What may be told, in one sentence."""
        told = self.publication.cells[TOTAL]
        shown = told["gewogen_gemiddelde"]
        many = (
            f"Van {told['aantal'].text} aanbieders"
            if told["aantal"].text != "te weinig"
            else "Van te weinig aanbieders"
        )
        if shown.refused:
            return f"{many} mag geen gemiddelde worden verteld. {shown.reason}"
        return f"{many} ligt het gemiddelde naar volume rond {shown.text}."

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a careful reader wants to know; nothing about single sheets."""
        told = (item for item in case_findings(self.case) if item.kind != "kostprijzen_gelijk")
        return (*self.case.assumed(View.PARTICIPANT), *told, *self._far_off())

    def _far_off(self) -> Iterator[Finding]:
        """What anybody can see from the mean, where that is told, and from the tariffs looked at."""
        mean = self.publication.cells[TOTAL]["gewogen_gemiddelde"].value
        if mean is not None:
            yield from far_in_all("Het gemiddelde naar volume", mean, self.case.unit)
        yield from tariffs_far_off(self.case)

    @property
    def withheld(self) -> Sequence[Told]:
        """What is left out for everybody who is not the facilitator, each with the reason."""
        return (
            Told("dekking_exact", "", None, NOT_LISTED), Told("tekort_en_overschot", "", None, FROM_SHORTFALLS),
            Told("andere_referentieregels", "", None, NOT_LISTED),
            Told("continuiteit_per_aanbieder", "", None, _SINGLE),
            Told("grenzen_van_de_ruimte", "", None, NOT_LISTED),
        )  # fmt: skip

    def as_json(self) -> Gebied:
        """Return what may be told under Dutch keys; never a name, a cost or a volume of one provider."""
        return {
            "naam": self.case.name, "product": self.case.product, "eenheid": self.case.per,
            "zicht": View.PARTICIPANT.value,
            "kop": self.headline,
            "cijfers": self.publication.as_json(),
            "ruimte": self.zone,
            "ingroeipad": self._path(),
            "binnen_een_jaar_door_vermogen": self._fragile(),
            "prijslijst": None if self.case.prices is None else self.case.prices.as_json(),
            "niet_verteld": {item.key: item.reason for item in self.withheld},
            "bevindingen": Finding.all_as_json(self.findings),
        }  # fmt: skip

    def _fragile(self) -> list[Kwetsbaar] | None:
        if not self.knows_equity:
            return None
        return [{"tarief": f"{item.amount:f}", "aantal": self.fragile(item)} for item in self.case.tariffs]

    def _path(self) -> list[Padjaar] | None:
        if self.impact is None:
            return None
        why = self.volume_reason
        return [
            {
                "jaar": year.year, "tarief": f"{year.tariff:f}", "waarschuwing": year.warning,
                "meerkosten": {"reden": why} if why else {"bedrag": f"{total:f}"},
                "gemeenten": {} if why else {name: f"{amount:f}" for name, amount in amounts.items()},
            }
            for year, total, amounts in zip(self.impact.years, self.impact.totals, self.impact.amounts, strict=True)
        ]  # fmt: skip


def share_band_of(text: str) -> tuple[Decimal, Decimal]:
    """Return the ends of a band that was told as text: `80–90%` is 0.8 to 0.9."""
    low, _, high = text.removesuffix("%").partition("–")
    return Decimal(low).scaleb(-2), Decimal(high).scaleb(-2)
