"""How a command ends: 0, or with a Dutch message on stderr 1 (the input is refused) or 2 (a wrong call)."""

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tarief.core.findings import Question, Refused, Severity, number_of

OK: Final = 0
REFUSED: Final = 1
WRONG_CALL: Final = 2
_ANSWERS: Final = "--antwoorden antwoorden.toml"


class WrongCall(Exception):  # noqa: N818 - it says what happened
    """The command was called wrongly: a file that is not there, a model that does not exist."""


@dataclass
class Unanswered(Refused):
    """A refusal of a file: `document` tells as JSON what is known of it, or what is wrong with it as a whole."""

    document: Callable[[], object] | None = None


@dataclass
class RefusedFiles(Unanswered):
    """A refusal of more than one file; `answers` says with which option which questions are answered."""

    answers: tuple[tuple[str, tuple[Question, ...]], ...] = ()


def say(text: str, indent: str = "", hanging: str | None = None) -> None:
    """Write a line on stderr, folded to the width of the terminal."""
    width = max(40, shutil.get_terminal_size().columns)
    after = indent if hanging is None else hanging
    folded = textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
    print(folded, file=sys.stderr)


def can_ask() -> bool:
    """Tell whether somebody sits at the terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def say_refused(refused: Refused) -> None:
    """Write every finding with its place and advice, then every question with its choices."""
    asked = {question.place for question in refused.questions} if refused.questions else set()
    open_ = [each for each in refused.findings if each.kind == "vraag_open" and (each.place in asked or each.more)]
    findings = [finding for finding in refused.findings if finding not in open_]
    faults = number_of(finding for finding in findings if finding.severity is Severity.FAULT)
    say(f"{_verdict(faults, number_of(open_))} Er is niets berekend of geschreven.")
    for finding in findings:
        say("")
        say(str(finding.place) or "Invoer", "  ")
        say(finding.text, "    ")
        if finding.advice:
            say(f"→ {finding.advice}", "    ", "      ")
    for question in refused.questions:
        _say_question(question)
    own = ((_ANSWERS, refused.questions),)
    for option, questions in refused.answers if isinstance(refused, RefusedFiles) else own:
        _say_how_to_answer(option, questions)


def _verdict(faults: int, questions: int) -> str:
    wrong = f"{faults} {'fout' if faults == 1 else 'fouten'}"
    asked = f"{questions} {'vraag' if questions == 1 else 'vragen'}"
    if not questions:
        return f"De invoer is geweigerd: {wrong}." if faults else "Hier is geen prijs uit te rekenen."
    return f"Eerst {asked}{f' en {wrong}' if faults else ''}."


def _say_question(question: Question) -> None:
    say("")
    about = f" over {question.place}" if question.place else ""
    say(f"Vraag{about}: {question.text}", "  ", "    ")
    for choice in question.choices:
        label = "" if choice.label == choice.value else f": {choice.label}"
        consequence = f" → {choice.consequence}" if choice.consequence else ""
        say(f"- {choice.value}{label}{consequence}", "    ", "      ")


def _say_how_to_answer(option: str, questions: Sequence[Question]) -> None:
    """Questions about a sheet have an id of their own, and can be answered in a file."""
    asked = [question for question in questions if question.key != str(question.place) and question.choices]
    if not asked:
        return
    say("")
    say(f"Antwoord in een bestand en geef dat mee met {option}. Bijvoorbeeld:")
    for question in asked:
        print(f'  "{question.key}" = "{question.choices[0].value}"', file=sys.stderr)
