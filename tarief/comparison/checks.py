"""What a careful reader stops at in two calculations side by side: percentages on different bases, a subcontractor."""

from collections.abc import Iterator

from tarief.calculation import Breakdown, Line
from tarief.core.dutch import shown
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.core.units import AANDEEL

_DUTY = "Wie zorg uitbesteedt moet zelf ook een reële prijs betalen (Besluit Jeugdwet art. 2.3)."


def check_bases(one: Breakdown, other: Breakdown) -> tuple[Finding, ...]:
    """Check that two calculations state their percentages on the same bases."""
    return tuple(_different_bases(one, other, ("A", "B")))


def check_subcontractor(main: Breakdown, sub: Breakdown) -> tuple[Finding, ...]:
    """Check the price for a subcontractor against the cost price of the main contractor itself."""
    names = ("hoofdaannemer", "onderaannemer")
    return (*_subcontractor_price(main, sub), *_different_bases(main, sub, names))


def _different_bases(one: Breakdown, other: Breakdown, names: tuple[str, str]) -> Iterator[Finding]:
    """Yield the percentages that the two calculations state on different bases."""
    for key, line in one.by_key.items():
        theirs = other.by_key.get(key)
        labels = _labels(one, key) | _labels(other, key)
        if theirs is None or line.base == theirs.base or not {line.base, theirs.base} <= labels.keys():
            continue
        if not (line.value and theirs.value):  # nothing is nothing on any base
            continue
        what = (
            f"{line.label}: {names[0]} noemt {line.shown} {labels[line.base]}, "
            f"{names[1]} {theirs.shown} {labels[theirs.base]}."
        )
        why = "Op verschillende grondslagen zijn ze niet te vergelijken."
        do = (
            _converted(line, theirs, labels)
            or _converted(theirs, line, labels)
            or "Geef beide op dezelfde grondslag op."
        )
        yield remark("grondslag_verschilt", Place.of(key), what, why, do)


def _labels(breakdown: Breakdown, key: str) -> dict[str, str]:
    node = breakdown.plan.nodes.get(key)
    given = node.quantity if node is not None else None
    return {base.key: base.label for base in given.bases} if given else {}


def _converted(line: Line, theirs: Line, labels: dict[str, str]) -> str:
    """Both on the base of the second; empty where the first is not known on it."""
    mine = line.other_bases.get(theirs.base)
    if mine is None or theirs.unit != AANDEEL:
        return ""
    amounts = f"{shown(mine, AANDEEL)} tegenover {theirs.shown}"
    return f"Vergelijk op dezelfde grondslag: {amounts}, beide {labels[theirs.base]}."


def _subcontractor_price(main: Breakdown, sub: Breakdown) -> Iterator[Finding]:
    """Yield what is wrong with the price for the subcontractor: below the main contractor's floor, or below cost."""
    if main.unit != sub.unit:
        yield remark(
            "andere_eenheid",
            Place.of("onderaannemer"),
            f"De hoofdaannemer rekent in {main.unit.label}, de onderaannemer in {sub.unit.label}.",
            "Zo is niet te zien of de onderaannemer een reële prijs krijgt.",
            "Reken een van beide om.",
        )
        return
    floor = main.tarief if main.kostprijs is None else main.kostprijs
    if sub.tarief < floor:
        yield remark(
            "onderaannemer_onder_ondergrens",
            Place.of("onderaannemer"),
            f"De onderaannemer krijgt {shown(sub.tarief, sub.unit)}, {shown(floor - sub.tarief, sub.unit)} minder dan "
            f"de eigen kostprijs van de hoofdaannemer ({shown(floor, main.unit)}).",
            _DUTY,
            "Leg per onderdeel uit welke kosten de onderaannemer niet heeft, of verhoog de prijs.",
        )
    if sub.kostprijs is not None and sub.tarief < sub.kostprijs:
        yield remark(
            "onderaannemer_onder_kostprijs",
            Place.of("onderaannemer"),
            f"De onderaannemer krijgt {shown(sub.tarief, sub.unit)}, minder dan de eigen kostprijs "
            f"({shown(sub.kostprijs, sub.unit)}).",
            _DUTY,
            "Spreek een prijs af die de kosten dekt.",
        )
