"""A rekentool that is sent as a calculation of costs, and the other way round, is told where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from api.show.answer import XLSX
from tarief.core.findings import Finding, Refused
from tests.rekentool.books import TOOLS, Cell, Tab, Tool, by_openpyxl
from tests.tools.client import Client
from workbooks.read.own_sheet import Reading
from workbooks.read.rekentool.compiled import compile_file
from workbooks.read.understand import understand

PLAIN: tuple[tuple[Cell, ...], ...] = (
    ("Kostprijs ambulante begeleiding", None),
    ("Bruto uurloon", 24.5),
    ("Werkgeverslasten", 0.3),
    ("Productiviteit", 0.7),
    ("Overhead", 0.2),
    ("Tarief per uur", "=B2*(1+B3)/B4*(1+B5)"),
)


def read(path: Path, tool: Tool) -> tuple[Finding, ...]:
    by_openpyxl(tool, path)
    found = understand(path)
    assert isinstance(found, Reading)
    return tuple(each for each in found.findings if each.kind == "is_rekentool")


def test_a_rekentool_that_is_read_as_a_calculation_is_told_to_be_one(tmp_path: Path) -> None:
    (told,) = read(tmp_path / "tool.xlsx", TOOLS["uurtarief"])
    assert "Invoer!B2" in told.text and "Invoer!B8" in told.text
    assert "/rekentool" in told.advice and "tarief model tool.xlsx" in told.advice


def test_a_drop_down_that_no_formula_looks_at_makes_no_rekentool(tmp_path: Path) -> None:
    lists = {"B7": '"concept,definitief"'}
    beside = Tab((*PLAIN, ("Status", "concept")), lists=lists)
    assert read(tmp_path / "blad.xlsx", Tool({"Mijn blad": beside}, "Mijn blad!B6")) == ()
    looked_at = {"status": "status", "plaats": "'Mijn blad'!$B$7"}
    for name, cell in looked_at.items():
        price = ("Tarief per uur", f'=B2*IF({cell}="concept",1.1,1)/B4')
        rows = (*PLAIN[:5], price, ("Status", "concept"))
        tool = Tool({"Mijn blad": Tab(rows, lists=lists)}, "Mijn blad!B6", names={"status": "'Mijn blad'!$B$7"})
        (told,) = read(tmp_path / f"{name}.xlsx", tool)
        assert "(Mijn blad!B7)" in told.text


def test_a_calculation_of_costs_that_becomes_a_model_is_told_where_its_costs_are_read(tmp_path: Path) -> None:
    by_openpyxl(Tool({"Blad": Tab(PLAIN)}, "Blad!B6"), tmp_path / "blad.xlsx")
    told = [each for each in compile_file(tmp_path / "blad.xlsx").findings if each.kind == "niets_te_kiezen"]
    assert ["/opgave" in each.text and "tarief bereken blad.xlsx" in each.advice for each in told] == [True]
    by_openpyxl(Tool({"Blad": Tab((*PLAIN[:5], ("Tarief per uur", 54.6)))}, "Blad!B6"), tmp_path / "getypt.xlsx")
    with pytest.raises(Refused, match=r"tarief bereken getypt\.xlsx"):
        compile_file(tmp_path / "getypt.xlsx")
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "tool.xlsx")
    assert [each for each in compile_file(tmp_path / "tool.xlsx").findings if each.kind == "niets_te_kiezen"] == []


def test_more_cells_with_a_price_stay_chosen_on_the_page(tmp_path: Path) -> None:
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "tool.xlsx")
    cells = ["Resultaat!C5", "Resultaat!C6"]
    with Client(create_app()) as client:
        sent = {"bestand": ("tool.xlsx", (tmp_path / "tool.xlsx").read_bytes(), XLSX)}
        page = client.post("/rekentool", files=sent, data={"resultaten": "; ".join(cells)})
        assert page.text.count('type="checkbox" name="resultaten"') >= 2
        chosen = client.post(page.url.path, data={"resultaten": cells})
        taken = client.post(f"{chosen.url.path}/model", data={"neem": "mee"}).json()
        assert [each["cel"] for each in taken["resultaten"]] == cells
