"""How much of its sheets a file uses, counted by every format in the same way."""

from workbooks.read.guard.limits import (
    FEW_COLUMNS,
    MAXIMUM_BOX,
    MAXIMUM_CELLS,
    MAXIMUM_COLUMNS,
    MAXIMUM_EMPTY_CELLS,
    MAXIMUM_LONG_ROWS,
    MAXIMUM_MERGE,
    MAXIMUM_MERGES,
    MAXIMUM_ROWS,
)
from workbooks.read.guard.problems import Fault

#: The last row and the last column that a spreadsheet can have.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Count:
    """The cells of a whole file; the library passes over those that are `skipped`, others come from another file.

    `left_alone` names what could run or fetch something.
    """

    def __init__(self) -> None:
        self.linked = False
        self.left_alone: set[str] = set()
        self.filled = self.skipped = 0
        self.empty = 0

    def add_filled(self, cells: int = 1) -> None:
        """Count cells in which something stands."""
        self.filled += cells
        if self.filled > MAXIMUM_CELLS:
            text = f"In dit werkboek staan meer dan {_dutch(MAXIMUM_CELLS)} cellen."
            raise Fault("blad_te_groot", text)

    def add_empty(self) -> None:
        """Count a cell that only has a layout."""
        self.empty += 1
        if self.empty > MAXIMUM_EMPTY_CELLS:
            text = f"In dit werkboek hebben meer dan {_dutch(MAXIMUM_EMPTY_CELLS)} lege cellen een opmaak."
            raise Fault("blad_te_groot", text)

    def has_room(self, filled: int, empty: int) -> bool:
        """Tell whether so many more cells are not too many."""
        return self.filled + filled <= MAXIMUM_CELLS and self.empty + empty <= MAXIMUM_EMPTY_CELLS

    def add(self, filled: int, empty: int) -> None:
        """Count cells for which there is room."""
        self.filled += filled
        self.empty += empty


def _check_place(row: int, column: int) -> None:
    """Refuse a sheet that is filled too far down or too far to the right."""
    last = MAXIMUM_LONG_ROWS if column <= FEW_COLUMNS else MAXIMUM_ROWS
    if row > last or column > MAXIMUM_COLUMNS:
        text = (
            f"Op een blad staat iets voorbij rij {_dutch(last)} of kolom {MAXIMUM_COLUMNS} (IV), misschien per ongeluk."
        )
        advice = "Wis alle rijen onder en alle kolommen rechts van wat nodig is en bewaar het werkboek opnieuw."
        raise Fault("blad_te_groot", text, advice)


def check_box(rows: int, columns: int) -> None:
    """Refuse a rectangle that the library would keep in memory as a whole."""
    _check_place(rows, columns)
    if rows * columns > MAXIMUM_BOX:
        raise Fault("blad_te_groot", f"Een blad beslaat {_dutch(rows)} rijen en {columns} kolommen.")


def check_merge(cells: int, merges: int) -> None:
    """Refuse merged areas that are too large or too many; each is filled with its first cell."""
    if cells > MAXIMUM_MERGE or merges > MAXIMUM_MERGES:
        text = "Op een blad zijn veel te veel cellen samengevoegd."
        raise Fault("blad_te_groot", text, "Hef die samenvoeging op en bewaar het werkboek opnieuw.")


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def address(row: int, column: int) -> str:
    """Return the address of a cell: `C9`; nothing before the first one."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}" if letters and row else ""
