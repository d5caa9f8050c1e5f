"""Values outside what was published: overhead as a share of all cost, and sickness absence, per sector.

Only where the library holds published values of the sector, or of care as a whole. One published value is no range:
the finding then only names it. Where no sector was chosen, the values of others say nothing of this one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.dutch import listed, shown
from tarief.core.findings import Finding, Severity, remark
from tarief.core.place import Place
from tarief.core.units import AANDEEL
from tarief.parameters import Library, Value

_WHY = "Een afwijking kan terecht zijn, maar de ander zal ernaar vragen."
#: How the published values of a line begin, and the base that they are a share of; and which are of care as a whole.
_LINES: Final = {"overhead": ("overhead_{}", "totale_kosten"), "ziekteverzuim": ("ziekteverzuim_{}_", "contracturen")}
_WHOLE: Final = {"ziekteverzuim": "zorg_totaal"}
_DO = "Onderbouw de eigen waarde, of pas haar aan."


@dataclass(frozen=True)
class _Published:
    """The values of a sector that were published, and the lowest and highest share among them."""

    values: tuple[Value, ...]
    low: Decimal
    high: Decimal

    @cached_property
    def is_one(self) -> bool:
        """Whether it is shown as one figure."""
        return shown(self.low, AANDEEL) == shown(self.high, AANDEEL)

    @cached_property
    def told(self) -> str:
        """What was published, and by whom."""
        sources = listed(list(dict.fromkeys(value.source.title for value in self.values)))
        low, high = shown(self.low, AANDEEL), shown(self.high, AANDEEL)
        between = low if self.is_one else f"{low} tot {high}"
        return f"{between} van de {self.values[0].base.replace('_', ' ')} ({sources})"

    @cached_property
    def years(self) -> str:
        """Of which years it is."""
        known = sorted({value.start.year for value in self.values if value.start is not None})
        told = [" tot en met ".join(dict.fromkeys((str(known[0]), str(known[-1]))))] if known else []
        undated = ["zonder jaar"] if any(value.start is None for value in self.values) else []
        return listed(told + undated)


@dataclass(frozen=True, slots=True)
class PublishedRange:
    """The lowest and highest share that were published for a line, on the base that the line has, and by whom."""

    low: Decimal
    high: Decimal
    sources: str


def published_range(breakdown: Breakdown, key: str) -> PublishedRange | None:
    """Return what was published for a line on its own base; None where that is nothing, or one value."""
    name, base = _LINES.get(key, ("", ""))
    if not name or breakdown.chosen.get(f"{key}_grondslag", base) != base:
        return None
    found = _of_sector(breakdown, key)
    if found is None or found.is_one:
        return None
    return PublishedRange(found.low, found.high, listed(list(dict.fromkeys(one.source.title for one in found.values))))


def outside_published_range(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the values that lie outside what was published for the sector (or for all care, where none is chosen)."""
    for key, (_, base) in _LINES.items():
        yield from _judged(breakdown, key, base, _of_sector(breakdown, key))


def without_sector(breakdown: Breakdown) -> tuple[str, ...]:
    """Return the labels of the lines that are compared per sector, where no sector was chosen that could have been."""
    if breakdown.chosen.get("cao") or "cao" not in breakdown.model.options:
        return ()
    lines = (key for key, (_, base) in _LINES.items() if key not in _WHOLE and breakdown.shares(key).get(base))
    return tuple(breakdown.way.plan.nodes[key].label for key in lines)


def _of_sector(breakdown: Breakdown, key: str) -> _Published | None:
    sector = breakdown.chosen.get("cao") or _WHOLE.get(key)
    return None if sector is None else _published(breakdown.library, _LINES[key][0].format(sector))


@lru_cache(maxsize=64)
def _published(library: Library, start: str) -> _Published | None:
    values = tuple(value for value in library.values_of("normen") if value.key.startswith(start))
    amounts = [value.value for value in values if isinstance(value.value, Decimal) and value.unit == AANDEEL]
    return _Published(values, min(amounts), max(amounts)) if amounts else None


def _judged(breakdown: Breakdown, key: str, base: str, published: _Published | None) -> Iterator[Finding]:
    share = breakdown.shares(key).get(base)
    if share is None or published is None or published.low <= share <= published.high:
        return
    label = breakdown.way.plan.nodes[key].label
    cao = breakdown.chosen.get("cao", "")
    sector = breakdown.library.cao_title(cao).removeprefix("CAO ") or cao.replace("_", " ") or "de hele zorg"
    of = f"{shown(share, AANDEEL)} van de {base.replace('_', ' ')}"
    what = f"Voor {sector} ({published.years}) is gepubliceerd: {published.told}. {label} is hier {of}."
    severity = Severity.NOTE if published.is_one else Severity.WARNING
    yield remark("buiten_bandbreedte", Place.of(key), what, _WHY, _DO, severity)
