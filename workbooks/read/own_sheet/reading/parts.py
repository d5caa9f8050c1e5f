"""What a worked-out value was made of, as it stands on the sheet: a monthly wage behind an hourly one, weeks, hours.

A user looks for the number that he typed. It sets no input of its own: what it comes to does.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.weeks import is_of_weeks
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.in_formulas import IN_FORMULA
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.synonyms import ValueForm, vocabulary

#: What the hours of a concept are called when they are those of a week.
_OF_A_WEEK = {"productiviteit": "uren_per_week"}
#: What hours of a week are that hours of a year were worked out from.
_WEEKLY = {"contracturen": "uren_per_week", "productieve_uren": "declarabele_uren_per_week"}
#: What hours that are no care are called when they are counted in weeks.
_IN_WEEKS = {
    "verlofuren": "weken", "feestdaguren": "feestdagweken", "ziekteverzuim": "ziekteweken",
    "scholingsuren": "scholingsweken",
}  # fmt: skip
#: Kinds of which a bare number may be a count.
_COUNTED = frozenset({"weken", "dagen"})
_PERCENT = frozenset({"percent"})
#: What is asked of hours of a week that are to be those of a year.
_OF_A_YEAR = "werkweek"
#: What is worked out from hours, and what the parts of it are called; one that is only known to be a part has no name.
_MADE_OF_HOURS = frozenset({"productiviteit", "productieve_uren", "declarabele_uren"})
_HOURS = re.compile(r"(?!deel_)\w*uren(?:_per_week)?$|\w*weken|ziekteverzuim|leegloop")
_COUNTED_IN = frozenset({"weken_per_jaar", "werkdagen_per_jaar", "contactminuten_per_dag", "dagen_per_jaar"})
#: Hours of a year with clients, and what hours of a week become those by.
_DECLARED = frozenset({"productieve_uren", "declarabele_uren"})
_OF_WEEKS = frozenset({"uren_per_week", "weken_per_jaar", "leegloop", *_DECLARED})
_PRICES = frozenset({"tarief", "kostprijs"})
_PART, _OTHER, _SURE = "deel_uren", "overige_uren", 0.9  # float: a score
_PRACTICE, _EURO = "praktijkkosten", "euro"
_PRODUCTIVE, _LEAST = "productiviteit", Decimal("0.3")
#: A text that is so like an input names a part, which sets nothing.
_LIKE = 0.5  # float: a score
Places = Mapping[tuple[str, str], Around]


def by_address(around: Mapping[Key, Around]) -> Places:
    """Return the numbers of a book by sheet and address."""
    return {(key.sheet, at.seen.address): at for key, at in around.items()}


def with_sources(product: ProductReading, places: Places) -> ProductReading:
    """Return a product with each cell of a worked-out value that has a name of its own."""
    told: dict[tuple[str, str], Recognised] = {}
    lines = [line for line in product.sources if line.confidence >= _SURE]
    hours = {line.cells[0]: line for line in lines if _is_hours(line)}
    amounts = {line.cells[0]: line for line in lines if line.unit.startswith(_EURO)}
    worked = [value for value in product.values if _is_worked(value, places)]
    kept = {cell for value in product.values if value not in worked for cell in value.cells}
    kept |= {cell for price in product.printed.values() for cell in price.cells if price.concept in _PRICES}
    for value in worked:
        for cell in () if value.question else value.cells:
            if cell in kept or cell not in places:
                continue
            sure = hours if value.concept in _MADE_OF_HOURS else amounts
            by_price = sure.get(cell)  # what it does goes before words, save that weeks are no hours
            if by_price is not None and by_price.concept in _IN_WEEKS and is_of_weeks(places[cell]):
                by_price = None
            if (part := by_price or _part(value, places[cell], product.model)) is not None:
                told.setdefault(cell, part)
    told = _with_declarable(told, worked)
    values = tuple(_without_unnamed(value, told, places) if value in worked else value for value in product.values)
    beneath = (line for line in product.sources if line.cells[0] not in told)
    parts = (*told.values(), *beneath)
    return replace(product, values=values, sources=tuple(map(_as_told, parts)))


def _as_told(part: Recognised) -> Recognised:
    """Hours of a week that are paid, by the name that tells them from those with clients."""
    return replace(part, concept="werkuren_per_week") if part.concept == _WEEKLY["contracturen"] else part


def _with_declarable(
    told: dict[tuple[str, str], Recognised], worked: Iterable[Recognised]
) -> dict[tuple[str, str], Recognised]:
    """Return the parts with the hours of a week that are declared told apart from those that are paid.

    Of two numbers the fewer are declared; one alone is, where nothing but weeks goes off the year that it is worked.
    """
    paid, declared = _WEEKLY.values()
    weeks = sorted({part.value for part in told.values() if part.concept == paid})
    if any(part.concept == declared for part in told.values()) or len(weeks) not in (1, 2):
        return told
    found = {cell for cell, part in told.items() if part.concept == paid and part.value == weeks[0]}
    if len(weeks) == 1:
        of_weeks = (value for value in worked if value.concept in _DECLARED and _is_of_weeks_alone(value, told))
        found &= {cell for value in of_weeks for cell in value.cells}
    return {cell: replace(part, concept=declared) if cell in found else part for cell, part in told.items()}


def _is_of_weeks_alone(value: Recognised, told: Mapping[tuple[str, str], Recognised]) -> bool:
    parts = [told[cell].concept for cell in value.cells if cell in told]
    return all(part in _OF_WEEKS or part.endswith("weken") for part in parts)


def _is_hours(line: Recognised) -> bool:
    """Whether a cell below a price is a part of the hours of a year, or what those are counted in."""
    return _HOURS.match(line.concept) is not None or line.concept in _COUNTED_IN


def _without_unnamed(value: Recognised, told: Container[tuple[str, str]], places: Places) -> Recognised:
    """Return worked-out hours without the cells of which nothing is understood but that the sheet counts with them."""
    if value.question or value.concept not in _MADE_OF_HOURS or len(value.cells) == 1:
        return value
    kept = tuple(cell for cell in value.cells[1:] if cell in told or cell not in places)
    for cell in set(value.cells[1:]).difference(kept):
        at = places[cell]
        at.grid.why[at.seen.cell.row, at.seen.cell.column] = f"zit in ‘{_called(value)}’, zoals het blad rekent"
    return replace(value, cells=(value.cells[0], *kept))


def _is_worked(value: Recognised, places: Places) -> bool:
    """Whether a value is another than the number of its cell."""
    if value.explanation == IN_FORMULA:
        return False
    at = places.get(value.cells[0]) if len(value.cells) == 1 else None
    numbers = () if at is None or at.seen.number is None else at.seen.number.readings
    same = {number.scaleb(power) for number in numbers for power in (0, -2, 3)}
    same |= {number - 1 for number in numbers}  # a factor
    return len(value.cells) > 1 or (at is not None and value.value not in same)


def _part(value: Recognised, at: Around, model: str) -> Recognised | None:
    """What a cell is called, where that is something else than what it was worked into."""
    named = [found for found in at.founds() if found.match.score >= NAMED]
    weeks = is_of_weeks(at)
    hours = value.concept in _MADE_OF_HOURS
    forms = ((found, form) for found in named for form in _forms(found, model, weeks=weeks) if _is_other(form, value))
    said = (pair for pair in forms if not hours or _is_of_hours(*pair))
    weekly = _WEEKLY.get(value.concept) if "week" in at.nameless.hints.pers else None
    likest = (None, None) if value.concept == UNNAMED else _likest(at, of_hours=hours)
    here = vocabulary().concepts["uren_per_week"].elsewhere[0]
    found, form = (at.nameless, replace(here, key=weekly)) if weekly else next(said, likest)
    if found is None or form is None or form.key == value.concept:
        return None
    place, told = (at.grid.name, at.seen.address), f"Zo staat het in het blad; verwerkt in ‘{_called(value)}’."
    base = found.base(form.key) or found.likely_base(form.key)
    key = f"{_PRACTICE}_post" if value.concept == _PRACTICE else form.key  # whatever it is for
    return Recognised(
        key, _in_form(found, form), form.unit, base, *place, found.label.strip(),
        round(found.match.score, 2), cells=(place,), shown=at.seen.cell.text, explanation=told,
    )  # fmt: skip


def _is_of_hours(found: Found, form: ValueForm) -> bool:
    """Whether what a cell is called can be a part of productive hours."""
    if form.key == _PRODUCTIVE:
        return form.kind == "percent" and _in_form(found, form) >= _LEAST
    return _HOURS.match(form.key) is not None


def _likest(at: Around, *, of_hours: bool) -> tuple[Found | None, ValueForm | None]:
    """What a cell that no text names is called by what its texts are most like, as one of the forms of that."""
    for key in sorted(at.likeness, key=lambda key: -at.likeness[key]):
        if at.likeness[key] < _LIKE:
            break
        if of_hours and not _HOURS.match(key):
            continue
        for form in _forms_by_key().get(key, ()):
            if form.low <= _in_form(at.nameless, form) <= form.high and _fits(at.nameless, form):
                return replace(at.nameless, label=at.label), _of_a_week(form)
    return None, None


@cache
def _forms_by_key() -> Mapping[str, tuple[ValueForm, ...]]:
    """The forms in which each input comes."""
    known: dict[str, tuple[ValueForm, ...]] = {}
    for concept in vocabulary().concepts.values():
        for form in (*concept.forms, *concept.elsewhere):
            known[form.key] = (*known.get(form.key, ()), form)
    return known


def _is_other(form: ValueForm, value: Recognised) -> bool:
    return form.key != value.concept or len(value.cells) > 1


def _called(value: Recognised) -> str:
    """What the input is called that a cell was worked into."""
    meaning = value.options[0] if value.options else None
    return meaning.label if meaning is not None and meaning.label != value.concept else value.label


def _forms(found: Found, model: str, *, weeks: bool) -> Iterator[ValueForm]:
    """The forms of its concepts that a number can be in, and of which its texts do not say another unit."""
    for named in (found.match.concept.key, *found.match.others):
        key = _OF_A_WEEK.get(named, named) if "week" in found.hints.pers else named
        key = _IN_WEEKS.get(named, named) if weeks else key
        concept = vocabulary().concepts[key]
        usual = sorted((*concept.forms, *concept.elsewhere), key=lambda form: form.key not in MODELS[model].quantities)
        for form in usual:
            form = _as_named(form, found)
            if form.question != _OF_A_YEAR and form.low <= _in_form(found, form) <= form.high and _fits(found, form):
                yield form


def _as_named(form: ValueForm, found: Found) -> ValueForm:
    """A share of the hours is of the kind that its name says; hours of no kind are not productive, whatever for."""
    if form.key == _OTHER:
        return replace(form, key="niet_productieve_uren")
    key = found.match.concept.key if found.match.score >= _SURE else form.key
    return replace(form, key=key) if form.key == _PART else form


def _of_a_week(form: ValueForm) -> ValueForm:
    """Hours of the contract that are told per week are those of a week."""
    told = form.key == "contracturen" and form.unit == _WEEKLY["contracturen"]
    return replace(form, key=form.unit) if told else form


def _fits(found: Found, form: ValueForm) -> bool:
    hints = found.hints
    if (form.kind == "percent") != (found.number.is_percent or hints.kinds == _PERCENT):
        return False
    if form.kind == "getal":
        return hints.kinds <= _COUNTED
    kinds = {form.kind, "uren"} if form.kind == "week" else {form.kind}
    said = not hints.kinds or bool(hints.kinds & kinds)
    return said and (not hints.pers or not form.per or form.per in hints.pers)


def _in_form(found: Found, form: ValueForm) -> Decimal:
    """What a number is in a form; hours that are written as taken off are hours."""
    value = found.number.as_share if form.kind == "percent" else found.number.value
    return abs(value) if form.kind == "uren" else value


def as_written(around: Mapping[Key, Around], cells: Iterable[Key]) -> str:
    """Return what stands in each of these cells."""
    whole = dict.fromkeys(cell._replace(part=0) for cell in cells)
    return " + ".join(around[cell].seen.cell.text for cell in whole)
