"""Whoever calls from Python with a value of another type is told so in Dutch, by every public function alike."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import tarief
from tarief import At, Base, ByOption, CostModel, EuroPerUur, ModelError, Refused, compare, load_parameters
from tarief.core.door import door
from tarief.lower_price import flat_cut
from tarief.models import MODELS

INPUT = {
    "loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.20",
    "overhead_grondslag": "directe_kosten",
}  # fmt: skip
PRICE = MODELS["uurtarief"].calculate(INPUT, on=date(2026, 1, 1))
#: What a step calculates with: it takes numbers, arrays and symbols, and what is wrong there is told with the step.
IN_STEPS = {"at_least", "at_most", "power", "rounded", "rounded_up", "square_root", "total", "truncated", "weighted"}
#: Readers of documents look at what they are given themselves; a worked example is asked for by its name.
READERS = ("read_", "run_example", "run_text", "run_varied", "example_text")
#: Functions of a room for the other rooms.
INSIDE = {"repeated", "compile_batch", "fragile", "ahead_after", "steps"}


def model() -> CostModel:
    return CostModel("regio_uurtarief", label="Ons uurtarief", unit="uur")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: compare(PRICE, "x"), "b: 'x' is geen Breakdown."),
        (lambda: compare(None, PRICE), "a: Niets is geen Breakdown."),
        (lambda: compare(PRICE, PRICE).in_order("overhead"), "keys: 'overhead' is geen lijst."),
        (lambda: flat_cut(PRICE, "20%"), "share: '20%' is geen Decimal. Geef voor share bijvoorbeeld Decimal("),
        (lambda: flat_cut(PRICE, 0.2), "share: '0.2' is geen Decimal."),
        (lambda: PRICE.exact(3), "key: '3' is geen tekst."),
        (lambda: PRICE.elements(["wmo"]), "law: Een lijst is geen tekst."),
        (lambda: PRICE.explain(None), "key: Niets is geen tekst."),
        (lambda: PRICE.change(overhead="0.18", source=2026), "source: '2026' is geen tekst."),
        (lambda: load_parameters("eigen.toml"), "own: 'eigen.toml' is geen Path."),
        (lambda: MODELS["uurtarief"].calculate(INPUT, on=PRICE.on, library="x"), "library: 'x' is geen Library."),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_with_its_argument_and_what_to_give(call: Callable[[], object], told: str):
    with pytest.raises(Refused) as refused:
        call()
    assert str(refused.value).startswith(told)
    assert [finding.kind for finding in refused.value.findings] == ["verkeerd_type"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: CostModel("regio_x", label=3, unit="uur"), "Model, label: '3' is geen tekst."),
        (lambda: model().given(3, "Kosten", EuroPerUur), "Steps.given, key: '3' is geen tekst."),
        (lambda: model().given("kosten_per_uur", "Kosten", EuroPerUur, minimum="nul"), "Een grens is geen getal"),
        (lambda: model().step("Tarief", opbouw=3), "Steps.step, opbouw: '3' is geen True of False of tekst."),
        (lambda: model().step("Tarief")(3), "'3' is geen functie."),
        (lambda: model().also("tarief")("x"), "'x' is geen functie."),
        (lambda: At(3), "At, path: '3' is geen tekst."),
        (lambda: ByOption("keuze", "pad"), "ByOption, paths: 'pad' is geen dict."),
        (lambda: Base("omzet", 3), "Base, label: '3' is geen tekst."),
    ],
)
def test_what_is_declared_of_a_model_with_a_value_of_another_type_is_its_makers_fault(
    call: Callable[[], object], told: str
):
    with pytest.raises(ModelError, match="^" + told.replace(".", r"\.")):
        call()


def test_all_that_is_of_another_type_is_told_at_once():
    with pytest.raises(Refused) as refused:
        flat_cut("x", "y", earlier="z")
    assert [str(finding.place) for finding in refused.value.findings] == ["breakdown", "share", "earlier"]


def test_a_list_may_stand_for_a_tuple_and_a_bound_is_any_number():
    assert CostModel("regio_y", label="x", unit="uur", results=["tarief"]).results == ["tarief"]
    assert model().given("kosten_per_uur", "Kosten", EuroPerUur, minimum=Decimal(1)) is None


def rooms() -> list[str]:
    return ["tarief", *(f"tarief.{one.name}" for one in pkgutil.iter_modules(tarief.__path__) if one.ispkg)]


def public() -> dict[str, Any]:
    """Every public function by its name."""
    found = {}
    for room in map(importlib.import_module, rooms()):
        found |= {name: getattr(room, name) for name in getattr(room, "__all__", ())}
    left = {*IN_STEPS, *INSIDE}
    return {
        name: each
        for name, each in found.items()
        if inspect.isfunction(each) and name not in left and not name.startswith(READERS)
    }


def test_every_public_function_looks_at_what_it_is_given():
    assert {name for name, function in public().items() if not hasattr(function, "__wrapped__")} == set()


@pytest.mark.parametrize("name", sorted(public()))
def test_a_public_function_refuses_what_is_nothing_it_knows_of_for_each_argument(name: str):
    function = public()[name]
    required = [
        one for one in inspect.signature(function).parameters.values() if one.default is inspect.Parameter.empty
    ]
    by_place = [object() for one in required if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    by_name = {one.name: object() for one in required if one.kind is inspect.Parameter.KEYWORD_ONLY}
    with pytest.raises((Refused, ModelError), match="Een waarde van de soort object is geen"):
        function(*by_place, **by_name)


def test_a_call_that_fits_no_parameters_stays_a_fault_of_python():
    @door()
    def doubled(value: int) -> int:
        return value * 2

    with pytest.raises(TypeError, match="doubled"):
        doubled(1, 2)
    assert doubled(2) == 4 and doubled.__name__ == "doubled"
