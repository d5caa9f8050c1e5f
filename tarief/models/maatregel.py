"""`maatregel`: what a child protection measure is declared at, from its first to its last day, at a tariff per month.

The administration protocol of the certified institutions declares whole months only: not the first month when it is
broken, and the last one in full. What a month costs is for `caseload`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tarief.core.days import typed_day
from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.core.units import GETAL, Euro, EuroPerMaand, Getal
from tarief.costmodel import CostModel
from tarief.model.declare import likely
from tarief.parameters import Library, Value
from tarief.parameters.wording import day

maatregel = CostModel(
    "maatregel",
    label="Declaratie van een maatregel per maand",
    unit="maatregel",
    quick=("maandtarief", "begindatum", "einddatum"),
    explanation="Jeugdbescherming of jeugdreclassering: het maandtarief maal de maanden die worden gedeclareerd.",
)
maatregel.group = "uitkomst"


@dataclass(frozen=True, slots=True)
class DeclaredMonths:
    """The months that are declared between two days, by the rule that the library names."""

    options: tuple[str, str] = ("begindatum", "einddatum")
    rule: str = "wet.declaratie_jb_jr"

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Count the months; raises Refused for what is no day, and where the rule leaves the number open."""
        first, last = (_day(chosen[option], option) for option in self.options)
        if last < first:
            raise _refused("einde_voor_begin", f"De maatregel eindigt op {day(last)}, voor het begin.", "einddatum")
        months = 12 * (last.year - first.year) + last.month - first.month + (first.day == 1)
        if not months:
            text = "Begin en einde liggen in dezelfde gebroken maand: die is de eerste en de laatste."
            raise _refused("maand_onbepaald", text, "gedeclareerde_maanden")
        rule, note = library.ask(self.rule, on), f"van {day(first)} tot en met {day(last)}"
        return replace(rule, key="gedeclareerde_maanden", value=Decimal(months), unit=GETAL, note=note)


def _day(text: str, option: str) -> date:
    if (found := typed_day(text)) is None:
        raise _refused("geen_datum", f"'{text[:40]}' is geen datum.", option)
    return found


def _refused(kind: str, text: str, key: str) -> Refused:
    advice = "Vul een datum in als 2026-03-15, of geef gedeclareerde_maanden zelf op."
    return Refused((Finding(kind, text, advice, Place.of(key)),))


maatregel.option("begindatum", "Eerste dag van de maatregel", explanation="Als 2026-03-15.")
maatregel.option("einddatum", "Laatste dag van de maatregel", explanation="Als 2026-08-20.")
maatregel.given(
    "maandtarief",
    "Tarief per maand",
    EuroPerMaand,
    likely=likely("", "20000"),
    english="Price per month",
    explanation="Het maandtarief dat voor de maatregel is afgesproken.",
)
maatregel.parameter(
    "gedeclareerde_maanden",
    "Maanden die worden gedeclareerd",
    Getal,
    DeclaredMonths(),
    likely=likely("", "240"),
    explanation="Hele kalendermaanden: de eerste gebroken maand niet, de laatste geheel.",
)


@maatregel.step("Declaratie van de maatregel", english="Amount declared", positive=True)
def tarief(maandtarief: EuroPerMaand, gedeclareerde_maanden: Getal) -> Euro:
    """Het maandtarief maal de maanden die worden gedeclareerd."""
    return maandtarief * gedeclareerde_maanden
