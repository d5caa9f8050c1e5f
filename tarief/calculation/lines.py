"""The lines of one calculation, each made when somebody looks at it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from tarief.calculation.bases import on_other_bases
from tarief.calculation.face import Face
from tarief.calculation.line import Line, LineForm, Telling
from tarief.calculation.supply import Supply
from tarief.calculation.way import PriceWay


class LinesByKey(Mapping[str, Line]):
    """The lines that do not come to nothing, by key, in working order."""

    def __init__(self, way: PriceWay, face: Face, supply: Supply, values: Mapping[str, Decimal]) -> None:
        self._way, self._supply, self._values = way, supply, values
        self._forms = face.once("forms", lambda: way.forms(face))
        self._telling = Telling(way.plan, values, face)
        self._given = way.given
        self._percentages, self._bases = way.percentages, way.bases

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
        lines = {key: self._plain(key, form) for key, form in self._forms.items()}
        for key, amount in amounts.items():
            if key in lines:
                lines[key].__dict__["amount"] = amount
        return tuple(lines.values())

    def _plain(self, key: str, form: LineForm) -> Line:
        """A line of a form; a constructor takes ten times as long."""
        line = object.__new__(Line)
        fields, values = line.__dict__, self._values
        fields.update(form)
        value = fields["value"] = values[key]
        fields["telling"] = self._telling
        if key in self._given:
            item = self._supply.quantities[self._given[key]]
            fields["source"], fields["place"], fields["derived"] = item.source, item.place, self.derived.get(key)
        if key in self._percentages:
            of, bases = self._percentages[key]
            fields["other_bases"] = on_other_bases(value, self._bases[key], of, bases, values)
        return line
