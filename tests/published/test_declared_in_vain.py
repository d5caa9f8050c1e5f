"""A declaration that can come to nothing is refused when it is made, a choice without a formula when it is used."""

from decimal import Decimal
from typing import Annotated

import pytest

from tarief import Aandeel, Base, CostModel, Euro, EuroPerMaand, EuroPerUur, Getal, ModelError, Refused, Uren, total
from tarief.core.units import EuroPerJaar, Unit
from tarief.model.check import check
from tests.published.own import DAY, own_model


def by_choice(**more: str) -> CostModel:
    """Een formule bij x; bij y en z niet."""
    model = own_model()
    if more:
        model.table("mensen", "Mensen", name="naam")
        model.option("naam", "Naam", **more)
    model.option("wijze", "Werkwijze", {"x": "ix", "y": "ij", "z": "zet"}, **more)
    model.given("loon", "Loon", EuroPerUur, **more)

    @model.step("Loonkosten", when={"wijze": "x"}, **more)
    def loonkosten(loon: EuroPerUur) -> EuroPerUur:
        return loon

    return model


def refusal(model: CostModel, **given: object) -> tuple[str, str, str]:
    with pytest.raises(Refused) as caught:
        model.calculate(given, on=DAY)
    (finding,) = caught.value.findings
    return str(finding.place), finding.text, finding.advice


def test_a_choice_without_a_formula_is_refused_with_those_that_have_one() -> None:
    model = by_choice()

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur) -> EuroPerUur:
        return loonkosten

    @model.also("loonkosten", wijze="z")
    def loonkosten_dubbel(loon: EuroPerUur) -> EuroPerUur:
        return loon * 2

    assert model.calculate({"wijze": "z", "loon": "10"}, on=DAY).tarief == Decimal(20)
    place, text, advice = refusal(model, wijze="y", loon="10")
    assert (place, text) == ("wijze", "Voor loonkosten is er geen formule bij werkwijze 'y'.")
    assert "wijze: x; wijze: z" in advice and "geef loonkosten zelf" in advice
    assert model.calculate({"wijze": "y", "loonkosten": "7"}, on=DAY).tarief == Decimal(7)


def test_a_choice_without_a_formula_in_one_row_is_refused_in_that_row() -> None:
    model = by_choice(row="mensen")

    @model.step("Tarief")
    def tarief(loonkosten: list[EuroPerUur]) -> EuroPerUur:
        return total(loonkosten)

    rows = [{"naam": "a", "wijze": "x", "loon": "10"}, {"naam": "b", "wijze": "y", "loon": "10"}]
    place, text, _ = refusal(model, mensen=rows)
    assert (place, text) == ("mensen/1/wijze", "Voor loonkosten is er geen formule bij werkwijze 'y'.")


def test_two_choices_that_have_no_formula_together_are_both_named() -> None:
    model = by_choice()
    model.option("soort", "Soort", {"a": "a", "b": "b"})

    @model.step("Tarief", when={"wijze": "x", "soort": "a"})
    def tarief(loon: EuroPerUur) -> EuroPerUur:
        return loon

    @model.also("tarief", wijze="y", soort="b")
    def tarief_dubbel(loon: EuroPerUur) -> EuroPerUur:
        return loon * 2

    _, text, advice = refusal(model, wijze="x", soort="b", loon="1")
    assert "werkwijze 'x' en soort 'b'" in text
    assert "wijze: x en soort: a; wijze: y en soort: b" in advice


def test_a_formula_that_waits_for_a_value_asks_for_that_value() -> None:
    model = own_model()
    model.given("dagprijs", "Dagprijs", EuroPerUur)

    @model.step("Tarief", given="dagprijs")
    def tarief(dagprijs: EuroPerUur) -> EuroPerUur:
        return dagprijs / 8

    assert refusal(model)[:2] == ("dagprijs", "Dagprijs ontbreekt.")


def test_a_formula_for_who_has_no_table_refuses_the_table_instead_of_ending_in_nothing() -> None:
    model = own_model()
    model.table("mensen", "Mensen", name="naam")
    model.option("naam", "Naam", row="mensen")
    model.given("loon", "Loon", EuroPerUur)

    @model.step("Tarief", without="mensen")
    def tarief(loon: EuroPerUur) -> EuroPerUur:
        return loon

    _, text, advice = refusal(model, mensen=[{"naam": "a"}], loon="3")
    assert text == "Voor tarief is er geen formule."
    assert "tarief zelf" in advice


def faults(model: CostModel) -> str:
    with pytest.raises(ModelError) as caught:
        check(model)
    return str(caught.value)


def test_a_formula_behind_one_that_always_holds_is_refused_with_both_named() -> None:
    model = by_choice()

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur) -> EuroPerUur:
        return loonkosten

    @model.also("tarief", wijze="y")
    def tarief_op_wijze_y(loon: EuroPerUur) -> EuroPerUur:
        return loon

    text = faults(model)
    assert "'tarief_op_wijze_y' (bij wijze='y') wordt nooit gebruikt" in text
    assert "'tarief' (zonder keuze) geldt dan ook" in text


def test_a_formula_under_the_same_choice_that_asks_no_less_is_refused() -> None:
    model = by_choice()

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur) -> EuroPerUur:
        return loonkosten

    @model.also("loonkosten", wijze="x")
    def loonkosten_nogmaals(loon: EuroPerUur) -> EuroPerUur:
        return loon * 2

    assert "'loonkosten_nogmaals' (bij wijze='x') wordt nooit gebruikt" in faults(model)


def test_a_formula_for_who_knows_something_else_stays() -> None:
    """Zonder keuze, maar met een ander argument: zij geldt voor wie alleen het andere weet."""
    model = by_choice()
    model.given("maandloon", "Maandloon", EuroPerMaand)

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur) -> EuroPerUur:
        return loonkosten

    @model.also("tarief")
    def tarief_uit_maandloon(maandloon: EuroPerMaand) -> EuroPerUur:
        return maandloon * 12 / 1872

    check(model)


def adding() -> CostModel:
    model = own_model()
    model.given("loon", "Loon", EuroPerUur)
    model.given("maandloon", "Maandloon", EuroPerMaand)
    model.given("opslag", "Opslag", Aandeel)
    model.given("uren", "Uren", Uren)
    model.given("index", "Index", Getal)
    return model


def priced(model: CostModel, function: object, **annotations: object) -> CostModel:
    function.__name__ = "tarief"  # type: ignore[attr-defined]
    function.__annotations__ = {**annotations, "return": EuroPerUur}  # type: ignore[attr-defined]
    model.step("Tarief")(function)  # type: ignore[type-var]
    return model


@pytest.mark.parametrize(
    ("function", "left", "right"),
    [
        (lambda loon, opslag: loon + opslag, "'loon' is in euro per uur", "'opslag' in aandeel (procent)"),
        (lambda loon, opslag: opslag - loon, "'opslag' is in aandeel (procent)", "'loon' in euro per uur"),
        (lambda loon, opslag: loon + loon * (1 + opslag) + opslag, "euro per uur", "'opslag' in aandeel (procent)"),
        (lambda loon, maandloon: loon + maandloon, "'loon' is in euro per uur", "'maandloon' in euro per maand"),
        (lambda loon, uren: loon * 12 + uren, "'loon*12' is in euro", "'uren' in uur per jaar"),
        (lambda opslag, uren: opslag + uren, "'opslag' is in aandeel (procent)", "'uren' in uur per jaar"),
    ],
)
def test_what_cannot_be_added_is_refused_with_both_sides_and_their_units(function, left, right) -> None:
    text = faults(priced(adding(), function))
    assert left in text and right in text


@pytest.mark.parametrize(
    "function",
    [
        lambda loon, opslag: loon * (1 + opslag),
        lambda loon, index, opslag: loon * (index + opslag),
        lambda maandloon, uren: maandloon * 12 / uren,
        lambda loon, maandloon, uren: loon + 12 * maandloon / uren,
        lambda loon, opslag: loon / (1 - opslag) + 2,
    ],
)
def test_what_can_be_added_is_left_alone(function) -> None:
    check(priced(adding(), function))


def test_an_outcome_of_another_kind_than_the_step_says_is_refused() -> None:
    text = faults(priced(adding(), lambda opslag: opslag * 2 * (1 - opslag) * opslag + opslag))
    assert "Stap 'tarief' is in euro per uur" in text and "is in aandeel (procent)" in text


def test_an_argument_annotated_in_another_unit_than_its_quantity_is_refused() -> None:
    text = faults(priced(adding(), lambda loon: loon, loon=EuroPerMaand))
    assert "leest 'loon' in euro per maand" in text and "gedeclareerd in euro per uur" in text


def test_a_percentage_that_may_be_an_amount_has_the_unit_of_its_base() -> None:
    model = own_model()
    bases = (
        Base("loon", "van het loon", share_of="loon"),
        Base("per_uur", "euro per uur", unit=adding().quantities["loon"].unit),
    )
    model.given("loon", "Loon", EuroPerUur)
    model.given("toeslag", "Toeslag", Aandeel, bases=bases)

    @model.step("Tarief", when={"toeslag_grondslag": "loon"})
    def tarief(loon: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return loon * (1 + toeslag)

    @model.also("tarief", toeslag_grondslag="per_uur")
    def tarief_met_bedrag(loon: EuroPerUur, toeslag: EuroPerUur) -> EuroPerUur:
        return loon + toeslag

    check(model)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("uren", "uur"),
        ("dagdelen", "dagdeel"),
        ("fte", "uur"),
        ("per uren", "uur"),
        ("per uur", "uur"),
        ("Uren", "uur"),
    ],
)
def test_a_word_for_more_than_one_unit_of_care_is_refused(word: str, one: str) -> None:
    model = CostModel("eigen", label="Eigen model", unit=word)
    model.given("loon", "Loon", EuroPerUur)
    text = faults(priced(model, lambda loon: loon))
    assert f"per '{word}'" in text and "'tarief' is in euro per uur" in text and f"unit='{one}'" in text


@pytest.mark.parametrize(
    "word", ["dagdeel", "etmaal", "dag", "week", "periode", "maand", "jaar", "stuk", "rit", "Minuut"]
)
def test_a_price_in_another_unit_than_the_care_is_bought_in_is_refused_with_both_named(word: str) -> None:
    model = CostModel("eigen", label="Eigen model", unit=word)
    model.given("loon", "Loon", EuroPerUur)
    text = faults(priced(model, lambda loon: loon))
    assert f"ingekocht per {word.lower()}" in text and "'tarief' is in euro per uur" in text and "unit='uur'" in text


def test_a_price_in_pounds_is_per_the_unit_of_care_too() -> None:
    pounds = Annotated[Decimal, Unit("pond_per_uur", "pond per uur", "£/uur", money=True)]
    model = CostModel("eigen", label="Eigen model", unit="dagdeel")
    model.given("loon", "Loon", pounds)

    @model.step("Tarief")
    def tarief(loon: pounds) -> pounds:
        return loon

    text = faults(model)
    assert "ingekocht per dagdeel" in text and "pond per uur" in text


@pytest.mark.parametrize("word", ["jaar", "plaats", "fte", "cliënt"])
def test_what_a_place_or_a_person_costs_in_a_year_may_be_bought_per_year(word: str) -> None:
    model = CostModel("eigen", label="Eigen model", unit="jaar" if word == "fte" else word)
    model.given("kosten", "Kosten", EuroPerJaar)

    @model.step("Tarief")
    def tarief(kosten: EuroPerJaar) -> EuroPerJaar:
        return kosten

    check(model)


def test_bounds_that_no_value_can_meet_are_refused() -> None:
    model = own_model()
    model.given("loon", "Loon", EuroPerUur, minimum=3, maximum=2)
    model.given("opslag", "Opslag", Aandeel, positive=True, maximum=0)
    text = faults(priced(model, lambda loon: loon))
    assert "'loon' kan geen enkele waarde hebben: minstens 3 en hoogstens 2." in text
    assert "'opslag' kan geen enkele waarde hebben: meer dan 0 en hoogstens 0." in text


def test_every_name_that_points_at_nothing_is_named_where_it_stands() -> None:
    model = own_model(quick=("lon",))
    model.table("mensen", "Mensen", name="naam", share="del")
    model.option("naam", "Naam", row="mensen")
    model.option("wijze", "Werkwijze", {"x": "ix", "y": "ij"}, default="z")
    model.given("deel", "Deel", Aandeel, row="mensen")
    model.given("loon", "Loon", Euro, bases=(Base("a", "a", share_of="kostn"),), default_base="b", amount="bedrg")
    priced(model, lambda loon: loon)
    text = faults(model)
    for part in (
        "quick noemt 'lon', maar die is niet gedeclareerd. Bedoelt u 'loon'?",
        "Tabel 'mensen' deelt op naar 'del', maar dat is geen waarde in haar regels. Bedoelt u 'deel'?",
        "'wijze' is zonder opgave 'z', maar dat is geen keuze. Kies uit: x, y.",
        "'loon' heeft geen grondslag 'b'",
        "'loon' noemt 'bedrg'",
    ):
        assert part in text
