"""A call taken apart: what stands by place, what by name, and what is said of a call that does not fit."""

from pathlib import Path
from typing import Annotated

import pytest

from api.commands import COMMANDS, main
from api.terminal.options import Misspelt, argument, option, taken
from api.terminal.parsing import values_in
from tarief.core.on_demand import loaded


def command(
    bestand: Annotated[Path, argument(metavar="BESTAND", told="Wat erin gaat.")],
    woorden: Annotated[list[str] | None, argument(metavar="WOORD", told="Wat erbij hoort.")] = None,
    stil: Annotated[bool, option("--stil", told="Zegt niets.")] = False,
    onthoud: Annotated[bool | None, option("--onthoud/--vergeet", told="Onthoudt het.")] = None,
    eigen: Annotated[list[Path] | None, option("--eigen", metavar="BESTAND", told="Kan vaker.")] = None,
    lage_poort: Annotated[int, option(metavar="GETAL", told="Een getal.", least=1, most=9)] = 8,
) -> None:
    """Doet niets."""


TAKES = taken(command)
NOTHING = {"woorden": None, "stil": False, "onthoud": None, "eigen": None, "lage_poort": 8}


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["a"], {}),
        (["--stil", "a", "b", "c"], {"stil": True, "woorden": ["b", "c"]}),
        (["a", "--onthoud"], {"onthoud": True}),
        (["a", "--onthoud", "--vergeet"], {"onthoud": False}),
        (["--eigen", "x", "a", "--eigen=y=z"], {"eigen": [Path("x"), Path("y=z")]}),
        (["a", "--lage-poort", "3", "--lage-poort", "4"], {"lage_poort": 4}),
        (["a", "--", "--stil", "-"], {"woorden": ["--stil", "-"]}),
    ],
)
def test_a_call_gives_every_parameter_its_value(words, given):
    assert values_in(words, TAKES) == {"bestand": Path("a"), **NOTHING, **given}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Er ontbreekt iets: BESTAND."),
        (["a", "--stl"], "De optie --stl bestaat niet. Bedoelt u '--stil'?"),
        (["a", "-s"], "De optie -s bestaat niet."),
        (["a", "--stil=ja"], "De optie --stil wordt verkeerd gebruikt: er hoort geen waarde bij."),
        (["a", "--eigen"], "De optie --eigen wordt verkeerd gebruikt: geef er een waarde bij."),
        (["a", "--lage-poort", "0"], "--lage-poort: vul minstens 1 in."),
        (["a", "--lage-poort", "10"], "--lage-poort: vul hoogstens 9 in."),
        (["a", "--lage-poort", "3.5"], "--lage-poort: vul een heel getal in."),
    ],
)
def test_a_call_that_does_not_fit_is_said_in_dutch(words, told):
    with pytest.raises(Misspelt) as refused:
        values_in(words, TAKES)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["vlakke-korting", "{opgave}"], "Er ontbreekt iets: --korting."),
        (["vlakke-korting", "{opgave}", "--korting="], "--korting is leeg."),
        (["sjabloon", "uurtarief"], "Er ontbreekt iets: --uit."),
        (["scenario", "a" * 5000], "kan niet worden gebruikt"),
    ],
)
def test_an_option_that_is_left_out_or_empty_and_a_name_that_cannot_be_are_a_wrong_call(words, told, tmp_path, capsys):
    (tmp_path / "opgave.json").write_text("{}", encoding="utf-8")
    given = [word.replace("{opgave}", str(tmp_path / "opgave.json")) for word in words]
    assert main([*given, "--json"] if words[0] != "sjabloon" else given) == 2
    assert told in capsys.readouterr().err


def test_the_help_of_every_command_tells_what_it_takes(capsys):
    for name, (home, told) in COMMANDS.items():
        assert main([*name.split(), "--help"]) == 0
        seen = capsys.readouterr().out
        assert " ".join(told.split()) in " ".join(seen.split())
        assert all(word in seen for each in taken(loaded(home)) for word in (*each.names, each.metavar))
        assert max(map(len, seen.splitlines())) <= 100
        prose = seen.partition("Wat u opgeeft:")[0].partition("Opties:")[0]
        assert "  " not in prose, name


def test_a_group_without_a_command_is_a_wrong_call_with_its_help(capsys):
    assert main(["beheer"]) == 2
    assert "terugzetten" in capsys.readouterr().err
    assert main(["beheer", "--help"]) == 0
    assert main(["beheer", "weg"]) == 2
    assert "'beheer weg' bestaat niet" in capsys.readouterr().err
