"""What the library says: remarks that travel with a value, and what there is instead where it has none."""

from collections.abc import Iterable
from datetime import date

from tarief.core.dutch import with_small_letter
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.parameters.record import Status, Term, Value
from tarief.parameters.wording import day, distance, key_in_words, period

_WEAK = {
    Status.SECONDARY: ("komt uit een secundaire bron", Severity.NOTE),
    Status.DERIVED: ("is afgeleid uit de bron", Severity.NOTE),
    Status.APPROXIMATE: ("is een benadering", Severity.WARNING),
    Status.PROVISIONAL: ("is voorlopig en nog niet vastgesteld", Severity.WARNING),
}


def remarks(
    value: Value, on: date, others: Iterable[Value], term: Term | None, title: str, called: str = ""
) -> tuple[Finding, ...]:
    """Return the remarks on a value used on a day; `others` are all values at its path, `title` is its publisher's.

    Without the label of what it is used for (`called`), the value is named by its key in words.
    """
    name = called or f"{key_in_words(value.key)} ({title})"
    found = [_weak(value, name), _undated(value, name), _ended(value, on, term, title)]
    found += [
        _instead_of(value, other, name) if other.overridden else _disagrees(value, other, name)
        for other in others
        if other.overlaps(value) and (other.holds(on) or not value.holds(on))
    ]
    return tuple(finding for finding in found if finding is not None)


def _weak(value: Value, name: str) -> Finding | None:
    if value.status not in _WEAK:
        return None
    words, severity = _WEAK[value.status]
    note = f" ({value.note})" if value.note else ""
    text = f"{name}, {value.shown}, {words}: {value.source.title}{note}."
    advice = "Geef een eigen waarde op als u een betere bron hebt."
    return Finding(f"bron_{value.status}", text, advice, Place.of(value.path), severity, name)


def _undated(value: Value, name: str) -> Finding | None:
    if value.start is not None or value.end is not None:
        return None
    text = f"{name}, {value.shown}: de bron noemt geen periode ({value.source.title})."
    advice = "Ga na of de waarde nog geldt."
    return Finding("periode_onbekend", text, advice, Place.of(value.path), Severity.WARNING, name)


def _ended(value: Value, on: date, term: Term | None, title: str) -> Finding | None:
    if term is None or term.end is None or term.end >= on or value.end is not None:
        return None
    text = f"De looptijd van {title} eindigde op {day(term.end)}; gerekend is voor {day(on)}."
    advice = "Ga na of er een nieuwe cao is en geef anders de nieuwe waarden op, met de bron."
    # Placed at the cao, not at the value: said once, however many values come from it.
    return Finding("cao_verlopen", text, advice, Place.of(value.publisher), Severity.WARNING)


def _instead_of(value: Value, other: Value, name: str) -> Finding | None:
    """An own file goes before the library: both values and both sources stay in sight."""
    if other is value or value.overridden:
        return None
    text = (
        f"Voor {with_small_letter(name)} is de eigen parameter {value.shown} gebruikt ({value.source.title}) in plaats "
        f"van {other.shown} uit de bibliotheek ({other.source.title})."
    )
    advice = "Ga na of beide partijen van de eigen waarde uitgaan."
    return Finding("eigen_parameter", text, advice, Place.of(value.path), Severity.NOTE, name)


def _disagrees(value: Value, other: Value, name: str) -> Finding | None:
    if other.value == value.value:
        return None
    text = (
        f"Voor {with_small_letter(name)} is gerekend met {value.shown} ({value.source.title}); "
        f"{other.source.title} noemt {other.shown}."
    )
    advice = "Kies de waarde die voor u geldt en noem de bron."
    return Finding("bronnen_oneens", text, advice, Place.of(value.path), Severity.WARNING, name)


def unknown_path(path: str, known: Iterable[str]) -> Finding:
    """No publisher has this value: name the nearest paths."""
    from difflib import get_close_matches

    near = get_close_matches(path, known, 3)
    advice = f"Bedoelt u {' of '.join(near)}?" if near else "Zoek de naam op in de lijst van parameters."
    return Finding("parameter_onbekend", f"De parameter {path} bestaat niet.", advice, Place.of(path))


def outside_period(path: str, on: date, values: Iterable[Value], beside: Iterable[Value] = ()) -> Finding:
    """There are values, but none for this day: name the nearest period and its value, and what is known `beside` it.

    That is never taken unasked: it is another figure, and its note says how far off it may be.
    """
    nearest = min(values, key=lambda value: (distance(value.start, value.end, on), not value.preferred))
    text = (
        f"Voor {path} is op {day(on)} geen waarde bekend; de dichtstbijzijnde periode is "
        f"{period(nearest.start, nearest.end)} ({nearest.shown})."
    )
    advice = ("Geef de waarde zelf op, met de bron.", *map(_known_instead, beside))
    return Finding("parameter_buiten_periode", text, " ".join(advice), Place.of(path))


def _known_instead(value: Value) -> str:
    note = f". Let op: {value.note}" if value.note else ""
    return f"Wel bekend, maar niet hetzelfde: {value.path}, {value.shown} ({value.source.title}){note}."


def unknown_cao(cao: str, known: Iterable[tuple[str, str]]) -> Finding:
    """This cao is not in the library: name those that are."""
    keys = ", ".join(key for key, _ in known)
    text = f"Van de cao '{cao[:60]}' zijn geen gegevens bekend."
    return Finding("cao_onbekend", text, f"Kies uit: {keys}.", Place.of("cao"))
