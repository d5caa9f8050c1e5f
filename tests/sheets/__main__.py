"""`python -m tests.sheets --seed N --count 300 --out DIR`: write sheets by seed, with their right reading."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.sheets.series import series


def main() -> None:
    """Write a series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", choices=("learn", "test"), default="test")
    parser.add_argument("--office", action="store_true", help="some as .ods and .xls, by LibreOffice")
    given = parser.parse_args()
    series(given.seed, given.count, given.out, given.half, office=given.office)


if __name__ == "__main__":
    main()
