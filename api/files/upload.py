"""An uploaded sheet as an answer: what was understood with its cells, what was left over, outcome or questions."""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from api.files.look import SheetLook
from api.files.nothing import nothing_found
from api.files.understood_json import (
    Begrepen,
    Ongebruikt,
    ProductInBlad,
    QuestionOfSheet,
    questions_as_json,
    understood_as_json,
)
from tarief import Breakdown, Finding, Refused
from tarief.core.findings import Question
from tarief.core.json_data import Dag
from tarief.core.jsonable import JsonObject
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.opgave import Opgave
from workbooks.read.own_sheet import (
    Aanwijzing,
    ProductReading,
    Reading,
    SheetAnswers,
    answered,
    calculate_product,
    compare_printed,
    compared_anew,
    day_for,
    open_questions,
    product_for,
)

Calculate = Callable[[], Breakdown]
NO_PRODUCT = ProductReading("", ())


class Uitslag(TypedDict):
    """The outcome when there is one, or what stands in its way."""

    uitkomst: Annotated[JsonObject, Breakdown] | None
    bevindingen: list[Annotated[JsonObject, Finding]]
    vragen: Sequence[Annotated[JsonObject, Question] | Annotated[JsonObject, QuestionOfSheet]]


class Werkboek(Uitslag):
    """What was understood of a workbook, and the outcome when there is one."""

    model: str
    peildatum: Dag | None
    begrepen: list[Begrepen]
    """Van het gekozen product, of van ons sjabloon."""
    bestand: NotRequired[str]
    product: NotRequired[str | None]
    ongebruikt: NotRequired[list[Ongebruikt]]
    bevindingen_bestand: NotRequired[list[Annotated[JsonObject, Finding]]]
    producten: NotRequired[list[ProductInBlad]]
    """Van een eigen blad, ook zonder keuze."""
    antwoorden: NotRequired[dict[str, str]]
    """Waarmee is gerekend, per vraag."""
    onthouden: NotRequired[list[str]]
    """Vragen en cellen waarvan het antwoord al bekend was."""
    aangewezen: NotRequired[dict[str, Aanwijzing]]
    """Wat er van cellen is gezegd, per cel (Blad!A1)."""


def upload_as_json(looked: SheetLook) -> Werkboek:
    """Answer what a sheet says, with the answers that count."""
    understood, given = looked.understood, looked.choices.answers
    if isinstance(understood, Opgave):
        return template_as_json(understood.answering(given))
    now = answered(understood, given)
    return sheet_as_json(now, product_for(now, given), looked.choices, known=looked.reused)


def template_as_json(opgave: Opgave, calculate: Calculate | None = None) -> Werkboek:
    """Return what our own template says, and its price or what is wrong with it."""
    price = _outcome(calculate or opgave.calculate)
    return {
        "model": opgave.model.key,
        "peildatum": opgave.peildatum.isoformat() if opgave.peildatum else None,
        "begrepen": [*_values(opgave)],
        "uitkomst": price["uitkomst"],
        "bevindingen": price["bevindingen"],
        "vragen": price["vragen"],
    }


def sheet_as_json(
    reading: Reading,
    product: ProductReading | None,
    choices: SheetAnswers,
    calculate: Calculate | None = None,
    known: Collection[str] = (),
) -> Werkboek:
    """Return what a sheet of somebody's own says about a product (None: it is not chosen), and its price or questions.

    Give the reading with the answers worked in. `known` are questions that were answered before.
    With every question answered, the prices that the sheet prints are compared with the model once more.
    """
    answers, told = choices.answers, reading.findings
    day = day_for(reading, answers)
    if product is None:
        told = reading.findings if reading.products else (*reading.findings, nothing_found(reading))
        first = () if reading.products else (nothing_found(reading),)
        questions = questions_as_json(reading, open_questions(reading, None, answers))
        price: Uitslag = {"uitkomst": None, "bevindingen": _told((*first, *reading.findings)), "vragen": questions}
    else:
        price = _outcome(calculate or (lambda: calculate_product(reading, product, answers)), reading)
        told = compared_anew(reading.findings, compare_printed(product, answers, day, reading.findings))
    return {
        "model": (product or next(iter(reading.products), NO_PRODUCT)).model,
        "peildatum": day.isoformat() if day else None,
        **understood_as_json(reading, product),
        **price,
        "bevindingen_bestand": _told(told),
        "antwoorden": dict(answers),
        "onthouden": sorted(known),
        "aangewezen": {each.name: each.as_json() for each in choices.corrections},
    }


def _told(findings: Sequence[Finding]) -> list[JsonObject]:
    return Finding.all_as_json(dict.fromkeys(findings))


def _outcome(calculate: Calculate, reading: Reading | None = None) -> Uitslag:
    """The price, or what stands in its way."""
    try:
        breakdown = calculate()
    except Refused as refused:
        asked = refused.questions
        questions = [each.as_json() for each in asked] if reading is None else questions_as_json(reading, asked)
        return {"uitkomst": None, "bevindingen": _told(refused.findings), "vragen": questions}
    return {"uitkomst": breakdown.as_json(), "bevindingen": _told(breakdown.findings), "vragen": []}


def _values(opgave: Opgave) -> Iterator[Begrepen]:
    """Each value that was read, with its cell; the rows of a table one by one."""
    for path, item in opgave.inputs.stated.items():
        place = Place.of(*path)
        text = plain(item.written) if isinstance(item.written, Decimal) else str(item.written)
        yield {"sleutel": str(place), "waarde": text, "plaats": str(opgave.place(place))}
