"""Which cells of a row with a total stay hidden, so that no hidden one follows from the others.

The total minus the cells that are shown gives what the hidden ones are together; that sum must be as safe as a
figure that is told. Rows are small, so the fewest extra cells are found by trying them all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, combinations

from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.region.policy import Policy
from tarief.region.safety import Contribution, why_no_mean

Cells = Mapping[str, Sequence[Contribution]]

MOST_CELLS = 12


def hidden_cells(cells: Cells, total: Sequence[Contribution], policy: Policy) -> tuple[frozenset[str], frozenset[str]]:
    """Return the cells hidden for themselves, and those hidden besides to protect them.

    The fewest extra cells are hidden, of those the lightest. Contributions to the total that are in no cell count
    as a hidden one. When nothing helps, all cells are hidden beside the total.
    """
    if len(cells) > MOST_CELLS:
        text = f"Een rij met {len(cells)} groepen is te breed; hoogstens {MOST_CELLS}."
        refuse([Finding("rij_te_breed", text, "Maak minder omvangsklassen.", Place.of("omvang"))])
    primary = frozenset(key for key, found in cells.items() if why_no_mean(found, policy))
    if why_no_mean(total, policy):
        return primary, frozenset()
    shown = [key for key in cells if key not in primary]
    for number in range(len(shown) + 1):
        tried = [frozenset(extra) for extra in combinations(shown, number)]
        safe = [extra for extra in tried if _safe(cells, total, primary | extra, policy)]
        if safe:
            weight = {extra: sum(item.weight for key in extra for item in cells[key]) for extra in safe}
            return primary, min(safe, key=lambda extra: (weight[extra], sorted(extra)))
    return primary, frozenset(shown)


def _safe(cells: Cells, total: Sequence[Contribution], hidden: frozenset[str], policy: Policy) -> bool:
    rest = remainder(cells, total, hidden)
    return not rest or not why_no_mean(rest, policy)


def remainder(cells: Cells, total: Sequence[Contribution], hidden: frozenset[str]) -> list[Contribution]:
    """Return what the total holds beside the cells that are shown."""
    shown = chain.from_iterable(found for key, found in cells.items() if key not in hidden)
    return list((Counter(total) - Counter(shown)).elements())
