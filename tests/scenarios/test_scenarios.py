"""Named sets of changes on a base, side by side: the figures of Helmond (docs/onderhandeling.md#helmond) and years."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tarief import MODELS, Refused
from tarief.scenarios import read_scenarios, run_scenarios
from tests.scenarios.base import AGREEMENT, DAY, REST, VOLUME, research


def study(*scenarios, volume=VOLUME):
    return run_scenarios(research(), read_scenarios(list(scenarios)), volume)


def ladder(salary, charges, hours, overhead, clients, risk):
    """T = ((S·(1+w)/H)·(1+o) + m)·(1+r), in fractions."""
    values = (Fraction(each) for each in (salary, charges, hours, overhead, clients, risk))
    salary, charges, hours, overhead, clients, risk = values
    # Direct cost holds the client costs; overhead is taken of the wages only.
    return (salary * (1 + charges) / hours * (1 + overhead) + clients) * (1 + risk)


def cents(value):
    return Decimal(int(value * 100 + Fraction(1, 2))) / 100


def test_the_agreement_is_a_scenario_on_the_research_with_the_printed_bridge():
    outcome = study({"naam": "Overeenkomst", "wijzigingen": {**AGREEMENT, **REST["AGREEMENT"]}}).outcomes[0]

    assert outcome.breakdown.tarief == Decimal("62.86")
    assert outcome.budget == Decimal("10434760.00")
    assert outcome.comparison.contributions == {
        "bruto_jaarloon": Decimal("-2.05"),
        "productieve_uren": Decimal("-1.95"),
        "overhead": Decimal("-1.88"),
        "clientgebonden_kosten_per_uur": Decimal("-0.41"),
        "risico_opslag": Decimal("-0.32"),
    }


def test_each_year_goes_on_from_the_year_before():
    rounds = [{"jaar": 2027, "wijzigingen": {"bruto_jaarloon": {"maal": "1.03", "bron": "cao"}}}]
    rounds += [{"jaar": 2028, "wijzigingen": {"bruto_jaarloon": {"maal": "1.02"}}, "volume": {"maal": "1.10"}}]
    found = study({"naam": "Cao", "jaren": rounds}).outcomes

    wages = [Fraction(47500) * Fraction("1.03"), Fraction(47500) * Fraction("1.03") * Fraction("1.02")]
    expected = [cents(ladder(wage, "0.28", 1290, "0.38", "2.40", "0.03")) for wage in wages]
    assert [outcome.breakdown.tarief for outcome in found] == expected
    assert [outcome.volume for outcome in found] == [VOLUME, VOLUME * Decimal("1.1")]
    assert [outcome.title for outcome in found] == ["Cao (2027)", "Cao (2028)"]


def test_what_is_said_for_all_years_is_done_once_in_the_first():
    years = [{"jaar": 2027}, {"jaar": 2028, "wijzigingen": {"overhead": "0.36"}}]
    found = study({"naam": "Cao", "wijzigingen": {"bruto_jaarloon": {"plus": "500"}}, "jaren": years}).outcomes

    assert [outcome.breakdown.exact("bruto_jaarloon") for outcome in found] == [48000, 48000]


def test_a_scenario_builds_on_the_one_it_names():
    more = {"naam": "Ook productiever", "boven_op": "Lagere overhead", "wijzigingen": {"productieve_uren": "1330"}}
    found = study({"naam": "Lagere overhead", "wijzigingen": {"overhead": "0.34"}}, more).outcomes[1]

    assert found.breakdown.tarief == cents(ladder(47500, "0.28", 1330, "0.34", "2.40", "0.03"))


def test_the_change_in_budget_is_split_over_price_and_volume_without_a_rest():
    outcome = study({"naam": "Groei", "wijzigingen": {"overhead": "0.34"}, "volume": {"maal": "1.1"}}).outcomes[0]

    parts = outcome.budget_by_price + outcome.budget_by_volume
    assert parts == outcome.budget - outcome.base.budget
    assert outcome.budget_by_price == outcome.gap * VOLUME * Decimal("1.05")


def test_a_factor_on_a_derived_line_gives_that_line_and_says_from_what():
    base = MODELS["uurtarief"].calculate(
        {"cao": "jeugdzorg", "schaal": "8", "trede": "5", "overhead": "0.20", "overhead_grondslag": "loonkosten",
         "productieve_uren": "1290", "werkgeverslasten": "0.28"}, on=DAY,
    )  # fmt: skip
    wage = base.exact("schaalbedrag")
    raised = {"naam": "Loonronde", "wijzigingen": {"schaalbedrag": {"maal": "1.03", "bron": "principeakkoord"}}}
    found = run_scenarios(base, read_scenarios([raised])).outcomes[0].breakdown

    assert found.exact("schaalbedrag") == wage * Decimal("1.03")
    assert "× 1,03 (principeakkoord)" in found.by_key["schaalbedrag"].source
    assert found.tarief > base.tarief


def test_another_day_brings_the_parameters_of_that_day():
    base = MODELS["uurtarief"].calculate(
        {"cao": "jeugdzorg", "schaal": "8", "trede": "5", "overhead": "0.20", "overhead_grondslag": "loonkosten",
         "productieve_uren": "1290", "werkgeverslasten": "0.28"}, on=date(2025, 1, 1),
    )  # fmt: skip
    later = run_scenarios(base, read_scenarios([{"naam": "Later", "peildatum": "2026-01-01"}])).outcomes[0]

    assert later.breakdown.exact("schaalbedrag") == later.breakdown.library.salary(
        "jeugdzorg", "8", "5", date(2026, 1, 1)
    ).value  # fmt: skip


def test_a_row_of_a_table_is_changed_without_touching_the_base():
    mix = [
        {"functie": "hbo", "functie_aandeel": "0.5", "loon_met_toeslagen_functie": "50000"},
        {"functie": "mbo", "functie_aandeel": "0.5", "loon_met_toeslagen_functie": "40000"},
    ]
    inputs = {"functiemix": mix, "werkgeverslasten": "0.28", "productieve_uren": "1290"}
    base = MODELS["uurtarief"].calculate({**inputs, "overhead": "0.2", "overhead_grondslag": "loonkosten"}, on=DAY)
    lighter = {"functiemix/0/functie_aandeel": "0.3", "functiemix/1/functie_aandeel": "0.7"}
    found = run_scenarios(base, read_scenarios([{"naam": "Lichter", "wijzigingen": lighter}])).outcomes[0]

    wage = Fraction(50000) * Fraction("0.3") + Fraction(40000) * Fraction("0.7")
    assert found.breakdown.tarief == cents(ladder(wage, "0.28", 1290, "0.2", 0, 0))
    assert base.inputs["functiemix"] == mix


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ({"naam": "x", "wijzigingen": {"overhed": "0.3"}}, "/scenarios/0/wijzigingen/overhed"),
        ({"naam": "x", "wijzigingen": {"overhead": {"maal": "NaN"}}}, "/scenarios/0/wijzigingen/overhead/maal"),
        ({"naam": "x", "wijzigingen": {"overhead": {"maal": "2", "op": "1"}}}, "/scenarios/0/wijzigingen/overhead"),
        ({"naam": "x", "wijzigingen": {"omzet": {"maal": "2"}}}, "/scenarios/0/wijzigingen/omzet"),
        ({"naam": "x", "wijzigingen": {"functiemix/7/trede": "2"}}, "/scenarios/0/wijzigingen/functiemix/7/trede"),
        ({"naam": "x", "wijzigingen": {"productieve_uren": "-5"}}, "/scenarios/0/wijzigingen/productieve_uren"),
        ({"naam": "x", "wijzigingen": "geen"}, "/scenarios/0/wijzigingen"),
        ({"naam": "x"}, "/scenarios/0"),
        ({"wijzigingen": {}}, "/scenarios/0/naam"),
        ({"naam": "x", "volume": "-1"}, "/scenarios/0/volume"),
        ({"naam": "x", "peildatum": "1 januari"}, "/scenarios/0/peildatum"),
        ({"naam": "x", "boven_op": "y", "volume": "1"}, "/scenarios/0/boven_op"),
        ({"naam": "Basis", "volume": "1"}, "/scenarios/0/naam"),
        ({"naam": "x", "jaren": [{"jaar": 2028}, {"jaar": 2027}]}, "/scenarios/0/jaren/1/jaar"),
        ({"naam": "x", "jaren": [{"jaar": 2028, "wijziging": {}}]}, "/scenarios/0/jaren/0"),
        ("geen", "/scenarios/0"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_at_its_place(scenario, place):
    with pytest.raises(Refused) as refused:
        study(scenario)

    assert [str(finding.place) for finding in refused.value.findings] == [place]
    assert all(finding.advice for finding in refused.value.findings)


def test_all_scenarios_are_looked_at_before_anything_is_refused():
    with pytest.raises(Refused) as refused:
        study(
            {"naam": "een", "wijzigingen": {"overhed": "0.3"}},
            {"naam": "twee", "wijzigingen": {"productieve_uren": "0"}},
            {"naam": "drie", "boven_op": "twee", "wijzigingen": {"overhead": "0.3"}},
        )

    places = [str(finding.place) for finding in refused.value.findings]
    assert places == ["/scenarios/0/wijzigingen/overhed", "/scenarios/1/wijzigingen/productieve_uren"]


def test_a_volume_factor_without_a_volume_is_refused():
    with pytest.raises(Refused, match="geen volume"):
        study({"naam": "x", "volume": {"maal": "1.1"}}, volume=None)
