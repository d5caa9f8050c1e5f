"""A second variant beside the first: what was calculated before stays, while other numbers are tried."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from api.files.filled import MODEL, Filled, from_pairs
from api.files.reading import calculate
from api.show.beside import BesideView, beside_of
from tarief import Breakdown, Refused

#: In front of the name of a box: what stood in it in the variant that stays.
BESIDE: Final = "naast."


def beside_in(pairs: Iterable[tuple[str, str]], model: str) -> Filled | None:
    """Return the variant that stays, of the same model; None where there is none."""
    own = [(name.removeprefix(BESIDE), text) for name, text in pairs if name.startswith(BESIDE)]
    return from_pairs([*own, (MODEL, model)]) if own else None


def beside_view(stays: Filled | None, now: Breakdown) -> BesideView | None:
    """Compare both; None where there is no other, or it has no price."""
    if stays is None:
        return None
    try:
        return beside_of(calculate(stays), now, link_to(stays))
    except Refused:
        return None


def link_to(filled: Filled, stays: Filled | None = None) -> str:
    """Return the address that opens the form with these numbers, calculated."""
    kept = {} if stays is None else sent_along(stays)
    return f"/?{urlencode({MODEL: filled.model.key, **filled.values, **kept})}"


def sent_along(stays: Filled) -> dict[str, str]:
    """Return the variant that stays as it travels with the other."""
    return {f"{BESIDE}{name}": text for name, text in stays.values.items()}
