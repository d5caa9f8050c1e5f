"""What a cell below a price does to it tells what it is, where its words alone do not."""

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, recognise

Rows = list[list[Written]]
#: 80 000 / 1 250 x 1.25 = 80 an hour; (45 + 75) / 60 x 80 + 12.50 = 172.50.
BY_THE_PIECE: Rows = [
    ["Bekostiging onderzoek 2026"],
    ["Kosten orthopedagoog per jaar incl. lasten", 80000],
    ["Uren die naar kinderen gaan, per fte", 1250],
    ["Opslag huisvesting en staf", Decimal("0.25")],
    ["Uurprijs", ("=B2/B3*(1+B4)", "80")],
    ["Onderdeel", "min."],
    ["Screening dossier", 45],
    ["Afname taken", 75],
    ["Som", ("=SUM(B7:B8)", "120")],
    ["Testlicenties en formulieren", Decimal("12.5")],
    ["Tarief per onderzoek", ("=B9/60*B5+B10", "172.5")],
]
#: (1 800 - 300) x (1 - 20%) = 1 200 hours; 50 000 x 1.2 / 1 200 = 50; (1 800 - 400) x 0.75 = 1 050;
#: 63 000 / 1 050 = 60; (10 x 50 + 2 x 60 + 30) x 1.2 = 780.
PACKAGE: Rows = [
    ["Pakketten 2026"],
    ["Opbouw uurkosten", "Begeleider", "Gedragswetenschapper"],
    ["Jaarsalaris", 50000, 52500],
    ["Werkgeverspremies over jaarsalaris", Decimal("0.2"), Decimal("0.2")],
    ["Uren op jaarbasis", 1800, 1800],
    ["Weg door vrij, ziekte en bijscholing", 300, 400],
    ["Deel van de rest dat niet bij kinderen komt", Decimal("0.2"), Decimal("0.25")],
    ["Kosten per uur", ("=B3*(1+B4)/((B5-B6)*(1-B7))", "50"), ("=C3*(1+C4)/((C5-C6)*(1-C7))", "60")],
    [],
    ["Pakket", "uren begeleider", "uren gw", "autokosten", "prijs per maand"],
    ["Pakket basis", 10, 2, 30, ("=(B11*$B$8+C11*$C$8+D11)*(1+$B$14)", "780")],
    ["Pakket plus", 20, 2, 30, ("=(B12*$B$8+C12*$C$8+D12)*(1+$B$14)", "1380")],
    [],
    ["Bedrijfsvoering en kantoor", Decimal("0.2")],
]
#: (3 + 14 + 3) x 60 000 / 1 200 + 40 = 1 040.
COURSE: Rows = [
    ["Traject 2026"],
    ["Loonkosten per jaar", 60000],
    ["Productieve uren", 1200],
    ["Kosten per uur", ("=B2/B3", "50")],
    ["Stappen", "uur"],
    ["Aanmelding", 3],
    ["Gesprekken met ouders", 14],
    ["Afstemming met school", 3],
    ["Uren totaal", ("=SUM(B6:B8)", "20")],
    ["Reizen, per traject", 40],
    ["Prijs per traject", ("=B9*B4+B10", "1040")],
]
#: (8 x 2 + 8 x 1 x 50%) x 365 = 7 300 hours; / 1 460 = 5 fte of 73 000 = 365 000; / (10 x 365 x 80%) = 125.
ROSTER: Rows = [
    ["Woongroep 2026"],
    ["Dienst", "lengte", "bezetting", "dagen", "betaald", "jaaruren"],
    ["ochtend", 8, 2, 365, 1, ("=B3*C3*D3*E3", "5840")],
    ["slaapwacht", 8, 1, 365, Decimal("0.5"), ("=B4*C4*D4*E4", "1460")],
    ["Totaal", None, None, None, None, ("=SUM(F3:F4)", "7300")],
    ["Werkbare uren van een voltijder", 1460],
    ["Fte nodig", ("=F5/B6", "5")],
    ["Kosten van een voltijder met ORT en lasten", 73000],
    ["Personeel", ("=B7*B8", "365000")],
    ["Bedden", 10],
    ["Bezettingsgraad", "80%"],
    ["Etmaaltarief", ("=B9/(B10*365*B11)", "125")],
]


def _products(rows: Rows) -> tuple[ProductReading, ...]:
    return recognise(book_of({"Blad": rows})).products


def _told(product: ProductReading) -> dict[str, tuple[str, str]]:
    return {line.cell: (line.concept, line.base) for line in product.sources}


def test_minutes_that_the_price_is_divided_from_by_sixty_are_minutes_of_a_piece() -> None:
    (product,) = _products(BY_THE_PIECE)
    told = _told(product)
    assert product.unit == "stuk"
    assert {told[cell][0] for cell in ("B7", "B8")} == {"minuten_per_stuk"}
    assert told["B3"][0] == "productieve_uren"
    assert told["B4"] == ("overhead", "loonkosten")
    assert told["B10"][0] == "materiaalkosten_per_stuk"


def test_a_price_made_of_hours_of_several_functions_is_the_product_and_those_hours_are_of_it() -> None:
    basis, plus = _products(PACKAGE)
    told = _told(basis)
    assert (basis.name, plus.name, basis.unit) == ("Pakket basis", "Pakket plus", "maand")
    assert {told[cell][0] for cell in ("B11", "C11")} == {"uren_per_maand"}
    assert told["D11"][0] == "reiskosten_per_maand"
    assert _told(plus)["B12"][0] == "uren_per_maand"


def test_hours_that_go_off_and_a_share_of_what_is_left_are_not_productive() -> None:
    told = _told(_products(PACKAGE)[0])
    assert (told["B5"][0], told["B6"][0]) == ("contracturen", "niet_productieve_uren")
    assert told["B7"] == ("niet_productieve_uren", "uren_na_verlof")


def test_premiums_beside_which_no_pension_stands_are_all_charges() -> None:
    assert _told(_products(PACKAGE)[0])["B4"][0] == "werkgeverslasten"


def test_a_price_that_says_its_unit_is_per_that_whatever_heads_its_column() -> None:
    (product,) = _products(COURSE)
    told = _told(product)
    assert product.unit == "traject"
    assert {told[cell][0] for cell in ("B6", "B7", "B8")} == {"uren_per_traject"}
    assert told["B10"][0] == "reiskosten_per_traject"


def test_shifts_that_are_counted_by_the_days_of_a_year_are_a_roster() -> None:
    (product,) = _products(ROSTER)
    shifts = [row for row in product.other_rows if row.table == "diensten"]
    assert [row.values["dienst_uren"] for row in shifts] == [8, 8]
    assert [row.values["dienst_telt"] for row in shifts] == [1, Decimal("0.5")]


#: (80 000 + 600 x 40) / (5 x 365) + 12 = 68.986301...; overhead is 20% of all of it, the recruitment too.
HOUSE: Rows = [
    ["Gezinshuis 2026, dagprijs"],
    ["Kosten van de ouders per jaar", 80000],
    ["Invalkracht bij vrije dagen en ziekte, uren per jaar", 600],
    ["Invalkracht, kosten per uur", 40],
    ["Kosten van de invalkracht per jaar", ("=B3*B4", "24000")],
    ["Plekken in huis", 5],
    ["Werving en screening per etmaal", 12],
    ["Overhead over de directe kosten", "20%"],
    ["Tarief per etmaal", ("=((B2+B5)/(B6*365)+B7)*(1+B8)", "82.783561643836")],
]


def _concepts(rows: Rows) -> dict[str, str]:
    (product,) = recognise(book_of({"Blad": rows})).products
    lines = (*product.values, *product.sources, *product.outside)
    return {line.cells[0][1]: line.concept for line in lines if len(line.cells) == 1}


def test_hours_of_a_year_are_no_hours_of_a_day_and_no_euros() -> None:
    told = _concepts(HOUSE).get("B3", "")
    assert "uren_per_dag" not in told
    assert "bedrag" not in told


def test_what_overhead_is_a_share_of_is_no_overhead_by_a_guess_at_its_words() -> None:
    assert not _concepts(HOUSE).get("B7", "").startswith("overhead")
