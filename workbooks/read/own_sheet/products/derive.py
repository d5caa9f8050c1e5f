"""What the sheet worked out from other values it also shows: kept to check, not taken as an input."""

from __future__ import annotations

from functools import lru_cache

from tarief.model.declare import Step
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate
from workbooks.read.own_sheet.products.lost_hours import hours_without_care
from workbooks.read.own_sheet.values.inputs import MIX, MODEL

_GROSS = ("bruto_uurloon", "bruto_maandloon", "bruto_jaarloon")
_ALLOWANCES = frozenset(("vakantietoeslag", "vakantietoeslag_per_uur", "ikb_opslag"))
#: What a sheet may show as an outcome, the last line first; a wage with allowances only where it names an allowance.
_OUTCOMES = (
    *("loonkosten_per_productief_uur", "kosten_niet_productieve_uren", "loonkosten_per_jaar", "loonkosten_per_uur"),
    *("loon_met_toeslagen_per_jaar", "loon_met_toeslagen_per_uur", "productiviteit", "productieve_uren"),
    *("niet_productieve_uren", "bruto_uurloon", "bruto_jaarloon", "bruto_maandloon"),
)


@lru_cache(maxsize=4096)
def outcomes(keys: frozenset[str]) -> frozenset[str]:
    """Return the keys whose value the model works out from the others; of two that do so mutually the later line."""
    left = set(keys)
    for key in _OUTCOMES:
        silent = key.startswith("loon_met_toeslagen") and left.isdisjoint(_ALLOWANCES)
        line = key.replace("_per_jaar", "_per_uur")  # labour cost of a year follows where that of an hour does
        if key in left and not silent and _follows(line, left - {key, line}):
            left.discard(key)
    return keys - left


def _follows(key: str, known: set[str], busy: tuple[str, ...] = ()) -> bool:
    """Whether the model comes to a value from these, where what a sheet may leave out is left out."""
    quantity = MODEL.quantities.get(key)
    if key in known or quantity is None or key == MODEL.tables[MIX].share:
        return True
    if not isinstance(quantity, Step):
        return bool(quantity.optional or quantity.included_in)
    formulas = (formula for formula in quantity.formulas if not formula.given or formula.given in known)
    return key not in busy and any(
        all(_follows(each, known, (*busy, key)) for each in formula.arguments) for formula in formulas
    )


def set_outcomes_aside(candidates: list[Candidate], mix: bool, aside: Bin, *, paid: bool = False) -> list[Candidate]:
    """Keep the inputs; what follows from them goes to what the sheet printed."""
    complete = hours_without_care(candidates, aside)
    narrowed = [_narrowed(each, complete, mix) for each in complete]
    keys = {each.key for each in narrowed if paid or not (each.key in _ALLOWANCES and each.form.spread)}
    found = outcomes(frozenset(keys | ({"schaalbedrag"} if mix else set())))
    kept = []
    for each in narrowed:
        if each.key in found:
            aside.keep_printed(each.key, each)
        else:
            kept.append(each)
    return kept


def _narrowed(candidate: Candidate, others: list[Candidate], mix: bool) -> Candidate:
    """`Loonkosten` beside a gross wage hold the charges; beside a wage and charges they are their outcome."""
    if candidate.question != "loonkosten":
        return candidate
    keys = {each.key for each in others if each is not candidate}
    if not mix and keys.isdisjoint(_GROSS):
        return candidate
    left = tuple(meaning for meaning in candidate.meanings if meaning.key != "bruto_uurloon")
    if {"werkgeverslasten", "werkgeverslasten_per_uur"} & keys and len(left) > 1:
        left = left[:1]
    return candidate.among(left)
