"""The inputs that a cell can be by what it does to the price, by how like their names its texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import NamedTuple

from tarief.calculation.inputs import Stated
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given, Quantity
from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import NO_MATCH, Around
from workbooks.read.own_sheet.found.candidates import operate
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.weeks import is_of_weeks
from workbooks.read.own_sheet.roles.cell_below import Cell, Kind
from workbooks.read.own_sheet.roles.kinds_of_cells import kind_of
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import ValueForm, vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: A text that names an input less surely than this is tried only where something is amiss.
NAMED = 0.6
_MOST_ALIKE = 6
#: A direct cost, or one of a practice, that nothing else is said of.
ANY_COST, OF_ANY_COST, _OF_A_COST = ("clientgebonden_kosten_per_", "praktijkkosten"), 0.36, 0.7
_OUTSIDE = frozenset({"overhead", "risico_opslag", "bruto_uurloon", "bruto_maandloon", "bruto_jaarloon"})
#: Inputs that a sheet seldom has: only where a text is much like their names.
_SELDOM = frozenset((
    "indexatie", "ikb_opslag", "loopbaanbudget", "onregelmatigheidstoeslag", "onregelmatigheidstoeslag_per_uur",
    "opleidingsbudget", "werkgeverslasten_per_uur", "kosten_niet_productieve_uren",
))  # fmt: skip
_OFTEN_ENOUGH = 0.4
#: All allowances of a wage together: the only one that may be so large a share of it.
_ALLOWANCES, _LARGE, _ALLOWED = "ikb_opslag", Decimal("0.11"), 0.3  # float: a score
#: What a share of this very height is by law, whatever it is called.
_BY_LAW = {("vakantietoeslag", Decimal("0.08")): NAMED}  # float: a score
_OF_A_WAGE = frozenset({PriceRole.STRAIGHT, PriceRole.OTHER})
#: What a cell may always be, however little it is like it: any cost, all allowances, hours of no clear kind.
_ALWAYS = (_ALLOWANCES, "indirecte_uren", "feestdaguren", "productieve_uren", "contracturen")
_COST_PER = re.compile(r"kosten_per_(?:uur|dagdeel|etmaal)$")
#: More euros are no cost per hour, day part or day, but a total.
PER_UNIT = Decimal(400)
#: A text that says that it names nothing in particular.
_ANYTHING = re.compile(r"\b(?:overig\w*|divers\w*|ov\.|div\.)", re.IGNORECASE)
#: Shares that the price is divided by, and those that it is divided by 1 minus.
_DIVIDING = frozenset({"productiviteit", "bezettingsgraad", "aanwezigheid"})
_REST = frozenset({"productiviteit", "niet_declarabel", "overhead", "risico_opslag", "ziekteverzuim", "leegloop"})
_DIVISORS = frozenset({PriceRole.DIVISOR, PriceRole.TAKEN_OFF, PriceRole.DIVIDED_FROM})
#: Kinds of numbers that are no money: a lone "uur" says either.
_COUNTED = frozenset({"uren", "dagen", "fte", "km"})
#: What a sheet calls an index, and how inputs of one begin.
_INDEX, _SURELY, _CALLED = ("indexering", "indexatie"), 0.9, "index"  # float: a score
#: How surely an index is one of the whole price.
_AS_INDEX = 0.5
#: Units of a day, and numbers that count.
_BY_DAY = frozenset({"etmaal"})
_COUNTS = frozenset({"groepsgrootte", "aantal_plaatsen", "productieve_uren", "contracturen", "dagen_per_jaar"})


def is_by_law(meaning: Meaning) -> bool:
    """Whether a number is of the very height that one input has by law."""
    return bool(meaning.sets) and (meaning.key, meaning.value) in _BY_LAW


def names_anything(text: str) -> bool:
    """Whether a text says that it names nothing in particular."""
    return _ANYTHING.search(text) is not None


def is_any(found: Found, meaning: Meaning) -> bool:
    """Whether charges of an hour are called by a name that may be of any cost: `Overige personele kosten per uur`."""
    return meaning.key == "werkgeverslasten_per_uur" and names_anything(found.label)


def alike(
    at: Around, role: PriceRole, model: CostModel, product: frozenset[str] = frozenset()
) -> tuple[tuple[Found, Meaning], ...]:
    """The inputs that a cell of this role and unit can be, by how like their names its texts are; what stands above
    the price of a `product` too says nothing of what is in it."""
    return at.once(("alike", role.value, model.key, product), lambda: tuple(_alike(at, role, model, product)))


def _scores(at: Around, role: PriceRole, model: CostModel) -> dict[tuple[str, str], tuple[float, Decimal]]:
    """How like each input a cell is by its texts, and its value as that: those that it can be by its height."""
    found, likeness, scores = at.nameless, at.likeness, dict[tuple[str, str], tuple[float, Decimal]]()
    units = {unit for unit in _units(model.key) if not (is_of_weeks(at) if unit.percent else at.is_part)}
    in_unit = {unit.key: _in_unit(found, unit, role) if unit in units else None for unit in _units(model.key)}
    for key, unit, operation, usual, of_year in _possible(role, model.key):
        if (read := in_unit[unit]) is None or (operation == "opslag" and read <= -1):
            continue
        value, like = operate(operation, read) if operation else read, likeness.get(key, 0.0)  # float: a score
        if (
            usual is None
            or usual[0] <= value <= usual[1]
            or not value
            or (of_year and value > PER_UNIT and (like >= OF_ANY_COST or key.startswith(ANY_COST)))
        ):
            scores[key, operation] = like, value
    return scores


def _alike(at: Around, role: PriceRole, model: CostModel, product: frozenset[str]) -> Iterator[tuple[Found, Meaning]]:
    scores, of_cell = _scores(at, role, model), at.like(product)
    counted = _counted(at, role, model), ""
    if counted in scores:
        scores[counted] = NAMED, scores[counted][1]
    ranked = sorted(scores, key=lambda each: -scores[each][0])
    anything = names_anything(" ".join(at.texts))
    most = _MOST_ALIKE if role is not PriceRole.STRAIGHT else 2 * _MOST_ALIKE
    is_index = _is_index(at)
    ranked = [each for each in ranked if each[0].startswith(_INDEX[1])] if is_index else ranked
    for key, operation in (
        *ranked[:most],
        *(each for each in ranked[most:] if each[0].startswith(ANY_COST) or each[0] in _ALWAYS),
    ):
        score, value = scores[key, operation]
        score = score if (key, operation) == counted else min(score, of_cell.get(key, 0.0))  # float: a score
        large = key == _ALLOWANCES and role in _OF_A_WAGE and value > _LARGE
        score = max(score, _ALLOWED) if large else score
        score = max(score, _BY_LAW.get((key, value), 0.0))  # float: a score
        score = _AS_INDEX if is_index else score  # whatever people call one (`OVA 2026`), it may be of one cost alone
        if key in _SELDOM and score < _OFTEN_ENOUGH and not large:
            continue
        if anything and model.quantities[key].unit.money and not key.startswith(ANY_COST):
            continue
        if key.startswith(ANY_COST):
            score = max(score, OF_ANY_COST)
        elif model.quantities[key].unit.money and key not in _OUTSIDE:
            score *= 1 if score >= NAMED else _OF_A_COST  # a cost is the one that its name says, or any
        score = round(min(score, NAMED), 2)
        meaning = Meaning(key, key, ((key, Stated(value)),), _form(model.key, key), operation)
        yield at.once(("as like", score), partial(_as_like, at, score)), meaning


def _is_index(at: Around) -> bool:
    """Whether the row of a number surely calls it an index: no share of anything else."""
    if at.nearest is not None and plain_text(at.nearest.text).startswith(_CALLED):
        return True
    return any(named.concept.key == _INDEX[0] and named.score >= _SURELY and not above for named, _, above in at.names)


def _as_like(at: Around, score: float) -> Found:
    """The number under no name, as what it is so much like."""
    return at.nameless.having(match=_like(score), label=at.label)


@cache
def _like(score: float) -> Match:
    return replace(NO_MATCH, score=score)


def _counted(at: Around, role: PriceRole, model: CostModel) -> str:
    """What a number counts by its words, as an input of a model: people in a group, places, hours of one of what is
    sold, what part of hours or places is used; empty for anything else."""
    key, kind = kind_of(Cell(at, role, 0.0, model.unit, over_days=model.unit in _BY_DAY)) or ("", Kind.EURO)  # float
    counts = kind is Kind.COUNT or key in _DIVIDING or key == f"uren_per_{model.unit}"
    return key if counts else ""


class _Possible(NamedTuple):
    """An input that a cell may be, with what is done to the number, and between what it lies where that is known.

    `of_year` tells that it may be an amount of a year, of which a part is in each hour, day part or day.
    """

    key: str
    unit: str
    operation: str
    usual: tuple[Decimal, Decimal] | None
    of_year: bool


@cache
def _possible(role: PriceRole, model: str) -> tuple[_Possible, ...]:
    """The inputs that a cell of this role can be."""
    return tuple(
        _Possible(
            key,
            quantity.unit.key,
            operation,
            _usual().get((key, quantity.unit.key)),
            role is PriceRole.STRAIGHT and _COST_PER.search(key) is not None,
        )
        for key, quantity in MODELS[model].quantities.items()
        if _may_be_given(quantity) and _fits(role, key, quantity.unit)
        for operation in _operations(role, key)
    )


@cache
def _form(model: str, key: str) -> ValueForm:
    return ValueForm(MODELS[model].quantities[key].unit.key, key, Decimal(0), Decimal(0))


@cache
def _units(model: str) -> frozenset[Unit]:
    return frozenset(quantity.unit for quantity in MODELS[model].quantities.values())


@lru_cache
def told() -> frozenset[str]:
    """The inputs that the vocabulary knows."""
    return frozenset(
        form.key for concept in vocabulary().concepts.values() for form in (*concept.forms, *concept.elsewhere)
    )


@lru_cache
def _usual() -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """Between what and what an input lies, by its unit, as far as the vocabulary says."""
    found: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for form in (form for concept in vocabulary().concepts.values() for form in (*concept.forms, *concept.elsewhere)):
        low, high = found.get((form.key, form.unit), (form.low, form.high))
        found[form.key, form.unit] = min(low, form.low), max(high, form.high)
    return found


def _may_be_given(quantity: Quantity) -> bool:
    """Whether people give this themselves; not what a model works out on its way, nor what only a cao says.

    Profit on a sheet is read as the mark-up for risk, whose base is asked.
    """
    if quantity.key in ("tarief", "kostprijs", "overige_kosten", "winst"):
        return False
    own = isinstance(quantity, Given) and quantity.source is None and not quantity.row
    return own or quantity.key in told()


def _fits(role: PriceRole, key: str, unit: Unit) -> bool:
    """Whether an input can do to a price what a cell does."""
    match role:
        case PriceRole.STRAIGHT:
            return key not in (_DIVIDING - {"productiviteit"}) | (_COUNTS - {"contracturen"})
        case PriceRole.DIVISOR:
            return key in _DIVIDING or (not unit.percent and not unit.money)
        case PriceRole.REST:
            return key in _REST
        case PriceRole.TAKEN_OFF | PriceRole.DIVIDED_FROM:
            return not unit.money and not unit.percent
    return True


def _operations(role: PriceRole, key: str) -> tuple[str, ...]:
    if key == "contracturen":
        return ("", "maal_12", "maal_52")
    if key != "productiviteit":
        return ("",)
    return {PriceRole.REST: ("rest",), PriceRole.STRAIGHT: ("opslag",)}.get(role, ("",))


def _in_unit(found: Found, unit: Unit, role: PriceRole) -> Decimal | None:
    """What a number is in a unit, where it can be that: no price is divided by an amount of money."""
    hints, value = found.hints, found.number.value
    if unit.percent:
        if hints.kinds & {"euro", "uren", "dagen"} and not found.number.share:
            return None
        share = found.number.as_share
        return share if abs(share) <= 1 else None
    if found.number.is_percent:
        return None
    if unit.money:
        if hints.kinds & {"uren", "dagen"} and "euro" not in hints.kinds:
            return None
        return value * 60 if "minuut" in hints.pers and unit.key == "euro_per_uur" else value
    amount = "euro" in hints.kinds and hints.kinds.isdisjoint(_COUNTED)
    own = "euro" in found.number.hints.kinds  # written as money itself, not below a head that says so
    return None if amount and (own or role not in _DIVISORS) else value
