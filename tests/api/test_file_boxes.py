"""Every box for a file, wherever it stands: what is wrong is told at the box, and nothing that was typed is lost."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from api.app import create_app
from api.capabilities import CAPABILITIES
from api.web.guard import UploadAddresses
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.tools.client import Client

ROOT = Path(__file__).parents[2]
BOX = re.compile(r"bestandsveld|bestandsvak\(|bestandskeuze\(")
NOTHING = {"bestand": ("leeg.xlsx", b"niets")}
#: The pages with one box that is needed, and what is typed beside it.
PAGES = {
    "/opgave": {"aanbieder": "Zorgbedrijf <i>", "peildatum": "2026-01-01"},
    "/rekentool": {"resultaten": "Resultaat!C5"},
    "/gebied": {"tarieven": "62,86", "budget": "1.000.000"},
    "/parameters": {"door": "Kim"},
}
#: What a browser sends to these is a file, which may be as large as at the page where it began.
BESIDE = ("/rekentool/x/naast", "/vergelijken/x/y/erbij", "/processen/x/rekentools", "/processen/x/volgen")


def test_every_form_with_a_box_for_a_file_tells_how_far_it_is_on_its_way() -> None:
    bare = [
        str(page)
        for page in sorted((ROOT / "api").rglob("*.html"))
        for form in page.read_text(encoding="utf-8").split("<form")[1:]
        if BOX.search(inside := form.partition("</form>")[0]) and 'include "voortgang.html"' not in inside
    ]
    assert bare == []


def test_a_file_that_is_set_beside_another_may_be_as_large_as_that_one() -> None:
    uploads = UploadAddresses(address for each in CAPABILITIES for address in each.uploads)
    assert [address for address in BESIDE if address not in uploads] == []


@pytest.mark.parametrize(
    "sent", [{}, NOTHING, {"bestand": ("groot.xlsx", bytes(9_000_000))}], ids=["geen", "leeg", "9MB"]
)
@pytest.mark.parametrize("path", PAGES)
def test_what_is_wrong_with_a_file_stands_at_its_box_and_nothing_that_was_typed_is_lost(
    path: str, sent: dict[str, tuple[str, bytes]]
) -> None:
    with Client(create_app()) as client:
        answer = client.post(path, data=PAGES[path], files=sent or {"bestand": ("", b"")})
    assert 400 <= answer.status_code < 500
    marked_at_its_box(answer.text, "bestand")
    if answer.status_code != 413 or path != "/parameters":  # that is stopped before it is read
        assert {name: attribute(box(answer.text, name), "value") for name in PAGES[path]} == PAGES[path]


def test_a_rekentool_marks_the_box_that_is_wrong_of_the_cell_the_element_and_the_other_workbook(tmp_path: Path) -> None:
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "uurtarief.xlsx")
    sent = {"bestand": ("uurtarief.xlsx", (tmp_path / "uurtarief.xlsx").read_bytes())}
    with Client(create_app()) as client:
        wrong = client.post("/rekentool", files=sent, data={"resultaten": "Invoer!B2"})
        marked_at_its_box(wrong.text, "resultaten")
        assert 'value="Invoer!B2"' in wrong.text and 'id="fout-bestand"' not in wrong.text
        address = client.post("/rekentool", files=sent).url.path
        for other in (NOTHING, {"bestand": ("", b"")}):
            marked_at_its_box(client.post(f"{address}/naast", files=other).text, "bestand")
        element = client.post(address, data={"onderdeel.Berekening!B13": "z/z", "naam.Berekening!B13": "Mijn regel"})
        marked_at_its_box(element.text, "onderdeel.Berekening!B13")
        assert 'value="z/z"' in element.text and 'value="Mijn regel"' in element.text


def marked_at_its_box(text: str, name: str) -> None:
    """The box is marked, says why, and what stands above the form leads to it."""
    marked = box(text, name)
    assert attribute(marked, "aria-invalid") == "true"
    assert f"fout-{name}" in attribute(marked, "aria-describedby").split()
    (told,) = re.findall(rf'id="fout-{re.escape(name)}">(.*?)</div>', text, re.DOTALL)
    assert re.sub(r"<[^>]*>|\s|Fout:", "", told)
    assert f'href="#{name}"' in text.partition("<form")[0]


def box(text: str, name: str) -> str:
    (found,) = re.findall(rf'<input[^>]* id="{re.escape(name)}"[^>]*>', text)
    return found


def attribute(tag: str, name: str) -> str:
    quoted = re.search(rf'\b{name}=(?:"([^"]*)"|(\w+))', tag)
    return unescape(quoted[1] or quoted[2] or "") if quoted else ""
