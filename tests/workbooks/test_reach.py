"""The engine gets of a sheet without formulas what a formula can look at, and comes to the same as with all of it."""

from unittest.mock import patch

import pytest

from tests.workbooks.examples import template
from workbooks.read.book.parsing.child import parse
from workbooks.read.recalculate import recompute
from workbooks.read.recalculate.reach import NamedCells, Reach

NAMES = {
    "bedragen": [NamedCells("Lijsten", "F2:F1061")],
    "soorten": [NamedCells("Lijsten", "A2:B9"), NamedCells("Ander blad", "C3")],
    "som": [NamedCells("", "=SUM(bedragen)")],
    "ongebruikt": [NamedCells("Lijsten", "Z1:Z9")],
}


@pytest.mark.parametrize(
    ("formula", "areas"),
    [
        ("=INDEX(bedragen,MATCH(A1,SOORTEN,0))", {(2, 6, 1061, 6), (2, 1, 9, 2)}),
        ("=som*2", {(2, 6, 1061, 6)}),
        ("=A1*B1", set()),
        ("=SUM(A1:A9)", set()),
        ("=Lijsten!A1", None),
        ("='LIJSTEN'!A1", None),
        ('=INDIRECT("Lijsten!A"&B1)', None),
        ("=SUM(OFFSET(bedragen,0,1))", None),
        ("=SUM(bedragen:soorten)", None),
        ("=SUM(Tabel1[Uren])", None),
        ("=SUM(Blad1:Blad3!A1)", None),
    ],
)
def test_what_can_be_looked_at_follows_from_the_formulas(formula, areas):
    found = Reach([formula], NAMES).areas("Lijsten")
    assert (found if found is None else set(found)) == areas


def test_a_name_that_is_written_in_an_odd_way_may_stand_anywhere():
    assert Reach(["=\\naam"], NAMES | {"\\naam": [NamedCells("Lijsten", "A1")]}).areas("Lijsten") is None


@pytest.mark.parametrize("outcome", ["0", "999"])
def test_a_template_comes_to_the_same_with_all_of_its_lists(outcome, tmp_path):
    """Also where the outcomes in the file are old ones."""
    data = parse("xlsx", template(tmp_path / "blad.xlsx").read_bytes())
    for sheet in data["sheets"]:
        cells = sheet["cells"]
        sheet["cells"] = [cell._replace(kind="n", value=outcome) if cell.formula else cell for cell in cells]
    found = recompute(data)
    with patch.object(Reach, "areas", lambda *_: None):
        assert found == recompute(data)
    assert found["values"]
