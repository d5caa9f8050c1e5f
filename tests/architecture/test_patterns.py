"""No pattern of the source takes more than a few steps for every character of what somebody typed."""

import re
from pathlib import Path

import pytest

from tests.architecture.patterns import faults, faults_anywhere, looked_for_anywhere, patterns_in, proof, written_out
from workbooks.read.book.parsing import formula, odfstyles, openformula, xlsx
from workbooks.read.own_sheet.cells import looked
from workbooks.read.own_sheet.words.numbers import read_text
from workbooks.read.recalculate import differences, formulas, tables

ROOT = Path(__file__).parents[2]
FOLDERS = tuple(ROOT / name for name in ("tarief", "workbooks", "api"))
#: Where a pattern is put together from texts of the project itself.
OF_OUR_OWN = {"tarief/parameters/lookup.py"}
#: Where a pattern may begin anew within a run, since the texts that it meets are cut or refused at so many characters.
#: What it takes is then so many times as many steps at most, in a process with limits of its own.
SHORT = {
    "workbooks.read.own_sheet": max(looked._LONGEST, formula._LONGEST),
    "workbooks.read.recalculate": max(formulas._LONGEST, differences._LONGEST, tables._LONGEST),
    "workbooks.read.book.parsing.formula": formula._LONGEST,
    "workbooks.read.book.parsing.openformula": openformula._LONGEST,
    "workbooks.read.book.parsing.formats": max(xlsx._LONGEST_FORMAT, odfstyles._LONGEST),
}
#: Where the texts are the project's own: its stylesheet, its operations, its calls and its workbooks. In a line of a
#: file with quotes a closing one is always found, or there is none.
OWN = ("workbooks.write.", "api.web.stylesheet.", "api.developers.client:", "api.terminal.parsing:",
       "workbooks.read.book.parsing.delimited:")  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return patterns_in(FOLDERS, ROOT)


@pytest.fixture(scope="module")
def sought():
    return looked_for_anywhere(FOLDERS, ROOT)


def test_every_pattern_of_the_source_is_linear(found):
    assert len(found) > 150
    assert {name: wrong for name, pattern in found.items() if (wrong := faults(pattern))} == {}


def test_a_pattern_that_is_looked_for_anywhere_begins_anew_within_a_run_only_in_short_texts(found, sought):
    anew = [name for name, pattern in found.items() if name in sought and faults_anywhere(pattern)]
    assert [name for name in anew if not name.startswith((*SHORT, *OWN))] == []
    assert max(SHORT.values()) <= 65_536
    assert [start for start in (*SHORT, *OWN) if not any(name.startswith(start) for name in anew)] == []


def test_every_pattern_has_its_proof_in_the_list(found, sought):
    """As `python -m tests.architecture.patterns` prints it."""
    told = {name: proof(pattern, anywhere=name in sought) for name, pattern in found.items()}
    assert all(told.values()) and len(set(told.values())) > 3


@pytest.mark.parametrize(
    "pattern", [r"\d+,", r"\s*x", r"\([^)]+\)", r"(?:a|b)*c", r"\w+\b!", r"(?<!x)\d+%", r'([^ "]+)="']
)
def test_what_begins_anew_at_each_character_of_a_run_is_found(pattern):
    assert faults_anywhere(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern", [r"^\d+,", r"\d+", r",\d+x", r"\b\w+!", r"(?<!\d)\d+%", r"\([^()]+\)", r'(?<![a-z])[a-z]++="[^"]*+']
)
def test_what_begins_once_in_a_run_is_left_alone(pattern):
    assert not faults_anywhere(re.compile(pattern))


def test_no_pattern_is_put_together_from_what_somebody_typed():
    paths = (path for folder in FOLDERS for path in folder.rglob("*.py"))
    made = {path.relative_to(ROOT).as_posix() for path in paths for _, text in written_out(path) if not text}
    assert made == OF_OUR_OWN


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+b",
        r"\s*x?\s*y",
        r"(?:\d{1,2})*x",
        r".*a.*b",
        r"(?:\s*a\s*)*b",
        r"(?:x|xx)*y",
        r"\d+(?:,\d*)?\d+%",
        r"\w*a\w*",
    ],
)
def test_what_divides_one_run_in_many_ways_is_found(pattern):
    assert faults(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [r"(?:a\s+)+b", r"\s*+x?\s*+y", r"(?:[^']|'')*'", r"\d+,\d+", r"(?:,\d{3})+", r"\s*(?:x\s*)?", r"[a-z]+_[a-z]+"],
)
def test_what_can_be_divided_in_one_way_is_left_alone(pattern):
    assert not faults(re.compile(pattern))


@pytest.mark.parametrize("text", ["1,000.000,000", "1.234.567,8.900", "12.345,678.901,2"])
def test_digits_with_two_decimal_marks_are_no_number(text):
    assert read_text(text) is None
