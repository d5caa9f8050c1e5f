"""A report: what an outcome says in a sentence, tables and findings, for the terminal, a page, a workbook and JSON."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.core.findings import Finding
from tarief.core.jsonable import Jsonable
from tarief.core.pictures import ReportPicture
from tarief.report.tables import Table


@dataclass(frozen=True, slots=True)
class InputValue:
    """One value of the input: where it stands, what it is, and where it comes from."""

    path: str
    value: Decimal | str
    mark: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report(Jsonable):
    """An outcome told to a reader; `pictures` are second views of the tables, `given` is all it was made from.

    `is_sheet` asks for one sheet of paper, with smaller letters.
    """

    title: Annotated[str, "titel"]
    headline: Annotated[str, "kop"]
    tables: Annotated[tuple[Table, ...], "tabellen"]
    findings: Annotated[tuple[Finding, ...], "bevindingen"] = ()
    given: tuple[InputValue, ...] = ()
    headline_assumed: Annotated[tuple[str, ...], "kop_aannames"] = ()
    pictures: tuple[ReportPicture, ...] = ()
    is_sheet: bool = False

    def table(self, key: str) -> Table:
        """Return a table by its key; KeyError for an unknown one."""
        return {table.key: table for table in self.tables}[key]
