"""Values outside what was published, or is usual: overhead as a share of all cost, sickness absence, any share.

Only where the library holds published values of the sector, or of care as a whole. One published value is no range:
the finding then only names it. Where no sector was chosen, the values of others say nothing of this one. What is usual
of a share stands in its declaration: 8% productivity where 80% was meant is told with its source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.dutch import listed, percent, shown
from tarief.core.findings import Finding, Severity, remark
from tarief.core.place import Place
from tarief.core.plausible import between, with_the_point_elsewhere
from tarief.core.units import AANDEEL
from tarief.model.declare import Usual
from tarief.parameters import Library, Value

_WHY = "Een afwijking kan terecht zijn, maar de ander zal ernaar vragen."
#: How the published values of a line begin, and the base that they are a share of; and which are of care as a whole.
_LINES: Final = {"overhead": ("overhead_{}", "totale_kosten"), "ziekteverzuim": ("ziekteverzuim_{}_", "contracturen")}
_WHOLE: Final = {"ziekteverzuim": "zorg_totaal"}
_DO = "Onderbouw de eigen waarde, of pas haar aan."
_SLIP: Final = "Loop de invoer na, of onderbouw de eigen waarde."


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
    for key, base, published in breakdown.face.once(outside_published_range, lambda: _to_judge(breakdown)):
        yield from _judged(breakdown, key, base, published)


def _to_judge(breakdown: Breakdown) -> list[tuple[str, str, _Published]]:
    """The lines of which something was published, each with its base: whatever the amounts."""
    of_lines = ((key, base, _of_sector(breakdown, key)) for key, (_, base) in _LINES.items())
    return [(key, base, published) for key, base, published in of_lines if published is not None]


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


def _judged(breakdown: Breakdown, key: str, base: str, published: _Published) -> Iterator[Finding]:
    share = breakdown.shares(key).get(base)
    if share is None or published.low <= share <= published.high:
        return
    label = breakdown.way.plan.nodes[key].label
    cao = breakdown.chosen.get("cao", "")
    sector = breakdown.library.cao_title(cao).removeprefix("CAO ") or cao.replace("_", " ") or "de hele zorg"
    of = f"{shown(share, AANDEEL)} van de {base.replace('_', ' ')}"
    what = f"Voor {sector} ({published.years}) is gepubliceerd: {published.told}. {label} is hier {of}."
    severity = Severity.NOTE if published.is_one else Severity.WARNING
    yield remark("buiten_bandbreedte", Place.of(key), what, _WHY, _DO, severity)


def outside_usual(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the shares outside what is usual; not those of a cao or the law, nor what was given with a reason."""
    nodes, values = breakdown.way.plan.nodes, breakdown.values
    for key, usual in breakdown.face.once(outside_usual, lambda: _declared(breakdown)):
        value = values.get(key)
        if not value or between(value, usual.low, usual.high):
            continue
        if (given := breakdown.supply.whole(key)) is not None and given.note:
            continue
        meant = with_the_point_elsewhere(value, usual.low, usual.high)
        what = f"{nodes[key].label} is {percent(value, 2)}. {usual.source}"
        ask = "" if meant is None else f"Bedoelt u {percent(meant, 2)}? "
        yield remark("ongebruikelijk", Place.of(key), what, "", f"{ask}{_SLIP}")


def _declared(breakdown: Breakdown) -> list[tuple[str, Usual]]:
    """What was declared of the shares that somebody gave, or that follow from what he gave: whatever the amounts."""
    return [
        (key, usual)
        for key, node in breakdown.way.plan.nodes.items()
        if (usual := node.quantity.usual) is not None and node.unit == AANDEEL and node.parameter is None
    ]
