"""Who calculates from Python is refused in plain Dutch, with everything that is wrong at once, as at any door."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.core.number import read_number

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


class Foreign(float):
    """A float that writes itself as another library does."""

    def __repr__(self) -> str:
        return f"foreign({float(self)})"


@pytest.mark.parametrize(
    ("raw", "exact"),
    [(Foreign(0.8), "0.8"), (1.125, "1.1250"), (1e-7, "0.0000001"), (1e11, "100000000000"), (24.0, "24")],
)
def test_the_text_that_is_advised_for_a_float_is_read_as_that_number(raw: float, exact: str) -> None:
    finding = read_number(raw).finding
    assert finding is not None and finding.advice == f"Geef tekst, '{exact}', of een Decimal."
    assert read_number(exact).value == Decimal(exact) == Decimal(f"{float(raw):.20g}").quantize(Decimal(exact))


@pytest.mark.parametrize("raw", [1e300, -1e300, 1e-300, 1e12])
def test_of_a_float_that_no_text_can_give_is_told_that_it_has_too_many_digits(raw: float) -> None:
    finding = read_number(raw).finding
    assert finding is not None and finding.kind == "te_veel_cijfers"


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_finite_number_is_refused_as_that(raw: Any) -> None:
    (told,) = refused({**GIVEN, "productiviteit": raw})
    assert told.startswith("productiviteit: '") and told.endswith("is geen getal. Vul een eindig getal in.")


@pytest.mark.parametrize(
    ("inputs", "what"),
    [
        (None, "Niets"),
        ([], "Een lijst"),
        ("x", "'x'"),
        (3, "'3'"),
        (object(), "Een waarde van"),
        (b"abc", "Een waarde van de soort bytes"),
        (bytearray(b"abc"), "Een waarde van de soort bytearray"),
    ],
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
