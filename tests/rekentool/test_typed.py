"""What people type is read as they mean it in JSON, and in a cell as the workbook itself reads it, or asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from tarief.core.findings import Refused
from tarief.core.units import AANDEEL
from tarief.models.rekentool.tool import Rekentool
from tarief.opgave import Opgave
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.tools import libreoffice as office
from workbooks.read.book import SourceBook, read_book
from workbooks.read.rekentool.changed import changed_cells
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
PRICE = "In!B8"
ROWS = (
    ("Ingangsdatum", date(2026, 1, 1)),
    ("Gemeente", "Deurne"),
    ("Kwaliteit", "ja"),
    ("Opslag", None),
    ("Trede", 2),
    ("Inbegrepen", True),
    ("Stap", 1.5),
    (
        "Prijs",
        '=(YEAR(B1)-2000+MONTH(B1)/100+IF(B2="Deurne",1,2)*10)*(1+B4)+CHOOSE(B5,1,2,3)+IF(B6,100,0)'
        '+IF(B7=1.5,0,1000)+IF(B3="ja",0,1)',
    ),
)


def write(path: Path, **typed: object) -> None:
    """The workbook, with something else in some cells."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "In"
    for row in ROWS:
        sheet.append(row)
    sheet["B4"].number_format = "0.0%"
    for cells, choices in (("B2", '"Deurne,Someren"'), ("B7", '"0.5,1.5,2.5"')):
        rule = DataValidation(type="list", formula1=choices)
        rule.add(cells)
        sheet.add_data_validation(rule)
    for address, value in typed.items():
        sheet[address] = value
    book.save(path)


@pytest.fixture
def tool(tmp_path: Path) -> Rekentool:
    write(tmp_path / "boek.xlsx")
    return Rekentool(compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices((PRICE,))))


@pytest.mark.parametrize(
    "typed", ["1 sept. 2026", "1 september 2026", "01-09-2026", "1-9-2026", "1/9/2026", "2026-09-01"]
)
def test_a_day_is_read_as_people_write_it_in_json_and_as_text_in_a_cell_it_is_no_day(
    typed: str, tool: Rekentool, tmp_path: Path
) -> None:
    wanted = Decimal("138.09")  # 26 + 0,09 + 10, 2 for the step, 100 for what is included
    assert tool.calculate({"ingangsdatum": typed}, on=DAY).tarief == wanted
    (said,) = refused(tool, tmp_path, B1=typed)
    assert said.startswith("Blad In, cel B1: ")
    assert "staat hier 01-01-2026" in said
    assert "Bedoelt u 01-09-2026?" in said


def refused(tool: Rekentool, folder: Path, **typed: object) -> list[str]:
    """What is said of a filling that cannot be calculated; nothing of one that can."""
    write(folder / "in.xlsx", **typed)
    try:
        fill(read_book(folder / "in.xlsx"), tool)
    except Refused as found:
        return [str(each).replace("\xa0", " ") for each in found.findings]
    return []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"B6": "Ja"}, ("B6", "'Ja'", "staat hier WAAR", "Zet er WAAR of ONWAAR neer")),
        ({"B6": 1}, ("B6", "staat hier WAAR", "Zet er WAAR of ONWAAR neer")),
        ({"B1": True}, ("B1", "met een datum", "staat hier 01-01-2026")),
        ({"B2": "Someren "}, ("B2", "alleen in spaties", "staat hier 'Deurne'", "Kies 'Someren' uit de lijst")),
        ({"B2": "Asten"}, ("B2", "geen keuze", "Kies uit: Deurne, Someren")),
        ({"B5": "twee"}, ("B5", "met een getal", "staat hier 2", "Vul een getal in")),
        ({"B5": None}, ("B5", "staat niets", "staat hier 2", "Vul 0 in als dat bedoeld is")),
        ({"B6": None}, ("B6", "staat niets", "Vul de cel in")),
        ({"B5": -1}, ("B5", "kan niet onder nul zijn", "staat hier 2")),
    ],
)
def test_what_a_cell_cannot_hold_is_refused_with_its_place_and_what_stood_there(
    typed: dict[str, object], said: tuple[str, ...], tool: Rekentool, tmp_path: Path
) -> None:
    (told,) = refused(tool, tmp_path, **typed)
    assert [each for each in said if each not in told] == []


def test_all_that_is_wrong_in_a_filling_is_said_at_once(tool: Rekentool, tmp_path: Path) -> None:
    assert len(refused(tool, tmp_path, B1="1-9-2026", B2="Someren ", B5=None, B6="Ja")) == 4


@pytest.mark.parametrize("typed", [{}, {"B2": "SOMEREN"}, {"B4": -0.1}, {"B3": None}, {"B7": 0.5}])
def test_what_a_formula_reads_as_the_workbook_does_is_a_filling(
    typed: dict[str, object], tool: Rekentool, tmp_path: Path
) -> None:
    assert refused(tool, tmp_path, **typed) == []


def test_a_row_that_is_emptied_as_a_whole_is_left_out_and_a_gap_in_it_is_asked(tmp_path: Path) -> None:
    def staff(path: Path, *rows: tuple[str | int | None, ...]) -> SourceBook:
        book = Workbook()
        for number, row in enumerate(rows, 1):
            book.worksheets[0].append((*row, f"=B{number}*C{number}"))
        book.worksheets[0]["D9"] = "=SUM(D1:D8)"
        book.save(path)
        return read_book(path)

    first = staff(tmp_path / "a.xlsx", ("mbo", 2, 30), ("hbo", 1, 40))
    tool = Rekentool(compile_book(first, ToolChoices(("Sheet!D9",))))
    filled, inputs = fill(staff(tmp_path / "b.xlsx", ("mbo", 2, 30), (None, None, None)), tool)
    assert Opgave(filled, DAY, inputs).calculate().tarief == 60
    with pytest.raises(Refused, match="staat niets"):
        fill(staff(tmp_path / "c.xlsx", ("mbo", 2, 30), ("hbo", 1, None)), tool)


def test_every_cell_that_differs_from_the_tool_is_told_with_what_it_was(tool: Rekentool, tmp_path: Path) -> None:
    write(tmp_path / "in.xlsx", B1=date(2026, 9, 1), B2="SOMEREN", B4=0.09, B5=3, B6=False)
    told = changed_cells(read_book(tmp_path / "in.xlsx"), tool)
    assert [str(each.place)[-2:] for each in told] == ["B1", "B2", "B4", "B5", "B6"]
    assert [each.text.partition(" is ")[2] for each in told] == [
        "01-09-2026; in de rekentool staat 01-01-2026.",
        "'SOMEREN'; in de rekentool staat 'Deurne'.",
        "9%; in de rekentool staat niets.",
        "3; in de rekentool staat 2.",
        "ONWAAR; in de rekentool staat WAAR.",
    ]
    write(tmp_path / "zelfde.xlsx", B2="deurne")
    assert changed_cells(read_book(tmp_path / "zelfde.xlsx"), tool) == ()


def test_a_single_cell_that_differs_on_a_sheet_of_many_is_told_first(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    filled = {f"Invoer!B{row}": 0.07 for row in range(4, 8)} | {"Parameters!B12": 240}
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "in.xlsx", filled)
    first, *rest = changed_cells(read_book(tmp_path / "in.xlsx"), tools["uurtarief"])
    assert str(first).startswith(
        "Blad Parameters, cel B12: Parameters!B12 Verlofuren is 240; in de rekentool staat 233."
    )
    assert {str(each.place).partition(",")[0] for each in rest} == {"Blad Invoer"}


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_has_no_price_or_another_one_where_a_cell_is_refused_and_the_same_for_other_capitals(
    tmp_path: Path,
) -> None:
    typed = {"ja": {"B6": "Ja"}, "spatie": {"B2": "Deurne "}, "hoofdletters": {"B2": "DEURNE"}, "zo": {}}
    for name, changes in typed.items():
        write(tmp_path / f"{name}.xlsx", **changes)
    worked = office.recalculate([tmp_path / f"{name}.xlsx" for name in typed], tmp_path / "uit")
    sheets = [read_book(path).sheet("In") for path in worked]
    prices = [cell.value for sheet in sheets if sheet is not None and (cell := sheet.at(8, 2)) is not None]
    assert prices[1:] == [Decimal("148.01"), Decimal("138.01"), Decimal("138.01")]
    assert prices[0] != prices[-1]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"gemeente": "deurne"}, "138.01"),
        ({"gemeente": " SOMEREN "}, "148.01"),
        ({"gemeente": {"waarde": "someren", "bron": "mail"}}, "148.01"),
        ({"opslag": "10%"}, "141.61"),  # 36,01 × 1,1 and 102
        ({"opslag": "0.1"}, "141.61"),
        ({"stap": "1,5"}, "138.01"),
        ({"stap": "2,50"}, "1138.01"),
        ({"trede": "3"}, "139.01"),
        ({"trede": "3,0"}, "139.01"),
        ({"inbegrepen": "nee"}, "38.01"),
        ({"inbegrepen": "Ja"}, "138.01"),
    ],
)
def test_a_choice_has_no_capitals_a_number_a_comma_and_a_share_its_sign(
    typed: dict[str, object], wanted: str, tool: Rekentool
) -> None:
    assert tool.calculate(typed, on=DAY).tarief == Decimal(wanted)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ingangsdatum": "1-9-26"}, "Bedoelt u 01-09-2026?"),
        ({"ingangsdatum": "eind september"}, "Schrijf een datum, zoals 31-01-2026."),
        ({"inbegrepen": "misschien"}, "Schrijf ja of nee."),
        ({"trede": "twee"}, "Vul een getal in"),
        ({"trede": "1.000"}, "Schrijf 1000 of 1."),
        ({"gemeente": "Asten"}, "Someren"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(
    typed: dict[str, object], said: str, tool: Rekentool
) -> None:
    with pytest.raises(Refused) as refused:
        tool.calculate(typed, on=DAY)
    assert said in str(refused.value)


@pytest.mark.usefixtures("libreoffice")
def test_an_empty_cell_that_shows_a_percentage_is_a_share_in_an_ods_too(tool: Rekentool, tmp_path: Path) -> None:
    office.convert([tmp_path / "boek.xlsx"], tmp_path, "ods")
    other = compile_book(read_book(tmp_path / "boek.ods"), ToolChoices((PRICE,)))
    units = [{each.key: each.unit for each in layout.inputs}["opslag"] for layout in (tool.layout, other)]
    assert units == [AANDEEL, AANDEEL]
