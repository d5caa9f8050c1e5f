"""What somebody probably meant: the known name most like the one that was written."""

from collections import Counter
from collections.abc import Iterable

_ALIKE = 0.6  # float: a degree of likeness, not a quantity


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to `word` in capitals or not, or None when nothing looks like it."""
    from difflib import get_close_matches

    plain: dict[str, str] = {}
    for name in known:
        plain.setdefault(name.casefold(), name)
    found = get_close_matches(word.casefold(), list(plain), 1, _ALIKE)
    return plain[found[0]] if found else None


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the advice at a name that is not known: the nearest one, or else what `otherwise` says."""
    near = nearest(word, known)
    return f"Bedoelt u '{near}'?" if near else otherwise


def renamed(written: str, name: str) -> str:
    """Return the advice at a name that is missing where one that is not known looks like it."""
    return f"Er staat '{written}': bedoelt u '{name}'?"


def doubled(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that occur more than once, each once, in the order in which they come."""
    return tuple(name for name, count in Counter(names).items() if count > 1)
