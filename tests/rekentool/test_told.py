"""What is told of a compiled workbook: each cause once, and nothing that the model contradicts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.place import Place
from tarief.models.rekentool.tool import Rekentool
from tests.hostile import workbooks as make
from tests.rekentool.books import TOOLS, Tab, Tool, by_openpyxl, by_xlsxwriter
from tests.rekentool.compiled import compile_book, prove
from workbooks.read.book import SourceBook, SourceCell, SourceSheet, read_book
from workbooks.read.rekentool import compiling
from workbooks.read.rekentool.compiled import compile_file
from workbooks.read.rekentool.filling import fill
from workbooks.read.rekentool.kept import calculated_cells, kept_cells, proven, without_outdated
from workbooks.read.rekentool.told import differences, trial_differences

OFTEN = 25


def book(formulas: dict[str, tuple[str, object]], kind: str = "xlsx") -> SourceBook:
    """A sheet with 5 in A1 and these formulas, each with what the file holds as its outcome."""
    cells = {(1, 1): SourceCell(1, 1, Decimal(5))}
    for address, (formula, held) in formulas.items():
        place = int(address[1:]), ord(address[0]) - 64
        value = Decimal(held) if type(held) is int else held
        cells[place] = SourceCell(*place, value, formula=formula, stored=held is not None)  # type: ignore[arg-type]
    return SourceBook(f"boek.{kind}", kind, (SourceSheet("In", cells, rows=60, columns=9),), {})


def test_a_cell_that_only_rests_on_one_that_differs_is_counted_with_it() -> None:
    layout = compile_book(book({"B1": ("=A1*2", 11), "B2": ("=B1+1", 12), "B3": ("=B2*B1", 132), "C1": ("=A1+1", 6)}))
    (told,) = differences(layout, [each.as_json() for each in prove(layout).unequal])
    assert (str(told.place), "11" in told.text, "2 andere cellen komen daardoor anders uit" in told.text) == (
        "Blad In, cel B1",
        True,
        True,
    )


def test_many_cells_that_differ_are_counted() -> None:
    layout = compile_book(book({f"B{row}": (f"=A1*{row}", 0) for row in range(1, OFTEN + 1)}))
    told = list(differences(layout, [each.as_json() for each in prove(layout).unequal]))
    assert len(told) == 20
    assert told[-1].text.endswith("Dit geldt voor nog 5 cellen.")


def test_every_cell_that_differs_at_random_inputs_is_a_finding() -> None:
    unequal = [{"cel": "In!B1", "werkboek": "1", "model": str(number)} for number in range(3)]
    (told,) = trial_differences({"invullingen": 50}, [*unequal])
    assert "minstens 3 van de 50" in told.text


@pytest.mark.parametrize("name", TOOLS)
def test_a_file_of_a_program_that_cannot_calculate_has_no_outcomes_to_differ_from(name: str, tmp_path: Path) -> None:
    by_xlsxwriter(TOOLS[name], tmp_path / "boek.xlsx")
    made = compile_file(tmp_path / "boek.xlsx", tries=False)
    assert made.unequal == []
    assert "geen uitkomsten om mee te vergelijken" in made.told


def test_a_formula_that_only_the_model_works_out_is_no_formula_that_cannot_be(tmp_path: Path) -> None:
    rows = (("Tijd", 0.5), ("Uur", "=HOUR(B1)"), ("Loon", 20), ("Prijs", "=B2*B3"))
    by_openpyxl(Tool({"In": Tab(rows)}, "In!B4"), tmp_path / "boek.xlsx")
    made = compile_file(tmp_path / "boek.xlsx", tries=False)
    assert not [each for each in made.findings if "niet kunnen berekenen" in each.text]
    assert Rekentool(made.layout).calculate({}, on=date(2026, 1, 1)).tarief == 240


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_of_a_file_of_which_only_values_are_read_is_not_said_that_it_has_no_formulas(kind: str) -> None:
    empty = book({}, kind)
    tool = Rekentool(compile_book(book({"B1": ("=A1*2", 10)})))
    for ask in (lambda: compile_book(empty), lambda: fill(empty, tool)):
        with pytest.raises(Refused, match=r"bewaar het als \.xlsx") as told:
            ask()
        assert "geen enkele formule" not in str(told.value)


def test_yes_and_no_in_an_ods_are_the_numbers_that_it_holds_for_them() -> None:
    formulas: dict[str, tuple[str, object]] = {"B1": ("=A1>3", 1), "B2": ("=A1>9", 0), "B3": ("=A1>3", 7)}
    assert [each.cell for each in prove(compile_book(book(formulas, "ods"))).unequal] == ["In!B3"]
    assert len(prove(compile_book(book(formulas))).unequal) == 3


def test_what_rests_on_a_table_of_what_if_without_outcomes_is_not_read() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v>6</v></c></row>'
        '<row r="2"><c r="B2"><f t="dataTable" ref="B2:B3" r1="A1"/></c><c r="C2"><f>SUM(B2:B3)</f></c></row>'
    )
    layout = compile_book(read_book(make.xlsx(sheet=make.sheet(rows)), name="a.xlsx"))
    assert sorted(str(each.cell).rpartition("!")[2] for each in layout.unread) == ["B2", "C2"]


def held_by_the_file(held: str, ours: str, formula: str = "=INT(A1*2.2)") -> SourceBook:
    """A cell of which the file holds one number and our engine comes to another."""
    cells = {
        (1, 1): SourceCell(1, 1, Decimal(5)),
        (1, 2): SourceCell(1, 2, Decimal(ours), formula=formula, calculated=True, outdated=held),
    }
    return SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", cells, rows=9, columns=9),), {})


def test_where_the_model_comes_to_what_the_file_holds_nothing_differs_and_nothing_is_outdated() -> None:
    file = held_by_the_file("11", "10")
    layout, proof = proven(*compiling.compile_book(file), file)
    assert (proof.equal, proof.own, proof.unequal) == (1, 0, ())
    assert kept_cells(layout, file) == {layout.steps[0].cell}
    old = Finding("verouderde_waarde", "oud", place=Place.at("In", "B1"), severity=Severity.WARNING)
    assert [*without_outdated((old,), kept_cells(layout, file))] == []
    assert [*without_outdated((old,), set())] == [old]


def test_our_own_engine_is_not_called_the_workbook_and_numbers_have_a_comma() -> None:
    file = held_by_the_file("9,5", "10.25", "=A1*2.5")
    layout, proof = proven(*compiling.compile_book(file), file)
    (told,) = differences(layout, [each.as_json() for each in proof.unequal], calculated_cells(file))
    assert told.text == ("Ons rekenprogramma komt hier op 10,25; het model komt op 12,5. In het bestand staat 9,5.")
    (told,) = differences(layout, [each.as_json() for each in proof.unequal])
    assert told.text == "Het werkboek heeft hier 10,25; het model komt op 12,5."
