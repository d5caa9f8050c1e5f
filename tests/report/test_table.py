"""The reaction note and the motivation of a process, as reports."""

from decimal import Decimal

from tarief.negotiation.happenings import ValueChecked
from tarief.negotiation.outcomes import AnswerToRemark, NoteSettled
from tarief.negotiation.position import Grade, Ground
from tarief.negotiation.remarks import unanswered
from tarief.negotiation.views import seen_by
from tarief.report.motivation import report_of_motivation
from tarief.report.reaction_note import report_of_remarks
from tests.negotiation.table import LEADER, PROVIDERS, deliberating


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
    assert rows["Uren"] == ("1.290", "Wat uren is.", "Cao Jeugdzorg")
    assert rows["Lasten"] == ("0,28", "Wat lasten is.", "Premies 2026")
    assert {str(finding.place) for finding in told.findings} >= {"praktijk", "regio"}
    assert "Geheim" not in str(told)
