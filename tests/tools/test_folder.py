"""The command for a folder of real spreadsheets tells which were answered, and what their sender sees first."""

import csv
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT
from tests.tools.folder import Answer

_FALL = (
    "import sys; from pathlib import Path; from tests.tools.folder import answers; "
    "fall = lambda told: sys.exit('Traceback'); print(*answers(Path(sys.argv[1]), fall))"
)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: it copies itself for each file, which may not be done where other threads run."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_each_spreadsheet_of_a_folder_is_a_row_with_the_sentence_that_its_sender_sees(tmp_path: Path) -> None:
    (tmp_path / "diep").mkdir()
    (tmp_path / "diep" / "lijst.csv").write_text("naam;aantal\nappel;2\n", encoding="utf-8")
    (tmp_path / "kosten.csv").write_text("Bruto uurloon;24,68\nOverhead;20%\nTarief;99\n", encoding="utf-8")
    (tmp_path / "brief.txt").write_text("geen blad", encoding="utf-8")
    run = _run("-m", "tests.tools.folder", str(tmp_path), str(tmp_path / "uit.tabel"))
    assert (run.returncode, "2 files, 0 unanswered" in run.stderr) == (0, True), run.stderr
    with (tmp_path / "uit.tabel").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert tuple(head) == Answer._fields
    row, other = (dict(zip(head, row, strict=True)) for row in sorted(rows))
    assert (row["bestand"], row["beantwoord"], row["ongevraagd"]) == ("diep/lijst.csv", "True", "0")
    assert (row["producten"], other["producten"]) == ("0", "1")
    assert "geen kost" in row["zin"]
    assert float(row["seconden"]) > 0 < float(row["rekentijd"]) and int(row["geheugen_mb"]) > 10
    assert int(other["ongevraagd"]) > 0


def test_a_file_on_which_the_program_falls_is_not_answered(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a", encoding="utf-8")
    told = _run("-c", _FALL, str(tmp_path)).stdout
    assert "beantwoord=False" in told and "zin='Traceback" in told


def test_what_was_taken_unasked_is_counted_for_every_product_of_a_sheet(tmp_path: Path) -> None:
    lines = ("Kosten;Licht;Zwaar", "Bruto uurloon;24,68;28,10", "Overhead;20%;20%", "Tarief per uur;99;101")
    (tmp_path / "twee.csv").write_text("\n".join(lines), encoding="utf-8")
    run = _run("-m", "tests.tools.folder", str(tmp_path), str(tmp_path / "uit.tabel"))
    assert run.returncode == 0, run.stderr
    with (tmp_path / "uit.tabel").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["producten"], int(row["ongevraagd"]) >= 2) == ("2", True)
