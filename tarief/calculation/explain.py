"""The explanation of a line: what it is, the rule in words, the same rule with numbers, the source."""

from functools import lru_cache
from typing import Final

from tarief.calculation.bases import in_words
from tarief.calculation.line import Line
from tarief.core.dutch import shown
from tarief.core.law import LAWS
from tarief.core.place import Place
from tarief.model.declare import Quantity
from tarief.model.plan import NodeKind

_WITH_SOURCE: Final = (NodeKind.GIVEN, NodeKind.PARAMETER)


def explain(line: Line, quantity: Quantity) -> str:
    """Return the explanation of a line of `quantity` as Dutch text of a few lines."""
    parts = [f"{line.label}: {line.shown}", line.meaning, *_rule(line), *_source(line), *_beside(line)]
    bases = in_words(line, quantity)
    parts += [f"Op elke grondslag: {bases}."] if bases else []
    parts += _elements(line.jeugdwet, line.wmo)
    return "\n".join(part for part in parts if part)


def _rule(line: Line) -> list[str]:
    if not line.rule:
        return []
    told = (line.rule, line.rule_with_numbers, line.unrounded)
    return [f"= {text}" for text in told if text]


def _source(line: Line) -> list[str]:
    if line.kind not in _WITH_SOURCE:
        return []
    is_elsewhere = line.place and line.place is not Place.of(line.key)
    where = f" ({line.place})" if is_elsewhere and str(line.place) not in (line.key, line.source) else ""
    return [f"Bron: {line.source or ('opgave' if line.kind is NodeKind.GIVEN else '')}{where}."]


def _beside(line: Line) -> list[str]:
    if line.derived is None:
        return []
    return [f"Opgegeven; uit de andere invoer zou {shown(line.derived, line.unit)} volgen."]


@lru_cache(maxsize=512)
def _elements(jeugdwet: str, wmo: str) -> list[str]:
    """The elements of both laws that a line belongs to."""
    letters = ((law, letter) for law, letter in zip(LAWS.values(), (jeugdwet, wmo), strict=True) if letter)
    return [f"{law.article}: onderdeel {letter} ({law.describe(letter)})." for law, letter in letters]
