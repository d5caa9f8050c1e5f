"""Cost sheets that parties hand in to a process: the file itself, how it was read, and the price and hours it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Final, cast

from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.core.canonical import Recordable, canonical
from tarief.core.number import Plain
from tarief.documents.durable import Durable
from tarief.documents.strict_json import read_json
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.snapshot import SheetFigure

#: The kind of document that holds a sheet.
SHEET: Final = "opgave"


@dataclass(frozen=True)
class HandedIn(Durable):
    """A sheet for a product: the price that it comes to, the units it is about, its file and the answers given.

    Beside it what these units cost by the annual accounts, and with how many fte of how many hours they were delivered.
    """

    TITLE = "IngeleverdeOpgave"

    party: Annotated[str, "partij"]
    product: Annotated[str, "product"]
    cost: Annotated[Decimal, "kostprijs"]
    volume: Annotated[Plain, "volume"]
    file: Annotated[str, "sha256"]
    answers: Annotated[Mapping[str, str], "antwoorden"] = field(default_factory=dict)
    accounts: Annotated[Plain | None, "kosten_jaarrekening"] = None
    fte: Annotated[Plain | None, "fte"] = None
    hours: Annotated[Plain | None, "uren_per_fte"] = None

    def figure_of(self, party: Party) -> SheetFigure:
        """Return what it says, for a snapshot and for what is held against it."""
        beside = (self.accounts, self.fte, self.hours)
        return SheetFigure(party.id, self.cost, self.volume, party.concern, party.size, *beside)


def hand_in(unit: StoreUnit, process: Process, sheet: HandedIn, content: bytes) -> int:
    """Keep a sheet in the place of the one before, and return its version."""
    labels = {"proces": process.id, "product": sheet.product, "blob": unit.blob(content)}
    id = f"{process.id}/{sheet.party}/{sheet.product}"
    unit.audit("opgave_ingeleverd", id)
    return unit.put(SHEET, id, sheet.party, canonical(cast(Recordable, sheet.as_json())), expected=None, **labels)


def sheets_of(view: StoreView, process: Process, **labels: str) -> tuple[HandedIn, ...]:
    """Return the sheets of a process that were handed in, with these labels."""
    documents = view.find(SHEET, proces=process.id, **labels)
    return tuple(HandedIn.of(read_json(document.text.encode())) for document in documents)


def figures(view: StoreView, process: Process, product: str) -> tuple[SheetFigure, ...]:
    """Return what the sheets of a product say now, for a snapshot; a party that left the table does not count."""
    return tuple(_figures(sheets_of(view, process, product=product), process.parties))


def _figures(sheets: tuple[HandedIn, ...], parties: Mapping[str, Party]) -> Iterator[SheetFigure]:
    for sheet in sheets:
        if (party := parties.get(sheet.party)) is not None:
            yield sheet.figure_of(party)
