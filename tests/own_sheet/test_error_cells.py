"""A product whose formulas gave an error on a range is read as the others, with the number asked."""

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

ROWS: list[list[Written]] = [
    ["Product", "Loonkosten per betaald uur", "Productiviteit %", "Loonkosten per productief uur", "Tarief per uur"],
    ["Licht", 28, 70, ("=B2/(C2/100)", "40"), ("=ROUND(D2,2)", "40")],
    ["Midden", 30, 75, ("=B3/(C3/100)", "40"), ("=ROUND(D3,2)", "40")],
    ["Zwaar", 36, 72, ("=B4/(C4/100)", "50"), ("=ROUND(D4,2)", "50")],
    ["Waakvlam", 29, "70-75", ("=B5/(C5/100)", "#VALUE!"), ("=ROUND(D5,2)", "#VALUE!")],
]


def test_a_product_with_an_error_on_a_range_is_read_and_the_number_is_asked():
    """Paper: the middle of 70 and 75 is 72.5; the sheet prints no price of it."""
    reading = recognise(book_of({"Blad": ROWS}))
    product = next(each for each in reading.products if each.name == "Waakvlam")
    (share,) = [each for each in product.values if each.concept == "productiviteit"]
    assert (str(share.value), bool(share.question)) == ("0.725", True)
    assert product.printed == {}
    assert [each.place.cell.address for each in reading.findings if each.kind == "foutwaarde" and each.place.cell] == [
        "D5"
    ]


def test_an_error_of_another_reason_makes_no_product():
    rows = [*ROWS[:4], ["Waakvlam", 29, 70, ("=B5/(C9/100)", "#DIV/0!"), ("=ROUND(D5,2)", "#DIV/0!")]]
    assert [each.name for each in recognise(book_of({"Blad": rows})).products] == ["Licht", "Midden", "Zwaar"]


def test_a_text_without_a_number_gets_that_of_the_product_beside_it_and_is_asked():
    """Paper: 5 places at the occupancy beside it; the cost that is not known yet stays missing and is asked too."""
    rows: list[list[Written]] = [
        ["Exploitatie 2026", "Beschermd wonen", "Safehouse"],
        ["Aantal plaatsen", 22, 5],
        ["Bezetting", "94%", "wisselend"],
        ["Verzorgde etmalen", ("=B2*B3*365", "7548.2"), ("=C2*C3*365", "#VALUE!")],
        ["Loonkosten per jaar", 1000000, 210000],
        ["Huur per jaar", 180000, "n.t.b. na taxatie"],
        ["Overhead over de directe kosten", "15%", "15%"],
        ["Tarief per etmaal", ("=SUM(B5:B6)*(1+B7)/B4", "179.778"), ("=SUM(C5:C6)*(1+C7)/C4", "#VALUE!")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    product = next(each for each in reading.products if each.name == "Safehouse")
    asked = {each.cell: [option.label for option in each.options] for each in product.values if each.question}
    assert asked["C3"][0] == "94%: zoals in B3"
    assert "C6" in asked
