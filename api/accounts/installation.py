"""How the app runs, decided once at the start: on one's own computer, or on a server for others.

Whatever a server needs to be safe must be there, or it does not start; nothing falls back on less.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from api.store.failures import StoreRefused
from api.store.retention import RETENTION
from api.store.sealing import SealingKey
from api.terminal.exits import WrongCall
from api.web.owner import data_folder

DATABASE: Final = "TARIEF_DATABASE"
KEY_FILE: Final = "TARIEF_SLEUTEL_FILE"
ADDRESS: Final = "TARIEF_ADRES"
WORKERS: Final = "TARIEF_WERKERS"
SMTP: Final = "TARIEF_SMTP"
SMTP_FROM: Final = "TARIEF_SMTP_VAN"
SMTP_PASSWORD_FILE: Final = "TARIEF_SMTP_WACHTWOORD_FILE"
ISSUER: Final = "TARIEF_OIDC_UITGEVER"
CLIENT: Final = "TARIEF_OIDC_CLIENT"
CLIENT_SECRET_FILE: Final = "TARIEF_OIDC_GEHEIM_FILE"
#: In front of the kind in capitals: the days that a kind stays.
DAYS: Final = "TARIEF_BEWAARDAGEN_"
#: How long what is kept stays unless a setting says otherwise: what has a name two years, a link a month, what somebody
#: saw at his last visit to a table a year.
KEPT: Final[Mapping[str, timedelta]] = {
    **RETENTION,
    "werk": timedelta(days=730),
    "link": timedelta(days=30),
    "bezoek": timedelta(days=365),
}
_DIGITS: Final = 10
_MOST_DAYS: Final = 36_525
_FEWEST_KINDS: Final = 8
_OWNER_ONLY: Final = 0o700


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in: `starttls` and `smtps` keep it from being read on the way."""

    host: str
    port: int
    scheme: str
    user: str
    password: str = field(repr=False)
    sender: str = ""


@dataclass(frozen=True, slots=True)
class SignOn:
    """A provider of identities (OpenID Connect) that this installation trusts."""

    issuer: str
    client: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Installation:
    """The settings of one running app."""

    local: bool
    address: str
    database: str
    key: SealingKey
    workers: int = 1
    mail: MailServer | None = None
    sign_on: SignOn | None = None
    retention: Mapping[str, timedelta] = field(default_factory=lambda: KEPT, hash=False)

    @property
    def secure(self) -> bool:
        """Whether visitors come by https, so that a cookie can be kept to that."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """The name that visitors use."""
        return urlsplit(self.address).hostname or ""


def of_ones_own(address: str, settings: Mapping[str, str]) -> Installation:
    """Return the settings of an app on one's own computer: a database and a key in the data folder of its user."""
    folder = data_folder()
    folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    folder.chmod(_OWNER_ONLY)
    named = settings.get(KEY_FILE)
    key = _key(named) if named else SealingKey.kept_in(folder / "zegel")
    database = settings.get(DATABASE) or f"sqlite:///{folder / 'tarief.db'}"
    return Installation(True, address.rstrip("/"), database, key, retention=_retention(settings))


def for_others(settings: Mapping[str, str]) -> Installation:
    """Return the settings of a server; raises `WrongCall` where anything that keeps it safe is absent."""
    address = _public(settings.get(ADDRESS, ""))
    if not (database := settings.get(DATABASE, "")):
        raise WrongCall(f"Geef met {DATABASE} de database, zoals sqlite:////srv/tarief/tarief.db of postgresql://…")
    if not (file := settings.get(KEY_FILE)):
        raise WrongCall(f"Geef met {KEY_FILE} een bestand met een eigen sleutel. Maak er een: tarief beheer sleutel")
    key = _key(file)
    if len(set(key.secret)) < _FEWEST_KINDS:
        raise WrongCall(f"De sleutel in {KEY_FILE} is een voorbeeld. Maak een eigen: tarief beheer sleutel")
    more = (_workers(settings), _mail(settings), _sign_on(settings), _retention(settings))
    return Installation(False, address, database, key, *more)


def _retention(settings: Mapping[str, str]) -> Mapping[str, timedelta]:
    """How long each kind stays; raises `WrongCall` for what is no number of days."""
    return {kind: _days(settings.get(DAYS + kind.upper(), ""), kind, usual) for kind, usual in KEPT.items()}


def _days(text: str, kind: str, usual: timedelta) -> timedelta:
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < _DIGITS and 0 < int(text) <= _MOST_DAYS):
        raise WrongCall(f"Geef met {DAYS}{kind.upper()} een aantal dagen, van 1 tot {_MOST_DAYS}.")
    return timedelta(days=int(text))


def _workers(settings: Mapping[str, str]) -> int:
    """How many processes share the database, as the one that started them says."""
    count = settings.get(WORKERS, "")
    return int(count) if count.isascii() and count.isdigit() else 1


def _key(file: str) -> SealingKey:
    try:
        return SealingKey.from_file(Path(file))
    except StoreRefused as refused:
        raise WrongCall(str(refused)) from None


def _public(address: str) -> str:
    """The address that visitors use: https, since what they send is nobody else's business."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise WrongCall(f"Geef met {ADDRESS} het adres dat bezoekers gebruiken, zoals https://tarief.example")
    return address.rstrip("/")


def _mail(settings: Mapping[str, str]) -> MailServer | None:
    if not (given := settings.get(SMTP)):
        return None
    parts = urlsplit(given)
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname or parts.password:
        raise WrongCall(
            f"Geef met {SMTP} een adres zoals smtps://gebruiker@mail.example:465; het wachtwoord staat in het bestand "
            f"dat {SMTP_PASSWORD_FILE} noemt."
        )
    sender = settings.get(SMTP_FROM) or f"tarief@{urlsplit(settings.get(ADDRESS, '')).hostname}"
    port, password = parts.port or ports[parts.scheme], _secret(settings, SMTP_PASSWORD_FILE)
    return MailServer(parts.hostname, port, parts.scheme, parts.username or "", password, sender)


def _sign_on(settings: Mapping[str, str]) -> SignOn | None:
    issuer, client = settings.get(ISSUER, ""), settings.get(CLIENT, "")
    if not issuer and not client:
        return None
    if not issuer.startswith("https://") or not client or not settings.get(CLIENT_SECRET_FILE):
        raise WrongCall(f"Geef {ISSUER} (een https-adres), {CLIENT} en {CLIENT_SECRET_FILE} alle drie, of geen.")
    return SignOn(issuer, client, _secret(settings, CLIENT_SECRET_FILE))


def _secret(settings: Mapping[str, str], name: str) -> str:
    if not (file := settings.get(name)):
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        raise WrongCall(f"Het bestand van {name} is niet te lezen.") from None
