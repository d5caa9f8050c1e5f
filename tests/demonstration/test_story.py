"""The story of the demonstration region holds to every rule of the table, and its amounts are those of the model."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import takewhile

import pytest

from tarief import MODELS
from tarief.negotiation.decide import decide
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import OfferMade, QuestionAsked, Reply
from tarief.negotiation.outcomes import DissentRecorded
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process
from tarief.negotiation.remarks import unanswered
from tarief.voorbeeldregio import SheetSent, StoryStep, demonstration, steps
from tests.docs.pages import DOCS, table

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
PRODUCT = "begeleiding-individueel"


def carried_out(story: Iterable[StoryStep]) -> Process:
    process = Process()
    for step in story:
        if not isinstance(step.what, SheetSent):
            by = process.parties.get(step.by) or step.what.facilitator
            process = fold(decide(process, step.what, by=by, at=step.at, id="proces"), process)
    return process


def story() -> Iterable[StoryStep]:
    return steps(NOW, str)


def price(process: Process, values: dict[str, Decimal]) -> Decimal:
    """What the model of the product makes of values, each share taken of what its definition says."""
    product, meanings = process.products[PRODUCT], process.definitions
    bases = {"overhead_grondslag": meanings["overhead"].base, "risico_grondslag": meanings["risico_opslag"].base}
    return MODELS[product.model].calculate({**values, **bases}, on=NOW.date()).tarief


@pytest.fixture(scope="module")
def ended() -> Process:
    return carried_out(story())


def test_the_whole_story_holds_to_the_rules_and_ends_in_force(ended: Process):
    assert ended.phase is Phase.IN_FORCE
    assert len(ended.decisions) == len(demonstration().municipalities) == 10
    assert [vote.vote.value for vote in ended.votes.values()].count("kan_ermee_leven") == 3
    assert ended.decisions["asten"].deviations


def test_a_contract_of_three_years_ends_on_the_last_day_of_the_third(ended: Process):
    assert ended.agreement is not None
    start, end = ended.agreement.start, ended.agreement.end
    assert (start.month, start.day, end) == (1, 1, start.replace(year=start.year + 2, month=12, day=31))


def test_by_now_two_rounds_are_over_and_the_third_is_open():
    process = carried_out(takewhile(lambda step: step.at <= NOW, story()))
    assert (process.phase, process.round, process.revealed(2), process.revealed(3)) == (Phase.OPEN, 3, True, False)
    assert process.closes == datetime(2026, 12, 12, 16, tzinfo=UTC)  # vijf uur op een klok in Nederland
    assert {put.party for put in process.positions if put.round == 3} == {"grutto", "ijsvogel", "fluitenkruid"}
    assert process.questions["vraag-reistijd"].answer
    assert process.definitions["productieve_uren"].version == 2
    replies = process.offers["voorstel-dauwtrapper"].answered
    assert replies is not None
    assert [item.reply for item in replies.replies] == [Reply.ACCEPTED, Reply.ACCEPTED, Reply.ANSWERED]
    assert process.dissents["standpunt-eikelmuis"].by == "eikelmuis"
    assert {item.definition for item in process.locks} == {
        "werkgeverslasten", "bruto_jaarloon", "overhead", "clientgebonden_kosten_per_uur"
    }  # fmt: skip


def test_each_text_has_the_tariff_that_the_model_makes_of_it(ended: Process):
    texts = [text.set for text in ended.texts[PRODUCT]]
    assert [text.tariff for text in texts] == [Decimal(each) for each in ("69.47", "66.36", "63.16", "62.86")]
    assert [price(ended, dict(text.values)) for text in texts] == [text.tariff for text in texts]


def test_the_counter_offer_has_the_tariff_that_the_model_makes_of_it(ended: Process):
    offer = ended.offers["voorstel-dauwtrapper"].made
    text = next(text for text in ended.texts[PRODUCT] if text.version == offer.text_version)
    values = {**text.set.values, **{change.definition: change.value for change in offer.changes}}
    assert price(ended, values) == offer.tariff


def test_what_a_provider_puts_forward_comes_to_its_cost_price_within_five_cents(ended: Process):
    for provider in demonstration().providers:
        values = {"werkgeverslasten": Decimal("0.28"), **provider.account, "risico_opslag": Decimal(0)}
        assert abs(price(ended, values) - provider.cost) <= Decimal("0.05"), provider.code


def test_every_step_comes_after_the_one_before_and_one_sheet_each_is_sent():
    moments = [step.at for step in story()]
    assert moments == sorted(moments)
    sent = [step.by for step in story() if isinstance(step.what, SheetSent)]
    assert sent == [provider.code for provider in demonstration().providers]


def test_an_id_may_come_from_whoever_carried_out_the_line_before():
    names = {code: f"partij-{number}" for number, code in enumerate(demonstration().names)}
    process = Process()
    for step in steps(NOW, lambda code: names.get(code, code)):
        if isinstance(step.what, SheetSent):
            continue
        what = step.what
        if isinstance(what, QuestionAsked | OfferMade | DissentRecorded):
            names[what.id] = f"nummer-{len(names)}"
            what = replace(what, id=names[what.id])
        by = process.parties.get(names.get(step.by, step.by)) or what.facilitator
        process = fold(decide(process, what, by=by, at=step.at, id="proces"), process)
    assert process.phase is Phase.IN_FORCE
    assert set(process.offers) == {names["voorstel-dauwtrapper"]}
    assert not unanswered(process)


def test_the_page_about_the_region_shows_the_accounts_of_the_providers():
    page = {row[0]: row[1:] for row in table(DOCS / "voorbeeldregio.md", "aanbieder")}
    for provider in demonstration().providers:
        values = [Decimal(cell.strip("`€ %").replace(".", "").replace(",", ".")) for cell in page[provider.name][1:]]
        account = provider.account
        shares = [account["overhead"] * 100, account["risico_opslag"] * 100]
        said = [provider.hours, provider.cost, account["bruto_jaarloon"], account["productieve_uren"], shares[0]]
        assert values == [*said, account["clientgebonden_kosten_per_uur"], shares[1]]


def test_every_year_that_a_text_names_lies_before_what_it_is_about():
    """Verteld in 2025 gaat het tarief in op 1 januari 2026: een jaarrekening of registratie is dan van 2024."""
    told = " ".join(str(step.what) for step in steps(NOW.replace(year=2025), str, quarters=False))
    assert "Tijdregistratie 2024" in told and "cao van 2025" in told and "{jaartal" not in told
    assert "Jaarrekeningen 2025" not in told and "Tijdregistratie 2025" not in told
