"""One pass over one XML part with expat: no DTD, not too deep, no endless text; a `Watcher` sees each element."""

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from workbooks.read.guard.limits import MAXIMUM_DEPTH, MAXIMUM_ELEMENTS, MAXIMUM_TEXT
from workbooks.read.guard.problems import Fault
from workbooks.read.guard.rows import DEPTH, CountedRows, counted, one_by_one, told_apart


class Watcher:
    """What looks at the elements of one part; the parts nobody has rules for get this one, which looks at nothing."""

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """An element starts."""

    def takes(self, _: CountedRows) -> bool:
        """CountedRows of a worksheet that were counted; False where their elements are to be seen one by one."""
        return False

    def done(self) -> None:
        """The part ended."""

    def where(self) -> tuple[str, str]:
        """Return the sheet and the cell that it looks at, as far as it knows."""
        return "", ""


class Pass:
    """One pass. The root element decides who watches: `watchers` makes one by the name of the root.

    `elements` counts on from the parts before this one.
    """

    def __init__(self, watchers: Callable[[str], Watcher], elements: int = 0) -> None:
        self.watchers = watchers
        self.elements = elements
        self._watcher = Watcher()
        self._seen = self._watcher.seen
        self._depth = 0
        self._quiet = 0
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_dtd
        parser.EntityDeclHandler = _refuse_dtd
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def run(self, pieces: Iterable[bytes]) -> None:
        """Look at the part; raises `Fault`."""
        try:
            for are_rows, piece in told_apart(pieces):
                if not are_rows:
                    self._parse(piece)
                elif not self._takes(piece):
                    for row in one_by_one(piece):
                        if not self._takes(row):
                            self._parse(row)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):
            raise Fault("werkboek_beschadigd") from None
        self._watcher.done()

    def where(self) -> tuple[str, str]:
        """Return where the one that watches is."""
        return self._watcher.where()

    def _parse(self, piece: bytes) -> None:
        self._parser.Parse(piece, False)
        # A text or tag is as long as what went by since the last element began.
        self._quiet += len(piece)
        if self._quiet > MAXIMUM_TEXT:
            raise Fault("tekst_te_lang")

    def _takes(self, piece: bytes) -> bool:
        rows = counted(piece)
        if rows is None or self._depth + DEPTH > MAXIMUM_DEPTH or self.elements + rows.elements > MAXIMUM_ELEMENTS:
            return False
        if not self._watcher.takes(rows):
            return False
        self.elements += rows.elements
        self._quiet = 0
        return True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        self._quiet = 0
        self.elements += 1
        if depth > MAXIMUM_DEPTH:
            raise Fault("xml_te_diep")
        if self.elements > MAXIMUM_ELEMENTS:
            raise Fault("uitgepakt_te_groot")
        if ":" in name:
            name = name.rpartition(":")[2]
        if depth == 1:
            self._watcher = self.watchers(name)
            self._seen = self._watcher.seen
        self._seen(name, attributes)

    def _end(self, _: str) -> None:
        self._depth -= 1


def _refuse_dtd(*_: object) -> NoReturn:
    raise Fault("xml_dtd")
