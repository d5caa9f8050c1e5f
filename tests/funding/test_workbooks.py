"""The workbooks of the examples and of contract forms side by side: live, marked, printable, and true elsewhere."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tarief.contracts.reading import work_out_forms
from tarief.report.contracts import report_of_forms
from tarief.voorbeelden import EXAMPLES, example_text, run_example, run_text
from tests.funding.asked import asked
from tests.tools.cells import cells_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.recalculated import assert_same_cells, formulas_in
from workbooks.write.report import write_report

FORMS = "contractvormen"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("verslag")
    paths = {name: folder / f"{name}.xlsx" for name in (*EXAMPLES, FORMS)}
    for name in EXAMPLES:
        write_report(run_example(name), paths[name])
    write_report(report_of_forms(work_out_forms(asked()), asked()), paths[FORMS])
    return paths


def changed(source: Path, target: Path, **values: float) -> None:
    """Change inputs as a user does: in the cells beside their paths."""
    book = load_workbook(source)
    rows = {str(row[1].value): row[2] for row in book["Invoer"].iter_rows() if row[1].value}
    for path, value in values.items():
        rows[path.replace("__", ".")].value = value
    book.save(target)


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_finds_every_figure_and_what_a_changed_input_makes_of_it(
    written: dict[str, Path], tmp_path: Path
) -> None:
    varied = tmp_path / "jens_anders.xlsx"
    changed(written["jens"], varied, werkelijk__groei=0.02, afspraak__taakstelling=0.01, herstel__gevolgde_groei=0.5)
    *same, other = recalculate([*written.values(), varied], tmp_path / "libreoffice", VALUES)
    for path, found in zip(written.values(), same, strict=True):
        assert_same_cells(cells_of(path), cells_of(found))
    text = example_text("jens")
    for old, new in (
        ("\ngroei = 0.07", "\ngroei = 0.02"),
        ("taakstelling = {waarde = 0.03", "taakstelling = {waarde = 0.01"),
        ("gevolgde_groei = {waarde = 0.8", "gevolgde_groei = {waarde = 0.5"),
    ):
        assert old in text
        text = text.replace(old, new)
    write_report(run_text(text, "jens"), expected := tmp_path / "jens_verwacht.xlsx")
    for key in ("jaren", "corridors"):
        assert figures(cells_of(other)["Uitkomst"], key) == pytest.approx(figures(cells_of(expected)["Uitkomst"], key))


def figures(sheet: dict[str, object], key: str) -> list[float]:
    """The numbers below the title of one of the tables of JENS."""
    title = {"jaren": "Budget en kosten per jaar", "corridors": "Wie het tekort van 2019 draagt"}[key]
    first = next(int(at[1:]) for at, value in sheet.items() if value == title)
    rows = [(int(at[1:]), value) for at, value in sheet.items() if isinstance(value, float)]
    found = [value for row, value in rows if first < row < first + 7]
    assert len(found) >= 6
    return found


def test_most_of_what_a_formula_can_say_is_a_formula(written: dict[str, Path]) -> None:
    least = {"helmond": 25, "jens": 30, "go": 100, "oude-ijsselstreek": 130, "zorgkracht12": 14, FORMS: 130}
    assert all(formulas_in(written[name]) >= number for name, number in least.items())


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_assumption_is_marked_on_the_sheet_of_the_outcome_and_on_that_of_the_input(
    written: dict[str, Path], name: str
) -> None:
    cells, result = cells_of(written[name]), run_example(name)
    shown = [str(value) for value in cells["Uitkomst"].values()]
    assert result.headline in shown
    assert sum(text.startswith("Aanname: ") for text in shown) == 1 + sum(
        bool(table.assumed) for table in result.tables
    )
    marks = [cells["Invoer"].get(f"D{row}") for row in range(5, 5 + len(result.leaves))]
    assert marks == [leaf.mark.value for leaf in result.leaves]


def test_every_sheet_is_laid_out_for_a4(written: dict[str, Path]) -> None:
    for path in written.values():
        for sheet in load_workbook(path):
            assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_the_same_outcome_gives_the_same_bytes() -> None:
    books = [io.BytesIO(), io.BytesIO()]
    for book in books:
        write_report(run_example("zorgkracht12"), book)
    assert books[0].getvalue() == books[1].getvalue()


def test_text_of_a_user_is_never_a_formula(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x")'
    raw = asked(spreiding=None)
    raw["vormen"] = [{**raw["vormen"][0], "naam": evil}, {**raw["vormen"][4], "naam": "+1 & <b>"}]
    text = example_text("zorgkracht12").replace('naam = "M1 orthopedagoog-generalist"', "naam = '" + evil + "'")
    for number, told in enumerate((report_of_forms(work_out_forms(raw), raw), run_text(text, "eigen.toml"))):
        write_report(told, path := tmp_path / f"{number}.xlsx")
        found = [
            cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value == evil
        ]
        assert found
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_a_row_of_whole_euros_adds_up_as_it_is_read() -> None:
    """The budget of 2020 is exactly 14.466.337,50: both roundings are as near, and only one adds up."""
    row = run_example("jens").table("jaren").shown[1]
    budget, cost, result = (Decimal(text.replace(".", "").replace("−", "-")) for text in row[1:4])
    assert (budget, budget - cost) == (Decimal(14466337), result)
