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
    """Return an amount per minute as sixty times as much per hour; a share of what is per minute stays what it is."""
    is_amount = not found.number.share and not found.hints.kinds & {"uren", "percent"}
    if "minuut" not in found.hints.pers or not is_amount:
        return found
    number = replace(found.number, readings=tuple(each * 60 for each in found.number.readings), shown="")
    return replace(
        found, number=number, label=_MINUTE.sub("uur", found.label), unit_text="per uur", heading=(), section=""
    )
