"""Each cost sheet of the demonstration region is read as it is, and comes to the cost price of its provider."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tarief import Breakdown
from tarief.core.rounding import to_cents
from tarief.voorbeelden import example_text
from tarief.voorbeeldregio import DemoProvider, demonstration
from tests.demonstration import FOLDER
from tests.demonstration.layouts import SHEETS
from workbooks.read.own_sheet import Reading, answered, calculate_product, open_questions, product_for
from workbooks.read.understand import understand

PROVIDERS = demonstration().providers
ASKED = {
    "klaproos": {"overhead_grondslag.overhead"},
    "heggenmus": {"product"},
    "eikelmuis": {"loonkosten.cao_kosten"},
}


@cache
def reading_of(sheet: str) -> Reading:
    understood = understand((FOLDER / sheet).read_bytes(), name=sheet)
    assert isinstance(understood, Reading)
    return understood


def price_of(provider: DemoProvider) -> Breakdown:
    reading = answered(reading_of(provider.sheet), provider.answers)
    product = product_for(reading, provider.answers)
    assert product is not None
    return calculate_product(reading, product, provider.answers)


@pytest.fixture(params=PROVIDERS, ids=lambda provider: provider.code)
def provider(request: pytest.FixtureRequest) -> DemoProvider:
    found: DemoProvider = request.param
    return found


def test_a_sheet_with_its_answers_comes_to_the_cost_price_to_the_cent(provider: DemoProvider):
    breakdown = price_of(provider)
    assert to_cents(breakdown.exact("kostprijs")) == provider.cost
    assert breakdown.model.key == "uurtarief"
    assert "overige_kosten" not in breakdown.by_key  # every cell that the price rests on got a name


def test_a_sheet_asks_what_it_leaves_open_and_nothing_else(provider: DemoProvider):
    reading = reading_of(provider.sheet)
    asked = {question.key for question in open_questions(reading, product_for(reading, {}), {})}
    assert asked == set(provider.answers) == ASKED.get(provider.code, set())


def test_one_sheet_has_a_trap_and_it_is_told():
    kinds = {provider.code: {finding.kind for finding in reading_of(provider.sheet).findings} for provider in PROVIDERS}
    assert [code for code, found in kinds.items() if "som_mist_regel" in found] == ["grutto"]


def test_the_costs_and_hours_are_those_of_the_example_of_helmond():
    rows = tomllib.loads(example_text("helmond"), parse_float=Decimal)["aanbieders"]
    assert [(each.cost, each.hours) for each in PROVIDERS] == [(row["kostprijs"], row["uren"]) for row in rows]


def test_every_sheet_has_a_layout_of_its_own_and_says_that_it_is_made_up():
    assert sorted(sheet.file for sheet in SHEETS) == sorted(path.name for path in FOLDER.iterdir())
    assert {provider.sheet for provider in PROVIDERS} == {sheet.file for sheet in SHEETS}
    assert len({sheet.theme for sheet in SHEETS}) == len(SHEETS)
    for sheet in SHEETS:
        texts = [cell.value for cell in (each for *_, each in sheet.cells()) if isinstance(cell.value, str)]
        assert any("Verzonnen voorbeeld" in text for text in texts)
        assert (FOLDER / sheet.file).stat().st_size <= 12 * 1024


@pytest.mark.parametrize("sheet", [each for each in SHEETS if each.suffix == ".xlsx"], ids=lambda each: each.name)
def test_a_shipped_sheet_is_what_its_layout_makes(sheet, tmp_path: Path):
    assert sheet.write(tmp_path).read_bytes() == (FOLDER / sheet.file).read_bytes()
