"""Next year: the last known values carried on with a stated index, exactly, and said to be an assumption."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tarief import Aandeel, CostModel, EuroPerUur, Uren
from tarief.core.findings import Refused
from tarief.core.units import EuroPerJaar
from tarief.parameters import Library, Status, load_parameters
from tarief.parameters.forecast import Forecast, carried_on, last_ova, last_raise
from tarief.parameters.lookup import At, mean_over_year
from tarief.parameters.reading import read_publisher
from tarief.parameters.record import Publisher
from tarief.parameters.shelf import Shelf
from tarief.parameters.year_draft import draft_of

FUND = """
uitgever = "fonds"
titel = "Fonds"
waarden = [
  {sleutel = "bedrag", waarde = 60000.10, eenheid = "euro_per_jaar", vanaf = 2026-01-01, tot_en_met = 2026-12-31, status = "officieel", bron = "brief"},
  {sleutel = "aandeel", waarde = 0.1234, eenheid = "aandeel", grondslag = "bedrag", vanaf = 2026-01-01, tot_en_met = 2026-12-31, status = "officieel", bron = "brief"},
  {sleutel = "uren", waarde = 1500, eenheid = "uren", vanaf = 2026-01-01, tot_en_met = 2026-12-31, status = "officieel", bron = "brief"},
]
[bronnen.brief]
titel = "Brief van het fonds"
"""  # noqa: E501
CAO = """
uitgever = "cao_proef"
titel = "CAO Proef"
waarden = [
  {sleutel = "toelage", waarde = 100, eenheid = "euro_per_jaar", vanaf = 2025-01-01, status = "officieel", bron = "tekst"},
  {sleutel = "contracturen", waarde = 1878, eenheid = "uren", vanaf = 2025-01-01, status = "officieel", bron = "tekst"},
]
loonrondes = [
  {sleutel = "loonsverhoging", waarde = 0.02, eenheid = "aandeel", grondslag = "brutoloon", vanaf = 2026-01-01, status = "officieel", bron = "tekst"},
  {sleutel = "loonsverhoging", waarde = 0.01, eenheid = "aandeel", grondslag = "brutoloon", vanaf = 2026-07-01, status = "officieel", bron = "tekst"},
]
[geldigheid]
vanaf = 2025-01-01
tot_en_met = 2026-08-31
status = "officieel"
bron = "tekst"
[bronnen.tekst]
titel = "Tekst van de cao"
[[salaristabellen]]
vanaf = 2026-07-01
eenheid = "euro_per_maand"
grondslag = "voltijd"
status = "officieel"
bron = "tekst"
vervalt_hierna = ["45 aanloop"]
[salaristabellen.schalen]
"45 aanloop" = [["0", 2900]]
"45" = [["0", 3000.55]]
"""  # noqa: E501
LIBRARY = Library((read_publisher(FUND, "fonds.toml"), read_publisher(CAO, "proef.toml")))
INDEX = Forecast(Decimal("0.0418"), "eigen percentage", "begroting")

model = CostModel("proef", label="Proef", unit="uur")
model.parameter("jaarbedrag", "Jaarbedrag", EuroPerJaar, At("fonds.bedrag"))
model.parameter("opslag", "Opslag", Aandeel, At("fonds.aandeel"), base="jaarbedrag")
model.parameter("jaaruren", "Jaaruren", Uren, At("fonds.uren"))


@model.step("Tarief", opbouw=True)
def tarief(jaarbedrag: EuroPerJaar, opslag: Aandeel, jaaruren: Uren) -> EuroPerUur:
    """Het jaarbedrag met opslag, per uur."""
    return jaarbedrag * (1 + opslag) / jaaruren


def refused(on: date, **inputs: str) -> Refused:
    with pytest.raises(Refused) as caught:
        model.calculate(inputs, on=on, library=LIBRARY)
    return caught.value


@pytest.mark.parametrize(("on", "years"), [("2027-01-01", 1), ("2027-12-31", 1), ("2028-03-01", 2), ("2031-07-01", 5)])
def test_euros_rise_once_for_each_first_of_january_and_shares_and_hours_stay(on, years):
    day = date.fromisoformat(on)
    price = model.calculate({"prognose_percentage": {"waarde": "4,18%", "bron": "begroting"}}, on=day, library=LIBRARY)
    raised = Fraction("60000.10") * Fraction("1.0418") ** years
    assert price.exact("jaarbedrag") == pytest.approx(
        Decimal(raised.numerator) / raised.denominator, abs=Decimal("1e-20")
    )
    assert price.exact("opslag") == Decimal("0.1234")
    assert price.exact("jaaruren") == 1500
    exact = raised * Fraction("1.1234") / 1500
    assert abs(Fraction(price.exact("tarief")) - exact) < Fraction(1, 10**20)


def test_all_that_no_table_reaches_is_one_question_with_the_price_of_each_answer():
    found = refused(date(2027, 3, 1))
    (finding,) = found.findings
    (question,) = found.questions
    assert finding.place.key == question.key == "prognose"
    for label in ("jaarbedrag", "opslag", "jaaruren"):
        assert label in finding.text.lower()
    assert [choice.value for choice in question.choices] == ["eigen"]  # this library knows no OVA, and no cao is chosen


def test_before_the_first_table_nothing_is_carried_back():
    found = refused(date(2025, 3, 1))
    assert {finding.kind for finding in found.findings} == {"parameter_buiten_periode"}
    assert not found.questions
    assert {f.kind for f in refused(date(2025, 3, 1), prognose_percentage="3%").findings} == {
        "parameter_buiten_periode"
    }


def test_a_forecast_without_its_percentage_is_refused_at_the_percentage():
    (finding,) = refused(date(2027, 3, 1), prognose="eigen").findings
    assert finding.place.key == "prognose_percentage"


def test_the_assumption_and_its_source_stand_with_every_value_and_once_with_the_price():
    price = model.calculate(
        {"prognose_percentage": {"waarde": "4,18%", "bron": "begroting"}}, on=date(2027, 3, 1), library=LIBRARY
    )
    assert "4,18%" in price.assumption
    assert "begroting" in price.assumption
    (finding,) = [item for item in price.findings if item.kind == "prognose"]
    assert "jaarbedrag" in finding.text
    for key in ("jaarbedrag", "opslag", "jaaruren"):
        source = price.by_key[key].source
        assert "aanname" in source
        assert "Brief van het fonds" in source
        assert "31-12-2026" in source
    assert price.as_json()["aanname"] == price.assumption


def test_when_the_real_table_arrives_the_same_input_uses_it_and_says_that_no_forecast_was_needed():
    real = FUND.replace("2026-01-01", "2027-01-01").replace("2026-12-31", "2027-12-31").replace("60000.10", "61000")
    newer = Library((*LIBRARY.publishers, read_publisher(real, "nieuw.toml")))
    price = model.calculate({"prognose_percentage": "4,18%"}, on=date(2027, 3, 1), library=newer)
    assert price.exact("jaarbedrag") == 61000
    assert price.assumption == ""
    assert "aanname" not in price.as_json()
    assert [item.kind for item in price.findings if "prognose" in item.kind] == ["prognose_niet_nodig"]


def test_amounts_of_a_cao_that_ended_in_an_earlier_year_rise_and_its_hours_stay():
    on = date(2028, 2, 1)
    known = carried_on(LIBRARY, INDEX, on)
    salary = known.salary("proef", "45", "0", on)
    assert salary.value == Decimal("3000.55") * Decimal("1.0418") ** 2
    assert salary.status is Status.FORECAST
    assert known.scales("proef", on) == ("45",)  # a scale that lapses is not carried on
    assert known.ask("cao_proef.toelage", on).value == 100 * Decimal("1.0418") ** 2
    assert known.ask("cao_proef.contracturen", on).value == 1878
    assert known.ask("cao_proef.toelage", date(2026, 12, 1)).value == 100  # what was known stays as it was
    assert mean_over_year(known, "proef", "45", "0", 2028).status is Status.FORECAST


def test_what_is_too_old_to_be_carried_on_is_not_known_rather_than_held_without_a_raise():
    """The cao ended in 2026: thirty years on is a forecast still, the year after it is none."""
    last, after = date(2056, 1, 1), date(2057, 1, 1)
    carried, not_carried = carried_on(LIBRARY, INDEX, last), carried_on(LIBRARY, INDEX, after)
    assert round(carried.ask("cao_proef.toelage", last).value, 20) == round(100 * Decimal("1.0418") ** 30, 20)
    assert not_carried.find("cao_proef.toelage", after) is None
    with pytest.raises(Refused, match="geen salaristabel bekend voor 01-01-2057"):
        not_carried.salary("proef", "45", "0", after)
    assert not_carried.ask("cao_proef.toelage", date(2026, 6, 1)).value == 100  # what was known stays as it was


def test_in_the_year_in_which_the_cao_ended_its_amounts_stay():
    on = date(2026, 12, 1)
    known = carried_on(LIBRARY, INDEX, on)
    assert known.salary("proef", "45", "0", on) == LIBRARY.salary("proef", "45", "0", on)


def test_the_result_of_the_cao_is_its_raises_of_the_last_year_together():
    found = last_raise(LIBRARY, "proef", date(2027, 1, 1))
    assert found is not None
    assert found.rate == Decimal("1.02") * Decimal("1.01") - 1
    assert last_raise(LIBRARY, "proef", date(2025, 12, 31)) is None


def test_the_ova_is_the_newest_figure_and_an_index_is_never_carried_on():
    library, on = load_parameters(), date(2040, 1, 1)
    found = last_ova(library, on)
    paths = ("indices.ova_voorlopig", "indices.ova_definitief")
    starts = {value.start: value.value for value in library.values() if value.path in paths and value.preferred}
    assert found is not None
    assert found.rate == starts[max(starts)]
    carried = carried_on(library, found, on)
    assert carried.find("indices.ova_voorlopig", on) is None
    assert carried.find("premies.maximum_premieloon", on) is not None
    assert carried.digest == library.digest  # what the files say is the same; the forecast is in the input


def test_the_newest_ova_is_read_from_its_own_file_alone() -> None:
    known, on = load_parameters(), date(2026, 7, 1)

    def only(key: str) -> Publisher:
        assert key == "indices", "no other file is taken apart for it"
        return known.shelf[key]

    apart = Library((), Shelf(dict.fromkeys(known.shelf, Path()), only))
    assert last_ova(apart, on) == last_ova(known, on) is not None


def test_scales_that_lapse_are_not_carried_on_and_an_offer_is_no_raise() -> None:
    """GGZ: entry scales lapse after the table of December 2024; Jeugdzorg: the offer of 3.7 and 2.6 was rejected."""
    shipped, on = load_parameters(), date(2027, 1, 1)
    carried = carried_on(shipped, INDEX, on)
    assert {scale for scale in shipped.scales("ggz", date(2025, 6, 30)) if "aanloop" in scale}
    assert carried.scales("ggz", on) == tuple(
        scale for scale in shipped.scales("ggz", date(2025, 6, 30)) if "aanloop" not in scale
    )
    assert "aanloop" not in draft_of(shipped, 2027, "ggz").split('uitgever = "cao_ggz"')[1].split("uitgever =")[0]
    offered, undated = last_raise(shipped, "jeugdzorg", on), last_raise(shipped, "sociaal_werk", on)
    assert offered is not None
    assert offered.rate == Decimal("0.036")
    assert undated is not None
    assert undated.rate == Decimal("0.035")


@pytest.mark.parametrize("percentage", ["3.5", "700%", "-30%"])
def test_a_percentage_that_no_index_has_is_refused(percentage):
    (finding,) = refused(date(2027, 3, 1), prognose_percentage=percentage).findings
    assert finding.kind == "buiten_grenzen"


@pytest.mark.parametrize("on", [date.min, date(9999, 11, 30), date.max])
def test_the_first_and_the_last_day_are_days_like_others(on):
    for inputs in ({}, {"prognose_percentage": "25%"}):
        try:
            price = model.calculate(inputs, on=on, library=LIBRARY)
        except Refused as refused:
            assert refused.findings
        else:
            assert price.tarief > 0
