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


def test_a_folder_reads_the_answers_that_stand_beside_its_sheets(tmp_path, capsys):
    folder = tmp_path / "opgaven"
    assert main(["voorbeeldregio", "--map", str(folder)]) == 0
    for sheet in folder.iterdir():
        if not sheet.name.startswith(("heggenmus", "klaproos")):
            sheet.unlink()
    (folder / "klaproos.antwoorden.toml").unlink()
    capsys.readouterr()
    assert main(["bereken", str(folder)]) == 0
    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 68,03" in told and "Met de antwoorden uit heggenmus.antwoorden.toml." in told
    assert "1 vraag" in told and "fout" not in told
    assert f"tarief bereken {folder}/klaproos.xlsx" in told and f"{folder}/klaproos.antwoorden.toml" in told


def test_more_products_in_one_sheet_are_a_question_and_no_fault(tmp_path, capsys):
    folder = tmp_path / "opgaven"
    assert main(["voorbeeldregio", "--map", str(folder)]) == 0
    capsys.readouterr()
    assert main(["bereken", str(folder / "heggenmus.xlsx")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert told.startswith("Eerst 1 vraag. Er is niets berekend") and "geweigerd" not in told
    assert "Welke rekent u door? - Begeleiding individueel" in told and '"product" = "Begeleiding individueel"' in told
    assert main(["vergelijk", str(folder / "heggenmus.xlsx"), str(folder / "grutto.xlsx")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert told.startswith("Eerst 1 vraag.") and "--antwoorden-a" in told
