"""From all candidates of a product to one per input: doubles, parts, percent beside amount, hidden rows, totals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate, shown_as
from workbooks.read.own_sheet.found.doubt import PARTIAL, or_not, without_doubtful
from workbooks.read.own_sheet.products.doubles import add, addable, asked_which, of_doubles, tolerance
from workbooks.read.own_sheet.words.synonyms import PARTS, vocabulary
from workbooks.read.own_sheet.words.words import word_set

#: Costs of which several lines with labels of their own add up.
_ADDS = word_set(
    "reiskosten opleidingskosten clientgebonden_kosten materiaalkosten gemeentelijke_verplichtingen risico_opslag",
    "lasten_deel overhead_deel overige_uren",
)
_REFERENCE = re.compile(r"[A-Z]{1,3}\$?\d")
_YEAR = re.compile(r"\b20\d\d\b")
_PENSION = re.compile(r"pens|pfzw")
_SOCIAL = re.compile(r"soc|premies|zvw|awf|sv\b|wia|\bww\b")
#: Charges above this share of the wage hold social charges and pension both.
_ALL_CHARGES = Decimal("0.26")
_NEAR = 15
#: What an amount is printed as, beside the percentage that is the input.
_AMOUNTS = {"overhead": "overhead_bedrag", "risico_opslag": "risico_bedrag"}


def combine(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Return one candidate per input."""
    visible = _per_hour(without_doubtful(candidates, aside), aside)
    groups: dict[str, list[Candidate]] = {}
    for candidate in visible:
        groups.setdefault(f"{candidate.concept}|{_slot(candidate)}", []).append(candidate)
    groups = {key: _of_last_year(group, aside) for key, group in groups.items()}
    current = [each for group in groups.values() for each in group]
    groups = {key: _typed(group, current, aside) for key, group in groups.items()}
    single = [kept for group in groups.values() if group and (kept := _one(group, aside)) is not None]
    return _amounts_beside(_wholes(single, aside), aside)


def _of_last_year(group: list[Candidate], aside: Bin) -> list[Candidate]:
    """Of lines whose labels differ in the year only, the last year holds: the others led to it."""
    years = [_YEAR.findall(each.found.label) for each in group]
    same = {vocabulary().label(each.found.label).full for each in group}
    if len(group) < 2 or len(same) != 1 or not all(years) or len({max(said) for said in years}) < len(group):
        return group
    last = max(zip(years, group, strict=True), key=lambda pair: max(pair[0]))[1]
    for each in group:
        if each is not last:
            where = last.found.seen.address
            aside.leave(each, f"cijfer van een eerder jaar; dat van het laatste jaar staat in {where}")
    return [last]


def _typed(group: list[Candidate], everything: list[Candidate], aside: Bin) -> list[Candidate]:
    """What was typed is the input; what a formula made of it elsewhere is an outcome."""
    concept = group[0].concept
    typed = [each for each in everything if each.concept == concept and not _worked_out(each)]
    if not typed or group[0].role == "gedrukt" or concept in _ADDS:
        return group
    kept = []
    for each in group:
        rival = next((other for other in typed if other.key == each.key), None)
        same = rival is not None and (each.question == "eenheid" or each.form == rival.form)
        if rival is None or not _worked_out(each) or not same:
            kept.append(each)
        else:
            where = f"{rival.found.sheet}!{rival.found.seen.address}"
            aside.leave(each, f"uitkomst van een formule; de invoer staat in {where}")
    return kept


def _worked_out(candidate: Candidate) -> bool:
    """Whether a formula with references made the value."""
    return bool(_REFERENCE.search(candidate.found.seen.cell.formula))


def _per_hour(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """A cost per hour and per year on one row is one amount."""
    rows: dict[tuple[str, int, str], list[Candidate]] = {}
    for each in candidates:
        if each.unit.startswith("euro"):
            rows.setdefault((each.found.sheet, each.found.row, each.concept), []).append(each)
    hourly = {place: any(each.unit == "euro_per_uur" for each in group) for place, group in rows.items()}
    kept = []
    for each in candidates:
        beside = each.unit.startswith("euro") and hourly[each.found.sheet, each.found.row, each.concept]
        if beside and each.unit != "euro_per_uur":
            aside.leave(each, "hetzelfde bedrag staat er per uur naast")
        else:
            kept.append(each)
    return kept


def _slot(candidate: Candidate) -> str:
    """Numbers of the same concept and the same input are doubles; an amount beside a percentage is not."""
    kind = "deel" if candidate.key == "deel_uren" else candidate.form.kind
    per = candidate.form.per if candidate.concept in ("overhead", "overhead_deel") else ""
    return f"{candidate.key}|{kind}|{per}|{candidate.form.spread}"


def _one(group: list[Candidate], aside: Bin) -> Candidate | None:
    if group[0].role == "gedrukt":
        return _last_price(group, aside)
    lines = [each for each in group if not each.found.total]
    if lines and len(lines) < len(group):
        for each in group:
            if each.found.total:
                aside.leave(each, "subtotaal: de regels erboven zijn gebruikt")
        group = lines
    if len(group) == 1:
        return group[0]
    if _adds(group) and addable(group):
        return add(group)
    return of_doubles(group, aside)


def _last_price(group: list[Candidate], aside: Bin) -> Candidate:
    """Of several prices the one of the last year, or else the last one on the sheet."""

    def order(each: Candidate) -> tuple[bool, str, int, int]:
        years = _YEAR.findall(f"{each.found.label} {' '.join(each.found.heading)}")
        return each.unit == "euro_per_uur", max(years, default=""), each.found.row, each.found.seen.column

    last = max(group, key=order)
    for each in group:
        if each is not last:
            aside.leave(each, f"een andere prijs dan de laatste, in {last.found.seen.address}")
    return last


def _adds(group: list[Candidate]) -> bool:
    """Lines of one list: their own labels, one sheet, close together."""
    concept = group[0].found.match.concept
    labels = {each.name.casefold() for each in group}
    if len(labels) < len(group):
        return False
    if concept.key not in _ADDS and not concept.non_productive:
        return False
    rows = [each.found.row for each in group]
    sheets = {each.found.sheet for each in group}
    wide = concept.role == "deel" or max(rows) - min(rows) <= _NEAR
    return len(sheets) == 1 and wide


def _wholes(single: list[Candidate], aside: Bin) -> list[Candidate]:
    """Parts of employer charges and of overhead: their sum, unless the whole stands there too."""
    kept = [each for each in single if each.concept not in PARTS]
    for part_key, whole_key in PARTS.items():
        parts = [each for each in single if each.concept == part_key]
        wholes = [each for each in kept if each.concept == whole_key]
        if not parts:
            continue
        kept = [each for each in kept if each not in wholes] + _part_or_whole(parts, wholes, aside)
    return kept


def _part_or_whole(parts: list[Candidate], wholes: list[Candidate], aside: Bin) -> list[Candidate]:
    if not wholes:
        chosen = min(parts, key=lambda each: each.unit != "aandeel")
        for each in parts:
            if each is not chosen:
                aside.leave(each, "dezelfde post in een andere eenheid")
        return [_complete(chosen)]
    whole = wholes[0]
    for part in parts:
        if part.unit != whole.unit:
            aside.leave(part, f"onderdeel van ‘{whole.name}’; dat geheel is gebruikt")
        elif abs(part.value - whole.value) <= tolerance(part, whole) * len(part.founds):
            aside.leave(whole, "subtotaal: de regels erboven zijn gebruikt")
            return [part, *wholes[1:]]
        elif whole.found.total:
            told, ours = (shown_as(each.value, each.unit == "aandeel") for each in (part, whole))
            text = f"De regels tellen op tot {told}, maar ‘{whole.name}’ is {ours}."
            aside.warn("optelling_klopt_niet", whole.found, text, "Vraag welke van de twee geldt.")
            return [asked_which([part, whole]), *wholes[1:]]
        elif addable([whole, part]):
            return [_with_or_without(whole, part), *wholes[1:]]
        else:
            aside.leave(part, f"naast ‘{whole.name}’; dat is gebruikt")
    return wholes


def _complete(parts: Candidate) -> Candidate:
    """Social charges without a pension, or a pension alone, may be less than all charges: that is asked."""
    if parts.concept != "lasten_deel" or parts.unit != "aandeel" or parts.value >= _ALL_CHARGES or parts.question:
        return parts
    said = " ".join(found.label.casefold() for found in parts.founds)
    return parts if _PENSION.search(said) and _SOCIAL.search(said) else or_not(parts, PARTIAL)


def _with_or_without(whole: Candidate, part: Candidate) -> Candidate:
    """A line beside overhead that may be in it, or come on top."""
    both = add([whole, part])
    names = " + ".join(found.label.strip() for found in part.founds)
    told = {"zit_erin": f"‘{names}’ zit in de overhead", "komt_erbij": f"‘{names}’ komt erbij"}
    meanings = []
    for choice, source in (("zit_erin", whole), ("komt_erbij", both)):
        for meaning in source.meanings:
            label = f"{told[choice]}; {meaning.label}"
            meanings.append(replace(meaning, choice=f"{choice}_{meaning.choice}", label=label))
    return replace(both, meanings=tuple(meanings), question="overhead_met_delen")


def _amounts_beside(single: list[Candidate], aside: Bin) -> list[Candidate]:
    """Where a percentage and the amount it comes to stand side by side, the percentage is the input."""
    kept = list(single)
    for share in [each for each in single if each.unit == "aandeel" and not each.found.match.concept.non_productive]:
        for other in [each for each in kept if each.concept == share.concept and each.unit.startswith("euro")]:
            if other.form.per != "uur" and share.found.row != other.found.row:  # not on one line, nor the only other
                continue
            chosen, beside = (other, share) if share.concept == "opleidingskosten" else (share, other)
            kept.remove(beside)
            if beside is other:
                aside.keep_printed(_AMOUNTS.get(other.key, other.key), other)
            else:
                aside.leave(beside, f"percentage bij het bedrag in {chosen.found.seen.address}; het bedrag is gebruikt")
    return kept


def one_per_input(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """Ask which one holds where two labels lead to the same input (leave in days and in hours)."""
    groups: dict[str, list[Candidate]] = {}
    for each in candidates:
        groups.setdefault(each.key if each.key != "deel_uren" else f"deel {each.found.seen.address}", []).append(each)
    single = (group[0] if len(group) == 1 else of_doubles(group, aside) for group in groups.values())
    return [each for each in single if each is not None]


def by_key(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    """Return the candidates by the input they set first."""
    return {candidate.key: candidate for candidate in candidates}
