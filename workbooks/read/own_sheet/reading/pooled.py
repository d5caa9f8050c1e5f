"""The tariff of a cooperative: the mean of what its members ask, by their hours, with the fee of the cooperative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation.inputs import Stated
from tarief.core.expression import Expression, operand
from tarief.core.findings import Refused
from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.graph.monomials import expanded
from workbooks.read.own_sheet.roles.in_formulas import share_in
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice
from workbooks.read.own_sheet.roots.printed import printed_of
from workbooks.read.own_sheet.roots.roots import Root
from workbooks.read.own_sheet.roots.rosters import cut_off
from workbooks.read.own_sheet.values.inputs import ANY_DAY, opgave_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised, TableRow
from workbooks.read.own_sheet.words.words import plain_text

_MODEL, _TABLE = "cooperatie", "leden"
#: Fewer are no cooperative.
_FEWEST = 2
#: Who has members says so somewhere.
_MEMBERS = re.compile(r"\b(?:lid|leden|coop\w*|vereniging\w*|collectief|maatschap|aangesloten|zzp\w*|vennoten)\b")
_ROUNDS = ("round", "roundup", "rounddown")
#: What the rest of the price does: a share of the tariff, or one of what the members cost.
_FEE = "vergoeding"
_SHARES = {PriceRole.REST: _FEE, PriceRole.STRAIGHT: "overhead"}
_CENT = Decimal("0.011")


@dataclass(frozen=True)
class Cooperative:
    """The calculated mean; the hours and the price of each member, and whether all of them were counted."""

    mean: Key
    members: tuple[tuple[Key, Key], ...]
    complete: bool


def pooled_product(
    graph: Graph, root: Root, around: Mapping[Key, Around], name: str, unit: str, file: str
) -> ProductReading | None:
    """Return the product of a price that is the mean of members' prices; None where it is not."""
    texts = (plain_text(seen.text) for seen in root.price.at.grid.all() if seen.is_label)
    pool = _pool(graph, root.key, around)
    if pool is None or not any(map(_MEMBERS.search, texts)):
        return None
    price = SheetPrice(cut_off(graph, {pool.mean}), root.key)
    rest = [leaf for leaf in price.leaves if leaf != pool.mean]
    keys = [_SHARES.get(price.roles[leaf], "") for leaf in rest]
    cells = [at for leaf in rest if (at := around.get(leaf) or share_in(graph, around, leaf)) is not None]
    if len({*keys}) != len(keys) or "" in keys or len(cells) != len(rest):
        return None
    values = tuple(_share(key, at) for key, at in zip(keys, cells, strict=True))
    values += () if _FEE in keys else (_no_fee(),)
    rows = tuple(_member(around[hours], around[cost]) for hours, cost in pool.members)
    made = ProductReading(name, values, printed_of(root, unit), (), file=file, model=_MODEL, unit=unit, other_rows=rows)
    return made if _comes_out(made, pool, root) else None


def _comes_out(product: ProductReading, pool: Cooperative, root: Root) -> bool:
    """Whether the model comes to the price of the sheet; of one that left out a member it only has to come to one."""
    try:
        price = opgave_of(product, {}, ANY_DAY).calculate().tarief
    except Refused:
        return False
    return not pool.complete or abs(price - root.price.at.seen.value) <= _CENT


def _pool(graph: Graph, root: Key, around: Mapping[Key, Around]) -> Cooperative | None:
    for cell in graph.slice(root):
        rule = graph.rules.get(cell)
        while rule is not None and rule.op in _ROUNDS:
            rule = operand(rule.args[0])
        if rule is not None and rule.op == "/":
            members = dict(_members(graph, rule, around))
            hours = _single(graph, rule.args[1])
            if len(members) >= _FEWEST and members.keys() <= {*hours}:
                column = next(iter(members.values())).column
                costs = {each: members.get(each, each._replace(column=column)) for each in hours}
                if all(cost in around for cost in costs.values()):
                    return Cooperative(cell, tuple(costs.items()), len(members) == len(hours))
    return None


def _members(graph: Graph, rule: Expression, around: Mapping[Key, Around]) -> Iterator[tuple[Key, Key]]:
    """The hours and the price of each row of a sum of products; nothing where one is something else."""
    hours = set(_single(graph, rule.args[1]))
    pairs = []
    for each in expanded(graph, operand(rule.args[0])) or ():
        mine = [cell for cell in each.cells if cell in hours]
        price = [cell for cell in each.cells if cell not in hours]
        if each.over or len(mine) != 1 or len(price) != 1 or price[0].row != mine[0].row or price[0] not in around:
            return
        pairs.append((mine[0], price[0]))
    yield from pairs if len({price.column for _, price in pairs}) == 1 else ()


def _single(graph: Graph, rule: Expression) -> list[Key]:
    """The cells that are added up; none where it is no plain sum."""
    terms = expanded(graph, rule) or ()
    return [each.cells[0] for each in terms] if all(len(each.cells) == 1 and not each.over for each in terms) else []


def _member(hours: Around, cost: Around) -> TableRow:
    values: dict[str, Decimal | str] = {
        "naam": (hours.before[-1].text if hours.before else hours.label).strip(),
        "uren": hours.seen.value,
        "kostprijs_per_uur": cost.seen.value,
    }
    cells = {"uren": hours.seen.address, "kostprijs_per_uur": cost.seen.address}
    return TableRow(values, cells, hours.grid.name, _TABLE)


def _no_fee() -> Recognised:
    """That the price rests on no fee."""
    meaning = Meaning(_FEE, MODELS[_MODEL].quantities[_FEE].label, ((_FEE, Stated(Decimal(0))),))
    label = f"{meaning.label}: de prijs in het blad rust er niet op;"
    return Recognised(_FEE, Decimal(0), "aandeel", "tarief", "", "", label, 1.0, options=(meaning,), shown="0")


def _share(key: str, at: Around) -> Recognised:
    quantity, number = MODELS[_MODEL].quantities[key], at.seen.number
    assert number is not None
    value = number.as_share
    meaning = Meaning(key, quantity.label, ((key, Stated(value)),))
    base = "tarief" if key == _FEE else "kostprijs"
    cell = at.grid.name, at.seen.address
    return Recognised(
        key, value, "aandeel", base, *cell, at.label, 1.0, options=(meaning,), cells=(cell,), shown=at.seen.cell.text
    )
