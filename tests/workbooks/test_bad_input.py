"""What a controller can get wrong: one refusal that names every fault with its cell, and nothing written."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_from_string

from tarief import Refused
from tests.tools.cells import names_of
from tests.tools.libreoffice import recalculate
from tests.workbooks.examples import DAY, FILLED, SMALL, calculated, cell_of, changed, template
from workbooks.read.guard import archive
from workbooks.read.template import read
from workbooks.write.result import write_comparison, write_result


def refused(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        read(path).calculate()
    return caught.value


def faults(path: Path) -> dict[str, str]:
    """The text of each fault by the name of its cell."""
    where = {f"Blad {sheet}, cel {address}": name for name, (sheet, address) in names_of(path).items()}
    return {where.get(str(finding.place), str(finding.place)): str(finding) for finding in refused(path).findings}


def test_every_fault_is_in_one_refusal_with_its_sheet_and_cell(tmp_path):
    path = changed(
        template(tmp_path / "opgave.xlsx"),
        {
            "verlofuren": "1.760",
            "scholingsuren": "abc",
            "overleguren": "NaN",
            "productiviteit": 1.2,
            "overhead": 23.77,
            "overhead_grondslag": "van alles",
            "functie_aandeel_2": "dertig",
            "contractvorm": "zzp",
        },
    )
    cell_of(book := load_workbook(path), "overhead").number_format = "General"
    book.save(path)
    found = faults(path)
    assert "kan twee dingen betekenen: 1760 of 1,76" in found["verlofuren"]
    assert "'abc' is geen getal" in found["scholingsuren"]
    assert "'NaN' is geen getal" in found["overleguren"]
    assert "Productiviteit is 1,2" in found["productiviteit"]
    assert "Bedoelt u 23,77%?" in found["overhead"]
    assert "'van alles' is geen keuze" in found["overhead_grondslag"]
    assert "'dertig' is geen getal" in found["functie_aandeel_2"]
    assert "'zzp' is geen keuze" in found["contractvorm"]
    assert all("Blad Invoer, cel " in text for text in found.values())


def test_an_ambiguous_number_is_a_question_at_its_cell(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"verlofuren": "1.760"})
    [question] = refused(path).questions
    assert str(question.place) == f"Blad Invoer, cel {names_of(path)['verlofuren'][1]}"
    assert [choice.value for choice in question.choices] == ["1760", "1,76"]


@pytest.mark.parametrize("value", [0, 1.2, -0.1])
def test_an_impossible_productivity_is_refused_at_its_cell(value, tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx", SMALL), {"productiviteit": value})
    assert list(faults(path)) == ["productiviteit"]


def test_an_empty_cell_that_is_needed_is_named(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overhead": None, "trede_1": None})
    assert {"overhead", "trede_1"} <= faults(path).keys()


def test_a_percentage_without_base_is_refused_at_the_cell_of_the_base(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx", SMALL), {"overhead_grondslag": None})
    found = faults(path)
    assert list(found) == ["overhead_grondslag"]
    # Both readings, worked out by hand: 24,68 / 0,80 × 1,20 = 37,02 and 24,68 / 0,80 / 0,80 = 38,56.
    assert "37,02" in found["overhead_grondslag"]
    assert "38,56" in found["overhead_grondslag"]


def test_a_date_outside_the_salary_table_is_said_at_the_scale(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"peildatum": date(2019, 1, 1)})
    assert "geen salaristabel bekend voor 01-01-2019" in faults(path)["schaal_1"]


@pytest.mark.parametrize("value", ["gisteren", None, "31-2-2025"])
def test_a_bad_date_is_told_together_with_the_other_faults(value, tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"peildatum": value, "overleguren": "abc"})
    assert faults(path).keys() == {"peildatum", "overleguren"}


def test_an_amount_typed_in_a_percent_cell_is_refused(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overhead_grondslag": "als bedrag per productief uur"})
    assert "staat er als 21,5%" in faults(path)["overhead"]


def test_a_formula_that_cannot_be_worked_out_is_refused_with_advice(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": "=ONZE.FUNCTIE(3)"})
    told = faults(path)["overleguren"]
    assert "met de functie ONZE.FUNCTIE" in told
    assert "bewaar het opnieuw" in told


def test_a_formula_without_a_stored_outcome_is_worked_out_and_told(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": "=3*20"})
    opgave = read(path)
    assert opgave.inputs["overleguren"]["waarde"] == 60
    [told] = [finding for finding in opgave.findings if finding.kind == "formule_berekend"]
    assert names_of(path)["overleguren"][1] in told.text
    assert "1 formule" in told.text


def test_a_formula_with_a_stored_outcome_is_read(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": "=3*20"})
    with_outcome(path, b"<f>3*20</f>", b"60")
    assert read(path).inputs["overleguren"]["waarde"] == 60


@pytest.mark.parametrize(("value", "text"), [("#DIV/0!", "#DIV/0!"), (date(2025, 1, 8), "datum"), (True, "geen getal")])
def test_what_is_no_number_is_refused_at_its_cell(value, text, tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": value})
    assert text in faults(path)["overleguren"]


def test_rows_inserted_above_change_the_cell_in_the_answer_and_nothing_else(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": "abc"})
    old = names_of(path)["overleguren"][1]
    shifted = tmp_path / "ingevoegd.xlsx"
    insert_rows(path, shifted, 3)
    column, row = coordinate_from_string(old)
    assert str(refused(shifted).findings[0].place) == f"Blad Invoer, cel {column}{row + 3}"


def test_a_field_whose_row_was_deleted_is_absent(tmp_path):
    book = load_workbook(template(tmp_path / "opgave.xlsx"))
    book.defined_names["reiskosten_per_uur"].attr_text = "Invoer!#REF!"
    book.save(tmp_path / "opgave.xlsx")
    assert "reiskosten_per_uur" not in read(tmp_path / "opgave.xlsx").inputs


FILES: dict[str, Any] = {
    "leeg_bestand": b"",
    "geen_werkboek": b"naam;waarde\noverhead;0,2\n",
    "werkboek_beschadigd": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_workbook_is_refused_with_advice(kind, tmp_path):
    path = tmp_path / "opgave.xlsx"
    path.write_bytes(FILES[kind])
    for source in (path, FILES[kind]):
        with pytest.raises(Refused) as caught:
            read(source, name="opgave.xlsx")
        [finding] = caught.value.findings
        assert (finding.kind, str(finding.place)) == (kind, "opgave.xlsx")
        assert finding.advice


def test_a_truncated_a_damaged_and_another_zip_are_refused(tmp_path):
    content = template(tmp_path / "opgave.xlsx").read_bytes()
    other = tmp_path / "ander.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    for source in (content[:-100], content[:200], other.read_bytes(), spoiled(content)):
        with pytest.raises(Refused, match=r"beschadigd|geen werkboek"):
            read(source)


def test_a_directory_an_absent_and_a_large_file_are_refused(tmp_path, monkeypatch):
    for path, text in ((tmp_path, "geen bestand"), (tmp_path / "weg.xlsx", "is er niet")):
        with pytest.raises(Refused, match=text):
            read(path)
    path = template(tmp_path / "opgave.xlsx")
    monkeypatch.setitem(archive.check.__kwdefaults__, "maximum", 1024)
    for source in (path, path.read_bytes()):
        with pytest.raises(Refused, match="groter dan"):
            read(source)


def test_a_workbook_that_is_not_our_template_is_refused(tmp_path):
    path = tmp_path / "eigen.xlsx"
    Workbook().save(path)
    with pytest.raises(Refused, match="tarief sjabloon"):
        read(path)


@pytest.mark.usefixtures("libreoffice")
def test_a_result_is_read_again_and_a_comparison_is_told_apart_whoever_saved_it_last(tmp_path):
    path, both = tmp_path / "uitkomst.xlsx", tmp_path / "vergelijking.xlsx"
    result = calculated(SMALL)
    write_result(result, path)
    write_comparison(result, result.change(overhead="0.18"), both)
    saved, both_saved = recalculate([path, both], tmp_path / "libreoffice")
    for each in (path, saved):
        again = read(each)
        assert again.findings == () and again.calculate().results == result.results
    for each in (both, both_saved):
        with pytest.raises(Refused) as caught:
            read(each)
        [finding] = caught.value.findings
        assert finding.kind == "uitkomst_geen_sjabloon"
        assert "een vergelijking van dit programma" in finding.text
        assert "blad Berekening" in finding.advice


def test_a_result_without_its_mark_is_known_by_its_sheets(tmp_path):
    path = tmp_path / "uitkomst.xlsx"
    write_result(calculated(SMALL), path)
    book = load_workbook(path)
    book.custom_doc_props.props.clear()
    del book["_tarief"]
    book.save(path)
    with pytest.raises(Refused, match="een uitkomst van dit programma"):
        read(path)


@pytest.mark.parametrize(
    ("cell", "value", "kind"), [("B1", "weektarief", "onbekend_model"), ("B2", "9", "andere_versie")]
)
def test_a_template_of_another_model_or_version_is_refused(cell, value, kind, tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    book = load_workbook(path)
    book["_tarief"][cell].value = value
    book.save(path)
    with pytest.raises(Refused) as caught:
        read(path)
    assert [finding.kind for finding in caught.value.findings] == [kind]


def test_reading_writes_nothing(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx", FILLED, DAY), {"overleguren": "abc"})
    before = path.read_bytes()
    refused(path)
    assert [each.name for each in tmp_path.iterdir()] == ["opgave.xlsx"]
    assert path.read_bytes() == before


def with_outcome(path: Path, formula: bytes, outcome: bytes) -> None:
    """Store the outcome of a formula, as a spreadsheet program does."""
    parts = parts_of(path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    begin = sheet.index(formula) + len(formula)
    end = sheet.index(b"</c>", begin)
    parts["xl/worksheets/sheet1.xml"] = sheet[:begin] + b"<v>" + outcome + b"</v>" + sheet[end:]
    write_parts(path, parts)


def insert_rows(path: Path, target: Path, count: int) -> None:
    """Move every named cell and every row down, as inserting rows at the top does."""
    book = load_workbook(path)
    sheet = book["Invoer"]
    sheet.merged_cells.ranges.clear()
    sheet.insert_rows(1, count)
    for name in book.defined_names.values():
        title, _, address = name.attr_text.partition("!")
        if title.strip("'") == "Invoer" and ":" not in address:
            column, row = coordinate_from_string(address.replace("$", ""))
            name.attr_text = f"{title}!${column}${row + count}"
    book.save(target)


def spoiled(content: bytes) -> bytes:
    """A valid archive whose workbook part is no XML."""
    target = io.BytesIO()
    write_parts(target, {**parts_of(io.BytesIO(content)), "xl/workbook.xml": b"<workbook"})
    return target.getvalue()


def parts_of(file: Path | io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(file: Path | io.BytesIO, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
