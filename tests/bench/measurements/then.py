"""What a person waits for, against the build before: a price with its account, a workbook, a command that starts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.clock import Ratio
from tests.bench.then import COMMIT, HERE, both, by_turns, starting, tree_of

SHEET = "workbooks/voorbeelden/opgave_jeugdhulp.xlsx"
#: What is measured in both trees: its name, the work, calls per turn, and the aim.
WORKS = (
    ("exacte prijs, alles gelezen", "prijs_gelezen", 60, 1 / 12),
    ("exacte prijs, alleen uitgerekend", "prijs", 60, None),
    ("exacte prijs als JSON met uitleg", "json", 20, None),
    ("werkboek van een uitkomst", "werkboek", 4, 25 / 60),
)
#: Commands by what they are called: the words, the seconds that are asked.
STARTS = {
    "import tarief": (("-c", "import tarief"), 0.06),
    "tarief --help": (("-m", "api", "--help"), 0.2),
    "tarief bereken, voorbeeld": (("-m", "api", "bereken", SHEET), 0.45),
    "tarief bereken --json, voorbeeld": (("-m", "api", "bereken", "--json", SHEET), 0.45),
}


def measure() -> Iterator[Ratio]:
    """Both builds in one run, in turns."""
    with tree_of() as tree, both(tree) as workers:
        for name, work, calls, aim in WORKS:
            yield by_turns(name, workers, work, calls, aim)
        ((nothing, _),) = starting((HERE,), "-c", "pass")
        for name, (words, asked) in STARTS.items():
            (ours, wall), (then, earlier) = starting((HERE, tree), *words)
            note = f"gevraagd {asked} s; op de klok {wall:.2f} tegen {earlier:.2f}; Python zelf {nothing:.3f} s"
            yield Ratio(name, ours, then, f"de bouw van {COMMIT}", None, note)
