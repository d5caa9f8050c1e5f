"""`tarief voorbeeld`: five places, readable and as JSON."""

import json
import re
from pathlib import Path

import pytest

from api.commands import main
from tarief.voorbeelden import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_runs_and_says_what_is_assumed(name, capsys):
    assert main(["voorbeeld", name]) == 0
    assert "Aanname" in capsys.readouterr().out


def test_an_example_as_json_holds_the_headline_and_the_tables(capsys):
    assert main(["voorbeeld", "jens", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert "74%" in json.dumps(document, ensure_ascii=False)


def texts_in(picture: Path) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)", picture.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_drawn_from_its_own_tables_and_so_is_a_variation_of_it(name, tmp_path):
    own, picture = tmp_path / "eigen.toml", tmp_path / "plaatje.svg"
    assert main(["voorbeeld", name, "--bestand", str(own), "--beeld", str(picture)]) == 0
    drawn = texts_in(picture)
    assert main(["voorbeeld", str(own), "--beeld", str(picture)]) == 0
    assert texts_in(picture) == drawn
    assert len(drawn) > 5


def test_an_unknown_example_names_those_there_are(capsys):
    assert main(["voorbeeld", "utrecht"]) == 2
    assert "zorgkracht12" in capsys.readouterr().err
