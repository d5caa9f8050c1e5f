"""The result workbook of every model, shipped or a region's own: LibreOffice works out the same from its formulas."""

from pathlib import Path

import pytest

from tarief import MODELS
from tests.tools.cells import cells_of
from tests.tools.libreoffice import recalculate
from tests.workbooks.cases import cases_of_run, every_case
from tests.workbooks.recalculated import assert_same_cells, assert_same_result, formulas_in
from workbooks.write.result import write_result


def test_every_shipped_model_has_a_case() -> None:
    assert {case.model.key for case in every_case().values()} >= MODELS.keys()


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_finds_the_same_in_every_line_price_rung_and_allocation_of_every_model(tmp_path: Path) -> None:
    """All in one run of LibreOffice; what is stored, read by a second reader, is what it works out."""
    results = {tmp_path / f"{name}.xlsx": case.calculate() for name, case in cases_of_run().items()}
    for path, result in results.items():
        write_result(result, path)
    again = recalculate([*results], tmp_path / "herberekend")
    for (path, result), worked_out in zip(results.items(), again, strict=True):
        stored, cells = cells_of(path), cells_of(worked_out)
        assert_same_result(result, worked_out, cells)
        assert_same_cells(stored, cells)
        assert next(iter(stored)) == "Uitkomst"
        assert stored["Uitkomst"]["B5"] == float(result.tarief)
        # A formula per step at least, and one per rung of the ladder.
        steps = [node for node in result.plan.nodes.values() if node.formula is not None]
        assert formulas_in(path) > len(steps) + len(result.opbouw), path.stem
