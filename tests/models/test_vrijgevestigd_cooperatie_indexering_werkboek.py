"""The worked cases as live workbooks, worked out again by LibreOffice."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tarief import MODELS, Breakdown
from tests.models.cases import inputs_of
from tests.models.inputs import DAY
from tests.tools.cells import named_values
from tests.tools.libreoffice import recalculate
from workbooks import write_result

CASES = {
    "vrijgevestigd": "vrijgevestigd",
    "cooperatie": "cooperatie",
    "indexering_vng_2024": "indexering",
    "indexering_vng_2025": "indexering",
    "indexering_altena_midden": "indexering",
}


@pytest.fixture(scope="module")
def results() -> dict[str, Breakdown]:
    return {case: MODELS[model].calculate(inputs_of(case), on=DAY) for case, model in CASES.items()}


@pytest.fixture(scope="module")
def recalculated(
    results: dict[str, Breakdown], libreoffice: Path, tmp_path_factory: pytest.TempPathFactory  # noqa: ARG001
) -> dict[str, Path]:  # fmt: skip
    folder = tmp_path_factory.mktemp("werkboek")
    paths = [folder / f"{case}.xlsx" for case in results]
    for result, path in zip(results.values(), paths, strict=True):
        write_result(result, path)
    return dict(zip(results, recalculate(paths, folder / "herberekend"), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_libreoffice_reaches_the_same_numbers_from_the_formulas(
    case: str, results: dict[str, Breakdown], recalculated: dict[str, Path]
) -> None:
    found = named_values(recalculated[case])
    for key, expected in results[case].values.items():
        assert abs(Decimal(found[key] or 0) - expected) <= Decimal("1e-9") * max(1, abs(expected)), key
    cents = Decimal(f"{found['tarief_afgerond']:.15g}").quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert cents == results[case].tarief
