"""What the page of dials shows: the dials as they were turned, the price as they stand, and what each does to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from api.files.dials import Dial, dial_text, turned
from api.scenarios.rows import next_row, row_texts
from tarief import Breakdown, Refused
from tarief.core.amounts import price, signed
from tarief.core.dutch import shown
from tarief.core.findings import Finding
from tarief.lower_price.equivalents import Plausibility, Ranges, equivalents
from tarief.scenarios.analysis import Analysis
from tarief.scenarios.scenario import ScenarioOutcome
from tarief.scenarios.turning import TURNED, Turnable, turnable
from tarief.scenarios.turning import turned as at_values

#: Digits of the ends of a dial: nobody turns to the cent.
_DIGITS: Final = 2
#: Half the width of the picture of a bar.
_HALF: Final = 500


@dataclass(frozen=True, slots=True)
class EffectBar:
    """What a dial does to the price, with a bar from the middle: where it starts and how long it is."""

    label: str
    shown: str
    start: int
    length: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class DialsView:
    """The dials, and the price as they stand; no `outcome` while something is wrong or nothing was turned."""

    base: Breakdown
    address: str
    dials: tuple[Dial, ...]
    moved: Mapping[str, str]
    kept: Mapping[str, str]
    ranges: Ranges
    outcome: ScenarioOutcome | None = None
    faults: tuple[Finding, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether something that was typed cannot be."""
        return bool(self.faults) or any(dial.fault for dial in self.dials)

    @property
    def standing(self) -> str:
        """The price as the dials stand."""
        return price((self.outcome.breakdown if self.outcome else self.base).tarief, self.base.unit)

    @property
    def gap(self) -> str:
        """How far that is from the base, in words."""
        gap = self.outcome.gap if self.outcome else Decimal(0)
        way = "meer" if gap > 0 else "minder"
        return f"{price(abs(gap), self.base.unit)} {way} dan de basis" if gap else "gelijk aan de basis"

    @property
    def lower(self) -> str:
        """By how many percent the price is lower than that of the base; empty where it is not."""
        gap = self.outcome.gap if self.outcome else Decimal(0)
        return dial_text(round(-gap / self.base.tarief, 3), share=True).replace(".", ",") if gap < 0 else ""

    @property
    def bars(self) -> tuple[EffectBar, ...]:
        """What each dial that was turned does, as far as the two prices can be compared by input."""
        comparison = self.outcome.comparison if self.outcome else None
        return tuple(_bars(comparison.contributions, comparison.label, self.base)) if comparison else ()

    @property
    def equivalents(self) -> tuple[tuple[str, str, str, str], ...]:
        """What else would give the same price, each by itself: now, needed, and the verdict. Facts stay out."""
        if self.outcome is None or not self.outcome.gap:
            return ()
        found = equivalents(self.base, self.outcome.breakdown.exact("tarief"), self.ranges)
        free = (one for one in found if not one.is_fact and one.verdict is not Plausibility.NO_INFLUENCE)
        return tuple((one.label, shown(one.current, one.unit), one.shown, one.verdict.words) for one in free)

    @property
    def scenario(self) -> Mapping[str, str]:
        """The scenarios made so far with the dials as another; nothing where nothing was turned, or no room is left."""
        row = next_row(self.kept)
        if not (row and self.moved):
            return {}
        return {**self.kept, **row_texts(row, f"{TURNED} ({self.standing})", self.moved)}


def dials_view(found: Analysis, address: str, texts: Mapping[str, str], kept: Mapping[str, str]) -> DialsView:
    """Lay out the page for what was turned; `kept` are the texts beside the base, with the scenarios made so far."""
    base = found.study.base.breakdown
    pairs = [(one, turned(_dial(one), texts)) for one in turnable(base, found.bars)]
    dials = tuple(dial for _, dial in pairs)
    moved = {one.place: dial for one, dial in pairs if dial.text != _dial(one).text}
    typed = {place: dial.text.replace(".", ",") + ("%" if dial.share else "") for place, dial in moved.items()}
    ranges = {bar.range.key: (bar.range.low, bar.range.high) for bar in found.bars if not bar.range.assumed}
    view = DialsView(base, address, dials, typed, kept, ranges)
    if not moved or view.is_wrong:
        return view
    try:
        return replace(view, outcome=at_values(base, {place: dial.value for place, dial in moved.items()}))
    except Refused as refused:
        return replace(view, faults=refused.findings)


def _dial(one: Turnable) -> Dial:
    share, within = one.unit.percent, one.plausible
    scale = Decimal(100) if share else Decimal(1)
    least, most = _rounded(one.least * scale, ROUND_FLOOR), _rounded(one.most * scale, ROUND_CEILING)
    told = f"Aannemelijk: {shown(within.low, one.unit)} tot {shown(within.high, one.unit)} ({within.source})."
    unit = one.unit.symbol.replace("/", " per ")
    return Dial(one.place, one.label, unit, least, most, share, dial_text(one.value, share=share), note=told)


def _rounded(end: Decimal, way: str) -> Decimal:
    """An end of a dial in few digits."""
    if not end:
        return end
    step = Decimal(1).scaleb(end.adjusted() - _DIGITS + 1)
    return (end / step).to_integral_value(way) * step


def _bars(effects: Mapping[str, Decimal], label: Callable[[str], str], base: Breakdown) -> Iterator[EffectBar]:
    longest = max(map(abs, effects.values()), default=Decimal(0)) or Decimal(1)
    for key, effect in sorted(effects.items(), key=lambda one: -abs(one[1])):
        length = round(abs(effect) / longest * _HALF)
        start = _HALF if effect > 0 else _HALF - length
        yield EffectBar(label(key), signed(effect, base.unit), start, length, effect > 0)
