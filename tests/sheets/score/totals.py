"""Scores of many files as lines: one for all, and one for each layout, model, notation and trap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from tests.sheets.score.judge import CATEGORIES, FOUND, SILENT
from tests.sheets.score.score import Score


@dataclass
class Totals:
    """The figures of some files."""

    categories: Counter[str]
    superfluous: int
    per_product: float
    must_ask: tuple[int, int]
    must_flag: tuple[int, int]
    tariffs: tuple[int, int]
    invented: int
    other_unit: int
    ignored: int

    @property
    def inputs(self) -> int:
        return self.categories.total()

    @property
    def found(self) -> float:
        """The share of the inputs that was found."""
        return sum(self.categories[name] for name in FOUND) / self.inputs if self.inputs else 0.0

    @property
    def silent(self) -> int:
        """What was read wrongly without a question."""
        return sum(self.categories[name] for name in SILENT)


def totals(scores: Iterable[Score]) -> Totals:
    """Add up."""
    scores = list(scores)
    prices = [price for each in scores for price in each.prices]
    wanted = [price for price in prices if price.want]
    return Totals(
        categories=Counter(category for each in scores for _, category, _ in each.inputs),
        superfluous=sum(len(each.superfluous()) for each in scores),
        per_product=median([len(each.superfluous()) / each.products for each in scores if each.products] or [0]),
        must_ask=_met(met for each in scores for _, met in each.must_ask),
        must_flag=_met(met for each in scores for _, met in each.must_flag),
        tariffs=_met(price.right for price in wanted),
        invented=sum(len(each.invented) for each in scores),
        other_unit=sum(price.other_unit for price in prices),
        ignored=sum(len(each.ignored) for each in scores),
    )


def _met(all_: Iterable[bool]) -> tuple[int, int]:
    listed = list(all_)
    return sum(listed), len(listed)


def line(told: Totals) -> str:
    """The line of totals."""
    return (
        f"found {100 * told.found:.1f}% · wrong silent {told.silent} · asked-bad {told.categories['asked_bad']} · "
        f"must_ask {_of(told.must_ask)} · must_flag {_of(told.must_flag)} · superfluous {told.superfluous} · "
        f"tariffs {_of(told.tariffs)} · invented {told.invented}"
    )


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]}/{pair[1]}"


def table(groups: dict[str, list[Score]]) -> Iterator[str]:
    """One row for each group, the worst share of tariffs first."""
    yield f"{'':34} files  found  silent  bad  super/product  tariffs  ask  flag  invented"
    rows = sorted(groups.items(), key=lambda pair: _share(totals(pair[1]).tariffs))
    for name, scores in rows:
        t = totals(scores)
        yield (
            f"{name[:34]:34} {len(scores):5}  {100 * t.found:4.0f}%  {t.silent:6}  {t.categories['asked_bad']:3}  "
            f"{t.per_product:13.1f}  {_of(t.tariffs):>7}  {_of(t.must_ask):>3}  {_of(t.must_flag):>4}  {t.invented:8}"
        )


def _share(pair: tuple[int, int]) -> float:
    return pair[0] / pair[1] if pair[1] else 2.0


def by_input(scores: Iterable[Score]) -> Iterator[str]:
    """How often each input came to be what, those that are missed or misread most first."""
    counts: dict[str, Counter[str]] = {}
    for one, category, _ in (each for made in scores for each in made.inputs):
        counts.setdefault(one.key, Counter())[category] += 1
    names = [name for name in CATEGORIES if any(count[name] for count in counts.values())]
    yield f"{'':34} all" + "".join(f"{name:>10}" for name in names)
    for key, count in sorted(counts.items(), key=lambda pair: pair[1]["ok"] - pair[1].total()):
        yield f"{key[:33]:34}{count.total():4}" + "".join(f"{count[name] or '':10}" for name in names)


def details(made: Score) -> Iterator[str]:
    """What is behind the figures of one file."""
    yield f"### {made.file}" + (f"  invented: {', '.join(made.invented)}" if made.invented else "")
    for one, category, note in made.inputs:
        if category != "ok":
            yield f"  {category:9} {one.key} {one.item} {one.value} {one.base or ''} {'!'.join(one.cell)} | {note}"
    for question in made.superfluous():
        yield f"  superfluous {question.id}: {question.text[:110]}"
    yield from (f"  CRASH {text}" for text in made.crashes)
    for name, met in (*made.must_ask, *made.must_flag):
        if not met:
            yield f"  not told: {name}"
    for price in made.prices:
        if price.want and not price.right:
            unit = " (other unit)" if price.other_unit else ""
            yield f"  price {price.name}: {price.got} instead of {price.want}{unit} {price.why}"


__all__ = ["CATEGORIES", "Totals", "by_input", "details", "line", "table", "totals"]
