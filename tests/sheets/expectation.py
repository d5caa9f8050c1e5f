"""FILE.json: what a reader must make of a sheet."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sheets.draw import Sheet
from tests.sheets.grid import Remark, Spot, local
from tests.sheets.lines import Line, Product
from tests.sheets.terms import Rounded, fixed, plain, value_of

Json = dict[str, object]
#: Direct costs beside the wage; what comes after the overhead.
_COSTS = (
    "reis",
    "opleiding",
    "clientgebonden",
    "materiaal",
    "overige_directe",
    "maaltijd",
    "locatie",
    "voeding",
    "huisv",
)
_BEHIND = {"risico_opslag", "innovatie_opslag", "indexatie", "reserve", "korting"}


def expectation(sheet: Sheet, name: str) -> Json:
    """The whole of it, as an object."""
    book, plan = sheet.book, sheet.plan
    dated = str(plan.year) in "".join(str(tab.cells[1, 1].value) for tab in book.tabs if (1, 1) in tab.cells)
    two = sheet.layout == "years" or "old copy" in book.traps
    may_ask = [*book.may_ask, *([] if dated and not two else [Remark("peildatum", [], "two years or none")])]
    csv = name.endswith(".csv")
    return {
        "file": name,
        "format": name.rpartition(".")[2],
        "purpose": f"{sheet.model}: {sheet.layout}",
        "layout_notes": sorted({sheet.notation, *book.traps}),
        "price_date": f"{plan.year}-01-01",
        "context": [],
        "products": [_product(sheet, index, csv) for index in range(len(plan.products))],
        "must_ask": [
            {"concept": each.text, "why": each.why or "not in the file", "cells": _cells(each, csv)}
            for each in book.ask
        ],
        "may_ask": [{"concept": each.text, "why": each.why, "cells": _cells(each, csv)} for each in may_ask],
        "must_flag": [{"finding": each.text, "cells": _cells(each, csv)} for each in book.flag],
        "may_ignore": [cell.rpartition("!")[2] if csv else cell for cell in book.ignore],
    }


def write_expectation(sheet: Sheet, path: Path) -> None:
    """Write it beside the file."""
    text = json.dumps(expectation(sheet, path.name), ensure_ascii=False, indent=1)
    Path(f"{path}.json").write_text(text, encoding="utf-8")


def _cells(remark: Remark, csv: bool) -> list[str]:
    return [cell.rpartition("!")[2] if csv else cell for cell in remark.cells]


def _product(sheet: Sheet, index: int, csv: bool) -> Json:
    product = sheet.plan.products[index]
    values = sheet.plan.values()[index]
    told: Json = {"name": product.name, "unit": product.unit, "model": product.model}
    told["values"] = [
        _value(sheet, index, line, csv)
        for line in product.lines
        if line.wanted and (index, line.id) in sheet.book.spots and (index, line.id) not in sheet.book.unwanted
    ]
    price, cost = product.having("tariff"), product.having("cost_price")
    if price and (index, price.id) in sheet.book.spots:
        told["printed_tariff"] = _printed(values[price.id], sheet.book.spots[index, price.id], csv)
    if price and index not in sheet.book.unpriced:
        cents = isinstance(price.term, Rounded) and price.term.digits == 2
        inner = price.term.inner if isinstance(price.term, Rounded) and cents else price.term
        exact = value_of(inner, values) if inner else values[price.id]
        told["recomputed_tariff"] = {"value": fixed(exact, 10), "rounded": fixed(exact, 2)}
    if cost and (index, cost.id) in sheet.book.spots:
        told["printed_cost_price"] = _printed(values[cost.id], sheet.book.spots[index, cost.id], csv)
    return told


def _printed(value: object, spot: Spot, csv: bool) -> Json:
    return {"value": fixed(value, 2), **_at(spot, csv)}  # type: ignore[arg-type]


def _at(spot: Spot, csv: bool) -> Json:
    return {"cell": local(spot)} if csv else {"sheet": spot[0], "cell": local(spot)}


def _value(sheet: Sheet, index: int, line: Line, csv: bool) -> Json:
    book = sheet.book
    spot = book.spots[index, line.id]
    stored = book.cell(spot).value
    assert line.value is not None
    told: Json = {"key": line.key, "item": line.item} if line.item else {"key": line.key}
    told |= {
        "value": plain(line.value),
        "unit": line.unit,
        "base": _base(book.told.get((index, line.id), ""), line, sheet.plan.products[index]),
        "role": "input",
    }
    told |= _at(spot, csv) | {
        "label": book.labels.get(spot, ""),
        "raw": stored if isinstance(stored, str) else plain(stored or line.value * 0),
    }
    if told["base"]:
        told["base_evidence"] = "none" if line.base == "ask" else book.told[index, line.id]
    return told


def _base(evidence: str, line: Line, product: Product) -> str | None:
    """None where only the sum could tell the base, and another one comes to the same price.

    Productivity of the paid hours is what it is anyway.
    """
    if evidence in ("formula", "arithmetic"):
        others = {each.key for each in product.lines if each.wanted and each is not line}
        if line.key == "productiviteit":
            return None
        if line.key.startswith("overhead") and line.base in ("loonkosten", "directe_kosten"):
            return line.base if any(key.startswith(_COSTS) for key in others) else None
        if line.key.startswith("overhead") and line.base in ("omzet", "totale_kosten"):
            return line.base if others & _BEHIND else None
    return line.base
