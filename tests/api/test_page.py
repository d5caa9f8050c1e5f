"""The page without a browser: what a form that is posted gives back."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import api.web
from api.web import static_files
from tarief import MODELS
from tests.api.conftest import FORM
from tests.api.test_berekeningen import XLSX
from tests.tools.times import examples


def page(answer) -> str:
    assert answer.headers["content-type"].startswith("text/html")
    return unescape(answer.text)


def price(answer) -> str:
    found = re.search(r'prijs__bedrag">(.*?)<', page(answer))
    assert found is not None, answer.text[:2000]
    return found[1].replace("\u00a0", " ")


def test_what_is_wrong_is_summed_up_with_the_name_of_its_box(client):
    wrong = page(client.post("/", data={**FORM, "loonkosten_per_uur": "abc", "peildatum": "morgen"}))
    summary = wrong.partition('class="bericht__lijst"')[2].partition("</ul>")[0]
    assert ">Loonkosten per betaald uur: 'abc' is geen getal.<" in summary
    assert ">Peildatum: 'morgen' is geen datum.<" in summary


def test_the_empty_page_has_few_fields_and_today(client):
    text = page(client.get("/"))
    assert '<html lang="nl"' in text
    assert f'value="{date.today().isoformat()}"' in text
    quick = text.split('class="snel"')[1].split("Bereken het tarief")[0]
    assert re.findall(r'name="(\w+)"', quick) == [
        "loonkosten_per_uur", "productiviteit", "overhead", "overhead_grondslag", "risico_opslag", "risico_grondslag",
        "peildatum",
    ]  # fmt: skip
    assert text.count("<script") == text.count('<script src="/static/') == 1
    assert "style=" not in text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "€ 37,02"),
        ({"overhead_grondslag": "totale_kosten"}, "€ 38,56"),
        ({"loonkosten_per_uur": "€ 42,22", "productiviteit": "80%"}, "€ 63,33"),
        ({"loonkosten_per_uur": "42.22", "overhead_grondslag": "totale_kosten"}, "€ 65,97"),
        ({"overhead": "6,17", "overhead_grondslag": "per_uur"}, "€ 37,02"),
        ({"antwoord.overhead_grondslag": "totale_kosten", "overhead_grondslag": ""}, "€ 38,56"),
    ],
)
def test_the_form_gives_the_known_price(client, changes, expected):
    assert price(client.post("/", data={**FORM, **changes})) == expected


def test_the_result_explains_every_line_and_names_both_laws(client):
    text = page(client.post("/", data={**FORM, "bron_van_opgave": "opgave 2026"}))
    for expected in (
        "Loonkosten per betaald uur × (1 − Productiviteit) / Productiviteit", "Besluit Jeugdwet art. 2.3 lid 1",
        "Uitvoeringsbesluit Wmo 2015 art. 5.4 lid 3", "opgave 2026", "Om na te rekenen", "Niet opgevoerd",
        "Overhead is niet vergeleken met wat in uw sector is gepubliceerd: er is geen cao gekozen.",
        "20,00% van de directe kosten = 16,67% van de totale kosten",
    ):  # fmt: skip
        assert expected in text
    assert text.count('<rect class="balk__kosten"') == 3 and text.count('<rect class="balk__totaal"') == 1


def test_a_percentage_without_base_is_a_question_with_its_consequence(client):
    answer = client.post("/", data={**FORM, "overhead_grondslag": ""})
    assert answer.status_code == 400
    text = page(answer)
    assert 'name="antwoord.overhead_grondslag" value="totale_kosten"' in text
    assert "€\u00a038,56 per uur" in text


def test_a_share_in_a_percent_box_is_asked_with_its_consequence(client):
    text = page(client.post("/", data={**FORM, "productiviteit": "0,80"}))
    assert 'name="antwoord.productiviteit" value="80%"' in text
    assert "€\u00a037,02 per uur" in text
    assert (
        price(client.post("/", data={**FORM, "productiviteit": "0,80", "antwoord.productiviteit": "80%"})) == "€ 37,02"
    )


def test_a_point_that_can_mean_two_things_is_asked(client):
    data = {**FORM, "verlofuren": "1.760"}
    text = page(client.post("/", data=data))
    assert 'value="1760"' in text
    assert 'value="1,76"' in text
    assert price(client.post("/", data={**data, "antwoord.verlofuren": "1,76"})) == "€ 37,02"


def test_a_point_that_can_mean_one_thing_only_is_read_so_and_told(client):
    data = {**FORM, "productiviteit": "", "contracturen": "1.760", "niet_productieve_uren": "352"}
    answer = client.post("/", data=data)
    assert price(answer) == "€ 37,02"
    assert "gelezen als 1.760: 1,76 uur per jaar kan hier niet" in page(answer)


def test_faults_stand_in_a_summary_and_at_their_fields_with_the_values_kept(client):
    data = {**FORM, "loonkosten_per_uur": "abc<b>", "productiviteit": "120", "peildatum": "morgen"}
    answer = client.post("/", data=data)
    assert "abc&lt;b&gt;" in answer.text
    text = page(answer)
    for name in ("loonkosten_per_uur", "productiviteit", "peildatum"):
        assert f'href="#{name}"' in text
        assert f'id="fout-{name}"' in text
    assert text.count('aria-invalid="true"') == 3
    assert "Productiviteit is 120%." in text
    assert "productiviteit is 1,2" not in text


def test_a_function_mix_is_calculated_from_the_cao(client):
    rows = {
        "functiemix.0.functie": "Verpleegkundige", "functiemix.0.schaal": "45", "functiemix.0.trede": "8",
        "functiemix.0.functie_aandeel": "60", "functiemix.2.functie": "Verzorgende", "functiemix.2.schaal": "35",
        "functiemix.2.trede": "8", "functiemix.2.functie_aandeel": "40",
    }  # fmt: skip
    data = {**FORM, "loonkosten_per_uur": "", "cao": "vvt", "werkgeverslasten": "28", **rows}
    text = page(client.post("/", data=data))
    assert "Brutoloon per jaar (Verpleegkundige)" in text or "Verpleegkundige" in text
    wrong = page(client.post("/", data={**data, "functiemix.2.functie_aandeel": "30"}))
    assert 'href="#functiemix"' in wrong
    unknown = page(client.post("/", data={**data, "functiemix.2.trede": "99"}))
    assert 'id="fout-functiemix.2.' in unknown


@pytest.mark.parametrize("model", MODELS)
def test_every_model_has_its_page_and_says_what_is_missing(client, model):
    text = page(client.get(f"/?model={model}"))
    assert MODELS[model].label in text
    empty = client.post("/", data={"model": model, "peildatum": "2026-01-01"})
    assert empty.status_code == 400
    assert "ontbreekt" in page(empty)


def test_the_choices_of_a_cao_are_shown_without_calculating(client):
    text = page(client.post("/keuzes", data={"cao": "vvt", "peildatum": "2026-01-01", "functiemix.0.schaal": "45"}))
    assert '<option value="HbH">' in text
    assert '<option value="45" selected>' in text
    assert "prijs__bedrag" not in text


def test_the_downloads_hold_the_same_price(client):
    book = client.post("/werkboek", data=FORM)
    assert book.headers["content-type"] == XLSX
    assert book.content[:2] == b"PK"
    as_json = client.post("/uitkomst", data=FORM)
    assert as_json.json()["tarief"] == "37.02"
    assert "attachment" in as_json.headers["content-disposition"]
    assert client.post("/werkboek", data={**FORM, "overhead": "abc"}).status_code == 400


def test_without_the_design_system_the_page_stands_on_its_own_and_name_logo_and_colours_are_settings(
    client, monkeypatch, tmp_path
):
    assert ".utrecht-button{" in client.get("/static/tarief.css").text
    own = tmp_path / "thema.css"
    own.write_text(":root { --blauw: #004488; }", encoding="utf-8")
    monkeypatch.setenv("TARIEF_NODE_MODULES", str(tmp_path))
    monkeypatch.setenv("TARIEF_THEMA", str(own))
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    monkeypatch.setenv("TARIEF_LOGO", str(logo))
    monkeypatch.setenv("TARIEF_NAAM", "Regio Noord")
    _read_anew()
    try:
        style = client.get("/static/tarief.css").text
        head = client.get("/").text
        assert ">Regio Noord</a>" in head and 'class="merk__logo" src="/static/logo.' in head
        assert client.get("/static/logo.svg").headers["content-type"] == "image/svg+xml"
        assert ".utrecht-button{" not in style and ".knop {" in style
        assert style.rstrip().endswith(":root { --blauw: #004488; }")
    finally:
        monkeypatch.undo()
        _read_anew()


def _read_anew():
    static_files.node_modules.cache_clear()
    static_files.loaded_files.cache_clear()


def test_what_a_page_loads_is_kept_for_a_year_and_a_change_is_seen(client):
    links = re.findall(r'<link rel="(?:icon|stylesheet)" href="([^"]+)"', client.get("/").text)
    assert len(links) == 2
    for link in links:
        assert client.get(link).headers["cache-control"] == "public, max-age=31536000, immutable"
        older = re.sub(r"\.[0-9a-f]{12}\.", f".{'0' * 12}.", link)
        assert older != link and client.get(older).headers["cache-control"] == "public, max-age=3600"
        assert client.get(older).content == client.get(link).content


def test_pages_travel_short_and_answers_to_programs_as_they_are(client):
    def encoding(path, **headers):
        asked = {"accept": "text/html", "accept-encoding": "gzip", **headers}
        return client.get(path, headers=asked).headers.get("content-encoding")

    client.cookies.clear()  # earlier tests with this client may have left one
    assert encoding("/") == encoding("/static/tarief.css") == "gzip"
    assert encoding("/api/v1/modellen") is None
    elsewhere = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert encoding("/", **elsewhere) == "gzip"
    assert encoding("/", cookie="bezoek=x", **elsewhere) is None


def test_only_the_receipt_is_laid_out_in_the_two_narrow_columns_of_the_receipt():
    """A table and the costs of each municipality unfold in the same way, and were squeezed in these columns."""
    rules = (Path(api.web.__file__).parent / "static/tarief.css").read_text(encoding="utf-8")
    assert ".bewijs dl:not(.bij) div {" in rules and not re.search(r"\.bewijs (?:div|dd|dt) \{", rules)


def test_a_person_gets_a_page_and_a_program_a_problem(client):
    assert "Niet gevonden" in page(client.get("/nergens", headers={"accept": "text/html"}))
    # An address of a button, opened as one of a page: a person knows no methods and headers.
    button = page(client.get("/parameters/nieuw", headers={"accept": "text/html"}))
    assert "Dit adres hoort bij een knop" in button and "header" not in button.partition("<main")[2]
    assert client.get("/nergens").headers["content-type"] == "application/problem+json"
    assert client.post("/", content=b"x", headers={"content-type": "text/plain"}).status_code == 415
    assert client.get("/static/../app.py").status_code == 404


NAMES = st.sampled_from([*FORM, "antwoord.overhead", "functiemix.0.schaal", "functiemix.4.functie_aandeel", "cao", "x"])


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.dictionaries(NAMES, st.text(max_size=12) | st.sampled_from(["20", "0,2", "1.760", "vvt"]), max_size=6))
def test_nothing_typed_gives_a_server_error(client, data):
    asked = {**FORM, **data}
    known = asked.get("model", "uurtarief") in ("", *MODELS)
    assert client.post("/", data=asked).status_code in ((200, 400) if known else (404,))
