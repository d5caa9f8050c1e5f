"""A way from inputs to a price is kept, an answer never; and it serves no other day, library, model or choice."""

import gc
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tarief import MODELS, Aandeel, At, Breakdown, CostModel, EuroPerUur, Library, Refused, load_parameters
from tarief.core.bounded import Bounded
from tarief.model.plan import Node
from tests.models.inputs import FAMILIES, Family, decimals
from tests.tools.times import examples

DAYS = (date(2025, 6, 1), date(2026, 1, 1))
BASES = ("loonkosten", "directe_kosten", "totale_kosten", "omzet")
ROUNDINGS = ("", "tien_cent", "centen_per_stap")


def everything(breakdown: Breakdown) -> list[object]:
    """All that is told of a calculation, to the last digit."""
    told = [(line.key, str(line.value), line.rule, line.rule_with_numbers, line.source) for line in breakdown.lines]
    return [breakdown.as_json(), told, {key: str(value) for key, value in breakdown.values.items()}]


def fresh(key: str) -> CostModel:
    """The same model, with which nothing was calculated yet."""
    model = MODELS[key]
    other = CostModel(
        model.key,
        label=model.label,
        unit=model.unit,
        version=model.version,
        rounding=model.roundings or model.rounding,
        results=model.results,
        cost=model.cost,
        quick=model.quick,
    )
    other.options, other.tables, other.quantities = dict(model.options), dict(model.tables), dict(model.quantities)
    other.settlements = dict(model.settlements)
    return other


def own_model(version: str, times: int) -> CostModel:
    """A model of a region, in a version with another rule."""
    model = CostModel("regio", label="Ons tarief", unit="uur", version=version)
    model.given("kosten_per_uur", "Kosten", EuroPerUur)
    model.parameter("toeslag", "Toeslag", Aandeel, At("cao_vvt.vakantietoeslag"))

    @model.step("Tarief", opbouw=True)
    def tarief(kosten_per_uur: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return kosten_per_uur * times * (1 + toeslag)

    return model


def other_library(library: Library) -> Library:
    """The same library without the cao of which the model asks a value, but for one publisher of its own."""
    return Library(item for item in library.publishers if item.key != "cao_vvt")


class Kept(RuleBasedStateMachine):
    """Models that were calculated with in any order answer as ones that never were."""

    @initialize()
    def begin(self) -> None:
        self.own = {version: own_model(version, times) for version, times in (("1", 1), ("2", 3))}
        self.used, self.library = fresh("uurtarief"), load_parameters()

    @rule(
        wage=decimals("20", "40"),
        share=decimals("0.5", "1", 3),
        overhead=decimals("0", "0.4", 3),
        base=st.sampled_from(BASES),
        rounding=st.sampled_from(ROUNDINGS),
        day=st.sampled_from(DAYS),
        wages=st.booleans(),
    )
    def price(self, day: date, base: str, rounding: str, wages: bool, **amounts: Decimal) -> None:
        cao = {"cao": "vvt", "schaal": "35", "trede": "5"} if wages else {}
        inputs: dict[str, Any] = {
            "loonkosten_per_uur": str(amounts["wage"]),
            "productiviteit": str(amounts["share"]),
            "overhead": str(amounts["overhead"]),
            "overhead_grondslag": base,
            "afronding": rounding,
            **cao,
        }
        kept, never = (model.calculate(inputs, on=day) for model in (self.used, fresh("uurtarief")))
        assert everything(kept) == everything(never)

    @rule(cost=decimals("20", "40"), day=st.sampled_from(DAYS), version=st.sampled_from("12"))
    def own_price(self, cost: Decimal, day: date, version: str) -> None:
        found = self.own[version].calculate({"kosten_per_uur": cost}, on=day)
        assert found.exact("tarief") == cost * {"1": 1, "2": 3}[version] * (1 + found.values["toeslag"])
        assert found.receipt.modelversie == version
        assert found.values["toeslag"] == self.library.ask("cao_vvt.vakantietoeslag", day).value

    @rule(cost=decimals("20", "40"), day=st.sampled_from(DAYS))
    def without_the_library(self, cost: Decimal, day: date) -> None:
        library = other_library(self.library)
        try:
            self.own["1"].calculate({"kosten_per_uur": cost}, on=day, library=library)
        except Refused as refused:
            assert {finding.place.key for finding in refused.findings} == {"toeslag"}
        else:
            raise AssertionError("priced with a value of another library")

    @rule()
    def declare(self) -> None:
        """What is declared later counts at once: also in the fingerprint."""
        number = len(self.used.quantities)
        before = self.used.calculate({"tarief": "50"}, on=DAYS[1]).receipt.modelvingerafdruk
        self.used.given(f"nieuw_{'x' * number}", "Nieuw", EuroPerUur, optional="-")
        assert self.used.calculate({"tarief": "50"}, on=DAYS[1]).receipt.modelvingerafdruk != before
        self.used = fresh("uurtarief")


Kept.TestCase.settings = settings(max_examples=examples(6), stateful_step_count=12, deadline=None)
test_a_way_never_serves_another_library_day_model_version_or_choice = Kept.TestCase


@settings(max_examples=examples(20), deadline=None)
@given(st.data(), st.sampled_from(FAMILIES))
def test_the_printed_plan_has_the_digits_of_the_plan_line_by_line(data: Any, family: Family) -> None:
    found = MODELS[family.model].calculate(data.draw(family.inputs), on=DAYS[1])
    assert found.plan.program is found.way.plan.program is not None
    by_line, printed = found.plan._run_by_line(None, Decimal), found.plan.run()
    assert {key: str(value) for key, value in printed.items()} == {key: str(v) for key, v in by_line.items()}
    assert {key: str(value) for key, value in found.values.items()} == {key: str(v) for key, v in by_line.items()}


def test_what_is_kept_stays_within_its_weight_and_forgets_the_oldest() -> None:
    kept: Bounded[int, str] = Bounded(10)
    for number in range(8):
        kept.keep(number, "x", 3)
    assert [number for number in range(8) if kept.get(number)] == [5, 6, 7]
    kept.keep(5, "y", 1)
    kept.keep(9, "too heavy", 11)
    assert kept.get(9) is None and kept.get(5) == "y" and len(kept) == 3


#: What may be given of an hourly tariff or left out, in all its combinations.
LEFT_OUT = {
    "reiskosten_per_uur": "1", "opleidingskosten_per_uur": "0.5", "clientgebonden_kosten_per_uur": "0.7",
    "gemeentelijke_verplichtingen_per_uur": "0.3", "risico_opslag": "0.02", "winst": "0.01", "indexatie": "0.03",
}  # fmt: skip


def test_a_model_that_is_asked_in_ever_other_ways_keeps_no_more_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted are the lines of plans in memory, after forty ways to ask and after forty others."""
    monkeypatch.setattr("tarief.model.index._MOST_LINES", 300)
    model, counts = fresh("uurtarief"), list[int]()
    for number in range(80):
        more = {key: value for place, (key, value) in enumerate(LEFT_OUT.items()) if number >> place & 1}
        given = {"loonkosten_per_uur": "24.68", "productiviteit": "0.8", "overhead": "0.2"}
        bases = {
            "overhead_grondslag": "directe_kosten",
            "risico_grondslag": "kostprijs",
            "winst_grondslag": "kostprijs",
        }
        model.calculate(given | bases | more, on=DAYS[1])
        if number in (39, 79):
            gc.collect()
            counts.append(sum(isinstance(each, Node) for each in gc.get_objects()))
    assert counts[1] <= counts[0] * 1.1, counts
