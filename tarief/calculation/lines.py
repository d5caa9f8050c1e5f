"""The lines of one calculation, each made when somebody looks at it.

A writer of JSON has them as text: on one face only the amounts of a line differ, and the rest is written once.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.calculation.bases import on_other_bases, shares_in_words
from tarief.calculation.explain import WITH_SOURCE, around_amounts, explain
from tarief.calculation.face import Face
from tarief.calculation.line import NO_BASES, Line, LineForm, lines_of
from tarief.calculation.supplied import PlainSupply, Supply
from tarief.calculation.telling import Telling
from tarief.calculation.way import PriceWay
from tarief.core.jsonable import in_json, in_quotes
from tarief.core.number import plain
from tarief.core.place import Place
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


class LinesByKey(Mapping[str, Line]):
    """The lines that do not come to nothing, by key, in working order."""

    def __init__(self, way: PriceWay, face: Face, supply: Supply, values: Mapping[str, Decimal]) -> None:
        self._way, self._supply, self._values = way, supply, values
        self._forms = face.once("forms", lambda: way.forms(face))
        self._telling = Telling(way.plan, values, face)
        self._given = way.given
        self._percentages, self._bases = way.percentages, way.bases
        self._shared = face.once("shared", lambda: [*(self._forms.keys() & way.percentages.keys())])
        self._on_others: dict[str, Mapping[str, Decimal]] = {}
        self._nodes = way.plan.nodes
        #: How each line is written on this face, without other bases and with; None for what is told as a whole.
        self._texts: dict[tuple[str, bool], LineText | None] = face.once("texts", dict)

    @cached_property
    def derived(self) -> Mapping[str, Decimal]:
        """For each step that was given: what the model would have found from the rest of the inputs."""
        return self._way.derived(self._supply)

    def __getitem__(self, key: str) -> Line:
        return self._plain(key, self._forms[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def __contains__(self, key: object) -> bool:
        return key in self._forms

    def having(self, amounts: Mapping[str, Decimal]) -> tuple[Line, ...]:
        """Return every line, with the amount that stands for it."""
        values, telling, lines = self._values, self._telling, {}
        for key, form in self._forms.items():
            lines[key] = fields = form.copy()
            fields["value"], fields["amount"], fields["telling"] = values[key], amounts.get(key), telling
        self._add_given(lines)
        for key in self._shared:
            lines[key]["other_bases"] = self.shares(key)
        return lines_of(lines.values())

    def texts(self, amounts: Mapping[str, Decimal]) -> list[str]:
        """Return every line with its explanation as a writer of JSON has it; most are never made."""
        values, telling, known, apart = self._values, self._telling, self._texts, self._apart
        found = []
        for key, form in self._forms.items():
            bases = self.shares(key) if key in self._percentages else NO_BASES
            which = key, bool(bases)
            written = None if key in apart else known[which] if which in known else self._text_of(which)
            if written is None:
                line = self._plain(key, {**form, "amount": amounts.get(key)})
                found.append(line.text_with(explain(line, self._nodes[key].quantity)))
            else:
                source = self._sources[key] if key in self._sources else form.get("source", "")
                found.append(written.written(telling, values[key], amounts.get(key), source, bases))
        return found

    def _text_of(self, which: tuple[str, bool]) -> LineText | None:
        """How a line is written on this face, with other bases or without, found once."""
        key, _ = which
        text = self._texts[which] = line_text(self._plain(key, self._forms[key]), self._nodes[key].quantity)
        return text

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """Whose each value is that was given."""
        if isinstance(self._supply, PlainSupply):
            return {}
        quantities = self._supply.quantities
        return {key: quantities[at].source for key, at in self._given.items()}

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The lines of which more differs than amounts: what stands elsewhere, or beside what would be derived."""
        found = {*self.derived} if self._way.beside else set[str]()
        if not isinstance(self._supply, PlainSupply):
            quantities = self._supply.quantities
            found |= {key for key, at in self._given.items() if quantities[at].place is not Place.of(key)}
        return frozenset(found)

    def _plain(self, key: str, form: LineForm) -> Line:
        """A line without the amount that stands for it."""
        fields = form.copy()
        fields["value"], fields["telling"] = self._values[key], self._telling
        self._add_given({key: fields})
        if key in self._percentages:
            fields["other_bases"] = self.shares(key)
        (line,) = lines_of((fields,))
        return line

    def _add_given(self, lines: Mapping[str, LineForm]) -> None:
        """Add whose a value is that was given, and what would have come of the rest."""
        if not isinstance(self._supply, PlainSupply):
            given, quantities = self._given, self._supply.quantities
            for key in lines.keys() & given.keys():
                item, fields = quantities[given[key]], lines[key]
                fields["source"], fields["place"] = item.source, item.place
        if self._way.beside:
            for key in lines.keys() & self.derived.keys():
                lines[key]["derived"] = self.derived[key]

    def shares(self, key: str) -> Mapping[str, Decimal]:
        """Return a percentage on its other bases, worked out once; nothing for any other line."""
        shares = self._on_others.get(key)
        if shares is None:
            if key not in self._percentages or key not in self._forms:
                return NO_BASES
            of, bases = self._percentages[key]
            shares = self._on_others[key] = on_other_bases(self._values[key], self._bases[key], of, bases, self._values)
        return shares
