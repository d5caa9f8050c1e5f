"""How a tariff grows to what was agreed: in words, and in the amount of each year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tarief.core.dutch import shown
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


def growth_table(terms: AgreementReached, names: Mapping[str, str]) -> Table | None:
    """Return the tariff of each year, of the products that have a name here; None where there is nothing to grow to."""
    grown = {product: amounts for product, amounts in terms.amounts.items() if product in names}
    if not grown:
        return None
    years = (Column(f"jaar_{year}_", f"Jaar {year}", Holds.CENTS) for year, _ in enumerate(terms.path, 1))
    heads = (Column("product", "Product", Holds.TEXT), Column("hiervoor", "Gold hiervoor", Holds.CENTS), *years)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (names[product], terms.before[product], *amounts) for product, amounts in grown.items()
    )
    note = f"{_NOT_INDEXED} {BELOW_GOAL}" if _is_below(terms, grown) else _NOT_INDEXED
    return Table("ingroeipad", "Het ingroeipad", heads, rows, note=note, total="")


def _is_below(terms: AgreementReached, grown: Mapping[str, Sequence[Decimal]]) -> bool:
    """Whether a tariff is for some time lower than what was agreed: it rises, and does not begin there."""
    return any(terms.before[product] < amounts[0] and terms.path[0] < 1 for product, amounts in grown.items())
