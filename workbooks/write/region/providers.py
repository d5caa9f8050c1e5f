"""The sheet Aanbieders: cost and volume of each provider, which may be changed, and what the chosen tariff does."""

from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

from tarief.core.number import EXACT
from tarief.region.continuity import Continuity
from tarief.region.outcome import RegionOutcome
from tarief.region.provider import Provider
from workbooks.read.template.names import PROVIDERS_SHEET
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
_MONEY, _WHOLE = "#,##0.00", "#,##0.##"


def write_providers(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    """Write a row per provider, in the order of the region, and name the columns that other sheets use."""
    providers = found.case.region.providers
    last = FIRST + len(providers) - 1
    sheet.widths(_WIDTHS)
    sheet.top(PROVIDERS_SHEET, _EXPLANATION)
    sheet.heads(FIRST - 1, _HEADS, "CDGHIJK", RIGHT)
    for key, column in _NAMED.items():
        if column in "MNO":
            sheet.hide(column)
        book.name(key, sheet, f"{column}{FIRST}:{column}{last}")
    lasting = found.continuity(found.tariffs[0].amount)
    sums = _running(providers)
    for row, provider, at in zip(range(FIRST, last + 1), providers, lasting, strict=True):
        _write_given(sheet, row, provider)
        _write_worked_out(sheet, row, provider, at, sums)
    _write_years(book, sheet, found)
    sheet.raw.freeze_panes = f"C{FIRST}"
    sheet.printed(landscape=True, area=f"A1:K{last}", titles=f"{FIRST - 1}:{FIRST - 1}", footer=CONFIDENTIAL)
    sheet.protect()


def _write_given(sheet: NewSheet, row: int, provider: Provider) -> None:
    money = FILL_IN.but(across="right", number_format=_MONEY, wrap=False)
    sheet.texts(row, TEXT, B=provider.name, E=provider.size, F=provider.concern)
    sheet.number(f"C{row}", provider.cost, money)
    sheet.number(f"D{row}", provider.volume, money.but(number_format=_WHOLE))
    sheet.text(f"G{row}", "ja" if provider.meets_quality else "nee", FILL_IN.but(across="center", indent=0))
    sheet.maybe(f"H{row}", provider.equity, money)
    sheet.maybe(f"I{row}", provider.revenue, money)


def _write_worked_out(sheet: NewSheet, row: int, provider: Provider, at: Continuity, sums: Sums) -> None:
    sheet.formula(f"J{row}", f"D{row}*({CHOSEN}-C{row})", -at.loss, FIGURE.but(number_format="#,##0;[Red]-#,##0;0"))
    months = f'IF(OR(H{row}="",J{row}>=0),"",12*MAX(H{row},0)/-J{row})'
    style = FIGURE.but(number_format="#,##0.0")
    sheet.formula(f"K{row}", months, "" if at.months is None else at.months, style)
    fit = provider.volume if provider.meets_quality else Decimal(0)
    sheet.formula(f"M{row}", f"SUMPRODUCT(({COSTS}<=C{row})*{VOLUMES})", sums[provider.cost][0], PLAIN)
    sheet.formula(f"N{row}", f'IF(G{row}="nee",0,D{row})', fit, PLAIN)
    sheet.formula(f"O{row}", f"SUMPRODUCT(({COSTS}<=C{row})*{FIT})", sums[provider.cost][1], PLAIN)


def costs_of_year(number: int) -> str:
    """Return the name of the costs in the prices of a year of the growth path, the first being 0."""
    return f"{COSTS}_jaar_{number + 1}"


def _write_years(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    """Write what each cost is in the prices of each year of the growth path, a column per year.

    In cells of their own: not every program rounds a whole column inside one formula.
    """
    providers = found.case.region.providers
    for number, year in enumerate(found.impact.years if found.impact is not None else ()):
        column = get_column_letter(_YEARS + number)
        sheet.hide(column)
        book.name(costs_of_year(number), sheet, f"{column}{FIRST}:{column}{FIRST + len(providers) - 1}")
        for row, provider in enumerate(providers, FIRST):
            risen = EXACT.multiply(provider.cost, year.index).quantize(_NOISE, ROUND_HALF_UP)
            sheet.formula(f"{column}{row}", f"ROUND(C{row}*{PATH_SHEET}!D${LEVELS + number},6)", risen, PLAIN)


def _running(providers: tuple[Provider, ...]) -> Sums:
    found: Sums = {}
    volume = fit = Decimal(0)
    for provider in sorted(providers, key=lambda item: item.cost):
        volume = EXACT.add(volume, provider.volume)
        fit = EXACT.add(fit, provider.volume if provider.meets_quality else Decimal(0))
        found[provider.cost] = volume, fit
    return found
