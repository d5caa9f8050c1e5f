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

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.bounds import limits_of, out_of_bounds
from tarief.core.findings import Finding, Severity
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.kinds import Words
from tarief.documents.record import Record
from tarief.documents.spot import Spot
from tarief.model.plan import Node
from tarief.uncertainty.correlation import PLACE, read_correlation
from tarief.uncertainty.distributions import DISTRIBUTIONS, Distribution, Fixed, Normal
from tarief.uncertainty.records import KINDS, AfspraakIn, OnzekerheidIn, record_of
from tarief.uncertainty.settled import settled_beforehand
from tarief.uncertainty.uncertain import Terms, Uncertainty
from tarief.uncertainty.wording import KIND, fault, said

ROOM = "onzekerheid"
#: No draw of a normal lies further from its mean than this many times its spread.
FURTHEST = 6


def read_uncertainty(data: Json, breakdown: Breakdown) -> Uncertainty:
    """Read `onzekerheid` (per line of the breakdown), `samenhang` and `afspraak`; raises `Refused` with every fault."""
    record = OnzekerheidIn.of(data)
    spot, nodes = record.spot.inside(ROOM), breakdown.plan.nodes
    line = Words(tuple(nodes), "'{word}' is hier onbekend.")
    settled = [*settled_beforehand(breakdown, record.onzekerheid, Place())]
    spot.note(settled)
    free = record.onzekerheid.keys() - {finding.place.key for finding in settled}
    known = {key: raw for key, raw in record.onzekerheid.items() if key in free and line.read(key, spot.inside(key))}
    inputs, sources = {}, {}
    for key, raw in known.items():
        distribution, source = _distribution(raw, nodes[key], spot.inside(key))
        sources[key] = source
        if distribution is not None:
            inputs[key] = distribution
    if all(isinstance(item, Fixed) for item in inputs.values()) and not spot.faults:
        spot.fault(KIND, "Geen enkele invoer is onzeker.", "Geef minstens één invoer een verdeling.")
    correlation = read_correlation(record.samenhang, inputs, tuple(known), record.spot.inside(PLACE))
    terms = Terms() if record.afspraak is None else _terms(record.afspraak)
    remarks = [remark for key, item in inputs.items() for remark in _beside(item, nodes[key], breakdown.values[key])]
    record.refuse()
    return Uncertainty(inputs, correlation, terms, sources, tuple(remarks))


def _distribution(raw: Json, node: Node, spot: Spot) -> tuple[Distribution | None, str]:
    """Return the distribution that is said of a line, None where it is faulty, and who says so."""
    if not isinstance(raw, Mapping):
        spot.fault(*Record.OBJECT)
        return None, ""
    word = KINDS.read(raw.get("verdeling"), spot.inside("verdeling"))
    if word is None:
        return None, ""
    kind = DISTRIBUTIONS[word]
    record = record_of(kind, node.unit.percent)(raw, spot)
    if not record.sound:
        return None, ""
    found = kind(**{name: record.values[key] for name, key in kind.DUTCH.items()})
    wrong = [*found.faults(), *_outside(found, node)]
    spot.note(wrong)
    return None if wrong else found, str(record.values["bron"])


def _outside(found: Distribution, node: Node) -> Iterator[Finding]:
    """Values that the model does not allow for this line; they are never cut off."""
    quantity = node.quantity.as_given
    for field, value in found.ends.items():
        if (wrong := out_of_bounds(quantity, value, node.unit)) is not None:
            yield fault(Place.of(field), wrong.text, wrong.advice)
    if isinstance(found, Normal) and found.spread > 0:
        for value in (found.mean - FURTHEST * found.spread, found.mean + FURTHEST * found.spread):
            if out_of_bounds(quantity, value, node.unit) is not None:
                expected = f"verwacht wordt een waarde {limits_of(quantity, node.unit)}"
                text = (
                    f"Een normale verdeling rond {said(found.mean)} met spreiding {said(found.spread)} komt tot "
                    f"{said(value)}, en dat kan niet: {expected}."
                )
                yield fault(
                    Place.of("spreiding"),
                    text,
                    "Kies een driehoek met laag, midden en hoog, of een kleinere spreiding.",
                )


def _terms(record: AfspraakIn) -> Terms:
    for key, value in (("tarief", record.tarief), ("volume", record.volume)):
        if value is not None and value <= 0:
            text = f"{key} is {said(value)} en moet meer dan 0 zijn."
            record.spot.inside(key).fault(KIND, text, "Vul het juiste getal in.")
    share = record.deel_aanbieder
    if not 0 <= share <= 1:
        spot = record.spot.inside("deel_aanbieder")
        spot.fault(KIND, f"Een deel van {said(share)} kan niet.", "Geef een aandeel van 0 tot en met 1.")
    return Terms(record.tarief, record.volume, share)


def _beside(found: Distribution, node: Node, central: Decimal) -> Iterator[Finding]:
    """A remark where the value that was calculated with cannot come out of the draws."""
    ends = found.ends.values()
    if ends and not isinstance(found, Fixed) and not min(ends) <= central <= max(ends):
        text = f"{node.label}: de berekening gaat uit van {said(central)}, en dat ligt buiten de verdeling."
        place = Place.of(ROOM, node.id)
        yield Finding("buiten_verdeling", text, "Ga na welke van de twee klopt.", place, Severity.WARNING)
