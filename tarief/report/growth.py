"""How a tariff grows to what was agreed: in words, and in the amount of each year."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tarief.core.dutch import listed, money, shown, with_small_letter
from tarief.core.units import AANDEEL
from tarief.negotiation.outcomes import AgreementReached
from tarief.region.budget import BELOW_GOAL
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column
from tarief.report.tables import Table

_NOT_INDEXED = "Zonder indexering: die komt er elk jaar bij, zoals is afgesproken."


def path_in_words(path: Sequence[Decimal]) -> str:
    """Say which part of the difference with the tariff before is bridged in each year."""
    steps = "; ".join(f"in jaar {year} {shown(part, AANDEEL)}" for year, part in enumerate(path, 1))
    return f"{steps} van het verschil tussen het tarief dat hiervoor gold en dat van dit akkoord" if path else "geen"


def path_to(terms: AgreementReached, product: str, tariff: Decimal) -> str:
    """Say what is paid in each year on the way to a tariff; empty where it holds at once."""
    years = zip(_years(terms), terms.years_to(product, tariff), strict=False)
    steps = [f"{money(amount)} in {with_small_letter(year)}" for year, amount in years]
    if not steps:
        return ""
    return f"Met het ingroeipad, zonder indexering: {listed(steps)}. Hiervoor gold {money(terms.before[product])}."


def year_columns(terms: AgreementReached, holds: Holds) -> tuple[Column, ...]:
    """Return a column for each year of the path."""
    return tuple(Column(f"jaar_{number}_", year, holds) for number, year in enumerate(_years(terms), 1))


def _years(terms: AgreementReached) -> list[str]:
    """What the years are called; one that is no calendar year by its first day."""
    whole, start = (terms.start.month, terms.start.day) == (1, 1), terms.start
    return [
        f"Jaar {number} ({start.year + number - 1 if whole else f'vanaf {start:%d-%m}-{start.year + number - 1}'})"
        for number, _ in enumerate(terms.path, 1)
    ]


def growth_table(
    terms: AgreementReached, names: Mapping[str, str], others: Iterable[tuple[str, str, Decimal]] = ()
) -> Table | None:
    """Return the tariff of each year, of the products that have a name here; None where there is nothing to grow to.

    `others` are municipalities, with the product of which they decided another tariff: they grow to that.
    """
    grown = {product: amounts for product, amounts in terms.amounts.items() if product in names}
    if not grown:
        return None
    heads = (
        Column("product", "Product", Holds.TEXT),
        Column("hiervoor", "Gold hiervoor", Holds.CENTS),
        *year_columns(terms, Holds.CENTS),
    )
    rows: list[tuple[Cell, ...]] = [(names[key], terms.before[key], *amounts) for key, amounts in grown.items()]
    rows += (
        (f"{names[key]} in {town}", terms.before[key], *terms.years_to(key, tariff))
        for town, key, tariff in others
        if key in grown
    )
    note = f"{_NOT_INDEXED} {BELOW_GOAL}" if _is_below(terms, grown) else _NOT_INDEXED
    return Table("ingroeipad", "Het ingroeipad", heads, tuple(rows), note=note, total="")


def _is_below(terms: AgreementReached, grown: Mapping[str, Sequence[Decimal]]) -> bool:
    """Whether a tariff is for some time lower than what was agreed: it rises, and does not begin there."""
    return any(terms.before[product] < amounts[0] and terms.path[0] < 1 for product, amounts in grown.items())
