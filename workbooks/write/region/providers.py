"""The sheet Aanbieders: cost and volume of each provider, which may be changed, and what the chosen tariff does."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

from tarief.core.number import EXACT
from tarief.region.budget import PathYear
from tarief.region.continuity import Continuity
from tarief.region.outcome import RegionOutcome
from tarief.region.provider import Provider
from workbooks.read.template.names import PROVIDERS_SHEET
from workbooks.write.book.block import Filled, WorkedCell
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import FIGURE, FILL_IN, PLAIN, RIGHT, TEXT

FIRST = 5
#: At the foot of every printed page with figures of single providers, or from which those follow.
CONFIDENTIAL = "Vertrouwelijk"
#: Names of columns that formulas on other sheets use, and of the tariff that the user chooses.
COSTS, VOLUMES, CHOSEN = "kostprijzen", "volumes", "gekozen_tarief"
SO_FAR, FIT, FIT_SO_FAR = "volume_tot_hier", "volume_voldoet", "voldoet_tot_hier"
_WIDTHS = {"A": 1.5, "B": 30, "C": 13, "D": 13, "E": 12, "F": 18, "G": 12, "H": 15, "I": 15, "J": 16, "K": 14, "L": 1.5}
_HEADS = (
    "Naam",
    "Kostprijs",
    "Volume",
    "Omvang",
    "Concern",
    "Voldoet aan kwaliteit",
    "Eigen vermogen",
    "Omzet",
    "Bij het gekozen tarief, per jaar",
    "Maanden tot vermogen op is",
)
_EXPLANATION = (
    "Alleen voor de begeleider. Gele cellen mag u wijzigen; de andere bladen rekenen mee, behalve het blad "
    "Bevindingen. Het gekozen tarief staat op het blad Dekking."
)
_NAMED = {COSTS: "C", VOLUMES: "D", SO_FAR: "M", FIT: "N", FIT_SO_FAR: "O"}
#: The sheet with the growth path, and the row of its first year, with the price level in column D.
PATH_SHEET, LEVELS = "Ingroeipad", 9
#: The first of the hidden columns with the costs in the prices of a year.
_YEARS = 16
#: By cost: the volume of all providers up to and with that cost, and of those that meet the quality.
Sums = dict[Decimal, tuple[Decimal, Decimal]]
_NOISE = Decimal("1e-6")
_MONEY = FILL_IN.but(across="right", number_format="#,##0.00", wrap=False)
_LOOKS = {
    "B": TEXT,
    "C": _MONEY,
    "D": _MONEY.but(number_format="#,##0.##"),
    "E": TEXT,
    "F": TEXT,
    "G": FILL_IN.but(across="center", indent=0),
    "H": _MONEY,
    "I": _MONEY,
    "J": FIGURE.but(number_format="#,##0;[Red]-#,##0;0"),
    "K": FIGURE.but(number_format="#,##0.0"),
    "M": PLAIN,
    "N": PLAIN,
    "O": PLAIN,
}


def write_providers(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    """Write a row per provider, in the order of the region, and name the columns that other sheets use."""
    providers = found.case.region.providers
    last = FIRST + len(providers) - 1
    years = found.impact.years if found.impact is not None else ()
    named = {**_NAMED, **{costs_of_year(number): get_column_letter(_YEARS + number) for number in range(len(years))}}
    sheet.widths(_WIDTHS)
    sheet.top(PROVIDERS_SHEET, _EXPLANATION)
    sheet.heads(FIRST - 1, _HEADS, "CDGHIJK", RIGHT)
    for key, column in named.items():
        if column > "L":
            sheet.hide(column)
        book.name(key, sheet, f"{column}{FIRST}:{column}{last}")
    lasting = found.continuity(found.tariffs[0].amount)
    sums = _running(providers)
    rows = [
        [*_given(provider), *_worked_out(row, provider, at, sums), *_of_years(row, provider, years)]
        for row, provider, at in zip(range(FIRST, last + 1), providers, lasting, strict=True)
    ]
    sheet.rows(FIRST, {**_LOOKS, **{column: PLAIN for column in named.values() if column > "O"}}, rows)
    sheet.raw.freeze_panes = f"C{FIRST}"
    sheet.printed(landscape=True, area=f"A1:K{last}", titles=f"{FIRST - 1}:{FIRST - 1}", footer=CONFIDENTIAL)
    sheet.protect()


def _given(provider: Provider) -> Iterator[Filled]:
    yield from (provider.name, provider.cost, provider.volume, provider.size, provider.concern)
    yield from ("ja" if provider.meets_quality else "nee", provider.equity, provider.revenue)


def _worked_out(row: int, provider: Provider, at: Continuity, sums: Sums) -> Iterator[Filled]:
    yield WorkedCell(f"D{row}*({CHOSEN}-C{row})", -at.loss)
    yield WorkedCell(f'IF(OR(H{row}="",J{row}>=0),"",12*MAX(H{row},0)/-J{row})', "" if at.months is None else at.months)
    fit = provider.volume if provider.meets_quality else Decimal(0)
    yield WorkedCell(f"SUMPRODUCT(({COSTS}<=C{row})*{VOLUMES})", sums[provider.cost][0])
    yield WorkedCell(f'IF(G{row}="nee",0,D{row})', fit)
    yield WorkedCell(f"SUMPRODUCT(({COSTS}<=C{row})*{FIT})", sums[provider.cost][1])


def costs_of_year(number: int) -> str:
    """Return the name of the costs in the prices of a year of the growth path, the first being 0."""
    return f"{COSTS}_jaar_{number + 1}"


def _of_years(row: int, provider: Provider, years: Sequence[PathYear]) -> Iterator[Filled]:
    """What a cost is in the prices of each year of the growth path, a column per year.

    In cells of their own: not every program rounds a whole column inside one formula.
    """
    for number, year in enumerate(years):
        risen = EXACT.multiply(provider.cost, year.index).quantize(_NOISE, ROUND_HALF_UP)
        yield WorkedCell(f"ROUND(C{row}*{PATH_SHEET}!D${LEVELS + number},6)", risen)


def _running(providers: tuple[Provider, ...]) -> Sums:
    found: Sums = {}
    volume = fit = Decimal(0)
    for provider in sorted(providers, key=lambda item: item.cost):
        volume = EXACT.add(volume, provider.volume)
        fit = EXACT.add(fit, provider.volume if provider.meets_quality else Decimal(0))
        found[provider.cost] = volume, fit
    return found
