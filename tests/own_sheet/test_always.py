"""What always holds of a sheet with formulas: how it lies and what stands around it changes nothing of what is read.

And the other way round: whatever the declared model comes to, a sheet that calculates the same is read as that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.models import MODELS
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

Rows = list[list[Written]]
#: Of each value what it is, its base and the number; and the price.
Read = tuple[set[tuple[str, str, Decimal]], Decimal]

#: Sheets of a label and a value on each row, each with its price worked out by hand.
SHEETS: dict[str, tuple[Rows, str]] = {
    # 24 × (1 + 0,08 + 0,08) × 1,25 / 0,7 = 49,714286; × 1,2 = 59,657143
    "uurloon": (
        [
            ["Bruto uurloon", 24],
            ["Vakantietoeslag", "8%"],
            ["Eindejaarsuitkering", "8%"],
            ["Werkgeverslasten", "25%"],
            ["Productiviteit", "70%"],
            ["Overhead", "20%"],
            ["Tarief per uur", ("=B1*(1+B2+B3)*(1+B4)/B5*(1+B6)", "59.6571428571")],
        ],
        "59.66",
    ),
    # 36 × 1878 / (1878 − 200 − 130 − 150) = 48,360515; + 2 = 50,360515; × 1,15 = 57,914592
    "uren": (
        [
            ["Loonkosten per uur inclusief werkgeverslasten", 36],
            ["Contracturen", 1878],
            ["Verlofuren", 200],
            ["Ziekteverzuim in uren", 130],
            ["Indirecte uren", 150],
            ["Reiskosten per uur", 2],
            ["Overhead over de directe kosten", "15%"],
            ["Tarief per uur", ("=(B1*B2/(B2-B3-B4-B5)+B6)*(1+B7)", "57.9145922747")],
        ],
        "57.91",
    ),
    # 36 / 0,8 × 4 × 2 / 8 = 45; × 1,2 = 54
    "dagdeel": (
        [
            ["Loonkosten per uur incl. lasten", 36],
            ["Productiviteit", "80%"],
            ["Uren per dagdeel", 4],
            ["Begeleiders per groep", 2],
            ["Groepsgrootte", 8],
            ["Overhead over de directe kosten", "20%"],
            ["Tarief per dagdeel", ("=B1/B2*B3*B4/B5*(1+B6)", "54")],
        ],
        "54.00",
    ),
}
#: Notes and empty rows that say nothing about the price.
NOTES: tuple[list[Written], ...] = (
    [],
    ["Toelichting: ingevuld door de administratie"],
    ["Opgesteld voor het overleg met de gemeente", None],
    ["Vragen? Mail de controller"],
)


def reading_of(rows: Rows) -> Read:
    """What the one product of a sheet is read as, with nothing asked."""
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    assert reading.questions == ()
    values = {(value.concept, value.base, value.value) for value in product.values}
    return values, calculate_product(reading, product, {}).tarief


def moved(rows: Rows, places: dict[int, int]) -> Rows:
    """The rows at other places, with the formulas rewritten to those."""
    made: Rows = [[] for _ in range(max(places.values()))]
    for number, (label, value) in enumerate(rows, 1):
        made[places[number] - 1] = [label, rewritten(value, lambda row: f"B{places[row]}")]
    return made


def on_its_side(rows: Rows) -> Rows:
    """A column for each row."""
    values = [rewritten(value, lambda row: f"{'ABCDEFGHIJ'[row - 1]}2") for _, value in rows]
    return [[label for label, _ in rows], values]


def rewritten(value: Written, name: Callable[[int], str]) -> Written:
    """A formula with other names for its cells."""
    if not isinstance(value, tuple):
        return value
    return re.sub(r"B(\d+)", lambda found: name(int(found[1])), value[0]), value[1]


@pytest.fixture(scope="module")
def plain() -> dict[str, Read]:
    return {name: reading_of(rows) for name, (rows, _) in SHEETS.items()}


@pytest.mark.parametrize("name", SHEETS)
def test_the_price_worked_out_by_hand_comes_out(plain: dict[str, Read], name: str):
    assert plain[name][1] == Decimal(SHEETS[name][1])


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_turned_on_its_side_is_read_the_same(plain: dict[str, Read], name: str):
    assert reading_of(on_its_side(SHEETS[name][0])) == plain[name]


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_changes_nothing(plain: dict[str, Read], name: str, seed: int):
    rows = SHEETS[name][0]
    places = list(range(1, len(rows) + 1))
    Random(seed).shuffle(places)
    assert reading_of(moved(rows, dict(enumerate(places, 1)))) == plain[name]


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("seed", range(3))
def test_notes_and_empty_rows_change_nothing(plain: dict[str, Read], name: str, seed: int):
    rows, random = SHEETS[name][0], Random(seed)
    places, place, notes = {}, 0, {}
    for number in range(1, len(rows) + 1):
        for _ in range(random.randint(0, 2)):
            place += 1
            notes[place] = random.choice(NOTES)
        place += 1
        places[number] = place
    made = moved(rows, places)
    for at, note in notes.items():
        made[at - 1] = [*note]
    assert reading_of(made) == plain[name]


#: How a sheet adds the overhead to the costs of wages, by its base.
OVERHEAD = {
    "loonkosten": "={wages}*(1+B10)+B9",
    "directe_kosten": "=({wages}+B9)*(1+B10)",
    "totale_kosten": "=({wages}+B9)/(1-B10)",
}
#: How a sheet adds the charges to the wage, by the base of the year-end payment.
LOADED = {
    "brutoloon": "B1*(1+B2+B3)*(1+B4)",
    "brutoloon_en_vakantietoeslag": "B1*(1+B2)*(1+B3)*(1+B4)",
}
LABELS = {
    "bruto_uurloon": "Bruto uurloon",
    "vakantietoeslag": "Vakantietoeslag",
    "eindejaarsuitkering": "Eindejaarsuitkering",
    "werkgeverslasten": "Werkgeverslasten",
    "contracturen": "Contracturen per jaar",
    "verlofuren": "Verlofuren per jaar",
    "ziekteverzuim": "Ziekteverzuim (% van de contracturen)",
    "indirecte_uren": "Indirecte uren per jaar",
    "materiaalkosten_per_uur": "Materiaalkosten per uur",
    "overhead": "Overhead",
}
SHARES = ("vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "ziekteverzuim", "overhead")
#: What the model would otherwise look up; the sheet's price rests on nothing of the kind.
NOTHING = dict.fromkeys(("feestdaguren", "scholingsuren", "overleguren", "reisuren", "risico_opslag"), 0)


def whole(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(Decimal)


def cents(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low * 100, high * 100).map(lambda value: Decimal(value) / 100)


def share(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """A percentage with one decimal."""
    return st.integers(low * 10, high * 10).map(lambda value: Decimal(value) / 1000)


INPUTS = st.fixed_dictionaries(
    {
        "bruto_uurloon": cents(16, 45),
        "vakantietoeslag": share(7, 9),
        "eindejaarsuitkering": share(6, 9),
        "werkgeverslasten": share(18, 32),
        "contracturen": whole(1800, 1880),
        "verlofuren": whole(160, 240),
        "ziekteverzuim": share(3, 8),
        "indirecte_uren": whole(80, 300),
        "materiaalkosten_per_uur": cents(1, 6),
        "overhead": share(10, 30),
    }
)


@settings(max_examples=25, deadline=None)
@given(INPUTS, st.sampled_from([*LOADED]), st.sampled_from([*OVERHEAD]))
def test_what_the_model_comes_to_is_read_from_a_sheet_that_calculates_it(
    inputs: dict[str, Decimal], loaded: str, overhead: str
):
    bases = {"eindejaarsuitkering_grondslag": loaded, "overhead_grondslag": overhead}
    bases |= {"ziekteverzuim_grondslag": "contracturen", "risico_grondslag": "kostprijs"}
    model = MODELS["uurtarief"].calculate({**inputs, **bases, **NOTHING}, on=date(2026, 1, 1))
    formula = OVERHEAD[overhead].format(wages=f"{LOADED[loaded]}*B5/(B5-B6-B5*B7-B8)")
    rows: Rows = [[label, percent(inputs[key]) if key in SHARES else inputs[key]] for key, label in LABELS.items()]
    rows.append(["Tarief per uur", (formula, f"{model.exact('tarief'):.10f}")])
    values, price = reading_of(rows)
    assert price == model.tarief
    read_bases = {concept: base for concept, base, _ in values}
    if read_bases["overhead"] == "omzet":  # without a risk these two are one
        read_bases["overhead"] = "totale_kosten"
    assert (read_bases["eindejaarsuitkering"], read_bases["overhead"]) == (loaded, overhead)


def percent(value: Decimal) -> str:
    """A share as a sheet shows it."""
    return f"{value * 100:f}%".replace(".", ",")


def test_a_fault_in_a_formula_that_a_large_book_is_not_followed_to_stops_nothing() -> None:
    """Of a book with more than 150,000 letters of formulas the last are only calculated with."""
    sheet, price = SHEETS["uurloon"]
    long = "=" + "+".join(["1000000000"] * 300)
    rest: Rows = [["Regel", (long, "300000000000")] for _ in range(50)]
    reading = recognise(book_of({"Kosten": sheet, "Later": [*rest, ["Som", ("=A1*2", "5")]]}))
    assert [str(calculate_product(reading, one, {}).tarief) for one in reading.products] == [price]
