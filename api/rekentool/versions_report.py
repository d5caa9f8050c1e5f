"""Two versions of a workbook as a report: which inputs and formulas are different, and what each does to the price."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from api.rekentool.tool_form import with_unit
from tarief.core.amounts import price
from tarief.core.dutch import listed
from tarief.core.units import EURO
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table
from workbooks.read.rekentool.versions import InputShift, ToolShift

_TITLE: Final = "Twee versies van een rekentool"
_CELL, _NAME = Column("cel", "Cel", Holds.TEXT), Column("naam", "Naam", Holds.TEXT)
_WAS, _IS = Column("was", "Was", Holds.TEXT), Column("is", "Is", Holds.TEXT)
_EFFECT: Final = Column("effect", "Effect op de prijs", Holds.CHANGE)
_PLACE = Column("plaats", "Plaats", Holds.TEXT)
_WHAT, _ADVICE = Column("wat", "Wat er is", Holds.TEXT), Column("advies", "Wat u kunt doen", Holds.TEXT)
_WITHOUT: Final = "Een prijs van nu is er niet: er ontbreekt iets, of er staat iets dat niet kan."
_NOT_YET, _NO_MORE = "deed nog niet mee", "doet niet meer mee"
_INPUT_ALONE: Final = "Het effect van een invoer is dat van deze invoer alleen; samen kan het iets anders zijn."
_ALONE: Final = "Het effect van een stap is dat van deze wijziging alleen; samen kan het iets anders zijn."

#: More cells than these that do nothing to the price are counted.
_MOST_IDLE: Final = 8


def report_of_versions(shift: ToolShift) -> Report:
    """Return what is different between two versions."""
    if not shift.steps and not shift.inputs:
        return Report(_TITLE, "Dezelfde formules, en dezelfde waarden.", ())
    headline = f"De prijs was {_shown(shift.before)} en is {_shown(shift.after)}. {_cause(shift)}"
    if shift.findings:
        headline = f"De prijs was {_shown(shift.before)}. {_WITHOUT} {_cause(shift)}"
    return Report(_TITLE, headline, tuple(_tables(shift)))


def _cause(shift: ToolShift) -> str:
    if not shift.steps:
        return "De formules zijn dezelfde."
    return f"Door de formules {_shown(shift.by_formulas)}, door de invoer {_shown(shift.by_inputs)}."


def _tables(shift: ToolShift) -> Iterator[Table]:
    if shift.findings:
        faults = ((str(each.place), each.text, each.advice) for each in shift.findings)
        yield Table.of("fouten", "Wat ontbreekt of niet kan", (_PLACE, _WHAT, _ADVICE), faults, total=())
    if shift.steps:
        columns = (_CELL, _NAME, Column("soort", "Wat", Holds.TEXT), _WAS, _IS, _EFFECT)
        rows = ((each.cells, each.label, each.kind, each.before, each.after, each.effect) for each in shift.runs)
        yield Table.of("stappen", "Andere stappen", columns, rows, note=_ALONE, total=())
    if shift.inputs:
        told, left_out = _told(shift.inputs)
        effects = [each.effect for each in shift.inputs if each.effect is not None]
        columns = (_CELL, _NAME, _WAS, _IS, *((_EFFECT,) if effects else ()))
        note = _INPUT_ALONE if effects and sum(effects) != shift.by_inputs else ""
        shown = [(each.cell, _named(each), *_values(each), each.effect)[: len(columns)] for each in told]
        note = " ".join(filter(None, (left_out, note)))
        yield Table.of("invoer", "Andere invoer", columns, shown, note=note, total=())


def _told(inputs: Sequence[InputShift]) -> tuple[list[InputShift], str]:
    """The inputs to show, and a word on the others: of a long list those that do nothing to this price are counted."""
    idle = [each for each in inputs if each.effect == 0]
    if len(idle) <= _MOST_IDLE:
        return [*inputs], ""
    away = {id(each) for each in idle}
    sheets = Counter(each.tool.cell.sheet for each in idle)
    named = listed([f"{count} op {sheet}" for sheet, count in sheets.items()])
    text = f"Niet in deze lijst: {len(idle)} cellen met een andere waarde die met deze prijs niets doen ({named})."
    return [each for each in inputs if id(each) not in away], text


def _named(each: InputShift) -> str:
    """What an input is called, and the cells that it only makes sense with."""
    return f"{each.label} (samen met {listed(each.together[:_MOST_IDLE])})" if each.together else each.label


def _values(each: InputShift) -> tuple[str, str]:
    before, after = (
        with_unit(replace(each.tool, written=text)) if text else "leeg" for text in (each.before, each.after)
    )
    return (_NOT_YET if each.is_new else before), (_NO_MORE if each.is_gone else after)


def _shown(amount: Decimal | None) -> str:
    return "niet uit te rekenen" if amount is None else price(amount, EURO)
