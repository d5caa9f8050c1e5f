"""Hours in which no care is given: percentages beside hours, shares of the hours, parts with their total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.findings import Severity
from tarief.core.number import EXACT
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, short
from workbooks.read.own_sheet.products.combine import by_key
from workbooks.read.own_sheet.values.inputs import MODEL, worked_out
from workbooks.read.own_sheet.values.types import Meaning
from workbooks.read.own_sheet.words.synonyms import ValueForm

_PARTS = ("verlofuren", "feestdaguren", "ziekteverzuim", "scholingsuren", "overleguren", "indirecte_uren", "reisuren")
_NEEDED = frozenset(("verlofuren", "ziekteverzuim", "scholingsuren", "overleguren"))
_LEAVE = frozenset(("contracturen", "verlofuren", "ziekteverzuim"))
#: What says how many hours are productive; a percentage of training may be one of the wage.
_TOLD = ("productiviteit", "productieve_uren", "niet_productieve_uren")
_MONEY = ("scholingsuren",)
#: So many kinds of hours without care are a list of them.
_LISTED = 3
_AS_HOURS = ValueForm("uren", "niet_productieve_uren", Decimal(0), Decimal(0))
_AWAY, _AFTER_LEAVE = ("verlofuren", "feestdaguren"), "uren_na_verlof"
_HUNDREDTH = Decimal("0.051")


def hours_without_care(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Hours that are no work for clients: percent beside hours, shares of the hours, parts and their total."""
    shares = _beside_hours(candidates)
    kept = _without_money(candidates, aside) if shares else _shares_of_hours(candidates, aside)
    found = by_key(kept)
    other = found.get("overige_uren")
    whole = found.get("niet_productieve_uren")
    indirect = found.get("indirecte_uren")
    if indirect is not None and indirect.question == "indirect" and {"verlofuren", "ziekteverzuim"} <= found.keys():
        found["indirecte_uren"] = kept[kept.index(indirect)] = indirect.among(indirect.meanings[:1])
    parts = [found[key] for key in _PARTS if key in found]
    if whole is not None and _is_one_of(whole, parts):
        text = f"‘{whole.name}’ is minder dan de andere uren samen, en is gelezen als één van die regels."
        aside.warn("deel_van_de_uren", whole.found, text, severity=Severity.NOTE)
        return _summed(kept, parts, [whole, *([other] if other else [])], aside)
    if shares:
        return _summed(kept, parts, [*shares, *([other] if other else [])], aside)
    complete = found.keys() >= _NEEDED and other is None
    if whole is not None and (parts or other) and not complete:
        for each in (*parts, *([other] if other else [])):
            aside.leave(each, f"onderdeel van ‘{whole.name}’; dat totaal is gebruikt")
        return [each for each in kept if each not in parts and each is not other]
    if other is None and whole is None and _is_list(found):
        missing = ", ".join(sorted(MODEL.quantities[key].label for key in _NEEDED - found.keys()))
        text = f"De niet-productieve uren zijn de som van wat het blad noemt; daar is niet bij: {missing}."
        aside.warn("uren_niet_genoemd", parts[0].found, text, "Vul ze in als ze er wel zijn.")
        return _summed(kept, parts, [], aside)
    return _summed(kept, parts, [other], aside) if other is not None else kept


def _beside_hours(candidates: list[Candidate]) -> list[Candidate]:
    """Shares of contract hours (`Reistijd 8%`) where leave and the like stand in hours, and no productivity does."""
    found = by_key(candidates)
    hours = any(found[key].unit == "uren" for key in _PARTS if key in found)
    if not hours or "contracturen" not in found or not found.keys().isdisjoint(_TOLD):
        return []
    return [each for each in candidates if each.key == "deel_uren" and each.concept not in _MONEY]


def _without_money(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Ask whether a share of training is one of hours or of the wage."""
    asked = ((each, each.key == "deel_uren" and each.concept in _MONEY) for each in candidates)
    made = (_hours_or_money(each, aside) if money else each for each, money in asked)
    return [each for each in made if each is not None]


def _is_list(found: Mapping[str, Candidate]) -> bool:
    """Whether a sheet lists its hours without care, and not all that the model asks for."""
    listed = sum(key in found for key in _PARTS)
    told = not found.keys().isdisjoint(_TOLD)
    return not told and listed >= _LISTED and found.keys() >= _LEAVE and not found.keys() >= _NEEDED


def _is_one_of(whole: Candidate, parts: list[Candidate]) -> bool:
    """Whether hours that are called all hours without care are fewer than their parts: they are one more of those."""
    hours = [each.value for each in parts if each.unit == "uren" and not each.question]
    return whole.unit == "uren" and not whole.found.total and sum(hours, Decimal(0)) > whole.value


def _summed(kept: list[Candidate], parts: list[Candidate], others: list[Candidate], aside: Bin) -> list[Candidate]:
    """Hours the model has no line for: all parts together become the non-productive hours."""
    hours = by_key(kept).get("contracturen")
    if hours is None and (homeless := [each for each in others if each.unit == "aandeel"]):
        for each in homeless:
            aside.leave(each, "overige uren: zonder contracturen niet op te tellen met een percentage")
        return hours_without_care([each for each in kept if each not in homeless], aside)
    sick = next((each for each in parts if each.key == "ziekteverzuim" and each.question), None)
    lines = [*([sick] if sick is not None else []), *(each for each in (*parts, *others) if each is not sick)]
    stated = _stated([*parts, *([hours] if hours is not None else [])])
    meanings = []
    for meaning in (sick or lines[0]).meanings[: None if sick else 1]:
        of_sick: dict[Path, Stated] = {("ziekteverzuim",): meaning.sets[0][1]} if sick and meaning.sets else {}
        away = worked_out("niet_productieve_uren", StatedInputs({**stated, **of_sick}))
        more = sum((_hours_of(each, [*parts, *([hours] if hours else [])], of_sick) for each in others), Decimal(0))
        if away is not None:
            sets = (("niet_productieve_uren", Stated(away + more)),)
            meanings.append(replace(meaning, sets=sets, form=_AS_HOURS))
    if not meanings:
        for each in others:
            aside.leave(each, "overige uren: niet op te tellen met de andere")
        return [each for each in kept if each not in others]
    founds = tuple(found for each in lines for found in each.founds)
    told = f"Som van {len(founds)} regels: {' + '.join(found.label.strip() for found in founds)}."
    asked = sick.question if sick is not None and len(meanings) > 1 else ""
    made = Candidate(founds, tuple(meanings), asked, "" if asked else told)
    return [*(item for item in kept if item not in lines), made]


def _hours_of(line: Candidate, known: list[Candidate], sick: Mapping[Path, Stated]) -> Decimal:
    """What a line is in hours: a share is of what it says, else of what sickness is one, else of the contract."""
    if line.unit != "aandeel":
        return line.value
    found = by_key(known)
    base = line.found.base("ziekteverzuim") or next((item.base for item in sick.values()), "")
    leave = sum((found[key].value for key in _AWAY if key in found and base == _AFTER_LEAVE), Decimal(0))
    return line.value * (found["contracturen"].value - leave)


def _stated(known: list[Candidate]) -> dict[Path, Stated]:
    """What hours a sheet names, and none of the kinds that it does not."""
    absent: dict[Path, Stated] = {
        (key,): Stated(Decimal(0), "uren" if key == "ziekteverzuim" else "") for key in _NEEDED
    }
    return absent | {(each.key,): each.meanings[0].sets[0][1] for each in known}


def percent_beside_hours(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Sickness as 6% and as 112,68 hours: the hours tell the base; other percentages only explain the hours."""
    kept = list(candidates)
    for share in [each for each in candidates if each.unit == "aandeel" and each.found.match.concept.non_productive]:
        hours = next((each for each in kept if each.concept == share.concept and each.unit == "uren"), None)
        if hours is None:
            continue
        base = _base_shown(share, hours, by_key(kept)) if share.key == "ziekteverzuim" else ""
        if base:
            kept[kept.index(share)] = replace(
                share, meanings=(share.meanings[0].stating(share.value, base),), question=""
            )
            kept.remove(hours)
            aside.keep_printed("verzuimuren", hours)
        else:
            kept.remove(share)
            aside.leave(share, f"percentage bij de uren in {hours.found.seen.address}; de uren zijn gebruikt")
    return kept


def _base_shown(share: Candidate, hours: Candidate, found: dict[str, Candidate]) -> str:
    if "contracturen" not in found:
        return ""
    keys = [key for key in ("contracturen", "verlofuren", "feestdaguren") if key in found]
    stated: dict[Path, Stated] = {("verlofuren",): Stated(Decimal(0))}
    stated |= {(key,): found[key].meanings[0].sets[0][1] for key in keys}
    fits = {}
    for base in ("contracturen", "uren_na_verlof"):
        sick = StatedInputs({**stated, ("ziekteverzuim",): Stated(share.value, base)})
        of_base = worked_out("verzuimuren", sick)
        if of_base is not None and abs(of_base - hours.value) <= _HUNDREDTH:
            fits[base] = of_base
    return next(iter(fits)) if len(set(fits.values())) == 1 else ""


def _shares_of_hours(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Leave 10%, sickness 6%, training 2%: hours when the contract hours are known, else the productivity."""
    parts = [each for each in candidates if each.key == "deel_uren"]
    if not parts:
        return candidates
    kept = [each for each in candidates if each.key != "deel_uren"]
    if not {"verlofuren", "ziekteverzuim"} & {each.concept for each in candidates if each.unit == "aandeel"}:
        return kept + [asked for each in parts if (asked := _hours_or_money(each, aside)) is not None]
    found = by_key(kept)
    sick = found.get("ziekteverzuim")
    shares = [*parts, *([sick] if sick is not None and sick.unit == "aandeel" else [])]
    rest = [each for each in kept if each not in shares]
    if not {"productiviteit", "productieve_uren", "niet_productieve_uren"} & found.keys():
        return [*rest, _productivity(shares, aside)]
    for each in shares:
        aside.leave(each, "onderdeel van de niet-productieve tijd; de productiviteit zelf is gebruikt")
    return rest


def _hours_or_money(part: Candidate, aside: Bin) -> Candidate | None:
    """`Scholing 2%` without leave and sickness as percentages beside it: of the hours, or of the wage?"""
    if part.concept != "scholingsuren":
        aside.leave(part, "percentage van de uren, zonder de andere niet-productieve tijd")
        text = f"‘{part.name}’ is een percentage, maar verlof en ziekte staan er niet als percentage bij."
        aside.warn("percentage_van_uren", part.found, text, "Geef de productiviteit, of alle niet-productieve uren.")
        return None
    form = part.form
    money = (("opleidingsbudget", Stated(part.value)),)
    meanings = (
        Meaning("geld", "een budget van de loonkosten", money, form),
        Meaning("uren", "deel van de uren, dat al in de productiviteit zit", form=form),
    )
    return replace(part, meanings=meanings, question="scholing")


def _productivity(parts: list[Candidate], aside: Bin) -> Candidate:
    """1 minus the shares, or one after the other: that is asked."""
    with localcontext(EXACT):
        together = 1 - sum((each.value for each in parts), Decimal(0))
        in_turn = Decimal(1)
        for each in parts:
            in_turn *= 1 - each.value
    said = {each.found.base("ziekteverzuim") for each in parts}
    meanings = tuple(
        Meaning(
            choice,
            f"{label}: productiviteit {short(value.scaleb(2))}%",
            (("productiviteit", Stated(value)),),
            parts[0].meanings[0].form,
        )
        for choice, label, value in (
            ("optellen", "alle percentages zijn van de contracturen", together),
            ("na_elkaar", "elk percentage is van wat overblijft", in_turn),
        )
        if choice == "optellen" or said != {"contracturen"}
    )
    founds = tuple(found for each in parts for found in each.founds)
    told = " + ".join(found.label.strip() for found in founds)
    aside.warn(
        "productiviteit_afgeleid", founds[0], f"De productiviteit is afgeleid uit: {told}.", severity=Severity.NOTE
    )
    return Candidate(founds, meanings, "delen_van_uren" if len(meanings) > 1 else "", f"1 min {told}.")
