"""A sheet in which no cost price is recognised: what to do with it, by the unit of care that it speaks of."""

import re
from collections import Counter
from typing import Final

from tarief import MODELS, Finding
from tarief.core.place import Place
from workbooks.read.own_sheet import NO_COST_SHEET, Reading

#: Words of a unit of care, with the model of a price per such a unit.
_UNITS: Final = {
    "uurtarief": re.compile(r"\b(?:uur|uren|uurtarief|minu(?:ut|ten))\b", re.IGNORECASE),
    "dagdeel": re.compile(r"\bdagde(?:el|len)\b|\bdagbesteding\b", re.IGNORECASE),
    "etmaal": re.compile(r"\betma(?:al|len)\b|\bverblijf\b", re.IGNORECASE),
    "vervoer": re.compile(r"\britt?(?:en)?\b|\bvervoer\b", re.IGNORECASE),
}


def nothing_found(reading: Reading) -> Finding:
    """Say that a sheet holds no cost price, and which template to fill in instead; or that it is no cost sheet."""
    if (strange := next((each for each in reading.findings if each.kind == NO_COST_SHEET), None)) is not None:
        return strange
    model = MODELS[template_for(reading)]
    text = "In dit bestand is geen kostprijs of tarief herkend."
    advice = (
        f"Vul het sjabloon per {model.unit} in (tarief sjabloon {model.key} --uit opgave.xlsx), "
        "of noem de regels zoals de sector: loonkosten, productiviteit, overhead."
    )
    return Finding("geen_kostprijs_herkend", text, advice, Place.of(reading.file))


def template_for(reading: Reading) -> str:
    """Return the key of the model whose unit the sheet speaks of most; per hour when it speaks of none."""
    texts = [left.text for left in reading.unused]
    counts = Counter({key: sum(len(word.findall(text)) for text in texts) for key, word in _UNITS.items()})
    key, most = counts.most_common(1)[0]
    return key if most else "uurtarief"
