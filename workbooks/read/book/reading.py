"""`read_book`: a file in, a `SourceBook` out, or a refusal that says what is wrong with the file."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from workbooks.read.book.build import build_sheets, named_formulas_of, names_of, tables_of, with_outcomes
from workbooks.read.book.model import SourceBook, SourceSheet
from workbooks.read.book.old_names import old_names
from workbooks.read.book.parsing.child import FORMULAS_IN, parse
from workbooks.read.book.parsing.result import Data
from workbooks.read.book.pool import POOL
from workbooks.read.book.remarks import remarks, unchecked
from workbooks.read.guard import MAXIMUM_BYTES, check, problem
from workbooks.read.recalculate import has_formulas, recompute

#: `TARIEF_LEZEN=direct` reads in this process, without limits, to look for mistakes in our own code.
SWITCH, DIRECT = "TARIEF_LEZEN", "direct"

#: The kind of the remark on a hidden sheet.
HIDDEN = "verborgen_blad"

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 120


def read_book(source: Path | bytes, *, name: str = "") -> SourceBook:
    """Read a spreadsheet file from a path or from its bytes; `name` is what to call the file.

    Reads .xlsx, .xlsm and .ods with formulas, names, tables, formats and comments; .xls with its names; .xlsb, .csv
    and .tsv for their values. A formula without an outcome, or with an old one, gets ours; findings say which.
    Raises `Refused` with findings whose `kind` is a key of `workbooks.read.guard.STATUS`.
    """
    shown = _shown(name or (source.name if isinstance(source, Path) else "werkboek"))
    content = source if isinstance(source, bytes) else _content(source, shown)
    checked = check(content, shown)
    data, again = _parsed(checked.kind, content)
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
    return replace(book, findings=(*checked.findings, *hidden, *book.findings))


def _built(name: str, kind: str, data: Data, again: Data) -> SourceBook:
    sheets = with_outcomes(build_sheets(data), again.get("values", ()), data["settings"])
    failed = again.get("failed", ())
    reasons = {(sheets[n].name, sheets[n].cells[row, column].address): why for n, row, column, why in failed}
    cells = [(sheet.name, cell) for sheet in sheets for cell in sheet.cells.values() if cell.formula]
    told = remarks(cells, reasons)
    if cells and kind in FORMULAS_IN and ("values" not in again or again.get("unchecked")):
        told = (*told, unchecked())
    return SourceBook(
        name, kind, sheets, names_of(data), dict(data["properties"]), told, named_formulas_of(data), tables_of(data)
    )


def _parsed(kind: str, content: bytes) -> tuple[Data | None, Data | None]:
    """Return what stands in the file and what its formulas come to (None without formulas)."""
    if os.environ.get(SWITCH) != DIRECT:
        return POOL.read(kind, content)
    data = parse(kind, content)
    if kind not in FORMULAS_IN or "refused" in data:
        return data, None
    return data, recompute(data) if has_formulas(data) else None


def _content(path: Path, name: str) -> bytes:
    if not path.exists():
        raise problem("bestand_ontbreekt", name)
    if not path.is_file():
        raise problem("geen_bestand", name)
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError:
        raise problem("bestand_onleesbaar", name) from None


def _shown(name: str) -> str:
    """Return the name of a file as it can be shown: no folders, no control characters, not endless."""
    clean = _CONTROLS.sub("", PurePosixPath(name.replace("\\", "/")).name).strip()
    stem, dot, suffix = clean.rpartition(".")
    if len(clean) > _LONGEST_NAME and dot and len(suffix) < 8:
        clean = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return clean[:_LONGEST_NAME] or "werkboek"


def _hidden(sheet: SourceSheet) -> Finding:
    text = "Dit blad is verborgen in het werkboek; het is wel gelezen."
    return Finding(HIDDEN, text, "Controleer of het meetelt.", Place.at(sheet.name), Severity.WARNING)
