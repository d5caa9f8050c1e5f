"""Cost sheets into a process: read as they are, kept once, seen by their owner and under log by the leader."""

from tarief.voorbeeldregio import demonstration
from tests.processes.table import Server, hands_in, laid

SHEETS = {provider.code: provider for provider in demonstration().providers}


def test_a_sheet_is_handed_in_once_and_seen_by_its_owner_and_the_leader_only(server: Server):
    table = laid(server)
    first, second = table.providers[:2]
    grutto = SHEETS["grutto"]
    answer = hands_in(first, grutto.content, grutto.sheet, key="een")
    assert (answer.status_code, answer.json()["kostprijs"]) == (201, "52.40")
    again = hands_in(first, grutto.content, grutto.sheet, key="een")
    assert again.headers["idempotency-replayed"] == "true" and again.json() == answer.json()
    other = hands_in(first, SHEETS["akkerwinde"].content, "akkerwinde.xlsx", key="een")
    assert other.status_code == 422
    assert [sheet["kostprijs"] for sheet in first.look("/opgaven").json()["opgaven"]] == ["52.40"]
    assert second.look("/opgaven").json()["opgaven"] == []
    assert [sheet["partij"] for sheet in table.leader.look("/opgaven").json()["opgaven"]] == [first.party]
    assert table.towns[0].look("/opgaven").json()["opgaven"] == []


def test_a_sheet_with_an_open_question_is_not_handed_in_until_it_is_answered(server: Server):
    first = laid(server).providers[0]
    klaproos = SHEETS["klaproos"]
    asked = hands_in(first, klaproos.content, klaproos.sheet)
    assert asked.status_code == 200 and not asked.json()["ingeleverd"] and asked.json()["werkboek"]["vragen"]
    assert first.look("/opgaven").json()["opgaven"] == []
    done = hands_in(first, klaproos.content, klaproos.sheet, answers=dict(klaproos.answers))
    assert (done.status_code, done.json()["kostprijs"]) == (201, "63.90")


def test_the_file_of_a_sheet_that_was_handed_in_is_not_cleared_up(server: Server):
    first = laid(server).providers[0]
    grutto = SHEETS["grutto"]
    sha256 = hands_in(first, grutto.content, grutto.sheet).json()["sha256"]
    server.clock.wait(days=40)
    server.store.sweep()
    with server.store.read() as view:
        assert view.read_blob(sha256) == grutto.content


def test_what_does_not_fit_with_the_accounts_or_the_staff_is_told_to_who_hands_in_and_to_who_leads(server: Server):
    table = laid(server)
    (first, second, _), grutto = table.providers, SHEETS["grutto"]
    # 52,40 × 9.000 = 471.600; 2% more is 481.032. Seven fte of 1.260 hours deliver 8.820 hours, 2,04% less than 9.000.
    near = {"kosten_jaarrekening": "480000", "fte": "7.1", "uren_per_fte": "1260"}
    far = {"kosten_jaarrekening": "490000", "fte": "7", "uren_per_fte": "1260"}
    assert "toetsen" not in hands_in(first, grutto.content, grutto.sheet, **near).json()
    told = hands_in(first, grutto.content, grutto.sheet, **far).json()["toetsen"]
    assert [check["soort"] for check in told] == ["wijkt_af_van_jaarrekening", "wijkt_af_van_fte"]
    faults = hands_in(second, grutto.content, grutto.sheet, fte="nul", kosten_jaarrekening="-1").json()["bevindingen"]
    assert [fault["plaats"] for fault in faults] == ["fte"]
    assert hands_in(second, grutto.content, grutto.sheet, fte="0").json()["bevindingen"][0]["soort"] == "niet_positief"
    table.leader.does("momentopnamen", {"product": "bi", "tarieven": ["60"]})
    for one, kinds in (
        (table.leader, {"wijkt_af_van_jaarrekening", "wijkt_af_van_fte"}),
        (first, None),
        (second, set()),
    ):
        seen = {check["soort"] for check in one.sees().get("toetsen", ()) if check["soort"].startswith("wijkt_af")}
        assert seen == ({"wijkt_af_van_jaarrekening", "wijkt_af_van_fte"} if kinds is None else kinds)


def test_a_sheet_after_the_close_is_409(server: Server):
    table = laid(server)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    table.leader.does("rondes/1/opening", {"sluit": server.clock.said(days=1)})
    server.clock.wait(days=2)
    table.leader.does("rondes/1/sluiting")
    assert hands_in(table.providers[0], SHEETS["grutto"].content, "grutto.xlsx").status_code == 409
