"""What the sheet worked out from other values it also shows: kept to check, not taken as an input."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import lru_cache

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.findings import Severity
from tarief.core.number import EXACT
from tarief.model.declare import Step
from workbooks.read.own_sheet.aside import Bin
from workbooks.read.own_sheet.candidates import Candidate, short
from workbooks.read.own_sheet.combine import by_key
from workbooks.read.own_sheet.doubt import OUTCOME, or_not
from workbooks.read.own_sheet.inputs import MIX, MODEL, worked_out
from workbooks.read.own_sheet.types import Meaning

_PARTS = ("verlofuren", "feestdaguren", "ziekteverzuim", "scholingsuren", "overleguren", "indirecte_uren", "reisuren")
_NEEDED = frozenset(("verlofuren", "ziekteverzuim", "scholingsuren", "overleguren"))
_GROSS = ("bruto_uurloon", "bruto_maandloon", "bruto_jaarloon")
_ALLOWANCES = frozenset(("vakantietoeslag", "vakantietoeslag_per_uur", "ikb_opslag"))
#: What a sheet may show as an outcome, the last line first; a wage with allowances only where it names an allowance.
_OUTCOMES = (
    *("loonkosten_per_productief_uur", "kosten_niet_productieve_uren", "loonkosten_per_jaar", "loonkosten_per_uur"),
    *("loon_met_toeslagen_per_jaar", "loon_met_toeslagen_per_uur", "productiviteit", "productieve_uren"),
    *("niet_productieve_uren", "bruto_uurloon", "bruto_jaarloon", "bruto_maandloon"),
)
#: What a sheet works out from the wage; its formula says so.
_TOGETHER = ("loonkosten_per_uur", "loonkosten_per_jaar", "loonkosten_per_productief_uur", "loon_met_toeslagen_per_uur")
_CELL = re.compile(r"(?:(?:'([^']+)'|([A-Za-z_]\w*))!)?\$?([A-Z]{1,3})\$?(\d+)")
_CENT = Decimal("0.005")
_HUNDREDTH = Decimal("0.051")


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
    complete = _rounder(_hours(candidates, aside), aside)
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


def _rounder(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Of a productivity and the hours that follow from it exactly, the rounder number was typed."""
    found = by_key(candidates)
    if not {"contracturen", "productiviteit", "productieve_uren"} <= found.keys():
        return candidates
    share, hours = found["productiviteit"], found["productieve_uren"]
    follows = abs(found["contracturen"].value * share.value - hours.value) < _CENT
    if share.question or hours.question or not follows or _digits(share.value) >= _digits(hours.value):
        return candidates
    aside.keep_printed(hours.key, hours)
    return [each for each in candidates if each is not hours]


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def outcomes_asked(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Ask about labour cost that a formula makes of other values that are used: it may be their outcome."""
    known = (*candidates, *aside.printed.values())
    places = {(each.found.sheet, each.found.seen.address): each for each in known}
    result = []
    for each in candidates:
        seen = each.found.seen
        named = _CELL.findall(seen.cell.formula)
        cells = ((one or other or each.found.sheet, f"{column}{row}") for one, other, column, row in named)
        made = any(places.get(cell, each) is not each for cell in cells)
        result.append(or_not(each, OUTCOME) if made and each.key in _TOGETHER and not each.question else each)
    return result


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


def _hours(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Hours that are no work for clients: percent beside hours, shares of the hours, parts and their total."""
    kept = _shares_of_hours(candidates, aside)
    found = by_key(kept)
    other = found.get("overige_uren")
    whole = found.get("niet_productieve_uren")
    parts = [found[key] for key in _PARTS if key in found]
    indirect = found.get("indirecte_uren")
    if indirect is not None and indirect.question == "indirect" and {"verlofuren", "ziekteverzuim"} <= found.keys():
        kept[kept.index(indirect)] = indirect.among(indirect.meanings[:1])
    complete = found.keys() >= _NEEDED and other is None
    if whole is not None and (parts or other) and not complete:
        for each in (*parts, *([other] if other else [])):
            aside.leave(each, f"onderdeel van ‘{whole.name}’; dat totaal is gebruikt")
        return [each for each in kept if each not in parts and each is not other]
    if other is not None:
        return _summed(kept, parts, other, aside)
    return kept


def _summed(kept: list[Candidate], parts: list[Candidate], other: Candidate, aside: Bin) -> list[Candidate]:
    """Hours the model has no line for: all parts together become the non-productive hours."""
    hours = by_key(kept).get("contracturen")
    known = (*parts, hours) if hours is not None else parts
    absent: dict[Path, Stated] = {
        (key,): Stated(Decimal(0), "uren" if key == "ziekteverzuim" else "") for key in _NEEDED
    }
    stated: dict[Path, Stated] = {(each.key,): each.meanings[0].sets[0][1] for each in known}
    away = worked_out("niet_productieve_uren", StatedInputs({**absent, **stated}))
    if away is None or (other.unit == "aandeel" and hours is None):
        aside.leave(other, "overige uren: zonder contracturen niet op te tellen met een percentage")
        return [item for item in kept if item is not other]
    total = away + (other.value * hours.value if other.unit == "aandeel" and hours is not None else other.value)
    founds = tuple(found for each in (*parts, other) for found in each.founds)
    meaning = Meaning("som", "som", (("niet_productieve_uren", Stated(total)),), other.form)
    told = " + ".join(found.label.strip() for found in founds)
    made = Candidate(founds, (meaning,), explanation=f"Som van {len(founds)} regels: {told}.")
    return [*(item for item in kept if item not in parts and item is not other), made]


def percent_beside_hours(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Sickness as 6% and as 112,68 hours: the hours tell the base; other percentages only explain the hours."""
    kept = list(candidates)
    for share in [each for each in candidates if each.unit == "aandeel" and each.found.match.concept.non_productive]:
        hours = next((each for each in kept if each.concept == share.concept and each.unit == "uren"), None)
        if hours is None:
            continue
        base = _base_shown(share, hours, by_key(kept)) if share.key == "ziekteverzuim" else ""
        if base:
            kept[kept.index(share)] = replace(
                share, meanings=(share.meanings[0].stating(share.value, base),), question=""
            )
            kept.remove(hours)
            aside.keep_printed("verzuimuren", hours)
        else:
            kept.remove(share)
            aside.leave(share, f"percentage bij de uren in {hours.found.seen.address}; de uren zijn gebruikt")
    return kept


def _base_shown(share: Candidate, hours: Candidate, found: dict[str, Candidate]) -> str:
    if "contracturen" not in found:
        return ""
    keys = [key for key in ("contracturen", "verlofuren", "feestdaguren") if key in found]
    stated: dict[Path, Stated] = {("verlofuren",): Stated(Decimal(0))}
    stated |= {(key,): found[key].meanings[0].sets[0][1] for key in keys}
    fits = {}
    for base in ("contracturen", "uren_na_verlof"):
        sick = StatedInputs({**stated, ("ziekteverzuim",): Stated(share.value, base)})
        of_base = worked_out("verzuimuren", sick)
        if of_base is not None and abs(of_base - hours.value) <= _HUNDREDTH:
            fits[base] = of_base
    return next(iter(fits)) if len(set(fits.values())) == 1 else ""


def _shares_of_hours(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Leave 10%, sickness 6%, training 2%: hours when the contract hours are known, else the productivity."""
    parts = [each for each in candidates if each.key == "deel_uren"]
    if not parts:
        return candidates
    kept = [each for each in candidates if each.key != "deel_uren"]
    if not {"verlofuren", "ziekteverzuim"} & {each.concept for each in candidates if each.unit == "aandeel"}:
        return kept + [asked for each in parts if (asked := _hours_or_money(each, aside)) is not None]
    found = by_key(kept)
    sick = found.get("ziekteverzuim")
    shares = [*parts, *([sick] if sick is not None and sick.unit == "aandeel" else [])]
    rest = [each for each in kept if each not in shares]
    if not {"productiviteit", "productieve_uren", "niet_productieve_uren"} & found.keys():
        return [*rest, _productivity(shares, aside)]
    for each in shares:
        aside.leave(each, "onderdeel van de niet-productieve tijd; de productiviteit zelf is gebruikt")
    return rest


def _hours_or_money(part: Candidate, aside: Bin) -> Candidate | None:
    """`Scholing 2%` without leave and sickness as percentages beside it: of the hours, or of the wage?"""
    if part.concept != "scholingsuren":
        aside.leave(part, "percentage van de uren, zonder de andere niet-productieve tijd")
        text = f"‘{part.name}’ is een percentage, maar verlof en ziekte staan er niet als percentage bij."
        aside.warn("percentage_van_uren", part.found, text, "Geef de productiviteit, of alle niet-productieve uren.")
        return None
    form = part.form
    money = (("opleidingsbudget", Stated(part.value)),)
    meanings = (
        Meaning("geld", "een budget van de loonkosten", money, form),
        Meaning("uren", "deel van de uren, dat al in de productiviteit zit", form=form),
    )
    return replace(part, meanings=meanings, question="scholing")


def _productivity(parts: list[Candidate], aside: Bin) -> Candidate:
    """1 minus the shares, or one after the other: that is asked."""
    with localcontext(EXACT):
        together = 1 - sum((each.value for each in parts), Decimal(0))
        in_turn = Decimal(1)
        for each in parts:
            in_turn *= 1 - each.value
    said = {each.found.base("ziekteverzuim") for each in parts}
    meanings = tuple(
        Meaning(
            choice,
            f"{label}: productiviteit {short(value.scaleb(2))}%",
            (("productiviteit", Stated(value)),),
            parts[0].meanings[0].form,
        )
        for choice, label, value in (
            ("optellen", "alle percentages zijn van de contracturen", together),
            ("na_elkaar", "elk percentage is van wat overblijft", in_turn),
        )
        if choice == "optellen" or said != {"contracturen"}
    )
    founds = tuple(found for each in parts for found in each.founds)
    told = " + ".join(found.label.strip() for found in founds)
    aside.warn(
        "productiviteit_afgeleid", founds[0], f"De productiviteit is afgeleid uit: {told}.", severity=Severity.NOTE
    )
    return Candidate(founds, meanings, "delen_van_uren" if len(meanings) > 1 else "", f"1 min {told}.")
