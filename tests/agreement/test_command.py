"""`tarief akkoord`: what a user types, and what comes of it."""

from pathlib import Path

import pytest

from api.commands import main
from tarief.agreement import verify
from tests.agreement.agreements import full


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "akkoord.json"
    path.write_text(full(), encoding="utf-8")
    return path


def test_a_right_agreement_is_told_with_its_price(agreement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["akkoord", "controleer", str(agreement)]) == 0
    assert "Tarief € 60,72 per uur" in capsys.readouterr().out


def test_a_changed_agreement_is_refused_with_what_it_should_be(
    agreement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agreement.write_text(full().replace('"1290"', '"1300"'), encoding="utf-8")
    assert main(["akkoord", "controleer", str(agreement), "--json"]) == 1
    told = capsys.readouterr()
    assert "de berekening komt op" in told.out.replace("\n", " ")
    assert "akkoord.json" in told.err


def test_the_program_is_handed_out_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "verify.py"
    assert main(["akkoord", "controleprogramma", "--uit", str(target)]) == 0
    assert target.read_bytes() == Path(verify.__file__).read_bytes()


@pytest.mark.parametrize("words", [["controleprogramma"], ["controleer"], ["iets"], ["controleer", "niet.json"]])
def test_another_call_is_told_how_it_is_done(words: list[str]) -> None:
    assert main(["akkoord", *words]) == 2
