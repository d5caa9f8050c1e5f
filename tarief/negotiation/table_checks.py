"""What a careful reader would stop at in the texts on the table: each check passes, asks to explain, or blocks.

What can be refused at once is refused in `rules`; here is what only shows when the whole is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.law import LAWS
from tarief.core.number import EXACT
from tarief.negotiation.definition import CareProduct, LawKey
from tarief.negotiation.position import Grade, Ground, Item, best_grade
from tarief.negotiation.process import Process
from tarief.negotiation.snapshot import SheetFigure
from tarief.region.price_list import common_cut

#: How far a sheet may lie from the annual accounts, or hours from what the staff can deliver.
NEAR: Final = Decimal("0.02")
_UNIT_OF_HOURS: Final = "uur"
_INDEXATION: Final = {LawKey.JEUGDWET: "d", LawKey.WMO: "e"}


class CheckVerdict(StrEnum):
    """What a check says; what passes is not told."""

    EXPLAIN = "uitleggen"
    BLOCK = "blokkeren"


@dataclass(frozen=True)
class TableCheck(Jsonable):
    """Something to stop at. `party` is whose sheet it is about; empty for what is about a text."""

    TITLE = "Toets"

    key: Annotated[str, "soort"]
    verdict: Annotated[CheckVerdict, "oordeel"]
    text: Annotated[str, "tekst"]
    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter", Absent] = ""
    party: Annotated[str, "partij", Absent] = ""


def table_checks(process: Process) -> Iterator[TableCheck]:
    """Give everything to stop at, product by product."""
    for product in process.products.values():
        yield from _elements(process, product)
        yield from _grounds(process, product)
        yield from _versions(process, product)
        yield from _lighter(process, product)
        for taken in process.snapshots.get(product.id, ())[-1:]:
            for sheet in taken.sheets:
                yield from sheet_checks(product, sheet)
    yield from _flat_cut(process)


def missing_elements(process: Process, product: CareProduct) -> Iterator[tuple[str, bool]]:
    """Give the elements of the law without a parameter, and those of which every parameter is zero (True).

    What the agreement says of indexation is that element.
    """
    text = process.text(product.id)
    for letter in LAWS[product.law].elements:
        if letter == _INDEXATION[product.law] and process.agreement is not None:
            continue
        names = [key for key in product.parameters if letter in _letters(process, product, key)]
        if not names:
            yield letter, False
        elif text is not None and not any(text.set.values.get(key) for key in names):
            yield letter, True


def ground_of(process: Process, item: Item) -> tuple[Ground, ...]:
    """Return the grounds for a value: of its lock, or of the checked value."""
    lock, checked = process.locks.get(item), process.checked.get(item)
    return (*(lock.locked.evidence if lock else ()), *(checked.evidence if checked else ()))


def is_grounded(process: Process, item: Item) -> bool:
    """Whether a value rests on more than an estimate; a fact rests on its source."""
    definition = process.definitions.get(item.definition)
    fact = definition is not None and definition.fact is not None
    return fact or best_grade(ground_of(process, item)) is not Grade.D


def _letters(process: Process, product: CareProduct, key: str) -> list[str]:
    definition = process.definitions.get(key)
    return [] if definition is None else str(getattr(definition, product.law)).split("+")


def _elements(process: Process, product: CareProduct) -> Iterator[TableCheck]:
    law = LAWS[product.law]
    for letter, is_zero in missing_elements(process, product):
        what = f"Onderdeel {letter} van {law.article} ({law.elements[letter]})"
        told = f"{what} is nul." if is_zero else f"{what} komt in geen onderdeel van het tarief terug."
        verdict = CheckVerdict.EXPLAIN if is_zero else CheckVerdict.BLOCK
        yield TableCheck("element_nul" if is_zero else "element_ontbreekt", verdict, told, product.id)


def _grounds(process: Process, product: CareProduct) -> Iterator[TableCheck]:
    text = process.text(product.id)
    for key in product.parameters:
        item = Item(product.id, key)
        if not is_grounded(process, item):
            told = (
                "Waar de waarde in de tekst op rust, ligt nog niet vast. Dat gebeurt bij controleren of op slot zetten."
            )
            yield TableCheck("zonder_onderbouwing", CheckVerdict.EXPLAIN, told, product.id, key)
        ended = [ground for ground in ground_of(process, item) if ground.end and text and ground.end < text.at.date()]
        if ended:
            told = f"De onderbouwing '{ended[0].description}' gold tot en met {ended[0].end:%d-%m-%Y}."
            yield TableCheck("verlopen", CheckVerdict.EXPLAIN, told, product.id, key)


def _versions(process: Process, product: CareProduct) -> Iterator[TableCheck]:
    lines = process.lines(process.round) if process.revealed(process.round) else {}
    for item, positions in lines.items():
        if item.product == product.id and len({position.version for position in positions.values()}) > 1:
            told = "Posities gaan uit van verschillende omschrijvingen; zij zijn niet te vergelijken."
            yield TableCheck("verschillende_omschrijving", CheckVerdict.BLOCK, told, product.id, item.definition)


def _lighter(process: Process, product: CareProduct) -> Iterator[TableCheck]:
    text, lighter = process.text(product.id), process.text(product.lighter)
    if text and lighter and text.set.tariff < lighter.set.tariff and not text.set.heavier.strip():
        told = f"Dit product is goedkoper dan het lichtere '{process.products[product.lighter].name}'."
        yield TableCheck("zwaarder_goedkoper", CheckVerdict.EXPLAIN, told, product.id)


def sheet_checks(product: CareProduct, sheet: SheetFigure) -> Iterator[TableCheck]:
    """Give what does not fit between a sheet and the annual accounts, or its hours and the staff that delivers them."""
    cost = EXACT.multiply(sheet.cost, sheet.volume)
    if sheet.accounts is not None and _off(cost, sheet.accounts):
        told = "Kostprijs × volume ligt meer dan 2% van de jaarrekening."
        yield TableCheck("wijkt_af_van_jaarrekening", CheckVerdict.EXPLAIN, told, product.id, party=sheet.party)
    staff = None if sheet.fte is None or sheet.hours is None else EXACT.multiply(sheet.fte, sheet.hours)
    if product.unit == _UNIT_OF_HOURS and staff is not None and _off(sheet.volume, staff):
        told = "De uren liggen meer dan 2% van wat de opgegeven fte kan leveren."
        yield TableCheck("wijkt_af_van_fte", CheckVerdict.EXPLAIN, told, product.id, party=sheet.party)


def _off(value: Decimal, against: Decimal) -> bool:
    return abs(value - against) > EXACT.multiply(NEAR, against)


def _flat_cut(process: Process) -> Iterator[TableCheck]:
    """One percentage off the first text of several products is no outcome of a talk about costs."""
    changes = {
        product: (texts[0].set.tariff, texts[-1].set.tariff) for product, texts in process.texts.items() if texts[1:]
    }
    if common_cut(changes) is not None:
        told = "Alle tarieven zijn met hetzelfde percentage verlaagd: een vlakke korting."
        for product in changes:
            yield TableCheck("vlakke_korting", CheckVerdict.EXPLAIN, told, product)
