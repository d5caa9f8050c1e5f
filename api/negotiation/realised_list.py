"""A list of quarters in any headings: what it says becomes what is sent as if it was filled in on the form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tarief.core.alike import name_key
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.nearest import meant
from tarief.core.number import plain
from tarief.core.place import Name, Place
from tarief.negotiation.definition import CareProduct
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import CareOfQuarter
from workbooks.read.lists.reading import REALISED, Row, read_region_tables

_LIST: Final = REALISED[0][0]
#: What a column of the list is called in what is sent.
_SENT: Final = {"naam": "product", "volume": "eenheden"}
_FIGURES: Final = ("clienten", "volume", "kosten")
#: With a mark that lets a spreadsheet see which letters it is in.
_MARK: Final = "\ufeff"
#: The same columns in words of an administration: a list need not be ours.
_OWN_HEADINGS: Final = ("product", "kwartaal", "cliënten", "eenheden", "kosten")
_OTHER_HEADINGS: Final = ("Dienst", "Periode", "Unieke cliënten", "Geleverde uren", "Gedeclareerd bedrag")


class RealisedList(NamedTuple):
    """What a list says, as it is sent; where each value stands; and the columns that were not used."""

    document: dict[str, Json]
    lines: int
    unused: tuple[str, ...]
    places: Mapping[tuple[Name, ...], Place]

    def place(self, place: Place) -> Place:
        """Return the cell of something in the document."""
        return self.places.get(place.names[1:], place)


def realised_in(name: str, content: bytes, products: Iterable[CareProduct]) -> RealisedList:
    """Read a list of quarters; lines without figures are left out. Raises `Refused` with every fault at its cell."""
    found = read_region_tables(content, name=name, lists=REALISED)
    rows = [(at, row) for at, row in enumerate(found.data[_LIST]) if any(key in row for key in _FIGURES)]
    products = tuple(products)
    known = {name_key(key): one.id for one in products for key in (one.id, one.name)}
    names = [one.name for one in products]
    try:
        refuse(fault for at, row in rows for fault in _faults(row, at, known, names))
    except Refused as refused:
        raise refused.relocated(found.places) from None
    care = [_sent(row, known) for _, row in rows]
    places: dict[tuple[Name, ...], Place] = {
        (number, _SENT.get(column, column)): found.places(Place.of(_LIST, at, column))
        for number, (at, row) in enumerate(rows)
        for column in row
    }
    return RealisedList({"zorg": list(care)}, len(care), found.unused, places)


def _faults(row: Row, at: int, known: Mapping[str, str], names: Sequence[str]) -> Iterator[Finding]:
    name = str(row.get("naam", "")).strip()
    if name_key(name) not in known:
        advice = meant(name, names, "Schrijf het product zoals in de overeenkomst.")
        yield Finding("product_onbekend", f"'{name[:60]}' is geen product hier.", advice, Place.of(_LIST, at, "naam"))
    if (text := _quarter(row)) is None:
        advice = "Schrijf bijvoorbeeld: 1e kwartaal 2027."
        yield Finding("geen_kwartaal", "Dit is geen kwartaal.", advice, Place.of(_LIST, at, "kwartaal"))
    for key in _FIGURES if text else ():
        if key not in row:
            label = _SENT.get(key, key)
            advice = "Vul een getal in, ook als het nul is."
            yield Finding("ontbreekt", f"Hier ontbreekt: {label}.", advice, Place.of(_LIST, at))


def _quarter(row: Row) -> Quarter | None:
    text = str(row.get("kwartaal", ""))
    return Quarter.of(text) or Quarter.of(f"{row.get('jaar', '')} kwartaal {text}")


def _sent(row: Row, known: Mapping[str, str]) -> Json:
    quarter = _quarter(row)
    assert quarter is not None
    figures = {_SENT.get(key, key): _text(row[key]) for key in _FIGURES}
    return {"product": known[name_key(str(row["naam"]))], "kwartaal": quarter.text, **figures}


def _text(value: Decimal | bool | str) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def template_of(products: Iterable[CareProduct], quarters: Iterable[Quarter]) -> str:
    """Return a list to fill in: a line for each product and quarter."""
    lines = [(one.name, quarter.words, "", "", "") for quarter in quarters for one in products]
    return _written(_OWN_HEADINGS, lines)


def example_of(figures: Iterable[CareOfQuarter], names: Mapping[str, str]) -> str:
    """Return figures as an administration could give them, in headings of its own."""
    lines = [
        (names[one.product], quarter.words, *map(_written_out, (one.clients, one.units, one.cost)))
        for one in figures
        if (quarter := one.period) is not None
    ]
    return _written(_OTHER_HEADINGS, lines)


def _written_out(number: Decimal) -> str:
    """A number without marks for thousands: `1.000` can be read in two ways."""
    return plain(number).replace(".", ",")


def _written(headings: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    return _MARK + "".join(";".join(_cell(text) for text in line) + "\r\n" for line in (headings, *lines))


def _cell(text: str) -> str:
    """A text of a list; one that a spreadsheet would take for a formula stays a text."""
    safe = f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if any(mark in safe for mark in ';"\r\n') else safe
