"""One page, one rounding: a line has the same amount wherever it stands, and shares add up as they are shown."""

from decimal import Decimal
from pathlib import Path

import pytest

from tarief import MODELS
from tarief.calculation.ladder import shares_of
from tarief.core.dutch import dutch, shown
from tarief.report.cells import Holds
from tarief.report.columns import WHAT, Column
from tarief.report.price import LADDER, report_of_price
from tarief.report.tables import Table
from tests.models.inputs import DAY
from tests.tools.cells import cells_of
from tests.workbooks.cases import every_case
from workbooks.write.result import write_result


@pytest.mark.parametrize("name", every_case())
def test_a_line_has_the_amount_that_its_ladder_or_price_shows(name: str) -> None:
    breakdown = every_case()[name].calculate()
    for rung in breakdown.opbouw:
        if line := breakdown.by_key.get(rung.key):
            sign = -1 if (rung.exact < 0) != (line.value < 0) else 1
            assert line.shown == shown(sign * rung.amount, line.unit)
            assert line.shown in breakdown.explain(rung.key).splitlines()[0]
    for key, price in breakdown.results.items():
        assert breakdown.by_key[key].shown == shown(price, breakdown.by_key[key].unit)
    for amounts in breakdown.settled.values():
        assert all(dutch(amount) in breakdown.by_key[key].shown for key, amount in amounts.items())


@pytest.mark.parametrize("name", every_case())
def test_the_shares_of_a_ladder_are_whole_percents_that_make_a_hundred(name: str) -> None:
    breakdown = every_case()[name].calculate()
    table = report_of_price(breakdown).table(LADDER)
    texts = [cells[2] for row, cells in zip(table.rows, table.shown, strict=True) if not table.is_total(row)]
    whole = [int(text.removesuffix("%").replace("−", "-")) for text in texts if text]
    assert sum(whole) == (100 if breakdown.tarief else 0)
    exact = [rung.amount / breakdown.tarief for rung in breakdown.opbouw if breakdown.tarief]
    assert all(abs(Decimal(each) / 100 - share) < Decimal("0.015") for each, share in zip(whole, exact, strict=True))


def test_shares_in_a_table_add_up_to_their_total_and_others_are_left_alone() -> None:
    third, columns = (
        Decimal(1) / 3,
        (WHAT, Column("deel", "Deel", Holds.WHOLE_SHARE), Column("van", "Van", Holds.SHARE)),
    )
    rows = (("a", third, third), ("b", third, third), ("c", third, third), ("Samen", Decimal(1), third))
    shown = Table("delen", "Delen", columns, rows, total="Samen").shown
    assert [cells[1] for cells in shown] == ["34%", "33%", "33%", "100%"]
    assert {cells[2] for cells in shown} == {"33,3%"}


def test_shares_of_a_price_of_nothing_are_none() -> None:
    breakdown = every_case()["prijs"].calculate()
    assert set(shares_of(())) == set()
    assert shares_of(breakdown.opbouw) == (Decimal(1),)


@pytest.mark.parametrize("name", ["gezinshuis", "herijking_oud", "cao_vvt"])
def test_the_shares_in_a_workbook_add_up_as_they_are_shown(name: str, tmp_path: Path) -> None:
    breakdown = every_case()[name].calculate()
    write_result(breakdown, tmp_path / "uitkomst.xlsx")
    sheet = cells_of(tmp_path / "uitkomst.xlsx")["Uitkomst"]
    numbers = {at: Decimal(repr(value)) for at, value in sheet.items() if isinstance(value, float)}
    rows = {str(sheet[f"B{at[1:]}"]): share for at, share in numbers.items() if at[0] == "D" and share <= 1}
    rungs = {rung.label: rows[rung.label] for rung in breakdown.opbouw}
    assert sum(rungs.values()) == 1
    assert all(share == round(share, 3) for share in rungs.values())
    costs = sum(rungs[rung.label] for rung in breakdown.opbouw if rung.is_cost)
    assert next(share for label, share in rows.items() if label.startswith("Kostprijs")) == costs
    laws = [numbers[f"G{at[1:]}"] for at in numbers if at[0] == "F" and sheet.get(f"B{at[1:]}") != "Kostprijs"]
    assert sum(laws) == 2


def test_a_sum_of_rungs_is_what_the_rungs_come_to_as_they_are_shown() -> None:
    # 26,6672 / 0,80 = 33,334, with 5,0015 is 38,3355, so 38,34: of the two parts the first is lifted by a cent.
    given = {"loonkosten_per_uur": "26.6672", "productiviteit": "0.8", "overhead": "5.0015"}
    breakdown = MODELS["uurtarief"].calculate({**given, "overhead_grondslag": "per_uur"}, on=DAY)
    shown = {key: breakdown.by_key[key].shown for key in ("loonkosten_per_productief_uur", "directe_kosten", "tarief")}
    assert set(shown.values()) == {"€\N{NO-BREAK SPACE}33,34 per uur", "€\N{NO-BREAK SPACE}38,34 per uur"}
    assert breakdown.elements("jeugdwet") == {"a": Decimal("33.34"), "c": Decimal("5.00")}
    assert "= € 33,334 per uur, getoond als € 33,34 per uur" in breakdown.explain("directe_kosten").replace(
        "\N{NO-BREAK SPACE}", " "
    )
