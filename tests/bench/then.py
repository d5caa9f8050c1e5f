"""The build that today's is held against: its tree beside this one, and a process in each to time the same works."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from tests.bench.clock import Ratio

HERE: Final = Path(__file__).parents[2]
#: What was measured before the targets were set.
COMMIT: Final = "cb98ba6"
WORKER: Final = Path(__file__).parent / "worker.py"
TURNS: Final = 11
#: What that build asked for and this one does not, as it was locked there.
_NEEDED: Final = ("typer==0.29.2", "shellingham==1.5.4")
_BROUGHT: Final = Path(tempfile.gettempdir()) / "tarief-bench-toen"
#: Where the compiled files go: not among those of the tree.
COMPILED: Final = Path(tempfile.gettempdir()) / "tarief-bench-gecompileerd"


@contextmanager
def tree_of(commit: str = COMMIT) -> Iterator[Path]:
    """Give the tree of a commit for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="tarief-toen-") as folder:
        path = Path(folder) / commit
        _bring()
        _git("worktree", "add", "--quiet", "--detach", str(path), commit)
        try:
            yield path
        finally:
            _git("worktree", "remove", "--force", str(path))


def _bring() -> None:
    """Fetch what the build before needs, once."""
    if not _BROUGHT.is_dir():
        words = ("pip", "install", "--quiet", "--no-deps", "--target", str(_BROUGHT), *_NEEDED)
        subprocess.run([sys.executable, "-m", "uv", *words], check=True)


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=HERE, check=True)


def environment(tree: Path) -> dict[str, str]:
    """The environment in which Python imports from a tree, which it compiles once, as when it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = str(tree) if tree == HERE else os.pathsep.join((str(tree), str(_BROUGHT)))
    return {**kept, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(COMPILED)}


class Worker:
    """A process that times works with the code of one tree."""

    def __init__(self, tree: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER)],
            cwd=tree,
            env=environment(tree),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self, work: str, calls: int) -> float:
        """Return the processor seconds of one call, over so many."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{work} {calls}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


@contextmanager
def both(tree: Path) -> Iterator[tuple[Worker, Worker]]:
    """Give a worker of this tree and one of that tree."""
    with ExitStack() as stack:
        workers = Worker(HERE), Worker(tree)
        for worker in workers:
            stack.callback(worker.close)
        yield workers


def by_turns(name: str, workers: tuple[Worker, Worker], work: str, calls: int, aim: float | None) -> Ratio:
    """Time a work in both trees in turns; the note tells how the ratios of the turns spread."""
    pairs = [(workers[0].seconds(work, calls), workers[1].seconds(work, max(1, calls // 4))) for _ in range(TURNS)]
    ratios = quantiles([ours / then for ours, then in pairs], n=4)
    spread = f"kwartielen {ratios[0]:.3f} tot {ratios[2]:.3f}"
    return Ratio(name, median(p[0] for p in pairs), median(p[1] for p in pairs), f"de bouw van {COMMIT}", aim, spread)


def starting(trees: Sequence[Path], *words: str, turns: int = 5) -> list[tuple[float, float]]:
    """Return of each tree the processor seconds of a command with its children, and those on the clock.

    The trees are taken in turns; the first turn, which compiles, is not counted, and of the others the middle.
    """
    taken = [[_started(tree, *words) for tree in trees] for _ in range(turns + 1)][1:]
    return [(median(own for own, _ in each), median(wall for _, wall in each)) for each in zip(*taken, strict=True)]


def _started(tree: Path, *words: str) -> tuple[float, float]:
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    subprocess.run([sys.executable, *words], cwd=tree, env=environment(tree), check=True, stdout=subprocess.DEVNULL)
    after, end = getrusage(RUSAGE_CHILDREN), perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start
