"""What each cell may be: the inputs that its texts name, then those that its role allows and its texts are like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tarief.calculation.inputs import Stated
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given, Quantity
from workbooks.read.own_sheet.around import Around, without_base
from workbooks.read.own_sheet.candidates import operate, resolve
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.likely import likeness
from workbooks.read.own_sheet.matching import Match
from workbooks.read.own_sheet.roles import Role
from workbooks.read.own_sheet.synonyms import Concept, ValueForm, vocabulary
from workbooks.read.own_sheet.types import Meaning

#: A text that names an input less surely than this is tried only where something is amiss.
NAMED = 0.6
_SURE = 0.9
_MOST_ALIKE = 6
#: A direct cost that nothing else is said of.
ANY_COST, OF_ANY_COST, _OF_A_COST = "clientgebonden_kosten_per_", 0.36, 0.7
_OUTSIDE = frozenset({"overhead", "risico_opslag", "bruto_uurloon", "bruto_maandloon", "bruto_jaarloon"})
NO_MATCH = Match(Concept("onbenoemd", (), (), frozenset(), "invoer", "", False), 0)
#: What a value of such a unit is multiplied with to be one of the model.
_OPERATIONS = {"uren_per_maand": "maal_12"}
#: The models whose words the vocabulary knows first.
_USUAL = frozenset({"uurtarief", "minuuttarief"})
#: Inputs that a sheet seldom has: only where a text is much like their names.
_SELDOM = frozenset((
    "indexatie", "ikb_opslag", "loopbaanbudget", "onregelmatigheidstoeslag", "onregelmatigheidstoeslag_per_uur",
    "opleidingsbudget", "werkgeverslasten_per_uur", "kosten_niet_productieve_uren",
))  # fmt: skip
_OFTEN_ENOUGH = 0.4
#: A text that says that it names nothing in particular.
_ANYTHING = re.compile(r"\b(?:overig\w*|divers\w*|ov\.|div\.)", re.IGNORECASE)
_MINUTE = re.compile(r"minuut|minuten|min\b", re.IGNORECASE)
WAGES = ("brutoloon", "loonkosten", "loon_met_toeslagen")
#: What hours that are no care may be.
_HOURS = ("scholingsuren", "overleguren", "indirecte_uren", "verlofuren", "reisuren")
#: Inputs that stand for one another: hours without a name, and costs for clients of which some are materials.
_KIN = {
    "overige_uren": _HOURS,
    "clientgebonden_kosten_per_uur": ("clientgebonden_kosten_per_uur", "materiaalkosten_per_uur"),
}
#: Inputs that a total of a year is itself.
WHOLE = frozenset({"bruto_jaarloon", "loonkosten_per_jaar", "loon_met_toeslagen_per_jaar", "bruto_maandloon"})
#: More is no wage of one year for one person, and no amount per hour, day part or day.
_ONE_YEAR, _PER_UNIT = Decimal(160_000), Decimal(400)
_TOTALS = ("euro_per_jaar", "euro_per_fte", "euro_per_maand")
#: Shares that the price is divided by, and those that it is divided by 1 minus.
_DIVIDING = frozenset({"productiviteit", "bezettingsgraad", "aanwezigheid"})
_REST = frozenset({"productiviteit", "niet_declarabel", "overhead", "risico_opslag", "ziekteverzuim", "leegloop"})
_COUNTS = frozenset({"groepsgrootte", "plaatsen", "productieve_uren", "contracturen", "dagen_per_jaar"})
#: Inputs of which a sheet may have several posts.
_ADDED = frozenset((
    "overhead", "werkgeverslasten", "verlofuren", "scholingsuren", "overleguren", "indirecte_uren", "reisuren",
    "niet_productieve_uren", "overige_toeslagen_per_uur", "risico_opslag", "praktijkkosten",
    "huisvestingskosten_per_jaar",
))  # fmt: skip
#: What a direct cost per unit is called.
DIRECT = (
    "kosten_per_uur", "kosten_per_dagdeel", "kosten_per_etmaal", "leefgeld_per_etmaal", "huisvestingskosten_per_jaar",
    "opleidingsbudget", "verplichtingen_per_uur",
)  # fmt: skip
_ADDED_PER = ("kosten_per_uur", "kosten_per_dagdeel", "kosten_per_etmaal", "_per_rit")


@dataclass(frozen=True)
class Line:
    """One input as a cell gives it. A line that is `spread` has the value that its part of the price comes to."""

    leaf: Key
    found: Found
    meaning: Meaning
    base: str
    spread: bool = False

    @property
    def key(self) -> str:
        """The input."""
        return self.meaning.key

    @property
    def score(self) -> float:
        """How surely its texts name it."""
        return self.found.match.score

    @property
    def is_alike(self) -> bool:
        """Whether its texts are only like the name of the input."""
        return self.found.match.concept is NO_MATCH.concept

    @property
    def minutes(self) -> bool:
        """Whether an amount per minute was read as one per hour."""
        return bool(self.found.number.value) and self.meaning.value == 60 * self.found.number.value

    @property
    def is_share(self) -> bool:
        """Whether the cell holds a share of something."""
        return self.found.number.share or self.meaning.form.kind == "percent"


def options_of(at: Around, founds: list[Found], role: Role, model: CostModel) -> Iterator[Line]:
    """Give what a cell may be, the likeliest first; `founds` is what its texts name."""
    seen = set()
    usual, other = list(_named(founds, model)), list(_elsewhere(founds, model))
    first = (*usual, *other) if model.key in _USUAL else (*other, *usual)
    named = sorted(first, key=lambda each: -each[0].match.score)
    sure = bool(named) and named[0][0].match.score >= _SURE
    for found, meaning in (*named, *(() if sure else _alike(at, role, model))):
        for base in _bases(found, meaning, model):
            if (meaning.key, base, meaning.operation) not in seen:
                seen.add((meaning.key, base, meaning.operation))
                yield Line(at.key, found, meaning, base, _spreads(at, meaning, role, model))


def _named(founds: list[Found], model: CostModel) -> Iterator[tuple[Found, Meaning]]:
    for found in founds:
        hourly = _per_hour(_charged(found))
        candidate = resolve(hourly) or resolve(replace(hourly, heading=(), section=""))
        for meaning in candidate.meanings if candidate is not None else ():
            for key in _KIN.get(meaning.key, (meaning.key,)):
                if meaning.sets and key in model.quantities:
                    yield found, replace(meaning, sets=((key, meaning.sets[0][1]),))


def _elsewhere(founds: list[Found], model: CostModel) -> Iterator[tuple[Found, Meaning]]:
    """What the texts name in models other than the usual one; whether that holds, the fit tells."""
    for found in founds:
        concepts = (found.match.concept, *(vocabulary().concepts[key] for key in found.match.others))
        for form in (form for concept in concepts for form in concept.elsewhere):
            value = _as_form(found, form) if form.key in model.quantities else None
            if value is not None:
                yield (
                    found,
                    Meaning(form.unit, form.unit, ((form.key, Stated(value)),), form, _OPERATIONS.get(form.unit, "")),
                )


def _as_form(found: Found, form: ValueForm) -> Decimal | None:
    """What a number is in a form, where it can be that."""
    share = found.number.share or "percent" in found.number.hints.kinds
    value = found.number.value
    if form.kind == "percent":
        value = value.scaleb(-2) if not found.number.share and abs(value) > 1 else value
    elif share:
        return None
    if not form.low <= value <= form.high:
        return None
    return operate(_OPERATIONS.get(form.unit, ""), value)


def _alike(at: Around, role: Role, model: CostModel) -> Iterator[tuple[Found, Meaning]]:
    """The inputs that a cell of this role and unit can be, by how like their names its texts are."""
    texts = [seen.text for seen in at.before] + list(at.heading.texts) or [seen.text for seen in at.after]
    texts += [head for text in texts if (head := without_base(text)) != text]
    found = at.as_(NO_MATCH, at.seen, above=False)
    scores: dict[tuple[str, str], tuple[float, Decimal]] = {}
    for key, quantity in model.quantities.items():
        if not _may_be_given(quantity) or not _fits(role, key, quantity.unit):
            continue
        read = _in_unit(found, quantity.unit)
        for operation in _operations(role, key) if read is not None else ():
            assert read is not None
            value = operate(operation, read) if operation != "opslag" or read > -1 else None
            if value is not None and _is_usual(key, quantity.unit.key, value):
                scores[key, operation] = likeness(key, texts), value
    ranked = sorted(scores, key=lambda each: -scores[each][0])
    most = _MOST_ALIKE if role is not Role.STRAIGHT else 2 * _MOST_ALIKE
    for key, operation in (*ranked[:most], *(each for each in ranked[most:] if each[0].startswith(ANY_COST))):
        score, value = scores[key, operation]
        if key in _SELDOM and score < _OFTEN_ENOUGH:
            continue
        if _ANYTHING.search(" ".join(texts)) and model.quantities[key].unit.money and not key.startswith(ANY_COST):
            continue
        if key.startswith(ANY_COST):
            score = max(score, OF_ANY_COST)
        elif model.quantities[key].unit.money and key not in _OUTSIDE:
            score *= 1 if score >= NAMED else _OF_A_COST  # a cost is the one that its name says, or any
        named = replace(NO_MATCH, score=round(min(score, NAMED), 2))
        form = ValueForm(model.quantities[key].unit.key, key, Decimal(0), Decimal(0))
        meaning = Meaning(key, key, ((key, Stated(value)),), form, operation)
        yield replace(found, match=named, label=at.label), meaning


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


def _is_usual(key: str, unit: str, value: Decimal) -> bool:
    low, high = _usual().get((key, unit), (value, value))
    return low <= value <= high or not value


def _may_be_given(quantity: Quantity) -> bool:
    """Whether people give this themselves; not what a model works out on its way, nor what only a cao says."""
    if quantity.key in ("tarief", "kostprijs", "overige_kosten"):
        return False
    own = isinstance(quantity, Given) and quantity.source is None and not quantity.row
    return own or quantity.key in told()


def _fits(role: Role, key: str, unit: Unit) -> bool:
    """Whether an input can do to a price what a cell does."""
    match role:
        case Role.STRAIGHT:
            return key not in (_DIVIDING - {"productiviteit"}) | _COUNTS
        case Role.DIVISOR:
            return key in _DIVIDING or (not unit.percent and not unit.money)
        case Role.REST:
            return key in _REST
        case Role.TAKEN_OFF | Role.DIVIDED_FROM:
            return not unit.money and not unit.percent
    return True


def _operations(role: Role, key: str) -> tuple[str, ...]:
    if key == "contracturen":
        return ("", "maal_12", "maal_52")
    if key != "productiviteit":
        return ("",)
    return {Role.REST: ("rest",), Role.STRAIGHT: ("opslag",)}.get(role, ("",))


def _bases(found: Found, meaning: Meaning, model: CostModel) -> Iterator[str]:
    quantity = model.quantities[meaning.key]
    likely = meaning.sets[0][1].base or found.base(meaning.key)
    bases = [likely] if likely else []
    if isinstance(quantity, Given) and (meaning.form.kind == "percent" or not bases):
        percent = meaning.form.kind == "percent"
        bases += [b.key for b in quantity.bases if (b.unit is None or b.unit.percent) == percent]
    yield from dict.fromkeys(bases or [""])


def _spreads(at: Around, meaning: Meaning, role: Role, model: CostModel) -> bool:
    """Whether a value is a total, of which the price says what it is per unit."""
    if role is not Role.STRAIGHT or at.seen.is_share or meaning.form.kind == "percent":
        return False
    if meaning.key in WHOLE:
        return abs(meaning.value) > _ONE_YEAR
    unit = model.quantities[meaning.key].unit
    if unit.key == meaning.form.unit and unit.key in _TOTALS:
        return False
    if meaning.form.spread or meaning.form.unit in _TOTALS:
        return True
    return unit.money and abs(meaning.value) > _PER_UNIT


def can_stand_together(lines: Iterable[Line]) -> bool:
    """Whether no input comes from two cells that cannot be added up: a share and an amount, or two wages."""
    first: dict[str, Line] = {}
    for line in lines:
        other = first.setdefault(line.key, line)
        added = line.key in _ADDED or line.key.endswith(_ADDED_PER)
        alike = added and line.base == other.base and line.is_share == other.is_share
        both_wages = line.found.concept in WAGES and other.found.concept in WAGES
        if other is not line and not alike and not both_wages:
            return False
    return True


def worked(line: Line, raw: Any, stored: Decimal) -> Any:
    """Return the value of a line when its cell holds `raw` (an array); `stored` is what it holds now."""
    value = line.meaning.value
    match line.meaning.operation:
        case "rest":
            return 1 - raw * _times(1 - value, stored)
        case "opslag":
            return 1 / (1 + raw * _times(1 / value - 1, stored))
    return raw * _times(value, stored)


def _times(value: Decimal, stored: Decimal) -> float:
    return float(value / stored) if stored else 1.0  # float: points are float64


def _charged(found: Found) -> Found:
    """A wage `inclusief werkgeverslasten` is labour cost."""
    if found.concept != "brutoloon" or "lasten_in" not in found.flags:
        return found
    return replace(found, match=replace(found.match, concept=vocabulary().concepts["loonkosten"]))


def _per_hour(found: Found) -> Found:
    """An amount per minute is sixty times as much per hour."""
    if "minuut" not in found.hints.pers or "uren" in found.hints.kinds:
        return found
    number = replace(found.number, readings=tuple(each * 60 for each in found.number.readings), shown="")
    return replace(
        found, number=number, label=_MINUTE.sub("uur", found.label), unit_text="per uur", heading=(), section=""
    )


def _in_unit(found: Found, unit: Unit) -> Decimal | None:
    """What a number is in a unit, where it can be that."""
    hints, value = found.hints, found.number.value
    if unit.percent:
        if hints.kinds & {"euro", "uren", "dagen"} and not found.number.share:
            return None
        value = value.scaleb(-2) if not found.number.share and abs(value) > 1 else value
        return value if abs(value) <= 1 else None
    if found.number.share or "percent" in found.number.hints.kinds:
        return None
    if unit.money:
        if hints.kinds & {"uren", "dagen"} and "euro" not in hints.kinds:
            return None
        return value * 60 if "minuut" in hints.pers and unit.key == "euro_per_uur" else value
    return None if "euro" in hints.kinds else value
