"""The price alone is that of all lines together, to the last digit, wherever an input is moved to."""

from decimal import Decimal

import pytest

from tarief import Breakdown
from tarief.model.plan import Stuck
from tests.workbooks.cases import every_case

TIMES = (Decimal(0), Decimal("0.333333333"), Decimal("0.995"), Decimal(1), Decimal(7) / 3)


def every_input(breakdown: Breakdown) -> list[tuple[str, Decimal]]:
    nodes = breakdown.plan.nodes.items()
    given = [(key, node.value) for key, node in nodes if node.formula is None and node.value is not None]
    return [(key, value * times) for key, value in given[:12] for times in TIMES]


@pytest.mark.parametrize("rounding", [{}, {"afronding": "centen_per_stap"}], ids=["once", "each step"])
@pytest.mark.parametrize("name", ["cooperatie", "minuuttarief", "etmaal_diensten"])
def test_the_price_alone_is_the_price_among_all_lines(name: str, rounding: dict[str, str]) -> None:
    case = every_case()[name]
    plan = (breakdown := case.model.calculate({**case.inputs, **rounding}, on=case.on)).plan
    told = []
    for key, value in every_input(breakdown):
        try:
            told.append((str(plan.run({key: value})[plan.result]), str(plan.price({key: value}))))
        except Stuck as stuck:
            with pytest.raises(Stuck, match=stuck.line):
                plan.price({key: value})
    assert told and [alone for alone, _ in told] == [among for _, among in told]
