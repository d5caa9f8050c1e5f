"""Writes the numbers of a plan into the cells that a layout gave them, in the notation of the provider."""

from __future__ import annotations

from fractions import Fraction

from tests.sheets.grid import Cell, Spot, local, quoted
from tests.sheets.lines import Line
from tests.sheets.page import Page
from tests.sheets.terms import ATOM, TIMES, fixed, formula, plain, rounded

_THIN = "\u202f"


def fill(page: Page) -> None:
    """Write every line; formulas where the provider has them."""
    values = page.plan.values()
    seen: set[Spot] = set()
    for index, product in enumerate(page.plan.products):
        for line in product.lines:
            spot = page.book.spots.get((index, line.id))
            if spot is None or spot in seen or line.of:
                continue
            seen.add(spot)
            value = values[index][line.id]
            cell = page.book.cell(spot)
            if (index, line.id) in page.book.texts:
                cell.value = page.book.texts[index, line.id]
            elif line.given:
                _given(page, line, cell, value, spot)
            else:
                _result(page, line, cell, value, spot)
    if not page.style.typed:
        for index, product in enumerate(page.plan.products):
            for line in product.lines:
                if line.term is not None and (index, line.id) in page.book.spots:
                    spot = page.book.spots[index, line.id]
                    text = formula(line.term, lambda name, at=(index, spot): _refer(page, name, *at))
                    guarded = page.style.guarded and "/" in text
                    page.book.cell(spot).formula = f"IFERROR({text},0)" if guarded else text


def _refer(page: Page, name: str, index: int, here: Spot) -> tuple[str, int]:
    """The cell of a line, as the formula of another cell names it."""
    line = page.plan.products[index].line(name)
    if (index, name) in page.book.special:
        return page.book.special[index, name], ATOM
    spot = page.book.spots[line.of if line.of else (index, name)]
    text = local(spot) if spot[0] == here[0] else f"{quoted(spot[0])}!{local(spot)}"
    scale = page.book.scale.get(spot)
    if scale is None or scale == page.book.scale.get(here):
        return text, ATOM
    return (f"{text}/{plain(1 / scale)}" if scale < 1 else f"{text}*{plain(scale)}"), TIMES


def _given(page: Page, line: Line, cell: Cell, value: Fraction, spot: Spot) -> None:
    style = page.style
    if line.unit == "aandeel":
        _share(page, cell, value, spot)
    elif line.unit.startswith("euro"):
        digits = 0 if value.denominator == 1 and abs(value) >= 500 else 3 if "minuut" in line.unit else 2
        if page.book.scale.get(spot) == 1000:
            cell.value, cell.format = value / 1000, "#,##0.0"
        elif style.money == "text":
            cell.value = f"€{page.rng.choice([' ', _THIN, ''])}{dutch(value, max(digits, 2) if digits else 0)}"
        else:
            cell.value, cell.format = value, style.money if digits == 2 else "#,##0" if digits == 0 else "0.000"
            if value < 0 and style.money.startswith("€"):
                cell.format = "#,##0;(#,##0)"
    elif line.unit.startswith("uur") and style.hours == "time" and line.unit == "uur/jaar":
        cell.value, cell.format = value / 24, "[h]:mm"
        page.book.scale[spot] = Fraction(24)
    elif line.unit.startswith("uur/jaar") and style.hours == "text":
        cell.value = f"{dutch(value, 0 if value.denominator == 1 else 1)} uur"
    else:
        cell.value, cell.format = value, "#,##0" if value >= 1000 and value.denominator == 1 else ""


def _share(page: Page, cell: Cell, value: Fraction, spot: Spot) -> None:
    kind = page.style.percent
    if kind == "whole":
        cell.value = value * 100
        page.book.scale[spot] = Fraction(1, 100)
    elif kind == "text":
        cell.value = f"{dutch(value * 100, 0 if (value * 100).denominator == 1 else 2)}{page.rng.choice(['%', ' %'])}"
    elif kind == "bare":
        cell.value, cell.format = value, "0.00##"
    else:
        whole = value * 100
        cell.value, cell.format = (
            value,
            "0%" if whole.denominator == 1 else "0.0%" if (whole * 10).denominator == 1 else "0.00%",
        )


def _result(page: Page, line: Line, cell: Cell, value: Fraction, spot: Spot) -> None:
    if page.book.scale.get(spot) == 1000:
        value /= 1000
    digits, style = _digits(line), page.style
    shown = rounded(value, digits)
    cell.value = shown if style.typed else value
    if line.unit == "aandeel":
        cell.format = "0.0%"
    elif not line.unit.startswith("euro"):
        cell.format = "#,##0.0" if digits == 1 else "0.00"
    elif style.typed and style.money == "text":
        cell.value = f"€ {dutch(shown, digits)}"
    else:
        cell.format = style.money if digits == 2 and style.money != "text" else "0.00" if digits == 2 else "0.000"


def _digits(line: Line) -> int:
    """How many digits a result is shown with."""
    if line.unit == "aandeel" or ("minuut" in line.unit and line.role != "tariff"):
        return 3
    return 1 if line.unit.startswith(("uur", "dagen")) else 2


def dutch(value: Fraction, digits: int) -> str:
    """1.878,5 for 1878.5."""
    text = fixed(value, digits)
    whole, _, rest = text.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return sign + ".".join([whole, *groups]) + (f",{rest}" if rest else "")
