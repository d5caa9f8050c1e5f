"""`tarief voorbeeldregio` gives what `tarief bereken` takes."""

import re

from api.commands import main


def test_each_sheet_is_written_with_the_command_that_comes_to_its_price(tmp_path, capsys):
    folder = tmp_path / "opgaven"
    assert main(["voorbeeldregio", "--map", str(folder)]) == 0
    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    prices = dict(re.findall(r"^(\S+): .* uur van (€ \S+)$", told, re.MULTILINE))
    prices["heggenmus.xlsx"] = "€ 68,03"  # its tariff, with 2% for risk on top
    calls = re.findall(r"^  tarief (bereken \S+/(\S+).*)$", told, re.MULTILINE)
    assert [sheet for _, sheet in calls] == list(prices)
    for call, sheet in calls:
        if "--antwoorden" in call:
            assert main(call.split()) == 0
            assert f"{prices[sheet]} per uur" in capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


def test_a_folder_that_is_there_is_not_overwritten(tmp_path, capsys):
    assert main(["voorbeeldregio", "--map", str(tmp_path)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_story_is_told_with_who_does_what(capsys):
    assert main(["voorbeeldregio", "--verloop"]) == 0
    told = capsys.readouterr().out
    assert "opgave gestuurd: 13 partijen" in told
    assert "voorstel gedaan: Dauwtrapper" in told
    assert "afwijkend standpunt: Eikelmuis" in told
    assert "besluit genomen: 10 partijen" in told
