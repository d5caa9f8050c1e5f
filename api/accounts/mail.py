"""Mail: a few fixed texts with a link, so that no figure and no name of a rival can ever stand in one."""

import smtplib
import ssl
from email.message import EmailMessage
from enum import Enum
from typing import Final

from api.accounts.installation import MailServer

_SECONDS: Final = 10


class MailKind(Enum):
    """What is told, as subject and text."""

    UITNODIGING = (
        "Uitnodiging voor tarief",
        "U bent uitgenodigd om mee te doen in tarief.\n\nKies een wachtwoord via deze link. Hij werkt één keer, en een "
        "week lang:\n{link}\n\nVerwacht u deze uitnodiging niet? Gooi deze mail dan weg.",
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
