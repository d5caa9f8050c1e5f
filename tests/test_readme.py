"""The README is under test: its example runs, its commands exist."""

import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_the_example_in_the_readme_gives_what_it_prints() -> None:
    outcome = doctest.testfile(str(README), module_relative=False)
    assert outcome.attempted >= 4
    assert outcome.failed == 0


ASK = """
from datetime import date
print(regio.calculate({"kosten_per_uur": "60", "toeslag": "0.2"}, on=date(2026, 1, 1)).tarief)
"""


def test_the_model_in_the_readme_calculates(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(from tarief import Aandeel.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    script = tmp_path / "eigen_model.py"
    script.write_text("".join(blocks) + ASK, encoding="utf-8")
    result = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "75.00"


def test_the_answers_in_the_readme_are_those_of_the_example_sheet() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (block,) = (each for each in blocks if each.startswith("peildatum"))
    example = README.parent / "docs" / "bestanden" / "antwoorden.toml"
    assert tomllib.loads(block) == tomllib.loads(example.read_text(encoding="utf-8"))


def test_every_command_in_the_readme_exists() -> None:
    text = README.read_text(encoding="utf-8")
    commands = set(re.findall(r"^tarief ([\w-]+)", text, re.MULTILINE))
    listed = subprocess.run([sys.executable, "-m", "api", "--help"], capture_output=True, text=True, check=True).stdout
    assert commands
    assert all(command in listed for command in commands)
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"^make (\w+)", text, re.MULTILINE))


def test_the_picture_in_the_readme_is_there() -> None:
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README.read_text(encoding="utf-8")):
        assert (README.parent / picture).stat().st_size > 10_000
