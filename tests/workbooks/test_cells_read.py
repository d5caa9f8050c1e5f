"""What the reader tells of a cell besides its value: a time in hours, how a number is shown, why it cannot be seen."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from openpyxl import Workbook

from tests.hostile import workbooks as make
from workbooks.read.book import SourceBook, SourceCell, read_book

NUMBERS = 'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
STYLES = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'


def xlsx(rows: str, after: str = "", before: str = "") -> SourceBook:
    return read_book(make.xlsx(sheet=make.sheet(rows, after, before)), name="a.xlsx")


def cell(book: SourceBook, row: int, column: int = 1) -> SourceCell:
    return book.sheets[0].cells[row, column]


@pytest.mark.parametrize(
    ("time", "text", "hours"),
    [
        ("PT1400H00M00S", "1400:00", "1400"),
        ("PT1400H00M00.000000001S", "1400:00", "1400"),
        ("PT07H30M00S", "7:30", "7.5"),
        ("-PT08H30M00S", "-8:30", "-8.5"),
        ("P2DT1H", "49:00", "49"),
        ("PT0S", "0:00", "0"),
    ],
)
def test_a_time_of_an_ods_is_a_number_of_hours(time, text, hours):
    inside = f'<table:table-cell office:value-type="time" office:time-value="{time}"/>'
    found = cell(read_book(make.ods(f"<table:table-row>{inside}</table:table-row>"), name="a.ods"), 1)
    assert (found.text, found.hours) == (text, Decimal(hours))


@pytest.mark.parametrize(
    ("hours", "shown", "text"),
    [
        (1400, "[h]:mm", "1400:00"),
        (7.5, "h:mm", "7:30"),
        (-8.5, "[h]:mm", "-8:30"),
        (1878, "[hh]:mm:ss", "1878:00"),
        (0, "[h]:mm", "0:00"),
    ],
)
def test_a_time_of_an_xlsx_is_a_number_of_hours(hours, shown, text):
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"] = timedelta(hours=hours)
    sheet["A1"].number_format = shown
    sheet["A2"] = 0.5
    made.save(file := io.BytesIO())
    book = read_book(file.getvalue(), name="a.xlsx")
    assert (cell(book, 1).text, cell(book, 1).hours) == (text, Decimal(str(hours)))
    assert cell(book, 2).hours is None


@pytest.mark.parametrize(
    ("shown", "error"), [("#DIV/0!", "#DIV/0!"), ("#DEEL/0!", "#DIV/0!"), ("#N/B", "#N/A"), ("Err:522", "#VALUE!")]
)
def test_an_error_of_an_ods_is_an_error_in_every_language(shown, error):
    space = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    inside = f'<table:table-cell {space} office:value-type="string" office:string-value="" calcext:value-type="error">'
    row = f"<table:table-row>{inside}<text:p>{shown}</text:p></table:table-cell></table:table-row>"
    found = cell(read_book(make.ods(row), name="a.ods"), 1)
    assert (found.value, found.is_error) == (error, True)


@pytest.mark.parametrize(("truth", "shown"), [("true", "WAAR"), ("true", "x"), ("false", "ONWAAR"), ("false", "TRUE")])
def test_a_truth_of_an_ods_is_its_value_in_every_language(truth, shown):
    inside = f'<table:table-cell office:value-type="boolean" office:boolean-value="{truth}"><text:p>{shown}</text:p>'
    book = read_book(make.ods(f"<table:table-row>{inside}</table:table-cell></table:table-row>"), name="a.ods")
    assert cell(book, 1).value is (truth == "true")


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [("float", "24.685", "24,69"), ("percentage", "0.1825", "18%"), ("currency", "1234.565", "€ 1.234,57")],
)
def test_a_number_of_an_ods_is_what_it_holds_and_not_what_it_shows(kind, value, shown):
    inside = f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{shown}</text:p>'
    book = read_book(make.ods(f"<table:table-row>{inside}</table:table-cell></table:table-row>"), name="a.ods")
    assert cell(book, 1).value == Decimal(value)


def test_a_number_of_an_ods_is_shown_as_its_style_says():
    positive = '<number:text>€ </number:text><number:number number:decimal-places="2" number:grouping="true"/>'
    styles = (
        f'<number:currency-style style:name="N1P0">{positive}</number:currency-style>'
        '<number:currency-style style:name="N1"><number:text>-€ </number:text><number:number/>'
        '<style:map style:condition="value()&gt;=0" style:apply-style-name="N1P0"/></number:currency-style>'
        '<number:number-style style:name="N2"><number:number number:decimal-places="1"/>'
        "<number:text> uren</number:text></number:number-style>"
        '<style:style style:name="c1" style:data-style-name="N1"/>'
        '<style:style style:name="c2" style:data-style-name="N2"/>'
    )
    declared = f"<office:automatic-styles {NUMBERS} {STYLES}>{styles}</office:automatic-styles>"
    inside = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="3"/>'
        for style in ("c1", "c2", "c3")
    )
    book = read_book(make.ods(f"<table:table-row>{inside}</table:table-row>", more=declared), name="a.ods")
    assert [cell(book, 1, column).number_format for column in (1, 2, 3)] == ['"€ "#,##0.00', '0.0" uren"', "General"]


def seen(book: SourceBook) -> list[tuple[bool, bool, bool]]:
    return [(each.hidden, each.filtered, each.folded) for each in book.sheets[0].cells.values()]


SEEN, HIDDEN, FILTERED, FOLDED = (False, False, False), (True, False, False), (True, True, False), (False, False, True)


def test_hidden_filtered_and_folded_rows_of_an_xlsx_are_told_apart():
    rows = [("", 1), ('hidden="1"', 2), ('hidden="1" outlineLevel="1"', 3), ('outlineLevel="1"', 4), ('hidden="1"', 9)]
    inside = "".join(f'<row r="{row}" {said}><c r="A{row}"><v>{row}</v></c></row>' for said, row in rows)
    assert seen(xlsx(inside)) == [SEEN, HIDDEN, FOLDED, SEEN, HIDDEN]
    filtered = '<autoFilter ref="A1:A5"><filterColumn colId="0"/></autoFilter>'
    assert seen(xlsx(inside, after=filtered)) == [SEEN, FILTERED, FOLDED, SEEN, HIDDEN]
    assert seen(xlsx(inside, after='<autoFilter ref="A1:A5"/>')) == [SEEN, HIDDEN, FOLDED, SEEN, HIDDEN]


def test_rows_that_a_table_filters_are_told_apart():
    filtered = '<autoFilter ref="A1:A4"><filterColumn colId="0"/></autoFilter>'
    columns = f'{filtered}<tableColumns><tableColumn name="a"/></tableColumns>'
    table = f'<table xmlns="{make.MAIN}" name="T" displayName="T" ref="A1:A4">{columns}</table>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": make.relations(("table", "../tables/table1.xml")),
        "xl/tables/table1.xml": make.xml(table),
    }
    inside = "".join(f'<row r="{row}" hidden="{row % 2}"><c r="A{row}"><v>{row}</v></c></row>' for row in (2, 3, 4, 5))
    book = read_book(make.xlsx(parts, sheet=make.sheet(inside)), name="a.xlsx")
    assert seen(book) == [SEEN, FILTERED, SEEN, HIDDEN]


def test_folded_columns_of_an_xlsx_are_told_apart():
    columns = '<cols><col min="1" max="1" hidden="1"/><col min="2" max="2" hidden="1" outlineLevel="1"/></cols>'
    inside = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    assert seen(xlsx(inside, before=columns)) == [HIDDEN, FOLDED, SEEN]


def test_hidden_filtered_and_folded_rows_of_an_ods_are_told_apart():
    one = '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    gone = f'<table:table-row table:visibility="collapse">{one}'
    rows = f"<table:table-row>{one}{gone}<table:table-row table:visibility='filter'>{one}"
    folded = f'<table:table-row-group table:display="false">{gone}</table:table-row-group>'
    opened = f"<table:table-row-group>{gone}</table:table-row-group>"
    book = read_book(make.ods(rows + folded + opened), name="a.ods")
    assert seen(book) == [SEEN, HIDDEN, FILTERED, FOLDED, HIDDEN]
