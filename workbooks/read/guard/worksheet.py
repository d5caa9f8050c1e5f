"""What one sheet of an .xlsx claims: cells, the last row and column, merged areas, lists of areas."""

import re

from workbooks.read.guard.box import LAST_COLUMN, LAST_ROW, Count, address, check_merge
from workbooks.read.guard.limits import MAXIMUM_AREAS, MAXIMUM_MERGE
from workbooks.read.guard.markup import Watcher
from workbooks.read.guard.problems import Fault
from workbooks.read.guard.rows import CountedRows

_DIGITS = "0123456789"
#: Whole columns or rows.
_WHOLE = re.compile(r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}")
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_FILLED = frozenset({"v", "f", "is"})
_columns: dict[str, int] = {}


class WorksheetWatcher(Watcher):
    """Watches one sheet; the cells are counted over all sheets."""

    def __init__(self, count: Count) -> None:
        self.count = count
        self._row = self._column = 0
        self._digits = ""
        self._open = False
        self._areas = self._merges = 0

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Count cells when something turns out to stand in them; check what lists areas."""
        if name == "c":
            if self._open:
                self.count.add_empty()
            self._open = True
            if "r" in attributes:
                self._at(attributes["r"])
            else:
                self._column += 1
        elif name in _FILLED:
            if self._open:
                self._open = False
                self.count.add_filled()
        elif name == "row":
            self._start_row(attributes.get("r"))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif "sqref" in attributes:
            self._areas += attributes["sqref"].count(" ") + 1
            if self._areas > MAXIMUM_AREAS:
                raise Fault("blad_te_groot", "Een blad heeft te veel gebieden met voorwaardelijke opmaak of validatie.")

    def takes(self, rows: CountedRows) -> bool:
        """Count rows at once; one by one where that would be too many, which tells the cell."""
        if not self.count.has_room(rows.filled, rows.empty + 1):
            return False
        self._close()
        self.count.add(rows.filled, rows.empty)
        self._row, self._column, self._digits = rows.row, column_number(rows.letters) if rows.letters else 0, ""
        return True

    def done(self) -> None:
        """Count the last cell when it is empty."""
        self._close()

    def where(self) -> tuple[str, str]:
        """Return the cell; the name of the sheet stands in another part."""
        return "", address(self._row, self._column)

    def _start_row(self, reference: str | None) -> None:
        self._close()
        self._column = 0
        self._row, self._digits = (self._row + 1 if reference is None else _number(reference)), ""
        if self._row > LAST_ROW:
            raise Fault("blad_te_groot", "Een blad heeft een rij die een spreadsheet niet kan hebben.")

    def _at(self, reference: str) -> None:
        letters = reference.rstrip(_DIGITS)
        self._column = _columns.get(letters) or column_number(letters)
        digits = reference[len(letters) :]
        if digits != self._digits:  # the cells of a row follow one another
            self._row, self._digits = _number(digits), digits

    def _close(self) -> None:
        if self._open:
            self._open = False
            self.count.add_empty()

    def _merge(self, reference: str) -> None:
        found = _AREA.fullmatch(reference)
        if found is None and _WHOLE.fullmatch(reference):
            check_merge(MAXIMUM_MERGE + 1, self._merges)
        if found is None:
            raise Fault("werkboek_beschadigd")
        left, top, right, bottom = found.groups()
        width = abs(column_number(right or left) - column_number(left)) + 1
        height = abs(int(bottom or top) - int(top)) + 1
        self._merges += 1
        check_merge(width * height, self._merges)


def column_number(letters: str) -> int:
    """Return the number of a column: A and a are 1, XFD is 16384."""
    number = 0
    if not 0 < len(letters) <= 3:
        raise Fault("werkboek_beschadigd")
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise Fault("werkboek_beschadigd")
        number = number * 26 + ord(letter) - 64
    if number > LAST_COLUMN:
        raise Fault("blad_te_groot")
    _columns[letters] = number
    return number


def _number(digits: str) -> int:
    if not digits.isascii() or not digits.isdigit():
        raise Fault("werkboek_beschadigd")
    return int(digits[:20])
