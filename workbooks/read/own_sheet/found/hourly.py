"""A number under its name as what it is in each hour."""

from __future__ import annotations

import re
from dataclasses import replace

from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.words.synonyms import vocabulary

_MINUTE = re.compile(r"minuut|minuten|min\b", re.IGNORECASE)


def charged(found: Found) -> Found:
    """Return a wage `inclusief werkgeverslasten` as labour cost."""
    if found.concept != "brutoloon" or "lasten_in" not in found.flags:
        return found
    return replace(found, match=replace(found.match, concept=vocabulary().concepts["loonkosten"]))


def with_allowances(found: Found) -> Found:
    """Return a wage `inclusief vakantietoeslag` as wage with allowances."""
    if found.concept != "brutoloon" or "toeslagen_in" not in found.flags:
        return found
    return replace(found, match=replace(found.match, concept=vocabulary().concepts["loon_met_toeslagen"], others=()))


def per_hour(found: Found) -> Found:
    """Return an amount per minute as sixty times as much per hour; what is no amount is so under `per minuut` too."""
    if "minuut" not in found.hints.pers or "uren" in found.hints.kinds or not _may_be_an_amount(found):
        return found
    number = replace(found.number, readings=tuple(each * 60 for each in found.number.readings), shown="")
    return replace(
        found, number=number, label=_MINUTE.sub("uur", found.label), unit_text="per uur", heading=(), section=""
    )


def _may_be_an_amount(found: Found) -> bool:
    """Whether a number can be money: no percentage, and of a name that can be."""
    said = found.hints.kinds
    is_share = found.number.share or ("percent" in said and "euro" not in said)
    forms = (*found.match.concept.forms, *found.match.concept.elsewhere)
    return not is_share and (not forms or any(form.kind == "euro" for form in forms))
