"""A region as a workbook: every figure is a formula that another program works out alike, and lists are read back."""

from cProfile import Profile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tarief.core.findings import Refused
from tarief.core.place import Place
from tarief.region.case import RegionCase, View
from tarief.region.disclosed import RegionTold
from tarief.region.document import read_case
from tarief.region.outcome import RegionOutcome
from tests.region.case import case
from tests.tools.cells import cells_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.recalculated import assert_same_cells, formulas_in
from workbooks.read.lists.reading import read_region_tables
from workbooks.write.region import write_region

HOSTILE = '=HYPERLINK("http://example.org";"P13")'


def document(**more: Any) -> dict[str, Any]:
    """The made-up region, with sizes, equity, one provider that does not meet the quality and a hostile name."""
    rows = [dict(row) for row in case()["aanbieders"]]
    rows[0] |= {"omvang": "groot", "concern": "+Holding", "eigen_vermogen": "90000", "omzet": "1500000"}
    rows[8] |= {"eigen_vermogen": "250000", "voldoet_aan_kwaliteit": False}
    rows[12]["naam"] = HOSTILE
    return {
        "naam": "=Gebied", "aanbieders": rows, "gemeenten": case()["gemeenten"],
        "tarieven": [{"naam": "Oud", "tarief": "54.46"}, {"naam": "@Nieuw", "tarief": "62.86"}],
        "regels": {"percentielen": ["0.7", "90%"], "getrimd": "0.1", "efficient": "0.6"},
        "ingroeipad": {
            "van": "54.46", "naar": "62.86", "delen": case()["ingroeipad"], "indexcijfers": ["1", "1.03", "1.0609"],
        },
        **more,
    }  # fmt: skip


def the_case(**more: Any) -> RegionCase:
    return read_case(document(**more))


@pytest.fixture(scope="module")
def outcome() -> RegionOutcome:
    return RegionOutcome(the_case())


@pytest.fixture(scope="module")
def written(outcome: RegionOutcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gebied") / "gebied.xlsx"
    write_region(outcome, path)
    return path


def coverage_rows(cells: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [tuple(cells[f"{column}{row}"] for column in "CDEFGH") for row in range(10, 10 + 20) if f"C{row}" in cells]


def as_floats(outcome: RegionOutcome) -> list[tuple[float, ...]]:
    return [
        tuple(map(float, (at.tariff, at.covered, at.volume_share or 0, at.shortfall, at.surplus, at.budget)))
        for _, at in outcome.coverages
    ]


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_finds_what_is_stored_and_follows_another_tariff_and_cost(outcome, written, tmp_path):
    moved = tmp_path / "anders.xlsx"
    book = load_workbook(written)
    book["Dekking"]["B5"] = 64
    book["Dekking"]["C10"] = 64
    book["Aanbieders"]["C5"] = 70.10
    book["Aanbieders"]["C10"] = 59.90
    book["Referentieregels"]["D9"] = 0.8
    book.save(moved)
    same, other = map(cells_of, recalculate([written, moved], tmp_path / "opnieuw", VALUES))
    assert_same_cells(cells_of(written), same)

    rows = document()["aanbieders"]
    rows[0]["kostprijs"], rows[5]["kostprijs"] = "70.10", "59.90"
    given = replace(outcome.case.tariffs[0], amount=Decimal(64))
    chosen = {"percentielen": ["0.8", "90%"], "getrimd": "0.1", "efficient": "0.6"}
    changed = RegionOutcome(replace(the_case(aanbieders=rows, regels=chosen), tariffs=(given, outcome.case.tariffs[1])))
    # Below the tariffs asked for stand reference rules: those follow the costs and the choices.
    assert coverage_rows(other["Dekking"]) == [pytest.approx(row) for row in as_floats(changed)]
    names = [other["Dekking"][f"B{row}"] for row in range(12, 16)]
    assert names == [tariff.name for tariff in changed.tariffs[2:]]
    assert "80% gedekt" in names
    assert other["Dekking"]["E5"] == pytest.approx(float(changed.coverages[0][1].volume_share or 0))
    rules = [other["Referentieregels"][f"C{row}"] for row in range(5, 5 + len(changed.rules))]
    assert rules == [pytest.approx(float(rule.value or 0)) for rule in changed.rules]
    assert changed.impact is not None
    assert [other["Ingroeipad"][f"I{row}"] for row in (9, 10, 11)] == [
        pytest.approx(float(amount)) for amount in changed.impact.accumulated
    ]


@pytest.mark.usefixtures("libreoffice")
def test_half_a_euro_of_a_year_is_rounded_alike_in_libreoffice(tmp_path):
    path, towns = tmp_path / "half.xlsx", [{"naam": "Aa", "volume": "30"}, {"naam": "Bee", "volume": "20"}]
    course = {"van": "39.00", "naar": "40.15", "delen": ["1", "1", "1"], "indexcijfers": ["1", "1", "1"]}
    found = RegionOutcome(the_case(gemeenten=towns, ingroeipad=course))
    assert found.impact is not None
    assert found.impact.totals[0] == 58  # 50 hours of 1.15
    write_region(found, path)
    [again] = recalculate([path], tmp_path / "opnieuw", VALUES)
    assert cells_of(again)["Ingroeipad"]["J9"] == 58


def test_the_sheets_hold_the_figures_of_the_region(outcome, written):
    cells = cells_of(written)
    assert list(cells) == ["Dekking", "Referentieregels", "Ingroeipad", "Gemeenten", "Aanbieders"]
    assert coverage_rows(cells["Dekking"]) == [pytest.approx(row) for row in as_floats(outcome)]
    assert outcome.impact is not None
    towns = [cells["Gemeenten"][f"G{row}"] for row in range(5, 15)]
    assert towns == [float(amount) for amount in outcome.impact.amounts[2].values()]
    assert cells["Gemeenten"]["G15"] == float(outcome.impact.totals[2])
    assert cells["Aanbieders"]["K13"] == pytest.approx(250000 * 12 / 26000 / (65.20 - 54.46))
    assert formulas_in(written) > 150


def test_what_a_user_typed_is_never_a_formula(written):
    book = load_workbook(written)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                typed = cell.value in (HOSTILE, "=Gebied", "@Nieuw", "+Holding")
                assert not typed or (cell.data_type == "s" and cell.quotePrefix), cell.coordinate
    assert book["Aanbieders"]["B17"].value == HOSTILE


def test_a_name_with_signs_spaces_or_a_long_text_stays_whole(tmp_path):
    names = ["A & B <zorg>", "  Zorg 'Oost'  ", "Zorg\nWest", "Zorg " * 30]
    rows = [{"naam": name, "kostprijs": "60", "volume": "10"} for name in names]
    path = tmp_path / "gebied.xlsx"
    found = RegionOutcome(the_case(aanbieders=rows))
    write_region(found, path)
    sheet = load_workbook(path)["Aanbieders"]
    assert [sheet[f"B{row}"].value for row in range(5, 9)] == [each.name for each in found.case.region.providers]
    heights = [sheet.row_dimensions[row].height for row in range(5, 9)]
    assert heights[0] == 19
    assert heights[3] > 60


def test_a_provider_more_takes_little_work():
    def work(count: int) -> int:
        rows = [{"naam": f"P{n}", "kostprijs": f"{50 + n / 100}", "volume": "10"} for n in range(count)]
        found, calls = RegionOutcome(the_case(aanbieders=rows)), Profile()
        calls.runcall(write_region, found, BytesIO())
        return sum(entry.callcount for entry in calls.getstats())

    work(2)  # what is loaded once is not counted
    assert (work(220) - work(120)) / 100 < 400  # through openpyxl it was 1,460


def test_formulas_are_locked_and_what_may_be_changed_is_not(written):
    book = load_workbook(written)
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.page_setup.paperSize == 9
        for row in sheet.iter_rows():
            for cell in row:
                assert not (cell.data_type == "f" and not cell.protection.locked), cell.coordinate
    assert not book["Dekking"]["B5"].protection.locked
    assert not book["Aanbieders"]["C5"].protection.locked


def test_the_same_region_gives_the_same_bytes(outcome, written):
    again = BytesIO()
    write_region(outcome, again)
    assert again.getvalue() == written.read_bytes()


def test_the_providers_and_municipalities_of_a_workbook_are_read_back(outcome, written):
    found = read_region_tables(written)
    again = read_case(dict(found.data))
    assert again.region == outcome.case.region
    assert str(found.places(Place.of("aanbieders", 0, "kostprijs"))) == "Blad Aanbieders, cel C5"


def test_a_region_as_others_may_see_it_has_no_sheet_with_providers(tmp_path):
    told = RegionTold(the_case(zicht=View.PARTICIPANT.value))
    write_region(told, tmp_path / "openbaar.xlsx")
    text = str(cells_of(tmp_path / "openbaar.xlsx"))
    assert "Gemiddelde naar volume" in text
    for row in document()["aanbieders"]:
        assert row["naam"] not in text
        assert row["kostprijs"].replace(".", ",") not in text


def test_a_list_in_a_csv_has_its_own_words_for_the_columns():
    content = b"Aanbieder;Kostprijs;Uren;Kwaliteit;Opmerking\nA;52,40;9000;ja;x\nB;60;100,5;nee;\n;;;;\n"
    found = read_region_tables(content, name="lijst.csv")
    case = read_case(dict(found.data))
    assert [(item.name, item.cost, item.volume, item.meets_quality) for item in case.region.providers] == [
        ("A", Decimal("52.40"), Decimal(9000), True), ("B", Decimal(60), Decimal("100.5"), False),
    ]  # fmt: skip
    assert found.unused == ("Opmerking",)
    assert str(found.places(Place.of("aanbieders", 1, "volume"))) == "cel C3"  # a text file has no sheets to name


def test_a_list_holds_as_many_providers_as_rows_are_read_and_a_longer_one_is_refused_as_a_list():
    head, row = b"Naam;Kostprijs;Volume\n", b"P%d;60;1\n"
    most = read_region_tables(head + b"".join(row % n for n in range(19_999)), name="lijst.csv")
    assert len(most.data["aanbieders"]) == 19_999
    with pytest.raises(Refused, match=r"hoogstens 19\.999 regels") as refusal:
        read_region_tables(head + b"".join(row % n for n in range(20_000)), name="lijst.csv")
    assert "kosten" not in str(refusal.value)


def test_a_list_that_is_too_wide_is_not_called_too_long():
    rows = ",".join(["naam", "kostprijs", "volume", *(f"x{n}" for n in range(97))]) + "\n"
    wide = rows + "".join(f"A{n},60.5,100," + ",".join("1" * 97) + "\n" for n in range(2_100))
    with pytest.raises(Refused, match="rij 2001: Een blad in dit werkboek is te groot") as refused:
        read_region_tables(wide.encode(), name="breed.csv")
    assert "te lang" not in str(refused.value)


def test_a_file_without_a_list_is_refused_with_the_columns_there_should_be():
    with pytest.raises(Refused, match="naam, kostprijs, volume"):
        read_region_tables(b"a;b\n1;2\n", name="lijst.csv")
