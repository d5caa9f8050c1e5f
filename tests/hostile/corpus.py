"""The table of bad files: what comes in, and what the answer must be. The files are made when they are asked for.

`row` is the row of the reference table of bad inputs (several files may share one), 0 for what was added to it.
A status of 200 is a file that is read; `kind` is then a remark that must be among the findings, if any.
No file here is a danger to anything: `limits` are the lower ones that it goes beyond, and where a library would abort,
hang or eat memory, `reader` says what stands in for it.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tests.hostile import building as build
from tests.hostile import workbooks as make
from tests.hostile.building import ENTITY, MIB, SHEET
from tests.hostile.child.stand_in import USUAL, Limits
from tests.hostile.lowered import Reader
from tests.hostile.packing import zipped


class Case(NamedTuple):
    row: int
    name: str
    content: Callable[[], bytes]
    status: int
    kind: str
    file: str = "opgave.xlsx"
    limits: Limits = USUAL
    reader: Reader = Reader()


HTML = b"<html><body><table><tr><td>Overhead</td><td>24,68</td></tr></table></body></html>"
CSV = b"naam;waarde\r\noverhead;0,2\r\n"
DAMAGED, UNSAFE, LARGE, NO_BOOK = "werkboek_beschadigd", "onveilig_archief", "blad_te_groot", "geen_werkboek"
UNPACKED, PARTS, TEXT = "uitgepakt_te_groot", "te_veel_onderdelen", "tekst_te_lang"
NO_OUTCOME, UNCHECKED = "formule_zonder_uitkomst", "niet_nagerekend"
NOT_FINITE, CUT = "getal_niet_eindig", "blad_afgekapt"
ACTIVE, UNREADABLE, PASSWORD = "actieve_inhoud", "bestand_niet_te_lezen", "wachtwoord"
INFINITE = ("NaN", "INF", "1E309")
NO_NUMBERS = ("0x10", "1_000", "١٢", "１２", "1,5")
LABELS = ('=HYPERLINK("x")', "+som", "@SUM", "\tx", "<script>", "\u202e123", "_x0000_")
FILE_NAMES = ("../../x.xlsx", "x" * 300 + ".xlsx", "a\0b.xlsx", "a\r\nX: b.xlsx")
GOOD = make.xlsx()
ADDRESS = "http://voorbeeld.invalid/"
ROWS_10, PARTS_10 = {"MAXIMUM_LONG_ROWS": 10}, {"MAXIMUM_PARTS": 10}
SIZE_10000, RATIO_10 = {"MAXIMUM_UNPACKED": 10_000}, {"RATIO_FROM": 1000, "MAXIMUM_RATIO": 10}
TEXT_1000 = {"MAXIMUM_TEXT": 1000, "directory.PIECE": 100}
LONG_10, WIDE_10 = Reader(limits={"MAXIMUM_LONG_ROWS": 10}), Reader(limits={"MAXIMUM_COLUMNS": 10})
CELLS_100, MERGE_100, BOX_100 = {"MAXIMUM_CELLS": 100}, {"MAXIMUM_MERGE": 100}, {"MAXIMUM_BOX": 100}
EMPTY_100, MERGES_10 = {"MAXIMUM_EMPTY_CELLS": 100}, {"MAXIMUM_MERGES": 10}
SHORT = Reader(limits={"MAXIMUM_CHARACTERS": 1000})
SLOW, LONG = Reader(engine="works"), Reader(limits={"formulas._LONGEST": 100})

WRONG_FILES = [
    Case(1, "0 bytes", lambda: b"", 422, "leeg_bestand"),
    Case(2, "1 byte", lambda: b"P", 415, NO_BOOK),
    Case(3, "bytes of no kind", lambda: bytes(range(256)) * 20, 415, NO_BOOK),
    Case(4, "csv named .xlsx", lambda: CSV, 415, NO_BOOK),
    Case(5, "html named .xlsx", lambda: HTML, 415, NO_BOOK),
    Case(5, "html named .xls", lambda: b"\xef\xbb\xbf\r\n" + HTML, 415, NO_BOOK, "opgave.xls"),
    Case(6, "pdf", lambda: b"%PDF-1.7\n", 415, NO_BOOK),
    Case(7, "png", lambda: b"\x89PNG\r\n\x1a\n", 415, NO_BOOK),
    Case(8, "old .xls", make.xls, 200, "", "opgave.xls"),
    Case(8, "old .xls named .xlsx", make.xls, 200, ""),
    Case(8, "old .xls whose workbook is cut in half", build.cut_xls, 422, UNREADABLE, "opgave.xls"),
    Case(8, "old .xls, library aborts", make.xls, 422, UNREADABLE, "opgave.xls", reader=Reader(library="aborts")),
    Case(8, "old .xls cut off", lambda: make.xls()[:700], 422, DAMAGED, "opgave.xls"),
    Case(8, "old Word document", lambda: make.ole({"WordDocument": b"brief"}), 415, NO_BOOK),
    Case(9, "password on .xlsx", build.encrypted, 422, PASSWORD),
    Case(9, "password on .xls", lambda: make.xls(shared=make.record(0x2F, bytes(54))), 422, PASSWORD, "opgave.xls"),
    Case(10, "zip entry with a password", lambda: build.other(SHEET, flags=1), 422, PASSWORD),
    Case(11, ".xlsb", make.xlsb, 200, "", "opgave.xlsb"),
    Case(11, ".xlsb whose sheet is cut in half", build.half_xlsb, 422, DAMAGED, "opgave.xlsb"),
    Case(11, ".xlsb with half a row", build.cut_xlsb, 422, UNREADABLE, "opgave.xlsb"),
    Case(11, ".xlsb, library panics", make.xlsb, 422, UNREADABLE, "opgave.xlsb", reader=Reader(library="panics")),
    Case(12, ".ods", make.ods, 200, "", "opgave.ods"),
    Case(12, ".odt", build.odt, 415, NO_BOOK),
    Case(13, ".xlsm with macros", build.macros, 200, "macros_genegeerd", "opgave.xlsm"),
    Case(14, ".xlsm named .xlsx", build.macros, 200, "macros_genegeerd"),
    Case(15, ".docx renamed", build.docx, 415, NO_BOOK),
    Case(15, ".pptx renamed", build.pptx, 415, NO_BOOK),
    Case(16, "zip of a text file", lambda: zipped({"lees.txt": b"dag"}), 415, NO_BOOK),
    Case(0, "zip of a workbook", lambda: zipped({"opgave.xlsx": make.xlsx()}), 415, NO_BOOK),
    Case(0, "csv with NUL", lambda: b"naam;waarde\0\r\noverhead;0,2", 415, NO_BOOK, "opgave.csv"),
    Case(0, "csv with a line too long", lambda: b"1;" * 11, 200, CUT, "opgave.csv", reader=WIDE_10),
    Case(0, "csv with too many lines", lambda: b"1;2\n" * 11, 200, CUT, "opgave.csv", reader=LONG_10),
    Case(0, "csv of 101 cells", lambda: b"1\n" * 101, 413, LARGE, "opgave.csv", reader=Reader(limits=CELLS_100)),
]

DAMAGED_FILES = [
    Case(17, "truncated at 50 %", lambda: GOOD[: len(GOOD) // 2], 422, DAMAGED),
    Case(18, "end of directory cut off", lambda: GOOD[:-22], 422, DAMAGED),
    Case(19, "flipped byte in a deflate stream", build.flipped, 422, DAMAGED),
    Case(20, "wrong CRC", lambda: build.other(SHEET, crc=1), 422, DAMAGED),
    Case(21, "text before the zip", lambda: b"opgave\n" + GOOD, 415, NO_BOOK),
    Case(22, "70 kB behind the zip", lambda: GOOD + bytes(70_000), 422, DAMAGED),
    Case(22, "a few bytes behind the zip", lambda: GOOD + b"abc", 422, DAMAGED),
    Case(23, "10 MB and a byte", lambda: GOOD + bytes(10 * MIB + 1 - len(GOOD)), 413, "bestand_te_groot"),
    Case(26, "rows that unpack to too much", lambda: build.rows(300), 413, UNPACKED, limits=SIZE_10000),
    Case(27, "spaces that unpack to too much", lambda: build.spaces(5000), 413, UNPACKED, limits=RATIO_10),
    Case(28, "picture too large", lambda: build.picture(10_000), 413, UNPACKED, limits=SIZE_10000),
    Case(28, "picture packed very small", lambda: build.picture(5000), 413, UNPACKED, limits=RATIO_10),
    Case(29, "shared strings packed very small", lambda: build.strings(300), 413, UNPACKED, limits=RATIO_10),
    Case(29, "101 shared strings", lambda: build.strings(101), 413, LARGE, limits={"MAXIMUM_STRINGS": 100}),
    Case(26, "101 elements", lambda: build.rows(20), 413, UNPACKED, limits={"MAXIMUM_ELEMENTS": 100}),
    Case(30, "declared size lies, smaller", build.says_smaller, 422, DAMAGED),
    Case(30, "declared size lies, larger", lambda: build.other(SHEET, size=100_000), 422, DAMAGED),
    Case(31, "overlapping entries", build.overlapping, 422, UNSAFE),
    Case(32, "11 entries", lambda: build.crowded(6), 413, PARTS, limits=PARTS_10),
    Case(33, "duplicate names", lambda: build.with_entry(b"XL/workbook.xml"), 422, UNSAFE),
    Case(34, "name by way of another folder", lambda: build.with_entry(b"xl/../x"), 422, UNSAFE),
    Case(35, "absolute name", lambda: build.with_entry(b"/"), 422, UNSAFE),
    Case(35, "backslash in a name", lambda: build.with_entry(b"xl\\x"), 422, UNSAFE),
    Case(35, "NUL in a name", lambda: build.with_entry(b"xl/x\0"), 422, UNSAFE),
    Case(35, "drive in a name", lambda: build.with_entry(b"C:x"), 422, UNSAFE),
    Case(36, "symlink", lambda: build.with_entry(b"xl/x", mode=0o120777), 422, UNSAFE),
    Case(37, "bzip2", lambda: build.other(SHEET, method=12), 422, UNSAFE),
    Case(37, "LZMA", lambda: build.other(SHEET, method=14), 422, UNSAFE),
    Case(37, "deflate64", lambda: build.other(SHEET, method=9), 422, UNSAFE),
    Case(38, "ZIP64 record that is not there", build.wide_end, 422, DAMAGED),
]

XML_FILES = [
    Case(39, "entity that names a file", lambda: build.external("nergens.txt"), 422, "xml_dtd"),
    Case(40, "entity that names an address", lambda: build.external(ADDRESS), 422, "xml_dtd"),
    Case(40, "DTD that names an address", lambda: build.external(ADDRESS, dtd=True), 422, "xml_dtd"),
    Case(41, "one entity in a sheet", lambda: build.with_dtd(ENTITY), 422, "xml_dtd"),
    Case(42, "one entity in the properties", lambda: build.with_dtd(ENTITY, "docProps/core.xml"), 422, "xml_dtd"),
    Case(43, "one entity used twice", lambda: build.with_dtd(ENTITY, use="&a;&a;"), 422, "xml_dtd"),
    Case(44, "DTD in UTF-16", build.wide_dtd, 422, "xml_dtd"),
    Case(45, "ten elements deep", lambda: build.nested_elements(8), 422, "xml_te_diep", limits={"MAXIMUM_DEPTH": 9}),
    Case(46, "text of 2000 characters", lambda: make.text_cell("0" * 2000), 422, TEXT, limits=TEXT_1000),
    Case(0, "attribute of 2000 characters", lambda: build.long_attribute(2000), 422, TEXT, limits=TEXT_1000),
    Case(0, "a text used twenty times", build.many_uses, 413, LARGE, reader=SHORT),
    Case(47, "malformed XML", lambda: make.cell("<v>1</w>"), 422, DAMAGED),
    Case(47, "NUL in XML", lambda: make.cell("<v>\0</v>"), 422, DAMAGED),
    Case(47, "unknown encoding", lambda: make.xlsx(sheet=make.sheet().replace(b"UTF-8", b"KLINGON")), 422, DAMAGED),
    Case(48, "dimension says too much", build.wide_dimension, 200, "", limits=CELLS_100),
    Case(49, "cell in the eleventh row", build.eleventh_row, 200, CUT, reader=LONG_10),
    Case(49, "the same in .xls", lambda: make.xls(cells=make.number(10, 0, 1)), 413, LARGE, "opgave.xls", ROWS_10),
    Case(49, "the same in .xlsb", lambda: make.xlsb(make.binary_cells(10)), 413, LARGE, "opgave.xlsb", ROWS_10),
    Case(49, "101 columns in .xls", build.late_cell_xls, 413, LARGE, "opgave.xls", BOX_100),
    Case(50, "row after the last", lambda: build.sheet('<row r="101"/>'), 413, LARGE, limits={"LAST_ROW": 100}),
    Case(51, "merge of 110 cells", lambda: build.merged("A1:J11"), 413, LARGE, limits=MERGE_100),
    Case(51, "merge of one row", lambda: build.merged("A1:CW1"), 413, LARGE, limits=MERGE_100),
    Case(51, "11 merges", build.eleven_merges, 413, LARGE, limits=MERGES_10),
    Case(52, "11 cells in a row without place", lambda: build.long_row(11), 200, CUT, reader=WIDE_10),
    Case(52, "101 cells", lambda: build.long_row(101), 413, LARGE, limits=CELLS_100),
    Case(52, "101 cells with nothing in them", lambda: build.long_row(101, "<c/>"), 413, LARGE, limits=EMPTY_100),
    Case(53, "11 areas with validation", lambda: build.validated(11), 413, LARGE, limits={"MAXIMUM_AREAS": 10}),
    Case(54, "eleven parts, six of them sheets", lambda: build.sheets(6), 413, PARTS, limits=PARTS_10),
    Case(
        0, "a row repeated eleven times in .ods", lambda: build.repeating(11, 1), 200, CUT, "opgave.ods", reader=LONG_10
    ),
    Case(0, "eleven times a cell in .ods", lambda: build.repeating(1, 11), 200, CUT, "opgave.ods", reader=WIDE_10),
    Case(0, "ninety-nine times a cell in .ods", lambda: build.repeating(9, 11), 413, LARGE, "opgave.ods", CELLS_100),
]

CONTENTS = [
    Case(55, "hidden sheet", build.hidden_sheet, 200, "verborgen_blad"),
    Case(56, "no workbook", build.no_workbook, 415, NO_BOOK),
    Case(56, "no content types", build.no_types, 415, NO_BOOK),
    Case(57, "missing sheet", lambda: build.related(("worksheet", "worksheets/sheet9.xml")), 422, DAMAGED),
    Case(57, "bad relationship", build.related, 422, DAMAGED),
    Case(57, "relationship outside the file", lambda: build.related(("worksheet", "../../x.xml")), 422, DAMAGED),
    Case(58, "string index out of range", lambda: make.cell("<v>7</v>", ' t="s"'), 422, DAMAGED),
    Case(59, "link to another workbook", lambda: build.link("<externalBook/>"), 200, "externe_koppeling"),
    Case(59, "DDE link", lambda: build.link('<ddeLink ddeService="dienst" ddeTopic="cijfers"/>'), 200, ACTIVE),
    Case(59, "data connection", lambda: make.xlsx({"xl/connections.xml": make.xml("<connections/>")}), 200, ACTIVE),
    Case(59, "OLE object", lambda: build.active("oleObject", "embeddings/oleObject1.bin"), 200, ACTIVE),
    Case(59, "ActiveX", lambda: build.active("control", "activeX/activeX1.xml", make.xml("<ocx/>")), 200, ACTIVE),
    Case(60, "formula without outcome", lambda: make.cell("<f>1+1</f>"), 200, "formule_berekend"),
    Case(60, "formula with a function of its own", lambda: build.formulas("ONZE.FUNCTIE(1)"), 200, NO_OUTCOME),
    Case(60, "formula that reads another file", lambda: build.formulas("[1]Blad1!A1+1"), 200, NO_OUTCOME),
    Case(60, "formulas in a circle", build.circle, 200, NO_OUTCOME),
    Case(60, "formula of the moment", lambda: build.formulas("YEAR(TODAY())"), 200, NO_OUTCOME),
    Case(60, "formula that is none", lambda: build.formulas("1++*("), 200, NO_OUTCOME),
    Case(61, "#DIV/0!", lambda: make.cell("<f>1/0</f><v>#DIV/0!</v>", ' t="e"'), 200, ""),
    Case(62, "outdated outcome", lambda: build.formulas("1+1", value="3"), 200, "verouderde_waarde"),
    *(Case(63, f"number {text}", partial(make.cell, f"<v>{text}</v>"), 422, NOT_FINITE) for text in INFINITE),
    *(Case(64, f"number {text}", partial(make.cell, f"<v>{text}</v>"), 422, "geen_getal") for text in NO_NUMBERS),
    Case(64, "text in a cell", lambda: make.text_cell("0x10"), 200, ""),
    Case(65, "1.234,56 as text", lambda: make.text_cell("1.234,56"), 200, ""),
    Case(68, "binary noise", lambda: make.cell("<v>0.30000000000000004</v>"), 200, ""),
    *(Case(73, f"label {text!r}", partial(make.text_cell, text), 200, "") for text in LABELS),
    *(Case(75, f"file name {name[:20]!r}", make.xlsx, 200, "", name) for name in FILE_NAMES),
]

#: Formulas that are more than the engine can bear: what stands in the file is read all the same.
FORMULAS = [
    Case(0, "formulas that take long", lambda: build.formulas("1+1"), 200, UNCHECKED, reader=SLOW),
    Case(0, "the same, with outcomes", lambda: build.formulas("1+1", value="2"), 200, UNCHECKED, reader=SLOW),
    Case(0, "formulas that take memory", lambda: build.formulas("1+1"), 200, UNCHECKED, reader=Reader(engine="eats")),
    Case(0, "formulas, engine aborts", lambda: build.formulas("1+1"), 200, UNCHECKED, reader=Reader(engine="aborts")),
    Case(0, "formulas, engine panics", lambda: build.formulas("1+1"), 200, UNCHECKED, reader=Reader(engine="panics")),
    Case(0, "formulas, engine fails", lambda: build.formulas("1+1"), 200, UNCHECKED, reader=Reader(engine="fails")),
    Case(0, "a formula of 121 characters", lambda: build.nested("(", ")", 60), 200, NO_OUTCOME, reader=LONG),
    Case(0, "functions within functions", lambda: build.nested("ABS(", ")", 20), 200, NO_OUTCOME, reader=LONG),
    Case(0, "an empty area in a formula", lambda: build.formulas("SUM(C1:D9)"), 200, "formule_berekend"),
    Case(0, "a formula of a list", lambda: build.formulas("SUM(SEQUENCE(2,2))"), 200, NO_OUTCOME),
    Case(0, "a text that repeats itself", lambda: build.formulas('REPT("x",3)'), 200, NO_OUTCOME),
]

CASES = [*WRONG_FILES, *DAMAGED_FILES, *XML_FILES, *CONTENTS, *FORMULAS]
