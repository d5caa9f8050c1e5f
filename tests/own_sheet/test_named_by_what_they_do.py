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


def _without_formulas(rows: Rows) -> Rows:
    return [[Decimal(cell[1]) if isinstance(cell, tuple) else cell for cell in row] for row in rows]


def test_a_typed_package_is_one_too_and_what_an_hour_costs_is_no_product_beside_it() -> None:
    products = _products(_without_formulas(PACKAGE))
    assert [product.name for product in products] == ["Pakket basis", "Pakket plus"]
    told = _told(products[0])
    assert told["B11"][0] == "uren_per_maand"
    assert (told["B6"][0], told["D11"][0]) == ("niet_productieve_uren", "reiskosten_per_maand")


def test_of_a_typed_house_the_amounts_of_a_year_are_told_and_none_as_something_else() -> None:
    (product,) = _products(
        [
            ["Gezinshuis 2026"],
            ["Beloning gezinshuisouders", 90000],
            ["Waarneming bij vrij en ziekte", 20000],
            ["Oudedag en arbeidsongeschiktheid", 15000],
            ["Woonlasten, deel van de kinderen", 20000],
            ["Eten, drinken, kleding en zakgeld", 26000],
            ["Bijdrage franchise", 13000],
            ["Kinderbijslag (ontvangen)", -8000],
            ["Te dekken per jaar", 177000],
            ["Plaatsen", 4],
            ["Bezetting", "92%"],
            ["Prijs per kind per etmaal", Decimal("131.03")],
        ]
    )
    told = _told(product)
    keys = ("loonkosten_per_jaar", "inhuur_bedrag", "pensioenlasten_bedrag", "huisvestingskosten_per_jaar")
    assert tuple(told[f"B{row}"][0] for row in range(2, 6)) == keys
    assert told["B6"][0] == "voedingskosten_per_jaar"
    assert told.get("B7", ("overhead_post",))[0] == "overhead_post"  # few call a franchise so
    assert told["B8"][0] == "overige_opbrengsten_bedrag"


def test_every_amount_of_a_practice_may_be_a_cost_of_it() -> None:
    """(80 000 + 10 000 + 3 600) / ((52 - 6) x 25) = 81.39."""
    (product,) = _products(
        [
            ["Vrijgevestigde praktijk 2026"],
            ["Norminkomen per jaar", 80000],
            ["Huur praktijkruimte per jaar", 10000],
            ["Scholing en herregistratie per jaar", 3600],
            ["Weken per jaar", 52],
            ["Vakantieweken", 6],
            ["Declarabele uren per week", 25],
            ["Tarief per uur", Decimal("81.39")],
        ]
    )
    costs = product.by_concept()["praktijkkosten"]
    assert (product.model, costs.value) == ("vrijgevestigd", 13600)
    assert {line.concept for line in product.sources if line.cell in ("B3", "B4")} <= {"praktijkkosten_post"}


def test_a_share_says_behind_its_number_of_what_it_is_one() -> None:
    """25 x 1.08 x 1.26 / 0.7 = 48.60; with 20% of that 58.32; x 1.02 = 59.4864."""
    reading = recognise(
        book_of(
            {
                "Blad": [
                    ["Kostprijs begeleiding 2026"],
                    ["Bruto uurloon", 25],
                    ["Vakantietoeslag", "8% van het bruto uurloon"],
                    ["Werkgeverslasten", "26% over loon en toeslagen"],
                    ["Productiviteit", "70%"],
                    ["Overhead", "20% van de loonkosten"],
                    ["Risico", "2% van de kostprijs"],
                    ["Tarief per uur", Decimal("59.49")],
                ]
            }
        )
    )
    (product,) = reading.products
    values = product.by_concept()
    assert (values["overhead"].base, values["risico_opslag"].base) == ("loonkosten", "kostprijs")
    assert not any("grondslag" in question.key for question in reading.questions)


def test_contract_hours_that_cancel_out_are_told_all_the_same() -> None:
    """3 000 x 12 / 1 800 x 1 800 / 1 200 = 30 an hour; x 10 = 300."""
    (product,) = _products(
        [
            ["Pakket 2026"],
            ["Bruto maandloon", 3000],
            ["Contracturen per jaar", 1800],
            ["Kosten per betaald uur", ("=B2*12/B3", "20")],
            ["Uren bij gezinnen per fte", 1200],
            ["Kosten per gezinsuur", ("=B4*B3/B5", "30")],
            ["Uren per maand", 10],
            ["Prijs per maand", ("=B6*B7", "300")],
        ]
    )
    assert _told(product)["B3"][0] == "contracturen"


def test_below_fte_stand_numbers_of_staff_and_below_those_what_divides_the_price_is_none() -> None:
    """(9 x 60 000 + 1 x 95 000) / (10 x 365 x 80%) = 217.47 a day."""
    (product,) = _products(
        [
            ["Beschermd wonen 2026"],
            ["Team", "fte", "kosten per fte"],
            ["Woonbegeleiders", 9, 60000],
            ["Gedragskundige", 1, 95000],
            ["Personeel totaal", ("=SUMPRODUCT(B3:B4,C3:C4)", "635000")],
            ["Extra toeslag van de gemeente voor nachten", 0],
            ["Kamers", 10],
            ["Gemiddeld gevuld", "80%"],
            ["Prijs per dag", ("=(B5+B6)/(B7*365*B8)", "217.465753425")],
        ]
    )
    told = {**_told(product), **{value.cell: (value.concept, "") for value in product.values if value.cell}}
    table = {address for row in (*product.rows, *product.other_rows) for address in row.cells.values()}
    assert {told[cell][0] for cell in ("B3", "B4") if cell not in table} <= {"fte"}
    assert "fte" not in (told["B7"][0], told["B8"][0])


def test_of_a_day_part_a_share_that_divides_is_of_time_or_of_places_and_a_small_number_is_of_staff() -> None:
    """30 / 0.75 x 4 x 2 / (8 x 0.8) = 50; + 5 = 55."""
    (product,) = _products(
        [
            ["Zorgboerderij 2026"],
            ["Werker per uur, met alle lasten", 30],
            ["Deel van de tijd in de groep", Decimal("0.75")],
            ["Uren open per dagdeel", 4],
            ["Hulpboeren per dagdeel", 2],
            ["Plekken", 8],
            ["Komt gemiddeld opdagen", Decimal("0.8")],
            ["Soep en brood", 5],
            ["Prijs dagdeel", ("=B2/B3*B4*B5/(B6*B7)+B8", "55")],
        ]
    )
    told = {**_told(product), **{value.cell: (value.concept, "") for value in product.values if value.cell}}
    assert told["B3"][0] == "productiviteit"
    assert told["B5"][0] == "begeleiders_per_groep"
    assert told["B7"][0] in ("aanwezigheid", "bezettingsgraad")


def test_a_divisor_below_hours_is_productive_hours_and_no_cost() -> None:
    """45 000 x 1.25 / 1 250 = 45."""
    rows: Rows = [
        ["Kostprijzen 2026"],
        ["product", "eenheid", "salaris/jr", "lasten %", "uren cl.", "tarief"],
        ["Begeleiding", "uur", 45000, "25%", 1250, ("=C3*(1+D3)/E3", "45")],
        ["Behandeling", "uur", 60000, "25%", 1200, ("=C4*(1+D4)/E4", "62.5")],
    ]
    for product, cell in zip(_products(rows), ("E3", "E4"), strict=True):
        told = {**_told(product), **{value.cell: (value.concept, "") for value in product.values}}
        assert told[cell][0] == "productieve_uren"


def test_a_typed_list_with_columns_of_costs_is_a_build_up_and_no_list_of_prices() -> None:
    """45 000 x 1.25 / 1 250 = 45; / (1 - 20%) = 56.25; with 1.50 beside it 57.75; the second is 5 cents off."""
    rows: Rows = [
        ["Kostprijzen 2026"],
        ["product", "eenheid", "salaris/jr", "lasten %", "uren cl.", "overhead % omzet", "reis €/u", "tarief"],
        ["Begeleiding", "uur", 45000, "25%", 1250, "20%", Decimal("1.5"), Decimal("57.80")],
        ["Behandeling", "uur", 60000, "25%", 1200, "20%", Decimal("1.5"), Decimal("79.70")],
    ]
    for product, row in zip(_products(rows), (3, 4), strict=True):
        told = {**_told(product), **{value.cell: (value.concept, "") for value in product.values}}
        assert told[f"C{row}"][0] == "bruto_jaarloon"
        assert told[f"E{row}"][0] == "productieve_uren"


def test_what_stands_below_a_total_is_not_in_the_staff_that_a_heading_counts() -> None:
    (product,) = _products(
        [
            ["Beschermd wonen 2026"],
            ["Team", "fte", "kosten per fte"],
            ["Woonbegeleiders", 9, 60000],
            ["Gedragskundige", 1, 95000],
            ["Personeel totaal", 635000],
            ["Boodschappen per bewoner per dag", 13],
            ["Kamers", 10],
            ["Gemiddeld gevuld", "80%"],
            ["Prijs per dag", Decimal("231.11")],
        ]
    )
    read = (value for value in product.values if value.concept in ("fte", "fte"))
    assert not {("Blad", "B6"), ("Blad", "B7"), ("Blad", "B8")}.intersection(
        cell for value in read for cell in value.cells
    )


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


#: (2 × 60.000 + 0,5 × 80.000 + 0 × 70.000) / (4 × 400) is 100.
LOOKED_UP: dict[str, Rows] = {
    "Etmaalprijs": [
        ["Etmaalprijzen 2026"],
        ["Bedden", 4],
        ["Bezette dagen per bed", 400],
        ["Personeel", ("=Formatie!B6", "160000")],
        ["Etmaaltarief", ("=B4/(B2*B3)", "100")],
    ],
    "Formatie": [
        ["Functie", "Wonen", "Loonkosten per fte"],
        [],
        ["Begeleider", 2, ("=Lonen!B2", "60000")],
        ["Behandelaar", Decimal("0.5"), ("=Lonen!B3", "80000")],
        ["Wakende nachtdienst", 0, ("=Lonen!B4", "70000")],
        ["Totaal", ("=SUMPRODUCT(B3:B5,C3:C5)", "160000")],
    ],
    "Lonen": [["Functie", "2026"], ["Begeleider", 60000], ["Behandelaar", 80000], ["Wakende nachtdienst", 70000]],
}


def test_pay_that_is_looked_up_on_another_tab_is_pay_and_what_it_is_multiplied_with_is_staff():
    (product,) = recognise(book_of(LOOKED_UP)).products
    told = {(line.sheet, line.cell): line.concept for line in (*product.values, *product.sources)}
    assert {told["Lonen", cell] for cell in ("B2", "B3")} == {"loonkosten_per_jaar"}
    assert told["Formatie", "B5"] == "fte"


def test_what_guidance_costs_per_participant_is_no_number_of_participants():
    (product,) = recognise(
        book_of(
            {
                "Blad": [
                    ["Dagbesteding 2026"],
                    ["Loonkosten per uur inclusief lasten", 32],
                    ["Productiviteit", "80%"],
                    ["Uren per dagdeel", 4],
                    ["Begeleiders per groep", 1],
                    ["Groepsgrootte", 8],
                    ["Begeleiding per deelnemer", "€ 20,00"],
                    ["Materiaalkosten per dagdeel", 2],
                    ["Overhead over directe kosten", "10%"],
                    ["Dagdeeltarief", Decimal("24.2")],
                ]
            }
        )
    ).products
    assert product.by_concept()["groepsgrootte"].value == 8


def test_more_people_than_one_are_no_share_of_the_hours():
    rows: Rows = [
        ["Begroting 2026 begeleiding"],
        ["Brutolonen", 1500000],
        ["Sociale lasten", 500000],
        ["Totaal", ("=SUM(B2:B3)", "2000000")],
        ["Bezetting fte", 33],
        ["Netto productieve uren", 1378],
        ["Te leveren uren", ("=B5*B6", "45474")],
        ["Tarief per uur", ("=ROUND(B4/B7,2)", "43.98")],
    ]
    (product,) = recognise(book_of({"Begroting": rows})).products
    told = {line.cell: line.concept for line in (*product.values, *product.sources)}
    assert told["B5"] == "fte"
