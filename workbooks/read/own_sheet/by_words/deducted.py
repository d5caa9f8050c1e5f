"""Income that a sheet takes off its costs: counted where the price that the sheet prints shows that it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import localcontext

from tarief.calculation.inputs import Stated
from tarief.core.number import EXACT
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.values.inputs import ANY_DAY, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised

_INCOME = "vergoeding_van_buiten"
_WHY = "wel van de kosten afgetrokken, want zo komt het blad op zijn prijs"


def with_deductions(product: ProductReading, aside: Bin, on: date | None) -> ProductReading:
    """Return a product with its other income taken off, where only so every price comes out as it is printed.

    The model has no line of its own for it: it is counted with what only the sheet knows.
    """
    lines = [line for line in product.outside if line.concept == _INCOME and line.options]
    asked = any(value.question for value in product.values)
    if len(lines) != 1 or asked or not product.prices or _fits(product, on):
        return product
    line = lines[0]
    made = replace(product, outside=tuple(_counted(each) if each is line else each for each in product.outside))
    if not _fits(made, on):
        return product
    of_line = ((found.sheet, found.seen.address) == (line.sheet, line.cell) for found, _ in aside.unused)
    pairs = zip(aside.unused, of_line, strict=True)
    aside.unused[:] = [(found, f"{why}; {_WHY}" if own else why) for (found, why), own in pairs]
    return made


def _counted(line: Recognised) -> Recognised:
    """A line of income with what it sets: a cost below nothing."""
    with localcontext(EXACT):
        amount = -abs(line.options[0].value)
    return replace(line, options=(Meaning(UNNAMED, UNNAMED, ((UNNAMED, Stated(amount)),)),), explanation=_WHY)


def _fits(product: ProductReading, on: date | None) -> bool:
    """Whether the model comes to every price that is printed."""
    outcome = outcome_on(opgave_of(product, {}, on or ANY_DAY), on)
    if outcome is None:
        return False
    ours = {"tarief": outcome.tarief, "kostprijs": outcome.kostprijs}
    return all(product.prints(key, ours.get(key)) for key in product.prices)
