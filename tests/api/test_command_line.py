"""The command line: what it prints, how it ends, and what it leaves behind."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from api.commands import main
from tarief import MODELS
from tarief.costmodel import load_model
from tests.api.conftest import request_for, write_request
from workbooks.read.template import read

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_a_json_request_becomes_a_ladder_with_both_laws(tmp_path, capsys):
    assert main(["bereken", str(write_request(tmp_path / "opgave.json"))]) == 0
    out = capsys.readouterr().out
    assert "€\u00a037,02 per uur" in out
    for text in ("Niet-productieve uren", "Kostprijs", "Besluit Jeugdwet art. 2.3", "Uitvoeringsbesluit Wmo 2015"):
        assert text in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_json_is_the_public_contract_and_nothing_else_stands_on_stdout(tmp_path, capsys):
    assert main(["bereken", str(write_request(tmp_path / "opgave.json")), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["tarief"] == answer["kostprijs"] == "37.02"
    assert {"model", "peildatum", "opbouw", "regels", "elementen", "bevindingen", "vragen", "ontvangstbewijs"} <= set(
        answer
    )


def test_a_percentage_without_base_is_refused_with_its_readings(tmp_path, capsys):
    path = write_request(tmp_path / "opgave.json", overhead_grondslag=None)
    assert main(["bereken", str(path), "--uit", str(tmp_path / "uit.xlsx")]) == 1
    seen = capsys.readouterr()
    assert seen.out == ""
    assert "/invoer/overhead_grondslag" in seen.err
    assert "37,02" in seen.err
    assert "38,56" in seen.err
    assert not (tmp_path / "uit.xlsx").exists()


def test_every_fault_is_named_in_one_answer(tmp_path, capsys):
    faulty = {"loonkosten_per_uur": "abc", "productiviteit": "1.2", "verlofuren": "1.760"}
    assert main(["bereken", str(write_request(tmp_path / "opgave.json", **faulty))]) == 1
    err = capsys.readouterr().err
    for text in ("/invoer/loonkosten_per_uur", "/invoer/productiviteit", "1760 of 1,76"):
        assert text in err


def test_broken_json_names_line_and_column(tmp_path, capsys):
    path = tmp_path / "opgave.json"
    path.write_text('{"model": "uurtarief",\n "invoer": {"a" 1}}', encoding="utf-8")
    assert main(["bereken", str(path)]) == 1
    assert "regel 2, kolom 17" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bereken"], "Er ontbreekt iets: BESTAND"),
        (["bereken", "weg.json"], "bestaat niet"),
        (["bereken", "weg.json", "--jason"], "De optie --jason bestaat niet"),
        (["bereken", "a", "b"], "Te veel opgegeven"),
        (["berken", "a"], "De opdracht 'berken' bestaat niet"),
        (["sjabloon", "uurtrief", "--uit", "x.xlsx"], "Kies uit: uurtarief"),
        (["sjabloon", "uurtarief", "--uit", "x.xlsx", "--peildatum", "morgen"], "is geen datum"),
        (["start", "--poort", "acht"], "--poort: vul een heel getal in"),
        (["start", "--poort", "99999"], "--poort: vul hoogstens 65535 in"),
        (["parameters", "--peildatum", "2026-13-01"], "is geen datum"),
    ],
)
def test_a_wrong_call_ends_with_2_and_a_dutch_message(arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    seen = capsys.readouterr()
    assert message in seen.err
    assert "Error" not in seen.err
    assert "Traceback" not in seen.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", [["--uit", "boek.xlsx"], ["--beeld", "opbouw.svg"]])
def test_a_workbook_or_picture_belongs_to_one_file_and_not_to_a_folder(option, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_request(tmp_path / "opgave.json")
    assert main(["bereken", str(tmp_path), *option]) == 2
    assert "horen bij één bestand" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["opgave.json"]


def test_a_folder_is_priced_with_a_model_of_ones_own(tmp_path, capsys):
    own = ROOT / "tests/published/models/zwolle_overheadtarief.py"
    asked = {"model": load_model(own).key, "peildatum": "2026-01-01", "invoer": {}}
    (tmp_path / "opgave.json").write_text(json.dumps(asked), encoding="utf-8")
    assert main(["bereken", str(tmp_path), "--model", str(own), "--json"]) == 0
    (outcome,) = json.loads(capsys.readouterr().out)
    assert outcome["fouten"] and "bestaat niet" not in outcome["eerste"]


def test_the_help_is_dutch(capsys):
    assert main(["--help"]) == 0
    assert main(["bereken", "--help"]) == 0
    out = capsys.readouterr().out
    assert "Gebruik:" in out
    assert "Toont deze uitleg" in out
    assert not {"Usage", "Options", "Show this message", "[required]"} & set(out.split())


def test_the_opgave_itself_is_never_overwritten(tmp_path, capsys):
    book = tmp_path / "opgave.xlsx"
    assert main(["sjabloon", "uurtarief", "--uit", str(book), "--peildatum", "2026-01-01"]) == 0
    before = book.read_bytes()
    assert main(["bereken", str(book), "--uit", str(book)]) == 2
    assert main(["sjabloon", "uurtarief", "--uit", str(book)]) == 2
    assert book.read_bytes() == before
    assert "overschreven" in capsys.readouterr().err


def test_an_empty_template_is_refused_by_cell(tmp_path, capsys):
    book = tmp_path / "opgave.xlsx"
    main(["sjabloon", "uurtarief", "--uit", str(book), "--peildatum", "2026-01-01"])
    assert read(book).model.key == "uurtarief"
    assert main(["bereken", str(book)]) == 1
    assert "cel " in (told := " ".join(capsys.readouterr().err.split()))
    # Who fills in a template sees names, no keys.
    assert "Vul loonkosten per betaald uur in (euro per uur)" in told and "Vul overhead in (een percentage)" in told
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", told)


def test_the_outcome_is_written_as_a_whole_workbook(tmp_path, capsys):
    out = tmp_path / "uitkomst.xlsx"
    assert main(["bereken", str(write_request(tmp_path / "opgave.json")), "--uit", str(out)]) == 0
    assert out.read_bytes()[:2] == b"PK"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["opgave.json", "uitkomst.xlsx"]
    assert "uitkomst.xlsx" in capsys.readouterr().out


def test_the_ladder_is_drawn_and_the_request_is_never_overwritten_by_it(tmp_path):
    picture = tmp_path / "waterval.svg"
    assert main(["bereken", str(write_request(tmp_path / "opgave.json")), "--beeld", str(picture)]) == 0
    assert "Niet-productieve uren" in picture.read_text(encoding="utf-8")
    assert main(["bereken", str(tmp_path / "opgave.json"), "--beeld", str(tmp_path / "opgave.json")]) == 2


def test_nothing_half_is_left_when_writing_fails(tmp_path, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbooks.write.result.write_result", fail)
    out = tmp_path / "uitkomst.xlsx"
    assert main(["bereken", str(write_request(tmp_path / "opgave.json")), "--uit", str(out)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["opgave.json"]


def test_a_comparison_explains_the_gap(tmp_path, capsys):
    one = write_request(tmp_path / "een.json")
    two = write_request(tmp_path / "twee.json", loonkosten_per_uur="42.22")
    assert main(["vergelijk", str(one), str(two), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verschil"] == "26.31"
    assert [item["sleutel"] for item in answer["bijdragen"]] == ["loonkosten_per_uur"]
    assert main(["vergelijk", str(one), str(two)]) == 0
    assert "26,31" in capsys.readouterr().out


def test_parameters_are_found_by_words_and_day(capsys):
    assert main(["parameters", "vvt vakantietoeslag", "--json", "--peildatum", "2026-01-01"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"cao_vvt.vakantietoeslag"} <= {item["sleutel"] for item in found}
    assert main(["parameters", "vvt", "vakantietoeslag"]) == 0
    out = capsys.readouterr().out
    assert "8,00%" in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_table_of_parameters_parts_no_word_at_eighty_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["parameters", "gehandicaptenzorg"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    names = [line.split("  ")[0] for line in lines[2:-1] if not line.startswith(" ")]
    assert "cao_gehandicaptenzorg." in names
    assert all(name.endswith((".", "_")) or name.rpartition("_")[2].isalpha() for name in names)
    assert "reiskosten_woon_werk_" in names
    assert any("01-01-2023  Gehandicaptenzorg" in line for line in lines)


def test_a_taken_port_is_said_in_dutch_with_another_one_advised(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["start", "--poort", str(taken.getsockname()[1])]) == 2
    assert "bezet" in capsys.readouterr().err


def test_a_real_process_prints_utf8_and_keeps_its_exit_code(tmp_path):
    def run(path: Path) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONIOENCODING": "ascii:replace", "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "api", "bereken", str(path), "--json"], capture_output=True, env=environment
        )

    good = run(write_request(tmp_path / "goed.json"))
    assert (good.returncode, good.stderr) == (0, b"")
    assert json.loads(good.stdout.decode("utf-8"))["tarief"] == "37.02"
    bad = run(write_request(tmp_path / "fout.json", productiviteit="0"))
    assert (bad.returncode, json.loads(bad.stdout)["status"]) == (1, 400)
    assert b"Traceback" not in bad.stderr


def test_the_command_line_starts_without_the_web_libraries():
    code = (
        "import sys, api.commands; print(sorted({'fastapi', 'vl_convert', 'uvicorn', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_no_command_loads_what_is_slow_before_it_needs_it():
    code = (
        "import importlib, sys; from api.commands import COMMANDS\n"
        "app = {'start', 'beheer werk'}  # what they do is run the app\n"
        "for name, (home, _) in COMMANDS.items():\n    name in app or importlib.import_module(home.split(':')[0])\n"
        "print(sorted({'fastapi', 'starlette', 'vl_convert', 'openpyxl', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_no_command():
    code = "import sys, api.commands; api.commands.main(['--help']); print([m for m in sys.modules if 'command' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1].count("api.") == 1


def test_the_same_request_gives_the_same_answer_as_the_core(tmp_path, capsys):
    asked = request_for()
    main(["bereken", str(write_request(tmp_path / "opgave.json")), "--json"])
    from datetime import date

    direct = MODELS["uurtarief"].calculate(asked["invoer"], on=date(2026, 1, 1)).as_json()
    assert json.loads(capsys.readouterr().out) == direct
