"""What the limited process makes of a file, and how it takes a password off one.

A password goes to that process and nowhere else, and the process ends after it.
"""

from __future__ import annotations

import binascii
import os
import re
from base64 import b64decode
from pathlib import PurePosixPath
from typing import Final

from tarief.core.on_demand import loaded
from workbooks.read.book.parsing.locked import locked_request
from workbooks.read.book.parsing.result import LOCKED, PASSWORD, UNREADABLE, WRONG_PASSWORD, Data
from workbooks.read.book.pool import POOL
from workbooks.read.guard import check, problem
from workbooks.read.guard.magic import OLE

#: `TARIEF_LEZEN=direct` reads in this process, without limits, to look for mistakes in our own code.
SWITCH, DIRECT = "TARIEF_LEZEN", "direct"
#: The kinds of the refusals that a password may take away.
ASKS_PASSWORD: Final = frozenset({PASSWORD, WRONG_PASSWORD})

_ASK = "Geef het wachtwoord mee (op de opdrachtregel: --wachtwoord), of haal het eraf en bewaar het werkboek opnieuw."
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 120


def read_directly() -> bool:
    """Whether this process does the work itself."""
    return os.environ.get(SWITCH) == DIRECT


def parsed(kind: str, content: bytes, name: str) -> tuple[Data | None, Data | None]:
    """Return what stands in the file and what its formulas come to (None without formulas)."""
    if not read_directly():
        data, again, *_ = *POOL.read(kind, content, name), None, None
        return data, again
    here: tuple[Data | None, Data | None] = loaded("workbooks.read.book.direct:parsed_here")(kind, content)
    return here


def without_password(content: bytes, sent_name: str, password: str = "") -> bytes:
    """Return a workbook as it is without its password, and any other file as it is.

    One that Excel itself encrypted needs none. Raises `Refused` when a password is needed or does not fit.
    """
    name = shown_name(sent_name)
    if not content.startswith(OLE) or check(content, name).kind != LOCKED:
        return content
    data, _ = parsed(LOCKED, locked_request(content, password), name)
    if data is None or "refused" in data:
        kind = UNREADABLE if data is None else data["refused"][0][0]
        raise problem(kind, name, advice=_ASK if kind == PASSWORD and not password else "")
    try:
        plain = b64decode(data["opened"], validate=True)
    except (LookupError, TypeError, binascii.Error):  # the process did not send what it should
        raise problem(UNREADABLE, name) from None
    if check(plain, name).kind == LOCKED:
        raise problem(PASSWORD, name)
    return plain


def shown_name(name: str) -> str:
    """Return the name of a file as it can be shown: no folders, no control characters, not endless."""
    clean = _CONTROLS.sub("", PurePosixPath(name.replace("\\", "/")).name).strip()
    stem, dot, suffix = clean.rpartition(".")
    if len(clean) > _LONGEST_NAME and dot and len(suffix) < 8:
        clean = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return clean[:_LONGEST_NAME] or "werkboek"
