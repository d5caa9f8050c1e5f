"""The yearly index note of an agreement as a report: preliminary, definitive, and what is settled between the two."""

from tarief.core.dutch import money
from tarief.negotiation.effect import OfferEffect
from tarief.negotiation.index_note import IndexNote
from tarief.negotiation.process import Process
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table


def report_of_index(process: Process, product: str, note: IndexNote) -> Report:
    """Return what new facts do to the agreed tariff of a product, line by line."""
    last = note.definitive or note.preliminary
    head = f"{process.products[product].name}: van {money(last.old)} naar {money(last.new)}"
    head += "." if note.definitive else ", voorlopig."
    if note.settlement is not None:
        way = "betaalt de gemeente na" if note.settlement >= 0 else "betaalt de aanbieder terug"
        head += f" Over het geleverde volume {way}: {money(abs(note.settlement))}."
    return Report("Indexnota", head, (_lines(process, note),))


def _lines(process: Process, note: IndexNote) -> Table:
    keys = dict.fromkeys((*note.preliminary.bridge, *(note.definitive.bridge if note.definitive else ())))
    rows: list[tuple[Cell, ...]] = [("Tarief was", *(None if side is None else side.old for side in _sides(note)))]
    for key in keys:
        definition = process.definitions.get(key)
        rows.append((definition.label if definition else key, *(_of(side, key) for side in _sides(note))))
    rows.append(("Tarief wordt", *(None if side is None else side.new for side in _sides(note))))
    heads = (
        Column("wat", "", Holds.TEXT),
        Column("voorlopig", "Voorlopig", Holds.CENTS),
        Column("definitief", "Definitief", Holds.CENTS),
    )
    return Table("index", "Wat de index doet", heads, tuple(rows), total="Tarief wordt")


def _sides(note: IndexNote) -> tuple[OfferEffect | None, ...]:
    return note.preliminary, note.definitive


def _of(side: OfferEffect | None, key: str) -> Cell:
    return None if side is None else side.bridge.get(key)
