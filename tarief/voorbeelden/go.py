"""GO! voor jeugd: a population budget and the risk of the ceiling (docs/onderhandeling.md#go-voor-jeugd)."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from tarief.contracts.course import Course, grown
from tarief.contracts.form import ContractForm, WithCorridor
from tarief.contracts.forms.asked_lump_sum import line_findings
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, LumpSum, VolumeBand
from tarief.contracts.forms.per_unit import PerUnit
from tarief.contracts.risk_allocation import ANSWERED, FLAGS, Contract, RiskAllocation, check_allocation
from tarief.contracts.volume_risk import NOTABLE, SURE, VolumeRisk, price_of_risk
from tarief.core.amounts import euro
from tarief.core.dutch import percent
from tarief.core.expression import Expression, at_least, rounded
from tarief.core.findings import Finding, every
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import WHAT, YEAR, Column, Entry
from tarief.report.findings import name_findings
from tarief.report.rules import Known, excel, figure, given
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import ExampleResult, build
from tarief.voorbeelden.shared import (
    borne,
    distinct,
    each,
    inhabitants,
    known_table,
    placed,
    read_corridor,
    read_measures,
)


def flags_table(data: Data) -> Table:
    """Each flag of each tender, the verdict, and what came of it."""
    found = tenders(data)
    rows = [(Worded(label, key=key), *(check.answers[key] for _, check in found)) for key, label in FLAGS.items()]
    verdict = (Worded("Oordeel", key="oordeel"), *(check.said for _, check in found))
    told = ("Wat ervan kwam", *(item.text("uitkomst") for item in data.records("aanbestedingen")))
    columns = [Column(f"aanbesteding_nr_{number}_", name, Holds.TEXT) for number, (name, _) in enumerate(found, 1)]
    head = Column("vlag", "Waar risico zit", Holds.TEXT)
    return Table("risicoverdeling", "Verdeling van het risico", (head, *columns), (*rows, verdict, told), note=ANSWERED)


def tenders(data: Data) -> list[tuple[str, RiskAllocation]]:
    """Return the name and the check of each tender."""
    threshold = data.whole("toets.drempel")
    items = data.records("aanbestedingen")
    distinct(items, "aanbesteding")

    def check(item: Data) -> tuple[str, RiskAllocation]:
        name, contract = item.text("naam"), _contract(item)
        return name, placed(data.scope("toets."), lambda: check_allocation(contract, threshold))

    return each(items, check)


def _contract(item: Data) -> Contract:
    return Contract(
        ceiling=item.flag("plafond"),
        corridor=read_corridor(item.scope("corridor.")) if item.has("corridor") else None,
        may_not_refuse=item.flag("geen_weigering_of_wachtlijst"),
        years=item.number("looptijd") if item.has("looptijd") else None,
        reopening=item.flag("heropening"),
        baseline_verified=item.flag("startgegevens_uit_twee_bronnen"),
        line=item.flag("dalende_lijn"),
        line_has_measures=item.flag("maatregelen_genoemd"),
        unilateral_change=item.flag("eenzijdig_wijzigen"),
    )


#: The volume of the first year as an index: the real number behind the budget is not known.
_INDEX = Decimal(100)
_BUDGET = "contract.budget_per_jaar"
#: The values of the file behind the places of what is made from them.
_RISK_PATHS = {"budget": _BUDGET, "verwachte_kosten": _BUDGET, "spreiding": "aannames.spreiding"}
_COURSE_PATHS = {"volume": "aannames.kostengroei", "kosten_per_eenheid": _BUDGET, "jaren": "contract.jaren"}
_LUMP_PATHS = {"volume": _BUDGET, "kosten_per_eenheid": _BUDGET, "taakstelling": "aannames.dalende_lijn"}
_BAND_PATHS = {"breedte": "vormen.volumeband", "variabel_deel": "vormen.variabel_deel"}


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    known = partial(known_table, head=WHAT)
    return build(data, title, _headline, (flags_table, _gap, _forms, _risk, _volume, _towns, known), _findings)


def _headline(data: Data) -> str:
    risk = _price(data)
    return (
        f"Een plafond van {euro(risk.budget, 0)} zonder opslag is een onbetaalde verzekering: naar verwachting "
        f"{euro(risk.expected_overrun, 0)} per jaar ({percent(risk.premium, 1, 1)}), en in één op de twintig jaren een "
        f"verlies van {euro(risk.loss, 0)} of meer ({percent(risk.capital, 1, 1)})."
    )


def _gap(data: Data) -> Table:
    budget, growth, line = (data.given(path) for path in (_BUDGET, "aannames.kostengroei", "aannames.dalende_lijn"))
    columns = (
        YEAR,
        Column("kosten", "Kosten", rule=lambda above: above.kosten * (1 + growth), start=budget),
        Column("budget", "Vast budget", rule=budget),
        Column("resultaat", "Resultaat", rule=lambda budget, kosten: budget - kosten),
        Column("budget_dalend", "Dalend budget", rule=lambda above: above.budget_dalend * (1 - line), start=budget),
        Column("resultaat_dalend", "Resultaat", rule=lambda budget_dalend, kosten: budget_dalend - kosten),
    )
    rows: list[tuple[Entry, ...]] = [(str(year.year), ..., ..., ..., ..., ...) for year in _course(data).years]
    rows.append(("Samen", None, None, ..., None, ...))
    return Table.of("tekort", "Vast en dalend budget tegen de kosten", columns, rows)


def _forms(data: Data) -> Table:
    budget, forms = data.given(_BUDGET), zip(_contract_forms(data), _payments(data), strict=True)
    course, rows = _course(data), list[tuple[Entry, ...]]()
    for form, paid in forms:
        for number, year in enumerate(course.years):
            cost = figure("tekort", "kosten", number, year.cost)
            rows.append((form.label, str(year.year), paid, cost, ..., ...))
        rows.append((form.label, "Samen", None, None, ..., ...))
    columns = (
        Column("vorm", "Contractvorm", Holds.TEXT),
        YEAR,
        Column("betaling", "Betaling"),
        Column("kosten", "Kosten"),
        Column("aanbieder", "Resultaat aanbieder", rule=lambda betaling, kosten: betaling - kosten),
        Column("gemeente", "Resultaat gemeente", rule=lambda betaling: budget - betaling),
    )
    note = "De kostengroei is hier groei van het volume; de kosten per cliënt blijven gelijk."
    return Table.of("vormen", "Dezelfde zorg in vier contractvormen", columns, rows, note=note)


def _contract_forms(data: Data) -> tuple[ContractForm, ...]:
    fixed = _lump_sum(data)
    width, variable = data.number("vormen.volumeband"), data.number("vormen.variabel_deel")
    return (
        fixed,
        WithCorridor(fixed, read_corridor(data.scope("vormen.corridor."))),
        placed(data, lambda: VolumeBand(fixed, width, variable), _BAND_PATHS),
        PerUnit(fixed.base.cost_per_unit, fixed.base.volume),
    )


def _payments(data: Data) -> tuple[Callable[..., Expression], ...]:
    """What the municipality pays under each form, from the cost of the year: plafond, corridor, band, price."""
    budget, width, variable = (data.given(path) for path in (_BUDGET, "vormen.volumeband", "vormen.variabel_deel"))

    def with_corridor(kosten: Expression) -> Expression:
        return kosten - borne(data.scope("vormen.corridor."), kosten - budget, budget)

    def with_band(kosten: Expression) -> Expression:
        over, under = at_least(kosten / budget - (1 + width), 0), at_least((1 - width) - kosten / budget, 0)
        return budget + (over - under) * variable * budget

    return lambda: budget, with_corridor, with_band, lambda kosten: kosten


def _risk(data: Data) -> Table:
    risk, budget, spread = _price(data), data.given(_BUDGET), data.given("aannames.spreiding")
    variance = spread * spread / 2
    # For an expected cost equal to the budget d1 is σ/2 (docs/onderhandeling.md#volumerisico).
    overrun = budget * (excel("NORMSDIST", spread / 2) - excel("NORMSDIST", -spread / 2))
    limit = budget * excel("EXP", excel("NORMSINV", SURE) * spread - variance)
    chance = excel("NORMSDIST", -(excel("LN", 1 + NOTABLE) + variance) / spread)
    premium, odds = Known(risk.expected_overrun, rounded(overrun)), Known(risk.probability, rounded(chance, 6))
    sure = "Verlies dat in 95% van de gevallen niet wordt overschreden: het risicokapitaal"
    capital = Known(risk.loss, at_least(rounded(limit) - budget, 0))
    rows: tuple[tuple[Entry, ...], ...] = (
        (Worded("Verwachte overschrijding: de premie als wat overblijft terug moet", key="premie"), premium, ...),
        (Worded(sure, key="kapitaal"), capital, ...),
        (Worded("Kans op een overschrijding van meer dan 5%", key="kans"), None, odds),
    )
    share = Column("deel", "Deel van het budget of kans", Holds.SHARE, rule=lambda bedrag: bedrag / budget)
    return Table.of("risico", "De prijs van het plafond", (WHAT, Column("bedrag", "Bedrag per jaar"), share), rows)


def _volume(data: Data) -> Table:
    before, after = data.positive("volume.eerst"), data.positive("volume.daarna")
    first, later = given("volume.eerst", before), given("volume.daarna", after)
    rows: tuple[tuple[Entry, ...], ...] = (
        ("Jongeren met jeugdhulp, eerst", first, None),
        ("Jongeren met jeugdhulp, een jaar later", later, None),
        ("Groei", None, lambda rows: rows[1].aantal / rows[0].aantal - 1),
        ("Lumpsum per kind", None, lambda rows: rows[0].aantal / rows[1].aantal - 1),
    )
    columns = (WHAT, Column("aantal", "Aantal", Holds.COUNT), Column("verandering", "Verandering", Holds.SHARE))
    return Table.of("volume", "Wat groei met een vast bedrag per kind doet", columns, rows)


def _towns(data: Data) -> Table:
    rows: list[tuple[Cell, ...]] = list(inhabitants(data).items())
    columns = (Column("gemeente", "Gemeente", Holds.TEXT), Column("inwoners", "Inwoners", Holds.COUNT))
    return Table("gemeenten", "De gemeenten", columns, tuple(rows))


def _findings(data: Data) -> tuple[Finding, ...]:
    def of_the_line() -> tuple[Finding, ...]:
        return line_findings(_lump_sum(data, declining=True), _course(data), read_measures(data))

    checked, line = every(
        lambda: name_findings((name, check.findings()) for name, check in tenders(data)),
        lambda: placed(data, of_the_line),
    )
    return (*checked, *line)


def _price(data: Data) -> VolumeRisk:
    budget, spread = data.positive(_BUDGET), data.number("aannames.spreiding")
    return placed(data, lambda: price_of_risk(budget, budget, spread), _RISK_PATHS)


def _course(data: Data) -> Course:
    later = _years(data) - 1
    growth = [data.growth("aannames.kostengroei")] * later
    unit, dearer = data.positive(_BUDGET) / _INDEX, [Decimal(0)] * later
    return placed(data, lambda: grown(data.day("contract.start").year, _INDEX, unit, growth, dearer), _COURSE_PATHS)


def _years(data: Data) -> int:
    data.positive("contract.jaren")
    return data.whole("contract.jaren")


def _lump_sum(data: Data, *, declining: bool = False) -> LumpSum:
    line = data.number("aannames.dalende_lijn") if declining else Decimal(0)
    start = data.day("contract.start").year
    steps = (BudgetYear(start), *(BudgetYear(start + year, efficiency=line) for year in range(1, _years(data))))
    base = BudgetBase(_INDEX, data.positive(_BUDGET) / _INDEX)
    return placed(data, lambda: LumpSum(base, steps), _LUMP_PATHS)
