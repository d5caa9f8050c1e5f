"""An example worked out, in every form it can be asked in."""

from __future__ import annotations

from api.show.outcome import Outcome, of_report
from tarief.voorbeelden import ExampleResult
from workbooks.write import write_report


def of_example(result: ExampleResult) -> Outcome:
    """Return an example; its workbook is its tables."""
    return of_report(result.name, result, result.as_json, write_report)
