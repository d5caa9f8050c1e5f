"""A formula becomes arithmetic over cells; what it chooses and looks up is settled by what stands there."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.graph import Graph, Key, make_graph
from workbooks.read.own_sheet.graph.formula import _LAZY
from workbooks.read.own_sheet.graph.functions import FUNCTIONS

#: The cells that the formulas below work with: A1:B4 hold numbers, C1:C4 names.
ROWS: list[list[Written]] = [
    [2, 10, "laag"],
    [3, 20, "midden"],
    [5, 30, "hoog"],
    [7, 40, "hoger"],
]


def graph_of(formula: str, outcome: str = "0", **names: tuple[str, str]) -> Graph:
    rows = [[*row] for row in ROWS]
    rows[0].append((formula, outcome))
    book = book_of({"Blad": rows}, names)
    cells = book.sheets[0].cells.values()
    numbers = {Key("Blad", c.row, c.column): c.value for c in cells if isinstance(c.value, Decimal)}
    return make_graph(book, numbers)


HERE = Key("Blad", 1, 4)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=A1+A2*A3", 17),
        ("=(A1+A2)*A3/A4", Fraction(25, 7)),
        ("=-A1+A3%", Fraction(-195, 100)),
        ("=A1^A2", 8),
        ("=ABS(A1-A2)+ABS(A3)", 6),
        ("=SUM(A1:A4)", 17),
        ("=SUM(A4:A1,B1)", 27),
        ("=SUM(C1:C4)", 0),
        ("=SUMPRODUCT(A1:A4,B1:B4)", 510),
        ("=AVERAGE(A1:A4)", Fraction(17, 4)),
        ("=SUBTOTAL(9,A1:A4)", 17),
        ("=SUBTOTAL(101,B1:B4)", 25),
        ("=SUBTOTAL(4,A1:A4)+SUBTOTAL(5,A1:A4)", 9),
        ("=MIN(A1:A4)+MAX(B1:B4)", 42),
        ("=ROUND(A4/A2,2)", Fraction(233, 100)),
        ("=ROUNDUP(A4/A2,1)", Fraction(24, 10)),
        ('=IF(C1="laag",A2,A3)', 3),
        ('=IF(C1="LAAG",A2,A3)', 3),
        ("=IFERROR(A1/0,A4)", 7),
        ('=INDEX(B1:B4,MATCH("hoog",C1:C4,0))', 30),
        ("=INDEX(A1:B4,2,2)", 20),
        ("=VLOOKUP(5,A1:B4,2,FALSE)", 30),
        ("=VLOOKUP(6,A1:B4,2)", 30),
        ("=CHOOSE(2,A1,A2)", 3),
        ('=SUMIF(C1:C4,"hoog",B1:B4)', 30),
        ('=SUMIF(C1:C4,"HOOG",B1:B4)', 30),
        ('=SUMIF(C1:C4,"ho*",B1:B4)', 70),
        ('=SUMIF(C1:C4,"hoo?",B1:B4)', 30),
        ('=SUMIF(C1:C4,"<>ho*",B1:B4)', 30),
        ('=SUMIF(C1:C4,"ho~*",B1:B4)', 0),
        ('=SUMIF(C1:C4,"<>",B1:B4)', 100),
        ('=SUMIF(C1:C4,"ho*",B1)', 70),
        ('=SUMIF(C1:C4,"ho*",B1:B2)', 70),
        ('=SUMIFS(B1:B4,C1:C4,"*g")', 40),
        ('=SUMIF(A1:A4,">=5",B1:B4)', 70),
        ('=SUMIF(A1:A4,"5",B1:B4)', 30),
        ("=COUNT(A1:C4)", 8),
        ("=tarief*2", 40),
        ("=Blad!$B$3", 30),
    ],
)
def test_a_formula_comes_to_what_a_spreadsheet_makes_of_it(formula: str, value: int | Fraction):
    assert graph_of(formula, tarief=("Blad", "B2")).value(HERE) == value


def test_a_subtotal_counts_no_subtotal_below_it_and_no_row_that_a_filter_left_out():
    lines = [[2], [3], [("=SUBTOTAL(9,A1:A2)", "5")], [7], [11], [("=SUBTOTAL(9,A1:A5)", "12")]]
    sheet = book_of({"Blad": lines}).sheets[0]
    cells = {**sheet.cells, (5, 1): sheet.cells[5, 1]._replace(hidden=True, filtered=True)}
    numbers = {Key("Blad", *place): cell.value for place, cell in cells.items() if isinstance(cell.value, Decimal)}
    graph = make_graph(SourceBook("proef.xlsx", "xlsx", (replace(sheet, cells=cells),), {}), numbers)
    assert graph.value(Key("Blad", 6, 1)) == 12  # 2 + 3 + 7
    assert graph.leaves(Key("Blad", 6, 1)) == tuple(Key("Blad", row, 1) for row in (1, 2, 4))


@pytest.mark.parametrize(
    ("formula", "leaves"),
    [
        ("=A1*B2", "A1 B2"),
        ('=IF(C1="laag",A2,A3)*B1', "A2 B1"),
        ('=INDEX(B1:B4,MATCH("hoog",C1:C4,0))', "B3"),
        ("=MAX(A1:A4)", "A4"),
        ("=SUM(A1:A2,A4)", "A1 A2 A4"),
    ],
)
def test_a_price_rests_on_the_cells_that_are_chosen_now(formula: str, leaves: str):
    found = graph_of(formula).leaves(HERE)
    assert " ".join(sorted(f"{'ABC'[key.column - 1]}{key.row}" for key in found)) == leaves


def test_a_constant_in_a_formula_is_a_cell_of_its_own_and_a_calendar_is_none():
    graph = graph_of("=A1*12/52*1.02+2.5")
    constants = {graph.numbers[key]: graph.neutral[key] for key in graph.leaves(HERE) if key.part}
    assert constants == {Decimal("1.02"): 1, Decimal("2.5"): 0}


@pytest.mark.parametrize(
    "formula",
    ["=A1/0", "=A1+C1", "=[1]Ander!A1", "=#REF!+A1", "=onbekend*2", "=NORM.DIST(A1,0,1,TRUE)", "=A1+(", "=RAND()"],
)
def test_a_formula_that_is_no_arithmetic_keeps_its_stored_value(formula: str):
    graph = graph_of(formula, "12.5")
    assert HERE in graph.opaque
    assert graph.value(HERE) == Decimal("12.5")


def test_circular_formulas_keep_what_is_stored_where_the_circle_closes():
    book = book_of({"Blad": [[("=B1+1", "3"), ("=A1+1", "2")]]})
    numbers = {Key("Blad", 1, 1): Decimal(3), Key("Blad", 1, 2): Decimal(2)}
    graph = make_graph(book, numbers)
    assert graph.value(Key("Blad", 1, 1)) == 3  # A1 = B1 + 1, with B1 as stored


def test_a_circle_is_the_same_as_a_function_of_what_it_rests_on():
    book = book_of({"Blad1": [[2], [("=A1+A3", "5")], [("=A2*A1", "10")]]})
    graph = make_graph(book, {Key("Blad1", row, 1): Decimal(value) for row, value in ((1, 2), (2, 5), (3, 10))})
    price = Key("Blad1", 3, 1)
    assert graph.function(price)({Key("Blad1", 1, 1): 2.0}) == graph.value(price) == 10


def test_without_rounding_on_the_way_the_stage_before_it_is_seen():
    graph = graph_of("=ROUND(A4/A2,0)*B1")
    assert graph.value(HERE) == 20
    assert graph.run(HERE, {}, rounds=False)[HERE] == Fraction(70, 3)
    assert graph.is_rounded(HERE)


@pytest.mark.parametrize("called", sorted({*FUNCTIONS, *_LAZY}))
def test_whatever_a_function_is_given_it_is_a_rule_or_is_left_to_the_sheet(called: str):
    """Other people's formulas give text, nothing, an area or an error where a number is meant."""
    for given in ("", '"a"', "A1:A2", "TRUE", "1/0", "Z9", '"a","b"', "A1,Z9", "A1:A2,1,2,3,4", "-1,Z9:Z8,0"):
        graph = graph_of(f"={called}({given})")
        assert len(graph.rules) + len(graph.opaque) <= 1, given


#: A productivity is 0, while what the formulas came to is from before that.
STALE: list[list[Written]] = [
    ["Kostprijs jeugdhulp", "Loonkosten", "Declarabel", "Declarabele uren", "Kostprijs per uur", "Tarief per uur"],
    ["Begeleider", 60000, Decimal("0.8"), ("=1500*C2", "1200"), ("=B2/D2", "50"), ("=E2*1.1", "55")],
    ["Behandelaar", 90000, 0, ("=1500*C3", "1200"), ("=B3/D3", "75"), ("=E3*1.1", "82.5")],
    ["Gemiddeld", "", "", "", "", ("=0.5*F2+0.5*F3", "68.75")],
]


def test_what_divides_by_nothing_comes_to_nothing_that_can_be_told_and_the_sheet_is_read():
    book = book_of({"Blad1": STALE})
    cells = book.sheets[0].cells.items()
    graph = make_graph(book, {Key("Blad1", *at): cell.value for at, cell in cells if isinstance(cell.value, Decimal)})
    assert graph.value(Key("Blad1", 3, 5)) is None
    assert recognise(book).file
