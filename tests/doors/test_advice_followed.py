"""What is advised can be done at the door where it is said, and a point of thousands is read alike at each."""

import pytest

from api.commands import main
from tests.api.conftest import request_for
from tests.api.test_negotiator_pages import RESEARCH


def test_a_percentage_without_its_sign_is_advised_in_a_way_that_every_door_takes(client) -> None:
    asked = request_for()
    asked["invoer"] = {**asked["invoer"], "overhead": "20"}
    (finding,) = client.post("/api/v1/berekeningen", json=asked).json()["bevindingen"]
    assert finding["advies"].endswith("Bedoelt u 20%? Vul 0,2 in, of 20%.") and "cel" not in finding["advies"]
    for written in ("20%", "0,2"):
        asked["invoer"]["overhead"] = written
        assert client.post("/api/v1/berekeningen", json=asked).status_code == 200


@pytest.mark.parametrize(("written", "meant"), [("20", "Bedoelt u 20%?"), ("2.5", "Bedoelt u 2,5%?")])
def test_a_cut_without_its_sign_is_asked_as_a_percentage(capsys, tmp_path, written: str, meant: str) -> None:
    path = tmp_path / "o.json"
    path.write_text(RESEARCH.decode() if isinstance(RESEARCH, bytes) else RESEARCH, encoding="utf-8")
    assert main(["vlakke-korting", str(path), "--korting", written]) == 1
    assert meant in capsys.readouterr().err


def test_a_point_of_thousands_in_a_column_that_counts_is_read_as_in_a_box(capsys, tmp_path) -> None:
    """Op papier: 9.000 en 14.000 uur, gewogen (52,40 × 9.000 + 54,90 × 14.000) / 23.000 is 53,92."""
    lines = {name: f"naam;kostprijs;volume\nA;52,40;{a}\nB;54,90;{b}\n"
             for name, a, b in (("punt", "9.000", "14.000"), ("kaal", "9000", "14000"))}  # fmt: skip
    told = {}
    for name, text in lines.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert main(["gebied", str(tmp_path / f"{name}.csv")]) == 0
        told[name] = capsys.readouterr().out
    assert told["punt"] == told["kaal"] and "53,92" in told["punt"]
