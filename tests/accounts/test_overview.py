"""What an administrator watches over stands on one page; and what somebody typed stays in a form that is refused."""

import re
from pathlib import Path

from api.accounts import passwords
from api.accounts.accounts import NewAccount, make_account
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.principal import ActorRole
from api.jobs.job import add, give_up
from tests.accounts.conftest import ADDRESS, PASSWORD, form_token
from tests.accounts.test_doors import entered
from tests.tools.stores import new_store

DAY = 24 * 3600


def test_the_last_copy_stands_on_the_page_and_one_that_is_old_says_so(accounts, person, kept, clock, tmp_path: Path):
    administrator = entered(accounts, person("toezicht@a.nl", ActorRole.BEHEERDER))
    before = administrator.get("/beheer").text
    assert "nog nooit een kopie" in before and "/parameters/waarden" in before
    made = kept.backup(tmp_path / "kopie.db")
    fresh = administrator.get("/beheer").text
    assert made.sha256 in fresh and "te oud" not in fresh
    clock.pass_by(3 * DAY)
    again = entered(accounts, "toezicht@a.nl")
    assert "te oud" in again.get("/beheer").text
    assert entered(accounts, person("leidt@a.nl", ActorRole.BEGELEIDER)).get("/beheer").status_code == 403


def test_an_invitation_that_is_refused_keeps_what_was_typed(accounts, person):
    leader = entered(accounts, person("typt@a.nl", ActorRole.BEGELEIDER))
    typed = {"naam": "Sam de Vries", "adres": "geen adres", "rol": "gemeente", "partij": "kenmerk-7"}
    form = {"formulier": form_token(leader.get("/accounts").text)}
    page = leader.post("/accounts/uitnodigen", data={**form, **typed})
    assert page.status_code == 400
    assert all(f'value="{text}"' in page.text for text in typed.values()) and "checked" in page.text


def test_the_log_tells_a_key_by_its_name_and_no_row_shows_a_whole_number(accounts, person, kept):
    administrator = entered(accounts, person("leest@a.nl", ActorRole.BEHEERDER))
    form = {"formulier": form_token(administrator.get("/sleutels").text), "naam": "planning"}
    assert "tk_" in administrator.post("/sleutels", data=form).text
    number = "51328fc5-b0c2-4187-9b9b-b06af17f6dce"
    kept.run(lambda unit: unit.audit("werk_bewaard", number), principal="x")
    page = administrator.get("/logboek").text
    shown = re.sub("<[^>]*>", " ", page)
    assert "sleutel planning" in shown and "nummer 51328fc5" in shown
    assert f'title="{number}"' in page and number not in shown


def test_what_is_done_in_the_background_stands_on_the_page_and_a_worker_that_is_not_there_is_told(clock):
    store = new_store(clock)
    accounts = Accounts(Installation(False, ADDRESS, store.url, store.key), store)
    roles = frozenset((ActorRole.BEHEERDER,))
    made = NewAccount("Jo", "taken@a.nl", roles, frozenset(), passwords.keep(PASSWORD))
    accounts.do(lambda unit: make_account(unit.connection, made, accounts.now()))
    administrator = entered(accounts, "taken@a.nl")
    assert "Er is niets gevraagd, en er wacht niets." in administrator.get("/beheer").text
    waits = store.run(lambda unit: add(unit, "iemand", "antwoord", {"adres": "geheim adres"}), principal="iemand")
    fails = store.run(lambda unit: add(unit, "iemand", "antwoord", {}), principal="iemand")
    store.run(lambda unit: give_up(unit, fails), principal="iemand")
    told = " ".join(re.sub("<[^>]*>", " ", administrator.get("/beheer").text).split())
    assert "Wacht 1" in told and "Mislukt 1" in told and "wacht te lang" not in told and "geheim adres" not in told
    clock.pass_by(16 * 60)
    assert "wacht te lang" in administrator.get("/beheer").text
    store.run(lambda unit: give_up(unit, waits), principal="iemand")
    assert "wacht te lang" not in administrator.get("/beheer").text
    store.close()
