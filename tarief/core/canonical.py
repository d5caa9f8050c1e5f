"""One way to write data down, so that equal data has equal bytes and a hash says something.

Keys are sorted, nothing stands between the parts, texts are in composed Unicode, every number is a text in plain
decimals, and a moment is in UTC with six decimals: what databases and JSON writers do differently is fixed here.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from tarief.core.number import plain

#: What can be written down: no binary fractions, which have no one text.
Recordable = None | bool | int | str | Decimal | date | Sequence["Recordable"] | Mapping[str, "Recordable"]

#: What stands before the first event of every chain.
START: Final = "0" * 64
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


def canonical(data: Recordable) -> str:
    """Return the one text of `data`; a ValueError or TypeError for what has none: a float, half a character."""
    text = json.dumps(_settled(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    text.encode()  # Half of a surrogate pair has no bytes, so no hash: better refused here than by a database.
    return text


def sha256_of(text: str | bytes) -> str:
    """Return the SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def link(previous: str, text: str) -> str:
    """Return the hash of an event in a chain: of the hash before it, a line end, and the text as it is stored."""
    return sha256_of(f"{previous}\n{text}")


def moment(at: datetime) -> str:
    """Write a moment: in UTC, always with six decimals; a ValueError where it has no time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone has no one text")
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def moment_of(text: str) -> datetime:
    """Read what `moment` wrote; a ValueError for all else."""
    if not _MOMENT.fullmatch(text):
        raise ValueError("this is not how a moment is written")
    return datetime.fromisoformat(text)


def _settled(data: Recordable) -> Recordable:
    match data:
        case None | bool():
            return data
        case str():
            return unicodedata.normalize("NFC", data)
        case int() | Decimal():
            return _number(Decimal(data))
        case datetime():
            return moment(data)
        case date():
            return data.isoformat()
        case Mapping():
            return _object(data)
        case list() | tuple():
            return [_settled(item) for item in data]
    raise TypeError(f"{type(data).__name__} has no canonical text")


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("what is no number has no canonical text")
    return plain(value) if value else "0"


def _object(data: Mapping[str, Recordable]) -> Mapping[str, Recordable]:
    settled: dict[str, Recordable] = {}
    for key, value in data.items():
        name = _settled(key)
        if not isinstance(key, str) or not isinstance(name, str) or name in settled:
            raise ValueError("every key is a text, and no two are the same")
        settled[name] = _settled(value)
    return settled
