"""Every function of a workbook, on values that Excel's own documentation or plain arithmetic gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import outcomes_of, settle
from tarief.models.rekentool.value import ErrorValue, constant
from tests.hostile import workbooks as make
from tests.rekentool.compiled import compile_book
from workbooks.read.book import SourceBook, SourceCell, SourceSheet, read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.proof import by_rules

AT = (50, 9)
ROWS: tuple[tuple[object, ...], ...] = (
    ("getal", 12.5, "mbo", 1, 100),
    ("negatief", -3.7, "hbo", 2, 200),
    ("uren", 1400, "HBO plus", 3, 300),
    ("nul", 0, "wo", 4, 400),
    ("tekst", "HBO", "hbo", 5, 500),
    ("leeg", None, 10, 14.2, 18.1),
    ("dag", date(2026, 2, 28), 20, 15.3, 19.2),
    ("deel", 0.2, 30, 16.4, 20.3),
    ("waar", True, 40, 17.5, 21.4),
)
#: A scale as a number and as text, in F20:G22.
SCALES: tuple[tuple[object, int], ...] = ((45, 1400), ("45", 1300), (50, 900))


def cells() -> dict[tuple[int, int], SourceCell]:
    values = {(r, c): value for r, row in enumerate(ROWS, 1) for c, value in enumerate(row, 1)}
    values |= {(r, c): value for r, row in enumerate(SCALES, 20) for c, value in enumerate(row, 6)}
    return {
        place: SourceCell(*place, Decimal(str(held)) if type(held) in (int, float) else held)  # type: ignore[arg-type]
        for place, held in values.items()
        if held is not None
    }


def comes_to(formula: str) -> object:
    """What a formula in a cell of its own comes to, beside the values above."""
    sheet = SourceSheet(
        "In", {**cells(), AT: SourceCell(*AT, None, formula=f"={formula}", stored=False)}, rows=50, columns=9
    )
    book = SourceBook("boek.xlsx", "xlsx", (sheet,), {"uurtal": ("In", "B3")}, named_formulas={"btw": "=1.21"})
    layout = compile_book(book)
    filled = {each.cell: each.value(each.written) for each in layout.inputs}
    found = outcomes_of(layout, filled).outcomes[CellAddress("In", *AT)]
    return found.kind if isinstance(found, ErrorValue) else found


NUMBERS = {
    "B1*B2-B3/7": "-246.25",
    "B3*20%": 280,
    "-2^2": 4,
    "2^-2": "0.25",
    "1E3+B1": "1012.5",
    "50%*B3": 700,
    "B9+1": 2,
    "SUM(B1:B9)": "47490.0",
    'SUM(B1,B9,"3")': "15.5",
    "AVERAGE(B1:B6)": "352.2",
    "MAX(B1:B2,5)": "12.5",
    "MIN(B1:B6)": "-3.7",
    "ROUND(-2.5,0)": -3,
    "ROUND(B3,-3)": 1000,
    "ROUND(2.675,2)": "2.68",
    "ROUNDUP(B2,0)": -4,
    "ROUNDDOWN(B2,0)": -3,
    "CEILING(B1,5)": 15,
    "CEILING(B2,1)": -3,
    "CEILING(4.36,0.05)": "4.4",
    "CEILING(4.35,0.05)": "4.35",
    "FLOOR(B1,5)": 10,
    "FLOOR(B2,-1)": -3,
    "INT(B2)": -4,
    "MOD(-B1,5)": "2.5",
    "MOD(B2,3)": "2.3",
    "ABS(B2)": "3.7",
    'IF(B5="hbo",1,2)': 1,
    "IF(B1>100,1)": False,
    "IF(1,,5)": 0,
    "IFS(B1<5,1,B1<15,2,TRUE,3)": 2,
    'SWITCH(B5,"mbo",1,"hbo",2,9)': 2,
    "CHOOSE(B4+2,10,20)": 20,
    "IFERROR(B1/B4,99)": 99,
    'IFERROR(VLOOKUP("x",C1:E5,2,FALSE),7)': 7,
    "VLOOKUP(B5,C1:E5,2,FALSE)": 2,
    "VLOOKUP(25,C6:E9,2)": "15.3",
    'VLOOKUP("hbo*",C1:E5,3,FALSE)': 200,
    'HLOOKUP("mbo",C1:E5,2,FALSE)': "hbo",
    "INDEX(C1:E5,3,2)": 3,
    "SUM(INDEX(C6:E9,0,2))": "63.4",
    "MATCH(35,C6:C9,1)": 3,
    'MATCH("wo",C1:C5,0)': 4,
    'XLOOKUP("wo",C1:C5,D1:D5)': 4,
    'XLOOKUP("z",C1:C5,D1:D5,"n")': "n",
    "XLOOKUP(25,C6:C9,D6:D9,0,-1)": "15.3",
    "XLOOKUP(25,C6:C9,D6:D9,0,1)": "16.4",
    'XLOOKUP("hbo",C1:C5,E1:E5,0,0,-1)': 500,
    'XLOOKUP("hbo",C1:C5,E1:E5,0,0,1)': 200,
    "XLOOKUP(25,C6:C9,D6:D9,0,-1,-1)": "15.3",
    'XMATCH("hbo",C1:C5,0,-1)': 5,
    'XMATCH("hbo",C1:C5)': 2,
    "LOOKUP(25,C6:C9,D6:D9)": "15.3",
    "COUNT(B1:B9)": 6,
    "COUNTA(B1:B9)": 8,
    'COUNTIF(C1:C5,"hbo")': 2,
    'COUNTIF(C1:C5,"hbo*")': 3,
    'COUNTIF(C6:C9,">=20")': 3,
    'COUNTIF(C6:C9,">"&B1)': 3,
    'COUNTIF({"12";13;"14,5"},">1")': 1,
    'COUNTIF({"12";13;"14,5"},12)': 1,
    'SUMIFS({1;2;3},{"12";13;"14,5"},"<20")': 2,
    'COUNTIFS(C1:C5,"hbo",D1:D5,">2")': 1,
    'SUMIF(C1:C5,"hbo",E1:E5)': 700,
    'SUMIF(C1:C5,"HBO",E1:E5)': 700,
    'SUMIF(C1:C5,"Hbo*",E1:E5)': 1000,
    "SUMPRODUCT(C6:C9*D6:D9)": 1640,
    'SUMPRODUCT((C1:C5="HBO")*D1:D5*E1:E5)': 2900,
    'SUMIFS(E1:E5,C1:C5,"hbo",D1:D5,"<4")': 200,
    'AVERAGEIF(C1:C5,"hbo",E1:E5)': 350,
    'SUMIF(C1:C5,"hbo",E1)': 700,
    'SUMIF(C1:C5,"hbo",E1:E2)': 700,
    'SUMIF(C1:C2,"hbo",E1:E9)': 200,
    'SUMIF(C1:C5,"hbo",D1:E1)': 7,
    'AVERAGEIF(C1:C5,"hbo",E1)': 350,
    'SUMIF(C:C,"hbo",E:E)': 700,
    'SUMPRODUCT((C1:C5="hbo")*E1:E5)': 700,
    'SUM(IF(C1:C5="hbo",E1:E5,0))': 700,
    'SUM(IF(C1:C5="hbo",E1:E5,0)*SUMIF(C1:C5,C1:C5,D1:D5))': 4900,
    "SUMPRODUCT(COUNTIF(C1:C5,C1:C5),D1:D5)": 22,
    'SUMPRODUCT(COUNTIF(C6:C9,">="&C6:C9))': 10,
    "SUMPRODUCT(C6:C9,D6:D9)": 1640,
    "SUMPRODUCT(--(C6:C9>15),D6:D9)": "49.2",
    "DATE(2026,2,30)": 46083,
    "YEAR(B7)": 2026,
    "MONTH(B7)": 2,
    "DAY(EOMONTH(B7,1))": 31,
    "EDATE(B7,12)-B7": 365,
    "EDATE(DATE(2026,8,31),1)-DATE(2026,9,30)": 0,
    "EDATE(DATE(2024,2,29),12)-DATE(2025,2,28)": 0,
    "YEARFRAC(DATE(2026,1,1),DATE(2026,12,31))": 1,
    "ROUND(8.165,2)": "8.17",
    "B3*B1%": 175,
    "NETWORKDAYS(DATE(2026,1,1),B7)": 42,
    "WEEKDAY(B7)": 7,
    "YEARFRAC(DATE(2025,1,1),DATE(2025,7,1))": "0.5",
    "ROUND(YEARFRAC(DATE(2024,1,15),DATE(2026,3,1),1),6)": "2.124088",
    "ROUND(PMT(0.05,10,1000),6)": "-129.504575",
    "PMT(0,10,1000)": -100,
    "SUBTOTAL(9,B1:B3)": "1408.8",
    "AVERAGE(B8:B9)": "0.2",
    "COUNT(B8:B9)": 1,
    "SUMPRODUCT(B8:B9,D8:D9)": "3.28",
    "SUMIF(F20:F22,45,G20:G22)": 2700,
    'SUMIF(F20:F22,"45",G20:G22)': 2700,
    "SUMIFS(G20:G22,F20:F22,F21)": 2700,
    "COUNTIF(F20:F22,45)": 2,
    "SUBTOTAL(109,B1:B3)": "1408.8",
    "uurtal*2": 2800,
    "btw*B1": "15.125",
    "LET(x,B1*2,y,x+1,x*y)": 650,
    "LEN(B5)": 3,
    'VALUE("12")+1': 13,
    "SUM(B:B)": "47490.0",
    "SUM({1,2;3,4})": 10,
    "B6+1": 1,
    "SUM((D1:D2,D4))": 7,
    "PERCENTILE(C6:C9,0.3)": 19,
    "QUARTILE(C6:C9,1)": "17.5",
    "RANK(20,C6:C9)": 3,
    "RANK(20,C6:C9,1)": 2,
    "SUMSQ(B1:B2)": "169.94",
    "ROUND(NPV(0.05,B1,B3),6)": "1281.746032",
    "EVEN(B1)": 14,
    "EVEN(B2)": -4,
    "ODD(B1)": 13,
    "ODD(0)": 1,
    "IF(ISEVEN(B1),1,2)": 1,
    "IF(ISODD(B2),1,2)": 1,
    "WEEKNUM(B7)": 9,
    "WEEKNUM(DATE(2026,1,4))": 2,
    "WEEKNUM(B7,21)": 9,
    "ROUND(TIME(25,30,0)*24,6)": "1.5",
    "HOUR(TIME(8,30,0))": 8,
    "MINUTE(TIME(8,30,0))": 30,
    "SUM(B1:INDEX(B1:B5,3))": "1408.8",
    "SUM(INDEX(D1:D5,2):INDEX(D1:D5,D4))": 9,
    "SUM(OFFSET(D1,1,0,3,1))": 9,
    "OFFSET(D1,MATCH(C4,C1:C5,0)-1,1)": 400,
    "SUM(OFFSET(D5,0,0,-2,2))": 909,
    "ROW()": 50,
    "ROW(B3)+COLUMN(C1)": 6,
    "SUM(ROW(A2:A4))": 9,
    "SUMPRODUCT((MOD(ROW(D1:D5),2)=1)*D1:D5)": 9,
    "MATCH(15,C6:C9,-1)": "#N/A",
    "MATCH(35,{40;30;20},-1)": 1,
    "MATCH(30,{40;30;30;20},-1)": 2,
    "MATCH(25,{40;30;30;20},-1)": 3,
    "MATCH(10,{40;30;20},-1)": 3,
    "MATCH(41,{40;30;20},-1)": "#N/A",
    "ROUND(IPMT(0.1/12,1,3,8000),2)": "-66.67",
    "ROUND(IPMT(0.1,3,3,8000),2)": "-292.45",
    "ROUND(PPMT(0.1/12,1,24,2000),2)": "-75.62",
    "ROUND(PPMT(0.08,10,10,200000),2)": "-27598.05",
    "SLN(30000,7500,10)": 2250,
    "ROUND(NPER(0.12/12,-100,-1000,10000,1),4)": "59.6739",
    "ROUND(NPER(0.01,-100,-1000),4)": "-9.5786",
    "ROUND(RATE(48,-200,8000),6)": "0.007701",
    "ROUND(STDEV(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299),4)": "27.4639",
    "ROUND(STDEV.P(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299),4)": "26.0546",
    "ROUND(VAR(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299),4)": "754.2667",
    "ROUND(FORECAST(30,{6;7;9;15;21},{20;28;31;38;40}),6)": "10.607253",
    "ROUND(SLOPE({2;3;9;1;8;7;5},{6;5;11;7;5;4;4}),6)": "0.305556",
    "ROUND(INTERCEPT({2;3;9;1;8},{6;5;11;7;5}),7)": "0.0483871",
    "AGGREGATE(9,6,B1:B3)": "1408.8",
    "SUM(LARGE(D1:D5,{1,2}))": 9,
    "AVERAGEA(D1:D5)": 3,
    "ROUND(LOG(86,2.7182818),4)": "4.4543",
    "LOG(8,2)": 3,
    "FACT(5)": 120,
    "COMBIN(8,2)": 28,
    "GCD(24,36)": 12,
    "LCM(5,2)": 10,
    "DAYS360(DATE(2011,1,30),DATE(2011,2,1))": 1,
    'NUMBERVALUE("2.500,27",",",".")': "2500.27",
    'NUMBERVALUE("3.5%")': "0.035",
    'CODE("A")': 65,
    "IF(ISERR(NA()),1,2)": 2,
    "RANK(B1,B1:B3,1)": 2,
}
OTHERS: dict[str, object] = {
    'B5&"-"&B1': "HBO-12.5",
    'B5="hbo"': True,
    "B6=0": True,
    '"schaal "&(0.1+0.2)': "schaal 0.3",
    '"schaal "&1/3': "schaal 0.333333333333333",
    '"schaal "&1234/3': "schaal 411.333333333333",
    'B6=""': True,
    "B5>B1": True,
    "AND(B1>1,B2<0)": True,
    "OR(B1>100,B2>0)": False,
    "NOT(B9)": False,
    "ISBLANK(B6)": True,
    "ISNUMBER(B5)": False,
    "ISERROR(B1/B4)": True,
    'ISNUMBER(MATCH("z",C1:C5,0))': False,
    "LEFT(B5,2)": "HB",
    "RIGHT(B5,2)": "BO",
    "MID(B5,2,1)": "B",
    "LOWER(B5)": "hbo",
    'UPPER("ab")': "AB",
    'TRIM(" a  b ")': "a b",
    "CONCAT(B5,1)": "HBO1",
    'TEXT(B3,"#,##0")': "1,400",
    'TEXT(B8,"0%")': "20%",
    'TEXT(B7,"dd-mm-yyyy")': "28-02-2026",
    'TEXT(B1,"0.00")': "12.50",
    "B1/B4": "#DIV/0!",
    "B1+B5": "#VALUE!",
    'VLOOKUP("x",C1:E5,2,FALSE)': "#N/A",
    "INDEX(C1:E5,9,1)": "#REF!",
    "0.1+0.2=0.3": True,
    "SQRT(B2)": "#NUM!",
    'SUMIFS(E1:E2,C1:C5,"hbo")': "#VALUE!",
    'SUMIFS(C6:D6,C6:C7,">1")': "#VALUE!",
    'COUNTIFS(C1:C5,"hbo",D1:D4,">1")': "#VALUE!",
    'COUNTIFS(C6:D6,">1",C6:C7,">1")': "#VALUE!",
    'AVERAGEIFS(E1:E2,C1:C5,"hbo")': "#VALUE!",
    'MAXIFS(E1:E2,C1:C5,"hbo")': "#VALUE!",
    "SUMPRODUCT(D1:D3,E1:E2)": "#VALUE!",
    "SUMPRODUCT(D1:D3*E1:E2)": "#N/A",
    "MATCH(20,C6:D9,0)": "#N/A",
    "XLOOKUP(20,C6:C9,D6:D8)": "#VALUE!",
    "XLOOKUP(20,C6:D9,D6:E9)": "#VALUE!",
    "INDEX(C6:C9,5)": "#REF!",
    'TEXT(0.3125,"hh:mm")': "07:30",
    'TEXT(1.5,"[h]:mm")': "36:00",
    'TEXT(B2,"0.0;-0.0;nul")': "-3.7",
    'TEXT(0,"0.0;-0.0;nul")': "nul",
    'TEXT(B1,"0.00 ""uur""")': "12.50 uur",
    "FIXED(1234.567,1)": "1,234.6",
    "CHAR(65)": "A",
    'HYPERLINK("https://example.org","zie hier")': "zie hier",
}


@pytest.mark.parametrize("formula", NUMBERS)
def test_a_number_is_what_a_spreadsheet_makes_of_it(formula: str) -> None:
    wanted = NUMBERS[formula]
    found = comes_to(formula)
    assert found == (wanted if isinstance(wanted, bool) or wanted in ("hbo", "n", "#N/A") else Decimal(wanted))


@pytest.mark.parametrize("formula", OTHERS)
def test_a_text_a_truth_or_an_error_is_what_a_spreadsheet_makes_of_it(formula: str) -> None:
    assert comes_to(formula) == OTHERS[formula]


def test_whole_columns_of_two_sheets_stay_beside_one_another() -> None:
    """Each sheet is filled to another row; in a spreadsheet both columns are equally long."""
    long = SourceSheet("lang", {(9, 1): SourceCell(9, 1, Decimal(5)), (2, 1): SourceCell(2, 1, Decimal(3))}, rows=9)
    asked = ('SUMIFS(lang!A:A,In!B:B,"HBO")', "SUMPRODUCT(lang!A:A,In!D:D)", 'SUMIF(In!B:B,"HBO",lang!A:A)')
    made = {(40 + n, 9): SourceCell(40 + n, 9, None, formula=f"={text}", stored=False) for n, text in enumerate(asked)}
    texts = {(2, 2): SourceCell(2, 2, "HBO"), (2, 4): SourceCell(2, 4, Decimal(2))}
    sheet = SourceSheet("In", {**texts, **made}, rows=50, columns=9)
    layout = compile_book(SourceBook("boek.xlsx", "xlsx", (long, sheet), {}))
    outcomes = outcomes_of(layout, layout.held).outcomes
    assert [outcomes[CellAddress("In", 40 + n, 9)] for n in range(3)] == [3, 6, 3]


def test_what_sumif_adds_up_is_worked_out_first_also_beyond_the_area_that_is_written() -> None:
    made = {
        place: SourceCell(*place, None, formula=text, stored=False)
        for place, text in {(1, 3): '=SUMIF(A1:A3,"x",B1)', (2, 2): "=D1*2", (3, 2): "=B2+1"}.items()
    }
    made |= {(row, 1): SourceCell(row, 1, "x") for row in (1, 2, 3)}
    made |= {place: SourceCell(*place, Decimal(5)) for place in ((1, 2), (1, 4))}
    layout = compile_book(SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", made, rows=3, columns=4),), {}))
    assert outcomes_of(layout, layout.held).outcomes[CellAddress("In", 1, 3)] == 5 + 10 + 11


def test_a_number_behind_a_sign_stays_one_to_turn() -> None:
    """It is part of the rule: nothing needs to be known of it beforehand."""
    made = SourceCell(*AT, None, formula='=SUMIF(C6:C9,">"&B1,D6:D9)', stored=False)
    sheet = SourceSheet("In", {**cells(), AT: made}, rows=50, columns=9)
    layout = compile_book(SourceBook("boek.xlsx", "xlsx", (sheet,), {}))
    assert {str(each.cell): each.kind for each in layout.inputs}["In!B1"] == "getal"


def test_a_rank_beside_the_price_leaves_its_numbers_free() -> None:
    """Its place among others follows from numbers, and no rule of the price rests on it."""
    cells_of = {(1, 1): Decimal(3), (2, 1): Decimal(4), (3, 1): Decimal(5)}
    made = {place: SourceCell(*place, held) for place, held in cells_of.items()}
    formulas = {(5, 1): "=A1*A2+A3", (6, 1): "=LARGE(A1:A3,2)", (7, 1): "=MEDIAN(A1:A3)*2"}
    made |= {place: SourceCell(*place, None, formula=text, stored=False) for place, text in formulas.items()}
    layout = compile_book(
        SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", made, rows=9, columns=2),), {}), ToolChoices(("In!A5",))
    )
    assert [each.kind for each in layout.inputs] == ["getal"] * 3
    filled = {**layout.held, CellAddress("In", 1, 1): constant(9)}
    outcomes = outcomes_of(layout, filled).outcomes
    assert [outcomes[CellAddress("In", row, 1)] for row in (5, 6, 7)] == [41, 5, 10]


def test_a_number_that_varies_is_searched_as_a_known_one() -> None:
    """Up, down and without order: at every number what the same search gives where it is known."""
    keys = {"A": (40, 30, 30, 20), "B": (10, 150, 90, 300), "C": (1, 5, 5, 9)}
    made = {
        (row, column): SourceCell(row, column, Decimal(key))
        for column, held in enumerate(keys.values(), 1)
        for row, key in enumerate(held, 1)
    }
    asked = [f"MATCH(D1,{letter}1:{letter}4,{kind})" for letter in keys for kind in (-1, 0, 1)]
    made |= {
        (9, column): SourceCell(9, column, None, formula=f"=IFERROR({text},0)", stored=False)
        for column, text in enumerate([*asked, "RANK(D1,C1:C4)"], 1)
    }
    made[1, 4] = SourceCell(1, 4, Decimal(7))
    layout = compile_book(SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", made, rows=9, columns=20),), {}))
    for wanted in (-1, 1, 5, 7, 10, 20, 30, 35, 41, 90, 120, 150, 200, 400):
        filled = {**layout.held, CellAddress("In", 1, 4): constant(wanted)}
        settled = settle(layout, filled)
        rules = by_rules(layout, filled, settled)
        for cell, found in rules.items():
            assert found == settled.outcomes[cell], (str(cell), wanted)


UNREAD = {
    "FILTER(B1:B3,B1:B3>5)": "komt op een heel bereik",
    "SUM(SORTBY(D1:D5,E1:E5))": "SORTBY geeft een lijst",
    "LAMBDA(x,x*2)(B1)": "LAMBDA",
    "MIJNFUNCTIE(B1)": "macro",
    "INDIRECT(B5)": "INDIRECT geeft elk moment",
    'INDIRECT("B"&D1)': "INDIRECT geeft elk moment",
    "MODE(1,1,2,2)": "even vaak",
    'DATEDIF(DATE(2026,1,31),DATE(2026,3,1),"MD")': "de vorige maand korter",
    "DDB(2400,300,10,1.5)": "een deel van een jaar",
    'TIMEVALUE("22-aug-2011 6:35")': "8:30",
    "SUM(_xlfn.ANCHORARRAY(B1))": "pas bij het rekenen",
    'VALUE("1,234.56")': "in elke taal een ander getal",
    '"1.500"*2': "in elke taal een ander getal",
    "SUM(OFFSET(B1,TODAY(),0))": "TODAY geeft elk moment",
    "SUM(B1#)": "pas bij het rekenen",
    "LOOKUP(25,C6:C9,D6:D7)": "niet even lang",
    'SUMIF(OFFSET(C1,0,0,D5,1),"hbo",E1:E2)': "niet even groot",
    "Weg!A1": "het blad 'Weg' is er niet",
    "'[ander.xlsx]Blad 1'!A1*2": "ander bestand",
}
GONE = ("#REF!+1", "#REF!$A$1*2", "In!#REF!*2", "SUM(In!#REF!,B1)", "'In'!#REF!")


@pytest.mark.parametrize("formula", UNREAD)
def test_what_is_not_read_says_why(formula: str) -> None:
    made = SourceCell(*AT, None, formula=f"={formula}", stored=False)
    other = SourceCell(50, 8, None, formula="=B1*2", stored=False)
    sheet = SourceSheet("In", {**cells(), AT: made, (50, 8): other}, rows=50, columns=9)
    layout = compile_book(SourceBook("boek.xlsm", "xlsm", (sheet,), {}))
    (told,) = layout.unread
    assert (str(told.cell), UNREAD[formula] in told.reason) == ("In!I50", True), told.reason


@pytest.mark.parametrize("formula", GONE)
def test_a_cell_that_is_gone_is_the_error_that_the_workbook_shows(formula: str) -> None:
    assert comes_to(formula) == "#REF!"


def test_a_sum_over_sheets_takes_those_between_as_the_book_has_them() -> None:
    months = [
        SourceSheet(name, {(1, 1): SourceCell(1, 1, Decimal(held))}, rows=2, columns=2)
        for name, held in (("jan", 1), ("feb", 2), ("mrt 1", 4))
    ]
    made = SourceCell(*AT, None, formula="=SUM('jan:mrt 1'!A1)+AVERAGE(feb:jan!A1)", stored=False)
    sheet = SourceSheet("In", {AT: made}, rows=50, columns=9)
    layout = compile_book(SourceBook("boek.xlsx", "xlsx", (*months, sheet), {}))
    filled = {each.cell: each.value(each.written) for each in layout.inputs}
    assert outcomes_of(layout, filled).outcomes[CellAddress("In", *AT)] == Decimal("8.5")


COMMA = (
    '<mc:AlternateContent xmlns:x12ac="http://schemas.microsoft.com/office/spreadsheetml/2011/1/ac"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x12ac">'
    "<x12ac:list>{choices}</x12ac:list></mc:Choice><mc:Fallback><formula1>&quot;{plain}&quot;</formula1></mc:Fallback>"
    "</mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("held", "choices", "offered"),
    [
        ('t="inlineStr"><is><t>2 uur</t></is>', "&quot;1,5 uur&quot;,2 uur", ("1,5 uur", "2 uur")),
        ("><v>1</v>", "&quot;0,5&quot;,1", ("0.5", "1")),
    ],
)
def test_a_choice_with_a_comma_is_one_choice(held: str, choices: str, offered: tuple[str, ...]) -> None:
    """As Excel and LibreOffice write such a list; what stands beside it cuts the choice in two."""
    rows = f'<row r="1"><c r="A1" {held}</c><c r="B1"><f>IF(A1="x",2,1)</f><v>1</v></c></row>'
    rule = COMMA.format(choices=choices, plain=choices.replace("&quot;", ""))
    lists = f'<dataValidations><dataValidation type="list" sqref="A1">{rule}</dataValidation></dataValidations>'
    layout = compile_book(read_book(make.xlsx(sheet=make.sheet(rows, after=lists)), name="a.xlsx"))
    assert [each.choices for each in layout.inputs] == [offered]


def test_every_cell_of_a_table_of_what_if_is_named_and_none_is_an_input() -> None:
    """Only its first cell holds what it is; the others hold an outcome that would look typed."""
    rows = (
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v>6</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="dataTable" ref="B2:B3" r1="A1"/><v>15</v></c></row>'
        '<row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>21</v></c><c r="C3"><f>B3*2</f><v>42</v></c></row>'
    )
    layout = compile_book(read_book(make.xlsx(sheet=make.sheet(rows)), name="a.xlsx"))
    reasons = {str(each.cell).rpartition("!")[2]: each.reason for each in layout.unread}
    assert sorted(reasons) == ["B2", "B3", "C3"]
    assert "gegevenstabel" in reasons["B2"] and "gegevenstabel" in reasons["B3"]
    assert [str(each.cell).rpartition("!")[2] for each in layout.inputs] == ["A1"]


def test_a_list_that_grows_is_read_where_one_value_is_made_of_it_and_else_named() -> None:
    def made(formula: str, array: str) -> SourceCell:
        return SourceCell(*AT, None, formula=f"={formula}", stored=False, array=array)

    def reasons(cell: SourceCell) -> list[str]:
        other = SourceCell(50, 8, None, formula="=B1*2", stored=False)
        sheet = SourceSheet("In", {**cells(), AT: cell, (50, 8): other}, rows=50, columns=9)
        return [each.reason for each in compile_book(SourceBook("boek.xlsx", "xlsx", (sheet,), {})).unread]

    assert reasons(made("SUM(_xlfn._xlws.FILTER(D1:D5,D1:D5>2))", "I50")) == []
    assert "heel bereik" in reasons(made("_xlfn._xlws.FILTER(D1:D5,D1:D5>2)", "I50"))[0]
    assert "FILTER geeft een lijst" in reasons(made("_xlfn._xlws.FILTER(D1:D5,D1:D5>2)", "I50:I52"))[0]
    assert reasons(made("_xlfn._xlws.SORT(D1:D5)", "I50:I54")) == []
