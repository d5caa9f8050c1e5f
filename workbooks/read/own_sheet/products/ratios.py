"""Amounts beside the wage they belong to: a reading that no employer can mean is no reading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, resolve
from workbooks.read.own_sheet.found.doubt import or_not
from workbooks.read.own_sheet.found.found import WEAK
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.hints import Hints

#: What an amount per hour is at least and at most, as a part of the gross wage per hour.
_OF_WAGE = {
    "vakantietoeslag_per_uur": (Decimal("0.05"), Decimal("0.13")),
    "eindejaarsuitkering_per_uur": (Decimal("0.005"), Decimal("0.17")),
    "onregelmatigheidstoeslag_per_uur": (Decimal(0), Decimal("0.6")),
    "werkgeverslasten_per_uur": (Decimal("0.05"), Decimal("0.9")),
    "loonkosten_per_uur": (Decimal("0.99"), Decimal("2.5")),
    "loonkosten_per_productief_uur": (Decimal("0.99"), Decimal(6)),
    "overhead": (Decimal("0.04"), Decimal(3)),
}
_HOURS = Decimal(1878)


def likely(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Drop the meanings that do not fit the gross wage; a value of which none is left is set aside."""
    wage = _wage(candidates)
    if wage is None:
        return candidates
    kept = []
    for each in candidates:
        meanings = tuple(meaning for meaning in each.meanings if _fits(meaning, wage))
        if any(meaning.sets for meaning in meanings):
            kept.append(each if len(meanings) == len(each.meanings) else each.among(meanings))
        elif (share := _as_share(each)) is not None:
            kept.append(or_not(share, WEAK))
        else:
            aside.leave(each, "past als bedrag per uur niet bij het uurloon")
            text = f"‘{each.name}’ past als bedrag per uur niet bij het uurloon in het bestand."
            aside.warn("waarde_past_niet", each.found, text, "Controleer de eenheid, of vul de waarde zelf in.")
    return kept


def _as_share(candidate: Candidate) -> Candidate | None:
    """The same number as a percentage, whatever the sheet says of its unit."""
    number = replace(candidate.found.number, hints=Hints(frozenset({"percent"})))
    return resolve(replace(candidate.found, number=number)) if len(candidate.founds) == 1 else None


def _wage(candidates: list[Candidate]) -> Decimal | None:
    """The gross wage per hour, nearly, when the sheet leaves no doubt about it."""
    sure = {each.key: each.value for each in candidates if not each.question}
    if "bruto_uurloon" in sure:
        return sure["bruto_uurloon"]
    hours = sure.get("contracturen", _HOURS)
    yearly = sure.get("bruto_jaarloon", 12 * sure["bruto_maandloon"] if "bruto_maandloon" in sure else None)
    return yearly / hours if yearly is not None and hours else None


def _fits(meaning: Meaning, wage: Decimal) -> bool:
    if meaning.key not in _OF_WAGE or meaning.form.per != "uur" or meaning.form.spread:
        return True
    low, high = _OF_WAGE[meaning.key]
    return low * wage <= meaning.value <= high * wage
