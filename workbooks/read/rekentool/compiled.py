"""A workbook compiled to a model, with the proof: what every door hands out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from tarief.core.findings import Finding
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.node import address_of
from tarief.models.rekentool.ties import ties_in
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.book import read_book
from workbooks.read.rekentool.apart import compile_apart, try_apart
from workbooks.read.rekentool.choices import NO_CHOICES, ToolChoices
from workbooks.read.rekentool.compiling import unread_findings
from workbooks.read.rekentool.filling import said_of
from workbooks.read.rekentool.kept import calculated_cells, kept_cells, old_on_edge, without_outdated
from workbooks.read.rekentool.told import (
    differences,
    not_compared,
    nothing_to_choose,
    trial_differences,
    turned_on_edge,
)


@dataclass(frozen=True)
class CompiledBook(Jsonable):
    """A workbook as a model: its document with the proof, and what there is to say of it."""

    TITLE = "Rekentool"

    layout: ToolLayout
    document: JsonObject
    findings: Annotated[tuple[Finding, ...], "bevindingen"]

    @property
    def told(self) -> str:
        """The counts in words: `1.284 formules, 1.284 gelijk`; and with what, where the file holds no outcome."""
        proof = _part(self.document, "bewijs")
        text, own = str(proof.get("tekst", "")), proof.get("eigen_berekening")
        if not own:
            return text
        if own == proof.get("gelijk"):
            return f"{text} aan onze eigen berekening. In het bestand staan geen uitkomsten om mee te vergelijken"
        return f"{text}, waarvan {own} aan onze eigen berekening. Daarvan staat in het bestand geen uitkomst"

    @property
    def unequal(self) -> list[JsonObject]:
        """The cells of which the model comes to something else than the workbook holds."""
        return _listed(_part(self.document, "bewijs"), "verschillen")

    @property
    def tried(self) -> JsonObject:
        """How the model did at random inputs; empty where that was not seen."""
        return _part(self.document, "proef")

    @cached_property
    def tool(self) -> Rekentool:
        """The model, laid out once: a large workbook has thousands of steps."""
        return Rekentool(self.layout)

    @property
    def text(self) -> str:
        """The document as it is kept."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n"

    def as_json(self) -> JsonObject:
        """Return the document with what is told beside it."""
        return {**self.document, "bevindingen": Finding.all_as_json(self.findings)}


def _part(document: JsonObject, name: str) -> JsonObject:
    found = document.get(name)
    return found if isinstance(found, dict) else {}


def _listed(part: JsonObject, name: str) -> list[JsonObject]:
    found = part.get(name, [])
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def compile_file(
    source: Path | bytes,
    *,
    name: str = "",
    choices: ToolChoices = NO_CHOICES,
    tries: bool = True,
) -> CompiledBook:
    """Read a workbook and compile it; raises `Refused` for one that cannot be read or has no formulas.

    With `tries` the model is held against the engine at random inputs.
    """
    book = read_book(source, name=name)
    document = compile_apart(book, choices)
    raw = json.dumps(document, ensure_ascii=False).encode()
    layout = read_layout(raw, book.name)
    if tries and (found := try_apart(book, raw)):
        document = {**document, "proef": found}
    made = CompiledBook(layout, document, ())
    ours = calculated_cells(book)
    is_other = made.unequal or any(cell.outdated for sheet in book.sheets for cell in sheet.cells.values())
    edges = ties_in(layout, layout.held) if is_other else {}
    turned = old_on_edge(layout, book, edges)
    settled = {*turned, *kept_cells(layout, book), *(address_of(str(each["cel"])) for each in made.unequal)}
    without = _part(document, "bewijs").get("zonder_waarde")
    findings = (
        *differences(layout, made.unequal, ours, edges),
        *turned_on_edge(edges, turned),
        *trial_differences(made.tried, _listed(made.tried, "verschillen")),
        *unread_findings(layout.unread),
        *not_compared(layout, without if isinstance(without, int) else 0),
        *nothing_to_choose(layout),
        *without_outdated(said_of(book), settled),
    )
    return CompiledBook(layout, document, findings)
