"""Who and what comes to the table: parties, mandates, products, definitions and the questions about them."""

from collections.abc import Iterator

from tarief.core.findings import Finding
from tarief.core.law import LAWS
from tarief.core.nearest import meant
from tarief.core.rounding import CENT
from tarief.core.units import CARE_UNITS, UNITS
from tarief.negotiation.definition import Definition, ParameterKind
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    MandateGiven,
    Mode,
    OpenBookChosen,
    ParameterDefined,
    PartyAdded,
    ProcessStarted,
    ProductAdded,
    QuestionAnswered,
    QuestionAsked,
    RequirementsChanged,
    ToolLaid,
)
from tarief.negotiation.outcomes import ProviderJoined, ValueUnlocked
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import Wanted, consequence, fault, rule
from tarief.negotiation.rules.lines import unfit_id, unknown_line


@rule(ProcessStarted)
def _led(wanted: Wanted[ProcessStarted]) -> Iterator[Finding]:
    if wanted.what.facilitator.seat is not Seat.FACILITATOR:
        yield fault("geen_begeleider", "Een proces heeft een begeleider.", "Noem wie het leidt.", "begeleider", "rol")


@rule(PartyAdded)
def _seat(wanted: Wanted[PartyAdded]) -> Iterator[Finding]:
    return _welcome(wanted.process, wanted.what.party)


@rule(ProviderJoined)
def _joins(wanted: Wanted[ProviderJoined]) -> Iterator[Finding]:
    yield from _welcome(wanted.process, wanted.what.party)
    if wanted.what.party.seat not in (Seat.PROVIDER, Seat.COOPERATIVE):
        text, advice = "Alleen een aanbieder of coöperatie kan toetreden.", "Voeg een ander toe in een nieuwe ronde."
        yield fault("geen_aanbieder", text, advice, "partij", "rol")


def _welcome(process: Process, party: Party) -> Iterator[Finding]:
    yield from unfit_id(party.id, "partij", "id")
    if party.id in process.parties:
        yield fault("partij_dubbel", "Deze partij zit al aan tafel.", "Geef een nieuw id.", "partij", "id")
    above = process.parties.get(party.cooperative)
    if party.cooperative and (above is None or above.seat is not Seat.COOPERATIVE):
        text, advice = "Deze coöperatie zit niet aan tafel.", "Voeg eerst de coöperatie toe."
        yield fault("cooperatie_onbekend", text, advice, "partij", "cooperatie")
    if party.cooperative and party.seat is not Seat.PROVIDER:
        text, advice = "Alleen een aanbieder is lid van een coöperatie.", "Laat 'cooperatie' weg."
        yield fault("geen_lid", text, advice, "partij", "cooperatie")
    if party.negotiator and party.seat is not Seat.MUNICIPALITY:
        text, advice = "Een onderhandelaar spreekt voor gemeenten.", "Geef de rol 'gemeente', of laat dit weg."
        yield fault("geen_onderhandelaar", text, advice, "partij", "onderhandelaar")
    if party.seat is Seat.FACILITATOR:
        text, advice = "Een proces heeft een begeleider: wie het begon.", "Geef een andere rol."
        yield fault("begeleider_dubbel", text, advice, "partij", "rol")
    if party.open_book:
        text, advice = "Met een open boek stemt een aanbieder zelf in.", "Laat 'open_boek' weg."
        yield fault("niet_eigen", text, advice, "partij", "open_boek")


@rule(OpenBookChosen)
def _open_book(wanted: Wanted[OpenBookChosen]) -> Iterator[Finding]:
    if wanted.process.mode is not Mode.OPEN_BOOK:
        text, advice = "In dit proces zijn de opgaven verzegeld.", "U hoeft hier niets te kiezen."
        yield fault("geen_open_boek", text, advice, "open_boek")


@rule(MandateGiven)
def _mandate(wanted: Wanted[MandateGiven]) -> Iterator[Finding]:
    mandate, process = wanted.what.mandate, wanted.process
    if mandate.giver != wanted.by.id:
        text, advice = "Een gemeente machtigt alleen voor zichzelf.", "Laat de gemeente dit zelf doen."
        yield fault("niet_eigen", text, advice, "machtiging", "van")
    other = process.parties.get(mandate.to)
    if other is None or other.seat is not Seat.MUNICIPALITY or other.id == mandate.giver:
        text = "Namens een gemeente spreekt een andere gemeente of een regionale onderhandelaar aan tafel."
        yield fault("gemachtigde_onbekend", text, "Kies een andere partij met de rol gemeente.", "machtiging", "aan")
    for index, product in enumerate(mandate.products):
        if product not in process.products:
            text = "Dit product ligt niet op tafel."
            yield fault("product_onbekend", text, "Kies een product.", "machtiging", "producten", index)


@rule(ToolLaid)
def _tool(wanted: Wanted[ToolLaid]) -> Iterator[Finding]:
    if wanted.what.key in wanted.process.tools:
        text, advice = "Deze rekentool ligt al op tafel.", "Kies hem als model van een product."
        yield fault("rekentool_dubbel", text, advice, "delen")


@rule(ProductAdded)
def _product(wanted: Wanted[ProductAdded]) -> Iterator[Finding]:
    product, process = wanted.what.product, wanted.process
    yield from unfit_id(product.id, "product", "id")
    if product.id in process.products:
        text, advice = "Dit product ligt al op tafel.", "Wijzig de eisen, of geef een nieuw id."
        yield fault("product_dubbel", text, advice, "product", "id")
    if product.lighter and product.lighter not in process.products:
        text, advice = "Het lichtere product ligt niet op tafel.", "Voeg dat eerst toe."
        yield fault("product_onbekend", text, advice, "product", "lichter_product")
    if product.unit not in CARE_UNITS:
        text, advice = "Dit is geen eenheid waarin zorg wordt afgerekend.", f"Kies uit: {', '.join(CARE_UNITS)}."
        yield fault("eenheid_onbekend", text, advice, "product", "eenheid")
    if not product.parameters:
        text, advice = "Een product heeft parameters.", "Noem waaruit het tarief is opgebouwd."
        yield fault("geen_parameters", text, advice, "product", "parameters")
    if product.requirements_version != 1:
        text, advice = "Een nieuw product begint met de eerste eisen.", "Laat 'eisenversie' weg."
        yield fault("versie", text, advice, "product", "eisenversie")


@rule(RequirementsChanged)
def _affected(wanted: Wanted[RequirementsChanged]) -> Iterator[Finding]:
    for index, definition in enumerate(wanted.what.affected):
        yield from unknown_line(wanted.process, wanted.what.product, definition, "raakt", index)
    if not wanted.what.affected:
        text, advice = "Andere eisen raken de kostprijs.", "Noem de parameters die erdoor kunnen veranderen."
        yield fault("raakt_niets", text, advice, "raakt")


@consequence(RequirementsChanged)
def _unlock_affected(wanted: Wanted[RequirementsChanged]) -> Iterator[Happening]:
    for item in wanted.process.locks:
        if item.product == wanted.what.product and item.definition in wanted.what.affected:
            yield ValueUnlocked(item.product, item.definition, "De eisen aan het product zijn gewijzigd.")


@rule(ParameterDefined)
def _definition(wanted: Wanted[ParameterDefined]) -> Iterator[Finding]:
    definition = wanted.what.definition
    yield from unfit_id(definition.id, "definitie", "id")
    earlier = wanted.process.definitions.get(definition.id)
    version = 1 if earlier is None else earlier.version + 1
    if definition.version != version:
        text, advice = f"Dit wordt versie {version} van deze omschrijving.", f"Geef versie {version}."
        yield fault("versie", text, advice, "definitie", "versie")
    yield from _letters(definition)
    yield from _numbers(definition)


def _letters(definition: Definition) -> Iterator[Finding]:
    for law, letters in (("jeugdwet", definition.jeugdwet), ("wmo", definition.wmo)):
        unknown = [letter for letter in letters.split("+") if letters and letter not in LAWS[law].elements]
        if unknown:
            advice = f"Kies uit: {', '.join(LAWS[law].elements)}."
            yield fault("onderdeel_onbekend", f"{LAWS[law].article} kent dit niet.", advice, "definitie", law)


def _numbers(definition: Definition) -> Iterator[Finding]:
    if definition.unit not in UNITS:
        advice = meant(definition.unit, UNITS, "Kies een eenheid als uren, aandeel of euro_per_jaar.")
        yield fault("eenheid_onbekend", "Deze eenheid is onbekend.", advice, "definitie", "eenheid")
    if definition.step <= 0:
        yield fault("stap", "Een stap is groter dan nul.", f"Kies bijvoorbeeld {CENT}.", "definitie", "stap")
    if definition.least is not None and definition.most is not None and definition.least > definition.most:
        text, advice = "De ondergrens ligt boven de bovengrens.", "Draai ze om."
        yield fault("grenzen", text, advice, "definitie", "minstens")
    is_fact = definition.kind is ParameterKind.FACT
    if is_fact != (definition.fact is not None):
        text = "Een feit heeft een vaste waarde." if is_fact else "Alleen een feit heeft een vaste waarde."
        advice = "Vul de waarde en de bron in." if is_fact else "Laat 'vaste_waarde' weg."
        yield fault("vaste_waarde", text, advice, "definitie", "vaste_waarde")
    if is_fact and not definition.source:
        yield fault("bron_ontbreekt", "Een feit heeft een bron.", "Noem cao, besluit of wet.", "definitie", "bron")


@consequence(ParameterDefined)
def _unlock_defined(wanted: Wanted[ParameterDefined]) -> Iterator[Happening]:
    for item in wanted.process.locks:
        if item.definition == wanted.what.definition.id:
            yield ValueUnlocked(item.product, item.definition, "De omschrijving van de parameter is gewijzigd.")


@rule(QuestionAsked)
def _question(wanted: Wanted[QuestionAsked]) -> Iterator[Finding]:
    if wanted.what.id in wanted.process.questions:
        yield fault("vraag_dubbel", "Deze vraag is al gesteld.", "Geef een nieuw id.", "id")
    if wanted.what.definition not in wanted.process.definitions:
        text, advice = "Deze parameter is niet omschreven.", "Vraag over een omschreven parameter."
        yield fault("parameter_onbekend", text, advice, "parameter")


@rule(QuestionAnswered)
def _answer(wanted: Wanted[QuestionAnswered]) -> Iterator[Finding]:
    if wanted.what.question not in wanted.process.questions:
        yield fault("vraag_onbekend", "Deze vraag is niet gesteld.", "Kies een gestelde vraag.", "vraag")
