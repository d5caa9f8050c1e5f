"""A number that stands in a formula is told as what it does there."""

import pytest

from workbooks.read.own_sheet.remarks.written import constants


@pytest.mark.parametrize(
    ("formula", "does"),
    [
        ("=B1*(1+3.5%)", "* 1 + 3,5%"),
        ("=B1/(1-21%)", "/ 1 - 21%"),
        ("=B1/(0.85*B2)", "/ 0,85"),
        ("=B1/(B2/0.4)", "* 0,4"),
        ("=(B1*0.3)/B2", "* 0,3"),
        ("=B1/SUM(B2*0.9)", "/ 0,9"),
    ],
)
def test_within_brackets_that_a_formula_divides_by_multiplying_is_dividing(formula: str, does: str):
    assert does in {f"{constant.sign} {constant.shown}" for constant in constants(formula)}
