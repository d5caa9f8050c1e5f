"""What one file came to, in every form, and `tarief bereken MAP/`: every sheet in a folder, with progress."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Final

from api.files.calculate import calculate_file
from api.files.calculated import Calculated
from api.files.published import use_published
from api.show.outcome import Deliverable, of_price
from api.terminal.printing import print_json
from api.terminal.setting import Setting, answers_beside
from tarief import Refused, Severity
from tarief.core.amounts import price as in_its_unit
from tarief.core.dutch import listed
from workbooks.read.book.pool import POOL
from workbooks.read.kinds import SHEETS
from workbooks.write import write_result

_ASKED: Final = "De vragen van een opgave ziet u zo: {call}\nZet de antwoorden in {beside}; de map leest ze dan mee."
_ANSWERED: Final = "Met de antwoorden uit {}."


def of_calculated(found: Calculated) -> Deliverable:
    """Return a price with its ladder, and what was understood of the sheet it comes from."""
    write = partial(write_result, found.breakdown, aanbieder=found.provider, product=found.product)
    return of_price(found.breakdown, write, found.as_json)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one file: a price, or how many questions and faults stand in the way."""

    bestand: str
    tarief: str = ""
    kostprijs: str = ""
    vragen: int = 0
    fouten: int = 0
    eerste: str = ""
    getoond: dict[str, str] = field(default_factory=dict)
    aanname: str = ""
    antwoorden: str = ""


def sheets_in(folder: Path) -> list[Path]:
    """Return the sheets and requests in a folder, in order of name; lock files of an office program are not sheets."""
    found = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    return sorted(path for path in found if path.suffix.lower() in (*SHEETS, ".json"))


def price(
    path: Path,
    own_model: Path | None = None,
    own_parameters: list[Path] | None = None,
    answers: Path | None = None,
    password: str = "",
) -> FileOutcome:
    """Price one file, with its own answers where they stand beside it; what is wrong with it is its outcome."""
    use_published()
    own = answers_beside(path)
    given = own if own.exists() else answers
    laid = _setting(own_model, tuple(own_parameters or ()))
    outcome = _priced(path, replace(laid, answers=given, may_ask=False, password=password))
    return replace(outcome, antwoorden=own.name) if given is own else outcome


def _priced(path: Path, setting: Setting) -> FileOutcome:
    try:
        breakdown = calculate_file(path, setting).breakdown
    except Refused as refused:
        asked = {question.place for question in refused.questions}
        told = (each for each in refused.findings if each.kind != "vraag_open" and each.place not in asked)
        faults = [finding for finding in told if finding.severity is Severity.FAULT]
        first = faults[0].text if faults else ""
        return FileOutcome(path.name, vragen=len(refused.questions), fouten=len(faults), eerste=first)
    amounts = {"tarief": breakdown.tarief, "kostprijs": breakdown.kostprijs}
    shown = {key: in_its_unit(amount, breakdown.unit) for key, amount in amounts.items() if amount is not None}
    cost = "" if breakdown.kostprijs is None else f"{breakdown.kostprijs:f}"
    return FileOutcome(path.name, f"{breakdown.tarief:f}", cost, getoond=shown, aanname=breakdown.assumption)


@lru_cache(maxsize=1)
def _setting(own_model: Path | None, own_parameters: tuple[Path, ...]) -> Setting:
    """The same for every file of a folder: loaded once."""
    return Setting.of(own_model, [*own_parameters])


def price_sheets(paths: list[Path], price_one: Callable[[Path], FileOutcome] = price) -> Iterator[FileOutcome]:
    """Price files on all cores; outcomes come in the order of the files.

    The first is priced here, which loads what the others need too: the processes that are split off then have it.
    """
    if not paths:
        return iter(())
    first, rest = price_one(paths[0]), paths[1:]
    workers = min(len(rest), os.cpu_count() or 1)
    if threading.active_count() > 1:  # what another thread holds would never be let go in a process that is split off
        return iter([first, *map(price_one, rest)])
    return chain([first], _spread(rest, price_one, workers)) if workers else iter([first])


def _spread(paths: list[Path], price_one: Callable[[Path], FileOutcome], workers: int) -> Iterator[FileOutcome]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, get_context("fork"), _closing)
    found = pool.map(price_one, paths)  # begins at once: before somebody starts a thread

    def outcomes() -> Iterator[FileOutcome]:
        with pool:
            yield from found

    return outcomes()


def _closing() -> None:
    """Let a process that is split off end its readers when it ends itself: `atexit` does not run there."""
    from multiprocessing.util import Finalize

    Finalize(None, POOL.close, exitpriority=0)


def price_folder(
    folder: Path, price_one: Callable[[Path], FileOutcome], *, as_json: bool, again: Callable[[str], str]
) -> None:
    """Price every file and print a table, or the outcomes as JSON; `again` is the call for one file."""
    from rich.console import Console
    from rich.progress import track

    paths, console = sheets_in(folder), Console(stderr=True)
    outcomes = list(track(price_sheets(paths, price_one), "Doorrekenen", len(paths), console=console, transient=True))
    if as_json:
        print_json([asdict(outcome) for outcome in outcomes])
    else:
        _show(outcomes)
        if answered := [outcome.antwoorden for outcome in outcomes if outcome.antwoorden]:
            print(_ANSWERED.format(listed(answered)))
        if asked := [folder / outcome.bestand for outcome in outcomes if outcome.vragen]:
            print(_ASKED.format(call=again(str(asked[0])), beside=answers_beside(asked[0])))


def _show(outcomes: Iterable[FileOutcome]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Bestand", overflow="fold")
    for title in ("Tarief", "Kostprijs"):
        table.add_column(title, justify="right")
    table.add_column("Wat nog nodig is", overflow="fold")
    for outcome in outcomes:
        amounts = (outcome.getoond.get(key, "") for key in ("tarief", "kostprijs"))
        table.add_row(outcome.bestand, *amounts, _needed(outcome))
    Console(highlight=False).print(table)


def _needed(outcome: FileOutcome) -> str:
    needed = [f"{outcome.vragen} {'vraag' if outcome.vragen == 1 else 'vragen'}"] if outcome.vragen else []
    if outcome.fouten:
        needed.append(f"{outcome.fouten} {'fout' if outcome.fouten == 1 else 'fouten'}: {outcome.eerste}")
    return "; ".join((*needed, outcome.aanname) if outcome.aanname else needed)
