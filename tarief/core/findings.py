"""What can be wrong with an input, said in Dutch, with its place and what to do about it.

A finding is data: the command line prints it, the API serialises it, the page shows it. Findings are
collected, so that one answer names every fault (beancount's habit), and raised together as `Refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from typing_extensions import TypedDict

from tarief.core.place import Place

_NOWHERE = Place()


class Severity(StrEnum):
    """How much a finding weighs: a fault stops the calculation, the others travel with the result."""

    FAULT = "fout"
    WARNING = "let_op"
    NOTE = "info"


class Bevinding(TypedDict):
    """A remark about one place: a fault stops the calculation, the others travel with the result."""

    soort: str
    ernst: Literal["fout", "let_op", "info"]
    plaats: str
    """JSON-pointer, cel of sleutel."""
    tekst: str
    advies: str


class Keuze(TypedDict):
    """One answer to a question, with what it would do to the price."""

    waarde: str
    label: str
    gevolg: str


class Vraag(TypedDict):
    """Something that is asked instead of guessed."""

    id: str
    tekst: str
    plaats: str
    keuzes: list[Keuze]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about one place. `kind` is a stable key; `subject` is what it is about: a label, a key, a year.

    `value` is the number that is wrong, `instead` holds the keys of what may be given instead: what a door needs to
    say the same in words of its own.
    """

    kind: str
    text: str
    advice: str = ""
    place: Place = _NOWHERE
    severity: Severity = Severity.FAULT
    subject: str | int = ""
    value: Decimal | None = None
    instead: tuple[str, ...] = ()

    def at(self, place: Place) -> Finding:
        """Return the same finding at another place."""
        return replace(self, place=place)

    def under(self, document: Place) -> Finding:
        """Return the same finding, with its place moved into a document or record."""
        return self.at(self.place.under(document))

    def as_json(self) -> Bevinding:
        """Return the keys of the public contract: soort, ernst, plaats, tekst, advies."""
        return {
            "soort": self.kind,
            "ernst": self.severity.value,
            "plaats": str(self.place),
            "tekst": self.text,
            "advies": self.advice,
        }

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.text} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, with what it would do to the price."""

    value: str
    label: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that cannot be known from the input and is asked instead of guessed."""

    key: str
    text: str
    choices: tuple[Choice, ...]
    place: Place = _NOWHERE
    subject: str | int = ""

    def as_json(self) -> Vraag:
        """Return the question as the public contract writes it."""
        return {
            "id": self.key,
            "tekst": self.text,
            "plaats": str(self.place),
            "keuzes": [
                {"waarde": choice.value, "label": choice.label, "gevolg": choice.consequence} for choice in self.choices
            ],
        }


@dataclass
class Refused(Exception):  # noqa: N818 - it reads as what happened to the input
    """The input is refused; `findings` holds every fault, `questions` what must be answered first."""

    findings: tuple[Finding, ...]
    questions: tuple[Question, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)

    def under(self, document: Place) -> Refused:
        """Return the same refusal, with every place moved into a document or record."""
        return self.relocated(lambda place: place.under(document))

    def relocated(self, places: Callable[[Place], Place]) -> Refused:
        """Return the same refusal with each field replaced by the place where the user wrote it."""
        return replace(
            self,
            findings=tuple(finding.at(places(finding.place)) for finding in self.findings),
            questions=tuple(replace(question, place=places(question.place)) for question in self.questions),
        )


class ModelError(Exception):
    """A cost model was declared wrongly (a misspelt step, a circle, an `if` on a symbol): its maker's fault."""


def remark(kind: str, where: Place, what: str, why: str, do: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding of a careful reader: what is seen, where, why it matters, and what to do."""
    return Finding(kind, f"{what} {why}".strip(), do, where, severity)


def refuse(findings: Iterable[Finding], questions: Iterable[Question] = ()) -> None:
    """Raise `Refused` when there is at least one fault among the findings; otherwise do nothing."""
    found = tuple(findings)
    if any(finding.severity is Severity.FAULT for finding in found):
        raise Refused(found, tuple(questions))
