"""One sheet, three doors: the command line, the page and HTTP read, ask and calculate the same."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.commands import main
from api.files.upload import Werkboek
from tests.api.schema import described
from tests.api.test_opgave_page import book
from tests.tools.client import Client

Cells = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Sheet:
    """A sheet, the answers that its maker would give, what he says of cells, and the price that follows."""

    content: bytes
    answers: dict[str, str]
    price: str
    cells: Cells = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    unit: str = "uur"


DAY = {"peildatum": "2026-01-01"}
HOUR = ("Loonkosten incl. werkgeverslasten per betaald uur", 24.68)
GROUP: tuple[tuple[dict[str, str], object], ...] = (
    ({"is": "loonkosten_per_uur"}, 24.64),
    ({"is": "productiviteit"}, "77%"),
    ({"is": "uren_per_dagdeel"}, 4),
    ({"is": "begeleiders_per_groep"}, 2),
    ({"is": "groepsgrootte"}, 10),
    ({"is": "aanwezigheid"}, "80%"),
    ({"is": "locatiekosten_per_groep"}, 48),
    ({"is": "maaltijdkosten_per_dagdeel"}, 3.5),
    ({"is": "materiaalkosten_per_dagdeel"}, 0.5),
    ({"is": "overhead", "grondslag": "directe_kosten"}, 20),
    ({"is": "risico_opslag", "grondslag": "kostprijs"}, "2%"),
)
ROWS = (HOUR, ("Productiviteit", "80%"), ("Overhead over directe kosten", "20%"), ("Koffie en thee", 1.5))
SHEETS = {
    "met vragen": Sheet(
        book(),
        {
            **DAY,
            "loonkosten.cao_kosten_fwg": "met_lasten_per_betaald_uur",
            "overhead_grondslag.overhead": "directe_kosten",
        },
        "37.02",
        asked=("loonkosten.cao_kosten_fwg", "overhead_grondslag.overhead", "peildatum"),
    ),
    "producten": Sheet(
        book(
            ("Product", "Basis", "Extra"),
            (HOUR[0], 24.68, 30.85),
            ("Productiviteit", "80%", "80%"),
            ("Overhead", "20%", "25%"),
            ("Tarief per uur", 38, 50),
        ),
        {**DAY, "product": "Extra", "overhead_grondslag.overhead": "omzet"},
        "51.42",
        asked=("overhead_grondslag.overhead", "peildatum", "product"),
    ),
    "verkeerd gelezen": Sheet(
        book(*ROWS),
        DAY,
        "40.44",
        {
            "Sheet!B3": {"is": "overhead", "grondslag": "totale_kosten"},
            "Sheet!B4": {"is": "materiaalkosten_per_uur"},
            "Sheet!B2": {"is": "productiviteit"},
        },
        asked=("peildatum",),
    ),
    "per dagdeel": Sheet(
        book(
            ("Kostprijs per dagdeel",),
            *((f"regel {letter * 3}", value) for letter, (_, value) in zip("abcdefghijk", GROUP, strict=True)),
        ),
        DAY,
        "51.41",  # as worked out by hand in tests/cases/dagdeel.toml
        {f"Sheet!B{row}": said for row, (said, _) in enumerate(GROUP, 2)},
        unit="dagdeel",
    ),
    "zonder tarief": Sheet(book(("Koffie per dagdeel", 3), ("Thee per dagdeel", "4")), {}, ""),
}


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return SHEETS[request.param]


def by_command(sheet: Sheet, folder: Path, capsys: Any, *, given: bool) -> dict[str, Any]:
    path, answers = folder / "eigen.xlsx", folder / "antwoorden.toml"
    path.write_bytes(sheet.content)
    lines = [f'"{key}" = "{choice}"' for key, choice in sheet.answers.items()] if given else []
    for name, said in sheet.cells.items() if given else ():
        lines += [f'["{name}"]', *(f'{key} = "{text}"' for key, text in said.items())]
    answers.write_text("\n".join(lines))
    main(["bereken", str(path), "--antwoorden", str(answers), "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def by_http(sheet: Sheet, client: Client, *, given: bool) -> dict[str, Any]:
    answers = json.dumps({**sheet.answers, **sheet.cells} if given else {})
    files = {"bestand": ("eigen.xlsx", sheet.content)}
    document = client.post("/api/v1/werkboeken", files=files, data={"antwoorden": answers}).json()
    described(Werkboek, document)
    return dict(document)


def by_page(sheet: Sheet, client: Client, *, given: bool) -> dict[str, Any]:
    sent = client.post("/opgave", files={"bestand": ("eigen.xlsx", sheet.content)}, follow_redirects=False)
    address, number = sent.headers["location"], "1"
    if given:
        form = {f"antwoord.{key}": choice for key, choice in sheet.answers.items() if key != "peildatum"}
        number = {"Extra": "2"}.get(sheet.answers.get("product", ""), "1")
        for name, said in sheet.cells.items():
            assert client.post(f"{address}/cel", data={"cel": name, **said}).status_code == 200
        client.post(address, data={**form, "datum": sheet.answers.get("peildatum", ""), "product": number})
    document: dict[str, Any] = client.post(f"{address}/uitkomst", data={"product": number}).json()
    return document


def told(document: dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding["soort"], finding["plaats"]) for finding in document["bevindingen_bestand"]}


def test_the_same_questions_are_asked_at_every_door(sheet, client, tmp_path, capsys):
    command, http = (
        by_command(sheet, tmp_path, capsys, given=False),
        by_http(sheet, client, given=False),
    )
    asked = {question["id"]: question for question in http["vragen"]}
    assert tuple(sorted(asked)) == sheet.asked
    if not asked:  # nothing to answer: the command line says what is wrong
        assert {finding["soort"] for finding in command["bevindingen"]} == {"geen_kostprijs_herkend"}
        return
    assert command["vragen"] == http["vragen"]
    assert command["producten"] == http["producten"]
    page = by_page(sheet, client, given=False)
    assert page["producten"] == http["producten"]
    assert {question["id"] for question in page["vragen"]} >= {*asked} - {"product"}


def test_the_same_reading_and_price_come_out_of_every_door(sheet, client, tmp_path, capsys):
    if not sheet.price:
        return
    command, http, page = (
        by_command(sheet, tmp_path, capsys, given=True),
        by_http(sheet, client, given=True),
        by_page(sheet, client, given=True),
    )
    assert command["tarief"] == http["uitkomst"]["tarief"] == page["uitkomst"]["tarief"] == sheet.price
    assert http["uitkomst"]["eenheid"] == sheet.unit == http["producten"][0]["eenheid"]
    for document in (command, page):
        assert document["begrepen"] == http["begrepen"]
        assert document["producten"] == http["producten"]
        assert document["ongebruikt"] == http["ongebruikt"]
        assert told(document) == told(http)
    assert all(value["vraag"] is None for value in http["begrepen"])
    assert {value["sleutel"]: value["grondslag"] for value in http["begrepen"]}["overhead"] in (
        "directe_kosten",
        "omzet",
        "totale_kosten",
    )
    assert http["aangewezen"] == sheet.cells == page["aangewezen"]


def test_a_shared_question_tells_the_prices_of_every_product_and_what_each_answer_sets(client):
    document = by_http(Sheet(SHEETS["producten"].content, {"product": "Basis"}, ""), client, given=True)
    question = next(each for each in document["vragen"] if each["id"] == "overhead_grondslag.overhead")
    assert question["cellen"] == ["Sheet!B4", "Sheet!C4"]
    effects = {choice["waarde"]: choice["gevolg"].replace("\u00a0", " ") for choice in question["keuzes"]}
    effect = effects["directe_kosten"]
    assert "Basis: tarief € 37,02" in effect and "Extra: tarief € 48,20" in effect
    value = next(each for each in document["producten"][1]["begrepen"] if each["sleutel"] == "overhead")
    sets = {choice["waarde"]: choice["zet"] for choice in value["keuzes"]}
    assert sets["omzet"] == [
        {"sleutel": "overhead", "waarde": "0.25", "grondslag": "omzet", "cellen": ["Sheet!C4"]},
    ]
    assert {(product["model"], product["eenheid"]) for product in document["producten"]} == {("uurtarief", "uur")}


def test_the_gap_with_the_price_of_the_sheet_is_told_at_every_door(client, tmp_path, capsys):
    sheet = SHEETS["met vragen"]
    kinds = {"gedrukt_wijkt_af"}
    for document in (by_command(sheet, tmp_path, capsys, given=True), by_http(sheet, client, given=True)):
        assert kinds <= {kind for kind, _ in told(document)}
    main(["bereken", str(tmp_path / "eigen.xlsx"), "--antwoorden", str(tmp_path / "antwoorden.toml")])
    assert "Het blad noemt tarief € 38,00" in " ".join(capsys.readouterr().out.split())


def test_a_sheet_without_a_cost_price_names_the_template_of_its_unit(client):
    document = by_http(SHEETS["zonder tarief"], client, given=False)
    finding = document["bevindingen_bestand"][0]
    assert finding["soort"] == "geen_kostprijs_herkend"
    assert "tarief sjabloon dagdeel" in finding["advies"]


def test_a_wrong_correction_is_refused_at_every_door_with_the_cell(client, tmp_path, capsys):
    wrong = Sheet(book(), {}, "", {"Sheet!B4": {"is": "overheadd"}, "Sheet!A1": {"is": "niet_gebruiken"}})
    places = {"Blad Sheet, cel B4", "Blad Sheet, cel A1"}
    assert {finding["plaats"] for finding in by_command(wrong, tmp_path, capsys, given=True)["bevindingen"]} == places
    files, data = {"bestand": ("eigen.xlsx", wrong.content)}, {"antwoorden": json.dumps(wrong.cells)}
    answer = client.post("/api/v1/werkboeken", files=files, data=data)
    assert answer.status_code == 400
    assert {finding["plaats"] for finding in answer.json()["bevindingen"]} == places
    sent = client.post("/opgave", files=files, follow_redirects=False).headers["location"]
    page = client.post(f"{sent}/cel", data={"cel": "Sheet!B4", "is": "overheadd"})
    assert page.status_code == 400 and "is geen invoer van uurtarief" in page.text
    assert "Sheet!B4" not in client.post(f"{sent}/uitkomst", data={"product": "1"}).json()["aangewezen"]


def test_a_cell_is_corrected_on_the_page_and_remembered_only_with_the_same_rows():
    own = Client(create_app(remembers=True))
    sheet = SHEETS["verkeerd gelezen"]
    files = {"bestand": ("a.xlsx", sheet.content)}
    address = own.post("/opgave", files=files, follow_redirects=False).headers["location"]
    form = own.get(f"{address}?cel=Sheet!B4")
    assert 'value="materiaalkosten_per_uur"' in form.text and "Koffie en thee" in form.text
    said = {"cel": "Sheet!B4", "is": "materiaalkosten_per_uur", "onthoud": "ja"}
    assert "Materiaal per uur" in own.post(f"{address}/cel", data=said).text
    document = own.post("/api/v1/werkboeken", files=files).json()
    assert document["onthouden"] == ["Sheet!B4"] == [*document["aangewezen"]]
    moved = book((None,), *ROWS)
    assert own.post("/api/v1/werkboeken", files={"bestand": ("b.xlsx", moved)}).json()["onthouden"] == []
