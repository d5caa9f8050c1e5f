"""What a flat cut asks first, on its own page and on that of a region: how much, and of which price."""

from __future__ import annotations

from typing import Final

from api.files.boxes import FileBox
from api.files.form import Box
from workbooks.read.understand import SHEETS

CUT: Final = "korting"
CUT_BOX: Final = Box(CUT, "Korting", hint="Het deel dat van het tarief af gaat: 20 is 20%.", suffix="%", kind="getal")
SHEET: Final = FileBox(
    "opgave",
    "De opgave onder het tarief",
    "Een kostensheet, ons ingevulde sjabloon, of een berekening als .json.",
    (*SHEETS, ".json"),
)
