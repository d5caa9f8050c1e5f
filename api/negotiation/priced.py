"""What a text comes to: the values of a product through the model that it names, on the day that the text was set."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from tarief import MODELS
from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Refused
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.costmodel import CostModel
from tarief.model.declare import base_key
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.tool import Rekentool
from tarief.negotiation.definition import CareProduct
from tarief.negotiation.party import Party, TableSide
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process
from tarief.negotiation.small_gap import Pricing, SmallGap, small_gap
from tarief.negotiation.table_checks import ground_of

#: Letters of one part of a model, and parts: each must be read back with the limits of a document.
_PART, _MOST_PARTS = 1_900, 1_900


def calculation(process: Process, product: CareProduct, values: Mapping[str, Decimal], on: date) -> Breakdown:
    """Return the calculation of a product at these values; raises `Refused`, each fault at the value it is about."""
    model = model_of(process, product)
    for key in values.keys() - process.definitions.keys():
        text, advice = f"'{key[:60]}' is nog niet omschreven.", "Omschrijf de parameter eerst."
        raise Refused((Finding("parameter_onbekend", text, advice, Place.of("waarden", key)),))
    bases = {base_key(key): base for key in values if (base := process.definitions[key].base)}
    inputs = {
        key: {"waarde": plain(value), "bron": _source(process, Item(product.id, key))} for key, value in values.items()
    }
    try:
        return model.calculate({**inputs, **{key: base for key, base in bases.items() if key in model.options}}, on=on)
    except Refused as refused:
        raise refused.under(Place.of("waarden")) from None


def model_of(process: Process, product: CareProduct) -> CostModel:
    """Return the model of a product, ours or a workbook on the table; raises `Refused` for one that is neither."""
    if product.model in process.tools:
        return tool_in(process.tools[product.model].parts)
    if product.model not in MODELS:
        known = ", ".join((*process.tools, *MODELS))
        text, advice = f"Het model van {product.name} is onbekend.", f"Kies uit: {known}."
        raise Refused((Finding("model_onbekend", text, advice, Place.of("product", "model")),))
    return MODELS[product.model]


def parts_of_tool(document: bytes, name: str) -> list[str]:
    """Return a model in parts that can be kept and read back; raises `Refused` for what is none, or is too much."""
    layout = read_layout(document, name or "Dit bestand")
    text = json.dumps(layout.as_json(), ensure_ascii=True, separators=(",", ":"))
    parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
    if len(parts) > _MOST_PARTS:
        told = "Dit model is te groot om op tafel te leggen."
        raise Refused((Finding("rekentool_te_groot", told, "Laat bladen weg die voor het tarief niet nodig zijn."),))
    return parts


@lru_cache(maxsize=16)
def tool_in(parts: tuple[str, ...]) -> Rekentool:
    """Return the model of a document in parts; raises `Refused`, at its parts, for one that is none."""
    try:
        return Rekentool(read_layout("".join(parts).encode(), "Dit bestand"))
    except Refused as refused:
        raise refused.relocated(lambda _: Place.of("delen")) from None


def _source(process: Process, item: Item) -> str:
    """Where a value comes from, as everybody may read it: of a ground only its kind and how good it is."""
    definition = process.definitions[item.definition]
    grounds = [f"{ground.kind}, graad {ground.grade.value}" for ground in ground_of(process, item)]
    return definition.source or "; ".join(dict.fromkeys(grounds)) or "vastgesteld in de tekst"


def calculations(process: Process) -> dict[str, Breakdown]:
    """Return the calculation of each product at its standing text, on the day that this was set."""
    texts = {product: process.text(product) for product in process.products}
    return {
        product: calculation(process, process.products[product], text.set.values, text.at.date())
        for product, text in texts.items()
        if text is not None
    }


def between(process: Process, product: str, own: Party, other: str) -> SmallGap | None:
    """Return what rests between a party and one of the other side; None where there is nothing to lay beside."""
    across = process.parties.get(other)
    sides = {own.side, across.side if across else None}
    if process.text(product) is None or sides != set(TableSide) or not process.revealed(process.round):
        return None
    paying, giving = (own.id, other) if own.side is TableSide.PAYING else (other, own.id)
    return small_gap(process, product, paying, giving, pricing(process, product))


def pricing(process: Process, product: str) -> Pricing:
    """Return the price of a product at any values, exact to the last digit, on the day of its standing text."""
    text = process.text(product)
    assert text is not None
    on = text.at.date()
    return lambda values: calculation(process, process.products[product], values, on).exact("tarief")
