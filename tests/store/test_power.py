"""What was acknowledged is still there after a power cut, with the settings that we ship; without them it is not."""

import sqlite3
from random import Random

import pytest

from api.store.engine import durability
from tests.conftest import find_program
from tests.store.power import Asked, Disk, cut, record
from tests.tools.times import TIMES

SHIPPED = ["delete-extra", "wal-full"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    find_program(("cc",), "gcc")
    return record(tmp_path_factory.mktemp("stroom"), 10 * min(TIMES, 10), [*SHIPPED, "wal-normal"])


def test_this_machine_has_settings_that_are_tried_here():
    how = durability(sqlite3.sqlite_version_info)
    assert f"{how.journal}-{how.synchronous}" in SHIPPED


@pytest.mark.parametrize("settings", SHIPPED)
def test_nothing_that_was_acknowledged_is_lost_in_a_power_cut(asked, settings, tmp_path):
    cuts = cut(asked[settings], settings, 20 * TIMES, Random(TIMES), tmp_path)
    assert (cuts.tried, cuts.lost, cuts.corrupt) == (20 * TIMES, 0, 0)


def test_settings_that_many_guides_name_lose_what_was_acknowledged(asked, tmp_path):
    cuts = cut(asked["wal-normal"], "wal-normal", 10 * TIMES, Random(TIMES), tmp_path)
    assert cuts.lost + cuts.corrupt > 2 * TIMES


def test_what_is_left_on_paper():
    disk = Disk()
    for kind, name, offset, content in [
        ("c", "a", 0, b""),
        ("w", "a", 0, b"een"),
        ("s", "a", 0, b""),
        ("s", "", 0, b""),
        ("w", "a", 3, b"twee"),
        ("c", "b", 0, b""),
        ("w", "b", 0, b"drie"),
        ("s", "b", 0, b""),
    ]:
        disk.ask(Asked(kind, name, offset, content))
    assert disk.left(None) == {"a": b"een"}
    halves = [disk.left(Random(seed)) for seed in range(50)]
    assert {half.get("b") for half in halves} == {None, b"drie"}
    assert {half["a"] for half in halves} >= {b"een", b"eentwee"}
    disk.ask(Asked("s", "", 0, b""))
    disk.ask(Asked("u", "b", 0, b""))
    disk.ask(Asked("t", "a", 1, b""))
    assert disk.left(None) == {"a": b"een", "b": b"drie"}
    disk.ask(Asked("s", "a", 0, b""))
    disk.ask(Asked("s", "", 0, b""))
    assert disk.left(None) == {"a": b"e"}
