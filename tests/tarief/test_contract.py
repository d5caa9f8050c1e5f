"""The names that people outside the code rely on (docs/architecture.md#public-names)."""

import json
from datetime import date
from decimal import Decimal

import pytest

import tarief
from tarief import MODELS, Aandeel, Breakdown, CostModel, EuroPerUur, compare, load_parameters

QUICK = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": "0.20",
    "overhead_grondslag": "directe_kosten",
}
DAY = date(2026, 1, 1)
KEYS = [
    "bruto_maandloon", "bruto_jaarloon", "contracturen", "bruto_uurloon", "vakantietoeslag", "eindejaarsuitkering",
    "onregelmatigheidstoeslag", "werkgeverslasten", "loonkosten_per_uur", "niet_productieve_uren", "verlofuren",
    "feestdaguren", "ziekteverzuim", "scholingsuren", "overleguren", "indirecte_uren", "reisuren",
    "productieve_uren", "productiviteit", "loonkosten_per_productief_uur", "reiskosten_per_uur",
    "opleidingskosten_per_uur", "clientgebonden_kosten_per_uur", "gemeentelijke_verplichtingen_per_uur", "overhead",
    "kostprijs", "risico_opslag", "tarief",
]  # fmt: skip


@pytest.fixture
def result() -> Breakdown:
    return MODELS["uurtarief"].calculate(QUICK, on=DAY)


def test_the_price_is_a_rounded_decimal_and_exact_gives_it_unrounded(result: Breakdown) -> None:
    assert (result.kostprijs, result.tarief) == (Decimal("37.02"), Decimal("37.02"))
    assert result.exact("tarief") == Decimal("24.68") / Decimal("0.80") * Decimal("1.20")


def test_a_rung_and_a_line_have_the_promised_fields(result: Breakdown) -> None:
    for rung in result.opbouw:
        assert all(hasattr(rung, name) for name in ("key", "label", "amount", "jeugdwet", "wmo"))
    for line in result.lines:
        assert all(hasattr(line, name) for name in ("key", "label", "value", "unit", "formula", "inputs", "source"))


def test_the_elements_of_both_laws_sum_to_the_cost_price(result: Breakdown) -> None:
    assert result.elements("jeugdwet") == {"a": Decimal("30.85"), "c": Decimal("6.17")}
    assert result.elements("wmo") == {"a": Decimal("24.68"), "b": Decimal("6.17"), "c": Decimal("6.17")}


def test_a_change_makes_a_new_calculation_and_carries_its_source(result: Breakdown) -> None:
    changed = result.change(overhead="0.18", source="benchmark")
    assert changed.tarief == Decimal("36.40")  # 30,85 × 1,18 = 36,403
    assert result.tarief == Decimal("37.02")
    assert "benchmark" in changed.explain("overhead")


def test_a_comparison_sums_exactly_to_the_shown_gap(result: Breakdown) -> None:
    other = result.change(overhead="0.18", loonkosten_per_uur="25.11")
    assert sum(compare(result, other).contributions.values()) == other.tarief - result.tarief


def test_every_public_key_of_uurtarief_exists() -> None:
    assert set(KEYS) <= MODELS["uurtarief"].quantities.keys()
    assert set(MODELS["uurtarief"].options["overhead_grondslag"].choices) == {
        "loonkosten", "directe_kosten", "totale_kosten", "omzet", "per_uur", "per_fte", "per_jaar",
    }  # fmt: skip
    risk = MODELS["uurtarief"].options["risico_grondslag"].choices
    assert set(risk) == {"kostprijs", "tarief", "directe_kosten", "per_uur"}


def test_the_json_has_the_promised_keys_and_decimals_as_text(result: Breakdown) -> None:
    data = json.loads(json.dumps(result.as_json()))
    assert set(data) >= {
        "model", "peildatum", "kostprijs", "tarief", "opbouw", "regels", "elementen", "bevindingen", "vragen",
        "ontvangstbewijs",
    }  # fmt: skip
    assert data["tarief"] == "37.02"
    assert set(data["opbouw"][0]) == {"sleutel", "label", "bedrag", "jeugdwet", "wmo"}
    line = data["regels"][0]
    assert {"sleutel", "label", "waarde", "eenheid", "formule", "uitleg", "bron"} <= set(line)
    assert isinstance(line["waarde"], str)
    assert set(data["bevindingen"][0]) == {"soort", "ernst", "plaats", "tekst", "advies"}


def test_a_comparison_has_the_promised_json_keys(result: Breakdown) -> None:
    data = compare(result, result.change(overhead="0.18")).as_json()
    assert data["verschil"] == "-0.62"
    assert data["bijdragen"] == [{"sleutel": "overhead", "label": "Overhead", "bedrag": "-0.62"}]


def test_a_region_declares_its_own_model() -> None:
    regio = CostModel("regio_uurtarief", label="Ons uurtarief", unit="uur")
    regio.given("kosten_per_uur", "Directe kosten", EuroPerUur, minimum=0)
    regio.given("toeslag", "Toeslag van de prijs", Aandeel)

    @regio.step("Tarief", opbouw=True)
    def tarief(kosten_per_uur: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return kosten_per_uur / (1 - toeslag)

    result = regio.calculate({"kosten_per_uur": "60", "toeslag": "0.2"}, on=DAY)
    assert result.tarief == Decimal("75.00")
    assert [(rung.key, rung.amount) for rung in result.opbouw] == [("tarief", Decimal("75.00"))]
    assert result.kostprijs == Decimal("75.00")


def test_the_receipt_is_the_same_for_the_same_input_and_names_what_it_rests_on(result: Breakdown) -> None:
    again = MODELS["uurtarief"].calculate(dict(reversed(QUICK.items())), on=DAY)
    assert again.receipt == result.receipt
    assert result.receipt.parameters == load_parameters().digest
    assert result.receipt.motor == f"tarief {tarief.__version__}"
    assert result.change(overhead="0.21").receipt.invoer != result.receipt.invoer


def test_the_hash_of_the_inputs_tells_apart_what_was_said_of_a_value() -> None:
    about = ({}, {"datum": "2025-01-01"}, {"datum": "2025-02-01"}, {"bron": "hr"}, {"toelichting": "geschat"})
    inputs = ({**QUICK, "overhead": {"waarde": "0.20", **more}} for more in about)
    results = [MODELS["uurtarief"].calculate(each, on=DAY) for each in inputs]
    assert len({result.receipt.invoer for result in results}) == len(about)
    assert results[1].inputs["overhead"] == {"waarde": "0.20", "datum": "2025-01-01"}
