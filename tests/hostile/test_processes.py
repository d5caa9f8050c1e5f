"""The processes that read: warm, limited, shared by threads, replaced when they die, gone when we are."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from tarief import Refused
from tests.hostile import workbooks as make
from tests.hostile.lowered import Reader, read_by
from tests.tools.times import PATIENCE
from workbooks.read import recognising
from workbooks.read.book import pool, read_book, worker
from workbooks.read.book.parsing import child, delimited, result
from workbooks.read.book.pool import POOL
from workbooks.read.guard import STATUS, limits
from workbooks.read.rekentool import apart

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "workbooks" / "voorbeelden" / "opgave_jeugdhulp.xlsx"
linux = pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="looks in /proc, which only Linux has")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    POOL.close()
    yield
    POOL.close()


def test_a_process_is_started_at_first_use_and_used_again():
    assert POOL.processes() == ()
    read_book(make.xlsx())
    started = POOL.processes()
    read_book(make.xls(), name="a.xls")
    assert POOL.processes() == started
    assert len(started) == 1


def test_the_switch_reads_in_this_process_and_gives_the_same(monkeypatch):
    apart = read_book(EXAMPLE)
    POOL.close()
    monkeypatch.setenv("TARIEF_LEZEN", "direct")
    assert read_book(EXAMPLE) == apart
    assert POOL.processes() == ()


@linux
def test_the_limits_are_set():
    read_book(make.xlsx())
    [process] = POOL.processes()
    limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
    found = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert found["Max address space"] == str(1024**3)
    assert found["Max file size"] == "0"
    assert 10 <= int(found["Max cpu time"]) <= 11


@linux
def test_the_process_gets_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("TARIEF_GEHEIM", "x")
    read_book(make.xlsx())
    [process] = POOL.processes()
    assert b"GEHEIM" not in Path(f"/proc/{process}/environ").read_bytes()


def test_a_process_that_takes_too_long_is_ended_and_that_is_an_answer(monkeypatch):
    read_book(make.xlsx())
    [process] = POOL.processes()
    monkeypatch.setattr(POOL, "_seconds", 2.0)
    os.kill(process, signal.SIGSTOP)
    with pytest.raises(Refused) as caught:
        read_book(make.xlsx())
    assert caught.value.findings[0].kind == "te_druk"
    assert POOL.processes() == ()
    monkeypatch.undo()
    assert read_book(make.xlsx()).kind == "xlsx"


def test_the_clock_is_for_what_hangs_and_never_ends_a_file_that_is_being_read_on_a_busy_computer():
    assert min(worker.CLOCK / most for most in (child.SECONDS, recognising.SECONDS, apart.SECONDS)) >= 6


def test_a_process_that_was_ended_while_waiting_is_not_used():
    read_book(make.xlsx())
    [process] = POOL.processes()
    os.kill(process, signal.SIGKILL)
    await_end(process)
    assert read_book(make.xlsx()).kind == "xlsx"
    assert process not in POOL.processes()


def test_a_process_is_replaced_after_so_many_files_or_when_it_keeps_much_memory(monkeypatch):
    monkeypatch.setattr(pool, "MAXIMUM_JOBS", 2)
    read_book(make.xlsx())
    assert len(POOL.processes()) == 1
    read_book(make.xlsx())
    assert POOL.processes() == ()
    monkeypatch.setattr(pool, "MAXIMUM_MEMORY", 1)
    read_book(make.xlsx())
    assert POOL.processes() == ()


@pytest.mark.parametrize("reply", [b"", b"[", b"[]", b"{}", b'{"sheets":[{"cells":[[1]]}],"names":[]}', b"\xff"])
def test_an_answer_that_is_none_is_a_refusal(reply, monkeypatch):
    monkeypatch.setattr(worker.Worker, "_ask", lambda *_: reply)
    with pytest.raises(Refused) as caught:
        read_book(make.xlsx())
    assert caught.value.findings[0].kind == "bestand_niet_te_lezen"


def test_an_answer_nested_too_deep_is_a_refusal(monkeypatch):
    def give_up(_: bytes) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr(pool, "json", SimpleNamespace(loads=give_up))
    with pytest.raises(Refused) as caught:
        read_book(make.xlsx())
    assert caught.value.findings[0].kind == "bestand_niet_te_lezen"


@pytest.mark.parametrize("played", ["aborts", "panics", "fails", "eats", "works", "waits"])
def test_whatever_a_library_does_the_answer_is_a_refusal_and_the_next_file_is_read(played, monkeypatch):
    monkeypatch.setattr(POOL, "_seconds", 600 if played != "waits" else 1.0)
    with read_by(Reader(library=played, limits={"child.SECONDS": 1})):
        with pytest.raises(Refused) as caught:
            read_book(make.xls(), name="a.xls")
        assert caught.value.findings[0].kind == ("te_druk" if played == "waits" else "bestand_niet_te_lezen")
        assert len(POOL.processes()) == (played in ("fails", "eats"))
        monkeypatch.setattr(POOL, "_seconds", 600)
        assert read_book(make.xlsx()).kind == "xlsx"


@pytest.mark.parametrize("played", ["aborts", "panics", "fails", "eats", "works"])
def test_whatever_the_engine_does_what_stands_in_the_file_is_read(played):
    with read_by(Reader(engine=played)):
        book = read_book(make.cell("<f>1+1</f><v>2</v>"))
    assert [(cell.value, cell.formula) for cell in book.sheets[0].cells.values()] == [(2, "=1+1")]
    assert [finding.kind for finding in book.findings] == ["niet_nagerekend"]


def test_the_process_and_the_guard_know_the_same_limits_and_problems():
    of_process = (result.DAMAGED, result.TOO_LARGE, result.UNREADABLE, result.NOT_FINITE, result.NO_NUMBER)
    assert {*of_process, result.PASSWORD, result.WRONG_PASSWORD} <= STATUS.keys()
    for name in ("MAXIMUM_ROWS", "MAXIMUM_COLUMNS", "MAXIMUM_LONG_ROWS", "FEW_COLUMNS"):
        assert getattr(result, name) == getattr(limits, name)
    assert delimited.MAXIMUM_CELLS == limits.MAXIMUM_CELLS


def test_threads_share_the_processes():
    files = [make.xlsx(), make.xls(), make.ods(), make.xlsb()] * 15
    with ThreadPoolExecutor(8) as threads:
        books = list(threads.map(lambda content: read_book(content), files))
    assert [book.kind for book in books] == ["xlsx", "xls", "ods", "xlsb"] * 15
    assert {cell.text for book in books for cell in book.sheets[0].cells.values()} == {"Overhead", "24,68"}
    assert 1 <= len(POOL.processes()) <= pool.SIZE


def test_a_fork_starts_processes_of_its_own():
    read_book(make.xlsx())
    before = POOL.processes()
    inherited, sent = os.pipe()
    child = os.fork()
    if child == 0:
        read_book(make.xlsx())
        os.write(sent, str(POOL.processes()).encode())
        POOL.close()
        os._exit(0)
    os.close(sent)
    with os.fdopen(inherited) as answer:
        theirs = answer.read()
    os.waitpid(child, 0)
    assert theirs not in ("", "()", str(before))
    assert read_book(make.xlsx()).kind == "xlsx"
    assert POOL.processes() == before


PROGRAM = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from workbooks.read.book import read_book
from workbooks.read.book.pool import POOL
read_book(Path(sys.argv[2]))
print(*POOL.processes(), flush=True)
time.sleep(float(sys.argv[3]))
"""


@pytest.mark.parametrize("ended", [True, False])
def test_no_process_outlives_the_program(ended):
    command = [sys.executable, "-c", PROGRAM, str(ROOT), str(EXAMPLE), "60" if ended else "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        process = int(program.stdout.readline())
        if ended:
            program.kill()
    await_end(process)


def await_end(process: int) -> None:
    """Wait until a process is gone; a busy computer may take long over it."""
    deadline = time.monotonic() + PATIENCE
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(process)


def alive(process: int) -> bool:
    """Whether a process is there; one that only waits to be collected is not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text(encoding="ascii", errors="replace").split()[2] == "Z")
