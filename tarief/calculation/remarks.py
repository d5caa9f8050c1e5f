"""What a careful reader would want to know about a result: findings that travel with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from tarief.calculation.inputs import Row
from tarief.calculation.line import Line
from tarief.calculation.supplied import Supply
from tarief.core.dutch import listed, shown, with_small_letter
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.model.declare import Given
from tarief.model.model import FORECAST_RATE, Model
from tarief.model.plan import NodeKind, Plan


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
        text = (
            f"{line.label} is opgegeven als {line.shown}; uit de andere invoer volgt {shown(line.derived, line.unit)}."
        )
        advice = "De opgave is gebruikt. Ga na waar het verschil vandaan komt."
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
