"""Spreadsheets that are no cost sheet, in words and numbers that cost sheets have too: no product, no question."""

from __future__ import annotations

import importlib
from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import NO_COST_SHEET, Reading, recognise

Rows = list[list[Written]]
reader = importlib.import_module("workbooks.read.own_sheet.recognise")


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Blad1": rows}))


STRANGE: dict[str, Rows] = {
    "a budget": [
        ["Category", "Budget Allocated ($)", "Spent ($)", "Remaining ($)"],
        ["Hardware", 5000, 3000, 2000],
        ["Software", 4000, 3500, 500],
        ["Office Supplies", 900, 400, 500],
        ["Training", 1500, 900, 600],
        ["Travel", 2500, 1200, 1300],
    ],
    "a household": [
        ["Huishoudboekje"],
        ["Post", "Jan", "Feb", "Mrt"],
        ["Salaris", 2800, 2800, 2800],
        ["Huur", 950, 950, 950],
        ["Verzekering", 240, 240, 240],
        ["Boodschappen", 480, 510, 455],
        ["Over", ("=B3-B4-B5-B6", "1130"), ("=C3-C4-C5-C6", "1100"), ("=D3-D4-D5-D6", "1155")],
    ],
    "a shop's year": [
        ["Omzet", "2023", "2024"],
        ["Winkel", 120000, 132000],
        ["Webshop", 54000, 81000],
        ["Personeelskosten", 64000, 71000],
        ["Huur", 24000, 24500],
        ["Overige kosten", 8000, 9100],
        ["Resultaat", ("=B2+B3-B4-B5-B6", "78000"), ("=C2+C3-C4-C5-C6", "108400")],
    ],
    "a hire of bicycles": [
        ["Huurprijs fietsen"],
        ["Fiets", "Eenheid", "Tarief"],
        ["Stadsfiets", "uur", Decimal("3.5")],
        ["Stadsfiets", "dagdeel", Decimal("7")],
        ["E-bike", "uur", Decimal("7.5")],
        ["E-bike", "dagdeel", Decimal("15")],
    ],
    "a hire of rooms": [
        ["Zaalverhuur Dorpshuis"],
        ["Ruimte", "Capaciteit", "Tarief per dagdeel", "Tarief per uur"],
        ["Grote zaal", 120, Decimal("95"), Decimal("35")],
        ["Vergaderzaal", 16, 45, 15],
        ["Keuken", 10, 30, Decimal("12.5")],
    ],
    "a swimming pool": [
        ["Tarieven zwembad 2026"],
        ["Soort", "Tarief"],
        ["Los bad kind", Decimal("4.5")],
        ["Los bad volwassene", Decimal("5.75")],
        ["12-badenkaart", 52],
        ["Zwemles per uur", Decimal("11")],
    ],
    "a town hall's fees": [
        ["Legestarieven 2026 gemeente"],
        ["Artikel", "Omschrijving", "Tarief"],
        ["1.1", "Paspoort", Decimal("83.87")],
        ["1.2", "Identiteitskaart", Decimal("78.5")],
        ["1.3", "Rijbewijs", Decimal("52.1")],
    ],
    "a description of data with examples": [
        ["Veld", "Beschrijving", "Type", "Lengte", "Voorbeeld"],
        ["loon", "bruto uurloon van de medewerker", "numeric", 8, Decimal("24.5")],
        ["productiviteit", "aandeel productieve uren", "numeric", 5, Decimal("0.7")],
        ["overhead", "overheadpercentage", "numeric(5)", 5, Decimal("0.2")],
        ["code", "productcode", "varchar(5)", 5, None],
        ["tarief", "tarief per uur", "decimal(8,2)", 8, Decimal("70.00")],
    ],
    "a model of data with versions": [
        ["Naam", "Omschrijving", "Versie", "Fase"],
        ["Contact", "Contact met cliënt", "1.0", "1.0"],
        ["Opleiding", "Genoten opleiding", "1.0", "2.0"],
        ["Reiskosten", "Vergoeding", "1.0", "1.0"],
        ["Tarief", "Prijs", "1.0", "1.0"],
        ["Persoon", "Natuurlijk persoon", "1.0", "2.0"],
        ["Adres", "Plaats", "1.0", "1.0"],
    ],
    "a list of staff": [
        ["Formatieoverzicht"],
        ["Functie", "Fte", "Schaal", "Salaris"],
        ["Beleidsmedewerker", Decimal("4.5"), 10, 4800],
        ["Jurist", 2, 11, 5400],
        ["Administratie", Decimal("3.2"), 6, 3100],
    ],
}


@pytest.mark.parametrize("rows", STRANGE.values(), ids=STRANGE)
def test_a_book_without_labour_hours_or_care_is_told_to_be_no_cost_sheet_and_nothing_else(rows: Rows):
    reading = read(rows)
    assert (reading.products, reading.questions) == ((), ())
    assert [finding.kind for finding in reading.findings] == ["geen_kostenblad"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Loonkosten", 38], ["Declarabele uren per fte", 1320], ["Kantoor", 11], ["Bestuur", 8], ["Wagens", 3]],
        [["Tarieven begeleiding 2026"], ["Licht", Decimal("62.1")], ["Midden", Decimal("71.4")], ["Zwaar", 88]],
        [
            ["Begroting beschermd wonen"],
            ["Personeelskosten", 812000],
            ["Huur", 96000],
            ["Voeding", 44000],
            ["Verzekering", 8000],
            ["Administratie", 21000],
        ],
    ],
)
def test_hours_of_work_or_a_word_of_care_make_it_a_cost_sheet(rows: Rows):
    assert "geen_kostenblad" not in {finding.kind for finding in read(rows).findings}


FEW_WORDS: dict[str, Rows] = {
    "a wage with its charges": [
        ["Bruto uurloon", Decimal("14.9")],
        ["Sociale lasten", Decimal("4.2")],
        ["Ziekteverzuim", Decimal("1.3")],
        ["Verlof", Decimal("2.2")],
        ["Overhead", Decimal("4.1")],
        ["Winst", Decimal("0.8")],
    ],
    "the same in short": [
        ["Uurloon", Decimal("14.9")],
        ["Soc. lasten", Decimal("4.2")],
        ["Ziekte", Decimal("1.3")],
        ["Vakantie", Decimal("2.2")],
        ["Algemeen", Decimal("4.1")],
    ],
    "staff of care": [
        ["Functie", "Fte", "Schaal", "Salaris"],
        ["Begeleider", Decimal("4.5"), "FWG 35", 3400],
        ["Gedragswetenschapper", 1, "FWG 60", 5200],
        ["Teamleider", Decimal("0.5"), "FWG 55", 4700],
    ],
    "a family home": [
        ["Gezinshuis"],
        ["Inkomen gezinshuisouder", 62000],
        ["Huur", 21000],
        ["Verzorgingskosten", 14000],
        ["Respijt", 16000],
        ["Kinderen", 4],
        ["Dagprijs", Decimal("83.6")],
    ],
    "rides": [
        ["Kostprijs vervoer"],
        ["Chauffeur", 22],
        ["Brandstof", Decimal("0.25")],
        ["Afschrijving bus", Decimal("0.3")],
        ["Onderhoud", Decimal("0.05")],
        ["Prijs per rit", Decimal("19.5")],
    ],
    "rides of the Wmo": [
        ["Wmo-vervoer"],
        ["Bus", 22],
        ["Brandstof", Decimal("0.25")],
        ["Onderhoud", Decimal("0.05")],
        ["Verzekering", Decimal("0.15")],
        ["Prijs per rit", Decimal("19.5")],
    ],
    "a treatment in steps": [
        ["Module", "Uren", "Uurtarief", "Totaal"],
        ["Intake", 3, 95, 285],
        ["Therapie", 20, 110, 2200],
        ["Rapportage", 4, 95, 380],
        ["Trajectprijs", None, None, 2865],
    ],
    "a farm of care": [
        ["Post", "Bedrag"],
        ["Salarissen", 84000],
        ["Pacht", 18000],
        ["Dieren", 9000],
        ["Lunch", 7000],
        ["Aantal dagdelen", 3200],
        ["Prijs per dagdeel", Decimal("43.44")],
    ],
    "a house to walk into": [
        ["Begroting inloopvoorziening 2026"],
        ["Coördinator", 39000],
        ["Vrijwilligersvergoeding", 8000],
        ["Huur", 12000],
        ["Totale kosten", ("=SUM(B2:B4)", "59000")],
        ["Bezoeken per jaar", 5200],
        ["Kostprijs per bezoek", ("=B5/B6", "11.346153846")],
    ],
    "care at school": [
        ["Onderwijszorgarrangement: kosten per leerling per dag"],
        ["Medewerker (2x)", 118000],
        ["Gedragswetenschapper 0,2 fte", 19000],
        ["Lokaalhuur", 8000],
        ["Totaal", ("=SUM(B2:B4)", "145000")],
        ["Leerlingen", 10],
        ["Schooldagen", 190],
        ["Prijs per leerling per dag", ("=B5/B6/B7", "76.315789474")],
    ],
    "a team": [
        ["Team"],
        ["Psychiater", Decimal("0.6"), 142000],
        ["Personeel overig", 4, 88000],
        ["Secretariaat", Decimal("0.8"), 52000],
        ["Kantoor", 12000, 3],
    ],
}


@pytest.mark.parametrize("rows", FEW_WORDS.values(), ids=FEW_WORDS)
def test_one_word_of_labour_or_of_staff_in_care_is_enough_to_be_asked_about(rows: Rows):
    assert "geen_kostenblad" not in {finding.kind for finding in read(rows).findings}


def test_what_is_no_cost_sheet_is_told_with_what_to_do():
    (finding,) = read(STRANGE["a hire of bicycles"]).findings
    assert finding.advice.startswith("Geef het bestand met uw kostprijs.")


def test_the_name_of_a_function_may_hold_nothing_but_words_that_change_nothing():
    """Such a label was divided by the length of what is left of it."""
    reading = read([["Beleidsmedewerker", 24], ["Bruto uurloon", 25], ["Productiviteit", "70%"]])
    assert "bruto_uurloon" in {value.concept for product in reading.products for value in product.values}


COSTS: Rows = [["Bruto uurloon", 24], ["Werkgeverslasten", "25%"], ["Productiviteit", "70%"], ["Overhead", "20%"]]


@pytest.mark.parametrize("row", [["Totaal", ("=SUM(B9:B10)", "2040")], ["Contracturen per jaar", 2040]])
def test_a_total_or_a_number_of_hours_is_offered_as_no_year(row: list[Written]):
    (day,) = [question for question in read([*COSTS, row]).questions if question.text.startswith("Welke peildatum")]
    assert day.choices == ()


def test_years_behind_the_word_cost_price_head_columns_and_are_no_prices():
    rows: Rows = [
        ["Kostprijs begeleiding", 2025, 2026],
        ["Bruto uurloon", 24, 25],
        ["Vakantietoeslag", "8%", "8%"],
        ["Werkgeverslasten", "25%", "25%"],
        ["Productiviteit", "70%", "70%"],
        ["Overhead", "20%", "20%"],
        ["Tarief per uur", Decimal("55.54"), Decimal("57.86")],
    ]
    assert {product.prices["tarief"] for product in read(rows).products} == {Decimal("55.54"), Decimal("57.86")}


INVOICE = [["Factuurnummer", "2026-031"], ["Omschrijving", "Aantal", "Tarief", "Bedrag"]]
WEEK: Rows = [["", "ma", "di", "wo", "do", "vr"]]
OTHER: dict[str, tuple[str, Rows]] = {
    "an invoice for care": (
        "een factuur",
        [
            ["FACTUUR"], *INVOICE,
            ["Begeleiding individueel maart", 8, Decimal("62.50"), 500],
            ["Dagbesteding maart", 4, Decimal("84.20"), Decimal("336.80")],
            ["Btw (vrijgesteld)", None, None, 0],
            ["Totaal te betalen", None, None, Decimal("836.80")],
        ],
    ),
    "a bill for care": (
        "een rekening of declaratie",
        [["Nota 318"], ["Product", "Uren", "Prijs", "Totaal"], ["Jeugdhulp", 4, 71, 284], ["Begeleiding", 2, 58, 116]],
    ),
    "declarations of care": (
        "een lijst van declaraties of indicaties",
        [
            ["Cliëntnr", "Productcode", "Begindatum", "Einddatum", "Aantal", "Eenheid", "Tarief", "Bedrag"],
            [4021, "45A48", "1-3-2026", "31-3-2026", 120, "minuten", Decimal("1.07"), Decimal("128.40")],
            [4022, "45A53", "1-3-2026", "31-3-2026", 90, "minuten", Decimal("1.24"), Decimal("111.60")],
            [4023, "45A48", "1-3-2026", "31-3-2026", 60, "minuten", Decimal("1.07"), Decimal("64.20")],
        ],
    ),
    "kept hours of care": (
        "een urenregistratie",
        [
            ["Urenregistratie maart 2026"],
            ["Naam", "Contracturen", "Gewerkte uren", "Direct cliënttijd", "Verlof", "Ziekte", "Productiviteit"],
            ["Anna", 139, 120, 84, 8, 0, "70%"],
            ["Bilal", 104, 96, 60, 0, 8, "62%"],
        ],
    ),
    "a roster of care": (
        "een rooster of planning",
        [
            ["Rooster groep De Kade week 14"],
            ["Medewerker", "Functie", "ma", "di", "wo", "do", "vr", "Totaal"],
            ["Anna", "groepsleider", 8, 8, 0, 8, 4, 28],
            ["Dirk", "begeleider", 0, 8, 8, 8, 8, 32],
        ],
    ),
    "who works when": (
        "een rooster of planning",
        [["Wie is er in het gezinshuis?"], *WEEK, ["Ochtend", 2, 2, 1, 2, 2], ["Avond", 3, 3, 3, 2, 3]],
    ),
    "a recipe": (
        "een recept of menu",
        [["Lasagne voor de woongroep"], ["Ingrediënt", "Hoeveelheid"], ["Uien", 4], ["Kaas", 250], ["Melk", 500]],
    ),
    "a menu of day care": (
        "een recept of menu",
        [
            ["Menu week 12 dagbesteding"], ["Dag", "Soep", "Hoofdgerecht", "Prijs"],
            ["maandag", "tomatensoep", "pasta", Decimal("6.50")], ["dinsdag", "kippensoep", "curry", Decimal("7.25")],
            ["woensdag", "uiensoep", "rijst", Decimal("6.95")],
        ],
    ),
    "an inventory of a group home": (
        "een lijst van spullen of voorraad",
        [
            ["Inventarislijst woongroep De Linde"], ["Artikel", "Aantal", "Stuksprijs", "Waarde"],
            ["Bed", 8, 450, 3600], ["Tillift", 1, 1250, 1250], ["Wasmachine", 2, 650, 1300],
        ],
    ),
    "who was there": (
        "een lijst van mensen",
        [["Presentielijst dagbesteding april"], ["Naam", 1, 2, "Totaal"], ["A. Bos", 1, 1, 2], ["T. Smit", 0, 1, 1]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "rows"), OTHER.values(), ids=OTHER)
def test_a_book_in_words_of_care_that_is_something_else_is_told_so_in_one_sentence(name: str, rows: Rows):
    reading = read(rows)
    (finding,) = reading.findings
    assert (finding.kind, reading.products, reading.questions) == ("geen_kostenblad", (), ())
    assert finding.text == f"Dit bestand is geen kostenblad: het lijkt {name}, zonder opbouw van een kostprijs."


@pytest.mark.parametrize("title", ["Rooster en kosten", "Ledenlijst", "Menu van tarieven", "Jaarplanning", "Urenstaat"])
@pytest.mark.parametrize("rows", FEW_WORDS.values(), ids=FEW_WORDS)
def test_a_title_alone_makes_no_cost_sheet_something_else(title: str, rows: Rows):
    costs: Rows = [["Loonkosten per uur", 40], ["Uurtarief", 55]]
    assert "geen_kostenblad" not in {finding.kind for finding in read([[title], *rows, *costs]).findings}


def test_a_roster_with_a_price_below_it_is_a_cost_sheet():
    rows: Rows = [["Rooster begeleid wonen"], *WEEK, ["Ochtend", 2, 2, 1, 2, 2]]
    rows += [["Groepsleider per uur", 41], ["Kamer per etmaal", 60], ["Tarief per etmaal", 240]]
    assert "geen_kostenblad" not in {finding.kind for finding in read(rows).findings}


#: As a state publishes what it spends: of two hundred lines a few have a word that cost sheets have too.
_ITEMS = ["Subsidies", "Bijdragen jeugd", "Leningen", "Personeel", "Ontvangsten", "Overhead", "Onvoorzien"]
RECORDS: Rows = [
    ["Begrotingsjaar", "Artikel", "Omschrijving", "Regeling", "Bedrag t-1", "Bedrag t"],
    *([2016, str(n), "Zorg en welzijn", _ITEMS[-1 - n // 200 * (n % 2)], n * 31, n * 37] for n in range(200, 206)),
    *([2016, str(n), "Zorg en welzijn", _ITEMS[n % 5], n * 31, n * 37] for n in range(1, 200)),
]


def test_a_few_words_of_costs_in_hundreds_of_lines_make_no_cost_sheet():
    (finding,) = read(RECORDS).findings
    assert finding.kind == "geen_kostenblad"


def test_of_hundreds_of_lines_without_costs_the_lost_formulas_are_not_looked_for(monkeypatch: pytest.MonkeyPatch):
    """They would take most of the time that a sheet may take."""
    looked: list[object] = []
    monkeypatch.setattr(reader, "by_lost_formulas", lambda *given: looked.append(given))
    read(RECORDS)
    assert not looked
    read([[label, number] for label, number in (("Bruto uurloon", 24), ("Overhead", 4), ("Tarief per uur", 28))])
    assert looked


def test_a_calculation_beside_hundreds_of_lines_of_something_else_is_read():
    beside = {"Kostprijs": [*COSTS, ["Tarief per uur", Decimal("51.43")]], "Gegevens": RECORDS}
    reading = recognise(book_of(beside))
    assert "geen_kostenblad" not in {finding.kind for finding in reading.findings}
    assert "werkgeverslasten" in {value.concept for product in reading.products for value in product.values}


@pytest.mark.parametrize("label", ["Directeur", "Director"])
def test_who_leads_is_no_productivity(label: str):
    """One director was read as a productivity of 100%, and nothing was asked."""
    rows: Rows = [
        ["Kostprijs begeleiding"],
        ["Bruto uurloon", 24],
        ["Werkgeverslasten", "25%"],
        [label, 1],
        ["Overhead", "20%"],
    ]
    concepts = {value.concept for product in read(rows).products for value in product.values}
    assert "productiviteit" not in concepts


#: A list out of a modelling program: what is named there is a thing, and the number behind it a version.
REGISTER: Rows = [
    ["id", "name", "parent_package_id", "phase", "created", "modified", "uri"],
    *(
        [f"EAPK_{name}", name, "EAPK_ROOT", "1.0", "x", "y", "z"]
        for name in ("Parkeren", "ICT", "HR", "Inkoop", "Contact")
    ),
]


def test_a_list_out_of_a_database_is_no_cost_sheet_whatever_its_things_are_called():
    reading = recognise(book_of({"packages": REGISTER, "classes": REGISTER}))
    assert (reading.products, reading.questions) == ((), ())
    assert [finding.kind for finding in reading.findings] == [NO_COST_SHEET]


def test_a_calculation_beside_a_list_out_of_a_database_is_read():
    rows: Rows = [["Bruto uurloon", 24], ["Werkgeverslasten", "25%"], ["Productiviteit", "70%"], ["Tarief per uur", 50]]
    reading = recognise(book_of({"packages": REGISTER, "Kostprijs begeleiding": rows}))
    assert {value.concept for value in reading.products[0].values} >= {"bruto_uurloon", "productiviteit"}


def test_what_a_ministry_spent_on_each_article_is_no_cost_sheet_though_it_names_labour():
    """Open data of the Ministry of Finance: what each part of the government spent, in thousands, by kind of cost."""
    kinds = (
        "Aanleg, beheer en onderhoud infrastructuur", "Aanschaf hardware", "Abonnementen", "Bijdrage SSO", "Catering",
        "Gratificaties", "Inhuur derden", "Reis- en verblijfkosten", "Repro en drukwerk", "Sociale lasten", "Vervoer",
    )  # fmt: skip
    head: list[Written] = ["Jaar", "Begroting", "Artikel", "Kostensoort", "Realisatie (*Eu 1000)"]
    rows: Rows = [head]
    for article in range(1, 25):
        for place, kind in enumerate(kinds):
            rows.append(["2014", "Algemene Zaken", article, kind, 7 + 31 * place + article])
    reading = read(rows)
    assert (reading.products, [finding.kind for finding in reading.findings]) == ((), [NO_COST_SHEET])


def test_a_list_of_hundreds_of_rows_without_a_price_of_care_is_not_tried_as_so_many_typed_prices(monkeypatch):
    rows: Rows = [["Contract", "Leverancier", "Waarde"], *([f"Nr {n}", f"Bedrijf {n}", 40 + n] for n in range(1, 230))]
    tried: list[object] = []
    monkeypatch.setattr(reader, "typed_products", lambda *given: tried.append(given) or ([], []))
    reading = read(rows)
    assert (reading.products, tried) == ((), [])
    assert [finding.kind for finding in reading.findings] == [NO_COST_SHEET]


#: A price of whatever is sold, with numbers beside it that a price could be built of.
SOLD: dict[str, Rows] = {
    "an order of a shop": [
        ["Versienr", "Verzendadres", "Bestelling"],
        ["v.1.0"],
        ["bestelnummer", "adres_verz_straat", "huisnummer", "EAN", "producttitel", "aantal", "prijs", "btw-nummer"],
        ["1307306651", "Dorpsstraat", 1, "8713343002601", "Wormenmiddel kat", "1", "19,25", "NL0001"],
    ],
    "what a call costs": [
        ["Destination", "Dial Code", "Rate (USD)", "Changes", "Initial Interval"],
        ["Abkhazia - Fixed", "7840", Decimal("0.1345"), "Increase", "1"],
    ],
    "one thing": [["Artikel", "Aantal", "Prijs"], ["Stoel", 4, Decimal("62.86")]],
}


@pytest.mark.parametrize("rows", SOLD.values(), ids=SOLD)
def test_a_price_of_which_nothing_says_what_it_is_of_is_no_tariff_of_care(rows: Rows):
    """Such a price was taken for one of an hour or a minute, and nothing was asked."""
    reading = read(rows)
    assert (reading.products, reading.questions) == ((), ())
    assert [finding.kind for finding in reading.findings] == [NO_COST_SHEET]


@pytest.mark.parametrize(
    "rows",
    [
        [["Tarief", Decimal("62.86")]],
        [["Kostprijs", 60]],
        [["Prijs per uur", Decimal("62.86")]],
        [["Product", "Prijs"], ["Begeleiding individueel", Decimal("62.86")]],
    ],
)
def test_a_price_that_is_called_a_tariff_or_per_unit_or_of_care_is_one_alone(rows: Rows):
    (product,) = read(rows).products
    assert product.model == "prijs"
