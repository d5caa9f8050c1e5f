"""What can be wrong with an input, said in Dutch, with its place and what to do about it.

A finding is data: the command line prints it, the API serialises it, the page shows it. Findings are
collected, so that one answer names every fault (beancount's habit), and raised together as `Refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Final

from tarief.core.jsonable import Jsonable, JsonObject
from tarief.core.place import Place

_NOWHERE = Place()
#: Findings of one kind that are told; the others are counted.
MOST_OF_A_KIND: Final = 50


class Severity(StrEnum):
    """How much a finding weighs: a fault stops the calculation, the others travel with the result."""

    FAULT = "fout"
    WARNING = "let_op"
    NOTE = "info"


@dataclass(frozen=True)
class Finding(Jsonable):
    """A remark about one place: a fault stops the calculation, the others travel with the result.

    `kind` is a stable key; `subject` is what it is about: a label, a key, a year.
    `value` is the number that is wrong, `instead` holds the keys of what may be given instead: what a door needs to
    say the same in words of its own. One that stands for others of its kind says in `more` for how many.
    """

    TITLE = "Bevinding"
    ORDER = "soort ernst plaats tekst advies"

    kind: Annotated[str, "soort"]
    text: Annotated[str, "tekst"]
    advice: Annotated[str, "advies"] = ""
    place: Annotated[Place, "plaats", "JSON-pointer, cel of sleutel."] = _NOWHERE
    severity: Annotated[Severity, "ernst"] = Severity.FAULT
    subject: str | int = ""
    value: Decimal | None = None
    instead: tuple[str, ...] = ()
    more: int = 0

    @classmethod
    def all_as_json(cls, values: Iterable[Finding]) -> list[JsonObject]:
        """Return findings as they are written together: of one kind so many, and how many more there are."""
        return [finding.as_json() for finding in at_most(values)]

    @classmethod
    def all_as_text(cls, values: Iterable[Finding]) -> list[str]:
        """Return the same, each as a writer of JSON has it."""
        return [finding.as_text() for finding in at_most(values)]

    def as_text(self) -> str:
        """Return it as a writer of JSON has it; many are the same in all calculations that look alike."""
        return self._text

    @cached_property
    def _text(self) -> str:
        return super().as_text()

    def at(self, place: Place) -> Finding:
        """Return the same finding at another place."""
        return self if place is self.place else replace(self, place=place)

    def under(self, document: Place) -> Finding:
        """Return the same finding, with its place moved into a document or record."""
        return self.at(self.place.under(document))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.text} {self.advice}".strip()


def at_most(findings: Iterable[Finding], most: int = MOST_OF_A_KIND) -> tuple[Finding, ...]:
    """Return so many findings of each kind, and behind these one that counts the others; for every door."""
    everything = tuple(findings)
    alike: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in everything if len(everything) > most else ():
        alike.setdefault((finding.kind, finding.severity), []).append(finding)
    if all(len(same) <= most for same in alike.values()):
        return everything
    made: list[Finding] = []
    for finding in everything:
        kind = finding.kind, finding.severity
        if (same := alike.pop(kind, None)) is None:
            continue
        named = [each for each in same if not each.more][:most]
        more = number_of(same) - len(named)
        rest = [Finding(finding.kind, f"En nog {more} van deze soort.", severity=finding.severity, more=more)]
        made += [*named, *(rest if more else ())]
    return tuple(made)


def number_of(findings: Iterable[Finding]) -> int:
    """Return how many findings these are, with those that are only counted."""
    return sum(finding.more or 1 for finding in findings)


@dataclass(frozen=True, slots=True)
class Choice(Jsonable):
    """One answer to a question, with what it would do to the price."""

    TITLE = "Keuze"

    value: Annotated[str, "waarde"]
    label: Annotated[str, "label"]
    consequence: Annotated[str, "gevolg"] = ""


@dataclass(frozen=True, slots=True)
class Question(Jsonable):
    """Something that is asked instead of guessed."""

    TITLE = "Vraag"
    ORDER = "id tekst plaats keuzes"

    key: Annotated[str, "id"]
    text: Annotated[str, "tekst"]
    choices: Annotated[tuple[Choice, ...], "keuzes"]
    place: Annotated[Place, "plaats"] = _NOWHERE
    subject: str | int = ""


@dataclass
class Refused(Exception):  # noqa: N818 - it reads as what happened to the input
    """The input is refused; `findings` holds the faults, `questions` what must be answered first.

    Of one kind of fault there are at most so many, and one that counts the others.
    """

    findings: tuple[Finding, ...]
    questions: tuple[Question, ...] = field(default=())

    def __post_init__(self) -> None:
        self.findings = at_most(self.findings)

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


def advice_on(error: BaseException) -> str:
    """Return what the maker of a step can do about an error in the function that was declared."""
    match error:
        case ModelError():
            return str(error)
        case NameError():
            return f"'{error.name}' is onbekend: zet het bij de argumenten van de stap."
        case AttributeError():
            return (
                f"'{error.name}' kan niet op een regel: gebruik rekenfuncties van tarief, zoals rounded of truncated."
            )
        case KeyError():
            return f"{error} staat niet in wat de stap zelf opsomt."
        case _:
            return f"{type(error).__name__}: {error}."


def stopped() -> Refused:
    """Return the refusal for arithmetic that stops where no line of a calculation can be pointed out."""
    text = "De berekening loopt vast: ergens wordt gedeeld door nul, of wordt een getal te groot."
    return Refused((Finding("niet_te_berekenen", text, "Controleer de grootste en de kleinste getallen."),))


def remark(kind: str, where: Place, what: str, why: str, do: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding of a careful reader: what is seen, where, why it matters, and what to do."""
    return Finding(kind, f"{what} {why}".strip(), do, where, severity)


def refuse(findings: Iterable[Finding], questions: Iterable[Question] = ()) -> None:
    """Raise `Refused` when there is at least one fault among the findings; otherwise do nothing."""
    found = tuple(findings)
    if any(finding.severity is Severity.FAULT for finding in found):
        raise Refused(found, tuple(questions))


def every(*parts: Callable[[], Any], also: Iterable[Finding] = ()) -> list[Any]:
    """Return what each part of one request gives; raises one `Refused` with all that any refuses, and then `also`."""
    found: list[Any] = []
    refusals: list[Refused] = []
    for part in parts:
        try:
            found.append(part())
        except Refused as refused:
            refusals.append(refused)
    if not refusals:
        return found
    findings = (*(finding for refused in refusals for finding in refused.findings), *also)
    if findings == refusals[0].findings:  # one part alone: what it knows of its file stays with it
        raise refusals[0]
    raise Refused(findings, tuple(question for refused in refusals for question in refused.questions))
