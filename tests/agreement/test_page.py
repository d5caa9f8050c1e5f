"""What is said of agreements: the page runs, and one agreement of every version that was released stays right."""

import json
import re
from pathlib import Path

import pytest

from tarief.agreement import verify
from tarief.agreement.tree import _OPERATIONS
from tarief.core.version import VERSION
from tests.agreement.agreements import full
from tests.docs.pages import DOCS, FENCED
from tests.docs.running import run_page

GOLDEN = Path(__file__).parents[1] / "golden" / "akkoorden"
KEPT = sorted(GOLDEN.glob("*/*.json"))
PAGE = DOCS / "akkoord.md"


def test_this_version_has_an_agreement_that_later_versions_are_held_to() -> None:
    assert VERSION in {path.parent.name for path in KEPT}
    terms = [json.loads(path.read_text(encoding="utf-8"))["inhoud"]["overeenkomst"] for path in KEPT]
    assert {bool(each["ingroeipad"]) for each in terms} == {True, False}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_the_agreement_of_every_version_stays_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert verify.examined(text)[1] == []
    assert json.loads(text)["inhoud"]["motor"] == f"tarief {path.parent.name}"


def test_the_page_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "akkoord.json").write_bytes(KEPT[-1].read_bytes())
    assert run_page(PAGE, tmp_path, capsys) == 4


def test_the_page_names_every_operation_and_every_field() -> None:
    page = FENCED.sub("", PAGE.read_text(encoding="utf-8"))
    named = set(re.findall(r"`([^`]+)`", page))
    assert set(_OPERATIONS.values()) <= named
    document = json.loads(full())
    assert document.keys() | document["inhoud"]["producten"][0]["berekening"]["regels"][0].keys() <= named
    for line in document["inhoud"]["producten"][0]["berekening"]["regels"]:
        assert line.keys() - named <= {"jeugdwet", "wmo"}
