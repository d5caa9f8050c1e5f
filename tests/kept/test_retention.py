"""Each kind of work stays as long as a setting says and the page tells; then it is gone with all that hangs on it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from api.accounts.installation import KEPT, for_others
from api.commands import main
from api.files.parcel import Parcel
from api.kept.share import make_link, share
from api.kept.shelf import NewWork, find, keep, touch
from api.store.sealing import SealingKey
from api.store.store import Store
from api.store.tables import blob, document, label
from api.terminal.exits import WrongCall
from tests.kept.conftest import keep as keep_price
from tests.kept.conftest import posted, shown

DAY = 24 * 3600


def put(store: Store, name: str) -> str:
    new = NewWork("berekening", name, "Uitkomst", Parcel(texts={"model": "uurtarief"}))
    return store.run(lambda unit: keep(unit, "ik", new), principal="ik")


def there(store: Store, number: str) -> bool:
    with store.read() as view:
        return find(view, number) is not None


def test_what_has_a_name_stays_longer_than_a_draft_and_goes_with_its_shares_and_links(store, clock):
    named, draft = put(store, "Naam"), put(store, "")
    with store.read() as view:
        work = find(view, draft)
    store.run(lambda unit: (share(unit, work, "partij"), make_link(unit, work)), principal="ik")
    clock.pass_by(29 * DAY)
    store.run(lambda unit: touch(unit, work), principal="ik")
    clock.pass_by(29 * DAY)
    store.sweep(KEPT)
    assert there(store, named) and there(store, draft)
    clock.pass_by(2 * DAY)
    store.sweep(KEPT)
    assert there(store, named) and not there(store, draft)
    with store.read() as view:
        left = [
            view.connection.execute(select(func.count()).select_from(table)).scalar()
            for table in (document, label, blob)
        ]
    assert left == [1, 1, 1]
    clock.pass_by(731 * DAY)
    store.sweep(KEPT)
    assert not there(store, named)


def test_the_page_says_until_when_and_a_name_makes_that_later(entered):
    client = entered("tot")
    address = keep_price(client)
    assert "Blijft tot 01-04-2026" in shown(client.get(address).text)
    posted(client, f"{address}/naam", address, bewaar_naam="Nu met naam")
    assert "Blijft tot 01-03-2028" in shown(client.get(address).text)


def test_a_setting_says_how_many_days(tmp_path):
    settings = {
        "TARIEF_ADRES": "https://a.nl",
        "TARIEF_DATABASE": "sqlite:///x",
        "TARIEF_SLEUTEL_FILE": str(tmp_path / "k"),
    }
    SealingKey.kept_in(tmp_path / "k")
    found = for_others({**settings, "TARIEF_BEWAARDAGEN_CONCEPT": "7", "TARIEF_BEWAARDAGEN_LINK": "1"}).retention
    assert found == {**KEPT, "concept": timedelta(days=7), "link": timedelta(days=1)}
    for wrong in ("0", "-1", "veel", "99999999999", "1.5", "²"):
        with pytest.raises(WrongCall, match="TARIEF_BEWAARDAGEN_WERK"):
            for_others({**settings, "TARIEF_BEWAARDAGEN_WERK": wrong})


def test_clearing_up_by_command_goes_by_the_settings(monkeypatch, tmp_path, capsys):
    key = SealingKey.kept_in(tmp_path / "k")
    url = f"sqlite:///{tmp_path / 'tarief.db'}"
    for name, value in (("ADRES", "https://a.nl"), ("DATABASE", url), ("SLEUTEL_FILE", str(tmp_path / "k"))):
        monkeypatch.setenv(f"TARIEF_{name}", value)
    store = Store.open(url, key)
    three_days_ago = store.clock() - timedelta(days=3)
    store.clock = lambda: three_days_ago
    number = put(store, "")
    assert main(["beheer", "opruimen"]) == 0 and there(store, number)
    monkeypatch.setenv("TARIEF_BEWAARDAGEN_CONCEPT", "2")
    assert main(["beheer", "opruimen"]) == 0 and not there(store, number)
    assert "concept 1" in capsys.readouterr().out
    store.close()
