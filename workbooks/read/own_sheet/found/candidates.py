"""From a number and its concept to what it can mean for the model: one option, or several and a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from tarief.calculation.inputs import Stated
from tarief.core.dutch import dutch_between
from tarief.core.number import EXACT
from tarief.core.units import UNITS
from workbooks.read.own_sheet.found.factors import FACTOR, Readings, is_factor, shares_of_factor, stands_for
from workbooks.read.own_sheet.found.found import Found, hints_of_label, is_scaled
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.hints import Hints, hints_of, together
from workbooks.read.own_sheet.words.synonyms import AskedChoice, Concept, ValueForm, vocabulary

_PERCENT = Hints(frozenset({"percent"}))
_THOUSAND = Decimal(1000)
#: Hours or days per one of these are no hours of a year.
_NO_YEAR = frozenset({"anders", "week", "maand", "dagdeel", "etmaal", "minuut"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of the sheet with all it can mean; `question` is empty when that is one thing.

    `founds` are the numbers it was made of: several for a sum. `explanation` says how it was worked out.
    """

    founds: tuple[Found, ...]
    meanings: tuple[Meaning, ...]
    question: str = ""
    explanation: str = ""

    @property
    def found(self) -> Found:
        """The number that it is named after."""
        return self.founds[0]

    @property
    def key(self) -> str:
        """The input that the first meaning sets."""
        return self.meanings[0].key

    @property
    def value(self) -> Decimal:
        """The value by the first meaning."""
        return self.meanings[0].value

    @property
    def form(self) -> ValueForm:
        """The form of the first meaning."""
        return self.meanings[0].form

    @property
    def unit(self) -> str:
        """The unit by the first meaning."""
        return self.form.unit

    @property
    def concept(self) -> str:
        """The concept of the label."""
        return self.found.concept

    @property
    def role(self) -> str:
        """The role of that concept."""
        return self.found.match.concept.role

    @property
    def name(self) -> str:
        """The label, as it is told."""
        return self.found.label.strip()

    def among(self, meanings: tuple[Meaning, ...]) -> Candidate:
        """Return the same with these meanings left; of one nothing is asked."""
        return replace(self, meanings=meanings, question=self.question if len(meanings) > 1 else "")


def resolve(found: Found, extra_flags: frozenset[str] = frozenset()) -> Candidate | None:
    """Return what a number can mean; None when its value fits no form of the concept."""
    readings = _plausible(found)
    if not readings:
        return None
    found = _of_concept(found, readings[0][0])
    if found.match.concept.role == "gedrukt" and not found.hints.pers:
        readings = readings[:1]
    flags = found.flags | extra_flags
    meanings = [meaning for form, value in readings for meaning in _meanings(found, form, value, flags)]
    question = ""
    if len(readings) > 1:
        notation = len({value for _, value in readings}) > 1 and len({form.unit for form, _ in readings}) == 1
        question = "getal" if notation else "eenheid"
        meanings = [_renamed(meaning, notation, len(meanings) > len(readings)) for meaning in meanings]
    elif len(meanings) > 1:
        question = readings[0][0].question
    return Candidate((found,), tuple(distinct(meanings)), question)


def _plausible(found: Found) -> Readings:
    """The forms in which the number is usual, by as much of what the sheet says of its unit as fits."""
    concepts = (found.match.concept, *(vocabulary().concepts[key] for key in found.match.others))
    for concept in concepts if is_factor(found) else ():
        if shares := shares_of_factor(concept, found.number.value):
            return shares
    for hints in _ever_less(found):
        for concept in concepts:
            if pairs := _fitting(found, concept, hints):
                return _with_other_notation(found, _or_factor(found, concept, _no_share(found, pairs)))
    return []


def _no_share(found: Found, pairs: Readings) -> Readings:
    """Beside a percentage on the same line a bare number is the amount that it comes to."""
    amounts = [(form, value) for form, value in pairs if form.kind == "euro"]
    bare = found.beside_share and not found.number.share and "percent" not in found.hints.kinds
    return amounts if bare and amounts else pairs


def _or_factor(found: Found, concept: Concept, pairs: Readings) -> Readings:
    """A bare 1,08 is an amount, or 8% on top."""
    value = pairs[0][1]
    if found.hints or any(form.kind != "euro" for form, _ in pairs) or not 1 < value < 2:
        return pairs
    return [*pairs, *shares_of_factor(concept, value)]


def _of_concept(found: Found, form: ValueForm) -> Found:
    """A label that fits two concepts (`scholing`: hours or money) has the one in whose form the value was read."""
    if form in found.match.concept.forms:
        return found
    concept = next(each for each in map(vocabulary().concepts.__getitem__, found.match.others) if form in each.forms)
    return replace(found, match=replace(found.match, concept=concept))


def _ever_less(found: Found) -> Iterator[Hints]:
    """All hints, those without mere suggestions, those of the label and the cell, those of the cell itself.

    Per what an amount is, said in the label or the cell itself, is never passed over; nor is a column of hours or
    of percentages. A column headed `€` often holds hours and percentages too.
    """
    everything = found.hints
    if _of_base(found):
        yield _PERCENT
    yield Hints(everything.kinds or everything.weak, everything.pers)
    yield Hints(everything.kinds, everything.pers)
    own = together((found.number.hints, hints_of(found.unit_text), hints_of_label(found.label)))
    above = together(hints_of(text) for text in reversed(found.heading))
    if above.kinds - {"euro"} or above.pers & _NO_YEAR or own.kinds & {"weken", "minuten", "week"}:
        return
    yield Hints(own.kinds, own.pers)
    yield Hints(found.number.hints.kinds, own.pers)


def _of_base(found: Found) -> bool:
    """A bare number of which the sheet says what it is a part of (`over de directe kosten`) is a percentage."""
    own = together((found.number.hints, hints_of(found.unit_text), hints_of_label(found.label)))
    if own.kinds or found.beside_share or found.match.concept.role == "gedrukt":
        return False
    return any(found.base(form.key) for form in found.match.concept.forms if form.kind == "percent")


def _fitting(found: Found, concept: Concept, hints: Hints) -> Readings:
    pairs: Readings = []
    for form in concept.forms:
        if _allows(form, hints) and not is_scaled(found, form, hints):
            values = _values(found, form, "percent" in hints.kinds)
            pairs += [(form, value) for value in values if form.low <= value <= form.high]
    slips = [form for form, value in pairs if _is_slip(found, form, value)]  # asked, not mended
    return list(dict.fromkeys([*pairs, *((form, abs(each)) for form in slips for each in found.number.readings)]))


def _is_slip(found: Found, form: ValueForm, value: Decimal) -> bool:
    """Whether a percentage is one only as a hundredth of what is written: 600% may be 6%."""
    return form.kind == "percent" and found.number.share and value.scaleb(2) in map(abs, found.number.readings)


def _allows(form: ValueForm, hints: Hints) -> bool:
    if hints.kinds and form.kind not in hints.kinds:
        return False
    if form.kind == "percent" and not hints.kinds and hints.pers - {"jaar"}:
        return False
    if form.kind in ("uren", "dagen") and (hints.pers & _NO_YEAR or ("uur" in hints.pers and not hints.kinds)):
        return False
    if form.kind != "euro" or not hints.pers:
        return True
    return form.per == "fte" if "fte" in hints.pers else form.per in hints.pers


def _values(found: Found, form: ValueForm, said_percent: bool) -> Iterator[Decimal]:
    """What the number is in the unit of the form: 20 under a percent sign is 0.2; hours and shares lose their sign."""
    for reading in found.number.readings:
        value = abs(reading) if found.sign or found.match.concept.non_productive or form.kind == "percent" else reading
        if form.kind == "percent" and not found.number.share:
            if value > 1 or (said_percent and value.scaleb(-2) >= form.low and value > form.high):
                value = value.scaleb(-2)
        elif form.kind == "percent" and value > form.high and value <= 100:
            value = value.scaleb(-2)  # 2000%: 20 typed in a cell that already showed percents
        if found.thousands and form.unit == "euro_per_jaar":
            value *= _THOUSAND
        yield value


def _with_other_notation(found: Found, pairs: Readings) -> Readings:
    """`1.760` is asked also when only one of its readings is usual."""
    form, _ = pairs[0]
    other = [reading for reading in found.number.readings if all(reading != taken for _, taken in pairs)]
    if len(found.number.readings) > 1 and form.kind != "percent":
        return [*pairs, *((form, reading) for reading in other)]
    return pairs


def _meanings(found: Found, form: ValueForm, value: Decimal, flags: frozenset[str]) -> list[Meaning]:
    operation = FACTOR if form.kind == "percent" and stands_for(found.number, value) else ""
    if not form.question:
        base = form.base or found.base(form.key)
        return [Meaning(form.unit, _told(form, value), ((form.key, Stated(value, base)),), form, operation)]
    asked = vocabulary().questions[form.question]
    choices = [choice for choice in asked.choices if choice.not_with.isdisjoint(flags)] or list(asked.choices)
    if asked.base_of and (base := found.base(asked.base_of)):
        choices = [choice for choice in choices if choice.base == base] or choices
    meanings = [_chosen(form, value, choice) for choice in choices]
    return [replace(meaning, operation=meaning.operation or operation) for meaning in meanings]


def _chosen(form: ValueForm, value: Decimal, choice: AskedChoice) -> Meaning:
    stated = Stated(operate(choice.operation, value), choice.base or form.base)
    also = ((key, Stated(Decimal(0))) for key in choice.also)
    return Meaning(choice.choice, choice.label, ((choice.key or form.key, stated), *also), form, choice.operation)


def operate(operation: str, value: Decimal) -> Decimal:
    """Do what a choice says: `maal_52`, `maal_twaalf`, `rest` (1 - v), `opslag` (1 / (1 + v)), `factor` (v - 1)."""
    if not operation:
        return value
    with localcontext(EXACT):
        match operation:
            case "rest":
                return 1 - value
            case "opslag":
                return 1 / (1 + value)
            case "factor":
                return value - 1
            case "maal_twaalf":
                return 12 * value
            case _:
                return value * Decimal(operation.removeprefix("maal_"))


def _renamed(meaning: Meaning, notation: bool, many: bool) -> Meaning:
    """Give the options of a question about unit or notation names of their own."""
    form = meaning.form
    told = _told(form, meaning.value)
    asked = many and bool(form.question)
    if notation:
        is_fraction = meaning.value != meaning.value.to_integral_value() or meaning.value < 100
        name = "decimaal" if is_fraction else "duizendtal"
    else:
        name = form.unit
    if not asked:
        return replace(meaning, choice=name, label=told)
    return replace(meaning, choice=f"{name}_{meaning.choice}", label=f"{told}, {meaning.label}")


def distinct(meanings: list[Meaning]) -> list[Meaning]:
    """Give options that would have the same name the unit or a number behind it."""
    taken: set[str] = set()
    named = []
    for meaning in meanings:
        choice = meaning.choice
        if choice in taken:
            choice = f"{choice}_{meaning.form.unit}"
        while choice in taken:
            choice += "_ook"
        taken.add(choice)
        named.append(replace(meaning, choice=choice))
    return named


def _told(form: ValueForm, value: Decimal) -> str:
    """`20%`, `€ 14,20 per uur`, `1.760 uur per jaar`."""
    if form.kind == "percent":
        return f"{short(value.scaleb(2))}%"
    if form.kind == "euro":
        total = " (heel het bedrijf)" if form.spread == "fte" else ""
        return f"€ {short(value, 2)} per {form.per}{total}"
    unit = UNITS.get(form.unit)
    return f"{short(value)} {unit.label if unit else form.unit}"


def shown_as(value: Decimal, share: bool) -> str:
    """A share as a percentage, an amount with cents."""
    return f"{short(value.scaleb(2))}%" if share else short(value, 2)


def short(value: Decimal, least: int = 0) -> str:
    """A number with no more decimals than it has."""
    return dutch_between(value, least, 6)
