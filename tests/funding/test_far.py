"""Amounts of another order than the rest of a contract or of a followed year are told, with what was meant."""

from copy import deepcopy
from typing import Any

import pytest

from tarief import Refused
from tarief.contracts.following_reading import work_out_year
from tarief.contracts.reading import work_out_forms

QUARTERS = [
    {"kwartaal": 1, "clienten": 110, "eenheden": 990, "kosten": 51480},
    {"kwartaal": 2, "clienten": 105, "eenheden": 1060, "kosten": 54060},
]
PRODUCT = {"naam": "Begeleiding", "eenheid": "uur", "clienten": 100, "eenheden": 4000, "prijs": 50}
SAID = {"onwaarschijnlijk", "kwartaal_ontbreekt"}


def followed(year: int = 2027, quarters: list[Any] = QUARTERS, **changes: Any) -> list[str]:
    asked = {"jaar": year, "producten": [{**PRODUCT, "kwartalen": quarters, **changes}]}
    return [f"{item.text} {item.advice}" for item in work_out_year(asked).alerts if item.kind in SAID]


def with_quarter(**changes: Any) -> list[Any]:
    return [{**QUARTERS[0], **changes}, QUARTERS[1]]


def test_a_year_that_goes_as_planned_says_nothing_of_this() -> None:
    assert followed() == []


def test_a_price_a_hundred_times_too_high_is_told_beside_published_tariffs() -> None:
    """Per hour 9,60 to 202,20 was published (tarief/data/normen.toml)."""
    assert "Bedoelt u 50?" in followed(prijs=5000, quarters=[])[0]


@pytest.mark.parametrize(
    ("unit", "price"),
    [("uur", "9.60"), ("uur", "202.20"), ("minuut", "0.16"), ("etmaal", "24.50"), ("etmaal", "30.10"),
     ("etmaal", "990"), ("etmaal", "1120")],
)  # fmt: skip
def test_a_price_that_somewhere_is_paid_is_not_asked(unit: str, price: str) -> None:
    """9,60 and 202,20 are the lowest and highest published (normen.toml), 24,50 to 30,10 is pleegvergoeding a day."""
    assert followed(prijs=price, eenheid=unit, quarters=[]) == []


@pytest.mark.parametrize(("unit", "price"), [("uur", "0.96"), ("uur", "2022"), ("etmaal", "1.80"), ("etmaal", "18000")])
def test_a_price_that_nowhere_is_paid_is_asked(unit: str, price: str) -> None:
    assert "wat gemeenten publiceerden" in followed(prijs=price, eenheid=unit, quarters=[])[0]


@pytest.mark.parametrize(
    ("changes", "meant"), [({"kosten": 5148000}, "51.480"), ({"eenheden": 99000, "kosten": 5148000}, "990"),
                           ({"clienten": 11000}, "110")],
)  # fmt: skip
def test_a_figure_of_a_quarter_of_another_order_than_planned_is_told(changes: dict[str, int], meant: str) -> None:
    assert any(f"Bedoelt u {meant}?" in one for one in followed(quarters=with_quarter(**changes)))


SLOW = {"clienten": 8, "eenheden": 90, "kosten": 4700}


def test_a_product_that_starts_slowly_is_not_asked() -> None:
    """8 clients with 11 units each at 52 euro: all three are a tenth of what was planned, and fit each other."""
    assert followed(quarters=with_quarter(**SLOW)) == []
    assert followed(quarters=with_quarter(clienten=1, eenheden=10, kosten=500)) == []
    assert followed(quarters=with_quarter(clienten=0, eenheden=0, kosten=0)) == []


@pytest.mark.parametrize(
    ("slip", "meant"), [({"kosten": 470000}, "4.700"), ({"kosten": 47}, "4.700"), ({"eenheden": 9000}, "90"),
                        ({"clienten": 800}, "8")],
)  # fmt: skip
def test_one_figure_that_does_not_fit_the_other_two_is_told_also_of_a_slow_start(slip: Any, meant: str) -> None:
    (told,) = followed(quarters=with_quarter(**SLOW | slip))
    assert f"Bedoelt u {meant}?" in told


@pytest.mark.parametrize(("written", "meant"), [(104, "1.040"), (99, "990"), (130, "1.300"), (10_400, "1.040")])
def test_a_zero_too_few_or_too_many_is_told_whether_the_quarter_lay_above_or_below_the_plan(
    written: int, meant: str
) -> None:
    (told,) = followed(quarters=with_quarter(clienten=100, eenheden=written, kosten=51480))
    assert f"Bedoelt u {meant}?" in told


def test_a_quarter_in_which_each_client_had_a_third_more_care_is_not_asked() -> None:
    assert followed(quarters=with_quarter(clienten=100, eenheden=1330, kosten=68000)) == []


def test_a_quarter_left_out_between_others_is_named() -> None:
    (told,) = followed(quarters=[QUARTERS[0], {**QUARTERS[1], "kwartaal": 3}])
    assert "van kwartaal 2 zijn er geen cijfers" in told


@pytest.mark.parametrize(("year", "meant"), [(27, "Bedoelt u 2027? "), (1027, ""), (20277, "")])
def test_a_year_that_is_none_of_an_agreement_is_refused_with_the_one_that_was_meant(year: int, meant: str) -> None:
    with pytest.raises(Refused) as found:
        followed(year)
    (fault,) = found.value.findings
    assert fault.advice == f"{meant}Geef een jaar van 2000 tot en met 2099."


FORM = {"vorm": "inspanningsgericht", "prijs": 50, "verwacht_volume": 3000, "indexering": ["2,5%"]}
LUMP = {"vorm": "taakgericht", "basis": {"volume": 3000, "kosten_per_eenheid": 50},
        "stappen": [{"jaar": 2026}, {"jaar": 2027, "indexering": "2,5%"}]}  # fmt: skip
COURSE = [{"jaar": year, "volume": 3400, "kosten_per_eenheid": 52} for year in (2026, 2027)]


def forms(form: dict[str, Any]) -> dict[str, str]:
    found = work_out_forms({"verloop": deepcopy(COURSE), "vormen": [form]}).answers[0].findings
    return {str(item.place): item.advice for item in found if item.kind == "onwaarschijnlijk"}


def test_usual_terms_of_a_form_say_nothing_of_this() -> None:
    assert forms(FORM) == {} and forms(LUMP) == {}


def test_terms_of_another_order_than_the_care_are_told_with_what_was_meant() -> None:
    assert forms({**FORM, "prijs": 5000})["/vormen/0/prijs"].startswith("Bedoelt u 50?")
    assert forms({**FORM, "verwacht_volume": 300000})["/vormen/0/verwacht_volume"].startswith("Bedoelt u 3.000?")
    dear = {**LUMP, "basis": {"volume": 3000, "kosten_per_eenheid": 5000}}
    assert forms(dear)["/vormen/0/basis/kosten_per_eenheid"].startswith("Bedoelt u 50?")


def test_an_index_that_no_year_had_is_told_with_what_was_meant() -> None:
    assert forms({**FORM, "indexering": ["25%"]})["/vormen/0/indexering/0"].startswith("Bedoelt u 2,5%?")
    odd = {**LUMP, "stappen": [{"jaar": 2026}, {"jaar": 2027, "indexering": "25%"}]}
    assert forms(odd)["/vormen/0/stappen/1/indexering"].startswith("Bedoelt u 2,5%?")


def test_a_term_longer_than_any_contract_is_refused_with_what_was_meant() -> None:
    with pytest.raises(Refused, match=r"De looptijd is 400 jaar\. Bedoelt u 4\?"):
        forms({**LUMP, "toets": {"looptijd": 400}})
