"""In a region too a hundred times too much is told: of a cost price and a tariff, to who holds every sheet alone."""

from decimal import Decimal
from typing import Any

import pytest

from api.commands import main
from tarief.lower_price import flat_cut
from tests.api.test_gebieden import cut, region
from tests.api.test_negotiator_pages import RESEARCH, sent
from tests.checks.examples import quick
from tests.doors.requests import plain

DEAR = {"onwaarschijnlijk"}


def told(client: Any, **changes: Any) -> dict[str, str]:
    """What is said of amounts far off, by place."""
    answer = client.post("/api/v1/gebieden", json={**plain(region()), **changes})
    assert answer.status_code == 200, answer.text[:300]
    return {item["plaats"]: item["advies"] for item in answer.json()["bevindingen"] if item["soort"] in DEAR}


def providers(**costs: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plain(region())["aanbieders"]
    return [{**each, "kostprijs": costs.get(each["naam"], each["kostprijs"])} for each in found]


def test_a_cost_price_of_another_order_is_told_to_the_facilitator_with_what_was_meant(client) -> None:
    found = told(client, aanbieders=providers(P02="5490", P07="0.623"), zicht="begeleider")
    assert {place: advice.partition(" Controleer")[0] for place, advice in found.items()} == {
        "aanbieders/1/kostprijs": "Bedoelt u 54,9?",
        "aanbieders/6/kostprijs": "Bedoelt u 62,3?",
    }


def test_a_tariff_of_another_order_than_the_cost_prices_is_told(client) -> None:
    tariffs = [{"naam": "Oud", "tarief": "5446"}, {"naam": "Nieuw", "tarief": "62.86"}]
    found = told(client, tarieven=tariffs, zicht="begeleider", ingroeipad=None)
    assert list(found) == ["tarieven/0"] and found["tarieven/0"].startswith("Bedoelt u 54,46?")


def test_others_hear_nothing_of_what_is_far_off(client) -> None:
    assert told(client, aanbieders=providers(P02="5490"), zicht="deelnemer") == {}


def test_what_differs_nine_times_is_nobodys_slip(client) -> None:
    assert told(client, aanbieders=providers(P02="500", P07="7.1"), zicht="begeleider") == {}


@pytest.mark.parametrize("name", ["earlier", "alternative"])
def test_a_price_beside_a_cut_of_another_order_is_told_and_the_cut_worked_out(name: str) -> None:
    found = flat_cut(quick(), Decimal("0.2"), **{name: Decimal(5446)})
    assert [(item.kind, item.severity.value, item.advice.partition(" C")[0]) for item in found.far] == [
        ("onwaarschijnlijk", "let_op", "Bedoelt u 54,46?")
    ]
    assert flat_cut(quick(), Decimal("0.2"), **{name: Decimal("154.46")}).far == ()


def test_every_door_of_a_cut_tells_of_a_price_of_another_order(client, capsys, tmp_path) -> None:
    answer = client.post("/api/v1/vlakke-kortingen", json={**plain(cut()), "alternatief": "5446"}).json()
    assert [item["plaats"] for item in answer["bevindingen"] if item["soort"] in DEAR] == ["alternatief"]
    (tmp_path / "o.json").write_text(RESEARCH.decode() if isinstance(RESEARCH, bytes) else RESEARCH, encoding="utf-8")
    assert main(["vlakke-korting", str(tmp_path / "o.json"), "--korting", "20%", "--alternatief", "5446"]) == 0
    assert "De prijs van andere zorg is" in capsys.readouterr().out
    address = sent(client, "/vlakke-korting", {"opgave": ("o.json", RESEARCH)}, korting="20", alternatief="5446")
    assert "De prijs van andere zorg is" in client.get(address).text
