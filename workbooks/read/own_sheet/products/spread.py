"""Totals of a year for the whole organisation: divided by the fte or by the hours that the sheet gives."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.findings import Severity
from tarief.core.number import EXACT
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, short
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.products.subtotals import ON_TOP
from workbooks.read.own_sheet.values.inputs import worked_out
from workbooks.read.own_sheet.values.types import PER_PRODUCTIVE, Meaning

_BY_HOURS = ("uren", "uren_per_fte")
_NAMES = {"fte": "fte", "salarissen": "euro aan salarissen"}


def helpers(candidates: list[Candidate], aside: Bin) -> tuple[dict[str, Candidate], list[Candidate]]:
    """Return the numbers that are only there to divide by (fte, all hours of a year), and the other candidates."""
    known: dict[str, Candidate] = {}
    rest = []
    for each in candidates:
        if each.key not in ("fte", "uren_totaal"):
            rest.append(each)
        elif each.key in known and known[each.key].value != each.value and not known[each.key].found.total:
            aside.leave(each, "een ander aantal dan het eerste; niet gebruikt om door te delen")
        else:
            known[each.key] = each
    return known, rest


def spread(
    candidates: list[Candidate], helped: dict[str, Candidate], aside: Bin, wages: Decimal = Decimal(0)
) -> list[Candidate]:
    """Divide what is a total; what cannot be divided is left out and told. `wages`: all salaries of a year."""
    known = {key: each.value for key, each in helped.items()}
    salaries = [each.value for each in candidates if each.form.question == "salarissen_jaar"]
    if not salaries and wages:
        known |= {"toeslagen": wages, "loonsom": wages + sum(_on_top(candidates))}
    if len(salaries) == 1:
        known["salarissen"] = known["loonsom"] = salaries[0]
        known |= _allowances(candidates, salaries[0])
    known |= {} if salaries or wages else _of_one(candidates)
    productive = _productive(candidates)
    later = productive is None and _productive(candidates, asked=True) is not None
    paid = [found for each in candidates if each.form.question == "salarissen_jaar" for found in each.founds]
    kept = []
    for each in candidates:
        worked = (_spread(meaning, known, productive, later=later) for meaning in each.meanings)
        meanings = tuple(meaning for meaning in worked if meaning is not None)
        if not any(meaning.sets for meaning in meanings):
            aside.leave(each, "bedrag per jaar; het aantal fte of uren om door te delen staat er niet")
            advice = "Geef het aantal fte of het aantal productieve uren, of een bedrag per uur."
            text = f"‘{each.name}’ is een bedrag per jaar, zonder aantal fte of uren om door te delen."
            aside.warn("jaarbedrag_zonder_aantal", each.found, text, advice)
            continue
        divided = any(meaning.form.spread for meaning in each.meanings)
        helping = _founds_of(each.meanings, helped) if divided else ()
        if any(meaning.form.spread == "salarissen" for meaning in each.meanings):
            helping += tuple(paid)
        made = replace(each.among(meanings), founds=(*each.founds, *helping))
        if divided and made.form.spread:
            told = f"{short(each.value, 2)} per jaar, gedeeld door {_by(made.meanings[0], known, productive)}."
            made = replace(made, explanation=f"{each.explanation} {told}".strip())
            aside.warn("jaarbedrag_omgerekend", each.found, f"‘{each.name}’: {told}", severity=Severity.NOTE)
        kept.append(made)
    used = {found for each in kept for found in each.founds}
    for helper in helped.values():
        if not used.intersection(helper.founds):
            aside.leave(helper, "aantal om mee om te rekenen; hier niet nodig")
    return kept


def all_hours(candidates: list[Candidate], helped: dict[str, Candidate]) -> Decimal | None:
    """Return the productive hours of the whole organisation, where amounts of a year are divided by them."""
    if not any(meaning.form.spread for each in candidates for meaning in each.meanings):
        return None
    known = {key: each.value for key, each in helped.items()}
    return _hours_of_all(known, _productive(candidates))


def _hours_of_all(known: dict[str, Decimal], productive: Decimal | None) -> Decimal | None:
    fte = known.get("fte")
    total = fte * productive if fte is not None and productive is not None else None
    return known.get("uren_totaal", total)


def _productive(candidates: list[Candidate], *, asked: bool = False) -> Decimal | None:
    """The productive hours of one fte, as far as the model knows them without a price; also by what is `asked`."""
    sure: dict[Path, Stated] = {
        (key,): item for each in candidates if asked or not each.question for key, item in each.meanings[0].sets
    }
    return worked_out("productieve_uren", StatedInputs(sure))


def _of_one(candidates: list[Candidate]) -> dict[str, Decimal]:
    """The wage of one person in a year, where the sheet has one and leaves no doubt about it."""
    found = [each.value for each in candidates if each.key == "bruto_jaarloon" and not each.question]
    wage = found[0] if len(found) == 1 else None
    return {} if wage is None else {"toeslagen": wage, "loonsom": wage + sum(_on_top(candidates, wage))}


def _on_top(candidates: list[Candidate], wage: Decimal = Decimal(0)) -> list[Decimal]:
    """The allowances as amounts of a year: also those that are a share of the wage of one person."""
    top = [each for each in candidates if each.key in ON_TOP]
    return [each.value if each.form.spread else each.value * wage for each in top if each.form.per != "uur"]


def _allowances(candidates: list[Candidate], salaries: Decimal) -> dict[str, Decimal]:
    """Allowances as amounts of a year come on top of salaries that cannot hold them; charges are a part of both."""
    total = next(each for each in candidates if each.form.question == "salarissen_jaar")
    amounts = _on_top(candidates)
    apart = {meaning.key for meaning in total.meanings if meaning.sets} == {"bruto_jaarloon"}
    if not amounts or not (apart or "toeslagen_uit" in total.found.flags):
        return {"toeslagen": Decimal(0)}
    return {"toeslagen": salaries, "loonsom": salaries + sum(amounts)}


def _founds_of(meanings: tuple[Meaning, ...], helped: dict[str, Candidate]) -> tuple[Found, ...]:
    """The cells of the numbers that were divided by."""
    wanted = {"fte": ("fte",), "uren": ("uren_totaal",) if "uren_totaal" in helped else ("fte",)}
    keys = {key for meaning in meanings for key in wanted.get(meaning.form.spread, ())}
    return tuple(found for key in sorted(keys) if key in helped for found in helped[key].founds)


def _divisor(meaning: Meaning, known: dict[str, Decimal], productive: Decimal | None) -> Decimal | None:
    match meaning.form.spread:
        case "fte":
            return known.get("fte")
        case "uren_per_fte":
            return productive
        case "uren":
            return _hours_of_all(known, productive)
        case "salarissen":
            return known.get("toeslagen" if meaning.key in ON_TOP else "loonsom")
    return Decimal(1)


def _by(meaning: Meaning, known: dict[str, Decimal], productive: Decimal | None) -> str:
    if meaning.operation == PER_PRODUCTIVE:
        return "de productieve uren, zoals die uit de antwoorden volgen"
    divisor = _divisor(meaning, known, productive) or Decimal(1)
    return f"{short(divisor)} {_NAMES.get(meaning.form.spread, 'productieve uren')}"


def _spread(meaning: Meaning, known: dict[str, Decimal], productive: Decimal | None, *, later: bool) -> Meaning | None:
    """Divide an amount; with `later` by the hours of one fte once the answers tell those."""
    if not meaning.form.spread or not meaning.sets:
        return meaning
    open_ = later and meaning.form.spread in _BY_HOURS and "uren_totaal" not in known
    divisor = _divisor(meaning, known, Decimal(1) if open_ else productive)
    if not divisor:
        return None
    with localcontext(EXACT):
        made = meaning.stating(meaning.value / divisor)
    return replace(made, operation=PER_PRODUCTIVE) if open_ else made
