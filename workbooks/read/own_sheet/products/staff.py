"""What a table of functions gives a product: its functiemix, a weighted wage, and the number of fte."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.calculation.inputs import Stated
from tarief.core.number import EXACT
from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.candidates import Candidate, resolve
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.values.types import Meaning, TableRow
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.synonyms import ValueForm, vocabulary

_KEYS = {"uurloon": ("bruto_uurloon", "euro_per_uur"), "jaarsalaris": ("bruto_jaarloon", "euro_per_jaar")}
_PLACES = 12


def mix_of(table: FunctionTable | None) -> tuple[TableRow, ...]:
    """Return the functiemix, when the table grades its functions or gives their monthly wage."""
    if table is None:
        return ()
    graded = all("schaal" in row.values and "trede" in row.values for row in table.rows)
    paid = all("schaalbedrag" in row.values for row in table.rows)
    return table.rows if graded or paid else ()


def wage_of(table: FunctionTable | None) -> list[Candidate]:
    """Return the mean of hourly or yearly wages, weighted with the shares, where there is no functiemix."""
    if table is None or table.wage not in (*_KEYS, "loonkosten") or mix_of(table):
        return []
    weights = [seen.value for seen in table.weights] or [Decimal(1)]
    with localcontext(EXACT):
        mean = sum((weight * seen.value for weight, seen in zip(weights, table.wages, strict=True)), Decimal(0))
        mean = round(mean / sum(weights), _PLACES)
    told = "Gemiddelde van de functies, gewogen naar hun aandeel."
    if table.wage == "loonkosten":
        return _labour_cost(table, mean, told)
    key, unit = _KEYS[table.wage]
    form = ValueForm(unit, key, mean, mean)
    return [_candidate(table, "brutoloon", form, "Loon per functie", (*table.wages, *table.weights), told)]


def _labour_cost(table: FunctionTable, mean: Decimal, told: str) -> list[Candidate]:
    """Labour cost per fte or per hour; its heading says whether charges are in it."""
    head = table.wage_heading
    if head is None or head.match is None:
        return []
    found = Found(head.match, head.text, Number((mean,)), table.wages[0], table.sheet, members=table.wages[1:])
    made = resolve(found)
    weights = tuple(replace(found, seen=seen, members=()) for seen in table.weights)
    return [replace(made, founds=(*made.founds, *weights), explanation=told)] if made is not None else []


def yearly_wages(table: FunctionTable | None) -> Decimal:
    """Return what the functions earn together in a year without allowances; 0 when the table does not say."""
    if table is None or table.weight != "fte" or table.wage != "maandsalaris":
        return Decimal(0)
    pairs = zip(table.weights, table.wages, strict=True)
    return sum((fte.value * wage.value * 12 for fte, wage in pairs), Decimal(0))


def fte_of(table: FunctionTable | None) -> list[Candidate]:
    """Return the staff in the table, to divide totals of a year by."""
    if table is None or table.weight != "fte":
        return []
    whole = sum((seen.value for seen in table.weights), Decimal(0))
    form = ValueForm("fte", "fte", whole, whole)
    return [_candidate(table, "fte", form, "Fte in de functietabel", table.weights, "Som van de functies.")]


def _candidate(
    table: FunctionTable, concept: str, form: ValueForm, label: str, cells: tuple[Seen, ...], told: str
) -> Candidate:
    number = Number((form.low,))
    named = Match(vocabulary().concepts[concept], 1)
    founds = tuple(Found(named, label, number, seen, table.sheet) for seen in cells)
    meaning = Meaning(form.unit, form.unit, ((form.key, Stated(form.low)),), form)
    return Candidate(founds, (meaning,), explanation=told)
