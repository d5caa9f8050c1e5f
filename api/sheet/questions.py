"""The questions about a sheet as the page asks them: with what was chosen, and what each choice does to the price."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.files.case import Case
from api.files.settle import settled
from api.web.held import Held
from tarief import Finding, Question
from tarief.core.days import DAY
from tarief.core.place import Place
from workbooks.read.own_sheet import Reading, Recognised, day_for
from workbooks.read.own_sheet.asking.questions import consequence, price
from workbooks.read.own_sheet.values.answers import PRODUCT

#: Said once under the questions instead of behind each choice.
_REST: Final = ", met bij de andere vragen de eerste keuze"


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer to choose."""

    value: str
    label: str
    consequence: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question. `typed` is the text of the box for another date; None where there is no such box."""

    key: str
    text: str
    place: Place
    choices: tuple[ChoiceView, ...]
    product: str = ""
    typed: str | None = None
    remembered: bool = False
    open: bool = True
    faults: tuple[Finding, ...] = ()

    @property
    def rest(self) -> bool:
        """Tell whether amounts are shown."""
        return any(choice.consequence for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Tried:
    """Answers were just sent: what is still open is a fault now; a date that is none is shown as it was typed."""

    date: str = ""
    date_faults: tuple[Finding, ...] = ()


def questions(
    reading: Reading, found: Sequence[Case], held: Held, tried: Tried | None = None
) -> tuple[QuestionView, ...]:
    """Return every question about the products of a sheet, also the answered ones; open questions first."""
    still = {question.key for case in found for question in case.open}
    views = [
        _date(reading, held, question, tried) if question.key == DAY else _about(found, held, question, tried, still)
        for question in reading.questions
        if question.key != PRODUCT
    ]
    return tuple(sorted(views, key=lambda view: not view.open))


def _date(reading: Reading, held: Held, question: Question, tried: Tried | None) -> QuestionView:
    answer, day = held.answers.get(DAY, ""), day_for(reading, held.answers)
    choices = tuple(ChoiceView(each.value, each.label, "", each.value == answer) for each in question.choices)
    typed = (
        tried.date if tried and tried.date_faults else answer if any(character == "-" for character in answer) else ""
    )
    faults = tried.date_faults if tried else ()
    if tried and day is None and not faults:
        faults = (Finding("geen_datum", "Er is nog geen peildatum.", "Kies een dag of vul er een in.", Place.of(DAY)),)
    return QuestionView(DAY, question.text, Place(), choices, "", typed, DAY in held.remembered, day is None, faults)


def _about(found: Sequence[Case], held: Held, question: Question, tried: Tried | None, still: set[str]) -> QuestionView:
    case, value = next(_asking(found, question.key))
    named = case.name if len(found) > 1 else ""
    told = dict(_consequences(case, value, held))
    choices = tuple(
        ChoiceView(each.value, each.label, told[each.value], held.answers.get(question.key) == each.value)
        for each in question.choices
    )
    is_open = question.key in still
    fault = Finding("vraag_open", "Hier is nog geen antwoord gekozen.", "", Place.of(question.key))
    return QuestionView(
        question.key,
        question.text,
        question.place,
        choices,
        named,
        None,
        question.key in held.remembered,
        is_open,
        (fault,) if tried and is_open else (),
    )


def _asking(found: Sequence[Case], key: str) -> Iterator[tuple[Case, Recognised]]:
    return ((case, value) for case in found for value in case.product.values if value.question == key)


def _consequences(case: Case, value: Recognised, held: Held) -> Iterator[tuple[str, str]]:
    """What each choice does to the price, with every other answer that was given worked in."""
    others = {key: choice for key, choice in held.answers.items() if key != value.question}
    product = settled(case.product, others, held.supplied.get(case.number, {}))
    on: date | None = day_for(case.reading, held.answers)
    base = price(product, {}, on)
    for option in value.options:
        yield option.choice, consequence(product, value, option.choice, on, base).removesuffix(_REST)
