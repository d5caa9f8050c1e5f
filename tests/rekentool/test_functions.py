"""Functions that few rekentools have: what Microsoft's own pages give as an example, or arithmetic on paper."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from tarief.models.rekentool.written import serial_of
from tests.rekentool.test_language import cells, comes_to
from tests.tools import libreoffice as office
from workbooks.read.book import SourceCell, read_book

FLOWS = "{-10000;2750;4250;3250;2750}"
DAYS = "{39448;39508;39751;39859;39904}"
LOAN = "0.09/12,30*12,125000"
RUNS = "{33100;47300;69000;102000;150000;220000}"
#: A formula and what it comes to, to the digits that are written.
WANTED: dict[str, str] = {
    "NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,1,31))": "22",
    "NETWORKDAYS.INTL(DATE(2006,2,28),DATE(2006,1,31))": "-21",
    "NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),7,{38719;38733})": "22",
    'NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),"0010001",{38719;38733})': "20",
    'NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,2,1),"1111111")': "0",
    "WORKDAY.INTL(DATE(2012,1,1),90,11)": "41013",
    "WORKDAY.INTL(DATE(2012,1,1),30,17)": "40944",
    'DATEDIF(DATE(2001,6,1),DATE(2002,8,15),"YD")': "75",
    'DATEDIF(DATE(2001,6,1),DATE(2002,8,15),"D")': "440",
    'DATEDIF(DATE(2001,6,1),DATE(2002,8,15),"MD")': "14",
    'DATEDIF(DATE(2025,12,20),DATE(2026,1,6),"MD")': "17",
    'DATEDIF(DATE(2023,11,1),DATE(2024,3,1),"YD")': "121",
    'TIMEVALUE("2:24 AM")': "0.1",
    'TIMEVALUE("18:00")': "0.75",
    'TIMEVALUE("8:30:36")': "0.3545833",
    f"CUMIPMT({LOAN},13,24,0)": "-11135.23213",
    f"CUMIPMT({LOAN},1,1,0)": "-937.50",
    f"CUMPRINC({LOAN},13,24,0)": "-934.1071234",
    f"CUMPRINC({LOAN},1,1,0)": "-68.27827118",
    "CUMIPMT(0.05,3,1000,1,3,1)": "-49.16733",
    "IPMT(0.03,1,10,-1000,0,1)": "0",
    "IPMT(0.03,2,10,-1000,0,1)": "26.58552",  # 3% of the 886.18397 that is owed after a first payment of 113.81603
    "PPMT(0.03,2,10,-1000,0,1)": "87.23051",
    "IPMT(0.03,2,10,-1000,0,0)": "27.38308",
    "CUMPRINC(0.03,10,1000,1,10,1)": "-1000",
    f"SUM({','.join(f'PPMT(0.03,{period},10,1000,0,1)' for period in range(1, 11))})": "-1000",
    "EFFECT(0.0525,4)": "0.0535427",
    "NOMINAL(0.053543,4)": "0.05250032",
    "RRI(96,10000,11000)": "0.0009933",
    "PDURATION(2.5%,2000,2200)": "3.86",
    "PDURATION(0.025/12,1000,1200)": "87.6",
    **{
        f"DB(1000000,100000,6,{year},7)": written
        for year, written in enumerate(
            ("186083.33", "259639.42", "176814.44", "120410.64", "81999.64", "55841.76", "15845.10"), 1
        )
    },
    "DDB(2400,300,3650,1)": "1.32",
    "DDB(2400,300,120,1,2)": "40.00",
    "DDB(2400,300,10,1,2)": "480.00",
    "DDB(2400,300,10,2,1.5)": "306.00",
    "DDB(2400,300,10,10)": "22.12",
    "SYD(30000,7500,10,1)": "4090.91",
    "SYD(30000,7500,10,10)": "409.09",
    "IRR({-70000;12000;15000;18000;21000})": "-0.021",
    "IRR({-70000;12000;15000;18000;21000;26000})": "0.087",
    "IRR({-70000;12000;15000},-10%)": "-0.444",
    f"XNPV(0.09,{FLOWS},{DAYS})": "2086.65",
    f"XIRR({FLOWS},{DAYS},0.1)": "0.3733625",
    "MODE(5.6,4,4,3,2,4)": "4",
    "GEOMEAN({4,5,8,7,11,4,3})": "5.476987",
    "HARMEAN({4,5,8,7,11,4,3})": "5.028376",
    "TRIMMEAN({4,5,6,7,2,3,4,5,1,2,3},0.2)": "3.778",
    "PERCENTRANK({13,12,11,8,4,3,2,1,1,1},2)": "0.333",
    "PERCENTRANK.INC({13,12,11,8,4,3,2,1,1,1},4)": "0.555",
    "PERCENTRANK({13,12,11,8,4,3,2,1,1,1},8)": "0.666",
    "PERCENTRANK({13,12,11,8,4,3,2,1,1,1},5)": "0.583",
    "PERCENTRANK({12,6,7,9,3,8},4)": "0.066",
    "VDB(2400,300,3650,0,1)": "1.32",
    "VDB(2400,300,120,0,1)": "40.00",
    "VDB(2400,300,10,0,1)": "480.00",
    "VDB(2400,300,120,6,18)": "396.31",
    "VDB(2400,300,120,6,18,1.5)": "311.81",
    "VDB(2400,300,10,0,0.875,1.5)": "315.00",
    "ROUND(VDB(2400,300,10,0,10),2)": "2100",
    "VDB(10000,0,5,2.5,4.25)": "2070",
    "VDB(10000,100,10,3.2,7.7,1.5)": "3894.321875",
    "VDB(10000,100,10,3.2,7.7,2,TRUE)": "3111.64928",
    "ROUND(VDB(10000,0,5,2,5,2,TRUE),4)": "2822.4",
    "MIRR({-120000;39000;30000;21000;37000;46000},10%,12%)": "0.126094",
    "MIRR({-120000;39000;30000;21000},10%,12%)": "-0.048",
    "MIRR({-120000;39000;30000;21000;37000;46000},10%,14%)": "0.1348",
    "ISPMT(0.1,1,3,8000000)": "-533333.33",
    "ISPMT(0.1/12,1,3*12,8000000)": "-64814.8148",
    "FVSCHEDULE(1,{0.09,0.11,0.1})": "1.33089",
    "RANK.AVG(94,{89;88;92;101;94;97;95})": "4",
    "RANK.AVG(20,{10;20;20;30})": "2.5",
    "RANK.AVG(20,{10;20;20;30},1)": "2.5",
    "AVEDEV(4,5,6,7,5,4,3)": "1.020408",
    "INDEX(FREQUENCY({79;85;78;85;50;81;95;88;97},{70;79;89}),3)": "4",
    "SUM(FREQUENCY({79;85;78;85;50;81;95;88;97},{89;70;70;79})*{1;10;100;1000;10000})": "22014",
    "SUM(LINEST({1,9,5,7},{0,4,2,3})*{10,1})": "21",
    "SUM(LINEST({3100,4500,4400,5400,7500,8100},{1,2,3,4,5,6})*{9,1})": "11000",
    "INDEX(LINEST({2,4,7},{1,2,3},FALSE),1)": "2.214286",
    "ROUND(INDEX(LINEST({2,3,9,1,8,7,5},{6,5,11,7,5,4,4},TRUE,TRUE),2,2),6)": "3.533962",
    "ROUND(INDEX(LINEST({2,3,9,1,8,7,5},{6,5,11,7,5,4,4},TRUE,TRUE),4,1),6)": "0.307575",
    "INDEX(LINEST({2,3,9,1,8,7,5},{6,5,11,7,5,4,4},TRUE,TRUE),3,1)": "0.05795",
    "PERCENTILE.EXC({6;7;15;36;39;40;41;42;43;47;49},0.25)": "15",
    "QUARTILE.EXC({6;7;15;36;39;40;41;42;43;47;49},3)": "43",
    "PERCENTILE.EXC({1;2;4;8},0.7)": "6",
    "AGGREGATE(13,6,{4;4;2;1})": "4",
    'VLOOKUP("wo",CHOOSE({1,2},C1:C5,D1:D5),2,FALSE)': "4",
    'MATCH("wo",CHOOSE({1},C1:C5),0)': "4",
    "SUMPRODUCT(CHOOSE({1,2},D1:D5,E1:E5)*{1,0})": "15",
    'VLOOKUP("wo",IF({1,0},C1:C5,E1:E5),2,FALSE)': "400",
    'SUMPRODUCT(ISNUMBER(MATCH(C1:C5,{"hbo";"wo"},0))*E1:E5)': "1100",
    'SUMPRODUCT(VLOOKUP(C1:C5,{"mbo",1;"hbo",10;"hbo plus",0;"wo",100},2,FALSE)*D1:D5)': "471",
    "SUMPRODUCT(LOOKUP(D1:D5,{1,3,5},{10,20,30}))": "90",
    "SUMPRODUCT(SUMIF(C1:C5,C1:C5,D1:D5)/COUNTIF(C1:C5,C1:C5))": "15",
    "LOOKUP(9.99999999999999E+307,D1:D9)": "17.5",
    "INDEX(D1:D9,MATCH(1E+306,D1:D9))": "17.5",
    "CORREL({3,2,4,5,6},{9,7,12,15,17})": "0.997054",
    "RSQ({2,3,9,1,8,7,5},{6,5,11,7,5,4,4})": "0.05795",
    "SUM(TREND({2;4;6},{1;2;3},{4;5}))": "18",
    "SUM(TREND({3;5;7}))": "15",
    "TREND({3;5;7},,4)": "9",
    "TREND({2;4;7},{1;2;3},4,FALSE)": "8.857143",
    f"GROWTH({RUNS},{{11;12;13;14;15;16}},17)": "320196.72",
    f"GROWTH({RUNS},{{11;12;13;14;15;16}},18)": "468536.05",
    "SUM(MMULT({1,3;7,2},{2,0;0,2}))": "26",
    "INDEX(MMULT({1,3;7,2},{2,0;0,2}),2,1)": "14",
    "INDEX(TRANSPOSE(C6:D9),2,4)": "17.5",
    'SUM(FILTER(E1:E5,C1:C5="hbo"))': "700",
    'SUM(FILTER(E1:E5,C1:C5="geen",7))': "7",
    "ROWS(UNIQUE(C1:C5))": "4",
    "COUNTA(UNIQUE({1;2;2;3},FALSE,TRUE))": "2",
    "INDEX(SORT(C6:D9,1,-1),2,2)": "16.4",
    "INDEX(SORT({3;1;2}),1)": "1",
    "SUM(SEQUENCE(3,2,10,5))": "135",
    "SUMPRODUCT(SEQUENCE(3),{2;3;4})": "20",
    'INDIRECT("B1")*2': "25",
    'SUM(INDIRECT("In!D1:D5"))': "15",
    'SUM(ROW(INDIRECT("1:10")))': "55",
    "SUM(C6:D7 D6:E9)": "29.5",
    "SUM(D:D 2:3)": "5",
    "uurtal B1:B4": "1400",
    "ROW(INDEX(C1:C5,4))": "4",
    "COLUMN(OFFSET(B1,0,2))": "4",
    "ROW(INDEX(C1:C5,MATCH(C4,C1:C5,0)))+1": "5",
    'VALUE("1.234,56")+1': "1235.56",
    'VALUE("€ 12.345.678,9")': "12345678.9",
}
ERRORS: dict[str, str] = {
    "WORKDAY.INTL(DATE(2012,1,1),30,0)": "#NUM!",
    'WORKDAY.INTL(DATE(2012,1,1),30,"1111111")': "#VALUE!",
    'NETWORKDAYS.INTL(1,9,"00011")': "#VALUE!",
    "EFFECT(0,4)": "#NUM!",
    "NOMINAL(0.05,0)": "#NUM!",
    "CUMIPMT(0.01,12,1000,3,2,0)": "#NUM!",
    "SYD(30000,7500,10,11)": "#NUM!",
    "DB(1000,100,5,6)": "#NUM!",
    "IRR({1;2;3})": "#NUM!",
    "XNPV(0.1,{1;2},{39450;39448})": "#NUM!",
    "MODE(1,2,3)": "#N/A",
    "GEOMEAN({1,0})": "#NUM!",
    "PERCENTRANK({1,2,3},4)": "#N/A",
    "CORREL({1,2,3},{1,2})": "#N/A",
    "MMULT({1,2},{1,2})": "#VALUE!",
    'SUM(FILTER(E1:E5,C1:C5="geen"))': "#CALC!",
    "FILTER(E1:E5,C1:C4=1)": "#VALUE!",
    "SUM(C6:C7 D6:D9)": "#NULL!",
    "ROW(INDEX(C1:C5,6))": "#REF!",
}
#: What LibreOffice 7.4 does not have (lists of Excel 365), rounds where Microsoft's own page cuts off, reads as
#: English, counts in the second of two classes that are the same where its page says the first,
#: or gives an outcome for where Microsoft's page gives an error.
ONLY_OURS = re.compile(
    r"(FILTER|UNIQUE|SORT|SEQUENCE|PERCENTRANK(\.INC)?|VALUE)\([^)]*\)|;70;70|EFFECT\(0,|SYD\(.*,11\)|DB\(.*,5,6\)|XNPV\(0.1|GEOMEAN\(\{1,0"
)
_NEWER = re.compile(r"\b((?:RRI|PDURATION|RANK\.AVG|PERCENTILE\.EXC|QUARTILE\.EXC|AGGREGATE)\()")


def _near(wanted: str) -> Decimal:
    """Half of the last digit that is written."""
    return Decimal(1).scaleb(int(Decimal(wanted).as_tuple().exponent)) / 2 + Decimal("1e-12")


@pytest.mark.parametrize("formula", WANTED)
def test_a_function_comes_to_what_its_own_page_gives(formula: str) -> None:
    found = comes_to(formula)
    assert isinstance(found, Decimal)
    wanted = Decimal(WANTED[formula])
    assert abs(found - wanted) <= (0 if formula.startswith("PERCENTRANK") else _near(WANTED[formula]))


@pytest.mark.parametrize("formula", ERRORS)
def test_what_a_function_has_no_outcome_for_is_the_error_of_a_workbook(formula: str) -> None:
    assert comes_to(formula) == ERRORS[formula]


@pytest.mark.usefixtures("libreoffice")
def test_every_one_of_them_is_that_of_libreoffice(tmp_path: Path) -> None:
    formulas = [each for each in (*WANTED, *ERRORS) if not ONLY_OURS.search(f" {each}".replace("TIMEVALUE", ""))]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "In"
    for place, held in cells().items():
        sheet.cell(*place, held.value)
    for row, text in enumerate(formulas, 1):
        sheet.cell(row, 12, "=" + _NEWER.sub(r"_xlfn.\1", text.replace("uurtal", "B3:B3")))
    book.save(tmp_path / "in.xlsx")
    (worked,) = office.recalculate([tmp_path / "in.xlsx"], tmp_path / "uit")
    there = next(each for each in read_book(worked).sheets if each.name == "In").cells
    outcomes = {text: (comes_to(text), there[row, 12]) for row, text in enumerate(formulas, 1)}
    assert not {text: (ours, theirs.value) for text, (ours, theirs) in outcomes.items() if not _is_same(ours, theirs)}


def _is_same(ours: object, theirs: SourceCell) -> bool:
    """A number but for what binary fractions lose, a day as its number, and an error whatever it is called."""
    if not isinstance(ours, Decimal):
        return theirs.is_error
    value = serial_of(theirs.value) if isinstance(theirs.value, date) else theirs.value
    return isinstance(value, Decimal | int) and abs(ours - value) <= max(abs(ours), Decimal(1)) * Decimal("1e-9")
