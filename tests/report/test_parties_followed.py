"""More parties that are followed, side by side: each side with its sum, and nothing where nothing was told yet."""

from decimal import Decimal

from tarief.contracts.followed_year import FollowedYear, follow_year
from tarief.contracts.following import CareFigures, FollowedProduct
from tarief.report.following import report_of_following, report_of_parties

PLAN = CareFigures(Decimal(10), Decimal(400), Decimal(24_000))


def year(*costs: str) -> FollowedYear:
    quarters = {number: CareFigures(Decimal(10), Decimal(100), Decimal(cost)) for number, cost in enumerate(costs, 1)}
    return follow_year(2027, [FollowedProduct("bi", "Begeleiding", "uur", PLAN, quarters)], None)


def test_each_side_has_its_sum_and_a_budget_alone_is_no_zero() -> None:
    """A quarter of 24.000 is 6.000; with costs of 6.500 and 5.800 together 300 more."""
    towns = [("Asten", "Gemeente", year("6500")), ("Deurne", "Gemeente", year("5800")), ("Helmond", "Gemeente", year())]
    told = report_of_parties({"Gemeenten": towns, "Aanbieders": []})
    [table] = told.tables
    assert table.title == "Gemeenten"
    assert [row[2:5] for row in table.rows] == [
        (Decimal(6000), Decimal(6500), Decimal(500)),
        (Decimal(6000), Decimal(5800), Decimal(-200)),
        (None, None, None),
        (Decimal(12_000), Decimal(12_300), Decimal(300)),
    ]
    assert table.rows[2][1] == "alleen begroting 2027" and table.rows[3][0] == "Samen"
    assert [column.label for column in table.columns][:2] == ["Partij", "Cijfers tot en met"]
    givers = [("Libel", "Coöperatie", year("6500")), ("Grutto", "Aanbieder", year("5800"))]
    [table] = report_of_parties({"Aanbieders": givers}).tables
    assert [row[1] for row in table.rows] == ["Coöperatie", "Aanbieder", ""]


def test_before_the_first_figures_a_year_shows_its_budget_and_no_row_of_zeros() -> None:
    told = report_of_following(year())
    assert told.headline == "De begroting van 2027 is €\u00a024.000,00. Er zijn nog geen kwartaalcijfers."
    [table] = told.tables
    assert table.rows == (("Begeleiding", "uur", Decimal(10), Decimal(400), Decimal(60), Decimal(24_000)),)
    assert not told.pictures


def test_while_no_party_has_figures_what_each_planned_stands_side_by_side() -> None:
    [table] = report_of_parties({"Gemeenten": [(name, "Gemeente", year()) for name in ("Asten", "Deurne")]}).tables
    assert [row[0] for row in table.rows] == ["Asten", "Deurne", "Samen"]
    assert [row[-1] for row in table.rows] == [Decimal(24_000), Decimal(24_000), Decimal(48_000)]
