"""Getting in: a password, then where there is one a code; and showing once more who one is."""

from dataclasses import dataclass
from typing import Final

from api.accounts import passwords
from api.accounts.accounts import Account, account_at, change_factor, change_password, tidy_address, use_step
from api.accounts.door import NOBODY, Accounts
from api.accounts.principal import ActorRole
from api.accounts.second_factor import matched_step, opened_secret
from api.accounts.sessions import CODE_STEP, SET_UP_STEP, Session, begin, confirm
from api.accounts.throttle import Throttle
from api.store.unit import StoreUnit
from api.web.problems import Problem

#: Who lets others in, or sees what all put forward, shows who he is in two ways.
_TWICE_SHOWN: Final = frozenset((ActorRole.BEHEERDER, ActorRole.BEGELEIDER))
#: Said of a wrong address, a wrong password and an account that has ended alike.
_WRONG: Final = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
_WRONG_CODE: Final = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in de app."


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries to get in: what he typed, where he comes from, and the session that his browser had."""

    address: str
    password: str
    client: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A new session, and the step that is still to be taken; empty for none."""

    token: str
    step: str


def log_in(accounts: Accounts, attempt: Attempt) -> Entered:
    """Begin a session for who knows the password; raises `Problem` 401, or 429 for one who guesses too often."""
    account = _counted(accounts, attempt.address, attempt.client)
    kept = account.password if account is not None and account.active else None
    if not passwords.fits(kept, attempt.password) or account is None:
        accounts.do(lambda unit: unit.audit("inloggen_geweigerd", account.id if account else NOBODY))
        raise wrong(_WRONG)
    step = CODE_STEP if account.factor else SET_UP_STEP if _TWICE_SHOWN & account.roles else ""

    fresh = passwords.keep(attempt.password) if kept and passwords.outdated(kept) else ""

    def entered(unit: StoreUnit) -> Entered:
        Throttle(unit.connection, accounts.secret, tidy_address(attempt.address), attempt.client).succeed()
        if fresh:
            change_password(unit.connection, account.id, fresh)
        unit.audit("ingelogd" if not step else "wachtwoord_goed", account.id)
        return Entered(begin(unit.connection, account.id, accounts.now(), step=step, before=attempt.before), step)

    return accounts.do(entered, account.id)


def give_code(accounts: Accounts, session: Session, attempt: Attempt) -> Entered:
    """Finish getting in with a code of the second factor (as the password); raises `Problem` 401 or 429."""
    _check_code(accounts, session.account, attempt)

    def entered(unit: StoreUnit) -> Entered:
        unit.audit("ingelogd", session.account.id)
        return Entered(begin(unit.connection, session.account.id, accounts.now(), before=attempt.before), "")

    return accounts.do(entered, session.account.id)


def set_up_factor(accounts: Accounts, session: Session, sealed: str, attempt: Attempt) -> Entered:
    """Begin to use a second factor, with a first code of it; a new session, since the account is worth more now."""
    account = session.account
    try:
        secret = opened_secret(accounts.installation.key, account.id, sealed)
    except ValueError:
        raise wrong("Deze pagina is te oud. Begin opnieuw.") from None
    if (step := matched_step(secret, attempt.password, accounts.now())) is None:
        raise wrong(_WRONG_CODE)

    def kept(unit: StoreUnit) -> Entered:
        change_factor(unit.connection, account.id, sealed, step)
        unit.audit("tweede_factor_ingesteld", account.id)
        return Entered(begin(unit.connection, account.id, accounts.now(), before=attempt.before), "")

    return accounts.do(kept, account.id)


def confirm_again(accounts: Accounts, session: Session, attempt: Attempt) -> None:
    """Take a password, or where there is one a code, as proof that it is still the same person; or raise `Problem`."""
    account = session.account
    if account.factor:
        _check_code(accounts, account, attempt)
    else:
        _counted(accounts, account.address, attempt.client)
        if not passwords.fits(account.password, attempt.password):
            raise wrong("Dit wachtwoord klopt niet.")

    def confirmed(unit: StoreUnit) -> None:
        Throttle(unit.connection, accounts.secret, tidy_address(account.address), attempt.client).succeed()
        confirm(unit.connection, attempt.before, accounts.now())
        unit.audit("opnieuw_bevestigd", account.id)

    accounts.do(confirmed, account.id)


def wrong(text: str) -> Problem:
    """Who one says to be was not shown."""
    return Problem(401, "niet-ingelogd", "Inloggen is niet gelukt", text)


def _check_code(accounts: Accounts, account: Account, attempt: Attempt) -> None:
    name = f"code {account.id}"
    _counted(accounts, name, attempt.client)
    secret = opened_secret(accounts.installation.key, account.id, account.factor or "")
    step = matched_step(secret, attempt.password, accounts.now())

    def used(unit: StoreUnit) -> bool:
        fresh = step is not None and use_step(unit.connection, account.id, step)
        if fresh:
            Throttle(unit.connection, accounts.secret, name, attempt.client).succeed()
        else:
            unit.audit("code_geweigerd", account.id)
        return fresh

    if not accounts.do(used, account.id):
        raise wrong(_WRONG_CODE)


def _counted(accounts: Accounts, name: str, client: str) -> Account | None:
    """Count an attempt before any work is done for it, and return the account with this address."""

    def begun(unit: StoreUnit) -> tuple[int, Account | None]:
        wait = Throttle(unit.connection, accounts.secret, tidy_address(name), client).begin(accounts.now())
        return wait, account_at(unit.connection, name)

    wait, account = accounts.do(begun)
    if wait:
        detail = f"Er is te vaak geprobeerd. Probeer het over {max(1, round(wait / 60))} minuten weer."
        headers = {"Retry-After": str(wait)}
        raise Problem(429, "te-veel-pogingen", "Even wachten", detail, headers=headers)
    return account
