"""A file that stands for a price: a cost sheet of any kind, our template, or a JSON request.

What still stands in the way of its price is said; it is answered on the page of the sheet itself, which holds the
same file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import PurePath

from api.files.case import Case, cases, counted, template_case
from api.files.look import look_at_sheet, read_held, request_of, understood_of
from api.files.nothing import nothing_found
from api.files.remembered import NOBODY, OwnMemory
from api.files.request import is_request, parse_request, request_in
from api.web.held import PRODUCT, Held, Uploads
from tarief import Breakdown, Finding, Refused
from tarief.core.amounts import price
from tarief.core.days import ANOTHER_DAY, DAY, another_day
from tarief.core.findings import refuse
from tarief.documents.document import KINDS
from tarief.documents.strict_json import is_writable
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Reading, SheetAnswers


@dataclass(frozen=True, slots=True)
class ProductOffer:
    """One product of a sheet to choose: its price, or what it waits for."""

    number: int
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class PricedFile:
    """A file with its price, or with what stands in the way of it.

    `offers` are the products of a sheet with more than one, `chosen` is the number of the one that counts (0: none
    yet). `open` says how much is still to be answered, `faults` what cannot be answered.
    """

    number: str
    held: Held
    breakdown: Breakdown | None = None
    product: str = ""
    offers: tuple[ProductOffer, ...] = ()
    chosen: int = 0
    open: str = ""
    faults: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.held.called or "bestand"

    @property
    def address(self) -> str:
        """Where the sheet has a page of its own; empty for a document, which has none."""
        product = f"?product={self.chosen}" if self.chosen > 1 else ""
        return "" if PurePath(self.held.name).suffix.lower() in KINDS else f"/opgave/{self.number}{product}"


def look_at_priced(name: str, content: bytes, *, memory: OwnMemory = NOBODY) -> Held:
    """Return the file as it will be held; raises `Refused` when it cannot be read or, as JSON, not be calculated."""
    if is_request(name):
        parse_request(request_in(content)).calculate()
        return Held(name, content)
    return first_look(name, content, memory=memory)


def priced(number: str, held: Held) -> PricedFile:
    """Work out the price of a held file as far as its answers go."""
    if is_request(held.name):
        return PricedFile(number, held, request_of(held).calculate())
    understood = understood_of(held)
    return _template(number, held, understood) if isinstance(understood, Opgave) else _sheet(number, held, understood)


def _template(number: str, held: Held, opgave: Opgave) -> PricedFile:
    case = template_case(opgave, held)
    asked = counted(len(case.questions), "vraag", "vragen")
    told = f"nog {asked}" if asked else ""
    return PricedFile(number, held, case.breakdown, opgave.product, chosen=1, open=told, faults=case.faults)


def _sheet(number: str, held: Held, reading: Reading) -> PricedFile:
    found = cases(reading, held)
    if not found:
        return PricedFile(number, held, faults=(nothing_found(reading),))
    wanted = number_in(held.texts[PRODUCT]) if held.texts.get(PRODUCT) else 0
    chosen = 1 if len(found) == 1 else wanted if wanted <= len(found) else 0
    offers = tuple(map(_offer, found)) if len(found) > 1 else ()
    if not chosen:
        return PricedFile(number, held, offers=offers)
    return _case(PricedFile(number, held, offers=offers, chosen=chosen), found[chosen - 1])


def _case(start: PricedFile, case: Case) -> PricedFile:
    named = replace(start, product=case.product.name, breakdown=case.breakdown)
    if case.breakdown is not None:
        return named
    return replace(named, open=case.waits) if case.open or case.lacking else replace(named, faults=case.faults)


def _offer(case: Case) -> ProductOffer:
    told = (
        case.waits
        if case.breakdown is None
        else f"{price(case.breakdown.tarief, case.breakdown.unit)} per {case.breakdown.one}"
    )
    return ProductOffer(case.number, case.name, told)


def number_in(text: str) -> int:
    """Read the number of a product from an address or form; the first for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def choose_product(held_here: Uploads, number: str, texts: Mapping[str, str], letter: str = "") -> bool:
    """Keep the product that was chosen for a file, `letter` tells several apart; False when none was."""
    held, chosen = held_here.get(number), texts.get(f"{PRODUCT}_{letter}")
    if held is None or not chosen:
        return False
    held_here.replace(number, replace(held, texts={**held.texts, PRODUCT: chosen}))
    return True


def unreadable(refused: Refused) -> tuple[Finding, ...]:
    """Return the faults of a file, each with its place in front, so that they can stand beside the field."""
    return tuple(
        Finding(each.kind, f"{each.place}: {each.text}" if each.place else each.text, each.advice)
        for each in refused.findings
    )


_LONGEST = 100


def first_look(
    name: str, content: bytes, aanbieder: str = "", *, memory: OwnMemory = NOBODY, day: date | None = None
) -> Held:
    """Return the file with the answers recalled from an earlier one; raises `Refused` when it cannot be read.

    `day` is the reference date where it was given beside the file; a file that holds its own must not differ.
    """
    said = aanbieder.strip()[:_LONGEST]
    given = {DAY: day.isoformat()} if day is not None else {}
    held = Held(name, content, said if is_writable(said) else "", given)
    found = look_at_sheet(partial(read_held, held), SheetAnswers(), memory, held.aanbieder)
    if isinstance(found.understood, Opgave):
        refuse(finding for finding in found.understood.findings if finding.kind == ANOTHER_DAY)
        return replace(held, aanbieder=held.aanbieder or found.understood.aanbieder)
    own, where = found.understood.peildatum, found.understood.day_place
    if day is not None and own is not None and own != day and where:
        refuse([another_day(own, day, where)])
    answers = {**found.choices.answers, **given}
    return replace(held, answers=answers, cells=found.choices.cells, remembered=found.reused)
