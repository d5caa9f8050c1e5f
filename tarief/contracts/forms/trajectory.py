"""Outputgericht: a price per trajectory or arrangement from its case mix, and the risk of small numbers.

See docs/onderhandeling.md#outputgericht.

P = Σ s_k · E[h_k] · T_k + fixed; the risk on top is z · σ/√n · P, so a small provider needs a larger mark-up.
The cost model `traject` works out the same price with its build-up; this is the price alone, for contract forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.forms.indexed import INDEXED, IndexedForm, IndexedIn
from tarief.contracts.limits import ZERO, fault, not_negative, positive, share
from tarief.contracts.numbers import VOLUME, AgreedNumber, AgreedRecord, AgreedTerm
from tarief.contracts.years import contract_model
from tarief.core.dutch import percent
from tarief.core.expression import square_root, weighted
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import SHARE_DIGITS, Aandeel, Euro, Getal, make_one
from tarief.documents.kinds import Text
from tarief.documents.record import Entry, RecordOf, records
from tarief.model.model import Model

outputgericht = contract_model("outputgericht", "Outputgericht")
outputgericht.use(INDEXED)
outputgericht.table("casustypen", "Casustypen", name="casustype", share="aandeel")
outputgericht.given("aandeel", "Aandeel van de trajecten", Aandeel, row="casustypen")
outputgericht.given("uren", "Verwachte uren", Getal, row="casustypen")
outputgericht.given("tarief", "Tarief per uur", Euro, row="casustypen")
outputgericht.given("vaste_kosten", "Vaste kosten per traject", Euro, optional="-")
outputgericht.given("verwacht_volume", "Verwacht volume", Getal)
outputgericht.given("variatiecoefficient", "Variatiecoëfficiënt van een traject", Getal, optional="-")
outputgericht.given("z_waarde", "Z-waarde", Getal, optional="-")


@outputgericht.step("Verwachte kosten van een traject")
def verwachte_kosten(aandeel: list[Aandeel], uren: list[Getal], tarief: list[Euro], vaste_kosten: Euro) -> Euro:
    """De uren van elk casustype tegen hun tarief, gewogen met hun aandeel, en de vaste kosten."""
    costs = [hours * tariff for hours, tariff in zip(uren, tarief, strict=True)]
    return weighted(costs, aandeel) + vaste_kosten


@outputgericht.step("Prijs van een traject")
def prijs(verwachte_kosten: Euro, variatiecoefficient: Getal, z_waarde: Getal, verwacht_volume: Getal) -> Euro:
    """De verwachte kosten, met een opslag voor het risico: hoe kleiner het aantal trajecten, hoe groter die is."""
    return verwachte_kosten * (1 + z_waarde * variatiecoefficient / square_root(verwacht_volume))


@outputgericht.step("Budget", row="jaren")
def budget(jaarprijs: Euro, verwacht_volume: Getal) -> Euro:
    """Het volume waar de gemeente op rekent, maal de prijs."""
    return jaarprijs * verwacht_volume


@outputgericht.step("Vergoeding", row="jaren")
def vergoeding(jaarprijs: Euro, volume: Getal) -> Euro:
    """Elk traject wordt betaald."""
    return jaarprijs * volume


class CasustypeIn(AgreedRecord):
    """A type of case in a trajectory; the shares sum to 1."""

    naam = Entry(Text())
    aandeel = AgreedNumber("part", "Het aandeel", share, example='"0.7"')
    uren = AgreedNumber("hours", "Het aantal uren", not_negative, example='"20"')
    tarief = AgreedNumber("tariff", "Het tarief", not_negative, example='"62.86"')


class SpreidingIn(AgreedRecord):
    """How uncertain one trajectory is, and how sure one wants to be."""

    variatiecoefficient = AgreedNumber("variation", "De variatiecoëfficiënt", not_negative, example='"0.5"')
    z_waarde = AgreedNumber("z", "De z-waarde", not_negative, example='"1.64"')


@dataclass(frozen=True, slots=True)
class CaseType:
    """A type of case: its share of the trajectories, the hours expected and the tariff per hour."""

    name: str
    part: Decimal
    hours: Decimal
    tariff: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How uncertain one trajectory is (`variation`: σ as a share of the price) and how sure one wants to be (z)."""

    variation: Decimal
    z: Decimal

    def __post_init__(self) -> None:
        refuse(SpreidingIn.faults_in(self, Place.words("spreiding")))


class OutputgerichtIn(IndexedIn):
    """Outputgericht: a price per trajectory."""

    KEY = "outputgericht"
    casustypen = records(CasustypeIn)
    vaste_kosten = AgreedNumber(
        "fixed", "De vaste kosten per traject", not_negative, "Per traject.", example='"80"', usual=ZERO
    )
    verwacht_volume = AgreedNumber("expected", "Het verwachte volume", positive, example='"3000"', beside=VOLUME)
    spreiding = Entry(RecordOf(SpreidingIn), "Risico van kleine aantallen.").optional()

    def agreed(self) -> PerTrajectory:
        """Return the form."""
        cases = tuple(case.filled(CaseType, case.naam) for case in self.casustypen)
        spread = None if self.spreiding is None else self.spreiding.filled(Spread)
        return self.filled(PerTrajectory, cases=cases, spread=spread, indexation=self.indexering)


@dataclass(frozen=True, slots=True)
class PerTrajectory(IndexedForm):
    """A price per trajectory, from its case mix; `expected` is the volume the municipality counts on."""

    model: ClassVar[Model] = outputgericht
    record: ClassVar[type[IndexedIn]] = OutputgerichtIn
    cases: tuple[CaseType, ...]
    expected: Decimal
    fixed: Decimal | None = None
    spread: Spread | None = None
    indexation: tuple[Decimal, ...] = ()
    label: str = "Outputgericht (traject)"

    def faults(self) -> Iterator[Finding]:
        """Those of the numbers and of the case mix, whose shares sum to exactly 1."""
        yield from IndexedForm.faults(self)
        yield from _faults(self.cases)

    def terms(self) -> Iterator[AgreedTerm]:
        """The numbers, the case mix and the uncertainty."""
        yield from IndexedForm.terms(self)
        for row, case in enumerate(self.cases):
            yield from CasustypeIn.terms_in(case, ("casustypen", row), row)
        if self.spread is not None:
            yield from SpreidingIn.terms_in(self.spread, ("spreiding",))


def _faults(cases: Sequence[CaseType]) -> Iterator[Finding]:
    for number, case in enumerate(cases, 1):
        place = Place.words("casustypen", PathStep(f"{number} ({case.name})", (number - 1,)))
        yield from CasustypeIn.faults_in(case, place)
    if not make_one(case.part for case in cases):
        together = percent(sum((case.part for case in cases), ZERO), SHARE_DIGITS - 2)
        advice = "Laat de aandelen van de casustypen samen 1 zijn."
        yield fault(Place.of("casustypen"), f"De aandelen tellen op tot {together}, niet tot 100%.", advice)
