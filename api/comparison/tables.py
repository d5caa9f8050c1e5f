"""A difference as tables: per input, per part with the inputs behind it, in an order, and both ladders side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from api.charts.waterfall import described, waterfall
from api.comparison.outcome import Per, parts_of, signed, steps_of
from api.web.pictures import Picture, bridge_picture, drawn
from api.web.tables import PART, SUM, Row, TableView
from api.web.words import price
from tarief import Breakdown
from tarief.comparison import Comparison, Part, RungPart
from tarief.core.law import LAWS
from tarief.report.sides import behind

Labels = tuple[str, str]
#: The anchor of the table that is chosen with the tabs.
PLACE = "verdeling"
_GAP = "Verschil"
#: What the key of an element of a law is made of: `a`, `a+c`.
_LETTERS = set("abcdef+")


def input_table(comparison: Comparison, labels: Labels) -> TableView:
    """Return what each input is on both sides and what it contributes."""
    unit = comparison.a.unit
    rows = [
        Row((comparison.label(key), *comparison.values(key), signed(amount, unit)))
        for key, amount in comparison.contributions.items()
    ]
    ends = (price(side.tarief, unit) for side in (comparison.a, comparison.b))
    total = Row(("Tarief", *ends, signed(comparison.gap, unit)), SUM)
    picture = _bridge(comparison, labels, steps_of(comparison), "Van A naar B, per invoer")
    return TableView(
        PLACE, "Het verschil per invoer", ("Verschil door", *labels, "Bijdrage"), (False, True, True, True),
        (*rows, total), _note(comparison), pictures=picture,
    )  # fmt: skip


def part_tables(comparison: Comparison, labels: Labels, per: Per) -> tuple[TableView, ...]:
    """Return the difference per chapter, per rung, or per element of each law, with the inputs behind each part."""
    if per is Per.LAW:
        return tuple(
            _parts(comparison, labels, f"{PLACE}-{law.key}", law.article, parts_of(comparison, per, law.key))
            for law in LAWS.values()
        )
    title = "Het verschil per sport van de opbouw" if per is Per.RUNG else "Het verschil per hoofdstuk van de invoer"
    return (_parts(comparison, labels, PLACE, title, parts_of(comparison, per)),)


def order_table(comparison: Comparison, labels: Labels, keys: Sequence[str]) -> tuple[TableView, tuple[str, ...]]:
    """Return the steps in one order beside their mean over every order, and the keys in that order.

    Raises `Refused` for a key that is no difference.
    """
    unit, found = comparison.a.unit, comparison.in_order(keys)
    rows = [
        Row((comparison.label(key), signed(amount, unit), signed(comparison.contributions.get(key, Decimal(0)), unit)))
        for key, amount in found.steps.items()
    ]
    gap = signed(comparison.gap, unit)
    picture = _bridge(comparison, labels, steps_of(comparison, order=keys), "Van A naar B, in deze volgorde")
    view = TableView(
        PLACE, "Het verschil in één volgorde", ("Stap", "In deze volgorde", "Gemiddeld over alle"),
        (False, True, True), (*rows, Row((_GAP, gap, gap), SUM)), found.note, pictures=picture,
    )  # fmt: skip
    return view, tuple(found.steps)


def ladder_table(a: Breakdown, b: Breakdown, labels: Labels) -> TableView:
    """Return the rungs of both ladders beside each other; what one side does not have is a dash."""
    sides = [{rung.key: rung for rung in side.opbouw} for side in (a, b)]
    keys = dict.fromkeys([*sides[0], *sides[1]])
    same = a.unit == b.unit
    rows = []
    for key in keys:
        found = [side.get(key) for side in sides]
        label = next(rung.label for rung in found if rung)
        amounts = [rung.amount if rung else Decimal(0) for rung in found]
        shown = (price(rung.amount, side.unit) if rung else "–" for rung, side in zip(found, (a, b), strict=True))
        rows.append(Row((label, *shown, signed(amounts[1] - amounts[0], a.unit) if same else "")))
    ends = (price(side.tarief, side.unit) for side in (a, b))
    total = Row(("Tarief", *ends, signed(b.tarief - a.tarief, a.unit) if same else ""), SUM)
    pictures = tuple(_ladders(a, b, labels))
    return TableView(
        "opbouw", "Beide opbouwen naast elkaar", ("Sport", *labels, _GAP), (False, True, True, True),
        (*rows, total), pictures=pictures,
    )  # fmt: skip


def _parts(comparison: Comparison, labels: Labels, key: str, title: str, parts: Sequence[Part]) -> TableView:
    letters = any(isinstance(part, RungPart) for part in parts)
    unit, blank = comparison.a.unit, ("",) * len(LAWS) if letters else ()
    rows = list(_rows(comparison, parts, blank))
    total = Row((_GAP, signed(comparison.gap, unit), *blank), SUM)
    heads = ("Onderdeel", _GAP, *(law.title.split(maxsplit=1)[0] for law in LAWS.values() if letters))
    picture = _bridge(comparison, labels, [(part.label, part.amount) for part in parts], title)
    figures = (False, True, *(False for _ in blank))
    return TableView(key, title, heads, figures, (*rows, total), _note(comparison), pictures=picture)


def _note(comparison: Comparison) -> str:
    """How it was divided, and what a careful reader wants to know of it."""
    told = (f"{finding.text} {finding.advice}".strip() for finding in comparison.findings)
    return " ".join((comparison.method.explanation, *told))


def _rows(comparison: Comparison, parts: Sequence[Part], blank: tuple[str, ...]) -> Iterator[Row]:
    unit = comparison.a.unit
    for part in parts:
        marks = (part.jeugdwet or "–", part.wmo or "–") if isinstance(part, RungPart) else ()
        mark = f"{part.key}. " if not marks and set(part.key) <= _LETTERS else ""
        yield Row((f"{mark}{_capital(part.label)}", signed(part.amount, unit), *marks), "hoofd")
        for label, amount in behind(part, comparison):
            yield Row((label, signed(amount, unit), *blank), PART)


def _bridge(
    comparison: Comparison, labels: Labels, steps: Sequence[tuple[str, Decimal]], title: str
) -> tuple[Picture, ...]:
    """The picture of the same numbers; none for a price that is no amount of money."""
    if not comparison.a.unit.money:
        return ()
    start, end = ((label, side.tarief) for label, side in zip(labels, (comparison.a, comparison.b), strict=True))
    return (bridge_picture(title, start, [(_capital(name), amount) for name, amount in steps], end),)


def _ladders(a: Breakdown, b: Breakdown, labels: Labels) -> Iterator[Picture]:
    for label, side in zip(labels, (a, b), strict=True):
        if side.unit.money:
            yield drawn(label, lambda narrow, side=side: waterfall(side, narrow=narrow), described(side))  # type: ignore[misc]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
