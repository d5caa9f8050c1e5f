"""Words that tell of labour for care: one that hardly any other book has, or one of any staff with one of care."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.words.care import is_care, unit_in
from workbooks.read.own_sheet.words.words import plain_text

#: How the costs and hours of labour are called; each is enough by itself.
_LABOUR = re.compile(
    r"(?:uurloon|bruto ?(?:maand|jaar|uur)?(?:loon|salaris)|loonkosten|soc(?:iale)? lasten|sociale premies"
    r"|werkgeverslasten|werkgeverspremies|fwg|ziekteverzuim|declarabele uren|declarabiliteit|productieve uren"
    r"|productiviteit|loonschaal|functiemix|clienturen|clientgebonden|caseload)\b"
)
#: Titles of staff lists and household books too: these are enough beside a word of care.
_STAFF = re.compile(
    r"^(?:salaris|salarissen|salariskosten|salaries|schaal|functie|loon|personeel|personeelskosten|personele|chauffeurs?"
    r"|uren|uurtarief|trainers?|\w*inkomen|ondernemersloon|arbeidsbeloning)\b|\bfte\b|\bmedewerkers?\b|\bcoordinator(?:en)?\b|\bvrijwilligersvergoeding"
)
#: Who gives care, who gets it and where, besides the words of care of the vocabulary.
_CARE = re.compile(
    r"begeleider|hulpverlener|zorgverlener|verzorgende|verpleegkundige|pedagoog|pedagogisch|psycholoog|psychiater|gedragsw"
    r"|groepsleider|therap(?:ie|eut)|jeugd|gezinshuis|client|thuiszorg|zorgboer|zorgleerling|inloop(?:huis|voorziening)"
    r"|praktijkhouder|\b(?:prijs|tarief|kosten) per (?:sessie|consult|behandeling)\b|\btraining\b.*\bdeelnemer"
)
_UNITS = frozenset({"dagdeel", "etmaal", "rit", "traject"})


def tells_of_labour(grids: Mapping[str, Grid]) -> bool:
    """Whether a label of a book names labour as cost sheets do, or staff and care both."""
    labels = {seen.text for grid in grids.values() for seen in grid.all() if seen.is_label}
    plain = {plain_text(text) for text in labels} | {plain_text(name) for name in grids}
    if any(_LABOUR.search(text) for text in plain):
        return True
    staff = any(map(_STAFF.search, plain))
    return staff and (any(map(_CARE.search, plain)) or any(is_care(text) or unit_in(text) in _UNITS for text in labels))
