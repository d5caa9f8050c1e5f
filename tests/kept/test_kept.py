"""A calculation is kept, found again, opened as it was, named, copied, compared and really deleted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.accounts.principal import ActorRole
from api.files.parcel import Parcel
from api.kept import shelf
from api.kept.shelf import NewWork, content_of, copy, find, keep, owned, remove, rename
from api.kept.work import DRAFT, NAMED
from api.store.store import Store
from api.web.held import Held
from api.web.problems import Problem
from tests.api.conftest import FORM
from tests.kept.conftest import browser, posted, shown
from tests.kept.conftest import keep as keep_price

PRICE, LOWER = "€ 37,02", "€ 36,40"
SHEET = Held("blad.xlsx", b"\x00\x01bestand", "Aanbieder", {"vraag": "antwoord"}, texts={"product": "2"})
#: With two files that are alike, and one beside them.
PARCEL = Parcel((SHEET, SHEET), {"korting_gebied": Held("lijst.csv", b"a;b")}, {"korting": "20"})


def test_a_calculation_is_kept_listed_and_opened_as_it_was_filled_in(entered):
    client = entered("eerste")
    address = keep_price(client, "Begeleiding basis")
    listed = shown(client.get("/mijn-werk").text)
    assert "Begeleiding basis" in listed and PRICE in listed
    assert PRICE in shown(client.get(address).text)
    opened = posted(client, f"{address}/open", address)
    assert opened.status_code == 200
    assert shown(opened.text) == shown(client.post("/", data=FORM).text)
    for value in ("24,68", "80", "20"):
        assert f'value="{value}"' in opened.text


def test_the_start_leads_back_to_what_was_kept_last(entered):
    client = entered("start")
    begun = client.get("/begin").text
    assert "Hier staat nog niets" in shown(begun) and 'href="/account"' in begun and ">Log uit<" in begun
    address = keep_price(client, "Begeleiding voor de raad")
    start = client.get("/begin").text
    assert f'href="{address}"' in start and "Begeleiding voor de raad" in shown(start)


def test_work_is_named_copied_and_deleted_on_its_page(entered):
    client = entered("namen")
    address = keep_price(client)
    assert "Concept: berekening" in shown(client.get("/mijn-werk").text)
    assert posted(client, f"{address}/naam", address, bewaar_naam="  Mijn   <naam> ").status_code == 303
    assert "Mijn &lt;naam&gt;" in client.get(address).text
    copied = posted(client, f"{address}/kopie", address).headers["location"]
    assert copied != address and "Mijn &lt;naam&gt; (kopie)" in client.get(copied).text
    asked = posted(client, f"{address}/verwijderen", address)
    assert asked.status_code == 200 and client.get(address).status_code == 200
    assert posted(client, f"{address}/verwijderen", address, zeker="ja").status_code == 303
    assert client.get(address).status_code == 404
    assert PRICE in shown(client.get(copied).text)


def test_two_that_are_kept_are_compared_on_the_page_of_comparison(entered):
    client = entered("twee")
    numbers = [
        keep_price(client, name, overhead=share).rpartition("/")[2] for name, share in (("A", "20"), ("B", "18"))
    ]
    chosen = {f"werk.{number}": "ja" for number in numbers}
    answer = posted(client, "/mijn-werk/vergelijken", "/mijn-werk", **chosen)
    page = shown(client.get(answer.headers["location"]).text)
    assert PRICE in page and LOWER in page and "(A)" in page and "(B)" in page
    one = posted(client, "/mijn-werk/vergelijken", "/mijn-werk", **{f"werk.{numbers[0]}": "ja"})
    assert one.status_code == 400 and "Kies er twee" in one.text


def test_what_is_typed_wrong_stands_on_the_page_with_what_was_typed(entered):
    client = entered("fout")
    asked = client.post("/bewaren/berekening", data=FORM).headers["location"]
    answer = posted(client, asked, bewaar_naam="x" * 120)
    assert answer.status_code == 400 and "x" * 120 in answer.text and "hoogstens 100" in answer.text
    assert "Hier staat nog niets" in client.get("/mijn-werk").text
    for name, told in (("x" * 100_000, "hoogstens 100"), ("a\x00b", "niet te lezen")):
        answer = posted(client, asked, bewaar_naam=name)
        assert answer.status_code == 400 and told in answer.text
    for strange in ("/bewaren/berekening/weg", "/bewaren/zomaar/x", "/bewaren/gebied/a/b/c", "/bewaren/opgave"):
        assert client.get(strange).status_code == 404


def test_the_user_of_an_app_of_ones_own_keeps_without_an_account(at_home, local_accounts):
    address = keep_price(at_home, "Thuis")
    assert PRICE in shown(at_home.get(address).text)
    stranger = browser(local_accounts)
    assert stranger.get(address).status_code == stranger.get("/mijn-werk").status_code == 401


def test_without_an_account_a_server_invites_to_log_in_and_keeps_nothing(client, person):
    asked = client.post("/bewaren/berekening", data=FORM).headers["location"]
    invited = client.get(asked)
    assert invited.status_code == 401 and f"/inloggen?naar={asked}" in invited.text
    assert client.post(asked, data={"bewaar_naam": "x"}).status_code == 401
    address = person("later@kept.nl")
    entered = client.post(
        "/inloggen", data={"adres": address, "wachtwoord": "drie groene fietsen in mei", "naar": asked}
    )
    assert entered.headers["location"] == asked
    assert "Hier staat nog niets" in client.get("/mijn-werk").text
    assert posted(client, asked, bewaar_naam="Alsnog").status_code == 303


def test_an_app_that_keeps_nothing_says_so(client_without):
    for address, status in (("/mijn-werk", 200), ("/bewaren/berekening/x", 404), ("/gedeeld/x", 404)):
        answer = client_without.get(address, headers={"accept": "text/html"})
        assert answer.status_code == status and "bewaart niets" in answer.text


def test_somebody_elses_work_is_not_there_and_a_form_of_another_page_changes_nothing(entered):
    mine, other = entered("ik"), entered("ander", ActorRole.BESTUUR)
    address = keep_price(mine, "Van mij")
    for action in ("open", "naam", "kopie", "verwijderen", "delen", "link", "intrekken"):
        answer = posted(other, f"{address}/{action}", "/sleutels", zeker="ja", met="a@b.nl", bewaar_naam="x")
        assert answer.status_code == 404, action
        assert mine.post(f"{address}/{action}", data={"formulier": "vals", "zeker": "ja"}).status_code == 403, action
    for page in ("", "/werkboek", "/uitkomst"):
        assert other.get(address + page).status_code == 404
    assert PRICE in shown(mine.get(address).text)


def test_what_was_kept_comes_back_whole_on_both_databases(store):
    number = store.run(lambda unit: keep(unit, "ik", NewWork("gebied", "Naam", "Uitkomst", PARCEL)), principal="ik")
    with store.read() as view:
        work = find(view, number)
        assert work is not None and (work.name, work.outcome, work.owner) == ("Naam", "Uitkomst", "ik")
        assert content_of(view, work) == PARCEL
        assert owned(view, "ander") == ()
    for name, kind in (("", DRAFT), ("Weer", NAMED)):
        store.run(lambda unit, name=name: rename(unit, find(unit, number), name), principal="ik")
        with store.read() as view:
            assert [view.get(each, number) is not None for each in (DRAFT, NAMED)] == [kind == DRAFT, kind == NAMED]
            assert content_of(view, find(view, number)) == PARCEL
    assert store.verify() == []


def test_deleting_takes_the_files_along_unless_a_copy_has_them_on_both_databases(store):
    number = store.run(lambda unit: keep(unit, "ik", NewWork("gebied", "Naam", "Uitkomst", PARCEL)), principal="ik")
    other = store.run(lambda unit: copy(unit, find(unit, number), "Kopie"), principal="ik")
    with store.read() as view:
        files = find(view, number).content
    for gone, left in ((number, True), (other, False)):
        store.run(lambda unit, gone=gone: remove(unit, find(unit, gone)), principal="ik")
        with store.read() as view:
            assert find(view, gone) is None
            assert {view.read_blob(sha256) is not None for sha256 in files} == {left}


def test_what_is_deleted_is_not_in_the_file_of_the_database_any_more(tmp_path, accounts):
    path = tmp_path / "tarief.db"
    opened = Store.open(f"sqlite:///{path}", accounts.installation.key)
    number = opened.run(lambda unit: keep(unit, "ik", NewWork("gebied", "Naam", "Uitkomst", PARCEL)), principal="ik")
    with opened.engine.connect() as connection:
        sealed = [
            bytes(row[0])
            for table in ("document", "blob")
            for row in connection.exec_driver_sql(f"SELECT sealed FROM {table}")
        ]
    assert len(sealed) == 5 and all(one in _bytes(path) for one in sealed)
    opened.run(lambda unit: remove(unit, find(unit, number)), principal="ik")
    opened.close()
    assert not any(one[16:48] in _bytes(path) for one in sealed)


def _bytes(path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_what_an_agreement_rests_on_is_neither_deleted_nor_swept(store):
    number = store.run(lambda unit: keep(unit, "ik", NewWork("gebied", "Naam", "Uitkomst", PARCEL)), principal="ik")
    store.run(lambda unit: unit.keep(NAMED, number), principal="ik")
    for change in (remove, lambda unit, work: rename(unit, work, "")):
        with pytest.raises(Problem) as refused:
            store.run(lambda unit, change=change: change(unit, find(unit, number)), principal="ik")
        assert refused.value.status == 409
    store.sweep({NAMED: timedelta(), DRAFT: timedelta()})
    with store.read() as view:
        work = find(view, number)
        assert content_of(view, work) == PARCEL and work.lasting and work.until({NAMED: timedelta(1)}) is None
        assert replace(work, lasting=False).until({NAMED: timedelta(1)}) is not None


def test_a_long_list_comes_in_pages_in_the_order_and_of_the_kind_that_is_asked(entered, accounts, clock):
    client = entered("veel")
    owner = client.get("/api/v1/ik").json()["id"]

    def filled(unit):
        for number in range(60):
            clock.pass_by(1)
            kind = "gebied" if number % 2 else "berekening"
            keep(unit, owner, NewWork(kind, f"Stuk {59 - number:02}" if number else "", "", Parcel()))

    accounts.do(filled, owner)
    pages = [client.get("/mijn-werk", params={"pagina": number}).text for number in (1, 2, 3)]
    assert [page.count('class="werk"') for page in pages] == [25, 25, 10]
    assert "Stuk 00" in pages[0] and "Concept" in pages[2] and "Pagina 3 van 3" in pages[2]
    assert "60 stuks" in pages[0] and "Volgende" in pages[0] and "Vorige" not in pages[0]
    by_name = shown(client.get("/mijn-werk?volgorde=naam&pagina=2").text)
    assert by_name.index("Stuk 25") < by_name.index("Stuk 49") and "Stuk 24" not in by_name
    of_kind = client.get("/mijn-werk?soort=gebied&pagina=99").text
    assert "30 stuks" in of_kind and "Pagina 2 van 2" in of_kind and 'class="werk"' in of_kind
    for wrong in ("pagina=0", "pagina=x", "volgorde=zomaar"):
        assert client.get(f"/mijn-werk?{wrong}").status_code == 400


def test_who_keeps_very_much_is_asked_to_clear_up(entered, monkeypatch):
    client = entered("vol")
    monkeypatch.setattr(shelf, "MOST", 1)
    first = keep_price(client, "Een")
    asked = client.post("/bewaren/berekening", data=FORM).headers["location"]
    answer = posted(client, asked, bewaar_naam="Twee")
    assert answer.status_code == 400 and "U bewaart al 1" in answer.text and 'value="Twee"' in answer.text
    assert posted(client, f"{first}/kopie", first).status_code == 400


def test_what_was_changed_is_kept_in_the_place_of_what_it_was(entered):
    mine, other = entered("vervang"), entered("vervang2")
    address, theirs = keep_price(mine, "Voorstel"), keep_price(other, "Van een ander")
    asked = mine.post("/bewaren/berekening", data={**FORM, "overhead": "18"}).headers["location"]
    page = mine.get(asked).text
    assert "in plaats van: Voorstel" in page and "Van een ander" not in page
    number, another = (each.rpartition("/")[2] for each in (address, theirs))
    replaced = posted(mine, asked, bewaar_naam="", bewaar_plaats=number)
    assert replaced.headers["location"] == address
    told = shown(mine.get(address).text)
    assert "Voorstel" in told and LOWER in told and PRICE not in told
    new = posted(mine, asked, bewaar_naam="", bewaar_plaats=another).headers["location"]
    assert new not in (address, theirs) and PRICE in shown(other.get(theirs).text)


def test_what_is_replaced_is_gone_with_its_files_on_both_databases(store):
    number = store.run(lambda unit: keep(unit, "ik", NewWork("gebied", "Naam", "Toen", PARCEL)), principal="ik")
    with store.read() as view:
        before = find(view, number)
    new = NewWork("gebied", "", "Nu", Parcel((SHEET,)))
    store.run(lambda unit: shelf.replace_work(unit, find(unit, number), new), principal="ik")
    with store.read() as view:
        work = find(view, number)
        assert (work.name, work.outcome, content_of(view, work)) == ("Naam", "Nu", new.parcel)
        assert not any(view.read_blob(sha256) for sha256 in before.content)
    store.run(lambda unit: unit.keep(NAMED, number), principal="ik")
    with pytest.raises(Problem):
        store.run(lambda unit: shelf.replace_work(unit, find(unit, number), new), principal="ik")
