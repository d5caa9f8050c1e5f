"""Of one kind of finding fifty are told and the others counted, at every door."""

import io
import json

import openpyxl
import pytest

from api.commands import main
from tarief import Finding, Refused, Severity
from tarief.core.findings import MOST_OF_A_KIND, at_most
from tarief.core.place import Place
from tarief.report.findings import grouped
from tarief.report.report import Report
from tests.api.conftest import request_for
from workbooks.write import write_report

REST = "En nog 132 van deze soort."
ROWS = {"functiemix": [{"fte": "veel"} for _ in range(182)]}


def of_a_kind(count: int, kind: str = "soort", severity: Severity = Severity.WARNING) -> list[Finding]:
    return [Finding(kind, f"Bevinding {n}.", place=Place.of(kind, str(n)), severity=severity) for n in range(count)]


def texts(findings) -> list[str]:
    return [finding.text for finding in findings]


def test_fifty_of_a_kind_are_told_in_their_order_and_the_rest_counted():
    assert MOST_OF_A_KIND == 50
    many, few = of_a_kind(182), of_a_kind(3, "andere")
    made = at_most([*many[:60], *few, *many[60:]])
    assert made == (*many[:50], made[50], *few)
    assert (made[50].kind, made[50].text, made[50].severity, made[50].more) == ("soort", REST, Severity.WARNING, 132)


def test_up_to_fifty_of_each_kind_stay_as_they_are():
    mixed = [each for pair in zip(of_a_kind(50), of_a_kind(50, "andere"), strict=True) for each in pair]
    assert at_most(mixed) == tuple(mixed)


def test_what_was_counted_stays_counted():
    once = at_most(of_a_kind(182))
    assert at_most(once) == once
    assert at_most([*once, *of_a_kind(8)])[-1].more == 140


def test_a_refusal_over_http_and_on_the_command_line(client, tmp_path, capsys):
    request = request_for(**ROWS)
    answer = client.post("/api/v1/berekeningen", json=request)
    assert answer.status_code == 400
    told = [each for each in answer.json()["bevindingen"] if each["soort"] == "onbekende_sleutel"]
    assert len(told) == 51
    assert told[-1]["tekst"] == REST
    path = tmp_path / "opgave.json"
    path.write_text(json.dumps(request), encoding="utf-8")
    assert main(["bereken", str(path)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("'fte' is geen invoer") == 50
    assert REST in said
    number = answer.json()["detail"].partition(" ")[0]
    assert int(number) >= 182
    assert f"De invoer is geweigerd: {number} fouten." in said


def test_an_outcome_in_groups_in_json_and_in_a_workbook():
    report = Report("Titel", "Kop.", (), tuple(of_a_kind(182)))
    [group] = grouped(report.findings)
    assert (group.count, len(group.findings), group.findings[-1].text) == (182, 51, REST)
    written = report.as_json()["bevindingen"]
    assert [each["tekst"] for each in written] == texts(group.findings)
    file = io.BytesIO()
    write_report(report, file)
    sheet = openpyxl.load_workbook(file)["Bevindingen"]
    assert [cell.value for cell in sheet["D"] if cell.value][1:] == texts(group.findings)


@pytest.mark.parametrize("severity", Severity)
def test_a_refusal_tells_no_more_than_its_doors(severity):
    assert texts(Refused(tuple(of_a_kind(182, severity=severity))).findings)[50:] == [REST]
