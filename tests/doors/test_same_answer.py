"""The same input, good or bad, gets the same answer on the command line, over HTTP and on the page: every model."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.commands import main
from api.files.filled import boxes
from tarief import MODELS
from tarief.model.form import fields
from tarief.opgave import Opgave
from tests.doors.requests import Document, worked
from tests.models.inputs import DAY
from tests.tools.client import Client
from workbooks.read.understand import understand
from workbooks.write.template.writing import write_template

MIX = {
    "cao": "vvt",
    "contractvorm": "vast",
    "werkgeversgrootte": "klein",
    "whk": "0.01",
    "pensioen_werkgeversdeel": "0.5",
    "productiviteit": "0.7",
    "overhead": "0.2",
    "overhead_grondslag": "directe_kosten",
}
ROW = {"functie": "a", "schaal": "40", "trede": "5"}


def by_command(document: Document, folder: Path, capsys: Any) -> Document:
    path = folder / "opgave.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    main(["bereken", str(path), "--json"])
    answer: Document = json.loads(capsys.readouterr().out)
    return answer


def by_page(document: Document, client: Client) -> Any:
    return client.post("/uitkomst", data=as_typed(document))


def as_typed(document: Document) -> dict[str, str]:
    """A request as somebody types it in the boxes of the form."""
    form = {"model": document["model"], "peildatum": document["peildatum"]}
    percents = {each.key for each in fields(MODELS[document["model"]]) if each.unit and each.unit.percent}
    for key, value in document["invoer"].items():
        for name, key_, entry in (
            [(key, key, value)]
            if not isinstance(value, list)
            else [
                (f"{key}.{row}.{name}", name, entry) for row, each in enumerate(value) for name, entry in each.items()
            ]
        ):
            said = entry if isinstance(entry, dict) else {"waarde": entry}
            base = said.get("grondslag", document["invoer"].get(f"{key_.removesuffix('_opslag')}_grondslag", ""))
            if "grondslag" in said:
                form[f"{key_.removesuffix('_opslag')}_grondslag"] = base
            form[name] = typed(str(said["waarde"]), percent=key_ in percents and not base.startswith("per_"))
    return form


def typed(text: str, *, percent: bool) -> str:
    """A share is typed as a percentage; what is no number stays as it is."""
    if not percent or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    return f"{(Decimal(text) * 100).normalize():f}%".replace(".", ",")


def told(answer: Document) -> dict[str, Any]:
    """What an outcome says, without how its inputs were written and where they came from."""
    same = ("model", "peildatum", "kostprijs", "tarief", "opbouw", "elementen", "vragen")
    lines = [(line["sleutel"], line["waarde"], line["formule"]) for line in answer["regels"]]
    return {
        **{key: answer[key] for key in same},
        "regels": lines,
        "soorten": [f["soort"] for f in answer["bevindingen"]],
    }


def box(pointer: str) -> str:
    return pointer.removeprefix("/invoer/").lstrip("/").replace("/", ".")


def on_form(document: Document) -> bool:
    """Whether everything in a request has a box: the page offers what people know, and the first few rows."""
    return set(as_typed(document)) <= {*boxes(MODELS[document["model"]]), "model", "peildatum"}


def bad(document: Document) -> Document:
    """The same with a text, a number below zero, one that is two things, a strange choice, and something left out."""
    model, inputs = MODELS[document["model"]], dict(document["invoer"])
    numbers = [key for key in inputs if key in model.quantities and not isinstance(inputs[key], dict)]
    choices = [key for key in inputs if key in model.options and not model.options[key].free]
    for key, text in zip(numbers, ("veel", "-5", "1.234", None, "9" * 30), strict=False):
        inputs[key] = text
    for key in choices[:1]:
        inputs[key] = "vreemd"
    return {**document, "invoer": {key: value for key, value in inputs.items() if value is not None}}


def compare(document: Document, client: Client, folder: Path, capsys: Any) -> bool:
    """Hold the doors against each other; tells whether there is a price."""
    http = client.post("/api/v1/berekeningen", json=document)
    command, answer = by_command(document, folder, capsys), http.json()
    assert {**command, "instance": ""} == {**answer, "instance": ""}
    if not on_form(document):
        return http.status_code == 200
    page = by_page(document, client)
    assert page.status_code == http.status_code, (document, answer)
    if http.status_code == 200:
        assert told(page.json()) == told(answer)
        return True
    model = MODELS[document["model"]]
    known = {*boxes(model), *model.tables, "peildatum"}
    faults = {box(finding["plaats"]) for finding in answer["bevindingen"]}
    shown = set(re.findall(r'id="fout-([\w.]+)"', page.text))
    assert shown - {""} == faults & known, document
    assert {box(question["plaats"]) for question in answer["vragen"]} == set(
        re.findall(r'name="antwoord\.([\w.]+)"', page.text)
    )
    return False


@pytest.mark.parametrize("model", MODELS)
def test_good_and_bad_input_of_every_model_gets_the_same_answer_on_every_door(model, client, tmp_path, capsys):
    document = worked(model)
    assert compare(document, client, tmp_path, capsys)
    assert not compare(bad(document), client, tmp_path, capsys)


@pytest.mark.parametrize(
    "rows", [[ROW], [{**ROW, "functie_aandeel": "1"}], [{**ROW, "functie_aandeel": "0.5"}], [ROW, ROW]]
)
def test_one_function_without_a_share_is_the_whole_on_every_door(rows, client, tmp_path, capsys):
    document = {"model": "uurtarief", "peildatum": "2026-01-01", "invoer": {**MIX, "functiemix": rows}}
    alone = {"model": "uurtarief", "peildatum": "2026-01-01", "invoer": {**MIX, "schaal": "40", "trede": "5"}}
    whole = len(rows) == 1 and rows[0].get("functie_aandeel", "1") == "1"
    assert compare(document, client, tmp_path, capsys) is whole
    if whole:
        prices = {client.post("/api/v1/berekeningen", json=each).json()["tarief"] for each in (document, alone)}
        assert len(prices) == 1


def test_one_function_without_a_share_is_the_whole_in_a_workbook_too(tmp_path):
    path, model = tmp_path / "opgave.xlsx", MODELS["uurtarief"]
    write_template(model, path, on=DAY, values={**MIX, "functiemix": [ROW]})
    handed_in = understand(path)
    assert isinstance(handed_in, Opgave)
    assert handed_in.calculate().tarief == model.calculate({**MIX, "schaal": "40", "trede": "5"}, on=DAY).tarief
