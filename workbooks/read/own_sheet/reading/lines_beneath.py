"""A cell below a price as a line of what was understood: it sets no input."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tarief.core.expression import Expression
from workbooks.read.own_sheet.roles.cell_below import Cell, Kind
from workbooks.read.own_sheet.values.types import Recognised

#: What is said of a cell below a price.
TOLD = "Zo staat het in het blad; verwerkt in de prijs, zoals het blad rekent."
_IN_WORDS = {
    "brutoloon": "het brutoloon", "brutoloon_en_vakantietoeslag": "het brutoloon met vakantietoeslag",
    "loon_met_toeslagen": "het loon met toeslagen",
    "contracturen": "de contracturen",
    "loonkosten": "de loonkosten", "directe_kosten": "de directe kosten", "totale_kosten": "de totale kosten",
    "omzet": "de omzet", "kostprijs": "de kostprijs", "tarief": "het tarief", "uren_na_verlof": "de uren na verlof",
}  # fmt: skip
#: What an amount may be for that is no unit: a client, a house.
_NO_UNIT = ("", "anders")


def line_of(cell: Cell, key: str, kind: Kind, base: str, confidence: float) -> Recognised:
    """Return a cell as what it is, with of what it is a part, and how sure that is."""
    at = cell.at
    place = (at.grid.name, at.seen.address)
    unit = f"euro_per_{cell.per}" if kind is Kind.EURO and cell.per not in _NO_UNIT else kind.value
    return Recognised(
        key, cell.value(kind), unit, base, *place, at.label.strip(), confidence, cells=(place,),
        shown=at.seen.cell.text, explanation=f"Een deel van {_IN_WORDS[base]}. {TOLD}" if base else TOLD,
    )  # fmt: skip


def numbers_written(rule: object) -> Iterator[Decimal]:
    """Give the numbers that a rule is written with."""
    if isinstance(rule, Expression):
        if rule.op == "number":
            yield Decimal(str(rule.args[0]))
        for part in rule.args:
            yield from numbers_written(part)
