"""The command for a folder of real spreadsheets tells which were answered, and what their sender sees first."""

import csv
import sys

from tests.tools.folder import Answer, answers, main


def test_each_spreadsheet_of_a_folder_is_a_row_with_the_sentence_that_its_sender_sees(tmp_path, capfd):
    (tmp_path / "diep").mkdir()
    (tmp_path / "diep" / "lijst.csv").write_text("naam;aantal\nappel;2\n", encoding="utf-8")
    (tmp_path / "brief.txt").write_text("geen blad", encoding="utf-8")
    assert main(str(tmp_path), str(tmp_path / "uit.tabel")) == 0
    with (tmp_path / "uit.tabel").open(newline="", encoding="utf-8") as file:
        head, row = csv.reader(file, delimiter=";")
    assert tuple(head) == Answer._fields
    assert row[:2] == ["diep/lijst.csv", "True"] and "geen kost" in row[4]
    assert float(row[2]) > 0 and int(row[3]) > 10
    assert "1 files, 0 unanswered" in capfd.readouterr().err


def test_a_file_on_which_the_program_falls_is_not_answered(tmp_path):
    (tmp_path / "a.csv").write_text("a", encoding="utf-8")
    (row,) = answers(tmp_path, (sys.executable, "-S", "-c", "import sys; sys.stderr.write('Traceback'); sys.exit(3)"))
    assert (row.beantwoord, row.zin) == (False, "Traceback")
