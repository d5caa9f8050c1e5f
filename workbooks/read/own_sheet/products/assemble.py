"""One product: from its numbers to the inputs of the model, what the sheet printed, and what was set aside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.calculation.inputs import Stated
from tarief.core.number import EXACT
from tarief.models import MODELS
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, resolve, short
from workbooks.read.own_sheet.found.doubt import confirmed
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.hourly import charged, with_allowances
from workbooks.read.own_sheet.products.combine import combine, one_per_input
from workbooks.read.own_sheet.products.derive import set_outcomes_aside
from workbooks.read.own_sheet.products.hours import in_hours, of_one_fte
from workbooks.read.own_sheet.products.lost_hours import percent_beside_hours
from workbooks.read.own_sheet.products.products import Product
from workbooks.read.own_sheet.products.ratios import likely
from workbooks.read.own_sheet.products.spread import all_hours, helpers, spread
from workbooks.read.own_sheet.products.staff import fte_of, mix_of, wage_of, yearly_wages
from workbooks.read.own_sheet.products.subtotals import without_subtotals
from workbooks.read.own_sheet.values.types import PER_PRODUCTIVE, Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: Amounts that are per hour also beside a price per dagdeel.
_WAGES = ("bruto_uurloon", "loonkosten_per_uur", "loonkosten_per_productief_uur")


def assemble(product: Product, file: str) -> tuple[ProductReading, Bin]:
    """Return what was understood of a product, and what was set aside."""
    aside = Bin()
    table = product.tables[0] if len(product.tables) == 1 else None
    founds = in_hours(of_one_fte(_own_before_shared(product, aside), table, aside), aside)
    candidates = [each for each in combine(_resolved(founds, aside), aside) if not _printed(each, aside)]
    known, candidates = helpers(_of_an_hour(without_subtotals(candidates, aside), aside), aside)
    candidates = one_per_input(percent_beside_hours(likely(candidates, aside), aside), aside)
    mix, wages = mix_of(table), yearly_wages(table)
    candidates += wage_of(table)
    for helper in fte_of(table):
        known.setdefault(helper.key, helper)
    candidates = set_outcomes_aside(candidates, bool(mix), aside, paid=bool(wages))
    hours = all_hours(candidates, known)
    candidates = spread(candidates, known, aside, wages)
    candidates = one_per_input(candidates, aside)
    values = tuple(recognised(confirmed(each)) for each in candidates)
    printed = {key: recognised(each) for key, each in aside.printed.items()}
    outside = tuple(_outside(found, hours) for found, _ in aside.unused if not found.match.concept.forms)
    return ProductReading(product.name, values, printed, mix, outside, file), aside


def _own_before_shared(product: Product, aside: Bin) -> list[Found]:
    """What a product says itself goes before what holds for all."""
    own = {(found.concept, found.number.share) for found in product.own}
    kept = list(product.own)
    for found in product.shared:
        if (found.concept, found.number.share) in own:
            aside.unused.append((found, "het product heeft een eigen waarde"))
        else:
            kept.append(found)
    return kept


def _items_summed(founds: list[Found]) -> list[Found]:
    """Overhead items are one amount together: only the sum tells per what it is."""
    items: dict[tuple[bool, str, str], list[Found]] = {}
    rest = []
    for found in founds:
        if found.concept != "overhead_deel" or found.total:
            rest.append(found)
        else:
            percent = found.number.share or "percent" in found.hints.kinds
            items.setdefault((percent, found.doubt, found.sheet), []).append(found)
    return rest + [_sum_of(group) for group in items.values()]


def _sum_of(group: list[Found]) -> Found:
    if len(group) == 1:
        return group[0]
    whole = sum((found.number.value for found in group), Decimal(0))
    told = " + ".join(dict.fromkeys(found.label.strip() for found in group))
    number = replace(group[0].number, readings=(whole,), shown="")
    return replace(group[0], label=told, number=number, parts=tuple(group))


def _resolved(founds: list[Found], aside: Bin) -> list[Candidate]:
    kept: list[Candidate] = []
    unfit: list[Found] = []
    for found in _items_summed(founds):
        if not found.match.concept.forms:
            aside.unused.append((found, f"{_known_as(found)}: geen regel van het uurtarief"))
        elif (candidate := resolve(charged(found)) or resolve(_contract_hours(found))) is not None:
            kept.append(_with_allowances(candidate))
        else:
            aside.unused.append((found, "de waarde past niet bij dit label"))
            unfit.append(found)
    understood = {(each.found.sheet, each.found.row) for each in kept}
    for found in unfit:
        is_price = found.concept == "tarief" and bool(found.hints.pers)
        is_cost = found.number.value and (is_price or found.match.concept.role != "gedrukt")
        if is_cost and (found.sheet, found.row) not in understood:
            shown = found.seen.cell.text or found.number.shown
            text = f"‘{found.label.strip()}’ is gelezen als {_known_as(found)}, maar {shown} past daar niet bij."
            aside.warn("waarde_past_niet", found, text, "Controleer de eenheid, of vul de waarde zelf in.")
    return kept


def _contract_hours(found: Found) -> Found:
    """The hours beside a wage, in a column headed `Uren`, are the contract hours."""
    is_hours = any("uren" in hints_of(text).kinds for text in found.heading)
    if found.concept not in ("brutoloon", "loonkosten") or not is_hours:
        return found
    return replace(found, match=replace(found.match, concept=vocabulary().concepts["contracturen"], others=()))


def _with_allowances(candidate: Candidate) -> Candidate:
    """A wage `inclusief vakantietoeslag`; of an hour it is asked: which allowances are in it?"""
    if candidate.question or candidate.concept != "brutoloon":
        return candidate
    return resolve(with_allowances(candidate.found)) or candidate


def _known_as(found: Found) -> str:
    return found.concept.replace("_", " ")


def _printed(candidate: Candidate, aside: Bin) -> bool:
    """What the sheet calculates itself is kept apart; a price per hour goes before one per minute."""
    if candidate.role != "gedrukt":
        return False
    key = candidate.key
    if key in aside.printed and aside.printed[key].unit == "euro_per_uur" != candidate.unit:
        aside.leave(candidate, "dezelfde prijs in een andere eenheid")
    else:
        aside.keep_printed(key, candidate)
    return True


def _of_an_hour(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Beside a price per dagdeel or etmaal an amount that does not say `per uur` is no amount per hour."""
    price = aside.printed.get("tarief") or aside.printed.get("kostprijs")
    if price is None or price.form.per in ("uur", "minuut"):
        return candidates
    kept = []
    for each in candidates:
        form = each.form
        if form.per == "uur" and not form.question and not each.found.hints.pers and each.key not in _WAGES:
            aside.leave(each, f"bedrag per {price.form.per}, geen bedrag per uur")
        else:
            kept.append(each)
    return kept


def recognised(candidate: Candidate) -> Recognised:
    """Return a candidate as what was recognised, with the question that is left."""
    found = candidate.found
    first = candidate.meanings[0]
    alternatives = (*(meaning.label for meaning in candidate.meanings[1:]), *found.match.others)
    cells = ((each.sheet, seen.address) for each in all_founds(candidate) for seen in (each.seen, *each.members))
    return Recognised(
        concept=first.key, value=first.value, unit=_unit(first), base=first.sets[0][1].base,
        sheet=found.sheet, cell=found.seen.address,
        label=found.label.strip(), confidence=_confidence(candidate), alternatives=alternatives,
        question=question_key(candidate.question, found.label, candidate.concept),
        options=candidate.meanings,
        cells=tuple(dict.fromkeys(cells)),
        explanation=candidate.explanation, shown=_shown(candidate),
    )  # fmt: skip


def all_founds(candidate: Candidate) -> tuple[Found, ...]:
    """Return every number that a candidate was made of."""
    return tuple(each for found in candidate.founds for each in (found.parts or (found,)))


def _unit(meaning: Meaning) -> str:
    """A value that was worked out from another has the unit of what it became."""
    quantity = MODELS["uurtarief"].quantities.get(meaning.key)
    is_base = bool(meaning.sets[0][1].base) and not meaning.form.spread
    if meaning.operation == PER_PRODUCTIVE:
        return "euro_per_fte"
    if quantity is None or is_base or meaning.key in ("tarief", "kostprijs"):
        return meaning.form.unit
    return "euro_per_fte" if meaning.form.spread and meaning.key == "overhead" else quantity.unit.key


def question_key(asked: str, label: str, concept: str) -> str:
    """Return the name of a question: what is asked, and of which label; the same for each product."""
    if not asked:
        return ""
    words = vocabulary().label(label).plain.split()
    slug = "_".join(word for word in words if word.isalpha())[:60]
    return f"{asked}.{slug or concept}"


def _outside(found: Found, hours: Decimal | None) -> Recognised:
    """A line that the model has no input for; of an amount of a year, what it is per hour as well."""
    share = found.number.share or "percent" in found.hints.kinds
    value = found.number.value
    value = value.scaleb(-2) if share and not found.number.share else value
    return Recognised(
        found.concept, value, "aandeel" if share else "euro", "", found.sheet, found.seen.address, found.label.strip(),
        found.match.score, shown=found.number.shown, options=() if share else _of_hours(found, value, hours),
    )  # fmt: skip


def _of_hours(found: Found, value: Decimal, hours: Decimal | None) -> tuple[Meaning, ...]:
    if not hours or not found.hints.pers <= {"jaar"}:
        return ()
    with localcontext(EXACT):
        return (Meaning("per_uur", "per uur", ((found.concept, Stated(value / hours)),)),)


def _shown(candidate: Candidate) -> str:
    """The value as it stood; a sum as it was worked out."""
    found = candidate.found
    summed = len({each.label for each in all_founds(candidate)}) > 1 and bool(candidate.explanation)
    if found.number.shown and not summed:
        return found.number.shown
    value = candidate.value if summed else found.number.value
    is_share = found.number.share or candidate.form.kind == "percent"
    return f"{short(value.scaleb(2) if value <= 1 else value)}%" if is_share else short(round(value, 2))


def _confidence(candidate: Candidate) -> float:
    certain = 1.0 if candidate.found.hints else 0.9
    asked = 1.0 if not candidate.question else 0.6
    return round(min(each.match.score for each in candidate.founds) * certain * asked, 2)
