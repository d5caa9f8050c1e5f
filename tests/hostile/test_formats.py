"""The same small cost sheet as openpyxl writes it and as LibreOffice saves it: the same values in the same cells."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from tests.hostile.numbers import exact
from tests.tools.libreoffice import convert
from workbooks.read.book import SourceBook, read_book

ROWS: list[tuple[Any, ...]] = [
    ("Kostenopgave begeleiding", None, None),
    (),
    ("Omschrijving", "Bedrag", "Toelichting"),
    ("Bruto uurloon", 24.68, "FWG 45"),
    ("Werkgeverslasten", 0.2754, 'inclusief pensioen; "PFZW"'),
    ("Contracturen", 1878, "36 uur × 52,18 weken"),
    ("Loonkosten", "=B4*(1+B5)", None),
    ("Korting", -12.5, None),
    ("Peildatum", date(2026, 1, 1), None),
    ("Ruis", 0.1 + 0.2, None),
    ("Overhead", "ca. 20 %", "één van de drie"),
]
EXPECTED = {
    "A1": "Kostenopgave begeleiding",
    "A3": "Omschrijving",
    "B3": "Bedrag",
    "C3": "Toelichting",
    "B4": Decimal("24.68"),
    "C4": "FWG 45",
    "B5": Decimal("0.2754"),
    "C5": 'inclusief pensioen; "PFZW"',
    "B6": Decimal(1878),
    "C6": "36 uur × 52,18 weken",
    "B7": Decimal("31.476872"),
    "B8": Decimal("-12.5"),
    "B9": date(2026, 1, 1),
    "B10": Decimal("0.3"),
    "B11": "ca. 20 %",
    "C11": "één van de drie",
} | {f"A{row}": ROWS[row - 1][0] for row in range(4, 12)}

# Separator ;, quotes around text, UTF-8; what the cells show, or what they hold.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"
HELD = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false"
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "xls": "xls", "csv": CSV}


def cost_sheet(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Opgave"
    for row in ROWS:
        sheet.append(row)
    sheet["B4"].number_format = '"€" #,##0.00'
    sheet["B5"].number_format = "0.00%"
    sheet["B9"].number_format = "yyyy-mm-dd"
    sheet.merge_cells("A1:C1")
    sheet["B4"].comment = Comment("zonder toeslagen", "P&C")
    sheet.row_dimensions[6].hidden = True
    book.defined_names["bruto_uurloon"] = DefinedName("bruto_uurloon", attr_text="Opgave!$B$4")
    book.save(path)
    return path


def saved(path: Path, kind: str, out: Path) -> Path:
    """The file as LibreOffice saves it in another format."""
    convert([path], out, kind)
    return out / f"{path.stem}.{kind.partition(':')[0]}"


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Path:
    return cost_sheet(tmp_path_factory.mktemp("eigen") / "opgave.xlsx")


def values(book: SourceBook) -> dict[str, Any]:
    return {cell.address: cell.value for cell in book.sheets[0].cells.values()}


def test_as_openpyxl_writes_it(own):
    book = read_book(own)
    # openpyxl stores no outcome with a formula: it is ours.
    assert values(book) == EXPECTED
    assert (book.sheets[0].cells[7, 2].stored, book.sheets[0].cells[7, 2].calculated) == (False, True)
    assert (book.kind, [sheet.name for sheet in book.sheets]) == ("xlsx", ["Opgave"])
    check_what_these_tell(book)


@pytest.mark.parametrize("kind", FILTERS)
@pytest.mark.usefixtures("libreoffice")
def test_as_libreoffice_saves_it(kind, own, tmp_path):
    book = read_book(saved(own, FILTERS[kind], tmp_path))
    assert book.kind == kind
    assert values(book) == EXPECTED
    if kind in ("ods", "xlsx"):
        check_what_these_tell(book)
        assert book.sheets[0].cells[7, 2].stored


@pytest.mark.usefixtures("libreoffice")
def test_a_csv_of_what_the_cells_hold_gives_the_same(own, tmp_path):
    assert values(read_book(saved(own, HELD, tmp_path))) == EXPECTED


def check_what_these_tell(book: SourceBook) -> None:
    [sheet] = book.sheets
    wage, charges, hours, cost = (sheet.cells[row, 2] for row in (4, 5, 6, 7))
    assert wage.comment.endswith("zonder toeslagen")
    assert (charges.is_percent, charges.text) == (True, "27,54%")
    assert (wage.is_percent, wage.text) == (False, "24,68")
    assert book.kind == "ods" or "€" in wage.number_format
    assert (hours.hidden, wage.hidden) == (True, False)
    assert cost.formula.replace(" ", "") == "=B4*(1+B5)"
    assert book.names["bruto_uurloon"] == ("Opgave", "B4")
    assert sheet.merges == ((1, 1, 1, 3),)
    assert (sheet.rows, sheet.columns) == (11, 3)


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
@pytest.mark.usefixtures("libreoffice")
def test_a_sheet_that_starts_further_on_keeps_its_addresses(kind, tmp_path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C5"], sheet["E9"] = "Loon", 12.5
    book.create_sheet("Bijlage").sheet_state = "hidden"
    book.save(tmp_path / "verder.xlsx")
    found = read_book(saved(tmp_path / "verder.xlsx", FILTERS[kind], tmp_path / "uit"))
    assert values(found) == {"C5": "Loon", "E9": Decimal("12.5")}
    assert [sheet.hidden for sheet in found.sheets] == [False, True]
    assert [finding.kind for finding in found.findings] == ["verborgen_blad"]


def test_our_own_workbook_is_read_as_openpyxl_reads_it():
    """The reader of .xlsx is our own; openpyxl shares no code with it."""
    path = Path(__file__).parents[2] / "workbooks" / "voorbeelden" / "opgave_jeugdhulp.xlsx"
    formulas, stored = load_workbook(path), load_workbook(path, data_only=True)
    found = read_book(path)
    for sheet in found.sheets:
        theirs = {
            (cell.row, cell.column): cell
            for row in formulas[sheet.name].iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert theirs.keys() == {place for place, cell in sheet.cells.items() if cell.value is not None or cell.formula}
        for (row, column), cell in theirs.items():
            ours = sheet.cells[row, column]
            assert ours.formula == (cell.value if cell.data_type == "f" else "")
            assert plain(stored[sheet.name].cell(row, column).value) == ours.value
            assert ours.number_format == cell.number_format
    names = {name: area.attr_text for name, area in formulas.defined_names.items()}
    assert {name: f"{sheet}!{cells}" for name, (sheet, cells) in found.names.items()}.items() >= {
        name: text.replace("$", "").replace("'", "") for name, text in names.items() if "(" not in text
    }.items()


def plain(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return exact(value)
    return value.date() if hasattr(value, "date") else value
