"""Parameters to doubt: preliminary, past their date, weakly sourced, or an own one that does nothing."""

from collections.abc import Iterator

from tarief.calculation import Breakdown
from tarief.core.dutch import listed
from tarief.core.findings import Finding, Severity, remark
from tarief.core.nearest import nearest
from tarief.core.place import Place
from tarief.model.plan import Node
from tarief.parameters import Status, Value
from tarief.parameters.wording import day, validity

_PRELIMINARY, _DEFINITIVE = "_voorlopig", "_definitief"
_WEAK = (Status.SECONDARY, Status.DERIVED, Status.APPROXIMATE)
#: Figures of a named year: they belong to that year, whatever the day of the calculation.
_OF_A_YEAR = "indices"


def doubtful_parameters(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield what to doubt in the parameters that this calculation used."""
    nodes = (node for key, node in breakdown.plan.nodes.items() if key in breakdown.in_use)
    used = [(node, value) for node in nodes if isinstance(value := node.parameter, Value)]
    for node, value in used:
        yield from _preliminary(breakdown, node, value)
        yield from _past_its_date(breakdown, node, value)
    yield from _weak(list(dict.fromkeys(value for _, value in used)))
    yield from _unused(breakdown, {value.path for _, value in used})


def _preliminary(breakdown: Breakdown, node: Node, value: Value) -> Iterator[Finding]:
    # The preliminary figure of the year before is what a correction is measured from: it is meant to be that.
    if not value.key.endswith(_PRELIMINARY) or node.quantity.key.endswith(_PRELIMINARY):
        return
    path = value.path.removesuffix(_PRELIMINARY) + _DEFINITIVE
    definitive = breakdown.library.find(path, value.start) if value.start and breakdown.library.has(path) else None
    yield remark(
        "voorlopig_cijfer",
        Place.of(node.id),
        f"{node.label} is een voorlopig cijfer: {value.shown} ({value.describe()}).",
        "Het definitieve cijfer kan hoger of lager uitkomen.",
        f"Het definitieve cijfer is bekend: {definitive.shown}. Reken daarmee, of spreek de nacalculatie af."
        if definitive
        else "Spreek af of en hoe met het definitieve cijfer wordt nagecalculeerd.",
    )


def _past_its_date(breakdown: Breakdown, node: Node, value: Value) -> Iterator[Finding]:
    if value.holds(breakdown.on) or value.publisher == _OF_A_YEAR:
        return
    yield remark(
        "parameter_verlopen",
        Place.of(node.id),
        f"{node.label} ({value.shown}) is {validity(value.start, value.end)}; gerekend is voor {day(breakdown.on)}.",
        "Een waarde buiten haar periode is niet zonder meer nog goed.",
        f"Geef {node.quantity.key} zelf op voor {day(breakdown.on)}, met de bron.",
    )


def _weak(values: list[Value]) -> Iterator[Finding]:
    weak = [value for value in values if value.status in _WEAK]
    if not weak:
        return
    rough = any(value.status is Status.APPROXIMATE for value in weak)
    yield remark(
        "zwakke_bronnen",
        Place.of("parameters"),
        f"Niet in de officiële tekst gelezen: {len(weak)} van de {len(values)} gebruikte parameters, te weten "
        f"{listed([f'{value.path} ({value.status.label})' for value in weak])}.",
        "In een gesprek over de prijs zijn dit de waarden die het eerst worden betwist.",
        "Zoek ze na in de officiële tekst, of geef een eigen waarde met bron.",
        Severity.WARNING if rough else Severity.NOTE,
    )


def _unused(breakdown: Breakdown, used: set[str]) -> Iterator[Finding]:
    """An own parameter under a name that the library does not know: perhaps a slip of the pen."""
    publishers = breakdown.library.publishers
    known = {value.path for item in publishers if not item.own for value in item.values}
    for value in (value for item in publishers if item.own for value in item.values):
        if value.path in used or value.path in known:
            continue
        near = nearest(value.path, known)
        yield remark(
            "eigen_parameter_ongebruikt",
            Place.of(value.path),
            f"De eigen parameter {value.path} ({value.shown}) is niet gebruikt; de bibliotheek kent die naam niet.",
            "Een verschrijving in de naam heeft geen enkel gevolg voor de prijs, en valt dus niet op.",
            f"Bedoelt u {near}?" if near else "Ga na of de naam klopt.",
            Severity.NOTE,
        )
