"""Products without a build-up: a price as it stands, or a mix of prices; the model `prijs` has nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tarief.calculation.inputs import Stated
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.assembled import rounded
from workbooks.read.own_sheet.roots.printed import printed_of
from workbooks.read.own_sheet.roots.roots import Price, Root
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised, TableRow

#: The model of a price without build-up, and what it takes.
MODEL, PRICE, UNIT = "prijs", "prijs_per_eenheid", "eenheid"
#: Cells that may say how much a price counts in a mix.
_MOST_SHARES = 24


@cache
def _templates() -> dict[str, str]:
    """The first model of each unit of care."""
    return {MODELS[key].unit: key for key in reversed([*MODELS]) if key not in ("cooperatie", MODEL)}


@dataclass(frozen=True)
class Mix:
    """The prices that one price is a mean of, each with its name, the cell of its share, and that share."""

    graph: Graph
    root: Root
    names: Mapping[Key, str]
    around: Mapping[Key, Around]

    def rows(self) -> tuple[TableRow, ...]:
        """Return a row for each price that counts; none where a share is not to be seen."""
        rows = []
        for end in self.root.mixes:
            weight = self._weight(end, {})
            cell = self._share(end) if weight else None
            if weight and cell is None:
                return ()
            if cell is not None:
                rows.append(self._row(end, cell, rounded(weight)))
        return tuple(rows)

    def _row(self, end: Key, cell: Key, weight: Decimal) -> TableRow:
        price, share = self.around[end].seen, self.around[cell._replace(part=0)].seen
        values: dict[str, Decimal | str] = {
            "functie": self.names[end],
            "functie_aandeel": weight,
            "functietarief": price.value,
        }
        cells = {"functie_aandeel": share.address}
        if end.sheet == cell.sheet:
            cells["functietarief"] = price.address
        return TableRow(values, cells, cell.sheet)

    def _weight(self, end: Key, known: Mapping[Key, Fraction]) -> Fraction:
        """How much the mix rises with one of its prices."""
        now = Fraction(self.graph.numbers[end])
        low, high = ({**known, end: value} for value in (now, now + 1))
        root = self.root.key
        rise: Fraction = self.graph.run(root, high, rounds=False)[root] - self.graph.run(root, low, rounds=False)[root]
        return rise

    def _share(self, end: Key) -> Key | None:
        """The cell without which this price does not count, and the others do."""
        under = {cell for other in self.root.mixes for cell in self.graph.slice(other)}
        numbers = self.graph.numbers
        cells = [cell for cell in self.graph.slice(self.root.key)[:-1] if cell not in under and numbers[cell]]
        others = [other for other in self.root.mixes if other != end and self._weight(other, {})]
        for cell in cells[:_MOST_SHARES]:
            nothing = {cell: Fraction(0)}
            try:
                if not self._weight(end, nothing) and all(self._weight(other, nothing) for other in others):
                    return cell
            except ZeroDivisionError:
                continue
        return None


def bare_product(
    name: str, price: Price, unit: str, file: str, *, rows: tuple[TableRow, ...] = (), root: Root | None = None,
) -> ProductReading:  # fmt: skip
    """Return a price as a product; `rows` are the prices that it is a mix of."""
    unit_read = _stated(UNIT, unit, "", price)
    value = _stated(PRICE, price.at.seen.value, f"euro_per_{unit}", price)
    printed = {key: each for key, each in printed_of(root or Root(price), unit).items() if key == "tarief"}
    return ProductReading(
        name, (unit_read,) if rows else (unit_read, value), printed, rows, (), file, MODEL, unit,
    )  # fmt: skip


def _stated(key: str, value: Decimal | str, unit: str, price: Price) -> Recognised:
    at = price.at
    meaning = Meaning(key, price.label, ((key, Stated(value)),))
    return Recognised(
        key, value, unit, "", at.grid.name, at.seen.address, price.label.strip(), 1.0, options=(meaning,),
        cells=((at.grid.name, at.seen.address),), shown=at.seen.cell.text if unit else str(value),
    )  # fmt: skip


def not_understood(name: str, root: Root, unit: str) -> Finding:
    """Say that a price was taken as the sheet calculates it, without its build-up."""
    told = f"‘{name}’" if name else "de prijs"
    text = f"De opbouw van {told} is niet begrepen: de prijs is gelezen zoals het blad hem uitrekent, per {unit}."
    seen = root.price.at.seen
    return Finding(
        "opbouw_niet_begrepen", text, _advice({unit}), Place.at(root.key.sheet, seen.address), Severity.WARNING
    )


def no_build_up(count: int, units: set[str], file: str) -> Finding:
    """Say of a list of prices that what they are built of is missing, and which template fits."""
    told = "1 tarief" if count == 1 else f"{count} tarieven"
    text = f"Dit is een lijst van {told} zonder opbouw: loon, uren, kosten en overhead staan er niet bij."
    return Finding("opbouw_ontbreekt", text, _advice(units), Place.of(file), Severity.WARNING)


def _advice(units: set[str]) -> str:
    """Which templates to fill in for these units; for one without a model of its own that of a price per hour."""
    keys = dict.fromkeys(_templates().get(unit, "uurtarief") for unit in sorted(units))
    said = ", ".join(f"tarief sjabloon {key} --uit opgave.xlsx" for key in keys)
    return f"Vul voor een kostprijs het sjabloon in (van de pagina Berekenen, of {said})."
