"""Recognising a flat cut: several prices lowered by one and the same factor.

See docs/onderhandeling.md#vlakke-korting-herkennen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext

from tarief.core.findings import Finding, Refused
from tarief.core.number import EXACT
from tarief.core.place import Place

#: Prices are lowered "by one factor" when that factor fits each of them within this much.
TOLERANCE = Decimal("0.001")
#: The new price was rounded: half a cent either way is not a difference in factor.
_HALF_CENT = Decimal("0.005")

Change = tuple[Decimal, Decimal]


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
    found = []
    for name, (old, new) in pairs.items():
        if not (old.is_finite() and new.is_finite() and old > 0 and new >= 0):
            text = f"Van {old} naar {new} is geen verandering van een prijs."
            advice = "Geef een oude prijs boven nul en een nieuwe prijs die niet negatief is."
            found.append(Finding("prijs_ongeldig", text, advice, Place.of(name)))
    if found:
        raise Refused(tuple(found))
