"""Frozen snapshots: two publications laid side by side give nobody away."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.region import Provider, Region
from tarief.region.disclosure import publish
from tarief.region.snapshots import changes, next_snapshot
from tests.tools.times import examples

FIRST = Region(tuple(Provider(f"P{n}", Decimal(50 + n), Decimal(100)) for n in range(12)))


def with_costs(of: Region, **costs: str) -> Region:
    lot = tuple(replace(item, cost=Decimal(costs.get(item.name, str(item.cost)))) for item in of.providers)
    return Region(lot)


def test_the_first_snapshot_and_an_unchanged_one_are_published() -> None:
    first = publish(FIRST)
    assert next_snapshot([], first).reason == ""
    again = next_snapshot([first], publish(FIRST))
    assert again.publication is first
    assert again.reason == ""


def test_other_tariffs_on_the_same_sheets_are_not_published_however_often_it_is_asked() -> None:
    first, told = publish(FIRST, tariffs=[Decimal(56)]), []
    for cents in range(5000, 6200, 25):
        found = next_snapshot([first, *told], publish(FIRST, tariffs=[Decimal(cents).scaleb(-2)]))
        told += [] if found.reason else [found.publication]
        assert "andere tarieven" in found.reason or cents == 5600
    assert told == [first]


def test_tariffs_in_another_order_and_other_tariffs_on_changed_sheets_are_not_published() -> None:
    first = publish(FIRST, tariffs=[Decimal(40), Decimal(56)])
    changed = with_costs(FIRST, P1="61", P2="62", P3="63", P4="64", P5="65")
    for tariffs in ([Decimal(56), Decimal(40)], [Decimal(56)], [Decimal(40), Decimal(58)]):
        found = next_snapshot([first], publish(changed, tariffs=tariffs))
        assert found.publication is first
        assert "andere tarieven" in found.reason
    assert next_snapshot([first], publish(changed, tariffs=first.tariffs)).reason == ""


def test_with_three_changed_two_together_would_know_the_third_so_the_old_one_stays() -> None:
    first, new = publish(FIRST), publish(with_costs(FIRST, P1="60", P2="61", P3="62"))
    found = next_snapshot([first], new)
    assert found.publication is first
    assert "veranderden te weinig aanbieders" in found.reason


def test_with_five_even_changes_the_new_one_is_published() -> None:
    new = publish(with_costs(FIRST, P1="61", P2="62", P3="63", P4="64", P5="65"))
    found = next_snapshot([publish(FIRST)], new)
    assert found.publication is new
    assert found.reason == ""


def test_one_large_change_among_small_ones_is_not_published() -> None:
    new = publish(with_costs(FIRST, P1="90", P2="52.01", P3="53.01", P4="54.01", P5="55.01"))
    assert "te dicht benaderen" in next_snapshot([publish(FIRST)], new).reason


def test_a_newcomer_alone_is_not_published() -> None:
    new = publish(Region((*FIRST.providers, Provider("P99", Decimal(70), Decimal(100)))))
    assert "te weinig aanbieders" in next_snapshot([publish(FIRST)], new).reason


def test_a_snapshot_is_laid_beside_every_earlier_one() -> None:
    second = with_costs(FIRST, P1="61", P2="62", P3="63", P4="64", P5="65")
    third = with_costs(second, P1="51", P2="52", P3="53", P4="54", P6="66")
    found = next_snapshot([publish(FIRST), publish(second)], publish(third))
    assert found.reason.startswith("Geen nieuwe publicatie: naast nummer 1")


def test_other_visible_groups_keep_the_old_snapshot() -> None:
    sized = Region(tuple(replace(item, size="klein" if n < 6 else "groot") for n, item in enumerate(FIRST.providers)))
    moved = Region(tuple(replace(item, size="klein" if n < 8 else "groot") for n, item in enumerate(FIRST.providers)))
    assert "andere groepen" in next_snapshot([publish(sized)], publish(moved)).reason


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.integers(4000, 8000), st.integers(50, 400)), min_size=8, max_size=14), st.data())
def test_two_snapshots_cannot_be_differenced(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    lot = tuple(Provider(f"P{n}", Decimal(c).scaleb(-2), Decimal(v)) for n, (c, v) in enumerate(rows))
    shifts = data.draw(st.lists(st.sampled_from([0, 0, 3, 4, 5, 20]), min_size=len(lot), max_size=len(lot)))
    moved = tuple(replace(item, cost=item.cost + shift) for item, shift in zip(lot, shifts, strict=True))
    gone = data.draw(st.integers(0, 5))
    old, new = publish(Region(lot)), publish(Region(moved[gone:] if data.draw(st.booleans()) else moved))
    found = next_snapshot([old], new)
    if found.reason:
        assert found.publication is old
        return
    for group in new.derivable:
        for parts in changes(old.derivable[group], new.derivable[group]).values():
            for target, change in parts.items():
                others = sorted((abs(part) for name, part in parts.items() if name != target), reverse=True)
                # Two others know their own changes; what the rest changed hides the target's.
                assert len(others) >= 3
                assert sum(others[2:]) >= Decimal("0.15") * abs(change)
