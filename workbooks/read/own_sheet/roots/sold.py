"""What the name of a price says of what is sold: one of something, a unit, or only for some."""

from __future__ import annotations

import re

from workbooks.read.own_sheet.words.words import plain_text

#: Sold by the piece as well, where no cost on the way to the price is in another unit.
_PIECE = re.compile(
    r"\bper (?:leerling|huisbezoek|gesprek|sessie|client|kind|jeugdige|gezin|deelnemer|keer|persoon|les|bijeenkomst"
    r"|ouder|ouderpaar|cursist|groep|avond|ochtend|middag|workshop|cursus|test|onderzoek|verslag|rapport|intake|behandeling|training|module|km|kilometer|maaltijd)\b"
)
#: A name that says itself what it is a price of: `Prijs per traject`, whatever heads the column.
_PER_ITS_UNIT = re.compile(r"^\W*\w*(?:prijs|tarief) (?:per|/) ?\w+$")
#: For whom or when alone a price holds.
_ON_CONDITION = re.compile(
    r"\b(?:bij|vanaf|boven|indien|combinatie|meer dan|minder dan)\b|\b(?:weekend|avond|nacht|spoed|crisis)"
)


def is_of_a_piece(name: str) -> bool:
    """Return whether a name says that a price is for one of something: `per leerling`."""
    return _PIECE.search(plain_text(name)) is not None


def says_its_unit(name: str) -> bool:
    """Return whether a name is that of a price with what it is per, and nothing else."""
    return _PER_ITS_UNIT.search(plain_text(name)) is not None


def is_conditional(text: str) -> bool:
    """Return whether a text says for whom or when alone a price holds."""
    return _ON_CONDITION.search(plain_text(text)) is not None
