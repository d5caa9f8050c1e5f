"""A request for the flat-cut screen: the calculation, the cut, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from api.files.request import CalculationRequest, parse_request, pointed
from tarief import Breakdown, Finding, Refused
from tarief.core.findings import refuse
from tarief.core.nearest import nearest
from tarief.lower_price.equivalents import Ranges, refuse_no_target
from tarief.lower_price.flat_cut import flat_cut, refuse_no_cut
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.case import RegionCase, View
from tarief.region.document import read_case, read_prices, read_view
from tarief.region.fields import RegionFields

#: More plans or ranges than this is no screen.
_MOST = 50
#: Stands in for a cut that could not be read, where only the rest is looked at.
_ANY_CUT = Decimal("0.5")


@dataclass(frozen=True)
class Beside:
    """What stands beside a cut: observed ranges and named plans by key, the tariff before, the price elsewhere."""

    ranges: Ranges
    plans: Mapping[str, Mapping[str, Any]]
    earlier: Decimal | None = None
    alternative: Decimal | None = None


def read_beside(fields: RegionFields) -> Beside:
    """Read bandbreedtes (key: [laag, hoog]), plannen (naam: {key: waarde}), eerder_tarief and alternatief."""
    return Beside(
        {key: pair for key in _named(fields, "bandbreedtes") if (pair := _range(fields, key)) is not None},
        {name: plan for name in _named(fields, "plannen") if (plan := _plan(fields, name)) is not None},
        fields.number("eerder_tarief"),
        fields.number("alternatief"),
    )


def cut_outcome(
    breakdown: Breakdown, share: Decimal, case: RegionCase | None, beside: Beside, view: View, prices: Any = None
) -> CutOutcome:
    """Work out the cut; `Refused` places every fault where it was given: `bandbreedtes/overhead`."""
    refuse(faults_beside(breakdown, share, beside))
    region = case.region if case is not None and view is View.FACILITATOR else None
    cut = flat_cut(
        breakdown, share, region,
        ranges=beside.ranges, earlier=beside.earlier, alternative=beside.alternative, plans=beside.plans,
    )  # fmt: skip
    found = prices if prices is not None or case is None else case.prices
    return CutOutcome(cut, case, view, found)


def faults_beside(breakdown: Breakdown, share: Decimal | None, beside: Beside) -> list[Finding]:
    """Return everything that is wrong with a cut of `share` on this calculation and with what stands beside it."""
    whole = breakdown.exact(breakdown.plan.result)
    parts: list[tuple[Callable[[], object], str]] = [
        (lambda: refuse_no_cut(_ANY_CUT if share is None else share, beside.earlier, beside.alternative), ""),
        (lambda: refuse_no_target(whole, beside.ranges), "bandbreedtes/"),
        *((partial(breakdown.change, **plan), f"plannen/{name[:60]}/") for name, plan in beside.plans.items()),
    ]
    found = [finding for part, place in parts for finding in _refusals(part, place)]
    return [*_unknown(breakdown, beside.ranges), *found]


def _refusals(part: Callable[[], object], place: str) -> Sequence[Finding]:
    try:
        part()
    except Refused as refused:
        return refused.relocated(lambda inner: f"{place}{inner}").findings
    return ()


def parse_cut(document: Any) -> Callable[[], CutOutcome]:
    """Check a request and return what works it out; raises `Refused` with every fault at its JSON pointer."""
    faults: list[Finding] = []
    fields = RegionFields(document, "", faults)
    share = fields.number("korting", needed=isinstance(document, dict), percent=True)
    beside, view, prices = read_beside(fields), read_view(fields), read_prices(fields)
    asked = _calculation(fields)
    case = _region(fields)
    fields.close()
    if faults or share is None or asked is None:
        raise Refused((*faults, *_faults_after(asked, share, beside))).relocated(pointed)
    seen = view or (case.view if case is not None else None) or View.PARTICIPANT
    return lambda: _worked_out(asked, share, case, beside, seen, prices)


def _faults_after(asked: CalculationRequest | None, share: Decimal | None, beside: Beside) -> Sequence[Finding]:
    """What only shows against the calculation, told in the same answer as what is wrong with the request."""
    if asked is None:
        return ()
    try:
        breakdown = asked.calculate()
    except Refused as refused:
        return refused.relocated(lambda place: f"/opgave{place}").findings
    return faults_beside(breakdown, share, beside)


def _worked_out(
    asked: CalculationRequest, share: Decimal, case: RegionCase | None, beside: Beside, view: View, prices: Any
) -> CutOutcome:
    try:
        breakdown = asked.calculate()
    except Refused as refused:
        raise refused.relocated(lambda place: f"/opgave{place}") from None
    try:
        found = cut_outcome(breakdown, share, case, beside, view, prices)
        found.as_json()  # what may not be published is refused here, with its place
    except Refused as refused:
        raise refused.relocated(pointed) from None
    return found


def _calculation(fields: RegionFields) -> CalculationRequest | None:
    raw = fields.get("opgave")
    return fields.made(lambda: parse_request(raw), lambda place: f"/opgave{place}")


def _region(fields: RegionFields) -> RegionCase | None:
    raw = fields.get("gebied")
    return None if raw is None else fields.made(lambda: read_case(raw), lambda place: f"gebied/{place}".rstrip("/"))


def _named(fields: RegionFields, name: str) -> list[str]:
    raw = fields.get(name)
    if raw is None:
        return []
    if not isinstance(raw, dict) or len(raw) > _MOST:
        fields.fault(f"'{name}' is geen object met namen.", f"Geef er hoogstens {_MOST}, elk met een naam.", name)
        return []
    return list(raw)


def _range(fields: RegionFields, key: str) -> tuple[Decimal, Decimal] | None:
    row = fields.inside(fields.get("bandbreedtes"), "bandbreedtes")
    ends = row.numbers(key, percent=True)
    if len(ends) == 2:
        return ends[0], ends[1]
    row.fault("Een bandbreedte is een laagste en een hoogste waarde.", f"Geef bijvoorbeeld {key} = [1250, 1400].", key)
    return None


def _plan(fields: RegionFields, name: str) -> dict[str, Any] | None:
    plan = fields.get("plannen")[name]
    if isinstance(plan, dict) and plan:
        return plan
    advice = "Geef per plan de invoer die verandert."
    fields.fault(f"Plan '{name[:60]}' is geen object.", advice, f"plannen/{name[:60]}")
    return None


def _unknown(breakdown: Breakdown, ranges: Ranges) -> list[Finding]:
    known = {node.quantity.key for node in breakdown.plan.nodes.values()} | set(breakdown.plan.nodes)
    found = []
    for key in ranges.keys() - known:
        near = nearest(key, known)
        advice = f"Bedoelt u '{near}'?" if near else "Haal het weg."
        text = f"'{key[:60]}' komt in deze berekening niet voor."
        found.append(Finding("onbekende_sleutel", text, advice, f"bandbreedtes/{key[:60]}"))
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
