"""What an example answers, as data: a headline made from the numbers, tables, findings, and what is assumed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Annotated

from tarief.contracts.baseline import Sourced
from tarief.core.findings import Finding, Refused, every
from tarief.report.report import InputValue, Report
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data, listed
from tarief.voorbeelden.leaves import Leaf, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult(Report):
    """A real place worked out.

    `conflicts` are values on which the sources disagree: all readings are kept.
    """

    TITLE = "Voorbeeld"
    ORDER = "naam titel kop kop_aannames tabellen bevindingen tegenstrijdig aannames invoer"

    name: Annotated[str, "naam"]
    conflicts: Annotated[tuple[Sourced, ...], "tegenstrijdig"]
    leaves: Annotated[tuple[Leaf, ...], "invoer"]

    @property
    def assumptions(self) -> Annotated[tuple[Leaf, ...], "aannames"]:
        """The assumptions that the headline or a table rests on."""
        used = {*self.headline_assumed, *(path for table in self.tables for path in table.assumed)}
        return tuple(leaf for leaf in self.leaves if listed(leaf.path) in used and leaf.mark.value == "aanname")


def build(
    data: Data,
    title: str,
    headline: Callable[[Data], str],
    tables: Sequence[Callable[[Data], Table]],
    findings: Callable[[Data], tuple[Finding, ...]],
    conflicts: Callable[[Data], tuple[Sourced, ...]] = lambda data: (),  # noqa: ARG005
) -> ExampleResult:
    """Work out an example, each part with its own assumptions. Refused with the faults of every part, not of one."""
    top = data.scope()

    def made(maker: Callable[[Data], Table]) -> Table:
        scope = data.scope()
        return replace(maker(scope), assumed=scope.assumed)

    try:
        sentence, *worked_out, (values, remarks) = every(
            partial(headline, top),
            *(partial(made, maker) for maker in tables),
            lambda: (conflicts(data.scope()), findings(data.scope())),
        )
    except Refused as refused:
        raise Refused(tuple(_once(refused.findings))) from refused
    data.close()
    kept = tuple(value for value in values if value.conflicting)
    return ExampleResult(
        title=title,
        headline=sentence,
        headline_assumed=top.assumed,
        tables=tuple(worked_out),
        findings=(*remarks, *(finding for value in kept for finding in value.findings())),
        given=tuple(map(_given, data.leaves)),
        name=data.name,
        conflicts=kept,
        leaves=data.leaves,
    )


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without those that add nothing: the same place, and the same fault or the same thing to do."""
    for number, one in enumerate(findings):
        before = (other for other in findings[:number] if other.place == one.place)
        if not any(one.text == other.text or one.advice == other.advice for other in before):
            yield one


def _given(leaf: Leaf) -> InputValue:
    value = leaf.value if isinstance(leaf.value, Decimal) else shown(leaf.value)
    return InputValue(leaf.path, value, leaf.mark.value, leaf.source, leaf.note)
