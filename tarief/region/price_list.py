"""A list of old and new prices, and whether it is one flat cut: for a letter that announces many prices at once.

See docs/onderhandeling.md#vlakke-korting-herkennen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated

from tarief.core.dutch import dutch
from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.place import Place

LABEL = "vlakke korting"
#: Prices are lowered "by one factor" when that factor fits each of them within this much.
TOLERANCE = Decimal("0.001")
#: The new price was rounded: half a cent either way is not a difference in factor.
_HALF_CENT = Decimal("0.005")

Change = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class PriceChange(Jsonable):
    """An old and a new price as read."""

    TITLE = "Prijswijziging"

    name: Annotated[str, "naam"]
    old: Annotated[Decimal, "oud"]
    new: Annotated[Decimal, "nieuw"]


def _to_places(share: Decimal) -> str:
    return f"{share:.4f}"


@dataclass(frozen=True)
class PriceList(Jsonable):
    """Whether a list of prices is one flat cut.

    `changes` are prices by name as (old, new), `share` is by how much all were lowered: None when there is no such one.
    It comes from rounded prices, so it is known to a tenth of a percent or so.
    """

    TITLE = "Prijslijst"
    ORDER = "vlakke_korting korting tekst prijzen"

    changes: Mapping[str, Change]
    share: Annotated[Decimal | None, "korting", _to_places]

    @property
    def label(self) -> str:
        """`vlakke korting` when it is one, else nothing."""
        return "" if self.share is None else LABEL

    @property
    def text(self) -> Annotated[str, "tekst"]:
        """What was found, in one sentence."""
        if self.share is not None:
            cut = dutch(self.share.scaleb(2), 1)
            many = "beide" if len(self.changes) == 2 else f"alle {len(self.changes)}"
            return f"Dit is een {LABEL}: {many} prijzen gaan met {cut}% omlaag."
        if len(self.changes) < 2:
            return "Aan één prijs is niet te zien of het een vlakke korting is."
        return "Dit is geen vlakke korting: de prijzen gaan niet allemaal met hetzelfde deel omlaag."

    @property
    def _is_flat(self) -> Annotated[bool, "vlakke_korting"]:
        return self.share is not None

    @property
    def _changes(self) -> Annotated[list[PriceChange], "prijzen"]:
        return [PriceChange(name, *change) for name, change in self.changes.items()]

    def rows(self) -> tuple[tuple[str, Change], ...]:
        """Return the prices in the order in which they were given."""
        return tuple(self.changes.items())


def price_list(changes: Mapping[str, Change]) -> PriceList:
    """Return the list with what was recognised in it; raises `Refused` for a price that is none, at its name."""
    return PriceList(changes, common_cut(changes))


def common_cut(changes: Mapping[str, Change] | Iterable[Change]) -> Decimal | None:
    """Return the share by which all prices were lowered, None when there is no such one share.

    A change is (old price, new price). One price alone has no common share; neither has an increase. Raises
    `Refused` when an old price is not above zero or a new one is negative.
    """
    pairs = dict(changes) if isinstance(changes, Mapping) else {str(i + 1): pair for i, pair in enumerate(changes)}
    _refuse_nonsense(pairs)
    if len(pairs) < 2:
        return None
    with localcontext(EXACT):
        slack = {name: TOLERANCE + _HALF_CENT / old for name, (old, _) in pairs.items()}
        cuts = {name: 1 - new / old for name, (old, new) in pairs.items()}
        low = max(cuts[name] - slack[name] for name in pairs)
        high = min(cuts[name] + slack[name] for name in pairs)
        share = (low + high) / 2
        return share if low <= high and share > TOLERANCE else None


def _refuse_nonsense(pairs: Mapping[str, Change]) -> None:
    advice = "Geef een oude prijs boven nul en een nieuwe prijs die niet negatief is."
    refuse(
        Finding("prijs_ongeldig", f"Van {old} naar {new} is geen verandering van een prijs.", advice, Place.of(name))
        for name, (old, new) in pairs.items()
        if not (old.is_finite() and new.is_finite() and old > 0 and new >= 0)
    )
