"""What was sent from the page of a sheet: choices, another date, and values that the sheet lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from api.files.case import Case, cases
from api.files.filled import boxes
from api.files.look import choices_of
from api.files.priced import number_in
from api.files.request import find_date
from api.files.upload import Werkboek, sheet_as_json, template_as_json
from api.sheet.cell import BASE, CELL, IS, UNIT
from api.sheet.questions import Tried
from api.web.held import PRODUCT, Held
from tarief import Finding, Question, Refused
from tarief.core.days import DAY
from tarief.model.form import fields
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Reading, answered, check_answers

ANSWER: Final = "antwoord."
DATE, ALSO_OTHERS, KEEP = "datum", "ook_andere", "onthoud"


@dataclass(frozen=True, slots=True)
class Posted:
    """The form as it was sent: by name, only what can be written down again."""

    texts: Mapping[str, str]

    @property
    def number(self) -> int:
        """The product that was looked at; the first when it is not said."""
        return number_in(self.texts.get(PRODUCT, ""))

    @property
    def keeps(self) -> bool:
        """Tell whether the answers may be remembered."""
        return KEEP in self.texts

    @property
    def cell(self) -> str:
        """The cell of which it is said what it is."""
        return self.texts.get(CELL, "")

    @property
    def said(self) -> dict[str, str]:
        """What is said of that cell."""
        return {name: text for name in (IS, BASE, UNIT) if (text := self.texts.get(name, ""))}

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen, by question."""
        return {name.removeprefix(ANSWER): text for name, text in self.texts.items() if name.startswith(ANSWER)}


def answer_sheet(reading: Reading, held: Held, posted: Posted) -> tuple[Held, Tried]:
    """Return the file with the new answers, and what of them could not be used."""
    choices = {key: choice for key, choice in posted.choices.items() if not check_answers(reading, {key: choice})}
    day, faults = _day(held, posted)
    answers = {**held.answers, **choices, **day}
    changed = {key for key, choice in answers.items() if held.answers.get(key) != choice}
    new = replace(held, answers=answers, remembered=held.remembered - changed)
    new = replace(new, supplied=_supplied(cases(reading, new), new, posted))
    return new, Tried(posted.texts.get(DATE, ""), faults)


def correct_cell(held: Held, posted: Posted) -> Held:
    """Return the file with what was said of a cell; with nothing said it is read as before."""
    cells = {name: said for name, said in held.cells.items() if name != posted.cell}
    if posted.cell and IS in posted.said:
        cells[posted.cell] = posted.said
    return replace(held, cells=cells, remembered=held.remembered - {posted.cell})


def without_remembered(held: Held) -> Held:
    """Return the file without the answers that come from an earlier one."""
    answers = {key: choice for key, choice in held.answers.items() if key not in held.remembered}
    cells = {name: said for name, said in held.cells.items() if name not in held.remembered}
    return replace(held, answers=answers, cells=cells, remembered=frozenset())


def answer_template(opgave: Opgave, held: Held, posted: Posted) -> Held:
    """Return our own template with the answers to the questions that its calculation asks."""
    known = {question.key: {choice.value for choice in question.choices} for question in _asked(opgave)}
    given = {key: choice for key, choice in posted.choices.items() if choice in known.get(key, ())}
    return replace(held, answers={**held.answers, **given})


def _asked(opgave: Opgave) -> tuple[Question, ...]:
    try:
        opgave.calculate()
    except Refused as refused:
        return refused.questions
    return ()


def _day(held: Held, posted: Posted) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """A date that was typed anew goes before a choice."""
    typed = posted.texts.get(DATE, "")
    if not typed or typed == held.answers.get(DAY):
        return {}, ()
    faults: list[Finding] = []
    day = find_date(typed, faults)
    return ({DAY: day.isoformat()} if day else {}), tuple(faults)


def _supplied(found: Iterable[Case], held: Held, posted: Posted) -> dict[int, dict[str, str]]:
    """What was typed belongs to the product that was looked at, and where asked to others that lack it too."""
    made = {number: dict(texts) for number, texts in held.supplied.items()}
    for case in found:
        known = boxes(case.model)
        sent = {name: text for name, text in posted.texts.items() if name in known}
        if case.number == posted.number:
            own = {**made.get(case.number, {}), **sent}
            made[case.number] = {name: text for name, text in own.items() if text}
        elif ALSO_OTHERS in posted.texts:
            made[case.number] = {**made.get(case.number, {}), **dict(_also(case, sent))}
    return made


def _also(case: Case, sent: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = boxes(case.model)
    percentages = {field.base: field.key for field in fields(case.model) if field.base}  # what a base belongs to
    for name, text in sent.items():
        key = known[name].key
        if text and {key, percentages.get(key)} & {*case.lacking}:
            yield name, text


def answer_as_json(understood: Opgave | Reading, held: Held, number: int) -> Werkboek:
    """Return what was understood and left over, the questions, and the price of a product where there is one."""
    if isinstance(understood, Opgave):
        return template_as_json(understood.answering(held.answers))
    now, found = answered(understood, held.answers), cases(understood, held)
    case = next((each for each in found if each.number == number), found[0] if found else None)
    return sheet_as_json(now, case.settled if case else None, choices_of(held), known=held.remembered)
