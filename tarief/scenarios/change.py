"""One change to the inputs of a calculation: another value, a factor on what it was, or an amount added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Annotated, Any

from tarief.calculation import Breakdown
from tarief.calculation.inputs import SAID, StatedInputs
from tarief.calculation.supply import unknown_key
from tarief.core.dutch import decimals_of, dutch, shown
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import Jsonable
from tarief.core.nearest import meant
from tarief.core.number import EXACT, number_at, only_possible, plain, read_number
from tarief.core.place import Name, Place
from tarief.core.plausible import factor_meant, is_factor, short
from tarief.core.ties import without_noise


class How(StrEnum):
    """The ways to change a value."""

    VALUE = "waarde"
    FACTOR = "maal"
    PLUS = "plus"


def _as_asked(amount: object) -> object:
    return plain(amount) if isinstance(amount, Decimal) else amount


@dataclass(frozen=True, slots=True)
class Change(Jsonable):
    """One change as it was asked.

    It is made at a place of the inputs: a key, or `functiemix/0/trede` for the first row of a table.
    `amount` is the new value as somebody wrote it (a number, a text or `{waarde, grondslag, …}`); with a factor
    or an addition it is the exact number. A factor or addition also works on a line that the model derived: that
    line is then given, with its source.
    """

    TITLE = "Wijziging"

    place: Annotated[Place, "plaats"]
    how: Annotated[How, "wijze"]
    amount: Annotated[Any, "waarde", _as_asked]
    source: Annotated[str, "bron"] = ""

    def applied(self, old: Decimal) -> Decimal:
        """Return what a factor or an addition makes of a number."""
        with localcontext(EXACT):
            new = old * Decimal(self.amount) if self.how is How.FACTOR else old + Decimal(self.amount)
            return without_noise(new)


def changed_inputs(base: Breakdown, changes: Sequence[Change]) -> tuple[StatedInputs, list[Finding]]:
    """Return the inputs of `base` with the changes made, and a fault for each change that cannot be made."""
    inputs, faults = base.inputs, list[Finding]()
    for change in changes:
        if not _is_there(inputs, change.place.names):
            faults.append(_no_such_row(base, change))
        elif change.how is not How.VALUE and line_of(change.place) not in base.values:
            faults.append(_no_such_line(base, change))
        else:
            new = _new_value(base, change)
            inputs = inputs.restated(base.model, change.place.names, new, _source(base, change))
    return inputs, faults


def line_of(place: Place) -> str:
    """Return the id of the line at a place: `functiemix/0/trede` is `trede_1`."""
    rows = [name for name in place.names if isinstance(name, int)]
    return f"{place.key}_{rows[0] + 1}" if rows else place.key if len(place.names) == 1 else ""


def written(text: str) -> Place:
    """Return the place that somebody wrote as a key or as table/row/key; the first row is 0."""
    return Place.of(
        *(int(part) if part.isdecimal() and number else part for number, part in enumerate(text.split("/")))
    )


def _is_there(inputs: StatedInputs, names: Sequence[Name]) -> bool:
    """Whether a place is a key, or in a row that its table has."""
    match names:
        case (str(table), int(index), str()):
            return index < inputs.rows.get(table, 0)
    return len(names) == 1


def _new_value(base: Breakdown, change: Change) -> Any:
    return change.amount if change.how is How.VALUE else change.applied(base.values[line_of(change.place)])


def _source(base: Breakdown, change: Change) -> str:
    """Whoever reads a changed number sees what it was made from."""
    if change.how is How.VALUE:
        return change.source
    line = line_of(change.place)
    unit = base.plan.nodes[line].unit
    decimals = decimals_of(change.amount, 2)
    by = f"× {dutch(change.amount, decimals)}" if change.how is How.FACTOR else f"+ {shown(change.amount, unit)}"
    told = f"{shown(base.values[line], unit)} {by}"
    return f"{told} ({change.source})" if change.source else told


def _no_such_line(base: Breakdown, change: Change) -> Finding:
    if not base.model.takes(change.place.key):
        return unknown_key(base.model, change.place)
    text = f"'{change.place!s:.60}' heeft in de basisberekening geen waarde om van uit te gaan."
    advice = "Geef de nieuwe waarde zelf in plaats van een factor of een verschil."
    return Finding("geen_waarde_in_de_basis", text, advice, change.place)


def _no_such_row(base: Breakdown, change: Change) -> Finding:
    tables = list(base.inputs.rows)
    known = f"De basis heeft de tabellen: {', '.join(tables)}." if tables else "De basis heeft geen tabellen."
    advice = f"Schrijf een sleutel, of tabel/regel/sleutel met 0 voor de eerste regel. {known}"
    return Finding("onbekende_plaats", f"'{change.place!s:.60}' is geen plaats in de invoer.", advice, change.place)


def as_change(place: Place, raw: Any) -> Change:
    """Return the change that `raw` says: a value, or `{maal: …}` or `{plus: …}` with an optional `bron`.

    Raises `Refused` for a factor or addition that is no number, with its place in the change.
    """
    ways = [how for how in (How.FACTOR, How.PLUS) if isinstance(raw, Mapping) and how in raw]
    if isinstance(raw, Mapping) and not ways and "waarde" not in raw:
        wrong = next((str(name) for name in raw if name not in SAID), "")
        text = f"'{wrong[:60]}' is geen wijziging." if wrong else "Hier staat geen wijziging."
        raise Refused((Finding("geen_wijziging", text, meant(wrong, list(How), "Geef waarde, maal of plus.")),))
    if not ways:
        return Change(place, How.VALUE, raw, str(raw.get("bron", "")) if isinstance(raw, Mapping) else "")
    unknown = [str(name) for name in raw if name not in (ways[0], "bron")]
    refuse(
        Finding("onbekend_veld", f"'{name[:60]}' hoort hier niet.", f"Geef {ways[0]} en eventueel bron.")
        for name in unknown
    )
    amount = number_at(raw[ways[0]], Place.of(ways[0])) if ways[0] is How.PLUS else _factor(raw[How.FACTOR])
    return Change(place, ways[0], amount, str(raw.get("bron", "")))


def _factor(raw: Json) -> Decimal:
    """Read a factor; where a point can mean two things, only one of them is a factor."""
    possible = only_possible(read_number(raw), is_factor)
    value = number_at(raw, Place.of(How.FACTOR)) if possible is None else possible
    if is_factor(value):
        return value
    factor = factor_meant(value)
    hint = "" if factor is None else f"Bedoelt u maal {short(factor)} ({short((factor - 1).scaleb(2))}% erbij)? "
    advice = f"{hint}Een heel andere waarde geeft u zelf, zonder maal."
    text = f"Maal {short(value)} is onwaarschijnlijk."
    raise Refused((Finding("onwaarschijnlijk", text, advice, Place.of(How.FACTOR), value=value),))
