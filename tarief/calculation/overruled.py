"""What was answered beside a file that says it too: the answer goes first, on every door, and that is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tarief.calculation.inputs import Path, StatedInputs
from tarief.calculation.supply import Supplied, read_supply
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.model.steps import Steps

#: The kind of the remark that an answer goes before what a file says.
OVERRULED = "antwoord_gaat_voor"
_ADVICE = "Klopt wat in het bestand staat, haal dan het antwoord weg."


def overruled(model: Steps, file: StatedInputs, now: StatedInputs) -> tuple[Finding, ...]:
    """Return a remark, placed by path, for each value of a file that reads as another one now."""
    paths = [path for path, item in file.stated.items() if len(path) == 1 and now.stated.get(path, item) != item]
    return tuple(_told(model, file, now, paths)) if paths else ()


def _told(model: Steps, file: StatedInputs, now: StatedInputs, paths: Collection[Path]) -> Iterator[Finding]:
    before, after = read_supply(model, file), read_supply(model, now)
    for key in (str(path[0]) for path in paths):
        named = [(key, model.options[key])] if key in model.options else []
        if quantity := model.quantities.get(key):
            texts = [_number(each.quantities.get((key, None))) for each in (before, after)]
            yield from _remark(key, quantity.label, *texts)
            named = [(key, model.options[quantity.base_key])] if quantity.base_key in model.options else []
        for place, option in named:
            choices = [each.options.get((option.key, None), "") for each in (before, after)]
            yield from _remark(place, option.label, *(option.choices.get(each, each) for each in choices))


def _remark(key: str, label: str, old: str, new: str) -> Iterator[Finding]:
    if old and new and old != new:
        text = f"{label} is in het bestand {old}; uw antwoord {new} gaat voor."
        yield Finding(OVERRULED, text, _ADVICE, Place.of(key), Severity.WARNING, subject=key)


def _number(item: Supplied | None) -> str:
    return shown(item.value, item.unit, 4) if item is not None and item.sound else ""
