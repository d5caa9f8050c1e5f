"""What a careful reader would want to know about a result: findings that travel with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from tarief.calculation.inputs import Path, Row, StatedInputs
from tarief.calculation.line import Line
from tarief.calculation.supplied import Supplied, Supply
from tarief.calculation.supply import read_supply
from tarief.core.dutch import listed, shown, with_small_letter
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.model.declare import Given
from tarief.model.model import FORECAST_RATE, Model
from tarief.model.plan import NodeKind, Plan
from tarief.model.steps import Steps

#: The kind of the remark that an answer goes before what a file says.
OVERRULED = "antwoord_gaat_voor"
_ANSWER_GOES_FIRST = "Klopt wat in het bestand staat, haal dan het antwoord weg."


def remarks_on_lines(lines: Mapping[str, Line], derived: Iterable[str], checks: Iterable[str]) -> list[Finding]:
    """Return the remarks that look at amounts: of what was derived beside what was given, and of checks."""
    beside = (lines[key] for key in derived if key in lines)
    return [*_differs(beside), *_not_nothing(lines[key] for key in checks if key in lines)]


def remarks_on_shape(plan: Plan) -> list[Finding]:
    """Return the remarks on what was and was not claimed."""
    return [*_read_as_included(plan), *_not_claimed(plan)]


def _differs(lines: Iterable[Line]) -> Iterator[Finding]:
    """A step that was given, beside a different value that follows from the rest of the inputs."""
    for line in lines:
        if line.derived is None or line.derived == line.value or shown(line.derived, line.unit) == line.shown:
            continue
        follows = f"uit de andere invoer volgt {shown(line.derived, line.unit)}."
        text = f"{line.label} is opgegeven als {line.shown}; {follows}"
        advice = "De opgave is gebruikt. Ga na waar het verschil vandaan komt."
        if not line.value:
            text = f"{line.label} telt niet mee: gerekend is met {line.shown}; {follows}"
            advice = "Hoort het bedrag in de prijs, geef het dan op."
        yield Finding("opgave_wijkt_af", text, advice, Place.of(line.key), Severity.WARNING)


def _not_nothing(lines: Iterable[Line]) -> Iterator[Finding]:
    """A check that comes to something: the source does not add up, or two amounts that must agree differ."""
    for line in lines:
        if line.value and line.shown != shown(Decimal(0), line.unit):
            text = f"{line.label} is {line.shown} en hoort 0 te zijn."
            advice = f"{line.meaning} Ga na waar het verschil vandaan komt.".strip()
            yield Finding("controle_niet_nul", text, advice, Place.of(line.key), Severity.WARNING)


def _read_as_included(plan: Plan) -> list[Finding]:
    found = []
    for node in plan.nodes.values():
        holder = plan.nodes.get(node.quantity.included_in) if isinstance(node.quantity, Given) else None
        if node.kind is NodeKind.ABSENT and holder is not None and holder.kind is NodeKind.GIVEN:
            text = f"{holder.label} is gelezen als inclusief {node.label.lower()}; die is niet apart opgegeven."
            advice = f"Zit het er niet in, geef {with_small_letter(node.label)} dan apart op."
            place = Place.of(holder.id)
            found.append(Finding("inbegrepen_gelezen", text, advice, place, Severity.WARNING, instead=(str(node.id),)))
    return found


def _not_claimed(plan: Plan) -> list[Finding]:
    return [
        Finding(
            "niet_opgevoerd",
            f"{node.label}: niet opgevoerd.",
            node.quantity.optional,
            Place.of(node.id),
            Severity.NOTE,
            node.label,
        )
        for node in plan.nodes.values()
        if node.kind is NodeKind.ABSENT and node.quantity.optional.strip("- ")
    ]


def unused(plan: Plan, supply: Supply) -> dict[str, list[Row]]:
    """Return what was supplied and no line rests on, also in rows; a column of which nothing counts is there once."""
    used = {(node.quantity.key, node.row_index) for node in plan.nodes.values()}
    # A value for the whole counts in every row that has none of its own.
    used |= {(key, None) for key, row in used if (key, row) not in supply.quantities}
    found: dict[str, list[Row]] = {}
    for key, row in supply.quantities:
        if (key, row) not in used and key != FORECAST_RATE:
            found.setdefault(key, []).append(row)
    return found


def unused_choices(model: Model, plan: Plan, supply: Supply) -> list[Finding]:
    """Return the remarks on choices in the rows of a table that no formula, parameter or percentage asked for."""
    silent = {*model.index.owner_of_base, *(table.name for table in model.tables.values())}
    found: dict[str, list[int]] = {}
    for key, row in supply.options:
        if row is not None and model.options[key].row and key not in silent and f"{key}_{row + 1}" not in plan.chosen:
            found.setdefault(key, []).append(row)
    return [not_used(key, rows, Place.of(model.options[key].row, rows[0], key)) for key, rows in found.items()]


def not_used(key: str, rows: Sequence[Row], place: Place) -> Finding:
    """Say that something was given and moves nothing."""
    numbers = listed([str(row + 1) for row in rows if row is not None])
    where = f" in regel {numbers}" if numbers else ""
    text = f"{key} is{where} opgegeven maar niet gebruikt: wat ervan afhangt is zelf opgegeven of niet nodig."
    return Finding("niet_gebruikt", text, "", place, Severity.NOTE)


def overruled(model: Steps, file: StatedInputs, now: StatedInputs) -> tuple[Finding, ...]:
    """Return a remark, placed by path, for each value of a file that reads as another one now."""
    paths = [path for path, item in file.stated.items() if len(path) == 1 and now.stated.get(path, item) != item]
    return tuple(_overruled(model, file, now, paths)) if paths else ()


def _overruled(model: Steps, file: StatedInputs, now: StatedInputs, paths: Collection[Path]) -> Iterator[Finding]:
    before, after = read_supply(model, file), read_supply(model, now)
    for key in (str(path[0]) for path in paths):
        named = [(key, model.options[key])] if key in model.options else []
        if quantity := model.quantities.get(key):
            texts = [_number(each.quantities.get((key, None))) for each in (before, after)]
            yield from _answered(key, quantity.label, *texts)
            named = [(key, model.options[quantity.base_key])] if quantity.base_key in model.options else []
        for place, option in named:
            choices = [each.options.get((option.key, None), "") for each in (before, after)]
            yield from _answered(place, option.label, *(option.choices.get(each, each) for each in choices))


def _answered(key: str, label: str, old: str, new: str) -> Iterator[Finding]:
    if old and new and old != new:
        text = f"{label} is in het bestand {old}; uw antwoord {new} gaat voor."
        yield Finding(OVERRULED, text, _ANSWER_GOES_FIRST, Place.of(key), Severity.WARNING, subject=key)


def _number(item: Supplied | None) -> str:
    return shown(item.value, item.unit, 4) if item is not None and item.sound else ""
