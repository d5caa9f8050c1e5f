"""More than two prices beside each other, and ranges of one's own for what moves a price."""

import json
import re
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.commands import main
from api.files.examples import request_of
from tests.api.test_negotiator_pages import OLD, RESEARCH, compared, faults, sent, text_of

HIGHER = json.dumps(request_of("onderzoek")).replace("0.38", "0.42").encode()


def test_a_third_and_a_fourth_file_stand_beside_the_two_with_the_gap_to_the_first(client):
    """docs/onderhandeling.md: 54,46 and 69,47; and (47.500 × 1,28 / 1.290 × 1,42 + 2,40) × 1,03 = 71,41."""
    address = compared(client)
    third = sent(client, f"{address}/erbij", {"erbij": ("hoger.json", HIGHER)})
    fourth = sent(client, third.replace("?", "/erbij?"), {"erbij": ("weer.json", OLD)})
    page = client.get(fourth).text
    told = text_of(page).partition("Alle prijzen naast elkaar")[2]
    assert "Trede oud.json nieuw.json hoger.json weer.json" in told
    assert "Tarief € 54,46 € 69,47 € 71,41 € 54,46" in told
    assert "Verschil met oud.json – +€ 15,01 +€ 16,95 € 0,00" in told
    assert all("en=" in link for link in re.findall(r'href="[^"]*\?per=[^"]*"', page))


def test_every_file_that_stands_beside_is_in_all_that_is_taken_along(client):
    """Each link of the page is followed as it stands; 71,41 is the third price, worked out by hand above."""
    address = compared(client)
    third = sent(client, f"{address}/erbij", {"erbij": ("hoger.json", HIGHER)})
    page = unescape(client.get(third).text)
    book, paper, data = (re.search(rf'href="([^"]*/{way}[^"]*)"', page)[1] for way in ("werkboek", "pdf", "uitkomst"))
    told = client.get(data).json()["naast"]
    assert [column["label"] for column in told["kolommen"]] == ["Trede", "oud.json", "nieuw.json", "hoger.json"]
    assert "€ 71,41" in text_of(json.dumps(told, ensure_ascii=False)).replace("\xa0", " ")
    sheet = load_workbook(BytesIO(client.get(book).content))["Alle prijzen"]
    head, price = (
        [cell for cell in row if cell.value is not None] for row in sheet if row[1].value in ("Trede", "Tarief")
    )
    assert head[-1].value == "hoger.json"
    assert price[-1].value == 71.41 and price[-1].number_format.startswith('"€\xa0"#,##0.00;')
    assert len(client.get(paper).content) > len(client.get(f"{address}/pdf").content)


def test_without_a_file_beside_nothing_more_is_taken_along(client):
    address = compared(client)
    assert "naast" not in client.get(f"{address}/uitkomst").json()
    assert "Alle prijzen" not in load_workbook(BytesIO(client.get(f"{address}/werkboek").content)).sheetnames


def test_a_file_beside_that_cannot_be_read_is_told_at_its_box(client):
    address = compared(client)
    answer = client.post(f"{address}/erbij", files={"erbij": ("x.json", b"{")})
    assert answer.status_code == 422 and faults(answer.text)
    answer = client.post(f"{address}/erbij", files={"erbij": ("", b"")})
    assert answer.status_code == 400 and "Er is nog geen bestand gekozen." in faults(answer.text)[0]


def test_a_range_that_is_typed_is_what_the_tornado_moves_over(client):
    """At 38% the price is what it is, 69,47; at 42% it is 71,41 (see above)."""
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH)})
    page = text_of(client.post(address, data={"laag.overhead": "38", "hoog.overhead": "42"}).text)
    assert "Overhead 38,00% 69,47 42,00% 71,41" in page
    found = next(bar for bar in client.get(f"{address}/uitkomst").json()["tornado"] if bar["sleutel"] == "overhead")
    assert (found["bron"], found["aanname"]) == ("door u ingevuld", False)


def test_half_a_range_and_one_the_wrong_way_round_are_told_at_their_box(client):
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH)})
    half = client.post(address, data={"laag.overhead": "38"})
    assert half.status_code == 400 and 'id="fout-hoog.overhead"' in half.text
    turned = client.post(address, data={"laag.overhead": "42", "hoog.overhead": "38"})
    assert turned.status_code == 400 and 'href="#laag.overhead"' in turned.text and 'value="42"' in turned.text


@pytest.mark.parametrize(
    ("ends", "wrong"),
    [
        (("5%", "10%"), "een percentage kan hier niet"),
        (("470", "480"), "Bedoelt u € 48.000,00 per jaar?"),
        (("40000", "480000"), "Bedoelt u € 48.000,00 per jaar?"),
    ],
)
def test_a_range_of_another_kind_or_far_from_the_base_is_told_at_its_box(client, ends, wrong):
    """De berekening gaat uit van een bruto jaarloon van € 47.500."""
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH)})
    answer = client.post(address, data=dict(zip(("laag.bruto_jaarloon", "hoog.bruto_jaarloon"), ends, strict=True)))
    assert answer.status_code == 400 and "bruto_jaarloon" in answer.text and wrong in text_of(answer.text)
    assert f'value="{ends[0]}"' in answer.text


def test_the_point_of_a_thousand_in_a_range_is_read_by_the_base(client):
    address = sent(client, "/scenarios", {"basis": ("o.json", RESEARCH)})
    answer = client.post(address, data={"laag.bruto_jaarloon": "45.000", "hoog.bruto_jaarloon": "50.000"})
    assert "Bruto jaarloon € 45.000,00 per jaar" in text_of(answer.text)


def test_a_file_that_is_gone_moves_no_letter_and_takes_no_room(client):
    """Nine numbers of files that are gone stand before the one that is here: it is C, and one more can be added."""
    address = compared(client)
    third = sent(client, f"{address}/erbij", {"erbij": ("hoger.json", HIGHER)})
    here = re.search(r"en=([^#]+)", third)[1]
    gone = ",".join(f"weg{number}" for number in range(9))
    fourth = sent(client, f"{address}/erbij?en={gone},{here}", {"erbij": ("weer.json", OLD)})
    assert "weg" not in fourth and "hoger.json weer.json" in text_of(client.get(fourth).text)
    assert "weg" not in client.post(f"{address}/product?en={gone},{here}", data={"product_c": "1"}).url.query.decode()


def test_prices_per_something_else_say_what_they_are_per_and_are_not_subtracted(client):
    """Op papier: 20 euro per dagdeel van een groep is geen prijs per uur."""
    address = compared(client)
    asked = {"model": "prijs", "peildatum": "2026-01-01", "invoer": {"prijs_per_eenheid": "20", "eenheid": "dagdeel"}}
    third = sent(client, f"{address}/erbij", {"erbij": ("groep.json", json.dumps(asked).encode())})
    told = text_of(client.get(third).text).partition("Alle prijzen naast elkaar")[2]
    assert "Tarief € 54,46 per uur € 69,47 per uur € 20,00 per dagdeel" in told
    assert "Verschil met oud.json – +€ 15,01 niet te vergelijken: per dagdeel" in told


def test_any_file_can_be_taken_out_of_a_comparison_of_more_than_two(client):
    address = compared(client)
    assert "uit de vergelijking" not in client.get(address).text
    third = sent(client, f"{address}/erbij", {"erbij": ("hoger.json", HIGHER)})
    fourth = sent(client, third.replace("?", "/erbij?"), {"erbij": ("weer.json", OLD)})
    page = unescape(client.get(fourth).text)
    ways = {letter: path for path, letter in re.findall(r'href="([^"]+)">Haal ([A-D]) uit de vergelijking', page)}
    left = {letter: text_of(client.get(path).text) for letter, path in ways.items()}
    heads = {
        letter: re.search(r"Trede (.*?) (?:Loon|Bruto|Salaris|Kosten)", text.partition("Alle prijzen")[2])[1]
        for letter, text in left.items()
    }
    assert heads == {
        "A": "nieuw.json hoger.json weer.json",
        "B": "oud.json hoger.json weer.json",
        "C": "oud.json nieuw.json weer.json",
        "D": "oud.json nieuw.json hoger.json",
    }
    again = unescape(client.get(ways["D"]).text)
    two = client.get(re.search(r'href="([^"]+)">Haal C uit de vergelijking', again)[1]).text
    assert "uit de vergelijking" not in two and "Alle prijzen naast elkaar" not in two


def test_the_page_the_command_line_and_http_put_the_same_prices_beside_each_other(client, tmp_path, capsys):
    address = compared(client)
    third = sent(client, f"{address}/erbij", {"erbij": ("hoger.json", HIGHER)})
    page = unescape(client.get(third).text)
    by_page = client.get(re.search(r'href="([^"]*/uitkomst[^"]*)"', page)[1]).json()["naast"]
    for name, content in (("oud", OLD), ("nieuw", RESEARCH), ("hoger", HIGHER)):
        (tmp_path / f"{name}.json").write_bytes(content)
    files = [str(tmp_path / f"{name}.json") for name in ("oud", "nieuw", "hoger")]
    assert main(["vergelijk", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["naast"] == by_page
    sides = {"a": json.loads(OLD), "b": json.loads(RESEARCH), "naast": [json.loads(HIGHER)]}
    over_http = client.post("/api/v1/vergelijkingen", json=sides).json()["naast"]
    heads = [column["label"] for column in over_http["kolommen"]]
    assert (heads, over_http["rijen"][:-1]) == (["Trede", "A", "B", "C"], by_page["rijen"][:-1])
    assert list(over_http["rijen"][-1].values())[1:] == list(by_page["rijen"][-1].values())[1:]  # its label names A


def test_what_is_wrong_with_a_price_beside_is_told_at_its_place(client, tmp_path, capsys):
    sides = {"a": json.loads(OLD), "b": json.loads(RESEARCH), "naast": [json.loads(HIGHER), None]}
    sides["naast"][0]["invoer"]["overhead"] = "NaN"
    found = client.post("/api/v1/vergelijkingen", json=sides).json()["bevindingen"]
    assert {finding["plaats"] for finding in found} == {"/naast/0/invoer/overhead", "/naast/1"}
    found = client.post("/api/v1/vergelijkingen", json={**sides, "naast": [sides["a"]] * 11}).json()["bevindingen"]
    assert [finding["tekst"] for finding in found] == ["'naast' is te lang."]
    path = tmp_path / "oud.json"
    path.write_bytes(OLD)
    wrong = tmp_path / "fout.json"
    wrong.write_text(json.dumps(sides["naast"][0]))
    assert main(["vergelijk", str(path), str(path), str(wrong)]) == 1
    assert "C, /invoer/overhead" in capsys.readouterr().err
    assert main(["vergelijk", *[str(path)] * 13]) == 2
    assert main(["vergelijk", *[str(path)] * 3, "--antwoorden-naast", "D=d.toml"]) == 2
    assert "Kies uit: C." in capsys.readouterr().err


def test_files_of_one_name_are_told_apart_by_their_letter(client):
    address = compared(client)
    again = sent(client, f"{address}/erbij", {"erbij": ("oud.json", OLD)})
    assert "Trede A: oud.json B: nieuw.json C: oud.json" in text_of(client.get(again).text)
