"""Answers to the questions about a sheet: from a file, from an earlier sheet of the same layout, or asked here."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from api.files.look import Read, SheetLook, look_at_sheet
from api.files.remembered import OWN_FOLDER, reuse
from api.terminal.exits import say
from api.terminal.setting import Setting
from tarief import Question, Refused
from workbooks.read.own_sheet import Reading, SheetAnswers, choices_in, load_answers, open_questions, product_for


def looked_at(read: Read, file: str, setting: Setting) -> SheetLook:
    """Read a sheet with the answers of the file on top of those remembered; refuses a wrong file."""
    given = choices_in(load_answers(setting.answers)) if setting.answers else SheetAnswers()
    if setting.remember is False:
        understood = read(())
        if isinstance(understood, Reading):
            _kept(partial(OWN_FOLDER.forget, understood))
    looked = look_at_sheet(read, given, OWN_FOLDER, keeps=bool(setting.remember))
    for finding in reuse(looked.reused, file):
        say(str(finding))
    return looked


def asked(reading: Reading, choices: SheetAnswers, setting: Setting) -> dict[str, str]:
    """Ask what is open, one question at a time: an answer can make another question needless."""
    given = dict(choices.answers)
    while questions := open_questions(reading, product_for(reading, given), given):
        given[questions[0].key] = ask(questions[0])
    if setting.remember and given != choices.answers:
        _kept(partial(OWN_FOLDER.keep, reading, replace(choices, answers=given)))
    return given


def _kept(work: Callable[[], None]) -> None:
    """Where it cannot be written, nothing is lost but ease."""
    try:
        work()
    except OSError:
        print(f"De antwoorden konden niet worden bewaard in {OWN_FOLDER.path}.", file=sys.stderr)


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
