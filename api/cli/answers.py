"""Answers to the questions about a sheet: from a file, from an earlier sheet of the same layout, or asked here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from api.cli.exits import say
from tarief import Question, Refused
from tarief.errors import refuse
from workbooks.recognise import Reading, check_answers, load_answers, load_memory, recall, remember, save_memory


def answers_for(reading: Reading, given: Path | None) -> dict[str, str]:
    """Return the answers remembered for this layout, with those of the file on top; refuses a wrong file."""
    known = {question.key for question in reading.questions}
    remembered = {key: value for key, value in recall(_memory(), reading.fingerprint).items() if key in known}
    if given is None:
        return remembered
    own = load_answers(given)
    refuse(check_answers(reading, own))
    keep(reading, own)
    return {**remembered, **own}


def keep(reading: Reading, answers: Mapping[str, str]) -> None:
    """Remember answers for the next sheet of this layout; where that cannot be written, nothing is lost but ease."""
    path = memory_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_memory(path, remember(_memory(), reading.fingerprint, answers))
    except OSError:
        say(f"De antwoorden konden niet worden bewaard in {path}.")


def can_ask() -> bool:
    """Tell whether somebody sits at the terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: Question, read_line: Callable[[str], str] = input) -> str:
    """Ask one question on the terminal until it has an answer; returns the chosen value."""
    say("")
    say(f"{question.text} ({question.place})" if question.place else question.text)
    for number, choice in enumerate(question.choices, 1):
        consequence = f" → {choice.consequence}" if choice.consequence else ""
        say(f"{number}. {choice.label}{consequence}", "  ", "     ")
    while True:
        print("Uw keuze (nummer): ", end="", file=sys.stderr, flush=True)
        try:
            typed = read_line("").strip()
        except EOFError:
            raise Refused((), (question,)) from None
        if typed.isdigit() and 1 <= int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1].value
        say(f"Typ een nummer van 1 tot en met {len(question.choices)}.")


def memory_path() -> Path:
    """Return where answers are kept: a file of the user's own."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "tarief" / "antwoorden.json"


def _memory() -> dict[str, dict[str, str]]:
    try:
        return load_memory(memory_path())
    except (OSError, ValueError):
        return {}
