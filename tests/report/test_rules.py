"""A column is declared once: its figures and the formulas of a workbook come from one function."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tarief.core.expression import Expression, at_most, name, rounded
from tarief.core.expression.printing import formula
from tarief.report.cells import Holds
from tarief.report.columns import Column, Entry
from tarief.report.report import InputValue, Report
from tarief.report.rules import Known, excel, figure, given, placed, summed
from tarief.report.tables import Table
from tests.tools.libreoffice import recalculate
from workbooks.write.report import write_report

GROWTH = given("groei", Decimal("0.1"))
YEARS = (
    Column("jaar", "Jaar", Holds.TEXT),
    Column("kosten", "Kosten", rule=lambda above: above.kosten * (1 + GROWTH), start=given("kosten", Decimal(1000))),
    Column("budget", "Budget", rule=given("budget", Decimal(1050))),
    Column("over", "Over", rule=lambda budget, kosten: budget - kosten),
    Column("deel", "Deel", Holds.SHARE, rule=lambda kosten, total: kosten / total.kosten),
)


def years() -> Table:
    rows: list[tuple[Entry, ...]] = [(year, ..., ..., ..., ...) for year in ("2026", "2027")]
    return Table.of("jaren", "Jaren", YEARS, [*rows, ("Samen", ..., ..., ..., ...)])


def test_figures_follow_from_the_row_the_row_above_the_total_and_the_input() -> None:
    table = years()
    assert table.column("kosten") == (Decimal(1000), Decimal("1100.0"), Decimal("2100.0"))
    assert table.column("over") == (Decimal(50), Decimal("-50.0"), Decimal("0.0"))
    assert [Holds.SHARE.shown(part) for part in table.column("deel")] == ["47,6%", "52,4%", "100,0%"]


def test_a_workbook_finds_every_figure_and_follows_a_changed_input(tmp_path: Path, libreoffice: object) -> None:
    del libreoffice
    again = Column("keer", "Keer twee", rule=lambda van: van * 2)
    more = Table.of(
        "meer",
        "Meer",
        (Column("wat", "", Holds.TEXT), Column("van", "Van"), again),
        [
            ("Eerste", figure("jaren", "kosten", 1, Decimal(1100)), ...),
            ("Hoogstens", lambda rows: at_most(rows[0].van, 900), ...),
        ],
    )
    inputs = (
        InputValue("kosten", Decimal(1000)),
        InputValue("groei", Decimal("0.1")),
        InputValue("budget", Decimal(1050)),
    )
    write_report(Report("Proef", "Een zin.", (years(), more), given=inputs), path := tmp_path / "proef.xlsx")
    book = load_workbook(path)
    rows = {str(row[1].value): row[2] for row in book["Invoer"].iter_rows() if row[1].value}
    rows["groei"].value = 0.5
    book.save(changed := tmp_path / "anders.xlsx")
    (found,) = recalculate([changed], tmp_path / "uit")
    shown = [cell.value for row in load_workbook(found, data_only=True)["Uitkomst"].iter_rows() for cell in row]
    assert {1500, 2500, -400, 3000, 900, 1800} <= set(shown)


def test_a_known_figure_keeps_its_value_and_an_own_rule_goes_before_that_of_the_column() -> None:
    columns = (Column("wat", "", Holds.TEXT), Column("bedrag", "Bedrag", rule=lambda rows: rows[0].bedrag * 2))
    cost = given("kosten", Decimal(10))
    rows: list[tuple[Entry, ...]] = [
        ("a", Known(Decimal("5.5"), excel("NORMSDIST", cost))),
        ("b", ...),
        ("c", summed([cost] * 600)),
        ("d", Decimal(7)),
        ("e", lambda bedrag_van_niets: bedrag_van_niets),
    ]
    with pytest.raises(KeyError):
        Table.of("t", "T", columns, rows)
    table = Table.of("t", "T", columns, rows[:-1])
    assert table.column("bedrag") == (Decimal("5.5"), Decimal(11), Decimal(6000), Decimal(7))
    assert formula(table.formulas[0, "bedrag"], lambda symbol: symbol.path) == "NORMSDIST(kosten)"
    assert (3, "bedrag") not in table.formulas
    nested = formula(table.formulas[2, "bedrag"], lambda symbol: symbol.path)
    assert nested.count("SUM(") == 4  # no function of a spreadsheet takes 600 operands


def test_what_follows_from_something_without_a_figure_has_none_and_a_share_of_nothing_neither() -> None:
    columns = (
        Column("a", "A"),
        Column("b", "B", rule=lambda a: a * 2),
        Column("c", "C", Holds.SHARE, rule=lambda a, total: a / total.a),
    )
    table = Table.of("t", "T", columns, [("kan niet", ..., ...), (Decimal(0), ..., ...), ("Samen", None, None)])
    assert table.rows == (("kan niet", None, None), (Decimal(0), Decimal(0), None), ("Samen", None, None))


def test_the_rule_of_a_step_becomes_a_rule_of_a_cell_by_the_symbols_for_its_lines() -> None:
    step: Expression = rounded(name("prijs") * name("volume"))
    symbols = {"prijs": given("prijs", Decimal("2.5")), "volume": name("volume")}
    columns = (Column("volume", "Volume"), Column("bedrag", "Bedrag", rule=placed(step, symbols.__getitem__)))
    table = Table.of("t", "T", columns, [(Decimal(3), ...)])
    assert table.column("bedrag") == (Decimal("7.50"),)


def test_a_total_that_is_no_more_than_the_sum_above_it_is_a_formula_without_a_rule() -> None:
    columns = (Column("wat", "", Holds.TEXT), Column("bedrag", "Bedrag"))
    table = Table(
        "t",
        "T",
        columns,
        (("a", Decimal(1)), ("b", Decimal(2)), ("Samen", Decimal(3)), ("c", Decimal(4)), ("Samen", Decimal(5))),
    )
    assert table.formula(2, columns[1]) is not None
    assert table.formula(4, columns[1]) is None
