"""The sheets Ingroeipad and Gemeenten: the tariff of each year, who is short on the way, and what each one pays."""

from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.core.number import EXACT
from tarief.region.budget import BELOW_GOAL, BudgetImpact, paid_volume, weights_of
from tarief.region.outcome import RegionOutcome
from tarief.report.region_exact import path_warning
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import FIGURE, FILL_IN, NOTE, PLAIN, RIGHT, TEXT, TOTAL_FIGURE
from workbooks.write.region.providers import CONFIDENTIAL, LEVELS, PATH_SHEET, VOLUMES, costs_of_year
from workbooks.write.result.settling import Settling

TOWNS_SHEET = "Gemeenten"
_FIRST, _ENDS = LEVELS, {"ingroeipad_van": "C4", "ingroeipad_naar": "C5", "volume_betaald": "C6"}
_WIDTHS = {"A": 1.5, "B": 26, "C": 14, "D": 12, "E": 14, "F": 14, "G": 14, "H": 16, "I": 18, "J": 16, "K": 1.5}
_HEADS = (
    "Jaar",
    "Deel van het verschil",
    "Prijspeil",
    "Tarief",
    "Oud tarief",
    "Volume gedekt",
    "Tekort aanbieders",
    "Tekort tot nu toe",
    "Extra budget",
)
#: A hidden column with the new tariff in the prices of each year.
_GOAL = "L"
_MONEY = FIGURE.but(number_format="#,##0.00")
_EUROS = FIGURE.but(number_format="#,##0")
_GIVEN = FILL_IN.but(across="right", wrap=False)


def write_path(book: NewBook, sheet: NewSheet, found: RegionOutcome, impact: BudgetImpact) -> None:
    """Write the years; both tariffs, the shares and the price levels may be changed."""
    sheet.widths(_WIDTHS)
    sheet.top(PATH_SHEET, "Het tarief groeit elk jaar een deel van het verschil, in prijzen van dat jaar.")
    _write_ends(book, sheet, found)
    sheet.heads(_FIRST - 1, _HEADS, "CDEFGHIJ", RIGHT)
    for number in range(len(impact.years)):
        _write_year(sheet, _FIRST + number, number, impact)
    sheet.hide(_GOAL)
    last = _FIRST + len(impact.years)
    sheet.merge(f"B{last}:J{last}", NOTE.but(below=""))
    sheet.formula(f"B{last}", _below_goal(last - 1), path_warning(impact), NOTE.but(below=""))
    sheet.printed(landscape=True, area=f"A1:J{last}", footer=CONFIDENTIAL)
    sheet.protect()


def _below_goal(last: int) -> str:
    """What must be said as long as some year is below the goal."""
    below = f"(E{_FIRST}:E{last}<{_GOAL}{_FIRST}:{_GOAL}{last})*1"
    return f'IF(SUMPRODUCT({below})>0,"{BELOW_GOAL}","")'


def _write_ends(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    start, goal = found.case.ends
    labels = ("Oud tarief", "Nieuw tarief", "Volume dat gemeenten betalen")
    for (key, at), label in zip(_ENDS.items(), labels, strict=True):
        sheet.text(f"B{at[1:]}", label, TEXT)
        book.name(key, sheet, at)
    sheet.number("C4", start, _GIVEN.but(number_format="#,##0.00"))
    sheet.number("C5", goal, _GIVEN.but(number_format="#,##0.00"))
    own = any(town.volume is not None for town in found.case.region.municipalities)
    paid = f"{TOWNS_SHEET}!D{_TOWN}:D{_last_town(found)}" if own else VOLUMES
    sheet.formula("C6", f"SUM({paid})", paid_volume(found.case.region), _EUROS)


def _write_year(sheet: NewSheet, row: int, number: int, impact: BudgetImpact) -> None:
    year, covered = impact.years[number], impact.coverages[number]
    risen = costs_of_year(number)
    sheet.number(f"B{row}", Decimal(year.year), TEXT.but(number_format="0", across="left"))
    sheet.number(f"C{row}", year.share, _GIVEN.but(number_format="0.0%"))
    sheet.number(f"D{row}", year.index, _GIVEN.but(number_format="0.0000"))
    tariff = f"ROUND((ingroeipad_van+C{row}*(ingroeipad_naar-ingroeipad_van))*D{row},2)"
    sheet.formula(f"E{row}", tariff, year.tariff, _MONEY)
    sheet.formula(f"F{row}", f"ROUND(ingroeipad_van*D{row},2)", year.unchanged, _MONEY)
    share = f"SUMPRODUCT(({risen}<=E{row})*{VOLUMES})/SUM({VOLUMES})"
    sheet.formula(f"G{row}", share, covered.volume_share or Decimal(0), FIGURE.but(number_format="0.0%"))
    short = f"SUMPRODUCT(({risen}>E{row})*({risen}-E{row})*{VOLUMES})"
    sheet.formula(f"H{row}", short, covered.shortfall, _EUROS)
    sheet.formula(f"I{row}", f"SUM(H${_FIRST}:H{row})", impact.accumulated[number], _EUROS)
    # Half a euro is a little less in bits; some programs round that, and some what is shown.
    total = f"ROUND(ROUND(volume_betaald*(E{row}-F{row}),6),0)"
    sheet.formula(f"J{row}", total, impact.totals[number], _EUROS)
    sheet.formula(f"{_GOAL}{row}", f"ROUND(ingroeipad_naar*D{row},2)", year.goal, _MONEY)


_TOWN = 5
_TOWNS = "Extra kosten per jaar; de euro's die bij het afronden overblijven gaan naar de grootste resten."


def _last_town(found: RegionOutcome) -> int:
    return _TOWN + len(found.case.region.municipalities) - 1


def write_towns(sheet: NewSheet, found: RegionOutcome, impact: BudgetImpact) -> None:
    """Write what each municipality pays more in each year, in whole euros that add up to the total of the year."""
    towns, years = found.case.region.municipalities, len(impact.years)
    columns = [get_column_letter(5 + number) for number in range(years)]
    last = _last_town(found)
    sheet.widths({"A": 1.5, "B": 30, "C": 13, "D": 13, **dict.fromkeys(columns, 15)})
    sheet.top(TOWNS_SHEET, _TOWNS)
    heads = ("Gemeente", "Inwoners", "Volume", *(f"Jaar {year.year}" for year in impact.years))
    sheet.heads(_TOWN - 1, heads, ("C", "D", *columns), RIGHT)
    for row, town in enumerate(towns, _TOWN):
        sheet.text(f"B{row}", town.name, TEXT)
        for column, value in (("C", town.inhabitants), ("D", town.volume)):
            sheet.maybe(f"{column}{row}", value, _GIVEN.but(number_format="#,##0.##"), _EUROS)
    for number, column in enumerate(columns):
        _write_amounts(sheet, column, number, found, impact)
    sheet.bar(last + 1, "D", "Samen")
    sheet.printed(landscape=years > 3, area=f"A1:{columns[-1]}{last + 1}", footer=CONFIDENTIAL)
    sheet.protect()


def _write_amounts(sheet: NewSheet, column: str, number: int, found: RegionOutcome, impact: BudgetImpact) -> None:
    weights, last = weights_of(found.case.region), _last_town(found)
    by = "D" if found.case.region.municipalities[0].volume is not None else "C"
    total, amounts = impact.totals[number], impact.amounts[number]
    settling = Settling.behind(5 + len(impact.years) + 1 + 5 * number, scale=-2)
    settling.head(sheet, _TOWN - 1, "onafgerond")
    whole, year = sum(weights.values(), Decimal(0)), f"{PATH_SHEET}!J{_FIRST + number}"
    exact = [EXACT.divide(EXACT.multiply(total, weight), whole) for weight in weights.values()]
    formulas = settling.write(sheet, _TOWN, exact, year)
    for row, value, formula, amount in zip(range(_TOWN, last + 1), exact, formulas, amounts.values(), strict=True):
        sheet.formula(f"{settling.exact}{row}", f"{year}*{by}{row}/SUM({by}${_TOWN}:{by}${last})", value, PLAIN)
        sheet.formula(f"{column}{row}", formula, amount, _EUROS)
    style = TOTAL_FIGURE.but(number_format="#,##0", indent=1)
    sheet.formula(f"{column}{last + 1}", f"SUM({column}{_TOWN}:{column}{last})", total, style)
