"""What several examples read: a corridor, the measures behind a line, and the words their sentences share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TypeVar

from tarief.contracts.corridor import Corridor, RiskBand, provider_part
from tarief.contracts.forms.asked_lump_sum import LineMeasure
from tarief.core.alike import name_key
from tarief.core.expression import Expression, operand
from tarief.core.findings import Refused, every
from tarief.core.place import Place
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data

Made = TypeVar("Made")
Item = TypeVar("Item")
_COUNTS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def read_corridor(data: Data) -> Corridor:
    """Read `banden` for both sides, or `overschrijding` and `onderschrijding` apart."""
    over, under = (_bands(data, side) for side in _sides(data))
    return placed(data, lambda: Corridor(over, under, data.has("banden")))


def _sides(data: Data) -> tuple[str, str]:
    return ("banden", "banden") if data.has("banden") else ("overschrijding", "onderschrijding")


def _bands(data: Data, path: str) -> tuple[RiskBand, ...]:
    return tuple(
        RiskBand(band.number("van"), band.number("tot") if band.has("tot") else None, band.number("aanbieder"))
        for band in data.records(path)
    )


def borne(data: Data, deviation: Expression, budget: Expression) -> Expression:
    """Return the rule of what the provider bears of a deviation from a budget, over the bands of `read_corridor`."""

    def part(side: str, above: Expression) -> Expression:
        bands = [
            (band.given("van"), band.given("tot") if band.has("tot") else None, band.given("aanbieder"))
            for band in data.records(side)
        ]
        return provider_part(above, budget, bands) if bands else operand(0)

    over, under = _sides(data)
    return part(over, deviation) - part(under, -deviation)


def read_measures(data: Data) -> tuple[LineMeasure, ...]:
    """Read `maatregelen`: naam, werkt_op, besparing, jaar; none is a table that is not there."""
    return tuple(
        LineMeasure(item.text("naam"), item.text("werkt_op"), item.number("besparing"), item.whole("jaar"))
        for item in data.records("maatregelen")
    )


def placed(data: Data, make: Callable[[], Made], known: Mapping[str, str] | None = None) -> Made:
    """Make something; a refusal gets the path of the value as its place: that in `known`, if it is called otherwise."""

    def located(place: Place) -> Place:
        return place if place.lead else data.place((known or {}).get(place.last) or str(Place.dotted(*place.names)))

    try:
        return make()
    except Refused as refused:
        raise refused.relocated(located) from refused


def each(items: Iterable[Item], make: Callable[[Item], Made]) -> list[Made]:
    """Make something of every item. Refused with the faults of all of them, not of the first alone."""
    return every(*(partial(make, item) for item in items))


def distinct(items: Sequence[Data], what: str) -> None:
    """Refuse rows with the name of another row: a reader could not tell them apart."""

    seen: set[str] = set()

    def check(item: Data) -> None:
        name = item.text("naam")
        if (key := name_key(name)) in seen:
            item.fault("naam", f"Er is al een {what} met de naam '{name[:60]}'.", "Geef elke een eigen naam.")
        seen.add(key)

    each(items, check)


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


def spoken(name: str) -> str:
    """Write the name of a value as words: `Extra gevraagd`."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def count(number: int) -> str:
    """Write a small number as a word."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)
