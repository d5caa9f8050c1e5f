"""Books that are something else by what they call themselves: an invoice, kept hours, a roster, a menu, an inventory.

They have care, hours and amounts as cost sheets have, but no cost of a wage, no overhead and no cost price.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.words import plain_text

#: What stands above a sheet stands in so many rows.
_TITLES = 3
#: A cost that is named so surely makes a book a cost sheet.
_SURE = 0.8
_PRICE = "tarief"
#: So many days below or beside one another make a list of days.
_DAYS = 5
_COSTS = frozenset(
    (
        "brutoloon",
        "loonkosten",
        "loon_met_toeslagen",
        "vakantietoeslag",
        "eindejaarsuitkering",
        "ikb",
        "onregelmatigheidstoeslag",
        "werkgeverslasten",
        "lasten_deel",
        "overhead",
        "risico_opslag",
        "kostprijs",
        "norminkomen",
        "praktijkkosten",
    )
)
_WEEKDAY = re.compile(r"(?:ma|di|wo|do|vr|za|zo)|(?:maan|dins|woens|donder|vrij|zater|zon)dag")
_INVOICE = re.compile(
    r"\b(?:factuur|factuur ?(?:nummer|nr|datum)|debiteur(?:en)?(?: ?(?:nummer|nr))?|vervaldatum|betalingstermijn"
    r"|te betalen|iban|btw ?(?:nummer|nr)|creditnota|excl(?:usief)? btw|incl(?:usief)? btw|subtotaal|btw)\b"
)


#: Of each line of a list of declarations.
_FIRST_DAY = re.compile(r"(?:begin|start|ingangs)datum(?: zorg)?|datum (?:van|begin|start)")
_LAST_DAY = re.compile(r"(?:eind|stop)datum(?: zorg)?|datum (?:tot|einde|eind)|datum t m")
_PRICED = re.compile(r"tarie|prij[sz]|kosten|loon|salaris|euro|bedrag")


class _Book(NamedTuple):
    """What a kind of book is called in a sentence, what names it in a title, and what by any other text.

    One that is `priced` has a column of prices by itself.
    """

    name: str
    title: re.Pattern[str]
    label: re.Pattern[str] | None = None
    needs_days: bool = False
    priced: bool = False


_BOOKS = (
    _Book(
        "een urenregistratie",
        re.compile(
            r"\b(?:(?:uren|tijd)(?:registratie|staat|verantwoording|overzicht|lijst|briefje)|weekstaat"
            r"|gewerkte uren|tijdschrijven|urenschrijven|timesheet)\b"
        ),
    ),
    _Book(
        "een rekening of declaratie",
        re.compile(
            r"^(?:(?:factuur|creditnota|invoice|(?:kilometer|reis|onkosten)?declaraties?)\b|(?:nota|rekening)[\d ]*$)"
        ),
        priced=True,
    ),
    _Book(
        "een lijst van mensen",
        re.compile(
            r"\b(?:(?:presentie|aanwezigheids|deelnemers|leden|clienten|client|adres|bel|wacht|personeels)lijst"
            r"|verlof(?:overzicht|kaart|registratie|administratie|saldo)|verzuim(?:overzicht|registratie))\b"
        ),
    ),
    _Book(
        "een rooster of planning",
        re.compile(r"\b(?:\w*roosters?|\w*planning|dienstlijst|jaarplanner|agenda)\b"),
        needs_days=True,
    ),
    _Book(
        "een recept of menu",
        re.compile(r"\b(?:recept(?:en|uur)?|(?:week|dag|maand)?menu(?:kaart|lijst)?|boodschappenlijst)\b"),
        re.compile(r"\b(?:ingredient(?:en)?|bereidingstijd|bereidingswijze|oventemperatuur)\b"),
        priced=True,
    ),
    _Book(
        "een lijst van spullen of voorraad",
        re.compile(
            r"\b(?:inventaris(?:lijst)?|voorraad(?:lijst|beheer)?|materiaallijst|magazijn(?:lijst)?|stocklijst)\b"
        ),
        priced=True,
    ),
)

_PRICED_BOOKS = tuple(book for book in _BOOKS if book.priced)


def other_book(grids: Mapping[str, Grid], file: str) -> str:
    """Return what a book is that is surely no cost sheet; empty where it may be one."""
    texts = [plain_text(seen.text) for grid in grids.values() for seen in grid.all() if seen.is_label]
    named = set(_named(grids))
    if not _COSTS.isdisjoint(named):
        return ""
    invoice = {found[0] for text in texts for found in _INVOICE.finditer(text)}
    if len(invoice) > 1 and any(each.startswith(("factuur", "creditnota")) for each in invoice):
        return "een factuur"
    titles = [plain_text(each) for each in (file.rpartition(".")[0], *_titles(grids.values()))]
    for book in _BOOKS if _PRICE not in named else _PRICED_BOOKS:  # a price may rest on lines with unknown names
        titled = any(map(book.title.search, titles)) and not (book.needs_days and not _has_days(grids.values()))
        if titled or (book.label is not None and any(map(book.label.search, texts))):
            return book.name
    return _of_days(grids.values(), set(texts))


def _named(grids: Mapping[str, Grid]) -> Iterator[str]:
    """The costs that labels surely name."""
    for grid in grids.values():
        for seen in grid.all():
            named = match(seen.text) if seen.is_label else None
            if named is not None and named.score >= _SURE:
                yield named.concept.key


def _titles(grids: Iterable[Grid]) -> Iterator[str]:
    for grid in grids:
        yield grid.name
        for row in grid.title_rows(_TITLES):
            yield from (seen.text for seen in grid.labels(row)[:1])


def _has_days(grids: Iterable[Grid]) -> bool:
    """Whether the days of a week stand in a row or a column, or dates below one another."""
    for grid in grids:
        lines: dict[tuple[str, int], set[str]] = {}
        for seen in grid.all():
            day = plain_text(seen.text)
            if seen.kind is CellKind.DATE or (seen.is_label and _WEEKDAY.fullmatch(day)):
                lines.setdefault(("rij", seen.row), set()).add(day)
                lines.setdefault(("kolom", seen.column), set()).add(day)
        if any(len(days) >= _DAYS for days in lines.values()):
            return True
    return False


def _of_days(grids: Iterable[Grid], texts: set[str]) -> str:
    """What a book with days in it is that has no price, or of which each line has a first and a last day."""
    if any(map(_FIRST_DAY.fullmatch, texts)) and any(map(_LAST_DAY.fullmatch, texts)):
        return "een lijst van declaraties of indicaties"
    if not any(map(_PRICED.search, texts)) and _has_days(grids):
        kept = any(text in ("uren", "aantal uren", "duur", "tijd") for text in texts)
        return "een urenregistratie" if kept else "een rooster of planning"
    return ""
