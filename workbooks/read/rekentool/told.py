"""What there is to tell of a compiled workbook: where it comes to something else than the workbook, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from tarief.core.dutch import dutch_between
from tarief.core.findings import Finding, Severity
from tarief.core.jsonable import JsonObject
from tarief.models.rekentool.layout import ToolLayout, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, address_of
from tarief.models.rekentool.ties import Tie

#: Cells of which a difference is told on its own; the rest is counted.
_MOST: Final = 20
_DECIMALS: Final = 9
_ADVICE: Final = "Laat het werkboek opnieuw rekenen en bewaar het. Blijft het verschil, rust dan niet op deze cel."
_OTHERWISE: Final = "Reken deze cel in Excel of LibreOffice na met andere invoer, of rust er niet op."
AT_EDGE: Final = "anders_op_de_grens"
#: Behind a number that is rounded: why a spreadsheet can come to another.
ON_EDGE: Final = (
    "precies op de grens van het afronden. Een rekenprogramma rekent met benaderingen, en die vallen soms net aan "
    "de andere kant. Dit is een bekend verschil."
)
KNOWN: Final = "Het model rekent precies; u hoeft niets te doen."

#: A cell that comes to something else, as a document has it: `cel`, `werkboek`, `model`.
Difference = JsonObject


def differences(
    layout: ToolLayout,
    unequal: list[Difference],
    ours: Mapping[CellAddress, str] | None = None,
    edges: Mapping[CellAddress, Tie] | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each cell that comes to something else, but for those that only rest on another of them.

    `ours` are the cells of which the outcome is of our own engine, each with what the file holds; empty for nothing.
    `edges` are those that round a number on the edge, with that number: what differs there is known.
    """
    told = {address_of(str(each["cel"])): each for each in unequal}
    resting = _resting(layout, told)
    first = [cell for cell in told if cell not in resting]
    for place, cell in enumerate(first[:_MOST], 1):
        each = told[cell]
        text = _compared(_written(each.get("werkboek")), _written(each.get("model")), (ours or {}).get(cell))
        if place == _MOST < len(first):
            text += f" Dit geldt voor nog {len(first) - _MOST} cellen."
        if place == 1 and resting:
            text += f" {_counted(len(resting), 'andere cel komt', 'andere cellen komen')} daardoor anders uit."
        if edges and cell in edges and _explained(edges[cell], each):
            text = f"{text} Het getal dat hier wordt afgerond, {_written(edges[cell].number)}, ligt {ON_EDGE}"
            yield Finding(AT_EDGE, text, KNOWN, cell.place, Severity.NOTE)
            continue
        yield Finding("anders_dan_werkboek", text, _ADVICE, cell.place, Severity.WARNING)


def _explained(tie: Tie, each: Difference) -> bool:
    try:
        return tie.explains(Decimal(str(each.get("werkboek"))), Decimal(str(each.get("model"))))
    except InvalidOperation:
        return False


def _compared(held: str, found: str, in_file: str | None) -> str:
    """Whose numbers they are: of the workbook, or of our own engine where the file holds none or an old one."""
    if in_file is None:
        return f"Het werkboek heeft hier {held}; het model komt op {found}."
    text = f"Ons rekenprogramma komt hier op {held}; het model komt op {found}."
    return f"{text} In het bestand staat {_written(in_file)}." if in_file else text


def _written(value: object) -> str:
    """An outcome of a document as a reader writes it."""
    text = str(value or "") or "niets"
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return dutch_between(number, 0, _DECIMALS) if number.is_finite() else text


def _resting(layout: ToolLayout, told: Mapping[CellAddress, Difference]) -> set[CellAddress]:
    """The cells among these of which the formula names another of them."""
    among = by_sheet(told)
    return {
        step.cell
        for step, node in zip(layout.steps, layout.nodes, strict=True)
        if step.cell in told and any(cell in told and cell != step.cell for cell in named_cells(node, among))
    }


def turned_on_edge(edges: Mapping[CellAddress, Tie], turned: Collection[CellAddress]) -> Iterator[Finding]:
    """Yield what is told of cells that hold an outcome rounded to the other side, and how many rest on them."""
    first = [cell for cell in edges if cell in turned]
    rest = len(turned) - len(first)
    for place, cell in enumerate(first[:_MOST]):
        text = (
            f"In het bestand is het getal dat hier wordt afgerond, {_written(edges[cell].number)}, naar de andere kant "
        )
        text += f"afgerond dan het model doet: het ligt {ON_EDGE}"
        if place == 0 and rest:
            text += f" {_counted(rest, 'andere cel komt', 'andere cellen komen')} daardoor anders uit."
        yield Finding(AT_EDGE, text, KNOWN, cell.place, Severity.NOTE)


def trial_differences(tried: JsonObject, unequal: list[Difference]) -> Iterator[Finding]:
    """Yield a finding for each cell that came to something else at random inputs."""
    edges = Counter(str(each["cel"]) for each in unequal if each.get("op_de_grens"))
    if edges:
        (cell, count), *more = edges.most_common()
        text = (
            f"Bij minstens {count} van de {tried.get('invullingen')} willekeurige invullingen komt het model hier op "
        )
        text += "iets anders dan het rekenprogramma waarmee wij het vergelijken: het getal dat wordt afgerond, ligt "
        text += f"{ON_EDGE}{_also(len(more))}"
        yield Finding(AT_EDGE, text, KNOWN, address_of(cell).place, Severity.NOTE)
    others = Counter(str(each["cel"]) for each in unequal if not each.get("op_de_grens"))
    for cell, count in others.most_common(_MOST):
        text = (
            f"Bij minstens {count} van de {tried.get('invullingen')} willekeurige invullingen "
            "komt het model hier op iets anders dan het rekenprogramma waarmee wij het vergelijken."
        )
        yield Finding("anders_bij_proef", text, _OTHERWISE, address_of(cell).place, Severity.WARNING)


def _also(count: int) -> str:
    return f" Dit geldt ook voor {_counted(count, 'andere cel', 'andere cellen')}." if count else ""


def not_compared(layout: ToolLayout, without: int) -> Iterator[Finding]:
    """Yield how many formulas the file holds no outcome of that the model could be held against."""
    if without and any(step.stored is not None for step in layout.steps):
        text = f"{_counted(without, 'formule is', 'formules zijn')} niet vergeleken: in het bestand staat geen "
        text += "uitkomst, en alleen het model rekent ze uit."
        advice = "Open het bestand in Excel of LibreOffice, bewaar het en maak het model opnieuw."
        yield Finding("zonder_uitkomst", text, advice, severity=Severity.NOTE)


def nothing_to_choose(layout: ToolLayout) -> Iterator[Finding]:
    """Yield that a workbook has no choices and no tables: then it is probably a single calculation of costs."""
    if not layout.texts and not any(each.is_settled for each in layout.inputs):
        text = "In dit werkboek is niets te kiezen, en er zijn geen tabellen waarin het zoekt. Is het geen rekentool "
        text += "maar één kostenopgave, dan leest de pagina Opgave (/opgave) er ook in welke kosten het zijn."
        yield Finding("niets_te_kiezen", text, f"Of gebruik: tarief bereken {layout.label}.", severity=Severity.NOTE)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
