"""What a cost sheet says, apart from how it looks: products of lines, each a number given or a sum of others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from tests.sheets.terms import Term, value_of


@dataclass(frozen=True)
class Line:
    """One number of a product. `word`: the concept by which it is named; `key`: what a reader must call it.

    Given (`value`), worked out (`term`), or the same cell as a line of another product (`of`). `base`: what a share
    is a share of, as an expectation says it. `role`: empty for what must be read, else what kind of result it is.
    """

    id: str
    word: str
    unit: str
    value: Fraction | None = None
    term: Term | None = None
    key: str = ""
    base: str | None = None
    item: str = ""
    part: str = ""
    role: str = ""
    of: tuple[int, str] | None = None

    @property
    def given(self) -> bool:
        """Whether the sheet has it as a number of its own."""
        return self.term is None and self.of is None

    @property
    def wanted(self) -> bool:
        """Whether a reader must find it."""
        return self.given and bool(self.key) and not self.role


@dataclass
class Product:
    """One thing with a price: its lines in the order of the sum."""

    name: str
    unit: str
    model: str
    lines: list[Line]
    level: str = ""

    def line(self, name: str) -> Line:
        return next(each for each in self.lines if each.id == name)

    def having(self, role: str) -> Line | None:
        """The line with a role: `tariff`, `cost_price`."""
        return next((each for each in self.lines if each.role == role), None)

    def with_line(self, changed: Line) -> Product:
        """The same with one line changed."""
        return replace(self, lines=[changed if each.id == changed.id else each for each in self.lines])


@dataclass
class Plan:
    """What one file is about."""

    title: str
    year: int
    products: list[Product]
    model: str
    organisation: str
    tags: set[str] = field(default_factory=set)

    def values(self) -> list[dict[str, Fraction]]:
        """Every line's number of every product, exactly."""
        known: list[dict[str, Fraction]] = []
        for product in self.products:
            own: dict[str, Fraction] = {}
            for line in product.lines:
                if line.of:
                    own[line.id] = known[line.of[0]][line.of[1]]
                else:
                    own[line.id] = value_of(line.term, own) if line.term else line.value or Fraction(0)
            known.append(own)
        return known
