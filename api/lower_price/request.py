"""A flat cut asked for: the calculation, the cut and what stands beside it; and its outcome in every form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from api.charts.stack import stack_picture
from api.files.request import BerekeningIn, parse_request
from api.show.outcome import Deliverable, of_report
from tarief import Breakdown, Finding, Refused
from tarief.core.door import Progress
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.inputs import Inputs
from tarief.documents.kinds import AsGiven, ListOf, Named, Numeric, Schema
from tarief.documents.record import Entry, Record, RecordOf
from tarief.documents.spot import Spot
from tarief.lower_price.equivalents import Ranges, refuse_no_target
from tarief.lower_price.flat_cut import flat_cut, refuse_no_cut
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.opgave import Opgave
from tarief.region.case import RegionCase, View
from tarief.region.document import case_of, prices_of
from tarief.region.price_list import PriceList
from tarief.region.records import GebiedIn, PrijslijstIn
from tarief.report.lower_price import report_of_cut
from workbooks.write import write_report

#: More plans or ranges than this is no screen.
_MOST = 50
#: Stands in for a cut that could not be read, where only the rest is looked at.
_ANY_CUT = Decimal("0.5")


@dataclass(frozen=True)
class Beside:
    """What stands beside a cut: observed ranges and named plans by key, the tariff before, the price elsewhere."""

    ranges: Ranges
    plans: Mapping[str, Mapping[str, Json]]
    earlier: Decimal | None = None
    alternative: Decimal | None = None


class _Pair:
    """A lowest and a highest value."""

    word, example, empty = "bandbreedte", "[1250, 1400]", (Decimal(0), Decimal(1))
    _ENDS = ListOf(Numeric(percent=True))

    def read(self, raw: Json, spot: Spot) -> tuple[Decimal, Decimal] | None:
        """Return both ends."""
        ends = self._ENDS.read(raw, spot) or ()
        if len(ends) == 2:
            return ends[0], ends[1]
        advice = f"Geef bijvoorbeeld {spot.name} = {self.example}."
        spot.fault("geen_bandbreedte", "Een bandbreedte is een laagste en een hoogste waarde.", advice)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return self._ENDS.schema() | {"minItems": 2, "maxItems": 2}


class _Plan(Inputs):
    """The inputs that change in a plan."""

    def read(self, raw: Json, spot: Spot) -> Mapping[str, Json] | None:
        """Return the inputs; a plan without any is none."""
        if isinstance(raw, dict) and raw:
            return raw
        if raw == {}:
            text = f"Plan '{spot.name[:60]}' verandert niets."
            spot.fault("leeg_plan", text, "Geef per plan de invoer die verandert.")
            return None
        spot.fault("geen_object", f"Plan '{spot.name[:60]}' is geen object.", "Geef per plan de invoer die verandert.")
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return super().schema() | {"minProperties": 1}


class NaastKortingIn(Record):
    """What stands beside a cut."""

    bandbreedtes = Entry(Named(_Pair(), _MOST), "Laagste en hoogste waarde per invoer.").otherwise({})
    plannen = Entry(Named(_Plan(), _MOST), "Invoer die verandert, per naam van een plan.").otherwise({})
    eerder_tarief = Entry(Numeric()).optional()
    alternatief = Entry(Numeric(), "Prijs per eenheid van zorg die de weggevallen zorg vervangt.").optional()

    @property
    def beside(self) -> Beside:
        """What stands beside the cut, as it was read."""
        return Beside(self.bandbreedtes, self.plannen, self.eerder_tarief, self.alternatief)


class VlakkeKortingIn(NaastKortingIn, PrijslijstIn):
    """A percentage off a price, with what to lay beside it."""

    opgave = Entry(AsGiven(BerekeningIn.schema())).otherwise(None, required=True)
    korting = Entry(Numeric(percent=True, example="0.20"), '0.20 of "20%".')
    gebied = Entry(RecordOf(GebiedIn)).optional()


def cut_outcome(
    breakdown: Breakdown,
    share: Decimal,
    case: RegionCase | None,
    beside: Beside,
    view: View,
    prices: PriceList | None = None,
    progress: Progress | None = None,
) -> CutOutcome:
    """Work out the cut; `Refused` places every fault where it was given: `bandbreedtes/overhead`."""
    refuse(faults_beside(breakdown, share, beside))
    region = case.region if case is not None and view is View.FACILITATOR else None
    cut = flat_cut(
        breakdown,
        share,
        region,
        ranges=beside.ranges,
        earlier=beside.earlier,
        alternative=beside.alternative,
        plans=beside.plans,
        progress=progress,
    )
    found = prices if prices is not None or case is None else case.prices
    return CutOutcome(cut, case, view, found)


def faults_beside(breakdown: Breakdown, share: Decimal | None, beside: Beside) -> list[Finding]:
    """Return everything that is wrong with a cut of `share` on this calculation and with what stands beside it."""
    whole = breakdown.exact(breakdown.plan.result)
    parts: list[tuple[Callable[[], object], Place]] = [
        (lambda: refuse_no_cut(_ANY_CUT if share is None else share, beside.earlier, beside.alternative), Place()),
        (lambda: refuse_no_target(whole, beside.ranges), Place.of("bandbreedtes")),
        *(
            (partial(breakdown.change, source="", **plan), Place.of("plannen", name[:60]))
            for name, plan in beside.plans.items()
        ),
    ]
    found = [finding for part, place in parts for finding in _refusals(part, place)]
    return [*_unknown(breakdown, beside.ranges), *_other_units(breakdown, beside.ranges), *found]


def _refusals(part: Callable[[], object], place: Place) -> Sequence[Finding]:
    try:
        part()
    except Refused as refused:
        return refused.under(place).findings
    return ()


def parse_cut(document: Json) -> Callable[[], CutOutcome]:
    """Check a request and return what works it out; raises `Refused` with every fault at its JSON pointer."""
    record = VlakkeKortingIn.of(document)
    share = None if any(fault.place.key == "korting" for fault in record.spot.faults) else record.korting
    asked = record.spot.made(lambda: parse_request(record.opgave), _in_sheet)
    case = case_of(record.gebied) if record.gebied else None
    prices, beside = prices_of(record), record.beside
    if record.spot.faults or asked is None:
        raise Refused((*record.spot.faults, *_faults_after(asked, share, beside))).under(Place.pointer())
    seen = record.view or (case.view if case is not None else None) or View.PARTICIPANT
    return lambda: _worked_out(
        asked, lambda breakdown: cut_outcome(breakdown, record.korting, case, beside, seen, prices)
    )


def _faults_after(asked: Opgave | None, share: Decimal | None, beside: Beside) -> Sequence[Finding]:
    """What only shows against the calculation, told in the same answer as what is wrong with the request."""
    if asked is None:
        return ()
    try:
        breakdown = asked.calculate()
    except Refused as refused:
        return refused.relocated(_in_sheet).findings
    return faults_beside(breakdown, share, beside)


def _worked_out(asked: Opgave, cut: Callable[[Breakdown], CutOutcome]) -> CutOutcome:
    try:
        breakdown = asked.calculate()
    except Refused as refused:
        raise refused.relocated(_in_sheet) from None
    try:
        return cut(breakdown)
    except Refused as refused:
        raise refused.under(Place.pointer()) from None


def _in_sheet(place: Place) -> Place:
    return place.within(Place.pointer("opgave"))


def _unknown(breakdown: Breakdown, ranges: Ranges) -> list[Finding]:
    known = {node.quantity.key for node in breakdown.plan.nodes.values()} | set(breakdown.plan.nodes)
    found = []
    for key in ranges.keys() - known:
        advice = meant(key, known, "Haal het weg.")
        text = f"'{key[:60]}' komt in deze berekening niet voor."
        found.append(Finding("onbekende_sleutel", text, advice, Place.of("bandbreedtes", key[:60])))
    return found


def _other_units(breakdown: Breakdown, ranges: Ranges) -> list[Finding]:
    """A range of percentages for what is an amount in this calculation: nothing can be measured against it."""
    found = []
    for key, (_, high) in ranges.items():
        node = breakdown.plan.nodes.get(key)
        if node is not None and node.unit.money and node.quantity.unit.percent and high <= (node.quantity.maximum or 1):
            text = f"{node.label} is hier een bedrag in {node.unit.label}, en de bandbreedte een percentage."
            advice = f"Geef de bandbreedte in {node.unit.label}, of laat haar weg."
            found.append(Finding("andere_eenheid", text, advice, Place.of("bandbreedtes", key)))
    return found


def with_case(case: RegionCase | None, *, public: bool) -> View:
    """Return who looks on the command line: the one who holds the sheets, unless the file or the call says not."""
    if public:
        return View.PARTICIPANT
    return (case.view if case is not None else None) or View.FACILITATOR


def replaced(beside: Beside, earlier: Decimal | None, alternative: Decimal | None) -> Beside:
    """Return what stands beside the cut with what was given on the command line on top."""
    return replace(
        beside,
        earlier=beside.earlier if earlier is None else earlier,
        alternative=beside.alternative if alternative is None else alternative,
    )


def of_cut(found: CutOutcome) -> Deliverable:
    """Return what must be true for a flat cut; its picture is what the lower price still pays of each element."""
    stacks = list(found.cut.stacks.values())
    return of_report(
        "vlakke-korting",
        report_of_cut(found),
        found.as_json,
        write_report,
        picture=lambda: stack_picture(stacks[0]) if stacks else None,
        no_picture="Deze prijs heeft geen wettelijke elementen.",
    )
