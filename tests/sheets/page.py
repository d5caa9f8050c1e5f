"""What every layout writes with: labels with their bases, units and remarks, and the place of each number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from tests.sheets.grid import Book, Spot, Tab, local
from tests.sheets.lines import Line, Plan
from tests.sheets.words import ALL, Words

#: Lines that are called after their item alone.
POSTS = ("overhead_post", "praktijkkosten_post", "werkgeverslasten_deel")
#: Bases that a provider need not tell: nothing else is possible, or nothing depends on it.
_PLAIN = {"per_uur", "per_fte", "declarabele_uren"}
_QUIET = {
    "productiviteit",
    "werkgeverslasten",
    "werkgeverslasten_deel",
    "vakantietoeslag",
    "onregelmatigheidstoeslag",
    "niet_productieve_uren",
}


@dataclass
class Style:
    """How one provider writes numbers and bases."""

    typed: bool
    percent: str  # format, whole, text, bare
    money: str  # a number format, or `text`
    hours: str  # number, time, text
    base: str  # label, unit, remark, comment, none
    units: bool
    remarks: bool
    noise: bool
    suffix: str
    guarded: bool = False
    writer: str = "xlsxwriter"


class Page:
    """A book in the making."""

    def __init__(self, plan: Plan, words: Words, style: Style, rng: Random) -> None:
        self.plan, self.words, self.style, self.rng = plan, words, style, rng
        self.book = Book()

    # ── words ──

    def label(self, line: Line, *, item: bool = True) -> str:
        """The name of a line, with its base and its percent sign where they stand in labels."""
        name = self.words.name(line.word)
        if line.item and item:
            name = line.item if line.word in POSTS else f"{name} {line.item}"
        if line.role == "amount":
            return f"{name} in €"
        if line.unit == "aandeel" and line.given:
            base = self._base(line)
            if base and self.style.base == "label":
                name += self.style.suffix.format(base)
            if self.style.percent in ("whole", "bare") and "%" not in name and not self.style.units:
                name += " (%)" if self.style.percent == "whole" else ""
        return name

    def _base(self, line: Line) -> str:
        """The words of a base, where this provider tells it."""
        if not line.base or line.base in _PLAIN:
            return ""
        quiet = line.key in _QUIET and line.base in (
            "bruto_uurloon",
            "bruto_uurloon_incl_toeslagen",
            "bruto_loon",
            "bruto_loon_incl_toeslagen",
            "contracturen",
        )
        if quiet and hash_of(line.key, self.plan.organisation) % 3:
            return ""
        return self.words.base(line.base)

    def unit(self, line: Line) -> str:
        """What stands in the column of units."""
        base = self._base(line)
        if line.unit == "aandeel" and base and self.style.base == "unit":
            return (
                self.rng.choice(["% van {}", "% {}", "over {}"]).format(base)
                if self.style.percent == "format"
                else f"% van {base}"
            )
        return self.words.unit(line.unit)

    def remark(self, line: Line) -> str:
        """What stands in the column of remarks."""
        base = self._base(line)
        if line.unit == "aandeel" and base and self.style.base == "remark":
            return self.rng.choice(["over {}", "berekend over {}", "percentage van {}"]).format(base)
        return self.words.talk("opmerkingen") if self.style.remarks and line.given and self.rng.random() < 0.3 else ""

    def evidence(self, line: Line) -> str:
        """By what a reader can know the base."""
        if not line.base:
            return ""
        if self._base(line) and self.style.base != "none":
            return "comment" if self.style.base == "comment" else "label"
        return "arithmetic" if self.style.typed else "formula"

    # ── places ──

    def place(self, index: int, line: Line, tab: Tab, row: int, column: int, label: str = "") -> None:
        """Say where a line of a product stands."""
        spot: Spot = (tab.name, row, column)
        self.book.spots[index, line.id] = spot
        self.book.told[index, line.id] = self.evidence(line)
        if label:
            self.book.labels.setdefault(spot, label)
        base = self._base(line)
        if base and line.unit == "aandeel" and self.style.base == "comment":
            self.book.cell(spot).comment = f"Percentage over {base}"

    def beside(self, line: Line, tab: Tab, row: int, unit: int, remark: int) -> None:
        """Write unit and remark of a line; 0 for no such column."""
        if unit and self.style.units:
            tab.put(row, unit, self.unit(line))
        text = self.remark(line) if remark else ""
        if text:
            tab.put(row, remark, text)
            if "%" in text and "over" not in text and "percentage" not in text:
                self.book.ignore.append(f"{tab.name}!{local((tab.name, row, remark))}")

    def title(self, tab: Tab, text: str = "") -> int:
        """Write the heading of a sheet; the row after it."""
        tab.put(1, 1, text or self.plan.title, bold=True)
        row = 2
        if self.rng.random() < 0.4:
            tab.put(
                2,
                1,
                self.rng.choice(
                    [self.plan.organisation, f"Opgesteld door {self.plan.organisation}", "Invulblad kostprijs"]
                ),
            )
            row = 3
        return row + 1

    def talk(self, tab: Tab, row: int, column: int = 1) -> int:
        """Now and then a line of text between the numbers; the next free row."""
        if self.style.noise and self.rng.random() < 0.25:
            tab.put(row, column, self.words.talk("regels"))
            self.book.ignore.append(f"{tab.name}!{local((tab.name, row, column))}")
            return row + 1
        return row

    def foot(self, tab: Tab, row: int) -> None:
        """Notes below."""
        for step, text in enumerate(self.rng.sample(ALL["praat"]["voet"], self.rng.choice([0, 0, 1, 2]))):
            tab.put(row + 1 + step, 1, text)

    def shown(self, index: int) -> list[Line]:
        """The lines of a product that have a cell of their own."""
        return [line for line in self.plan.products[index].lines if not line.of]

    def common(self, indexes: Iterable[int]) -> list[Line]:
        """The lines that products have together, in the order of the first that has them."""
        order: dict[str, Line] = {}
        for index in indexes:
            for line in self.shown(index):
                order.setdefault(line.id, line)
        return list(order.values())


def hash_of(*texts: str) -> int:
    """The same number for the same texts in every run."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate("|".join(texts)))
