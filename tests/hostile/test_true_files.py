"""Files of ordinary people that were called broken: each is read, or it is said what it is and what to do."""

import struct
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from tarief import Refused
from tests.hostile import building as build
from tests.hostile import workbooks as make
from tests.hostile.lowered import lowered
from tests.hostile.packing import zipped
from tests.hostile.test_hostile import values
from workbooks.read.book import SourceBook, read_book
from workbooks.read.book.parsing.locked import locked_request, open_locked
from workbooks.read.book.parsing.result import Unreadable
from workbooks.read.book.xls_records import with_known_code_page

DOCTYPE = '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">'
READ = {"A1": "Overhead", "B1": "24,68"}


def ods(more: dict[str, bytes], content: str = make.ODS_CELLS, before: str = "") -> SourceBook:
    return read_book(build.with_parts(make.ods(content, more=before), more), name="a.ods")


def kinds(book: SourceBook) -> list[str]:
    return [finding.kind for finding in book.findings]


def refusal(content: bytes, name: str) -> tuple[str, str, str]:
    with pytest.raises(Refused) as caught:
        read_book(content, name=name)
    [finding] = caught.value.findings
    return finding.kind, finding.text, finding.advice


@pytest.mark.parametrize("part", ["Configurations2/accelerator/current.xml", "settings.xml", "styles.xml", "meta.xml"])
def test_an_ods_with_an_empty_part_is_read(part):
    book = ods({part: b""})
    assert (values(book), kinds(book)) == (READ, [])


def test_an_ods_that_only_its_list_of_parts_names_is_read():
    """The part `mimetype` is left out by some programs that pack an .ods again."""
    listed = f'<m:manifest xmlns:m="m"><m:file-entry m:full-path="/" m:media-type="{make.ODS}"/></m:manifest>'
    with ZipFile(BytesIO(make.ods())) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != "mimetype"}
    assert values(read_book(zipped({**parts, "META-INF/manifest.xml": make.xml(listed)}), name="a.ods")) == READ
    kind, text, _ = refusal(zipped(parts), "a.ods")
    assert (kind, text) == ("geen_werkboek", "Dit is geen werkboek.")


def test_a_workbook_with_something_behind_its_end_is_not_called_damaged():
    """A portal put its signature there."""
    _, text, advice = refusal(make.xlsx() + b'{"handtekening": "abc="}', "a.xlsx")
    assert text == "Achter het einde van dit werkboek staat nog iets wat er niet bij hoort."
    assert "bewaar het als Excel-werkboek" in advice


@pytest.mark.parametrize("root", ["Root Entry", ""])
def test_a_short_old_workbook_is_read_whatever_its_first_folder_is_called(root):
    assert values(read_book(make.ole({}, root, together=make.biff()), name="a.xls")) == {"B1": "24,68"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_text_of_two_bytes_for_each_character_is_read_with_its_mark_and_without(encoding):
    book = read_book("Overhead;24,68\nRisico;3%\n".encode(encoding), name="a.csv")
    assert [cell.value for cell in book.sheets[0].cells.values()] == [
        "Overhead",
        Decimal("24.68"),
        "Risico",
        Decimal("0.03"),
    ]


def test_a_text_with_too_many_cells_is_told_from_which_row_on():
    with pytest.raises(Refused) as caught:
        read_book(b"1;2;3;4;5\n" * 40_001, name="a.csv")
    (finding,) = caught.value.findings
    assert (finding.kind, str(finding.place)) == ("blad_te_groot", "Blad Blad1, rij 40001")


def test_an_ods_without_content_is_damaged():
    assert refusal(build.with_parts(make.ods(), {"content.xml": b""}), "a.ods")[0] == "werkboek_beschadigd"


def test_an_xlsx_with_an_empty_part_is_read():
    book = read_book(make.xlsx({"docProps/core.xml": b"", "xl/calcChain.xml": b""}))
    assert (values(book), kinds(book)) == (READ, [])


def test_the_basic_of_an_ods_is_ignored_and_noted():
    library = f"{DOCTYPE}<library:library xmlns:library='http://openoffice.org/2000/library'/>"
    parts = {f"{folder}/Standard/script-lb.xml": make.xml(library) for folder in ("Basic", "Dialogs", "Scripts")}
    book = ods(parts)
    assert (values(book), kinds(book)) == (READ, ["macros_genegeerd"])


def test_an_old_manifest_and_menu_with_a_document_type_are_not_read():
    document_type = '<!DOCTYPE m:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    manifest = f'{document_type}<m:manifest xmlns:m="m"/>'
    book = ods({"META-INF/manifest.xml": make.xml(manifest), "Configurations2/menubar/a.xml": make.xml(manifest)})
    assert (values(book), kinds(book)) == (READ, [])


@pytest.mark.parametrize("content", [b"\x93\x12\xf0 versleuteld", None])
def test_an_encrypted_ods_asks_for_the_password_wherever_its_manifest_lies(content):
    """An old one has its parts encrypted, a new one is one encrypted part."""
    listed = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    name, inside = ("encrypted-package", b"\x93") if content is None else ("content.xml", content)
    file = zipped({"mimetype": make.ODS.encode(), name: inside, "META-INF/manifest.xml": make.xml(listed)})
    kind, text, _ = refusal(file, "a.ods")
    assert (kind, text) == ("wachtwoord", "Dit werkboek is beveiligd met een wachtwoord.")


def test_an_indented_ods_is_read():
    lines = make.ODS_CELLS.replace("><", ">\n      <")
    assert values(ods({}, content=f"\n    {lines}\n  ")) == READ


@pytest.mark.parametrize("start", [b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0", b"\x09\x08\x06\0"])
def test_a_sheet_of_excel_2_to_5_in_bare_records_is_named_with_how_to_save_it(start):
    kind, text, advice = refusal(start + b"\x02\0\x10\0\0\0", "a.xls")
    assert kind == "geen_werkboek"
    assert "oude Excel" in text
    assert "LibreOffice" in advice


@pytest.mark.parametrize("main", ["workbook.xml", "spreadsheet/book1.xml"])
def test_a_workbook_part_may_lie_anywhere(main):
    folder, _, base = main.rpartition("/")
    start = f"{folder}/" if folder else ""
    parts = make.parts(types=make.types(workbook=main))
    parts[main] = parts.pop("xl/workbook.xml")
    parts[f"{start}_rels/{base}.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts[f"{start}worksheets/sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["_rels/.rels"] = make.relations(("officeDocument", main))
    assert values(read_book(zipped(parts), name="a.xlsx")) == READ


def test_what_is_about_a_workbook_and_is_not_read_may_lead_nowhere():
    beside = ("customXml", "../customXml/item1.xml"), ("thumbnail", "../../a.emf")
    relations = make.relations(("officeDocument", "xl/workbook.xml"), *beside)
    assert values(read_book(zipped({**make.parts(), "_rels/.rels": relations}), name="a.xlsx")) == READ


def test_a_module_of_a_very_old_excel_is_a_sheet_without_a_part():
    sheets = (
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/><sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/>'
    )
    book = read_book(make.xlsx(workbook=make.workbook(sheets)), name="a.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Blad1"] and values(book) == READ
    lost = sheets.replace('r:id=""', 'r:id="rId9"')
    assert refusal(make.xlsx(workbook=make.workbook(lost)), "a.xlsx")[0] == "werkboek_beschadigd"


@pytest.mark.parametrize("area", ["A:A", "B:D", "1:1", "$A:$B"])
def test_a_whole_column_or_row_that_is_merged_is_too_much_and_no_damage(area):
    sheet = make.sheet(after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>')
    kind, text, _ = refusal(make.xlsx(sheet=sheet), "a.xlsx")
    assert kind == "blad_te_groot" and "samengevoegd" in text


def test_what_the_library_does_not_know_is_not_called_broken_without_more():
    """A sheet of macros, a set of letters of another computer: the library says the same of these as of damage."""
    _, text, advice = refusal(build.cut_xlsb(), "a.xlsb")
    assert "of er staat iets in dat tarief niet kent" in text and "bewaar het als" in advice


def test_a_way_of_encrypting_without_a_name_asks_for_the_password(monkeypatch: pytest.MonkeyPatch):
    def falls(_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr("msoffcrypto.OfficeFile", falls)
    with pytest.raises(Unreadable) as caught:
        open_locked(locked_request(b"", ""))
    assert caught.value.places == (("wachtwoord", ""),)


def test_lower_case_references_are_those_in_capitals():
    rows = '<row r="1"><c r="a1"><v>2</v></c><c r="ab1"><f>a1*2</f><v>4</v></c><c r="ac1"><f>sum(a1:ab1)</f></c></row>'
    sheet = make.sheet(rows, after='<mergeCells><mergeCell ref="a2:b3"/></mergeCells>')
    book = read_book(make.xlsx(sheet=sheet))
    assert values(book) == {"A1": "2", "AB1": "4", "AC1": "6"}
    assert book.sheets[0].merges[0] == (2, 1, 3, 2)


CONNECTION = make.xlsx({"xl/connections.xml": make.xml("<connections/>")})
SOURCE = make.ods(more='<table:dde-link><office:dde-source office:dde-item="a"/></table:dde-link>')


def linked(text: bytes, tables: int = 0) -> bytes:
    """An .xls that refers to something outside by this text."""
    data = struct.pack("<2HB", tables, len(text), 0) + text
    return make.xls(shared=make.record(0x01AE, data))


def embedding(name: str) -> bytes:
    return make.ole({"Workbook": make.biff(), name: b"", "MBD0001/Workbook": b"\x09\x08"})


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (CONNECTION, "a.xlsx", "een gegevensverbinding"),
        (make.xls(shared=make.record(0x00DC, bytes(12))), "a.xls", "een gegevensverbinding"),
        (build.active("oleObject", "embeddings/a.bin"), "a.xlsx", "een ingebed bestand of object"),
        (embedding("MBD0001"), "a.xls", "een ingebed bestand of object"),
        (build.active("control", "activeX/a.xml", make.xml("<ocx/>")), "a.xlsx", "een ActiveX-onderdeel"),
        (make.ole({"Workbook": make.biff(), "Ctls": b""}), "a.xls", "een ActiveX-onderdeel"),
        (build.link('<ddeLink ddeService="a" ddeTopic="b"/>'), "a.xlsx", "een verwijzing naar een ander programma"),
        (linked(b"dienst\x03cijfers"), "a.xls", "een verwijzing naar een ander programma"),
        (SOURCE, "a.ods", "een verwijzing naar een ander programma"),
    ],
)
def test_what_could_run_or_fetch_is_left_alone_in_every_format_and_the_values_are_read(content, name, told):
    book = read_book(content, name=name)
    assert values(book)["B1"] == "24,68"
    [finding] = book.findings
    assert finding.kind == "actieve_inhoud"
    assert finding.text.startswith(f"Dit werkboek bevat {told}")
    assert "niets opgehaald of uitgevoerd" in finding.text


@pytest.mark.parametrize(("content", "kind"), [(linked(b"\x01Map1.xls", 1), "externe_koppeling"), (make.xls(), "")])
def test_an_old_link_to_another_file_is_told_as_in_a_new_file(content, kind):
    assert kinds(read_book(content, name="a.xls")) == ([kind] if kind else [])


def rows(*places: tuple[int, str]) -> bytes:
    """A sheet with a number in each of these cells."""
    listed = "".join(f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>' for row, column in places)
    return make.xlsx(sheet=make.sheet(listed))


@pytest.mark.parametrize(
    ("content", "read", "beyond"),
    [
        (rows((1, "A"), (200_000, "J")), ["A1", "J200000"], ""),
        (rows((1, "A"), (200_001, "B")), ["A1"], "B200001"),
        (rows((1, "A"), (1_048_576, "XFD")), ["A1"], "XFD1048576"),
        (rows((1, "K"), (20_000, "A"), (20_001, "A")), ["K1", "A20000"], "A20001"),
        (rows((1, "IV"), (2, "IW")), ["IV1"], "IW2"),
    ],
)
def test_a_sheet_is_read_as_far_as_the_limit_and_sheet_and_cell_are_named(content, read, beyond):
    book = read_book(content)
    assert list(values(book)) == read
    assert [str(finding.place) for finding in book.findings] == ([f"Blad Blad1, cel {beyond}"] if beyond else [])


def test_a_stray_cell_of_an_ods_is_left_out_as_well():
    far = '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    stray = f'<table:table-row table:number-rows-repeated="300000"/><table:table-row>{far}'
    book = ods({}, content=make.ODS_CELLS + stray)
    assert (values(book), kinds(book)) == (READ, ["blad_afgekapt"])


@pytest.mark.parametrize(
    ("content", "name", "where"),
    [
        (build.long_row(11), "a.xlsx", "blad Blad1 en cel K1"),
        (make.ods(make.ODS_CELLS * 6), "a.ods", "blad Blad1 en cel A6"),
        (make.xls(cells=b"".join(make.number(row, 1, 1) for row in range(11))), "a.xls", "blad Blad1 en cel B11"),
        (make.xlsb(b"".join(map(make.binary_cells, range(11)))), "a.xlsb", "blad Blad1 en cel B11"),
    ],
)
def test_a_sheet_with_too_many_cells_is_refused_with_its_name_and_the_cell(content, name, where):
    with lowered(MAXIMUM_CELLS=10):
        kind, text, _ = refusal(content, name)
    assert kind == "blad_te_groot"
    assert text.endswith(f"op {where}.")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (make.xls(cells=make.number(60_000, 200, 1)), "a.xls"),
        (make.xlsb(make.binary_cells(60_000, 200)), "a.xlsb"),
    ],
)
def test_a_cell_far_off_that_cannot_be_left_out_is_named_with_its_sheet(content, name):
    kind, text, advice = refusal(content, name)
    assert kind == "blad_te_groot"
    assert text.endswith("De grens wordt overschreden op blad Blad1 en cel GS60001.")
    assert advice.startswith("Wis alle rijen")


def with_backslashes(*more: str) -> bytes:
    """A workbook as some programs on Windows pack it: every folder of a name ends with a backslash."""
    with ZipFile(BytesIO(make.xlsx())) as file:
        parts = {name.replace("/", "\\"): file.read(name) for name in file.namelist()}
    return zipped({**parts, **dict.fromkeys(more, b"")})


def test_a_workbook_packed_with_backslashes_is_read_as_the_same():
    plain, turned = read_book(make.xlsx()), read_book(with_backslashes())
    assert turned.sheets == plain.sheets and turned.findings == plain.findings


@pytest.mark.parametrize("name", ["xl/notes.xml", "xl\\..\\..\\notes.xml", "\\notes.xml", "XL\\workbook.xml"])
def test_backslashes_that_can_be_read_in_two_ways_or_lead_elsewhere_are_refused(name: str):
    with pytest.raises(Refused) as caught:
        read_book(with_backslashes(name))
    assert caught.value.findings[0].kind == "onveilig_archief"


def code_page(number: int) -> bytes:
    return make.record(0x0042, struct.pack("<H", number))


@pytest.mark.parametrize("number", [0x8000, 0x8001, 367, 437, 10029])
def test_an_xls_with_its_text_in_unicode_is_read_whatever_its_code_page(number: int):
    stream = make.biff(shared=code_page(number))
    for content in (make.ole({"Workbook": stream}), make.ole({}, together=stream)):
        assert values(read_book(content, name="a.xls")) == {"B1": "24,68"}


@pytest.mark.parametrize(
    ("number", "known"), [(0x8001, 1252), (0x8000, 10000), (367, 1252), (10029, 10029), (1252, 1252)]
)
def test_of_an_older_xls_only_a_second_name_of_a_code_page_is_changed(number: int, known: int):
    start = make.record(0x0809, struct.pack("<4H", 0x0500, 5, 0, 0))
    before, after = (make.ole({"Book": start + code_page(each)}) for each in (number, known))
    assert with_known_code_page(before) == after
