"""What holds for a whole workbook: its reference date (else the years it mentions, to ask about) and its cao."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tarief.calculation.inputs import Stated
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year, name_of
from workbooks.read.own_sheet.values.types import Meaning, Recognised
from workbooks.read.own_sheet.words.matching import LONGEST_LABEL
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_YEAR = re.compile(r"\b(20[1-4]\d)\b")
_DUTCH = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b")
_ISO = re.compile(r"\b(20\d\d)-(\d{2})-(\d{2})\b")
_WORDS = re.compile(r"\b(\d{1,2}) (jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]* (20\d\d)\b")
_NAMES = ("jan", "feb", "mrt maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
#: A whole date: its year says when something was written or agreed.
_DAY = re.compile("|".join(pattern.pattern for pattern in (_DUTCH, _ISO, _WORDS)), re.IGNORECASE)
_PARTS = re.compile(r"[,;()|:]|\. | [-–] ")
_MOST_PARTS = 6
#: The kinds that say of what year the reference date was made.
OF_YEAR, OF_TITLE = "peildatum_uit_jaar", "peildatum_uit_titel"
_ADVICE = "Geef de peildatum zelf als een andere datum geldt."
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
#: A text of more words is a sentence.
_SENTENCE = 12
_LONGEST = 160
#: What a number is that a sheet counts, pays or works out with.
_AMOUNTS = ("invoer", "deel", "hulp")
_CAO = ("cao", "toepasselijke cao", "welke cao", "collectieve arbeidsovereenkomst")


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The reference date when the sheet names it, with its cells; `years`: all it mentions, the likeliest first."""

    value: date | None
    years: tuple[int, ...]
    cells: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def place(self) -> Place:
        """The cell that says it as a whole date; empty for a year, of which a day was made."""
        return Place.at(*self.cells[-1]) if self.cells and not self.findings else Place()


#: What stands before the day from which something holds.
_SINCE = re.compile(r"\b(?:per|vanaf|met ingang van|m\.?i\.?v\.?|ingaande)\s+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A day that the sheet names: whether it was a whole date, its label, and the cell that it stands in."""

    day: date
    exact: bool
    grid: Grid
    label: Seen
    cell: Seen


def find_date(grids: Iterable[Grid], file: str = "") -> FoundDay:
    """Look for the reference date: beside a label such as `Prijspeil`, else the year in a title (`Kostprijs 2026`)."""
    grids = tuple(grids)
    named = [found for grid in grids for seen in grid.all() if (found := _named(grid, seen)) is not None]
    titles = {year for grid in grids for year in _title_years(grid)}
    years = {year for grid in grids for year in _years(grid)} or _years_in(plain_text(file))
    likeliest = tuple(sorted(years, key=lambda year: (year in titles, year), reverse=True))
    if len({found.day for found in named}) == 1:
        return _taken(named[0], likeliest)
    if not named and len(titles) == 1 and titles == {year for grid in grids for year in _years(grid, asides=False)}:
        return FoundDay(date(likeliest[0], 1, 1), likeliest, findings=(_of_title(likeliest[0]),))
    return FoundDay(None, likeliest)


def likeliest_day(found: FoundDay) -> FoundDay:
    """Return a date for prices that rest on nothing published: the same on every day, so that it is not asked."""
    if found.value is not None:
        return found
    year = found.years[0] if found.years else date.today().year
    text = f"Het blad noemt geen peildatum; de prijs hangt er niet van af. Gerekend is met 1 januari {year}."
    note = Finding(OF_YEAR, text, _ADVICE, Place(), Severity.NOTE)
    return FoundDay(date(year, 1, 1), found.years, findings=(note,))


def told_beside(findings: Iterable[Finding], own: date | None, given: date) -> Iterator[Finding]:
    """Yield the findings beside a day that was given: of the day that was made of a year, at most that it differs."""
    for finding in findings:
        if finding.kind not in (OF_YEAR, OF_TITLE):
            yield finding
        elif own is not None and finding.subject == own.year != given.year:
            text = f"Het bestand noemt het jaar {own.year}; gerekend is met de dag die u gaf: {given:%d-%m-%Y}."
            yield replace(finding, text=text, advice="Klopt dat niet? Geef dan een andere peildatum.")


def _taken(named: _Named, years: tuple[int, ...]) -> FoundDay:
    cells = ((named.grid.name, named.label.address), (named.grid.name, named.cell.address))
    if named.exact:
        return FoundDay(named.day, years, cells)
    year = named.day.year
    text = f"‘{named.label.text}’ noemt alleen het jaar {year}; gerekend is met 1 januari {year}."
    where = Place.at(named.grid.name, named.label.address)
    return FoundDay(named.day, years, cells, (Finding(OF_YEAR, text, _ADVICE, where, Severity.NOTE, year),))


def _of_title(year: int) -> Finding:
    text = f"Het bestand noemt in een titel het jaar {year}. Dan geldt als peildatum 1 januari {year}."
    return Finding(OF_TITLE, text, _ADVICE, Place(), Severity.WARNING, year)


def _years(grid: Grid, *, asides: bool = True) -> set[int]:
    """The years that a sheet mentions, its name included; without `asides` not those of whole dates and remarks."""
    numbers = {int(seen.value) for seen in grid.all() if is_year(seen) and not _is_amount(grid, seen)}
    if asides:
        return numbers.union(_years_in(grid.name), *(_years_in(seen.text) for seen in grid.all()))
    texts = (_DAY.sub(" ", seen.text) for seen in grid.all() if not _is_aside(grid, seen))
    return numbers.union(_years_in(grid.name), *map(_years_in, texts))


def _is_amount(grid: Grid, seen: Seen) -> bool:
    """Whether a number that can be a year is an amount: it stands behind a total, or behind what is counted or paid."""
    before = [label for label in grid.labels(seen.row) if label.column < seen.column]
    heads = not grid.numbers(seen.row) and sum(map(is_year, grid.row(seen.row))) > 1
    if not before or heads or plain_text(before[-1].text) in vocabulary().dates:
        return False
    named = before[-1].match
    return vocabulary().label(before[-1].text).total or (named is not None and named.concept.role in _AMOUNTS)


def _is_aside(grid: Grid, seen: Seen) -> bool:
    """Whether a text is a remark behind a number, or a sentence."""
    behind = any(number.column < seen.column for number in grid.numbers(seen.row))
    return seen.is_label and (behind or len(seen.text.split()) > _SENTENCE)


def _title_years(grid: Grid) -> set[int]:
    """The year in the name of a sheet, or in a text without a number behind it, that names a price."""
    titles = [seen.text for seen in grid.all() if seen.kind is CellKind.LABEL and not grid.numbers(seen.row)]
    prices = (text for text in (grid.name, *titles) if _has_word(text, vocabulary().titles))
    found = [_years_in(_DAY.sub(" ", text)) for text in prices]
    papers = (seen for seen in grid.all() if seen.is_label and _has_word(seen.text, vocabulary().papers))
    found += [_year_apart(grid, seen) for seen in papers]
    return {year for years in found if len(years) == 1 for year in years}


def _has_word(text: str, words: Iterable[str]) -> bool:
    """Whether a text is a title with one of these words."""
    return len(text) <= LONGEST_LABEL and any(word in plain_text(text) for word in words)


def _year_apart(grid: Grid, title: Seen) -> set[int]:
    """The year of a title that stands in a cell of its own: alone behind it, or alone in the row below."""
    behind = [seen for seen in grid.row(title.row) if seen.column > title.column]
    for cells in (behind, [*grid.row(title.row + 1)]):
        if len(cells) == 1 and not _is_amount(grid, cells[0]):
            told = str(int(cells[0].value)) if is_year(cells[0]) else cells[0].text.strip()
            return {int(told)} if _YEAR.fullmatch(told) else set()
    return set()


def _years_in(text: str) -> set[int]:
    return set(map(int, _YEAR.findall(text)))


def _named(grid: Grid, seen: Seen) -> _Named | None:
    """The date beside or behind a label such as `Prijspeil`, or in a part of a longer text (`..., prijspeil 2026`)."""
    if not seen.is_label:
        return None
    for part in (seen.text, *_PARTS.split(seen.text)[: _MOST_PARTS if len(seen.text) <= LONGEST_LABEL else 0]):
        if _is_day_label(part) and (here := _in_text(part)) is not None:
            return _Named(*here, grid, seen, seen)
    if plain_text(seen.text) in vocabulary().dates:
        return _behind(grid, seen)
    day = None if grid.numbers(seen.row) else _from_day(seen.text)
    return None if day is None else _Named(day, True, grid, seen, seen)


def _from_day(text: str) -> date | None:
    """The day from which the prices of a title hold: `Kostprijzen begeleiding per 1-1-2026`."""
    since = _SINCE.search(text[:LONGEST_LABEL])
    of_prices = since is not None and _has_word(text[: since.start()], (*vocabulary().titles, *vocabulary().papers))
    here = _in_text(text[since.end() :]) if since is not None and of_prices else None
    return here[0] if here is not None and here[1] else None


def _is_day_label(text: str) -> bool:
    """Whether a text is a label of the reference date and, at most, the date."""
    labels = vocabulary().dates
    if not plain_text(text).startswith(tuple(labels)):
        return False
    bare = _YEAR.sub(" ", plain_text(_DUTCH.sub(" ", _ISO.sub(" ", text)))).split()
    bare = [word for word in bare if not word.isdigit() and not word.startswith(tuple(_MONTHS))]
    return bool({" ".join(bare), " ".join(bare).removesuffix(" per")} & labels)


def _behind(grid: Grid, seen: Seen) -> _Named | None:
    """The only date or year behind a label, else a text that is one."""
    behind = [other for other in grid.row(seen.row) if other.column > seen.column]
    days = [other for other in behind if is_year(other) or other.kind is CellKind.DATE]
    if len(days) != 1:
        texts = ((other, _in_text(other.text)) for other in behind if other.kind is CellKind.LABEL)
        return next((_Named(*found, grid, seen, other) for other, found in texts if found is not None), None)
    other = days[0]
    if other.kind is CellKind.DATE and isinstance(other.cell.value, date):
        return _Named(other.cell.value, True, grid, seen, other)
    return _Named(date(int(name_of(other)), 1, 1), False, grid, seen, other)


def _in_text(text: str) -> tuple[date, bool] | None:
    low = plain_text(text)
    try:
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3])), True
        if found := _DUTCH.search(text):
            return date(int(found[3]), int(found[2]), int(found[1])), True
        if found := _WORDS.search(low):
            return date(int(found[3]), _MONTHS[found[2]], int(found[1])), True
    except ValueError:
        return None
    years = _years_in(text)
    return (date(years.pop(), 1, 1), False) if len(years) == 1 else None


def find_cao(grids: Iterable[Grid]) -> Recognised | None:
    """Return the cao when the workbook names exactly one."""
    found: dict[str, Recognised] = {}
    for grid in grids:
        for seen in grid.all():
            if seen.kind is CellKind.LABEL and len(seen.text) <= _LONGEST and (cao := _cao(grid, seen)):
                found.setdefault(cao, _recognised(cao, grid, seen))
    return next(iter(found.values())) if len(found) == 1 else None


def _cao(grid: Grid, seen: Seen) -> str:
    plain = plain_text(seen.text)
    caos = vocabulary().caos
    before = [label for label in grid.labels(seen.row) if label.column < seen.column]
    if before and plain_text(before[-1].text) in _CAO:
        return next((key for key, phrases in caos.items() if plain in phrases), "")
    if "cao" not in plain.split():
        return ""
    return next((key for key, phrases in caos.items() if any(f" {phrase} " in f" {plain} " for phrase in phrases)), "")


def _recognised(cao: str, grid: Grid, seen: Seen) -> Recognised:
    return Recognised(
        "cao", cao, "", "", grid.name, seen.address, seen.text, 0.9, shown=seen.text,
        options=(Meaning(cao, cao, (("cao", Stated(cao)),)),), cells=((grid.name, seen.address),),
    )  # fmt: skip
