"""From the text of one parameter file to a `Publisher`; a malformed file is refused with file and record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import AANDEEL, Unit
from tarief.documents.document import parse_toml
from tarief.parameters.fields import ParameterFields
from tarief.parameters.record import Band, Code, FunctionScales, Gap, Publisher, Source, Term, Value
from tarief.parameters.tables import read_table
from tarief.parameters.wording import period


def read_publisher(text: str, name: str) -> Publisher:
    """Read one file; `name` is what the user calls it. Raises Refused naming every fault."""
    content = parse_toml(text, name, "parameterbestand")
    faults: list[Finding] = []
    fields = ParameterFields(content, Place.words(PathStep(name)), faults)
    sources = _read_sources(fields)
    key = fields.key("uitgever")
    publisher = Publisher(
        key=key,
        title=fields.text("titel"),
        note=fields.text("toelichting", needed=False),
        term=_read_term(fields, sources),
        values=tuple(_read_value(item, key, sources) for item in fields.records("waarden")),
        raises=tuple(_read_value(item, key, sources) for item in fields.records("loonrondes")),
        bands=tuple(_read_band(item, key, sources) for item in fields.records("onregelmatigheid")),
        functions=tuple(_read_function(item, sources) for item in fields.records("functieschalen")),
        tables=tuple(read_table(item, key, sources) for item in fields.records("salaristabellen")),
        codes=tuple(_read_code(item, sources) for item in fields.records("codes")),
        gaps=tuple(_read_gap(item) for item in fields.records("zonder_norm")),
        content=content,
    )
    fields.close()
    _check_overlaps(publisher.values, fields)
    refuse(faults)
    return publisher


def _read_sources(fields: ParameterFields) -> dict[str, Source]:
    sources = {}
    for key, raw in fields.named("bronnen").items():
        source = ParameterFields(raw, fields.place / PathStep(f"bronnen.{key}", ("bronnen", key)), fields.faults)
        address, via = source.text("adres", needed=False), source.text("gelezen_via", needed=False)
        sources[key] = Source(key, source.text("titel"), address, via)
        source.close()
    return sources


def _read_term(fields: ParameterFields, sources: Mapping[str, Source]) -> Term | None:
    raw = fields.named("geldigheid")
    if not raw:
        return None
    term = ParameterFields(raw, fields.place / "geldigheid", fields.faults)
    start, end = term.period(needed=True)
    status, source, note = term.status(), term.source(sources), term.text("toelichting", needed=False)
    term.close()
    return Term(start, end, status, source, note) if start else None


def _read_value(fields: ParameterFields, publisher: str, sources: Mapping[str, Source], key: str = "") -> Value:
    key = key or fields.key("sleutel")
    fields.place = fields.place.called(key)
    unit = fields.unit()
    start, end = fields.period()
    value = Value(
        publisher=publisher,
        key=key,
        value=fields.number(unit),
        unit=unit,
        base=_read_base(fields, unit),
        start=start,
        end=end,
        status=fields.status(),
        source=fields.source(sources),
        note=fields.text("toelichting", needed=False),
        article=fields.text("artikel", needed=False),
        preferred=fields.flag("voorkeur", True),
    )
    fields.close()
    return value


def _read_base(fields: ParameterFields, unit: Unit | str) -> str:
    base = fields.text("grondslag", needed=False)
    if unit == AANDEEL and not base:
        advice = 'Vul in waarvan het een deel is: grondslag = "brutoloon".'
        fields.fault("Een aandeel zonder grondslag zegt niets.", advice)
    return base


def _read_band(fields: ParameterFields, publisher: str, sources: Mapping[str, Source]) -> Band:
    days, begin, until = (fields.text(name) for name in ("dagen", "van", "tot"))
    group = fields.text("groep", needed=False)
    value = _read_value(fields, publisher, sources, "onregelmatigheid")
    return Band(days, begin, until, group, value)


def _read_function(fields: ParameterFields, sources: Mapping[str, Source]) -> FunctionScales:
    function, scales = fields.text("functie"), fields.texts("schalen")
    start, end = fields.period()
    status, source = fields.status(), fields.source(sources)
    fields.close()
    return FunctionScales(function, scales, start, end, status, source)


def _read_code(fields: ParameterFields, sources: Mapping[str, Source]) -> Code:
    codelist, code, name = fields.key("lijst"), fields.text("code"), fields.text("naam")
    status, source, note = fields.status(), fields.source(sources), fields.text("toelichting", needed=False)
    return Code(codelist, code, name, status, source, note, fields.rest())


def _check_overlaps(values: Iterable[Value], fields: ParameterFields) -> None:
    seen: dict[str, list[Value]] = {}
    for value in values:
        if not value.preferred:
            continue
        for other in seen.setdefault(value.key, []):
            if value.overlaps(other):
                days = period(value.start, value.end)
                text = f"{value.key} staat er twee keer voor dezelfde dagen ({days})."
                fields.fault(text, "Pas een periode aan, of geef een van beide voorkeur = false.")
        seen[value.key].append(value)


def _read_gap(fields: ParameterFields) -> Gap:
    keys = fields.get("sleutels")
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        fields.fault("sleutels is geen lijst van namen.", 'Schrijf bijvoorbeeld ["productiviteit"].')
        keys = []
    gap = Gap(tuple(keys), fields.text("tekst"))
    fields.close()
    return gap
