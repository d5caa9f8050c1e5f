"""A difference between two prices as people read it: amounts with their sign, the steps of a bridge, its picture."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from api.charts.bridge import bridge
from api.web.outcome import Outcome, Target
from api.web.words import price
from tarief import Finding, Refused
from tarief.comparison import Comparison, Part
from tarief.core.amounts import signed_euro
from tarief.core.dutch import dutch, shown
from tarief.core.law import JEUGDWET
from tarief.core.units import Unit

Steps = list[tuple[str, Decimal]]


class Per(StrEnum):
    """What the difference is told by."""

    INPUT = "invoer"
    CHAPTER = "hoofdstuk"
    RUNG = "sport"
    LAW = "wet"


def signed(amount: Decimal, unit: Unit) -> str:
    """Write a difference with its sign: `+€ 4,57`, `−0,40%`."""
    if unit.money:
        return signed_euro(amount)
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{shown(abs(amount), unit)}"


def headline(comparison: Comparison, labels: tuple[str, str]) -> str:
    """Say the gap in one sentence: `Verschil: +€ 15,01 per uur (+27,6%), van € 54,46 naar € 69,47`."""
    a, b, unit = comparison.a.tarief, comparison.b.tarief, comparison.a.unit
    share = dutch(abs(comparison.gap) / abs(a) * 100, 1) if a else ""
    sign = "+" if comparison.gap > 0 else "−"
    part = f" ({sign}{share}%)" if share and comparison.gap else ""
    gap = signed(comparison.gap, unit)
    prices = f"van {price(a, unit)} ({labels[0]}) naar {price(b, unit)} ({labels[1]})"
    return f"Verschil: {gap} per {comparison.a.model.unit}{part}, {prices}"


def parts_of(comparison: Comparison, per: Per, law: str = JEUGDWET.key) -> tuple[Part, ...]:
    """Return the parts per chapter of the input, rung or element of a law; per input there are none."""
    match per:
        case Per.CHAPTER:
            return comparison.chapters
        case Per.RUNG:
            return tuple(part for part in comparison.by_rung if part.amount or part.parts)
        case Per.LAW:
            return comparison.by_element(law)
        case _:
            return ()


def steps_of(comparison: Comparison, per: Per = Per.INPUT, order: Sequence[str] | None = None) -> Steps:
    """Return the steps of the bridge from `a` to `b`, without those of nothing."""
    if order is not None:
        found = comparison.in_order(order).steps
        return [(comparison.label(key), amount) for key, amount in found.items() if amount]
    if per is Per.INPUT:
        return [(comparison.label(key), amount) for key, amount in comparison.contributions.items() if amount]
    return [(_capital(part.label), part.amount) for part in parts_of(comparison, per) if part.amount]


def picture_of(comparison: Comparison, steps: Steps, labels: tuple[str, str]) -> dict[str, Any]:
    """Return the Vega-Lite specification of the bridge; raises `Refused` for a price that is no amount of money."""
    if not comparison.a.unit.money:
        text = f"Van een uitkomst in {comparison.a.unit.label} is er geen brug."
        raise Refused((Finding("geen_brug", text, "Vraag de tabel of het werkboek."),))
    return bridge((labels[0], comparison.a.tarief), steps, (labels[1], comparison.b.tarief))


def of_comparison(
    comparison: Comparison, labels: tuple[str, str], per: Per = Per.INPUT, order: Sequence[str] | None = None
) -> Outcome:
    """Return a comparison in every form; raises `Refused` for an order that is none when it is asked for."""
    a, b = comparison.a, comparison.b

    def write(target: Target) -> None:
        from workbooks.write.result import write_comparison  # openpyxl takes long to load

        write_comparison(a, b, target, labels=labels)

    return Outcome(
        f"vergelijking-{a.model.key}-{a.on.isoformat()}",
        lambda: comparison.as_json(order=order),
        write,
        picture=lambda: picture_of(comparison, steps_of(comparison, per, order), labels),
    )


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
