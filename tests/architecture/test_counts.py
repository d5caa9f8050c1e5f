"""What somebody adds touches few files, and the count that says so is that of the tree."""

from tests.architecture.counts import touched
from tests.architecture.source import ROOT, ours


def test_what_is_added_touches_few_files():
    assert touched(ROOT, ours()) == {
        "a synonym": 1,
        "a cao": 2,
        "a cost model": 2,
        "a contract form": 2,
        "a page with its route and command": 5,
    }
