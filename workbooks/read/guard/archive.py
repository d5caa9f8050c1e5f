"""`check`: one look at a file before anything reads it; of a zip every part is unpacked once and looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tarief.core.findings import Finding
from workbooks.read.guard import officexml as office
from workbooks.read.guard.active import ACTIVE_X, CONNECTION, OBJECT, remarks
from workbooks.read.guard.box import Count
from workbooks.read.guard.contents import ContentsWatcher
from workbooks.read.guard.directory import Part, parts, pieces, with_usual_names
from workbooks.read.guard.limits import MAXIMUM_BYTES, MIB
from workbooks.read.guard.magic import family
from workbooks.read.guard.markup import Pass, Watcher
from workbooks.read.guard.ole import check_ole
from workbooks.read.guard.problems import Fault
from workbooks.read.guard.records import binary_sheets, check_binary_sheet
from workbooks.read.guard.worksheet import WorksheetWatcher

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OPEN_DOCUMENTS = {"text": "een tekstdocument (ODT)", "presentation": "een presentatie (ODP)"}
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
_ACTIVE = {
    "xl/embeddings/": OBJECT,
    "xl/activex/": ACTIVE_X,
    "xl/connections.": CONNECTION,
    "xl/querytables/": CONNECTION,
}
#: Folders of an .ods that nobody reads: menus, shortcuts and macros, which may hold a document type, and the manifest.
_UNREAD = ("basic/", "configurations2/", "dialogs/", "meta-inf/", "scripts/")
_MANIFEST, _ENCRYPTED = "meta-inf/manifest.xml", b"encryption-data"
_OF_OPEN_DOCUMENT = {"mimetype", _MANIFEST}
_XML = (".xml", ".rels")
_SHEETS, _OF_WORKBOOK = "worksheets/", ("workbook.xml.rels", "workbook.bin.rels")


class Archive:
    """One zip file on its way through the guard."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts = {part.name.casefold(): part for part in parts(content)}
        self._count = Count()
        self._elements = self._depth = 0
        self._targets: dict[str, str] = {}
        self._sheets: dict[str, str] = {}
        self._of_workbook: dict[str, str] = {}
        self._types = office.TypesWatcher()
        self._watchers: dict[str, Callable[[], Watcher]] = {
            "Types": lambda: self._types,
            "Relationships": lambda: office.RelationsWatcher(self._count, self._depth, self._targets),
            "workbook": lambda: office.SheetsWatcher(self._sheets),
            "worksheet": lambda: WorksheetWatcher(self._count),
            "sst": lambda: office.AmountWatcher("si"),
            "styleSheet": lambda: office.AmountWatcher("xf"),
            "externalLink": lambda: office.LinkWatcher(self._count),
            "document-content": lambda: ContentsWatcher(self._count),
        }

    def kind(self) -> str:
        """Return what kind of spreadsheet this is after looking at every part; raises `Fault`."""
        kind = self._open_document() if _OF_OPEN_DOCUMENT & self.parts.keys() else self._office()
        for name, part in sorted(self.parts.items(), key=lambda each: _SHEETS in each[0]):  # their names come first
            self._look(name, part, kind)
        return kind

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say of the parts that were looked at."""
        names = self.parts
        self._count.linked |= any(name.startswith("xl/externallinks/") and name.endswith(".bin") for name in names)
        macros = any(name.endswith(_MACROS[0]) or name.startswith(_MACROS[1:]) for name in names)
        return tuple(remarks(self._count, macros=macros))

    def _open_document(self) -> str:
        manifest = b"".join(pieces(self.content, self.parts[_MANIFEST])) if _MANIFEST in self.parts else b""
        if _ENCRYPTED in manifest:
            raise Fault("wachtwoord")
        mimetype = self._mimetype() or (_ODS if _ODS.encode() in manifest else "")
        if mimetype.removesuffix("-template") == _ODS and "content.xml" in self.parts:
            return "ods"
        what = next((what for word, what in _OPEN_DOCUMENTS.items() if f"opendocument.{word}" in mimetype), "")
        raise Fault("geen_werkboek", f"Dit is {what}, geen werkboek." if what else "")

    def _mimetype(self) -> str:
        """What the file says that it is, in a part that some programs leave out: then its list of parts says so."""
        part = "mimetype" in self.parts and self._small("mimetype")
        return b"".join(pieces(self.content, part)).decode("latin-1").strip() if part else ""

    def _office(self) -> str:
        if "[content_types].xml" not in self.parts:
            raise _no_workbook(self.parts)
        self._look("[content_types].xml", self.parts["[content_types].xml"], "")
        kind = next((kind for name in self.parts if (kind := self._types.kind_of(name))), "")
        if not kind:
            raise _no_workbook(self.parts)
        return kind

    def _look(self, name: str, part: Part, kind: str) -> None:
        unread = kind == "ods" and name.startswith(_UNREAD)
        if name.endswith(_XML) and part.size and not unread:
            self._depth = max(0, name.count("/") - 1)  # of the part that a list in `_rels/` belongs to
            looking = Pass(lambda root: self._watchers.get(root, Watcher)(), self._elements)
            try:
                looking.run(pieces(self.content, part))
            except Fault as fault:
                sheet, cell = looking.where()
                raise fault.at(sheet or self._sheet_in(name), cell) from None
            self._elements = looking.elements
            if name.endswith(_OF_WORKBOOK):
                self._of_workbook = dict(self._targets)
            self._targets.clear()
        elif kind == "xlsb" and name == "xl/workbook.bin":
            self._sheets.update(binary_sheets(pieces(self.content, part)))
        elif kind == "xlsb" and name.startswith("xl/worksheets/") and name.endswith(".bin"):
            check_binary_sheet(pieces(self.content, part), self._count, self._sheet_in(name))
        else:
            for _ in pieces(self.content, part):
                pass
        self._count.left_alone |= {what for start, what in _ACTIVE.items() if name.startswith(start)}

    def _sheet_in(self, part: str) -> str:
        """Return the name of the sheet in a part."""
        ends = {target.casefold().rpartition("/")[2]: key for key, target in self._of_workbook.items()}
        return self._sheets.get(ends.get(part.rpartition("/")[2], ""), "")

    def _small(self, name: str) -> Part:
        part = self.parts[name]
        if part.size > 1000:
            raise Fault("werkboek_beschadigd")
        return part


def _no_workbook(names: Iterable[str]) -> Fault:
    listed = list(names)
    if any(name.endswith((".xlsx", ".xlsm", ".xls", ".ods")) for name in listed):
        return Fault("geen_werkboek", "Dit is een ingepakt bestand (ZIP).", "Pak het uit en stuur het werkboek erin.")
    if any(name.startswith("index/") and name.endswith(".iwa") for name in listed):
        advice = "Exporteer het in Numbers als Excel-werkboek (.xlsx)."
        return Fault("geen_werkboek", "Dit is een werkblad van Numbers.", advice)
    return Fault("geen_werkboek")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be read: what it is (`xlsx`, `xlsm`, `xlsb`, `xls`, `ods`, `csv`, `tsv`), and the remarks.

    One that is `locked` may be opened with its password, and is then looked at again. `usual` is the file with the
    usual names for its parts, where it has others.
    """

    kind: str
    findings: tuple[Finding, ...] = ()
    usual: bytes = b""


def check(content: bytes, name: str, *, maximum: int = MAXIMUM_BYTES) -> Checked:
    """Look at a file of at most `maximum` bytes; its content decides what it is, its name only tells text apart.

    Raises `Refused` with one finding, whose `kind` is a key of `STATUS`.
    """
    try:
        return _check(content, name, maximum)
    except Fault as fault:
        raise fault.refusal(name) from None


def _check(content: bytes, name: str, maximum: int) -> Checked:
    if len(content) > maximum:
        raise Fault("bestand_te_groot", f"Dit bestand is groter dan {maximum // MIB} MB.")
    kind = family(content, name)
    if kind == "ole":
        findings = check_ole(content)
        return Checked("locked") if findings is None else Checked("xls", findings)
    if kind == "zip":
        archive = Archive(content)
        kind = archive.kind()
        return Checked(kind, archive.findings, with_usual_names(content, archive.parts.values()))
    return Checked(kind)
