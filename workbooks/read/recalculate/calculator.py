"""The engine: a workbook in it, cells set to what they should hold, everything worked out, outcomes as text.

The only place that knows formualizer. Rows and columns count from 1.
"""

import math
from typing import Any, NamedTuple

try:
    import formualizer
except ImportError:  # nothing is worked out anew then; what a file holds stays
    formualizer = None  # type: ignore[assignment]

#: Whether the engine is there.
AVAILABLE = formualizer is not None

#: Milliseconds of one calculation; the engine itself looks at the clock now and then.
MILLISECONDS = 400

#: What an outcome is, as in the plain data of the reader; an error stands apart.
NUMBER, TEXT, BOOLEAN, ERROR, NOTHING = "n", "s", "b", "e", ""

#: The errors a spreadsheet itself shows, by what the engine calls them; the others are its own refusals.
_ERRORS = {
    "Div": "#DIV/0!",
    "Na": "#N/A",
    "Num": "#NUM!",
    "Null": "#NULL!",
    "Value": "#VALUE!",
    "Ref": "#REF!",
    "Name": "#NAME?",
    "Circ": "#CIRC!",
}


class CellOutcome(NamedTuple):
    """What a cell comes to: kind and text (`1`/`` for yes and no, `#DIV/0!` for an error)."""

    kind: str
    text: str


class Calculator:
    """One workbook in the engine; nothing is worked out until `evaluate`."""

    def __init__(self, content: bytes, *, starts_1904: bool) -> None:
        settings = formualizer.EvaluationConfig()
        settings.enable_parallel = False  # the process has a limit on memory, and one processor is enough
        settings.max_eval_time_ms = MILLISECONDS
        settings.date_system = "1904" if starts_1904 else "1900"
        config = formualizer.WorkbookConfig(eval_config=settings, enable_changelog=False)
        self._book = formualizer.Workbook.from_bytes(content, config=config)
        self._book.set_temporal_egress("serial")

    def put(self, sheet: str, row: int, column: int, outcome: CellOutcome) -> None:
        """Let a cell hold this value, whatever its formula."""
        self._book.set_value(sheet, row, column, _literal(outcome))

    def evaluate(self) -> None:
        """Work out every formula; raises what the engine raises when it gives up."""
        self._book.evaluate_all()

    def outcome(self, sheet: str, row: int, column: int) -> CellOutcome:
        """Return what a cell comes to."""
        return _outcome(self._book.get_value(sheet, row, column))


def _literal(outcome: CellOutcome) -> Any:
    match outcome.kind:
        case "n":
            return float(outcome.text)
        case "b":
            return bool(outcome.text)
        case "e":
            name = next((name for name, text in _ERRORS.items() if text == outcome.text), "Na")
            return formualizer.LiteralValue.error(name, "")
        case _:
            return outcome.text


def _outcome(value: Any) -> CellOutcome:
    match value:
        case bool():
            return CellOutcome(BOOLEAN, "1" if value else "")
        case int() | float() if math.isfinite(value):
            return CellOutcome(NUMBER, repr(float(value)))
        case int() | float():
            return CellOutcome(ERROR, "#NUM!")
        case str():
            return CellOutcome(TEXT, value)
        case dict():
            return CellOutcome(ERROR, _ERRORS.get(str(value.get("kind")), "#N/IMPL!"))
        case _:
            return CellOutcome(NOTHING, "")
