"""The pages of a process: a whole negotiation by their forms, and what happens where something is in the way."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.accounts.accounts import every_account
from api.accounts.principal import ActorRole
from api.accounts.sessions import begin
from api.negotiation.moves import MOVES
from api.negotiation.pages.dutch_time import in_box, in_words, out_of_box
from api.negotiation.pages.words import MOVE_WORDS
from tarief.core.canonical import moment
from tests.processes.table import AGREED, PARAMETERS, RESEARCH, Server, TableOfAll, laid, position
from tests.processes.table import GROUND as GIVEN
from tests.processes.visitor import HTML, PageForm, does, faults, filled, opened

GROUND = {
    "onderbouwing__1__soort": "tijdregistratie",
    "onderbouwing__1__graad": "B",
    "onderbouwing__1__omschrijving": "Registratie 2025",
}
IN_POSITION = {f"positie__{name}": value for name, value in GROUND.items()}
POSITIONS = "rondes/1/posities?product=bi&parameter="


def in_percents(values: dict[str, str]) -> dict[str, str]:
    """Values as somebody types them: a share in percents, a comma in a number."""
    shares = {key for key, told in PARAMETERS.items() if told["eenheid"] == "aandeel"}
    hundredfold = {key: str(Decimal(value) * (100 if key in shares else 1)) for key, value in values.items()}
    return {f"waarden__{key}": value.replace(".", ",") for key, value in hundredfold.items()}


@pytest.fixture
def table(server: Server) -> TableOfAll:
    return laid(server, 1)


def with_round(server: Server, table: TableOfAll, *agenda: str) -> None:
    ticked = {f"agenda__bi__{key}": "ja" for key in agenda} | {
        f"agenda__bi__{key}": None for key in PARAMETERS if key not in agenda
    }
    does(table.leader, "rondes", **ticked)
    does(table.leader, "rondes/1/opening", sluit=in_box(server.clock()).replace("T09", "T23").replace("T10", "T23"))


def deliberating(server: Server, table: TableOfAll) -> None:
    server.clock.wait(days=1)
    for step in ("sluiting", "onthulling", "beraad"):
        does(table.leader, f"rondes/1/{step}")


def test_no_identifier_stands_on_the_table_and_a_party_leads_to_an_invitation_for_it(table: TableOfAll):
    page = opened(table.leader).text
    links = [unescape(link) for link in re.findall(r'href="(/accounts\?[^"]+)"', page)]
    assert len(links) == len(table.providers) + len(table.towns)
    party = links[0].partition("partij=")[2]
    assert party not in re.sub(r"<[^>]*>", "", page.partition("<main")[2])
    form = PageForm(table.leader.client.get(links[0], headers=HTML).text)
    assert form.fields["partij"] == party and form.fields["rol"] in links[0]


def test_a_column_in_which_nothing_stands_is_told_once_instead_of_in_each_row(table: TableOfAll):
    seen = opened(table.providers[0]).text
    assert ">Ingebracht</th>" not in seen and seen.count("Er is nog niets ingebracht, of niets wat u mag zien.") == 1
    assert ">Gecontroleerd</th>" not in seen and seen.count("Er is nog niets gecontroleerd.") == 1
    assert ">In de tekst</th>" in seen


def test_every_move_is_called_something_on_the_pages():
    assert MOVE_WORDS.keys() == {move.what for move in MOVES.values()}


def test_a_whole_negotiation_goes_by_the_forms_of_its_pages(server: Server, table: TableOfAll):
    leader, (town, other), (provider,) = table.leader, table.towns, table.providers
    does(provider, "vragen?parameter=overhead", vraag="Telt huur mee?")
    question = leader.sees()["vragen"][0]["id"]
    does(leader, f"vragen/{question}/antwoord", antwoord="Ja.")
    does(leader, "controles?parameter=overhead", waarde="34", motivering="Uit de boeken.", **GROUND)
    with_round(server, table, "overhead", "productieve_uren")
    receipt = does(
        provider, POSITIONS + "overhead", positie__waarden__van="33", positie__waarden__tot_en_met="34",
        positie__motivering="Zo is het.", **IN_POSITION,
    )  # fmt: skip
    assert "Nonce: " in receipt.text and "Uw ontvangstbewijs" in receipt.text
    does(town, POSITIONS + "overhead", positie__waarden__van="30", positie__motivering="Dat is ruim.", **IN_POSITION)
    deliberating(server, table)
    assert "Dat is ruim." in opened(provider).text  # both hear why, after the reveal
    assert "op de agenda" in opened(leader).text
    offer = opened(provider, "voorstellen")
    typed = {"aan": town.party, "wijzigingen__overhead__waarde": "33", "wijzigingen__overhead__motivering": "Beide."}
    tried = filled(provider, offer, proef="ja", **typed)
    assert "Tarief in uw voorstel" in tried.text and 'value="33"' in tried.text
    assert filled(provider, tried, **typed).status_code == 200
    made = town.sees()["voorstellen"][0]["voorstel"]
    assert [change["waarde"] for change in made["wijzigingen"]] == ["0.33"]
    asked = opened(town, f"voorstellen/{made['id']}/antwoord").text
    assert "Voorgesteld: 33,00%. Waarom: Beide." in asked and "Nu in de tekst: " in asked
    assert (
        f"{made['tarief'].replace('.', ',')}"
        in asked.partition("Het voorstel")[2].partition("als u alles aanvaardt")[0]
    )
    does(town, f"voorstellen/{made['id']}/antwoord", antwoorden__overhead__antwoord="aanvaard")
    does(leader, "producten/bi/tekst", motivering="Na het beraad.", **in_percents(AGREED))
    assert leader.sees()["teksten"][0]["tarief"] == "62.86"  # docs/onderhandeling.md#helmond
    lock = {"motivering_betaler": "Past.", "motivering_zorgaanbieder": "Past ook."}
    does(leader, "vergrendelingen?parameter=overhead", **lock, **GROUND)
    does(provider, "ontgrendelingen?parameter=overhead", reason="", reden="Het klopt niet.")
    does(provider, "standpunten?parameter=productieve_uren", eigen_waarde="1300", reden="Te hoog.")
    for one in (town, other, provider):
        does(one, "stemmen", stem="kan_ermee_leven")
    terms = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    path = {"ingroeipad": "50%\n100%", "tarief_hiervoor__bi": "54,46"}
    does(leader, "akkoord", heropening_bij="een nieuwe cao\neen andere taak", **path, **terms)
    seen = leader.client.get(f"/akkoorden/{leader.process}", headers=HTML).text
    assert "58,66" in seen and "Gold hiervoor" in seen and "Zonder indexering" in seen
    assert leader.sees()["overeenkomst"]["ingroeipad"] == ["0.5", "1"]
    assert "op de agenda" not in opened(leader).text
    for one in (town, other):
        does(one, "besluiten", orgaan="college", datum="2026-12-01", motivering="Past.")
    answers = {f"antwoorden__{at}__antwoord": "Gezien." for at in range(len(leader.sees()["reactienota"]))}
    does(leader, "reactienota", **answers)
    address, nobody = f"/akkoorden/{leader.process}", server.somebody(ActorRole.AANBIEDER)
    nobody.client.headers.pop("authorization")
    assert nobody.client.get(address, headers=HTML).status_code == 401
    assert "€\xa062,86" in provider.client.get(address, headers=HTML).text
    does(leader, "publicatie")
    assert "€\xa062,86" in nobody.client.get(address, headers=HTML).text
    checked = {name: nobody.client.get(f"{address}/{name}") for name in ("akkoord.json", "verify.py")}
    book = load_workbook(BytesIO(nobody.client.get(f"{address}/akkoord.xlsx").content), data_only=True)
    assert [book["Ingroeipad"][at].value for at in ("C4", "D8", "D9")] == [54.46, 58.66, 62.86]
    assert checked["akkoord.json"].json()["inhoud"] and "def examined" in checked["verify.py"].text
    council = nobody.client.get(f"{address}/raadspagina", headers=HTML).text
    assert "Aanbieder 0" not in council and "62,86" in council
    assert "Het ingroeipad" in council  # each year in euros, which says it without the parts
    path = "in jaar 1 50,00%; in jaar 2 100,00% van het verschil tussen het tarief dat hiervoor gold"
    assert path in nobody.client.get(address, headers=HTML).text
    public = {
        name: {one.client.get(f"{address}/{name}.zip", headers=HTML).status_code for one in (leader, town, nobody)}
        for name in ("bundel", "dossier-gelakt", "dossier-volledig", "dossier-anders")
    }
    assert public == {"bundel": {200}, "dossier-gelakt": {200, 401}, "dossier-volledig": {200, 403, 401},
                      "dossier-anders": {404}}  # fmt: skip
    for one, told in ((town, "Woo-verzoek"), (leader, "Het volledige dossier"), (nobody, "openbare bundel")):
        assert told in one.client.get(address, headers=HTML).text
    assert "dossier" not in nobody.client.get(address, headers=HTML).text
    does(leader, "inwerkingtreding", vanaf="2027-01-01")
    does(leader, "toetredingen", partij__naam="Nieuw", partij__rol="aanbieder")
    does(leader, "heropening", aanleiding="Een nieuwe cao.")
    assert leader.sees()["fase"] == "heropend"


def test_a_table_is_laid_by_the_forms_of_its_pages(table: TableOfAll):
    leader, town = table.leader, table.towns[0]
    does(leader, "partijen", partij__naam="Nuenen", partij__rol="gemeente")
    does(
        leader, "parameters", definitie__id="reistijd", definitie__naam="Reistijd", definitie__tekst="Onderweg.",
        definitie__eenheid="uren", definitie__soort="norm", definitie__erbij="auto\nfiets",
    )  # fmt: skip
    assert leader.sees()["parameters"][-1]["erbij"] == ["auto", "fiets"]
    does(leader, "parameters?parameter=reistijd", definitie__tekst="Onderweg naar een gezin.")
    assert leader.sees()["parameters"][-1]["versie"] == "2"
    does(
        leader, "producten", product__id="bz", product__naam="Begeleiding zwaar", product__wet="jeugdwet",
        product__eenheid="uur", product__eisen="hbo", product__model="uurtarief", product__lichter_product="bi",
        **{f"product__parameters__{key}": "ja" for key in PARAMETERS},
    )  # fmt: skip
    does(leader, "producten/bz/tekst", motivering="Begin.", **in_percents(RESEARCH))
    does(leader, "producten/bi/eisen", eisen="wo", raakt__overhead="ja")
    does(town, "machtigingen", machtiging__aan=table.towns[1].party)
    assert [text["product"] for text in leader.sees()["teksten"]] == ["bi", "bz"]
    choose = opened(leader, "controles").text
    assert "Over welk product gaat het?" in choose and "?product=bz" in choose


def test_a_position_that_is_replaced_starts_as_it_was_for_its_own_party_alone(server: Server, table: TableOfAll):
    with_round(server, table, "overhead", "productieve_uren")
    provider, town = table.providers[0], table.towns[0]
    before = PageForm(opened(town, POSITIONS + "overhead").text).fields
    told = {
        "positie.waarden.van": "33,5",
        "positie.waarden.tot_en_met": "34",
        "positie.motivering": "Zo is het.",
        **{name.replace("__", "."): value for name, value in IN_POSITION.items()},
    }
    does(provider, POSITIONS + "overhead", **told)
    again = PageForm(opened(provider, POSITIONS + "overhead").text).fields
    assert {name: again[name] for name in told} == told
    does(
        provider,
        POSITIONS + "overhead",
        positie__waarden__tot_en_met="33,5",
        positie__onderbouwing__1__vertrouwelijk=None,
    )
    again = PageForm(opened(provider, POSITIONS + "overhead").text).fields
    assert (again["positie.waarden.van"], again["positie.waarden.tot_en_met"]) == ("33,5", "")
    assert "positie.onderbouwing.1.vertrouwelijk" not in again  # a tick that was taken away stays away
    assert not PageForm(opened(provider, POSITIONS + "productieve_uren").text).fields["positie.motivering"]
    after = PageForm(opened(town, POSITIONS + "overhead").text).fields
    assert {k: v for k, v in after.items() if k in told} == {k: v for k, v in before.items() if k in told}


def test_a_position_with_evidence_of_any_kind_and_a_file_is_sent_again_without_a_change(
    server: Server, table: TableOfAll
):
    with_round(server, table, "overhead")
    provider, own_sheet = table.providers[0], {**GIVEN, "soort": "opgave", "omschrijving": "Ons kostenblad"}
    sent = position("overhead", "0.33", "0.34")
    sent["positie"]["onderbouwing"] = [own_sheet, {**GIVEN, "soort": "roosters", "vanaf": "2025-01-01"}, GIVEN]
    provider.does("rondes/1/posities", sent)
    before = provider.sees()["posities"]
    assert [ground["bestand"] for ground in before[0]["positie"]["onderbouwing"]] == ["ab" * 32] * 3
    page = opened(provider, POSITIONS + "overhead")
    assert ">eigen kostenblad</option>" in page.text
    answer = filled(provider, page)
    assert answer.status_code == 200, faults(answer)
    assert provider.sees()["posities"] == before


def test_what_is_wrong_stands_at_its_box_and_nothing_typed_is_lost(server: Server, table: TableOfAll):
    with_round(server, table, "overhead")
    provider, why = table.providers[0], "Omdat het zo is. " * 40
    page = opened(provider, POSITIONS + "overhead")
    wrong = filled(provider, page, positie__waarden__van="veel", positie__motivering=why)
    assert wrong.status_code == 400
    assert faults(wrong)[:3] == ["Dit kan zo nog niet", "Uw waarde", ": 'veel' is geen getal."]
    assert 'id="fout-positie.waarden.van"' in wrong.text and why.strip() in wrong.text and 'value="veel"' in wrong.text
    assert filled(provider, wrong, positie__waarden__van="33").status_code == 200
    assert provider.sees()["posities"][0]["positie"]["motivering"] == why.strip()


def test_the_table_leads_to_the_list_of_guests_and_in_a_round_to_a_new_link_for_who_is_not_in_yet(
    server: Server, table: TableOfAll
):
    assert "/uitnodigingen" in opened(table.leader).text
    with_round(server, table, "overhead")
    during = opened(table.leader).text
    assert "nieuwe link geven" in during and "kan weer vóór de volgende ronde" in during


def test_an_amount_of_a_year_has_a_point_between_its_thousands(server: Server, table: TableOfAll):
    with_round(server, table, "bruto_jaarloon")
    provider = table.providers[0]
    page = opened(provider, POSITIONS + "bruto_jaarloon")
    sent = filled(provider, page, positie__waarden__van="52.000", positie__motivering="Ervaring.", **IN_POSITION)
    assert sent.status_code == 200
    assert provider.sees()["posities"][0]["positie"]["waarden"]["van"] == "52000"


def test_a_form_on_an_older_version_tells_what_changed_keeps_what_was_typed_and_can_be_sent_again(
    server: Server, table: TableOfAll
):
    with_round(server, table, "overhead")
    provider = table.providers[0]
    page = opened(provider, POSITIONS + "overhead")
    table.leader.does("rondes/1/verlenging", {"sluit": server.clock.said(days=20), "reden": "Vakantie."})
    stale = filled(provider, page, positie__waarden__van="33", positie__motivering="Waar.")
    assert stale.status_code == 412
    told = " ".join(faults(stale))
    assert "intussen gewijzigd" in told and "De ronde is verlengd." in told and "_" not in told
    assert 'value="33"' in stale.text and filled(provider, stale).status_code == 200


@pytest.mark.parametrize("odd", ["", "x", "1e999", "-0", "9" * 300, "1/0", "\x00", "\ud7ff", "<b>", "9999-12-31T23:59"])
def test_nothing_typed_in_a_form_is_a_failure(server: Server, table: TableOfAll, odd: str):
    with_round(server, table, "overhead")
    provider, typed = table.providers[0], {"positie__waarden__van": odd, "positie__motivering": odd}
    assert filled(provider, opened(provider, POSITIONS + "overhead"), **typed).status_code < 500
    for path, name in (("rondes/1/verlenging", "sluit"), ("controles?parameter=overhead", "waarde")):
        answer = filled(table.leader, opened(table.leader, path), **{name: odd, "reden": odd, "motivering": odd})
        assert answer.status_code < 500
    assert "<b>" not in faults(opened(provider)) and opened(provider).status_code == 200


def test_a_form_that_is_sent_twice_does_it_once(table: TableOfAll):
    provider = table.providers[0]
    page = opened(provider, "vragen?parameter=overhead")
    first, second = (filled(provider, page, vraag="Telt huur mee?") for _ in range(2))
    assert first.text == second.text and len(provider.sees()["vragen"]) == 1
    other = filled(provider, page, vraag="Telt gas mee?")
    assert other.status_code == 422 and "Telt gas mee?" in other.text


def test_a_form_of_another_session_or_site_is_refused(table: TableOfAll):
    provider = table.providers[0]
    page = opened(provider, "vragen?parameter=overhead")
    assert filled(provider, page, formulier="anders", vraag="?").status_code == 403
    address = f"/processen/{provider.process}/vragen"
    assert provider.client.post(address, data={}, headers={"origin": "https://elders.example"}).status_code == 403


def test_a_page_says_what_changed_since_the_last_visit(server: Server, table: TableOfAll):
    provider = table.providers[0]
    assert "Dit is uw eerste bezoek" in opened(provider).text
    server.clock.wait(days=2)
    does(table.leader, "producten/bi/tekst", motivering="Anders.", **in_percents(AGREED))
    for _ in range(2):  # it stays to be read while the visit goes on
        page = opened(provider).text
        assert "De tekst is nu versie 2." in page and "Eerdere versies van de tekst (1)" in page


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 7, 1, 12, tzinfo=UTC), "1 juli 2026 om 14.00 uur"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "1 januari 2027 om 00.30 uur"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 maart 2026 om 01.59 uur"),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), "29 maart 2026 om 03.00 uur"),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), "25 oktober 2026 om 02.00 uur"),
    ],
)
def test_a_moment_is_told_on_the_dutch_clock_and_comes_back_from_its_box(at: datetime, told: str):
    assert in_words(at) == told
    assert out_of_box(in_box(at)) == moment(at)


def test_who_acts_for_two_parties_chooses_one_at_the_start_and_stays_that(server: Server, table: TableOfAll):
    both = server.somebody(ActorRole.GEMEENTE, *(town.party for town in table.towns))
    both.process = table.leader.process
    assert opened(both).url.path == "/begin"
    start = both.client.get("/begin", headers=HTML).text
    assert start.count("?partij=") == 2 and "Als Asten." in start
    table_page = both.client.get(f"/processen/{both.process}?partij={table.towns[1].party}", headers=HTML).text
    assert "U bent nu <b>Asten</b>" in table_page
    question = re.search(r'href="(/processen/[^"]+/vragen\?[^"]+)"', table_page)
    assert question is not None
    page = both.client.get(unescape(question[1]), headers=HTML)
    assert filled(both, page, vraag="Wat is dit?").status_code == 200
    assert [asked["door"] for asked in table.leader.sees()["vragen"]] == [table.towns[1].party]


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing(server: Server, table: TableOfAll):
    provider = table.providers[0]
    account = server.somebody(ActorRole.AANBIEDER, provider.party)
    account.process = provider.process
    account.client.headers.pop("authorization")
    with server.store.read() as view:
        person = next(one for one in every_account(view.connection) if provider.party in one.parties)

    def log_in() -> None:
        token = server.accounts.do(lambda unit: begin(unit.connection, person.id, server.accounts.now()))
        account.client.cookies.set("__Host-tarief_sessie", token)

    log_in()
    page, why = opened(account, "vragen?parameter=overhead"), "Telt huur mee? " * 30
    server.clock.wait(hours=1)
    late = filled(account, page, vraag=why)
    assert late.status_code == 401
    onward = re.search(r"hervatten%3Fcode%3D([\w-]+)|hervatten\?code=([\w-]+)", late.text)
    assert onward is not None
    log_in()
    again = account.client.get(f"/hervatten?code={onward[1] or onward[2]}", headers=HTML)
    assert filled(account, again).status_code == 200
    assert [asked["vraag"] for asked in provider.sees()["vragen"]] == [why.strip()]


@pytest.mark.parametrize(
    ("text", "told"), [("x" * 2_001, "2001 tekens; er passen er 2000 in"), ("a\x00b", "niet te lezen")]
)
def test_a_text_that_cannot_be_kept_is_told_at_its_box_and_stays_there(table: TableOfAll, text: str, told: str):
    provider = table.providers[0]
    answer = filled(provider, opened(provider, "vragen?parameter=overhead"), vraag=text)
    assert answer.status_code == 400 and 'id="fout-vraag"' in answer.text and text in answer.text
    assert faults(answer)[0] == "Er is niets verstuurd" and told in " ".join(faults(answer))
    assert "vragen" not in table.leader.sees()
    assert filled(provider, answer, vraag="Telt huur mee?").status_code == 200


def test_what_stands_in_no_box_is_told_too(table: TableOfAll):
    provider = table.providers[0]
    answer = filled(provider, opened(provider, "vragen?parameter=overhead"), vraag="Telt huur mee?", versie="x" * 2_001)
    assert answer.status_code == 400 and "2001 tekens" in " ".join(faults(answer))


def test_the_menu_leads_to_the_tables_and_to_what_can_be_followed(server: Server, table: TableOfAll):
    town = table.towns[0]
    page = town.client.get("/overleg", headers=HTML).text
    assert re.search(r'href="/overleg" aria-current="page">Overleg<', page) and 'href="/volgen">Volgen<' in page
    assert f'href="/processen/{town.process}"' in page
    follows = town.client.get("/volgen", headers=HTML).text
    assert "Volgen kan zodra er aan uw tafel een akkoord is." in follows and town.process not in follows
    stranger = server.somebody(ActorRole.AANBIEDER)
    stranger.client.headers.pop("authorization")
    for path in ("/overleg", "/volgen"):
        told = stranger.client.get(path, headers=HTML).text
        assert "Hoe komt u binnen?" in told and f"/inloggen?naar={path}" in told
