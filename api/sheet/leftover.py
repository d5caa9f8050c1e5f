"""Everything in the sheet that no input came from: what may be a cost first, texts after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbooks.read.own_sheet import Unused

#: Reasons that say no more than that a text is a text and a date a date.
_TEXTS: Final = frozenset(
    {
        "kop of toelichting",
        "toelichting",
        "opmerking bij de cel",
        "datum",
        "jaar",
        "nummer van de regel",
        "geen waarde",
    }
)
#: More than this on one page helps nobody; the JSON has them all.
MOST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Leftover:
    """Cells of one kind that were left over; `more` is how many are only in the JSON."""

    title: str
    cells: tuple[Unused, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cells)


def leftover(unused: Sequence[Unused]) -> tuple[Leftover, ...]:
    """Return the numbers and then the texts, each in the order of the sheet."""
    kinds = (
        ("Getallen en formules", [each for each in unused if each.why not in _TEXTS]),
        ("Koppen, data en toelichtingen", [each for each in unused if each.why in _TEXTS]),
    )
    return tuple(Leftover(title, tuple(cells[:MOST]), len(cells)) for title, cells in kinds if cells)
