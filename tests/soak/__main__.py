"""The long run: every property on many times as many generated cases, by a seed of its own.

`python -m tests.soak [TIMES] [SEED]` adds a row to `tests/soak/results.md` with date, commit, settings and outcome, and
one to `tests/soak/fuzz.md`: a minute of changed requests for each of the TIMES.
"""

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests/soak/results.md"
_PROPERTY = re.compile(r"@given|@schema.parametrize|tests\.tools\.times")


def files() -> list[str]:
    """The test files with properties, or with something else that there is more of in a long run."""
    paths = sorted((ROOT / "tests").rglob("test_*.py"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    return [str(path.relative_to(ROOT)) for path, text in texts.items() if _PROPERTY.search(text) or "TIMES" in text]


def main(times: int, seed: int) -> int:
    """Run them, print what pytest prints, and note the outcome."""
    tried, start = files(), time.monotonic()
    options = ["-q", "--numprocesses", "auto", f"--hypothesis-seed={seed}"]
    command = [sys.executable, "-m", "pytest", *options, *tried]
    environment = {**os.environ, "TARIEF_MAAL": str(times)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(run.stdout, run.stderr, sep="\n")
    outcome = next(iter(re.findall(r"^=*\s*(\d+ .*?) in [\d.]+s", run.stdout, re.MULTILINE)), f"exit {run.returncode}")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    day, seconds = f"{datetime.now(UTC):%Y-%m-%d}", round(time.monotonic() - start)
    row = f"| {day} | {commit.stdout.strip()} | {times} | {seed} | {len(tried)} files | {outcome} | {seconds} |\n"
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(row)
    changed = subprocess.run([sys.executable, "-m", "tests.fuzz", str(60 * times), str(seed)], cwd=ROOT, check=False)
    return run.returncode or changed.returncode


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in [*sys.argv[1:], "10", "20261128"][:2])))
