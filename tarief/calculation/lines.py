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
        return self._plain({key: self._forms[key]})[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def __contains__(self, key: object) -> bool:
        return key in self._forms

    def having(self, amounts: Mapping[str, Decimal]) -> tuple[Line, ...]:
        """Return every line, with the amount that stands for it."""
        lines = self._plain(self._forms)
        for key, amount in amounts.items():
            if key in lines:
                lines[key].__dict__["amount"] = amount
        return tuple(lines.values())

    def _plain(self, forms: Mapping[str, LineForm]) -> dict[str, Line]:
        """The lines of some forms; a constructor takes ten times as long."""
        lines, values, telling, new = {}, self._values, self._telling, object.__new__
        for key, form in forms.items():
            lines[key] = line = new(Line)
            fields = line.__dict__
            fields.update(form)
            fields["value"] = values[key]
            fields["telling"] = telling
        for key in lines.keys() & self._given.keys():
            item, fields = self._supply.quantities[self._given[key]], lines[key].__dict__
            fields["source"], fields["place"], fields["derived"] = item.source, item.place, self.derived.get(key)
        for key in lines.keys() & self._percentages.keys():
            of, bases = self._percentages[key]
            lines[key].__dict__["other_bases"] = on_other_bases(values[key], self._bases[key], of, bases, values)
        return lines
