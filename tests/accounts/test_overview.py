"""What an administrator watches over stands on one page; and what somebody typed stays in a form that is refused."""

import re
from pathlib import Path

from api.accounts.principal import ActorRole
from api.jobs.job import add, give_up
from tests.accounts.conftest import form_token
from tests.accounts.test_doors import entered

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


def test_what_is_done_in_the_background_stands_on_the_page_and_a_worker_that_is_not_there_is_told(
    accounts, person, kept, clock
):
    administrator = entered(accounts, person("taken@a.nl", ActorRole.BEHEERDER))
    waits = kept.run(lambda unit: add(unit, "iemand", "antwoord", {"adres": "geheim adres"}), principal="iemand")
    fails = kept.run(lambda unit: add(unit, "iemand", "antwoord", {}), principal="iemand")
    kept.run(lambda unit: give_up(unit, fails), principal="iemand")
    told = " ".join(re.sub("<[^>]*>", " ", administrator.get("/beheer").text).split())
    assert "Wacht 1" in told and "Mislukt 1" in told and "wacht te lang" not in told and "geheim adres" not in told
    clock.pass_by(16 * 60)
    assert "wacht te lang" in administrator.get("/beheer").text
    kept.run(lambda unit: give_up(unit, waits), principal="iemand")
    assert "wacht te lang" not in administrator.get("/beheer").text
