"""The functions of a workbook that are read, one file per kind."""

from collections.abc import Mapping
from typing import Final

from tarief.models.rekentool.evaluate import LazyFunction
from tarief.models.rekentool.functions.areas import AREAS
from tarief.models.rekentool.functions.conditions import CONDITIONS
from tarief.models.rekentool.functions.dates import DATES
from tarief.models.rekentool.functions.depreciation import DEPRECIATION
from tarief.models.rekentool.functions.finance import FINANCE
from tarief.models.rekentool.functions.lists import LISTS
from tarief.models.rekentool.functions.logic import LOGIC
from tarief.models.rekentool.functions.lookup import LOOKUP
from tarief.models.rekentool.functions.numbers import NUMBERS
from tarief.models.rekentool.functions.rates import RATES
from tarief.models.rekentool.functions.regression import REGRESSION
from tarief.models.rekentool.functions.statistics import STATISTICS
from tarief.models.rekentool.functions.subtotals import TOTALS
from tarief.models.rekentool.functions.tables import TABLES
from tarief.models.rekentool.functions.texts import TEXTS
from tarief.models.rekentool.functions.workdays import WORKDAYS

FUNCTIONS: Final[Mapping[str, LazyFunction]] = {
    **AREAS,
    **LOGIC,
    **NUMBERS,
    **FINANCE,
    **DEPRECIATION,
    **RATES,
    **LISTS,
    **STATISTICS,
    **TOTALS,
    **REGRESSION,
    **CONDITIONS,
    **LOOKUP,
    **TABLES,
    **TEXTS,
    **DATES,
    **WORKDAYS,
}
