"""The five tools, written once and compiled once."""

from pathlib import Path

import pytest

from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five tools as files, without outcomes: the engine for workbooks gives these."""
    found = tmp_path_factory.mktemp("rekentools")
    for name, tool in TOOLS.items():
        by_openpyxl(tool, found / f"{name}.xlsx")
    return found


@pytest.fixture(scope="session")
def tools(folder: Path) -> dict[str, Rekentool]:
    """The five tools as models."""
    return {
        name: Rekentool(compile_book(read_book(folder / f"{name}.xlsx"), ToolChoices((tool.result,))))
        for name, tool in TOOLS.items()
    }
