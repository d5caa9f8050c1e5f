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


def times(places: int) -> list[dict[str, Any]]:
    """The providers of the example with every cost price so many powers of ten higher."""
    costs = [(each["naam"], Decimal(each["kostprijs"]).scaleb(places)) for each in plain(region())["aanbieders"]]
    return providers(**{name: f"{cost:.2f}" for name, cost in costs})


@pytest.mark.parametrize("places", [1, 2, -1, -2])
@pytest.mark.parametrize("view", ["begeleider", "deelnemer"])
def test_a_region_of_which_every_amount_is_of_another_order_is_told_beside_published_tariffs(
    client, places: int, view: str
) -> None:
    """Published per hour runs from 9,60 to 202,20 (tarief/data/normen.toml); the cost prices lie around 62.

    Who is no facilitator is told the mean in halves of euros, of which half a euro is the lowest.
    """
    found = told(client, aanbieders=times(places), zicht=view)
    assert (
        found["aanbieders"].startswith(("Bedoelt u 6", "Bedoelt u 50?"))
        and "van alle kostprijzen" in found["aanbieders"]
    )
    assert "aanbieders/0/kostprijs" not in found


def test_a_tariff_far_from_what_was_published_is_told_to_everybody_also_where_all_costs_are_so(client) -> None:
    tariffs = [{"naam": "Oud", "tarief": "6286"}, {"naam": "Nieuw", "tarief": "62.86"}]
    for view in ("begeleider", "deelnemer"):
        found = told(client, aanbieders=times(2), tarieven=tariffs, zicht=view, ingroeipad=None)
        assert found["tarieven/0"].startswith("Bedoelt u 62,86?") and "tarieven/1" not in found


def test_a_region_of_dear_care_is_no_slip(client) -> None:
    """Op papier: alle kostprijzen drie keer zo hoog is nog geen vijf keer het middelste gepubliceerde tarief."""
    dear = [(each["naam"], 3 * Decimal(each["kostprijs"])) for each in plain(region())["aanbieders"]]
    assert told(client, aanbieders=providers(**{name: f"{cost:f}" for name, cost in dear}), zicht="begeleider") == {}


def test_the_command_and_the_page_of_a_region_tell_that_every_amount_is_a_hundred_times_too_much(
    client, capsys, tmp_path
) -> None:
    (tmp_path / "g.csv").write_text("naam;kostprijs;volume\nA;5240;9000\nB;5490;14000\nC;5680;6500\n", encoding="utf-8")
    assert main(["gebied", str(tmp_path / "g.csv"), "--tarief", "6286"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Bedoelt u 54,9?" in out and "Bedoelt u 62,86?" in out
    files = {"bestand": ("g.csv", (tmp_path / "g.csv").read_bytes())}
    page = client.get(sent(client, "/gebied", files, tarieven="6286", zicht="begeleider")).text
    assert "Bedoelt u 54,9?" in page and "Bedoelt u 62,86?" in page


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
