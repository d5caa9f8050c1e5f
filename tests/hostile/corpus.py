"""The table of bad files: what comes in, and what the answer must be. The files are made when they are asked for.

`row` is the row of the reference table of bad inputs (several files may share one), 0 for what was added to it.
A status of 200 is a file that is read; `kind` is then a remark that must be among the findings, if any.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tests.hostile import building as build
from tests.hostile import workbooks as make
from tests.hostile.building import MIB, SHEET
from tests.hostile.packing import zipped


class Case(NamedTuple):
    row: int
    name: str
    content: Callable[[], bytes]
    status: int
    kind: str
    file: str = "opgave.xlsx"


HTML = b"<html><body><table><tr><td>Overhead</td><td>24,68</td></tr></table></body></html>"
CSV = b"naam;waarde\r\noverhead;0,2\r\n"
DAMAGED, UNSAFE, LARGE, NO_BOOK = "werkboek_beschadigd", "onveilig_archief", "blad_te_groot", "geen_werkboek"
NO_OUTCOME, UNCHECKED = "formule_zonder_uitkomst", "niet_nagerekend"
NOT_FINITE = "getal_niet_eindig"
ACTIVE, UNREADABLE, PASSWORD = "actieve_inhoud", "bestand_niet_te_lezen", "wachtwoord"
INFINITE = ("NaN", "INF", "1E309")
NO_NUMBERS = ("0x10", "1_000", "١٢", "１２", "1,5")
LABELS = ('=HYPERLINK("x")', "+cmd", "@SUM", "\tx", "<script>", "\u202e123", "_x0000_")
FILE_NAMES = ("../../x.xlsx", "x" * 300 + ".xlsx", "a\0b.xlsx", "a\r\nX: b.xlsx")
GOOD = make.xlsx()

WRONG_FILES = [
    Case(1, "0 bytes", lambda: b"", 422, "leeg_bestand"),
    Case(2, "1 byte", lambda: b"P", 415, NO_BOOK),
    Case(3, "random bytes", lambda: build.noise(5000), 415, NO_BOOK),
    Case(4, "csv named .xlsx", lambda: CSV, 415, NO_BOOK),
    Case(5, "html named .xlsx", lambda: HTML, 415, NO_BOOK),
    Case(5, "html named .xls", lambda: b"\xef\xbb\xbf\r\n" + HTML, 415, NO_BOOK, "opgave.xls"),
    Case(6, "pdf", lambda: b"%PDF-1.7\n" + build.noise(500), 415, NO_BOOK),
    Case(7, "png", lambda: b"\x89PNG\r\n\x1a\n" + build.noise(500), 415, NO_BOOK),
    Case(8, "old .xls", make.xls, 200, "", "opgave.xls"),
    Case(8, "old .xls named .xlsx", make.xls, 200, ""),
    Case(8, "old .xls of random records", build.random_xls, 422, UNREADABLE, "opgave.xls"),
    Case(8, "old .xls that aborts the library", build.xls_that_aborts, 422, UNREADABLE, "opgave.xls"),
    Case(8, "old .xls cut off", lambda: make.xls()[:700], 422, DAMAGED, "opgave.xls"),
    Case(8, "old Word document", lambda: make.ole({"WordDocument": build.noise(5000)}), 415, NO_BOOK),
    Case(9, "password on .xlsx", build.encrypted, 422, PASSWORD),
    Case(9, "password on .xls", lambda: make.xls(shared=make.record(0x2F, bytes(54))), 422, PASSWORD, "opgave.xls"),
    Case(10, "zip entry with a password", lambda: build.other(SHEET, flags=1), 422, PASSWORD),
    Case(11, ".xlsb", make.xlsb, 200, "", "opgave.xlsb"),
    Case(11, ".xlsb of random records", lambda: make.xlsb(build.noise(900)), 422, DAMAGED, "opgave.xlsb"),
    Case(11, ".xlsb with a text that ends nowhere", build.binary_text, 422, UNREADABLE, "opgave.xlsb"),
    Case(12, ".ods", make.ods, 200, "", "opgave.ods"),
    Case(12, ".odt", build.odt, 415, NO_BOOK),
    Case(13, ".xlsm with macros", build.macros, 200, "macros_genegeerd", "opgave.xlsm"),
    Case(14, ".xlsm named .xlsx", build.macros, 200, "macros_genegeerd"),
    Case(15, ".docx renamed", build.docx, 415, NO_BOOK),
    Case(15, ".pptx renamed", build.pptx, 415, NO_BOOK),
    Case(16, "zip of a text file", lambda: zipped({"lees.txt": b"dag"}), 415, NO_BOOK),
    Case(0, "zip of a workbook", lambda: zipped({"opgave.xlsx": make.xlsx()}), 415, NO_BOOK),
    Case(0, "csv with NUL", lambda: b"naam;waarde\0\r\noverhead;0,2", 415, NO_BOOK, "opgave.csv"),
    Case(0, "csv of one endless line", lambda: b"1;" * 500_000, 413, LARGE, "opgave.csv"),
    Case(0, "csv of endless lines", lambda: b"1;2\n" * 500_000, 413, LARGE, "opgave.csv"),
]  # fmt: skip

DAMAGED_FILES = [
    Case(17, "truncated at 50 %", lambda: GOOD[: len(GOOD) // 2], 422, DAMAGED),
    Case(18, "end of directory cut off", lambda: GOOD[:-22], 422, DAMAGED),
    Case(19, "flipped byte in a deflate stream", build.flipped, 422, DAMAGED),
    Case(20, "wrong CRC", lambda: build.other(SHEET, crc=1), 422, DAMAGED),
    Case(21, "script before the zip", lambda: b"#!/bin/sh\necho\n" + GOOD, 415, NO_BOOK),
    Case(22, "70 kB behind the zip", lambda: GOOD + build.noise(70_000), 422, DAMAGED),
    Case(22, "a few bytes behind the zip", lambda: GOOD + b"abc", 422, DAMAGED),
    Case(23, "10 MB and a byte", lambda: GOOD + bytes(10 * MIB + 1 - len(GOOD)), 413, "bestand_te_groot"),
    Case(26, "bomb of rows to 720 MB", build.rows_bomb, 413, "uitgepakt_te_groot"),
    Case(27, "bomb of spaces to 2 GB", build.spaces, 413, "uitgepakt_te_groot"),
    Case(28, "bomb in a picture", lambda: build.picture_bomb(60), 413, "uitgepakt_te_groot"),
    Case(28, "bomb in a picture, under the total", lambda: build.picture_bomb(40), 413, "uitgepakt_te_groot"),
    Case(29, "bomb of shared strings", build.strings_bomb, 413, "uitgepakt_te_groot"),
    Case(30, "declared size lies, smaller", build.says_smaller, 422, DAMAGED),
    Case(30, "declared size lies, larger", lambda: build.other(SHEET, size=100_000), 422, DAMAGED),
    Case(31, "overlapping entries", build.overlapping, 422, UNSAFE),
    Case(32, "10,000 entries", lambda: build.crowded(10_000), 413, "te_veel_onderdelen"),
    Case(33, "duplicate names", lambda: build.with_entry(b"XL/workbook.xml"), 422, UNSAFE),
    Case(34, "zip slip", lambda: build.with_entry(b"../../x"), 422, UNSAFE),
    Case(35, "absolute name", lambda: build.with_entry(b"/etc/x"), 422, UNSAFE),
    Case(35, "backslash in a name", lambda: build.with_entry(b"xl\\x"), 422, UNSAFE),
    Case(35, "NUL in a name", lambda: build.with_entry(b"xl/x\0.xml"), 422, UNSAFE),
    Case(35, "drive in a name", lambda: build.with_entry(b"C:x"), 422, UNSAFE),
    Case(36, "symlink", lambda: build.with_entry(b"xl/x", mode=0o120777), 422, UNSAFE),
    Case(37, "bzip2", lambda: build.other(SHEET, method=12), 422, UNSAFE),
    Case(37, "LZMA", lambda: build.other(SHEET, method=14), 422, UNSAFE),
    Case(37, "deflate64", lambda: build.other(SHEET, method=9), 422, UNSAFE),
    Case(38, "malformed ZIP64 record", build.wide_end, 422, DAMAGED),
]  # fmt: skip

XML_FILES = [
    Case(39, "XXE of a file", lambda: build.external("file:///etc/passwd"), 422, "xml_dtd"),
    Case(40, "XXE over http", lambda: build.external("http://127.0.0.1:9/"), 422, "xml_dtd"),
    Case(40, "DTD over http", lambda: build.external("http://127.0.0.1:9/", dtd=True), 422, "xml_dtd"),
    Case(41, "billion laughs in a sheet", lambda: build.with_dtd(build.laughs()), 422, "xml_dtd"),
    Case(42, "billion laughs in the properties", build.laughing_properties, 422, "xml_dtd"),
    Case(43, "quadratic blow-up", build.quadratic, 422, "xml_dtd"),
    Case(44, "DTD in UTF-16", build.wide_dtd, 422, "xml_dtd"),
    Case(45, "300,000 nested elements", lambda: build.sheet("<a>" * 300_000), 422, "xml_te_diep"),
    Case(46, "30 MB of text", build.long_text, 422, "tekst_te_lang"),
    Case(0, "an attribute of 5 MB", build.long_attribute, 422, "tekst_te_lang"),
    Case(0, "a text used five hundred times", build.many_uses, 413, LARGE),
    Case(47, "malformed XML", lambda: make.cell("<v>1</w>"), 422, DAMAGED),
    Case(47, "NUL in XML", lambda: make.cell("<v>\0</v>"), 422, DAMAGED),
    Case(47, "unknown encoding", lambda: make.xlsx(sheet=make.sheet().replace(b"UTF-8", b"KLINGON")), 422, DAMAGED),
    Case(48, "dimension says everything", lambda: build.sheet(before='<dimension ref="A1:XFD1048576"/>'), 200, ""),
    Case(49, "cell at XFD1048576", build.last_cell, 413, LARGE),
    Case(49, "the same in .xls", lambda: make.xls(cells=make.number(65_535, 255, 1)), 413, LARGE, "opgave.xls"),
    Case(49, "the same in .xlsb", lambda: make.xlsb(make.binary_cells(1_048_575, 16_383)), 413, LARGE, "opgave.xlsb"),
    Case(50, "row 9999999999", lambda: build.sheet('<row r="9999999999"/>'), 413, LARGE),
    Case(51, "merge of the whole sheet", lambda: build.merged("A1:XFD1048576"), 413, LARGE),
    Case(51, "merge A1:ZZ9999", lambda: build.merged("A1:ZZ9999"), 413, LARGE),
    Case(52, "20,000 cells in a row without place", build.long_row, 413, LARGE),
    Case(53, "30,000 areas with validation", lambda: build.validated(30_000), 413, LARGE),
    Case(54, "600 sheets", lambda: build.sheets(600), 413, "te_veel_onderdelen"),
    Case(0, "a cell repeated a million times in .ods", lambda: build.repeating(1_000_000, 1), 413, LARGE, "opgave.ods"),
    Case(0, "a row of repeated cells in .ods", lambda: build.repeating(1, 4_000_000_000), 413, LARGE, "opgave.ods"),
    Case(0, "a rectangle of repeated cells in .ods", lambda: build.repeating(19_000, 200), 413, LARGE, "opgave.ods"),
]  # fmt: skip

CONTENTS = [
    Case(55, "hidden sheet", build.hidden_sheet, 200, "verborgen_blad"),
    Case(56, "no workbook", build.no_workbook, 415, NO_BOOK),
    Case(56, "no content types", build.no_types, 415, NO_BOOK),
    Case(57, "missing sheet", lambda: build.related(("worksheet", "worksheets/sheet9.xml")), 422, DAMAGED),
    Case(57, "bad relationship", build.related, 422, DAMAGED),
    Case(57, "relationship outside the file", lambda: build.related(("worksheet", "../../etc/passwd")), 422, DAMAGED),
    Case(58, "string index out of range", lambda: make.cell("<v>7</v>", ' t="s"'), 422, DAMAGED),
    Case(59, "link to another workbook", lambda: build.link("<externalBook/>"), 200, "externe_koppeling"),
    Case(59, "DDE link", lambda: build.link('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>'), 422, ACTIVE),
    Case(59, "data connection", lambda: make.xlsx({"xl/connections.xml": make.xml("<connections/>")}), 422, ACTIVE),
    Case(59, "OLE object", lambda: build.active("oleObject", "embeddings/oleObject1.bin"), 422, ACTIVE),
    Case(59, "ActiveX", lambda: build.active("control", "activeX/activeX1.xml", make.xml("<ocx/>")), 422, ACTIVE),
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
]  # fmt: skip

#: Formulas that are more than a program can bear: what stands in the file is read all the same.
FORMULAS = [
    Case(0, "formulas that take minutes", build.slow_formulas, 200, UNCHECKED),
    Case(0, "formulas that take minutes, with outcomes", lambda: build.slow_formulas("0"), 200, UNCHECKED),
    Case(0, "formulas that take gigabytes", build.growing_text, 200, UNCHECKED),
    Case(0, "eight thousand brackets", lambda: build.nested("(", ")", 4000), 200, NO_OUTCOME),
    Case(0, "functions within functions", lambda: build.nested("ABS(", ")", 1500), 200, NO_OUTCOME),
    Case(0, "the whole sheet in a formula", lambda: build.formulas("SUM(C1:XFD1048576)"), 200, "formule_berekend"),
    Case(0, "a formula of a million numbers", lambda: build.formulas("SUM(SEQUENCE(9999,9999))"), 200, NO_OUTCOME),
    Case(0, "a text that repeats itself", lambda: build.formulas('REPT("x",1E9)'), 200, NO_OUTCOME),
]  # fmt: skip

CASES = [*WRONG_FILES, *DAMAGED_FILES, *XML_FILES, *CONTENTS, *FORMULAS]
