"""`tarief voorbeeldregio` gives what `tarief bereken` takes."""

import re

from api.commands import main


def test_each_sheet_is_written_with_the_command_that_comes_to_its_price(tmp_path, capsys):
    folder = tmp_path / "opgaven"
    assert main(["voorbeeldregio", "--map", str(folder)]) == 0
    told = capsys.readouterr().out
    prices = dict(re.findall(r"^(\S+): .* uur van (€ \S+)$", told, re.MULTILINE))
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
