"""The gate of two sources: what the contract reckons with must be what its sources say."""

from typing import Any

import pytest

from tarief.contracts.reading import work_out_forms
from tarief.report.contracts import report_of_forms
from tests.funding.asked import BASE, LUMP, compare_forms, one_form


def start(volume: tuple[str, str], cost: tuple[str, str], day: str = "2018-06-01") -> dict[str, Any]:
    def two(values: tuple[str, str]) -> list[dict[str, str]]:
        sources = zip(values, ("registratie", "declaraties"), ("2018-01-01", day), strict=True)
        return [{"waarde": value, "bron": source, "datum": on} for value, source, on in sources]

    return {"volume": two(volume), "kosten_per_eenheid": two(cost)}


def gate(begin: dict[str, Any], base: dict[str, Any] = BASE) -> tuple[bool, str, str]:
    form = compare_forms(one_form({**LUMP, "basis": base, "startgegevens": begin}))["vormen"][0]
    found = [item["tekst"] for item in form["bevindingen"] if item["soort"] == "startgegevens"]
    flag = form["risicoverdeling"]["vlaggen"]["startgegevens_niet_uit_twee_bronnen"]
    return form["startgegevens"]["bevestigd"], flag, " ".join(found)


def test_a_base_that_both_its_sources_contradict_does_not_pass_and_both_values_are_shown() -> None:
    base = {"volume": 3000, "kosten_per_eenheid": "1000"}
    passed, flag, text = gate(start(("3000", "3000"), ("850", "850")), base)
    assert (passed, flag) == (False, "rood")
    assert "De prijs per eenheid bij de start is in het contract 1.000" in text
    assert "850 (registratie); 850 (declaraties)" in text


@pytest.mark.parametrize(("value", "passed"), [("3060", True), ("3062", False), ("2940", True), ("2939", False)])
def test_a_source_may_lie_two_percent_off_the_base_and_no_more(value: str, passed: bool) -> None:
    assert gate(start((value, value), ("5000", "5000")))[0] is passed  # 3000 / 0,98 = 3061,2; 3000 × 0,98 = 2940


def test_sources_that_differ_a_little_are_both_shown_and_pass() -> None:
    passed, flag, text = gate(start(("3000", "3010"), ("5000", "5000")))
    assert (passed, flag) == (True, "groen")
    assert "3.000 (registratie); 3.010 (declaraties)" in text


def test_a_source_of_after_the_start_does_not_bear_out_a_start() -> None:
    passed, flag, text = gate(start(("3000", "3000"), ("5000", "5000"), day="2019-01-02"))
    assert (passed, flag) == (False, "rood")
    assert "02-01-2019 (declaraties), na de start op 01-01-2019" in text
    assert gate(start(("3000", "3000"), ("5000", "5000"), day="2019-01-01"))[0]


def test_the_table_of_the_sources_shows_what_the_contract_reckons_with() -> None:
    raw = one_form({**LUMP, "startgegevens": start(("3000", "3100"), ("5000", "5000"))})
    rows = report_of_forms(work_out_forms(raw), raw).table("startgegevens").shown
    assert [row[2:5] for row in rows[:2]] == [
        ("3.000,0", "3.000,0", "registratie"),
        ("3.000,0", "3.100,0", "declaraties"),
    ]
