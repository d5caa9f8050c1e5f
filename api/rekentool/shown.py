"""What is told of a compiled workbook and of two versions of one, in a terminal."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.core.amounts import price
from tarief.core.findings import at_most
from tarief.core.units import EURO
from tarief.models.rekentool.layout import ToolLayout
from workbooks.read.rekentool.compiled import CompiledBook
from workbooks.read.rekentool.versions import ToolShift

_MOST_TOLD: Final = 12


def told(made: CompiledBook) -> Iterator[str]:
    """Yield what was understood of a workbook, line by line."""
    layout = made.layout
    yield f"{layout.label}: {made.told}."
    yield from _listed(
        "Resultaat", [f"{layout.by_key[key].cell}  {layout.by_key[key].label}" for key in layout.results]
    )
    if not layout.confirmed:
        yield '  Dit is de waarschijnlijkste. Noem een andere met --resultaat "Blad!C5". Ook mogelijk:'
        yield from (f"  {layout.by_key[key].cell}  {layout.by_key[key].label}" for key in layout.proposed[1:])
    yield from _listed("Invoer", _inputs(layout, settled=False))
    yield from _listed("Keuzes", _inputs(layout, settled=True))
    if made.tried:
        yield (
            f"\nBij {made.tried['invullingen']} willekeurige invullingen: "
            f"{made.tried['vergeleken']} cellen vergeleken, {made.tried['gelijk']} gelijk."
        )
    yield from map(str, at_most(made.findings))


def told_of_versions(shift: ToolShift) -> Iterator[str]:
    """Yield what is different between two versions."""
    if not shift.steps and not shift.inputs:
        yield "\nDezelfde formules, en dezelfde waarden."
        return
    yield f"\nDe prijs was {_shown(shift.before)} en is {_shown(shift.after)}."
    if shift.steps:
        yield f"Door de formules {_shown(shift.by_formulas)}, door de invoer {_shown(shift.by_inputs)}."
    else:
        yield "De formules zijn dezelfde."
    yield from _listed(
        "Andere stappen",
        [_step(each.cell, each.label, each.kind, each.before, each.after, each.effect) for each in shift.steps],
    )
    yield from _listed(
        "Andere invoer",
        [
            f"{each.cell}  {each.label}: was {each.before or 'leeg'}, is {each.after or 'leeg'}{_effect(each.effect)}"
            for each in shift.inputs
        ],
    )


def _step(cell: str, label: str, kind: str, before: str, after: str, effect: Decimal | None) -> str:
    change = f"was {before}, is {after}" if before and after else before or after
    return f"{cell}  {label}: {kind}; {change}{_effect(effect)}"


def _effect(effect: Decimal | None) -> str:
    return "" if effect is None else f" ({'+' if effect > 0 else ''}{_shown(effect)})"


def _shown(amount: Decimal | None) -> str:
    return "niet uit te rekenen" if amount is None else price(amount, EURO)


def _inputs(layout: ToolLayout, *, settled: bool) -> list[str]:
    return [
        f"{each.cell}  {each.label}: {each.written or 'leeg'}{_choices(each.choices)}"
        for each in layout.inputs
        if each.is_settled == settled
    ]


def _choices(choices: tuple[str, ...]) -> str:
    return f" (uit {', '.join(choices[:6])}{', …' if len(choices) > 6 else ''})" if choices else ""


def _listed(head: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"\n{head}"
    yield from (f"  {line}" for line in lines[:_MOST_TOLD])
    if len(lines) > _MOST_TOLD:
        yield f"  en nog {len(lines) - _MOST_TOLD}"
