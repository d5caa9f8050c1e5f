"""The two pages in HTML: where a workbook that calculates is sent, and the model that it became."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from starlette.responses import HTMLResponse

from api.files.refused_file import needs_password
from api.rekentool.chosen import LAW, NAME
from api.rekentool.tool_form import with_unit
from api.web.render import render
from tarief.core.findings import Finding, Refused, at_most
from tarief.core.law import LAWS, Law
from tarief.core.place import Place
from tarief.models.rekentool.layout import ToolInput, ToolStep
from workbooks.read.rekentool.choices import NO_ELEMENT
from workbooks.read.rekentool.compiled import CompiledBook
from workbooks.read.rekentool.named_result import OF_RESULTS

_MOST_SHOWN: Final = 400


@dataclass(frozen=True, slots=True)
class ToolUploadPage:
    """The page with the file field; `findings` and `title` tell what was wrong with the file that was sent.

    `results` is what was typed as the cell with the price.
    """

    findings: tuple[Finding, ...] = ()
    title: str = ""
    results: str = ""

    @property
    def at_results(self) -> tuple[Finding, ...]:
        """What is wrong with the cells that were named."""
        return tuple(finding for finding in self.findings if finding.kind in OF_RESULTS)

    @property
    def at_file(self) -> tuple[Finding, ...]:
        """What is wrong with the file."""
        return tuple(finding for finding in self.findings if finding not in self.at_results)

    @property
    def asks_password(self) -> bool:
        """Whether the file needs a password, or another one."""
        return needs_password(self.findings)

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("rekentool.html", status, page=self)


@dataclass(frozen=True, slots=True)
class ToolLine:
    """A line of the build-up on the page: the boxes with its name and its elements, and what is wrong with those."""

    cell: str
    label: str
    letters: str
    name_box: str
    law_box: str
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolPage:
    """The page of a compiled workbook: results, inputs, choices, tables, and what was not read.

    `findings` is what is wrong with what was `typed`, `at_file` with a workbook that was to stand beside it.
    """

    made: CompiledBook
    number: str
    findings: tuple[Finding, ...] = ()
    again: str = ""
    remembers: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    at_file: tuple[Finding, ...] = ()

    @property
    def lines(self) -> list[ToolLine]:
        """The lines that make up the price, and the price: what each is called, and which element of the laws it is."""
        layout = self.made.layout
        try:
            rungs = [rung.key for rung in self.made.tool.calculate({}, on=date.today()).opbouw]
        except Refused:
            rungs = []
        keys = dict.fromkeys((*rungs, *layout.results))
        return [self._line(layout.by_key[key]) for key in keys if key in layout.by_key]

    def _line(self, each: ToolInput | ToolStep) -> ToolLine:
        cell = str(each.cell)
        name, law = f"{NAME}{cell}", f"{LAW}{cell}"
        letters = f"{each.jeugdwet or NO_ELEMENT}/{each.wmo or NO_ELEMENT}"
        faults = tuple(finding for finding in self.findings if finding.place == each.cell.place)
        return ToolLine(cell, self.typed.get(name, each.label), self.typed.get(law, letters), name, law, faults)

    @property
    def placed(self) -> list[Finding]:
        """What is wrong, each at the box where it stands."""
        wrong = [fault.at(Place.of(line.law_box)) for line in self.lines for fault in line.faults]
        return [*wrong, *(fault.at(Place.of("bestand")) for fault in self.at_file)]

    @property
    def loose(self) -> list[Finding]:
        """What is wrong and stands at no line."""
        return [each for each in self.findings if not any(each in line.faults for line in self.lines)]

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws, in the order in which a line names them."""
        return tuple(LAWS.values())

    @property
    def inputs(self) -> list[ToolInput]:
        """The numbers that are filled in."""
        return [each for each in self.made.layout.inputs if not each.is_settled and each.written][:_MOST_SHOWN]

    @property
    def choices(self) -> list[ToolInput]:
        """What is settled before anything is calculated."""
        return [each for each in self.made.layout.inputs if each.is_settled][:_MOST_SHOWN]

    @staticmethod
    def shown(each: ToolInput) -> str:
        """What an input holds, as a reader sees it."""
        return with_unit(each)

    @property
    def asks_password(self) -> bool:
        """Whether a file that was sent needs a password."""
        return needs_password(self.at_file)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What there is to say of the file."""
        return at_most(self.made.findings)

    @property
    def offered(self) -> list[tuple[str, str, bool]]:
        """The cells that may be the result: cell, name, and whether it is chosen."""
        layout = self.made.layout
        keys = dict.fromkeys((*layout.results, *layout.proposed))
        steps = [layout.by_key[key] for key in keys]
        return [(str(step.cell), step.label, step.key in layout.results) for step in steps]

    @property
    def box(self) -> str:
        """How a cell with a price is chosen: one of them, or more where the model has more."""
        return "checkbox" if len(self.made.layout.results) > 1 else "radio-button"

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("rekentool_model.html", status, page=self)
