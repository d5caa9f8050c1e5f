"""Taakgericht: a lump sum from a base, an index path, an efficiency line and the share of growth it follows.

B_t = B_0 · Π(1+i_s)(1−e_s) · (1 + β·g_t), with g_t the growth since the start data
(docs/onderhandeling.md#taakgericht).
`Following.YEARLY` follows β of the growth of each year on the year before instead: Π(1+β·g_s).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from tarief.contracts.course import Course
from tarief.contracts.form import ContractForm, worked_out
from tarief.contracts.limits import ZERO, change, fault, positive, share
from tarief.contracts.numbers import COST, VOLUME, YEAR, AgreedNumber, AgreedRecord, AgreedTerm
from tarief.contracts.years import BUDGET, contract_model
from tarief.core.expression import at_least
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import Aandeel, Euro, Getal
from tarief.documents.record import Entry
from tarief.model.model import Model


class Following(StrEnum):
    """Which growth the followed share is a share of."""

    SINCE_START = "sinds_begin"
    YEARLY = "jaar_op_jaar"


_LUMP = Place.words(PathStep("lumpsum"))

taakgericht = contract_model("taakgericht", "Taakgericht")
taakgericht.option("groei_gemeten", "Groei gemeten", {"sinds_begin": "sinds het begin", "jaar_op_jaar": "jaar op jaar"})
taakgericht.given("basis_volume", "Volume van de basis", Getal)
taakgericht.given("basis_kosten", "Kosten per eenheid van de basis", Euro)
taakgericht.given("gevolgde_groei", "Gevolgd deel van de groei", Aandeel, optional="-")
taakgericht.given("indexering", "Indexering", Aandeel, negative=True, row="jaren", optional="-")
taakgericht.given("taakstelling", "Taakstelling", Aandeel, row="jaren", optional="-")
taakgericht.given("breedte", "Breedte van de volumeband", Aandeel)
taakgericht.given("variabel_deel", "Variabel deel van de kosten", Aandeel)


@taakgericht.step("Prijs per eenheid na indexering", above={"basis_kosten": "prijs_per_eenheid"}, row="jaren")
def geindexeerde_prijs(basis_kosten: Euro, indexering: Aandeel) -> Euro:
    """De prijs van het jaar ervoor (eerst die van de basis), met de index."""
    return basis_kosten * (1 + indexering)


@taakgericht.step("Prijs per eenheid", row="jaren")
def prijs_per_eenheid(geindexeerde_prijs: Euro, taakstelling: Aandeel) -> Euro:
    """De geïndexeerde prijs, min de taakstelling."""
    return geindexeerde_prijs * (1 - taakstelling)


@taakgericht.step("Volume van het jaar ervoor", above={"basis_volume": "volume"}, row="jaren")
def vorig_volume(basis_volume: Getal) -> Getal:
    """Het volume van het jaar ervoor; in het eerste jaar dat van de basis."""
    return basis_volume


@taakgericht.step("Jaar op jaar gevolgd volume", above={"basis_volume": "gevolgd_volume"}, row="jaren")
def gevolgd_volume(basis_volume: Getal, gevolgde_groei: Aandeel, volume: Getal, vorig_volume: Getal) -> Getal:
    """Het volume volgt elk jaar een deel van de groei van dat jaar."""
    return basis_volume * (1 + gevolgde_groei * (volume / vorig_volume - 1))


@taakgericht.step("Volume in het budget", when={"groei_gemeten": "sinds_begin"}, row="jaren")
def volume_in_budget(basis_volume: Getal, gevolgde_groei: Aandeel, volume: Getal) -> Getal:
    """Het budget volgt een deel van de groei sinds de basis."""
    return basis_volume * (1 + gevolgde_groei * (volume / basis_volume - 1))


@taakgericht.also("volume_in_budget", groei_gemeten="jaar_op_jaar")
def volume_in_budget_jaar_op_jaar(gevolgd_volume: Getal) -> Getal:
    """Het budget volgt een deel van de groei van elk jaar."""
    return gevolgd_volume


@taakgericht.step("Budget", row="jaren")
def budget(volume_in_budget: Getal, prijs_per_eenheid: Euro) -> Euro:
    """Het volume waar het budget op rekent, maal de prijs per eenheid."""
    return volume_in_budget * prijs_per_eenheid


@taakgericht.step("Taakstelling in euro", row="jaren")
def taakstelling_in_euro(volume_in_budget: Getal, geindexeerde_prijs: Euro, taakstelling: Aandeel) -> Euro:
    """Wat de taakstelling van dit jaar van het budget afhaalt."""
    return volume_in_budget * geindexeerde_prijs * taakstelling


@taakgericht.step("Vergoeding", row="jaren")
def vergoeding(budget: Euro) -> Euro:
    """Het budget, wat de zorg ook kost."""
    return budget


@taakgericht.also("vergoeding", given="breedte")
def vergoeding_met_volumeband(
    budget: Euro,
    volume: Getal,
    volume_in_budget: Getal,
    breedte: Aandeel,
    variabel_deel: Aandeel,
    prijs_per_eenheid: Euro,
) -> Euro:
    """Het budget, en voor wat buiten de band valt het variabele deel van de prijs per eenheid erbij of eraf."""
    over = at_least(volume - volume_in_budget * (1 + breedte), 0)
    under = at_least(volume_in_budget * (1 - breedte) - volume, 0)
    return budget + (over - under) * variabel_deel * prijs_per_eenheid


class BasisIn(AgreedRecord):
    """What a lump sum starts from."""

    volume = AgreedNumber(
        "volume", "Het volume van de basis", positive, example='"3000"', key="basis_volume", beside=VOLUME
    )
    kosten_per_eenheid = AgreedNumber(
        "cost_per_unit", "De kosten per eenheid", positive, example='"5000"', key="basis_kosten", beside=COST
    )


class StapIn(AgreedRecord):
    """What happens to a lump sum at the start of a year."""

    jaar = Entry(YEAR)
    indexering = AgreedNumber(
        "indexation", "De indexering", change, "Verandering als aandeel: 0.025 is 2,5 procent.", usual=ZERO
    )
    taakstelling = AgreedNumber(
        "efficiency", "De taakstelling", share, "Efficiencylijn als aandeel: 0.03 is 3 procent minder.", usual=ZERO
    )


class VolumebandIn(AgreedRecord):
    """Outside this width of the volume, each client is settled at the variable share of its cost."""

    breedte = AgreedNumber("width", "De breedte", share)
    variabel_deel = AgreedNumber("variable_share", "Het variabele deel van de kosten", share)


class GroeiIn(AgreedRecord):
    """The part of the growth that a lump sum follows."""

    gevolgde_groei = AgreedNumber(
        "followed",
        "Het deel van de groei dat wordt gevolgd",
        share,
        "0 is een vast budget, 1 betaalt elke cliënt.",
        usual=ZERO,
    )


@dataclass(frozen=True, slots=True)
class BudgetBase:
    """What the budget starts from: N_0 clients at k_0 euro each."""

    volume: Decimal
    cost_per_unit: Decimal


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """What happens to the budget at the start of a year: indexation, and the efficiency line (0.03 is −3%)."""

    year: int
    indexation: Decimal = ZERO
    efficiency: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Agreed:
    """A year of the budget: its amount, the volume it counts on, what it pays per unit, the line in euro."""

    year: int
    budget: Decimal
    volume: Decimal
    unit_cost: Decimal
    line: Decimal


@dataclass(frozen=True, slots=True)
class LumpSum(ContractForm):
    """A lump sum; `followed` is β: 0 is a fixed budget, 1 pays every client. Raises Refused with the place."""

    model: ClassVar[Model] = taakgericht
    bears_risk: ClassVar[bool] = True
    base: BudgetBase
    steps: tuple[BudgetYear, ...]
    followed: Decimal = ZERO
    following: Following = Following.SINCE_START
    label: str = "Lumpsum (plafond)"

    def __post_init__(self) -> None:
        refuse(_faults(self))

    @property
    def choices(self) -> Mapping[str, str]:
        """Which growth is followed."""
        return {"groei_gemeten": self.following.value}

    def terms(self) -> Iterator[AgreedTerm]:
        """The base, the share of growth, and of each year the index and the line that are agreed on."""
        yield from BasisIn.terms_in(self.base, ("basis",))
        yield from GroeiIn.terms_in(self)
        for number, step in enumerate(self.steps):
            yield from StapIn.terms_in(step, ("stappen", number), number)

    def fits(self, course: Course) -> None:
        """Refuse a course with a year that has no step."""
        years = [year.year for year in course.years]
        if years != [step.year for step in self.steps]:
            advice = "Geef voor elk jaar van het verloop één stap; een oude index wordt niet doorgetrokken."
            refuse([fault(_LUMP / "stappen", f"De stappen horen niet bij de jaren {years}.", advice)])

    def agreed(self, course: Course) -> tuple[Agreed, ...]:
        """Return the budget of each year. Raises Refused when a year of the course has no step."""
        self.fits(course)
        lines = worked_out(self, course, BUDGET, "volume_in_budget", "prijs_per_eenheid", "taakstelling_in_euro")
        return tuple(Agreed(step.year, *line) for step, line in zip(self.steps, lines, strict=True))


@dataclass(frozen=True, slots=True)
class VolumeBand(ContractForm):
    """A lump sum that is settled at marginal cost for the volume more than `width` off what it counts on."""

    model: ClassVar[Model] = taakgericht
    bears_risk: ClassVar[bool] = True
    lump_sum: LumpSum
    width: Decimal
    variable_share: Decimal
    label: str = "Lumpsum met volumeband"

    def __post_init__(self) -> None:
        refuse(VolumebandIn.faults_in(self, Place.words("volumeband")))

    @property
    def choices(self) -> Mapping[str, str]:
        """Those of the lump sum."""
        return self.lump_sum.choices

    def terms(self) -> Iterator[AgreedTerm]:
        """Those of the lump sum, and the band."""
        yield from self.lump_sum.terms()
        yield from VolumebandIn.terms_in(self, ("volumeband",))

    def fits(self, course: Course) -> None:
        """Refuse a course with a year that has no step."""
        self.lump_sum.fits(course)


def _faults(form: LumpSum) -> Iterator[Finding]:
    yield from BasisIn.faults_in(form.base, _LUMP / "basis")
    yield from GroeiIn.faults_in(form, _LUMP)
    for number, step in enumerate(form.steps, 1):
        yield from StapIn.faults_in(step, _LUMP / PathStep(f"stap {number} ({step.year})", ("stappen", number - 1)))
