"""What programs other than Excel write, and what the reader makes of it."""

import struct
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import Refused
from tests.hostile import workbooks as make
from tests.workbooks.examples import SMALL, calculated, template
from workbooks.read.book import read_book
from workbooks.read.template import is_ours, read_template
from workbooks.write.result.comparison import write_comparison
from workbooks.write.result.writing import write_result


def test_a_binary_extension_beside_the_workbook_makes_no_binary_workbook():
    """As SheetJS writes it: a Default for `.bin` before the Override of the workbook itself."""
    binary = f'<Default Extension="bin" ContentType="{make.TYPE_XLSB}"/><Override '
    types = make.types().replace(b"<Override ", binary.encode())
    book = read_book(make.xlsx(types=types), name="a.xlsx")
    assert (book.kind, book.sheets[0].cells[1, 2].value) == ("xlsx", Decimal("24.68"))


def test_a_workbook_that_is_binary_by_its_extension_alone_is_read():
    parts = make.xlsb_parts()
    default = f'<Default Extension="bin" ContentType="{make.TYPE_XLSB}"/></Types>'
    parts["[Content_Types].xml"] = make.types("application/octet-stream").replace(b"</Types>", default.encode())
    assert read_book(make.zipped(parts), name="a.xlsb").kind == "xlsb"


def test_cells_of_an_xlsb_that_are_not_read_are_told():
    short = make.binary(16, struct.pack("<Ld", 0, 30.5))  # a number without a column: it stands in C1
    book = read_book(make.xlsb(make.binary_cells() + short + short), name="a.xlsb")
    assert [cell.address for cell in book.sheets[0].cells.values()] == ["B1"]
    [told] = book.findings
    assert told.kind == "cellen_overgeslagen"
    assert "2 cellen" in told.text
    assert not read_book(make.xlsb(), name="a.xlsb").findings


@pytest.fixture(scope="module")
def ours(tmp_path_factory) -> dict[str, Path]:
    """A template, a result and a comparison of ours."""
    folder, result = tmp_path_factory.mktemp("eigen"), calculated(SMALL)
    paths = {name: folder / f"{name}.xlsx" for name in ("sjabloon", "uitkomst", "vergelijking")}
    template(paths["sjabloon"])
    write_result(result, paths["uitkomst"])
    write_comparison(result, result.change(overhead="0.18"), paths["vergelijking"])
    return paths


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_our_own_workbooks_without_names_and_properties_are_told_so(kind, ours):
    """What is left of them in the older formats."""
    for name, path in ours.items():
        book = replace(read_book(path), kind=kind, names={}, properties={})
        assert is_ours(book)
        with pytest.raises(Refused, match=f"een {name} van dit programma"):
            read_template(book)
