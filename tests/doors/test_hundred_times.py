"""Cents for euros, a percentage for a share: a hundred times too much is nowhere taken in silence."""

import tomllib
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.model.declare import Given
from tests.api.conftest import FORM
from tests.doors.requests import CASES, Document, changed, leaves

#: A hundred is the number from which an index counts; a hundred times that is the price of a trajectory.
AN_INDEX = [("indexering_vng_2024", "tarief_oud"), ("indexering_vng_2025", "tarief_oud")]


def _amounts(case: Document) -> list[tuple[str | int, ...]]:
    """The places of the numbers of a case, but for what says where it comes from."""
    quantities = MODELS[case["model"]].quantities
    return [path for path, value in leaves(case["invoer"]) if _key(path) in quantities and _number(value)]


def _key(path: tuple[str | int, ...]) -> str:
    return next(str(key) for key in reversed(path) if isinstance(key, str) and key != "waarde")


def _number(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return Decimal(0)


def _taken(case: Document, path: tuple[str | int, ...], kinds: set[str]) -> bool:
    """Whether a hundred times a value is worked out without a word about it."""
    larger = changed(case["invoer"], path, lambda value: _number(value) * 100)
    try:
        found = MODELS[case["model"]].calculate(larger, on=case["peildatum"])
    except Refused:
        return False
    return {finding.kind for finding in found.findings} <= kinds


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.toml")))
def test_a_hundred_times_too_much_is_refused_asked_or_told(name: str) -> None:
    case = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    kinds = {each.kind for each in MODELS[case["model"]].calculate(case["invoer"], on=case["peildatum"]).findings}
    taken = [(name, _key(path)) for path in _amounts(case) if _taken(case, path, kinds)]
    assert set(taken) <= set(AN_INDEX)


def test_every_amount_of_a_shipped_model_has_a_most_that_somebody_means() -> None:
    """What has none is what a sheet has left, or counts for a whole organisation, of which nobody knows the size."""
    given = [
        each
        for model in MODELS.values()
        for each in model.quantities.values()
        if isinstance(each, Given) and not each.unit.percent
    ]
    assert len(given) > 200
    without = {each.key for each in given if each.maximum is None and each.likely[1] is None}
    assert without == {"overige_kosten", "productieve_uren_organisatie"}
    bases = {base.key for each in given for base in each.bases if base.unit and base.likely[1] is None}
    assert bases <= {"per_jaar"}


@pytest.mark.parametrize(("base", "value", "meant"), [("per_uur", "890", "8,9"), ("per_fte", "1400000", "14.000")])
def test_an_amount_in_the_unit_of_another_base_is_asked_by_what_is_usual_there(
    base: str, value: str, meant: str
) -> None:
    given = {"loonkosten_per_uur": "30", "productiviteit": "0.8", "overhead": value, "overhead_grondslag": base}
    if base == "per_fte":
        given["productieve_uren"] = "1400"
    with pytest.raises(Refused, match=f"Bedoelt u {meant}[?]"):
        MODELS["uurtarief"].calculate(given, on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("model", "key", "written", "meant"),
    [
        ("dagdeel", "begeleiders_per_groep", "200", "2"),
        ("dagdeel", "groepsgrootte", "250", "25"),  # a tenth too: nobody meant 2,5 persons
        ("dagdeel", "locatiekosten_per_groep", "4800", "48"),
        ("etmaal", "behandeluren_per_week", "126", "1,26"),
        ("vervoer", "kilometers_per_rit", "1200", "12"),
        ("vrijgevestigd", "praktijkkosten", "950000", "9.500"),
        ("uurtarief", "productieve_uren", "135000", "1.350"),
        ("uurtarief", "productieve_uren", "14000", "1.400"),
        ("uurtarief", "contracturen", "187800", "1.878"),
        ("uurtarief", "contracturen", "18780", "1.878"),
        ("uurtarief", "loonkosten_per_uur", "24680", "24,68"),
        ("uurtarief", "bruto_jaarloon", "4.850.000", "48.500"),
    ],
)
def test_what_was_probably_meant_is_said(model: str, key: str, written: str, meant: str) -> None:
    with pytest.raises(Refused) as refused:
        MODELS[model].calculate({key: written}, on=date(2026, 1, 1))
    (advice,) = [each.advice for each in refused.value.findings if each.kind == "onwaarschijnlijk"]
    assert advice.startswith(f"Bedoelt u {meant}?")


def test_a_value_in_a_row_is_asked_and_confirmed_on_the_page(client) -> None:  # type: ignore[no-untyped-def]
    support = {"ondersteunende_functie": "gedragswetenschapper", "ondersteuning_uren": "0,05"}
    row = {f"ondersteuning.0.{key}": text for key, text in support.items()}
    key = "ondersteuning.0.ondersteuning_uurkosten"
    asked = client.post("/", data={**FORM, **row, key: "6000"})
    assert asked.status_code == 400 and f'name="antwoord.{key}" value="60"' in asked.text
    meant, kept = (
        client.post("/", data={**FORM, **row, key: "6000", f"antwoord.{key}": text}) for text in ("60", "6000")
    )
    assert (meant.status_code, kept.status_code) == (200, 200)
    # 24,68 / 0,80 = 30,85; three minutes of 60 is 3,00 and of 6.000 is 300,00; with 20% overhead.
    assert "40,62" in meant.text and "397,02" in kept.text
