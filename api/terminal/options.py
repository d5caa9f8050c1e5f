"""What a command takes, said where its function names it: arguments by place, options by name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from api.terminal.exits import WrongCall
from tarief.core.days import day_advice, typed_day

#: One value of a call, and all that a parameter gets.
Single = str | int | bool | Path
Given = Single | list[Single] | None
Command = Callable[..., int | None]


class Misspelt(WrongCall):
    """The call cannot be taken apart; `tarief --help` says how it is written."""


@dataclass(frozen=True, slots=True)
class Takes:
    """One argument or option: what the help says of it, then what the function says of it by its type."""

    told: str
    metavar: str = ""
    flags: str = ""
    by_place: bool = False
    least: int | None = None
    most: int | None = None
    key: str = ""
    kind: type[Single] = str
    many: bool = False
    required: bool = False
    default: Given = None

    @property
    def names(self) -> tuple[str, ...]:
        """How it is written in a call: `--uit`, or `--onthoud` with `--vergeet` for its opposite."""
        return () if self.by_place else tuple((self.flags or f"--{self.key.replace('_', '-')}").split("/"))

    @property
    def shown(self) -> str:
        """What a message calls it."""
        return self.metavar or self.key.upper() if self.by_place else self.names[0]


def argument(*, metavar: str, told: str) -> Takes:
    """Return what stands in a call by its place."""
    return Takes(told, metavar, by_place=True)


def option(
    flags: str = "", *, told: str, metavar: str = "", least: int | None = None, most: int | None = None
) -> Takes:
    """Return what stands in a call by its name; without `flags` that of the parameter."""
    return Takes(told, metavar, flags, least=least, most=most)


def taken(command: Command) -> tuple[Takes, ...]:
    """Return what a command takes, in the order of its parameters."""
    hints = get_type_hints(command, include_extras=True)
    hints.pop("return", None)
    defaults = command.__defaults__ or ()
    required = len(hints) - len(defaults)
    rows = zip(hints.items(), (None,) * required + defaults, strict=True)
    return tuple(
        replace(_typed(key, hint), default=default, required=number < required)
        for number, ((key, hint), default) in enumerate(rows)
    )


def _typed(key: str, hint: object) -> Takes:
    """What a hint says, such as `Annotated[list[Path] | None, option(…)]`."""
    whole, *said = get_args(hint)
    takes = next(item for item in said if isinstance(item, Takes))
    parts = get_args(whole) if isinstance(whole, UnionType) else (whole,)
    kind = next(part for part in parts if part is not NoneType)
    many = get_origin(kind) is list
    return replace(takes, key=key, kind=get_args(kind)[0] if many else kind, many=many)


def day_given(text: str) -> date | None:
    """Return the date written as 2026-01-01 or 01-01-2026; None when nothing was written, `WrongCall` for no date."""
    day = typed_day(text)
    if text and day is None:
        raise WrongCall(f"'{text}' is geen datum. {day_advice(text, 'Schrijf de datum als 2026-01-01.')}")
    return day
