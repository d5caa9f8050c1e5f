"""An example worked out, in every form it can be asked in."""

from __future__ import annotations

from api.files.outcome import of_report
from api.web.outcome import Outcome
from tarief.voorbeelden import ExampleResult


def of_example(result: ExampleResult) -> Outcome:
    """Return an example; its workbook is its tables."""
    return of_report(result.name, result, result.as_json)
