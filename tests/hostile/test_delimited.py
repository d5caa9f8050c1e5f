"""Text with separators: encodings, separators, and numbers that can mean only one thing."""

from datetime import date
from decimal import Decimal

import pytest

from tarief import Refused
from workbooks.read.book import read_book


def values(content: bytes, name: str = "a.csv") -> list[object]:
    return [cell.value for cell in read_book(content, name=name).sheets[0].cells.values()]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24,68", Decimal("24.68")),
        ("24.68", Decimal("24.68")),
        ("1.234,56", Decimal("1234.56")),
        ("1,234.56", Decimal("1234.56")),
        ("1.234.567", Decimal(1234567)),
        ("-12,5", Decimal("-12.5")),
        ("−12,5", Decimal("-12.5")),
        ("0,125", Decimal("0.125")),
        ("0.125", Decimal("0.125")),
        ("1760.125", Decimal("1760.125")),
        ("1878", Decimal(1878)),
        ("€ 24,68", Decimal("24.68")),
        ("€ 90,-", Decimal(90)),
        ("waar", True),
        ("01-07-2026", date(2026, 7, 1)),
        ("2026-07-01", date(2026, 7, 1)),
    ],
)
def test_what_can_mean_one_thing_is_a_value(text, value):
    assert values(f'"{text}";x'.encode()) == [value, "x"]


@pytest.mark.parametrize(
    "text", ["1.760", "1,760", "0123", "1/2/2026", "31-02-2026", "12.5.6", "1_000", "24,68 (FWG 45)", "١٢", "NaN", "€"]
)
def test_what_can_mean_two_things_stays_text(text):
    assert values(f'"{text}";x'.encode()) == [text, "x"]


@pytest.mark.parametrize("text", ["20%", "20 %", "20,0%"])
def test_a_percentage_is_a_share_that_is_shown_as_one(text):
    [cell, _] = read_book(f'"{text}";x'.encode(), name="a.csv").sheets[0].cells.values()
    assert (cell.value, cell.is_percent, cell.text) == (Decimal("0.2"), True, "20%")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding):
    assert values("één;€ 1,50".encode(encoding)) == ["één", Decimal("1.5")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"naam;uren\nA;1,5\nB;2,5\n", "a.csv"),
        (b"naam,uren\nA,1.5\nB,2.5\n", "a.csv"),
        (b"naam\turen\nA\t1,5\nB\t2,5\n", "a.tsv"),
        (b"naam\turen\nA\t1,5\nB\t2,5\n", "a.txt"),
        (b"sep=|\nnaam|uren\nA|1,5\nB|2,5\n", "a.csv"),
        (b'naam;uren\r\n"A";"1,5"\r\n"B";2,5\r\n', "a.CSV"),
    ],
)
def test_separators_are_told_apart(content, name):
    assert values(content, name) == ["naam", "uren", "A", Decimal("1.5"), "B", Decimal("2.5")]


def test_text_without_the_name_of_a_text_file_is_refused_with_advice():
    with pytest.raises(Refused, match=r"naam op \.csv"):
        read_book(b"naam;uren\nA;1,5", name="opgave.xlsx")


def test_rows_of_unequal_length_keep_their_semicolons():
    text = (
        "Kostprijs begeleiding, versie 2\nBruto uurloon;24,68;euro\nOverhead;20,5%\nReiskosten, opleiding;1,20;;2,40\n"
    )

    cells = set(values(text.encode()))
    assert {"Bruto uurloon", "Reiskosten, opleiding", "Kostprijs begeleiding, versie 2"} <= cells
