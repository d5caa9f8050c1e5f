"""Shown cents that add up, as formulas: the settling of `tarief.core.rounding.settle` by largest remainder.

Each amount is cut down to a cent, and the cents that are left go to the largest remainders, the first of equals
first. It stands in hidden columns behind the table, from a column with the exact amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import PLAIN

_TINY = Decimal("1e-6")
_HEADS = ("centen", "hele centen", "rest", "volgorde")


@dataclass(frozen=True, slots=True)
class Settling:
    """Where amounts are settled, with columns to work in; `scale` is how many decimals finer than a cent is shown."""

    exact: str
    work: tuple[str, str, str, str]
    scale: int = 0

    @classmethod
    def behind(cls, column: int, scale: int = 0) -> Settling:
        """Return columns of its own from this number on, the exact amounts in the first."""
        exact, *work = (get_column_letter(column + offset) for offset in range(5))
        return cls(exact, (work[0], work[1], work[2], work[3]), scale)

    def head(self, sheet: NewSheet, row: int, exact: str = "") -> None:
        """Name the columns to work in, and hide them; that of the exact amounts too if it has a name."""
        heads = dict(zip(self.work, _HEADS, strict=True)) | ({self.exact: exact} if exact else {})
        for column, label in heads.items():
            sheet.text(f"{column}{row}", label, PLAIN)
            sheet.hide(column)

    def write(self, sheet: NewSheet, first: int, amounts: Sequence[Decimal], total: str) -> list[str]:
        """Write the working of the amounts from row `first` on; return the formulas of what is shown of each."""
        per = 10 ** (2 + self.scale)
        cents = [(each * per).quantize(_TINY, ROUND_HALF_UP) for each in amounts]
        floors = [each.to_integral_value(ROUND_FLOOR) for each in cents]
        rests = [each - floor for each, floor in zip(cents, floors, strict=True)]
        last = first + len(amounts) - 1
        at_cents, at_floor, at_rest, at_rank = self.work
        left = f"ROUND({total}*{per},0)-SUM({at_floor}${first}:{at_floor}${last})"
        formulas = []
        for index, row in enumerate(range(first, last + 1)):
            rank = sum(rest > rests[index] for rest in rests) + rests[: index + 1].count(rests[index])
            sheet.formula(f"{at_cents}{row}", f"ROUND({self.exact}{row}*{per},6)", cents[index])
            sheet.formula(f"{at_floor}{row}", f"INT({at_cents}{row})", floors[index])
            sheet.formula(f"{at_rest}{row}", f"ROUND({at_cents}{row}-{at_floor}{row},6)", rests[index])
            larger = f"SUMPRODUCT(({at_rest}${first}:{at_rest}${last}>{at_rest}{row})*1)"
            equal = f"SUMPRODUCT(({at_rest}${first}:{at_rest}{row}={at_rest}{row})*1)"
            sheet.formula(f"{at_rank}{row}", f"{larger}+{equal}", Decimal(rank))
            formulas.append(f"({at_floor}{row}+IF({at_rank}{row}<={left},1,0))/{per}")
        return formulas
