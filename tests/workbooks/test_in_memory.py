"""A workbook is made in memory: no file beside it holds what somebody calculated."""

import io
import zipfile

import openpyxl.worksheet._writer
import pytest

from tests.workbooks.examples import SMALL, calculated
from workbooks.write import write_result


def test_no_file_is_made_for_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(openpyxl.worksheet._writer, "create_temporary_file")
    written = io.BytesIO()
    write_result(calculated(SMALL), written)
    with zipfile.ZipFile(written) as book:
        names = book.namelist()
        assert len(names) == len(set(names)) and "xl/worksheets/sheet1.xml" in names and book.testzip() is None
