"""An example worked out, in every form it can be asked in."""

from __future__ import annotations

from functools import partial

from api.show.outcome import Outcome
from tarief.voorbeelden import ExampleResult
from workbooks.write import write_told


def of_example(result: ExampleResult) -> Outcome:
    """Return an example; its workbook is its tables."""
    return Outcome(result.name, result.as_json, partial(write_told, result), lambda: result)
