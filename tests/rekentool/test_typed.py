"""What people type in a filling is read as they mean it, in a cell and in JSON alike, or asked."""

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
from tests.tools import libreoffice as office
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiling import compile_book
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
def test_a_day_is_read_as_people_write_it_in_json_and_in_a_cell(typed: str, tool: Rekentool, tmp_path: Path) -> None:
    wanted = Decimal("138.09")  # 26 + 0,09 + 10, 2 for the step, 100 for what is included
    assert tool.calculate({"ingangsdatum": typed}, on=DAY).tarief == wanted
    write(tmp_path / "in.xlsx", B1=typed)
    other, inputs = fill(read_book(tmp_path / "in.xlsx"), tool)
    assert other.calculate(inputs, on=DAY).tarief == wanted


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
