"""Reading uncertainty from plain data (TOML, JSON), with Dutch keys; every fault at once, each with its place.

[onzekerheid.overhead]
verdeling = "driehoek"
laag = "0.15"
midden = "0.20"
hoog = "0.28"

[[samenhang]]
tussen = ["overhead", "ziekteverzuim"]
correlatie = "0.4"

[afspraak]
tarief = "62.00"
volume = "10000"
deel_aanbieder = "1"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tarief.calculation import Breakdown
from tarief.calculation.plan import Node
from tarief.calculation.supply import out_of_bounds
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.place import Place
from tarief.uncertainty.correlation import PLACE
from tarief.uncertainty.distributions import DISTRIBUTIONS, Distribution, Fixed, Normal
from tarief.uncertainty.fields import Collector
from tarief.uncertainty.pairs import read_correlation
from tarief.uncertainty.uncertain import Terms, Uncertainty
from tarief.uncertainty.wording import fault, said

ROOM = "onzekerheid"
#: No draw of a normal lies further from its mean than this many times its spread.
FURTHEST = 6


def read_uncertainty(data: Mapping[str, Any], breakdown: Breakdown) -> Uncertainty:
    """Read `onzekerheid` (per line of the breakdown), `samenhang` and `afspraak`; raises `Refused` with every fault."""
    collector = Collector()
    top = collector.table(data, Place(), (ROOM, PLACE, "afspraak"))
    tables = collector.table(top.get(ROOM, {}), Place.of(ROOM))
    nodes = breakdown.plan.nodes
    known = {key: raw for key, raw in tables.items() if collector.known(key, nodes, Place.of(ROOM, key))}
    inputs, sources = {}, {}
    for key, raw in known.items():
        found = _distribution(raw, nodes[key], collector)
        sources[key] = str(raw.get("bron", "")) if isinstance(raw, Mapping) else ""
        if found is not None:
            inputs[key] = found
    if all(isinstance(item, Fixed) for item in inputs.values()) and not collector.findings:
        collector.fault(Place.of(ROOM), "Geen enkele invoer is onzeker.", "Geef minstens één invoer een verdeling.")
    correlation = read_correlation(top.get(PLACE), inputs, known, collector)
    terms = _terms(top.get("afspraak", {}), collector)
    remarks = [remark for key, item in inputs.items() for remark in _beside(item, nodes[key], breakdown.values[key])]
    refuse([*collector.findings])
    return Uncertainty(inputs, correlation, terms, sources, tuple(remarks))


def _distribution(raw: Any, node: Node, collector: Collector) -> Distribution | None:
    place = Place.of(ROOM, node.id)
    kind = DISTRIBUTIONS.get(str(raw.get("verdeling"))) if isinstance(raw, Mapping) else None
    if kind is None:
        if "verdeling" in (named := collector.table(raw, place)):
            collector.known(str(named["verdeling"]), DISTRIBUTIONS, place / "verdeling")
        elif isinstance(raw, Mapping):
            collector.fault(place / "verdeling", "De verdeling ontbreekt.", f"Kies uit: {', '.join(DISTRIBUTIONS)}.")
        return None
    before = len(collector.findings)
    table = collector.table(raw, place, ("verdeling", "bron", *kind.DUTCH.values()))
    values = {name: _value(name, key, table, kind, node, collector) for name, key in kind.DUTCH.items()}
    if len(collector.findings) > before:
        return None
    found = kind(**values)
    wrong = [item.under(place) for item in (*found.faults(), *_outside(found, node))]
    collector.findings += wrong
    return None if wrong else found


def _value(
    name: str, key: str, table: Mapping[str, Any], kind: type[Distribution], node: Node, collector: Collector
) -> Any:
    """One parameter of a distribution: a number, or a list of them."""
    place, percent = Place.of(ROOM, node.id, key), node.unit.percent or name == "chances"
    if key not in table:
        collector.fault(place, f"{key} ontbreekt.", f"Een {kind.KEY} vraagt {', '.join(kind.DUTCH.values())}.")
        return None
    if name not in ("values", "chances"):
        return collector.number(table[key], place, percent=percent)
    items = enumerate(collector.items(table[key], place))
    return tuple(collector.number(item, place / index, percent=percent) for index, item in items)


def _outside(found: Distribution, node: Node) -> Iterator[Finding]:
    """Values that the model does not allow for this line; they are never cut off."""
    for field, value in found.ends.items():
        if (wrong := out_of_bounds(node.quantity, value, node.unit)) is not None:
            yield fault(Place.of(field), wrong.text, wrong.advice)
    if isinstance(found, Normal) and found.spread > 0:
        for value in (found.mean - FURTHEST * found.spread, found.mean + FURTHEST * found.spread):
            if (wrong := out_of_bounds(node.quantity, value, node.unit)) is not None:
                text = (
                    f"Een normale verdeling rond {said(found.mean)} met spreiding {said(found.spread)} komt tot "
                    f"{said(value)}, en dat kan niet: {wrong.advice.split('.')[0].lower()}."
                )
                yield fault(
                    Place.of("spreiding"),
                    text,
                    "Kies een driehoek met laag, midden en hoog, of een kleinere spreiding.",
                )


def _terms(raw: Any, collector: Collector) -> Terms:
    place = Place.of("afspraak")
    table = collector.table(raw, place, ("tarief", "volume", "deel_aanbieder"))
    read = {
        key: collector.number(table[key], place / key, percent=key == "deel_aanbieder")
        for key in ("tarief", "volume", "deel_aanbieder")
        if key in table
    }
    for key in ("tarief", "volume"):
        if (value := read.get(key)) is not None and value <= 0:
            text = f"{key} is {said(value)} en moet meer dan 0 zijn."
            collector.fault(place / key, text, "Vul het juiste getal in.")
    share = read.get("deel_aanbieder", Decimal(1))
    if share is not None and not 0 <= share <= 1:
        collector.fault(
            place / "deel_aanbieder", f"Een deel van {said(share)} kan niet.", "Geef een aandeel van 0 tot en met 1."
        )
    return Terms(read.get("tarief"), read.get("volume"), Decimal(1) if share is None else share)


def _beside(found: Distribution, node: Node, central: Decimal) -> Iterator[Finding]:
    """A remark where the value that was calculated with cannot come out of the draws."""
    ends = found.ends.values()
    if ends and not isinstance(found, Fixed) and not min(ends) <= central <= max(ends):
        text = f"{node.label}: de berekening gaat uit van {said(central)}, en dat ligt buiten de verdeling."
        place = Place.of(ROOM, node.id)
        yield Finding("buiten_verdeling", text, "Ga na welke van de twee klopt.", place, Severity.WARNING)
