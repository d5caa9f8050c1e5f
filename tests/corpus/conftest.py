"""The workbooks of the corpus, each made when a test first asks for it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.layouts import books, closing, hours, last, later, lists, matrices, staff, unseen  # noqa: F401 - they register
from tests.corpus.pages import LAYOUTS, convert, write
from workbooks.book_in import read_book
from workbooks.recognise import Reading, recognise

HERE = Path(__file__).parent
SERIES = {
    "gezien": "verwacht.toml",
    "ongezien": "verwacht_ongezien.toml",
    "later": "verwacht_later.toml",
    "laatst": "verwacht_laatst.toml",
    "slot": "verwacht_slot.toml",
}
EXPECTED: dict[str, dict[str, Any]] = {
    series: tomllib.loads((HERE / file).read_text(encoding="utf-8")) for series, file in SERIES.items()
}
NAMES = [(series, name) for series, expected in EXPECTED.items() for name in expected]


class Corpus:
    """Makes, reads and remembers the workbooks of the corpus."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self.folder, self.request = folder, request
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
        made = write(each, self.folder)
        if each.writer == "libreoffice" or made.suffix != each.suffix:
            self.request.getfixturevalue("libreoffice")
            return convert([made], each.suffix, final.parent)[0]
        return made.rename(final)

    def reading(self, name: str) -> Reading:
        """Return what is recognised in a workbook."""
        if name not in self._readings:
            self._readings[name] = recognise(read_book(self.file(name)))
        return self._readings[name]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("corpus"), request)
