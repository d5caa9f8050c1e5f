"""A wage on which the sheet puts nothing is what an hour costs the employer: nobody pays a bare wage.

`Personeel per uur 35,80` without holiday pay, year-end payment or charges anywhere below the price holds all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tarief.calculation.inputs import Stated
from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.values.types import Meaning, Recognised
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: What a bare wage is where all costs of the employer are in it.
LOADED = {"bruto_uurloon": "loonkosten_per_uur", "bruto_jaarloon": "loonkosten_per_jaar"}
#: A wage that is called a total: with what came on top of it.
_TOTAL = {"bruto_uurloon": "loon_met_toeslagen_per_uur", "bruto_jaarloon": "loon_met_toeslagen_per_jaar"}
#: What an employer pays on top of it.
_ON_TOP = frozenset(
    {"vakantietoeslag", "eindejaarsuitkering", "ikb_opslag", "onregelmatigheidstoeslag", "werkgeverslasten"}
)
_BARE, _WAGE, _SURE = "bruto", "brutoloon", 0.65  # float: a score


def of_total(label: str, key: str) -> str:
    """Return the input that a cell is where its label says that it is a total: `Subtotaal loon` is no bare wage."""
    return _TOTAL.get(key, key) if vocabulary().label(label).total else key


def is_called_wage(at: Around) -> bool:
    """Whether the texts of a cell say that it is the wage itself: `Salaris`."""
    return any(named.concept.key == _WAGE and named.score >= _SURE for named, _, _ in at.names)


def is_loaded(at: Around) -> bool:
    """Whether a wage on which the sheet puts nothing holds all that: it is called nothing else, or said to hold it."""
    return "lasten_in" in at.nameless.flags or not is_called_wage(at)


def with_loaded_wage(
    values: list[Recognised],
    model: str,
    around: Callable[[Recognised], Around],
    same: Callable[[Iterable[Recognised]], bool],
) -> list[Recognised]:
    """Return the values with a wage on which nothing comes as the cost of it; as they are where the price differs."""
    wage = next((value for value in values if value.concept in LOADED), None)
    if wage is None or wage.question or not wage.cells or _BARE in wage.label.lower() or is_called_wage(around(wage)):
        return values
    on_top = [value for value in values if value.concept in _ON_TOP]
    if any(value.cells for value in on_top):
        return values
    key = LOADED[wage.concept]
    quantity = MODELS[model].quantities.get(key) if model in MODELS else None
    if quantity is None:
        return values
    meaning = Meaning(key, quantity.label, ((key, Stated(wage.options[0].value)),))
    loaded = replace(wage, concept=key, unit=quantity.unit.key, base="", options=(meaning,))
    made = [loaded if value is wage else value for value in values if value not in on_top]
    return made if same(made) else values
