"""Reading the document of a model: nobody's code is run, and what is too large, too deep or out of order is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, cast

from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.units import UNITS, Unit
from tarief.models.rekentool.layout import (
    KIND,
    LAYOUT,
    LONGEST,
    NOTHING,
    NUMBER,
    SETTLED,
    ToolInput,
    ToolLayout,
    ToolStep,
    UnreadCell,
    by_sheet,
    named_cells,
)
from tarief.models.rekentool.limits import Limits
from tarief.models.rekentool.node import FormulaTree, Malformed, address_of, number_of

#: Bytes of a document, and cells in it.
MOST_BYTES: Final = 32_000_000
MOST_ENTRIES: Final = 60_000
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,99}")


def read_layout(raw: bytes, name: str) -> ToolLayout:
    """Read a document; raises `Refused` for one that is no model, that was changed, or that is too much."""
    try:
        if len(raw) > MOST_BYTES:
            raise Malformed("Het bestand is te groot.")
        document = json.loads(raw.decode("utf-8-sig"), parse_float=_no, parse_int=_count, parse_constant=_no)
        return _layout(_mapping(document))
    except Malformed as wrong:
        _refuse(name, str(wrong))
    except RecursionError:
        _refuse(name, "Het bestand is te diep genest.")
    except (UnicodeError, json.JSONDecodeError):  # also half of a surrogate pair, which has no hash
        _refuse(name, "Het bestand is geen leesbare JSON.")


def _refuse(name: str, text: str) -> NoReturn:
    advice = "Maak het opnieuw, op de pagina Rekentool of met tarief model WERKBOEK.xlsx --uit model.json."
    raise Refused((Finding("geen_rekentool", f"{name} is geen model van een rekentool. {text}", advice),))


def _no(text: str) -> NoReturn:
    raise Malformed(f"Het getal {text[:40]} staat er niet als tekst; dan is niet zeker wat er stond.")


def _count(text: str) -> int:
    """A count that is told beside the model; the model itself has its numbers as texts."""
    return int(text) if len(text) < 10 else _no(text)


def _layout(document: Mapping[str, Json]) -> ToolLayout:
    if document.get("soort") != KIND or document.get("opmaak") != LAYOUT:
        raise Malformed("Het heeft een andere soort of opmaak.")
    starts_1904 = document.get("datumstelsel") == "1904"
    inputs = tuple(_input(_mapping(each), starts_1904=starts_1904) for each in _listed(document, "invoer"))
    steps = tuple(_step(_mapping(each)) for each in _listed(document, "stappen"))
    texts = {address_of(cell): _text(text) for cell, text in _mapping(document.get("teksten", {})).items()}
    layout = ToolLayout(
        _key(document.get("sleutel")),
        _text(document.get("naam")),
        _key(document.get("eenheid")),
        _text(document.get("indeling")),
        inputs,
        steps,
        texts,
        tuple(_unread(_mapping(each)) for each in _listed(document, "niet_gelezen")),
        _keys(document, "resultaten"),
        _keys(document, "voorstellen"),
        _keys(document, "treden"),
        document.get("bevestigd") is True,
        starts_1904,
        _text(document.get("versie")),
        tuple(address_of(_text(cell)) for cell in _listed(document, "ongebruikt"))
        if "ongebruikt" in document
        else None,
    )
    _check(layout)
    if layout.as_json()["sha256"] != document.get("sha256"):
        raise Malformed("Het is veranderd: zijn hash is een andere dan er staat.")
    return layout


def _check(layout: ToolLayout) -> None:
    """No key or cell twice, results that are there, formulas that rest on what stands before them."""
    every: tuple[ToolInput | ToolStep, ...] = (*layout.inputs, *layout.steps)
    if len(every) > MOST_ENTRIES or len(layout.texts) > MOST_ENTRIES:
        raise Malformed("Er staan te veel cellen in.")
    if len({each.key for each in every}) < len(every) or len({each.cell for each in every}) < len(every):
        raise Malformed("Een sleutel of een cel staat er twee keer in.")
    if not layout.results or not {*layout.results, *layout.proposed} <= {step.key for step in layout.steps}:
        raise Malformed("Een resultaat is geen stap.")
    if not {*layout.rungs} <= {each.key for each in every}:
        raise Malformed("Een trede is geen regel.")
    waiting = by_sheet(step.cell for step in layout.steps)
    for step, node in zip(layout.steps, layout.nodes, strict=True):
        for cell in named_cells(node, waiting):
            if cell in waiting.get(cell.sheet, ()):
                raise Malformed(f"De stap {step.key} rust op {cell}, die er op die plaats nog niet is.")
        waiting[step.cell.sheet].discard(step.cell)


def _input(raw: Mapping[str, Json], *, starts_1904: bool) -> ToolInput:
    kind, written = _text(raw.get("soort")), raw.get("waarde")
    if kind not in (NUMBER, NOTHING, *SETTLED):
        raise Malformed(f"'{kind[:40]}' is geen soort invoer.")
    choices = tuple(_text(each) for each in _sequence(raw.get("keuzes", [])))
    held = ToolInput(
        address_of(_text(raw.get("cel"))),
        _key(raw.get("sleutel")),
        _text(raw.get("naam")),
        kind,
        "" if written is None else _text(written),
        _unit(raw.get("eenheid")),
        choices,
        raw.get("getallen") is True,
        _text(raw.get("jeugdwet", "")),
        _text(raw.get("wmo", "")),
        starts_1904,
        _limits(raw.get("grens")),
    )
    held.value(held.written)
    return held


def _limits(raw: Json) -> Limits | None:
    if raw is None:
        return None
    held = _mapping(raw)
    low, high = (None if (end := held.get(name)) is None else number_of(end) for name in ("van", "tot"))
    whole, is_open, enforced = (held.get(name) is True for name in ("geheel", "zonder_grens", "dwingend"))
    return Limits(low, high, whole, is_open, enforced)


def _step(raw: Mapping[str, Json]) -> ToolStep:
    return ToolStep(
        address_of(_text(raw.get("cel"))),
        _key(raw.get("sleutel")),
        _text(raw.get("naam")),
        _unit(raw.get("eenheid")),
        cast(FormulaTree, raw.get("formule")),
        _text(raw.get("tekst"), 8_200),
        cast(FormulaTree, raw.get("waarde")),
        _text(raw.get("jeugdwet", "")),
        _text(raw.get("wmo", "")),
    )


def _unread(raw: Mapping[str, Json]) -> UnreadCell:
    return UnreadCell(address_of(_text(raw.get("cel"))), _text(raw.get("reden")), _text(raw.get("formule", ""), 8_200))


def _keys(document: Mapping[str, Json], name: str) -> tuple[str, ...]:
    return tuple(_key(_mapping(each).get("sleutel")) for each in _listed(document, name))


def _mapping(raw: Json) -> Mapping[str, Json]:
    if not isinstance(raw, dict):
        raise Malformed("Er staat iets anders dan een object met velden.")
    return raw


def _listed(document: Mapping[str, Json], name: str) -> Sequence[Json]:
    return _sequence(document.get(name, []))


def _sequence(raw: Json) -> Sequence[Json]:
    if not isinstance(raw, list) or len(raw) > MOST_ENTRIES:
        raise Malformed("Er staat iets anders dan een lijst, of de lijst is te lang.")
    return raw


def _text(raw: Json, longest: int = LONGEST) -> str:
    if not isinstance(raw, str) or len(raw) > longest:
        raise Malformed("Een tekst ontbreekt of is te lang.")
    return raw


def _key(raw: Json) -> str:
    if not isinstance(raw, str) or not _KEY.fullmatch(raw) or (raw[-1].isdigit() and "_" not in raw):
        raise Malformed(f"'{str(raw)[:60]}' is geen sleutel.")
    return raw


def _unit(raw: Json) -> Unit:
    if not isinstance(raw, str) or raw not in UNITS:
        raise Malformed(f"'{str(raw)[:40]}' is geen eenheid.")
    return UNITS[raw]
