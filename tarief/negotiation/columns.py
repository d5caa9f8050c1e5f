"""Three columns beside each other for every line: what was put forward, what was found, and what was agreed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.negotiation.aggregate import MedianInterval, median_interval
from tarief.negotiation.party import Party
from tarief.negotiation.position import Interval, Item
from tarief.negotiation.process import Process, Put, StandingText
from tarief.negotiation.visibility import Matter, granted


@dataclass(frozen=True)
class LineBeside(Jsonable):
    """A line as somebody sees it: his own last values and the median of all, the checked value, the standing text."""

    TITLE = "DrieKolommen"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    own: Annotated[Interval | None, "ingebracht_eigen", Absent]
    median: Annotated[MedianInterval | None, "ingebracht_samen", Absent]
    checked: Annotated[Plain | None, "gecontroleerd", Absent]
    agreed: Annotated[Plain | None, "overeengekomen", Absent]
    locked: Annotated[bool, "vergrendeld"]


def beside(process: Process, looking: Party | None, only: str | None = None) -> Iterator[LineBeside]:
    """Give every line of a product or of all, as a party (or without one the public) may see it."""
    for product in process.products.values():
        for definition in product.parameters:
            if definition in process.definitions and only in (None, product.id):
                yield _line(process, Item(product.id, definition), looking)


def _line(process: Process, item: Item, looking: Party | None) -> LineBeside:
    text, checked = seen_text(process, item.product, looking), process.checked.get(item)
    return LineBeside(
        item.product,
        item.definition,
        None if looking is None else _own(process, item, looking.id),
        median_interval(process, item) if granted(process, Matter.MEDIAN, "", looking) else None,
        checked.value if checked and granted(process, Matter.CHECKED, "", looking) else None,
        None if text is None else text.set.values.get(item.definition),
        item in process.locks and bool(granted(process, Matter.TEXT, "", looking)),
    )


def seen_text(process: Process, product: str, looking: Party | None) -> StandingText | None:
    """Return the text that somebody may read: the one that stands, or the one that was published last."""
    if granted(process, Matter.TEXT, "", looking):
        return process.text(product)
    return process.published.get(product)


def _own(process: Process, item: Item, party: str) -> Interval | None:
    """What a party put forward last."""
    puts = (Put(number, party, item) for number in range(process.round, 0, -1))
    return next((process.positions[put].values for put in puts if put in process.positions), None)
