"""Answers to the questions about a sheet: from a file, from an earlier sheet of the same layout, or asked here."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from api.files import remembered
from api.terminal.exits import say
from tarief import Question, Refused
from tarief.core.findings import refuse
from workbooks.read.own_sheet import Reading, check_answers, load_answers


def answers_for(reading: Reading, given: Path | None) -> dict[str, str]:
    """Return the answers remembered for this layout, with those of the file on top; refuses a wrong file."""
    known = remembered.recalled(reading)
    if given is None:
        return known
    own = load_answers(given)
    refuse(check_answers(reading, own))
    keep(reading, own)
    return {**known, **own}


def keep(reading: Reading, answers: Mapping[str, str]) -> None:
    """Remember answers for the next sheet of this layout; where that cannot be written, nothing is lost but ease."""
    try:
        remembered.keep(reading, answers)
    except OSError:
        print(f"De antwoorden konden niet worden bewaard in {remembered.memory_path()}.", file=sys.stderr)


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
