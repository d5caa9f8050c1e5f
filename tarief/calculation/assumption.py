"""Next year: asking with what the last known parameters are carried on, and saying that it was done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.calculation.inputs import Stated, StatedInputs
from tarief.calculation.missing import Missing
from tarief.calculation.resolve import Resolver
from tarief.core.dutch import listed
from tarief.core.findings import Choice, Finding, Question, Severity
from tarief.core.place import Place
from tarief.model.model import FORECAST, FORECAST_RATE, FORECASTS, Model
from tarief.model.plan import Node
from tarief.parameters import Status, Value
from tarief.parameters.forecast import Forecast, last_ova, last_raise
from tarief.parameters.lookup import can_ask
from tarief.parameters.wording import day, validity

#: The kind of the finding that says that the price rests on a forecast.
ASSUMED: Final = "prognose"
_OVA, _CAO, OWN = FORECASTS
_NAMES: Final = {_OVA: "OVA", _CAO: "cao-resultaat", OWN: "eigen percentage"}
_SHOWN: Final = 3
_ASK: Final = "Waarmee gaan de laatst bekende bedragen per 1 januari omhoog?"
_NOTHING: Final = Forecast(Decimal(0), "")


def as_forecast(resolver: Resolver) -> Resolver:
    """Return the search over parameters carried on, where that was asked; what cannot be had is noted as a fault."""
    model, supply = resolver.model, resolver.supply
    kind, rate = supply.option(FORECAST), supply.quantities.get((FORECAST_RATE, None))
    if FORECAST not in model.options or (kind is None and rate is None):
        return resolver
    if rate is None:
        forecast = _published(kind or OWN, resolver)
    else:
        forecast = Forecast(rate.value, _NAMES[kind or OWN], rate.source)
    if forecast is None:
        what = "Het percentage van de prognose ontbreekt."
        do = f"Vul {FORECAST_RATE} in: de verhoging per 1 januari, met de bron."
        supply.findings.append(Finding("ontbreekt", what, do, Place.of(FORECAST_RATE)))
    return Resolver(model, supply, resolver.library, resolver.on, forecast or _NOTHING)


def _published(kind: str, resolver: Resolver) -> Forecast | None:
    if kind == _OVA:
        return last_ova(resolver.library, resolver.on)
    cao = resolver.option("cao") if "cao" in resolver.model.options else None
    if kind != _CAO or cao is None or not resolver.library.cao_title(cao):
        return None
    return last_raise(resolver.library, cao, resolver.on)


def ask_for_forecast(
    resolver: Resolver, inputs: StatedInputs, missing: Sequence[Finding], price: Callable[[StatedInputs], str]
) -> tuple[list[Finding], list[Question]]:
    """Turn all that is missing because no table reaches the day into one question.

    `price` calculates other inputs and returns what is then shown as the price, empty where they are refused.
    """
    model = resolver.model
    if FORECAST not in model.options or resolver.forecast is not None:
        return list(missing), []
    carried = Resolver(model, resolver.supply, resolver.library, resolver.on, _NOTHING)
    still = () if carried.plan() is not None else Missing(carried).report()
    places = {finding.place for finding in still}
    gone = [finding for finding in missing if finding.place not in places]
    if not gone:
        return list(missing), []
    names = dict.fromkeys(_label(model, finding) for finding in gone)
    several = f"Op {day(resolver.on)} zijn nog niet bekend: {listed([*names])}."
    what = several if len(gone) > 1 else gone[0].text  # which names the period that is known
    what += "".join(_own_and_past(resolver, gone))
    why = "Voor een dag na de laatste tabel kan met de laatst bekende waarden worden gerekend, als aanname."
    do = f"Kies {FORECAST}, of geef {FORECAST_RATE} met de bron. Of geef de waarden zelf: {listed(_keys(gone))}."
    finding = Finding("keuze_ontbreekt", f"{what} {why}", do, Place.of(FORECAST), subject="Prognose")
    choices = _choices(resolver, inputs, price)
    first = [*names][:_SHOWN] + ([f"nog {len(names) - _SHOWN}"] if len(names) > _SHOWN else [])
    text = f"Op {day(resolver.on)} nog niet bekend: {listed(first)}. {_ASK}"
    return [finding, *still], [Question(FORECAST, text, choices, Place.of(FORECAST), "Prognose")]


def _choices(resolver: Resolver, inputs: StatedInputs, price: Callable[[StatedInputs], str]) -> tuple[Choice, ...]:
    choices = []
    for kind, label in FORECASTS.items():
        known = None if kind == OWN else _published(kind, resolver)
        if known is not None or kind == OWN:
            told = f"{label}: {known}" if known else f"{label}, dat u dan invult met de bron"
            consequence = price(inputs.with_values({(FORECAST,): Stated(kind)})) if known else ""
            choices.append(Choice(kind, told, consequence))
    return tuple(choices)


def _own_and_past(resolver: Resolver, findings: Iterable[Finding]) -> Iterator[str]:
    """Say of each parameter of the user's own that is asked when it ended: it was not misspelt."""
    own = [value for item in resolver.library.added if item.own for value in item.values]
    for finding in findings:
        source = getattr(resolver.model.quantities.get(finding.place.key), "source", None)
        past = [value for value in own if source is not None and can_ask(source, value.path)]
        if past:
            last = max(past, key=lambda value: value.end or date.min)
            yield f" Uw eigen parameter {last.path} is verlopen: {validity(last.start, last.end)}."


def _label(model: Model, finding: Finding) -> str:
    entry = model.quantities.get(finding.place.key) or model.options.get(finding.place.key)
    return finding.place.key if entry is None else entry.label.lower()


def _keys(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.place.key for finding in findings))


def assumed(nodes: Iterable[Node], forecast: Forecast | None) -> list[Finding]:
    """Say once what was carried on, and with what; or that a forecast was not needed (any more)."""
    used = {
        node.quantity.label.lower(): node.parameter
        for node in nodes
        if isinstance(node.parameter, Value) and node.parameter.status is Status.FORECAST
    }
    place = Place.of(FORECAST)
    if not used and forecast is None:
        return []
    if not used:
        what = "De prognose is niet gebruikt: van elke waarde is bekend wat zij op de peildatum is."
        return [Finding("prognose_niet_nodig", what, "Haal prognose weg uit de invoer.", place, Severity.NOTE)]
    values = "1 waarde" if len(used) == 1 else f"{len(used)} waarden"
    if forecast is None:
        short = f"Prognose: {values} van een concept met parameters, nog niet vastgesteld."
        what = f"Aanname: {values} zijn nog niet vastgesteld. Het gaat om: {listed([*used])}."
        return [Finding(ASSUMED, what, "Vul de vastgestelde waarden in.", place, Severity.WARNING, short)]
    short = f"Prognose: {values} doorgetrokken, euro's met {forecast}."
    what = (
        f"Aanname: {values} nog niet bekend op de peildatum; gerekend is met de laatst bekende. Bedragen in euro's "
        f"zijn verhoogd met {forecast}, percentages en uren zijn gelijk gehouden. Het gaat om: {listed([*used])}."
    )
    do = "Reken opnieuw zodra de echte waarden bekend zijn: tarief indexnota laat dan het verschil zien."
    return [Finding(ASSUMED, what, do, place, Severity.WARNING, short)]
