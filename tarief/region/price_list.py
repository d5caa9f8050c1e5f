"""A list of old and new prices, and whether it is one flat cut: for a letter that announces many prices at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.core.dutch import dutch
from tarief.core.json_data import Decimaal
from tarief.region.detector import Change, common_cut

LABEL = "vlakke korting"


class Prijswijziging(TypedDict):
    """An old and a new price as read."""

    naam: str
    oud: Decimaal
    nieuw: Decimaal


class Prijslijst(TypedDict):
    """Whether a list of prices is one flat cut."""

    vlakke_korting: bool
    korting: Decimaal | None
    tekst: str
    prijzen: list[Prijswijziging]


@dataclass(frozen=True)
class PriceList:
    """Prices by name as (old, new), and the share by which all of them were lowered; None when there is no such one.

    `share` comes from rounded prices, so it is known to a tenth of a percent or so.
    """

    changes: Mapping[str, Change]
    share: Decimal | None

    @property
    def label(self) -> str:
        """`vlakke korting` when it is one, else nothing."""
        return "" if self.share is None else LABEL

    @property
    def text(self) -> str:
        """What was found, in one sentence."""
        if self.share is not None:
            cut = dutch(self.share.scaleb(2), 1)
            many = "beide" if len(self.changes) == 2 else f"alle {len(self.changes)}"
            return f"Dit is een {LABEL}: {many} prijzen gaan met {cut}% omlaag."
        if len(self.changes) < 2:
            return "Aan één prijs is niet te zien of het een vlakke korting is."
        return "Dit is geen vlakke korting: de prijzen gaan niet allemaal met hetzelfde deel omlaag."

    def as_json(self) -> Prijslijst:
        """Return the finding under Dutch keys, decimals as text."""
        return {
            "vlakke_korting": self.share is not None,
            "korting": None if self.share is None else f"{self.share:.4f}",
            "tekst": self.text,
            "prijzen": [{"naam": name, "oud": f"{old:f}", "nieuw": f"{new:f}"} for name, (old, new) in self.rows()],
        }

    def rows(self) -> tuple[tuple[str, Change], ...]:
        """Return the prices in the order in which they were given."""
        return tuple(self.changes.items())


def price_list(changes: Mapping[str, Change]) -> PriceList:
    """Return the list with what was recognised in it; raises `Refused` for a price that is none, at its name."""
    return PriceList(changes, common_cut(changes))
