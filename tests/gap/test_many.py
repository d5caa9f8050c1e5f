"""More inputs than orders can be written out for: over arrays up to twenty, and by chapters first above that."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tarief import Breakdown, CostModel, EuroPerUur, compare
from tarief.comparison.exact import exact_parts
from tarief.comparison.groups import rounds
from tarief.comparison.solve import Method
from tests.gap.random_models import DAY, function_of

GROUPS = ("loon", "uren", "overhead", "risico", "inzet")


def names(count: int) -> list[str]:
    return [f"post_{'abcdefgh'[index // 10]}_{'abcdefghij'[index % 10]}" for index in range(count)]


def wide(count: int) -> CostModel:
    """A price to which every input leads through one product: all of them work on each other."""
    model = CostModel("breed", label="Breed", unit="uur")
    product = added = 1
    for index, name in enumerate(names(count)):
        model.given(name, f"Post {index}", EuroPerUur, group=GROUPS[index % 5])
        if index % 3:
            product = ("*", product, ("+", 1, ("/", name, 100)))
        else:
            added = ("+", added, name)
    model.step("Tarief")(function_of("tarief", ("*", product, added)))
    return model


def sides(count: int) -> tuple[Breakdown, Breakdown]:
    model = wide(count)
    a = model.calculate({name: str(3 + index % 7) for index, name in enumerate(names(count))}, on=DAY)
    b = model.calculate({name: f"{2 + index % 5}.{1 + index % 9}" for index, name in enumerate(names(count))}, on=DAY)
    return a, b


def swapped_part(count: int, name: str) -> Fraction:
    """The part of one input by the polynomial of its weights: integrated over the share of others that came first.

    A product of (1+x) and a sum are both linear in each input, so a mixture in which every other input is on the
    side of `b` with chance t gives the mean over its coalitions; Shapley is the integral over t from 0 to 1.
    """
    a, b = ({key: Fraction(side.inputs[key]) for key in names(count)} for side in sides(count))
    product, added = [Fraction(1)], [Fraction(1), Fraction(0)]
    difference = b[name] - a[name]
    in_product = names(count).index(name) % 3 != 0
    for index, key in enumerate(names(count)):
        start, slope = a[key], b[key] - a[key]
        if key == name:
            continue
        if index % 3:
            product = _times(product, [1 + start / 100, slope / 100])
        else:
            added = [added[0] + start, added[1] + slope]
    if in_product:
        polynomial = _times(product, added)
        scale = difference / 100
    else:
        polynomial, scale = product, difference
    return scale * sum((part / (power + 1) for power, part in enumerate(polynomial)), Fraction(0))


def _times(one: list[Fraction], other: list[Fraction]) -> list[Fraction]:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for power, part in enumerate(one):
        for more, times in enumerate(other):
            found[power + more] += part * times
    return found


@pytest.mark.parametrize(("count", "method"), [(12, Method.EXACT), (13, Method.VECTOR), (20, Method.VECTOR)])
def test_the_parts_are_those_of_an_integral_over_all_coalitions(count, method):
    comparison = compare(*sides(count))
    assert comparison.method is method
    for name, part in comparison.exact.items():
        expected = swapped_part(count, name)
        assert abs(part - Decimal(expected.numerator) / expected.denominator) < Decimal("1e-9"), name
    assert sum(comparison.contributions.values()) == comparison.gap


@pytest.mark.parametrize("count", [13, 14])
def test_thirteen_and_fourteen_over_arrays_are_the_exact_ones(count):
    comparison = compare(*sides(count))
    assert comparison.method is Method.VECTOR
    sign = -1 if comparison.solved.game.meeting.swapped else 1  # the game is played from a side of its own choice
    for line, exact in zip(comparison.solved.parts, exact_parts(comparison.solved.game), strict=True):
        assert abs(sign * line[0] - exact[0]) <= Decimal("1e-9") * max(1, abs(exact[0]))


def test_over_arrays_the_parts_sum_exactly_to_the_exact_gap():
    a, b = sides(15)
    comparison = compare(a, b)
    assert abs(sum(comparison.exact.values()) - (b.exact("tarief") - a.exact("tarief"))) < Decimal("1e-24")


@pytest.mark.parametrize("count", [25, 60])
def test_above_twenty_chapters_come_first_and_everything_adds_up(count):
    a, b = sides(count)
    comparison = compare(a, b)
    assert comparison.method is Method.GROUPS
    assert len(comparison.contributions) == count
    assert sum(comparison.contributions.values()) == comparison.gap
    assert sum(chapter.amount for chapter in comparison.chapters) == comparison.gap
    assert {chapter.label for chapter in comparison.chapters} == {
        "Loon en toeslagen", "Uren", "Overhead", "Risico", "Inzet en bezetting",
    }  # fmt: skip
    swapped = compare(b, a)
    assert {key: -amount for key, amount in comparison.contributions.items()} == swapped.contributions


def test_a_chapter_is_worth_what_it_is_as_one_player_among_the_other_chapters():
    """The Owen value of a chapter is its Shapley value in the game of chapters: five players, written out."""
    a, b = sides(25)
    comparison = compare(a, b)
    chapters = [frozenset(name for index, name in enumerate(names(25)) if index % 5 == group) for group in range(5)]

    def worth(taken: int) -> Decimal:
        moved = {key for place, chapter in enumerate(chapters) if taken >> place & 1 for key in chapter}
        return a.change(**{key: b.inputs[key] for key in moved}).exact("tarief")

    from tarief.core.shapley import parts

    expected = parts([worth(taken) for taken in range(32)], 5)
    for chapter, amount in zip(chapters, expected, strict=True):
        assert abs(sum(comparison.exact[key] for key in chapter) - amount) < Decimal("1e-9")


@pytest.mark.parametrize("count", [21, 60, 180, 400])
def test_no_round_is_larger_than_memory_and_time_allow_and_everyone_is_asked_once(count):
    comparison = compare(*sides(21))
    players = [comparison.players[index % 21] for index in range(count)]
    played = rounds(players)
    assert max(len(each.units) for each in played) <= 20
    asked = [player for each in played for player in each.asked if player is not None]
    assert sorted(asked) == list(range(count))
    for each in played:
        everyone = [player for unit in each.units for player in unit]
        assert len(set(everyone)) == len(everyone) == count
