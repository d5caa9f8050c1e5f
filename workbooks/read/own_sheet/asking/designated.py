"""The number of one cell that a user designated, as the input that it is said to be; or why that cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tarief.core.findings import Finding
from tarief.core.nearest import meant
from tarief.core.units import AANDEEL, EURO_PER_MINUUT, EURO_PER_UUR, Unit
from tarief.model.declare import Given
from tarief.model.form import Field, fields
from tarief.model.model import Model
from tarief.models import MODELS
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.book.parsing.result import column_number
from workbooks.read.own_sheet.asking.chosen import unit_of
from workbooks.read.own_sheet.values.corrections import NOT_USED, Correction, named
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.numbers import Number, read_text

#: What a sheet calculates itself; a cell with one of them is compared, not used.
PRICES: Final = ("tarief", "kostprijs")
#: A percentage that is written as 20 instead of as a share.
PERCENT: Final = "procent"
_MINUTES: Final = 60
#: So many columns before a number its label is looked for.
_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Designated:
    """A correction with the number that it makes of the cell (None: it is not used), its label and how it stood."""

    correction: Correction
    value: Decimal | None
    label: str
    shown: str


def inputs_of(model: Model) -> Mapping[str, Field]:
    """Return the inputs of a model that one number of a sheet can be."""
    return {each.key: each for each in fields(model) if each.unit is not None and not each.row}


def cell_of(book: SourceBook, sheet: str, address: str) -> SourceCell | None:
    """Return a cell by its address, None where nothing stands."""
    found, letters = book.sheet(sheet), address.rstrip("0123456789")
    return found.at(int(address[len(letters) :]), column_number(letters)) if found else None


def designated(
    book: SourceBook, product: ProductReading, correction: Correction, faults: list[Finding]
) -> Designated | None:
    """Return what a cell is by this correction; None with a fault when it cannot be that."""
    known = len(faults)
    sheet = book.sheet(correction.cell.sheet)
    cell = cell_of(book, correction.cell.sheet, correction.cell.address)
    number = _number(cell)
    if sheet is None or cell is None or number is None:
        faults.append(_no_number(book, sheet, cell, correction))
    faults += _misnamed(MODELS[product.model], correction)
    if len(faults) > known or sheet is None or cell is None or number is None:
        return None
    shown = cell.text or number.shown
    if correction.is_ == NOT_USED:
        return Designated(correction, None, "", shown)
    value = _in_unit(product, correction, number, faults)
    return None if value is None else Designated(correction, value, _label(sheet, cell), shown)


def _number(cell: SourceCell | None) -> Number | None:
    if cell is None:
        return None
    if isinstance(cell.value, Decimal):
        return Number((cell.value,), cell.is_percent, shown=cell.text)
    number = read_text(cell.value) if isinstance(cell.value, str) else None
    return number if number is not None and len(number.readings) == 1 else None


def _no_number(book: SourceBook, sheet: SourceSheet | None, cell: SourceCell | None, correction: Correction) -> Finding:
    name = correction.cell.sheet
    if sheet is None:
        sheets = [each.name for each in book.sheets]
        advice = meant(name, sheets, f"De bladen heten: {', '.join(sheets[:10])}.")
        advice = advice if name else f"Schrijf het blad erbij, zoals {named(sheets[0], correction.cell.address)}."
        return Finding("cel_bestaat_niet", f"Het bestand heeft geen blad '{name}'.", advice, correction.place)
    if cell is None:
        return Finding("cel_bestaat_niet", "In deze cel staat niets.", "Controleer het adres.", correction.place)
    text = f"In deze cel staat ‘{(cell.text or str(cell.value))[:60]}’: dat is geen getal, of het kan er twee zijn."
    return Finding("cel_zonder_getal", text, "Wijs de cel met het getal zelf aan.", correction.place)


def _misnamed(model: Model, correction: Correction) -> list[Finding]:
    """What is wrong with the names of the input and of its base."""
    key, base, place = correction.is_, correction.base, correction.place
    if key == NOT_USED or key in PRICES:
        return []
    known = inputs_of(model)
    if key not in known:
        advice = meant(key, known, f"De invoer staat in tarief sjabloon {model.key}.")
        return [Finding("onbekende_sleutel", f"'{key[:60]}' is geen invoer van {model.key}.", advice, place)]
    quantity = model.quantities[key]
    given = quantity if isinstance(quantity, Given) else None
    bases = [each.key for each in given.bases] if given else []
    label = quantity.label
    if base and base not in bases:
        advice = f"Kies uit: {', '.join(bases)}." if bases else "Laat grondslag weg."
        return [Finding("onbekende_grondslag", f"{label} kan geen deel zijn van '{base[:60]}'.", advice, place)]
    if bases and not base and given and not given.default_base:
        text, advice = f"Waarvan is {label} een deel?", f"Zet erbij: grondslag, een van {', '.join(bases)}."
        return [Finding("grondslag_ontbreekt", text, advice, place)]
    return []


def _in_unit(product: ProductReading, correction: Correction, number: Number, faults: list[Finding]) -> Decimal | None:
    """The number in the unit of the input."""
    key, unit, value = correction.is_, correction.unit, number.value
    if key in PRICES:
        return value
    wanted = unit_of(MODELS[product.model], key, correction.base)
    assert wanted is not None
    if wanted == AANDEEL:
        return _share(correction, number, faults)
    if unit == EURO_PER_MINUUT.key and wanted == EURO_PER_UUR:
        return value * _MINUTES
    if number.share or unit not in ("", wanted.key):
        faults.append(_other_unit(correction, wanted, unit or AANDEEL.key))
        return None
    return value


def _share(correction: Correction, number: Number, faults: list[Finding]) -> Decimal | None:
    """A number up to 1 that is not written as a percentage may be a share or a percentage."""
    unit, value = correction.unit, number.value
    if unit not in ("", AANDEEL.key, PERCENT):
        faults.append(_other_unit(correction, AANDEEL, unit))
        return None
    if number.share or unit == AANDEEL.key:
        return value
    if unit == PERCENT or abs(value) > 1:
        return value.scaleb(-2)
    if value:
        text = f"{number.shown or value} kan twee dingen betekenen."
        advice = 'Zet erbij: eenheid = "aandeel" of "procent".'
        faults.append(Finding("percentage_dubbelzinnig", text, advice, correction.place))
        return None
    return value


def _other_unit(correction: Correction, wanted: Unit, unit: str) -> Finding:
    text = f"'{unit[:60]}' past niet: {correction.is_} is in {wanted.label}."
    advice = f'Laat eenheid weg, of schrijf eenheid = "{wanted.key}" en wijs een cel met die eenheid aan.'
    return Finding("eenheid_past_niet", text, advice, correction.place)


def _label(sheet: SourceSheet, cell: SourceCell) -> str:
    """The nearest text before the cell, on its row."""
    before = (sheet.at(cell.row, column) for column in range(cell.column - 1, max(0, cell.column - _WIDEST), -1))
    texts = (other.value.strip() for other in before if other is not None and isinstance(other.value, str))
    return next((text for text in texts if any(map(str.isalpha, text))), "")
