"""Taakgericht as it is asked for: the lump sum, the band around it, its measures, its terms, where its start is from.

Beside the amounts come the check of the risk allocation, the account of a shortfall and the price of the risk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tarief.contracts.answer import Answer, Circumstances, FormIn
from tarief.contracts.baseline import Sourced, Statement, baseline_findings, verified
from tarief.contracts.course import Course
from tarief.contracts.form import ContractForm, WithCorridor
from tarief.contracts.forms.lump_sum import (
    BasisIn,
    BudgetBase,
    BudgetYear,
    Following,
    GroeiIn,
    LumpSum,
    StapIn,
    VolumeBand,
    VolumebandIn,
)
from tarief.contracts.limits import KIND, ZERO, fault, positive, term
from tarief.contracts.numbers import YEAR, AgreedNumber, AgreedRecord, ContractNumber
from tarief.contracts.risk_allocation import MOST, Contract, check_allocation
from tarief.contracts.shortfall import explain_shortfall
from tarief.core.amounts import euro
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.json_data import Json
from tarief.core.place import PathStep, Place
from tarief.core.rounding import to_cents
from tarief.documents.kinds import Day, Schema, Text, Words
from tarief.documents.record import Entry, Record, RecordOf, records
from tarief.documents.spot import Spot

_TOO_MUCH = "Verlaag de besparing, of verdeel de maatregel over de jaren waarin hij werkt."


class MaatregelIn(AgreedRecord):
    """What saves how much of the line of a year, and what it works on."""

    naam = Entry(Text())
    werkt_op = Entry(Text())
    besparing = AgreedNumber("saving", "De besparing", positive, example='"150000"')
    jaar = Entry(YEAR)


@dataclass(frozen=True, slots=True)
class LineMeasure:
    """What saves `saving` euro a year, by which `driver` (volume, duration, price), from which year."""

    name: str
    driver: str
    saving: Decimal
    year: int


def line_findings(form: LumpSum, course: Course, measures: Sequence[LineMeasure]) -> tuple[Finding, ...]:
    """Return a warning for each year whose line asks more than its measures save. Refused for a faulty measure."""
    lines = {agreed.year: to_cents(agreed.line) for agreed in form.agreed(course)}
    refuse(item for number, one in enumerate(measures, 1) for item in _faults(one, number, lines.get(one.year)))
    saved = {year: sum((item.saving for item in measures if item.year == year), ZERO) for year in lines}
    refuse(_too_much(year, saved[year], line) for year, line in lines.items() if saved[year] > line)
    return tuple(_uncovered(year, line - saved[year]) for year, line in lines.items() if saved[year] < line)


def _faults(measure: LineMeasure, number: int, line: Decimal | None) -> Iterator[Finding]:
    place = Place.words("maatregelen", PathStep(f"{number} ({measure.name or 'zonder naam'})", (number - 1,)))
    if not measure.name.strip() or not measure.driver.strip():
        yield fault(place, "Een maatregel heeft een naam en iets waaraan hij werkt.", "Vul naam en werkt_op in.")
    wrong = list(MaatregelIn.faults_in(measure, place))
    yield from wrong
    if line is None:
        yield fault(place / "jaar", f"{measure.year} is geen jaar van het contract.", "Kies een jaar van het contract.")
    elif not wrong and measure.saving > line:
        text = f"Deze maatregel bespaart {euro(measure.saving, 0)}, meer dan de taakstelling van {euro(line, 0)}."
        yield fault(place / "besparing", text, _TOO_MUCH)


def _too_much(year: int, saved: Decimal, line: Decimal) -> Finding:
    text = f"De maatregelen van {year} besparen {euro(saved, 0)}; de taakstelling is {euro(line, 0)}."
    return fault(Place.of("maatregelen"), text, _TOO_MUCH)


def _beside(lines: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """The flags that are red, but for a warning that the years of the line tell in euros."""
    told = {(line.kind, line.severity) for line in lines}
    return (finding for finding in found if (finding.kind, finding.severity) not in told)


def _uncovered(year: int, amount: Decimal) -> Finding:
    text = f"Taakstelling zonder maatregel: voor {euro(amount, 0)} in {year} is niet gezegd wat dat bespaart."
    advice = "Noem per stap de maatregel: waar hij op werkt, hoeveel hij bespaart en vanaf wanneer."
    place = Place.words(PathStep("lumpsum"), "taakstelling", PathStep(str(year)))
    return Finding("taakstelling_zonder_maatregel", text, advice, place, Severity.WARNING, year)


class KnownOrNot:
    """True, false, or not known."""

    word, example, empty = "ja of nee", "true", False

    def read(self, raw: Json, spot: Spot) -> bool | None:
        """Return what is known."""
        if not isinstance(raw, bool) and raw != "onbekend":
            text = f"'{spot.name}' is geen true, false of onbekend."
            spot.fault(KIND, text, 'Schrijf true, false of "onbekend".')
        return raw if isinstance(raw, bool) else None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"enum": [True, False, "onbekend"]}


class ToetsIn(Record):
    """Terms that the amounts do not tell, for the check of the risk allocation."""

    geen_weigering_of_wachtlijst = Entry(KnownOrNot()).optional()
    heropening = Entry(KnownOrNot()).optional()
    eenzijdig_wijzigen = Entry(KnownOrNot()).optional()
    startgegevens_bevestigd = Entry(KnownOrNot(), "Of twee bronnen ze bevestigen; zonder startgegevens.").optional()
    looptijd = Entry(
        ContractNumber("De looptijd", term, example="4"), "In jaren; anders het aantal jaren van het verloop."
    ).optional()

    def contract(self, years: Decimal) -> Contract:
        """Return what is known of the contract, with the years of the course for its term where that is not told."""
        return Contract(
            may_not_refuse=self.geen_weigering_of_wachtlijst,
            years=years if self.looptijd is None else self.looptijd,
            reopening=self.heropening,
            baseline_verified=self.startgegevens_bevestigd,
            unilateral_change=self.eenzijdig_wijzigen,
        )


class BronvermeldingIn(Record):
    """What one source says of a value, and when."""

    waarde = Entry(ContractNumber("De waarde", positive, '"3000"'))
    bron = Entry(Text())
    datum = Entry(Day()).optional()
    over = Entry(Text()).otherwise("")

    def __init__(self, raw: Json, spot: Spot) -> None:
        super().__init__(raw, spot)
        if self.given.get("datum") is None:
            advice = "Vul bij datum in van welke dag de gegevens zijn, zoals 2018-01-01."
            spot.inside("datum").fault(KIND, "Startgegevens zonder datum kunnen geen budget dragen.", advice)

    @property
    def statement(self) -> Statement:
        """What the source says."""
        return Statement(self.waarde, self.bron, self.datum, self.over)


class StartgegevensIn(Record):
    """Where the base comes from: two sources with a date open the gate."""

    volume = records(BronvermeldingIn).otherwise(())
    kosten_per_eenheid = records(BronvermeldingIn).otherwise(())

    def sourced(self, base: BudgetBase) -> tuple[Sourced, ...]:
        """Return each value of the base with what its sources say."""
        values = (
            ("volume", "Het volume bij de start", self.volume, base.volume),
            ("kosten_per_eenheid", "De prijs per eenheid bij de start", self.kosten_per_eenheid, base.cost_per_unit),
        )
        return tuple(
            Sourced(self.spot.place / name, label, tuple(source.statement for source in sources), used)
            for name, label, sources, used in values
        )


class TaakgerichtIn(FormIn, GroeiIn):
    """Taakgericht: a budget, with what was agreed around it and what is known of it."""

    KEY, ADJECTIVE = "taakgericht", "taakgerichte"
    OWN = ("maatregelen", "volumeband", "startgegevens", "toets")
    basis = Entry(RecordOf(BasisIn))
    stappen = records(StapIn, "Eén per jaar van het verloop.")
    groei_gemeten = Entry(Words(tuple(Following))).otherwise(Following.SINCE_START)
    volumeband = Entry(RecordOf(VolumebandIn)).optional()
    maatregelen = records(MaatregelIn).otherwise(())
    startgegevens = Entry(RecordOf(StartgegevensIn)).optional()
    toets = Entry(RecordOf(ToetsIn)).optional()

    def lump_sum(self) -> LumpSum:
        """Return the budget without what lies around it."""
        steps = tuple(step.filled(BudgetYear, step.jaar) for step in self.stappen)
        following = Following(self.groei_gemeten)
        return self.filled(LumpSum, self.basis.filled(BudgetBase), steps, following=following)

    def agreed(self) -> ContractForm | None:
        """Return the lump sum, with its band."""
        lump = self.lump_sum()
        return lump if self.volumeband is None else self.volumeband.filled(VolumeBand, lump)

    def answer(self, form: ContractForm, asked: Circumstances) -> Answer:
        """Work out the amounts, the check, the shortfall and the risk."""
        course, lump = asked.course, self.lump_sum()
        answer = FormIn.answer(self, form, asked)
        measures = tuple(
            one.filled(LineMeasure, name=one.naam, driver=one.werkt_op, year=one.jaar) for one in self.maatregelen
        )
        lines = tuple(self._placed(asked, item) for item in line_findings(lump, course, measures))
        start = date(course.years[0].year, 1, 1)
        baseline = () if self.startgegevens is None else self.startgegevens.sourced(lump.base)
        proven = None if self.startgegevens is None else verified(baseline, start)
        told = (self.toets or ToetsIn.of({})).contract(Decimal(len(course.years)))
        contract = replace(
            told,
            ceiling=_keeps_overrun(form.inside, lump),
            band=isinstance(form.inside, VolumeBand),
            corridor=form.corridor if isinstance(form, WithCorridor) else None,
            baseline_verified=told.baseline_verified if self.startgegevens is None else proven,
            line=any(step.efficiency for step in lump.steps),
            line_has_measures=not lines,
        )
        allocation = check_allocation(contract, asked.threshold)
        return replace(
            answer,
            findings=(
                *_beside(lines, allocation.findings(self.spot.place)),
                *baseline_findings(baseline, start),
                *lines,
            ),
            allocation=allocation,
            shortfall=() if asked.real_start is None else explain_shortfall(lump, course, asked.real_start),
            baseline=baseline,
            verified=proven,
        )

    def _placed(self, asked: Circumstances, finding: Finding) -> Finding:
        """Give what is said of the line of a year the place of its step."""
        number = int(finding.subject) - asked.course.years[0].year
        return finding.at(self.spot.place / "stappen" / number / "taakstelling")


def _keeps_overrun(form: ContractForm, lump: LumpSum) -> bool:
    """Whether more clients than agreed can cost the provider more than the check allows."""
    if isinstance(form, VolumeBand):
        return form.width > MOST or form.variable_share < 1
    return lump.followed < 1
