"""Parameters to doubt: preliminary, past their date, weakly sourced, or an own one that does nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tarief.calculation import Breakdown
from tarief.core.dutch import listed
from tarief.core.findings import Finding, Severity, remark
from tarief.core.nearest import nearest
from tarief.core.place import Place
from tarief.model.declare import Given
from tarief.model.plan import Node
from tarief.parameters import Status, Value
from tarief.parameters.expiry import lapsing
from tarief.parameters.lookup import ByOption, can_ask
from tarief.parameters.wording import day, distance, key_in_words, validity

_PRELIMINARY, _DEFINITIVE = "_voorlopig", "_definitief"
_ROUGH = (Status.APPROXIMATE, Status.PROVISIONAL)
_WEAK = (Status.SECONDARY, Status.DERIVED, *_ROUGH)
#: Figures of a named year: they belong to that year, whatever the day of the calculation.
_OF_A_YEAR = "indices"


def doubtful_parameters(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield what to doubt in the parameters that this calculation used."""
    nodes = (node for key, node in breakdown.way.plan.nodes.items() if key in breakdown.in_use)
    used = [(node, value) for node in nodes if isinstance(value := node.parameter, Value)]
    for node, value in used:
        yield from _preliminary(breakdown, node, value)
        yield from _past_its_date(breakdown, node, value)
        yield from _standing_in(breakdown, node, value)
    yield from _weak({value: node.label for node, value in used})
    yield from _unused(breakdown, {value for _, value in used})
    yield from _drafts(breakdown)
    yield from _lapsing(
        breakdown, {value.path: node.label for node, value in used}, {value.publisher for _, value in used}
    )


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


def _standing_in(breakdown: Breakdown, node: Node, value: Value) -> Iterator[Finding]:
    """What applies to the choice is not known of this day, and another figure was used."""
    origin = node.quantity.source if isinstance(node.quantity, Given) else None
    applies = origin.rather.get(breakdown.chosen.get(origin.option, "")) if isinstance(origin, ByOption) else None
    if applies is None or value.path == applies:
        return
    named = key_in_words(applies.rpartition(".")[2])
    yield remark(
        "vervangend_cijfer",
        Place.of(node.id),
        f"{node.label}: gerekend met {value.shown} ({value.describe()}); hier geldt {named}, en dat is op "
        f"{day(breakdown.on)} niet bekend.",
        "Het cijfer dat geldt kan hoger of lager zijn.",
        f"Geef {node.quantity.key} zelf op, met de bron.",
        Severity.NOTE,
    )


def _weak(values: Mapping[Value, str]) -> Iterator[Finding]:
    """Values that were not read in the official text, each by what it is used for."""
    weak = [value for value in values if value.status in _WEAK]
    if not weak:
        return
    rough = any(value.status in _ROUGH for value in weak)
    yield remark(
        "zwakke_bronnen",
        Place.of("parameters"),
        f"Niet in de officiële tekst gelezen: {len(weak)} van de {len(values)} gebruikte parameters, te weten "
        f"{listed([f'{values[value]} ({value.status.label})' for value in weak])}.",
        "In een gesprek over de prijs zijn dit de waarden die het eerst worden betwist.",
        "Zoek ze na in de officiële tekst, of geef een eigen waarde met bron.",
        Severity.WARNING if rough else Severity.NOTE,
    )


def _drafts(breakdown: Breakdown) -> Iterator[Finding]:
    for year in sorted({item.draft for item in breakdown.library.added if item.draft}):
        yield remark(
            "parameters_concept",
            Place.of("parameters"),
            f"De parameters voor {year} zijn nog niet gepubliceerd.",
            "Wie ermee rekent kan een andere uitkomst krijgen dan na de controle.",
            "Laat ze nakijken en publiceer ze, op de pagina Parameters of met tarief parameters.",
        )


def _lapsing(breakdown: Breakdown, labels: Mapping[str, str], publishers: set[str]) -> Iterator[Finding]:
    """What this price rests on and ends within a quarter after its day, with nothing known to follow it."""
    every = lapsing(breakdown.library, breakdown.on, publishers)
    found = [
        replace(item, what=labels.get(item.what, item.what)) for item in every if item.what in labels or item.is_term
    ]
    if not found:
        return
    yield remark(
        "parameters_lopen_af",
        Place.of("parameters"),
        f"Binnen een kwartaal na {day(breakdown.on)} loopt af: {listed([str(item) for item in found])}.",
        "Wat erna komt is nog niet bekend.",
        "Bereid de waarden voor het nieuwe jaar voor op de pagina Parameters, of reken met een prognose.",
    )


def _unused(breakdown: Breakdown, used: set[Value]) -> Iterator[Finding]:
    """Own parameters without any effect: past their date, not asked, or under a name that nothing asks."""
    own: dict[str, list[Value]] = {}
    for value in (value for item in breakdown.library.added if item.own for value in item.values):
        own.setdefault(value.path, []).append(value)
    if not own:
        return
    known = {value.path for item in breakdown.library.publishers if not item.own for value in item.values}
    asked = {value.path for value in used}
    for path, values in own.items():
        if used.isdisjoint(values) and (path in asked or _asks(breakdown, path)):
            yield from _own_and_known(breakdown, path, values)
        elif path not in asked and path not in known:
            yield from _own_and_strange(path, values, known)


def _asks(breakdown: Breakdown, path: str) -> bool:
    """Tell whether the model can ask for a parameter of this name."""
    quantities = breakdown.model.quantities.values()
    return any(
        isinstance(item, Given) and item.source is not None and can_ask(item.source, path) for item in quantities
    )


def _own_and_known(breakdown: Breakdown, path: str, values: list[Value]) -> Iterator[Finding]:
    """A name that the model asks, and no value that was used: none of that day, or nothing asked for it."""
    if any(value.holds(breakdown.on) for value in values):
        return
    nearest_value = min(values, key=lambda value: distance(value.start, value.end, breakdown.on))
    over = nearest_value.end is not None and nearest_value.end < breakdown.on
    yield remark(
        "eigen_parameter_verlopen",
        Place.of(path),
        f"De eigen parameter {path} ({nearest_value.shown}) is {'verlopen' if over else 'nog niet ingegaan'}: "
        f"{validity(nearest_value.start, nearest_value.end)}; gerekend is voor {day(breakdown.on)}.",
        "Hij is niet gebruikt.",
        "Zet de waarde van die dag in uw parameterbestand, of geef haar zelf op, met de bron.",
    )


def _own_and_strange(path: str, values: list[Value], known: set[str]) -> Iterator[Finding]:
    """A name that neither the library nor the model knows: perhaps a slip of the pen."""
    near = nearest(path, known)
    for value in values:
        yield remark(
            "eigen_parameter_ongebruikt",
            Place.of(path),
            f"De eigen parameter {path} ({value.shown}) is niet gebruikt; de bibliotheek kent die naam niet.",
            "Een verschrijving in de naam heeft geen enkel gevolg voor de prijs, en valt dus niet op.",
            f"Bedoelt u {near}?" if near else "Ga na of de naam klopt.",
            Severity.NOTE,
        )
