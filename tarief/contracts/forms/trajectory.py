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

from tarief.contracts.answer import AskedForm, FormKind
from tarief.contracts.fields import Fields
from tarief.contracts.form import AgreedTerm
from tarief.contracts.forms.indexed import INDEXED, AgreedNumber, IndexedForm
from tarief.contracts.limits import ONE, ZERO, fault, not_negative, positive, share
from tarief.contracts.reading_corridor import around
from tarief.contracts.years import contract_model
from tarief.core.expression import square_root, weighted
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import Aandeel, Euro, Getal
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
        refuse(
            (
                *not_negative(
                    self.variation, Place.words("spreiding", "variatiecoefficient"), "De variatiecoëfficiënt"
                ),
                *not_negative(self.z, Place.words("spreiding", "z_waarde"), "De z-waarde"),
            )
        )


@dataclass(frozen=True, slots=True)
class PerTrajectory(IndexedForm):
    """A price per trajectory, from its case mix; `expected` is the volume the municipality counts on."""

    model: ClassVar[Model] = outputgericht
    numbers: ClassVar[tuple[AgreedNumber, ...]] = (
        AgreedNumber("vaste_kosten", "fixed", "De vaste kosten per traject", not_negative, otherwise=ZERO),
        AgreedNumber("verwacht_volume", "expected", "Het verwachte volume", positive),
    )
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
            for key, value in (("aandeel", case.part), ("uren", case.hours), ("tarief", case.tariff)):
                yield AgreedTerm(key, value, ("casustypen", row, key), row)
        if self.spread is not None:
            yield AgreedTerm("variatiecoefficient", self.spread.variation, ("spreiding", "variatiecoefficient"))
            yield AgreedTerm("z_waarde", self.spread.z, ("spreiding", "z_waarde"))


def _read(fields: Fields, years: Sequence[int]) -> AskedForm | None:
    """Read everything before anything is worked out: what is refused must not hide what follows it."""
    del years
    cases = tuple(
        CaseType(item.text("naam"), item.number("aandeel"), item.number("uren"), item.number("tarief"))
        for item in fields.rows("casustypen")
    )
    fixed = fields.number("vaste_kosten") if fields.has("vaste_kosten") else None
    indexation = fields.numbers("indexering")
    expected = fields.checked("verwacht_volume", positive, "Het verwachte volume")
    spread = _spread(fields) if fields.has("spreiding") else None
    form = fields.made(lambda: PerTrajectory(cases, expected, fixed, spread, indexation))
    return AskedForm.of(fields, around(fields, form))


def _spread(fields: Fields) -> Spread | None:
    item = fields.table("spreiding")
    variation, z = item.number("variatiecoefficient"), item.number("z_waarde")
    item.close()
    return fields.made(lambda: Spread(variation, z), "spreiding")


def _faults(cases: Sequence[CaseType]) -> Iterator[Finding]:
    for number, case in enumerate(cases, 1):
        place = Place.words("casustypen", PathStep(f"{number} ({case.name})", (number - 1,)))
        yield from share(case.part, place / "aandeel", "Het aandeel")
        yield from not_negative(case.hours, place / "uren", "Het aantal uren")
        yield from not_negative(case.tariff, place / "tarief", "Het tarief")
    together = sum((case.part for case in cases), ZERO)
    if together != ONE:
        advice = "Laat de aandelen van de casustypen samen precies 1 zijn."
        yield fault(Place.of("casustypen"), f"De aandelen tellen op tot {together}, niet tot 1.", advice)


KIND = FormKind("outputgericht", _read)
