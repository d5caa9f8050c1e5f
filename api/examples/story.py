"""What the page of an example tells first, and the few of its values that a reader may turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Final, TypedDict, cast

from tarief.core.dutch import dutch
from tarief.core.number import plain
from tarief.documents.document import parse_toml
from tarief.voorbeelden import ExampleResult

_FILE: Final = "verhalen.toml"
_HUNDRED: Final = 100
_LONGEST: Final = 20


class _DialIn(TypedDict, total=False):
    pad: str
    label: str
    eenheid: str
    deel: bool
    vanaf: Decimal
    tot: Decimal


class _StoryIn(TypedDict):
    verhaal: list[str]
    knop: list[_DialIn]


@dataclass(frozen=True, slots=True)
class Dial:
    """A value to turn: as it stands in the form, with what is wrong with what was typed."""

    path: str
    label: str
    unit: str
    least: Decimal
    most: Decimal
    share: bool
    text: str
    fault: str = ""

    @property
    def step(self) -> str:
        """How far one click goes."""
        return "0.5" if self.share else "1" if self.most > _HUNDRED and self.least >= _HUNDRED else "0.1"

    @property
    def hint(self) -> str:
        """From where to where it goes."""
        return f"Van {dutch(self.least, 0)} tot en met {dutch(self.most, 0)}."

    @property
    def value(self) -> Decimal:
        """The value as the data file has it."""
        return Decimal(self.text) / (_HUNDRED if self.share else 1)


def story_of(name: str) -> tuple[str, ...]:
    """Return what happened, in a few sentences."""
    return tuple(_stories()[name]["verhaal"])


def dials_of(result: ExampleResult, asked: Mapping[str, str]) -> tuple[Dial, ...]:
    """Return the dials of an example as they were turned, or as they stand in its data."""
    values = {leaf.path: leaf.value for leaf in result.leaves}
    return tuple(_dial(given, values[given["pad"]], asked) for given in _stories()[result.name]["knop"])


def _dial(given: _DialIn, value: Decimal, asked: Mapping[str, str]) -> Dial:
    path, share = given["pad"], given.get("deel", False)
    least, most = Decimal(given.get("vanaf", 0)), Decimal(given["tot"])
    own = plain(Decimal(value) * (_HUNDRED if share else 1))
    text = asked.get(path, own).strip().replace(",", ".")[:_LONGEST]
    unit = "%" if share else given.get("eenheid", "")
    fault = "" if _fits(text, least, most) else "Dit kan niet."
    return Dial(path, given["label"], unit, least, most, share, text, fault)


def _fits(text: str, least: Decimal, most: Decimal) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and least <= number <= most


@cache
def _stories() -> Mapping[str, _StoryIn]:
    path = resources.files("api").joinpath("examples", _FILE)
    return cast("Mapping[str, _StoryIn]", parse_toml(path.read_text(encoding="utf-8"), _FILE))
