"""What the template and the reader agree on: sheet names, names of cells, the version of the layout."""

from __future__ import annotations

INPUT_SHEET = "Invoer"
LISTS_SHEET = "Keuzelijsten"
MARK_SHEET = "_tarief"
TEMPLATE_VERSION = "1"

DAY = "peildatum"
PROVIDER = "aanbieder"
PRODUCT = "product"
#: Cells of text that travel along and take no part in the calculation, with their labels.
TEXTS = {PROVIDER: "Aanbieder", PRODUCT: "Product"}

#: Rows of a table whose shares sum to one (the functiemix) in a template, and of other tables.
SHARED_ROWS, OTHER_ROWS = 8, 4


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
