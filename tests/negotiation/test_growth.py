"""A growth path over the years: what is paid in each, by whoever decided what."""

from datetime import date
from decimal import Decimal

import pytest

from tarief.negotiation.outcomes import AgreementReached, Settlement
from tarief.report.growth import growth_table, path_to

AGREED, BEFORE = Decimal("62.86"), Decimal("54.46")


def terms(start: date = date(2027, 1, 1), *shares: str) -> AgreementReached:
    path = tuple(map(Decimal, shares or ("0.3333333", "0.6666667", "1")))
    return AgreementReached(
        Settlement.AGREED, start, date(2030, 6, 30), "OVA", path=path, before={"bi": BEFORE},
        amounts={"bi": (Decimal("57.26"), Decimal("60.06"), AGREED)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "year", "paid"),
    [
        (date(2027, 1, 1), 2026, "57.26"),
        (date(2027, 1, 1), 2027, "57.26"),
        (date(2027, 1, 1), 2028, "60.06"),
        (date(2027, 1, 1), 2029, "62.86"),
        (date(2027, 1, 1), 2040, "62.86"),
        (date(2027, 7, 1), 2027, "57.26"),
        (date(2027, 7, 1), 2028, "57.26"),
        (date(2027, 7, 1), 2029, "60.06"),
    ],
)
def test_a_year_pays_what_holds_on_its_first_day(start: date, year: int, paid: str) -> None:
    assert terms(start).in_year("bi", AGREED, year) == Decimal(paid)


def test_who_decides_another_tariff_grows_to_that_along_the_same_way() -> None:
    """On paper: a third of 8,70 is 2,90, so 57,36; two thirds 5,80, so 60,26."""
    assert [str(amount) for amount in terms().years_to("bi", Decimal("63.16"))] == ["57.36", "60.26", "63.16"]
    table = growth_table(terms(), {"bi": "Begeleiding"}, [("Asten", "bi", Decimal("63.16"))])
    assert table is not None
    assert [column.label for column in table.columns][2:] == ["Jaar 1 (2027)", "Jaar 2 (2028)", "Jaar 3 (2029)"]
    assert [row[0] for row in table.rows] == ["Begeleiding", "Begeleiding in Asten"] and table.rows[1][2] == Decimal(
        "57.36"
    )


def test_without_a_path_a_tariff_holds_at_once() -> None:
    plain = AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 1, 1), "OVA")
    assert plain.in_year("bi", AGREED, 2027) == AGREED and plain.years_to("bi", AGREED) == ()
    assert path_to(plain, "bi", AGREED) == ""


def test_the_years_are_told_in_a_sentence_also_where_they_are_no_calendar_years() -> None:
    told = path_to(terms(date(2027, 7, 1)), "bi", AGREED).replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 57,26 in jaar 1 (vanaf 01-07-2027)" in told and told.endswith("Hiervoor gold € 54,46.")
