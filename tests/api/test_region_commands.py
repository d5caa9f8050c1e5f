"""`tarief gebied` and `tarief vlakke-korting`: files in, tables, JSON, workbook and picture out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.commands import main
from tests.api.conftest import write_request
from tests.api.test_gebieden import region, request_for
from tests.region.case import case, expected


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def written(path: Path, document: Any) -> str:
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def lists(folder: Path) -> Path:
    """A document that takes its providers from a list beside it."""
    rows = "".join(f"{r['naam']};{r['kostprijs'].replace('.', ',')};{r['volume']}\n" for r in case()["aanbieders"])
    (folder / "aanbieders.csv").write_text(f"Aanbieder;Kostprijs;Uren\n{rows}", encoding="utf-8")
    path = folder / "gebied.toml"
    path.write_text('naam = "Peel"\naanbieders = "aanbieders.csv"\ntarieven = [54.46, "62.86"]\n', encoding="utf-8")
    return path


def test_a_document_with_a_list_beside_it_becomes_tables_of_eighty_columns(tmp_path, capsys):
    assert main(["gebied", str(lists(tmp_path)), "--tarief", "63,90 69,47"]) == 0
    out = capsys.readouterr().out
    for row in expected()["dekking"]:
        if row["tarief"] in ("54.46", "62.86", "63.90", "69.47"):
            shown = f"{int(row['tekort']):,}".replace(",", ".")
            line = next(line for line in out.splitlines() if row["tarief"].replace(".", ",") in line and "/ 13" in line)
            assert f"{row['aanbieders']} / 13" in line
            assert f"{row['volume'].replace('.', ',')}%" in line
            assert shown in line
    assert "Opgegeven tarief" in out and "–  " not in out
    assert "Referentieregels naast elkaar" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_what_is_for_everybody_names_no_provider_and_says_why_not(tmp_path, capsys):
    path = written(tmp_path / "gebied.json", region())
    assert main(["gebied", path, "--openbaar", "--uit", str(tmp_path / "uit.xlsx")]) == 0
    out = capsys.readouterr().out
    assert "90–100%" in out
    assert "niet verteld" in out
    assert "Volume onder kostprijs bij € 62,86" in out
    assert not any(row["naam"] in out or row["kostprijs"].replace(".", ",") in out for row in case()["aanbieders"])
    assert main(["gebied", path, "--openbaar", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["zicht"] == "deelnemer"


def test_a_workbook_and_a_picture_are_written_and_the_workbook_is_read_again(tmp_path, capsys):
    book, drawn = tmp_path / "boek.xlsx", tmp_path / "dekking.svg"
    path = written(tmp_path / "gebied.json", region())
    assert main(["gebied", path, "--uit", str(book), "--beeld", str(drawn), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
    assert main(["gebied", str(book), "--tarief", "54,46", "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["dekking"][0]["tekort"] == first["dekking"][0]["tekort"]


def test_a_fault_in_a_list_is_shown_at_its_cell(tmp_path, capsys):
    path = lists(tmp_path)
    content = (tmp_path / "aanbieders.csv").read_text(encoding="utf-8").replace("52,40", "onbekend")
    (tmp_path / "aanbieders.csv").write_text(content, encoding="utf-8")
    assert main(["gebied", str(path), "--uit", str(tmp_path / "uit.xlsx")]) == 1
    assert "cel B2" in capsys.readouterr().err
    assert not (tmp_path / "uit.xlsx").exists()


def test_a_provider_may_name_its_cost_sheet_instead_of_a_cost(tmp_path, capsys):
    write_request(tmp_path / "p1.json")
    rows = [{"naam": "A", "volume": "10", "opgave": "p1.json"}, {"naam": "B", "volume": "10", "kostprijs": "40"}]
    path = written(tmp_path / "gebied.json", {"aanbieders": rows, "tarieven": ["37.02"]})
    assert main(["gebied", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["dekking"][0]["gedekt"] == 1
    write_request(tmp_path / "p1.json", overhead="x")
    assert main(["gebied", path]) == 1
    assert "aanbieders/0/opgave (p1.json): /invoer/overhead" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["weg.toml", "gebied.docx", "geen.csv"])
def test_a_file_that_is_not_there_or_is_something_else_is_a_wrong_call(tmp_path, capsys, name):
    (tmp_path / "gebied.docx").write_bytes(b"x")
    (tmp_path / "geen.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    assert main(["gebied", str(tmp_path / name)]) in (1, 2)
    assert capsys.readouterr().err


def test_a_flat_cut_is_shown_in_its_order_and_the_price_list_is_labelled(tmp_path, capsys):
    sheet, found = written(tmp_path / "o.json", request_for("onderzoek")), written(tmp_path / "g.json", region())
    prices = tmp_path / "prijzen.csv"
    prices.write_text("Product;Oud;Nieuw\nUur;69,47;55,57\nDagdeel;81,20;64,96\n", encoding="utf-8")
    asked = [sheet, "--korting", "20%", "--gebied", found, "--eerder", "54,46", "--prijzen", str(prices)]
    assert main(["vlakke-korting", *asked]) == 0
    out = capsys.readouterr().out
    order = ["86% van", "Wat één voor één waar moet zijn", "nog betaalt", "Wie onder kostprijs komt",
             "bespaart, en wat daarvan", "Echte maatregelen", "vlakke korting: beide"]  # fmt: skip
    places = [out.index(text) for text in order]
    assert places == sorted(places)
    assert "1.627,51 uur" in out
    assert "onmogelijk" in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_flat_cut_is_written_as_a_workbook_and_a_picture(tmp_path, capsys):
    sheet, book, picture = (
        written(tmp_path / "o.json", request_for("onderzoek")),
        tmp_path / "k.xlsx",
        tmp_path / "k.svg",
    )
    asked = ["vlakke-korting", sheet, "--korting", "20%", "--uit", str(book), "--beeld", str(picture)]
    assert main(asked) == 0
    assert openpyxl.load_workbook(book).sheetnames[0] == "Uitkomst"
    assert "Geschreven" in capsys.readouterr().out
    assert "niet betaald" in picture.read_text(encoding="utf-8")
    assert main([*asked[:4], "--beeld", sheet]) == 2


def test_a_flat_cut_for_everybody_has_bands_and_no_shortfall(tmp_path, capsys):
    sheet, found = written(tmp_path / "o.json", request_for("onderzoek")), written(tmp_path / "g.json", region())
    assert main(["vlakke-korting", sheet, "--korting", "0,2", "--gebied", found, "--openbaar", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["gebied"]["volume_onder_kostprijs_na"] == {"tekst": "80–90%"}
    assert "968790" not in json.dumps(told)


def test_ranges_from_a_file_decide_what_is_possible(tmp_path, capsys):
    sheet, beside = written(tmp_path / "o.json", request_for("onderzoek")), tmp_path / "naast.toml"
    beside.write_text('[bandbreedtes]\nproductieve_uren = [1250, 1700]\noverhead = ["25%", "38%"]\n', encoding="utf-8")
    assert main(["vlakke-korting", sheet, "--korting", "20%", "--naast", str(beside), "--json"]) == 0
    verdicts = {row["sleutel"]: row["oordeel"] for row in json.loads(capsys.readouterr().out)["equivalenten"]}
    assert verdicts["productieve_uren"] == "binnen_bandbreedte"
    assert verdicts["overhead"] == "buiten_bandbreedte"


@pytest.mark.parametrize(("cut", "code"), [("20", 1), ("x", 2), ("0", 1)])
def test_a_cut_that_is_none_is_refused(tmp_path, capsys, cut, code):
    sheet = written(tmp_path / "o.json", request_for("onderzoek"))
    assert main(["vlakke-korting", sheet, "--korting", cut]) == code
    assert "korting" in capsys.readouterr().err


def test_every_fault_in_what_stands_beside_a_cut_is_in_one_answer(tmp_path, capsys):
    sheet, beside = written(tmp_path / "o.json", request_for("onderzoek")), tmp_path / "naast.toml"
    beside.write_text('[bandbreedtes]\noverhead = [0.2]\n[plannen.Toen]\noverheid = "1"\n', encoding="utf-8")
    assert main(["vlakke-korting", sheet, "--korting", "20%", "--naast", str(beside)]) == 1
    said = capsys.readouterr().err
    assert "bandbreedtes/overhead" in said
    assert "plannen/Toen/overheid" in said


def test_every_fault_in_a_list_is_in_one_answer(tmp_path, capsys):
    (tmp_path / "lijst.csv").write_text("Naam;Kostprijs;Volume\nA;NaN;-1\nB;-3;5\nB;60;x\n", encoding="utf-8")
    assert main(["gebied", str(tmp_path / "lijst.csv")]) == 1
    said = capsys.readouterr().err
    assert all(f"cel {cell}" in said for cell in ("B2", "C2", "B3", "C4", "A4"))
