"""`check`: one look at a file before anything reads it; of a zip every part is unpacked once and looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tarief.core.findings import Finding, Severity
from workbooks.read.guard import officexml as office
from workbooks.read.guard.box import Count
from workbooks.read.guard.contents import ContentsWatcher
from workbooks.read.guard.directory import Part, parts, pieces
from workbooks.read.guard.limits import MAXIMUM_BYTES, MIB
from workbooks.read.guard.magic import family
from workbooks.read.guard.markup import Pass, Watcher
from workbooks.read.guard.ole import check_ole
from workbooks.read.guard.problems import SAVE_AS, Fault
from workbooks.read.guard.records import check_binary_sheet
from workbooks.read.guard.worksheet import WorksheetWatcher

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OPEN_DOCUMENTS = {"text": "een tekstdocument (ODT)", "presentation": "een presentatie (ODP)"}
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
_ACTIVE = {"xl/embeddings/": "een ingebed bestand of object", "xl/activex/": "een ActiveX-onderdeel"}
_XML = (".xml", ".rels")


class Archive:
    """One zip file on its way through the guard."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts = {part.name.casefold(): part for part in parts(content)}
        self.findings: list[Finding] = []
        self._count = Count()
        self._elements = self._depth = 0
        self._types = office.TypesWatcher()
        self._watchers: dict[str, Callable[[], Watcher]] = {
            "Types": lambda: self._types,
            "Relationships": lambda: office.RelationsWatcher(self._depth),
            "worksheet": lambda: WorksheetWatcher(self._count),
            "sst": lambda: office.AmountWatcher("si"),
            "styleSheet": lambda: office.AmountWatcher("xf"),
            "externalLink": lambda: office.RefusingWatcher("actieve_inhoud", office.TO_PROGRAM, "ddeLink", "oleLink"),
            "connections": lambda: office.RefusingWatcher("actieve_inhoud", office.CONNECTION),
            "queryTable": lambda: office.RefusingWatcher("actieve_inhoud", office.CONNECTION),
            "document-content": lambda: ContentsWatcher(self._count),
            "manifest": lambda: office.RefusingWatcher("wachtwoord", "", "encryption-data"),
        }

    def kind(self) -> str:
        """Return what kind of spreadsheet this is after looking at every part; raises `Fault`."""
        kind = self._open_document() if "mimetype" in self.parts else self._office()
        for name, part in self.parts.items():
            self._look(name, part, kind)
        self._report()
        return kind

    def _open_document(self) -> str:
        mimetype = b"".join(pieces(self.content, self._small("mimetype"))).decode("latin-1").strip()
        if mimetype.removesuffix("-template") == _ODS and "content.xml" in self.parts:
            return "ods"
        what = next((what for word, what in _OPEN_DOCUMENTS.items() if f"opendocument.{word}" in mimetype), "")
        raise Fault("geen_werkboek", f"Dit is {what}, geen werkboek." if what else "")

    def _office(self) -> str:
        if "[content_types].xml" not in self.parts:
            raise _no_workbook(self.parts)
        self._look("[content_types].xml", self.parts["[content_types].xml"], "")
        kinds = (self._types.kind_of(name) for name in self.parts if name.startswith("xl/workbook."))
        kind = next((kind for kind in kinds if kind), "")
        if not kind:
            raise _no_workbook(self.parts)
        return kind

    def _look(self, name: str, part: Part, kind: str) -> None:
        if name.endswith(_XML):
            self._depth = max(0, name.count("/") - 1)  # of the part that a list in `_rels/` belongs to
            looking = Pass(lambda root: self._watchers.get(root, Watcher)(), self._elements)
            looking.run(pieces(self.content, part))
            self._elements = looking.elements
        elif kind == "xlsb" and name.startswith("xl/worksheets/") and name.endswith(".bin"):
            check_binary_sheet(pieces(self.content, part), self._count)
        else:
            for _ in pieces(self.content, part):
                pass
        what = next((what for start, what in _ACTIVE.items() if name.startswith(start)), "")
        if what:
            raise Fault("actieve_inhoud", f"Dit werkboek bevat {what}.")

    def _small(self, name: str) -> Part:
        part = self.parts[name]
        if part.size > 1000:
            raise Fault("werkboek_beschadigd")
        return part

    def _report(self) -> None:
        names = self.parts
        if self._count.skipped:
            cells = "staat 1 cel" if self._count.skipped == 1 else f"staan {self._count.skipped} cellen"
            text = f"In dit werkboek {cells} in een verkorte schrijfwijze, die niet gelezen kan worden."
            self.findings.append(Finding("cellen_overgeslagen", text, SAVE_AS, severity=Severity.WARNING))
        if any(name.endswith(_MACROS[0]) or name.startswith(_MACROS[1:]) for name in names):
            text = "Dit werkboek bevat macro's. Ze zijn niet uitgevoerd; alleen de cellen zijn gelezen."
            self.findings.append(Finding("macros_genegeerd", text, severity=Severity.NOTE))
        outside = any(name.startswith("xl/externallinks/") and name.endswith(".xml") for name in names)
        if outside or self._count.linked:
            text = "Dit werkboek haalt cijfers uit andere bestanden. Gelezen zijn de waarden die erin bewaard zijn."
            advice = "Controleer of die waarden nog kloppen."
            self.findings.append(Finding("externe_koppeling", text, advice, severity=Severity.WARNING))


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
    """A file that may be read: what it is (`xlsx`, `xlsm`, `xlsb`, `xls`, `ods`, `csv`, `tsv`), and the remarks."""

    kind: str
    findings: tuple[Finding, ...] = ()


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
        return Checked("xls", check_ole(content))
    if kind == "zip":
        archive = Archive(content)
        return Checked(archive.kind(), tuple(archive.findings))
    return Checked(kind)
