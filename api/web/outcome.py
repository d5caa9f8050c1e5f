"""One outcome in every form it can be asked in: tables, JSON, a workbook with live formulas, a picture.

The command line, the HTTP answers and the pages take it from here, so that they can never differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from api.charts.render import svg
from tarief.core.findings import Finding, Refused
from tarief.report.report import Report

Target = Path | BinaryIO


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`name` is that of a download, without its suffix.

    `report` is what a terminal or a page shows; None for an outcome that has a view of its own there. `picture`
    gives a Vega-Lite specification, or None where there is nothing to draw; `no_picture` says why.
    """

    name: str
    as_json: Callable[[], Any]
    workbook: Callable[[Target], None]
    report: Callable[[], Report] | None = None
    picture: Callable[[], dict[str, Any] | None] = _nothing
    no_picture: str = "Er is niets te tekenen."

    def drawn(self) -> str:
        """Return the picture as SVG; takes tens of milliseconds. Raises `Refused` when there is none."""
        specification = self.picture()
        if specification is None:
            raise Refused((Finding("geen_beeld", self.no_picture, "Vraag de tabellen, de JSON of het werkboek."),))
        return svg(specification)
