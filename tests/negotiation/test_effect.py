"""What a counter-offer does, with the figures of the specification for Helmond, and what it can never find out."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from tarief.core.findings import Refused
from tarief.negotiation.effect import effect
from tarief.negotiation.happenings import Amendment
from tarief.negotiation.snapshot import SnapshotTaken, frozen
from tests.negotiation.table import AGREED, COSTS, HOURS, LEADER, RESEARCH, price, ready, taken

STEP = Decimal("0.50")


def changes(values) -> tuple[Amendment, ...]:
    return tuple(
        Amendment(key, Decimal(value), "Zie de registratie.") for key, value in values.items() if value != RESEARCH[key]
    )


def test_the_bridge_from_the_research_to_the_agreement_is_that_of_the_specification():
    found = effect(ready().process.text("bi"), changes(AGREED), price)
    assert (found.old, found.new, found.gap) == (Decimal("69.47"), Decimal("62.86"), Decimal("-6.61"))
    assert found.bridge == {
        "salaris": Decimal("-2.05"),
        "uren": Decimal("-1.95"),
        "overhead": Decimal("-1.88"),
        "client": Decimal("-0.41"),
        "risico": Decimal("-0.32"),
    }


def test_an_offer_that_changes_too_much_is_refused():
    many = tuple(Amendment(f"k{number}", Decimal(1), "Daarom.") for number in range(13))
    with pytest.raises(Refused):
        effect(ready().process.text("bi"), many, price)


@pytest.mark.parametrize(
    ("asked", "share", "words"),
    [(200000, "0.83", "representatief"), (300000, "0.55", "niet representatief"), (None, None, "onbekend")],
)
def test_response_is_told_by_volume_and_below_sixty_percent_it_does_not_represent_the_region(asked, share, words):
    (view,) = frozen((taken(asked=asked and Decimal(asked)),), "uur")
    assert view.response.share == (share and Decimal(share))
    assert view.response.words == words


def told(costs=COSTS):
    """All that a participant can ever hear of sheets with these costs, whatever he asks."""
    view = frozen((taken(costs),), "uur")[0]
    return view.figures(), view.bands


def others(costs, number, cost):
    """Worlds in which one provider costs something else: alone, or with another that keeps the weighted mean."""
    world = [*costs[:number], cost, *costs[number + 1 :]]
    yield world
    for other in range(len(costs)):
        if other != number:
            makes_up = (costs[number] - cost) * HOURS[number] / HOURS[other]
            yield [*world[:other], world[other] + makes_up, *world[other + 1 :]]


def test_a_thousand_offers_locate_no_cost_price_closer_than_what_is_published_is_rounded_to():
    """Whatever is asked, a provider may as well have cost anything in a range as wide as the rounding."""
    text, random, grid = ready().process.text("bi"), Random(14), Decimal("0.10")
    view = frozen((taken(),), "uur")
    asked = [changes({**RESEARCH, "salaris": str(random.randint(30000, 60000))}) for _ in range(1000)]
    heard = {band for offer in asked for band in effect(text, offer, price, view).bands}
    assert heard == set(view[0].bands)
    truth, costs = told(), [Decimal(cost) for cost in COSTS]
    for number, cost in enumerate(costs):
        around = [cost + steps * grid for steps in range(-5, 6)]
        lowest, highest = (
            next(other for other in ends if any(told(world) == truth for world in others(costs, number, other)))
            for ends in (around, reversed(around))
        )
        assert highest - lowest + grid >= STEP


def test_a_later_snapshot_in_which_one_sheet_changed_is_held_back():
    first, second = frozen((taken(), taken(("53.40", *COSTS[1:]))), "uur")
    assert second.publication is first.publication
    assert second.reason


def test_a_snapshot_of_impossible_figures_is_refused_with_each_place():
    wrong = replace(taken(["0", *COSTS[1:]], asked=Decimal(0)), tariffs=(Decimal(-1),))
    wrong = replace(wrong, sheets=(*wrong.sheets, wrong.sheets[1]))
    with pytest.raises(Refused) as refused:
        ready().lead(wrong)
    assert [str(finding.place) for finding in refused.value.findings] == [
        *("opgaven/0", "opgaven/13/partij", "gevraagd_volume", "tarieven/0")
    ]


def test_a_snapshot_keeps_the_tariffs_that_were_announced_first():
    table = ready()
    table.lead(taken())
    with pytest.raises(Refused) as refused:
        table.do(LEADER, SnapshotTaken("bi", taken().sheets, (Decimal(60),)))
    assert [finding.kind for finding in refused.value.findings] == ["andere_tarieven"]


def test_the_response_is_not_told_where_it_would_tell_the_volume_of_one_provider():
    two = replace(taken(asked=Decimal(100000)), sheets=taken().sheets[:2])
    (few,) = frozen([two], "uur")
    assert few.response.share is None and few.response.words == "onbekend"
    other = replace(taken(asked=Decimal(200000)), sheets=taken().sheets[1:])
    first, held_back = frozen([taken(asked=Decimal(200000)), other], "uur")
    assert held_back.reason and held_back.response == first.response
