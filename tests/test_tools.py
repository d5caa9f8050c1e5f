"""The test tools themselves: an oracle that is never asked, or a skip that nobody sees, proves nothing."""

import os
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.tools.browser import page_faults, unblocked_page
from tests.tools.libreoffice import recalculate

CONFTEST = Path(__file__).parent / "conftest.py"


def workbook_with_wrong_value(path: Path, factor: int) -> Path:
    """A workbook with A2 = A1 × 2, whose stored value says 999."""
    book = Workbook()
    book.active["A1"] = factor
    book.active["A2"] = "=A1*2"
    book.save(path)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>A1*2</f><v />" in parts[sheet] or b"<f>A1*2</f><v></v>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(b"<v />", b"<v>999</v>").replace(b"<v></v>", b"<v>999</v>")
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def stored_value(path: Path) -> object:
    return load_workbook(path, data_only=True).active["A2"].value


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_replaces_wrong_stored_values_in_many_workbooks_at_once(tmp_path):
    books = [workbook_with_wrong_value(tmp_path / f"boek{factor}.xlsx", factor) for factor in (3, 21)]
    assert [stored_value(book) for book in books] == [999, 999]
    recalculated = recalculate(books, tmp_path / "uit")
    assert [stored_value(book) for book in recalculated] == [6, 42]
    assert load_workbook(recalculated[0]).active["A2"].value == "=A1*2"


def test_recalculation_refuses_to_overwrite_a_workbook(tmp_path):
    book = workbook_with_wrong_value(tmp_path / "boek.xlsx", 3)
    with pytest.raises(ValueError, match="Already present"):
        recalculate([book], tmp_path)
    with pytest.raises(ValueError, match="Names must differ"):
        recalculate([book, book], tmp_path / "uit")


@pytest.mark.usefixtures("libreoffice")
def test_recalculation_says_which_workbook_was_left_out(tmp_path):
    with pytest.raises(RuntimeError, match=r"afwezig\.xlsx"):
        recalculate([tmp_path / "afwezig.xlsx"], tmp_path / "uit")


def test_the_browser_shows_a_page(browser):
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<title>Tarief</title><h1>€ 62,50</h1>")
        assert page.title() == "Tarief"
        assert page.get_by_role("heading").inner_text() == "€ 62,50"


def test_what_sticks_out_and_what_axe_finds_is_named(browser):
    with unblocked_page(browser) as page:
        page.set_content(
            "<html lang=nl><title>Tarief</title><main><h1>Tarief</h1><p style='width: 60em'>€ 62,50"
            "<details><summary>Meer</summary><img src='data:,'></details></main>"
        )
        found = page_faults(page)
    assert [text.partition(":")[0] for text in found] == ["sticks out at 360", "image-alt"]


SKIPS = {
    "in a test": "import pytest\ndef test_x(): pytest.skip('te lui')",
    "by a mark": "import pytest\n@pytest.mark.skip(reason='te lui')\ndef test_x(): pass",
    "in a fixture": "import pytest\n@pytest.fixture\ndef f(): pytest.skip('te lui')\ndef test_x(f): pass",
    "of a module": "import pytest\npytest.skip('te lui', allow_module_level=True)",
}


@pytest.mark.parametrize("source", SKIPS.values(), ids=SKIPS)
@pytest.mark.parametrize("ci", ["true", "false"])
def test_a_skip_is_a_failure_in_ci_only(pytester, monkeypatch, source, ci):
    monkeypatch.setenv("CI", ci)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(source)
    outcome = pytester.runpytest_inprocess("-rs", "-p", "no:cacheprovider")
    counted = outcome.parseoutcomes()
    assert counted.get("skipped", 0) == (ci == "false")
    assert counted.get("failed", 0) + counted.get("errors", 0) == (ci == "true")
    outcome.stdout.fnmatch_lines(["*te lui*"])


def test_an_expected_failure_is_no_skip_in_ci(pytester, monkeypatch):
    monkeypatch.setenv("CI", "true")
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile("import pytest\n@pytest.mark.xfail\ndef test_x(): assert False")
    assert pytester.runpytest_inprocess("-p", "no:cacheprovider").parseoutcomes() == {"xfailed": 1}


LOUD_PARTS = """
import pytest

@pytest.fixture
def late():
    yield
    assert not "gone wrong afterwards"

@pytest.fixture
def early():
    assert not "gone wrong beforehand"

def test_afterwards(late): pass
def test_beforehand(early): pass
def test_well(): pass
"""


@pytest.mark.parametrize("asked", [(), ("--durations=0", "-vv")])
def test_what_goes_wrong_before_or_after_a_test_is_told_and_how_long_each_part_took_when_asked(pytester, asked):
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(LOUD_PARTS)
    outcome = pytester.runpytest_inprocess("-p", "no:cacheprovider", *asked)
    assert outcome.parseoutcomes() == {"passed": 2, "errors": 2}
    outcome.stdout.fnmatch_lines(["*gone wrong afterwards*", "*gone wrong beforehand*"])
    assert ("s setup    " in outcome.stdout.str()) == bool(asked)


def test_each_test_keeps_what_it_remembers_in_a_folder_of_its_own_and_nothing_is_left(pytester, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "van wie de tests draait")
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(
        "import os, pathlib\nSEEN = set()\n"
        "def kept():\n    folder = pathlib.Path(os.environ['XDG_DATA_HOME'])\n    folder.mkdir()\n    return folder\n"
        "def test_one(): SEEN.add(kept())\n"
        "def test_other():\n    SEEN.add(kept())\n    assert len(SEEN) == 2\n"
        "    pathlib.Path('gezien').write_text(str(SEEN.pop().parent))\n"
    )
    assert pytester.runpytest_inprocess("-p", "no:cacheprovider").parseoutcomes() == {"passed": 2}
    assert os.environ["XDG_DATA_HOME"] == "van wie de tests draait"
    assert not Path((pytester.path / "gezien").read_text(encoding="utf-8")).exists()
