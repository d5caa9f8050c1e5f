"""What stands behind the question mark of a page is used or refused, never passed over in silence."""

import re
from pathlib import Path

import pytest

from tests.api.test_opgave_page import book, sent
from tests.api.test_page import FORM


@pytest.fixture
def comparison(client):
    return client.post("/vergelijken/voorbeeld", data={"_": ""}).url.path


@pytest.mark.parametrize("text", ["0", "1767225600", "2026-02-30", "morgen"])
def test_the_page_of_parameters_refuses_what_is_no_date_at_its_field(client, text):
    answer = client.get("/parameters", params={"peildatum": text})
    assert (answer.status_code, 'id="fout-peildatum"' in answer.text) == (400, True)
    assert client.get("/parameters", params={"peildatum": "2026-01-01"}).status_code == 200


def test_values_that_are_asked_of_the_page_of_parameters_are_found(client):
    assert "zoek=vakantietoeslag" in str(client.get("/parameters?zoek=vakantietoeslag").url)


@pytest.mark.parametrize(
    "address",
    ["/parameters/waarden?cao=onzin", "/?model=onzin", "/vergelijken?a=onzin", "/voorbeelden/onzin", "/sjabloon/onzin"],
)
def test_what_an_address_names_and_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_form_for_a_model_that_is_not_there_is_not_priced_by_another(client):
    assert client.post("/", data={**FORM, "model": "onzin"}).status_code == 404
    assert client.post("/", data={**FORM, "model": "uurtarief"}).status_code == 200


@pytest.mark.parametrize("asked", ["product=abc", "product=0", "product=99", "product=-1", "cel=onzin"])
def test_a_product_or_a_cell_that_a_sheet_has_not_is_not_found(client, asked):
    page = sent(client, book())
    assert client.get(f"{page}?{asked}").status_code == 404
    assert client.get(f"{page}?product=1").status_code == 200


def test_a_difference_is_told_in_no_way_that_there_is_not(client, comparison):
    assert client.get(f"{comparison}?per=onzin").status_code == 404
    assert client.get(f"{comparison}?per=volgorde&volgorde=onzin").status_code == 400
    assert client.get(f"{comparison}?per=volgorde").status_code == 200


@pytest.mark.parametrize("text", ["1e3", "3_000", "٣", "3.000.5", "abc", "", "nan", "1e999", "5%"])
def test_a_dial_takes_a_number_only_as_people_write_it(client, text):
    answer = client.get("/bekostiging", params={"volume": text})
    assert (answer.status_code, 'id="fout-volume"' in answer.text) == (400, True)


def test_a_dial_reads_what_can_be_in_one_way_only(client):
    for written in ("3.000", "3.000,0", "3000"):
        assert _dial(client.get("/bekostiging", params={"volume": written}), "volume") == "3000"
    assert _dial(client.get("/bekostiging", params={"band": "4.125"}), "band") == "4,1250"  # 4125% cannot be


def test_a_dial_that_was_not_turned_stays_as_it_is(client):
    first = client.get("/bekostiging")
    again = client.get("/bekostiging", params={"index": _dial(first, "index")})
    assert _dial(first, "index") == _dial(again, "index") == "2,5"


@pytest.mark.parametrize("text", ["1_0", "+1", " 1", "1.0", "1e1", "０", "0x1", "", "99999999999"])
@pytest.mark.parametrize("address", ["/api/v1/parameters", "/parameters/waarden"])
def test_a_page_of_a_list_is_a_whole_number_only_as_its_digits(client, address, text):
    assert client.get(address, params={"pagina": text}).status_code == 400


def test_every_whole_number_in_an_address_goes_through_one_gate():
    root = Path(__file__).parents[2] / "api"
    framework = [path for path in root.rglob("*.py") if "Annotated[int, Query(" in path.read_text(encoding="utf-8")]
    assert not framework


def _dial(answer, name):
    assert answer.status_code == 200
    (found,) = re.findall(rf'id="{name}" name="{name}" value="([^"]*)"', answer.text)
    return found
