"""A line as a writer of JSON has it: on one face only its amounts differ, and the rest is written once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tarief.calculation.bases import shares_in_words
from tarief.calculation.explain import WITH_SOURCE, around_amounts
from tarief.calculation.line import Line
from tarief.calculation.telling import Telling
from tarief.core.jsonable import in_json, in_quotes
from tarief.core.number import plain
from tarief.core.ties import rounded_decimal
from tarief.model.declare import Quantity
from tarief.model.plan import NodeKind

#: What is told of where a value came from whose giver did not say so.
_OF_THE_GIVER: Final = "opgave"


class LineText:
    """What stands around the amounts of one line: its value, what is shown of it, its rule in numbers, its source."""

    def __init__(
        self, line: Line, quantity: Quantity, around: list[str], told: list[str], *, has_numbers: bool
    ) -> None:
        self.quantity, self.key, self.unit, self.has_numbers = quantity, line.key, line.unit, has_numbers
        self.has_rule, self.is_sourced = bool(line.rule), line.kind in WITH_SOURCE
        before, after_value, after_text, *others, last = around
        first, *middle, end = [_inside(text) for text in told]
        self._parts = [f'{before}"', "", f'"{after_value}"{first}']
        for text in middle:
            self._parts += ["", text]
        self._parts += ["", f'{end}"{after_text}"', ""]
        self._parts += [f'"{others[0]}', "", last] if others else [f'"{last}']

    def written(
        self, telling: Telling, value: Decimal, amount: Decimal | None, source: str, bases: Mapping[str, Decimal]
    ) -> str:
        """Return the line with these amounts; `source` tells whose the value is, `bases` what it is a share of."""
        key, unit, parts = self.key, self.unit, self._parts.copy()
        shown = telling.shown(key, value if amount is None else amount, unit)
        filled = [plain(value), shown]
        if self.has_rule:
            if self.has_numbers:
                filled.append(telling.with_numbers(key, unit))
            text = telling.unrounded(key, unit)
            if amount is not None and amount != rounded_decimal(value, unit.places):
                text = f"{text}, getoond als {shown}" if telling.shown(key, value, unit) != shown else text
            filled.append(text)
        written = _inside(source) if source else ""
        if self.is_sourced:
            filled.append(written or _OF_THE_GIVER)
        if bases:
            filled += [shares_in_words(bases, self.quantity), written, in_json({k: plain(v) for k, v in bases.items()})]
        else:
            filled.append(written)
        parts[1::2] = filled
        return "".join(parts)


def line_text(line: Line, quantity: Quantity) -> LineText | None:
    """Return how a line is written on its face; None where a text in it cannot be told apart from its amounts."""
    around, told = line.around(), around_amounts(line)
    numbers, is_sourced = line.rule_with_numbers, line.kind in WITH_SOURCE
    amounts = [line.shown, *([numbers, line.unrounded] if line.rule else ()), *([_OF_THE_GIVER] if is_sourced else ())]
    amounts += [shares_in_words(line.other_bases, quantity)]
    is_whole = len(told) == len([text for text in amounts if text]) + 1
    is_told = line.kind is not NodeKind.PARAMETER or bool(line.source)
    if around is None or not (is_whole and is_told) or any(_inside(text) != text for text in amounts):
        return None
    return LineText(line, quantity, around, told, has_numbers=bool(numbers))


def _inside(text: str) -> str:
    """A text as it stands between quotes."""
    return in_quotes(text)[1:-1]
