"""Formulas that go round, point nowhere or outside, change by the moment, or are too many: an answer, and never a wait.

All of them are harmless: limits are lowered where a limit is what is tried.
"""

import time
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import pytest

from tests.hostile import workbooks as make
from tests.hostile.lowered import Reader, read_by
from workbooks.read.book import SourceBook, read_book

#: What each of these formulas lacks, by the words of the finding; A9 holds 7 and A8 a formula that can be worked out.
WITHOUT: Mapping[str, tuple[str, str]] = {
    "itself": ("=A1+1", "naar zichzelf"),
    "a ring": ("=A2+1", "naar zichzelf"),
    "itself in a sum": ("=SUM(A1:A9)", "naar zichzelf"),
    "a name that is not there": ("=nergens+1", "niet kunnen berekenen"),
    "a name for nothing": ("=weg+1", "niet kunnen berekenen"),
    "a name for a sheet that is not there": ("=elders+1", "niet kunnen berekenen"),
    "a name for itself": ("=rond+1", "niet kunnen berekenen"),
    "a sheet that is not there": ("=Elders!A1", "niet kunnen berekenen"),
    "another file": ("='[cao.xlsx]Loon'!A1", "ander bestand"),
    "the moment": ("=RAND()*A9", "elk moment"),
    "a day": ("=TODAY()", "elk moment"),
}
NAMES = {"weg": "#REF!", "elders": "Elders!$B$2", "rond": "rond+1"}
OTHERS = {"A2": "=A1*2", "A8": "=A9*2"}


def xlsx(formulas: Mapping[str, str], seven: str = "A9") -> SourceBook:
    cells = {at: f"<f>{escape(formula[1:])}</f>" for at, formula in formulas.items()} | {seven: "<v>7</v>"}
    rows = "".join(f'<row r="{at[1:]}"><c r="{at}">{inside}</c></row>' for at, inside in cells.items())
    names = "".join(f'<definedName name="{name}">{said}</definedName>' for name, said in NAMES.items())
    workbook = make.workbook(after=f"<definedNames>{names}</definedNames>")
    return read_book(make.xlsx(sheet=make.sheet(rows), workbook=workbook), name="a.xlsx")


def ods(formulas: Mapping[str, str]) -> SourceBook:
    """Formulas in the notation of an .xlsx, which an .ods may hold with a mark for it."""
    cells = {at: f"<table:table-cell table:formula={quoteattr('msoxl:' + said)}/>" for at, said in formulas.items()}
    cells["A9"] = '<table:table-cell office:value-type="float" office:value="7"/>'
    rows = "".join(
        f"<table:table-row>{cells.get(f'A{row}', '<table:table-cell/>')}</table:table-row>" for row in range(1, 10)
    )
    names = "".join(
        f'<table:named-expression table:name="{name}" table:expression="msoxl:={said}"/>'
        for name, said in NAMES.items()
    )
    return read_book(make.ods(rows, more=f"<table:named-expressions>{names}</table:named-expressions>"), name="a.ods")


@pytest.mark.parametrize("kind", [xlsx, ods])
@pytest.mark.parametrize("name", WITHOUT)
def test_what_cannot_be_worked_out_is_told_and_the_rest_is_worked_out(name, kind):
    formula, why = WITHOUT[name]
    book = kind({"A1": formula} | OTHERS)
    found = book.sheets[0].cells
    assert (found[1, 1].formula, found[1, 1].value, found[8, 1].value) == (formula, None, 14)
    first, *_ = [finding for finding in book.findings if finding.kind == "formule_zonder_uitkomst"]
    assert str(first.place) == "Blad Blad1, cel A1"
    assert why in first.text


def test_more_formulas_than_are_checked_keep_what_the_file_holds():
    cells = "".join(f'<row r="{row}"><c r="A{row}"><f>1+1</f><v>3</v></c></row>' for row in (1, 2, 3))
    content = make.xlsx(sheet=make.sheet(cells))
    with read_by(Reader(limits={"recompute.MOST_CHECKED": 2})):
        book = read_book(content, name="a.xlsx")
    assert [cell.value for cell in book.sheets[0].cells.values()] == [3, 3, 3]
    assert [finding.kind for finding in book.findings] == ["niet_nagerekend"]


@pytest.mark.parametrize("ring", [False, True])
def test_a_chain_that_takes_longer_than_allowed_is_left(ring):
    length = 2000
    chain = {f"A{row}": f"=A{row - 1 or (length if ring else 5000)}+1" for row in range(1, length + 1)}
    started = time.monotonic()
    with read_by(Reader(limits={"calculator.MILLISECONDS": 1})):
        book = xlsx(chain, "A5000")
    assert time.monotonic() - started < 10
    assert all(cell.value is None for cell in book.sheets[0].cells.values() if cell.formula)
    kinds = {finding.kind for finding in book.findings}
    assert kinds <= {"niet_nagerekend", "formule_zonder_uitkomst"}
    assert "formule_zonder_uitkomst" in kinds


def test_a_chain_within_the_limits_is_followed_to_its_end():
    book = xlsx({f"A{row}": f"=A{row + 1}+1" for row in range(10, 510)}, "A510")
    assert book.sheets[0].cells[10, 1].value == 507


def test_an_ods_that_leans_on_another_file_says_so():
    kept = "<table:table table:name=\"'file:///cao.ods'#Loon\"><table:table-source/></table:table>"
    assert [finding.kind for finding in read_book(make.ods(more=kept), name="a.ods").findings] == ["externe_koppeling"]
