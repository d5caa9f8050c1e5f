"""What the library answers when it has no value: a finding that says what there is instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.parameters.record import Value
from tarief.parameters.wording import day, distance, period


def unknown_path(path: str, known: Iterable[str]) -> Finding:
    """No publisher has this value: name the nearest paths."""
    near = get_close_matches(path, known, 3)
    advice = f"Bedoelt u {' of '.join(near)}?" if near else "Zoek de naam op in de lijst van parameters."
    return Finding("parameter_onbekend", f"De parameter {path} bestaat niet.", advice, Place.of(path))


def outside_period(path: str, on: date, values: Iterable[Value]) -> Finding:
    """There are values, but none for this day: name the nearest period and its value."""
    nearest = min(values, key=lambda value: (distance(value.start, value.end, on), not value.preferred))
    text = (
        f"Voor {path} is op {day(on)} geen waarde bekend; de dichtstbijzijnde periode is "
        f"{period(nearest.start, nearest.end)} ({nearest.shown})."
    )
    return Finding("parameter_buiten_periode", text, "Geef de waarde zelf op, met de bron.", Place.of(path))


def unknown_cao(cao: str, known: Iterable[tuple[str, str]]) -> Finding:
    """This cao is not in the library: name those that are."""
    keys = ", ".join(key for key, _ in known)
    text = f"Van de cao '{cao[:60]}' zijn geen gegevens bekend."
    return Finding("cao_onbekend", text, f"Kies uit: {keys}.", Place.of("cao"))
