"""What a user has to see of a sheet, besides its values: one table of checks, each with its cell."""

from workbooks.read.own_sheet.remarks.asked import with_what_is_open
from workbooks.read.own_sheet.remarks.evidence import Evidence
from workbooks.read.own_sheet.remarks.table import remarks_on

__all__ = ["Evidence", "remarks_on", "with_what_is_open"]
