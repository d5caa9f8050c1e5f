"""A workbook compiled to a model, with the proof: what every door hands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tarief.core.findings import Finding
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.models.rekentool.layout import ToolLayout, layout_text
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.book import read_book
from workbooks.read.rekentool.compiling import compile_book, unread_findings
from workbooks.read.rekentool.proof import ToolProof, prove


@dataclass(frozen=True)
class CompiledBook(Jsonable):
    """A workbook as a model: its document, the proof, and what there is to say of it."""

    TITLE = "Rekentool"

    layout: ToolLayout
    proof: Annotated[ToolProof, "bewijs"]
    findings: Annotated[tuple[Finding, ...], "bevindingen"]

    @property
    def text(self) -> str:
        """The document as it is kept."""
        return layout_text(self.layout, self._beside())

    def as_json(self) -> JsonObject:
        """Return the document with what is told beside it."""
        return {**self.layout.as_json(), **self._beside()}

    def _beside(self) -> JsonObject:
        return {"bewijs": self.proof.as_json(), "bevindingen": Finding.all_as_json(self.findings)}

    def tool(self) -> Rekentool:
        """Return the model."""
        return Rekentool(self.layout)


def compile_file(
    source: Path | bytes, *, name: str = "", results: Sequence[str] = (), names: Mapping[str, str] | None = None
) -> CompiledBook:
    """Read a workbook and compile it; raises `Refused` for one that cannot be read or has no formulas."""
    book = read_book(source, name=name)
    layout = compile_book(book, results, names)
    return CompiledBook(layout, prove(layout), (*unread_findings(layout.unread), *book.findings))
