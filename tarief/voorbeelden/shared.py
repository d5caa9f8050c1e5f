"""What several examples read: a corridor, the measures behind a line, and the words their sentences share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TypeVar

from tarief.contracts.corridor import Corridor, RiskBand, provider_part
from tarief.contracts.forms.asked_lump_sum import LineMeasure
from tarief.core.dutch import dutch
from tarief.core.expression import Expression, operand
from tarief.core.findings import Refused
from tarief.core.place import Place
from tarief.documents.every import every
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data

Made = TypeVar("Made")
Item = TypeVar("Item")
_COUNTS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def read_corridor(data: Data) -> Corridor:
    """Read `banden` for both sides, or `overschrijding` and `onderschrijding` apart."""
    if data.has("banden"):
        both = _bands(data, "banden")
        return placed(data, lambda: Corridor(both, both, both=True))
    return placed(data, lambda: Corridor(_bands(data, "overschrijding"), _bands(data, "onderschrijding")))


def _bands(data: Data, path: str) -> tuple[RiskBand, ...]:
    return tuple(
        RiskBand(band.number("van"), band.number("tot") if band.has("tot") else None, band.number("aanbieder"))
        for band in data.records(path)
    )


def borne(data: Data, deviation: Expression, budget: Expression) -> Expression:
    """Return the rule of what the provider bears of a deviation from a budget, over the bands of `read_corridor`."""
    sides = ("banden", "banden") if data.has("banden") else ("overschrijding", "onderschrijding")
    over, under = (
        provider_part(above, budget, bands) if (bands := _band_rules(data, side)) else operand(0)
        for side, above in zip(sides, (deviation, -deviation), strict=True)
    )
    return over - under


def _band_rules(data: Data, side: str) -> list[tuple[Expression, Expression | None, Expression]]:
    return [
        (band.given("van"), band.given("tot") if band.has("tot") else None, band.given("aanbieder"))
        for band in data.records(side)
    ]


def read_measures(data: Data) -> tuple[LineMeasure, ...]:
    """Read `maatregelen`: naam, werkt_op, besparing, jaar; none is a table that is not there."""
    return tuple(
        LineMeasure(item.text("naam"), item.text("werkt_op"), item.number("besparing"), item.whole("jaar"))
        for item in data.records("maatregelen")
    )


def placed(data: Data, make: Callable[[], Made], known: Mapping[str, str] | None = None) -> Made:
    """Make something from data; a refusal gets the file and the path of the value as its place.

    `known` says of what a value is called where it is made at which path below `data` it stands, where that differs.
    """

    def path(place: Place) -> str:
        return (known or {}).get(place.last) or str(Place.dotted(*place.names))

    try:
        return make()
    except Refused as refused:
        raise refused.relocated(lambda place: place if place.lead else data.place(path(place))) from refused


def each(items: Iterable[Item], make: Callable[[Item], Made]) -> list[Made]:
    """Make something of every item. Refused with the faults of all of them, not of the first alone."""
    return every(*(partial(make, item) for item in items))


def distinct(items: Sequence[Data], what: str) -> None:
    """Refuse rows with the name of another row: a reader could not tell them apart."""

    def check(number: int) -> None:
        name = items[number].text("naam")
        if any(_same(name, earlier.text("naam")) for earlier in items[:number]):
            items[number].fault("naam", f"Er is al een {what} met de naam '{name[:60]}'.", "Geef elke een eigen naam.")

    each(range(len(items)), check)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def inhabitants(data: Data) -> dict[str, Decimal]:
    """Return the inhabitants of each municipality. Refused for a municipality without any."""

    def read(name: str) -> tuple[str, Decimal]:
        path = f"inwoners.{name}"
        if data.number(path) <= 0:
            data.fault(path, f"{name} heeft geen inwoners.", "Vul het aantal inwoners in, of haal de gemeente weg.")
        return name, data.number(path)

    return dict(each(data.names("inwoners"), read))


def known_table(data: Data, head: Column) -> Table:
    """Return everything under `bekend`, with what it is about and who says so."""
    rows: list[tuple[Cell, ...]] = [
        (Worded(spoken(name), key=name), leaf.value, leaf.note, leaf.source or leaf.mark.value)
        for name in data.names("bekend")
        for leaf in data.several(f"bekend.{name}")
    ]
    columns = (head, Column("bedrag", "Bedrag"), Column("over", "Over", Holds.TEXT), Column("bron", "Bron", Holds.TEXT))
    return Table("bekend", "Wat is gepubliceerd of verteld", columns, tuple(rows))


def percent(value: Decimal, decimals: int = 0) -> str:
    """Write a share in a sentence: `74%`."""
    return f"{dutch(value.scaleb(2), decimals)}%"


def spoken(name: str) -> str:
    """Write the name of a value as words: `Extra gevraagd`."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def count(number: int) -> str:
    """Write a small number as a word."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)
