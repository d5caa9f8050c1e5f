"""Numbers without a sign that were read in one way, where people write another way so as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import dutch_between, in_marks
from tarief.core.findings import Finding
from workbooks.read.own_sheet.found.called import named_by
from workbooks.read.own_sheet.remarks.evidence import Evidence, warn
from workbooks.read.own_sheet.values.types import Recognised
from workbooks.read.own_sheet.words.hints import hints_of

#: One digit and no sign: euros of an hour or percents; and what a factor looks like: `1,06`.
_DIGIT, _LIKE_FACTOR = re.compile(r"[1-9](?:[.,]0+)?"), re.compile(r"1[.,][0-4]\d*")
_ADVICE = "Zet er een eenheid bij: %, of € per uur."


def bare_numbers(evidence: Evidence) -> Iterator[Finding]:
    """A bare `6` for charges that was read as euros, a bare `1,06` for illness that was read as percents.

    Only of a product without a price: a price shows which of the two it is.
    """
    for product in evidence.products:
        for line in product.values if not product.printed else ():
            asked = line.question.startswith(("getal.", "eenheid."))
            text = "" if asked or hints_of(line.label).kinds else _doubt(line)
            if text:
                yield warn("eenheid_niet_genoemd", line.sheet, line.cell, text, _ADVICE)


def _doubt(line: Recognised) -> str:
    """What was made of a number, and what it may be besides; empty where there is no doubt."""
    shown, named = line.shown.strip(), named_by(line.label)
    can_be_share = named is not None and any(form.kind == "percent" for form in named.concept.forms)
    if line.unit == "euro_per_uur" and _DIGIT.fullmatch(shown) and can_be_share:
        return f"‘{line.label.strip()}’ is {in_marks(shown)}, gelezen als € {shown} per uur. Bedoelt u {shown}%?"
    if (
        line.unit == "aandeel"
        and _LIKE_FACTOR.fullmatch(shown)
        and line.value == Decimal(shown.replace(",", ".")) / 100
    ):
        factor = dutch_between(Decimal(shown.replace(",", ".")).scaleb(2) - 100, 0, 4)
        return (
            f"‘{line.label.strip()}’ is {in_marks(shown)}, gelezen als {shown}%. Bedoelt u een factor, dus {factor}%?"
        )
    return ""
