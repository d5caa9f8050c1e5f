"""`read`: our own template, filled in. Cells are found by their names, wherever rows were inserted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from tarief.costmodel import CostModel
from tarief.model.form import fields
from tarief.models import MODELS
from tarief.opgave import Opgave
from workbooks.read.book import HIDDEN, OWN_PROPERTY, SourceBook, read_book
from workbooks.read.book.remarks import KINDS, UNCHECKED, remarks
from workbooks.read.template.cells import Cells
from workbooks.read.template.inputs import Reader
from workbooks.read.template.names import (
    CALCULATION_SHEET,
    COMPARISON_KIND,
    COMPARISON_SHEET,
    COVERAGE_SHEET,
    GIVEN,
    INPUT_SHEET,
    KIND_PROPERTY,
    LISTS_SHEET,
    MARK_SHEET,
    OUTCOME_SHEET,
    PRODUCT,
    PROVIDER,
    PROVIDERS_SHEET,
    RECEIPT_SHEET,
    REGION_KIND,
    REPORT_KIND,
    RESULT_KIND,
    RULES_SHEET,
    SINGLE,
    TEMPLATE_VERSION,
)
from workbooks.read.template.returned import read_returned

#: A template says of each of its tables at most one thing.
_MOST_MARKS = 100
#: The kind of the finding on a template that lacks cells.
CHANGED = "sjabloon_gewijzigd"
#: By which sheets an outcome is known when its property is gone.
_SHEETS = {
    RESULT_KIND: {OUTCOME_SHEET, CALCULATION_SHEET, RECEIPT_SHEET},
    COMPARISON_KIND: {COMPARISON_SHEET, f"{OUTCOME_SHEET} A", f"{RECEIPT_SHEET} A", f"{RECEIPT_SHEET} B"},
    REGION_KIND: {COVERAGE_SHEET, RULES_SHEET, PROVIDERS_SHEET},
}
_ASK_AGAIN = "Bied het ingevulde sjabloon aan waaruit deze uitkomst is berekend. "
_WHERE = "De waarden van toen staan met hun bron op het blad Berekening; zet ze zo nodig over in een nieuw sjabloon."
#: What to do instead with an outcome, by its kind.
_ADVICE = {
    RESULT_KIND: _ASK_AGAIN + _WHERE,
    COMPARISON_KIND: _ASK_AGAIN + _WHERE,
    REGION_KIND: "Bied het aan bij `tarief gebied` of op de pagina Gebied: daar worden de aanbieders eruit gelezen.",
    REPORT_KIND: "Bied de opgave of het bestand aan waaruit dit verslag is gemaakt.",
}
#: The format whose names of cells are not read; those of an .xls from before Excel 97 are not either.
_NAMELESS = ("xls", "xlsb")


def read(source: Path | bytes, *, name: str = "", models: Mapping[str, CostModel] = MODELS) -> Opgave:
    """Read a filled-in template from a path or from its bytes; `name` is what to call the file.

    Raises `Refused` when the file cannot be read or is not a template of one of `models`. Faults in cells
    are in `findings` of the result, so that `Opgave.calculate` can name them together with all others.
    """
    return read_template(read_book(source, name=name), models=models)


def is_ours(book: SourceBook) -> bool:
    """Tell whether this program wrote the workbook: a template, or an outcome."""
    return book.sheet(MARK_SHEET) is not None or bool(_kind_of_result(book))


def read_template(book: SourceBook, *, models: Mapping[str, CostModel] = MODELS) -> Opgave:
    """Read a workbook as a filled-in template; raises as `read` does."""
    marks = _marks(book, models)
    model = models[_model_key(book, marks, models)]
    if any(key == GIVEN for key, _ in marks):
        return _returned(book, marks, model)
    cells = Cells(book, model.index.renamed)
    absent = [*_absent(model, cells)]
    reader = Reader(model, cells, [text for key, text in marks if key == SINGLE])
    inputs, day = reader.inputs(), reader.day()
    return Opgave(
        name=book.name,
        model=model,
        peildatum=day,
        inputs=inputs,
        places=reader.places(),
        aanbieder=reader.text(PROVIDER),
        product=reader.text(PRODUCT),
        findings=(*reader.findings, *absent, *_of_file(book), *_of_formulas(book, cells)),
    )


def _returned(book: SourceBook, marks: list[tuple[str, str]], model: CostModel) -> Opgave:
    """Read a result of ours again, of which the names tell where its numbers are."""
    if not book.names:
        raise _no_template(book.name, RESULT_KIND)
    try:
        opgave = read_returned(book, marks, model)
    except Refused:
        raise _no_template(book.name, RESULT_KIND) from None
    return replace(opgave, findings=(*opgave.findings, *_of_file(book)))


def _absent(model: CostModel, cells: Cells) -> Iterator[Finding]:
    """Say which cells the template no longer has: what stood there is not read. Raises `Refused` without any."""
    own = [each for each in fields(model) if not each.row]
    absent = [each.label for each in own if each.key not in cells]
    if not cells.where and cells.book.kind in _NAMELESS:
        text = f"Dit is een sjabloon van dit programma, bewaard als .{cells.book.kind}; daarin zijn de cellen om in te "
        text += "vullen niet terug te vinden."
        raise _refused(CHANGED, cells.name, text, "Open het in Excel of LibreOffice en bewaar het als .xlsx of .ods.")
    if len(absent) == len(own):
        text = "De cellen om in te vullen zijn in dit sjabloon niet meer te vinden."
        raise _refused(CHANGED, cells.name, text, f"Zet het blad {INPUT_SHEET} terug, of vul een nieuw sjabloon in.")
    if absent:
        text = f"In dit sjabloon staan niet meer: {', '.join(absent)}. Ze zijn gelezen als niet ingevuld."
        yield Finding(CHANGED, text, "Zijn ze nodig, vul dan een nieuw sjabloon in.", Place(), Severity.WARNING)


def _of_file(book: SourceBook) -> Iterator[Finding]:
    """The findings on the file that hold for a template as well: not that our own lists are hidden."""
    own = {Place.at(name) for name in (LISTS_SHEET, MARK_SHEET)}
    for finding in book.findings:
        if finding.kind not in KINDS and not (finding.kind == HIDDEN and finding.place in own):
            yield finding


def _of_formulas(book: SourceBook, cells: Cells) -> Iterator[Finding]:
    """The findings on formulas in cells that are read; the template has others, which count nothing."""
    formulas = [(sheet, cell) for (sheet, _), cell in cells.looked.items() if cell.formula]
    yield from remarks([each for each in formulas if each[1].stored or each[1].calculated], {})
    if formulas:
        yield from (finding for finding in book.findings if finding.kind == UNCHECKED)


def _marks(book: SourceBook, models: Mapping[str, CostModel]) -> list[tuple[str, str]]:
    """Return what the hidden sheet of a template says about it; raises `Refused` for any other workbook."""
    sheet, kind = book.sheet(MARK_SHEET), _kind_of_result(book)
    if kind and (kind != RESULT_KIND or sheet is None):
        raise _no_template(book.name, kind)
    if sheet is None:
        raise _refused("geen_sjabloon", book.name, "Dit werkboek is niet met dit programma gemaakt.", _make_one(models))
    rows = ((sheet.at(row, 1), sheet.at(row, 2)) for row in range(1, _MOST_MARKS + 1))
    return [(key.text, text.text) for key, text in rows if key is not None and text is not None]


def _no_template(name: str, kind: str) -> Refused:
    text = f"Dit is een {kind} van dit programma, geen sjabloon met een opgave."
    return _refused("uitkomst_geen_sjabloon", name, text, _ADVICE[kind])


def _kind_of_result(book: SourceBook) -> str:
    """Tell what kind of outcome a workbook is, by its property or (when a program left that out) by its sheets."""
    kind = book.properties.get(OWN_PROPERTY + KIND_PROPERTY, "")
    if kind in _ADVICE:
        return kind
    names = {sheet.name for sheet in book.sheets}
    return next((kind for kind, own in _SHEETS.items() if own <= names), "")


def _model_key(book: SourceBook, marks: list[tuple[str, str]], models: Mapping[str, CostModel]) -> str:
    """Return the model a template was made for."""
    said = dict(marks)
    if said.get("versie") != TEMPLATE_VERSION:
        text = f"Dit sjabloon heeft versie {said.get('versie', 'onbekend')[:20]}; gelezen wordt {TEMPLATE_VERSION}."
        raise _refused("andere_versie", book.name, text, _make_one(models))
    key = said.get("model", "")
    if key not in models:
        text = f"Dit sjabloon is voor model '{key[:40]}', en dat is hier niet bekend."
        raise _refused("onbekend_model", book.name, text, f"Bekend zijn: {', '.join(models)}. {_make_one(models)}")
    return key


def _make_one(models: Mapping[str, CostModel]) -> str:
    """The advice to fill in a template: of the user's own model where there is one."""
    own = next((key for key in models if key not in MODELS), "")
    page = "" if own else "van de pagina Berekenen, of "
    return f"Vul een nieuw sjabloon in ({page}met tarief sjabloon {own or 'uurtarief'} --uit opgave.xlsx)."


def _refused(kind: str, name: str, text: str, advice: str) -> Refused:
    """Return the refusal of a whole file."""
    return Refused((Finding(kind, text, advice, Place.of(name)),))
