"""A calculation as data that anybody can do again: lines with values and rules, prices with rounding and ladder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from tarief.agreement.tree import Tree, number_text, tree_of
from tarief.calculation.breakdown import Breakdown
from tarief.calculation.inputs import Stated
from tarief.calculation.ladder import MARGIN_KEY, ROUNDING_KEY, Rung
from tarief.calculation.receipt import Receipt
from tarief.core.expression import rounded
from tarief.core.final import multiple_of
from tarief.core.jsonable import Absent, Jsonable, JsonObject
from tarief.core.number import plain
from tarief.core.ties import fraction_of
from tarief.model.plan import Node, NodeKind
from tarief.parameters import Value

#: Decimals in which a worked-out line stands in an agreement, half-up; its exact value follows from its rule.
DECIMALS: Final = 12

_OF_A_LINE: Final = "regel"
_LEFT_OVER: Final = {MARGIN_KEY: "rest", ROUNDING_KEY: "afronding"}


def _as_it_is(tree: Tree) -> object:
    return tree


@dataclass(frozen=True, slots=True)
class AgreedLine(Jsonable):
    """A line: given, published, or worked out by the rule that stands with it."""

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "naam"]
    unit: Annotated[str, "eenheid"]
    sign: Annotated[str, "teken", Absent]
    kind: Annotated[NodeKind, "soort"]
    value: Annotated[str, "waarde"]
    rule: Annotated[Tree | None, "formule", Absent, _as_it_is] = None
    table: Annotated[str, "tabel", Absent] = ""
    row: Annotated[str, "rij", Absent] = ""
    base: Annotated[str, "grondslag", Absent] = ""
    jeugdwet: Annotated[str, "jeugdwet", Absent] = ""
    wmo: Annotated[str, "wmo", Absent] = ""
    source: Annotated[str, "bron", Absent] = ""
    note: Annotated[str, "toelichting", Absent] = ""
    date: Annotated[str, "datum", Absent] = ""
    published: Annotated[Mapping[str, str], "parameter", Absent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreedRung(Jsonable):
    """An amount of the ladder: a line with its sign, or what is left over beside the lines."""

    kind: Annotated[str, "soort"]
    line: Annotated[str, "regel", Absent]
    sign: Annotated[str, "teken", Absent]
    label: Annotated[str, "naam"]
    amount: Annotated[Decimal, "bedrag"]
    is_cost: Annotated[bool, "kosten"]
    jeugdwet: Annotated[str, "jeugdwet", Absent]
    wmo: Annotated[str, "wmo", Absent]


@dataclass(frozen=True, slots=True)
class AgreedPrice(Jsonable):
    """A price: a line, rounded half-up to a multiple and then to decimals, and the ladder that sums to it."""

    line: Annotated[str, "regel"]
    label: Annotated[str, "naam"]
    unit: Annotated[str, "eenheid"]
    sign: Annotated[str, "teken", Absent]
    multiple: Annotated[str, "veelvoud"]
    decimals: Annotated[str, "decimalen"]
    rounding: Annotated[str, "afronding"]
    amount: Annotated[Decimal, "bedrag"]
    is_money: Annotated[bool, "geld"]
    cost_line: Annotated[str, "kostenregel"]
    cost: Annotated[Decimal, "kosten"]
    ladder: Annotated[tuple[AgreedRung, ...], "opbouw"]


@dataclass(frozen=True, slots=True)
class AgreedShares(Jsonable):
    """Amounts per row that are settled to the whole cents of a total."""

    total: Annotated[str, "totaal"]
    lines: Annotated[tuple[str, ...], "regels"]
    amounts: Annotated[tuple[Decimal, ...], "bedragen"]


@dataclass(frozen=True, slots=True)
class AgreedCalculation(Jsonable):
    """Everything that the prices of a product follow from."""

    per: Annotated[str, "per"]
    on: Annotated[date, "peildatum"]
    model: Annotated[str, "model"]
    label: Annotated[str, "naam"]
    chosen: Annotated[Mapping[str, str], "keuzes"]
    assumption: Annotated[str, "aanname", Absent]
    lines: Annotated[tuple[AgreedLine, ...], "regels"]
    prices: Annotated[tuple[AgreedPrice, ...], "prijzen"]
    shares: Annotated[tuple[AgreedShares, ...], "verdelingen", Absent]
    receipt: Annotated[Receipt, "ontvangstbewijs"]


def agreed_calculation(breakdown: Breakdown) -> AgreedCalculation:
    """Return a calculation as it stands in an agreement; ArithmeticError where its rules do not come to its prices."""
    plan = breakdown.plan
    exact: dict[str, Fraction] = plan.run(number=fraction_of)
    seen = [breakdown.for_price(price) for price in breakdown.results]
    return AgreedCalculation(
        per=breakdown.per,
        on=breakdown.on,
        model=breakdown.model.key,
        label=breakdown.model.label,
        chosen=breakdown.chosen,
        assumption=breakdown.assumption,
        lines=tuple(_line(breakdown, node, exact[node.id]) for node in plan.nodes.values()),
        prices=tuple(_price(price, exact) for price in seen),
        shares=tuple(
            AgreedShares(breakdown.model.settlements[key], tuple(amounts), tuple(amounts.values()))
            for key, amounts in breakdown.settled.items()
        ),
        receipt=breakdown.receipt,
    )


def _line(breakdown: Breakdown, node: Node, exact: Fraction) -> AgreedLine:
    quantity, rule = node.quantity, node.expression
    table = "" if node.row_index is None else quantity.row
    path = (quantity.key,) if node.row_index is None else (table, node.row_index, quantity.key)
    stated = breakdown.inputs.stated.get(path, Stated("")) if node.kind is NodeKind.GIVEN else Stated("")
    shown = breakdown.by_key.get(node.id)
    return AgreedLine(
        key=node.id,
        label=node.label,
        unit=node.unit.key,
        sign=node.unit.symbol,
        kind=node.kind,
        value=number_text(node.value or Decimal(0)) if rule is None else decimal_text(exact),
        rule=None if rule is None else tree_of(rule),
        table=table,
        row="" if node.row_index is None else str(node.row_index + 1),
        base=shown.base if shown is not None else "",
        jeugdwet=getattr(quantity, "jeugdwet", ""),
        wmo=getattr(quantity, "wmo", ""),
        source=node.source,
        note=stated.note,
        date=stated.date,
        published=_published(node.parameter) if isinstance(node.parameter, Value) else {},
    )


def _published(value: Value) -> dict[str, str]:
    """Where a value was published and when it holds; the value itself is that of the line."""
    told: JsonObject = value.as_json()
    keys = ("sleutel", "grondslag", "vanaf", "tot_en_met", "status", "bron", "artikel", "adres", "toelichting")
    return {key: str(told[key]) for key in keys if told.get(key)}


def _price(seen: Breakdown, exact: Mapping[str, Fraction]) -> AgreedPrice:
    plan, final = seen.plan, seen.final
    has_own_cost = seen.model.cost in plan.nodes and plan.result == seen.model.result
    cost_line = seen.model.cost if has_own_cost else plan.result
    cost = final.fine(seen.values[cost_line]) if final.unit.money else seen.tarief
    multiple = multiple_of(final.rule)
    if rounded(rounded(exact[plan.result] / multiple, 0) * multiple, final.places) != Fraction(seen.tarief):
        raise ArithmeticError(f"{plan.result}: the rules come to {exact[plan.result]}, not to {seen.tarief}")
    return AgreedPrice(
        line=plan.result,
        label=plan.nodes[plan.result].label,
        unit=final.unit.key,
        sign=final.unit.symbol,
        multiple=fraction_text(multiple),
        decimals=str(final.places),
        rounding=final.words,
        amount=seen.tarief,
        is_money=final.unit.money,
        cost_line=cost_line,
        cost=cost,
        ladder=tuple(_rung(rung, seen.values) for rung in seen.opbouw if final.unit.money),
    )


def _rung(rung: Rung, values: Mapping[str, Decimal]) -> AgreedRung:
    kind = _LEFT_OVER.get(rung.key, _OF_A_LINE)
    sign = "" if kind != _OF_A_LINE else "1" if rung.exact == values[rung.key] else "-1"
    line = rung.key if kind == _OF_A_LINE else ""
    return AgreedRung(kind, line, sign, rung.label, rung.amount, rung.is_cost, rung.jeugdwet, rung.wmo)


def decimal_text(value: Fraction) -> str:
    """Write a number half-up in the decimals of an agreement."""
    whole = int(rounded(value, DECIMALS) * 10**DECIMALS)
    return plain(Decimal(whole).scaleb(-DECIMALS)) if whole else "0"


def fraction_text(value: Fraction) -> str:
    """Write a fraction as a decimal where it has an end, `1/60` where it has none."""
    text = Decimal(value.numerator) / value.denominator
    return plain(text) if Fraction(text) == value else str(value)
