"""`python -m tests.sheets`: sheets by seed (or a folder of them), read here or by a running server, and scored."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from tests.sheets.check import differences
from tests.sheets.masked import mask
from tests.sheets.score.reading import WORDS, here, over_http
from tests.sheets.score.score import Score, score
from tests.sheets.score.totals import by_input, details, line, table, totals
from tests.sheets.series import Written, series


def main() -> None:
    """Write a series (or take a folder), score it, and print where it is weak and the line of totals."""
    given = _parser().parse_args()
    if given.names:
        print(json.dumps({"gelijk": WORDS["sleutels"]}, ensure_ascii=False, indent=1))
        return
    seed = given.seed if given.seed is not None else int(time.strftime("%d%H%M%S"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.dir or given.out or Path(scratch)
        if given.mask is not None:
            print(f"{mask(given.mask, Path(scratch))} names forgotten")
        made: list[Written] = []
        if not given.dir:
            print(f"seed {seed}, {given.count} sheets, half {given.half}")
            made = series(
                seed, given.count, folder, given.half, office=given.office, tell=_progress("written", given.count)
            )
        if given.check:
            count, wrong = differences(made, folder / "controle")
            print(*wrong, f"{count} results recalculated by LibreOffice, {len(wrong)} differ", sep="\n")
        if given.check or given.write_only:
            return
        scores = _scored([each.path for each in made] or _files(folder, given.only), folder, given)
    for each in scores if given.verbose else ():
        print(*details(each), sep="\n")
    if made:
        _summary(made, scores)
    for text, count in Counter(text for each in scores for text in each.crashes).items():
        print(f"CRASH {count} x {text}")
    print(line(totals(scores)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sheets", description=__doc__)
    parser.add_argument("--seed", type=int, help="repeats a series; a new one without it")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--half", choices=("learn", "test"), default="test", help="of the words")
    parser.add_argument("--mask", type=int, help="hide half of the learning words from the reader, by this seed")
    parser.add_argument("--out", type=Path, help="keep the files there")
    parser.add_argument("--dir", type=Path, help="score the files of a folder (each with FILE.json beside it)")
    parser.add_argument("--only", default="", help="files of that folder whose name starts so")
    parser.add_argument("--url", help="through a running server")
    parser.add_argument("--office", action="store_true", help="some as .ods and .xls, as LibreOffice saves them")
    parser.add_argument("--write-only", action="store_true")
    parser.add_argument("--check", action="store_true", help="hold the generator itself against LibreOffice")
    parser.add_argument("--names", action="store_true", help="print which names mean the same, as JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="what went wrong in each file")
    return parser


def _files(folder: Path, start: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if Path(f"{path}.json").exists() and path.name.startswith(start))


def _scored(paths: list[Path], folder: Path, given: argparse.Namespace) -> list[Score]:
    decided = folder / "adjudications.json"
    notes = json.loads(decided.read_text(encoding="utf-8")) if decided.exists() else {}
    read, tell = over_http(given.url) if given.url else here(), _progress("read", len(paths))
    scores = []
    for count, path in enumerate(paths, 1):
        scores.append(score(path, read, notes.get(path.name)))
        tell(count)
    return scores


def _progress(word: str, count: int):  # type: ignore[no-untyped-def]
    """Tell how far it is, on a terminal."""

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{word} {done}/{count}", end="\n" if done == count else "", file=sys.stderr, flush=True)

    return tell


def _summary(made: list[Written], scores: list[Score]) -> None:
    """By layout, model, notation and trap, so that the weakest is seen first."""
    groups: dict[str, dict[str, list[Score]]] = {
        name: defaultdict(list) for name in ("layout", "model", "notation", "writer", "trap")
    }
    for each, result in zip(made, scores, strict=True):
        sheet = each.sheet
        groups["layout"][sheet.layout].append(result)
        groups["model"][sheet.model].append(result)
        groups["notation"][sheet.notation].append(result)
        groups["writer"][each.path.suffix if each.path.suffix != ".xlsx" else sheet.writer].append(result)
        for trap in set(sheet.book.traps) or {"(none)"}:
            groups["trap"][trap].append(result)
    for name, group in groups.items():
        print(f"\nby {name}", *table(group), sep="\n")
    print("\nby input", *by_input(scores), sep="\n")
    by_form: dict[bool, list[bool]] = {False: [], True: []}
    for each, result in zip(made, scores, strict=True):
        by_form[each.sheet.page.style.typed] += [price.right for price in result.prices if price.want]
    told = [
        f"{sum(by_form[typed])}/{len(by_form[typed])} {word}"
        for typed, word in ((False, "with formulas"), (True, "without"))
    ]
    whole = totals(scores)
    print(f"\ntariffs {' · '.join(told)} · superfluous per product at the median {whole.per_product:.1f}", end=" ")
    print(f"· other unit {whole.other_unit} · from ignore {whole.ignored}")


if __name__ == "__main__":
    main()
