"""A difference between two prices as a report: per input, per part with the inputs behind it, in an order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from string import ascii_uppercase
from typing import Final

from tarief.calculation import Breakdown
from tarief.comparison import Comparison, GapPart, RungPart
from tarief.core.amounts import price, signed
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.core.law import LAWS
from tarief.core.pictures import BridgePicture
from tarief.core.units import finest
from tarief.report.beside import MISSING, PRICE, rung_rows, sums_note, tariffs
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table

#: Below a rung or an element its inputs, the largest first; the rest of them as one line.
MOST: Final = 6
_OTHER_INPUTS: Final = "overige"

#: What the sides are called.
Labels = tuple[str, ...]


def side_labels(names: Sequence[str], products: Sequence[str]) -> Labels:
    """What tells the sides apart: the names of the files, or where some are the same of the products."""
    if _all_differ(names):
        return tuple(names)
    if all(products) and _all_differ(products):
        return tuple(products)
    return tuple(f"{letter}: {name}" for letter, name in zip(ascii_uppercase, names, strict=False))


def _all_differ(texts: Sequence[str]) -> bool:
    return len(set(texts)) == len(texts)


def behind(part: GapPart, comparison: Comparison) -> list[tuple[str, Decimal]]:
    """The inputs behind a part, largest first; none where the part has one and is named as it."""
    found = sorted(part.parts.items(), key=lambda item: -abs(item[1]))
    if len(found) == 1 and comparison.label(found[0][0]) == part.label:
        return []
    rows = [(comparison.label(key), amount) for key, amount in found[:MOST] if amount]
    rest = sum((amount for _, amount in found[MOST:]), Decimal(0))
    return [*rows, (_OTHER_INPUTS, rest)] if rest else rows


#: The key of the table that tells the difference one way or another.
PLACE = "verdeling"
_GAP = "Verschil"
_SAME = Finding("zelfde_invoer", "De twee berekeningen hebben dezelfde invoer.", "", severity=Severity.NOTE)
#: What the key of an element of a law is made of: `a`, `a+c`.
_LETTERS = set("abcdef+")


class Per(StrEnum):
    """What the difference is told by."""

    INPUT = "invoer"
    CHAPTER = "hoofdstuk"
    RUNG = "sport"
    LAW = "wet"


_TITLES = {Per.CHAPTER: "Het verschil per hoofdstuk van de invoer", Per.RUNG: "Het verschil per trede van de opbouw"}


def report_of_comparison(
    comparison: Comparison, labels: Labels, per: Per = Per.INPUT, order: Sequence[str] | None = None
) -> Report:
    """Return the difference told one way; raises `Refused` for an order that is none."""
    findings = comparison.findings if order is None else comparison.told_of_both
    tables: tuple[Table, ...] = ()
    others = _of_other_prices(comparison, labels) if order is None and per is Per.INPUT else ()
    if not comparison.contributions and not others:
        findings = (_SAME, *comparison.told_of_both)
    elif order is not None:
        tables = (order_table(comparison, order),)
    else:
        tables = (input_table(comparison, labels),) if per is Per.INPUT else part_tables(comparison, per)
    title = f"Verschil tussen {labels[0]} en {labels[1]}"
    pictures = tuple(_bridges(comparison, labels, per, order))
    shown = (*(table.in_unit(comparison.unit) for table in tables), *others)
    return Report(title, headline(comparison, labels), shown, findings, pictures=pictures)


def headline(comparison: Comparison, labels: Labels) -> str:
    """Say the gap in one sentence: `Verschil: +€ 15,01 per uur (+27,6%), van € 54,46 naar € 69,47`."""
    a, b, unit = comparison.a.tarief, comparison.b.tarief, comparison.unit
    share = dutch(abs(comparison.gap) / abs(a) * 100, 1) if a else ""
    sign = "+" if comparison.gap > 0 else "−"
    part = f" ({sign}{share}%)" if share and comparison.gap else ""
    gap = signed(comparison.gap, unit)
    prices = f"van {price(a, unit)} ({labels[0]}) naar {price(b, unit)} ({labels[1]})"
    return f"Verschil: {gap} per {comparison.a.per}{part}, {prices}"


def input_table(comparison: Comparison, labels: Labels) -> Table:
    """Return what each input is on both sides and what it contributes."""
    unit = comparison.unit
    columns = (
        Column("door", "Verschil door", Holds.TEXT),
        *(Column(side, label, Holds.WORDED) for side, label in zip("ab", labels, strict=True)),
        Column("bijdrage", "Bijdrage", Holds.CHANGE),
    )
    rows: list[tuple[Cell, ...]] = [
        (Worded(comparison.label(key), key=key), *comparison.values(key), amount)
        for key, amount in comparison.contributions.items()
    ]
    ends = (Worded(price(side.tarief, unit), side.tarief) for side in (comparison.a, comparison.b))
    rows.append((PRICE, *ends, comparison.gap))
    note = comparison.method.explanation
    return Table(PLACE, "Het verschil per invoer", columns, tuple(rows), note=note, total=PRICE)


def _of_other_prices(comparison: Comparison, labels: Labels) -> tuple[Table, ...]:
    """The same of each other price that differs, for models that price several products."""
    return tuple(
        replace(
            input_table(one, labels),
            key=f"{PLACE}_{one.a.plan.result}",
            title=f"{one.a.plan.nodes[one.a.plan.result].label}: het verschil per invoer",
        ).in_unit(one.unit)
        for one in comparison.other_prices
        if one.contributions
    )


def part_tables(comparison: Comparison, per: Per) -> tuple[Table, ...]:
    """Return the difference per chapter, per rung, or per element of each law, with the inputs behind each part."""
    *tables, last = (_parts(comparison, *table) for table in _told(comparison, per))
    return (*tables, replace(last, note=comparison.method.explanation))


def _told(comparison: Comparison, per: Per) -> list[tuple[str, str, Sequence[GapPart]]]:
    if per is Per.LAW and comparison.unit.money:
        return [(f"{PLACE}-{law.key}", law.article, comparison.by_element(law.key)) for law in LAWS.values()]
    rungs = tuple(part for part in comparison.by_rung if part.amount or part.parts)
    return [(PLACE, _TITLES.get(per, _TITLES[Per.RUNG]), comparison.chapters if per is Per.CHAPTER else rungs)]


def order_table(comparison: Comparison, order: Sequence[str]) -> Table:
    """Return the steps in one order beside their mean over every order. Refused for a key that is no difference."""
    bridge = comparison.in_order(order)
    columns = (
        Column("stap", "Stap", Holds.TEXT),
        Column("in_volgorde", "In deze volgorde", Holds.CHANGE),
        Column("gemiddeld", "Gemiddeld over alle", Holds.CHANGE),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            Worded(f"{number}. {comparison.label(key)}", key=key),
            amount,
            comparison.contributions.get(key, Decimal(0)),
        )
        for number, (key, amount) in enumerate(bridge.steps.items(), 1)
    ]
    gap = comparison.gap
    rows.append((_GAP, gap, gap))
    return Table(PLACE, "Het verschil in één volgorde", columns, tuple(rows), note=bridge.note, total=_GAP)


def ladder_table(a: Breakdown, b: Breakdown, labels: Labels) -> Table:
    """Return the rungs of both ladders beside each other; what a side has in parts is told as their sum."""
    columns = (
        Column("sport", "Trede", Holds.TEXT),
        *(Column(side, label, Holds.WORDED) for side, label in zip("ab", labels, strict=True)),
        Column("verschil", _GAP, Holds.CHANGE),
    )
    alike = a.unit == b.unit
    rows: list[tuple[Cell, ...]] = [
        (label, *cells, _difference(*amounts) if alike else "") for label, cells, amounts in rung_rows((a, b))
    ]
    rows.append((PRICE, *tariffs((a, b)), b.tarief - a.tarief if alike else ""))
    note = sums_note(rows)
    table = Table("opbouw", "Beide opbouwen naast elkaar", columns, tuple(rows), note=note, total=PRICE)
    return table.in_unit(finest(a.unit, b.unit))


def _difference(a: Decimal | None, b: Decimal | None) -> Cell:
    """How much more a rung is in the second ladder; nothing where the difference stands at a sum above it."""
    return "" if a is None or b is None else b - a


def _bridges(comparison: Comparison, labels: Labels, per: Per, order: Sequence[str] | None) -> Iterator[BridgePicture]:
    """The picture beside each table; none for a price that is no amount of money."""
    if not comparison.unit.money:
        return
    sides = zip(labels, (comparison.a, comparison.b), strict=True)
    ends = [(f"{label} (prognose)" if side.assumption else label, side.tarief) for label, side in sides]
    if order is not None or per is Per.INPUT:
        steps = comparison.contributions if order is None else comparison.in_order(order).steps
        named = tuple((_capital(comparison.label(key)), amount) for key, amount in steps.items())
        title = "Van A naar B, per invoer" if order is None else "Van A naar B, in deze volgorde"
        yield BridgePicture(PLACE, title, ends[0], named, ends[1], comparison.unit)
        return
    for key, title, parts in _told(comparison, per):
        named = tuple((_capital(part.label), part.amount) for part in parts)
        yield BridgePicture(key, title, ends[0], named, ends[1], comparison.unit)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _parts(comparison: Comparison, key: str, title: str, parts: Sequence[GapPart]) -> Table:
    letters = any(isinstance(part, RungPart) for part in parts)
    marks = [Column(law.key, law.title.split(maxsplit=1)[0], Holds.TEXT) for law in LAWS.values() if letters]
    rows, inside = list[tuple[Cell, ...]](), set[int]()
    for part in parts:
        own = (part.jeugdwet or MISSING, part.wmo or MISSING) if isinstance(part, RungPart) else ()
        rows.append((_named(part), part.amount, *own))
        for label, amount in behind(part, comparison):
            inside.add(len(rows))
            rows.append((label, amount, *("" for _ in marks)))
    rows.append((_GAP, comparison.gap, *("" for _ in marks)))
    columns = (Column("onderdeel", "Onderdeel", Holds.TEXT), Column("verschil", _GAP, Holds.CHANGE), *marks)
    return Table(key, title, columns, tuple(rows), total=_GAP, inside=frozenset(inside))


def _named(part: GapPart) -> Worded:
    is_element = not isinstance(part, RungPart) and set(part.key) <= _LETTERS
    text, printed = (f"{part.key}{space}" if is_element else "" for space in ("  ", ". "))
    return Worded(text + part.label, key=part.key, printed=printed + _capital(part.label))
