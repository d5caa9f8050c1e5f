"""What a batch refuses, in Dutch: rows that cannot be worked out, columns that do not fit, names that do not exist."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from tarief import Breakdown, CostModel, EuroPerUur, Finding, Getal, Refused, at_most, power, square_root
from tarief.batch import compile_batch
from tests.batch.ladder import ladder
from tests.workbooks.cases import every_case

model = CostModel("proef", label="Proef", unit="uur")
for _key in ("kosten", "uren", "verschil", "plafond"):
    model.given(_key, _key.capitalize(), Getal, negative=True)


@model.step("Deel")
def deel(kosten: Getal, uren: Getal) -> Getal:
    """Kosten gedeeld door uren."""
    return kosten / uren


@model.step("Wortel")
def wortel(verschil: Getal) -> Getal:
    """De wortel."""
    return square_root(verschil) + power(verschil, 3)


@model.step("Tarief")
def tarief(deel: Getal, wortel: Getal, plafond: Getal) -> EuroPerUur:
    """De som, met een plafond."""
    return at_most(deel, plafond) + wortel + 1 / plafond


def proef() -> Breakdown:
    return model.calculate({"kosten": 10, "uren": 4, "verschil": 9, "plafond": 100}, on=date(2026, 1, 1))


def findings(**columns: Any) -> tuple[Finding, ...]:
    with pytest.raises(Refused) as refused:
        compile_batch(proef(), tuple(columns)).run(columns)
    assert all(finding.text and finding.advice for finding in refused.value.findings)
    return refused.value.findings


def test_a_division_by_zero_is_refused_with_the_line_the_number_of_rows_and_the_first() -> None:
    uren = np.full(100_000, 4.0)
    uren[[70, 99_999]] = 0
    (finding,) = findings(uren=uren)
    assert str(finding.place) == "deel"
    assert finding.text == "Deel deelt door nul in 2 van de 100.000 rijen; de eerste is rij 71."


def test_a_division_by_zero_under_a_ceiling_is_refused_though_the_result_is_a_number() -> None:
    (finding,) = findings(kosten=[10.0, 10.0], uren=[4.0, 0.0], plafond=100.0)
    assert "deelt door nul in 1 van de 2 rijen" in finding.text


def test_a_negative_number_under_a_root_is_refused() -> None:
    (finding,) = findings(verschil=[4.0, -1.0, -2.0])
    assert (str(finding.place), finding.text.split(" in ")[1][:5]) == ("wortel", "2 van")


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("key", ["kosten", "uren", "verschil", "plafond"])
def test_what_is_no_number_is_refused_wherever_it_stands(key: str, wrong: float) -> None:
    (finding,) = findings(**{key: [5.0, wrong, 6.0]})
    assert str(finding.place) == key
    assert "is geen (eindig) getal in 1 van de 3 rijen; de eerste is rij 2" in finding.text


def test_an_input_on_which_no_result_rests_is_looked_at_too() -> None:
    with pytest.raises(Refused):
        compile_batch(proef(), ["verschil"], ["deel"]).run({"verschil": [1.0, float("nan")]})


def test_a_number_too_large_to_work_with_is_refused() -> None:
    (finding,) = findings(verschil=[1.0, 1e200])
    assert (str(finding.place), "te groot" in finding.text) == ("wortel", True)


def test_all_faults_are_told_at_once_each_row_by_its_first() -> None:
    found = findings(uren=[0.0, 1.0, 1.0, float("nan")], verschil=[1.0, -1.0, 1.0, 1.0])
    assert [(str(finding.place), "1 van de 4" in finding.text) for finding in found] == [
        ("uren", True), ("deel", True), ("wortel", True),
    ]  # fmt: skip


def test_large_numbers_that_are_numbers_are_not_refused() -> None:
    found = compile_batch(proef(), ["kosten"]).run({"kosten": np.full(9, 1e307)})["tarief"]
    assert np.isfinite(found).all()


def test_a_fault_in_a_later_part_is_told_with_its_own_row() -> None:
    def source(start: int, stop: int) -> dict[str, Any]:
        return {"uren": np.where(np.arange(start, stop) == 25, 0, 4)}

    parts = compile_batch(proef(), ["uren"]).chunks(source, 40, size=10)
    assert len([next(parts), next(parts)]) == 2
    with pytest.raises(Refused, match=r"in 1 van de 10 rijen \(21 tot en met 30\); de eerste is rij 26"):
        next(parts)


def test_a_row_outside_the_limits_of_the_model_is_refused_as_in_the_exact_path() -> None:
    breakdown = every_case()["cao_vvt"].calculate()
    batch = compile_batch(breakdown, ["productiviteit", "overhead"])
    with pytest.raises(Refused) as refused:
        batch.run({"productiviteit": [0.7, 1.1, 0.0], "overhead": [0.2, 0.2, -0.1]})
    assert [str(finding.place) for finding in refused.value.findings] == ["productiviteit", "overhead"]
    assert "ligt buiten de grenzen van het model in 2 van de 3 rijen" in refused.value.findings[0].text


def test_a_step_that_ends_outside_its_limits_is_refused() -> None:
    with pytest.raises(Refused, match="Productieve uren per jaar ligt buiten de grenzen"):
        compile_batch(ladder(), ["indirecte_uren"]).run({"indirecte_uren": [100.0, 5000.0]})


@pytest.mark.parametrize(
    ("columns", "place", "words"),
    [
        ({"uren": [1.0, 2.0]}, "kosten", "ontbreekt"),
        ({"uren": 1, "kosten": 2, "urn": 3}, "urn", "Bedoelt u 'uren'?"),
        ({"uren": [1.0, 2.0], "kosten": [1.0, 2.0, 3.0]}, "", "uren 2, kosten 3"),
        ({"uren": "veel", "kosten": 1}, "uren", "geen getallen"),
        ({"uren": [[1.0]], "kosten": 1}, "uren", "één getal per rij"),
    ],
)
def test_columns_that_do_not_fit_are_refused(columns: dict[str, Any], place: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        compile_batch(proef(), ["uren", "kosten"]).run(columns)
    assert str(refused.value.findings[0].place) == place
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("varying", "results", "words"),
    [
        (["uurn"], [], "Bedoelt u 'uren'?"),
        (["uren", "uren"], [], "twee keer"),
        (["uren"], ["tarieven"], "Bedoelt u 'tarief'?"),
    ],
)
def test_unknown_names_are_refused_with_what_was_probably_meant(
    varying: list[str], results: list[str], words: str
) -> None:
    with pytest.raises(Refused, match=words.replace("?", r"\?")):
        compile_batch(proef(), varying, results)
