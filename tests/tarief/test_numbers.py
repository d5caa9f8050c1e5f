"""The gate for numbers: what people write becomes an exact number, or is asked, or is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief.core.dutch import dutch, percent
from tarief.core.number import plain, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24.68", "24.68"), ("24,68", "24.68"), ("1.234,56", "1234.56"), ("1.760,4", "1760.4"), ("-3,5", "-3.5"),
        ("1.234.567", "1234567"), ("1.234.567,89", "1234567.89"), ("€ 90,-", "90"), ("€ 24,68", "24.68"),
        (" 0.125 ", "0.125"), ("1760", "1760"), ("0,5", "0.5"), ("−2,00", "-2.00"), ("1.7600", "1.76"),
    ],
)  # fmt: skip
def test_dutch_and_plain_notation_are_read_exactly(text: str, value: str) -> None:
    assert read_number(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["1.760", "24.687", "-1.760", "999.999"])
def test_a_lone_point_with_three_digits_is_asked_with_both_readings(text: str) -> None:
    reading = read_number(text)
    assert reading.value is None
    assert reading.readings == (text.replace(".", ""), text.replace(".", ",").rstrip("0"))


@pytest.mark.parametrize(
    "raw", ["abc", "NaN", "Infinity", "", "1e5", "1_000", "٣", "12,34,56", "1.23.45", "1,760.40", "--5", "0x10", "%"]
)
def test_what_is_no_number_is_refused_with_advice(raw: str) -> None:
    finding = read_number(raw).finding
    assert finding is not None
    assert finding.advice


@pytest.mark.parametrize("raw", [0.2, True, None, Decimal("NaN"), Decimal("Infinity"), [1], {"a": 1}, b"1"])
def test_a_binary_float_and_other_things_are_refused(raw: object) -> None:
    assert read_number(raw).value is None


def test_a_percent_sign_counts_only_where_a_share_is_asked() -> None:
    assert read_number("20 %", percent=True).value == Decimal("0.20")
    assert read_number("23,77%", percent=True).value == Decimal("0.2377")
    assert read_number("20 %").value is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_what_we_write_reads_back_as_the_same_number(value: Decimal) -> None:
    assert read_number(plain(value)).value == value
    assert read_number(dutch(value, 6)).value == value


@given(st.text(max_size=30))
def test_no_text_makes_the_gate_fall_over(text: str) -> None:
    reading = read_number(text)
    assert (reading.value is None) == (reading.finding is not None)


def test_dutch_notation_rounds_half_up_and_groups_thousands() -> None:
    assert dutch(Decimal("1234567.895")) == "1.234.567,90"
    assert dutch(Decimal("-0.004")) == "0,00"
    assert dutch(Decimal("-2.675")) == "−2,68"


@pytest.mark.parametrize(
    ("share", "most", "least", "text"),
    [
        ("0.74", 0, 0, "74%"),
        ("0.745", 0, 0, "75%"),  # half up
        ("0.125", 1, 0, "12,5%"),
        ("0.12", 1, 0, "12%"),
        ("0.1204", 1, 0, "12%"),
        ("0.03", 1, 1, "3,0%"),
        ("-0.125", 2, 0, "−12,5%"),
        ("12.345", 0, 0, "1.235%"),
    ],
)
def test_a_share_is_written_in_percents_with_the_decimals_that_it_has(share: str, most: int, least: int, text: str):
    assert percent(Decimal(share), most, least) == text


def test_a_number_of_many_digits_is_written_whole():
    assert dutch(Decimal("1" + "0" * 30)) == "1" + ".000" * 10 + ",00"
