"""What the engine does otherwise than spreadsheets: each case of the table, and what comes of it."""

from datetime import date

import pytest

from tests.hostile import workbooks as make
from tests.workbooks.test_recalculation import cells, sheet, told
from workbooks.read.book import read_book
from workbooks.read.recalculate.calculator import Calculator
from workbooks.read.recalculate.differences import DIFFERENCES, Contents, for_the_engine, otherwise
from workbooks.read.recalculate.package import formula_xml, package, value_xml

NOTHING = Contents({"sheets": [], "names": [("", "reeks", "Blad1", "A1:A3"), ("", "cel", "Blad1", "A1")]})


@pytest.mark.parametrize(
    ("backwards", "forwards"),
    [
        ("=SUM(B9:B2)", "=SUM(B2:B9)"),
        ("=SUM($B$9:B2)", "=SUM($B2:B$9)"),
        ("=SUM(C2:A9)", "=SUM(A2:C9)"),
        ("=SUM(AA1:B2)", "=SUM(B1:AA2)"),
        ("=SUM('B9:B2'!C9:C2)", "=SUM('B9:B2'!C2:C9)"),
        ('=IF(A1="B9:B2",1,2)', '=IF(A1="B9:B2",1,2)'),
        ("=SUM(Tabel1[[Uren]:[Loon]])", "=SUM(Tabel1[[Uren]:[Loon]])"),
    ],
)
def test_a_range_written_backwards_is_turned(backwards, forwards):
    assert for_the_engine(backwards, NOTHING) == forwards


@pytest.mark.parametrize(
    "formula",
    [
        '=IF(A1="x",1,2)',
        "=SUMPRODUCT((A1:A3=1)*B1:B3)",
        "=SUMPRODUCT((reeks=1)*1)",
        "=SUM(A1:A3)",
        "=A1<B1>C1",
        "=Tabel1[Uren]=1",
    ],
)
def test_what_is_no_comparison_of_two_numbers_stays(formula):
    assert for_the_engine(formula, NOTHING) == formula


def test_one_range_written_backwards_does_not_stop_the_other_formulas():
    shared = '<f t="shared" ref="C1:C2" si="0">SUM(B2:A1)</f>'
    rows = (
        f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1">{shared}</c><c r="D1"><f>A1*2</f></c></row>'
    )
    rows += '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c><c r="C2"><f t="shared" si="0"/></c></row>'
    found = cells(read_book(make.xlsx(sheet=make.sheet(rows)), name="a.xlsx"))
    assert [found[at].value for at in ("C1", "C2", "D1")] == [10, 7, 2]


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        ("=IF(0.7+0.2+0.1=1,1,0)", 1),
        ("=IF(SUM(B1:B3)=1,1,0)", 1),
        ("=IF(SUM(B1:B3)<>1,1,0)", 0),
        ("=IF(SUM(B1:B3)<1,1,0)", 0),
        ("=IF(AND(B1+B2>=0.9,B1<=0.7),1,0)", 1),
        ("=IF((B1+B2+B3=1)*(B1>0.6),1,0)", 1),
        ("=IF(B4=0,1,0)", 1),
        ('=IF(B5="tekst",1,0)', 1),
        ("=IF(B5=1,1,0)", 0),
        ("=IF(cel=0.7,1,0)", 1),
    ],
)
def test_numbers_are_compared_as_a_spreadsheet_does(formula, outcome):
    lines: dict[str, tuple[str, str | None]] = {"B1": ("0.7", ""), "B2": ("0.2", ""), "B3": ("0.1", "")}
    lines |= {"B5": ('="tekst"', "tekst"), "A9": (formula, None)}
    names = '<definedNames><definedName name="cel">Blad1!$B$1</definedName></definedNames>'
    assert cells(sheet(lines, types={"B5": "str"}, before=names))["A9"].value == outcome


#: A formula of each kind, the outcome that a spreadsheet stored, and the function that makes it doubtful.
DOUBTFUL = {
    "tekst": ("=SUMPRODUCT(A1:A3,B1:B3)", "8", "SUMPRODUCT"),
    "leeg": ("=LOOKUP(9.99E+307,B1:B9)", "2", "LOOKUP"),
    "reeks": ("=SUMPRODUCT(ROUND(B1:B3,0))", "6", "ROUND"),
    "reeks als lijst": ("=SUMPRODUCT(SUMIF(B1:B3,{1,2},B1:B3))", "6", "SUMIF"),
    "doorsnede": ("=A1:A3*2", "6", ""),
    "stap": ("=CEILING(-21,-5)", "-25", "CEILING"),
    "stap in bits": ("=FLOOR(20.2,0.1)*10", "202", "FLOOR"),
    "stap van een rest": ("=MOD(1,0.1)", "0", "MOD"),
    "1900": ("=EDATE(31,1)", "60", "EDATE"),
}
NUMBERS: dict[str, tuple[str, str | None]] = {"A1": ("1", ""), "A3": ("3", ""), "B1": ("2", ""), "B2": ("2", "")}
NUMBERS |= {"B3": ("2", ""), "A2": ('="12"', "12")}


def test_every_difference_has_a_case():
    assert {each.name for each in DIFFERENCES} == {name.partition(" ")[0] for name in DOUBTFUL}
    assert all(each.why and each.example.startswith("=") for each in DIFFERENCES)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_the_engine_still_comes_to_something_else(name):
    """When it no longer does, the difference can leave the table."""
    formula, stored, _ = DOUBTFUL[name]
    texts = {(int(at[1:]), ord(at[0]) - 64): said for at, (said, _) in NUMBERS.items()}
    written = [
        (*at, value_xml(*(("s", "12") if said.startswith("=") else ("n", said)), False)) for at, said in texts.items()
    ]
    engine = Calculator(package({"Blad1": [*written, (3, 4, formula_xml(formula, ""))]}, (), False), starts_1904=False)
    engine.evaluate()
    assert engine.outcome("Blad1", 3, 4).text != f"{stored}.0"


@pytest.mark.parametrize("name", DOUBTFUL)
def test_the_outcome_of_the_file_is_believed_and_what_follows_rests_on_it(name):
    formula, stored, _ = DOUBTFUL[name]
    lines = NUMBERS | {"D3": (formula, stored), "D4": ("=D3*2", "5")}
    book = sheet(lines, types={"A2": "str"})
    assert (cells(book)["D3"].value, cells(book)["D3"].calculated) == (int(stored), False)
    [finding] = told(book, "verouderde_waarde")  # a real difference is told
    assert (str(finding.place), cells(book)["D4"].value) == ("Blad Blad1, cel D4", 2 * int(stored))


@pytest.mark.parametrize("name", DOUBTFUL)
def test_without_an_outcome_it_is_not_worked_out(name):
    formula, _, function = DOUBTFUL[name]
    book = sheet(NUMBERS | {"D3": (formula, None), "D4": ("=D3*2", None)}, types={"A2": "str"})
    assert [cells(book)[at].value for at in ("D3", "D4")] == [None, None]
    first, second = told(book, "formule_zonder_uitkomst")
    assert (f"met de functie {function}," if function else "met meer cellen rekent") in first.text
    assert "een cel zonder uitkomst" in second.text


def test_a_yes_among_the_numbers_is_not_counted_by_the_engine():
    rows = '<row r="1"><c r="A1"><v>36</v></c><c r="B1"><v>10</v></c></row>'
    rows += '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2"><v>10</v></c></row>'
    rows += '<row r="3"><c r="C3"><f>SUMPRODUCT(A1:A2,B1:B2)</f></c><c r="D3"><f>SUM(A1:A2)</f></c></row>'
    found = cells(read_book(make.xlsx(sheet=make.sheet(rows)), name="a.xlsx"))
    assert [found[at].value for at in ("C3", "D3")] == [None, 36]


COUNTED: dict[str, tuple[str, str | None]] = {f"B{row}": (str(row), "") for row in range(1, 7)}
COUNTED |= {"A4": ("60", ""), "A5": ("-5", ""), "A6": ("0.1", "")}
NAMED = '<definedNames><definedName name="reeks">Blad1!$B$1:$B$6</definedName></definedNames>'


@pytest.mark.parametrize(
    ("formula", "stored"),
    [
        ("=COUNTIF(B1:B6,B1:B6)", "1"),
        ("=COUNTIF(B1:B6,B:B)", "1"),
        ("=COUNTIF(B1:B6,reeks)", "1"),
        ("=COUNTIFS(B1:B6,B1:B6)", "1"),
        ("=SUMIF(B1:B6,reeks)", "3"),
        ("=SUMIFS(B1:B6,B1:B6,B1:B6)", "3"),
        ("=LOOKUP(B:B,B1:B6,B1:B6)", "3"),
        ("=LEN(reeks)", "1"),
        ("=LEN(B:B)*B3", "3"),
        ("=ISBLANK(B2:B7)*1", "0"),
        ("=B1:B6*2", "6"),
        ("=B:B*2", "6"),
        ("=reeks*2", "6"),
        ("=-(B1:B6)", "-3"),
        ("=IF(B1:B6>2,1,0)", "1"),
        ("=IF(reeks=3,1,0)", "1"),
        ("=IFERROR(B:B,0)", "3"),
        ("=FLOOR(-21,A5)", "-20"),
        ("=FLOOR(B3,1/10)", "3"),
        ("=MOD(B3,A6)", "0"),
        ('=SUM(COUNTIF(B1:B6,{"1","2"}))', "2"),
        ("=DATE(1900,2,29)", "60"),
        ("=EOMONTH(A9,0)", "31"),
        ("=EDATE(B3,2)", "63"),
        ("=DAYS(DATE(1900,3,1),DATE(1900,2,28))", "2"),
    ],
)
def test_what_excel_stored_of_a_range_or_an_early_day_is_not_overruled(formula, stored):
    book = sheet(COUNTED | {"D3": (formula, stored)}, before=NAMED)
    assert (str(cells(book)["D3"].value), told(book, "verouderde_waarde")) == (stored, [])


def test_the_day_that_never_was_stays_the_number_that_it_is():
    book = sheet({"A1": ("60", ""), "B1": ("=A1+1", "61")}, code="dd-mm-yyyy")
    assert [cells(book)[at].value for at in ("A1", "B1")] == [60, date(1900, 3, 1)]
    assert not told(book, "verouderde_waarde")


@pytest.mark.parametrize(("setting", "kept"), [('<calcPr iterate="1"/>', "4.0006"), ("", "4.0004")])
def test_what_a_circle_came_to_in_rounds_is_not_overruled(setting, kept):
    """Cells behind a circle may be a round behind; without rounds the circle itself is still believed."""
    lines = {"A1": ("=B1*0.5+1", "2.0002"), "B1": ("=A1", "2.0003"), "C1": ("=IFERROR(A1*2,0)", "4.0006")}
    found = cells(sheet(lines, before=setting))
    assert [str(found[at].value) for at in ("A1", "B1", "C1")] == ["2.0002", "2.0003", kept]


@pytest.mark.parametrize(
    "formula",
    [
        "=SUM(B1:B3)*2",
        "=SUMPRODUCT((B1:B3=1)*B1:B3)",
        "=IF(SUM(B1:B3)>2,MAX(B1:B3),0)",
        "=SUM('Blad (1)'!B1:B3)",
        "=EDATE(B1,1)",
        "=SUMPRODUCT(B1:B3,B1:B3)",
        "=LOOKUP(2,B1:B3)",
        "=VLOOKUP(2,B1:B9,1,FALSE)",
        "=MATCH(2,B1:B9,0)",
        "=ROUND(SUM(B1:B3),2)",
        "=ROUND(SUM(B1:B3)/COUNT(A1:A3)*2,2)",
        "=SUMIF(B1:B3,2,A1:A3)",
        "=CEILING(-B1,5)",
        "=FLOOR(B1,A1)",
    ],
)
def test_where_it_makes_no_difference_it_is_worked_out(formula):
    data = {"name": "Blad1", "cells": [(row, column, "n", "200") for row in (1, 2, 3) for column in (1, 2)]}
    assert otherwise(formula, "Blad1", Contents({"sheets": [data], "names": []})) == ""


def test_an_outdated_outcome_of_an_ods_is_told():
    cell = '<table:table-cell {}office:value-type="float" office:value="{}"><text:p/></table:table-cell>'
    formula = cell.format('table:formula="of:=[.A1]*2" ', 9)
    rows = f"<table:table-row>{cell.format('', 5)}{formula}</table:table-row>"
    book = read_book(make.ods(rows), name="a.ods")
    assert cells(book)["B1"].value == 10
    assert [finding.kind for finding in book.findings] == ["verouderde_waarde"]


def test_a_table_that_the_engine_refuses_and_a_sheet_of_a_chart_stop_nothing():
    cell = '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f></c></row>'
    sheets = '<sheet name="Grafiek" sheetId="1" r:id="rId2"/><sheet name="Blad1" sheetId="2" r:id="rId1"/>'
    names = '<definedNames><definedName name="los" localSheetId="0">Blad1!$A$1</definedName></definedNames>'
    head = f'<table xmlns="{make.MAIN}" name="T" displayName="T" ref="A1:B1"><tableColumns><tableColumn name="a"/>'
    book = make.xlsx(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": make.relations(("table", "../tables/table1.xml")),
            "xl/tables/table1.xml": make.xml(f"{head}</tableColumns></table>"),
            "xl/chartsheets/sheet2.xml": make.xml(f'<chartsheet xmlns="{make.MAIN}"/>'),
        },
        sheet=make.sheet(cell),
        workbook=make.workbook(sheets, after=names),
        relations=make.relations(("worksheet", "worksheets/sheet1.xml"), ("chartsheet", "chartsheets/sheet2.xml")),
    )
    assert cells(read_book(book, name="a.xlsx"))["B1"].value == 4
