"""The page for a council, with what a flat cut of the first proposal would have asked."""

from collections.abc import Iterator, Sequence

from api.negotiation.priced import calculation
from tarief.core.findings import Refused
from tarief.lower_price import equivalents
from tarief.negotiation.process import Process
from tarief.negotiation.seen import SeenDissent
from tarief.report.council import Volumes, report_of_council
from tarief.report.flat_cut_instead import FlatCutInstead
from tarief.report.report import Report


def council_report(process: Process, dissents: Sequence[SeenDissent], volumes: Volumes | None = None) -> Report:
    """Return the page; dissents and volumes are what the reader sees."""
    return report_of_council(process, dissents, volumes, tuple(_cuts(process)))


def _cuts(process: Process) -> Iterator[FlatCutInstead]:
    """Give each product that was agreed for less than was first proposed; none that is calculated otherwise by now."""
    for key, texts in process.texts.items():
        first, agreed, product = texts[0].set, texts[-1].set.tariff, process.products[key]
        if agreed >= first.tariff:
            continue
        try:
            before = calculation(process, product, first.values, texts[0].at.date())
        except Refused:
            continue
        if before.tarief == first.tariff:
            yield FlatCutInstead(product.name, first.tariff, agreed, equivalents(before, agreed))
