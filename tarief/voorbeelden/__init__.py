"""Five real places as data files, each run to a headline, tables and findings.

>>> from tarief.voorbeelden import run_example
>>> run_example("jens").headline
'74% van het tekort is aantallen en startgegevens; meer efficiency had dit niet voorkomen.'
"""

from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden.result import ExampleResult
from tarief.voorbeelden.run import EXAMPLES, example_text, run_example, run_text, run_varied

__all__ = ["EXAMPLES", "Column", "ExampleResult", "Table", "example_text", "run_example", "run_text", "run_varied"]
