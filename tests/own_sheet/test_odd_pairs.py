"""What is told where only a few cells could be alike: two products, three rows, one sum."""

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


def told(rows: Rows, kind: str) -> dict[str, str]:
    """The findings of one kind by their cell."""
    found = recognise(book_of({"Blad": rows})).findings
    return {each.place.cell.address: each.text for each in found if each.kind == kind and each.place.cell is not None}


def two(overhead: str = "=(C4+C5)*(1+C6)", vehicle: str = "=SUM(C2:C3)") -> Rows:
    """Two products beside each other, of which the second is calculated as given."""
    return [
        ["", "Licht", "Zwaar"],
        ["Bruto loonkosten per uur", 20, 30],
        ["Toeslagen per uur", 5, 5],
        ["Loonkosten per uur", ("=SUM(B2:B3)", "25"), (vehicle, "35")],
        ["Reiskosten per uur", 5, 5],
        ["Overhead", "20%", "20%"],
        ["Kostprijs per uur", ("=(B4+B5)*(1+B6)", "36"), (overhead, "48")],
        ["Risico over de kostprijs", "5%", "5%"],
        ["Tarief per uur", ("=ROUND(B7*(1+B8),2)", "37.8"), ("=ROUND(C7*(1+C8),2)", "50.4")],
    ]


def test_a_line_of_one_of_two_products_that_is_calculated_otherwise_is_told():
    assert list(told(two("=(C4+C5)/(1-C6)"), "formule_wijkt_af")) == ["C7"]
    assert told(two(), "formule_wijkt_af") == {}


def test_a_line_that_a_formula_adds_up_twice_is_told():
    assert "Toeslagen per uur" in told(two(vehicle="=SUM(C2:C3)+C3"), "dubbel_geteld")["C4"]
    assert told(two(), "dubbel_geteld") == {}
    assert told(two(vehicle="=SUM(C2:C3)+SUM(C2:C3)*C6"), "dubbel_geteld") == {}


def test_a_sum_that_counts_a_subtotal_and_its_lines_counts_these_twice():
    rows: Rows = [
        ["Huur", 100],
        ["Energie", 50],
        ["Huisvesting", ("=SUM(B1:B2)", "150")],
        ["Personeel", 900],
        ["Totaal", ("=SUM(B1:B4)", "1200")],
        ["Aantal uren", 20],
        ["Kostprijs per uur", ("=B5/B6", "60")],
    ]
    assert list(told(rows, "dubbel_geteld")) == ["B5"]


def test_of_three_rows_the_one_whose_formula_departs_is_told():
    rows: Rows = [["Product", "Loonkosten per uur", "Reiskosten", "Overhead", "Kostprijs", "Tarief per uur"]]
    for row, formula in ((2, "=(B2+C2)/(1-D2)"), (3, "=(B3+C3)/(1-D3)"), (4, "=(B4+C4)*(1+D4)")):
        price = (f"=ROUND(E{row}*1,2)", str(40 + row))
        rows.append([f"Hulp {row}", 28 + row, 2, "20%", (formula, str(40 + row)), price])
    assert list(told(rows, "formule_wijkt_af")) == ["E4"]


def test_a_typed_number_between_sums_that_is_another_sum_is_told():
    def lines(total: Written) -> Rows:
        rows: Rows = [["", "Noord", "Zuid", "Samen"]]
        for row, name in ((2, "Salaris"), (3, "Premies"), (4, "Huur")):
            rows.append([name, 100 * row, 50 * row, (f"=SUM(B{row}:C{row})", str(150 * row))])
        rows[2][3] = total
        return [*rows, ["Uren", 15, 10], ["Kostprijs per uur", ("=SUM(B2:B4)/B5", "60"), ("=SUM(C2:C4)/C5", "45")]]

    assert "450" in told(lines(400), "optelling_klopt_niet")["D3"]
    assert told(lines(450), "optelling_klopt_niet") == {}


def test_a_typed_row_that_is_a_sum_in_one_column_and_not_in_the_next_is_told():
    rows: Rows = [
        ["Dienst", "Kade", "Plaats"],
        ["Vroeg", 2, 1],
        ["Laat", 2, 2],
        ["Tussendienst", 1, 0],
        ["Slaapwacht", 1, 1],
        ["Mensen per dag", 7, 4],
        ["Loonkosten per uur", 30, 31],
        ["Tarief per uur", ("=B7*1.2", "36"), ("=C7*1.2", "37.2")],
    ]
    assert "samen 6" in told(rows, "optelling_klopt_niet")["B6"]
    rows[5][1] = Decimal(6)
    assert told(rows, "optelling_klopt_niet") == {}
