"""Regions and flat cuts over HTTP: exact for the facilitator, safe by default, refused with every fault."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.lower_price.request import VlakkeKortingIn
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.outcome import Gebied
from tarief.region.records import GebiedIn
from tests.api.schema import described, keeps_to
from tests.api.test_berekeningen import XLSX, problem
from tests.region.case import case, expected, position

REGIONS, CUTS, SVG = "/api/v1/gebieden", "/api/v1/vlakke-kortingen", "image/svg+xml"
#: Costs and volumes that no rounding or sum in the answer comes to by chance.
CANARIES = {"naam": "Kanarie {n}", "kostprijs": "6{n}.1{n}7", "volume": "9{n}71"}


def region(**more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {key: case()[key] for key in ("naam", "aanbieders", "gemeenten")}
    data["tarieven"] = [{"naam": "Oud", "tarief": "54.46"}, "62.86"]
    data["ingroeipad"] = {"van": "54.46", "naar": "62.86", "delen": case()["ingroeipad"]}
    return {**data, "nodige_dekking": "90%", "budget": "10434760", **more}


def planted(**more: Any) -> dict[str, Any]:
    rows = [
        {key: text.format(n=n) for key, text in CANARIES.items()}
        | {"concern": f"Holding {n}", "eigen_vermogen": f"4{n}371", "omzet": f"88{n}713", "omvang": "klein"}
        for n in range(10, 24)
    ]
    return region(aanbieders=rows, **more)


def request_for(name: str) -> dict[str, Any]:
    found = position(name)
    inputs = {key: f"{value:f}" if isinstance(value, Decimal) else value for key, value in found.inputs.items()}
    return {"model": found.model.key, "peildatum": found.on.isoformat(), "invoer": inputs}


def cut(**more: Any) -> dict[str, Any]:
    return {"opgave": request_for("onderzoek"), "korting": "20%", "eerder_tarief": "54.46", **more}


def posted(client: Any, path: str, document: Any) -> dict[str, Any]:
    answer = client.post(path, json=document)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_facilitator_sees_the_coverage_as_worked_out_by_hand(client):
    found = posted(client, REGIONS, region(tarieven=[row["tarief"] for row in expected()["dekking"]],
                                           zicht="begeleider"))  # fmt: skip
    described(Gebied, found)
    for row, told in zip(expected()["dekking"], found["dekking"], strict=False):
        assert told["gedekt"] == row["aanbieders"]
        assert (Decimal(told["dekking_volume"]) * 100).quantize(Decimal("0.1")) == Decimal(row["volume"])
        assert Decimal(told["tekort"]) == Decimal(row["tekort"])
        assert Decimal(told["budget"]) == Decimal(row["budget"])
    assert [year["tarief"] for year in found["ingroeipad"]] == [row["tarief"] for row in expected()["pad"]]
    assert found["ingroeipad"][2]["gemeenten"] == expected()["gemeenten"]
    assert (found["ruimte"]["ondergrens"], found["ruimte"]["bovengrens"]) == ("66.70", "62.86")


def test_by_default_only_what_may_be_told_is_answered_and_what_is_left_out_says_why(client):
    found = posted(client, REGIONS, region())
    described(Gebied, found)
    assert found["zicht"] == "deelnemer"
    assert found["cijfers"]["totaal"]["gewogen_gemiddelde"] == {"tekst": "€\u00a061,50 per uur"} or found["cijfers"][
        "totaal"
    ]["gewogen_gemiddelde"]["tekst"].startswith("€\u00a061,50")
    assert found["cijfers"]["totaal"]["volume_onder_kostprijs_bij_54,46"] == {"tekst": "90–100%"}
    assert "te dicht" in found["cijfers"]["totaal"]["volume_onder_kostprijs_bij_62,86"]["reden"]
    assert all(found["niet_verteld"].values())
    assert "dekking" not in found
    assert found["ingroeipad"][2]["gemeenten"] == expected()["gemeenten"]


@pytest.mark.parametrize("path", [REGIONS, CUTS])
@pytest.mark.parametrize("accept", ["application/json", SVG, XLSX])
def test_no_provider_name_concern_cost_or_volume_is_ever_in_the_default_answer(client, path, accept):
    document = planted() if path == REGIONS else cut(gebied=planted())
    answer = client.post(path, json=document, headers={"accept": accept})
    assert answer.status_code == 200, answer.text
    text = answer.text
    if answer.headers["content-type"] == XLSX:
        book = load_workbook(BytesIO(answer.content))
        text = str([[cell.value for row in sheet.iter_rows() for cell in row] for sheet in book])
    for n in range(10, 24):
        for canary in (
            f"Kanarie {n}",
            f"Holding {n}",
            f"6{n}.1{n}7",
            f"6{n},1{n}7",
            f"9{n}71",
            f"4{n}371",
            f"88{n}713",
        ):
            assert canary not in text


@pytest.mark.parametrize("unit", ["etmaal", "dagdeel", "traject"])
def test_what_may_be_told_is_told_in_every_unit_of_care(client, unit):
    found = posted(client, REGIONS, region(eenheid=unit))
    assert found["zicht"] == "deelnemer"
    assert found["cijfers"]["totaal"]["gewogen_gemiddelde"]["tekst"].endswith(f" per {unit}")
    refused = problem(client.post(REGIONS, json=region(eenheid="stuk")), 400, "ongeldige-invoer")
    assert refused["bevindingen"][0]["plaats"] == "/eenheid"


def test_a_participant_hears_whether_there_is_a_zone_and_never_how_far_the_ends_are_apart(client):
    alone = region(tarieven=["50"])
    for budget, there in (("10434760", False), ("11620000", True)):
        found = posted(client, REGIONS, {**alone, "budget": budget})["ruimte"]
        assert (found["ruimte"], found["afstand"], found["reden"]) == (there, "", "")
    few = [{"naam": f"P{n}", "kostprijs": str(60 + n), "volume": "100"} for n in range(2)]
    told = posted(client, REGIONS, {"aanbieders": few, "nodige_dekking": 1, "budget": "12000"})["ruimte"]
    assert told["ruimte"] is None
    assert told["reden"] == "Er zijn minder dan 5 aanbieders."
    exact = posted(client, REGIONS, {**alone, "zicht": "begeleider"})["ruimte"]
    assert (exact["afstand"], exact["ondergrens"]) == ("5 tot 10%", "66.70")


def test_when_few_concerns_take_part_the_volume_is_withheld_too(client):
    rows = [{"naam": f"P{n}", "kostprijs": str(50 + n), "volume": "100"} for n in range(4)]
    found = posted(client, REGIONS, region(aanbieders=rows))
    assert "minder dan 5 aanbieders" in found["cijfers"]["totaal"]["gewogen_gemiddelde"]["reden"]
    for year in found["ingroeipad"]:
        assert "minder dan 5 aanbieders" in year["meerkosten"]["reden"]
        assert year["gemeenten"] == {}
    assert "geen gemiddelde" in found["kop"]
    problem(client.post(REGIONS, json=region(aanbieders=rows), headers={"accept": SVG}), 400, "ongeldige-invoer")


def test_more_than_five_tariffs_are_refused_to_a_participant_only(client):
    many = region(tarieven=[str(55 + n) for n in range(6)])
    found = problem(client.post(REGIONS, json=many), 400, "ongeldige-invoer")
    assert found["bevindingen"][0]["soort"] == "te_veel_tarieven"
    assert client.post(REGIONS, json={**many, "zicht": "begeleider"}).status_code == 200


def test_the_coverage_is_drawn_and_the_facilitator_gets_a_workbook_with_formulas(client):
    document = region(zicht="begeleider")
    drawn = client.post(REGIONS, json=document, headers={"accept": SVG})
    assert drawn.headers["content-type"].startswith(SVG)
    assert "<svg" in drawn.text
    book = client.post(REGIONS, json=document, headers={"accept": XLSX})
    found = load_workbook(BytesIO(book.content))
    assert found["Dekking"]["E5"].value.startswith("=SUMPRODUCT")


ROW, OTHER = {"naam": "A", "kostprijs": "50", "volume": "10"}, {"naam": "B", "kostprijs": "60", "volume": "10"}


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ([], {""}),
        ({}, {"/aanbieders"}),
        ({"aanbieders": []}, {"/aanbieders"}),
        ({"aanbieders": [ROW]}, {"/aanbieders"}),
        ({"aanbieders": [ROW, {**OTHER, "kostprijs": "NaN", "volume": "-"}]},
         {"/aanbieders/1/kostprijs", "/aanbieders/1/volume"}),
        ({"aanbieders": [ROW, {**OTHER, "volume": -5}]}, {"/aanbieders/1/volume"}),
        ({"aanbieders": [{**ROW, "volume": 0}, {**OTHER, "volume": 0}]}, {"/aanbieders"}),
        ({"aanbieders": [ROW, OTHER], "tarieven": ["x", -1, {"naam": "T"}], "budget": 5, "zicht": "ik",
          "eenheid": "jaren", "regels": {"percentielen": ["120%"], "getrimd": "0.6"}, "lijst": 1,
          "prijslijst": [{"naam": "P", "oud": 0, "nieuw": 1}]},
         {"/tarieven/0", "/tarieven/1", "/tarieven/2/tarief", "/nodige_dekking", "/zicht", "/eenheid",
          "/regels/percentielen", "/regels/getrimd", "/lijst", "/prijslijst/0"}),
        ({"aanbieders": [ROW, OTHER], "ingroeipad": {"van": 50, "naar": 60, "delen": ["0.5", "0.4"]}},
         {"/ingroeipad/delen"}),
        ({"aanbieders": [ROW, OTHER], "ingroeipad": {"van": 50, "naar": 60, "delen": [1]}}, {"/gemeenten"}),
        ({"aanbieders": [ROW, OTHER], "ingroeipad": [1]}, {"/ingroeipad", "/ingroeipad/van", "/ingroeipad/naar"}),
    ],
)  # fmt: skip
def test_every_fault_is_refused_at_its_pointer_in_one_answer(client, document, places):
    found = problem(client.post(REGIONS, json=document), 400, "ongeldige-invoer")
    assert {finding["plaats"] for finding in found["bevindingen"]} == places
    assert all(finding["advies"] for finding in found["bevindingen"])


def test_the_example_in_an_advice_is_of_the_kind_that_is_asked(client):
    found = problem(client.post(REGIONS, json={"aanbieders": [{"naam": "A"}]}), 400, "ongeldige-invoer")
    advice = {finding["plaats"]: finding["advies"] for finding in found["bevindingen"]}
    assert advice["/aanbieders/0/kostprijs"] == "Vul in: kostprijs = 62.86."
    assert advice["/aanbieders/0/volume"] == "Vul in: volume = 1200."


def test_a_bare_nan_and_another_kind_of_body_are_refused(client):
    headers = {"content-type": "application/json"}
    problem(client.post(REGIONS, content=b'{"aanbieders": NaN}', headers=headers), 400, "ongeldige-json")
    problem(client.post(REGIONS, content=b"naam;x", headers={"content-type": "text/csv"}), 415, "verkeerd-soort-inhoud")


def test_identical_costs_give_a_result_that_says_so(client):
    rows = [{"naam": f"P{n}", "kostprijs": "60", "volume": "100"} for n in range(3)]
    found = posted(client, REGIONS, {"aanbieders": rows, "tarieven": ["60"], "zicht": "begeleider"})
    assert found["dekking"][0]["dekking_volume"] == "1"
    assert "kostprijzen_gelijk" in [finding["soort"] for finding in found["bevindingen"]]


def test_a_price_list_with_one_factor_is_labelled_a_flat_cut(client):
    prices = [{"naam": "Uur", "oud": "69.47", "nieuw": "55.57"}, {"naam": "Dagdeel", "oud": "81.20", "nieuw": "64.96"}]
    found = posted(client, REGIONS, region(prijslijst=prices))
    assert found["prijslijst"]["vlakke_korting"] is True
    assert found["prijslijst"]["tekst"] == "Dit is een vlakke korting: beide prijzen gaan met 20,0% omlaag."
    other = posted(client, REGIONS, region(prijslijst=[*prices, {"naam": "Km", "oud": "1", "nieuw": "1.10"}]))
    assert other["prijslijst"]["vlakke_korting"] is False


def test_thousands_of_providers_fit_in_one_request(client):
    rows = [{"naam": f"P{n}", "kostprijs": str(40 + n % 40), "volume": "10"} for n in range(6000)]
    found = posted(client, REGIONS, {"aanbieders": rows, "tarieven": ["60"], "zicht": "begeleider"})
    assert found["dekking"][0]["gedekt"] == 6000 * 21 // 40


def test_the_flat_cut_has_the_figures_of_the_screen(client):
    found = posted(client, CUTS, cut(gebied=region(), zicht="begeleider", alternatief="75.57"))
    described(CutOutcome, found)
    assert found["kop"] == (
        "−20% brengt u terug op vrijwel het oude tarief (€\u00a055,57 tegen €\u00a054,46); "
        "86% van de uren ligt dan onder kostprijs."
    )
    needed = {row["sleutel"]: row for row in found["equivalenten"]}
    assert Decimal(needed["productieve_uren"]["nodig"]).quantize(Decimal("0.1")) == Decimal("1627.5")
    assert needed["clientgebonden_kosten_per_uur"]["oordeel"] == "onmogelijk"
    assert (found["dekking_voor"]["gedekt"], found["dekking_na"]["gedekt"]) == (11, 2)
    assert Decimal(found["besparing"]["bruto"]) == 2307400


def test_by_default_the_flat_cut_tells_bands_and_why_not_more(client):
    found = posted(client, CUTS, cut(gebied=region()))
    described(CutOutcome, found)
    assert found["kop"].endswith("80–90% van de uren ligt dan onder kostprijs.")
    assert found["dekking_na"] is None
    assert found["besparing"] is None
    assert found["gebied"]["volume_onder_kostprijs_na"] == {"tekst": "80–90%"}
    assert found["gebied"]["besparing_bruto"] == {"tekst": "2.307.400"}
    assert "reden" in found["gebied"]["verschoven_naar_aanbieders"]


def test_observed_ranges_and_plans_stand_beside_the_cut(client):
    ranges, plans = {"overhead": ["5%", "38%"]}, {"Als toen": {"productieve_uren": "1400", "overhead": "0.30"}}
    found = posted(client, CUTS, cut(bandbreedtes=ranges, plannen=plans))
    assert {row["sleutel"]: row["oordeel"] for row in found["equivalenten"]}["overhead"] == "binnen_bandbreedte"
    assert "Als toen" in {row["sleutel"] for row in found["maatregelen"]}


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ({"korting": "120%"}, {"/korting"}),
        ({"korting": None}, {"/korting"}),
        ({"opgave": {"model": "x"}, "gebied": {"aanbieders": []}, "onzin": 1},
         {"/opgave/model", "/opgave/peildatum", "/opgave/invoer", "/gebied/aanbieders", "/onzin"}),
        ({"bandbreedtes": {"overhead": ["0.4", "0.2"]}}, {"/bandbreedtes/overhead"}),
        ({"bandbreedtes": {"overheid": ["0.2", "0.4"]}}, {"/bandbreedtes/overheid"}),
        ({"bandbreedtes": {"overhead": ["0.2"]}}, {"/bandbreedtes/overhead"}),
        ({"plannen": {"P": 3, "Q": {"overheid": "1"}}, "alternatief": "-1", "bandbreedtes": {"overhead": ["0.2"]}},
         {"/plannen/P", "/plannen/Q/overheid", "/alternatief", "/bandbreedtes/overhead"}),
        ({"plannen": {"Q": {"overheid": "1"}}, "bandbreedtes": {"overhead": ["0.4", "0.2"], "lasten": [1, 2]}},
         {"/plannen/Q/overheid", "/bandbreedtes/overhead", "/bandbreedtes/lasten"}),
        ({"alternatief": "-1"}, {"/alternatief"}),
        ({"gebied": region(eenheid="etmaal")}, {"/gebied/eenheid"}),
    ],
)  # fmt: skip
def test_a_flat_cut_of_nonsense_is_refused_at_its_pointer(client, change, places):
    found = problem(client.post(CUTS, json=cut(**change)), 400, "ongeldige-invoer")
    assert {finding["plaats"] for finding in found["bevindingen"]} == places


def test_a_cut_that_cannot_be_read_is_told_once_and_as_it_was_written(client):
    found = problem(client.post(CUTS, json=cut(korting="x")), 400, "ongeldige-invoer")
    assert [(finding["soort"], finding["plaats"]) for finding in found["bevindingen"]] == [("geen_getal", "/korting")]


def test_what_is_asked_here_keeps_to_the_schemas(client):
    assert keeps_to(json.loads(json.dumps(planted())), GebiedIn.schema())
    assert keeps_to(json.loads(json.dumps(cut(gebied=region()))), VlakkeKortingIn.schema())
    description = client.get("/api/v1/openapi.json").json()
    assert {REGIONS, CUTS} <= {description["servers"][0]["url"] + path for path in description["paths"]}


def test_nothing_is_left_on_disk(client, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    client.post(REGIONS, json=region(zicht="begeleider"), headers={"accept": XLSX})
    assert list(Path().iterdir()) == []
