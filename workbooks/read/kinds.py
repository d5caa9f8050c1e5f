"""The kinds of spreadsheets that are read."""

from typing import Final

SHEETS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
