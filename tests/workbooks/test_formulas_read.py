"""The formulas, names and tables that a file holds, from .ods in the same notation as from .xlsx."""

import io
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from tests.hostile import workbooks as make
from workbooks.read.book import Area, SourceBook, SourceTable, read_book
from workbooks.read.book.parsing.openformula import excel_formula
from workbooks.read.own_sheet.graph.written import relative
from workbooks.read.recalculate.formulas import shifts

ROW, END = "<table:table-row>", "</table:table-row>"


def number(value: str, formula: str = "", more: str = "") -> str:
    said = f" table:formula={quoteattr(formula)}" if formula else ""
    shown = value.replace(".", ",")
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{said}{more}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def text(value: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def rows(*cells: tuple[str, ...]) -> str:
    return "".join(f"{ROW}{''.join(row)}{END}" for row in cells)


def ods(content: str, more: str = "") -> SourceBook:
    return read_book(make.ods(content, more=more), name="a.ods")


def formulas(book: SourceBook) -> dict[str, str]:
    return {cell.address: cell.formula for cell in book.sheets[0].cells.values() if cell.formula}


@pytest.mark.parametrize(
    ("odf", "excel"),
    [
        ("of:=[.B2]*[$Invoer.E4]", "=B2*Invoer!E4"),
        ("of:=[.B2]*[$Invoer.$E$4]", "=B2*Invoer!$E$4"),
        ("of:=SUM([.B2:.B9];[.C1])", "=SUM(B2:B9,C1)"),
        ("of:=SUM([$'Mijn blad'.B2:.B9])", "=SUM('Mijn blad'!B2:B9)"),
        ("of:=SUM([$'Mijn blad'.B2:$'Mijn blad'.B9])", "=SUM('Mijn blad'!B2:B9)"),
        ("of:=SUM([$Jan.B2:$Mrt.B2])", "=SUM('Jan:Mrt'!B2:B2)"),
        ("of:=[$'P&C''s \"lijst\"'.A1]", "='P&C''s \"lijst\"'!A1"),
        ("of:=[$Blad1.A1]+[$B2.A1]", "=Blad1!A1+'B2'!A1"),
        ('of:=IF([.A1]="a;b[.C1]";1;2)', '=IF(A1="a;b[.C1]",1,2)'),
        ("of:=SUM({1;2|3;4})", "=SUM({1,2;3,4})"),
        ("of:=SUM([.A:.A];[.$B$1:.$B$1048576];[.3:.4])", "=SUM(A:A,$B:$B,3:4)"),
        ("of:=COM.MICROSOFT.IFS([.A1]>1;tarief)", "=IFS(A1>1,tarief)"),
        ("of:=SUM([.A1:.A2]~[.C1];[.A1:.B1]![.B1:.B2])", "=SUM(A1:A2,C1,A1:B1 B1:B2)"),
        ("of:=['file:///home/iemand/cao.ods'#$Lonen.B3]", "='[cao.ods]Lonen'!B3"),
        ("of:=[.#REF!]+[$Weg.#REF!]", "=#REF!+#REF!"),
        ("of:=SUM(Tabel1[Uren])", "=SUM(Tabel1[Uren])"),
        ("oooc:=[.A1]+1", "=A1+1"),
        ("msoxl:=SUM(A1,B1)", "=SUM(A1,B1)"),
        ("=[.A1]", "=A1"),
    ],
)
def test_a_formula_of_an_ods_is_told_as_an_xlsx_would(odf, excel):
    assert excel_formula(odf) == excel


def test_an_ods_gives_its_formulas_with_their_outcomes():
    book = ods(rows((number("20"), number("0.5")), (number("10", "of:=[.A1]*[.$B$1]"), number("", "of:=[.A2]"))))
    assert formulas(book) == {"A2": "=A1*$B$1", "B2": "=A2"}
    outcome, without = (book.sheets[0].cells[2, column] for column in (1, 2))
    assert (outcome.value, outcome.stored) == (Decimal(10), True)
    assert not without.stored


def test_lines_that_a_program_broke_and_indented_are_no_damage():
    content = rows((text("Overhead"), number("24.68"))).replace(">", ">\n    ").replace("</", "\n  </")
    [overhead, amount] = ods(content).sheets[0].cells.values()
    assert (overhead.value, amount.value) == ("Overhead", Decimal("24.68"))


def test_names_and_tables_of_an_ods():
    content = rows((text("Functie"), text("Uren")), (text("A"), number("3")), (text("B"), number("4")))
    scoped = (
        "<table:named-expressions>"
        '<table:named-range table:name="los" table:cell-range-address="$Blad1.$B$2:.$B$3"/></table:named-expressions>'
    )
    named = (
        '<table:named-expressions><table:named-range table:name="uren" table:cell-range-address="$Blad1.$B$2"/>'
        '<table:named-expression table:name="btw" table:expression="of:=0.21*[$Blad1.B2]"/>'
        '<table:named-range table:name="weg" table:cell-range-address="$Elders.$B$2"/></table:named-expressions>'
        '<table:database-ranges><table:database-range table:name="Tabel1" '
        'table:target-range-address="Blad1.A1:Blad1.B3"/></table:database-ranges>'
    )
    book = ods(content + scoped, more=named)
    assert book.names == {"Blad1!los": ("Blad1", "B2:B3"), "los": ("Blad1", "B2:B3"), "uren": ("Blad1", "B2")}
    assert book.named_formulas == {"btw": "=0.21*Blad1!B2", "weg": "=Elders!$B$2"}
    assert book.tables == (SourceTable("Tabel1", "Blad1", Area(1, 1, 3, 2), ("Functie", "Uren")),)


def test_a_sheet_kept_from_another_file_is_no_sheet():
    kept = "<table:table table:name=\"'file:///x.ods'#Lonen\"><table:table-source/>" + rows((number("9"),))
    assert [sheet.name for sheet in ods(rows((number("1"),)), more=f"{kept}</table:table>").sheets] == ["Blad1"]


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_every_cell_of_an_array_formula_has_it(kind):
    if kind == "ods":
        spans = ' table:number-matrix-rows-spanned="2" table:number-matrix-columns-spanned="1"'
        first = (number("1"), number("2", "of:=[.A1:.A2]*2", spans))
        book = ods(rows(first, (number("2"), number("4"))))
    else:
        cells = '<c r="A{0}"><v>{0}</v></c><c r="B{0}">{1}<v>{2}</v></c>'
        array = '<f t="array" ref="B1:B2">A1:A2*2</f>'
        inside = f'<row r="1">{cells.format(1, array, 2)}</row><row r="2">{cells.format(2, "", 4)}</row>'
        book = read_book(make.xlsx(sheet=make.sheet(inside)), name="a.xlsx")
    assert formulas(book) == {"B1": "=A1:A2*2", "B2": "=A1:A2*2"}
    assert [book.sheets[0].cells[row, 2].array for row in (1, 2)] == ["B1:B2", "B1:B2"]
    assert [book.sheets[0].cells[row, 2].value for row in (1, 2)] == [2, 4]
    assert not book.findings


def test_every_cell_of_a_shared_formula_has_its_own():
    shared = '<f t="shared" ref="B1:B3" si="0">A1*$A$1+SUM(Blad1!A1:A2)</f>'
    inside = f'<row r="1"><c r="A1"><v>2</v></c><c r="B1">{shared}</c></row>'
    inside += "".join(f'<row r="{row}"><c r="B{row}"><f t="shared" si="0"/></c></row>' for row in (2, 3))
    book = read_book(make.xlsx(sheet=make.sheet(inside)), name="a.xlsx")
    assert formulas(book)["B3"] == "=A3*$A$1+SUM(Blad1!A3:A4)"


def test_a_text_in_a_shared_formula_is_the_same_in_every_row():
    shared = '<f t="shared" ref="C1:C3" si="0">IF(A1="FWG45",B1,0)</f>'
    cells = '<c r="A{0}" t="inlineStr"><is><t>FWG45</t></is></c><c r="B{0}"><v>2{0}</v></c><c r="C{0}">{1}</c>'
    rest = '<f t="shared" si="0"/>'
    inside = "".join(f'<row r="{row}">{cells.format(row, shared if row == 1 else rest)}</row>' for row in (1, 2, 3))
    book = read_book(make.xlsx(sheet=make.sheet(inside)), name="a.xlsx")
    assert formulas(book) == {f"C{row}": f'=IF(A{row}="FWG45",B{row},0)' for row in (1, 2, 3)}
    assert [book.sheets[0].cells[row, 3].value for row in (1, 2, 3)] == [21, 22, 23]


def test_a_name_that_looks_like_a_cell_is_the_same_in_every_row():
    shared, rest = '<f t="shared" ref="B1:C3" si="0">ZZP4*A1</f>', '<f t="shared" si="0"/>'
    cells = '<c r="A{0}"><v>{0}</v></c><c r="B{0}">{1}</c><c r="C{0}">{2}</c>'
    inside = "".join(f'<row r="{n}">{cells.format(n, shared if n == 1 else rest, rest)}</row>' for n in (1, 2, 3))
    book = read_book(make.xlsx(sheet=make.sheet(inside)), name="a.xlsx")
    assert formulas(book)["B3"] == "=ZZP4*A3"
    assert formulas(book)["C3"] == "=ZZP4*B3"


@pytest.mark.parametrize("name", ["ZZP4", "zzp4", "XFE1", "VVT2026"])
def test_what_lies_beyond_the_last_column_is_a_name(name):
    shown = f"={name}*B2"
    is_cell = name == "VVT2026"
    assert (relative(shown, 2, 3) == relative(f"={name}*B3", 3, 3)) is not is_cell
    assert shifts(f"={name}*$B$2") is is_cell


@pytest.mark.parametrize("of_the_workbook", [True, False])
def test_a_name_of_its_own_sheet_goes_before_that_of_the_workbook(of_the_workbook):
    made = Workbook()
    jeugd, wmo = made.active, made.create_sheet("Wmo")
    assert jeugd is not None
    jeugd.title = "Jeugd"
    for sheet, rate in ((jeugd, 75), (wmo, 60)):
        sheet.append([rate, "=tarief*10"])
    wmo.defined_names["tarief"] = DefinedName("tarief", attr_text="Wmo!$A$1")
    where = made if of_the_workbook else jeugd
    where.defined_names["tarief"] = DefinedName("tarief", attr_text="Jeugd!$A$1")
    made.save(file := io.BytesIO())
    book = read_book(file.getvalue(), name="a.xlsx")
    assert [sheet.cells[1, 2].value for sheet in book.sheets] == [750, 600]


def test_names_and_tables_of_an_xlsx():
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Invoer"
    for row in (("Functie", "Uren"), ("A", 3), ("B", 4)):
        sheet.append(row)
    sheet["D1"] = ArrayFormula("D1", "=SUM(B2:B3*2)")
    sheet.add_table(Table(displayName="Tabel1", ref="A1:B3"))
    for name, said in (("uren", "Invoer!$B$2"), ("hoger", "Invoer!$B$2*1.12"), ("btw", "0.21"), ("weg", "#REF!")):
        made.defined_names[name] = DefinedName(name, attr_text=said)
    sheet.defined_names["los"] = DefinedName("los", attr_text="Invoer!$B$2:$B$3")
    made.save(file := io.BytesIO())
    book = read_book(file.getvalue(), name="a.xlsx")
    assert book.names == {"Invoer!los": ("Invoer", "B2:B3"), "los": ("Invoer", "B2:B3"), "uren": ("Invoer", "B2")}
    assert book.named_formulas == {"btw": "=0.21", "hoger": "=Invoer!$B$2*1.12", "weg": "=#REF!"}
    assert book.tables == (SourceTable("Tabel1", "Invoer", Area(1, 1, 3, 2), ("Functie", "Uren")),)
    assert formulas(book) == {"D1": "=SUM(B2:B3*2)"}
