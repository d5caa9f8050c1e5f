"""Whatever a file, a request or a form comes to hold: an answer, and nothing that stays in memory."""

import gc
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

from tests.fuzz.containers import other_workbook
from tests.fuzz.run import Fuzz, megabytes
from workbooks.voorbeelden import examples

#: What one kind may leave behind (MB): what draws and writes is loaded once, files are held for half an hour. Whether
#: memory stays flat after that is seen in `make soak`.
LEFT = 300


@pytest.fixture(scope="module")
def fuzz():
    """Not timed: a busy machine fails nothing here. `make soak` is."""
    run = Fuzz(20261129, lambda: 0.0)
    yield run
    run.close()


@pytest.mark.parametrize(("kind", "count"), [("request", 150), ("form", 20), ("workbook", 20)])
def test_no_changed_input_makes_the_app_fall_or_grow(fuzz, kind, count):
    before = megabytes()
    for number in range(count):
        getattr(fuzz, kind)(number)
    assert not fuzz.wrong
    gc.collect()
    assert megabytes() - before < LEFT


def test_the_same_seed_makes_the_same_file_in_a_container_that_is_still_good():
    content = examples()["opgave_jeugdhulp"].read_bytes()
    first, second, third = (other_workbook(Random(seed), content) for seed in (1, 1, 2))
    assert first == second != third
    assert ZipFile(BytesIO(first)).testzip() is None
    assert ZipFile(BytesIO(first)).namelist() == ZipFile(BytesIO(content)).namelist()
