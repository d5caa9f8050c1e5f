"""What stands in a table: a figure, a text, or a text that stands for more; and what a column holds."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Literal, Self

from tarief.core.amounts import euro, signed_euro
from tarief.core.dutch import decimals_of, dutch
from tarief.core.ties import rounded_decimal

Cell = Decimal | str | None


class Worded(str):
    """A text that stands for more: a figure in a unit of its own, or a row by its key. Data keeps both beside it."""

    value: Decimal | None
    key: str
    printed: str  # as a page writes it

    def __new__(cls, text: str, value: Decimal | None = None, key: str = "", printed: str = "") -> Self:
        """Return the text, with its number or its key."""
        made = super().__new__(cls, text)
        made.value, made.key, made.printed = value, key, printed or text
        return made

    def beside(self, column: str) -> dict[str, str | None]:
        """Return what data keeps beside the text."""
        number = {} if self.value is None else {f"{column}_getal": Holds.NUMBER.written(self.value)}
        return number | ({f"{column}_sleutel": self.key} if self.key else {})


Eenheid = Literal["tekst", "euro", "aandeel", "getal", "aantal", "uren"]


class Holds(Enum):
    """What a column holds: its unit, the decimals shown, those of the data, and what writes it."""

    TEXT = ("tekst", 0, 0)
    WORDED = ("tekst", 0, 6)
    EURO = ("euro", 0, 2)
    CENTS = ("euro", 2, 2)
    PRICE = ("euro", 2, 2, euro)
    CHANGE = ("euro", 2, 2, signed_euro)
    SHARE = ("aandeel", 1, 6)
    WHOLE_SHARE = ("aandeel", 0, 6)
    NUMBER = ("getal", 1, 6)
    COUNT = ("aantal", 0, 6)
    #: A count that a price is multiplied by: with the decimals that it has, or the product does not follow.
    QUANTITY = ("aantal", 2, 6)
    HOURS = ("uren", 0, 2)

    @property
    def unit(self) -> Eenheid:
        """The unit of the figures."""
        unit: Eenheid = self.value[0]
        return unit

    def shown(self, cell: Cell, rounding: str = ROUND_HALF_UP) -> str:
        """Write a cell as a Dutch reader sees it; nothing where there is no value."""
        if not isinstance(cell, Decimal):
            return cell or ""
        unit, decimals, _, *written = self.value
        if written:
            text: str = written[0](cell)
            return text
        if self in (Holds.HOURS, Holds.QUANTITY):
            decimals = decimals_of(cell, most=2)
        if rounding != ROUND_HALF_UP:
            cell = rounded_decimal(cell, decimals, rounding)
        return f"{dutch(cell.scaleb(2), decimals)}%" if unit == "aandeel" else dutch(cell, decimals)

    def written(self, cell: Cell) -> str | None:
        """Write a cell as data: decimals as text."""
        if not isinstance(cell, Decimal):
            return cell
        unit, _, decimals = self.value[:3]
        rounded = rounded_decimal(cell, decimals)
        return f"{rounded:f}" if unit == "euro" else f"{rounded.normalize():f}"
