"""Models, parameters, the OpenAPI description, uploaded workbooks, and the headers on everything."""

from datetime import date
from html import unescape

import pytest
from openpyxl import load_workbook

from api.catalogue.models import ModelLang, Modellen
from api.catalogue.parameters_route import ParameterPage
from api.commands import main
from api.files.upload import Werkboek
from tarief import MODELS
from tarief.calculation.breakdown import Breakdown
from tarief.model.form import fields
from tests.api.conftest import request_for
from tests.api.schema import described
from tests.api.test_berekeningen import XLSX, problem
from workbooks.write.template.writing import write_template

UPLOAD = "/api/v1/werkboeken"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("sjabloon") / "opgave.xlsx"
    values = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20"}
    write_template(
        MODELS["uurtarief"], path, on=date(2026, 1, 1), values={**values, "overhead_grondslag": "directe_kosten"}
    )
    return path


def filled(template, tmp_path, **cells):
    """The template with other values in some of its named cells."""
    book = load_workbook(template)
    for name, value in cells.items():
        [(sheet, address)] = book.defined_names[name].destinations
        book[sheet][address.replace("$", "").split(":")[0]].value = value
    book.save(tmp_path / "anders.xlsx")
    return (tmp_path / "anders.xlsx").read_bytes()


def upload(client, content: bytes, name: str = "opgave.xlsx"):
    return client.post(UPLOAD, files={"bestand": (name, content, XLSX)})


def test_every_model_tells_its_fields_steps_and_legal_elements(client):
    answer = client.get("/api/v1/modellen")
    found = described(Modellen, answer.json())
    assert [model["sleutel"] for model in found["modellen"]] == list(MODELS)
    one = described(ModelLang, client.get("/api/v1/modellen/uurtarief").json())
    assert [field["sleutel"] for field in one["invoervelden"]] == [field.key for field in fields(MODELS["uurtarief"])]
    steps = {step["sleutel"]: step for step in one["stappen"]}
    assert steps["productieve_uren"]["formules"][0]["formule"] == "contracturen-niet_productieve_uren"
    assert {law["sleutel"] for law in one["wetselementen"]} == {"jeugdwet", "wmo"}


def test_a_field_tells_which_values_are_asked_before_they_are_used(client):
    told = client.get("/api/v1/modellen/uurtarief").json()["invoervelden"]
    usual = {field["sleutel"]: (field["gebruikelijk_vanaf"], field["gebruikelijk_tot"]) for field in told}
    assert usual["loonkosten_per_uur"] == ("5", "200")
    assert usual["materiaalkosten_per_uur"] == (None, "50")
    assert usual["overhead_grondslag"] == (None, None)


def test_a_model_that_does_not_exist_is_404(client):
    problem(client.get("/api/v1/modellen/weet-niet"), 404, "niet-gevonden")
    problem(client.get("/api/v1/modellen/"), 404, "niet-gevonden")


def test_parameters_are_searched_dated_and_paged(client):
    whole = described(ParameterPage, client.get("/api/v1/parameters?zoek=vvt&paginagrootte=500").json())
    first = described(ParameterPage, client.get("/api/v1/parameters?zoek=vvt&paginagrootte=5&pagina=2").json())
    assert first["parameters"] == whole["parameters"][5:10]
    assert first["totaal"] == whole["totaal"] == len(whole["parameters"])
    dated = described(ParameterPage, client.get("/api/v1/parameters?peildatum=2020-01-01&zoek=vvt").json())
    assert dated["totaal"] < whole["totaal"]


@pytest.mark.parametrize(
    "query",
    ["zoekk=x", "pagina=0", "pagina=99999999999999999999", "paginagrootte=501", "peildatum=gisteren", "pagina=x"],
)
def test_a_wrong_question_is_400_and_is_not_repeated(client, query):
    found = problem(client.get(f"/api/v1/parameters?{query}"), 400, "ongeldige-vraag")
    assert found["bevindingen"][0]["plaats"].startswith("/")


def test_the_description_names_every_route_and_only_schemas_that_exist(client):
    answer = client.get("/api/v1/openapi.json")
    description = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    [server] = description["servers"]
    assert {server["url"] + path for path in description["paths"]} >= {
        *("/api/v1/berekeningen", "/api/v1/vergelijkingen", "/api/v1/werkboeken", "/api/v1/modellen"),
        *("/api/v1/modellen/{sleutel}", "/api/v1/parameters"),
    }
    schemas = set(description["components"]["schemas"])
    used = {part.split('"')[0] for part in answer.text.split("#/components/schemas/")[1:]}
    assert used <= schemas
    assert "HTTPValidationError" not in schemas
    for path in description["paths"].values():
        for operation in path.values():
            assert {"200", "201", "202", "204"} & set(operation["responses"])
            assert not any("HTTPValidation" in str(item) for item in operation["responses"].values())


def test_an_uploaded_template_answers_what_was_understood_with_its_cells(client, template):
    answer = upload(client, template.read_bytes())
    assert answer.status_code == 200, answer.text
    found = described(Werkboek, answer.json())
    understood = {item["sleutel"]: item for item in found["begrepen"]}
    assert understood["loonkosten_per_uur"]["waarde"] == "24.68"
    assert "cel " in understood["loonkosten_per_uur"]["plaats"]
    assert found["uitkomst"] is not None
    assert found["uitkomst"]["tarief"] == "37.02"
    raw = client.post(UPLOAD, content=template.read_bytes(), headers={"content-type": XLSX})
    assert raw.json()["uitkomst"]["tarief"] == "37.02"


def test_a_template_with_faults_answers_them_by_cell(client, template, tmp_path):
    content = filled(template, tmp_path, productiviteit="abc", overhead_grondslag=None)
    found = described(Werkboek, upload(client, content).json())
    assert found["uitkomst"] is None
    assert any("cel " in finding["plaats"] and "abc" in finding["tekst"] for finding in found["bevindingen"])


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", 422), (b"P", 415), (b"a;b;c\n1;2;3", 415), (b"%PDF-1.7", 415), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", 422)],
)
def test_what_is_no_workbook_is_refused(client, content, status):
    answer = upload(client, content)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_upload_over_ten_megabytes_is_413(client):
    problem(upload(client, b"x" * 10_000_001), 413, "te-groot")


def test_an_upload_without_file_or_of_another_kind_is_refused(client):
    problem(client.post(UPLOAD, files={"ander": ("x.xlsx", b"x", XLSX)}), 400, "ongeldige-invoer")
    problem(client.post(UPLOAD, content=b"x", headers={"content-type": "text/csv"}), 415, "verkeerd-soort-inhoud")
    answer = client.post(UPLOAD, content=b"x", headers={"content-type": "multipart/form-data"})
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/", "/api/v1/modellen", "/api/v1/nergens", "/static/tarief.css", "/nergens"])
def test_every_answer_carries_the_version_and_the_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["api-version"] == "1.0.0"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


def test_an_answer_of_the_calculation_reads_back(client):
    described(Breakdown, client.post("/api/v1/berekeningen", json=request_for()).json())


def test_the_page_of_parameters_has_names_with_all_that_is_known_and_no_keys_alone(client):
    """Vergeleken met de bibliotheek: naam, waarde met eenheid en grondslag, geldigheid, status en bron."""
    from api.catalogue.parameter_names import parameter_label, parameter_name
    from tarief import load_parameters
    from tarief.parameters.expiry import lapsing
    from tarief.report.parameters import lapsing_tables

    page = unescape(client.get("/parameters").text)
    library = load_parameters()
    items = [item for item in lapsing(library, date.today()) if not item.is_term]
    for item in items:
        value = library.find(item.what, item.until)
        assert value is not None
        assert item.what not in page
        for text in (parameter_label(item.what), value.shown, value.source.title, value.status.label):
            assert text in page, text
    assert parameter_name("premies.zvw_werkgever").startswith("Zorgverzekeringswet (Zvw) (")
    assert parameter_name("indices.ova_voorlopig") == "OVA voorlopig (Indexcijfers lonen en prijzen)"
    tables = {table.title: table.rows for table in lapsing_tables(library, date(2026, 11, 29), parameter_label)}
    wage = ("Minimumloon per uur", "€\N{NO-BREAK SPACE}14,99 per uur", "01-07-2026 tot en met 31-12-2026")
    assert wage in [row[:3] for row in tables["Wettelijk minimumloon"]]
    rates = dict(row[:2] for row in tables["Premies werknemersverzekeringen en Zvw"])
    assert rates["Zorgverzekeringswet (Zvw)"] == "6,10% van premieloon"


def test_an_offer_that_was_rejected_is_never_said_to_hold(client, capsys):
    """Jeugdzorg Nederland, januari 2026: het eindbod van 6,3% over twee jaar is op 12-01-2026 afgewezen."""
    page = unescape(client.get("/parameters/waarden?zoek=eindbod&peildatum=2026-11-30").text)
    held, _, unused = page.partition("Bekend, maar er wordt niet mee gerekend")
    assert "0 waarden gelden op 30-11-2026" in held and "6,30%" not in held
    assert "6,30%" in unused and "niet van kracht" in unused and "afgewezen op 12-01-2026" in unused
    assert main(["parameters", "eindbod", "--cao", "jeugdzorg"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "6 waarden; met 6 daarvan wordt niet gerekend" in said and "niet van kracht:" in said


def test_a_figure_that_was_withdrawn_stands_beside_the_one_in_use_and_says_so(client):
    """Panteia: de NEA-index van 2024 was 4,0% en is op 2 november 2023 verbeterd in 3,4%."""
    page = client.get("/parameters/waarden?zoek=nea_index&peildatum=2024-06-01").text
    held, _, unused = page.partition("Bekend, maar er wordt niet mee gerekend")
    assert "3,40%" in held and "4,00%" not in held
    assert "4,00%" in unused and "een andere bron gaat voor" in unused


def test_codes_and_the_text_of_the_law_are_found_on_every_door(client, capsys):
    """Gemeente Ede: 02A16; protocol 2017: de lijsten van 1 oktober; Eldermans: teamleiders onder b."""
    said = {"02a16": "begeleiding regulier", "lijst-2": "vanaf 1 januari", "teamleiders": "staf, ict"}
    for words, told in said.items():
        assert told in unescape(client.get("/parameters/waarden", params={"zoek": words}).text)
        assert told in client.get("/api/v1/parameters", params={"zoek": words}).text
        assert main(["parameters", words]) == 0
        assert told.split()[0] in capsys.readouterr().out
