"""Where the start data come from: the gate that wants two sources, and values on which sources disagree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from tarief.core.alike import name_key
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.place import Place

_KIND = "startgegevens"
#: Start data older than this at the start of the contract are remarked on.
OLDEST_DAYS = 731
#: Figures of the same thing may lie this far apart, as a share of the larger: registrations are closed on different
#: days. It is the tolerance by which revenue and accounts must reconcile (docs/onderhandeling.md#startgegevens).
TOLERANCE = Decimal("0.02")

_USED = "Waarmee het contract rekent; de bronnen moeten dat dragen."


@dataclass(frozen=True, slots=True)
class Statement(Jsonable):
    """What one source says.

    `about` tells what it says it of (years, scope).
    """

    TITLE = "Bronvermelding"
    ORDER = "waarde bron datum"

    value: Annotated[Decimal, "waarde"]
    source: Annotated[str, "bron"]
    on: date | None = None
    about: Annotated[str, "over"] = ""

    @property
    def _day(self) -> Annotated[str, "datum"]:
        return self.on.isoformat() if self.on else ""


@dataclass(frozen=True, slots=True)
class Sourced(Jsonable):
    """A value with every source that speaks of it.

    None is preferred; they must bear out what is `used`.
    """

    TITLE = "Startgegeven"
    ORDER = "sleutel label tegenstrijdig bronnen"

    place: Annotated[Place, "sleutel"]
    label: Annotated[str, "label"]
    statements: Annotated[tuple[Statement, ...], "bronnen"]
    used: Annotated[Decimal | None, "gerekend_met", _USED, str, Absent] = None

    @property
    def conflicting(self) -> Annotated[bool, "tegenstrijdig"]:
        """Whether the sources disagree about the value or what it is a value of."""
        return len({(statement.value, statement.about) for statement in self.statements}) > 1

    @property
    def sources(self) -> frozenset[str]:
        """The different sources; one that is only written otherwise is no second source."""
        return frozenset(filter(None, (name_key(one.source) for one in self.statements)))

    def findings(self) -> tuple[Finding, ...]:
        """Return a warning that shows every reading where the sources disagree."""
        if not self.conflicting:
            return ()
        readings = "; ".join(_reading(statement) for statement in self.statements)
        text = f"De bronnen verschillen over {self.label[0].lower()}{self.label[1:]}: {readings}."
        advice = "Ga na welke bron klopt; tot dan blijven beide waarden staan."
        return (Finding("bronnen_verschillen", text, advice, self.place, Severity.WARNING),)


def baseline_findings(values: Sequence[Sourced], start: date) -> tuple[Finding, ...]:
    """Return what stands in the way of a budget on these start data; a fault is the red light of the gate."""
    return tuple(item for value in values for item in _weak(value, start))


def verified(values: Sequence[Sourced], start: date) -> bool:
    """Whether the start data pass the gate: each from two dated sources that bear out each other and the contract."""
    return bool(values) and not any(item.severity is Severity.FAULT for item in baseline_findings(values, start))


def _fault(place: Place, text: str, advice: str) -> Finding:
    return Finding(_KIND, text, advice, place)


def _weak(value: Sourced, start: date) -> Iterator[Finding]:
    if len(value.sources) < 2:
        text = f"{value.label} rust op {len(value.sources) or 'geen'} bron."
        yield Finding(_KIND, text, "Bevestig de waarde uit een tweede, onafhankelijke bron.", value.place)
    for undated in (one for one in value.statements if one.on is None):
        text = f"{value.label} heeft geen datum (bron: {undated.source or 'niet genoemd'})."
        yield _fault(value.place, text, "Vul bij datum in van welke dag de gegevens zijn, zoals 2018-01-01.")
    if value.conflicting:
        severity = Severity.FAULT if _far_apart(value) else Severity.WARNING
        yield Finding(_KIND, value.findings()[0].text, "Zoek uit welke bron klopt.", value.place, severity)
    yield from _contradicted(value)
    for statement in value.statements:
        yield from _out_of_time(value, statement, start)


def _contradicted(value: Sourced) -> Iterator[Finding]:
    """What the contract reckons with, and the sources that say something else."""
    used = value.used
    other = [one for one in value.statements if used is not None and _differ(used, one.value)]
    if used is None or not other:
        return
    text = f"{value.label} is in het contract {_shown(used)}, maar volgens de bron {'; '.join(map(_reading, other))}."
    yield _fault(value.place, text, "Reken met wat de bronnen zeggen, of leg uit waarom het contract daarvan afwijkt.")


def _out_of_time(value: Sourced, statement: Statement, start: date) -> Iterator[Finding]:
    if statement.on is None:
        return
    if statement.on > start:
        text = f"{value.label} is van {statement.on:%d-%m-%Y} ({statement.source}), na de start op {start:%d-%m-%Y}."
        yield _fault(value.place, text, "Gebruik gegevens van voor de start: latere zeggen niet waarmee werd begonnen.")
    elif (start - statement.on).days > OLDEST_DAYS:
        text = f"{value.label} is van {statement.on:%d-%m-%Y}, meer dan twee jaar voor de start."
        yield Finding(_KIND, text, "Gebruik recentere gegevens.", value.place, Severity.WARNING)


def _far_apart(value: Sourced) -> bool:
    """Whether the sources speak of different things, or differ by more than counting on another day explains."""
    values = [one.value for one in value.statements]
    return len({one.about for one in value.statements}) > 1 or _differ(min(values), max(values))


def _differ(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > TOLERANCE * max(abs(one), abs(other))


def _reading(statement: Statement) -> str:
    return f"{_shown(statement.value)} ({', '.join(filter(None, (statement.about, statement.source)))})"


def _shown(value: Decimal) -> str:
    return dutch(value, 0 if value == value.to_integral_value() else 2)
