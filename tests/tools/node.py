"""Node for programs that end within seconds."""

import os
import shutil
import sys
from pathlib import Path

import pytest

#: One thread, room before memory is tidied, and no function compiled before it is called: a fifth of the time.
_SHORT_LIVED = ("--single-threaded", "--max-semi-space-size=64", "--max-lazy")


def node_command() -> list[str]:
    """How to start node: that of our own environment where the Makefile put one; without one the test is skipped."""
    node = shutil.which("node", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if node is None:
        pytest.skip("node ontbreekt; `make test` haalt het op")
    return [node, *_SHORT_LIVED]
