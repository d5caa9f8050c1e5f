"""The examples as pages show them: the sentence, tables with their marks, pictures beside them, and the input."""

from dataclasses import dataclass
from functools import cache

from api.show.tables import TableView, report_views
from tarief.report.findings import Group, grouped
from tarief.voorbeelden import EXAMPLES, ExampleResult, run_example
from tarief.voorbeelden.leaves import Leaf, shown


@dataclass(frozen=True, slots=True)
class ExampleView:
    """Everything the page of an example needs."""

    result: ExampleResult
    tables: tuple[TableView, ...]
    groups: tuple[Group, ...]

    @property
    def inputs(self) -> tuple[tuple[Leaf, str], ...]:
        """Every value of the data file, and how it stands there."""
        return tuple((leaf, shown(leaf.value)) for leaf in self.result.leaves)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that are named."""
        return tuple(dict.fromkeys(leaf.source for leaf in self.result.leaves if leaf.source))


@cache
def examples() -> tuple[ExampleResult, ...]:
    """Return every example, worked out once: they come with the program and do not change."""
    return tuple(run_example(name) for name in EXAMPLES)


@cache
def example_view(name: str) -> ExampleView:
    """Return the page of an example; draws pictures, so call it in a thread. Refused for an unknown name."""
    result = run_example(name)
    return ExampleView(result, report_views(result), grouped(result.findings))
