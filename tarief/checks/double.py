"""The same cost counted twice: a fee and an overhead, leave in the wage and in the hours, allowances in an IKB."""

from collections.abc import Iterator
from itertools import product

from tarief.calculation import Breakdown
from tarief.calculation.inputs import Row
from tarief.core.dutch import listed
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.model.declare import Role


def counted_twice(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the costs that this calculation seems to hold twice."""
    yield from _fee_and_overhead(breakdown)
    yield from breakdown.once(_hours_and_productivity)
    if budgets := _own_budgets(breakdown):
        yield from _budget_and_leave(breakdown, budgets)
        yield from _budget_and_allowances(breakdown, budgets)


def _fee_and_overhead(breakdown: Breakdown) -> Iterator[Finding]:
    named = breakdown.face.once(_fee_and_overhead, lambda: breakdown.model.index.with_role("fee"))
    fees = breakdown.of_role("fee") if named else []
    for fee, overhead in product(fees, breakdown.of_role("overhead")) if fees else ():
        yield remark(
            "dubbel_overhead",
            Place.of(overhead.key),
            f"Naast {fee.label.lower()} ({fee.shown}) is overhead opgevoerd ({overhead.shown}).",
            "De vergoeding is zelf overhead, en de praktijkkosten van de leden ook; zo tellen dezelfde kosten dubbel.",
            "Laat de overhead weg, of noem de kosten die in geen van beide zitten.",
        )


def _hours_and_productivity(breakdown: Breakdown) -> Iterator[Finding]:
    """Who gives hours or a share that are net of lost hours has already taken those off."""
    index, given = breakdown.model.index, {key for key, _ in breakdown.supplied}
    net = next((key for key in reversed(index.with_role("net_of_hours")) if key in given), None)
    lost = [key for key in index.with_role("leave", "lost_hours") if key in given]
    if net is not None and lost:
        labels = {key: breakdown.model.quantities[key].label for key in (net, *lost)}
        yield remark(
            "dubbel_verlof",
            Place.of(net),
            f"{labels[net]} is opgegeven, en daarnaast {listed([labels[key] for key in lost]).lower()}.",
            f"Die uren zitten al in {labels[net].lower()}; wie ze ook nog aftrekt, telt ze dubbel.",
            f"Gerekend is met {labels[net].lower()}. Ga na dat dezelfde uren niet ook in loon of opslagen zitten.",
        )


def _budget_and_leave(breakdown: Breakdown, budgets: list[str]) -> Iterator[Finding]:
    """Leave paid out in a budget of the employee's own choice is no leave in hours as well."""
    for budget, leave in product(budgets, breakdown.of_role("leave")):
        yield remark(
            "dubbel_verlof_ikb",
            Place.of(budget),
            f"Er is een eigen opslag voor het keuzebudget (IKB) opgegeven, naast {leave.shown} verlof.",
            "Zit bovenwettelijk verlof in geld in het keuzebudget, dan staan die uren nu ook bij het verlof.",
            f"Haal de uren die in geld zijn opgenomen uit {leave.key}, of het geld uit {budget}.",
        )


def _budget_and_allowances(breakdown: Breakdown, budgets: list[str]) -> Iterator[Finding]:
    allowances = breakdown.sum_of("allowance")
    for budget in budgets:
        if allowances and breakdown.values.get(budget, 0) >= allowances:
            yield remark(
                "dubbel_toeslag_ikb",
                Place.of(budget),
                "Het keuzebudget (IKB) is minstens zo hoog als vakantietoeslag en eindejaarsuitkering samen, en die "
                "zijn ook opgevoerd.",
                "In een keuzebudget zitten die twee meestal al; dan tellen ze dubbel.",
                f"Geef in {budget} alleen wat er boven vakantietoeslag en eindejaarsuitkering uit komt.",
            )


def _own_budgets(breakdown: Breakdown) -> list[str]:
    """The budgets of choice that somebody supplied."""
    named = breakdown.face.once(_own_budgets, lambda: _given_of_role(breakdown, "own_budget"))
    return [key for key, rows in named.items() if any(breakdown.supplied[key, row].value for row in rows)]


def _given_of_role(breakdown: Breakdown, role: Role) -> dict[str, list[Row]]:
    """What was given of a role, with its rows: whatever the amounts."""
    named = breakdown.model.index.with_role(role)
    return {key: [row for given, row in breakdown.supplied if given == key] for key in named}
