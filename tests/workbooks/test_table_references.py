"""References to tables by the names of their columns become cells, in every form that a file may hold."""

import pytest

from tests.hostile import workbooks as make
from workbooks.read.book import read_book
from workbooks.read.recalculate.tables import CellTable, without_tables

MIX = CellTable("Mix", "Blad1", (2, 2, 6, 4), ("Functie", "Uren per week", "Loon [€]"), True, True)


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=SUM(Mix[Uren per week])", "=SUM($C$3:$C$5)"),
        ("=SUM(mix[uren per week])", "=SUM($C$3:$C$5)"),
        ("=Mix[[#This Row],[Uren per week]]*2", "=$C$4*2"),
        ("=Mix[@[Uren per week]]*2", "=$C$4*2"),
        ("=[@Functie]", "=$B$4"),
        ("=SUM(Mix[[#This Row],[Functie]:[Uren per week]])", "=SUM($B$4:$C$4)"),
        ("=SUM(Mix[[Functie]:[Uren per week]])", "=SUM($B$3:$C$5)"),
        ("=Mix[[#Totals],[Uren per week]]", "=$C$6"),
        ("=Mix[[#Headers],[Uren per week]]", "=$C$2"),
        ("=SUM(Mix[[#Data],[Uren per week]])", "=SUM($C$3:$C$5)"),
        ("=SUM(Mix[[#Headers],[#Data],[Uren per week]])", "=SUM($C$2:$C$5)"),
        ("=SUM(Mix[[#All],[Uren per week]])", "=SUM($C$2:$C$6)"),
        ("=SUM(Mix[#All])", "=SUM($B$2:$D$6)"),
        ("=ROWS(Mix[])", "=ROWS($B$3:$D$5)"),
        ("=SUM(Mix[Loon '[€']])", "=SUM($D$3:$D$5)"),
        ("=SUM(Mix[Weg])", "=SUM(#REF!)"),
        ("=SUM(Ander[Uren per week])", "=SUM(Ander[Uren per week])"),
        ('=IF(A1="Mix[Functie]",1,2)', '=IF(A1="Mix[Functie]",1,2)'),
        ("=[1]Blad1!A1+'[x.xlsx]Blad 1'!A1", "=[1]Blad1!A1+'[x.xlsx]Blad 1'!A1"),
        ("=A1*2", "=A1*2"),
    ],
)
def test_a_reference_to_a_table_is_one_to_cells(formula, cells):
    assert without_tables(formula, ("Blad1", 4, 3), [MIX]) == cells


def test_from_another_sheet_and_from_outside_its_rows():
    assert without_tables("=SUM(Mix[Functie])", ("Blad 2", 1, 1), [MIX]) == "=SUM('Blad1'!$B$3:$B$5)"
    assert without_tables("=Mix[@Functie]", ("Blad1", 9, 1), [MIX]) == "=#VALUE!"


def test_a_column_of_formulas_in_a_table_is_worked_out():
    head = '<c r="{}1" t="inlineStr"><is><t>{}</t></is></c>'
    rows = f'<row r="1">{head.format("A", "Uren")}{head.format("B", "Loon")}</row>'
    rows += "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><f>T[[#This Row],[Uren]]*2</f></c></row>'
        for row in (2, 3)
    )
    rows += '<row r="5"><c r="A5"><f>SUM(T[[#All],[Loon]])</f></c></row>'
    columns = '<tableColumns><tableColumn name="Uren"/><tableColumn name="Loon"/></tableColumns>'
    table = f'<table xmlns="{make.MAIN}" name="T" displayName="T" ref="A1:B3">{columns}</table>'
    content = make.xlsx(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": make.relations(("table", "../tables/table1.xml")),
            "xl/tables/table1.xml": make.xml(table),
        },
        sheet=make.sheet(rows),
    )
    found = {cell.address: cell.value for cell in read_book(content, name="a.xlsx").sheets[0].cells.values()}
    assert [found[at] for at in ("B2", "B3", "A5")] == [4, 6, 10]
