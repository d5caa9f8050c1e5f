"""The cost elements of each law with the amount this price has for them, the empty ones included."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.core.law import LAWS, Law


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its letter (`a`, or `a+c` where they cannot be separated), meaning and amount per unit."""

    letter: str
    meaning: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class LawView:
    """One law with its elements in order; the amounts sum to the cost price."""

    law: Law
    elements: tuple[Element, ...]
    total: Decimal


def laws(breakdown: Breakdown) -> tuple[LawView, ...]:
    """Return both laws."""
    return tuple(_view(law, breakdown.elements(law.key)) for law in LAWS.values())


def _view(law: Law, amounts: dict[str, Decimal]) -> LawView:
    covered = {letter for letters in amounts for letter in letters.split("+")}
    found = {letters: _element(law, letters, amount) for letters, amount in amounts.items()}
    found |= {letter: Element(letter, law.elements[letter], None) for letter in law.elements if letter not in covered}
    ordered = sorted(found.values(), key=lambda element: (element.letter == UNASSIGNED, element.letter))
    return LawView(law, tuple(ordered), sum(amounts.values(), Decimal(0)))


def _element(law: Law, letters: str, amount: Decimal) -> Element:
    if letters == UNASSIGNED:
        return Element("–", "door het model niet ingedeeld", amount)
    return Element(letters, law.describe(letters), amount)
