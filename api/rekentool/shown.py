"""What is told of a compiled workbook in a terminal."""

from collections.abc import Iterator
from typing import Final

from api.rekentool.tool_form import with_unit
from tarief.core.findings import at_most
from tarief.models.rekentool.layout import ToolLayout
from workbooks.read.rekentool.compiled import CompiledBook

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


def _inputs(layout: ToolLayout, *, settled: bool) -> list[str]:
    return [
        f"{each.cell}  {each.label}: {with_unit(each) or 'leeg'}{_choices(each.choices)}"
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
