"""The parameters of a year: prepared, reviewed by somebody by name, published, and never lapsed without a warning."""

import json
import re
from datetime import date
from html import unescape

import pytest

from api.app import create_app
from api.commands import main
from tarief import MODELS
from tarief.core.findings import Refused
from tarief.parameters import Library, load_parameters
from tarief.parameters.expiry import lapsing
from tarief.parameters.loading import publish
from tarief.parameters.reading import read_publisher, read_publishers
from tarief.parameters.year_draft import draft_of
from tarief.parameters.year_set import read_year_set
from tests.next_year.test_carried_on import CAO, FUND
from tests.tools.client import Client

LIBRARY = Library((read_publisher(FUND, "fonds.toml"), read_publisher(CAO, "proef.toml")))
TODAY = date(2026, 12, 1)
CODES_OF_OCTOBER = """
[vaststelling]
jaar = 2027
stand = "concept"
[[uitgevers]]
uitgever = "eigen_codes"
titel = "Codelijst van de regio"
codes = [
  {lijst = "eigen", code = "45Z01", naam = "oud", niet_meer_in_lijst_van = 2026-10-01,
   status = "officieel", bron = "lijst"},
  {lijst = "eigen", code = "45Z02", naam = "nieuw", nieuw_in_lijst_van = 2026-10-01,
   status = "officieel", bron = "lijst"},
]
[uitgevers.bronnen.lijst]
titel = "Lijst van 1 oktober"
""".replace(",\n   ", ", ")


def filled_in(draft: str) -> str:
    """The draft as somebody fills it in: each row with a status and a source of its own."""
    filled = draft.replace('"prognose"', '"officieel"').replace('"laatst_bekend"', '"besluit"')
    return re.sub(
        r"\[uitgevers\.bronnen\.laatst_bekend\]\ntitel = .*",
        '[uitgevers.bronnen.besluit]\ntitel = "Besluit"\nadres = "https://voorbeeld.nl/besluit"',
        filled,
    )


def refusals(call, *arguments) -> set[str]:
    with pytest.raises(Refused) as caught:
        call(*arguments)
    return {finding.kind for finding in caught.value.findings}


@pytest.fixture
def own_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "gegevens"))
    yield tmp_path
    publish([])


def test_a_draft_holds_what_lapses_with_the_last_value_known():
    found = read_year_set(draft_of(LIBRARY, 2027), "p.toml")
    values = {item.value.path: (item.value, item.before) for item in found.renewed(LIBRARY)}
    assert values.keys() == {"fonds.bedrag", "fonds.aandeel", "fonds.uren"}
    for value, before in values.values():
        assert before is not None
        assert (value.value, value.unit, value.base) == (before.value, before.unit, before.base)
        assert (value.start, value.end) == (date(2027, 1, 1), date(2027, 12, 31))
    (table,) = [table for item in found.publishers for table in item.tables]  # the cao ended in August 2026
    assert "45 aanloop" not in table.scales
    assert table.scales["45"][0].amount == LIBRARY.salary("proef", "45", "0", TODAY).value


def test_what_is_not_filled_in_cannot_be_reviewed_and_what_is_not_reviewed_cannot_be_published():
    draft = draft_of(LIBRARY, 2027)
    found = read_year_set(draft, "p.toml")
    assert refusals(found.reviewed, LIBRARY, "A. de Vries", TODAY) >= {"nog_niet_ingevuld"}
    only_status = read_year_set(draft.replace('"prognose"', '"officieel"'), "p.toml")
    assert refusals(only_status.reviewed, LIBRARY, "A. de Vries", TODAY) >= {"nog_niet_ingevuld"}
    ready = read_year_set(filled_in(draft), "p.toml")
    assert refusals(ready.published, "B. Smit", TODAY) == {"niet_gecontroleerd"}
    assert refusals(ready.reviewed, LIBRARY, " ", TODAY) == {"naam_ontbreekt"}


def test_a_review_names_reviewer_and_date_and_holds_only_for_what_was_reviewed():
    reviewed = read_year_set(filled_in(draft_of(LIBRARY, 2027)), "p.toml").reviewed(LIBRARY, "A. de Vries", TODAY)
    found = read_year_set(reviewed, "p.toml")
    assert (found.stand.gecontroleerd_door, found.stand.gecontroleerd_op) == ("A. de Vries", TODAY)
    changed = read_year_set(reviewed.replace("60000.10", "60000.20"), "p.toml")
    assert refusals(changed.published, "B. Smit", TODAY) == {"veranderd_na_controle"}
    published = read_year_set(found.published("B. Smit", date(2026, 12, 2)), "p.toml")
    assert published.stand.stand == "gepubliceerd"
    assert published.stand.gecontroleerd_door == "A. de Vries"
    assert published.stand.gepubliceerd_door == "B. Smit"
    assert [item.content for item in published.publishers] == [item.content for item in found.publishers]


def test_a_large_change_and_a_period_outside_the_year_are_told_to_the_reviewer():
    text = filled_in(draft_of(LIBRARY, 2027)).replace("60000.10", "600000.10")
    kinds = {item.kind: item.severity.value for item in read_year_set(text, "p.toml").open_points(LIBRARY)}
    assert kinds["grote_wijziging"] == "let_op"
    moved = filled_in(draft_of(LIBRARY, 2027)).replace(
        "2027-01-01, tot_en_met = 2027-12-31", "2026-01-01, tot_en_met = 2026-12-31"
    )
    assert "ander_jaar" in {item.kind for item in read_year_set(moved, "p.toml").open_points(LIBRARY)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jaar = 2027", "jaar = 'x'"),
        ('stand = "concept"', 'stand = "klaar"'),
        ("[vaststelling]", "onbekend = 1\n[vaststelling]"),
        ('[vaststelling]\njaar = 2027\nstand = "concept"', "vaststelling = 3"),
        ("[[uitgevers]]\nuitgever", "[uitgevers]\nuitgever"),
        ("waarde = 60000.10", "waarde = ''"),
    ],
)
def test_a_malformed_set_is_refused_at_its_place(old, new):
    text = draft_of(LIBRARY, 2027)
    assert old in text
    with pytest.raises(Refused) as caught:
        read_year_set(text.replace(old, new, 1), "p.toml")
    assert all("p.toml" in str(finding.place) for finding in caught.value.findings)


def test_a_price_on_a_draft_says_so():
    own = Library((*load_parameters().publishers, *read_publishers(draft_of(LIBRARY, 2027), "p.toml")))
    inputs = {"loonkosten_per_uur": "30", "productiviteit": "80%", "overhead": "20%", "overhead_grondslag": "omzet"}
    kinds = {item.kind for item in MODELS["uurtarief"].calculate(inputs, on=TODAY, library=own).findings}
    assert "parameters_concept" in kinds


def test_the_command_line_prepares_reviews_publishes_and_then_calculates_with_the_set(own_machine, capsys):
    path, sheet = own_machine / "parameters-2040.toml", own_machine / "opgave.json"
    assert main(["parameters", "nieuw", "2027", "--uit", str(path), "--cao", "vvt"]) == 0
    assert main(["parameters", "nieuw", "2027", "--uit", str(path)]) == 2  # what somebody filled in stays
    assert main(["parameters", "publiceer", str(path), "--door", "B"]) == 1
    assert main(["parameters", "controleer", str(path)]) == 0
    assert "nog de laatst bekende waarde" in capsys.readouterr().out.replace("\n", " ")
    path.write_text(filled_in(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["parameters", "controleer", str(path), "--door", "A", "--peildatum", "2026-12-01"]) == 0
    assert main(["parameters", "publiceer", str(path), "--door", "B"]) == 0
    assert main(["parameters", "publiceer", str(path), "--door", "B"]) == 1
    assert main(["parameters", "publiceer", str(path), "--door", "B", "--vervang"]) == 0
    assert "gecontroleerd op 01-12-2026 door A" in capsys.readouterr().out
    inputs = {
        "cao": "vvt", "bruto_jaarloon": "45000", "contractvorm": "vast", "werkgeversgrootte": "groot",
        "productiviteit": "75%", "overhead": {"waarde": "20%", "grondslag": "omzet"}, "ap_werkgeversdeel": "0",
        "wko": "0,5%",
    }  # fmt: skip
    sheet.write_text(json.dumps({"model": "uurtarief", "peildatum": "2027-02-01", "invoer": inputs}), encoding="utf-8")
    assert main(["bereken", str(sheet), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    sources = {line["sleutel"]: line["bron"] for line in answer["regels"]}
    assert "Besluit" in sources["maximum_premieloon"]
    assert "aanname" not in answer


def test_a_code_list_of_october_is_brought_by_a_set_and_holds_for_allocations_of_the_new_year(own_machine, capsys):
    """Protocol of 2017: what is no longer in the list may be allocated until the end of the year, what is new after."""
    path = own_machine / "codes.toml"
    path.write_text(CODES_OF_OCTOBER, encoding="utf-8")
    for verb in ("controleer", "publiceer"):
        assert main(("parameters", verb, str(path), "--door", "J. de Vries")) == 0
    allowed = {}
    for day in ("2026-12-31", "2027-01-01"):
        capsys.readouterr()
        assert main(("parameters", "45Z", "--peildatum", day)) == 0
        allowed[day] = re.findall(r"45Z\d\d", capsys.readouterr().out)
    assert allowed == {"2026-12-31": ["45Z01"], "2027-01-01": ["45Z02"]}


def test_the_index_note_is_the_bridge_from_the_forecast_to_the_real_table(own_machine, capsys):
    sheet, table = own_machine / "opgave.json", own_machine / "echt.toml"
    inputs = {
        "cao": "vvt", "schaal": "45", "trede": "6", "werkgeverslasten": "28%", "prognose_percentage": "3%",
        "productiviteit": "75%", "overhead": {"waarde": "20%", "grondslag": "omzet"},
    }  # fmt: skip
    sheet.write_text(json.dumps({"model": "uurtarief", "peildatum": "2040-02-01", "invoer": inputs}), encoding="utf-8")
    table.write_text(
        'uitgever = "cao_vvt"\ntitel = "CAO VVT 2040"\n[bronnen.cao]\ntitel = "CAO 2040"\n[[salaristabellen]]\n'
        'vanaf = 2040-01-01\neenheid = "euro_per_maand"\ngrondslag = "voltijd"\nstatus = "officieel"\nbron = "cao"\n'
        '[salaristabellen.schalen]\n"45" = [["6", 6000]]\n',
        encoding="utf-8",
    )
    assert main(["indexnota", str(sheet), "--parameters", str(table), "--json"]) == 0
    note = json.loads(capsys.readouterr().out)
    assert "aanname" in note["a"]
    assert note["bijdragen"][0]["sleutel"] == "schaalbedrag"
    total = sum(float(item["bedrag"]) for item in note["bijdragen"])
    assert total == pytest.approx(float(note["b"]["tarief"]) - float(note["a"]["tarief"]), abs=0.001)
    assert main(["indexnota", str(sheet)]) == 2
    assert main(["indexnota", str(sheet), "--bekend-tot", "2025-12-31", "--uit", str(own_machine / "nota.xlsx")]) == 0


def test_what_lapses_is_told_a_quarter_before_and_not_earlier_and_not_where_it_is_followed_up():
    def told(on: str, library: Library = LIBRARY) -> set[str]:
        return {item.what for item in lapsing(library, date.fromisoformat(on))}

    assert told("2026-09-30") == set()
    assert told("2026-10-01") == {"fonds.bedrag", "fonds.aandeel", "fonds.uren"}
    assert told("2026-12-31") == {"fonds.bedrag", "fonds.aandeel", "fonds.uren"}
    assert told("2026-06-01") == {"CAO Proef"}
    assert told("2026-05-31") == set()
    followed = Library((*LIBRARY.publishers, *read_publishers(filled_in(draft_of(LIBRARY, 2027)), "p.toml")))
    assert told("2026-12-31", followed) == set()


def test_a_price_warns_a_quarter_before_what_it_rests_on_lapses(capsys, own_machine):
    sheet = own_machine / "opgave.json"
    inputs = {
        "cao": "vvt", "bruto_jaarloon": "45000", "werkgeverslasten": "25%", "productiviteit": "75%",
        "overhead": {"waarde": "20%", "grondslag": "omzet"},
    }  # fmt: skip
    for on, warned in (("2026-05-31", False), ("2026-06-01", True)):  # the cao VVT was agreed until 31 August 2026
        sheet.write_text(json.dumps({"model": "uurtarief", "peildatum": on, "invoer": inputs}), encoding="utf-8")
        assert main(["bereken", str(sheet), "--json"]) == 0
        kinds = {item["soort"] for item in json.loads(capsys.readouterr().out)["bevindingen"]}
        assert ("parameters_lopen_af" in kinds) is warned
    assert main(["parameters", "verloopt", "--peildatum", "2026-06-01"]) == 0
    assert "CAO VVT eindigt op 31-08-2026" in capsys.readouterr().out
    assert main(["parameters", "verloopt", "--peildatum", "2026-06-01", "--json"]) == 0
    assert {"wat": "CAO VVT", "tot_en_met": "2026-08-31"} in json.loads(capsys.readouterr().out)["loopt_af"]


def test_what_lapses_is_told_on_the_terminal_by_the_names_of_the_page(capsys):
    assert main(["parameters", "verloopt", "--peildatum", "2026-11-29"]) == 0
    told, key = capsys.readouterr().out, "minimumloon.minimumloon_per_uur"
    name = "Minimumloon per uur (Wettelijk minimumloon)"
    assert f"! {name} loopt tot en met 31-12-2026; sleutel {key}\n" in told
    assert main(["parameters", "verloopt", "--peildatum", "2026-11-29", "--json"]) == 0
    lapsing = json.loads(capsys.readouterr().out)["loopt_af"]
    assert {"wat": key, "tot_en_met": "2026-12-31", "naam": name} in lapsing


@pytest.mark.usefixtures("own_machine")
def test_the_page_prepares_reviews_and_publishes_a_set():
    with Client(create_app(remembers=True), raise_server_exceptions=False) as client:
        assert client.get("/parameters").status_code == 200
        draft = client.post("/parameters/nieuw", data={"jaar": "2027", "cao": "vvt"})
        assert draft.headers["content-disposition"] == 'attachment; filename="parameters-2027.toml"'
        wrong = client.post("/parameters/nieuw", data={"jaar": "27"})
        assert wrong.status_code == 400 and 'id="fout-jaar"' in wrong.text and 'value="27"' in wrong.text
        nothing = client.post("/parameters", files={"bestand": ("", b"", "text/plain")}, data={"door": "Kim"})
        assert 'id="fout-bestand"' in nothing.text and 'value="Kim"' in nothing.text

        def sent(text: str, **fields: str):
            return client.post("/parameters", files={"bestand": ("p.toml", text.encode(), "text/plain")}, data=fields)

        seen = sent(draft.text, actie="bekijk")
        assert seen.status_code == 200
        assert "premies.maximum_premieloon" in unescape(seen.text)
        assert sent(draft.text, actie="controleer", door="A").status_code == 400
        ready = filled_in(draft.text)
        unnamed = sent(ready, actie="controleer").text
        assert 'id="fout-door"' in unnamed and "--door" not in unnamed
        assert "niet nagekeken" in sent(ready, actie="publiceer", door="B").text
        reviewed = sent(ready, actie="controleer", door="A").text
        published = sent(reviewed, actie="publiceer", door="B")
        assert published.status_code == 200
        assert read_year_set(published.text, "p.toml").stand.gepubliceerd_door == "B"
        assert "al parameters gepubliceerd" in sent(reviewed, actie="publiceer", door="B").text
        assert "Besluit" in client.get("/api/v1/parameters?zoek=maximum_premieloon&peildatum=2027-03-01").text
    assert client.post("/parameters", data={"door": "x"}).status_code in (400, 415)


def test_on_a_server_for_others_publishing_changes_nothing(own_machine):
    with Client(create_app(), raise_server_exceptions=False) as client:
        draft = filled_in(client.post("/parameters/nieuw", data={"jaar": "2027", "cao": "vvt"}).text)
        files = {"bestand": ("p.toml", draft.encode(), "text/plain")}
        reviewed = client.post("/parameters", files=files, data={"actie": "controleer", "door": "A"}).content
        files = {"bestand": ("p.toml", reviewed, "text/plain")}
        answer = client.post("/parameters", files=files, data={"actie": "publiceer", "door": "B"})
        assert answer.status_code == 200
        assert load_parameters().find("premies.maximum_premieloon", date(2027, 3, 1)) is None or (
            "Besluit" not in load_parameters().ask("premies.maximum_premieloon", date(2027, 3, 1)).source.title
        )
    assert not (own_machine / "gegevens" / "tarief" / "parameters").exists()
