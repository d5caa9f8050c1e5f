"""From JSON to contract forms and back: the same care under several forms, with everything that must be said of it.

In: `{"verloop": [{"jaar", "volume", "kosten_per_eenheid"}], "werkelijk_startvolume", "spreiding", "drempel",
"vormen": [{"vorm", …}]}`. A form is `inspanningsgericht`, `outputgericht` or `taakgericht`; a `corridor` may lie
around any of them. Every fault is named at once, each with its JSON pointer.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tarief.errors import Finding, Refused, refuse
from tarief.funding.compared import Answer, Asked, Compared, work_out
from tarief.funding.course import Course, Year
from tarief.funding.fields import Fields
from tarief.funding.limits import positive, share
from tarief.funding.reading_forms import Offer, read_offer
from tarief.funding.risk_allocation import FLAGS, THRESHOLD

#: More forms than this side by side is no comparison.
MOST_FORMS = 12


def compare_forms(raw: Any) -> dict[str, Any]:
    """Work out every form for one course; decimals as text. Refused names every fault, with its pointer."""
    return work_out_forms(raw).as_json()


def work_out_forms(raw: Any) -> Compared:
    """Work out every form for one course. Refused names every fault, with its pointer."""
    faults: list[Finding] = []
    fields = Fields(raw, "", faults)
    if not isinstance(raw, dict):
        raise Refused((faults[0].at("/"),))
    asked, offers = _asked(fields), [read_offer(item) for item in _forms(fields)]
    fields.close()
    answers = [] if asked is None else [_answer(offer, asked) for offer in offers if offer is not None]
    refuse(faults)
    assert asked is not None
    return Compared(asked.course, tuple(answer for answer in answers if answer is not None), tuple(fields.assumed))


def _answer(offer: Offer, asked: Asked) -> Answer | None:
    return offer.fields.made(lambda: work_out(offer, asked))


def _forms(fields: Fields) -> list[Fields]:
    found = fields.records("vormen")
    if not found and isinstance(fields.get("vormen"), list | None):
        advice = "Geef ten minste één vorm: inspanningsgericht, outputgericht of taakgericht."
        fields.fault("Er is geen contractvorm opgegeven.", advice, "vormen")
    if len(found) > MOST_FORMS:
        fields.fault(f"Er zijn {len(found)} vormen.", f"Vergelijk hoogstens {MOST_FORMS} vormen tegelijk.", "vormen")
        return []
    return found


def _asked(fields: Fields) -> Asked | None:
    course = _course(fields)
    start = _checked(fields, "werkelijk_startvolume", "Het werkelijke volume bij de start")
    spread = _checked(fields, "spreiding", "De spreiding van de kosten")
    threshold = fields.whole("drempel") if fields.has("drempel") else THRESHOLD
    if not 1 <= threshold <= len(FLAGS):
        advice = f"Kies een aantal van 1 tot en met {len(FLAGS)}."
        fields.fault(f"Een drempel van {threshold} vlaggen kan niet.", advice, "drempel")
        return None
    return None if course is None else Asked(course, start, spread, threshold)


def _checked(fields: Fields, name: str, what: str) -> Decimal | None:
    """Read a number that may be absent and must otherwise be more than nothing; None where it cannot be."""
    if not fields.has(name):
        return None
    found = fields.number(name)

    def check() -> Decimal:
        refuse((*positive(found, name, what), *(share(found, name, what) if name == "spreiding" else ())))
        return found

    return fields.made(check)


def _course(fields: Fields) -> Course | None:
    before = len(fields.faults)
    years = []
    for item in fields.records("verloop"):
        years.append(Year(item.whole("jaar"), item.number("volume"), item.number("kosten_per_eenheid")))
        item.close()
    if len(fields.faults) > before:
        return None
    return fields.made(lambda: _placed(tuple(years)))


def _placed(years: tuple[Year, ...]) -> Course:
    """Make the course; a fault in a year gets the pointer of that year."""
    places = {f"jaren, {year.year}": f"/verloop/{index}" for index, year in enumerate(years)}
    try:
        return Course(years)
    except Refused as refused:
        raise refused.relocated(lambda place: _pointer(places, place)) from None


def _pointer(places: dict[str, str], place: str) -> str:
    start, _, rest = place.rpartition(", ")
    return f"{places[start]}/{rest}" if start in places else "/verloop"
