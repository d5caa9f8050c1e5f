"""What figures of an agreement in force are held to: products on the table, quarters that are over, sound numbers."""

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from tarief.core.findings import Finding
from tarief.negotiation.process import Process
from tarief.negotiation.quarter import Quarter, no_quarter
from tarief.negotiation.realised import BudgetPlanned, CareOfQuarter, CareOfYear, RealisationReported
from tarief.negotiation.rulebook import Wanted, fault, rule

_CARE = "zorg"


@rule(BudgetPlanned)
def _planned(wanted: Wanted[BudgetPlanned]) -> Iterator[Finding]:
    care, agreement = wanted.what.care, wanted.process.agreement
    yield from _of_whom(wanted, care)
    yield from _twice([(one.product, one.year) for one in care])
    for at, one in enumerate(care):
        yield from _unknown(wanted.process, one.product, at)
        if agreement is not None and not agreement.start.year <= one.year <= agreement.end.year:
            text = f"In {one.year} geldt de overeenkomst niet."
            yield fault("buiten_looptijd", text, "Kies een jaar van de overeenkomst.", _CARE, at, "jaar")
        yield from _no_plan(one, at)


@rule(RealisationReported)
def _reported(wanted: Wanted[RealisationReported]) -> Iterator[Finding]:
    care = wanted.what.care
    yield from _of_whom(wanted, care)
    yield from _twice([(one.product, one.period) for one in care])
    for at, one in enumerate(care):
        yield from _unknown(wanted.process, one.product, at)
        yield from no_quarter(one.quarter, _CARE, at, "kwartaal")
        if one.period is not None:
            yield from _wrong_time(wanted, one.period, at)
        yield from _no_figures(one, at)


def _of_whom(wanted: Wanted[BudgetPlanned] | Wanted[RealisationReported], care: Sequence[object]) -> Iterator[Finding]:
    if wanted.by.negotiator:
        text, advice = "Wie namens gemeenten spreekt, heeft zelf geen cijfers.", "Laat elke gemeente de eigen invullen."
        yield fault("niet_eigen", text, advice, _CARE)
    if not care:
        yield fault("geen_cijfers", "Er zijn nog geen cijfers.", "Vul ten minste één product in.", _CARE)


def _twice(keys: Sequence[Hashable]) -> Iterator[Finding]:
    for at, key in enumerate(keys):
        if key in keys[:at]:
            text, advice = "Dit product staat er voor deze periode twee keer.", "Tel de regels op, of haal er een weg."
            yield fault("regel_dubbel", text, advice, _CARE, at, "product")


def _unknown(process: Process, product: str, at: int) -> Iterator[Finding]:
    if product not in process.products:
        text, advice = f"Product '{product[:60]}' ligt niet op tafel.", "Kies een product van de overeenkomst."
        yield fault("product_onbekend", text, advice, _CARE, at, "product")


def _wrong_time(wanted: Wanted[RealisationReported], quarter: Quarter, at: int) -> Iterator[Finding]:
    agreement, place = wanted.process.agreement, (_CARE, at, "kwartaal")
    if agreement is not None and not (agreement.start <= quarter.end and quarter.start <= agreement.end):
        text = f"In het {quarter.words} geldt de overeenkomst niet."
        yield fault("buiten_looptijd", text, "Kies een kwartaal van de overeenkomst.", *place)
    elif wanted.at.date() <= quarter.end:
        text = f"Het {quarter.words} is nog niet voorbij."
        yield fault("kwartaal_loopt", text, f"Vul het in vanaf {quarter.next.start:%d-%m-%Y}.", *place)


def _no_plan(one: CareOfYear, at: int) -> Iterator[Finding]:
    for name, value in (("clienten", one.clients), ("eenheden", one.units), ("prijs", one.price)):
        if value is not None and value <= 0:
            yield fault("niet_positief", "Dit is meer dan nul.", "Vul het juiste getal in.", _CARE, at, name)


def _no_figures(one: CareOfQuarter, at: int) -> Iterator[Finding]:
    figures = {"clienten": one.clients, "eenheden": one.units, "kosten": one.cost}
    for name, value in figures.items():
        if value < 0:
            yield fault("negatief", "Dit kan niet onder nul liggen.", "Vul het juiste getal in.", _CARE, at, name)
    yield from _without(one.units, one.clients, "eenheden zonder cliënten", (at, "clienten"))
    yield from _without(one.clients, one.units, "cliënten zonder eenheden", (at, "eenheden"))
    yield from _without(one.cost, one.units, "kosten zonder eenheden", (at, "eenheden"))


def _without(some: Decimal, none: Decimal, what: str, at: tuple[int, str]) -> Iterator[Finding]:
    if some > 0 and none == 0:
        yield fault("onvolledig", f"Er zijn {what}.", "Vul beide in, of beide nul.", _CARE, *at)
