"""What a user must see of a sheet: each remark on a small sheet of its own, and none on a sound sheet."""

from dataclasses import replace
from typing import Any

import pytest

from tests.corpus.direct import book_of
from tests.corpus.pages import In, calc, pct
from workbooks.read.own_sheet import Reading, recognise

#: Told of every sheet here: that its date is the year in its title, and that the price agrees.
USUAL = {"peildatum_uit_titel", "peildatum_uit_jaar", "gedrukt_klopt"}


def sound(**changes: Any) -> list[list[Any]]:
    """A sheet in order; a change is the cell that stands beside a label instead."""
    lines: dict[str, Any] = {
        "Bruto uurloon": 24,
        "Vakantietoeslag over bruto uurloon": pct(0.08),
        "Werkgeverslasten over loon incl. vakantietoeslag": pct(0.25),
        "Loonkosten per betaald uur": calc("=B2*(1+B3)*(1+B4)", 32.4),
        "Productiviteit": pct(0.75),
        "Loonkosten per productief uur": calc("=B5/B6", 43.2),
        "Reiskosten per uur": 1.5,
        "Opleidingskosten per uur": 0.8,
        "Directe kosten per uur": calc("=SUM(B7:B9)", 45.5),
        "Overhead over directe kosten": pct(0.2),
        "Tarief per uur": calc("=B10*(1+B11)", 54.6),
    }
    return [["Kostprijs 2026"], *([label, changes.get(label, value)] for label, value in lines.items())]


def read(*rows: list[Any], **sheets: list[list[Any]]) -> Reading:
    return recognise(book_of(**({"Blad": list(rows)} if rows else {}), **sheets))


def remarks(reading: Reading) -> dict[str, tuple[str, str]]:
    """The place and text of each kind of remark, the first of a kind."""
    found: dict[str, tuple[str, str]] = {}
    for each in reading.findings:
        if each.kind not in USUAL:
            found.setdefault(each.kind, (str(each.place), each.text))
    return found


def other(label: str, value: Any, *more: list[Any]) -> dict[str, tuple[str, str]]:
    return remarks(read(*sound(**{label: value}), *more))


def test_of_a_sound_sheet_nothing_is_told():
    assert remarks(read(*sound())) == {}


def test_a_sheet_that_calls_itself_provisional_is_told_to_be():
    """Not only a value: what stands above the sheet holds for all of it."""
    kind, (place, text) = "voorlopig", remarks(read(["VOORLOPIG, nog vast te stellen"], *sound_below()))["voorlopig"]
    assert (kind, place) == ("voorlopig", "Blad Blad, cel A1")
    assert "noemt zichzelf voorlopig" in text


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kostprijs (definitief, dit vervangt de voorlopige versie)", False),
        ("Voorlopige hechtenis en begeleiding", False),
        ("Voorlopige kostprijs 2026", True),
        ("Kostprijs 2026 voorlopig", True),
        ("Niet definitief, voorlopige premies", True),
        ("Plekprijs 2026, VOORLOPIG (het bestuur stelt vast)", True),
        ("Kostprijs (voorlopig cijfer, definitief in december)", True),
    ],
)
def test_a_title_is_provisional_only_where_it_says_so_of_its_sheet(title: str, told: bool) -> None:
    assert ("voorlopig" in remarks(read([title], *sound_below()))) is told


def sound_below() -> list[list[Any]]:
    """The sound sheet without formulas, so that it may stand a row lower."""
    return [[row[0], *(cell.value if isinstance(cell, In) else cell for cell in row[1:])] for row in sound()]


def test_a_hidden_row_that_is_calculated_is_told_as_one_that_is_typed_is():
    book = book_of(Blad=sound())
    cells = {place: cell._replace(hidden=place[0] == 5) for place, cell in book.sheets[0].cells.items()}
    reading = recognise(replace(book, sheets=(replace(book.sheets[0], cells=cells),)))
    said = "rust op een verborgen rij of kolom: ‘Loonkosten per betaald uur’"
    assert said in remarks(reading)["verborgen_getal"][1]


def test_a_number_stored_as_text_beside_one_that_is_none_is_told_where_nothing_is_calculated():
    rows = [[*row, row[1]] if len(row) > 1 else row for row in sound_below()]
    rows[1] = ["Bruto uurloon", 24, In("24,50")]
    place, text = remarks(read(*rows))["getal_als_tekst"]
    assert place == "Blad Blad, cel C2"
    assert "anders dan de getallen eromheen" in text


def test_the_line_that_a_typed_total_lacks_is_named():
    """500 + 400 + 50 = 950; the total says 900, which is 50 less: the hired staff."""
    rows = [["Salarissen", 500], ["Premies", 400], ["Inhuur", 50], ["Subtotaal personeel", 900]]
    text = remarks(read(*sound_below(), Kosten=[["Personeel per jaar"], *rows]))["optelling_klopt_niet"][1]
    assert text.endswith("Dat is precies ‘Inhuur’: die regel is niet meegeteld.")


CASES: dict[str, tuple[list[list[Any]], str, str, str]] = {
    "an error": (
        [*sound(), ["Controle", In("#N/A", formula="=NA()")]],
        "foutwaarde", "B13", "‘Controle’ staat de foutwaarde #N/A",
    ),
    "a constant": (
        sound(**{"Loonkosten per betaald uur": calc("=B2*(1+B3)*1.02*(1+B4)", 33.048)}),
        "getal_in_formule", "B5", "vermenigvuldigt met 1,02",
    ),
    "a raise in a formula": (
        sound(**{"Tarief per uur": calc("=B10*(1+B11)*(1+0.035)", 56.51)}),
        "getal_in_formule", "B12", "vermenigvuldigt met 1 + 0,035",
    ),
    "a sum that leaves out a row": (
        sound(**{"Directe kosten per uur": calc("=SUM(B7:B8)", 44.7)}),
        "som_mist_regel", "B10", "‘Opleidingskosten per uur’ (0,8, cel B9) is niet meegeteld",
    ),
    "a cost that does not count": (
        sound(**{"Directe kosten per uur": calc("=B7*1", 43.2), "Tarief per uur": calc("=B10*(1+B11)+B8", 53.34)}),
        "kosten_tellen_niet_mee", "B9", "‘Opleidingskosten per uur’ (0,8) telt niet mee in de prijs",
    ),
    "text in a formula": (
        sound(**{"Reiskosten per uur": "zie bijlage", "Directe kosten per uur": calc("=B7+B8+B9", 44)}),
        "tekst_in_formule", "B8", "maar de formule in B10 rekent hier met een getal",
    ),
    "a value that is missing": (
        [*sound(), ["Indexatie 2026", "PM"]],
        "waarde_ontbreekt", "B13", "‘Indexatie 2026’ heeft nog geen waarde (‘PM’)",
    ),
    "about": (
        sound(Productiviteit="ca. 75%"),
        "bij_benadering", "B6", "een getal bij benadering",
    ),
    "provisional": (
        [*sound()[:-1], ["Indexatie (voorlopig)", pct(0.03)], ["Tarief per uur", calc("=B10*(1+B11)*(1+B12)", 56.24)]],
        "voorlopig", "B12", "nog voorlopig",
    ),
    "unreadable": (
        sound(**{"Opleidingskosten per uur": "O,8O"}),
        "geen_getal", "B9", "niet te lezen als getal",
    ),
    "a number as text": (
        sound(**{"Reiskosten per uur": "1,50"}),
        "getal_als_tekst", "B8", "als tekst opgeslagen",
    ),
    "a decimal point": (
        [["Bruto uurloon", "24.50"], ["Kostprijs per uur", "48.25"]],
        "decimale_punt", "B1", "decimale punt",
    ),
    "a discount": (
        [*sound()[:-1], ["Korting meerjarig contract", 0.4], ["Tarief per uur", calc("=B10*(1+B11)-B12", 54.2)]],
        "korting", "B12", "korting",
    ),
    "other income": (
        [*sound()[:-1], ["Subsidie gemeente per uur", 2], ["Tarief per uur", calc("=B10*(1+B11)-B12", 52.6)]],
        "opbrengst_afgetrokken", "B12", "subsidie",
    ),
    "percentages": (
        [["", "Licht", "Zwaar"], ["Overhead", 8, pct(0.08)]],
        "notatie_verschilt", "B2", "verschillend geschreven: 8,00% naast 8",
    ),
    "a minute": (
        [["Tarief per minuut", 1.03], ["Tarief per uur", 63.0]],
        "uur_en_minuut", "B2", "niet 60 × het tarief per minuut",
    ),
    "a total": (
        [["Huisvesting", 380.06], ["ICT", 604.13], ["Totaal overhead", 904.13], ["Fte", 12]],
        "optelling_klopt_niet", "B3", "80,06 verschil",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_odd_is_told_with_its_cell(case: str):
    rows, kind, cell, words = CASES[case]
    told = remarks(read(*rows))
    assert told[kind][0] == f"Blad Blad, cel {cell}"
    assert words in told[kind][1]


def columns(odd: str) -> list[list[Any]]:
    """Three products side by side; `odd` is the formula of the last price."""
    return [
        ["Kostprijs 2026", "Licht", "Midden", "Zwaar"],
        ["Loonkosten per productief uur", 40, 45, 50],
        ["Overhead over loonkosten", pct(0.2), pct(0.2), pct(0.2)],
        ["Tarief per uur", calc("=B2*(1+B3)", 48), calc("=C2*(1+C3)", 54), calc(odd, 60)],
    ]


def test_a_formula_that_is_no_copy_of_its_neighbours():
    assert "formule_wijkt_af" not in remarks(read(*columns("=D2*(1+D3)")))
    place, text = remarks(read(*columns("=D2*(1+B3)")))["formule_wijkt_af"]
    assert place == "Blad Blad, cel D4"
    assert "wijkt af van de andere" in text


def test_an_old_copy_and_nothing_else_of_it():
    old = [["Kostprijs 2025 (oud)"], *sound(**{"Bruto uurloon": 23, "Productiviteit": "ca. 74%"})[1:]]
    told = remarks(read(Kostprijs=sound(), Kostprijs_oud=old))
    assert told["oude_kopie"][0] == "Blad Kostprijs_oud"
    assert "bij_benadering" not in told


def test_a_price_that_stands_elsewhere():
    told = remarks(read(Kostprijs=sound(), Tarieven=[["Tarief per uur", 53.9]]))
    assert told["tarief_elders"][0] == "Blad Tarieven, cel B1"
    assert "€ 54,60" in told["tarief_elders"][1].replace("\u00a0", " ")
    assert "tarief_elders" not in remarks(read(Kostprijs=sound(), Tarieven=[["Tarief per uur", 54.6]]))


def test_the_same_of_several_cells_is_told_once():
    told = remarks(read(["", "Licht", "Zwaar"], ["Bruto uurloon", 20, 25], ["Indexatie", "PM", "PM"]))
    assert told["waarde_ontbreekt"][1].endswith("Dat geldt ook voor C3.")


def test_an_index_that_is_not_known_is_asked():
    reading = read(*sound(), ["Indexatie 2026", "PM"])
    question = next(each for each in reading.questions if each.key.startswith("ontbreekt"))
    assert str(question.place) == "Blad Blad, cel B13"
    assert [choice.value for choice in question.choices] == ["geen", "later"]


def test_what_a_scanner_misread_is_asked_with_what_it_must_have_been():
    rows = [["Bruto uurloon", 24], ["Werkgeverslasten", pct(0.25)], ["Opleidingskosten per uur", "O,88"]]
    question = next(each for each in read(*rows).questions if each.key.startswith("geen_getal"))
    assert str(question.place) == "Blad Blad, cel B3"
    assert "O,88" in question.text
    assert question.choices[0].label == "0,88"


def test_last_years_figures_are_not_told_of():
    rows = [
        ["", "Prognose 2025", "Begroting 2026"],
        ["Overige opbrengsten", -15000, -12000],
        ["Tarief per uur", 60, 62],
    ]
    found = [str(each.place) for each in read(*rows).findings if each.kind == "opbrengst_afgetrokken"]
    assert found == ["Blad Blad, cel C2"]


def test_the_reason_of_a_gap_is_what_is_odd_on_the_sheet():
    rows = [["Loonkosten per betaald uur incl. werkgeverslasten", 24.68], ["Productiviteit", pct(0.8)]]
    rows += [["Overhead over directe kosten", pct(0.2)], ["Korting", 0.4], ["Tarief per uur", 36.5]]
    found = next(each for each in read(*rows).findings if each.kind == "gedrukt_wijkt_af")
    assert "korting" in found.advice
    assert "die het blad niet noemt" not in found.advice
