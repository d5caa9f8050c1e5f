"""A sheet with what its user says of it and what was remembered: one way, from every door."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from api.files.remembered import OwnMemory, fitting, reuse
from api.files.request import is_request, parse_request, request_in, with_day
from api.web.held import Held
from tarief.core.days import DAY
from tarief.core.findings import refuse
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Correction, Reading, SheetAnswers, Uncorrectable, check_answers, choices_in
from workbooks.read.understand import understand

#: What reads the sheet, with what its user says of cells.
Read = Callable[[Sequence[Correction]], Opgave | Reading]


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What was understood, with every answer that counts; `reused` names those that were remembered."""

    understood: Opgave | Reading
    choices: SheetAnswers
    reused: frozenset[str] = frozenset()


def look_at_sheet(
    read: Read, given: SheetAnswers, memory: OwnMemory, aanbieder: str = "", *, keeps: bool = False
) -> SheetLook:
    """Read a sheet with these answers, and those remembered below them; `keeps` has these remembered.

    Raises `Refused` for answers to what is not asked, and for corrections that cannot be.
    """
    reading = read(given.corrections)
    if isinstance(reading, Opgave):
        return SheetLook(reading, given)
    refuse(check_answers(reading, given.answers))
    known = memory.recalled(reading, aanbieder)
    if keeps and (given.answers or given.corrections):
        with suppress(OSError):  # where it cannot be written, nothing is lost but ease
            memory.keep(reading, given, aanbieder)
    reading, known = _with_cells(read, reading, given, known)
    known = fitting(reading, known)
    old = {*known.answers, *(each.name for each in known.corrections)}
    reused = frozenset(old - {*given.answers, *(each.name for each in given.corrections)})
    return SheetLook(_telling(reading, reused), given.over(known), reused)


def _with_cells(read: Read, reading: Reading, given: SheetAnswers, known: SheetAnswers) -> tuple[Reading, SheetAnswers]:
    """Read again with what was remembered of cells; what cannot be is left."""
    if not known.corrections:
        return reading, known
    try:
        again = read(given.over(known).corrections)
    except Uncorrectable:
        return reading, replace(known, corrections=())
    return (again, known) if isinstance(again, Reading) else (reading, known)


def understood_of(held: Held) -> Opgave | Reading:
    """Return what a file that is held says, with what its sender said of cells; read once."""
    understood = read_held(held, choices_in(held.cells).corrections)
    return understood if isinstance(understood, Opgave) else _telling(understood, held.remembered)


def read_held(held: Held, corrections: Sequence[Correction]) -> Opgave | Reading:
    """Return what a file says with these corrections, as it was read before or now."""
    day = held.answers.get(DAY)
    read = partial(understood_file, held.content, held.name, corrections, day)
    found = held.kept.reading((*corrections, day if is_request(held.name) else None), read)
    return found.answering({DAY: day}) if day and isinstance(found, Opgave) else found


def understood_file(
    content: bytes, name: str, corrections: Sequence[Correction] = (), day: str | None = None
) -> Opgave | Reading:
    """Return what a sheet says, or a calculation in JSON: also an outcome of ours in either form.

    A calculation that says no day is read on `day`.
    """
    if is_request(name):
        return _request_in(content, day)
    return understand(content, name=name, corrections=corrections)


def request_of(held: Held) -> Opgave:
    """Return the calculation in JSON that is held, on the day given beside it where it says none."""
    return _request_in(held.content, held.answers.get(DAY))


def _request_in(content: bytes, day: str | None) -> Opgave:
    return parse_request(with_day(request_in(content), day))


def choices_of(held: Held) -> SheetAnswers:
    """Return what the sender of a file said of it."""
    return SheetAnswers(held.answers, choices_in(held.cells).corrections)


def _telling(reading: Reading, reused: frozenset[str]) -> Reading:
    """Say first that answers were remembered."""
    return replace(reading, findings=(*reuse(reused, reading.file), *reading.findings))
