"""A whole file as one report: every product with its price beside that of the sheet, what was read, what was left."""

from collections.abc import Iterator, Sequence
from typing import Final

from api.files.case import Case, cases, counted
from api.sheet.printed import printed_lines
from api.sheet.understood import of_case
from api.web.held import Held
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.report import Report
from tarief.report.tables import Table
from workbooks.read.own_sheet import Reading

_PRODUCTS: Final = (
    Column("product", "Product", Holds.TEXT),
    Column("tarief", "Tarief", Holds.PRICE),
    Column("kostprijs", "Kostprijs", Holds.PRICE),
    *columns(Holds.TEXT, per="Per", eigen="In uw bestand", verschil="Verschil", open="Nog nodig"),
)
_READ: Final = columns(
    Holds.TEXT, gelezen="Gelezen als", waarde="Waarde", grondslag="Waarvan", plaats="Plaats", tekst="In uw bestand",
    zeker="Zekerheid",
)  # fmt: skip
_PRINTED: Final = columns(Holds.TEXT, regel="Regel", cel="Cel", eigen="In uw bestand", ons="Model", verschil="Verschil")
_UNUSED: Final = columns(Holds.TEXT, cel="Cel", tekst="Wat er staat", waarom="Waarom niet gebruikt")


def report_of_sheet(reading: Reading, held: Held) -> Report:
    """Return all that is known of a file."""
    found = cases(reading, held)
    priced = sum(case.breakdown is not None for case in found)
    headline = f"{reading.file}: {priced} van {counted(len(found), 'product', 'producten')} met een prijs"
    return Report(held.aanbieder or reading.file, headline, tuple(_tables(reading, found)), reading.findings)


def _tables(reading: Reading, found: Sequence[Case]) -> Iterator[Table]:
    yield Table("producten", "Alle producten", _PRODUCTS, tuple(map(_product, found)))
    for case in found:
        read = tuple(
            (each.name, each.value, each.base, each.place, f"{each.label} {each.stood}".strip(), each.sure)
            for each in of_case(case)
        )
        yield Table(f"begrepen_{case.number}", f"Begrepen: {case.name}", _READ, read)
        lines = tuple(
            (line.name, str(line.place), line.theirs, line.ours, line.difference) for line in printed_lines(case)
        )
        if lines:
            yield Table(f"gedrukt_{case.number}", f"Naast uw eigen uitkomst: {case.name}", _PRINTED, lines)
    yield Table("ongebruikt", "Niet gebruikt", _UNUSED, tuple((one.name, one.text, one.why) for one in reading.unused))


def _product(case: Case) -> tuple[Cell, ...]:
    price, own = case.breakdown, [line for line in printed_lines(case) if line.is_result]
    return (
        case.name,
        price.tarief if price else None,
        price.kostprijs if price else None,
        case.model.unit,
        "; ".join(f"{line.key} {line.theirs}" for line in own),
        "; ".join(f"{line.key} {line.difference}" for line in own if line.difference),
        case.waits,
    )
