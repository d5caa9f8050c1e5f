"""Questions: what is asked, what an answer does, and that an answer is remembered for a sheet of the same shape."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tarief import Refused
from tarief.core.place import Place
from tests.corpus.direct import book_of
from tests.corpus.pages import pct
from workbooks.read.own_sheet import (
    Reading,
    calculate_product,
    check_answers,
    day_for,
    layout_fingerprint,
    load_answers,
    load_memory,
    open_questions,
    opgave_of,
    product_for,
    recall,
    recognise,
    remember,
    save_memory,
)

ROWS: list[list[Any]] = [
    ["Kostprijs 2026, bijgewerkt in 2025"],
    ["CAO kosten", 24.68],
    ["Productiviteit", pct(0.8)],
    ["Overhead", pct(0.2)],
    ["Uurtarief", 38],
]
ANSWERS = {
    "peildatum": "2026-01-01",
    "loonkosten.cao_kosten": "met_lasten_per_betaald_uur",
    "overhead_grondslag.overhead": "directe_kosten",
}


def read(rows: list[list[Any]] = ROWS) -> Reading:
    return recognise(book_of(Blad=rows))


def keys(reading: Reading) -> list[str]:
    return [question.key for question in reading.questions]


def test_what_a_sheet_leaves_open_is_asked_with_the_price_of_each_answer():
    reading = read()
    assert keys(reading) == list(ANSWERS)
    overhead = reading.questions[-1]
    told = {choice.value: choice.consequence.replace("\u00a0", " ") for choice in overhead.choices}
    assert told["directe_kosten"].startswith("tarief € 37,02 per uur")
    assert "€ 38,56 per uur (+€ 1,54)" in told["totale_kosten"]
    assert str(overhead.place) == "Blad Blad, cel B4"


def test_an_answer_under_which_something_is_missing_says_what():
    wage = next(question for question in read().questions if question.key == "loonkosten.cao_kosten")
    told = {choice.value: choice.consequence for choice in wage.choices}
    assert told["zonder_lasten_per_betaald_uur"].startswith("dan ontbreekt nog: ")


def test_without_answers_there_is_no_price_but_a_list_of_what_is_needed():
    reading = read()
    with pytest.raises(Refused) as refused:
        calculate_product(reading, reading.products[0], {})
    assert [question.key for question in refused.value.questions] == list(ANSWERS)
    assert {finding.kind for finding in refused.value.findings} == {"vraag_open"}


def test_half_of_a_sheet_also_says_what_is_missing():
    reading = read([["CAO kosten", 24.68], ["Overhead", pct(0.2)]])
    with pytest.raises(Refused) as refused:
        calculate_product(reading, reading.products[0], {})
    assert "ontbreekt" in {finding.kind for finding in refused.value.findings}


def test_with_every_answer_there_is_a_price_with_the_cell_of_each_input():
    reading = read()
    product = product_for(reading, ANSWERS)
    assert product is not None
    breakdown = calculate_product(reading, product, ANSWERS)
    assert breakdown.tarief == Decimal("37.02")
    assert breakdown.by_key["productiviteit"].source == "opgave.xlsx, blad Blad, cel B3"
    opgave = opgave_of(product, ANSWERS)
    inputs, places = opgave.inputs, opgave.place
    assert inputs["overhead"]["grondslag"] == "directe_kosten"
    assert (str(places(Place.of("overhead"))), str(places(Place.of("overhead_grondslag")))) == (
        "Blad Blad, cel B4",
        "Blad Blad, cel B4",
    )
    assert str(places(Place.of("verlofuren"))) == "verlofuren"


def test_what_is_not_answered_stays_open_and_out_of_the_inputs():
    reading = read()
    product = reading.products[0]
    some = {key: ANSWERS[key] for key in ("peildatum", "loonkosten.cao_kosten")}
    assert [question.key for question in open_questions(reading, product, some)] == ["overhead_grondslag.overhead"]
    assert "overhead" not in opgave_of(product, some).inputs


def test_wrong_answers_are_told():
    found = check_answers(read(), {"loonkosten.cao_kosten": "misschien", "overhead_grondslag.overhed": "omzet"})
    assert [finding.kind for finding in found] == ["onbekend_antwoord", "onbekende_vraag"]
    assert "overhead_grondslag.overhead" in found[1].advice
    assert check_answers(read(), ANSWERS) == ()


def test_the_date_is_answered_by_the_year_in_the_sheet_or_by_a_date():
    reading = read()
    assert day_for(reading, {"peildatum": "begin_laatste_jaar"}) == date(2026, 1, 1)
    assert day_for(reading, {"peildatum": "2026-07-01"}) == date(2026, 7, 1)
    assert day_for(reading, {}) is None


@pytest.mark.parametrize(
    ("title", "day", "years"),
    [
        ("Kostprijs 2026", date(2026, 1, 1), []),
        ("Tarieven Wmo, prijspeil 2026", date(2026, 1, 1), []),
        ("Opbouw per 1 juli 2025 - tarief per 1 maart 2026", date(2026, 3, 1), []),
        ("Kostprijs 2025 op basis van 2024 en cao 2026", None, ["2026", "2024"]),
        ("Bijlage bij brief van 3 november 2025", None, ["2025"]),
        ("Tariefvoorstel, besproken op 12-11-2025", None, ["2025"]),
        ("Opbouw overhead 2024", None, ["2024"]),
    ],
)
def test_the_only_year_of_a_sheet_counts_when_a_title_names_it(title: str, day: date | None, years: list[str]):
    reading = read([[title], *ROWS[1:]])
    assert reading.peildatum == day
    asked = [choice.label[-4:] for each in reading.questions if each.key == "peildatum" for choice in each.choices]
    assert asked == years


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ([["Begroting 2026"]], date(2026, 1, 1)),
        ([["Begroting", 2026]], date(2026, 1, 1)),
        ([["Begroting"], ["2026"]], date(2026, 1, 1)),
        ([["Begroting"], [2026]], date(2026, 1, 1)),
        ([["Kostenblad jeugd", "2026"]], date(2026, 1, 1)),
        ([["Begroting", 2026, 2025]], None),  # two columns of a table
        ([["2026"]], None),  # the year of what?
        ([["Tarief per traject", 2026]], None),  # an amount
    ],
)
def test_the_year_of_a_title_may_stand_in_a_cell_of_its_own(heading: list[list[Any]], day: date | None):
    assert read([*heading, *ROWS[1:]]).peildatum == day


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Opbouw", "Het bestand noemt geen jaar."),
        (
            "Bijlage bij brief van 3 november 2025",
            "Het bestand noemt wel 2025, maar zegt niet dat dat de peildatum is.",
        ),
        ("Begroting 2026, op basis van 2024", "Het bestand noemt meer jaren: 2024 en 2026."),
    ],
)
def test_a_day_is_asked_with_why_the_file_does_not_settle_it(heading: str, why: str):
    asked = read([[heading], *ROWS[1:]]).questions[0]
    assert asked.key == "peildatum" and why in asked.text


def test_the_year_in_a_title_is_the_first_choice_among_the_years_of_a_sheet():
    rows = [["Kostprijs 2025"], *ROWS[1:], ["bron: jaarrekening 2023"], ["contract tot en met 2028"]]
    day = read(rows).questions[0]
    assert [choice.label for choice in day.choices] == ["1 januari 2025", "1 januari 2028", "1 januari 2023"]
    assert day_for(read(rows), {"peildatum": "begin_jaar_in_titel"}) == date(2025, 1, 1)


def test_another_day_than_the_title_names_may_be_given():
    reading = read([["Kostprijs 2026"], *ROWS[1:]])
    assert [finding.kind for finding in reading.findings] == ["peildatum_uit_titel"]
    assert check_answers(reading, {"peildatum": "2026-07-01"}) == ()
    assert day_for(reading, {"peildatum": "2026-07-01"}) == date(2026, 7, 1)


def test_while_the_day_is_unknown_nothing_is_missing_on_a_day():
    rows = [["cao", "Jeugdzorg"], ["Functie", "Schaal", "Trede", "Fte"], ["begeleider", 8, 5, 2], ["werker", 7, 4, 1]]
    reading = read([*rows, ["Overhead", pct(0.2), "van de directe kosten"], ["Reiskosten per uur", 1.2]])
    with pytest.raises(Refused) as refused:
        calculate_product(reading, reading.products[0], {})
    told = [finding.text for finding in refused.value.findings]
    assert not [text for text in told if "01-2025" in text or "Deel van de pensioenpremie" in text]
    assert any("Productiviteit ontbreekt" in text for text in told)


def test_answers_are_remembered_for_next_years_sheet_of_the_same_shape():
    answers = {**ANSWERS, "peildatum": "begin_laatste_jaar"}
    memory = remember({}, read().fingerprint, answers)
    rows = [
        ["Kostprijs 2027, bijgewerkt in 2026"],
        ["CAO kosten", 25.9],
        ["Productiviteit", pct(0.79)],
        ["Overhead", pct(0.19)],
        ["Uurtarief", 41],
    ]
    following = read(rows)
    recalled = recall(memory, following.fingerprint)
    assert open_questions(following, following.products[0], recalled) == ()
    assert day_for(following, recalled) == date(2027, 1, 1)


def test_a_date_itself_is_not_remembered_and_another_shape_has_no_answers():
    memory = remember({}, read().fingerprint, ANSWERS)
    assert "peildatum" not in recall(memory, read().fingerprint)
    other = book_of(Blad=[["Kostprijs 2026"], ["Loonkosten", 24.68], *ROWS[2:]])
    assert recall(memory, layout_fingerprint(other)) == {}


def test_memory_and_answers_are_small_files(tmp_path: Path):
    path = tmp_path / "antwoorden.json"
    assert load_memory(path) == {}
    save_memory(path, remember({}, "vorm", {"product": "Basis"}))
    assert load_memory(path) == {"vorm": {"product": "Basis"}}
    given = tmp_path / "antwoorden.toml"
    given.write_text('product = "Basis"\noverhead_grondslag.overhead = "omzet"\n"getal.uren" = "duizendtal"\n')
    assert load_answers(given) == {
        "product": "Basis",
        "overhead_grondslag.overhead": "omzet",
        "getal.uren": "duizendtal",
    }
    given.write_text("geen toml")
    with pytest.raises(Refused):
        load_answers(given)


@pytest.mark.parametrize(
    ("row", "question"),
    [
        (["Indirecte uren", 120], "indirect.indirecte_uren"),
        (["Contracturen", "1.760"], "getal.contracturen"),
        (["Marge", pct(0.03)], "risico_grondslag.marge"),
        (["Indirecte kosten", 18], "eenheid.indirecte_kosten"),
        (["IKB", pct(0.195)], "ikb.ikb"),
        (["Contractomvang per week", 36], "werkweek.contractomvang_per_week"),
        (["Scholing", pct(0.02)], "scholing.scholing"),
        (["Niet-productieve uren", pct(0.25)], "niet_productief_aandeel.niet_productieve_uren"),
    ],
)
def test_what_has_two_meanings_is_asked(row: list[Any], question: str):
    assert question in keys(read([row]))


@pytest.mark.parametrize(
    "row",
    [
        ["Loonkosten incl. werkgeverslasten per betaald uur", 27.5],
        ["Overhead over directe kosten", pct(0.2)],
        ["Overhead", pct(0.2), "van de omzet"],
        ["Marge", "3% van de kostprijs"],
        ["Overhead per uur", 7.5],
    ],
)
def test_what_the_label_says_is_not_asked(row: list[Any]):
    assert keys(read([row])) == ["peildatum"]


def test_two_values_for_one_input_are_asked():
    reading = read([["Bruto uurloon", 22.1], ["Overig", None], ["Bruto uurloon", 23.4]])
    question = next(question for question in reading.questions if question.key == "waarde.bruto_uurloon")
    assert [choice.value for choice in question.choices] == ["Blad!B1", "Blad!B3"]
