"""Where no model comes to the price of a sheet, every cell below that price is still told as what it is."""

from decimal import Decimal

import pytest

from api.files.understood_json import understood_in_words
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.graph import Key, make_graph
from workbooks.read.own_sheet.reading.beneath import Beneath
from workbooks.read.own_sheet.reading.calculated import numbers_of
from workbooks.read.own_sheet.roles.kinds_of_cells import kinds_said
from workbooks.read.own_sheet.roles.roles import SheetPrice
from workbooks.read.own_sheet.values.types import Recognised
from workbooks.read.own_sheet.words.numbers import notation_of

Rows = list[list[Written]]
#: Two houses that share the hours of a shift. By hand, for the first: 3.5 x 2 + 8 x 1 x 50% = 11 hours a day, 4,015 a
#: year, 2.5 fte of 1,606 hours; 2.5 x 40,000 x (1 + 10% + 16%) x 1.25 = 157,500; with 0.5 x 100,000 and 42,500 rent
#: 250,000 over 10 x 365 x 80% = 2,920 days = 85.616438; with 14.38 food 99.996438; x 1.2 x 1.05 = 125.995512.
HOUSES: Rows = [
    ["Kostprijs verblijf 2026"],
    ["Dienst", "Duur in uren", "Noord: mensen", "Zuid: mensen", "Betaald als"],
    ["Vroege dienst", Decimal("3.5"), 2, 0, "100%"],
    ["Slaapwacht", 8, 1, 1, "50%"],
    [None, "Noord", "Zuid"],
    ["Roosteruren per jaar", ("=SUMPRODUCT($B3:$B4,C3:C4,$E3:$E4)*365", "4015"),
     ("=SUMPRODUCT($B3:$B4,D3:D4,$E3:$E4)*365", "1460")],
    ["Inzetbare uren per voltijder", 1606, 1606],
    ["Jaarsalaris groepsleider", 40000, 40000],
    ["Onregelmatigheid", "10%", "10%"],
    ["Vakantiegeld en decemberuitkering", "16%", "16%"],
    ["Werkgeverslasten", "25%", "25%"],
    ["Groepsleiding", ("=B6/B7*B8*(1+B9+B10)*(1+B11)", "157500"), ("=C6/C7*C8*(1+C9+C10)*(1+C11)", "57272.727273")],
    ["Gedragswetenschapper, voltijders", Decimal("0.5"), Decimal("0.5")],
    ["Gedragswetenschapper, loonkosten per voltijder", 100000, 100000],
    ["Eten, kleding en zakgeld per dag", Decimal("14.38"), Decimal("14.38")],
    ["Huur, energie en onderhoud", 42500, 42500],
    ["Bedden", 10, 5],
    ["Benutting", "80%", "90%"],
    ["Bestuur, bedrijfsbureau en ict", "20%", "20%"],
    ["Marge voor tegenvallers", "5%", "5%"],
    ["Tarief per etmaal", ("=((B12+B13*B14+B16)/(B17*365*B18)+B15)*(1+B19)*(1+B20)", "125.995512"),
     ("=((C12+C13*C14+C16)/(C17*365*C18)+C15)*(1+C19)*(1+C20)", "133.094797")],
]  # fmt: skip


def _told(rows: Rows, column: int = 2, unit: str = "etmaal") -> dict[str, Recognised]:
    """What stands below the price in a column, by cell."""
    book = book_of({"Blad": rows})
    notation = notation_of(str(cell.value) for sheet in book.sheets for cell in sheet.cells.values())
    numbers, around = numbers_of({sheet.name: make_grid(sheet, notation) for sheet in book.sheets})
    price = SheetPrice(make_graph(book, numbers), Key("Blad", len(rows), column))
    return {line.cell: line for _, line in Beneath(price, around, unit).lines()}


def _keys(told: dict[str, Recognised]) -> dict[str, str]:
    return {cell: line.concept for cell, line in told.items()}


def test_every_cell_below_a_price_is_told_as_what_it_is() -> None:
    assert _keys(_told(HOUSES)) == {
        "B3": "dienst_uren", "C3": "dienst_medewerkers", "E3": "dienst_telt",
        "B4": "dienst_uren", "C4": "dienst_medewerkers", "E4": "dienst_telt",
        "B7": "productieve_uren", "B8": "bruto_jaarloon", "B9": "onregelmatigheidstoeslag",
        "B10": "vakantietoeslag_en_eindejaarsuitkering", "B11": "werkgeverslasten", "B13": "fte",
        "B14": "loonkosten_per_jaar", "B15": "voedingskosten_per_etmaal", "B16": "huisvestingskosten_per_jaar",
        "B17": "aantal_plaatsen", "B18": "bezettingsgraad", "B19": "overhead", "B20": "risico_opslag",
    }  # fmt: skip


def test_each_product_has_the_cells_of_its_own_column_and_those_that_it_shares() -> None:
    told = _told(HOUSES, column=3)
    assert {"B3", "D3", "B4", "D4", "E4", "C8", "C17"} <= told.keys()
    assert not {"C3", "C4", "B8", "B17"} & told.keys()


def test_nobody_on_a_shift_is_told_as_nobody_with_the_hours_of_that_shift() -> None:
    told = _told(HOUSES, column=3)
    assert told["D3"].value == 0
    assert told["B3"].value == Decimal("3.5")


def test_of_what_a_percentage_is_a_part_follows_from_what_it_does_to_the_price() -> None:
    told = _told(HOUSES)
    assert {cell: told[cell].base for cell in ("B9", "B10", "B11", "B19", "B20")} == {
        "B9": "brutoloon", "B10": "brutoloon", "B11": "loon_met_toeslagen", "B19": "directe_kosten", "B20": "kostprijs",
    }  # fmt: skip


def _with(label: str, *cells: Written) -> Rows:
    return [[label, *cells] if row[0] == label else row for row in HOUSES]


def test_overhead_of_less_than_all_direct_costs_has_that_base() -> None:
    """Over the team and the rent, not over food: (85.616438 x 1.2 + 14.38) x 1.05 = 122.975712."""
    rows = _with("Tarief per etmaal", ("=((B12+B13*B14+B16)/(B17*365*B18)*(1+B19)+B15)*(1+B20)", "122.975712"))
    assert _told(rows)["B19"].base == "directe_kosten"


def test_a_margin_within_the_price_is_a_part_of_the_price() -> None:
    """99.996438 x 1.2 / 0.95 = 126.311290."""
    rows = _with("Tarief per etmaal", ("=((B12+B13*B14+B16)/(B17*365*B18)+B15)*(1+B19)/(1-B20)", "126.311290"))
    assert _told(rows)["B20"].base == "tarief"


def test_charges_over_the_wage_alone_are_charges_over_the_wage_alone() -> None:
    """2.5 x 40,000 x (1 + 10% + 16% + 25%) = 151,000: 243,500 / 2,920 = 83.390411; (+ 14.38) x 1.26 = 123.190718."""
    rows = _with("Groepsleiding", ("=B6/B7*B8*(1+B9+B10+B11)", "151000"))
    rows = [[row[0], row[1]] if row[0] == "Tarief per etmaal" else row for row in rows]
    assert _told(rows)["B11"].base == "brutoloon"


def test_what_nothing_names_keeps_the_name_of_its_label() -> None:
    """A number that no kind fits stays outside: its label is its name."""
    rows = [["Zonnestand in de zomer" if row[0] == "Benutting" else row[0], *row[1:]] for row in HOUSES]
    told = _told(rows)["B18"]
    assert (told.concept, told.confidence < 0.9) == ("zonnestand_in_de_zomer", True)


def test_minutes_are_told_as_minutes_and_never_as_hours() -> None:
    rows: Rows = [
        ["Prijs van een uur", 90],
        ["Intake en dossieranalyse (minuten)", 75],
        ["Verslag in minuten", 45],
        ["Voorbereiding", 30],
        ["Prijs per onderzoek", ("=(B2+B3+B4)/60*B1", "225")],
    ]
    told = _told(rows, unit="stuk")
    assert {told[cell].concept for cell in ("B2", "B3", "B4")} == {"minuten_per_stuk"}


@pytest.mark.parametrize(("scope", "keys"), [
    ("per fte per jaar", ["reiskosten_per_fte", "overhead"]), ("per jaar", ["reiskosten_bedrag", "overhead_post"]),
])  # fmt: skip
def test_an_amount_for_one_fte_is_told_as_no_total(scope: str, keys: list[str]) -> None:
    rows: Rows = [
        ["Loonkosten per fte", 78_000],
        [f"Reiskosten {scope}", 3_000],
        [f"Overhead {scope}", 24_000],
        ["Kinderen per fte", 15],
        ["Tarief per etmaal", ("=(B1+B2+B3)/B4/365", "19.178082")],
    ]
    told = _told(rows)
    assert [told[cell].concept for cell in ("B2", "B3")] == keys


def test_social_charges_are_all_charges_where_the_sheet_puts_no_others_on_the_wage() -> None:
    rows: Rows = [
        ["Bruto uurloon", 24],
        ["Vakantietoeslag", "8%"],
        ["Premies werkgever over salaris en vakantiegeld", "25%"],
        ["Aantal uren", 4],
        ["Tarief per etmaal", ("=B1*(1+B2)*(1+B3)*B4", "129.6")],
    ]
    assert _told(rows)["B3"].concept == "werkgeverslasten"
    beside: Rows = [*rows[:3], ["Pensioenpremie werkgever", "9%"], *rows[3:4],
                    ["Tarief per etmaal", ("=B1*(1+B2)*(1+B3+B4)*B5", "138.93")]]  # fmt: skip
    assert [_told(beside)[cell].concept for cell in ("B3", "B4")] == ["sociale_lasten", "pensioenpremie_werkgever"]


def test_hours_of_what_is_sold_are_no_hours_of_a_shift() -> None:
    rows: Rows = [["Loon per uur", 40], ["Uren per eenheid", Decimal("5.5")], ["Tarief per etmaal", ("=B1*B2", "220")]]
    assert _told(rows)["B2"].concept == "uren_per_etmaal"


def test_a_wage_with_allowances_in_it_is_no_bare_wage() -> None:
    rows = _with("Jaarsalaris groepsleider", 40000)
    rows = [
        ["Jaarsalaris incl. vakantietoeslag", 40000] if row[0] == "Jaarsalaris groepsleider" else row for row in rows
    ]
    assert _told(rows)["B8"].concept == "loon_met_toeslagen_per_jaar"


#: Two people at 900 a day, a night in three counted: 2 x 900 / 3 nights / 4 beds = 150.
LODGING: Rows = [
    ["Tarieven logeren 2026"],
    ["Verblijf per etmaal", 900],
    ["Nachten van de opvang", 3],
    ["Bedden", 4],
    ["Kosten van de zolder", ("=B2*B2/900", "900")],
    ["Tarief per etmaal", ("=2*B5/B3/B4", "150")],
]


def test_a_price_that_no_model_makes_has_its_cells_among_what_was_read() -> None:
    (product,) = recognise(book_of({"Blad": LODGING})).products
    told = {line.cell: line.concept for line in (*product.sources, *product.outside)}
    assert product.model == "prijs"
    assert told["B4"] == "aantal_plaatsen"
    assert told["B3"] == "nachten_van_de_opvang"


def test_the_command_line_says_on_which_cells_such_a_price_rests() -> None:
    reading = recognise(book_of({"Blad": LODGING}))
    said = understood_in_words(reading, reading.products[0])
    assert "De prijs rust in het blad op: " in said
    assert "Bedden 4 (B4)" in said


def test_of_what_a_percentage_is_a_part_is_said_in_words() -> None:
    assert _told(HOUSES)["B19"].explanation.startswith("Een deel van de directe kosten. ")


def test_overhead_over_the_wage_alone_differs_from_overhead_over_all_costs() -> None:
    """(40,000 x 1.2 + 10,000) / 100 = 580, and (40,000 + 10,000) x 1.2 / 100 = 600."""
    rows: Rows = [
        ["Tarieven 2026", "Kort", "Lang"],
        ["Jaarsalaris begeleider", 40000, 40000],
        ["Huur van het pand per jaar", 10000, 10000],
        ["Organisatiekosten", "20%", "20%"],
        ["Bedrag organisatiekosten", ("=B2*B4", "8000"), ("=SUM(C2:C3)*C4", "10000")],
        ["Etmalen per jaar", 100, 100],
        ["Tarief per etmaal", ("=(B2+B3+B5)/B6", "580"), ("=(C2+C3+C5)/C6", "600")],
    ]
    first, second = _told(rows)["B4"], _told(rows, column=3)["C4"]
    assert (first.base, second.base) == ("loonkosten", "directe_kosten")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kosten salarisadministratie per jaar", "bruto_jaarloon"),
        ("verwacht aantal clienten per week", "dienst_medewerkers"),
        ("wachtdagen per jaar aantal", "dienst_medewerkers"),
        ("aantal overnachtingen", "dienst_medewerkers"),
        ("risicomanagement 5 %", "overhead"),
        ("informatie", "fte"),
        ("improductief", "productiviteit"),
    ],
)
def test_a_word_inside_another_word_says_nothing(text: str, key: str) -> None:
    assert key not in {kind.key for kind in kinds_said(text, text)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("slaapwacht aantal", "dienst_medewerkers"),
        ("nachtdiensten aantal", "dienst_medewerkers"),
        ("maandsalaris", "bruto_maandloon"),
        ("salarissen", "bruto_jaarloon"),
        ("managementkosten", "overhead"),
        ("werkoverleg", "overleguren"),
        ("feestdagen", "feestdaguren"),
    ],
)
def test_the_last_part_of_a_compound_or_the_beginning_of_a_word_says_what_it_is(text: str, key: str) -> None:
    assert key in {kind.key for kind in kinds_said(text, text)}


def test_what_is_multiplied_with_what_a_function_costs_in_a_year_is_how_many_there_are() -> None:
    # by hand: 3,000 x 12 x 1.08 x 1.25 = 48,600 and 5,000 x 12 x 1.08 x 1.25 = 81,000; 8.2 and 0.7 of those are
    # 398,520 + 56,700 = 455,220, over 8 x 90% x 365 = 2,628 days 173.219178
    rows: Rows = [
        ["Formatie en salaris"],
        ["Functie", "Bruto per maand", "Behandelgroep", "Loonkosten per fte"],
        ["Groepsbegeleider schaal 7", 3000, Decimal("8.2"), ("=B3*12*(1+B6)*(1+B7)", "48600")],
        ["Behandelcoördinator schaal 11", 5000, Decimal("0.7"), ("=B4*12*(1+B6)*(1+B7)", "81000")],
        [None],
        ["Vakantiegeld", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Plaatsen", 8],
        ["Bezetting", "90%"],
        ["Etmaalprijs", None, ("=SUMPRODUCT(C3:C4,D3:D4)/(B8*B9*365)", "173.219178")],
    ]
    keys = _keys(_told(rows, 3))
    assert {keys[cell] for cell in ("B3", "B4")} == {"bruto_maandloon"}
    assert {keys[cell] for cell in ("C3", "C4")} == {"fte"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("spelmateriaal, eten en drinken", "materiaalkosten_{per}"),
        ("eten, drinken en spelmateriaal", "voedingskosten_{per}"),
        ("zakgeld, kleding, vrije tijd", "clientgebonden_kosten_bedrag"),
    ],
)
def test_of_several_amounts_in_one_name_the_first_that_is_named_counts(name: str, key: str) -> None:
    assert kinds_said(name, name)[0].key == key
