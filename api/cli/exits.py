"""How a command ends: 0, or with a Dutch message on stderr 1 (the input is refused) or 2 (a wrong call)."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import Final

from tarief import Question, Refused, Severity

OK: Final = 0
REFUSED: Final = 1
WRONG_CALL: Final = 2


class WrongCall(Exception):  # noqa: N818 - it says what happened
    """The command was called wrongly: a file that is not there, a model that does not exist."""


def say(text: str, indent: str = "", hanging: str | None = None) -> None:
    """Write a line on stderr, folded to the width of the terminal."""
    width = max(40, shutil.get_terminal_size().columns)
    after = indent if hanging is None else hanging
    folded = textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
    print(folded, file=sys.stderr)


def say_refused(refused: Refused) -> None:
    """Write every finding with its place and advice, then every question with its choices."""
    faults = sum(finding.severity is Severity.FAULT for finding in refused.findings)
    say(f"De invoer is geweigerd: {faults} {'fout' if faults == 1 else 'fouten'}. Er is niets berekend of geschreven.")
    for finding in refused.findings:
        say("")
        say(finding.place or "Invoer", "  ")
        say(finding.text, "    ")
        if finding.advice:
            say(f"→ {finding.advice}", "    ", "      ")
    for question in refused.questions:
        _say_question(question)


def _say_question(question: Question) -> None:
    say("")
    say(f"Vraag over {question.place}: {question.text}", "  ", "    ")
    width = max(len(choice.value) for choice in question.choices)
    for choice in question.choices:
        label = "" if choice.label == choice.value else f"  {choice.label}"
        consequence = f"  → {choice.consequence}" if choice.consequence else ""
        print(f"    {choice.value:{width}}{label}{consequence}", file=sys.stderr)
