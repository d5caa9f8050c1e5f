"""The same cost counted twice: a fee and an overhead, leave in the wage and in the hours, allowances in an IKB."""

from __future__ import annotations

from collections.abc import Iterator

from tarief.calculation import Breakdown
from tarief.checks.common import listed, remark, value
from tarief.core.findings import Finding
from tarief.core.place import Place

#: Who gives one of these has already taken the hours below off.
_NET_OF_HOURS = ("productiviteit", "productieve_uren", "declarabele_uren")
_LOST_HOURS = (
    "verlofuren", "feestdaguren", "ziekteverzuim", "ziekte_uren", "scholingsuren", "overleguren", "indirecte_uren",
    "reisuren", "niet_productieve_uren", "niet_declarabel",
)  # fmt: skip


def counted_twice(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the costs that this calculation seems to hold twice."""
    yield from _fee_and_overhead(breakdown)
    yield from _hours_and_productivity(breakdown)
    yield from _budget_and_leave(breakdown)
    yield from _budget_and_allowances(breakdown)


def _fee_and_overhead(breakdown: Breakdown) -> Iterator[Finding]:
    if value(breakdown, "vergoeding") and value(breakdown, "overhead"):
        fee, overhead = breakdown.by_key["vergoeding"], breakdown.by_key["overhead"]
        yield remark(
            "dubbel_overhead",
            Place.of("overhead"),
            f"Naast {fee.label.lower()} ({fee.shown}) is overhead opgevoerd ({overhead.shown}).",
            "De vergoeding is zelf overhead, en de praktijkkosten van de leden ook; zo tellen dezelfde kosten dubbel.",
            "Laat de overhead weg, of noem de kosten die in geen van beide zitten.",
        )


def _hours_and_productivity(breakdown: Breakdown) -> Iterator[Finding]:
    given = {key for key, _ in breakdown.supplied}
    net = next((key for key in _NET_OF_HOURS if key in given), None)
    lost = [key for key in _LOST_HOURS if key in given]
    if net is not None and lost:
        labels = {key: breakdown.model.quantities[key].label for key in (net, *lost)}
        yield remark(
            "dubbel_verlof",
            Place.of(net),
            f"{labels[net]} is opgegeven, en daarnaast {listed([labels[key] for key in lost]).lower()}.",
            f"Die uren zitten al in {labels[net].lower()}; wie ze ook nog aftrekt, telt ze dubbel.",
            f"Gerekend is met {labels[net].lower()}. Ga na dat dezelfde uren niet ook in loon of opslagen zitten.",
        )


def _budget_and_leave(breakdown: Breakdown) -> Iterator[Finding]:
    """Leave paid out in a budget of the employee's own choice is no leave in hours as well."""
    if _own_budget(breakdown) and value(breakdown, "verlofuren"):
        hours = breakdown.by_key["verlofuren"].shown
        yield remark(
            "dubbel_verlof_ikb",
            Place.of("ikb_opslag"),
            f"Er is een eigen opslag voor het keuzebudget (IKB) opgegeven, naast {hours} verlof.",
            "Zit bovenwettelijk verlof in geld in het keuzebudget, dan staan die uren nu ook bij het verlof.",
            "Haal de uren die in geld zijn opgenomen uit verlofuren, of het geld uit ikb_opslag.",
        )


def _budget_and_allowances(breakdown: Breakdown) -> Iterator[Finding]:
    allowances = value(breakdown, "vakantietoeslag") + value(breakdown, "eindejaarsuitkering")
    if allowances and _own_budget(breakdown) and value(breakdown, "ikb_opslag") >= allowances:
        yield remark(
            "dubbel_toeslag_ikb",
            Place.of("ikb_opslag"),
            "Het keuzebudget (IKB) is minstens zo hoog als vakantietoeslag en eindejaarsuitkering samen, en die "
            "zijn ook opgevoerd.",
            "In een keuzebudget zitten die twee meestal al; dan tellen ze dubbel.",
            "Geef in ikb_opslag alleen wat er boven vakantietoeslag en eindejaarsuitkering uit komt.",
        )


def _own_budget(breakdown: Breakdown) -> bool:
    return any(key == "ikb_opslag" and item.value for (key, _), item in breakdown.supplied.items())
