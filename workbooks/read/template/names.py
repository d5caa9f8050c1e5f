"""What the template and the reader agree on: sheet names, names of cells, the version of the layout."""

from collections.abc import Container

INPUT_SHEET = "Invoer"
LISTS_SHEET = "Keuzelijsten"
MARK_SHEET = "_tarief"
TEMPLATE_VERSION = "1"

#: Sheets of what this program works out, and the property by which each kind is recognised.
OUTCOME_SHEET, CALCULATION_SHEET, RECEIPT_SHEET = "Uitkomst", "Berekening", "Ontvangstbewijs"
COMPARISON_SHEET = "Vergelijking"
COVERAGE_SHEET, RULES_SHEET, PROVIDERS_SHEET = "Dekking", "Referentieregels", "Aanbieders"
KIND_PROPERTY, RESULT_KIND, COMPARISON_KIND = "tarief_soort", "uitkomst", "vergelijking"
REGION_KIND, REPORT_KIND = "gebied", "verslag"

PROVIDER = "aanbieder"
PRODUCT = "product"
#: Cells of text that travel along and take no part in the calculation, with their labels.
TEXTS = {PROVIDER: "Aanbieder", PRODUCT: "Product"}

#: Rows of a table whose shares sum to one (the functiemix) in a template, of other tables, and on a sheet of its own.
SHARED_ROWS, OTHER_ROWS, ROOMY_ROWS = 8, 4, 12
#: What the mark of an outcome says that it was worked out from, in parts that fit in a cell.
GIVEN, GIVEN_PART = "invoer", 30_000
#: What the mark says of a table whose one row holds values that were given without a table.
SINGLE = "los"


def text_name(key: str, taken: Container[str]) -> str:
    """Return the name of the cell of a text or the date, which a key of the model may not share."""
    return f"opgave_{key}" if key in taken else key


def source_name(key: str) -> str:
    """Return the name of the cell for the source of a value."""
    return f"{key}_bron"


def row_name(key: str, number: int) -> str:
    """Return the name of a cell in a table; rows count from 1."""
    return f"{key}_{number}"


def list_name(key: str) -> str:
    """Return the name of the list of choices of a field."""
    return f"lijst_{key}"


def units_name(key: str) -> str:
    """Return the name of the units that belong to the choices of a base."""
    return f"eenheden_{key}"


def sum_label(label: str) -> str:
    """Return what stands before the sum of the shares of a table, by the label of the share."""
    return f"{label}, samen"
