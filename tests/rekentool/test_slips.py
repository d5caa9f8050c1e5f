"""A filling with a slip: what was filled in is looked at first, beside what the workbook held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
KINDS = ("tarief_onwaarschijnlijk", "tarief_onder_nul", "invoer_onwaarschijnlijk")
TRIP = Tool(
    {"In": Tab((("Loon", 18), ("Uren", 4), ("Verzuim", 0.06), ("Kosten van de rit", "=B1*B2/(1-B3)")), {"B3": "0%"})},
    "In!B4",
)


def told(tool: Rekentool, **filled: str) -> list[str]:
    """What is said of the price and of the inputs, in words."""
    found = tool.calculate(filled, on=DAY).findings
    return [str(finding).replace("\xa0", " ") for finding in found if finding.kind in KINDS]


@pytest.mark.parametrize(
    ("filled", "meant"),
    [
        ({"overhead": "24"}, {"overhead": "Bedoelt u 24%?"}),
        ({"ziekteverzuim": "6.2"}, {"ziekteverzuim": "Bedoelt u 6,2%?"}),
        ({"overhead": "24", "risico_opslag": "0.04"}, {"overhead": "Bedoelt u 24%?"}),
        ({"overhead": "24", "risico_opslag": "300"}, {"overhead": "Bedoelt u 24%?", "risico_opslag": "Klopt het zo?"}),
    ],
)
def test_only_what_was_filled_in_is_named_and_a_share_without_its_sign_has_no_price(
    tools: dict[str, Rekentool], filled: dict[str, str], meant: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        tools["uurtarief"].calculate(filled, on=DAY)
    found = {str(each.place): each.advice for each in refused.value.findings}
    assert found.keys() == meant.keys()
    assert [key for key, words in meant.items() if not found[key].startswith(words)] == []


def test_of_a_filled_workbook_only_what_differs_from_the_first_is_named(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "in.xlsx", {"Invoer!B6": 24})
    with pytest.raises(Refused) as refused:
        fill(read_book(tmp_path / "in.xlsx"), tools["uurtarief"])
    (said,) = refused.value.findings
    assert (str(said.place), said.advice.partition("?")[0]) == ("Blad Invoer, cel B6", "Bedoelt u 24%")


def test_a_price_that_no_publication_knows_is_held_beside_that_of_the_workbook(tmp_path: Path) -> None:
    by_openpyxl(TRIP, tmp_path / "rit.xlsx")
    tool = Rekentool(compile_book(read_book(tmp_path / "rit.xlsx")))
    assert told(tool) == told(tool, loon="25", uren="6") == []
    (said,) = told(tool, loon="1800")
    assert "Loon is 1.800; in het werkboek staat 18." in said
    assert "van € 76,60 naar € 7.659,57" in said  # 18 × 4 / 0,94
    assert "Bedoelt u 18?" in said
    with pytest.raises(Refused, match="Bedoelt u 6%"):
        told(tool, verzuim="6")
