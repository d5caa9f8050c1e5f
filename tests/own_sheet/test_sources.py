"""What a value was worked out from is told as it stands on the sheet, beside what it came to."""

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, calculate_product, recognise

Rows = list[list[Written]]
#: 30 x 52 x 36 / (42 weeks x 30 hours) = 44.571429; x 1.2 = 53.485714.
WEEKS: Rows = [
    ["Kostprijs begeleiding 2026"],
    ["Loonkosten per contractuur", 30],
    ["Weken per jaar", 52],
    ["Vakantieweken", 6],
    ["Feestdagen in weken", Decimal("1.5")],
    ["Ziekteweken", Decimal("2.5")],
    ["Cliënturen per week", 30],
    ["Productieve uren per jaar", ("=(B3-B4-B5-B6)*B7", "1260")],
    ["Werkuren per week", 36],
    ["Contracturen per jaar", ("=B3*B9", "1872")],
    ["Overhead over loonkosten", "20%"],
    ["Tarief per uur", ("=B2*B10/B8*(1+B11)", "53.4857142857")],
]
#: 3 892.18 / 156.5 = 24.870160; x 1.08 x 1.26 x 1878 / 1300 x 1.2.
MONTH: Rows = [
    ["Kostprijs begeleiding 2026"],
    ["Bruto maandloon", Decimal("3892.18")],
    ["Uren per maand", Decimal("156.5")],
    ["Bruto uurloon", ("=B2/B3", "24.8701597444")],
    ["Vakantietoeslag", "8%"],
    ["Werkgeverslasten", "26%"],
    ["Contracturen per jaar", 1878],
    ["Productieve uren per jaar", 1300],
    ["Overhead over loonkosten", "20%"],
    ["Tarief per uur", ("=B4*(1+B5)*(1+B6)*B7/B8*(1+B9)", "58.6686854105")],
]


def _read(rows: Rows) -> ProductReading:
    (product,) = recognise(book_of({"Blad": rows})).products
    return product


def _sources(rows: Rows) -> dict[str, tuple[Decimal | str, str]]:
    return {value.concept: (value.value, value.cell) for value in _read(rows).sources}


def test_weeks_that_became_hours_are_told_as_weeks() -> None:
    assert _sources(WEEKS) == {
        "weken_per_jaar": (Decimal(52), "B3"),
        "vakantieweken": (Decimal(6), "B4"),
        "feestdagweken": (Decimal("1.5"), "B5"),
        "ziekteweken": (Decimal("2.5"), "B6"),
        "declarabele_uren_per_week": (Decimal(30), "B7"),
        "werkuren_per_week": (Decimal(36), "B9"),
    }


def test_hours_counted_in_weeks_are_weeks_whatever_the_unit_is_written_as() -> None:
    rows = [["Feestdagen (wk)", row[1]] if row[0] == "Feestdagen in weken" else row for row in WEEKS]
    rows = [["Ziekte (weken)", row[1]] if row[0] == "Ziekteweken" else row for row in rows]
    assert _sources(rows) == _sources(WEEKS)


def test_materials_in_the_costs_of_clients_are_told_as_materials() -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per productief uur", 45],
        ["Cliëntgebonden kosten per uur", 3],
        ["Materiaalkosten per uur", 2],
        ["Tarief per uur", ("=B2+B3+B4", "50")],
    ]
    told = {(value.concept, value.cell) for value in (*_read(rows).values, *_read(rows).sources)}
    assert {("clientgebonden_kosten_per_uur", "B3"), ("materiaalkosten_per_uur", "B4")} <= told


def test_hours_of_a_week_may_have_any_name_where_the_wage_is_divided_by_hours_of_its_own() -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Bruto maandloon", 3600],
        ["Contracturen per jaar", 1800],
        ["Werkgeverslasten", "25%"],
        ["Weken per jaar", 52],
        ["Vakantieweken", 10],
        ["Kwartjes per week", 36],
        ["Dubbeltjes per week", 26],
        ["Productieve uren per jaar", ("=(B5-B6)*B8", "1092")],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", ("=B2*12/B3*(1+B4)*B5*B7/B9*(1+B10)", "61.7142857143")],
    ]
    told = _sources(rows)
    assert told["werkuren_per_week"] == (Decimal(36), "B7") and told["declarabele_uren_per_week"] == (Decimal(26), "B8")


def test_a_source_sets_no_input_of_its_own_and_says_where_it_went() -> None:
    reading = recognise(book_of({"Blad": WEEKS}))
    (product,) = reading.products
    assert {value.concept for value in product.values}.isdisjoint(_sources(WEEKS))
    assert all("verwerkt in" in value.explanation for value in product.sources)
    assert calculate_product(reading, product, {"peildatum": "2026-01-01"}).tarief == Decimal("53.49")


def test_a_monthly_wage_over_hours_of_its_own_is_told_as_a_monthly_wage() -> None:
    assert _sources(MONTH)["bruto_maandloon"] == (Decimal("3892.18"), "B2")


def test_the_parts_of_a_sum_are_not_told_again() -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per productief uur", 45],
        ["Huisvesting per uur", 3],
        ["ICT per uur", 2],
        ["Tarief per uur", ("=B2+B3+B4", "50")],
    ]
    assert _read(rows).by_concept()["overhead"].value == Decimal(5)
    assert not _read(rows).sources


# ── what a cell is follows from what it does, where its name says nothing ──


def test_weeks_whose_sum_has_an_unknown_name_are_productive_hours() -> None:
    rows = [["Kwebbeltotaal", row[1]] if row[0] == "Productieve uren per jaar" else row for row in WEEKS]
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    (hours,) = [value for value in product.values if value.concept == "productieve_uren"]
    assert hours.value == 1260 and ("Blad", "B8") in hours.cells
    assert calculate_product(reading, product, {}).tarief == Decimal("53.49")
    assert {value.cell for value in product.sources} >= {"B4", "B5", "B6"}


def test_a_share_of_the_wage_too_large_for_one_allowance_is_all_of_them() -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Bruto uurloon", 25],
        ["Kwebbelpluim", "16%"],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", ("=B2*(1+B3)*(1+B4)/B5*(1+B6)", "62.1428571429")],
    ]
    values = {value.concept: value.value for value in _read(rows).values}
    assert values["ikb_opslag"] == Decimal("0.16") and "overige_kosten" not in values


def test_a_wage_is_divided_by_its_own_hours_and_takes_up_nothing_else() -> None:
    """4,160 x 12 / 2,080 = 24; x 1.25 / (1 - 0.20) = 37.50; read as 1 / (1 + 0.20) it would be 36.00."""
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Bruto maandloon", 4160],
        ["Betaalde uren per jaar", 2080],
        ["Werkgeverslasten", "25%"],
        ["Opslag niet-productieve uren", "20%"],
        ["Tarief per uur", ("=B2*12/B3*(1+B4)/(1-B5)", "37.50")],
    ]
    values = {value.concept: value.value for value in _read(rows).values}
    assert values["productiviteit"] == Decimal("0.8") and values.get("bruto_uurloon", 24) == 24


def test_the_profession_above_a_column_names_no_cost_of_its_rows() -> None:
    rows: Rows = [
        ["Kostprijs 2026", "Begeleider", "Gedragswetenschapper"],
        ["Bruto uurloon", 24, 30],
        ["Werkgeverslasten", "25%", "25%"],
        ["Productiviteit", "75%", "75%"],
        ["Reiskosten per uur", 1, 2],
        ["Tarief per uur", ("=B2*(1+B3)/B4+B5", "41"), ("=C2*(1+C3)/C4+C5", "52")],
    ]
    for product in recognise(book_of({"Blad": rows})).products:
        assert {"bruto_uurloon", "werkgeverslasten", "productiviteit", "reiskosten_per_uur"} <= {
            value.concept for value in product.values
        }


def test_a_cost_among_the_overhead_that_may_be_another_is_asked() -> None:
    """25 x 1.25 / 0.7 + 1 + 210,000 / 30,000 = 52.642857."""
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Bruto uurloon", 25],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Reiskosten per uur", 1],
        ["Huisvesting", 45000],
        ["ICT en cliëntdossier", 75000],
        ["Management en staf", 90000],
        ["Totaal overhead", ("=SUM(B6:B8)", "210000")],
        ["Productieve uren organisatie", 30000],
        ["Tarief per uur", ("=B2*(1+B3)/B4+B5+B9/B10", "52.6428571429")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    (question,) = [each for each in reading.questions if each.key.startswith("naam.ict")]
    for choice in question.choices:
        made = calculate_product(reading, product, {question.key: choice.value, "peildatum": "2026-01-01"})
        assert made.tarief == Decimal("52.64")


def test_a_build_up_without_any_price_word_has_its_price_at_the_end() -> None:
    rows: Rows = [
        ["Begeleiding 2026"],
        ["Bruto uurloon", 25],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead over loonkosten", "20%"],
        ["Reiskosten per uur", 1],
        ["Kwebbelbedrag", ("=B2*(1+B3)/B4*(1+B5)+B6", "54.5714285714")],
    ]
    product = _read(rows)
    assert {value.concept for value in product.values} >= {"bruto_uurloon", "werkgeverslasten", "productiviteit"}
    assert product.printed["tarief"].cell == "B7"


def test_a_ratio_at_the_end_of_a_build_up_is_no_price() -> None:
    """Of a department's plan the costs for each head were offered as a price per hour, with nothing asked."""
    rows: Rows = [
        ["Plan 2026"],
        ["Bruto loonsom", 721800],
        ["Werkgeverslasten", 38560],
        ["Overhead", 50000],
        ["Reiskosten", 2500],
        ["Huur", 31000],
        ["Headcount", 5000],
        ["Kosten per hoofd, ratio", ("=SUM(B2:B6)/B7", "168.772")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert all(printed.cell != "B8" for product in reading.products for printed in product.printed.values())


def test_sickness_as_a_percentage_among_hours_is_told_as_a_share_of_what_it_says() -> None:
    rows: Rows = [
        ["Loonkosten per betaald uur", 30, "€ per uur"],
        ["Contracturen per jaar", 1800, "uur"],
        ["Verlof", 200, "uur"],
        ["Ziekteverzuim, over contracturen", Decimal("7.5"), "percentage"],
        ["Overig niet-productief", 40, "uur"],
        ["Declarabele uren per jaar", ("=B2-B3-B2*B4/100-B5", "1425"), "uur"],
        ["Tarief per uur", ("=B1*B2/B6", "37.8947368421")],
    ]
    (sick,) = (value for value in _read(rows).sources if value.concept == "ziekteverzuim")
    assert (sick.value, sick.unit, sick.base) == (Decimal("0.075"), "aandeel", "contracturen")


def test_the_column_of_a_cost_centre_of_overhead_is_overhead_on_every_row() -> None:
    rows: Rows = [
        ["Omschrijving", "Team", "Staf en diensten"],
        ["Brutosalarissen", 300_000, 90_000],
        ["Sociale lasten", 60_000, 18_000],
        ["Pensioenlasten", 30_000, 9_000],
        ["Productieve uren", 10_000],
        ["Tarief per uur", ("=(SUM(B2:B4)+SUM(C2:C4))/B5", "50.7")],
    ]
    product = _read(rows)
    shares = {value.concept: {cell for _, cell in value.cells} & {"C2", "C3", "C4"} for value in product.values}
    assert {key: cells for key, cells in shares.items() if cells} == {"overhead": {"C2", "C3", "C4"}}
    assert calculate_product(recognise(book_of({"Blad": rows})), product, {}).tarief == Decimal("50.70")


def test_a_price_per_hour_and_per_day_part_by_column_has_the_unit_of_what_it_rests_on() -> None:
    rows: Rows = [
        [None, "Ambulant", "Dagbehandeling"],
        ["Kosten per jaar", 500_000, 300_000],
        ["Productieve uren", 10_000],
        ["Dagdelen per jaar", None, 6_000],
        ["Tarief (per uur resp. per dagdeel)", ("=B2/B3", "50"), ("=C2/C4", "50")],
    ]
    assert [product.unit for product in recognise(book_of({"Blad": rows})).products] == ["uur", "dagdeel"]


def test_a_share_of_costs_that_are_left_to_the_sheet_is_no_share_of_nothing() -> None:
    rows: Rows = [
        ["Loonkosten pleegzorgbegeleider per fte per jaar", 80_000],
        ["Caseload", 16],
        ["Begeleiding per jaar", ("=B1/B2", "5000")],
        ["Overhead over de loonkosten", "20%"],
        ["Kosten per jaar", ("=B3*(1+B4)", "6000")],
        ["Risico-opslag", "1%"],
        ["Tarief per etmaal", ("=B5/365*(1+B6)", "16.602739726")],
    ]
    assert not {"overhead", "directe_kosten"} & {value.concept for value in _read(rows).values}


#: 25 x 1878 / (1878 - 220 - 122.07 - 40) = 31.385158; x 1.2 = 37.662190.
IN_FORMULA: Rows = [
    ["Kostprijs begeleiding 2026"],
    ["Loonkosten per contractuur", 25],
    ["Contracturen per jaar", 1878],
    ["Verlofuren", 220],
    ["Ziekte 6,5%", ("=B3*0.065", "122.07")],
    ["Scholingsuren", 40],
    ["Productieve uren per jaar", ("=B3-B4-B5-B6", "1495.93")],
    ["Overhead over loonkosten", "20%"],
    ["Tarief per uur", ("=B2*B3/B7*(1+B8)", "37.6621900758")],
]


def test_a_share_that_a_formula_holds_in_itself_is_read_as_the_hours_that_it_comes_to() -> None:
    product = _read(IN_FORMULA)
    read = {value.concept: (value.value, value.cell) for value in product.values}
    assert read["ziekteverzuim"] == (Decimal("122.07"), "B5")
    assert "overige_kosten" not in read
