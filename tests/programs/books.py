"""Every kind of workbook that we write, one of each; in a long run every model as well."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

from tarief import MODELS
from tarief.contracts.reading import work_out_forms
from tarief.negotiation.growth import Growth
from tarief.region.case import View
from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome
from tarief.report.contracts import report_of_forms
from tarief.voorbeelden import EXAMPLES, run_example
from tests.funding.asked import asked
from tests.tools.times import TIMES
from tests.workbooks.cases import every_case
from tests.workbooks.examples import DAY, FILLED, SMALL, UURTARIEF, calculated
from tests.workbooks.test_region import the_case
from workbooks.write.region import write_region
from workbooks.write.report import write_report
from workbooks.write.result import write_comparison, write_result
from workbooks.write.template.writing import write_template

Write = Callable[[Path], None]

#: Books that come back as what they are after another program saved them.
SAVED = ("opgave", "uitkomst", "vergelijking", "gebied")


def kinds() -> dict[str, Write]:
    """How to write each book, by its name."""
    return dict([*_templates(), *_results(), *_of_regions(), *(_every_model() if TIMES > 1 else ())])


def _templates() -> Iterator[tuple[str, Write]]:
    filled, case = {"values": FILLED, "aanbieder": "=Zorg & Zo", "product": "-individueel"}, every_case()["cooperatie"]
    yield "sjabloon", lambda path: write_template(UURTARIEF, path, on=DAY)
    yield "opgave", lambda path: write_template(UURTARIEF, path, on=DAY, **filled)
    yield "opgave_met_ledenlijst", lambda path: write_template(case.model, path, on=case.on, values=case.inputs)


def _results() -> Iterator[tuple[str, Write]]:
    """Between them: rows, amounts that are divided, several prices, and a rung below zero."""
    one = calculated(FILLED)
    yield "uitkomst", lambda path: write_result(one, path, aanbieder="=Zorg", product="Begeleiding")
    for name in ("cooperatie", "eigen_altena_addendum", "eigen_zwolle_overheadtarief"):
        yield f"uitkomst_{name}", partial(write_result, every_case()[name].calculate())
    path = Growth(one.tarief - 5, (Decimal("0.25"), Decimal("0.5"), Decimal(1)), "Nog niet het hele verschil.")
    yield "uitkomst_met_ingroeipad", partial(write_result, one, growth=path)
    yield "vergelijking", partial(write_comparison, one, calculated(SMALL))


def _of_regions() -> Iterator[tuple[str, Write]]:
    yield "gebied", partial(write_region, RegionOutcome(the_case()))
    yield "gebied_voor_deelnemers", partial(write_region, RegionTold(the_case(zicht=View.PARTICIPANT.value)))
    yield "verslag", partial(write_report, report_of_forms(work_out_forms(asked()), asked()))


def _every_model() -> Iterator[tuple[str, Write]]:
    for key, model in MODELS.items():
        yield f"sjabloon_{key}", partial(write_template, model, on=DAY)
    for name, case in every_case().items():
        yield f"uitkomst_van_{name}", partial(write_result, case.calculate())
    for name in EXAMPLES:
        yield f"verslag_{name}", partial(write_report, run_example(name))
