"""`write_result`: the outcome, the calculation behind it, the findings and the receipt, each on its own sheet."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tarief.calculation import Breakdown
from tarief.core.days import DAY
from tarief.negotiation.growth import Growth
from workbooks.read.template.names import (
    CALCULATION_SHEET,
    GIVEN,
    GIVEN_PART,
    KIND_PROPERTY,
    MARK_SHEET,
    OUTCOME_SHEET,
    PRODUCT,
    PROVIDER,
    RECEIPT_SHEET,
    RESULT_KIND,
    TEMPLATE_VERSION,
)
from workbooks.write.book.book import NewBook, NewSheet, Target
from workbooks.write.book.look import PLAIN
from workbooks.write.result.calculation import write_calculation
from workbooks.write.result.growth import write_growth
from workbooks.write.result.ladder import Ladder
from workbooks.write.result.names import Names
from workbooks.write.result.outcome import LADDERS_SHEET, write_ladders, write_outcome
from workbooks.write.result.remarks import write_findings, write_receipt
from workbooks.write.result.rows import ALLOCATION_SHEET, ROWS_SHEET, tables_of, write_allocations, write_rows


def write_result(
    breakdown: Breakdown, path: Target, *, aanbieder: str = "", product: str = "", growth: Growth | None = None
) -> None:
    """Write a result to a path or stream, every step a live formula with its value; always the same bytes.

    `growth` is how an agreed tariff is grown into.
    """
    book = NewBook(" – ".join(part for part in (breakdown.model.label, product, aanbieder) if part))
    book.mark(KIND_PROPERTY, RESULT_KIND)
    written = add_result(book, breakdown, aanbieder=aanbieder, product=product)
    if growth is not None:
        write_growth(book, breakdown, written.names, growth)
    labels = {key: quantity.label for key, quantity in breakdown.model.quantities.items()}
    write_findings(book.sheet("Bevindingen"), breakdown.findings, breakdown.model.label, labels)
    write_receipt(book.sheet(RECEIPT_SHEET), breakdown)
    _write_given(book.sheet(MARK_SHEET, state="veryHidden"), breakdown, aanbieder, product)
    book.save(path)


def _write_given(mark: NewSheet, breakdown: Breakdown, aanbieder: str, product: str) -> None:
    """Write what the result was worked out from, so that the book can be read again."""
    said = {"model": breakdown.model.key, "versie": TEMPLATE_VERSION, DAY: breakdown.on.isoformat()}
    said |= {key: text for key, text in ((PROVIDER, aanbieder), (PRODUCT, product)) if text}
    # A cell loses spaces at its ends.
    given = json.dumps(breakdown.stated, separators=(",", ":")).replace(" ", "\\u0020")
    parts = [given[at : at + GIVEN_PART] for at in range(0, len(given), GIVEN_PART)]
    for row, (key, text) in enumerate((*said.items(), *((GIVEN, part) for part in parts)), 1):
        mark.texts(row, PLAIN, A=key, B=text)


@dataclass(frozen=True, slots=True)
class Written:
    """Where a calculation stands in a book: its names, and by the key of a price the sheet and place of its ladder."""

    names: Names
    ladders: Mapping[str, tuple[NewSheet, Ladder]]


def add_result(
    book: NewBook,
    breakdown: Breakdown,
    *,
    aanbieder: str = "",
    product: str = "",
    number: str = "",
    climbs_of: Collection[str] = (),
) -> Written:
    """Add the sheets of one calculation to a book; `number` sets them apart from those of another.

    A price of `climbs_of` has its ladder also where that is one rung.
    """
    names = Names(breakdown, CALCULATION_SHEET + number)
    outcome = book.sheet(OUTCOME_SHEET + number)
    climbs, ladders = names.others(breakdown, climbs_of), dict[str, tuple[NewSheet, Ladder]]()
    if climbs:
        sheet = book.sheet(LADDERS_SHEET + number)
        ladders = {key: (sheet, ladder) for key, ladder in write_ladders(sheet, breakdown, names, climbs).items()}
    if breakdown.settled:
        write_allocations(book.sheet(ALLOCATION_SHEET + number), breakdown, names)
    if tables := tables_of(breakdown):
        write_rows(book.sheet(ROWS_SHEET + number), breakdown, names, tables)
    write_calculation(book, book.sheet(names.sheet), breakdown, names)
    ladders[names.result] = outcome, write_outcome(outcome, breakdown, names, aanbieder, product)
    return Written(names, ladders)
