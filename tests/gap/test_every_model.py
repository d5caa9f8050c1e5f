"""The parts of a gap are the average over every order, on models and inputs drawn at random; an engine of its own."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations
from math import factorial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tarief import compare
from tarief.comparison import Comparison
from tarief.comparison.solve import Method
from tests.gap.random_models import DAY, Drawn, drawn
from tests.tools.times import examples

SEEDS = st.integers(0, 10**9)
CLOSE = Fraction(1, 10**20)


@cache
def counted(players: tuple[str, ...]) -> Counter[tuple[frozenset[str], str]]:
    """In how many of all orders each player comes in after exactly these others: every order written out."""
    return Counter(
        (frozenset(order[:index]), player) for order in permutations(players) for index, player in enumerate(order)
    )


def brute(game: Drawn, line: str, players: tuple[str, ...], along: str = "") -> dict[str, Fraction]:
    """The mean over all orders of what each player adds; a line that `a` does not ask for comes along with the way."""
    sums = dict.fromkeys(players, Fraction(0))
    worth = {
        frozenset(some): game.value(line, game.mixed({*some, along} if along and "vorm" in some else set(some)))
        for size in range(len(players) + 1)
        for some in combinations(players, size)
    }
    for (before, player), times in counted(players).items():
        sums[player] += times * (worth[before | {player}] - worth[before])
    return {player: amount / factorial(len(players)) for player, amount in sums.items()}


def differing(game: Drawn, comparison: Comparison) -> tuple[str, ...]:
    names = tuple(player.key for player in comparison.players)
    expected = {key for key in game.a if game.a[key] != game.b[key]} - {"mix", "vorm"}
    assert expected <= set(names)
    return names


@settings(max_examples=examples(25), deadline=None)
@given(SEEDS)
def test_each_part_is_the_mean_over_every_order_in_every_rung(seed):
    game = drawn(seed, inputs=2)
    comparison = compare(*game.calculated())
    players = differing(game, comparison)
    assert len(players) <= 6
    for place, rung in enumerate(comparison.rungs):
        found = {player: comparison.solved.parts[index][place] for index, player in enumerate(players)}
        for player, amount in brute(game, rung.key, players).items():
            assert abs(Fraction(found[player]) - amount) <= CLOSE, (rung.key, player)


@settings(max_examples=examples(25), deadline=None)
@given(SEEDS, st.sampled_from(["eerste", "tweede", "derde", "vierde", "keus"]), st.integers(100, 4000))
@example(1_000_000_000, "tweede", 100)
def test_a_step_that_one_side_gives_is_a_player_like_any_other(seed, step, cents):
    game = drawn(seed, inputs=1)
    game = replace(game, b={**game.b, step: str(Decimal(cents) / 100)})
    comparison = compare(*game.calculated())
    players = differing(game, comparison)
    along = "" if step in players else step
    for place, rung in enumerate(comparison.rungs):
        found = {player: comparison.solved.parts[index][place] for index, player in enumerate(players)}
        for player, amount in brute(game, rung.key, players, along).items():
            assert abs(Fraction(found[player]) - amount) <= CLOSE, (rung.key, player)
    assert sum(comparison.contributions.values()) == comparison.gap


@settings(max_examples=examples(60), deadline=None)
@given(SEEDS)
def test_bars_cells_rungs_chapters_and_elements_all_add_up_to_the_shown_gap(seed):
    comparison = compare(*drawn(seed).calculated())
    gap, bars = comparison.gap, comparison.contributions
    assert sum(bars.values()) == gap
    assert sum(rung.amount for rung in comparison.by_rung) == gap
    assert sum(chapter.amount for chapter in comparison.chapters) == gap
    for law in ("jeugdwet", "wmo"):
        assert sum(part.amount for part in comparison.by_element(law)) == gap
    for key, cells in comparison.cells.items():
        assert sum(cells.values()) == bars[key]
    for rung in comparison.by_rung:
        assert sum(rung.parts.values()) == rung.amount
    for chapter in comparison.chapters:
        assert sum(chapter.parts.values()) == chapter.amount
    assert comparison.under("tarief").amount == sum(bars.values())


@settings(max_examples=examples(60), deadline=None)
@given(SEEDS)
def test_swapped_parties_have_every_amount_with_the_other_sign(seed):
    a, b = drawn(seed).calculated()
    there, back = compare(a, b), compare(b, a)
    assert {key: -amount for key, amount in there.contributions.items()} == back.contributions
    assert {key: amount.copy_negate() for key, amount in there.exact.items()} == back.exact
    assert [rung.amount for rung in there.by_rung] == [-rung.amount for rung in back.by_rung]
    for key, cells in there.cells.items():
        assert {rung: -amount for rung, amount in cells.items()} == back.cells[key]


@settings(max_examples=examples(40), deadline=None)
@given(SEEDS, st.sampled_from(["appel", "boom", "cijfer"]))
def test_what_is_locked_has_exactly_nothing_and_is_no_bar(seed, locked):
    game = drawn(seed)
    a = game.model.calculate(game.a, on=DAY)
    comparison = compare(a, game.model.calculate({**game.b, locked: game.a[locked]}, on=DAY))
    assert locked not in comparison.contributions
    assert comparison.contribution(locked) == 0
    assert compare(a, a).contributions == {}


@settings(max_examples=examples(30), deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_in_any_order_the_steps_add_up_and_one_at_a_time_leaves_the_rest(seed, random):
    comparison = compare(*drawn(seed).calculated())
    keys = [player.key for player in comparison.players]
    random.shuffle(keys)
    bridge = comparison.in_order(keys[:2])
    assert list(bridge.steps)[:2] == keys[:2]
    assert sum(bridge.steps.values()) == comparison.gap
    alone = comparison.one_by_one()
    assert sum(alone.amounts.values()) + alone.rest == comparison.gap


@pytest.mark.parametrize("seed", range(4))
def test_vectorised_parts_are_the_exact_ones(seed):
    from tarief.comparison.exact import exact_parts
    from tarief.comparison.groups import one_round
    from tarief.comparison.vectors import vector_parts

    comparison = compare(*drawn(seed, inputs=5).calculated())
    assert comparison.method is Method.EXACT
    game = comparison.solved.game
    found = vector_parts(game, one_round(len(comparison.players)))
    for line, exact in zip(found, exact_parts(game), strict=True):
        for part, expected in zip(line, exact, strict=True):
            assert abs(part - expected) <= Decimal("1e-9") * max(1, abs(expected))
