"""Sessions are rows, so that every worker knows them and ending one works at once; the cookie holds only the secret."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from api.accounts.accounts import Account, account_in
from api.accounts.principal import ActorRole, Principal
from api.accounts.tables import ACCOUNT, SESSION
from api.accounts.tokens import form_token, hashed, new_token

#: Seconds without a request, and in all; for the user of his own computer, who gets in only at a start of the app.
IDLE: Final = 30 * 60
WHOLE: Final = 12 * 3600
LOCAL: Final = 30 * 24 * 3600
#: Seconds that a step on the way in may take, and after which a visit is written down again.
_ON_THE_WAY: Final = 10 * 60
_NOTED: Final = 60
#: When a session that was ended was last seen: so long ago that it holds for nobody.
_ENDED: Final = 0
#: Steps on the way in: a code is to be given, or a second factor is to be set up.
CODE_STEP: Final = "code"
SET_UP_STEP: Final = "instellen"
_C: Final = SESSION.c
_WITH_ACCOUNT: Final = (
    select(SESSION, ACCOUNT).join(ACCOUNT, ACCOUNT.c.id == _C.account).where(_C.hash == bindparam("token"))
)


@dataclass(frozen=True, slots=True)
class Session:
    """Who a cookie is of, how far he is on the way in (empty: all the way), and which role he plays."""

    account: Account
    step: str
    role: str
    party: str
    confirmed: int

    def principal(self) -> Principal | None:
        """Return who acts; nobody while he is on the way in."""
        account = self.account
        if self.step:
            return None
        if account.local:
            roles = frozenset(role for role in ActorRole if role == self.role)
            parties = frozenset(filter(None, (self.party,)))
            return Principal(account.id, "lokaal", roles, parties, account.name, self.confirmed)
        return Principal(account.id, "persoon", account.roles, account.parties, account.name, self.confirmed)


def begin(connection: Connection, account: str, now: int, *, step: str = "", before: str = "") -> str:
    """Begin a session and return its token, always a new one; what the browser had before ends."""
    end(connection, before)
    over = (_C.gezien == _ENDED) & (_C.begonnen < now - 2 * WHOLE)
    connection.execute(delete(SESSION).where((_C.begonnen < now - LOCAL) | over))
    token = new_token()
    moments = {"begonnen": now, "gezien": now, "bevestigd": 0 if step else now}
    values = {"hash": hashed(token), "account": account, "stap": step, "rol": ActorRole.BEGELEIDER, "partij": ""}
    connection.execute(insert(SESSION).values(values | moments | {"formulier": hashed(form_token(token))}))
    return token


def end(connection: Connection, token: str) -> None:
    """End a session; for a day more it is known whose it was, for what he was still filling in."""
    if token:
        connection.execute(update(SESSION).where(_C.hash == hashed(token)).values(gezien=_ENDED))


def session_of(connection: Connection, token: str, now: int) -> tuple[Session, bool] | None:
    """Return the session of a token and whether this visit is to be noted; None where there is none, or no longer."""
    row = connection.execute(_WITH_ACCOUNT, {"token": hashed(token)}).first() if token else None
    if row is None or not (account := account_in(row)).active:
        return None
    idle, whole = (LOCAL, LOCAL) if account.local else (_ON_THE_WAY, _ON_THE_WAY) if row.stap else (IDLE, WHOLE)
    if now - row.gezien > idle or now - row.begonnen > whole:
        return None
    confirmed = now if account.local else row.bevestigd
    return Session(account, row.stap, row.rol, row.partij, confirmed), now - row.gezien > _NOTED


def owner_of(connection: Connection, token: str) -> str:
    """Return whose session this is or was; empty for one that never was, or of an account that ended."""
    return connection.execute(select(_C.account).where(_C.hash == hashed(token))).scalar() or ""


def owner_of_form(connection: Connection, mark: str) -> str:
    """Return whose session a form was made for, by the mark that it carries; empty for none of ours."""
    return connection.execute(select(_C.account).where(_C.formulier == hashed(mark))).scalar() or ""


def note_visit(connection: Connection, token: str, now: int) -> None:
    """Write down that somebody is still there."""
    connection.execute(update(SESSION).where(_C.hash == hashed(token)).values(gezien=now))


def confirm(connection: Connection, token: str, now: int) -> None:
    """Write down that somebody showed again who he is."""
    connection.execute(update(SESSION).where(_C.hash == hashed(token)).values(bevestigd=now))


def play(connection: Connection, token: str, role: ActorRole, party: str) -> None:
    """Let the user of an app of one's own play a role, for a party."""
    connection.execute(update(SESSION).where(_C.hash == hashed(token)).values(rol=role, partij=party))
