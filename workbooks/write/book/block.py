"""Cells and rows as a file has them: a cell at a time through openpyxl takes five times as long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
#: A spreadsheet keeps no more digits than a double has.
_DOUBLE = Context(prec=17)


@dataclass(frozen=True, slots=True)
class WorkedCell:
    """A formula (without `=`) and the value it has now."""

    formula: str
    value: Decimal | str


#: What stands in a cell: a text, a number, what is worked out, or nothing.
Filled = str | Decimal | WorkedCell | None


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """Where the cells of a block stand, and the number of their look; `quoted` is that of a text like a formula."""

    letters: str
    look: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Block:
    """Rows at the end of a sheet; `area` is what the sheet takes up with them."""

    area: str
    content: bytes


def escape(text: str) -> str:
    """Write a text inside an element; a carriage return would be read as a line end."""
    return text.translate(_SIGNS)


def rows_as_xml(
    first: int, columns: Sequence[BlockColumn], rows: Sequence[Sequence[Filled]], heights: Sequence[float]
) -> Iterator[str]:
    """Yield each row as a sheet has it."""
    for number, (cells, height) in enumerate(zip(rows, heights, strict=True), first):
        inside = "".join(_cell(number, column, filled) for column, filled in zip(columns, cells, strict=True))
        yield f'<row r="{number}" ht="{height:g}" customHeight="1">{inside}</row>'


def _cell(row: int, column: BlockColumn, filled: Filled) -> str:
    quoted = isinstance(filled, str) and is_like_a_formula(filled)
    return cell_as_xml(f"{column.letters}{row}", column.quoted if quoted else column.look, filled)


def cell_as_xml(at: str, look: int, filled: Filled) -> str:
    """Return a cell as a sheet has it."""
    start = f'<c r="{at}" s="{look}"'
    if isinstance(filled, Decimal):
        return f"{start}><v>{digits(filled)}</v></c>"
    if isinstance(filled, WorkedCell):
        formula = f"<f>{escape(filled.formula)}</f>"
        if isinstance(filled.value, str):
            return f'{start} t="str">{formula}<v>{escape(filled.value)}</v></c>'
        return f"{start}>{formula}<v>{digits(filled.value)}</v></c>"
    if not filled:
        return f"{start}/>"
    kept = ' xml:space="preserve"' if filled != filled.strip() else ""
    return f'{start} t="inlineStr"><is><t{kept}>{escape(filled)}</t></is></c>'


def is_like_a_formula(text: str) -> bool:
    """Whether a program may take a text for a formula when it is typed again."""
    return text.startswith(("=", "+", "-", "@"))


def digits(value: Decimal) -> str:
    """Write a number as the file keeps it: no exponent, no more digits than a double has."""
    return format(_DOUBLE.plus(value), "f")
