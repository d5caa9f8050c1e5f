"""Two calculations in one book: side by side per line, and where the difference comes from."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tarief import Breakdown, compare
from tarief.report.cells import Worded
from tests.gap.test_swapped import far_apart
from tests.models.cases import worked
from tests.published.test_every_price import priced
from tests.tools.cells import cells_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.cases import every_case
from tests.workbooks.examples import FILLED, SMALL, calculated
from tests.workbooks.recalculated import assert_same_cells, assert_same_result, names_by_sheet, shown
from workbooks.write.report.tables import worded_format
from workbooks.write.result import write_comparison

Pair = tuple[Breakdown, Breakdown]
#: 42,255 an hour exactly: 22,50 × 1878 / 1000.
HALF_A_CENT = {
    "loonkosten_per_uur": "22.50",
    "contracturen": "1878",
    "productieve_uren": "1000",
    "overhead": "0",
    "overhead_grondslag": "directe_kosten",
}
#: The same series with one other figure: a price that is a percentage has a gap in hundredths of a percent.
SERIES = [{**row, "voorlopig_2024": "0.0520"} for row in every_case()["eigen_vng_index"].inputs["reeksen"]]


@pytest.fixture(scope="module")
def pairs() -> dict[str, Pair]:
    stay, small = worked("etmaal"), calculated(SMALL)
    return {
        "verblijf": (stay, stay.change(overhead="0.18", loonkosten_per_uur="36.20")),
        "per_minuut": (one := calculated(FILLED), one.change(overleguren="60")),
        "gelijk": (small, small.change(source="gemeente", overhead="0.20")),
        "andere_formules": (one, small),
        "andere_eenheid": (worked("cooperatie"), worked("vervoer")),
        "halve_centen": (half := calculated(HALF_A_CENT), half.change(loonkosten_per_uur="41.35")),
        "prijzen": (priced(), priced(huur="13200", loon="66000")),
        "vervoer": (ride := worked("vervoer"), ride.change(source="gemeente", overhead="0.20")),
        "index": (index := every_case()["eigen_vng_index"].calculate(), index.change(reeksen=SERIES)),
    }


@pytest.fixture(scope="module")
def written(pairs: dict[str, Pair], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("vergelijking")
    for name, (a, b) in pairs.items():
        write_comparison(a, b, folder / f"{name}.xlsx", labels=("=Aanbieder", "Gemeente"))
    return {name: folder / f"{name}.xlsx" for name in pairs}


def table(sheet: dict[str, Any], head: str) -> dict[str, tuple[Any, Any, Any]]:
    """The rows below a head, by their label: both sides and the difference."""
    row = next(int(at[1:]) for at, value in sheet.items() if at[0] == "B" and value == head) + 1
    found = {}
    while f"B{row}" in sheet and f"E{row}" in sheet:
        found[sheet[f"B{row}"]] = (sheet.get(f"C{row}"), sheet.get(f"D{row}"), sheet[f"E{row}"])
        row += 1
    return found


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_finds_both_calculations_and_all_that_is_stored(pairs, written, tmp_path):
    again = recalculate([*written.values()], tmp_path)
    for (a, b), path, worked_out in zip(pairs.values(), written.values(), again, strict=True):
        cells = cells_of(worked_out)
        assert_same_cells(cells_of(path), cells)
        for side, letter in ((a, " A"), (b, " B")):
            assert_same_result(side, worked_out, cells, letter)


@pytest.mark.parametrize("name", ["verblijf", "per_minuut", "index", "andere_formules"])
def test_the_contributions_are_those_of_compare_and_sum_to_the_gap(name, pairs, written):
    comparison = compare(*pairs[name])
    found = table(cells_of(written[name])["Vergelijking"], "Verschil door")
    amounts = {label: shown(row[2], comparison.a.unit) for label, row in found.items()}
    expected = {comparison.label(key): amount for key, amount in comparison.contributions.items()}
    assert amounts == {**expected, "Verschil": comparison.gap}


@pytest.mark.parametrize("name", ["verblijf", "per_minuut", "index", "andere_formules"])
def test_inputs_and_rungs_cross_on_a_sheet_of_their_own_and_add_up(name, pairs, written):
    comparison = compare(*pairs[name])
    sheet = cells_of(written[name])["Verschil in delen"]
    rows = {value: int(at[1:]) for at, value in sheet.items() if at[0] == "B"}
    unit = comparison.a.unit
    sums = [shown(value, unit) for at, value in sheet.items() if at[1:] == str(rows["Verschil"]) and at[0] > "C"]
    assert sums == [*(rung.amount for rung in comparison.by_rung if rung.parts), comparison.gap]
    for part in comparison.chapters:
        assert shown(sheet[f"D{rows[part.label]}"], unit) == part.amount
    for key, cells in comparison.cells.items():
        line = [value for at, value in sheet.items() if at[1:] == str(rows[comparison.label(key)]) and at[0] > "C"]
        assert shown(line[-1], unit) == comparison.contributions[key] == sum(cells.values())


def test_every_line_stands_beside_that_of_the_other_with_the_difference(pairs, written):
    a, b = pairs["verblijf"]
    found = table(cells_of(written["verblijf"])["Vergelijking"], "Omschrijving")
    assert len(names_by_sheet(written["verblijf"])["Berekening A"]) >= len(a.lines)
    for key in ("overhead", "loonkosten_per_uur", "directe_kosten", "tarief"):
        row = found[a.by_key[key].label]
        assert [shown(each) for each in row] == [
            shown(float(each)) for each in (a.exact(key), b.exact(key), b.exact(key) - a.exact(key))
        ]


def test_the_tables_say_what_their_units_belong_to_and_how_the_ladder_is_rounded(written):
    sheet = cells_of(written["verblijf"])["Vergelijking"]
    head = next(int(at[1:]) for at, value in sheet.items() if value == "Verschil door")
    assert sheet[f"E{head}"] == "Bijdrage (euro per etmaal)"
    assert sheet[f"F{head}"] == "Eenheid van de waarde"
    rungs = sum(at[0] == "B" and "samen precies het tarief" in str(value) for at, value in sheet.items())
    assert rungs == 1


def test_a_line_of_a_row_is_told_apart_from_that_of_the_whole(tmp_path):
    """A wage per function and in all: in the functiemix the line has the same name."""
    old, found = (every_case()[f"herijking_{name}"].calculate() for name in ("oud", "onderzoek"))
    write_comparison(old, found, tmp_path / "loon.xlsx")
    rows = table(cells_of(tmp_path / "loon.xlsx")["Vergelijking"], "Omschrijving")
    assert len(rows) == len(old.plan.nodes)
    assert {"Loon met toeslagen per jaar", "Loon met toeslagen per jaar (per functie)"} <= set(rows)


def test_what_there_is_to_say_of_a_comparison_stands_below_it(tmp_path):
    write_comparison(*far_apart("10", "27"), tmp_path / "ver.xlsx")
    told = cells_of(tmp_path / "ver.xlsx")["Vergelijking"].values()
    assert sum("Er is weinig om op te onderhandelen. Vergelijk binnen" in str(value) for value in told) == 1


def test_every_price_stands_beside_that_of_the_other_with_its_difference_and_its_ladder(written):
    """Per uur 60 en 66; een dagdeel is 4,5 × (loon + huur) / 1.200: 225 + 45 en 247,50 + 49,50."""
    sheet = cells_of(written["prijzen"])["Vergelijking"]
    prices = {label: [shown(each) for each in row] for label, row in table(sheet, "Prijs").items()}
    assert prices == {"Uurprijs": [60, 66, 6], "Dagdeelprijs": [270, 297, 27]}
    bars = {value: int(at[1:]) for at, value in sheet.items() if at[0] == "B"}
    first = bars["Waar het verschil vandaan komt: Dagdeelprijs"] + 2
    assert {sheet[f"B{row}"]: shown(sheet[f"E{row}"]) for row in range(first, first + 3)} == {
        "Loon": Decimal("22.50"),
        "Huur": Decimal("4.50"),
        "Verschil": Decimal(27),
    }
    first = bars["Opbouw van beide: Dagdeelprijs"] + 2
    last = next(row for row in range(first, first + 9) if sheet[f"B{row}"] == "Dagdeelprijs")
    rungs = [[shown(sheet[f"{column}{row}"]) for column in "CDE"] for row in range(first, last + 1)]
    assert len(rungs) > 2
    assert [sum(column) for column in zip(*rungs[:-1], strict=True)] == rungs[-1] == [270, 297, 27]


def test_calculations_that_go_another_way_stand_side_by_side_with_what_that_does(pairs, written):
    a, b = pairs["andere_formules"]
    sheet = cells_of(written["andere_formules"])["Vergelijking"]
    found = table(sheet, "Verschil door")
    assert found["Overhead"][:2] == ("21,50% van de totale kosten", "20,00% van de directe kosten")
    assert shown(found["Verschil"][2]) == b.tarief - a.tarief
    assert shown(sheet["E5"]) == b.tarief - a.tarief
    rungs = table(sheet, "Onderdeel")
    assert sum(shown(row[1]) for label, row in rungs.items() if label != "Tarief per uur") == b.tarief
    assert rungs["Tarief per uur"][2] == pytest.approx(float(b.tarief - a.tarief))
    # Prices in another unit have no difference, and it is said why.
    other = cells_of(written["andere_eenheid"])["Vergelijking"]
    assert "E5" not in other
    assert any("per uur en per rit" in str(value) for value in other.values())


def test_equal_calculations_say_so(written):
    assert "De twee berekeningen hebben dezelfde invoer." in cells_of(written["gelijk"])["Vergelijking"].values()


@pytest.mark.usefixtures("libreoffice")
def test_a_change_in_the_book_moves_the_difference_and_says_when_the_contributions_are_old(written, tmp_path):
    again = []
    for name in ("verblijf", "per_minuut"):
        book = load_workbook(written[name])
        sheet = book["Berekening B"]
        key = {"verblijf": "overhead", "per_minuut": "overleguren"}[name]
        [(_, address)] = sheet.defined_names[key].destinations
        sheet[address.replace("$", "")].value = {"verblijf": 0.15, "per_minuut": 100}[name]
        book.save(tmp_path / f"{name}.xlsx")
        again.append(tmp_path / f"{name}.xlsx")
    stay, minutes = (cells_of(each)["Vergelijking"] for each in recalculate(again, tmp_path / "uit", VALUES))
    assert any("maak de vergelijking opnieuw" in str(value) for value in stay.values())
    # Where one input differs the contribution is the gap itself, and follows.
    found = table(minutes, "Verschil door")
    changed = calculated(FILLED).change(overleguren="100")
    assert shown(found["Verschil"][2]) == changed.tarief - calculated(FILLED).tarief
    assert sum(Decimal(str(row[2])) for row in found.values()) == pytest.approx(2 * Decimal(str(found["Verschil"][2])))


def test_the_same_comparison_gives_the_same_bytes_and_text_stays_text(pairs, written, tmp_path):
    path = tmp_path / "nogmaals.xlsx"
    write_comparison(*pairs["verblijf"], path, labels=("=Aanbieder", "Gemeente"))
    assert path.read_bytes() == written["verblijf"].read_bytes()
    cells = [cell for row in load_workbook(path)["Vergelijking"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=Aanbieder"} == {"s"}


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("€ 21,68 per uur", "21.68", '"€ "#,##0.00" per uur"'),
        ("− € 1.234,50", "-1234.5", '"− € "#,##0.00'),
        ("17,5%", "0.175", "#,##0.0%"),
        ("7 / 12", "7", '#,##0" / 12"'),
        ("samen € 3,00", "2.995", '"samen € "#,##0.00'),
        ("€ 3,00", "4", ""),
        ("niet te vergelijken", "4", ""),
    ],
)
def test_a_worded_figure_is_a_number_in_a_workbook_that_looks_as_its_words(words: str, value: str, shown: str) -> None:
    assert worded_format(Worded(words, Decimal(value))).split(";")[0] == shown
