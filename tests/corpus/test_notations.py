"""Numbers as people write them: spaces, signs, brackets, thousands; and what only looks like a number."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from openpyxl import Workbook

from workbooks.read.book import read_book
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.words.hints import hints_of, together
from workbooks.read.own_sheet.words.numbers import read_behind, read_text
from workbooks.read.own_sheet.words.unsaid import is_nothing, is_unreadable


@pytest.mark.parametrize(
    ("text", "value", "share"),
    [
        ("1\u202f878", "1878", False),
        ("€\u202f1\u2009234,56", "1234.56", False),
        ("12\u2007345\u00a0678", "12345678", False),
        ("24,68\u200b", "24.68", False),
        ("'24,68", "24.68", False),
        ("' 1.234,56", "1234.56", False),
        ("12,50-", "-12.50", False),
        ("€ 12,50 -", "-12.50", False),
        ("12,5%-", "-0.125", True),
        ("€ (1.234,50)", "-1234.50", False),
        ("(€ 1.234,50)", "-1234.50", False),
        ("(2,5%)", "-0.025", True),
        ("(2,5) %", "-0.025", True),
        ("1.878 uur per jaar", "1878", False),
        ("€ 3.450 per maand", "3450", False),
        ("€ 45.120 / fte", "45120", False),
        ("1400:00", "1400", False),
        ("-8:30 uur", "-8.5", False),
        ("36:00 uur", "36", False),
        ("1878:00:00", "1878", False),
        ("1.760 %", "0.0176", True),
        ("1,760%", "0.0176", True),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: str, share: bool):
    number = read_text(text)
    assert number is not None
    assert (number.readings, number.share) == ((Decimal(value),), share)


@pytest.mark.parametrize("text", ["1.760", "€ 1.760", "1.760 uur", "€ 1.250 per uur", "1,250"])
def test_what_can_be_two_numbers_stays_two(text: str):
    number = read_text(text)
    assert number is not None
    assert len(number.readings) == 2


@pytest.mark.parametrize("text", ["1:10", "1:8", "9:30", "10:75 uur"])
def test_what_may_be_a_proportion_or_a_moment_is_no_number_of_hours(text: str):
    assert read_text(text) is None


def test_narrow_spaces_behind_a_label():
    found = read_behind("Uurloon:\u202f€\u20091\u202f234,56")
    assert found is not None
    assert found[1].readings == (Decimal("1234.56"),)


@pytest.mark.parametrize(
    "text",
    [
        *("l78 uur", "O,88", "24,6 °/o", "24,6 o/o", "1O,5 %", "€ l.234,50", "3I,5", "2O26,5", "1 o/o"),
        *("1 ,95", "€ 1 .234,50", "6 ,8 %"),
    ],
)
def test_what_a_scanner_misread_cannot_be_read_as_a_number(text: str):
    assert is_unreadable(text)
    assert is_nothing(text)
    assert read_text(text) is None
    assert read_text(text, "nl") is None


@pytest.mark.parametrize(
    "text",
    [
        "24,6 %",
        "1.878 uur",
        "I3",
        "O2",
        "loon",
        "olie",
        "10 km/o",
        "Schaal 8",
        "FWG 45",
        "45A04",
        "",
        "5 ooo",
        "o/o",
        "1, 2",
    ],
)
def test_what_is_a_number_or_a_word_is_no_misreading(text: str):
    assert not is_unreadable(text)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Bedrag x € 1.000", 1000),
        ("(× 1.000)", 1000),
        ("x 1000 euro", 1000),
        ("Kosten (in duizenden euro's)", 1000),
        ("x € 1 mln", 1_000_000),
        ("in miljoenen", 1_000_000),
        ("x 1.000.000", 1_000_000),
        ("36 x 52", 1),
        ("Max 1000", 1),
        ("Kosten per uur", 1),
        ("x 1.0005", 1),
    ],
)
def test_a_heading_says_that_numbers_are_thousands(text: str, times: int):
    assert hints_of(text).times == times
    assert together([hints_of("Bedrag"), hints_of(text)]).times == times


def test_hours_shown_as_a_time_are_hours_and_no_share():
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Contracturen per jaar", timedelta(hours=1878)])
    sheet.append(["Productieve uren per jaar", timedelta(hours=1400)])
    for row in (1, 2):
        sheet.cell(row, 2).number_format = "[h]:mm"
    made.save(file := io.BytesIO())
    grid = make_grid(read_book(file.getvalue(), name="a.xlsx").sheets[0], "")
    numbers = [seen.number for seen in grid.all() if seen.number is not None]
    assert [(number.value, number.share, number.hints.kinds) for number in numbers] == [
        (1878, False, {"uren"}),
        (1400, False, {"uren"}),
    ]
