"""A cost sheet on the page of a table: nothing that was sent or typed is lost when something beside it is missing."""

import re

from api.accounts.accounts import every_account
from api.accounts.principal import ActorRole
from api.accounts.sessions import begin
from tests.processes.table import Server, laid
from tests.processes.test_sheets import SHEETS
from tests.processes.visitor import HTML, PageForm, faults, opened


def to_hand_in(html: str) -> PageForm:
    """The form that hands in what was read."""
    return PageForm(html[: html.index("</form>", html.index('aria-label="Inleveren"'))])


def test_a_sheet_without_a_number_of_units_stays_where_it_is_until_the_number_is_filled_in(server: Server):
    provider, grutto = laid(server).providers[0], SHEETS["grutto"]
    page = PageForm(opened(provider, "opgaven").text)
    sent = provider.client.post(
        page.address,
        data={**page.fields, "product": "bi", "volume": ""},
        files={"bestand": (grutto.sheet, grutto.content)},
        headers=HTML,
        follow_redirects=True,
    )
    form = to_hand_in(sent.text)
    assert grutto.sheet in sent.text and form.address.endswith("/opgaven/inleveren")
    without = provider.client.post(form.address, data=form.fields, headers=HTML, follow_redirects=False)
    assert without.status_code == 400
    assert "Hoeveel eenheden levert u per jaar?" in faults(without) and "is geen getal" not in without.text
    assert grutto.sheet in without.text and 'id="fout-volume"' in without.text
    form = to_hand_in(without.text)
    done = provider.client.post(form.address, data={**form.fields, "volume": "9.000"}, headers=HTML)
    assert done.status_code == 200, faults(done)
    assert [sheet["volume"] for sheet in provider.look("/opgaven").json()["opgaven"]] == ["9000"]


def test_what_was_typed_beside_a_file_is_there_after_logging_in_and_the_file_is_chosen_anew(
    server: Server,
):
    provider = laid(server).providers[0]
    account = server.somebody(ActorRole.AANBIEDER, provider.party)
    account.process = provider.process
    account.client.headers.pop("authorization")
    with server.store.read() as view:
        person = next(one for one in every_account(view.connection) if provider.party in one.parties)

    def log_in() -> None:
        token = server.accounts.do(lambda unit: begin(unit.connection, person.id, server.accounts.now()))
        account.client.cookies.set("__Host-tarief_sessie", token)

    log_in()
    form = PageForm(opened(account, "opgaven").text)
    account.client.cookies.clear()
    typed, files = {**form.fields, "volume": "9.000"}, {"bestand": ("blad.csv", b"a;b", "text/csv")}
    late = account.client.post(form.address, data=typed, files=files, headers=HTML)
    onward = re.search(r"hervatten%3Fcode%3D([\w-]+)", late.text)
    assert late.status_code == 401 and onward is not None
    log_in()
    again = account.client.get(f"/hervatten?code={onward[1]}", headers=HTML).text
    assert 'enctype="multipart/form-data"' in again and 'type="file"' in again
    resumed = PageForm(again)
    assert (resumed.address, resumed.fields["volume"]) == (form.address, "9.000")
