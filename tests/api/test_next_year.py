"""Next year at every door: the same question, the same answer, and the assumption on every output that rests on it."""

import io
import json

import pytest
from openpyxl import load_workbook

from api.commands import main

LATER = "2040-03-01"
INPUTS = {
    "cao": "vvt",
    "schaal": "45",
    "trede": "6",
    "contractvorm": "vast",
    "werkgeversgrootte": "groot",
    "productiviteit": "72%",
    "overhead": {"waarde": "18%", "grondslag": "directe_kosten"},
    "ap_werkgeversdeel": "0",
    "prognose_percentage": {"waarde": "3%", "bron": "begroting 2040"},
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ASSUMED = "3,00% per 1 januari (eigen percentage; begroting 2040)"


def request(**changes: object) -> dict[str, object]:
    inputs = {key: value for key, value in {**INPUTS, **changes}.items() if value is not None}
    return {"model": "uurtarief", "peildatum": LATER, "invoer": inputs}


@pytest.fixture(scope="module")
def priced(client):
    return client.post("/api/v1/berekeningen", json=request()).json()


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "500")

    def called(*words: str, document: object = None, answers: str = "") -> tuple[int, str, str]:
        (tmp_path / "opgave.json").write_text(json.dumps(document or request()), encoding="utf-8")
        (tmp_path / "antwoorden.toml").write_text(answers, encoding="utf-8")
        own = [str(tmp_path / word) if "." in word else word for word in words]
        code = main(own)
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return called


def test_over_http_a_day_after_the_last_table_is_one_question_and_its_answer_a_price(client):
    refused = client.post("/api/v1/berekeningen", json=request(prognose_percentage=None)).json()
    (asked,) = refused["vragen"]
    assert asked["id"] == "prognose"
    assert len(refused["bevindingen"]) == 1
    told = {choice["waarde"]: choice["gevolg"] for choice in asked["keuzes"]}
    assert told.keys() == {"ova", "cao", "eigen"}
    answered = client.post("/api/v1/berekeningen", json=request(prognose_percentage=None, prognose="ova")).json()
    assert answered["tarief"].replace(".", ",") in told["ova"]


def test_the_answer_on_the_command_line_is_the_price_that_the_question_named(run):
    code, _, err = run("bereken", "opgave.json", document=request(prognose_percentage=None))
    assert code == 1
    assert '"prognose" = "ova"' in err
    (line,) = [line for line in err.splitlines() if line.strip().startswith("- ova")]
    price = line.rsplit("→ ", 1)[1].split()[0]
    code, out, _ = run(
        "bereken", "opgave.json", "--antwoorden", "antwoorden.toml",
        document=request(prognose_percentage=None), answers='prognose = "ova"\n',
    )  # fmt: skip
    assert code == 0
    assert price in out.splitlines()[1]


def test_the_command_line_marks_the_price_and_lists_what_was_carried_on(run):
    _, out, _ = run("bereken", "opgave.json")
    headline = out.splitlines()[1]
    assert ASSUMED in headline
    assert "Het gaat om: schaalbedrag" in out


def test_json_marks_the_price_and_every_line(priced):
    assert ASSUMED in priced["aanname"]
    lines = {line["sleutel"]: line["bron"] for line in priced["regels"] if line["soort"] == "parameter"}
    for key in ("schaalbedrag", "maximum_premieloon", "awf", "pensioenfranchise"):
        assert "aanname" in lines[key]
    assert ASSUMED in lines["maximum_premieloon"]


def test_the_page_marks_the_price(client):
    plain = {key: INPUTS[key] for key in ("cao", "contractvorm", "werkgeversgrootte", "ap_werkgeversdeel")}
    function = {"functiemix.1.functie": "begeleider", "functiemix.1.schaal": "45", "functiemix.1.trede": "6"}
    shares = {"overhead": "18", "overhead_grondslag": "directe_kosten", "productiviteit": "72"}
    sent = {
        "model": "uurtarief",
        "peildatum": LATER,
        "bron_van_opgave": "begroting 2040",
        **plain,
        **function,
        **shares,
    }
    asked = client.post("/", data=sent)
    assert asked.status_code == 400
    assert 'value="ova"' in asked.text
    answered = client.post("/", data={**sent, "prognose_percentage": "3"})
    assert answered.status_code == 200
    assert 'class="aanname__merk"' in answered.text
    assert ASSUMED in answered.text


def test_the_workbook_marks_the_price_and_its_values(client):
    answer = client.post("/api/v1/berekeningen", json=request(), headers={"Accept": XLSX})
    book = load_workbook(io.BytesIO(answer.content))
    first, *rest = book.worksheets
    assert any(ASSUMED in str(cell.value) for row in first.iter_rows() for cell in row)
    told = [str(cell.value) for sheet in rest for row in sheet.iter_rows() for cell in row if cell.value]
    assert sum("prognose op" in text for text in told) > 5


def test_the_picture_marks_the_price(run, tmp_path):
    assert run("bereken", "opgave.json", "--beeld", "beeld.svg")[0] == 0
    assert "Tarief (prognose)" in (tmp_path / "beeld.svg").read_text(encoding="utf-8")


def test_the_picture_of_what_rests_on_a_forecast_marks_it(client):
    bands = {"overhead": {"laag": "16%", "hoog": "20%", "bron": "benchmark"}}
    asked = {**request(), "bandbreedtes": bands}
    drawn = client.post("/api/v1/scenarios", json=asked, headers={"Accept": "image/svg+xml"}).text
    assert "Prognose: niet elke waarde is al bekend" in drawn


def test_a_comparison_says_which_side_rests_on_a_forecast(client, run, tmp_path):
    other = request(prognose_percentage={"waarde": "2%", "bron": "gemeente"})
    found = client.post("/api/v1/vergelijkingen", json={"a": request(), "b": other}).json()
    told = [item["tekst"] for item in found["bevindingen"] if item["soort"] == "prognose"]
    assert len(told) == 2
    assert ASSUMED in told[0]
    (tmp_path / "ander.json").write_text(json.dumps(other), encoding="utf-8")
    _, out, _ = run("vergelijk", "opgave.json", "ander.json", "--uit", "verschil.xlsx")
    assert out.count("Aanname in de") == 2
    book = load_workbook(tmp_path / "verschil.xlsx")
    assert any(ASSUMED in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)


def test_scenarios_and_a_flat_cut_carry_the_mark_of_their_base(client, run):
    asked = {**request(), "scenarios": [{"naam": "Minder overhead", "wijzigingen": {"overhead": "16%"}}]}
    told = client.post("/api/v1/scenarios", json=asked).json()
    assert ASSUMED in json.dumps(told, ensure_ascii=False)
    cut = client.post("/api/v1/vlakke-kortingen", json={"opgave": request(), "korting": "10%"}).json()
    assert ASSUMED in cut["aanname"]
    _, out, _ = run("vlakke-korting", "opgave.json", "--korting", "10%")
    assert ASSUMED in out


def test_a_sheet_of_somebodys_own_takes_the_same_answers(client):
    rows = ["Kostprijs begeleiding 2040;", "CAO kosten;24,68", "Productiviteit;80%", "Overhead over directe kosten;20%"]
    sent = {"bestand": ("blad.csv", "\n".join(rows).encode(), "text/csv")}
    wrong = client.post("/api/v1/werkboeken", files=sent, data={"antwoorden": '{"prognose": "gok"}'})
    assert wrong.status_code == 400
    assert "ova, cao, eigen" in wrong.text
    right = client.post("/api/v1/werkboeken", files=sent, data={"antwoorden": '{"prognose_percentage": "3%"}'}).json()
    assert "onbekende_vraag" not in json.dumps(right)


@pytest.fixture
def of_region(tmp_path, run):
    providers = [{"naam": f"A{number}", "volume": "1000", "kostprijs": f"{50 + number}"} for number in range(5)]
    own = {"naam": "Zorg & Zo", "volume": "1000", "opgave": "opgave.json"}
    (tmp_path / "gebied.json").write_text(json.dumps({"eenheid": "uur", "aanbieders": [*providers, own]}))
    return lambda *options: run("gebied", "gebied.json", "--tarief", "60", *options)


def test_a_region_with_a_forecast_says_so_in_its_report_its_json_and_its_workbook(of_region, tmp_path):
    code, out, _ = of_region()
    assert (code, ASSUMED in " ".join(out.split()), "Zorg & Zo rust op een prognose" in " ".join(out.split())) == (
        0, True, True,
    )  # fmt: skip
    (told,) = [each for each in json.loads(of_region("--json")[1])["bevindingen"] if each["soort"] == "prognose"]
    assert ASSUMED in told["tekst"]
    assert of_region("--uit", "gebied.xlsx")[0] == 0
    book = load_workbook(tmp_path / "gebied.xlsx")
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert sum("Zorg & Zo rust op een prognose" in text for text in texts) == 2
    assert any(ASSUMED in text for text in texts)


def test_others_hear_that_a_region_rests_on_a_forecast_and_not_whose(of_region, tmp_path):
    code, out, _ = of_region("--openbaar")
    assert (code, "Een of meer kostprijzen rusten op een prognose" in " ".join(out.split())) == (0, True)
    assert "Zorg & Zo" not in out
    assert "begroting 2040" not in out
    assert of_region("--openbaar", "--uit", "openbaar.xlsx")[0] == 0
    book = load_workbook(tmp_path / "openbaar.xlsx")
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("Een of meer kostprijzen rusten op een prognose" in text for text in texts)


def test_a_cut_beside_a_region_with_a_forecast_says_so(of_region, run, tmp_path):
    of_region()
    code, out, _ = run("vlakke-korting", "opgave.json", "--korting", "5%", "--gebied", str(tmp_path / "gebied.json"))
    assert (code, "Zorg & Zo rust op een prognose" in " ".join(out.split())) == (0, True)
    words = ("vlakke-korting", "opgave.json", "--korting", "5%", "--gebied", str(tmp_path / "gebied.json"), "--json")
    assert [each["soort"] for each in json.loads(run(*words)[1])["bevindingen"]] == ["prognose"]


def test_every_value_is_listed_with_its_source_and_the_day_until_which_it_holds(client):
    """Gepubliceerd: de cao VVT geeft 8% vakantietoeslag, artikel 4.2.12."""
    page = client.get(
        "/parameters/waarden", params={"zoek": "vakantietoeslag", "cao": "vvt", "peildatum": "2026-01-01"}
    )
    assert page.status_code == 200 and "art. 4.2.12" in page.text and "30-06-2026" in page.text
    assert client.get("/parameters/waarden", params={"peildatum": "gisteren"}).status_code == 400
