"""What is made from the source is up to date, and what the architecture page promises is in the tree."""

import re

import pytest

from tests.docs.__main__ import MADE
from tests.docs.limits import missing
from tests.docs.pages import DOCS, ROOT, table, text_of

TASKS = table(DOCS / "architecture.md", "task")
RECORDS = sorted((DOCS / "decisions").glob("*.md"))


@pytest.mark.parametrize("name", MADE)
def test_a_page_that_is_made_is_up_to_date(name):
    assert text_of(DOCS / name) == MADE[name](), "draai: make docs"


def test_the_list_of_limits_leaves_out_none_of_what_a_file_is_held_to():
    assert missing() == set()


def test_there_are_ten_tasks_for_a_stranger():
    assert len(TASKS) >= 10


@pytest.mark.parametrize(("task", "file", "symbol"), TASKS, ids=[row[0] for row in TASKS])
def test_a_stranger_finds_the_file_of_a_task(task, file, symbol):
    path = ROOT / file
    assert path.exists(), task
    found = [path] if path.is_file() else sorted(path.rglob("*.*"))
    assert any(symbol in text_of(each) for each in found if each.suffix != ".pyc"), task


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_decision_says_context_decision_and_consequences(record):
    text = text_of(record)
    assert text.startswith(f"# {record.name[:3]} ")
    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_decisions_are_numbered_and_listed():
    assert [record.name[:3] for record in RECORDS] == [f"{number:03}" for number in range(1, len(RECORDS) + 1)]
    assert all(record.name in text_of(DOCS / "architecture.md") for record in RECORDS)
