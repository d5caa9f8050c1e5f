"""What somebody chose for a workbook: from a form or a line of a command, and remembered for the next of its layout."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from api.files.remembered import OWN_FOLDER, REUSED, OwnMemory
from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from workbooks.read.rekentool.choices import NO_CHOICES, ToolChoices, choices_of
from workbooks.read.rekentool.compiled import CompiledBook, compile_file

RESULTS: Final = "resultaten"
#: In front of a cell: the box with the name of its line, and that with its elements of the laws.
NAME, LAW = "naam.", "onderdeel."


def cells_in(text: str) -> tuple[str, ...]:
    """Return the cells that a text names: `Resultaat!C5; Resultaat!C6`."""
    return tuple(cell.strip() for cell in text.split(";") if cell.strip())


def choices_in_form(texts: Mapping[str, str]) -> ToolChoices:
    """Return what a form says of a workbook."""
    names, laws = (
        {name.removeprefix(head): text for name, text in texts.items() if name.startswith(head) and text}
        for head in (NAME, LAW)
    )
    return ToolChoices(cells_in(texts.get(RESULTS, "")), names, laws)


def as_form(choices: ToolChoices) -> dict[str, str]:
    """Return choices as a form sends them."""
    names = {f"{NAME}{cell}": text for cell, text in choices.names.items()}
    laws = {f"{LAW}{cell}": text for cell, text in choices.laws.items()}
    return {RESULTS: "; ".join(choices.results), **names, **laws}


@dataclass(frozen=True, slots=True)
class ToolMemory:
    """What one owner had remembered of workbooks, by their layout."""

    own: OwnMemory

    def compiled(self, content: bytes, name: str, choices: ToolChoices = NO_CHOICES) -> CompiledBook:
        """Return the model of a workbook with what is chosen, and for the rest what was remembered; raises `Refused`.

        What was remembered is told; what does not fit (any more) is left out.
        """
        made, known = self.reused(lambda said: compile_file(content, name=name, choices=said), choices)
        if known == choices:
            return made
        return replace(made, findings=(told_again(self.recalled(made), name), *made.findings))

    def reused(
        self, compiling: Callable[[ToolChoices], CompiledBook], choices: ToolChoices
    ) -> tuple[CompiledBook, ToolChoices]:
        """Return the model with the choices that it is made with: also those remembered, where all of them fit."""
        made = compiling(choices)
        known = choices.over(self.recalled(made))
        if known == choices:
            return made, choices
        try:
            return compiling(known), known
        except Refused:
            return made, choices

    def recalled(self, made: CompiledBook) -> ToolChoices:
        """Return what was remembered for the layout of a workbook."""
        return choices_of(self.own.of_layout(made.layout.fingerprint))

    def keep(self, made: CompiledBook, choices: ToolChoices) -> None:
        """Remember this for the next workbook of the layout; where it cannot be written, only ease is lost."""
        earlier = self.recalled(made)
        with suppress(OSError):
            self.own.keep_layout(made.layout.fingerprint, choices.over(earlier).document())

    def forget(self, made: CompiledBook) -> None:
        """Forget what was remembered for this layout."""
        with suppress(OSError):
            self.own.forget_layout(made.layout.fingerprint)


#: Of who uses the command line.
OWN_TOOLS: Final = ToolMemory(OWN_FOLDER)


def told_again(earlier: ToolChoices, file: str) -> Finding:
    """Say which choices come from an earlier workbook."""
    cells = dict.fromkeys((*earlier.results, *earlier.names, *earlier.laws))
    text = f"Overgenomen van een eerder werkboek met deze indeling: wat u koos bij {', '.join(cells)}."
    return Finding(REUSED, text, "Klopt er iets niet meer? Kies dan opnieuw.", Place.of(file), Severity.WARNING)
