"""Every report at 80 columns: no word of any cell or heading is lost or parted, and no line is too long."""

import io
from collections.abc import Iterable, Iterator

import pytest
from rich.console import Console

import api.show.answer
from api.files.request import parse_request
from api.show.outcome import Deliverable
from api.show.show_report import show_tables
from tarief.report.price import report_of_price
from tarief.report.report import Report
from tarief.voorbeelden.run import EXAMPLES, run_example
from tests.doors.requests import right

REQUESTS = [(f"{route.rpartition('/')[2]} {document.get('model', '')}", route, document) for route, document in right()]


def printed(report: Report, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    show_tables(console, report)
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined]


def in_order(words: Iterable[str], printed_words: Iterator[str]) -> bool:
    """Whether each word is found, whole, behind the word before it."""
    return all(any(word == other for other in printed_words) for word in words)


def lost(report: Report, width: int) -> list[str]:
    """The headings and cells of which a word is not there, whole and behind the word before it."""
    found = []
    for table in report.tables:
        words = " ".join(printed(Report("", "", (table,)), width)).split()
        # A block ends a label with a colon.
        bare = [word.removesuffix(":") for word in words]
        cells = [cell for row in table.shown for cell in row]
        labels = [column.label.removesuffix(":") for column in table.columns if table.rows]
        found += [cell for cell in cells if not in_order(cell.split(), iter(words))]
        found += [label for label in labels if not in_order(label.split(), iter(bare))]
    return found


def check(report: Report) -> None:
    for width in (80, 60):
        assert lost(report, width) == []
        assert max(map(len, printed(report, width)), default=0) <= width


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_in_a_terminal_loses_no_word(name: str) -> None:
    check(run_example(name))


@pytest.mark.parametrize(("route", "document"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS])
def test_every_kind_of_outcome_in_a_terminal_loses_no_word(client, monkeypatch, route: str, document) -> None:
    if route.endswith("/berekeningen"):
        check(report_of_price(parse_request(document).calculate()))
        return
    outcomes, respond = list[Deliverable](), api.show.answer.respond

    def kept(outcome: Deliverable, accept: str):
        outcomes.append(outcome)
        return respond(outcome, accept)

    monkeypatch.setattr(api.show.answer, "respond", kept)
    assert client.post(route, json=document).status_code == 200
    (outcome,) = outcomes
    check(outcome.report())
