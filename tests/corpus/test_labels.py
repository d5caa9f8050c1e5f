"""Labels and numbers on their own: what they are taken for."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import MODELS
from workbooks.read.own_sheet.matching import match
from workbooks.read.own_sheet.numbers import notation_of, read_behind, read_text
from workbooks.read.own_sheet.synonyms import vocabulary

SPELLED = tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
LABELS = [(label, concept) for concept, labels in SPELLED.items() for label in labels]


@pytest.mark.parametrize(("label", "concept"), LABELS)
def test_a_label_seen_in_published_sheets_names_its_concept(label: str, concept: str):
    found = match(label)
    assert found is not None
    assert found.concept.key == concept


def test_more_than_150_labels_are_known():
    assert len(LABELS) > 150


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("3. Overheadkosten (€/uur)", "overhead"),
        ("-/- Verlofuren", "verlofuren"),
        ("Totaal niet-productieve uren", "niet_productieve_uren"),
        ("Overhaedkosten", "overhead"),
        ("Soc. lasten", "lasten_deel"),
        ("WGL", "werkgeverslasten"),
        ("Kostprijs incl. overhead", "kostprijs"),
        ("Premies pensioen", "lasten_deel"),
        ("Risico-opslagen", "risico_opslag"),
    ],
)
def test_spelling_signs_units_and_plurals_do_not_matter(label: str, concept: str):
    found = match(label)
    assert found is not None
    assert found.concept.key == concept


@pytest.mark.parametrize(
    "label",
    [
        "Product",
        "uur",
        "Versie",
        "Stichting De Overkant",
        "Toelichting op de berekening van de kosten van de zorg in 2026",
    ],
)
def test_other_texts_name_nothing(label: str):
    assert match(label) is None


def test_every_form_sets_an_input_of_the_model_or_helps_to_work_one_out():
    helping = {"deel_uren", "overige_uren", "fte", "uren_totaal"}
    keys = {form.key for concept in vocabulary().concepts.values() for form in concept.forms}
    keys |= {choice.key for asked in vocabulary().questions.values() for choice in asked.choices if choice.key}
    assert keys - helping <= MODELS["uurtarief"].quantities.keys()


def test_every_question_and_base_of_the_vocabulary_exists():
    known = vocabulary().questions.keys()
    asked = {form.question for concept in vocabulary().concepts.values() for form in concept.forms if form.question}
    assert asked <= known
    options = MODELS["uurtarief"].options
    for owner, bases in vocabulary().bases.items():
        assert set(bases.values()) <= options[owner.removesuffix("_opslag") + "_grondslag"].choices.keys()


@pytest.mark.parametrize(
    ("text", "value", "share"),
    [
        ("24,68 (FWG 45)", "24.68", False),
        ("26,00 (6 per uur)", "26.00", False),
        ("€ 1.234,56", "1234.56", False),
        ("€ 90,-", "90", False),
        ("26 %", "0.26", True),
        ("0,97%", "0.0097", True),
        ("4.70%", "0.0470", True),
        ("-/- 12,5", "-12.5", False),
        ("(120)", "-120", False),
        ("1878 uur per jaar", "1878", False),
        ("20% van de directe kosten", "0.20", True),
        ("€ 26,90 per betaald uur, incl. werkgeverslasten", "26.90", False),
        ("34.723.000", "34723000", False),
    ],
)
def test_a_number_is_read_with_what_stands_around_it(text: str, value: str, share: bool):
    number = read_text(text)
    assert number is not None
    assert (number.readings, number.share) == ((Decimal(value),), share)


@pytest.mark.parametrize("text", ["FWG 45", "2 Vakantiegeld", "80-85%", "3-10-2025", "1e lijn", "12 maanden x 4 weken"])
def test_other_texts_with_digits_are_no_number(text: str):
    assert read_text(text) is None


@pytest.mark.parametrize(("notation", "readings"), [("", ("1760", "1.760")), ("nl", ("1760",)), ("en", ("1.760",))])
def test_a_lone_point_with_three_digits_has_two_readings_unless_the_file_tells(
    notation: str, readings: tuple[str, ...]
):
    number = read_text("1.760", notation)
    assert number is not None
    assert number.readings == tuple(map(Decimal, readings))


@pytest.mark.parametrize(
    ("texts", "notation"),
    [(["24,68", "1.760"], "nl"), (["24.68", "1,760"], "en"), (["0,97%", "4.70%"], ""), (["1.760"], ""), ([], "")],
)
def test_the_notation_is_what_all_clear_numbers_share(texts: list[str], notation: str):
    assert notation_of(texts) == notation


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Overhead: 20 %", "Overhead", "0.20"),
        ("Uurloon € 24,68", "Uurloon", "24.68"),
        ("Vakantietoeslag (8%)", "Vakantietoeslag", "0.08"),
        ("Overhead: 18 % van de omzet", "Overhead (van de omzet)", "0.18"),
    ],
)
def test_a_label_may_hold_its_value(text: str, label: str, value: str):
    found = read_behind(text)
    assert found is not None
    assert (found[0], found[1].readings) == (label, (Decimal(value),))


@pytest.mark.parametrize("text", ["Schaal 8", "Begeleiding 2", "Tarief 2026", "productiviteit (norm gemeente 78%)"])
def test_a_label_that_ends_in_a_number_holds_no_value(text: str):
    assert read_behind(text) is None


#: The same word for the hours and for the money: the unit decides.
TWICE = {
    "scholing", "bijscholing", "deskundigheidsbevordering", "training", "scholing en training", "opleiding en training",
    "opleiding en scholing", "nascholing", "vakontwikkeling", "professionalisering", "learning and development",
    "scholing en opleiding",
}  # fmt: skip


def test_a_spelling_belongs_to_one_cost():
    owners: dict[str, set[str]] = {}
    for concept in (each for each in vocabulary().concepts.values() if each.forms):  # of the usual models
        for label in concept.synonyms:
            owners.setdefault(label.plain, set()).add(concept.key)
    assert {plain for plain, keys in owners.items() if len(keys) > 1} == TWICE
