"""What a sentence on a sheet says of its prices, and the prices do not: a discount, another percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.remarks.evidence import Evidence, warn
from workbooks.read.own_sheet.words.words import plain_text

#: A discount of so much, and sentences that say that there is none, or that the prices hold it.
_DISCOUNT = re.compile(
    r"\d ?(?:%|procent) (?:[a-z]+ ){0,2}[a-z]*korting|korting[a-z]* (?:[a-z]+ ){0,3}(?:€ ?)?\d", re.IGNORECASE
)
_NONE = re.compile(
    r"\bgeen\s+\w*korting|\b(?:is|zijn)\s+(?:al|reeds)\b|\b(?:al|reeds)\s+(?:in\s)?verwerkt", re.IGNORECASE
)
#: A percentage that the writer says to have used, and words by which it is of something else or of another time.
_PERCENTAGE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:%|procent\b)")
_USED = re.compile(
    r"\b(?:aangehouden|gehanteerd|gerekend|uitgegaan|toegepast|gebruikt|opgenomen|bedraagt)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:benchmark|landelijk\w*|vorig\w*|eerder gerekend|was|waren|maximaal|minimaal|20[0-4]\d)\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.;!?])\s+")
#: The percentages that are written about, with the word for each.
_NAMED = {
    "overhead": "overhead",
    "risico_opslag": "risico",
    "ziekteverzuim": "verzuim",
    "werkgeverslasten": "werkgeverslasten",
    "productiviteit": "productiviteit",
    "bezettingsgraad": "bezetting",
}
_WORDS = 5


def discounts(evidence: Evidence) -> Iterator[Finding]:
    """A discount that a remark gives and no calculated price holds."""
    for grid, seen in _sentences(evidence):
        if _DISCOUNT.search(seen.cell.text) and not _NONE.search(seen.cell.text):
            text = (
                f"Een opmerking noemt een korting: ‘{seen.cell.text.strip()[:120]}’. Die is niet in de prijs verwerkt."
            )
            yield warn("korting", grid.name, seen.address, text, "Spreek af voor wie die korting geldt.")


def other_percentages(evidence: Evidence) -> Iterator[Finding]:
    """A percentage that a sentence says was used, where the calculation has another."""
    used = {concept: list(_used(evidence, concept)) for concept in _NAMED}
    for grid, seen in _sentences(evidence):
        for sentence in _SENTENCES.split(seen.cell.text):
            said = _PERCENTAGE.findall(sentence)
            if len(said) != 1 or not _USED.search(sentence) or _OTHERS.search(sentence):
                continue
            named = [concept for concept, word in _NAMED.items() if word in plain_text(sentence)]
            value = Decimal(said[0].replace(",", ".")).scaleb(-2)
            if len(named) == 1 and used[named[0]] and value not in used[named[0]]:
                text = f"De tekst zegt {said[0]}% {_NAMED[named[0]]}, maar de berekening rekent met "
                text += f"{dutch(used[named[0]][0].scaleb(2))}%."
                yield warn("tekst_wijkt_af", grid.name, seen.address, text, "Controleer welk percentage geldt.")


def _used(evidence: Evidence, concept: str) -> Iterator[Decimal]:
    """The shares of a concept in all products."""
    for product in evidence.products:
        for value in product.values:
            if value.concept == concept and value.unit == "aandeel" and isinstance(value.value, Decimal):
                yield value.value


def _sentences(evidence: Evidence) -> Iterator[tuple[Grid, Seen]]:
    """Texts of several words in a row without numbers beside it; of a merged text its first cell."""
    if not evidence.products:
        return
    for grid, seen in evidence.cells:
        alone = seen.is_label and not seen.spread and all(other is seen for other in grid.numbers(seen.row))
        if alone and len(seen.cell.text.split()) >= _WORDS:
            yield grid, seen
