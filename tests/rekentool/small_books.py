"""Small workbooks with one thing that a rekentool can have, and what LibreOffice makes of their formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

Row = tuple[str | int | float | date | None, ...]


@dataclass(frozen=True)
class SmallBook:
    """The rows of one sheet; `wanted` are the outcomes in column B, by row.

    `hidden` rows are hidden by hand, `filtered` is the area of a filter with the values of its first column that stay.
    A book with `formats` goes on with its numbers as these show them.
    Not `by_office` is what Excel has otherwise, as its own format says: a name goes on at the other side of a sheet.
    """

    rows: Sequence[Row]
    wanted: Mapping[int, object]
    names: Mapping[str, str] = field(default_factory=dict)
    hidden: Sequence[int] = ()
    filtered: tuple[str, Sequence[str]] | None = None
    table: str = ""
    from_1904: bool = False
    by_office: bool = True
    formats: Mapping[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write it."""
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "In"
        if self.from_1904:
            book.epoch = CALENDAR_MAC_1904
        for row in self.rows:
            sheet.append(row)
        for name, text in self.names.items():
            book.defined_names[name] = DefinedName(name, attr_text=text)
        for number in self.hidden:
            sheet.row_dimensions[number].hidden = True
        if self.filtered is not None:
            area, kept = self.filtered
            sheet.auto_filter.ref = area
            sheet.auto_filter.add_filter_column(0, list(kept))
        if self.table:
            sheet.add_table(Table(displayName="Mix", ref=self.table))
        for address, code in self.formats.items():
            sheet[address].number_format = code
        if self.formats:
            book.calculation.fullPrecision = False
        book.save(path)


_PARTS: Sequence[Row] = (("a", 5), ("b", 7), ("sub", "=SUBTOTAL(9,B1:B2)"), ("c", 11), ("d", 13))
_LIST: Sequence[Row] = (
    ("soort", "uren"),
    ("mbo", 5),
    ("hbo", 7),
    ("mbo", 11),
    ("wo", 26),
    ("som", "=SUBTOTAL(9,B2:B5)"),
    ("som", "=SUBTOTAL(109,B2:B5)"),
    ("tel", "=SUBTOTAL(2,B2:B5)"),
    ("tel", "=SUBTOTAL(102,B2:B5)"),
    ("spreiding", "=ROUND(SUBTOTAL(7,B2:B5),6)"),
    ("gemiddeld", "=SUBTOTAL(101,B1:B5)/SUBTOTAL(1,B2:B5)"),
    ("som", "=_xlfn.AGGREGATE(9,4,B2:B5)"),
    ("som", "=_xlfn.AGGREGATE(9,5,B2:B5)"),
    ("op een na grootste", "=_xlfn.AGGREGATE(14,5,B2:B5,2)"),
    ("som", "=_xlfn.AGGREGATE(9,0,B2:B5)"),
)
_DASH: Sequence[Row] = (
    ("mbo", 10, 20, '=IF(B1=0,"-",B1*C1)', '=IFERROR(C1/B1,"")'),
    ("hbo", 0, 30, '=IF(B2=0,"-",B2*C2)', '=IFERROR(C2/B2,"")'),
    ("wo", 5, 40, '=IF(B3=0,"-",B3*C3)', '=IFERROR(C3/B3,"")'),
)
_ON_DASH: Sequence[str] = (
    "=AVERAGE(D1:D3)+AVERAGE(E1:E3)",
    "=MAX(D1:D3)",
    "=MIN(D1:D3)",
    "=MAX(D2:D2)",
    "=COUNT(D1:D3)",
    "=COUNT(E1:E3)",
    '=SUMIF(D1:D3,">0")',
    '=SUMIF(A1:A3,"?bo",D1:D3)',
    '=SUMIFS(D1:D3,D1:D3,">100",A1:A3,"<>wo")',
    '=AVERAGEIF(D1:D3,">0")',
    '=AVERAGEIFS(D1:D3,A1:A3,"?bo")',
    "=PRODUCT(D1:D3)",
    '=COUNTIF(D1:D3,"-")',
    "=SUMPRODUCT(B1:B3,D1:D3)",
    "=LARGE(D1:D3,2)",
    "=MEDIAN(D1:D3)",
    "=SUM(D1:D3)",
    "=N(D2)+N(D1)",
)
_AFTER: Sequence[Row] = (("mbo", 10, 1), ("hbo", 20, 2), ("mbo", 30, 3), ("leeftijd", 2))

BOOKS: Mapping[str, SmallBook] = {
    "a total of subtotals counts nothing twice": SmallBook(
        (
            *_PARTS,
            ("sub", "=ROUND(SUBTOTAL(9,B4:B5)*1,0)"),
            ("totaal", "=SUBTOTAL(9,B1:B6)"),
            ("gemiddeld", "=SUBTOTAL(101,B:B)", "=C1*2"),
            ("totaal", "=_xlfn.AGGREGATE(9,0,B1:B7)"),
            ("alles", "=_xlfn.AGGREGATE(9,4,B1:B7)"),
            ("totaal", "=SUBTOTAL(9,A1:B7)"),
        ),
        {3: 12, 6: 24, 7: 36, 8: 9, 9: 36, 10: 108, 11: 36},
    ),
    "rows hidden by hand": SmallBook(
        _LIST,
        {6: 49, 7: 42, 8: 4, 9: 3, 10: 9.5, 11: 1.142857142857, 12: 49, 13: 42, 14: 11, 15: 49},
        hidden=(3,),
    ),
    "rows left out by a filter": SmallBook(
        _LIST,
        {6: 16, 7: 16, 8: 2, 9: 2, 10: 4.242641, 11: 1, 12: 49, 13: 16, 14: 5, 15: 49},
        hidden=(3, 5),
        filtered=("A1:B5", ("mbo",)),
    ),
    "an error in a list that is searched stays there": SmallBook(
        (
            *_AFTER,
            ("laatste", "=LOOKUP(2,1/(C1:C3<=B4),B1:B3)"),
            ("laatste", '=LOOKUP(2,1/((A1:A3="mbo")*(C1:C3>B4)),B1:B3)'),
            ("eerste", "=MATCH(1,INDEX(1/(C1:C3>=B4),0),0)"),
            ("geen", '=IFERROR(LOOKUP(2,1/(C1:C3>B4+9),B1:B3),"geen")'),
        ),
        {5: 20, 6: 30, 7: 2, 8: "geen"},
    ),
    "a column that is sometimes a text": SmallBook(
        (*_DASH, *(("uitkomst", text) for text in _ON_DASH)),
        dict(
            enumerate(
                (205, 200, 200, 0, 2, 2, 400, 200, 200, 200, 200, 40000, 1, 3000, 200, 200, 400, 200), len(_DASH) + 1
            )
        ),
    ),
    "a name that shifts with the cell that uses it": SmallBook(
        (
            ("uren", 10),
            ("uren", 30),
            ("prijs", "=rij*2+kolom", 4),
            ("prijs", "=hiernaast&vast", "x"),
            ("som", "=SUM(rijen)+dubbel", 2, 3),
        ),
        {3: 18, 4: "x10", 5: 9},
        names={
            "rij": "In!$C1",
            "kolom": "In!A$1",
            "hiernaast": "In!B1",
            "vast": "In!$B$1",
            "rijen": "In!B1:C1",
            "dubbel": "In!$C1*2",
        },
    ),
    "a name that shifts to before the cell that uses it": SmallBook(
        (
            ("uren", 10),
            ("uren", 30),
            ("prijs", "=erboven*2"),
            ("prijs", "=ervoor&vast"),
            ("som", "=SUM(hierboven)+dubbel"),
        ),
        {3: 60, 4: "prijs10", 5: 210},
        names={
            "erboven": "In!A1048576",
            "vast": "In!$B$1",
            "ervoor": "In!XFD1",
            "hierboven": "In!A1048574:A1048576",
            "dubbel": "In!$B1048575*2",
        },
        by_office=False,
    ),
    "days from 1904": SmallBook(
        (
            ("dag", date(2026, 7, 1)),
            ("getal", "=B1+0"),
            ("jaar", "=YEAR(B1)+YEAR(44742)"),
            ("dagen", "=B1-DATE(2026,1,1)"),
            ("getal", "=DATE(2026,1,1)*1"),
            ("later", "=EDATE(B1,1)*1"),
            ("tekst", '=TEXT(B1,"dd-mm-yyyy")&TEXT(1.5,"0.0")'),
            ("werkdag", "=WORKDAY(B1,3)*1"),
            ("dag", "=DAY(0)+MONTH(0)"),
        ),
        {2: 44742, 3: 4052, 4: 181, 5: 44561, 6: 44773, 7: "01-07-20261.5", 8: 44747, 9: 2},
        from_1904=True,
    ),
    "a column of a table with a mark in its name": SmallBook(
        (
            ("Kosten #", "Uren [p/j]"),
            (10, 2),
            (20, 4),
            ("prijs", "=SUM(Mix[Kosten '#])+SUM(Mix[Uren '[p/j']])"),
            ("kop", "=Mix[[#Headers],[Kosten '#]]"),
            ("som", "=SUM(Mix[[Kosten '#]:[Uren '[p/j']]])"),
        ),
        {4: 36, 5: "Kosten #", 6: 36},
        table="A1:B3",
    ),
    "the last of a list that rests on numbers": SmallBook(
        (
            ("uren", 5),
            ("uren", "=B1*2"),
            ("uren", "=B2*2"),
            ("laatste", "=LOOKUP(9.99999999999999E+307,B1:B3)"),
            ("plaats", "=MATCH(1E+306,B1:B3)"),
            ("grootste", "=_xlfn.AGGREGATE(14,6,B1:B3/(B1:B3<20),1)"),
            ("kleinste", "=_xlfn.AGGREGATE(15,6,B1:B3/(B1:B3>5),1)"),
        ),
        {4: 20, 5: 3, 6: 10, 7: 10},
    ),
    "a workbook that goes on with what it shows": SmallBook(
        (
            ("loon", 22.456),
            ("uren", 3),
            ("kosten", "=B1*1.333"),
            ("prijs", "=B3*B2"),
            ("deel", "=B1/B3"),
            ("helft", "=B5/2"),
            ("tekst", '=IF(B3>0,"hoog",1)'),
            ("vrij", "=B1/3"),
        ),
        {3: 29.99, 4: 90, 5: 0.75, 6: 0.4, 7: "hoog", 8: 7.5},
        formats={"B1": "0.0", "B3": '"€" #,##0.00', "B4": "0.0", "B5": "0%", "B6": "0.0", "B7": "0.00"},
    ),
    "a number that is typed or shown as text": SmallBook(
        (
            ("opslag", "6%"),
            ("prijs", "=100*B1"),
            ("prijs", '=VALUE(TEXT(1234567,"0,"))'),
            ("prijs", '=TEXT(1234567,"#,##0,")&"k"'),
            ("prijs", '=TEXT(1234567,"0.0,,")&"m"'),
            ("tel", '=COUNT("1",TRUE,2,"x")+COUNT(B1:B1)'),
            ("streep", '="-"'),
            ("fout", "=IFERROR(B7*2,7)"),
        ),
        {2: 6, 3: 1235, 4: "1,235k", 5: "1.2m", 6: 3, 7: "-", 8: 7},
    ),
}
