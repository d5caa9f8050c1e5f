"""What a user says beside a file goes before what the file says, on every door alike, and each time that is told."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.commands import main
from tests.tools.client import Client
from workbooks.read.understand import understand
from workbooks.voorbeelden import examples

ROWS = [
    ("Kostprijs begeleiding", None),
    ("Loonkosten incl. werkgeverslasten per betaald uur", 24.68),
    ("Productiviteit", "80%"),
    ("Overhead over directe kosten", "20%"),
    ("Tarief per uur", 37.02),
]
#: 24,68 / 0,8 × 1,25 = 38,5625; of the turnover 20% is a quarter on top; 30 / 0,8 × 1,2 = 45; as it stands 37,02.
SAID = {
    ("overhead", "0.25", "25"): ("38.56", "Overhead is in het bestand 20,00%; uw antwoord 25,00% gaat voor."),
    ("overhead", "0.20", "20"): ("37.02", ""),
    ("overhead_grondslag", "omzet", "omzet"): ("38.56", "van de directe kosten; uw antwoord van de omzet"),
    ("loonkosten_per_uur", "30", "30"): ("45.00", "€ 24,68 per uur; uw antwoord € 30,00 per uur gaat voor."),
}
KIND = "antwoord_gaat_voor"


def sheet() -> bytes:
    made, saved = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        made.active.append(row)
    made.save(saved)
    return saved.getvalue()


DAY = "2026-01-01"


def by_command(path: Path, key: str, text: str, capsys: Any, day: str = DAY) -> dict[str, Any]:
    told = path.with_suffix(".toml")
    told.write_text(f'peildatum = "{day}"\n{key} = "{text}"\n', encoding="utf-8")
    main(["bereken", str(path), "--json", "--antwoorden", str(told)])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def by_http(content: bytes, key: str, text: str, client: Client, day: str = DAY) -> dict[str, Any]:
    answers = json.dumps({"peildatum": day, key: text})
    sent = client.post("/api/v1/werkboeken", files={"bestand": ("blad.xlsx", content)}, data={"antwoorden": answers})
    outcome: dict[str, Any] = sent.json()["uitkomst"]
    return outcome


def by_page(content: bytes, key: str, typed: str, client: Client) -> dict[str, Any]:
    sent = {"files": {"bestand": ("blad.xlsx", content)}, "follow_redirects": False}
    address = client.post("/opgave", **sent).headers["location"]
    client.post(address, data={"datum": DAY, key: typed})
    outcome: dict[str, Any] = client.post(f"{address}/uitkomst", data={"product": "1"}).json()["uitkomst"]
    return outcome


@pytest.mark.parametrize(("key", "text", "typed"), SAID)
def test_an_answer_goes_before_the_sheet_on_every_door_and_that_is_told(key, text, typed, client, tmp_path, capsys):
    price, remark = SAID[key, text, typed]
    path = tmp_path / "blad.xlsx"
    path.write_bytes(sheet())
    answers = by_command(path, key, text, capsys), by_http(sheet(), key, text, client)
    for answer in (*answers, by_page(sheet(), key, typed, client)):
        told = [
            finding["tekst"].replace("\u00a0", " ") for finding in answer["bevindingen"] if finding["soort"] == KIND
        ]
        assert answer["tarief"] == price
        assert (len(told) == 1 and remark in told[0]) if remark else not told


def test_an_answer_goes_before_our_own_template_and_that_is_told(client, tmp_path, capsys):
    path = tmp_path / "blad.xlsx"
    path.write_bytes(examples()["opgave_jeugdhulp"].read_bytes())
    before = understand(path).calculate()
    price, day = before.change(overhead="0.31").tarief, before.on.isoformat()
    answers = (
        by_command(path, "overhead", "0.31", capsys, day),
        by_http(path.read_bytes(), "overhead", "0.31", client, day),
    )
    for answer in answers:
        told = [finding["plaats"] for finding in answer["bevindingen"] if finding["soort"] == KIND]
        assert answer["tarief"] == str(price)
        assert len(told) == 1 and told[0].startswith("Blad Invoer, cel ")


def test_an_answer_may_be_written_as_a_percentage_where_the_sheet_prints_another_price(
    tmp_path: Path, capsys: Any
) -> None:
    made = openpyxl.Workbook()
    for row in (
        ("Kostprijs begeleiding", None), ("Bruto uurloon", 24), ("Werkgeverslasten over bruto uurloon", "28%"),
        ("Vakantietoeslag over bruto uurloon", "8%"), ("Productiviteit", "80%"),
        ("Overhead over directe kosten", "20%"), ("Tarief per uur", 50),
    ):  # fmt: skip
        made.active.append(row)
    path = tmp_path / "blad.xlsx"
    made.save(path)
    prices = {
        text: by_command(path, "werkgeverslasten", text, capsys).get("tarief") for text in ("0.31", "31%", "0,31")
    }
    assert len(set(prices.values())) == 1 and None not in prices.values(), prices
