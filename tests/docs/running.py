"""Running what a page shows: its files are written, its commands run, and what it prints must come out."""

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from api.commands import main
from tests.docs.pages import text_of

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_page(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Run a page from top to bottom in a folder; the number of commands that ran."""
    seen, count, started = "", 0, set[str]()
    with chdir(folder):
        for kind, name, code in BLOCK.findall(text_of(page)):
            if name:
                write(folder / name, code, more=name in started)
                started.add(name)
            elif kind == "sh":
                for command in commands(code):
                    seen = run(command, capsys)
                    count += 1
            elif kind == "text":
                missing = [line for line in code.splitlines() if plain(line) not in plain(seen)]
                assert missing == [], seen
    return count


def write(path: Path, code: str, *, more: bool) -> None:
    """Write a file, or add to it when the page goes on with it."""
    before = f"{path.read_text(encoding='utf-8')}\n\n" if more else ""
    path.write_text(before + code, encoding="utf-8")


def commands(code: str) -> Iterator[list[str]]:
    """The calls of `tarief` in a block for a shell."""
    for line in code.splitlines():
        words = shlex.split(line, comments=True)
        if words:
            assert words[0] == "tarief", line
            yield words[1:]


def run(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run one command, which must succeed; what it printed."""
    capsys.readouterr()
    code = main(command)
    printed = capsys.readouterr()
    assert code == 0, (command, printed.err)
    if "--json" in command:
        json.loads(printed.out)
    for option in ("--uit", "--beeld", "--bestand"):
        if option in command:
            assert Path(command[command.index(option) + 1]).stat().st_size > 500
    return printed.out


def plain(text: str) -> str:
    """A text without frames and with single spaces, as words stand in a terminal."""
    return " ".join(re.sub(r"[─│╭╮╰╯]", " ", text).split())
