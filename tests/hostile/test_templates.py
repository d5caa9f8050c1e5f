"""The rows of the table of bad input that only our own template can have: what is wrong, at its cell."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from tarief import Refused
from tarief.opgave import Opgave
from tests.workbooks.examples import FILLED, SMALL, changed, template
from workbooks.read.understand import understand


class Case(NamedTuple):
    """`kind` is the finding that refuses the template, or (when it is read) that goes with the price."""

    row: int
    name: str
    make: Callable[[Path], Path]
    refused: bool
    kind: str
    told: str = ""


def with_cells(**cells: Any) -> Callable[[Path], Path]:
    return lambda path: changed(template(path, SMALL), cells)


def renamed(path: Path) -> Path:
    """openpyxl does not move the names along with the sheet, as a spreadsheet program does."""
    book = load_workbook(template(path, SMALL))
    book["Invoer"].title = "Opgave"
    book.save(path)
    return path


def without_names(*names: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        book = load_workbook(template(path, FILLED))
        for name in names:
            del book.defined_names[name]
        book.save(path)
        return path

    return make


def twice(path: Path) -> Path:
    row = FILLED["functiemix"][0] | {"functie_aandeel": "0.5"}
    return template(path, {**FILLED, "functiemix": [row, row]})


def with_sheet(path: Path) -> Path:
    book = load_workbook(template(path, SMALL))
    book.create_sheet("Onderbouwing").sheet_state = "veryHidden"
    book.save(path)
    return path


def marked(cell: str, text: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        book = load_workbook(template(path, SMALL))
        book["_tarief"][cell].value = text
        book.save(path)
        return path

    return make


DAY_CELL = date(2025, 1, 8)
CASES = [
    Case(55, "hidden sheet", with_sheet, False, "verborgen_blad", "Onderbouwing"),
    Case(60, "formula without outcome", with_cells(productiviteit="=ONS(1)"), True, "formule_zonder_uitkomst"),
    Case(61, "#REF!", with_cells(productiviteit="#REF!"), True, "fout_in_cel"),
    Case(66, "negative wage", with_cells(loonkosten_per_uur=-5), True, "buiten_grenzen", "−5"),
    Case(66, "share above 100 %", with_cells(productiviteit=1.2), True, "buiten_grenzen"),
    Case(66, "80 where 80 % is meant", with_cells(productiviteit=80), True, "buiten_grenzen", "80%"),
    Case(67, "day in a number cell", with_cells(loonkosten_per_uur=DAY_CELL), True, "datum_in_cel"),
    Case(69, "version of the layout", marked("B2", "9"), True, "andere_versie"),
    Case(70, "renamed sheet", renamed, True, "sjabloon_gewijzigd"),
    Case(70, "missing cells", without_names("reiskosten_per_uur"), False, "sjabloon_gewijzigd", "Reis"),
    Case(71, "duplicated row", twice, True, "dubbele_regel", "regel 1"),
    Case(72, "empty template", lambda path: template(path, {}), True, "ontbreekt"),
    Case(74, "label with a tag", with_cells(aanbieder="<script>x</script>"), False, ""),
    Case(74, "label from right to left", with_cells(aanbieder="\u202e123"), False, ""),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row}-{case.name}")
def test_each_template_gets_its_answer(case, tmp_path):
    refused, found = answer(case.make(tmp_path / "opgave.xlsx"))
    assert refused is case.refused
    assert not case.kind or case.told in found[case.kind]


def answer(path: Path) -> tuple[bool, dict[str, str]]:
    """Whether the template is refused, and what is said, by kind."""
    try:
        opgave = understand(path)
        assert isinstance(opgave, Opgave)
        findings = opgave.calculate().findings
    except Refused as caught:
        return True, {finding.kind: str(finding) for finding in caught.findings}
    return False, {finding.kind: str(finding) for finding in findings}


def rows() -> Iterator[int]:
    from tests.hostile.corpus import CASES as FILES

    yield from (case.row for case in FILES)
    yield from (case.row for case in CASES)


def test_every_row_with_a_file_is_there():
    over_http = {24, 25}  # of the request, not of the file
    assert set(range(1, 75)) - set(rows()) == over_http
