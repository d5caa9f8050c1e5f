"""GO! voor jeugd: a population budget, its bid price and the risk of the ceiling (onderhandeling.md §5.3)."""

from __future__ import annotations

from decimal import Decimal

from tarief.contracts import (
    Base,
    ContractForm,
    Course,
    LumpSum,
    PerUnit,
    Step,
    VolumeBand,
    WithCorridor,
    grown,
    line_findings,
    price_of_risk,
    settle_years,
    side_by_side,
)
from tarief.contracts.limits import ONE
from tarief.contracts.named import name_findings
from tarief.contracts.volume_risk import VolumeRisk
from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from tarief.report.cells import Worded
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.faults import Faults
from tarief.voorbeelden.go_tenders import flags_table, tenders
from tarief.voorbeelden.result import Cell, Column, ExampleResult, Kind, Table, build
from tarief.voorbeelden.shared import (
    corridor_formula,
    inhabitants,
    percent,
    placed,
    read_corridor,
    read_measures,
    spoken,
)

#: The volume of the first year as an index: the real number behind the budget is not known.
_INDEX = Decimal(100)
_BUDGET, _SPREAD = "[contract.budget_per_jaar]", "[aannames.spreiding]"
#: The values of the file behind the places of what is made from them.
_RISK_PLACES = {"budget|verwachte_kosten": "contract.budget_per_jaar", "spreiding": "aannames.spreiding"}
_COURSE_PLACES = {
    ".*, volume": "aannames.kostengroei",
    ".*, kosten_per_eenheid": "contract.budget_per_jaar",
    "jaren": "contract.jaren",
}
_LUMP_PLACES = {".*, basis, .*": "contract.budget_per_jaar", ".*, taakstelling": "aannames.dalende_lijn"}
_BAND_PLACES = {"volumeband, breedte": "vormen.volumeband", "volumeband, variabel_deel": "vormen.variabel_deel"}
_YEAR, _WHAT = Column("jaar", "Jaar", Kind.TEXT), Column("wat", "", Kind.TEXT)


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (flags_table, _gap, _forms, _risk, _volume, _towns, _known), _findings)


def _headline(data: Data) -> str:
    risk = _price(data)
    return (
        f"Een plafond van € {dutch(risk.budget, 0)} zonder opslag is een onbetaalde verzekering: naar verwachting "
        f"€ {dutch(risk.expected_overrun, 0)} per jaar ({percent(risk.premium, 1)}), en in één op de twintig jaren een "
        f"verlies van € {dutch(risk.loss, 0)} of meer ({percent(risk.capital, 1)})."
    )


def _gap(data: Data) -> Table:
    course = _course(data)
    fixed, line = settle_years(_fixed(data), course), settle_years(_declining(data), course)
    rows: list[tuple[Cell, ...]] = [
        (str(one.year), one.cost, one.budget, one.provider, other.budget, other.provider)
        for one, other in zip(fixed.years, line.years, strict=True)
    ]
    rows.append(("Samen", None, None, fixed.provider, None, line.provider))
    columns = (
        _YEAR,
        Column("kosten", "Kosten", Kind.EURO, "{kosten:vorige} * (1 + [aannames.kostengroei])", _BUDGET),
        Column("budget", "Vast budget", Kind.EURO, _BUDGET),
        Column("resultaat", "Resultaat", Kind.EURO, "{budget} - {kosten}"),
        Column(
            "budget_dalend",
            "Dalend budget",
            Kind.EURO,
            "{budget_dalend:vorige} * (1 - [aannames.dalende_lijn])",
            _BUDGET,
        ),
        Column("resultaat_dalend", "Resultaat", Kind.EURO, "{budget_dalend} - {kosten}"),
    )
    return Table("tekort", "Vast en dalend budget tegen de kosten", columns, tuple(rows))


def _forms(data: Data) -> Table:
    fixed = _fixed(data)
    width, variable = data.number("vormen.volumeband"), data.number("vormen.variabel_deel")
    forms: tuple[ContractForm, ...] = (
        fixed,
        WithCorridor(fixed, read_corridor(data.scope("vormen.corridor."))),
        placed(data, lambda: VolumeBand(fixed, width, variable), _BAND_PLACES),
        PerUnit(fixed.base.cost_per_unit, fixed.base.volume),
    )
    said = _form_formulas(data)
    rows: list[tuple[Cell, ...]] = []
    cells: dict[tuple[int, str], str] = {}
    for result, formula in zip(side_by_side(forms, _course(data)), said, strict=True):
        for number in range(len(result.years)):
            cells[len(rows) + number, "kosten"] = f"{{tekort.kosten:{number + 1}}}"
            cells[len(rows) + number, "betaling"] = formula
        rows += [(result.form, str(y.year), y.payment, y.cost, y.provider, y.municipality) for y in result.years]
        rows.append((result.form, "Samen", None, None, result.provider, result.municipality))
    columns = (
        Column("vorm", "Contractvorm", Kind.TEXT),
        _YEAR,
        Column("betaling", "Betaling"),
        Column("kosten", "Kosten"),
        Column("aanbieder", "Resultaat aanbieder", Kind.EURO, "{betaling} - {kosten}"),
        Column("gemeente", "Resultaat gemeente", Kind.EURO, f"{_BUDGET} - {{betaling}}"),
    )
    note = "De kostengroei is hier groei van het volume; de kosten per cliënt blijven gelijk."
    return Table("vormen", "Dezelfde zorg in vier contractvormen", columns, tuple(rows), note=note, cells=cells)


def _form_formulas(data: Data) -> tuple[str, ...]:
    """What the municipality pays under each form, from the cost of the year: plafond, corridor, band, price."""
    share = corridor_formula(data.scope("vormen.corridor."), f"({{kosten}} - {_BUDGET})", _BUDGET)
    volume, band = f"{{kosten}} / {_BUDGET}", "[vormen.volumeband]"
    outside = f"MAX(0, {volume} - (1 + {band})) + MIN(0, {volume} - (1 - {band}))"
    return (
        _BUDGET,
        f"{{kosten}} - ({share})",
        f"{_BUDGET} + ({outside}) * [vormen.variabel_deel] * {_BUDGET}",
        "{kosten}",
    )


_PREMIUM = "Verwachte overschrijding: de premie als wat overblijft terug moet"
_CAPITAL = "Verlies dat in 95% van de gevallen niet wordt overschreden: het risicokapitaal"


def _risk(data: Data) -> Table:
    risk = _price(data)
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            Worded("Verwachte overschrijding: de premie als wat overblijft terug moet", key="premie"),
            risk.expected_overrun,
            risk.premium,
        ),
        (
            Worded("Verlies dat in 95% van de gevallen niet wordt overschreden: het risicokapitaal", key="kapitaal"),
            risk.loss,
            risk.capital,
        ),
        (Worded("Kans op een overschrijding van meer dan 5%", key="kans"), None, risk.probability),
    )
    share = Column("deel", "Deel van het budget of kans", Kind.SHARE, f"{{bedrag}} / {_BUDGET}")
    # For an expected cost equal to the budget d1 is σ/2 (onderhandeling.md §2.4).
    overrun = f"ROUND({_BUDGET} * (NORMSDIST({_SPREAD} / 2) - NORMSDIST(-{_SPREAD} / 2)), 2)"
    limit = f"{_BUDGET} * EXP(NORMSINV(0.95) * {_SPREAD} - {_SPREAD}^2 / 2)"
    cells = {
        (0, "bedrag"): overrun,
        (1, "bedrag"): f"MAX(0, ROUND({limit}, 2) - {_BUDGET})",
        (2, "deel"): f"ROUND(NORMSDIST(-(LN(1.05) + {_SPREAD}^2 / 2) / {_SPREAD}), 6)",
    }
    columns = (_WHAT, Column("bedrag", "Bedrag per jaar"), share)
    return Table("risico", "De prijs van het plafond", columns, rows, cells=cells)


def _volume(data: Data) -> Table:
    before, after = data.positive("volume.eerst"), data.positive("volume.daarna")
    rows = (
        ("Jongeren met jeugdhulp, eerst", before, None),
        ("Jongeren met jeugdhulp, een jaar later", after, None),
        ("Groei", None, after / before - ONE),
        ("Lumpsum per kind", None, before / after - ONE),
    )
    columns = (_WHAT, Column("aantal", "Aantal", Kind.COUNT), Column("verandering", "Verandering", Kind.SHARE))
    cells = {
        (0, "aantal"): "[volume.eerst]",
        (1, "aantal"): "[volume.daarna]",
        (2, "verandering"): "{aantal:2} / {aantal:1} - 1",
        (3, "verandering"): "{aantal:1} / {aantal:2} - 1",
    }
    return Table("volume", "Wat groei met een vast bedrag per kind doet", columns, rows, cells=cells)


def _towns(data: Data) -> Table:
    rows: list[tuple[Cell, ...]] = list(inhabitants(data).items())
    columns = (Column("gemeente", "Gemeente", Kind.TEXT), Column("inwoners", "Inwoners", Kind.COUNT))
    return Table("gemeenten", "De gemeenten", columns, tuple(rows))


def _known(data: Data) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (Worded(spoken(name), key=name), leaf.value, leaf.note, leaf.source or leaf.mark.value)
        for name in data.names("bekend")
        for leaf in data.several(f"bekend.{name}")
    ]
    columns = (_WHAT, Column("bedrag", "Bedrag"), Column("over", "Over", Kind.TEXT), Column("bron", "Bron", Kind.TEXT))
    return Table("bekend", "Wat is gepubliceerd of verteld", columns, tuple(rows))


def _findings(data: Data) -> tuple[Finding, ...]:
    faults = Faults()
    found: tuple[Finding, ...] = ()
    lines: tuple[Finding, ...] = ()
    with faults:
        found = name_findings((name, check.findings()) for name, check in tenders(data))
    with faults:
        lines = placed(data, lambda: line_findings(_declining(data), _course(data), read_measures(data)))
    faults.refuse()
    return (*found, *lines)


def _price(data: Data) -> VolumeRisk:
    budget, spread = data.positive("contract.budget_per_jaar"), data.number("aannames.spreiding")
    return placed(data, lambda: price_of_risk(budget, budget, spread), _RISK_PLACES)


def _course(data: Data) -> Course:
    later = _years(data) - 1
    growth = [data.number("aannames.kostengroei")] * later
    unit = data.positive("contract.budget_per_jaar") / _INDEX
    return placed(
        data, lambda: grown(data.day("contract.start").year, _INDEX, unit, growth, [Decimal(0)] * later), _COURSE_PLACES
    )


def _years(data: Data) -> int:
    data.positive("contract.jaren")
    return data.whole("contract.jaren")


def _fixed(data: Data) -> LumpSum:
    return _lump_sum(data, Decimal(0))


def _declining(data: Data) -> LumpSum:
    return _lump_sum(data, data.number("aannames.dalende_lijn"))


def _lump_sum(data: Data, line: Decimal) -> LumpSum:
    start = data.day("contract.start").year
    steps = (Step(start), *(Step(start + year, efficiency=line) for year in range(1, _years(data))))
    base = Base(_INDEX, data.positive("contract.budget_per_jaar") / _INDEX)
    return placed(data, lambda: LumpSum(base, steps), _LUMP_PLACES)
