"""No pattern of the source takes more than a few steps for every character of what somebody typed."""

import re
from pathlib import Path

import pytest

from tests.architecture.patterns import faults, patterns_in, written_out
from workbooks.read.own_sheet.numbers import read_text

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / name for name in ("tarief", "workbooks", "api")]
#: Where a pattern is put together from texts of the project itself.
OF_OUR_OWN = {"tarief/parameters/lookup.py"}


def test_every_pattern_of_the_source_is_linear():
    found = patterns_in(FOLDERS, ROOT)
    assert len(found) > 150
    assert {name: wrong for name, pattern in found.items() if (wrong := faults(pattern))} == {}


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
