"""The bands of unsocial hours of every cao on one day: a list that follows the cao."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tarief.core.findings import Refused
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from tarief.parameters import Library
from tarief.parameters.lookup import UnsocialHours
from workbooks.write.book.book import Book, Sheet
from workbooks.write.template.salaries import matching

_BANDS_OF, _BANDS = "lijst_tijdvakken_bij", "lijst_tijdvakken"
#: The columns of the lists of choices between those of the salaries and those of the options.
_COLUMNS = "GH"


@dataclass(frozen=True)
class Bands:
    """The bands of one day by label of the cao; `key` is the option that chooses one."""

    key: str
    cao: str
    bands: dict[str, tuple[str, ...]]

    def list_of(self) -> str:
        """Return the formula of the bands of the cao that was chosen."""
        return matching(_BANDS, _BANDS_OF, self.cao)


def bands_of(model: CostModel, library: Library, on: date) -> Bands | None:
    """Return the bands a model looks up, None for a model that looks none up."""
    for quantity in model.quantities.values():
        if isinstance(quantity, Given) and isinstance(quantity.source, UnsocialHours):
            cao, key = quantity.source.options
            labels = model.options[cao].choices
            return Bands(key, cao, {label: _bands(library, each, on) for each, label in labels.items()})
    return None


def write_bands(book: Book, sheet: Sheet, bands: Bands) -> None:
    """Write the lists, each under its own name."""
    rows = [(cao, band) for cao, each in bands.bands.items() for band in each]
    for row, texts in enumerate(rows, 2):
        for column, text in zip(_COLUMNS, texts, strict=True):
            sheet.text(f"{column}{row}", text)
    for column, name in zip(_COLUMNS, (_BANDS_OF, _BANDS), strict=True):
        book.name(name, sheet, f"{column}2:{column}{max(len(rows), 1) + 1}")


def _bands(library: Library, cao: str, on: date) -> tuple[str, ...]:
    """The names of the bands, as the model asks for them."""
    try:
        return tuple(f"{band.days} {band.begin}-{band.until}" for band in library.bands(cao, on))
    except Refused:  # no cao with that name: the list is empty, and the calculation says so
        return ()
