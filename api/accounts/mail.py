"""Mail: a few fixed texts with a link, so that no figure and no name of a rival can ever stand in one."""

import logging
import smtplib
import ssl
import threading
from collections.abc import Iterable
from email.message import EmailMessage
from enum import Enum
from typing import Final, NamedTuple

from api.accounts.door import NOBODY, Accounts
from api.accounts.installation import MailServer
from api.jobs.job import Job, JobOutcome, add
from api.jobs.queue import JobQueue, Worker
from api.store.failures import StoreRefused

#: The kind of job that a mail is.
LETTER: Final = "brief"
_SECONDS: Final = 10
_log = logging.getLogger("tarief.api")


class MailKind(Enum):
    """What is told, as subject and text."""

    UITNODIGING = (
        "Uitnodiging voor tarief",
        "U bent uitgenodigd om mee te doen in tarief.\n\nKom binnen via deze link. Hij werkt één keer, en een "
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
    HERINNERING = (
        "Een ronde in tarief sluit binnenkort",
        "In een proces waaraan u meedoet sluit over enkele dagen een ronde. Deze mail gaat naar iedereen, ook naar wie "
        "al klaar is.\n\nLog in om te zien wanneer zij sluit:\n{link}\n",
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


def send_later(accounts: Accounts, letters: Iterable[Letter]) -> None:
    """Send mails in a thread of its own, so that nobody waits for a mail server.

    What the server does not take waits for `tarief beheer werk`, which tries again.
    """
    if accounts.installation.mail is None or not (waiting := tuple(letters)):
        return
    asked = [{"aan": letter.to, "soort": letter.kind.name, "link": letter.link} for letter in waiting]
    try:
        jobs = accounts.do(lambda unit: [add(unit, NOBODY, LETTER, told) for told in asked])
    except StoreRefused as fault:
        _log.warning("mail not kept: %s", type(fault).__name__)
        return
    threading.Thread(target=_send_all, args=(accounts, jobs), daemon=True).start()


def _send_all(accounts: Accounts, jobs: Iterable[Job]) -> None:
    queue = JobQueue(accounts.store, {LETTER: postman(accounts)})
    for job in jobs:
        queue.perform(job.id)


def postman(accounts: Accounts) -> Worker:
    """Return what hands in a mail that waits."""

    def hand_in(job: Job) -> JobOutcome:
        server, asked = accounts.installation.mail, job.asked
        if server is None:
            raise OSError
        send(server, asked["aan"], MailKind[asked["soort"]], asked["link"])
        return JobOutcome(200, {}, b"")

    return hand_in


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
