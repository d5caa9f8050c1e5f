"""A file that cannot be used at all: what is wrong with it, as every door tells it, and one that asks for a password.

A password comes as an option, or typed unseen at the terminal. It is neither kept nor shown: what goes on is the
workbook without it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import Final

from api.terminal.exits import Unanswered, can_ask
from api.web.problems import Problem
from tarief.core.findings import Finding, Refused
from workbooks.read.book import ASKS_PASSWORD, content_of, without_password
from workbooks.read.guard import STATUS

#: Seconds after which a computer that was too busy may be asked again.
_AGAIN: Final = 60


def file_problem(refused: Refused) -> Problem:
    """Return what is wrong with a file that cannot be used at all: too large, of another kind, or damaged."""
    kind = refused.findings[0].kind
    status = STATUS.get(kind, 422)
    slug = "te-groot" if status == 413 else kind.replace("_", "-")
    headers = {"Retry-After": str(_AGAIN)} if status == 503 else {}
    return Problem(
        status, slug, "Het bestand is niet te lezen", str(refused), findings=refused.findings, headers=headers
    )


@contextmanager
def telling_of_file(*but: type[Refused]) -> Iterator[None]:
    """Have a refusal of a file as a whole tell what is wrong with it; those of some kinds are not."""
    try:
        yield
    except but:
        raise
    except Refused as refused:
        raise Unanswered(refused.findings, refused.questions, partial(file_problem, refused)) from None


def needs_password(findings: Sequence[Finding]) -> bool:
    """Tell whether a file that was refused needs a password, or another one."""
    return any(finding.kind in ASKS_PASSWORD for finding in findings)


def file_on_disk(path: Path, password: str = "", *, may_ask: bool = True) -> bytes:
    """Return what stands in a file; raises `Refused` when it cannot be read, or its password lacks or does not fit."""
    try:
        return _opened(path, password, may_ask=may_ask)
    except Refused as refused:
        raise Unanswered(refused.findings, refused.questions, partial(file_problem, refused)) from None


def _opened(path: Path, password: str, *, may_ask: bool) -> bytes:
    content = content_of(path, path.name)
    try:
        return without_password(content, path.name, password)
    except Refused as refused:
        lacks = not password and needs_password(refused.findings[:1])
        if not (lacks and may_ask and can_ask()):
            raise
    return without_password(content, path.name, getpass(f"Wachtwoord van {path.name}: "))
