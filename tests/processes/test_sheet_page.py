"""A cost sheet on the page of a table: nothing that was sent or typed is lost when something beside it is missing."""

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
