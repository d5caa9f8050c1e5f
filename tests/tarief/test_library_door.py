"""Who calculates from Python is refused in plain Dutch, with everything that is wrong at once, as at any door."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Refused

GIVEN = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20",
         "overhead_grondslag": "directe_kosten"}  # fmt: skip
DAY = date(2026, 1, 1)


def refused(inputs: Any = GIVEN, on: Any = DAY) -> list[str]:
    with pytest.raises(Refused) as found:
        MODELS["uurtarief"].calculate(inputs, on=on)
    return [str(finding) for finding in found.value.findings]


def test_a_float_is_refused_as_what_it_is_with_the_text_that_is_exact() -> None:
    assert refused({**GIVEN, "productiviteit": 0.8}) == [
        "productiviteit: '0.8' is een binair kommagetal (float), en dat is niet exact. "
        "Geef tekst, '0.8', of een Decimal."
    ]


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_finite_number_is_refused_as_that(raw: Any) -> None:
    (told,) = refused({**GIVEN, "productiviteit": raw})
    assert told.startswith("productiviteit: '") and told.endswith("is geen getal. Vul een eindig getal in.")


@pytest.mark.parametrize(
    ("inputs", "what"), [(None, "Niets"), ([], "Een lijst"), ("x", "'x'"), (3, "'3'"), (object(), "Een waarde van")]
)
def test_inputs_that_are_no_mapping_are_refused_in_dutch(inputs: Any, what: str) -> None:
    (told,) = refused(inputs)
    assert told.startswith(what) and "is geen invoer" in told and "Geef een dict" in told


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (None, "peildatum: De peildatum ontbreekt. Geef on=date(2026, 1, 1)."),
        ("2026-07-01", "peildatum: '2026-07-01' is geen datum. Bedoelt u on=date(2026, 7, 1)?"),
        (2026, "peildatum: '2026' is geen datum. Geef on=date(2026, 1, 1)."),
        (datetime(2026, 7, 1, 12), "peildatum: '2026-07-01 12:00:00' is geen datum. Bedoelt u on=date(2026, 7, 1)?"),
        (date(1800, 1, 1), "peildatum: '1800-01-01' kan geen peildatum zijn. "
                           "Geef een dag in de jaren 2000 tot en met 2099."),
        (date(3000, 1, 1), "peildatum: '3000-01-01' kan geen peildatum zijn. "
                           "Geef een dag in de jaren 2000 tot en met 2099."),
    ],
)  # fmt: skip
def test_a_reference_date_that_is_none_is_refused_with_the_date_that_was_meant(on: Any, told: str) -> None:
    assert refused(on=on) == [told]


def test_a_key_that_is_no_text_is_named_as_it_is() -> None:
    (told,) = refused({**GIVEN, 1: "x"})
    assert "'1' is geen invoer van uurtarief." in told


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = refused({**GIVEN, "productiviteit": 0.8, "overhed": "0.2"}, on="gisteren")
    assert len(told) == 3 and any("Bedoelt u 'overhead'?" in one for one in told)
    assert len(refused(None, on=None)) == 2


def test_a_model_that_is_not_there_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(Refused, match=r"Het model 'uurtarif' is er niet\. Bedoelt u 'uurtarief'\?"):
        MODELS["uurtarif"]
    assert MODELS.get("uurtarif") is None and "uurtarif" not in MODELS
    with pytest.raises(KeyError):
        MODELS["zzz"]
