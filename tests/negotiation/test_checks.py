"""What there is to stop at in the texts, the motivation along the questions of judges, and the index note."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tarief.negotiation.definition import CareProduct, LawKey
from tarief.negotiation.happenings import Amendment, ParameterDefined, ProductAdded, ValueChecked
from tarief.negotiation.index_note import index_note
from tarief.negotiation.judges import QUESTIONS, motivation
from tarief.negotiation.outcomes import AgreementReached, Settlement
from tarief.negotiation.position import Grade, Ground
from tarief.negotiation.snapshot import SheetFigure, SnapshotTaken
from tarief.negotiation.table_checks import sheet_checks, table_checks
from tarief.negotiation.views import seen_by
from tests.negotiation.table import (
    AGREED,
    LEADER,
    OLD,
    PRODUCT,
    PROVIDERS,
    RESEARCH,
    Table,
    definition,
    price,
    ready,
    taken,
    text,
)

OFFICIAL = Ground("tijdregistratie", Grade.A, "Registratie 2025", confidential=False)
SECRET = Ground("jaarrekening", Grade.A, "Jaarrekening van aanbieder 3")


def found(process, *kinds):
    return [(check.key, check.definition) for check in table_checks(process) if not kinds or check.key in kinds]


def grounded(table: Table) -> Table:
    for key, value in RESEARCH.items():
        ground = SECRET if key == "risico" else OFFICIAL
        table.lead(ValueChecked("bi", key, Decimal(value), "Zie de registratie.", (ground,)))
    return table


def test_an_element_of_the_law_without_a_parameter_blocks_and_one_of_zero_is_explained():
    process = ready().process
    assert found(process, "element_ontbreekt") == [("element_ontbreekt", "")]  # indexation: agreed on at the end
    without = replace(process, products={"bi": replace(PRODUCT, law=LawKey.WMO)})
    assert len(found(without, "element_ontbreekt")) == 2  # indexation and municipal obligations
    table = ready()
    table.lead(text({**RESEARCH, "client": "0"}))
    assert found(table.process, "element_nul") == [("element_nul", "")]


def test_a_value_without_a_ground_or_with_one_that_lapsed_is_explained():
    assert len(found(ready().process, "zonder_onderbouwing")) == len(OLD) - 1  # a fact has its source
    table = grounded(ready())
    assert found(table.process, "zonder_onderbouwing") == []
    old = replace(OFFICIAL, end=date(2025, 12, 31))
    table.lead(ValueChecked("bi", "uren", Decimal(1290), "Zie de registratie.", (old,)))
    assert found(table.process, "verlopen") == [("verlopen", "uren")]


@pytest.mark.parametrize(("accounts", "fte", "kinds"), [
    ("62300", "0.78", []),
    ("61000", "0.78", ["wijkt_af_van_jaarrekening"]),
    ("63600", "0.70", ["wijkt_af_van_jaarrekening", "wijkt_af_van_fte"]),
    (None, None, []),
])  # fmt: skip
def test_more_than_two_percent_off_the_accounts_or_the_staff_is_a_finding(accounts, fte, kinds):
    """1,000 hours of 62.30 are 62,300 euro, and at 1,290 hours a year the work of 0.775 fte."""
    known = [None if value is None else Decimal(value) for value in (accounts, fte)]
    sheet = SheetFigure("p01", Decimal("62.30"), Decimal(1000), accounts=known[0], fte=known[1], hours=Decimal(1290))
    assert [check.key for check in sheet_checks(PRODUCT, sheet)] == kinds


def test_what_does_not_fit_in_a_sheet_is_told_to_its_owner_and_the_facilitator_only():
    table = ready()
    sheets = (SheetFigure("p01", Decimal(60), Decimal(1000), accounts=Decimal(50000)),) * 1
    table.lead(SnapshotTaken("bi", sheets, ()))
    told = [[check.party for check in getattr(seen_by(table.process, party), "checks", ()) if check.party]
            for party in (LEADER, *PROVIDERS[:2])]  # fmt: skip
    assert told == [["p01"], ["p01"], []]


def two_products() -> Table:
    table = ready()
    heavy = CareProduct("zwaar", "Begeleiding zwaar", LawKey.JEUGDWET, "uur", "wo", tuple(OLD), lighter="bi")
    table.lead(ProductAdded(heavy), replace(text(AGREED), product="zwaar"))
    return table


def test_a_heavier_product_that_is_cheaper_asks_why():
    table = two_products()
    assert found(table.process, "zwaarder_goedkoper") == [("zwaarder_goedkoper", "")]
    table.lead(replace(text(AGREED), product="zwaar", heavier="In groepen."))
    assert found(table.process, "zwaarder_goedkoper") == []


def test_one_percentage_off_every_tariff_is_called_a_flat_cut():
    table = two_products()
    for product in ("bi", "zwaar"):
        before = table.process.text(product).set
        table.lead(replace(before, tariff=(before.tariff * Decimal("0.8")).quantize(Decimal("0.01"))))
    assert [check.product for check in table_checks(table.process) if check.key == "vlakke_korting"] == ["bi", "zwaar"]


def test_the_motivation_answers_each_question_or_says_what_is_missing():
    answers = {answer.key: answer for answer in motivation(ready().process, "bi")}
    assert [*answers] == [question.key for question in QUESTIONS]
    lacking = {key for key, answer in answers.items() if not answer.complete}
    assert lacking == {"elementen", "praktijk", "efficient", "regio", "dekking"}
    assert "d van Besluit Jeugdwet" in answers["elementen"].missing


def test_a_process_that_did_everything_has_an_answer_to_every_question():
    table = grounded(ready())
    table.lead(replace(text(AGREED), reference="Mediaan, want ...", regional="Geen: reistijden zijn gemiddeld."))
    table.lead(replace(taken(asked=Decimal(200000)), tariffs=(Decimal("62.86"),)))
    process = replace(table.process, agreement=_agreement())
    answers = tuple(motivation(process, "bi"))
    assert [answer.key for answer in answers if not answer.complete] == []
    practice = next(answer.text for answer in answers if answer.key == "praktijk")
    told = next(answer.text for answer in answers if answer.key == "dekking")
    assert told == "Bij €\u00a062,86 per uur ligt 30–40% van het volume onder kostprijs; respons representatief."
    assert practice == "Onderbouwing: Registratie 2025 en 1 vertrouwelijk stuk."


def _agreement() -> AgreementReached:
    return AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA")


def test_an_index_note_settles_the_preliminary_tariff_to_the_definitive_over_the_volume():
    """A salary of 48,450 (2% more) gives 70.80; of 48,925 (3% more) 71.47: 0.67 more over 10,000 hours is 6,700."""
    standing = ready().process.text("bi")
    first, later = ((Amendment("salaris", Decimal(value), "OVA"),) for value in ("48450", "48925"))
    note = index_note(standing, first, price, later, Decimal(10000))
    assert (note.preliminary.new, note.definitive.new) == (Decimal("70.80"), Decimal("71.47"))
    assert note.settlement == Decimal(6700)
    assert index_note(standing, first, price).settlement is None


def test_a_definition_that_changed_since_a_position_makes_positions_not_comparable():
    table = ready()
    table.lead(ParameterDefined(definition("uren", 2)))
    assert found(table.process, "verschillende_omschrijving") == []
