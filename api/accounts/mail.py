"""Mail: a few fixed texts with a link, so that no figure and no name of a rival can ever stand in one."""

import logging
import smtplib
import ssl
import threading
from collections.abc import Iterable
from email.message import EmailMessage
from enum import Enum
from typing import Final, NamedTuple

from api.accounts.installation import MailServer

_SECONDS: Final = 10
_log = logging.getLogger("tarief.api")


class MailKind(Enum):
    """What is told, as subject and text."""

    UITNODIGING = (
        "Uitnodiging voor tarief",
        "U bent uitgenodigd om mee te doen in tarief.\n\nKies een wachtwoord via deze link. Hij werkt één keer, en een "
        "week lang:\n{link}\n\nVerwacht u deze uitnodiging niet? Gooi deze mail dan weg.",
    )
    AANMELDING = (
        "Antwoord op uw aanmelding in tarief",
        "U vroeg een plaats aan tafel in tarief. Er is een antwoord.\n\nLees het hier:\n{link}\n",
    )
    RONDE_OPEN = (
        "Er is een ronde geopend in tarief",
        "In een proces waaraan u meedoet is een ronde geopend.\n\nLog in om te zien tot wanneer:\n{link}\n",
    )
    RONDE_VERLENGD = (
        "Een ronde in tarief is verlengd",
        "In een proces waaraan u meedoet is een ronde verlengd.\n\nLog in om te zien tot wanneer:\n{link}\n",
    )
    RONDE_GESLOTEN = (
        "Een ronde in tarief is gesloten",
        "In een proces waaraan u meedoet is een ronde gesloten.\n\nLog in om te zien wat u nu kunt zien:\n{link}\n",
    )


class Letter(NamedTuple):
    """A mail to be sent: to whom, what is told, and the link in it."""

    to: str
    kind: MailKind
    link: str


def send_later(server: MailServer | None, letters: Iterable[Letter]) -> None:
    """Send mails in a thread of its own: nobody waits for a mail server, what it does not take is lost."""
    if server is not None and (waiting := tuple(letters)):
        threading.Thread(target=_send_all, args=(server, waiting), daemon=True).start()


def _send_all(server: MailServer, letters: Iterable[Letter]) -> None:
    for letter in letters:
        try:
            send(server, letter.to, letter.kind, letter.link)
        except OSError as fault:
            _log.warning("mail not taken: %s", type(fault).__name__)


def send(server: MailServer, to: str, kind: MailKind, link: str) -> None:
    """Hand in a mail; raises `OSError` (which `SMTPException` is) where the server does not take it."""
    subject, text = kind.value
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, to, subject
    message.set_content(text.format(link=link))
    context = ssl.create_default_context()
    with _connected(server, context) as smtp:
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        smtp.send_message(message)


def _connected(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
