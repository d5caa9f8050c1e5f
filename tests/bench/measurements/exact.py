"""One exact calculation with its full breakdown, against a plain Decimal function that gives the lines only.

Every call has a wage that was not seen before. In processor time, so that a busy machine blurs it less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from itertools import count
from time import process_time

from tarief import MODELS
from tarief.core.number import EXACT
from tests.bench.clock import Ratio, side_by_side
from tests.bench.ladder import DAY, FIXED, VARYING, breakdown, by_hand, decimals

#: A plan is printed when it is run for the third time; how many calls fill a turn is told from one behind that.
_UNTIL_READY = 5
AGAINST = "losse Decimal-functie, zonder opbouw"


def wages() -> Callable[[], Decimal]:
    """Give another wage at every call."""
    numbers = count(300_001)
    return lambda: Decimal(next(numbers)).scaleb(-2)


def by_hand_exact(wage: Decimal) -> object:
    """The price of the plain function, in the same context; equal up to the last of 34 digits."""
    with localcontext(EXACT):
        return by_hand(wage, *decimals()[1:])["price"]


def measure() -> Iterator[Ratio]:
    """The whole calculation with all there is to read of it, and only the working out of a plan that is ready."""
    inputs, plan, model = decimals()[1:], breakdown().plan, MODELS["uurtarief"]
    wage, his, own = wages(), wages(), wages()

    def plain() -> None:
        with localcontext(EXACT):
            by_hand(his(), *inputs)

    def whole() -> None:
        priced = model.calculate({**VARYING, **FIXED, "bruto_maandloon": str(wage())}, on=DAY)
        _ = priced.opbouw, priced.lines, priced.findings, priced.receipt

    def lines() -> None:
        plan.run({"bruto_maandloon": own()})

    for _ in range(_UNTIL_READY):
        whole()
        lines()
    assert plan.run({"bruto_maandloon": Decimal(3333)})[plan.result] == by_hand_exact(Decimal(3333))
    for name, run, aim in (("met volledige opbouw", whole, 55), ("alleen de regels", lines, 3)):
        ours, other = side_by_side(run, plain, clock=process_time)
        yield Ratio(f"exact, {name}", ours, other, AGAINST, aim)
