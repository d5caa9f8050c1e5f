"""One outcome in every form it can be asked in: tables, JSON, a workbook with live formulas, a picture.

The command line, the HTTP answers and the pages take it from here, so that they can never differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tarief import Finding, Refused

if TYPE_CHECKING:
    from tarief.contracts.compared import Compared
    from tarief.region.disclosed import RegionTold
    from tarief.region.outcome import RegionOutcome
    from tarief.report.report import Report
    from tarief.scenarios.analysis import Analysis

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
        from api.charts.render import svg

        specification = self.picture()
        if specification is None:
            raise Refused((Finding("geen_beeld", self.no_picture, "Vraag de tabellen, de JSON of het werkboek."),))
        return svg(specification)


def of_report(name: str, report: Report, as_json: Callable[[], Any], **more: Any) -> Outcome:
    """Return an outcome whose workbook is its tables."""

    def write(target: Target) -> None:
        from workbooks.write.report import write_report  # openpyxl takes long to load

        write_report(report, target)

    return Outcome(name, as_json, write, lambda: report, **more)


def of_analysis(found: Analysis) -> Outcome:
    """Return scenarios with their tornado."""
    from api.charts.analysis import picture
    from tarief.report.scenarios import report_of_analysis

    nothing = "Geen enkele invoer kan alleen veranderen."
    return of_report(
        "scenarios", report_of_analysis(found), found.as_json, picture=lambda: picture(found), no_picture=nothing
    )


def of_funding(compared: Compared, report: Report) -> Outcome:
    """Return contract forms side by side."""
    from api.contracts.outcome import picture

    def as_json() -> dict[str, Any]:
        return {"kop": report.headline, **compared.as_json()}

    return of_report("bekostiging", report, as_json, picture=lambda: picture(report))


def of_region(found: RegionOutcome | RegionTold) -> Outcome:
    """Return a region with its coverage, as who looks may see it."""
    from api.charts.region import picture
    from tarief.report.region import report_of_region

    def write(target: Target) -> None:
        from workbooks.write.region import write_region  # openpyxl takes long to load

        write_region(found, target)

    return Outcome(
        "gebied",
        found.as_json,
        write,
        lambda: report_of_region(found),
        lambda: picture(found),
        "Van de dekking mag niets worden verteld, of er zijn geen tarieven gegeven.",
    )
