"""The explanation of a line: what it is, the rule in words, the same rule with numbers, the source."""

from functools import lru_cache
from typing import Final

from tarief.calculation.bases import in_words
from tarief.calculation.line import Line
from tarief.core.dutch import shown
from tarief.core.jsonable import HOLE
from tarief.core.law import LAWS
from tarief.core.place import Place
from tarief.model.declare import Quantity
from tarief.model.plan import NodeKind

WITH_SOURCE: Final = (NodeKind.GIVEN, NodeKind.PARAMETER)
#: The value as it is shown, the rule with numbers, what it comes to unrounded, whose it is.
Amounts = tuple[str, str, str, str]
_HOLES: Final = (HOLE, HOLE, HOLE, HOLE)


def explain(line: Line, quantity: Quantity) -> str:
    """Return the explanation of a line of `quantity` as Dutch text of a few lines."""
    if line.telling is None or is_told_apart(line):
        return _told(line, _amounts(line), in_words(line, quantity))
    around = around_amounts(line)
    amounts = [text for text in _amounts(line) if text]
    if len(around) != len(amounts) + 1:  # a label holds what stands for a hole
        return _told(line, _amounts(line), "")
    return "".join([text for pair in zip(around, (*amounts, ""), strict=True) for text in pair])


def around_amounts(line: Line) -> list[str]:
    """Return what stands around the amounts of a line, alike in all calculations that look so; and around its bases."""
    telling = line.telling
    assert telling is not None
    bases = HOLE if line.other_bases else ""
    what = ("explained", line.key, bases)
    return telling.face.once(what, lambda: _told(line, _HOLES, bases).split(HOLE))


def _told(line: Line, amounts: Amounts, bases: str) -> str:
    shown_as, numbers, unrounded, source = amounts
    is_ruled, is_sourced = bool(line.rule), line.kind in WITH_SOURCE
    rule = (line.rule, numbers if line.rule_with_numbers else "", unrounded) if is_ruled else ()
    parts = [f"{line.label}: {shown_as}", line.meaning, *(f"= {text}" for text in rule if text)]
    parts += [f"Bron: {source}{_where(line)}."] if is_sourced else []
    parts += _beside(line)
    parts += [f"Op elke grondslag: {bases}."] if bases else []
    parts += _elements(line.jeugdwet, line.wmo)
    return "\n".join(part for part in parts if part)


def _amounts(line: Line) -> Amounts:
    """What differs in each calculation that looks alike: the value, the rule in numbers and its outcome, the source."""
    of_rule = (line.rule_with_numbers, line.unrounded) if line.rule else ("", "")
    is_given = line.kind is NodeKind.GIVEN
    return line.shown, *of_rule, (line.source or ("opgave" if is_given else "")) if line.kind in WITH_SOURCE else ""


def is_told_apart(line: Line) -> bool:
    """Tell whether more of the explanation than its amounts differs in calculations that look alike."""
    is_elsewhere = line.kind is NodeKind.GIVEN and line.place and line.place is not Place.of(line.key)
    return bool(is_elsewhere or line.other_bases or line.derived is not None)


def _where(line: Line) -> str:
    is_elsewhere = line.place and line.place is not Place.of(line.key)
    return f" ({line.place})" if is_elsewhere and str(line.place) not in (line.key, line.source) else ""


def _beside(line: Line) -> list[str]:
    if line.derived is None:
        return []
    return [f"Opgegeven; uit de andere invoer zou {shown(line.derived, line.unit)} volgen."]


@lru_cache(maxsize=512)
def _elements(jeugdwet: str, wmo: str) -> list[str]:
    """The elements of both laws that a line belongs to."""
    letters = ((law, letter) for law, letter in zip(LAWS.values(), (jeugdwet, wmo), strict=True) if letter)
    return [f"{law.article}: onderdeel {letter} ({law.describe(letter)})." for law, letter in letters]
