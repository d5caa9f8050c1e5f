"""A file on disk, without its password where it has one: as an option, or typed unseen at the terminal.

A password is neither kept nor shown: what goes on is the workbook without it.
"""

from collections.abc import Sequence
from functools import partial
from getpass import getpass
from pathlib import Path

from api.files.refused_file import file_problem
from api.terminal.exits import Unanswered, can_ask
from tarief import Finding, Refused
from workbooks.read.book import ASKS_PASSWORD, content_of, without_password


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
