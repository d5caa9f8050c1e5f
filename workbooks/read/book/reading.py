"""`read_book`: a file in, a `SourceBook` out, or a refusal that says what is wrong with the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from workbooks.read.book.build import as_shown, build_sheets, named_formulas_of, names_of, tables_of, with_outcomes
from workbooks.read.book.model import SourceBook, SourceSheet
from workbooks.read.book.opening import parsed, shown_name, without_password
from workbooks.read.book.parsing.result import FORMULAS_IN, Data
from workbooks.read.book.remarks import remarks, unchecked
from workbooks.read.book.xls_records import old_names, with_known_code_page
from workbooks.read.guard import MAXIMUM_BYTES, check, problem
from workbooks.read.guard.magic import TEXT_KINDS, with_mark

#: The kind of the remark on a hidden sheet.
HIDDEN = "verborgen_blad"


def read_book(source: Path | bytes, *, name: str = "") -> SourceBook:
    """Read a spreadsheet file from a path or from its bytes; `name` is what to call the file.

    Reads .xlsx, .xlsm and .ods with formulas, names, tables, formats and comments; .xls with its names; .xlsb, .csv
    and .tsv for their values. A formula without an outcome, or with an old one, gets ours; findings say which.
    Raises `Refused` with findings whose `kind` is a key of `workbooks.read.guard.STATUS`.
    """
    shown = shown_name(name or (source.name if isinstance(source, Path) else "werkboek"))
    content = without_password(source if isinstance(source, bytes) else content_of(source, shown), shown)
    checked = check(content, shown)
    content = with_known_code_page(content) if checked.kind == "xls" else checked.usual or content
    data, again = parsed(checked.kind, with_mark(content) if checked.kind in TEXT_KINDS.values() else content, shown)
    if data is None:
        raise problem("bestand_niet_te_lezen", shown)
    if "refused" in data:
        # One finding per place; a problem of the whole file stands at the name of the file.
        raise Refused(tuple(problem(kind, place or shown).findings[0] for kind, place in data["refused"]))
    if checked.kind == "xls":
        data["names"] = old_names(content)
    try:
        book = _built(shown, checked.kind, data, again or {})
    except (LookupError, TypeError, ValueError, ArithmeticError):  # the process did not send what it should
        raise problem("bestand_niet_te_lezen", shown) from None
    hidden = (_hidden(sheet) for sheet in book.sheets if sheet.hidden)
    cut = (_cut_off(sheet) for sheet in book.sheets if sheet.beyond)
    return replace(book, findings=(*checked.findings, *cut, *hidden, *book.findings))


def _built(name: str, kind: str, data: Data, again: Data) -> SourceBook:
    sheets = with_outcomes(build_sheets(data), again.get("values", ()), data["settings"])
    if data["settings"].get("rounds_as_shown"):
        sheets = as_shown(sheets)
    failed = again.get("failed", ())
    reasons = {(sheets[n].name, sheets[n].cells[row, column].address): why for n, row, column, why in failed}
    cells = [(sheet.name, cell) for sheet in sheets for cell in sheet.cells.values() if cell.formula]
    told = remarks(cells, reasons)
    if cells and kind in FORMULAS_IN and ("values" not in again or again.get("unchecked")):
        told = (*told, unchecked())
    return SourceBook(
        name,
        kind,
        sheets,
        names_of(data),
        dict(data["properties"]),
        told,
        named_formulas_of(data),
        tables_of(data),
        bool(data["settings"].get("starts_1904")),
        bool(data["settings"].get("rounds_as_shown")),
    )


def content_of(path: Path, name: str) -> bytes:
    """Return what stands in a file on disk; raises `Refused` when it cannot be read."""
    if not path.exists():
        raise problem("bestand_ontbreekt", name)
    if not path.is_file():
        raise problem("geen_bestand", name)
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError:
        raise problem("bestand_onleesbaar", name) from None


def _cut_off(sheet: SourceSheet) -> Finding:
    text = f"Dit blad is te groot om helemaal te lezen. Wat verder staat, zoals cel {sheet.beyond}, is niet gelezen."
    advice = "Controleer of daar niets staat dat meetelt."
    return Finding("blad_afgekapt", text, advice, Place.at(sheet.name, sheet.beyond), Severity.WARNING)


def _hidden(sheet: SourceSheet) -> Finding:
    text = "Dit blad is verborgen in het werkboek; het is wel gelezen."
    return Finding(HIDDEN, text, "Controleer of het meetelt.", Place.at(sheet.name), Severity.WARNING)
