"""What was understood of a sheet of somebody's own, and what was not used, as JSON and in a line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from tarief.calculation.inputs import Stated
from tarief.core.findings import Finding, Question
from tarief.core.jsonable import AMONG, Jsonable, JsonObject
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.costmodel import CostModel
from workbooks.read.own_sheet import Meaning, ProductReading, Reading, Recognised, base_told, cells_of, model_of, named
from workbooks.read.own_sheet.reading.bare import MODEL as AS_IT_STANDS


class Gezet(TypedDict):
    """An input that an answer sets, and the cells it is made of."""

    sleutel: str
    waarde: str
    grondslag: str | None
    cellen: list[str]


class Uitwerking(TypedDict):
    """What one answer makes of a value; nothing set means that it does not count."""

    waarde: str
    """Van de keuze."""
    zet: list[Gezet]


@dataclass(frozen=True, slots=True)
class QuestionOfSheet(Jsonable):
    """A question about a sheet, with every cell that it is about."""

    TITLE = "VraagOverBlad"

    question: Annotated[Question, AMONG]
    cells: Annotated[list[str], "cellen", "Als Blad!A1."]


class Begrepen(TypedDict):
    """One value as it was read, with the cell where it stood."""

    sleutel: str
    waarde: str
    plaats: str
    label: NotRequired[str]
    getoond: NotRequired[str]
    """De waarde zoals zij in het blad staat."""
    eenheid: NotRequired[str]
    grondslag: NotRequired[str | None]
    zekerheid: NotRequired[str | None]
    """0 tot 1, voor een eigen blad."""
    ook_mogelijk: NotRequired[list[str]]
    vraag: NotRequired[str | None]
    """Die nog open staat."""
    cellen: NotRequired[list[str]]
    """Alle cellen waaruit de waarde bestaat, als Blad!A1."""
    keuzes: NotRequired[list[Uitwerking]]
    """Wat elk antwoord op de vraag van deze waarde maakt."""


class Ongebruikt(TypedDict):
    """A cell that no input came from, and why."""

    blad: str
    cel: str
    tekst: str
    waarom: str


class ProductInBlad(TypedDict):
    """One product of a sheet: its values, and what the sheet itself calculated for it."""

    naam: str
    model: str
    eenheid: str
    """Waarvoor de prijs in het blad geldt: uur, minuut, dagdeel, etmaal."""
    begrepen: list[Begrepen]
    gedrukt: list[Begrepen]
    buiten_model: list[Begrepen]
    """Bekende regels waar het model geen invoer voor heeft."""


class Bladlezing(TypedDict):
    """What was understood of a sheet of somebody's own, and what was left over."""

    bestand: str
    product: str | None
    begrepen: list[Begrepen]
    """Van het gekozen product."""
    producten: list[ProductInBlad]
    """Elk product van het blad, ook zonder keuze."""
    ongebruikt: list[Ongebruikt]
    bevindingen_bestand: list[Annotated[JsonObject, Finding]]


def understood_as_json(reading: Reading, product: ProductReading | None) -> Bladlezing:
    """Return what was recognised, per value with its cell, and everything that was left over.

    `product` is the one that was chosen; `producten` holds every product of the sheet, chosen or not. Give the
    reading with the answers worked in.
    """
    return {
        "bestand": reading.file,
        "product": None if product is None else product.name,
        "begrepen": [] if product is None else [*_values(product)],
        "producten": [_product(each) for each in reading.products],
        "ongebruikt": [
            {"blad": left.sheet, "cel": left.cell, "tekst": left.text, "waarom": left.why} for left in reading.unused
        ],
        "bevindingen_bestand": Finding.all_as_json(reading.findings),
    }


def understood_in_words(reading: Reading, product: ProductReading) -> str:
    """Say in one line how much of the sheet was used."""
    used, left = len(product.values) + len(product.rows), len(reading.unused)
    name = f" voor {product.name}" if product.name else ""
    values = f"is{name} 1 waarde" if used == 1 else f"zijn{name} {used} waarden"
    cells = "1 andere cel" if left == 1 else f"{left} andere cellen"
    said = f"Uit het bestand {values} gebruikt; {cells} niet (--json noemt ze)."
    told = [value for value in (*product.sources, *product.outside) if value.explanation]
    if product.model != AS_IT_STANDS or not told:
        return said
    lines = "; ".join(f"{value.label} {value.shown} ({value.cell})" for value in told)
    return f"{said} De prijs rust in het blad op: {lines}."


def _product(product: ProductReading) -> ProductInBlad:
    """A product with its values, and what the sheet itself calculated for it."""
    model = model_of(product)
    printed: list[Begrepen] = [{**_value(value, model), "sleutel": key} for key, value in product.printed.items()]
    return {
        "naam": product.name,
        "model": product.model,
        "eenheid": product.unit,
        "begrepen": [*_values(product)],
        "gedrukt": printed,
        "buiten_model": [_value(value, model) for value in product.outside],
    }


def questions_as_json(reading: Reading, questions: Iterable[Question]) -> list[JsonObject]:
    """Return questions about a sheet, each with every cell of the values it decides, in any product."""
    cells: dict[str, list[str]] = {}
    for value in (value for product in reading.products for value in product.values):
        cells.setdefault(value.question, []).extend(_cells(value))
    return [
        QuestionOfSheet(each, list(dict.fromkeys([*_cell(each), *cells.get(each.key, ())]))).as_json()
        for each in questions
    ]


def _cell(question: Question) -> list[str]:
    """The cell where a question is asked, where it is one."""
    at = question.place.cell
    return [named(at.sheet, at.address)] if at is not None and at.address else []


def _values(product: ProductReading) -> Iterator[Begrepen]:
    yield from (_value(value, model_of(product)) for value in (*product.values, *product.sources))
    counts: Counter[str] = Counter()
    for row in product.rows:
        number = counts[row.table]
        counts[row.table] += 1
        for key, value in row.values.items():
            sheet, cell = row.at(key)
            place = str(Place.at(sheet, cell))
            cells = [named(sheet, cell)] if cell else []
            yield {"sleutel": f"{row.table}/{number}/{key}", "waarde": _plain(value), "plaats": place, "cellen": cells}


def _value(value: Recognised, model: CostModel) -> Begrepen:
    read: Begrepen = {
        "sleutel": value.concept,
        "waarde": _plain(value.value),
        "getoond": value.shown,
        "eenheid": value.unit,
        "grondslag": value.base or None,
        "plaats": str(value.place),
        "label": value.label,
        "zekerheid": f"{value.confidence:.2f}",
        "ook_mogelijk": list(value.alternatives),
        "vraag": value.question or None,
        "cellen": _cells(value),
    }
    if not value.question:
        return read
    return {**read, "keuzes": [_effect(value, option, model) for option in value.options]}


def _effect(value: Recognised, option: Meaning, model: CostModel) -> Uitwerking:
    """What an answer sets; one that is named after a cell is made of that cell alone."""
    cells = [cell for cell in _cells(value) if cell == option.choice] or _cells(value)
    sets: list[Gezet] = [
        {
            "sleutel": key,
            "waarde": _written(stated),
            "grondslag": base_told(model, key, stated.base) or None,
            "cellen": cells,
        }
        for key, stated in option.sets
    ]
    return {"waarde": option.choice, "zet": sets}


def _cells(value: Recognised) -> list[str]:
    return [named(sheet, cell) for sheet, cell in cells_of(value)]


def _written(stated: Stated) -> str:
    return _plain(stated.written) if isinstance(stated.written, Decimal) else str(stated.written)


def _plain(value: Decimal | str) -> str:
    return plain(value) if isinstance(value, Decimal) else value
