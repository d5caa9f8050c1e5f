"""`tarief voorbeeld`: five places, readable and as JSON."""

import json

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


def test_an_unknown_example_names_those_there_are(capsys):
    assert main(["voorbeeld", "utrecht"]) == 2
    assert "zorgkracht12" in capsys.readouterr().err
