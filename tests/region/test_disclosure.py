"""Disclosure control: what may be told, why not, and that nobody can be recomputed from what is told."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.dutch import dutch
from tarief.core.findings import Refused
from tarief.core.units import AANDEEL, EURO_PER_ETMAAL, EURO_PER_STUK, UNITS, UREN
from tarief.region import Provider, Region, continuity, fragile
from tarief.region.disclosed import share_band_of
from tarief.region.disclosure import TOTAL, Publication, publish, share_band
from tarief.region.policy import POLICY
from tarief.region.safety import count_band
from tests.region.case import region
from tests.tools.times import examples

MARGIN = Decimal("0.15")


def even(number: int, **more: str) -> Region:
    return Region(tuple(Provider(f"P{n}", Decimal(50 + n), Decimal(100), **more) for n in range(number)))


def reasons(publication: Publication, cell: str = TOTAL) -> dict[str, str]:
    return {key: told.reason for key, told in publication.cells[cell].items()}


def test_thirteen_concerns_have_means_median_and_quartiles_but_no_names_or_ends() -> None:
    publication = publish(region(), tariffs=[Decimal("55.57")])
    told = publication.cells[TOTAL]
    assert set(reasons(publication).values()) == {""}
    assert told["aantal"].text == "10–19"
    assert told["gewogen_gemiddelde"].value == Decimal("61.50")
    assert told["mediaan"].value == Decimal("62.50")
    assert told["volume_onder_kostprijs_bij_55,57"].text == "80–90%"
    text = json.dumps(publication.as_json(), ensure_ascii=False)
    assert not any(f"P{n:02}" in text for n in range(1, 14))
    assert not any(end in text for end in ("52,40", "76,50", "52,5", "76,5"))


def test_one_concern_that_is_written_in_several_ways_counts_as_one() -> None:
    written = ["Weide-Groep", "weide-groep ", "Weide\u2011Groep", "Weide\u200b-Groep", " WEIDE-GROEP"]
    providers = (Provider(f"P{n}", Decimal(50 + n), Decimal(100), concern=name) for n, name in enumerate(written))
    assert publish(Region(tuple(providers))).cells[TOTAL]["aantal"].text == "te weinig"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (4, set()),
        (5, {"gemiddelde", "gewogen_gemiddelde"}),
        (6, {"gemiddelde", "gewogen_gemiddelde", "mediaan"}),
        (11, {"gemiddelde", "gewogen_gemiddelde", "mediaan"}),
        (12, {"gemiddelde", "gewogen_gemiddelde", "mediaan", "eerste_kwartiel", "derde_kwartiel"}),
    ],
)
def test_each_figure_has_its_own_least_number_of_concerns(number: int, told: set[str]) -> None:
    found = reasons(publish(even(number)))
    assert {key for key, reason in found.items() if not reason} - {"aantal"} == told
    assert all(" aanbieders" in reason for reason in found.values() if reason)


def test_providers_of_one_concern_count_once() -> None:
    found = reasons(publish(even(12, concern="Holding")))
    assert found["gemiddelde"] == "Er zijn minder dan 5 aanbieders."
    assert publish(even(12, concern="Holding")).cells[TOTAL]["aantal"].text == "te weinig"


def of_volumes(*volumes: int) -> Region:
    return Region(tuple(Provider(f"P{n}", Decimal(60), Decimal(volume)) for n, volume in enumerate(volumes)))


@pytest.mark.parametrize(
    ("volumes", "why"),
    [
        ((60, 10, 10, 10, 10), "Eén aanbieder is te groot"),
        ((45, 43, 4, 4, 4), "Twee aanbieders samen"),
        ((40, 40, 18, 1, 1), "Wie de eigen cijfers kent"),  # two together know 98 of 100
    ],
)
def test_a_concern_that_stands_out_hides_the_means_and_it_is_said_why(volumes: tuple[int, ...], why: str) -> None:
    assert reasons(publish(of_volumes(*volumes)))["gewogen_gemiddelde"].startswith(why)


def test_a_median_keeps_three_concerns_on_each_side() -> None:
    lot = [Provider(f"H{n}", Decimal(n), Decimal(1), concern="Holding") for n in range(40, 44)]
    lot += [Provider(f"C{n}", Decimal(50 + n), Decimal(1)) for n in range(6)]
    # Ten sheets of seven concerns: below the median lie the holding and one other.
    told = reasons(publish(Region(tuple(lot))))["mediaan"]
    assert told == "Er zijn te weinig aanbieders, of te weinig aan een kant van dit cijfer."


def test_why_a_median_is_not_told_does_not_tell_how_many_concerns_a_band_stands_for() -> None:
    """Five to nine, and fewer than six, would be five."""
    few = reasons(publish(even(5)))["mediaan"]
    assert few and not any(map(str.isdigit, few))


@pytest.mark.parametrize(
    ("number", "band"), [(0, "te weinig"), (4, "te weinig"), (5, "5–9"), (10, "10–19"), (20, "20 of meer")]
)
def test_counts_are_told_in_bands(number: int, band: str) -> None:
    assert count_band(number) == band


@pytest.mark.parametrize(("share", "band"), [("0", "0–10%"), ("0.861", "80–90%"), ("0.9", "90–100%"), ("1", "90–100%")])
def test_shares_are_told_in_bands_of_ten_points(share: str, band: str) -> None:
    assert share_band(Decimal(share), Decimal("0.10")) == band


def test_hours_are_rounded_to_five_and_shares_to_whole_percents() -> None:
    hours = Region(tuple(Provider(f"C{n}", Decimal(1291 + n), Decimal(1)) for n in range(6)))
    assert publish(hours, unit=UREN).cells[TOTAL]["gemiddelde"].value == 1295
    shares = Region(tuple(Provider(f"C{n}", Decimal("0.127"), Decimal(1)) for n in range(6)))
    assert publish(shares, unit=AANDEEL).cells[TOTAL]["gemiddelde"].text == "13,00%"


def test_a_unit_without_an_agreed_rounding_is_refused() -> None:
    with pytest.raises(Refused, match="stuk"):
        publish(even(6), unit=EURO_PER_STUK)


def test_a_slider_of_tariffs_is_refused() -> None:
    with pytest.raises(Refused, match="verraadt"):
        publish(even(6), tariffs=[Decimal(50 + n) for n in range(6)])


def test_how_many_are_fragile_is_told_in_a_band_only() -> None:
    poor = Region(tuple(Provider(f"P{n}", Decimal(60), Decimal(10), equity=Decimal(1)) for n in range(7)))
    assert fragile(continuity([(poor, Decimal(50))])) == "5–9"


def sized(**numbers: int) -> Region:
    return Region(
        tuple(
            Provider(f"{size}{n}", Decimal(50 + n), Decimal(100 if size == "groot" else 90), size=size)
            for size, number in numbers.items()
            for n in range(number)
        )
    )


def test_one_hidden_class_takes_the_lightest_other_along() -> None:
    publication = publish(sized(klein=2, midden=6, groot=7))
    assert reasons(publication, "klein")["gemiddelde"] == "Er zijn minder dan 5 aanbieders."
    assert reasons(publication, "midden")["gemiddelde"].startswith("Verborgen, omdat anders")
    assert publication.shown == {TOTAL, "groot"}


def test_hidden_classes_that_protect_each_other_take_nobody_along() -> None:
    assert publish(sized(klein=4, midden=4, groot=7)).shown == {TOTAL, "groot"}


@pytest.mark.parametrize(
    "change", [{"mean": 4}, {"margin": Decimal("0.1")}, {"largest": Decimal("0.6")}, {"steps": {}}, {"minimum": 3}]
)
def test_the_policy_cannot_become_looser(change: dict[str, object]) -> None:
    with pytest.raises(Refused, match="strenger"):
        POLICY.stricter(**change)


def test_the_policy_can_become_stricter() -> None:
    strict = POLICY.stricter(mean=8, largest=Decimal("0.4"), steps={**POLICY.steps, "euro_per_etmaal": Decimal(10)})
    assert reasons(publish(even(7), policy=strict))["gemiddelde"] == "Er zijn minder dan 8 aanbieders."
    assert not publish(even(9), unit=EURO_PER_ETMAAL, policy=strict).cells[TOTAL]["gemiddelde"].refused


@pytest.mark.parametrize(
    ("unit", "price", "told"),
    [("dagdeel", "78.30", "78"), ("etmaal", "212.90", "215"), ("traject", "6318", "6300"), ("rit", "14.26", "14.30")],
)
def test_every_unit_of_care_has_a_rounding_of_about_a_hundredth(unit: str, price: str, told: str) -> None:
    alike = Region(tuple(Provider(f"P{n}", Decimal(price), Decimal(100)) for n in range(6)))
    found = publish(alike, unit=UNITS[f"euro_per_{unit}"]).cells[TOTAL]["gemiddelde"]
    assert found.value == Decimal(told)
    assert POLICY.step(UNITS[f"euro_per_{unit}"]) <= Decimal(price) * Decimal("0.03")


@st.composite
def regions(draw: st.DrawFn) -> Region:
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(3000, 9000), st.integers(1, 400) | st.sampled_from([5000]),
                st.sampled_from(["klein", "midden", "groot", ""]), st.integers(0, 30),
            ),
            min_size=4, max_size=24,
        )
    )  # fmt: skip
    return Region(
        tuple(
            Provider(f"P{n}", Decimal(cost).scaleb(-2), Decimal(volume), size, f"C{concern}")
            for n, (cost, volume, size, concern) in enumerate(rows)
        )
    )


def known_sums(publication: Publication, of: Region) -> Iterator[Sequence[Provider]]:
    """Every group whose sum an outsider can work out: a shown cell, or the total less some shown cells."""
    lots = {size: [item for item in of.providers if item.size == size] for size in of.sizes}
    shown = [cell for cell in publication.shown if cell != TOTAL]
    yield from (lots[cell] for cell in shown)
    if TOTAL in publication.shown:
        for number in range(len(shown) + 1):
            for out in combinations(shown, number):
                yield [item for item in of.providers if item.size not in out]


def contributions(lot: Sequence[Provider]) -> Iterator[Mapping[str, Decimal]]:
    for measure in (lambda item: item.volume, lambda item: item.volume * item.cost, lambda item: item.cost):
        found: dict[str, Decimal] = {}
        for item in lot:
            found[item.group] = found.get(item.group, Decimal(0)) + measure(item)
        yield found


@settings(max_examples=examples(60))
@given(regions())
def test_no_table_lets_one_or_two_contributors_recompute_another_within_fifteen_percent(of: Region) -> None:
    publication = publish(of)
    for lot in known_sums(publication, of):
        for parts in contributions(lot):
            total = sum(parts.values())
            for target, true in parts.items():
                others = sorted((part for name, part in parts.items() if name != target), reverse=True)
                for colluders in (1, 2):
                    # The best they can do: what is known together, less what they put in themselves.
                    assert total - sum(others[:colluders]) >= (1 + MARGIN) * true


@settings(max_examples=examples(60))
@given(regions(), st.integers(0, 12))
def test_without_any_two_contributors_there_is_still_somebody_on_both_sides_of_a_quantile(
    drawn: Region, cheap: int
) -> None:
    # The cheapest sheets belong to two concerns, so that few concerns may lie on one side of many sheets.
    lot = [replace(item, concern=f"C{n % 2}" if n < cheap else item.name) for n, item in enumerate(drawn.by_cost)]
    of = Region(tuple(lot))
    publication = publish(of)
    lots = {TOTAL: list(of.providers)} | {s: [item for item in of.providers if item.size == s] for s in of.sizes}
    for cell, sheets in lots.items():
        ordered = sorted(sheets, key=lambda item: item.cost)
        for key, share in (("mediaan", 0.5), ("eerste_kwartiel", 0.25), ("derde_kwartiel", 0.75)):
            if publication.cells[cell][key].refused:
                continue
            place = share * (len(ordered) - 1)
            sides = ({i.group for i in ordered[: int(-(-place // 1))]}, {i.group for i in ordered[int(place) + 1 :]})
            for pair in combinations({item.group for item in sheets}, 2):
                assert all(side - set(pair) for side in sides)


def test_two_means_that_together_give_one_provider_away_are_not_told_side_by_side() -> None:
    # Eleven equal volumes and one other: the two means give the cost of the other exactly, whoever looks.
    lot = (Provider("P0", Decimal(66), Decimal(900)), *even(12).providers[1:])
    told = publish(Region(lot)).cells[TOTAL]
    assert told["gemiddelde"].reason.startswith("Naast het gewogen gemiddelde")
    assert not told["gewogen_gemiddelde"].refused


@st.composite
def few_volumes(draw: st.DrawFn) -> Region:
    """Volumes that are often equal: the hardest case for two means side by side."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(3000, 9000), st.sampled_from([100, 100, 110, 300])), min_size=6, max_size=12
        )
    )  # fmt: skip
    return Region(tuple(Provider(f"P{n}", Decimal(c).scaleb(-2), Decimal(v)) for n, (c, v) in enumerate(rows)))


@settings(max_examples=examples(60))
@given(few_volumes())
def test_who_knows_all_volumes_and_both_means_still_cannot_pin_down_a_cost(of: Region) -> None:
    told = publish(of).cells[TOTAL]
    if told["gemiddelde"].refused or told["gewogen_gemiddelde"].refused:
        return
    for target in of.providers:
        rest = [item for item in of.providers if item is not target]
        for out in combinations(rest, 2):
            others = [item for item in rest if item not in out]
            assert any(could_be(target, others, factor) for factor in (1 + MARGIN, 1 - MARGIN))


def could_be(target: Provider, others: Sequence[Provider], factor: Decimal) -> bool:
    """Whether costs of the others exist, none below zero, that keep both sums when the target's is `factor` times."""
    shift = target.cost * (factor - 1)
    plain = sum((item.cost for item in others), Decimal(0)) - shift
    weighted = sum((item.cost * item.volume for item in others), Decimal(0)) - shift * target.volume
    weights = [item.volume for item in others]
    return plain >= 0 and plain * min(weights) <= weighted <= plain * max(weights)


PINNED = Region(
    (
        Provider("A", Decimal(88), Decimal(40000)),
        *(Provider(f"P{n}", Decimal(62 + n), Decimal(12000)) for n in range(5)),
    )
)


def bands(of: Region, *tariffs: str) -> list[str]:
    told = publish(of, tariffs=[Decimal(tariff) for tariff in tariffs]).cells[TOTAL]
    return [figure.text for key, figure in told.items() if "_bij_" in key]


def test_a_band_that_would_pin_a_large_provider_between_two_tariffs_is_not_told_and_it_is_said_why() -> None:
    assert bands(PINNED, "80", "87", "88") == ["40–50%", "40–50%", ""]
    told = publish(PINNED, tariffs=[Decimal(87), Decimal(88)]).cells[TOTAL]
    assert told["volume_onder_kostprijs_bij_88,00"].reason.startswith("Naast wat al wordt verteld")


def test_the_tariff_that_is_asked_first_goes_first() -> None:
    assert bands(region(), "54.46", "62.86") == ["90–100%", ""]
    assert bands(region(), "62.86", "54.46") == ["30–40%", ""]


def test_tariffs_far_apart_or_among_many_even_providers_are_all_told() -> None:
    assert all(bands(region(), "50", "70"))
    assert all(
        bands(Region(tuple(Provider(f"P{n}", Decimal(50 + n), Decimal(9)) for n in range(40))), "60", "65", "70")
    )


@st.composite
def uneven(draw: st.DrawFn) -> tuple[Region, list[Decimal]]:
    """A few providers, large and small, and tariffs close together: the hardest case for bands."""
    rows = draw(
        st.lists(st.tuples(st.integers(500, 900), st.sampled_from([10, 12, 25, 40])), min_size=5, max_size=7)
    )  # fmt: skip
    lot = tuple(Provider(f"P{n}", Decimal(cost).scaleb(-1), Decimal(volume)) for n, (cost, volume) in enumerate(rows))
    tariffs = draw(st.lists(st.integers(500, 900), min_size=1, max_size=3, unique=True))
    return Region(lot), [Decimal(tariff).scaleb(-1) for tariff in tariffs]


@settings(max_examples=examples(60))
@given(uneven())
def test_two_who_know_all_volumes_cannot_pin_a_cost_between_the_tariffs_of_which_bands_are_told(
    drawn: tuple[Region, list[Decimal]],
) -> None:
    of, tariffs = drawn
    told = publish(of, tariffs=tariffs).cells[TOTAL]
    known = {
        tariff: share_band_of(told[f"volume_onder_kostprijs_bij_{dutch(tariff)}"].text)
        for tariff in sorted(tariffs)
        if not told[f"volume_onder_kostprijs_bij_{dutch(tariff)}"].refused
    }
    if not known:
        return
    mean = told["gewogen_gemiddelde"].value
    assert mean is not None
    for pair in combinations(of.providers, 2):
        reach = possible_costs(of, pair, known, mean)
        for target in of.providers:
            if target not in pair:
                low, high = reach[target.name]
                assert low <= (1 - MARGIN) * target.cost or high >= (1 + MARGIN) * target.cost


def possible_costs(
    of: Region, pair: Sequence[Provider], known: Mapping[Decimal, tuple[Decimal, Decimal]], mean: Decimal
) -> dict[str, tuple[Decimal, Decimal]]:
    """The lowest and highest cost of each other provider in all worlds with these bands and this weighted mean.

    A world puts every cost but those of the pair between two tariffs; all of them are tried.
    """
    ends = [Decimal(0), *known, Decimal(10**6)]
    others = [item for item in of.providers if item not in pair]
    own = sum((item.volume * item.cost for item in pair), Decimal(0))
    paid = ((mean - Decimal("0.25")) * of.volume - own, (mean + Decimal("0.25")) * of.volume - own)
    reach = {item.name: (Decimal(10**6), Decimal(0)) for item in others}
    for places in product(range(len(ends) - 1), repeat=len(others)):
        world = [*zip(others, places, strict=True), *((item, bisect_left(ends, item.cost) - 1) for item in pair)]
        below = [sum(item.volume for item, place in world if place > at) / of.volume for at in range(len(known))]
        if not all(low <= share < high or share == high == 1
                   for share, (low, high) in zip(below, known.values(), strict=True)):  # fmt: skip
            continue
        least = sum((item.volume * ends[place] for item, place in world[: len(others)]), Decimal(0))
        most = sum((item.volume * ends[place + 1] for item, place in world[: len(others)]), Decimal(0))
        for item, place in world[: len(others)]:
            low = max(ends[place], (paid[0] - most) / item.volume + ends[place + 1])
            high = min(ends[place + 1], (paid[1] - least) / item.volume + ends[place])
            if low <= high and least <= paid[1] and most >= paid[0]:
                reach[item.name] = min(reach[item.name][0], low), max(reach[item.name][1], high)
    return reach


@settings(max_examples=examples(40))
@given(regions())
def test_every_told_number_is_rounded_and_every_refusal_says_why(of: Region) -> None:
    for told in publish(of, tariffs=[Decimal(60)]).cells.values():
        for figure in told.values():
            assert bool(figure.reason) != bool(figure.text)
            assert figure.value is None or figure.value % Decimal("0.50") == 0
