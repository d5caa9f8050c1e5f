"""What is odd about single values: missing, about, provisional, unreadable, text, other notations, taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from tarief.core.dutch import dutch, dutch_between, in_marks
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_added, is_filled, is_open
from workbooks.read.own_sheet.cells.seen import Seen, is_year
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.factors import INDEX, level_of
from workbooks.read.own_sheet.remarks.evidence import Evidence, key_of, warn
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.numbers import is_about
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.unsaid import is_missing, probably

_GUESSED = re.compile(r"\b(?:schatting|geschat|aanname)", re.IGNORECASE)
#: What numbers are called that may be provisional, which a measure of a court may be too.
_FIGURES = (
    r"\w*(?:prij[sz]|tarie|bereken|calculatie|versie|cijfer|index|raming|begroting|bedrag|opbouw|waarde|percentage"
    r"|premie|loon|kosten|ova\b)"
)
_PROVISIONAL = re.compile(
    rf"\bvoorlopige? {_FIGURES}|\bvoorlopig (?:nog|vast|gesteld|geraamd|op basis)|\bvoorlopig\s*(?:$|[^\w\s]|\d)"
    r"|\b(?:is|zijn) (?:nog )?voorlopig\b|\b(?:onder voorbehoud|nog niet definitief|concept-?index\w*)\b",
    re.IGNORECASE,
)
#: So a text tells of a provisional one that is no longer.
_FINAL = re.compile(
    r"\bvervang|\bin plaats van\b|\bniet (?:meer|langer) voorlopig"
    r"|(?:^|\()(?:(?!niet )\w+ )?definitie(?:f|ve)\b(?! (?:in|volgt)\b)",
    re.IGNORECASE,
)
_DISCOUNT = re.compile("korting", re.IGNORECASE)
_INCOME = re.compile(
    r"\b(?:\w*subsidies?\b|(?:overige|andere|directe) (?:opbrengst|inkomst|bat)\w*|eigen bijdrage\w*"
    r"|bijdragen? (?:van )?derden"
    r"|huuropbrengst\w*|(?<!\bvan )(?<!\bvan de )opbrengst\w*|giften|vergoeding van buiten)",
    re.IGNORECASE,
)
#: So an amount is called that is taken off, where it is negative or its name begins with a minus.
_OFF = re.compile(r"bijdrage|\bgaat er ?af\b|\baftrek|\bin mindering\b|\baf te trekken\b", re.IGNORECASE)
_MINUS = re.compile(r"\s*(?:af|minus|min|verminderd met)\b(?!\.)|\s*(?:-/-|[-−–])", re.IGNORECASE)
_INDEX = re.compile(r"\bindex|\bindic|\bova\b|\bcpi\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\d,\d{3}\.\d|(?<![\d.,])\d+\.\d{1,2}(?![\d.])|(?<![\d.,])\d+\.\d{4,}")
#: What is called so is no amount by itself.
_NO_AMOUNT = re.compile(r"\b(?:schaal|trede|inschaling|leeftijd|categorie|functiegroep)\b", re.IGNORECASE)
#: A column of values has numbers so many rows above or below.
_NEAR = 12
#: A text of more words says more than that a number is not known.
_SHORT = 2
_HUNDRED = Decimal(100)
#: What a sheet says of itself stands in so many rows above it.
_TITLES = 4


def missing_values(evidence: Evidence) -> Iterator[tuple[Grid, Seen, str, bool]]:
    """Give each cell of a cost or an index whose value is not known, what names it, and whether that is an index."""
    for grid, seen, name in named_texts(evidence, is_missing, numbers=True, added=True):
        yield grid, seen, name, bool(_INDEX.search(name))


def missing(evidence: Evidence) -> Iterator[Finding]:
    """A cost or an index of which the value is not known yet."""
    for grid, seen, name, _ in missing_values(evidence):
        said = seen.cell.text.strip()
        text = f"‘{name}’ heeft nog geen waarde (‘{said}’): die ontbreekt. "
        left = f"Het totaal laat er {dutch(seen.value)} voor over: daarmee is gerekend."
        text += left if seen.is_number else "De prijs is zonder deze regel."
        yield warn("waarde_ontbreekt", grid.name, seen.address, text, "Vul een getal in, of 0 als er niets bij komt.")


def about(evidence: Evidence) -> Iterator[Finding]:
    """A value that is only about right."""
    for grid, seen, name in named_texts(evidence, is_about, numbers=True):
        said = seen.cell.text.strip()
        text = f"‘{name}’ is niet precies (‘{said}’): het is een getal bij benadering, een schatting."
        text += " Met dat getal is gerekend." if seen.is_number else ""
        yield warn("bij_benadering", grid.name, seen.address, text, "Vul het juiste getal in.")
    for key, at in evidence.around.items():
        texts = [seen.text for seen in at.after if not is_about(seen.cell.text)] + [at.seen.cell.comment]
        guess = next((text for text in texts if text and _GUESSED.search(text)), "")
        if guess and key not in evidence.formulas and evidence.concept(key) is not None and evidence.matters(key):
            text = f"‘{at.label}’ ({in_marks(at.seen.cell.text)}) is een schatting (‘{guess.strip()[:60]}’)."
            told = warn("schatting", key.sheet, at.seen.address, text, "Controleer waar dit getal vandaan komt.")
            yield replace(told, severity=Severity.NOTE)


def provisional(evidence: Evidence) -> Iterator[Finding]:
    """A value that its own row calls provisional."""
    for key, at in evidence.around.items():
        said = [seen.text for seen in (*at.before, *at.after)] + [at.seen.cell.comment]
        said += [at.seen.number.note] if at.seen.number is not None else []
        if any(text and _is_provisional(text) for text in said) and (evidence.matters(key) or _is_index(evidence, at)):
            text = f"‘{at.label}’ is nog voorlopig: de prijs kan nog veranderen."
            yield warn("voorlopig", key.sheet, at.seen.address, text, "Vraag of er al een definitief getal is.")
    for grid, seen in evidence.cells if evidence.products else ():
        said_here = seen.cell.value if not seen.spread else None
        if not isinstance(said_here, str) or not _is_provisional(said_here) or grid.numbers(seen.row):
            continue
        title = seen.row in grid.title_rows(_TITLES) and seen is grid.row(seen.row)[0]
        text = "Het blad noemt zichzelf voorlopig" if title else "Hier staat dat cijfers voorlopig zijn"
        text += f" (‘{said_here.strip()[:80]}’): de prijs kan nog veranderen."
        yield warn("voorlopig", grid.name, seen.address, text, "Vraag of er al een definitief blad is.")


def _is_index(evidence: Evidence, at: Around) -> bool:
    """Whether a number is an index of which no price takes any of its row: it may be in what else is given."""
    row = (key_of(at.grid, seen) for seen in at.grid.numbers(at.seen.row))
    return _INDEX.search(at.label) is not None and not any(map(evidence.matters, row))


def _is_provisional(text: str) -> bool:
    return _PROVISIONAL.search(text) is not None and not _FINAL.search(text)


def unreadable(evidence: Evidence) -> Iterator[Finding]:
    """Text that should have been a number: a slip of a scan or a finger, a range, or where to look for it."""
    for grid, seen, name in named_texts(evidence, is_open, numbers=True):
        if is_missing(seen.cell.text):
            continue
        said, meant = seen.cell.text.strip(), probably(seen.cell.text, few=True)
        text = f"Bij ‘{name}’ staat ‘{said}’: dat is niet te lezen als getal."
        text += f" Is het {meant[0]}?" if len(meant) == 1 else f" Gerekend is met {_shown(seen)}." * seen.is_number
        users = evidence.users.get(key_of(grid, seen), ())
        if not seen.is_number and any(user in evidence.graph.numbers for user in users):
            text += " De waarde ontbreekt: de formule telt deze cel voor niets mee."
        yield warn("geen_getal", grid.name, seen.address, text, "Typ het getal opnieuw.")


def _shown(seen: Seen) -> str:
    return f"{dutch_between(seen.value * _HUNDRED, 0, 2)}%" if seen.is_share else dutch_between(seen.value, 0, 4)


def stored_as_text(evidence: Evidence) -> Iterator[Finding]:
    """A number that is text, where formulas calculate with it or its neighbours are numbers."""
    if evidence.book.kind in ("csv", "tsv"):
        return
    for grid, seen in evidence.cells:
        if not (seen.is_number and isinstance(seen.cell.value, str)) or is_filled(seen) or seen.cell.is_error:
            continue
        used = bool(evidence.users.get(key_of(grid, seen)))
        if used or (not evidence.formulas and not is_year(seen) and _is_beside_number(grid, seen)):
            name = Around(grid, seen).label
            text = f"Het getal {seen.cell.text}{f' bij ‘{name}’' if name else ''} is als tekst opgeslagen, "
            text += "terwijl een formule ermee rekent. " if used else "anders dan de getallen eromheen. "
            text += "Een som telt zo’n cel niet mee."
            yield warn("getal_als_tekst", grid.name, seen.address, text, "Maak er in het blad een getal van.")


def _is_beside_number(grid: Grid, seen: Seen) -> bool:
    """Whether a number that is one stands right before or behind it, or one of its kind both above and below it."""
    along, down = (
        [grid.at(seen.row + step * row, seen.column + step * column) for step in (-1, 1)]
        for row, column in ((0, 1), (1, 0))
    )
    alike = all(each is not None and _is_real(each) and each.is_share == seen.is_share for each in down)
    return alike or any(map(_is_real, along))


def _is_real(seen: Seen | None) -> bool:
    return seen is not None and seen.is_number and isinstance(seen.cell.value, Decimal)


def mixed_notation(evidence: Evidence) -> Iterator[Finding]:
    """Percentages of one row that are written in different ways, and numbers with a decimal point."""
    for grid in evidence.grids.values():
        for row in sorted(grid.rows):
            shares = [seen for seen in grid.numbers(row) if seen.is_share]
            concept = evidence.concept(key_of(grid, shares[0])) if shares else None
            beside = (seen for seen in grid.numbers(row) if shares and _as_percentage(seen, shares[0]))
            keys = {key_of(grid, seen): seen for seen in beside if _is_plain(Around(grid, seen))}
            bare = [
                seen for key, seen in keys.items() if key not in evidence.formulas and evidence.concept(key) == concept
            ]
            if concept is None or "percent" not in {form.kind for form in concept.forms}:
                continue
            for seen in bare:
                text = f"De percentages van ‘{Around(grid, seen).label}’ zijn verschillend geschreven: "
                text += f"{shares[0].cell.text} naast {seen.cell.text}."
                yield warn("notatie_verschilt", grid.name, seen.address, text, "Schrijf ze in een rij op één manier.")
    yield from _points(evidence)


def _as_percentage(seen: Seen, share: Seen) -> bool:
    """Whether a number is about what a percentage of its row is, were that written without its sign."""
    return not seen.is_share and share.value * _HUNDRED / 2 <= seen.value <= share.value * _HUNDRED * 2


def _is_plain(at: Around) -> bool:
    """Whether a number stands behind a label, and nothing says that it is an amount."""
    return bool(at.before) and not any("euro" in found.hints.kinds for found in at.founds())


def _points(evidence: Evidence) -> Iterator[Finding]:
    """Numbers in text with a decimal point."""
    for grid in evidence.grids.values():
        texts = [seen for seen in grid.all() if seen.is_number and isinstance(seen.cell.value, str)]
        for seen in texts:
            if is_filled(seen) or not _ENGLISH.search(str(seen.cell.value)) or not Around(grid, seen).before:
                continue
            text = "Hier staat een getal met een decimale punt; zo is het ook gelezen."
            yield warn("decimale_punt", grid.name, seen.address, text, "Controleer of dat zo bedoeld is.")


def taken_off(evidence: Evidence) -> Iterator[Finding]:
    """A discount, a subsidy or other income that lowers the price."""
    for key, at in evidence.around.items():
        if not at.seen.value or not evidence.matters(key) or key in evidence.formulas or not evidence.is_figure(key):
            continue
        texts = [*(seen.text for seen in at.before[:1]), *reversed(at.heading.texts)]
        texts = [without_base(text) for text in texts]  # an overhead of the revenue is no revenue
        below = [text for text in texts if _OFF.search(text) and (at.seen.value < 0 or _MINUS.match(text))]
        label = next((text for text in texts if _DISCOUNT.search(text) or _INCOME.search(text) or text in below), "")
        amount = in_marks(at.seen.cell.text)
        if _DISCOUNT.search(label):
            text = f"Van de prijs gaat een korting af: ‘{label.strip()}’ ({amount})."
            yield warn("korting", key.sheet, at.seen.address, text, "Controleer of die korting nog geldt.")
        elif label:
            text = f"‘{label.strip()}’ ({amount}) is van de kosten afgetrokken: een subsidie of andere inkomsten."
            yield warn("opbrengst_afgetrokken", key.sheet, at.seen.address, text, "Controleer of dat geld zeker is.")


def unused_index(evidence: Evidence) -> Iterator[Finding]:
    """An index or growth of prices that the reading of a product does nothing with, where no price shows that so."""
    for product in evidence.products:
        lines = [line for line in product.outside if line.concept == INDEX and not line.cells] if product.values else []
        for line in lines:
            value = line.value if isinstance(line.value, Decimal) else Decimal(0)
            level = None if line.shown.endswith("%") else level_of(value)
            if (product.printed and level is None) or not value:
                continue
            text = f"‘{line.label.strip()}’ ({in_marks(line.shown)}) is niet meegerekend."
            growth = dutch_between((value / level - 1) * _HUNDRED, 0, 4) if level is not None else ""
            text += f" Bedoelt u een stijging van {growth}%?" if growth else ""
            advice = "Reken de stijging door als de prijs klopt, of zet bedragen in het blad waar die al in zit."
            yield warn("index_niet_meegerekend", line.sheet, line.cell, text, advice)


def named_texts(
    evidence: Evidence, meant: Callable[[str], object], *, numbers: bool = False, added: bool = False
) -> Iterator[tuple[Grid, Seen, str]]:
    """Give the texts of some meaning that stand where the value of a named cost or an index would stand.

    Texts that were read as a number are left out, unless with `numbers`; with `added` any that a sum counts is given.
    """
    for grid, seen in evidence.cells:
        told = isinstance(seen.cell.value, str) and (numbers or not seen.is_number)
        if not told or seen.is_label or seen.cell.is_error or seen.spread:
            continue
        counts = meant(seen.cell.text) or (added and is_added(seen))
        if counts and (_is_said_before(grid, seen) or Place.at(grid.name, seen.address) in evidence.unpriced):
            continue
        name = _name(Around(grid, seen)) if counts and _stands_for_value(grid, seen) else ""
        if name and not _NO_AMOUNT.search(name):
            yield grid, seen, name


def _is_said_before(grid: Grid, seen: Seen) -> bool:
    """Whether on a row without numbers another text before this one says so: a longer one tells more of it."""
    is_remark = len(seen.cell.text.split()) > _SHORT and not grid.numbers(seen.row)
    row = grid.row(seen.row) if is_remark else ()
    before = [each for each in row if each.column < seen.column and not each.is_label]
    return any(isinstance(each.cell.value, str) and is_missing(each.cell.text) for each in before)


def _name(at: Around) -> str:
    """The text before a cell, or above it, that names a cost or an index; else the first before it."""
    own = at.before or at.after[:1]  # where labels stand behind their numbers, the name does too
    above = reversed(at.heading.cells) if at.grid.numbers(at.seen.row) or not own else ()  # a table has numbers
    texts = [seen.text.strip() for seen in (*own, *above) if len(seen.text.strip()) > 2]
    texts = [text for text in texts if not is_missing(text)]
    index = next((text for text in texts if _INDEX.search(text)), "")
    return index or next((text for text in texts if match(text) is not None), texts[0] if own and texts else "")


def _stands_for_value(grid: Grid, seen: Seen) -> bool:
    """Whether a text stands where a number would: numbers above or below it, or on its row behind it."""
    column = (grid.at(row, seen.column) for row in range(seen.row - _NEAR, seen.row + _NEAR + 1) if row != seen.row)
    behind = any(number.column > seen.column for number in grid.numbers(seen.row))
    return behind or any(other is not None and other.number is not None for other in column)
