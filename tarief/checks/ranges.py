"""Values outside what was published: overhead as a share of all cost, and sickness absence, per sector.

Only where the library holds published values. One published value is no range: the finding then only names it.
"""

from collections.abc import Iterator
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.dutch import listed, shown
from tarief.core.findings import Finding, Severity, remark
from tarief.core.place import Place
from tarief.core.units import AANDEEL
from tarief.parameters import Value

_WHY = "Een afwijking kan terecht zijn, maar de ander zal ernaar vragen."
_DO = "Onderbouw de eigen waarde, of pas haar aan."


def outside_published_range(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the values that lie outside what was published for the sector (or for all, where none is chosen)."""
    sector = breakdown.chosen.get("cao", "")
    overhead = _published(breakdown, f"overhead_{sector}" if sector else "overhead_")
    yield from _judged(breakdown, "overhead", "totale_kosten", overhead)
    absence = _published(breakdown, f"ziekteverzuim_{sector or 'zorg_totaal'}_")
    yield from _judged(breakdown, "ziekteverzuim", "contracturen", absence)


def _published(breakdown: Breakdown, start: str) -> list[Value]:
    return [value for value in breakdown.library.values_of("normen") if value.key.startswith(start)]


def _judged(breakdown: Breakdown, key: str, base: str, published: list[Value]) -> Iterator[Finding]:
    line = breakdown.by_key.get(key)
    share = line.other_bases.get(base) if line is not None else None
    amounts = [value.value for value in published if isinstance(value.value, Decimal) and value.unit == AANDEEL]
    if line is None or share is None or not amounts or min(amounts) <= share <= max(amounts):
        return
    sources = listed(list(dict.fromkeys(value.source.title for value in published)))
    low, high = shown(min(amounts), AANDEEL), shown(max(amounts), AANDEEL)
    one = low == high
    what = (
        f"{line.label} is {shown(share, AANDEEL)} van de {base.replace('_', ' ')}; gepubliceerd is "
        f"{low if one else f'{low} tot {high}'} van de {published[0].base.replace('_', ' ')} ({sources})."
    )
    yield remark("buiten_bandbreedte", Place.of(key), what, _WHY, _DO, Severity.NOTE if one else Severity.WARNING)
