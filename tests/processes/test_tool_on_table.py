"""A region's own workbook on the table: the model of a product, in a text, a round and an agreement."""

from decimal import Decimal
from pathlib import Path

from api.negotiation.priced import parts_of_tool
from tarief.agreement.verify import examined
from tests.processes.table import Server, laid
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.fillings import by_hand
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import compile_file

TOOL = TOOLS["uurtarief"]
HELD = {"ziekteverzuim": "0.065"}


def laid_with_tool(server: Server, folder: Path):
    """A table with a product of which the tariff follows from the workbook; its text has an overhead of 25%."""
    by_openpyxl(TOOL, folder / "wo.xlsx", {"Invoer!B2": "wo"})
    made = compile_file(folder / "wo.xlsx", choices=ToolChoices((TOOL.result,)), tries=False)
    table = laid(server)
    leader = table.leader
    leader.does("rekentools", {"delen": parts_of_tool(made.text.encode(), "model.json")})
    (key,) = leader.sees()["rekentools"]
    told = {"id": "ziekteverzuim", "versie": "1", "naam": "Ziekteverzuim", "tekst": "Aandeel van de uren."}
    leader.does("parameters", {"definitie": told | {"soort": "norm", "eenheid": "aandeel", "stap": "0.001"}})
    product = {"id": "eigen", "naam": "Eigen ladder", "wet": "jeugdwet", "eenheid": "uur", "eisen": "wo"}
    leader.does("producten", {"product": product | {"parameters": ["overhead", *HELD], "model": key}})
    leader.does("producten/eigen/tekst", {"waarden": HELD | {"overhead": "0.25"}, "motivering": "Zoals gerekend."})
    return table, key


def text_of(seen, product="eigen"):
    return next(text for text in seen["teksten"] if text["product"] == product)


def test_a_product_is_priced_by_the_workbook_of_the_region_up_to_its_agreement(server: Server, tmp_path: Path):
    table, key = laid_with_tool(server, tmp_path)
    leader, (helmond, asten), givers = table.leader, table.towns, table.providers
    assert Decimal(text_of(leader.sees())["tarief"]) == by_hand("0.25")
    taken = givers[0].look(f"/rekentools/{key}")
    assert taken.json()["sleutel"] == key

    leader.does("rondes", {"nummer": "1", "agenda": {"eigen": ["overhead"]}})
    leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    told = {"product": "eigen", "parameter": "overhead", "versie": "1", "motivering": "Zie de jaarrekening."}
    ground = {"soort": "jaarrekening", "graad": "B", "omschrijving": "2025", "bestand": "ab" * 32}
    for one, low, high in ((helmond, "0.20", "0.21"), (givers[0], "0.21", "0.22")):
        one.does(
            "rondes/1/posities",
            {"positie": told | {"waarden": {"van": low, "tot_en_met": high}, "onderbouwing": [ground]}},
        )
    server.clock.wait(days=15)
    for step in ("sluiting", "onthulling", "beraad"):
        leader.does(f"rondes/1/{step}")
    leader.does("producten/eigen/tekst", {"waarden": HELD | {"overhead": "0.21"}, "motivering": "Uit het beraad."})
    assert Decimal(text_of(leader.sees())["tarief"]) == by_hand("0.21")
    for one in (helmond, asten, *givers):
        one.does("stemmen", {"stem": "akkoord"})
    terms = {"uitkomst": "overeenstemming", "vanaf": "2027-01-01", "tot_en_met": "2028-12-31", "indexatie": "OVA"}
    leader.does("akkoord", terms)
    lines, faults = examined(givers[0].look("/akkoord").text)
    assert not faults, faults
    assert any(f"{by_hand('0.21')}".replace(".", ",") in line for line in lines)


def test_what_is_no_model_or_lies_there_already_is_refused(server: Server, tmp_path: Path):
    table, key = laid_with_tool(server, tmp_path)
    document = table.leader.look(f"/rekentools/{key}").content
    again = table.leader.send("rekentools", {"delen": parts_of_tool(document, "model.json")})
    assert again.status_code == 400
    assert "ligt al op tafel" in again.text
    changed = document.replace(b"0.065", b"0.066")
    refused = table.leader.send("rekentools", {"delen": [changed.decode()[:1900], "x"]})
    assert refused.status_code == 400
    product = {
        "id": "mis",
        "naam": "Mis",
        "wet": "jeugdwet",
        "eenheid": "uur",
        "eisen": "wo",
        "parameters": ["overhead"],
    }
    unknown = table.leader.send("producten", {"product": product | {"model": "uurtarif"}})
    assert unknown.status_code == 400
    assert "Het model van Mis is onbekend" in unknown.text
    assert table.providers[0].send("rekentools", {"delen": ["{}"]}).status_code == 403
