"""Plain data, as JSON and TOML hold it once read, and the texts that stand in it for amounts and days."""

import json
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

#: What a document holds: numbers exact, a day only where TOML has one.
Json = None | bool | int | str | Decimal | date | Sequence["Json"] | Mapping[str, "Json"]
#: A decimal number as text, such as "37.02"; never a binary float.
Decimaal = str


@dataclass(frozen=True)
class FormatOf:
    """How a text is written, for the JSON schema of what holds it."""

    format: str

    def __get_pydantic_json_schema__(
        self, core_schema: object, handler: Callable[[object], dict[str, object]]
    ) -> object:
        return handler(core_schema) | {"format": self.format}


def quoted(text: str) -> str:
    """Write a text between quotes, as both JSON and TOML read it."""
    return json.dumps(str(text), ensure_ascii=False)


def in_digits(number: Decimal) -> str:
    """Write a number with all its digits and no exponent, which hardly any has; formatting takes four times as long."""
    text = str(number)
    return f"{number:f}" if "E" in text else text


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(raw: object) -> date | None:
    """Return the day that a text such as 2026-01-31 says; None for all else: a number, a week, a moment."""
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


#: A day as text, such as "2026-01-31".
Dag = Annotated[str, FormatOf("date")]


def as_written(raw: object, most: int = 60) -> str:
    """Say what somebody wrote, as he knows it: the text in quotes, or in Dutch what it is where it is no text."""
    match raw:
        case None | "":
            return "Niets"
        case bool():
            return str(raw).lower()
        case str() | int() | Decimal() | float() | date():
            return f"'{str(raw).strip()[:most]}'"
        case Mapping():
            return "Een object"
        case Sequence() | Set() if not isinstance(raw, bytes | bytearray | memoryview):
            return "Een lijst"
    return f"Een waarde van de soort {type(raw).__name__}"
