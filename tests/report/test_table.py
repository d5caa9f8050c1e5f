"""The papers of a process as reports: reaction note, motivation, the page for a council, the index note."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from tarief.negotiation.happenings import Amendment, ValueChecked
from tarief.negotiation.index_note import index_note
from tarief.negotiation.look import Look
from tarief.negotiation.outcomes import AnswerToRemark, DissentRecorded, NoteSettled
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.position import Grade, Ground
from tarief.negotiation.remarks import unanswered
from tarief.negotiation.views import seen_by
from tarief.report.agreed_index import report_of_index
from tarief.report.council import Volumes, left_to_write, planned_volumes, report_of_council
from tarief.report.motivation import report_of_motivation
from tarief.report.reaction_note import report_of_remarks
from tests.negotiation.in_force import in_force, planned
from tests.negotiation.table import AGREED, DOCUMENT, LEADER, PROVIDERS, TOWN, deliberating, price, taken, text


def note(table, party):
    return report_of_remarks(table.process, seen_by(table.process, party).remarks)


def test_the_note_holds_every_remark_with_its_answer_and_the_name_only_for_who_may_know_it():
    table = deliberating()
    remarks = unanswered(table.process)
    table.lead(NoteSettled((AnswerToRemark(remarks[0].id, "Overgenomen.", True, "Het tarief daalt met 0,40."),)))
    told = note(table, LEADER)
    assert told.headline == "3 opmerkingen, waarvan 1 tot een wijziging leidden."
    assert [row[0] for row in told.table("reacties").rows] == ["Helmond", "Aanbieder 1", "Aanbieder 2"]
    assert told.table("reacties").rows[0][4:] == ("Overgenomen.", "ja", "Het tarief daalt met 0,40.")
    assert [finding.kind for finding in told.findings] == ["opmerking_onbeantwoord"]
    assert [row[0] for row in note(table, PROVIDERS[0]).table("reacties").rows] == ["Aanbieder 1"]


def test_the_motivation_names_what_is_missing_and_no_confidential_ground():
    table = deliberating()
    grounds = (Ground("jaarrekening", Grade.A, "Geheim"), Ground("cao", Grade.A, "Cao Jeugdzorg", confidential=False))
    table.lead(ValueChecked("bi", "uren", Decimal(1330), "Zie de cao.", grounds))
    told = report_of_motivation(table.process, "bi")
    rows = {row[0]: row[1:] for row in told.table("waarden").rows}
    assert rows["Uren"] == ("1.290 uur", "Wat uren is.", "Cao Jeugdzorg")
    assert rows["Lasten"] == ("28,00%", "Wat lasten is.", "Premies 2026")
    assert {str(finding.place) for finding in told.findings} >= {"praktijk", "regio"}
    assert "Geheim" not in str(told)
    lacking = next(finding.text for finding in told.findings if str(finding.place) == "praktijk")
    assert not any(f" {key}" in lacking for key in table.process.definitions if "_" in key)


def test_the_page_for_a_council_tells_the_tariff_what_it_costs_and_who_did_not_agree():
    """Of 166,000 hours at 62.86 each tenth costs 1,043,476; a third of the volume stays below cost."""
    table = deliberating()
    table.lead(text(AGREED), replace(taken(), tariffs=(Decimal("62.86"),)))
    table.do(PROVIDERS[1], DissentRecorded("d1", "bi", "uren", Decimal(1290), asks="Een tweede tarief."))
    seen = seen_by(table.process, TOWN).dissents
    told = report_of_council(table.process, seen, {"helmond": {"bi": Decimal(16600)}})
    ((product, unit, first, tariff, change, below),) = told.table("tarieven").rows
    assert (product, unit, first, tariff) == ("Begeleiding individueel", "uur", Decimal("69.47"), Decimal("62.86"))
    assert change.quantize(Decimal("0.001")) == Decimal("-0.095")
    assert below == "30–40%"
    assert told.headline == (
        "Herijking. Er is nog geen uitkomst over één product. Voorlopig: Begeleiding individueel €\u00a062,86 per uur."
    )
    assert told.table("budget").rows[0] == ("Helmond", Decimal(1043476))
    assert told.table("afwijkend").rows[0] == (
        *("Aanbieder 2", "Uren", "1.290 uur", "zonder opgaaf van reden"),
        "Een tweede tarief.",
    )
    assert [finding.kind for finding in told.findings] == ["onder_kostprijs"]
    assert told.findings[0].text.startswith("Begeleiding individueel: bij €\u00a062,86 per uur ligt 30–40% van de zorg")


@pytest.mark.parametrize(
    ("announced", "below"),
    [
        (["64"], "minstens 20%"),  # 27% of the hours cost more than 64; at 62.86, which is lower, more: 34%
        (["60"], "hoogstens 70%"),  # 62%
        (["70"], "niet te zeggen"),  # from 0 to 10%: all may still be
        (["62.86", "64"], "30–40%"),
    ],
)
def test_the_share_below_cost_stands_at_the_tariff_itself_as_far_as_it_follows_from_what_was_announced(
    announced: list[str], below: str
):
    table = deliberating()
    table.lead(text(AGREED), replace(taken(), tariffs=tuple(map(Decimal, announced))))
    told = report_of_council(table.process, ())
    assert told.table("tarieven").rows[0][-1] == below
    worked_out = [f"€\u00a0{tariff},00 per uur" in told.table("tarieven").note for tariff in announced]
    assert all(worked_out) is ("62.86" not in announced)


def test_a_council_reads_nothing_that_is_meant_for_who_writes_for_it():
    table = deliberating()
    table.lead(text(AGREED), replace(taken(), tariffs=(Decimal("62.86"),)))
    (told,), (to_write,) = report_of_council(table.process, ()).findings, left_to_write(table.process)
    assert told.text == to_write.text
    assert told.advice == "De aanbieders van die zorg komen met dit tarief niet uit."
    assert to_write.advice.startswith("Zeg in het besluit waarom dat aanvaardbaar is")
    asked = report_of_motivation(table.process, "bi").findings
    assert {finding.advice for finding in asked} == {"Vul dit aan."}
    published = replace(table.process, published=dict.fromkeys(("bi",), table.process.text("bi")))
    assert {finding.advice for finding in report_of_motivation(published, "bi").findings} == {""}


def test_what_municipalities_count_on_is_added_up_from_five_that_all_said_it_and_only_for_who_decides():
    process, board = in_force().process, Party("bestuur", "Bestuur", Seat.BOARD)
    towns = [TOWN, *(Party(f"g{number}", f"Gemeente {number}", Seat.MUNICIPALITY) for number in range(2, 6))]
    plan = planned(units="1000").care[0]

    def seen(by: Sequence[Party], looking: Party | None, *, without: int = 0) -> Volumes | None:
        others = {one.id: one for one in process.parties.values() if one.seat is not Seat.MUNICIPALITY}
        seated = {**others, **{one.id: one for one in by}, board.id: board}
        plans = {(one.id, "bi", 2027): plan for one in by[without:]}
        return planned_volumes(replace(process, parties=seated, plans=plans), looking)

    assert seen(towns, board) == seen(towns, LEADER) == {town.id: {"bi": Decimal(1000)} for town in towns}
    assert seen(towns[:4], board) is None and seen(towns, board, without=1) is None
    assert seen(towns, TOWN) == {TOWN.id: {"bi": Decimal(1000)}}
    assert [seen(towns, looking) for looking in (None, PROVIDERS[0])] == [None, None]


@pytest.mark.parametrize("looking", [None, PROVIDERS[0], PROVIDERS[1], TOWN, LEADER])
@pytest.mark.parametrize("released", [False, True])
def test_the_page_for_a_council_names_a_provider_only_to_who_may_know_who_takes_part(
    looking: Party | None, released: bool
):
    """Letting others read a dissent lets them read its grounds, not whose it is."""
    table = deliberating()
    table.lead(text(AGREED))
    table.do(PROVIDERS[1], DissentRecorded("d1", "bi", "uren", Decimal(1290), "Te laag.", (DOCUMENT,), "", released))
    seen = Look(table.process, looking).dissents()
    told = report_of_council(table.process, seen)
    entitled = looking in (PROVIDERS[1], TOWN, LEADER)
    expected = [("Aanbieder 2" if entitled else "een partij", "Te laag.")] if looking else []
    assert [(row[0], row[3]) for row in told.table("afwijkend").rows] == expected
    assert [one.dissent.evidence for one in seen] == [(DOCUMENT,) if released or entitled else ()] * len(expected)
    assert entitled or PROVIDERS[1].name not in str(told)


def test_the_index_note_tells_what_is_paid_afterwards():
    table = deliberating()
    first, later = ((Amendment("salaris", Decimal(value), "OVA"),) for value in ("48450", "48925"))
    note = index_note(table.process.text("bi"), first, price, later, Decimal(10000))
    told = report_of_index(table.process, "bi", note)
    assert told.headline == (
        "Begeleiding individueel: van €\u00a069,47 naar €\u00a071,47. "
        "Over het geleverde volume betaalt de gemeente na: €\u00a06.700,00."
    )
    assert told.table("index").rows == (
        ("Tarief was", Decimal("69.47"), Decimal("69.47")),
        ("Salaris", Decimal("1.33"), Decimal("2.00")),
        ("Tarief wordt", Decimal("70.80"), Decimal("71.47")),
    )
