"""What an example answers, as data: a headline made from the numbers, tables, findings, and what is assumed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.contracts.baseline import Sourced, Startgegeven
from tarief.core.findings import Bevinding, Finding
from tarief.report.tables import Cell, Column, Given, Kind, Tabel, Table
from tarief.voorbeelden.data import Data, listed
from tarief.voorbeelden.faults import Faults
from tarief.voorbeelden.leaves import Gegeven, Leaf, shown

__all__ = ["Cell", "Column", "ExampleResult", "Kind", "Table", "build"]


class Voorbeeld(TypedDict):
    """A real place worked out."""

    naam: str
    titel: str
    kop: str
    kop_aannames: list[str]
    tabellen: list[Tabel]
    bevindingen: list[Bevinding]
    tegenstrijdig: list[Startgegeven]
    aannames: list[Gegeven]
    invoer: list[Gegeven]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example worked out. `conflicts` are values on which the sources disagree: all readings are kept."""

    name: str
    title: str
    headline: str
    headline_assumed: tuple[str, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Sourced, ...]
    leaves: tuple[Leaf, ...]

    @property
    def assumptions(self) -> tuple[Leaf, ...]:
        """The assumptions that the headline or a table rests on."""
        used = {*self.headline_assumed, *(path for table in self.tables for path in table.assumed)}
        return tuple(leaf for leaf in self.leaves if listed(leaf.path) in used and leaf.mark.value == "aanname")

    @property
    def given(self) -> tuple[Given, ...]:
        """The leaves of the data file."""
        return tuple(
            Given(
                leaf.path,
                leaf.value if isinstance(leaf.value, Decimal) else shown(leaf.value),
                leaf.mark.value,
                leaf.source,
                leaf.note,
            )
            for leaf in self.leaves
        )

    def table(self, key: str) -> Table:
        """Return a table by its key; KeyError for an unknown one."""
        return {table.key: table for table in self.tables}[key]

    def as_json(self) -> Voorbeeld:
        """Return everything, decimals as text."""
        return {
            "naam": self.name,
            "titel": self.title,
            "kop": self.headline,
            "kop_aannames": list(self.headline_assumed),
            "tabellen": [table.as_json() for table in self.tables],
            "bevindingen": [finding.as_json() for finding in self.findings],
            "tegenstrijdig": [value.as_json() for value in self.conflicts],
            "aannames": [leaf.as_json() for leaf in self.assumptions],
            "invoer": [leaf.as_json() for leaf in self.leaves],
        }


def build(
    data: Data,
    title: str,
    headline: Callable[[Data], str],
    tables: Sequence[Callable[[Data], Table]],
    findings: Callable[[Data], tuple[Finding, ...]],
    conflicts: Callable[[Data], tuple[Sourced, ...]] = lambda data: (),  # noqa: ARG005
) -> ExampleResult:
    """Work out an example: each part reads its own inputs, so that its assumptions are known.

    Raises Refused with the faults of every part, not of the first alone.
    """
    top, faults, sentence = data.scope(), Faults(), ""
    made: list[Table] = []
    kept: tuple[Sourced, ...] = ()
    remarks: tuple[Finding, ...] = ()
    with faults:
        sentence = headline(top)
    for maker in tables:
        with faults:
            scope = data.scope()
            table = maker(scope)
            made.append(replace(table, assumed=scope.assumed))
    with faults:
        kept = tuple(value for value in conflicts(data.scope()) if value.conflicting)
        remarks = (*findings(data.scope()), *(finding for value in kept for finding in value.findings()))
    faults.refuse()
    data.close()
    return ExampleResult(data.name, title, sentence, top.assumed, tuple(made), remarks, kept, data.leaves)
