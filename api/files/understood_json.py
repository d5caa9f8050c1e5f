"""What was understood of a sheet of somebody's own, and what was not used, as JSON and in a line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from tarief.core.findings import Finding
from tarief.core.jsonable import JsonObject
from tarief.core.number import plain
from tarief.core.place import Place
from workbooks.read.own_sheet import ProductReading, Reading, Recognised


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


class Ongebruikt(TypedDict):
    """A cell that no input came from, and why."""

    blad: str
    cel: str
    tekst: str
    waarom: str


class ProductInBlad(TypedDict):
    """One product of a sheet: its values, and what the sheet itself calculated for it."""

    naam: str
    begrepen: list[Begrepen]
    gedrukt: list[Begrepen]


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

    `product` is the one that was chosen; `producten` holds every product of the sheet, chosen or not.
    """
    return {
        "bestand": reading.file,
        "product": None if product is None else product.name,
        "begrepen": [] if product is None else [*_values(product)],
        "producten": [_product(each) for each in reading.products],
        "ongebruikt": [
            {"blad": left.sheet, "cel": left.cell, "tekst": left.text, "waarom": left.why} for left in reading.unused
        ],
        "bevindingen_bestand": [finding.as_json() for finding in reading.findings],
    }


def understood_in_words(reading: Reading, product: ProductReading) -> str:
    """Say in one line how much of the sheet was used."""
    used, left = len(product.values) + len(product.functiemix), len(reading.unused)
    name = f" voor {product.name}" if product.name else ""
    return f"Uit het bestand zijn{name} {used} waarden gebruikt; {left} andere cellen niet (--json noemt ze)."


def _product(product: ProductReading) -> ProductInBlad:
    """A product with its values, and what the sheet itself calculated for it."""
    printed: list[Begrepen] = [{**_value(value), "sleutel": key} for key, value in product.printed.items()]
    return {"naam": product.name, "begrepen": [*_values(product)], "gedrukt": printed}


def _values(product: ProductReading) -> Iterator[Begrepen]:
    yield from map(_value, product.values)
    for number, row in enumerate(product.functiemix):
        for key, value in row.values.items():
            cell = row.cells.get(key, "")
            place = str(Place.at(row.sheet, cell))
            yield {"sleutel": f"functiemix/{number}/{key}", "waarde": _plain(value), "plaats": place}


def _value(value: Recognised) -> Begrepen:
    return {
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
    }


def _plain(value: Decimal | str) -> str:
    return plain(value) if isinstance(value, Decimal) else value
