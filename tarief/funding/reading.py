"""From JSON to contract forms and back: the same care under several forms, with everything that must be said of it.

In: `{"verloop": [{"jaar", "volume", "kosten_per_eenheid"}], "werkelijk_startvolume", "vormen": [{"vorm", …}]}`.
A form is `inspanningsgericht`, `outputgericht` or `taakgericht`; a `corridor` may lie around any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tarief.errors import Finding, Refused, refuse
from tarief.funding.corridor import Band, Corridor
from tarief.funding.course import Course, Year
from tarief.funding.fields import Fields
from tarief.funding.forms import ContractForm, PerUnit, VolumeBand, WithCorridor, settle_years
from tarief.funding.lumpsum import Base, Following, LumpSum, Step
from tarief.funding.measures import Measure, line_findings
from tarief.funding.shortfall import explain_shortfall
from tarief.funding.trajectory import CaseType, Spread, expected_price, price_with_risk


def compare_forms(raw: Any) -> dict[str, Any]:
    """Work out every form for one course; decimals as text. Refused names a fault per form, with its pointer."""
    fields = Fields(raw, "")
    course = fields.made("verloop", lambda: _course(fields))
    start = fields.number("werkelijk_startvolume") if fields.has("werkelijk_startvolume") else None
    results: list[dict[str, Any]] = []
    faults: list[Finding] = []
    for item in fields.records("vormen"):
        try:
            results.append(_result(item, course, start))
        except Refused as refused:
            faults += refused.findings
    refuse(faults)
    fields.close()
    if not results:
        advice = "Geef ten minste één vorm: inspanningsgericht, outputgericht of taakgericht."
        raise Refused((Finding("bekostiging", "Er is geen contractvorm opgegeven.", advice, "/vormen"),))
    return {"verloop": [_year(year) for year in course.years], "vormen": results}


def _result(fields: Fields, course: Course, start: Any) -> dict[str, Any]:
    kinds: Mapping[str, Callable[[Fields], ContractForm]] = {
        "inspanningsgericht": _per_unit,
        "outputgericht": _per_trajectory,
        "taakgericht": _lump_sum,
    }
    make = kinds[fields.choice("vorm", tuple(kinds))]
    form = plain = fields.made("", lambda: make(fields))
    measures = [_measure(item) for item in fields.records("maatregelen")]
    if isinstance(form, LumpSum) and fields.has("volumeband"):
        band, agreed = fields.table("volumeband"), form
        width, variable = band.number("breedte"), band.number("variabel_deel")
        form = fields.made("volumeband", lambda: VolumeBand(agreed, width, variable))
        band.close()
    if fields.has("corridor"):
        form = WithCorridor(form, _corridor(fields.table("corridor")))
    if fields.has("naam"):
        form = replace(form, label=fields.text("naam"))  # type: ignore[type-var]
    fields.close()
    found = fields.made("", lambda: settle_years(form, course).as_json())
    if isinstance(plain, LumpSum):
        lump = plain
        remarks = fields.made("maatregelen", lambda: line_findings(lump, course, measures))
        found["bevindingen"] = [remark.as_json() for remark in remarks]
        if start is not None:
            found["tekort"] = [one.as_json() for one in explain_shortfall(lump, course, start)]
    return found


def _course(fields: Fields) -> Course:
    return Course(
        tuple(_closed(item, Year(item.whole("jaar"), item.number("volume"), item.number("kosten_per_eenheid")))
              for item in fields.records("verloop"))
    )  # fmt: skip


def _closed(fields: Fields, made: Any) -> Any:
    fields.close()
    return made


def _per_unit(fields: Fields) -> PerUnit:
    indexation = tuple(fields.numbers("indexering")) if fields.has("indexering") else ()
    return PerUnit(fields.number("prijs"), fields.number("verwacht_volume"), indexation)


def _per_trajectory(fields: Fields) -> PerUnit:
    cases = [
        _closed(item, CaseType(item.text("naam"), item.number("aandeel"), item.number("uren"), item.number("tarief")))
        for item in fields.records("casustypen")
    ]
    fixed = fields.number("vaste_kosten") if fields.has("vaste_kosten") else None
    price = expected_price(cases, fixed) if fixed is not None else expected_price(cases)
    expected = fields.number("verwacht_volume")
    if fields.has("spreiding"):
        item = fields.table("spreiding")
        price = price_with_risk(price, Spread(item.number("variatiecoefficient"), item.number("z_waarde")), expected)
        item.close()
    return PerUnit(price, expected, label="Outputgericht (traject)")


def _lump_sum(fields: Fields) -> LumpSum:
    item = fields.table("basis")
    base = _closed(item, Base(item.number("volume"), item.number("kosten_per_eenheid")))
    steps = tuple(
        _closed(step, Step(step.whole("jaar"), step.optional("indexering"), step.optional("taakstelling")))
        for step in fields.records("stappen")
    )
    following = fields.choice("groei_gemeten", tuple(Following)) if fields.has("groei_gemeten") else "sinds_begin"
    return LumpSum(base, steps, fields.optional("gevolgde_groei"), Following(following))


def _corridor(fields: Fields) -> Corridor:
    both = fields.has("banden")
    over = _bands(fields, "banden" if both else "overschrijding")
    under = over if both else _bands(fields, "onderschrijding")
    fields.close()
    return fields.made("", lambda: Corridor(over, under))


def _bands(fields: Fields, name: str) -> tuple[Band, ...]:
    return tuple(
        _closed(
            item, Band(item.number("van"), item.number("tot") if item.has("tot") else None, item.number("aanbieder"))
        )
        for item in fields.records(name)
    )


def _measure(item: Fields) -> Measure:
    found = Measure(item.text("naam"), item.text("werkt_op"), item.number("besparing"), item.whole("jaar"))
    item.close()
    return found


def _year(year: Year) -> dict[str, Any]:
    return {"jaar": year.year, "volume": f"{year.volume:f}", "kosten_per_eenheid": f"{year.cost_per_unit:f}"}
