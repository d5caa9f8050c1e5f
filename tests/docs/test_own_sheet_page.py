"""The page about a sheet of one's own: its command runs, and its table holds every remark that a sheet can get."""

import re

from tests.docs.pages import DOCS, ROOT, table, text_of
from tests.docs.running import run_page

PAGE = DOCS / "eigen-blad.md"
OWN = ROOT / "workbooks" / "read" / "own_sheet"
REMARK = re.compile(r'\b(?:warn|Finding)\(\s*"(\w+)"')


def test_the_page_runs(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for path in (DOCS / "bestanden").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert run_page(PAGE, tmp_path, capsys) == 1


def test_every_remark_on_a_sheet_is_explained_and_every_explained_one_exists():
    explained = {row[0] for row in table(PAGE, "melding")}
    remarks = {kind for path in (OWN / "remarks").glob("*.py") for kind in REMARK.findall(text_of(path))}
    assert remarks <= explained
    source = "".join(text_of(path) for room in ("workbooks", "api") for path in (ROOT / room).rglob("*.py"))
    assert [kind for kind in explained if f'"{kind}"' not in source] == []
