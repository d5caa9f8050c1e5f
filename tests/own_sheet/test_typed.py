"""Small sheets whose price is typed: the model is the arithmetic, and the printed price the test of a reading."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.corpus.direct import book_of
from workbooks.read.own_sheet import Reading, recognise
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.reading.calculated import numbers_of
from workbooks.read.own_sheet.roots.rosters import typed_roster
from workbooks.read.own_sheet.values.inputs import calculate_product

Row = list[Any]
_WAGE: list[Row] = [
    ["Bruto uurloon", 24.5],
    ["Vakantietoeslag", "8%"],
    ["Eindejaarsuitkering", "8,33%"],
    ["Uurloon met toeslagen", 28.5],
    ["Werkgeverslasten", "26%"],
    ["Loonkosten per uur", 35.91],
    ["Productiviteit", "70%"],
]


def sheet(*rows: Row) -> Reading:
    return recognise(book_of(Blad=[["Kostprijs begeleiding 2026"], [], *rows]))


def read(reading: Reading, product: int = 0) -> dict[str, tuple[str, str]]:
    values = reading.products[product].values
    return {value.concept: (str(value.value), value.base) for value in values if value.cell}


def price(reading: Reading, product: int = 0) -> str:
    return str(calculate_product(reading, reading.products[product], {}).tarief)


def _cents(value: float) -> float:
    return float(round(Decimal(str(value)), 2))


def _loaded(wage: float) -> float:
    return wage * 1.1633 * 1.26 / 0.7


def test_what_the_sheet_worked_out_itself_is_no_input() -> None:
    tarief = _cents(_loaded(24.5) * 1.2)
    reading = sheet(*_WAGE, ["Overhead over directe kosten", "20%"], ["Uurtarief", tarief])
    assert read(reading)["bruto_uurloon"][0] == "24.5"
    assert "loonkosten_per_uur" not in read(reading)
    assert price(reading) == f"{tarief:.2f}"


def test_the_printed_price_tells_what_overhead_is_a_share_of() -> None:
    for base, times in _BASES.items():
        tarief = _cents(times(_loaded(24.5), 2.4))
        reading = sheet(*_WAGE, ["Reiskosten per uur", 2.4], ["Overhead", "20%"], ["Uurtarief", tarief])
        assert read(reading)["overhead"] == ("0.20", base), base
        assert not reading.questions


_BASES: dict[str, Callable[[float, float], float]] = {
    "loonkosten": lambda wage, travel: wage * 1.2 + travel,
    "directe_kosten": lambda wage, travel: (wage + travel) * 1.2,
    "totale_kosten": lambda wage, travel: (wage + travel) / 0.8,
}


def test_prices_beside_one_another_have_a_lane_each() -> None:
    wages = (21.0, 26.0)
    prices = [_cents(_loaded(wage) * 1.2) for wage in wages]
    rows: list[Row] = [["", "Licht", "Zwaar"], ["Bruto uurloon", *wages]]
    rows += [[label, share, share] for label, share in (("Vakantietoeslag", "8%"), ("Eindejaarsuitkering", "8,33%"))]
    rows += [["Werkgeverslasten", "26%", "26%"], ["Productiviteit", "70%", "70%"], ["Overhead", "20%", "20%"]]
    reading = sheet(*rows, ["Uurtarief", *prices])
    assert [product.name for product in reading.products] == ["Licht", "Zwaar"]
    assert [price(reading, number) for number in (0, 1)] == [f"{each:.2f}" for each in prices]


def test_a_row_with_its_price_behind_it_is_a_product() -> None:
    prices = [_cents(wage / 0.7 * 1.2) for wage in (34.0, 41.5)]
    rows: list[Row] = [
        ["Product", "Loonkosten per uur incl. werkgeverslasten", "Productiviteit", "Overhead", "Uurtarief"]
    ]
    rows += [["Licht", 34.0, "70%", "20%", prices[0]], ["Zwaar", 41.5, "70%", "20%", prices[1]]]
    reading = sheet(*rows)
    assert [product.name for product in reading.products] == ["Licht", "Zwaar"]
    assert [price(reading, number) for number in (0, 1)] == [f"{each:.2f}" for each in prices]


def test_products_below_one_another_are_blocks_of_rows() -> None:
    prices = [_cents(_loaded(24.5) * 1.2), _cents(_loaded(24.5) * 1.3)]
    rows: list[Row] = []
    for name, share, tarief in zip(("Licht", "Zwaar"), ("20%", "30%"), prices, strict=True):
        rows += [[name], *_WAGE, ["Overhead", share], ["Uurtarief", tarief], []]
    reading = sheet(*rows)
    assert len(reading.products) == 2
    assert [price(reading, number) for number in (0, 1)] == [f"{each:.2f}" for each in prices]


def test_hours_that_are_not_productive_are_taken_off() -> None:
    rows: list[Row] = [row for row in _WAGE if row[0] != "Productiviteit"]
    tarief = _cents(24.5 * 1.1633 * 1.26 / 0.78 * 1.2)
    reading = sheet(*rows, ["Improductiviteit", "22%"], ["Overhead", "20%"], ["Uurtarief", tarief])
    assert read(reading)["productiviteit"][0] == "0.78"
    assert price(reading) == f"{tarief:.2f}"


def test_an_amount_a_year_is_divided_by_the_productive_hours() -> None:
    rows: list[Row] = [row for row in _WAGE if row[0] != "Productiviteit"]
    rows += [["Jaaruren", 1878], ["Productieve uren", 1314.6], ["Opleidingskosten per fte per jaar", 1200]]
    tarief = _cents((_loaded(24.5) + 1200 / 1314.6) * 1.2)
    reading = sheet(*rows, ["Overhead over directe kosten", "20%"], ["Uurtarief", tarief])
    assert read(reading)["opleidingskosten_per_uur"][0].startswith("0.9128")
    assert price(reading) == f"{tarief:.2f}"


def test_hours_from_weeks_are_exact() -> None:
    rows: list[Row] = [row for row in _WAGE if row[0] != "Productiviteit"]
    rows += [["Weken per jaar", 52, "weken"], ["Verlof in weken", 5.5, "weken"], ["Werkweek", 36, "uur per week"]]
    rows += [["Waarvan bij de cliënt", 30.5, "uur per week"], ["Productieve uren per jaar", 1418.3]]
    tarief = _cents(24.5 * 1.1633 * 1.26 * 36 * 52 / (46.5 * 30.5) * 1.2)
    reading = sheet(*rows, ["Overhead", "20%"], ["Uurtarief", tarief])
    assert price(reading) == f"{tarief:.2f}"


def test_a_list_of_tariffs_is_prices_without_a_build_up() -> None:
    rows: list[Row] = [
        ["Product", "Eenheid", "Tarief"],
        ["Begeleiding", "uur", 68.4],
        ["Dagbesteding", "dagdeel", 41.2],
    ]
    reading = sheet(*rows)
    assert [(product.model, product.unit) for product in reading.products] == [("prijs", "uur"), ("prijs", "dagdeel")]
    assert [price(reading, number) for number in (0, 1)] == ["68.40", "41.20"]


def test_a_mix_of_functions_is_read_by_its_shares_and_wages() -> None:
    mean = 0.75 * 24 + 0.25 * 32
    tarief = _cents(_loaded(mean) * 1.2)
    rows: list[Row] = [
        ["Functie", "Aandeel", "Bruto uurloon"],
        ["Begeleider", 0.75, 24],
        ["Gedragswetenschapper", 0.25, 32],
        [],
        ["Vakantietoeslag", "8%"],
        ["Eindejaarsuitkering", "8,33%"],
        ["Werkgeverslasten", "26%"],
        ["Productiviteit", "70%"],
        ["Overhead over directe kosten", "20%"],
        ["Uurtarief", tarief],
    ]
    reading = sheet(*rows)
    assert [str(value.value) for value in reading.products[0].values if value.concept == "functie_aandeel"] == [
        "0.75", "0.25",
    ]  # fmt: skip
    assert Decimal(read(reading)["bruto_uurloon"][0]) == Decimal(26)
    assert price(reading) == f"{tarief:.2f}"


def test_columns_of_a_tab_with_inputs_belong_to_the_products_beside_one_another() -> None:
    first, second = (_cents(_loaded(wage) * 1.2) for wage in (24.5, 30))
    inputs: list[Row] = [
        ["", "Begeleiding", "Behandeling"],
        ["Bruto uurloon", 24.5, 30],
        ["Vakantietoeslag", "8%", "8%"],
        ["Eindejaarsuitkering", "8,33%", "8,33%"],
        ["Werkgeverslasten", "26%", "26%"],
        ["Productiviteit", "70%", "70%"],
        ["Overhead over directe kosten", "20%", "20%"],
    ]
    prices: list[Row] = [["", "Begeleiding", "Behandeling"], ["Uurtarief", first, second]]
    reading = recognise(book_of(Invoer=inputs, Resultaat=prices))
    assert [price(reading, number) for number in (0, 1)] == [f"{first:.2f}", f"{second:.2f}"]
    assert [read(reading, number)["bruto_uurloon"][0] for number in (0, 1)] == ["24.5", "30"]


def test_overhead_of_a_year_is_divided_by_the_hours_of_the_organisation() -> None:
    tarief = _cents(_loaded(24.5) + (180_000 + 60_000) / 43_200)
    rows: list[Row] = [
        ["Huisvesting per jaar", 180_000],
        ["ICT per jaar", 60_000],
        ["Productieve uren organisatie", 43_200],
        ["Uurtarief", tarief],
    ]
    reading = sheet(*_WAGE, *rows)
    assert read(reading)["overhead"] == ("240000", "per_jaar")
    assert price(reading) == f"{tarief:.2f}"


def test_a_practice_is_read_in_its_own_model() -> None:
    rows: list[Row] = [
        ["Norminkomen", 72_000],
        ["AOV", 7_350],
        ["Praktijkkosten", 14_460],
        ["Declarabele uren per jaar", 954.5],
        ["Kostprijs", _cents((72_000 + 7_350 + 14_460) / 954.5)],
    ]
    reading = sheet(*rows)
    assert reading.products[0].model == "vrijgevestigd"
    assert read(reading)["norminkomen"][0] == "72000"


def test_a_base_is_named_by_a_word_behind_over_whatever_the_word() -> None:
    cost = _loaded(24.5) + 2.4
    said = {
        "over de opbrengst": ("omzet", cost / 0.8),
        "van personele kosten": ("loonkosten", cost + 0.2 * _loaded(24.5)),
        "op alle kosten": ("totale_kosten", cost / 0.8),
    }
    for text, (base, tarief) in said.items():
        reading = sheet(*_WAGE, ["Reiskosten per uur", 2.4], [f"Overhead {text}", "20%"], ["Uurtarief", _cents(tarief)])
        assert read(reading)["overhead"] == ("0.20", base), text


def test_a_price_in_whole_euros_has_cents_where_the_sheet_leaves_zeros_out() -> None:
    """An amount of 2,4 says that 66 is no price rounded to euros."""
    cost = _loaded(24.5) * 1.2 + 2.4
    rows = [*_WAGE, ["Reiskosten per uur", "2,4"], ["Overhead", "20%"], ["Kostprijs", _cents(cost)]]
    risk = 66 / _cents(cost) - 1
    reading = sheet(*rows, ["Risico-opslag", f"{100 * risk:.4f}%".replace(".", ",")], ["Uurtarief", "66"])
    assert read(reading)["overhead"] == ("0.20", "loonkosten")
    assert price(reading) == "66.00"


def test_shifts_of_a_typed_roster_are_read_one_by_one() -> None:
    roster: list[Row] = [
        ["Dienst", "Uren per dienst", "Medewerkers", "Telt mee voor", "Uren per jaar"],
        ["Vroege dienst", 8, 2, "100%", 5840],
        ["Slaapdienst", 8, 1, "50%", 1460],
        ["Totaal te roosteren", "", "", "", 7300],
    ]
    grid = make_grid(book_of(Rooster=[["Rooster 2026"], [], *roster]).sheets[0], "")
    made = typed_roster(numbers_of({"Rooster": grid})[1].values())
    assert made is not None and made.concept == "roosteruren"
    assert [(row.values["dienst"], row.values["dienst_uren"], row.values["dienst_telt"]) for row in made.rows] == [
        ("Vroege dienst", 8, 1),
        ("Slaapdienst", 8, Decimal("0.5")),
    ]


def test_a_price_with_the_name_of_an_earlier_one_is_of_another_product() -> None:
    rows: list[Row] = []
    for wage in (24, 28):
        tarief = _cents(_loaded(wage) * 1.2)
        head: Row = ["Bruto uurloon", wage]
        body = [*_WAGE[1:3], _WAGE[4], _WAGE[6], ["Overhead over directe kosten", "20%"]]
        rows += [head, *body, ["Kosten samen", tarief], ["Uurtarief", tarief], []]
    assert len(sheet(*rows).products) == 2


def test_lines_in_unknown_words_are_read_by_what_they_do_also_where_no_price_comes_out() -> None:
    rows: list[Row] = [
        ["Bruto uurloon", 24.5],
        ["Vakantietoeslag", "8%"],
        ["Zorgtoeslag", "8,33%"],
        ["Afdracht premies", "26%"],
        ["Inzetbaar deel", "70%"],
        ["Centrale diensten over alles", "20%"],
    ]
    understood = read(sheet(*rows, ["Uurtarief", 63.13]))
    assert understood["werkgeverslasten"][0] == "0.26"
    assert understood["productiviteit"][0] == "0.70"


def test_hours_in_unknown_words_are_told_with_the_others_as_one_number() -> None:
    hours: list[Row] = [["Contracturen", 1878], ["Verlofuren", 220], ["Sluitingsdagen", 43], ["Scholingsuren", 40]]
    tarief = _cents(24.5 * 1.08 * 1.0833 * 1.26 * 1878 / (1878 - 303) * 1.2)
    rows = [*_WAGE[:3], ["Werkgeverslasten", "26%"], *hours, ["Overhead over directe kosten", "20%"]]
    reading = sheet(*rows, ["Uurtarief", tarief])
    assert read(reading)["niet_productieve_uren"] == ("303", "")
    assert not reading.questions


def test_a_bare_number_per_hour_is_no_percentage() -> None:
    tarief = _cents(_loaded(24.5) + 8.55)
    understood = read(sheet(*_WAGE, ["Overheadkosten per uur", 8.55], ["Uurtarief", tarief + 3.33]))
    assert understood["overhead"] == ("8.55", "per_uur")


def test_amounts_of_overhead_below_a_heading_of_percentages_are_amounts_where_the_price_says_so() -> None:
    understood = read(sheet(
        ["Loonkosten per betaald uur", 36], ["Productiviteit", "72%"], ["Loonkosten per productief uur", 50],
        ["Opslagen"], ["Algemene kosten", 4.5], ["Huisvesting", 1.7], ["ICT", 4.2], ["Kostprijs per uur", 60.4],
        ["Risico-opslag over het tarief", 0.05], ["Tarief per uur", 63.58],
    ))  # fmt: skip
    assert understood["overhead"] == ("10.4", "per_uur")
    assert understood["risico_opslag"] == ("0.05", "tarief")


def test_a_price_that_could_be_a_year_alone_in_its_row_is_read() -> None:
    reading = sheet(["CAO kosten", 24.68], ["Productiviteit", "80%"], ["Overhead", "20%"], ["Uurtarief", 2025])
    assert read(reading)["productiviteit"][0] == "0.80"
