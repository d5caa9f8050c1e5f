"""Puts the lines of one product together; keeps or leaves out its subtotals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.sheets.lines import Line, Product
from tests.sheets.terms import Pair, Products, Ref, Rounded, Term, Total, term, total


def number(rng: Random, low: float, high: float, step: str = "0.01") -> Fraction:
    """A decimal between two, in steps."""
    size = Fraction(step)
    return rng.randint(round(Fraction(str(low)) / size), round(Fraction(str(high)) / size)) * size


def near(rng: Random, value: Fraction, spread: float, step: str = "0.01") -> Fraction:
    """A decimal around another."""
    return number(rng, float(value) * (1 - spread), float(value) * (1 + spread), step)


class Builder:
    """Lines one after another; a formula may name any line before it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.part = "loon"

    def given(self, word: str, value: Fraction, unit: str, **more: str | None) -> Term:
        """A number of the sheet: its name is also its key, unless told otherwise."""
        item = more.get("item") or ""
        name = more.pop("id", None) or (f"{word}/{item}" if item else word)
        key = more.pop("key", None) or word
        self.lines.append(
            Line(name, word, unit, value=value, key=key, part=more.pop("part", None) or self.part, **more)
        )
        return Ref(name)

    def sum(self, word: str, unit: str, part: Term, role: str = "subtotal", name: str = "", item: str = "") -> Term:
        """A result of the sheet; a `subtotal` may be left out, another role not."""
        self.lines.append(Line(name or word, word, unit, term=part, role=role, part=self.part, item=item))
        return Ref(name or word)

    def product(self, name: str, unit: str, model: str) -> Product:
        """What was built."""
        return Product(name, unit, model, self.lines)


def without(product: Product, dropped: Sequence[str]) -> Product:
    """The same product without some subtotals: what they held stands in the formulas that used them."""
    held: dict[str, Term] = {}
    lines = []
    for line in product.lines:
        line = replace(line, term=_inlined(line.term, held)) if line.term else line
        if line.id in dropped and line.term and line.role in ("subtotal", "amount"):
            held[line.id] = line.term
        else:
            lines.append(line)
    return replace(product, lines=lines)


def thinned(rng: Random, product: Product, keep: float) -> list[str]:
    """Which subtotals to leave out, so that the formulas stay readable."""
    names = [line.id for line in product.lines if line.role == "subtotal" and rng.random() > keep]
    return names[:4]


def _inlined(part: Term, held: dict[str, Term]) -> Term:
    match part:
        case Ref(line) if line in held:
            return held[line]
        case Total(lines) if any(line in held for line in lines):
            parts = [held.get(line, Ref(line)) for line in lines]
            whole = parts[0]
            for each in parts[1:]:
                whole = whole + each
            return whole
        case Pair(sign, left, right):
            return Pair(sign, _inlined(left, held), _inlined(right, held))
        case Rounded(inner, digits):
            return Rounded(_inlined(inner, held), digits)
    return part


__all__ = ["Builder", "Products", "Ref", "Rounded", "Term", "near", "number", "term", "thinned", "total", "without"]
