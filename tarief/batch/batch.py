"""`Batch`: one breakdown, worked out for any number of rows of its varying inputs."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from tarief.batch.columns import Columns, checked_columns, checked_names
from tarief.batch.faults import faults
from tarief.batch.limits import Program, limits_of
from tarief.batch.source import Kernel, Suspect, compile_tape
from tarief.batch.tape import make_tape
from tarief.core.arrays import np
from tarief.core.findings import refuse
from tarief.model.plan import Plan

#: What the buffers of one chunk may take of the cache of a core (1 MB on most), and the rows of a chunk at most.
CACHE_BYTES, MOST_CHUNK_ROWS, LEAST_CHUNK_ROWS = 800_000, 32_768, 4_096
_BYTES = 8
#: Rows asked of a source at once by `chunks`.
BLOCK_ROWS = 131_072
#: From so many rows and operations a second core pays for the threads.
THREADED_ROWS, THREADED_OPERATIONS = 131_072, 16

Source = Callable[[int, int], Columns]


class WorkedOut(Protocol):
    """A calculation as a batch needs it: its plan, and what every line came to. A breakdown is one."""

    @property
    def plan(self) -> Plan:
        """The lines in working order."""

    @property
    def values(self) -> Mapping[str, Decimal]:
        """The value of each line, unrounded."""


@dataclass(frozen=True)
class Batch(Program):
    """A compiled breakdown: a program with the code that runs it."""

    kernel: Kernel

    def run(self, columns: Columns, *, workers: int | None = None) -> dict[str, Any]:
        """Return, for each result, a float64 array with the unrounded value per row.

        `columns` holds an array (rows) or one number for each varying input, in the units of the model (shares 0-1).
        `workers` is the number of threads (None: chosen by size). Raises `Refused` with every fault: columns that do
        not fit, values that are no number or outside the limits of the model, divisions by zero, with the rows.
        """
        return self._run(columns, workers, 0)

    def chunks(self, source: Source, rows: int, *, size: int = BLOCK_ROWS) -> Iterator[dict[str, Any]]:
        """Yield the results of `rows` rows, `size` at a time; `source(start, stop)` makes the columns of those rows.

        Memory is bounded whatever the number of rows. Raises `Refused` like `run`, at the first part with a fault.
        """
        for start in range(0, rows, size):
            stop = min(start + size, rows)
            yield self._run(source(start, stop), None, start)

    @property
    def chunk_rows(self) -> int:
        """Rows worked on at once, so that the buffers stay in the cache of one core."""
        fitting = CACHE_BYTES // _BYTES // max(1, self.kernel.buffers)
        return max(LEAST_CHUNK_ROWS, min(MOST_CHUNK_ROWS, fitting))

    def _run(self, given: Columns, workers: int | None, first: int) -> dict[str, Any]:
        columns, rows = checked_columns(self.varying, given)
        outputs = [np.empty(rows) for _ in self.results]
        if not self._worked_out(columns, outputs, rows, workers or self._workers(rows)):
            refuse(faults(self, columns, rows, first))
            # Nothing wrong in any row: a sum of large numbers only looked like it.
            self._part(columns, outputs, 0, rows, "ignore")
        return dict(zip(self.results, outputs, strict=True))

    def _worked_out(self, columns: Sequence[Any], outputs: Sequence[Any], rows: int, workers: int) -> bool:
        """Whether every row could be worked out without anything that must be looked at."""
        if workers == 1:
            return self._part(columns, outputs, 0, rows)
        share = -(-rows // workers)
        with ThreadPoolExecutor(workers) as pool:
            parts = [
                pool.submit(self._part, columns, outputs, start, min(start + share, rows))
                for start in range(0, rows, share)
            ]
            sound = [part.result() for part in parts]
        return all(sound)

    def _workers(self, rows: int) -> int:
        """Two threads where that pays, else one."""
        pays = rows >= THREADED_ROWS and len(self.tape.operations) >= THREADED_OPERATIONS
        return 2 if pays and (os.cpu_count() or 1) > 1 else 1

    def _part(self, columns: Sequence[Any], outputs: Sequence[Any], start: int, stop: int, flag: Any = "raise") -> bool:
        size = max(1, min(self.chunk_rows, stop - start))
        buffers = [np.empty(size) for _ in range(self.kernel.buffers)]
        with np.errstate(divide=flag, invalid=flag, over=flag, under="ignore"):
            for begin in range(start, stop, size):
                rows = slice(begin, min(begin + size, stop))
                inputs = [column if len(column) == 1 else column[rows] for column in columns]
                used = [buffer[: rows.stop - begin] for buffer in buffers]
                if not self._chunk(inputs, [output[rows] for output in outputs], used):
                    return False
        return True

    def _chunk(self, *arrays: Sequence[Any]) -> bool:
        """Whether nothing must be looked at in a chunk: quickly, and where that stops with care."""
        for run in (self.kernel.run, self.kernel.carefully):
            with suppress(Suspect, FloatingPointError):
                run(*arrays)
                return True
        return False


def compile_batch(
    breakdown: WorkedOut, varying: Sequence[str], results: Sequence[str] = (), *, limited: bool = True
) -> Batch:
    """Compile `breakdown` for rows in which the inputs `varying` differ; all else stays as it is.

    `varying` and `results` are ids of lines of the plan (`bruto_uurloon`, `uren_per_traject_2`); without `results`
    it is the price. With `limited` a row outside the limits of the model is refused, as the exact path does.
    Raises `Refused` for unknown names.
    """
    plan = breakdown.plan
    asked = tuple(results) or (plan.result,)
    checked_names(plan.nodes, varying, asked)
    tape = make_tape(plan, breakdown.values, varying, asked)
    limits = limits_of(plan.nodes, tape) if limited else ()
    labels = {key: node.label for key, node in plan.nodes.items()}
    return Batch(tuple(varying), asked, labels, tape, limits, compile_tape(tape, limits))
