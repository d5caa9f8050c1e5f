"""A number that cannot be: a count or a measure below nothing."""

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
_EITHER_WAY: Final = re.compile(
    r"correctie|korting|aftrek|saldo|verschil|mutatie|resultaat|afwijking|wijziging|minder|index|groei|effect",
    re.IGNORECASE,
)


def impossible(each: ToolInput, number: Decimal, place: Place) -> list[Finding]:
    """Return what is wrong with a number in an input: none or one finding, at `place`.

    Nothing is wrong where the tool itself has one below nothing, nor with what may go either way.
    """
    was = number_in(each.written)
    if number >= 0 or (was is not None and was < 0) or _EITHER_WAY.search(each.label):
        return []
    if not _COUNTED.search(each.label):
        return []
    text = f"In {each.label} staat {as_shown(each, plain(number))}, en dat kan niet onder nul zijn."
    if each.written:
        text += f" In de rekentool zelf staat hier {as_shown(each, each.written)}."
    return [Finding("onder_nul", text, "Vul een getal vanaf 0 in.", place)]
