"""Formulas without an outcome are worked out, outdated outcomes are told, and nothing else is touched."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from tarief import Finding
from tests.hostile import workbooks as make
from tests.tools.libreoffice import recalculate
from tests.workbooks.examples import template
from tests.workbooks.sums import FORMULAS, sums
from workbooks.read.book import SourceBook, SourceCell, read_book
from workbooks.read.recalculate.formulas import CHECKED, functions

Lines = dict[str, tuple[str, str | None]]


def sheet(lines: Lines, *, code: str = "", types: dict[str, str] | None = None, before: str = "") -> SourceBook:
    """A sheet of formulas (or numbers without `=`) with their stored outcome; None: it has none."""
    cells = {}
    for at, (text, stored) in lines.items():
        kind = f' t="{(types or {})[at]}"' if types and at in types else ""
        formula = f"<f>{text[1:].replace('&', '&amp;').replace('<', '&lt;')}</f>" if text.startswith("=") else ""
        value = f"<v>{stored if formula else text}</v>" if stored is not None or not formula else ""
        cells[at] = f'<c r="{at}"{kind}{" s=" + chr(34) + "0" + chr(34) if code else ""}>{formula}{value}</c>'
    rows = "".join(f'<row r="{at[1:]}">{cell}</row>' for at, cell in cells.items())
    formats = f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs>"
    content = make.xlsx(
        {"xl/styles.xml": make.xml(f'<styleSheet xmlns="{make.MAIN}">{formats}</styleSheet>')},
        sheet=make.sheet(rows),
        workbook=make.workbook(after=before),
        relations=make.relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    return read_book(content)


def cells(book: SourceBook) -> dict[str, SourceCell]:
    return {cell.address: cell for cell in book.sheets[0].cells.values()}


def told(book: SourceBook, kind: str) -> list[Finding]:
    return [finding for finding in book.findings if finding.kind == kind]


@pytest.mark.usefixtures("libreoffice")
def test_the_sums_of_controllers_come_to_what_libreoffice_makes_of_them(tmp_path):
    own = sums(tmp_path / "som.xlsx")
    [saved] = recalculate([own], tmp_path / "libreoffice")
    ours, theirs = read_book(own), read_book(saved)
    assert told(theirs, "verouderde_waarde") == told(theirs, "formule_berekend") == []
    for mine, other in zip(ours.sheets, theirs.sheets, strict=True):
        for place, cell in mine.cells.items():
            if cell.formula and other.cells[place].value != "#NAME?":  # a function that it does not have
                assert plain(cell.value) == plain(other.cells[place].value), cell.formula


def plain(value: Any) -> Any:
    """A day as its number: LibreOffice gives a formula with days the format of a day."""
    return Decimal((value - date(1899, 12, 30)).days) if isinstance(value, date) else value


def test_functions_that_libreoffice_does_not_have_yet(tmp_path):
    found = read_book(sums(tmp_path / "som.xlsx")).sheets[0].cells
    looked_up = [cell.value for cell in found.values() if "XLOOKUP" in cell.formula]
    assert looked_up == [Decimal("31.25"), Decimal(0)]


def test_every_function_whose_outcome_is_held_against_the_file_was_compared():
    assert set().union(*map(functions, FORMULAS)) == CHECKED


def test_a_formula_without_an_outcome_gets_ours_and_the_file_says_which():
    book = sheet({"A1": ("24.68", ""), "A2": ("=A1*1.2754", None), "A3": ("=A2*2", None), "A4": ("=A1+1", "25.68")})
    found = cells(book)
    assert (found["A2"].value, found["A2"].text) == (Decimal("31.476872"), "31,476872")
    assert [cell.calculated for cell in found.values()] == [False, True, True, False]
    [finding] = told(book, "formule_berekend")
    assert "2 formules" in finding.text
    assert "blad Blad1: A2:A3" in finding.text
    assert finding.severity == "info"


def test_an_outdated_outcome_is_told_with_both_and_ours_counts():
    book = sheet({"A1": ("24.68", ""), "A2": ("=A1*2", "48"), "A3": ("=A2+1", "49")})
    found = cells(book)
    assert [found[at].value for at in ("A2", "A3")] == [Decimal("49.36"), Decimal("50.36")]
    assert (found["A2"].stored, found["A2"].calculated, found["A2"].outdated) == (True, True, "48")
    first, second = told(book, "verouderde_waarde")
    assert (str(first.place), str(second.place)) == ("Blad Blad1, cel A2", "Blad Blad1, cel A3")
    assert "48" in first.text
    assert "Wij rekenen met 49,36." in first.text
    assert first.severity == "let_op"


@pytest.mark.parametrize(
    ("formula", "stored", "code"),
    [
        ("=0.1+0.2", "0.3", ""),
        ("=1/3", "0.33", "0.00"),
        ("=1/3", "0.333", "0.0%"),
        ("=200/3", "66.67", '"€" #,##0.00'),
        ("=DATE(2026,1,1)", "46023", "dd-mm-yyyy"),
        ("=TODAY()", "46023", "dd-mm-yyyy"),
        ("=YEAR(TODAY())", "1999", ""),
        ("=RAND()*A9", "0.5", ""),
        ("=SUM(INDIRECT(\"A\"&9))", "5", ""),
        ("=SUM(OFFSET(A9,0,0))", "5", ""),
        ("=SUBTOTAL(9,A9:A9)", "5", ""),
        ("=ONZE.FUNCTIE(1)", "5", ""),
        ("=[1]Blad1!A1", "5", ""),
        ("=VALUE(\"1.234,56\")", "1234.56", ""),
        ("=A1+1", "5", ""),
    ],
)  # fmt: skip
def test_what_we_cannot_know_better_stays_as_it_is_stored(formula, stored, code):
    book = sheet({"A1": (formula, stored), "A9": ("7", "")}, code=code)
    assert [each.kind for each in book.findings] == []
    assert not cells(book)["A1"].calculated


def test_a_cell_that_follows_one_we_cannot_check_is_checked_against_what_is_stored_there():
    book = sheet({"A1": ("=ONS()", "5"), "A2": ("=A1*2", "10"), "A3": ("=A1*3", "16")})
    assert [str(finding.place) for finding in told(book, "verouderde_waarde")] == ["Blad Blad1, cel A3"]


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("=ONZE.FUNCTIE(1)", "ONZE.FUNCTIE"),
        ("=IFERROR(ONZE.FUNCTIE(1),0)", "ONZE.FUNCTIE"),
        ("=[2]Blad1!A1*2", "ander bestand"),
        ("='[Loon 2026.xlsx]Blad 1'!A1", "ander bestand"),
        ("=A1+1", "naar zichzelf"),
        ("=TODAY()+1", "VANDAAG"),
        ("=TEXT(A9,\"0,00\")", "taal van de computer"),
        ("=A9 A8", "niet kunnen berekenen"),
        ("=A8*2", "niet kunnen berekenen"),
    ],
)  # fmt: skip
def test_what_cannot_be_worked_out_stays_empty_and_says_why_and_what_to_do(formula, why):
    lines: Lines = {"A1": (formula, None), "A2": ("=IFERROR(A1,5)", None), "A3": ("=A9*2", None), "A9": ("7", "")}
    book = sheet(lines | {"A8": ('="1,5"', "1,5")}, types={"A8": "str"})
    found = cells(book)
    assert (found["A1"].value, found["A1"].calculated) == (None, False)
    assert found["A2"].value is None  # it would hide that A1 is unknown
    assert found["A3"].value == 14
    first, *_ = told(book, "formule_zonder_uitkomst")
    assert str(first.place) == "Blad Blad1, cel A1"
    assert why in first.text
    assert first.advice


def test_an_error_that_the_sheet_makes_is_an_error_also_when_we_work_it_out():
    found = cells(sheet({"A1": ("=1/0", None), "A2": ("=A1+1", None)}))
    assert [cell.value for cell in found.values()] == ["#DIV/0!"] * 2
    assert all(cell.is_error for cell in found.values())


def test_text_that_a_dutch_spreadsheet_reads_as_another_number_is_not_worked_out(tmp_path):
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["1.500", "=A1*2", "=SUM(A1,3)"])
    book.save(tmp_path / "tekst.xlsx")
    found = cells(read_book(tmp_path / "tekst.xlsx"))
    assert (found["B1"].value, found["C1"].value, found["A1"].value) == (None, 3, "1.500")


def test_a_writer_that_stores_zero_for_every_formula_stored_no_outcome():
    book = sheet({"A1": ("5", ""), "A2": ("=A1*2", "0")}, before='<calcPr fullCalcOnLoad="1"/>')
    assert cells(book)["A2"].value == 10
    assert [finding.kind for finding in book.findings] == ["formule_berekend"]
    assert told(sheet({"A1": ("5", ""), "A2": ("=A1*2", "0")}), "verouderde_waarde")


def test_a_workbook_that_calculates_with_what_it_shows_is_not_checked():
    book = sheet({"A1": ("=1/3", "0.33"), "A2": ("=A1*3", "0.99")}, before='<calcPr fullPrecision="0"/>')
    assert book.findings == ()


def test_what_a_workbook_that_calculates_with_what_it_shows_does_not_hold_is_not_worked_out():
    lines: Lines = {"A1": ("=24.685/0.7", "35.26"), "A2": ("=A1*1400", None), "A3": ("=A1*2", "70.52")}
    book = sheet(lines, code="0.00", before='<calcPr fullPrecision="0"/>')
    assert [cell.value for cell in cells(book).values()] == [Decimal("35.26"), None, Decimal("70.52")]
    (only,) = told(book, "formule_zonder_uitkomst")
    assert "afgerond" in only.text


def test_a_workbook_whose_rounding_as_shown_got_lost_says_which_amount_changes():
    book = sheet({"A1": ("=24.685/0.7", "35.26"), "A2": ("=A1*1400", "49364")}, code="0.00")
    assert cells(book)["A2"].value == 49370
    assert any("49364" in finding.text and "49370" in finding.text for finding in book.findings)


def test_many_outdated_outcomes_are_counted():
    lines: Lines = {f"A{row}": (f"={row}", "0") for row in range(1, 51)}
    findings = told(sheet(lines), "verouderde_waarde")
    assert len(findings) == 20
    assert findings[-1].text.endswith("Dit geldt voor nog 30 cellen.")


def test_days_are_counted_as_the_workbook_counts_them(tmp_path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append([date(2026, 1, 1), "=A1+31", "=YEAR(A1)"])
    page["B1"].number_format = "dd-mm-yyyy"
    book.save(tmp_path / "mac.xlsx")
    found = cells(read_book(tmp_path / "mac.xlsx"))
    assert (found["B1"].value, found["C1"].value) == (date(2026, 2, 1), 2026)


def test_the_columns_of_a_table_are_known_by_their_names(tmp_path):
    book = Workbook()
    page = book.active
    assert page is not None
    for line in (["Uren", "Loon"], [2, 20], [3, 30], ["=SUM(Mix[Uren])", "=SUMPRODUCT(Mix[Uren],Mix[Loon])"]):
        page.append(line)
    page.add_table(Table(displayName="Mix", ref="A1:B3"))
    book.save(tmp_path / "tabel.xlsx")
    found = cells(read_book(tmp_path / "tabel.xlsx"))
    assert [found[at].value for at in ("A4", "B4")] == [5, 130]


def test_our_own_template_has_no_outdated_outcomes(tmp_path):
    example = Path(__file__).parents[2] / "workbooks" / "voorbeelden" / "opgave_jeugdhulp.xlsx"
    for path in (template(tmp_path / "opgave.xlsx"), example):
        book = read_book(path)
        assert any(cell.formula for sheet in book.sheets for cell in sheet.cells.values())
        assert {finding.kind for finding in book.findings} == {"verborgen_blad"}
