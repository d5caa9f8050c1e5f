"""The workbooks of the corpus, each made when a test first asks for it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import tests.corpus.layouts  # noqa: F401 - it registers the sheets
from tests.corpus.pages import LAYOUTS, Layout, convert, write
from workbooks.read.book import SourceBook, read_book
from workbooks.read.own_sheet import Reading, recognise

HERE = Path(__file__).parent
SERIES = {
    "gezien": "verwacht.toml",
    "ongezien": "verwacht_ongezien.toml",
    "later": "verwacht_later.toml",
    "laatst": "verwacht_laatst.toml",
    "slot": "verwacht_slot.toml",
    "vers_1": "verwacht_vers_1.toml",
    "vers_2": "verwacht_vers_2.toml",
    "vers_3": "verwacht_vers_3.toml",
    "vers_4": "verwacht_vers_4.toml",
    "vers_5": "verwacht_vers_5.toml",
    "vers_6": "verwacht_vers_6.toml",
}
EXPECTED: dict[str, dict[str, Any]] = {
    series: tomllib.loads((HERE / file).read_text(encoding="utf-8")) for series, file in SERIES.items()
}
NAMES = [(series, name) for series, expected in EXPECTED.items() for name in expected]


class Corpus:
    """Makes, reads and remembers the workbooks of the corpus."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self.folder, self.request = folder, request
        self._books: dict[str, SourceBook] = {}
        self._readings: dict[str, Reading] = {}

    def file(self, name: str) -> Path:
        """Return the file of a workbook; what LibreOffice saves needs LibreOffice."""
        each = LAYOUTS[name]
        if each.writer == "xlsxwriter":
            pytest.importorskip("xlsxwriter")
        final = self.folder / "klaar" / f"{name}{each.suffix}"
        if final.exists():
            return final
        final.parent.mkdir(exist_ok=True)
        if not _by_libreoffice(each):
            return write(each, self.folder).rename(final)
        self.request.getfixturevalue("libreoffice")
        alike = [other for other in LAYOUTS.values() if other.suffix == each.suffix and _by_libreoffice(other)]
        convert([write(other, self.folder) for other in alike], each.suffix, final.parent)
        return final

    def book(self, name: str) -> SourceBook:
        """Return a workbook as it is read from its file."""
        if name not in self._books:
            self._books[name] = read_book(self.file(name))
        return self._books[name]

    def reading(self, name: str) -> Reading:
        """Return what is recognised in a workbook."""
        if name not in self._readings:
            self._readings[name] = recognise(self.book(name))
        return self._readings[name]


def _by_libreoffice(each: Layout) -> bool:
    return each.writer == "libreoffice" or each.suffix in (".ods", ".xls")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("corpus"), request)
