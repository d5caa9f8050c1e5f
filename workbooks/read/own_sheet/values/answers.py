"""Answers to the questions about a sheet: what is still open, and their file.

`--antwoorden bestand.toml` holds one line per question, its id and the choice:

    product = "Begeleiding basis"
    peildatum = "2026-01-01"
    "overhead_grondslag.overhead" = "directe_kosten"
    "loonkosten.cao_kosten" = "met_lasten_per_betaald_uur"

What the sheet lacks may stand there too, by the key of the input: cao = "jeugdzorg".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from tarief.core.days import DAY, impossible_day, typed_day
from tarief.core.findings import Finding, Question, Refused
from tarief.core.json_data import Json
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.document import parse_toml
from tarief.model.model import FORECAST, FORECAST_RATE, FORECASTS
from workbooks.read.own_sheet.values.corrections import cell_named
from workbooks.read.own_sheet.values.supplied import supplied_somewhere
from workbooks.read.own_sheet.values.types import ProductReading, Reading

Answers = Mapping[str, str]

_UNREADABLE = "antwoorden_onleesbaar"
PRODUCT = "product"
#: Choices for the reference date that hold in any year.
FIRST_YEAR, LAST_YEAR, TITLE_YEAR = "begin_eerste_jaar", "begin_laatste_jaar", "begin_jaar_in_titel"


def load_answers(path: Path) -> dict[str, str | dict[str, str]]:
    """Read a file with answers, and of cells what they are; raises `Refused` when it is no such file."""
    try:
        stored = parse_toml(path.read_text(encoding="utf-8"), path.name, _UNREADABLE)
    except (OSError, UnicodeDecodeError):
        text = "Het bestand met antwoorden is niet te lezen als tekst in UTF-8."
        advice = 'Schrijf per vraag een regel: "id" = "keuze".'
        raise Refused((Finding(_UNREADABLE, text, advice, Place.of(path.name)),)) from None
    return dict(_flat(stored, ""))


def _flat(stored: Mapping[str, Json], prefix: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    """A key with a point that was not quoted comes back as a table; a cell has a table of its own."""
    for key, value in stored.items():
        if isinstance(value, Mapping) and cell_named(key) is not None:
            yield key, {name: str(text) for name, text in value.items()}
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def open_questions(reading: Reading, product: ProductReading | None, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that must still be answered to calculate this product (None: it is not chosen yet).

    About a sheet without a product nothing is asked.
    """
    if not reading.products:
        return ()
    needed = {value.question for value in product.values} if product is not None else None
    open_: list[Question] = []
    for question in reading.questions:
        if question.key == PRODUCT and product is not None:
            continue
        if needed is not None and question.key not in needed | {DAY, PRODUCT}:
            continue
        if question.key == DAY and day_for(reading, answers) is not None:
            continue
        if question.key == DAY or answers.get(question.key) not in {choice.value for choice in question.choices}:
            open_.append(question)
    return tuple(open_)


def check_answers(reading: Reading, answers: Answers) -> tuple[Finding, ...]:
    """Return what is wrong with answers: no question and no input, or a choice that is not there."""
    known = {question.key: [choice.value for choice in question.choices] for question in reading.questions}
    known |= {FORECAST: [*FORECASTS]} if FORECAST in answers else {}
    supplied = supplied_somewhere(reading.products)
    found = []
    for key, answer in answers.items():
        if key == DAY and (_possible(answer) or (key not in known and answer in (FIRST_YEAR, LAST_YEAR, TITLE_YEAR))):
            continue  # another day than the sheet names may always be given
        if key == FORECAST_RATE or (key in supplied and key not in known):
            continue  # what is read with the other inputs
        if key not in known:
            advice = meant(key, known, "")
            found.append(
                Finding("onbekende_vraag", f"Over dit bestand wordt '{key}' niet gevraagd.", advice, Place.of(key))
            )
        elif answer not in known[key]:
            advice = f"Kies uit: {', '.join(known[key])}."
            found.append(Finding("onbekend_antwoord", f"'{answer}' is geen keuze bij '{key}'.", advice, Place.of(key)))
    return tuple(found)


def _possible(answer: str) -> bool:
    day = typed_day(answer)
    return day is not None and impossible_day(day) is None


def product_for(reading: Reading, answers: Answers) -> ProductReading | None:
    """Return the product that was chosen, or the only one; None when it still has to be chosen."""
    if len(reading.products) == 1:
        return reading.products[0]
    return reading.product(answers.get(PRODUCT, ""))


def day_for(reading: Reading, answers: Answers) -> date | None:
    """Return the reference date: the answer, or what the sheet says; None when it still has to be chosen."""
    answer = answers.get(DAY, "")
    if (day := typed_day(answer)) is not None:
        return day
    question = next((each for each in reading.questions if each.key == DAY), None)
    if question is not None:
        label = next((choice.label for choice in question.choices if choice.value == answer), "")
        return date(int(label[-4:]), 1, 1) if label[-4:].isdigit() else None
    return reading.peildatum
