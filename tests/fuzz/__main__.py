"""The long run: `python -m tests.fuzz [SECONDS] [SEED] [processor]` adds a row to `tests/soak/fuzz.md`.

`make soak` runs it. With `processor` an answer is timed by the processor time that it takes, for a busy machine.
"""

import gc
import subprocess
import sys
import time
from datetime import UTC, datetime

from tests.docs.pages import ROOT
from tests.fuzz.clock import processor_seconds
from tests.fuzz.run import Fuzz, megabytes

RESULTS = ROOT / "tests/soak/fuzz.md"
PROCESSOR = "processor"
KINDS = ("request", "form", "workbook")


def main(seconds: int, seed: int, timed: str = "") -> int:
    """Send changed requests for so long, and note what came of it; returns 1 when anything was wrong."""
    clock = processor_seconds if timed == PROCESSOR else time.monotonic
    fuzz, until, number = Fuzz(seed, clock), time.monotonic() + seconds, 0
    half, warm = time.monotonic() + seconds / 2, 0.0
    while time.monotonic() < until:
        getattr(fuzz, KINDS[number % len(KINDS)])(number)
        number += 1
        if not warm and time.monotonic() > half:
            gc.collect()
            warm = megabytes()
    gc.collect()
    grown = megabytes() - warm
    fuzz.close()
    print(*fuzz.wrong, sep="\n")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    day, slow = f"{datetime.now(UTC):%Y-%m-%d}", sum(" took " in line for line in fuzz.wrong)
    row = (
        f"| {day} | {commit.stdout.strip()} | {seed} | {seconds} | {fuzz.requests} | {len(fuzz.wrong) - slow} | {slow}"
    )
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(f"{row} | {fuzz.slowest:.1f}{' p' if timed else ''} | {grown:+.0f} |\n")
    return 1 if fuzz.wrong else 0


if __name__ == "__main__":
    timed = PROCESSOR if PROCESSOR in sys.argv else ""
    given = [int(each) for each in sys.argv[1:] if each != PROCESSOR]
    sys.exit(main(*[*given, *(600, 20261129)[len(given) :]], timed))
