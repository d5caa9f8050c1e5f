"""Walk them all: `python -m tests.walks [--pictures FOLDER] [--only NAME] [--quick] [--wide|--narrow|--cross]`.

Adds a row to `tests/soak/walks.md` with date, commit, settings and what was seen; the exit code is 1 where something is
wrong. With `--only` some walk, `--quick` (no axe) or one setting nothing is noted.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Error

from tests.tools.browser import CHROMIUM, HEIGHT, WIDTHS, open_browser
from tests.walks import anyone, everywhere, table, upkeep
from tests.walks.places import Place, place
from tests.walks.walker import Walker

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests/soak/walks.md"


@dataclass
class Walked:
    """What was seen in all walks together."""

    pictures: Path | None
    quick: bool
    settings: list[tuple[bool, int]]
    known: set[int] = field(default_factory=set)
    pages: int = 0
    walks: int = 0
    faults: list[str] = field(default_factory=list)
    unsure: Counter[str] = field(default_factory=Counter)

    def walk(
        self, browser: Browser, name: str, at: Place, does: Callable[[Walker], None], start: Callable[[], str]
    ) -> None:
        """Walk one way in each of the settings."""
        for scripts, width in self.settings:
            setting = f"{name} {width} {'met' if scripts else 'zonder'} scripts"
            folder = self.pictures / setting if self.pictures else None
            with browser.new_context(
                java_script_enabled=scripts, viewport={"width": width, "height": HEIGHT}, locale="nl-NL"
            ) as context:
                walker = Walker(context, at.address, folder, None if self.quick else self.known)
                began = time.monotonic()
                try:
                    walker.page.goto(start())
                    does(walker)
                except (AssertionError, Error) as fault:
                    walker.faults.append(f"{walker.where()}: does not go on: {fault}")
            self.walks, self.pages = self.walks + 1, self.pages + walker.looked_at
            self.faults += [f"{setting}: {fault}" for fault in dict.fromkeys(walker.faults)]
            self.unsure += walker.unsure
            print(f"{setting}: {walker.looked_at} pages, {time.monotonic() - began:.0f} s", flush=True)
            print(*(f"    {fault}" for fault in dict.fromkeys(walker.faults)), sep="\n", flush=True)


def _ways(own: Place, server: Place) -> Iterator[tuple[str, Place, Callable[[Walker], None], Callable[[], str]]]:
    """Each way with its server, and where it begins."""
    yield from ((name, server, does, lambda: server.address) for name, does in anyone.WALKS.items())
    yield from ((name, own, does, lambda: own.way_in(0)) for name, does in (table.WALKS | everywhere.WALKS).items())
    yield from ((name, server, does, lambda: upkeep.fresh(server)) for name, does in upkeep.WALKS.items())


def main(words: list[str]) -> int:
    """Walk, tell, and note the outcome."""
    parser = argparse.ArgumentParser(prog="tests.walks")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--cross", action="store_true")
    asked, began = parser.parse_args(words), time.monotonic()
    every = list(product((True, False), WIDTHS))
    # With scripts wide, without them narrow, or the other way round; else all four.
    some = every[1:2] if asked.wide else every[2:3] if asked.narrow else every[::3] if asked.cross else every
    walked = Walked(asked.pictures, asked.quick, some)
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    with place(local=True) as own, place(local=False) as server, open_browser(Path(program)) as browser:
        for name, at, does, start in _ways(own, server):
            if asked.only in name:
                walked.walk(browser, name, at, does, start)
    print(*(f"unsure ({count}): {item}" for item, count in walked.unsure.most_common()), sep="\n")
    if not (asked.only or asked.quick or len(some) < len(every)):
        _note(walked, round(time.monotonic() - began))
    return int(bool(walked.faults))


def _note(walked: Walked, seconds: int) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    seen = f"{walked.walks} walks | {walked.pages} pages seen | {len(walked.known)} states in axe"
    told = f"{len(walked.faults)} | {len(walked.unsure)} | {seconds}"
    row = f"| {datetime.now(UTC):%Y-%m-%d} | {commit} | {seen} | {told} |"
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(row + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
