"""An amount, a number of hours or of people below zero is refused by name and place, on every door."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tarief import MODELS, Refused
from tarief.core.findings import Finding
from tarief.model.declare import Given, Quantity
from tests.doors.requests import worked
from tests.doors.test_same_answer import as_typed, by_command
from tests.workbooks.examples import SMALL, changed, template
from workbooks.read.understand import understand

#: What may go down as well as up, by what its declaration says.
SIGNED = {
    "overige_kosten", "indexatie", "indexatie_bedrag", "verhoging", "omrekening_bedrag", "dekking_gelijk",
    "dekking_naar_kostprijs", "dekking_naar_functieklasse", "loonindex", "prijsindex", "loonindex_vorig_voorlopig",
    "prijsindex_vorig_voorlopig", "loonindex_vorig_definitief", "prijsindex_vorig_definitief", "prognose_percentage",
}  # fmt: skip


def bound(quantity: Quantity) -> bool:
    """Whether it is an amount or a number of something, or a share that comes from outside, that has no minus."""
    return quantity.key not in SIGNED and (isinstance(quantity, Given) or not quantity.unit.percent)


def below_zero(model: str, quantities: list[Quantity]) -> list[Finding]:
    """What is said when all of them are minus one hundredth, in the first row of their table where they have one."""
    document = worked(model)
    given: dict[str, Any] = document["invoer"]
    for each in quantities:
        if each.row:
            given[each.row] = [{**(given.get(each.row) or [{}])[0], each.key: "-0.01"}]
        else:
            given[each.key] = "-0.01"
    with pytest.raises(Refused) as refused:
        MODELS[model].calculate(given, on=date.fromisoformat(document["peildatum"]))
    return [each for each in refused.value.findings if each.kind == "buiten_grenzen"]


@pytest.mark.parametrize("model", MODELS)
def test_no_quantity_that_cannot_be_negative_is_taken_below_zero(model: str) -> None:
    quantities = [each for each in MODELS[model].quantities.values() if bound(each)]
    few = (quantities[start : start + 40] for start in range(0, len(quantities), 40))  # of one kind fifty are told
    labels = {each.key: each.label for each in quantities}
    faults = {each.subject: each for some in few for each in below_zero(model, some)}
    assert {each.key for each in quantities} - faults.keys() == set()
    assert all(each.text.startswith(labels[key]) and str(each.place).endswith(key) for key, each in faults.items())


def test_a_negative_wage_is_refused_by_its_field_on_every_door(client, tmp_path: Path, capsys: Any) -> None:
    document = worked("uurtarief")
    document["invoer"]["loonkosten_per_uur"] = "-24.68"
    answer = client.post("/api/v1/berekeningen", json=document)
    (finding,) = answer.json()["bevindingen"]
    assert (answer.status_code, finding["plaats"]) == (400, "/invoer/loonkosten_per_uur")
    assert finding["soort"] == "buiten_grenzen"
    (told,) = by_command(document, tmp_path, capsys)["bevindingen"]
    assert (told["soort"], told["tekst"]) == (finding["soort"], finding["tekst"])
    page = client.post("/", data=as_typed(document))
    assert page.status_code == 400
    assert "minstens € 0,00" in page.text.replace("\xa0", " ").replace("&nbsp;", " ")
    path = changed(template(tmp_path / "opgave.xlsx", SMALL), {"loonkosten_per_uur": -24.68})
    with pytest.raises(Refused, match=r"Loonkosten per betaald uur is −24,68") as refused:
        understand(path).calculate()
    assert "Invoer" in str(refused.value.findings[0].place)


def test_a_share_of_the_turnover_of_more_than_all_of_it_is_named_where_it_takes_the_price_below_zero(client) -> None:
    """24,68 / 0,8 / (1 − 1,5) = −61,70."""
    document = worked("uurtarief")
    document["invoer"] = {"loonkosten_per_uur": "24.68", "productiviteit": "0.8", "overhead": "1.5"}
    document["invoer"]["overhead_grondslag"] = "omzet"
    (finding,) = client.post("/api/v1/berekeningen", json=document).json()["bevindingen"]
    assert finding["plaats"] == "/invoer/overhead"
    assert finding["tekst"].replace("\u00a0", " ") == (
        "Overhead is 150,00%, waardoor tarief per uur uitkomt op −€ 61,70 per uur."
    )
