"""A comparison on the command line and over HTTP: by input, rung and law, in an order, as a book and as a picture."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from api.commands import main
from api.comparison.outcome import ToldComparison
from api.show.answer import SVG, XLSX
from tests.api.schema import described

CASES = Path(__file__).parents[1] / "cases"
URL = "/api/v1/vergelijkingen"


def request_of(name: str) -> dict[str, object]:
    case = tomllib.loads((CASES / f"herijking_{name}.toml").read_text(encoding="utf-8"))
    return {"model": case["model"], "peildatum": str(case["peildatum"]), "invoer": case["invoer"]}


@pytest.fixture
def files(tmp_path) -> list[str]:
    paths = [tmp_path / f"{name}.json" for name in ("oud", "onderzoek")]
    for path in paths:
        path.write_text(json.dumps(request_of(path.stem)))
    return list(map(str, paths))


@pytest.fixture
def asked() -> dict[str, object]:
    return {"a": request_of("oud"), "b": request_of("onderzoek")}


@pytest.fixture(autouse=True)
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("per", ["invoer", "hoofdstuk", "sport", "wet"])
def test_each_view_ends_with_the_gap_and_fits_in_eighty_columns(per, files, capsys):
    assert main(["vergelijk", *files, "--per", per]) == 0
    out = capsys.readouterr().out
    assert "+€\u00a015,01" in out
    assert max(map(len, out.splitlines())) <= 80
    told = {"invoer": "€\u00a047.500,00 per jaar", "hoofdstuk": "Loon en toeslagen", "sport": "Overhead per uur"}
    assert told.get(per, "c  overheadkosten") in out


def test_an_order_is_shown_beside_the_mean_and_says_what_it_is(files, capsys):
    assert main(["vergelijk", *files, "--volgorde", "bruto_jaarloon, overhead"]) == 0
    out = capsys.readouterr().out
    assert "1. Bruto jaarloon" in out
    assert "hangen af van de gekozen volgorde" in " ".join(out.split())
    assert "4,21" in out
    assert "4,57" in out


def test_wrong_calls_end_with_what_can_be_called(files, tmp_path, capsys):
    assert main(["vergelijk", *files, "--volgorde", "overhed"]) == 1
    refused = capsys.readouterr()
    assert "Bedoelt u 'overhead'?" in refused.err
    assert refused.out == ""
    assert main(["vergelijk", *files, "--per", "week"]) == 2
    assert "invoer, hoofdstuk, sport, wet" in capsys.readouterr().err
    assert main(["vergelijk", *files, "--beeld", str(tmp_path / "brug.png")]) == 2
    assert ".svg" in capsys.readouterr().err


def test_a_book_and_a_picture_are_written(files, tmp_path, capsys):
    book, picture = tmp_path / "v.xlsx", tmp_path / "brug.svg"
    assert main(["vergelijk", *files, "--uit", str(book), "--beeld", str(picture)]) == 0
    assert openpyxl.load_workbook(book).sheetnames[:2] == ["Vergelijking", "Verschil in delen"]
    assert "Bruto jaarloon" in picture.read_text(encoding="utf-8")
    assert "Geschreven" in capsys.readouterr().out


def test_a_file_with_several_products_asks_which_and_two_of_them_are_compared(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "gegevens"))
    book = openpyxl.Workbook()
    for row in (
        ("Kostprijs per uur", "Begeleiding basis", "Begeleiding extra"),
        ("Loonkosten per uur", 24.68, 28.10),
        ("Productiviteit", "80%", "78%"),
        ("Overhead van de directe kosten", "20%", "20%"),
        ("Uurtarief", 37.50, 43.80),
    ):
        book.active.append(row)
    sheet = tmp_path / "blad.xlsx"
    book.save(sheet)
    assert main(["vergelijk", str(sheet), str(sheet)]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "A, blad.xlsx" in told
    assert "Begeleiding extra" in told
    assert "--antwoorden-a" in told
    answers = []
    for letter, product in (("a", "basis"), ("b", "extra")):
        path = tmp_path / f"{letter}.toml"
        path.write_text(
            f'product = "Begeleiding {product}"\npeildatum = "2026-01-01"\n'
            '"loonkosten.loonkosten_per_uur" = "met_lasten_per_betaald_uur"\n'
        )
        answers += [f"--antwoorden-{letter}", str(path)]
    assert main(["vergelijk", str(sheet), str(sheet), *answers, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    # 28,10 / 0,78 × 1,2 = 43,2308
    assert found["verschil"] == "6.21"
    assert [item["sleutel"] for item in found["bijdragen"]] == ["loonkosten_per_uur", "productiviteit"]


def test_the_answer_has_every_level_and_each_adds_up(client, asked):
    found = client.post(URL, json={**asked, "volgorde": ["risico_opslag"]}).json()
    described(ToldComparison, found)
    gap = Decimal("15.01")
    levels = [found["bijdragen"], found["groepen"], found["sporten"], *found["wet"].values()]
    levels.append(found["volgorde"]["stappen"])
    for level in levels:
        assert sum(Decimal(item["bedrag"]) for item in level) == gap
    for part in (*found["groepen"], *found["sporten"], *found["wet"]["wmo"]):
        assert sum(map(Decimal, part["bijdragen"].values())) == Decimal(part["bedrag"])
    assert found["volgorde"]["stappen"][0] == {
        "sleutel": "risico_opslag", "label": "Opslag voor risico", "bedrag": "0.53",
    }  # fmt: skip
    assert found["methode"]["soort"] == "exact"
    assert found["waarden"][0] == {
        "sleutel": "bruto_jaarloon",
        "a": "€\u00a044.000,00 per jaar",
        "b": "€\u00a047.500,00 per jaar",
    }


def test_a_book_and_a_picture_are_answered_to_who_accepts_them(client, asked):
    book = client.post(URL, json=asked, headers={"accept": XLSX})
    assert (book.status_code, book.headers["content-type"], book.content[:2]) == (200, XLSX, b"PK")
    picture = client.post(URL, json=asked, headers={"accept": SVG})
    assert picture.headers["content-type"].startswith(SVG)
    assert picture.text.startswith("<svg")


@pytest.mark.parametrize(
    ("changes", "place"),
    [({"volgorde": "overhead"}, "/volgorde"), ({"volgorde": ["overhed"]}, "/volgorde"), ({"c": 1}, "")],
)
def test_a_request_of_another_shape_is_refused_with_its_place(client, asked, changes, place):
    answer = client.post(URL, json={**asked, **changes})
    assert answer.status_code == 400
    assert answer.json()["bevindingen"][0]["plaats"] == place


def test_a_request_that_is_no_object_is_told_once(client):
    findings = client.post("/api/v1/vergelijkingen", json=[1, 2]).json()["bevindingen"]
    assert [finding["soort"] for finding in findings].count("geen_object") == 1


def test_what_is_wrong_with_either_side_and_with_the_order_is_in_one_answer(client, asked):
    asked["a"]["invoer"]["overhead"] = "NaN"
    asked["b"]["invoer"] |= {"productieve_uren": "-1", "foo": 1}
    refused = client.post(URL, json={**asked, "volgorde": ["overhead", "overhead"]}).json()
    places = {finding["plaats"] for finding in refused["bevindingen"]}
    assert places == {"/a/invoer/overhead", "/b/invoer/productieve_uren", "/b/invoer/foo", "/volgorde"}
    refused = client.post(URL, json={"a": asked["a"], "volgorde": "overhead"}).json()
    assert [finding["plaats"] for finding in refused["bevindingen"]] == ["", "/volgorde", "/a/invoer/overhead"]


def test_the_command_line_tells_both_sides_too_and_which_option_answers_which(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "gegevens"))
    sheet, request = tmp_path / "blad.csv", tmp_path / "opgave.json"
    sheet.write_text("Kostprijs per uur;bedrag\nLoonkosten per uur;24,68\nProductiviteit;80%\nUurtarief;37,02\n")
    request.write_text(json.dumps(asked := request_of("oud")).replace(json.dumps(asked["invoer"]["overhead"]), '"NaN"'))
    assert main(["vergelijk", str(request), str(sheet), "--volgorde", "x,x"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    for part in ("A, /invoer/overhead", "B, blad.csv", "'x' staat twee keer", "mee met --antwoorden-b b.toml"):
        assert part in " ".join(told.err.split())
    assert "--antwoorden antwoorden.toml" not in told.err
    assert main(["bereken", str(sheet)]) == 1
    assert "--antwoorden antwoorden.toml" in " ".join(capsys.readouterr().err.split())


def test_two_models_that_cancel_out_are_told_on_the_command_line(tmp_path, capsys):
    """30 here and 3 × 44 − 100 = 32 there: bars of +28 and −26 for a gap of 2."""
    own = tmp_path / "eigen.py"
    own.write_text(
        "from tarief import CostModel, EuroPerUur\n"
        "ons = CostModel('ons_uur', label='Ons uur', unit='uur')\n"
        "ons.given('loonkosten_per_uur', 'Loonkosten', EuroPerUur)\n"
        "@ons.step('Tarief')\n"
        "def tarief(loonkosten_per_uur: EuroPerUur) -> EuroPerUur:\n"
        "    return 3 * loonkosten_per_uur - 100\n"
    )
    sides = {
        "a": {"model": "uurtarief", "peildatum": "2026-01-01", "invoer": {
            "loonkosten_per_uur": "30", "productiviteit": "1", "overhead": "0", "overhead_grondslag": "directe_kosten",
        }},
        "b": {"model": "ons_uur", "peildatum": "2026-01-01", "invoer": {"loonkosten_per_uur": "44"}},
    }  # fmt: skip
    for name, side in sides.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(side))
    arguments = [str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--model", str(own)]
    assert main(["vergelijk", *arguments]) == 0
    assert "weinig om op te onderhandelen" in " ".join(capsys.readouterr().out.split())
    assert main(["vergelijk", *arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    # 14 more counts once here and three times there: 28 on average. The other way: −40 at 30 and −12 at 44.
    assert [(item["sleutel"], item["bedrag"]) for item in found["bijdragen"]] == [
        ("loonkosten_per_uur", "28.00"), ("rekenwijze", "-26.00"),
    ]  # fmt: skip
    assert [finding["soort"] for finding in found["bevindingen"]] == ["delen_heffen_elkaar_op"]


def test_prices_of_another_unit_are_refused(client, asked):
    asked["b"] = {
        "model": "vervoer", "peildatum": "2026-01-01",
        "invoer": tomllib.loads((CASES / "vervoer.toml").read_text(encoding="utf-8"))["invoer"],
    }  # fmt: skip
    refused = client.post(URL, json=asked).json()
    assert [finding["soort"] for finding in refused["bevindingen"]] == ["andere_eenheid"]


def test_a_subcontractor_below_the_cost_of_the_main_contractor_is_named_on_the_command_line_and_over_http(
    files, asked, client, capsys
):
    dearest_first = list(reversed(files))
    assert main(["vergelijk", *dearest_first, "--onderaannemer", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["bevindingen"]
    swapped = {"a": asked["b"], "b": asked["a"], "onderaannemer": True}
    assert told == client.post(URL, json=swapped).json()["bevindingen"]
    assert "onderaannemer_onder_ondergrens" in [finding["soort"] for finding in told]
    assert client.post(URL, json={**swapped, "onderaannemer": "ja"}).status_code == 400
