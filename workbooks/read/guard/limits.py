"""How large anything in a file may be. An ordinary cost sheet stays a factor ten under each of these."""

MIB = 1024 * 1024

#: The file as it was sent.
MAXIMUM_BYTES = 10 * MIB
#: All parts of a file together, unpacked.
MAXIMUM_UNPACKED = 50 * MIB
#: Parts in a file (sheets, styles, drawings).
MAXIMUM_PARTS = 500
#: How many times larger a part may become; only looked at above `RATIO_FROM`.
MAXIMUM_RATIO = 200
RATIO_FROM = MIB

#: Elements within elements.
MAXIMUM_DEPTH = 64
#: Elements in all parts together.
MAXIMUM_ELEMENTS = 1_500_000
#: One text or one tag.
MAXIMUM_TEXT = MIB

#: The last row and column that are read of any sheet; more rows where only the first few columns are filled.
MAXIMUM_ROWS = 20_000
MAXIMUM_COLUMNS = 256
MAXIMUM_LONG_ROWS = 200_000
FEW_COLUMNS = 10
#: Cells in all sheets together.
MAXIMUM_CELLS = 200_000
#: Cells with a layout but nothing in them, in all sheets together.
MAXIMUM_EMPTY_CELLS = 750_000
#: Last row times last column, for formats whose library keeps the whole rectangle in memory.
MAXIMUM_BOX = 2_000_000
#: Cells in one merged area, and merged areas on a sheet.
MAXIMUM_MERGE = 10_000
MAXIMUM_MERGES = 20_000
#: Areas that one sheet names in conditional formats and validations.
MAXIMUM_AREAS = 10_000
#: Texts in the table that all sheets share.
MAXIMUM_STRINGS = 200_000
#: Styles in a workbook; Excel itself stops at 65,490.
MAXIMUM_STYLES = 65_536
