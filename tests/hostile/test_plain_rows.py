"""Rows that are written plainly are read and counted at once, and come to what the parser of XML makes of them."""

from __future__ import annotations

from unittest.mock import patch
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import workbooks as make
from workbooks.read.book.parsing import worksheet
from workbooks.read.book.parsing.cellvalue import BookFacts
from workbooks.read.book.parsing.plainrows import plain_row
from workbooks.read.book.parsing.result import Data, RawSheet, Unreadable
from workbooks.read.guard import markup
from workbooks.read.guard.box import Count
from workbooks.read.guard.markup import Pass
from workbooks.read.guard.problems import Fault
from workbooks.read.guard.rows import counted, one_by_one, told_apart
from workbooks.read.guard.worksheet import WorksheetWatcher

#: Cells in one way or another; `{}` is the address.
PLAIN = (
    '<c r="{}"><v>24.68</v></c>',
    '<c r="{}" s="1"><v>45000.5</v></c>',
    '<c r="{}" s="1"/>',
    '<c r="{}" s="1" />',
    '<c r="{}"></c>',
    '<c r="{}" t="s"><v>1</v></c>',
    '<c r="{}" t="inlineStr"><is><t>R&amp;D &lt; 5% &quot;één&quot;</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> regel_x000D_ </t></is></c>',
    '<c r="{}"><f>SUM(A1:A3)*2</f><v>-0.50</v></c>',
    '<c r="{}" t="str"><f>A1&amp;"x"</f><v></v></c>',
    '<c r="{}"><f t="shared" ref="B1:B9" si="0">A1+1</f><v>1e3</v></c>',
    '<c r="{}"><f t="shared" si="0"/><v>7</v></c>',
    '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}" t="e"><v>#DIV/0!</v></c>',
)
OTHER = (
    '<c r="{}" cm="1"><f t="array" ref="{}">A1:A2</f><v>1</v></c>',
    "<c r='{}'><v>3</v></c>",
    '<c s="1" r="{}"><v>4</v></c>',
    "<c><v>5</v></c>",
    '<c r="{}"><v><![CDATA[6]]></v></c>',
    '<c r="{}"><!-- </row><row r="9"><c r="A9"><v>1</v></c> --><v>7</v></c>',
    '<c r="{}" t="inlineStr"><is><r><t>twee </t></r><r><t>delen</t></r><rPh><t>x</t></rPh></is></c>',
    '<c r="{}" t="inlineStr"><is><t>&#8364; 5&#10;nieuw</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>een\r\ntwee</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>groter > kleiner</t></is></c>',
    '<c r="{}"> <v>8</v> </c>',
    '<c r="{}"><v>9</v><extLst><row r="3"><c r="C3"><v>1</v></c></row></extLst></c>',
    '<c r="{}"><v>geen getal</v></c>',
    '<c r="{}"><v>9</v><v>10</v></c>',
    '<x:c xmlns:x="urn:x" r="{}"><v>9</v></x:c>',
)
HEADS = (
    '<row r="{}">',
    '<row r="{}" spans="1:3" ht="15" customHeight="1" hidden="1">',
    '<row r="{}" hidden="true" outlineLevel="1" x14ac:dyDescent="0.25">',
    '\n  <row r="{}" >',
    '<row r="1000" ht="3"/><row r="{}">',
)
OTHER_HEADS = (
    "<row>",
    '<row spans="1:2" r="{}">',
    "<row r='{}'>",
    "<?odd?><row>",
    '<row r="{}" hidden="1" ht="&#53;">',
)


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Rows of which some are written in ways of their own."""
    heads, kinds = st.sampled_from((*HEADS * 3, *OTHER_HEADS)), st.sampled_from((*PLAIN * 4, *OTHER))
    written = []
    for number in range(1, draw(st.integers(1, 8))):
        cells = "".join(
            draw(kinds).replace("{}", f"{column}{number}") for column in draw(st.sampled_from(("", *"A", "ABD")))
        )
        written.append(f"{draw(heads).format(number)}{cells}</row>")
    return "".join(written)


def read(content: bytes) -> Data | str:
    """What the reader makes of a sheet, or why it refuses it."""
    sheet, faults = RawSheet("Blad"), []
    facts = BookFacts(strings=["nul", "één"], formats=["General", "dd-mm-yyyy"])
    try:
        worksheet.WorksheetReader(sheet, facts, faults).read(content)
    except (Unreadable, expat.ExpatError, ValueError) as refused:
        return type(refused).__name__
    return {**sheet.as_data(), "faults": faults, "left": facts.budget.left}


def looked_at(content: bytes) -> tuple[object, ...]:
    """What the guard counts in a sheet, or why it refuses it."""
    count = Count()
    looking = Pass(lambda _: WorksheetWatcher(count))
    try:
        looking.run(content[start : start + 300] for start in range(0, len(content), 300))
    except Fault as fault:
        return fault.kind, looking.where()
    return count.filled, count.empty, looking.elements, looking.where()


@settings(max_examples=200, deadline=None)
@given(rows(), st.sampled_from(("", '<cols><col min="1" max="2" hidden="1"/></cols>', "<!-- <sheetData> -->")))
def test_a_sheet_is_read_at_once_as_it_is_read_element_by_element(written, before):
    content = make.sheet(written, before=before, after='<autoFilter ref="A1:B9"><filterColumn colId="0"/></autoFilter>')
    at_once = read(content)
    with patch.object(worksheet, "parts", lambda _: None):
        assert at_once == read(content)


@settings(max_examples=200, deadline=None)
@given(rows(), st.sampled_from(("", "<!-- <sheetData> -->")))
def test_a_sheet_is_counted_at_once_as_it_is_counted_element_by_element(written, before):
    content = make.sheet(written, before=before, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    at_once = looked_at(content)
    with patch.object(markup, "told_apart", lambda pieces: ((False, piece) for piece in pieces)):
        assert at_once == looked_at(content)


@given(rows(), st.integers(1, 400))
def test_a_sheet_that_is_told_apart_is_still_whole(written, length):
    content = make.sheet(written)
    pieces = [content[start : start + length] for start in range(0, len(content), length)]
    assert b"".join(piece for _, piece in told_apart(pieces)) == content


@pytest.mark.parametrize("cell", PLAIN)
def test_what_programs_write_is_read_at_once(cell):
    row = f'<row r="7" spans="1:3">{cell.replace("{}", "C7")}</row>'
    assert plain_row(row.removesuffix("</row>")) is not None
    assert counted(row.encode()) is not None
    assert list(one_by_one(row.encode() * 2)) == [row.encode()] * 2


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1"><c r="A1"><v>\xff</v></c></row>',
        b'<row r="1"><c r="A1"><v>\x01</v></c></row>',
        b'<row r="1"><c r="A1"><v>&nbsp;</v></c></row>',
        b'<row r="1" ht="1" ht="2"><c r="A1"><v>1</v></c></row>',
        b'<row r="1" ht="\n" ht="\n"><c r="A1"><v>1</v></c></row>',
        b'<row r="1" sqref="A1 A2"><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</c></row>',
        b'<row r="1"><c r="AAAA1"><v>1</v></c></row>',
    ],
)
def test_rows_that_xml_may_not_hold_or_that_are_to_be_seen_are_left_to_its_parser(row):
    assert counted(row) is None
