"""What of an event follows from the process and is never sent: an id, a tariff, the heads of chains, a hash."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import uuid4

from api.negotiation.followed import corridor_of
from api.negotiation.kept import keep_agreed
from api.negotiation.priced import between, calculation, calculations, model_of, tool_in
from api.negotiation.sheets import figures
from api.store.unit import StoreUnit
from tarief.agreement.content import content_of
from tarief.agreement.file import content_hash
from tarief.agreement.growth import growth_amounts
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.rounding import to_cents
from tarief.negotiation.definition import CareProduct
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import GapConfirmed, OfferMade, ProductAdded, RoundClosed, TextSet, ToolLaid
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.realised import CorridorAgreed
from tarief.negotiation.snapshot import SnapshotTaken

What = TypeVar("What", bound=Happening)


@dataclass(frozen=True, slots=True)
class MoveCase:
    """Where something is about to happen."""

    unit: StoreUnit
    process: Process
    by: Party
    at: datetime

    def product(self, key: str) -> CareProduct:
        """Return a product on the table; raises `Refused` for what is none."""
        if (product := self.process.products.get(key)) is None:
            text, advice = "Dit product ligt niet op tafel.", "Kies een product dat op tafel ligt."
            raise Refused((Finding("product_onbekend", text, advice, Place.of("product")),))
        return product


_Finish = Callable[[MoveCase, Any], Happening]
_FINISHES: dict[type[Happening], _Finish] = {}
#: What stands in a field until it is worked out.
_STAND_INS: Final[dict[str, Json]] = {
    "tarief": "0",
    "opgaven": [],
    "koppen": [],
    "inhoud_sha256": "",
    "bedragen_ingroeipad": {},
    "sleutel": "-",
    "naam": "-",
}


def stand_in(name: str) -> Json:
    """Return what stands in a field that is worked out, so that the rest can be read; a new id is one already."""
    return str(uuid4()) if name == "id" else _STAND_INS[name]


def finished(case: MoveCase, what: Happening) -> Happening:
    """Return what is to happen with everything filled in that follows from the process."""
    finish = _FINISHES.get(type(what))
    return what if finish is None else finish(case, what)


def _of(kind: type[What]) -> Callable[[Callable[[MoveCase, What], What]], Callable[[MoveCase, What], What]]:
    def register(function: Callable[[MoveCase, What], What]) -> Callable[[MoveCase, What], What]:
        _FINISHES[kind] = function
        return function

    return register


@_of(RoundClosed)
def _closed(case: MoveCase, what: RoundClosed) -> RoundClosed:
    """The heads in an order that says nothing of whose they are."""
    heads = case.unit.heads(case.process.id).items()
    return replace(what, heads=tuple(sorted(head.hash for chain, head in heads if chain != case.process.id)))


@_of(ToolLaid)
def _tool(_: MoveCase, what: ToolLaid) -> ToolLaid:
    layout = tool_in(what.parts).layout
    return replace(what, key=layout.key, label=layout.label)


@_of(ProductAdded)
def _product(case: MoveCase, what: ProductAdded) -> ProductAdded:
    """A model that is named is one that there is; without one there is no price yet."""
    if what.product.model:
        model_of(case.process, what.product)
    return what


@_of(TextSet)
def _text(case: MoveCase, what: TextSet) -> TextSet:
    product = case.product(what.product)
    unknown = [key for key in what.values if key not in product.parameters]
    if unknown or set(product.parameters) - what.values.keys():
        return what  # the rules say what is wrong with it
    return replace(what, tariff=calculation(case.process, product, what.values, case.at.date()).tarief)


@_of(OfferMade)
def _offer(case: MoveCase, what: OfferMade) -> OfferMade:
    text = case.process.text(case.product(what.product).id)
    changes = {change.definition: change.value for change in what.changes}
    if text is None or set(changes) - text.set.values.keys():
        return what
    product = case.process.products[what.product]
    worked = calculation(case.process, product, {**text.set.values, **changes}, text.at.date())
    return replace(what, tariff=to_cents(worked.exact("tarief")))


@_of(GapConfirmed)
def _gap(case: MoveCase, what: GapConfirmed) -> GapConfirmed:
    """The middle is only there to be confirmed where what rests is small; what the other one wants shows in nothing."""
    gap = between(case.process, what.product, case.by, what.other)
    if gap is None or not gap.offered:
        text, advice = "Tussen u en deze partij rest geen klein verschil.", "Doe een voorstel."
        raise Refused((Finding("verschil_niet_klein", text, advice, Place.of("met")),))
    return what


@_of(AgreementReached)
def _agreement(case: MoveCase, what: AgreementReached) -> AgreementReached:
    found = calculations(case.process)
    what = replace(what, amounts=growth_amounts(what, found))
    content = content_of(case.process, what, found, closed=case.at)
    keep_agreed(case.unit, case.process, content)
    return replace(what, content=content_hash(content))


@_of(CorridorAgreed)
def _corridor(case: MoveCase, what: CorridorAgreed) -> CorridorAgreed:
    """Bands that cannot be are refused where the rule of a corridor stands."""
    del case
    corridor_of(what)
    return what


@_of(SnapshotTaken)
def _snapshot(case: MoveCase, what: SnapshotTaken) -> SnapshotTaken:
    return replace(what, sheets=figures(case.unit, case.process, case.product(what.product).id))
