"""Everything that the page of an uploaded sheet shows, laid out from what was read and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.files.case import Case, cases, template_case
from api.files.form import Box
from api.files.nothing import nothing_found, template_for
from api.files.remembered import REUSED
from api.sheet.printed import Printed, printed_lines
from api.sheet.questions import ChoiceView, QuestionView, Tried, questions
from api.sheet.supplied import instead_boxes, loose_faults, supply_boxes
from api.sheet.understood import Understood, of_case, of_template
from api.web.held import Held
from tarief import MODELS, Breakdown, Finding, Question
from tarief.core.amounts import price
from tarief.core.findings import Severity
from tarief.model.model import Model
from tarief.opgave import Opgave
from tarief.report.findings import Group, grouped
from workbooks.read.own_sheet import Reading, Unused, day_for
from workbooks.read.own_sheet.asking.chosen import findings_beside

#: Reasons that say no more than that a text is a text and a date a date.
_TEXTS: Final = frozenset(
    {
        "kop of toelichting",
        "toelichting",
        "opmerking bij de cel",
        "datum",
        "jaar",
        "nummer van de regel",
        "geen waarde",
    }
)
#: More than this on one page helps nobody; the JSON has them all.
MOST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Leftover:
    """Cells of one kind that were left over; of `usable` ones it can be said what they are."""

    title: str
    cells: tuple[Unused, ...]
    count: int
    usable: bool = False

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cells)


def leftover(unused: Sequence[Unused]) -> tuple[Leftover, ...]:
    """Return the numbers and then the texts, each in the order of the sheet."""
    numbers, texts = ([each for each in unused if (each.why in _TEXTS) is is_text] for is_text in (False, True))
    kinds = (("Getallen en formules", numbers, True), ("Koppen, data en toelichtingen", texts, False))
    return tuple(Leftover(title, tuple(cells[:MOST]), len(cells), use) for title, cells, use in kinds if cells)


#: Said of the product itself, beside its printed lines.
_OF_PRODUCT: Final = frozenset({"gedrukt_klopt", "gedrukt_wijkt_af", "uren_kloppen_niet"})


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product in the table of all: its price or what it waits for, and the price in the sheet."""

    number: int
    name: str
    tarief: str
    kostprijs: str
    printed: str
    waits: str
    current: bool
    unit: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """The page: what holds for the whole file, and for the product that is looked at."""

    held: Held
    model: Model
    product: str
    number: int
    day: date | None
    breakdown: Breakdown | None
    rows: tuple[ProductRow, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    boxes: tuple[Box, ...] = ()
    instead: tuple[Box, ...] = ()
    faults: tuple[Finding, ...] = ()
    understood: tuple[Understood, ...] = ()
    printed: tuple[Printed, ...] = ()
    against: tuple[Finding, ...] = ()
    checks: tuple[Group, ...] = ()
    unused: tuple[Leftover, ...] = ()
    own_template: bool = False
    empty: bool = False
    reused: tuple[Finding, ...] = ()

    @property
    def worth_a_look(self) -> int:
        """How many things of the own sums and sheets are no mere remark."""
        found = (*self.against, *(finding for group in self.checks for finding in group.findings))
        return sum(finding.severity is not Severity.NOTE for finding in found)

    @property
    def look_at(self) -> str:
        """Where the first of these stands on the page."""
        return "vergelijking" if any(one.severity is not Severity.NOTE for one in self.against) else "controles"

    @property
    def open_questions(self) -> tuple[QuestionView, ...]:
        """The questions without an answer."""
        return tuple(question for question in self.questions if question.open)

    @property
    def needs(self) -> bool:
        """Tell whether something is lacking for the price of this product."""
        return self.breakdown is None

    @property
    def wrong(self) -> bool:
        """Tell whether something that was sent cannot be used."""
        return any(each.faults for each in self.questions) or any(box.faults for box in self.boxes)


def view_of(understood: Opgave | Reading, held: Held, number: int, tried: Tried | None = None) -> SheetView:
    """Lay out the page for one of the products."""
    if isinstance(understood, Opgave):
        return _template(understood, held)
    return _sheet(understood, held, number, tried)


def _template(opgave: Opgave, held: Held) -> SheetView:
    case = template_case(opgave, held)
    return SheetView(
        held,
        opgave.model,
        opgave.product,
        1,
        opgave.peildatum,
        case.breakdown,
        understood=of_template(opgave),
        faults=case.faults,
        questions=tuple(_asked(question, held) for question in case.questions),
        own_template=True,
    )


def _asked(question: Question, held: Held) -> QuestionView:
    answer = held.answers.get(question.key)
    choices = tuple(
        ChoiceView(each.value, each.label, each.consequence, each.value == answer) for each in question.choices
    )
    return QuestionView(question.key, question.text, question.place, choices)


def _sheet(reading: Reading, held: Held, number: int, tried: Tried | None) -> SheetView:
    found = cases(reading, held)
    if not found:
        return _nothing(reading, held)
    case = found[number - 1] if 0 < number <= len(found) else found[0]
    boxes = supply_boxes(case, tried=tried is not None)
    return SheetView(
        held,
        case.model,
        case.product.name,
        case.number,
        day_for(reading, held.answers),
        case.breakdown,
        rows=tuple(_row(each, each is case) for each in found) if len(found) > 1 else (),
        questions=questions(reading, sorted(found, key=lambda each: each is not case), held, tried),
        boxes=boxes,
        instead=instead_boxes(case, boxes),
        faults=loose_faults(case, boxes),
        understood=of_case(case),
        printed=printed_lines(case),
        against=case.against_printed,
        checks=_checks(findings_beside(reading, held.answers)),
        unused=leftover(reading.unused),
        reused=_reused(reading),
    )


def _nothing(reading: Reading, held: Held) -> SheetView:
    nothing = nothing_found(reading)
    return SheetView(
        held,
        MODELS[template_for(reading)],
        "",
        1,
        reading.peildatum,
        None,
        faults=(nothing,),
        checks=_checks(each for each in reading.findings if each != nothing),
        unused=leftover(reading.unused),
        empty=True,
        reused=_reused(reading),
    )


def _checks(findings: Iterable[Finding]) -> tuple[Group, ...]:
    return grouped(finding for finding in findings if finding.kind not in {*_OF_PRODUCT, REUSED})


def _reused(reading: Reading) -> tuple[Finding, ...]:
    return tuple(finding for finding in reading.findings if finding.kind == REUSED)


def _row(case: Case, current: bool) -> ProductRow:
    breakdown, own = case.breakdown, [line for line in printed_lines(case) if line.is_result]
    return ProductRow(
        case.number,
        case.name,
        price(breakdown.tarief, breakdown.unit) if breakdown else "",
        price(breakdown.kostprijs, breakdown.unit) if breakdown and breakdown.kostprijs is not None else "",
        " · ".join(f"{line.key} {line.theirs}" for line in own),
        case.waits,
        current,
        case.model.unit,
        " · ".join(f"{line.key} {line.difference}" for line in own if line.difference),
    )
