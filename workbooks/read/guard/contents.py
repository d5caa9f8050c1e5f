"""What the sheets of an OpenDocument file (.ods) claim: a cell or row may say how often it stands there."""

from workbooks.read.guard.active import CONNECTION, OBJECT, PROGRAM
from workbooks.read.guard.box import Count, address, check_merge
from workbooks.read.guard.markup import Watcher
from workbooks.read.guard.problems import Fault

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_COLUMNS, _ROWS, _TYPE, _FORMULA = "number-columns-repeated", "number-rows-repeated", "value-type", "formula"
_WIDE, _HIGH = "number-columns-spanned", "number-rows-spanned"
_LINKED = frozenset({"table-source", "cell-range-source"})
#: What could fetch or run something, by the name of its element.
_ACTIVE = {
    "dde-source": PROGRAM,
    "dde-connection-decl": PROGRAM,
    "database-source-sql": CONNECTION,
    "database-source-table": CONNECTION,
    "database-source-query": CONNECTION,
    "object-ole": OBJECT,
    "plugin": OBJECT,
    "applet": OBJECT,
}


class ContentsWatcher(Watcher):
    """Watches `content.xml`: repeated cells count as often as they are repeated, when anything stands in them."""

    def __init__(self, count: Count) -> None:
        self.count = count
        self._row = self._height = self._column = self._width = 0
        self._merges = 0
        self._sheet = ""
        self._open = False

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Follow where the cells are."""
        if name in _CELLS:
            self._width = _repeated(attributes, _COLUMNS)
            self._column += self._width
            self._open = True
            if _attribute(attributes, _TYPE) or _attribute(attributes, _FORMULA):
                self._filled()
            self._merged(_repeated(attributes, _WIDE), _repeated(attributes, _HIGH))
        elif name == "p":
            self._filled()
        elif name == "table-row":
            self._height = _repeated(attributes, _ROWS)
            self._row += self._height
            self._column = 0
            self._open = False
        elif name == "table":
            self._row = self._merges = 0
            self._sheet = _attribute(attributes, "name")
        elif name in _LINKED:
            self.count.linked = True
        elif name in _ACTIVE:
            self.count.left_alone.add(_ACTIVE[name])

    def where(self) -> tuple[str, str]:
        """Return the sheet and the cell."""
        return self._sheet, address(self._row, self._column)

    def _merged(self, width: int, height: int) -> None:
        if width * height != 1:
            self._merges += 1
            check_merge(width * height, self._merges)

    def _filled(self) -> None:
        if not self._open:
            return
        self._open = False
        self.count.add_filled(self._width * self._height)


def _attribute(attributes: dict[str, str], wanted: str) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == wanted), "")


def _repeated(attributes: dict[str, str], wanted: str) -> int:
    text = _attribute(attributes, wanted) or "1"
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise Fault("blad_te_groot" if text.isdigit() else "werkboek_beschadigd")
    return int(text)
