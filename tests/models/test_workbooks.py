"""The result workbooks of the models per unit of care: LibreOffice works out the same cents in every line."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tests.models.cases import worked
from tests.tools.cells import named_values
from tests.tools.libreoffice import recalculate
from workbooks import write_result

MODELS = ("dagdeel", "etmaal", "gezinshuis", "vervoer", "caseload", "traject")


def cents(stored: float) -> Decimal:
    """A double as it is shown, on cents: 15 digits, then half-up."""
    return Decimal(f"{stored:.15g}").quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_libreoffice_finds_the_same_cents_in_every_line(tmp_path: Path, libreoffice: Path) -> None:  # noqa: ARG001
    results = {model: worked(model) for model in MODELS}
    for model, result in results.items():
        write_result(result, tmp_path / f"{model}.xlsx")
    paths = recalculate([tmp_path / f"{model}.xlsx" for model in MODELS], tmp_path / "herberekend")
    for path, result in zip(paths, results.values(), strict=True):
        values = named_values(path)
        assert cents(values["tarief_afgerond"]) == result.tarief
        assert cents(values["kostprijs_afgerond"]) == result.kostprijs
        for key, expected in result.values.items():
            assert abs(Decimal(values[key] or 0) - expected) <= Decimal("1e-9") * max(1, abs(expected)), key
