"""From JSON to contract forms and back: the same care under several forms, with everything that must be said of it.

In: `{"verloop": [{"jaar", "volume", "kosten_per_eenheid"}], "werkelijk_startvolume", "spreiding", "drempel",
"vormen": [{"vorm", …}]}`. A form is one of `FORMS`; a `corridor` may lie around any of them. Every fault is named at
once, each with its JSON pointer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tarief.contracts.answer import Answer, AskedForm, Circumstances, Compared, Vormen
from tarief.contracts.course import COST, VOLUME, Course, Year, order_findings
from tarief.contracts.fields import Fields
from tarief.contracts.kinds import FORMS, read_form
from tarief.contracts.limits import not_negative, positive
from tarief.contracts.reading_spread import read_spread, too_many
from tarief.contracts.risk_allocation import FLAGS, THRESHOLD
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import Place

#: More forms than this side by side is no comparison.
MOST_FORMS = 12


def compare_forms(raw: Any) -> Vormen:
    """Work out every form for one course; decimals as text. Refused names every fault, with its pointer."""
    return work_out_forms(raw).as_json()


def work_out_forms(raw: Any) -> Compared:
    """Work out every form for one course. Refused names every fault, with its pointer."""
    faults: list[Finding] = []
    fields = Fields(raw, Place.pointer(), faults)
    if not isinstance(raw, dict):
        raise Refused((faults[0].at(Place.pointer("")),))
    asked = _asked(fields)
    years = [] if asked is None else [year.year for year in asked.course.years]
    offers = [read_form(item, years) for item in _forms(fields)]
    fields.close()
    _distinct([offer for offer in offers if offer is not None])
    if asked is not None and too_many(fields, asked.spread, len(offers), len(asked.course.years)):
        asked = replace(asked, spread=None)
    answers = [] if asked is None else [_answer(offer, asked) for offer in offers if offer is not None]
    refuse(faults)
    assert asked is not None
    return Compared(asked.course, tuple(answer for answer in answers if answer is not None), tuple(fields.assumed))


def _distinct(offers: Sequence[AskedForm]) -> None:
    """Note forms with a name that another has: a reader could not tell them apart."""
    seen: set[str] = set()
    for offer in offers:
        name = " ".join(offer.form.label.casefold().split())
        if name in seen:
            text = f"Er is al een vorm met de naam '{offer.form.label[:60]}'."
            offer.fields.fault(text, 'Geef elke vorm een eigen naam: "naam": "…".', "naam")
        seen.add(name)


def _answer(offer: AskedForm, asked: Circumstances) -> Answer | None:
    return offer.fields.made(lambda: offer.answer(asked))


def _forms(fields: Fields) -> list[Fields]:
    found = fields.records("vormen")
    if not found and isinstance(fields.get("vormen"), list | None):
        *first, last = FORMS
        advice = f"Geef ten minste één vorm: {', '.join(first)} of {last}."
        fields.fault("Er is geen contractvorm opgegeven.", advice, "vormen")
    if len(found) > MOST_FORMS:
        fields.fault(f"Er zijn {len(found)} vormen.", f"Vergelijk hoogstens {MOST_FORMS} vormen tegelijk.", "vormen")
        return []
    return found


def _asked(fields: Fields) -> Circumstances | None:
    course = _course(fields)
    start, spread = _checked(fields, "werkelijk_startvolume", "Het werkelijke volume bij de start"), read_spread(fields)
    threshold = fields.whole("drempel") if fields.has("drempel") else THRESHOLD
    if not 1 <= threshold <= len(FLAGS):
        advice = f"Kies een aantal van 1 tot en met {len(FLAGS)}."
        fields.fault(f"Een drempel van {threshold} vlaggen kan niet.", advice, "drempel")
        threshold = THRESHOLD
    return None if course is None else Circumstances(course, start, spread, threshold)


def _checked(fields: Fields, name: str, what: str) -> Decimal | None:
    """Read a number that may be absent and must otherwise be more than nothing; None where it cannot be."""
    if not fields.has(name):
        return None
    before, found = len(fields.faults), fields.checked(name, positive, what)
    return None if len(fields.faults) > before else found


def _course(fields: Fields) -> Course | None:
    """Read the years, each number checked by itself, so that one fault never hides another."""
    before, years = len(fields.faults), []
    for item in fields.records("verloop"):
        years.append(_read_year(item))
        item.close()
    numbers = [year.year for year in years]
    if all(numbers) and isinstance(fields.get("verloop"), list | None):
        fields.faults += [finding.at(fields.at("verloop")) for finding in order_findings(numbers)]
    if len(fields.faults) > before:
        return None
    return fields.made(lambda: Course(tuple(years)), "verloop")


def _read_year(item: Fields) -> Year:
    number = item.whole("jaar")
    return Year(
        number, item.checked("volume", positive, VOLUME), item.checked("kosten_per_eenheid", not_negative, COST)
    )
