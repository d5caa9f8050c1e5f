"""The ladder goes through a divisor or a factor; each of several prices has a ladder, a bridge and an explanation."""

from decimal import Decimal

import openpyxl

from tarief import (
    Aandeel,
    Breakdown,
    CostModel,
    EuroPerDagdeel,
    EuroPerJaar,
    EuroPerUur,
    Fte,
    Uren,
    at_least,
    compare,
    total,
    weighted,
)
from tests.published.own import calculate, own_model, rungs
from workbooks.write import write_result


def yearly(**more: object) -> CostModel:
    model = own_model(**more)
    model.given("loon", "Loon", EuroPerJaar, jeugdwet="a", wmo="a")
    model.given("huur", "Huur", EuroPerJaar, jeugdwet="c", wmo="b")
    model.given("subsidie", "Subsidie", EuroPerJaar, optional="-")
    model.given("uren", "Uren", Uren, positive=True)
    return model


YEAR = {"loon": "60000", "huur": "12000", "uren": "1200"}


def through_a_divisor() -> CostModel:
    model = yearly()

    @model.step("Tarief")
    def tarief(loon: EuroPerJaar, huur: EuroPerJaar, uren: Uren) -> EuroPerUur:
        return (loon + huur) / uren

    return model


def test_a_sum_divided_by_hours_shows_a_rung_for_each_of_its_amounts() -> None:
    """(60.000 + 12.000) / 1.200 = 50 + 10."""
    result = calculate(through_a_divisor(), **YEAR)
    assert rungs(result) == {"loon_in_tarief": "50.00", "huur_in_tarief": "10.00"}
    assert result.elements("jeugdwet") == {"a": Decimal(50), "c": Decimal(10)}
    assert result.by_key["loon_in_tarief"].formula == "loon/uren"
    assert "= Loon / Uren" in result.explain("loon_in_tarief")


def test_the_shown_rungs_through_a_divisor_sum_to_the_price() -> None:
    """(100 + 100) / 3 = 66,67: 33,34 en 33,33."""
    result = calculate(through_a_divisor(), loon="100", huur="100", uren="3")
    assert rungs(result) == {"loon_in_tarief": "33.34", "huur_in_tarief": "33.33"}
    assert result.tarief == Decimal("66.67")


def test_the_ladder_goes_through_a_step_in_between_and_through_a_factor() -> None:
    """(60.000 + 12.000 − 6.000) × 2 / 1.200 = 100 + 20 − 10."""
    model = yearly()
    model.given("groepen", "Groepen", Fte)

    @model.step("Jaarkosten")
    def jaarkosten(loon: EuroPerJaar, huur: EuroPerJaar, subsidie: EuroPerJaar) -> EuroPerJaar:
        return loon + huur - subsidie

    @model.step("Kostprijs")
    def kostprijs(jaarkosten: EuroPerJaar, groepen: Fte, uren: Uren) -> EuroPerUur:
        return groepen * jaarkosten / uren

    @model.step("Marge")
    def marge(kostprijs: EuroPerUur) -> EuroPerUur:
        return kostprijs / 10

    @model.step("Tarief")
    def tarief(kostprijs: EuroPerUur, marge: EuroPerUur) -> EuroPerUur:
        return kostprijs + marge

    result = calculate(model, **YEAR, groepen="2", subsidie="6000")
    assert rungs(result) == {
        "loon_in_kostprijs": "100.00",
        "huur_in_kostprijs": "20.00",
        "subsidie_in_kostprijs": "-10.00",
        "marge": "11.00",
    }
    assert (result.kostprijs, [rung.is_cost for rung in result.opbouw]) == (Decimal(110), [True, True, True, False])
    without = calculate(model, **YEAR, groepen="2")
    assert rungs(without).keys() == {"loon_in_kostprijs", "huur_in_kostprijs", "marge"}


def test_a_share_of_a_sum_stays_one_rung() -> None:
    model = yearly()
    model.given("opslag", "Opslag", Aandeel)

    @model.step("Per uur")
    def per_uur(loon: EuroPerJaar, uren: Uren) -> EuroPerUur:
        return loon / uren

    @model.step("Huur per uur")
    def huur_per_uur(huur: EuroPerJaar, uren: Uren) -> EuroPerUur:
        return huur / uren

    @model.step("Overhead")
    def overhead(per_uur: EuroPerUur, huur_per_uur: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return (per_uur + huur_per_uur) * opslag

    @model.step("Tarief")
    def tarief(per_uur: EuroPerUur, huur_per_uur: EuroPerUur, overhead: EuroPerUur) -> EuroPerUur:
        return per_uur + huur_per_uur + overhead

    result = calculate(model, **YEAR, opslag="0.1")
    assert rungs(result) == {"per_uur": "50.00", "huur_per_uur": "10.00", "overhead": "6.00"}


def test_a_mean_over_rows_and_a_floor_stay_one_rung() -> None:
    model = own_model()
    model.table("mensen", "Mensen", name="naam")
    model.given("loon", "Loon", EuroPerUur, row="mensen")
    model.given("uren", "Uren", Uren, row="mensen")

    @model.step("Tarief")
    def tarief(loon: list[EuroPerUur], uren: list[Uren]) -> EuroPerUur:
        return weighted(loon, uren) / total(uren)

    rows = [{"naam": "a", "loon": "30", "uren": "1"}, {"naam": "b", "loon": "40", "uren": "1"}]
    assert rungs(calculate(model, mensen=rows)) == {"tarief": "35.00"}
    floored = yearly()

    @floored.step("Tarief")
    def tarief(loon: EuroPerJaar, huur: EuroPerJaar, uren: Uren) -> EuroPerUur:  # noqa: F811
        return at_least(loon + huur, 1) / uren

    assert rungs(calculate(floored, **YEAR)) == {"tarief": "60.00"}


def test_a_difference_through_a_divisor_is_explained_per_input_rung_and_element() -> None:
    """Alleen de huur is 1.200 hoger: 1,00 per uur, op de trede van de huur."""
    one = calculate(through_a_divisor(), **YEAR)
    two = calculate(through_a_divisor(), **{**YEAR, "huur": "13200"})
    result = compare(one, two)
    assert result.contributions == {"huur": Decimal("1.00")}
    assert {part.label: part.amount for part in result.by_rung if part.amount} == {"Huur in tarief": Decimal("1.00")}
    assert {part.key: part.amount for part in result.by_element("wmo") if part.amount} == {"b": Decimal("1.00")}


def test_the_workbook_writes_each_rung_through_a_divisor_as_a_formula(tmp_path) -> None:
    path = tmp_path / "uitkomst.xlsx"
    write_result(calculate(through_a_divisor(), **YEAR), path)
    texts = {str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row}
    assert any(text.endswith("loon/uren") for text in texts)


def two_prices() -> CostModel:
    model = yearly(results=("uurprijs", "dagdeelprijs"))

    @model.step("Uurprijs")
    def uurprijs(loon: EuroPerJaar, huur: EuroPerJaar, uren: Uren) -> EuroPerUur:
        return (loon + huur) / uren

    @model.step("Materiaal", opbouw="dagdeelprijs")
    def materiaal(uurprijs: EuroPerUur) -> EuroPerDagdeel:
        return uurprijs / 2

    @model.step("Dagdeelprijs")
    def dagdeelprijs(uurprijs: EuroPerUur, materiaal: EuroPerDagdeel) -> EuroPerDagdeel:
        return uurprijs * 4 + materiaal

    return model


def priced(**given: str) -> Breakdown:
    return calculate(two_prices(), **{**YEAR, **given})


def test_each_of_several_prices_has_its_own_ladder_and_explanation() -> None:
    """60 per uur; een dagdeel is 4 × (50 + 10) + 30."""
    result = priced()
    assert rungs(result) == {"loon_in_uurprijs": "50.00", "huur_in_uurprijs": "10.00"}
    (other,) = result.other_prices
    assert (other.tarief, other.kostprijs) == (Decimal(270), Decimal(270))
    assert sum(rung.amount for rung in other.opbouw) == Decimal(270)
    assert [rung["sleutel"] for rung in result.as_json()["opbouwen"]["dagdeelprijs"]] == [
        rung.key for rung in other.opbouw
    ]
    assert "= Uurprijs × 4 + Materiaal" in result.explain("dagdeelprijs")


def test_each_of_several_prices_has_its_own_comparison() -> None:
    result = compare(priced(), priced(huur="13200"))
    assert (result.gap, result.contributions) == (Decimal(1), {"huur": Decimal("1.00")})
    (other,) = result.other_prices
    assert (other.gap, other.contributions) == (Decimal("4.50"), {"huur": Decimal("4.50")})
    told = result.as_json()["andere_prijzen"]["dagdeelprijs"]
    assert (told["label"], told["verschil"], told["bijdragen"][0]["bedrag"]) == ("Dagdeelprijs", "4.50", "4.50")


def test_a_model_with_one_price_has_no_others() -> None:
    result = calculate(through_a_divisor(), **YEAR)
    assert "opbouwen" not in result.as_json()
    assert "andere_prijzen" not in compare(result, result.change(huur="1")).as_json()
