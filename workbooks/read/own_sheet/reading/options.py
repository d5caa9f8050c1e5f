"""What each cell may be: the inputs that its texts name, then those that its role allows and its texts are like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from tarief.calculation.inputs import Stated
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from workbooks.read.own_sheet.found.around import NO_MATCH, Around
from workbooks.read.own_sheet.found.candidates import operate, resolve
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.hourly import charged, per_hour, with_allowances
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.kin import kin
from workbooks.read.own_sheet.roles.alike import PER_UNIT, alike, is_any, is_by_law
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.hints import hints_of, said_per
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.synonyms import ValueForm, vocabulary

#: How surely a text names an input for certain, and how surely the heading of a part does.
_SURE, _AS_HEADED = 0.9, 0.5  # float: scores
#: What a value of such a unit is multiplied with to be one of the model.
_OPERATIONS = {"uren_per_maand": "maal_12"}
#: The models whose words the vocabulary knows first.
_USUAL = frozenset({"uurtarief", "minuuttarief"})
WAGES = ("brutoloon", "loonkosten", "loon_met_toeslagen")
#: Hours from which others are taken off.
_FROM = frozenset({"contracturen", "productieve_uren"})
#: Inputs that a total of a year is itself.
WHOLE = frozenset({"bruto_jaarloon", "loonkosten_per_jaar", "loon_met_toeslagen_per_jaar", "bruto_maandloon"})
#: Wages that may be divided by hours of their own.
_OF_A_MONTH = frozenset({"bruto_maandloon", "bruto_jaarloon"})
#: More is no overhead of one person in a year, and no wage of one.
_OF_ONE, _ONE_YEAR = Decimal(25_000), Decimal(160_000)
_TOTALS = ("euro_per_jaar", "euro_per_fte", "euro_per_maand")
#: Inputs of which a sheet may have several posts.
_ADDED = frozenset((
    "overhead", "werkgeverslasten", "verlofuren", "scholingsuren", "overleguren", "indirecte_uren", "reisuren",
    "niet_productieve_uren", "overige_toeslagen_per_uur", "risico_opslag", "praktijkkosten",
    "huisvestingskosten_per_jaar", "ondersteuning_per_etmaal", "fte",
))  # fmt: skip
#: What a direct cost per unit is called.
DIRECT = (
    "kosten_per_uur", "kosten_per_dagdeel", "kosten_per_etmaal", "leefgeld_per_etmaal", "huisvestingskosten_per_jaar",
    "opleidingsbudget", "verplichtingen_per_uur",
)  # fmt: skip
_COST_PER = re.compile(r"euro_per_(?:uur|dagdeel|etmaal)$")
_ADDED_PER = ("kosten_per_uur", "kosten_per_dagdeel", "kosten_per_etmaal", "_per_rit")


@dataclass(frozen=True)
class InputLine:
    """One input as a cell gives it. A line that is `spread` has the value that its part of the price comes to."""

    leaf: Key
    found: Found
    meaning: Meaning
    base: str
    spread: bool = False

    @cached_property
    def key(self) -> str:
        """The input."""
        return self.meaning.key

    @cached_property
    def pair(self) -> tuple[str, str]:
        """The input with its base."""
        return self.key, self.base

    @cached_property
    def score(self) -> float:
        """How surely its texts name it."""
        return self.found.match.score

    @cached_property
    def amount(self) -> float:
        """The value that the cell gives to the input."""
        return float(self.meaning.value)

    @cached_property
    def is_alike(self) -> bool:
        """Whether its texts are only like the name of the input."""
        return self.found.match.concept is NO_MATCH.concept

    @cached_property
    def minutes(self) -> bool:
        """Whether an amount per minute was read as one per hour."""
        return bool(self.found.number.value) and self.meaning.value == 60 * self.found.number.value

    @cached_property
    def is_share(self) -> bool:
        """Whether the cell holds a share of something."""
        return self.found.number.share or self.meaning.form.kind == "percent"


def options_of(
    at: Around,
    founds: list[Found],
    role: PriceRole,
    model: CostModel,
    *,
    any_text: bool = False,
    product: frozenset[str] = frozenset(),
) -> tuple[InputLine, ...]:
    """Return what a cell may be, the likeliest first; `founds` is what its texts name, `product` what it is of.

    With `any_text` also what its role allows where its texts name an input for sure. Asked of one cell in every model
    and every way to cut a price off, it is worked out once.
    """
    known: list[tuple[list[Found], tuple[InputLine, ...]]]
    known = at.made.setdefault(("options", role.value, model.key, any_text, product), [])
    made = next((lines for before, lines in known if before == founds), None)
    if made is None:
        made = tuple(_options_of(at, founds, role, model, product, any_text=any_text))
        known.append((founds, made))
    return made


def _options_of(
    at: Around, founds: list[Found], role: PriceRole, model: CostModel, product: frozenset[str], *, any_text: bool
) -> Iterator[InputLine]:
    seen = set()
    founds = [found for found in founds if not at.is_part or found.may_be_share]
    usual, other = list(_named(founds, model)), list(_elsewhere(founds, model, role))
    if role is PriceRole.TAKEN_OFF:  # hours from which nothing is taken are not those of the contract
        usual, other = ([pair for pair in pairs if pair[1].key not in _FROM] for pairs in (usual, other))
    first = (*usual, *other) if model.key in _USUAL else (*other, *usual)
    named = sorted(first, key=lambda each: -each[0].match.score)
    sure = bool(named) and named[0][0].match.score >= _SURE and not is_any(*named[0])
    named += [other for found, meaning in named for other in _otherwise(found, meaning, role)]
    named += [] if sure else [pair for pair in _of_section(at, model, role) if pair[1].key in _ADDED]
    sure = sure or (not named and role is not PriceRole.TAKEN_OFF and _is_outside(at, founds))
    pairs = [*named, *(alike(at, role, model, product) if any_text or not sure else ())]
    for found, meaning in pairs if sure else sorted(pairs, key=lambda pair: not is_by_law(pair[1])):
        if meaning.form.kind == "percent" and found.number.value < 0:
            continue  # what is taken off is no share of anything
        if role is PriceRole.DIVISOR and model.quantities[meaning.key].unit.money:
            continue  # no price is divided by an amount
        if found.match.concept is NO_MATCH.concept and found.number.value < 0 and role is PriceRole.STRAIGHT:
            continue  # what makes a price lower is no cost that its name does not say
        for base in _bases(found, meaning, model):
            if (meaning.key, base, meaning.operation) not in seen:
                seen.add((meaning.key, base, meaning.operation))
                yield InputLine(at.key, found, meaning, base, _spreads(at, meaning, role, model))
    yield from _of_all(at, named, role, model)
    for found, meaning in named:
        if meaning.key in _OF_A_MONTH and role is PriceRole.STRAIGHT and "bruto_uurloon" in model.quantities:
            hourly = replace(meaning, sets=(("bruto_uurloon", Stated(meaning.value)),), operation="")
            yield InputLine(at.key, found, hourly, "", spread=True)  # by hours that are no contract hours
            break


#: The wages of a whole organisation in a year, by what they are per hour.
PER_HOUR = {
    "bruto_jaarloon": "bruto_uurloon", "loon_met_toeslagen_per_jaar": "loon_met_toeslagen_per_uur",
    "loonkosten_per_jaar": "loonkosten_per_uur",
}  # fmt: skip


def _is_outside(at: Around, founds: list[Found]) -> bool:
    """Whether an amount is surely something that no model has an input for: a subsidy, staff that is hired."""
    named = founds[0].match if founds else None
    return named is not None and named.concept.role == "buiten" and named.score >= _SURE and not at.seen.is_share


def _of_all(at: Around, named: list[tuple[Found, Meaning]], role: PriceRole, model: CostModel) -> Iterator[InputLine]:
    """What an amount of a year is that is too large for one person: that of all, of which each hour has its part."""
    if role is PriceRole.STRAIGHT and not at.seen.is_share:
        for found, meaning in named:
            key = PER_HOUR.get(meaning.key, "")
            if key in model.quantities and meaning.value > _ONE_YEAR:
                hourly = replace(meaning, sets=((key, Stated(meaning.value)),), operation="")
                yield InputLine(at.key, found, hourly, "", spread=True)
            if meaning.key == "overhead" and meaning.form.kind != "percent" and meaning.value <= _OF_ONE:
                yield InputLine(at.key, found, meaning, "per_uur", spread=meaning.value > PER_UNIT)


#: How a share of hours is read too, where the price does not go with its name or says nothing of it.
_OTHER_WAY = {
    ("opslag", PriceRole.REST): "rest", ("rest", PriceRole.STRAIGHT): "opslag",
    ("opslag", PriceRole.OTHER): "rest", ("rest", PriceRole.OTHER): "opslag",
}  # fmt: skip


def _otherwise(found: Found, meaning: Meaning, role: PriceRole) -> Iterator[tuple[Found, Meaning]]:
    """A share of hours that is called an addition, where the price is divided by 1 minus it; and the other way."""
    other = _OTHER_WAY.get((meaning.operation, role))
    if other is not None and meaning.key == "productiviteit":
        share = 1 / meaning.value - 1 if other == "rest" else 1 - meaning.value
        yield found, replace(meaning.stating(operate(other, share)), operation=other)


def _named(founds: list[Found], model: CostModel) -> Iterator[tuple[Found, Meaning]]:
    for found in founds:
        for meaning in _meanings(found):
            for key in kin(found, meaning.key):
                if meaning.sets and key in model.quantities:
                    yield found, replace(meaning, sets=((key, meaning.sets[0][1]),))


def _of_section(at: Around, model: CostModel, role: PriceRole) -> Iterator[tuple[Found, Meaning]]:
    """What the heading of its part of the sheet names: a line below `Praktijkkosten` may be one of those."""
    named = match(at.section) if at.section else None
    if named is not None and named.score >= _SURE:
        found = at.as_(replace(named, score=_AS_HEADED), at.nearest or at.seen, above=False)
        yield from _named([found], model)
        yield from _elsewhere([found], model, role)


def _meanings(found: Found) -> tuple[Meaning, ...]:
    """What a number can mean by its name, per hour where it is per minute."""
    if not found.meanings:
        hourly = per_hour(charged(found))
        allowed = with_allowances(hourly)
        ways = [allowed] if allowed == hourly else [allowed, hourly]
        if not hourly.hints.kinds and (said_per(hourly.section) or hints_of(hourly.section).kinds):
            ways.append(hourly.having(section=""))  # below `Opslagen` stand amounts too
        meanings = [meaning for each in map(resolve, ways) if each is not None for meaning in each.meanings]
        bare = None if meanings else resolve(hourly.having(heading=(), section=""))
        found.meanings.append(tuple(meanings) if bare is None else bare.meanings)
    return found.meanings[0]


def _elsewhere(founds: list[Found], model: CostModel, role: PriceRole) -> Iterator[tuple[Found, Meaning]]:
    """What the texts name in models other than the usual one; whether that holds, the fit tells."""
    for found in founds:
        concepts = (found.match.concept, *(vocabulary().concepts[key] for key in found.match.others))
        forms = [form for concept in concepts for form in concept.elsewhere if form.key in model.quantities]
        whole = role is PriceRole.STRAIGHT and not any(form.unit in _TOTALS for form in forms)
        for form in forms:
            value = _as_form(found, form, whole=whole)
            if value is not None:
                operation = _OPERATIONS.get(form.unit, "")
                yield found, Meaning(form.unit, form.unit, ((form.key, Stated(value)),), form, operation)


def _as_form(found: Found, form: ValueForm, *, whole: bool) -> Decimal | None:
    """What a number is in a form, where it can be that; a `whole` of which the price has a part has any height."""
    value = found.number.as_share if form.kind == "percent" else found.number.value
    if form.kind != "percent" and found.number.is_percent:
        return None
    is_total = whole and _COST_PER.match(form.unit) is not None and value > PER_UNIT
    if not is_total and not form.low <= value <= form.high:
        return None
    return operate(_OPERATIONS.get(form.unit, ""), value)


def _bases(found: Found, meaning: Meaning, model: CostModel) -> Iterator[str]:
    quantity = model.quantities[meaning.key]
    percent = meaning.form.kind == "percent"
    likely = meaning.sets[0][1].base or found.base(meaning.key) or (percent and found.likely_base(meaning.key))
    bases = [likely] if likely else []
    if isinstance(quantity, Given) and (percent or not bases or meaning.value > _OF_ONE):
        bases += [b.key for b in quantity.bases if (b.unit is None or b.unit.percent) == percent]
    yield from dict.fromkeys(bases or [""])


def _spreads(at: Around, meaning: Meaning, role: PriceRole, model: CostModel) -> bool:
    """Whether a value is a total, of which the price says what it is per unit."""
    if role is not PriceRole.STRAIGHT or at.seen.is_share or meaning.form.kind == "percent":
        return False
    if meaning.key in WHOLE:
        return abs(meaning.value) > _ONE_YEAR
    unit = model.quantities[meaning.key].unit
    if unit.key == meaning.form.unit and unit.key in _TOTALS:
        return False
    if meaning.form.spread or meaning.form.unit in _TOTALS:
        return True
    return unit.money and abs(meaning.value) > PER_UNIT


def shape_of(lines: Iterable[InputLine]) -> frozenset[tuple[str, str]]:
    """Return the inputs with their bases: what a model is asked with."""
    return frozenset([line.pair for line in lines])


def can_stand_together(lines: Iterable[InputLine]) -> bool:
    """Whether no input comes from two cells that cannot be added up: a share and an amount, or two wages."""
    first: dict[str, InputLine] = {}
    for line in lines:
        other = first.setdefault(line.key, line)
        if other is not line and not _adds_up(line, other):
            return False
    return True


def _adds_up(line: InputLine, other: InputLine) -> bool:
    """Whether two cells may be one input."""
    added = line.key in _ADDED or line.key.endswith(_ADDED_PER)
    alike = added and line.base == other.base and line.is_share == other.is_share
    return alike or (line.found.concept in WAGES and other.found.concept in WAGES)
