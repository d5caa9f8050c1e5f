"""A number without a sign that may be two things, and a price that no tariff is usually as high as, are told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise


def _read(charges: Written, illness: Written, overhead: Written, price: Written) -> Reading:
    rows: list[list[Written]] = [
        ["Begeleiding, peildatum 1 januari 2026"],
        ["Loon per uur", 27],
        ["Werkgeverslasten", charges],
        ["Productiviteit", "70%"],
        ["Ziekteverzuim over de contracturen", illness],
        ["Overhead over directe kosten", overhead],
        ["Tarief per uur", price],
    ]
    return recognise(book_of({"Kostprijs": rows}))


def _told(reading: Reading, kind: str) -> list[str]:
    return [finding.text for finding in reading.findings if finding.kind == kind]


def test_charges_of_6_without_a_sign_are_asked_to_be_percents_or_euros() -> None:
    (text,) = _told(_read(6, "5%", "20%", None), "eenheid_niet_genoemd")
    assert "€ 6 per uur" in text
    assert "6%?" in text


def test_illness_of_1_06_is_said_to_look_like_a_factor() -> None:
    (text,) = _told(_read("30%", Decimal("1.06"), "20%", None), "eenheid_niet_genoemd")
    assert "factor, dus 6%?" in text


@pytest.mark.parametrize(("charges", "illness"), [("30%", "5%"), (Decimal("7.85"), "5%"), ("€ 6", "1,06%")])
def test_what_says_what_it_is_is_not_doubted(charges: Written, illness: Written) -> None:
    assert _told(_read(charges, illness, "20%", None), "eenheid_niet_genoemd") == []


def test_a_price_that_was_worked_out_with_600_percent_is_told_not_to_be_one() -> None:
    reading = _read("30%", "5%", "600%", Decimal("417.06"))
    assert any("417,06" in finding.text or "417.06" in finding.text for finding in reading.findings)
