"""A heavier product that is cheaper than a lighter one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tarief.calculation import Breakdown
from tarief.checks.common import remark
from tarief.core.dutch import shown
from tarief.core.findings import Finding
from tarief.core.place import Place


def heavier_but_cheaper(products: Sequence[Breakdown], names: Sequence[str]) -> Iterator[Finding]:
    """Yield the products, listed from light to heavy, that cost less than a lighter one in the same unit."""
    if len({product.unit for product in products}) > 1:
        yield remark(
            "eenheden_verschillen",
            Place.of("producten"),
            "De producten hebben niet allemaal dezelfde eenheid.",
            "Prijzen per uur en per dagdeel zijn niet te vergelijken zoals ze er staan.",
            "Alleen producten met dezelfde eenheid zijn vergeleken; reken de andere eerst om.",
        )
    for index, product in enumerate(products):
        lighter = [number for number in range(index) if products[number].unit == product.unit]
        dearest = max(lighter, key=lambda number: products[number].tarief, default=None)
        if dearest is not None and product.tarief < products[dearest].tarief:
            yield remark(
                "zwaarder_is_goedkoper",
                Place.of("producten", index),
                f"{names[index]} ({shown(product.tarief, product.unit)}) is zwaarder dan {names[dearest]} "
                f"({shown(products[dearest].tarief, product.unit)}), maar goedkoper.",
                "Dan loont het de lichtere zorg te leveren waar zwaardere nodig is.",
                "Vergelijk de opbouw van beide, of leg vast waarom de zwaardere zorg minder kost.",
            )
