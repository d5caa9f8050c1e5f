"""Paper: the same bytes twice, a file inside, readable by a screen reader, and the figures as they were handed over."""

import json
import re
import zlib
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from api.agreement.paper import paper_of
from api.commands import main
from api.print import pdf
from api.print.letters import RUNS
from api.print.paper import Attachment, Paper, PaperColumn, PaperPicture, PaperSection, PaperTable
from api.print.pdf import pdf_of
from api.print.word import word_of
from api.show.paper import paper_of_report
from tarief.core.findings import Finding
from tarief.core.pictures import BridgePicture
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table
from tests.agreement.agreements import full
from tests.api.conftest import write_request

AGREEMENT = paper_of(full())
GRID = PaperTable(
    (PaperColumn("Deel", width=1), PaperColumn("Bedrag", figures=True)),
    (("Korting", "−€ 1.234,50"), ("Tarief", "€ 0,10")),
    strong=(1,),
)
PICTURE = PaperPicture(
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
    '<text y="15" font-family="Noto Sans">Staaf</text></svg>',
    "Eén staaf",
)
SMALL = Paper(
    "Verslag",
    "Titel #1 met *tekens* \\en $ $",
    "Kort.",
    (PaperSection("Deel", 1, ("Alinea.",), GRID), PaperSection(level=0, picture=PICTURE)),
    date(2026, 1, 2),
    attachments=(Attachment("a.json", "{}", "Gegevens"),),
)


def streams(pdf: bytes) -> list[bytes]:
    """What stands in the streams of a PDF, unpacked where they are packed."""
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            found.append(match[1])
    return found


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf_of(AGREEMENT)


def test_the_same_agreement_gives_the_same_bytes(printed: bytes) -> None:
    pdf._made.cache_clear()  # what was made before is kept
    assert pdf_of(paper_of(full())) == printed


def test_the_file_of_the_agreement_travels_inside_letter_by_letter(printed: bytes) -> None:
    assert full().encode() in streams(printed)


def test_the_pdf_says_that_it_is_for_keeping_and_for_a_screen_reader(printed: bytes) -> None:
    about = next(text for text in streams(printed) if b"<x:xmpmeta" in text).decode()
    assert "<pdfaid:part>3</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert b"/Lang (nl-NL)" in printed or b"/Lang(nl-NL)" in printed


def test_the_letters_are_our_own(printed: bytes) -> None:
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([A-Za-z]+)", printed + b"".join(streams(printed))))
    assert fonts == {b"LibertinusSerif", b"DejaVuSansMono"}


def test_paper_tells_the_tariff_the_sources_the_lock_and_the_dissent() -> None:
    told = json.dumps(asdict(AGREEMENT), ensure_ascii=False, default=str)
    for text in ("€\u00a060,72", "CAO Jeugdzorg", "Wij werken klein", "Nagezien.", "graad B", "College van Helmond"):
        assert text in told, text


def test_what_typst_would_read_as_a_command_is_printed_as_text() -> None:
    assert b"/Title" in pdf_of(SMALL) or any(b"#1 met *tekens*" in text for text in streams(pdf_of(SMALL)))


def test_every_letter_that_is_said_to_be_shown_can_be_shown() -> None:
    runs = zip(RUNS[::2], RUNS[1::2], strict=True)
    letters = "".join(chr(code) for first, last in runs for code in range(ord(first), ord(last) + 1))
    assert len(letters) > 1800
    paper = replace(SMALL, sections=(PaperSection("Letters", 1, (" ".join(letters),), code=(letters,)),))
    assert pdf_of(paper).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text", ["", "字 😀", "\x00\x0b\ufffe", "\u200b\u202e", "\ue000", "א", "woord " * 300, "#let x = 1", "\ud800"]
)
def test_whatever_somebody_calls_himself_is_printed(text: str) -> None:
    assert pdf_of(said(text)).startswith(b"%PDF")
    assert word_of(said(text)).startswith(b"PK")


def said(text: str) -> Paper:
    """A paper that says one thing everywhere."""
    grid = PaperTable((PaperColumn(text),), ((text,),), text, text)
    return Paper(
        text, text, text, (PaperSection(text, 1, (text,), grid, (text,)),), date(2026, 1, 2), ((text, text),), text
    )


def test_a_document_for_an_office_has_headings_heading_rows_and_dutch() -> None:
    document = docx.Document(BytesIO(word_of(AGREEMENT)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles.count("Title") == 1
    assert {"Heading 1", "Heading 2"} <= set(styles)
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    languages = {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "€\u00a060,72 per uur" in cells


def test_a_negative_amount_keeps_its_sign_in_both() -> None:
    cells = [cell.text for table in docx.Document(BytesIO(word_of(SMALL))).tables for cell in table.columns[1].cells]
    assert cells == ["Bedrag", "−€ 1.234,50", "€ 0,10"]
    assert pdf_of(SMALL).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_outcome_of_a_command_can_be_asked_on_paper(ending: str, tmp_path: Path) -> None:
    asked, target = write_request(tmp_path / "opgave.json"), tmp_path / f"tarief.{ending}"
    assert main(["bereken", str(asked), "--uit", str(target)]) == 0
    assert target.read_bytes().startswith({"pdf": b"%PDF", "docx": b"PK"}[ending])
    assert main(["bereken", str(asked), "--uit", str(tmp_path / "tarief.txt")]) == 2


def test_a_report_keeps_its_tables_its_picture_and_its_remarks() -> None:
    columns = (Column("wat", "", Holds.TEXT), Column("bedrag", "Bedrag", Holds.PRICE))
    table = Table.of("brug", "Het verschil", columns, [("Loon", Decimal("-1.5")), ("Samen", Decimal("-1.5"))])
    bridge = BridgePicture(
        "brug", "Brug", ("Eerst", Decimal(10)), (("Loon", Decimal("-1.5")),), ("Dan", Decimal("8.5"))
    )
    finding = Finding("cao_verlopen", "De cao is afgelopen.", "Vraag de nieuwe.")
    paper = paper_of_report(Report("Titel", "Kop", (table,), (finding,), pictures=(bridge,)), date(2026, 1, 2))
    first, picture, _, remark = paper.sections
    assert first.grid is not None
    assert (first.grid.rows, first.grid.strong) == ((("Loon", "−€\u00a01,50"), ("Samen", "−€\u00a01,50")), (1,))
    assert picture.picture is not None
    assert "Loon" in picture.picture.alt
    assert (remark.title, remark.text) == ("Uit een cao die is afgelopen", ("De cao is afgelopen. Vraag de nieuwe.",))
    assert b"Noto" not in b"".join(streams(pdf_of(paper)))


def test_an_agreement_is_printed_only_when_it_is_right(tmp_path: Path) -> None:
    path, target = tmp_path / "akkoord.json", tmp_path / "akkoord.pdf"
    path.write_text(full(), encoding="utf-8")
    assert main(["akkoord", "afdruk", str(path), "--uit", str(target)]) == 0
    assert target.read_bytes() == pdf_of(AGREEMENT)
    path.write_text(full().replace('"1290"', '"1291"'), encoding="utf-8")
    assert main(["akkoord", "afdruk", str(path), "--uit", str(tmp_path / "niet.pdf")]) == 1
    assert not (tmp_path / "niet.pdf").exists()
