"""A number that cannot be: a count or a measure below nothing, a share of a whole above it, a share times a hundred."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from tarief.core.findings import Finding
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.models.rekentool.held_value import as_shown, number_in
from tarief.models.rekentool.layout import ToolInput

#: What is counted or measured, and so never below nothing; a correction, a result or an index can be.
_COUNTED: Final = re.compile(
    r"\b(?:aantal|looptijd|jaren|maanden|dagen|weken|uren|uur|fte|leeftijd|ervaring|trede|schaal|volume|capaciteit"
    r"|plaatsen|cli[eë]nten|bezetting|productiviteit|ziekteverzuim|verzuim|\w*(?:loon|salaris|tarief|duur))\b",
    re.IGNORECASE,
)
#: What is a part of something, and so never more than all of it.
_PART: Final = re.compile(
    r"\b(?:productiviteit\w*|declarab\w*|\w*verzuim|aandeel|deeltijd\w*|no.?show|uitval|leegstand\w*)\b", re.IGNORECASE
)
_WHOLE: Final = Decimal(1)
#: A share of so much, and so many times what the tool has, is one of which the percent sign was forgotten.
_SURELY_TYPED: Final = Decimal(2)
_TIMES: Final = 10
_EITHER_WAY: Final = re.compile(
    r"correctie|korting|aftrek|saldo|verschil|mutatie|resultaat|afwijking|wijziging|minder|index|groei|effect",
    re.IGNORECASE,
)


def impossible(each: ToolInput, number: Decimal, place: Place) -> list[Finding]:
    """Return what is wrong with a number in an input: none or one finding, at `place`.

    Nothing is wrong where the tool itself has one below nothing, nor with what may go either way.
    """
    was = number_in(each.written)
    if _EITHER_WAY.search(each.label):
        return []
    if each.unit.percent and number > _WHOLE >= (was or 0):
        return _too_much(each, number, was or Decimal(0), place)
    if number >= 0 or (was is not None and was < 0):
        return []
    if not _COUNTED.search(each.label):
        return []
    return [_told("onder_nul", each, number, "en dat kan niet onder nul zijn", "Vul een getal vanaf 0 in.", place)]


def _too_much(each: ToolInput, number: Decimal, was: Decimal, place: Place) -> list[Finding]:
    """What is wrong with a share of more than the whole, in a cell where the tool has no such share."""
    is_part, is_slip = bool(_PART.search(each.label)), number >= max(_SURELY_TYPED, _TIMES * was)
    if not (is_part or is_slip):
        return []
    meant = f"Bedoelt u {as_shown(each, plain(number / 100))}? " if number >= _SURELY_TYPED else ""
    if is_part:
        advice = f"{meant}Vul een percentage tot en met 100% in."
        return [_told("boven_honderd_procent", each, number, "en dat kan niet meer dan 100% zijn", advice, place)]
    advice = f"{meant}Typ het dan met het procentteken. Klopt het zo? Maak dan van dit werkboek een nieuw model."
    return [_told("boven_honderd_procent", each, number, "veel meer dan 100%", advice, place)]


def _told(kind: str, each: ToolInput, number: Decimal, why: str, advice: str, place: Place) -> Finding:
    text = f"In {each.label} staat {as_shown(each, plain(number))}, {why}."
    if each.written:
        text += f" In de rekentool zelf staat hier {as_shown(each, each.written)}."
    return Finding(kind, text, advice, place)
