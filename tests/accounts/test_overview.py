"""What an administrator watches over stands on one page; and what somebody typed stays in a form that is refused."""

from pathlib import Path

from api.accounts.principal import ActorRole
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
