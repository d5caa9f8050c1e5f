"""`write_region`: the coverage of a region with live formulas, or only what may be told of it."""

from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome
from tarief.report.region import report_of_region
from workbooks.read.template.names import COVERAGE_SHEET, KIND_PROPERTY, PROVIDERS_SHEET, REGION_KIND, RULES_SHEET
from workbooks.write.book.book import NewBook, Target
from workbooks.write.region import coverage, path, providers
from workbooks.write.report import write_report
from workbooks.write.result.remarks import write_findings


def write_region(found: RegionOutcome | RegionTold, target: Target) -> None:
    """Write a region: for the facilitator with formulas over the providers, for others the tables that may be told."""
    if isinstance(found, RegionTold):
        write_report(report_of_region(found), target)
        return
    book = NewBook(found.title)
    book.mark(KIND_PROPERTY, REGION_KIND)
    coverage.write_coverage(book, book.sheet(COVERAGE_SHEET), found)
    coverage.write_rules(book.sheet(RULES_SHEET), found)
    if found.impact is not None:
        path.write_path(book, book.sheet(providers.PATH_SHEET), found, found.impact)
        path.write_towns(book.sheet(path.TOWNS_SHEET), found, found.impact)
    providers.write_providers(book, book.sheet(PROVIDERS_SHEET), found)
    if found.findings:
        write_findings(book.sheet("Bevindingen"), found.findings, found.title)
    book.save(target)
