"""A price as a report: the ladder with the letters of both laws, and what each law names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED, named
from tarief.calculation.ladder import Rung, shares_of
from tarief.core.amounts import price
from tarief.core.dutch import with_small_letter
from tarief.core.law import LAWS, Law
from tarief.parameters.wording import day
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column, columns
from tarief.report.report import InputValue, Report
from tarief.report.tables import Table


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
    """Return both laws; none where the price is no amount of money."""
    return tuple(_view(law, breakdown.elements(law.key)) for law in LAWS.values() if breakdown.unit.money)


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


#: The key of the ladder, and what the sum of its costs is called.
LADDER, COST = "opbouw", "Kostprijs"
_TOGETHER, _NOTHING, _NO_AMOUNT = "samen de kostprijs", "–", "geen bedrag"


def report_of_price(breakdown: Breakdown) -> Report:
    """Return the price with its ladder, both laws, what a careful reader wants to know, and the input."""
    title = f"{breakdown.model.label}, peildatum {day(breakdown.on)}"
    assumed = f". {breakdown.assumption}" if breakdown.assumption else ""
    headline = f"{breakdown.model.label}: {price(breakdown.tarief, breakdown.unit)} per {breakdown.one}{assumed}"
    others = (_other_ladder(other).in_unit(other.unit) for other in breakdown.other_prices)
    elements = (_law(law).in_unit(breakdown.unit) for law in laws(breakdown))
    tables = (_ladder(breakdown).in_unit(breakdown.unit), *others, *elements)
    return Report(title, headline, tables, breakdown.findings, tuple(inputs_of(breakdown)))


def inputs_of(breakdown: Breakdown) -> Iterator[InputValue]:
    """Return every value that was not worked out, with its source."""
    for line in breakdown.lines:
        if breakdown.plan.nodes[line.key].formula is None:
            yield InputValue(line.key, line.value, source=line.source)


def _ladder(breakdown: Breakdown) -> Table:
    heads = (
        Column("sport", "Opbouw", Holds.TEXT),
        Column("bedrag", "Bedrag", Holds.PRICE),
        Column("deel", "Deel", Holds.WHOLE_SHARE),
        *(Column(law.key, law.title.split(maxsplit=1)[0], Holds.TEXT) for law in LAWS.values()),
    )
    shares = shares_of(breakdown.opbouw)
    rungs = [(rung, _rung(rung, share)) for rung, share in zip(breakdown.opbouw, shares, strict=True)]
    costs = [row for rung, row in rungs if rung.is_cost]
    others = [row for rung, row in rungs if not rung.is_cost]
    kostprijs = _NOTHING if breakdown.kostprijs is None else breakdown.kostprijs
    together = [(COST, kostprijs, None, "", "")] if breakdown.unit.money else []
    rows: list[tuple[Cell, ...]] = [*costs, *together, *others]
    price_label = named(breakdown)
    rows.append((price_label, breakdown.tarief, Decimal(1) if breakdown.tarief else None, "", ""))
    title = f"Opbouw van {'het ' if breakdown.unit.money else ''}{with_small_letter(price_label)}"
    return Table(LADDER, title, heads, tuple(rows), total=(COST, price_label))


def _other_ladder(breakdown: Breakdown) -> Table:
    """The ladder of another price than the first: all of it is cost."""
    key, label = breakdown.plan.result, breakdown.plan.nodes[breakdown.plan.result].label
    table = _ladder(breakdown)
    *rungs, last = (row for row in table.rows if row[0] != COST)
    rows = (*rungs, (label, *last[1:]))
    return replace(table, key=f"{LADDER}_{key}", title=f"Opbouw van {label.lower()}", rows=rows, total=label)


def _rung(rung: Rung, share: Decimal | None) -> tuple[Cell, ...]:
    letters = (rung.jeugdwet or _NOTHING, rung.wmo or _NOTHING)
    return (Worded(rung.label, key=rung.key), rung.amount, share, *letters)


def _law(view: LawView) -> Table:
    heads = (*columns(Holds.TEXT, onderdeel="", betekenis=""), Column("bedrag", "", Holds.PRICE))
    rows: list[tuple[Cell, ...]] = [
        (element.letter, element.meaning, _NO_AMOUNT if element.amount is None else element.amount)
        for element in view.elements
    ]
    rows.append(("", _TOGETHER, view.total))
    return Table(f"wet_{view.law.key}", view.law.article, heads, tuple(rows), total=_TOGETHER)
