"""The examples as pages show them: the sentence, tables with their marks, pictures beside them, and the input."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from api.examples.moved import moved
from api.examples.story import WhatIf, dials_of, story_of, what_ifs_of
from api.files.dials import Dial
from api.show.tables import TableView, report_views
from tarief.core.dutch import decimals_of, dutch
from tarief.parameters.wording import day
from tarief.report.findings import Group, grouped
from tarief.voorbeelden import EXAMPLES, ExampleResult, run_example, run_varied
from tarief.voorbeelden.leaves import Leaf, shown

#: From here on a whole number has points between its thousands.
_DIVIDED: Final = 10_000


@dataclass(frozen=True, slots=True)
class ExampleView:
    """Everything the page of an example needs."""

    result: ExampleResult
    story: tuple[str, ...]
    dials: tuple[Dial, ...]
    turned: bool
    what_ifs: tuple[WhatIf, ...]
    #: What it was without turning, where that is another sentence; and which figures moved.
    was: str
    moved: TableView | None
    tables: tuple[TableView, ...]
    groups: tuple[Group, ...]

    @property
    def inputs(self) -> tuple[tuple[Leaf, str], ...]:
        """Every value of the data file, written as people write it; the file itself can be downloaded."""
        return tuple((leaf, _written(leaf.value)) for leaf in self.result.leaves)

    @property
    def address(self) -> str:
        """Where the example is, for the forms in which it can be taken along."""
        return f"/voorbeelden/{self.result.name}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that are named."""
        return tuple(dict.fromkeys(leaf.source for leaf in self.result.leaves if leaf.source))


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    if isinstance(value, date):
        return day(value)
    # A year is a number of four figures, which no point divides.
    if isinstance(value, Decimal) or (isinstance(value, int) and abs(value) >= _DIVIDED):
        number = Decimal(value)
        return dutch(number, decimals_of(number))
    return shown(value)


@cache
def examples() -> tuple[ExampleResult, ...]:
    """Return every example, worked out once: they come with the program and do not change."""
    return tuple(run_example(name) for name in EXAMPLES)


@cache
def example_view(name: str) -> ExampleView:
    """Return the page of an example; draws pictures, so call it in a thread. Refused for an unknown name."""
    return _view(run_example(name), {})


def turned_view(name: str, asked: Mapping[str, str]) -> ExampleView:
    """Return the page with some values turned; what cannot be is told at its dial, and not used."""
    known = run_example(name)
    before = {leaf.path: leaf.value for leaf in known.leaves}
    turned = [dial for dial in dials_of(known, asked) if not dial.fault and dial.value != before[dial.path]]
    chosen = {dial.path: dial.value for dial in turned}
    return _view(run_varied(name, chosen), asked)


def _view(result: ExampleResult, asked: Mapping[str, str]) -> ExampleView:
    before = run_example(result.name) if asked else result
    return ExampleView(
        result,
        story_of(result.name),
        dials_of(result, asked),
        bool(asked),
        what_ifs_of(result.name),
        before.headline if before.headline != result.headline else "",
        moved(before, result) if asked else None,
        report_views(result),
        grouped(result.findings),
    )
