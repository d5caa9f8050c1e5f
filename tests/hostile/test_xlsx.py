"""What real .xlsx files hold besides plain values: shared formulas, runs of text, dates, names, other prefixes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator, TranslatorError

from tests.hostile import workbooks as make
from tests.hostile.numbers import exact as as_shown
from workbooks.read.book import SourceCell, read_book
from workbooks.read.book.parsing.exact import exact
from workbooks.read.book.parsing.formats import shows
from workbooks.read.book.parsing.formula import SharedFormula
from workbooks.read.book.parsing.result import column_letters


def cells(content: bytes) -> dict[str, SourceCell]:
    return {cell.address: cell for sheet in read_book(content).sheets for cell in sheet.cells.values()}


REFERENCES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "$"]),
    st.sampled_from(["A", "C", "Z", "AA", "XFD"]),
    st.sampled_from(["", "$"]),
    st.integers(1, 1500),
)
FORMULAS = st.lists(
    st.one_of(
        REFERENCES,
        REFERENCES.map("Blad2!{}".format),
        REFERENCES.map("'FTE 2024'!{}".format),
        st.sampled_from(["LOG10(2)", '"A1 is tekst"', "1.5", "TRUE", "SUM(B:B)", "SUM($2:3)", "tarief_2024", "B1:C3"]),
    ),
    min_size=1,
    max_size=5,
).map("+".join)


@given(FORMULAS, st.integers(1, 40), st.integers(1, 40))
def test_a_shared_formula_moves_as_openpyxl_moves_it(formula, row, column):
    ours = f"={SharedFormula(formula, 2, 2).at(row, column)}"
    try:
        theirs = Translator(f"={formula}", "B2").translate_formula(f"{column_letters(column)}{row}")
    except TranslatorError:  # it refuses what would lie outside the sheet
        assert "#REF!" in ours
        return
    if "#REF!" not in ours:  # it does not look at the end of the sheet
        assert ours == theirs


def test_shared_formulas_are_told_in_each_cell():
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    found = cells(make.xlsx(sheet=make.sheet(rows)))
    assert [cell.formula for cell in found.values()] == ["=B1*$C$1", "=B2*$C$1", "=B3*$C$1"]
    assert [cell.stored for cell in found.values()] == [True, True, False]


def test_text_in_runs_line_ends_and_shared_strings():
    strings = (
        "<si><r><t>Over</t></r><r><rPr><b/></rPr><t>head</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
        '<si><t xml:space="preserve"> uren_x000D_&#10;per jaar </t></si>'
    )
    shared = make.xml(f'<sst xmlns="{make.MAIN}">{strings}</sst>')
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    related = make.relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "SharedStrings.xml"))
    found = cells(make.xlsx({"xl/sharedStrings.xml": shared}, sheet=make.sheet(rows), relations=related))
    assert {address: cell.value for address, cell in found.items()} == {"A1": "Overhead", "B1": " uren\nper jaar "}


def test_another_prefix_and_strict_names_make_no_difference():
    row = '<x:row r="2"><x:c r="C2"><x:v>7</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{make.MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert cells(make.xlsx(sheet=make.xml(sheet)))["C2"].value == 7


@pytest.mark.parametrize(
    ("serial", "starts", "expected"),
    [("46023", "0", date(2026, 1, 1)), ("44561", "1", date(2026, 1, 1)), ("59", "0", date(1900, 2, 28))],
)
def test_dates_count_from_1900_or_1904(serial, starts, expected):
    styles = make.xml(
        f'<styleSheet xmlns="{make.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    content = make.xlsx(
        {"xl/styles.xml": styles},
        sheet=make.sheet(f'<row><c s="1"><v>{serial}</v></c><c s="0"><v>{serial}</v></c><c s="99"><v>1</v></c></row>'),
        workbook=make.workbook(before=f'<workbookPr date1904="{starts}"/>'),
        relations=make.relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    assert [cell.value for cell in cells(content).values()] == [expected, Decimal(serial), 1]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", "number"),
        ('"€" #,##0.00', "number"),
        ("dd-mm-yyyy", "date"),
        ("[$-413]d mmmm yyyy;@", "date"),
        ("mmm-yy", "date"),
        ("[h]:mm", "time"),
        ("0.0%", "percent"),
        ('0.0"%"', "number"),
        (r"0\%", "number"),
        ('#,##0 "dagen"', "number"),
        ('0" mnd"', "number"),
        ('General" dag per week"', "number"),
        ("[Red]-0.00", "number"),
    ],
)
def test_what_a_number_format_shows(code, kind):
    assert shows(code) == kind


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_the_one_that_was_typed(number):
    assert Decimal(exact(repr(number))) == as_shown(number)


def test_hidden_rows_and_columns_comments_names_and_properties():
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
    )
    names = (
        '<definedName name="loon">Blad1!$A$1</definedName><definedName name="lijst">\'Blad1\'!$A$1:$C$2</definedName>'
        '<definedName name="loon" localSheetId="0">Blad1!$A$2</definedName>'
        '<definedName name="weg">Blad1!#REF!</definedName>'
        '<definedName name="som">SUM(Blad1!$A$1)</definedName>'
        '<definedName name="_xlnm.Print_Area">Blad1!$A$1</definedName>'
    )
    comments = (
        '<comments><commentList><comment ref="C1"><text><r><t>let </t></r><r><t>op</t></r></text></comment>'
        '<comment ref="D9"><text><t>los</t></text></comment></commentList></comments>'
    )
    content = make.xlsx(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": make.relations(("comments", "../comments1.xml")),
            "xl/comments1.xml": make.xml(comments),
            "docProps/core.xml": make.xml("<p><title>Opgave</title><creator>Jansen</creator></p>"),
        },
        sheet=make.sheet(rows, before='<cols><col min="3" max="16384" hidden="1"/></cols>'),
        workbook=make.workbook(after=f"<definedNames>{names}</definedNames>"),
    )
    book = read_book(content)
    found = {cell.address: cell for cell in book.sheets[0].cells.values()}
    assert {address: cell.hidden for address, cell in found.items()} == {
        "A1": False,
        "C1": True,
        "A2": True,
        "D9": False,
    }
    assert (found["C1"].comment, found["D9"].comment, found["D9"].value) == ("let op", "los", None)
    assert book.names == {"loon": ("Blad1", "A1"), "lijst": ("Blad1", "A1:C2"), "Blad1!loon": ("Blad1", "A2")}
    assert book.properties == {"title": "Opgave"}
    assert (book.sheets[0].rows, book.sheets[0].columns) == (2, 3)


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.2", "0%", "20%"),
        ("0.2754", "0.0%", "27,54%"),
        ("0.3125", "h:mm", "7:30"),
        ("1.5", "[h]:mm", "36:00"),
        ("24.68", '"€" #,##0', "24,68"),
        ("1E3", "General", "1000"),
        ("-0.0", "General", "0"),
    ],
)
def test_a_number_is_shown_as_somebody_reads_it(number, code, text):
    formats = f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs>"
    content = make.xlsx(
        {"xl/styles.xml": make.xml(f'<styleSheet xmlns="{make.MAIN}">{formats}</styleSheet>')},
        sheet=make.sheet(f'<row><c s="0"><v>{number}</v></c></row>'),
        relations=make.relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    assert cells(content)["A1"].text == text
