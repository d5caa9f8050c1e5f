"""What the page of an example tells first, and the few of its values that a reader may turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Final, TypedDict, cast
from urllib.parse import urlencode

from api.files.dials import Dial, dial_text, turned
from tarief.core.number import plain
from tarief.documents.document import parse_toml
from tarief.voorbeelden import ExampleResult

_FILE: Final = "verhalen.toml"


class _DialIn(TypedDict, total=False):
    pad: str
    label: str
    eenheid: str
    deel: bool
    vanaf: Decimal
    tot: Decimal


class _WhatIfIn(TypedDict):
    zin: str
    stand: dict[str, Decimal]


class _StoryIn(TypedDict):
    verhaal: list[str]
    knop: list[_DialIn]
    watals: list[_WhatIfIn]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A question about an example, and the dials as they stand in its answer."""

    question: str
    dials: Mapping[str, str]

    @property
    def query(self) -> str:
        """The dials as the end of the address of the example."""
        return urlencode(self.dials)


def story_of(name: str) -> tuple[str, ...]:
    """Return what happened, in a few sentences."""
    return tuple(_stories()[name]["verhaal"])


def what_ifs_of(name: str) -> tuple[WhatIf, ...]:
    """Return what a reader may ask of an example first."""
    asked = _stories()[name]["watals"]
    return tuple(WhatIf(one["zin"], {path: plain(Decimal(at)) for path, at in one["stand"].items()}) for one in asked)


def dials_of(result: ExampleResult, asked: Mapping[str, str]) -> tuple[Dial, ...]:
    """Return the dials of an example as they were turned, or as they stand in its data."""
    values = {leaf.path: leaf.value for leaf in result.leaves}
    return tuple(_dial(given, values[given["pad"]], asked) for given in _stories()[result.name]["knop"])


def _dial(given: _DialIn, value: Decimal, asked: Mapping[str, str]) -> Dial:
    share = given.get("deel", False)
    least, most, unit = (
        Decimal(given.get("vanaf", 0)),
        Decimal(given["tot"]),
        "%" if share else given.get("eenheid", ""),
    )
    dial = Dial(given["pad"], given["label"], unit, least, most, share, dial_text(Decimal(value), share=share))
    return turned(dial, asked)


@cache
def _stories() -> Mapping[str, _StoryIn]:
    path = resources.files("api").joinpath("examples", _FILE)
    return cast("Mapping[str, _StoryIn]", parse_toml(path.read_text(encoding="utf-8"), _FILE))
