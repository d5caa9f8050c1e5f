"""`write_comparison`: two calculations in one book, side by side per line, and where their difference comes from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.comparison import Comparison, compare
from tarief.core.findings import Refused
from tarief.core.units import finest
from tarief.report.tables import Table
from workbooks.read.template.names import COMPARISON_KIND, COMPARISON_SHEET, KIND_PROPERTY, RECEIPT_SHEET
from workbooks.write.book.book import NewBook, NewSheet, Target
from workbooks.write.book.look import BIG, FIGURE, SOFT, TEXT, TOTAL, TOTAL_FIGURE, Style, big_format, signed
from workbooks.write.report.tables import write_tables
from workbooks.write.result.contributions import (
    CROSSING_SHEET,
    write_contributions,
    write_crossing,
    write_reason,
    write_remark,
)
from workbooks.write.result.lines import Side, write_choices, write_lines
from workbooks.write.result.remarks import write_receipt
from workbooks.write.result.rows import NOTHING
from workbooks.write.result.writing import add_result

BESIDE_SHEET = "Alle prijzen"
_WIDTHS = {"A": 1.5, "B": 46, "C": 18, "D": 18, "E": 18, "F": 22, "G": 1.5}
_SETTLED = (
    "De bedragen van een opbouw zijn zo afgerond dat ze samen precies het tarief zijn. "
    "Een bedrag kan daardoor een cent anders zijn dan dezelfde regel hieronder, die op zichzelf is afgerond."
)


def write_comparison(
    a: Breakdown, b: Breakdown, path: Target, *, labels: tuple[str, ...] = ("A", "B"), beside: Table | None = None
) -> None:
    """Write two calculations with live formulas; what each input adds to the difference is worked out at writing."""
    book = NewBook(f"{COMPARISON_SHEET} {' – '.join(labels)}")
    book.mark(KIND_PROPERTY, COMPARISON_KIND)
    sheet = book.sheet(COMPARISON_SHEET)
    comparison: Comparison | Refused
    try:
        comparison = compare(a, b)
    except Refused as refused:
        comparison = refused
    if isinstance(comparison, Comparison) and comparison.contributions:
        write_crossing(book.sheet(CROSSING_SHEET), comparison)
    sides, keys = [], _with_ladder(a, b)
    for letter, label, breakdown in zip("AB", labels, (a, b), strict=True):
        written = add_result(book, breakdown, aanbieder=label, number=f" {letter}", climbs_of=keys)
        write_receipt(book.sheet(f"{RECEIPT_SHEET} {letter}"), breakdown)
        sides.append(Side(label, breakdown, written))
    _write_sheet(sheet, sides[0], sides[1], comparison)
    if beside is not None:
        write_tables(book.sheet(BESIDE_SHEET), beside.title, (beside,))
    book.save(path)


def _write_sheet(sheet: NewSheet, a: Side, b: Side, comparison: Comparison | Refused) -> None:
    sheet.widths(_WIDTHS)
    models = dict.fromkeys((a.breakdown.model.label, b.breakdown.model.label))
    days = dict.fromkeys(f"{side.breakdown.on:%d-%m-%Y}" for side in (a, b))
    sheet.top(COMPARISON_SHEET, f"{' en '.join(models)} · peildatum {' en '.join(days)}")
    _write_prices(sheet, a, b)
    row, gaps = _write_every_price(sheet, 7, a, b)
    row = sheet.heading(row, "F", "Waar het verschil vandaan komt")
    if isinstance(comparison, Refused):
        row = write_reason(sheet, row, comparison)
    else:
        row = write_contributions(sheet, row, a, b, comparison, "E5")
    row = _write_ladders(sheet, sheet.heading(row + 1, "F", "Opbouw van beide tarieven"), a, b)
    if isinstance(comparison, Comparison):
        row = _write_other_gaps(sheet, row, a, b, comparison, gaps)
    for key in _with_ladder(a.breakdown, b.breakdown):
        one, other = a.for_price(key), b.for_price(key)
        title = f"Opbouw van beide: {one.price.plain_label}"
        row = _write_ladders(sheet, sheet.heading(row + 1, "F", title), one, other)
    row = write_choices(sheet, row + 1, a, b)
    row = write_lines(sheet, sheet.heading(row + 1, "F", "Alle regels naast elkaar"), a, b)
    sheet.printed(landscape=False, area=f"A1:G{row - 1}", footer=COMPARISON_SHEET)


def _with_ladder(a: Breakdown, b: Breakdown) -> list[str]:
    """The other prices of both sides of which either has a ladder of more than one rung."""
    shared = [key for key in a.results if key in b.results and key not in (a.plan.result, b.plan.result)]
    return [key for key in shared if max(len(side.ladder(key)) for side in (a, b)) > 1]


def _write_every_price(sheet: NewSheet, row: int, a: Side, b: Side) -> tuple[int, dict[str, str]]:
    """Write the prices of both sides, where there are several; return the row after them and where each gap stands."""
    gaps = dict[str, str]()
    keys = list(dict.fromkeys((*a.breakdown.results, *b.breakdown.results)))
    if len(keys) == 1 or max(len(side.breakdown.results) for side in (a, b)) == 1:
        return row, gaps
    row = sheet.heading(row, "F", "Alle prijzen")
    sheet.heads(row, ("Prijs", a.label, b.label, "Verschil", "Eenheid"), "CDE")
    for key in keys:
        row += 1
        prices = [side.written.names.prices.get(key) for side in (a, b)]
        known = [price for price in prices if price is not None]
        sheet.text(f"B{row}", known[0].plain_label, TEXT)
        for column, side, price in zip("CD", (a, b), prices, strict=True):
            if price is None:
                sheet.text(f"{column}{row}", NOTHING, FIGURE)
            else:
                style = FIGURE.but(number_format=price.unit.cell_format)
                sheet.formula(f"{column}{row}", side.at(price.key), price.value, style)
        gaps[key] = f"E{row}"
        if len({price.unit for price in known}) == 1 < len(known):
            style = FIGURE.but(number_format=signed(finest(*(price.unit for price in known))))
            sheet.formula(f"E{row}", f"D{row}-C{row}", known[1].value - known[0].value, style)
        else:
            sheet.text(f"E{row}", NOTHING, FIGURE)
        sheet.text(f"F{row}", known[0].unit.label, TEXT.but(colour=SOFT))
    return row + 2, gaps


def _write_other_gaps(
    sheet: NewSheet, row: int, a: Side, b: Side, comparison: Comparison, gaps: Mapping[str, str]
) -> int:
    """Write where the gap of each other price comes from; return the row after it."""
    for other in comparison.other_prices:
        if other.contributions:
            key = other.a.plan.result
            one, two = a.for_price(key), b.for_price(key)
            title = f"Waar het verschil vandaan komt: {one.price.plain_label}"
            row = write_contributions(sheet, sheet.heading(row + 1, "F", title), one, two, other, gaps[key])
    return row


def _write_prices(sheet: NewSheet, a: Side, b: Side) -> None:
    small = Style(colour=SOFT, wrap=True)
    for column, side in zip("BC", (a, b), strict=True):
        price = side.price
        sheet.text(f"{column}4", f"{side.label}: {price.plain_label}", small)
        style = BIG.but(size=22, number_format=big_format(price.unit))
        sheet.formula(f"{column}5", side.at(price.key), price.value, style)
    sheet.merge("C4:D4", small)
    sheet.merge("C5:D5", BIG)
    sheet.style("C5", BIG.but(size=22, number_format=big_format(b.price.unit)))
    sheet.raw.row_dimensions[5].height = 36
    if a.breakdown.unit == b.breakdown.unit:
        gap = b.breakdown.tarief - a.breakdown.tarief
        sheet.text("E4", "Verschil", small)
        style = BIG.but(
            size=22, colour=SOFT, bold=False, number_format=signed(finest(a.breakdown.unit, b.breakdown.unit))
        )
        sheet.formula("E5", "C5-B5", gap, style)


def _write_ladders(sheet: NewSheet, row: int, a: Side, b: Side) -> int:
    sheet.heads(row, ("Onderdeel", a.label, b.label, "Verschil", "Eenheid"), "CDE")
    for key in dict.fromkeys((*a.ladder.rungs, *b.ladder.rungs)):
        row += 1
        label = next(rung.label for side in (a, b) for rung in side.breakdown.opbouw if rung.key == key)
        _write_pair(sheet, row, label, [(side, side.ladder.rungs.get(key)) for side in (a, b)], total=False)
    row += 1
    _write_pair(sheet, row, a.price.plain_label, [(side, side.ladder.last) for side in (a, b)], total=True)
    several = max(len(side.ladder.rungs) for side in (a, b)) > 1
    return write_remark(sheet, row + 1, _SETTLED) if several else row + 1


def _write_pair(
    sheet: NewSheet, row: int, label: str, sides: Sequence[tuple[Side, int | None]], *, total: bool
) -> None:
    """Write one amount of both sides and their difference; what one side does not have is nothing there."""
    values = []
    figure, text = (TOTAL_FIGURE, TOTAL) if total else (FIGURE, TEXT)
    sheet.text(f"B{row}", label, text)
    for column, (side, at) in zip("CD", sides, strict=True):
        style = figure.but(number_format=side.breakdown.unit.cell_format)
        if at is None:
            values.append(Decimal(0))
            sheet.number(f"{column}{row}", values[-1], style.but(number_format='"–"'))
        else:
            formula, value = side.rung(at)
            values.append(value)
            sheet.formula(f"{column}{row}", formula, value, style)
    unit, other = (side.breakdown.unit for side, _ in sides)
    if unit == other:
        difference = figure.but(number_format=signed(finest(unit, other)))
        sheet.formula(f"E{row}", f"D{row}-C{row}", values[1] - values[0], difference)
    else:
        sheet.style(f"E{row}", figure)
    sheet.text(f"F{row}", unit.label, text.but(colour=SOFT, bold=False))
