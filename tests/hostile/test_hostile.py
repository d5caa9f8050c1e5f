"""Every file of the table gets its answer: quickly, in little memory, and nothing is lost or left behind."""

import os
import resource
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tarief import Finding, Refused
from tests.hostile import workbooks as make
from tests.hostile.building import external
from tests.hostile.corpus import CASES, Case
from tests.hostile.lowered import Reader, lowered, read_by
from workbooks.read.book import SourceBook, read_book
from workbooks.read.book.pool import POOL, SIZE
from workbooks.read.guard import STATUS

SECONDS, KILOBYTES = 1, 150_000
NEW = 45_000  # kilobytes: a new process holds 30 to 40 thousand


@contextmanager
def circumstances(case: Case) -> Iterator[None]:
    """The lower limits of a case, and the reader that goes with it."""
    with lowered(**case.limits), read_by(case.reader):
        yield


class Answer(NamedTuple):
    """The status and the kind that a file is answered with, and what is said of it."""

    status: int
    kind: str
    findings: tuple[Finding, ...]


def answer(case: Case) -> Answer:
    try:
        findings = read_book(case.content(), name=case.file).findings
    except Refused as refused:
        return Answer(STATUS[refused.findings[0].kind], refused.findings[0].kind, refused.findings)
    found = {finding.kind for finding in findings}
    return Answer(200, case.kind if case.kind in found else ",".join(found), tuple(findings))


#: The answers so far, by row and name: each file is read once, by whoever asks first.
_ANSWERS: dict[tuple[int, str], Answer] = {}


def known(case: Case) -> Answer:
    """The answer to a file in the circumstances of its case."""
    key = (case.row, case.name)
    if key not in _ANSWERS:
        with circumstances(case):
            _ANSWERS[key] = answer(case)
    return _ANSWERS[key]


def peak(process: int) -> int:
    """The most memory a process ever had, in kilobytes."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def processor_time() -> float:
    """The seconds that this process and the ones it started have worked, whatever else the machine does."""
    own, ended = os.times()[:2], resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = 0
    for process in POOL.processes():
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return sum(own) + ended.ru_utime + ended.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


def children() -> set[int]:
    """The processes that this one started, zombies included."""
    found: set[int] = set()
    for thread in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has just ended
            found |= {int(child) for child in (thread / "children").read_text().split()}
    return found


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(scope="module", autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One place for temporary files, also of the processes that are started meanwhile."""
    folder = tmp_path_factory.mktemp("tijdelijk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        POOL.close()
        yield folder
        POOL.close()


def as_new() -> bool:
    """Whether the process that reads could forget the most memory it had, and holds little more than a new one."""
    [reader] = POOL.processes()
    try:
        Path(f"/proc/{reader}/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return False
    return peak(reader) < NEW


@pytest.fixture
def warm(case) -> Iterator[None]:
    """A process as good as new that has read each kind of file once, as on a server.

    Where the library of old files only plays, it does so at the file of the case.
    """
    files = {"a.xlsx": make.xlsx(), "a.csv": b"a;1"} | ({} if case.reader.library else {"a.xls": make.xls()})

    def read() -> None:
        for name, content in files.items():
            read_book(content, name=name)

    with circumstances(case):
        read()
        if not as_new():
            POOL.close()
            read()
        yield


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures through /proc, which only Linux has")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.usefixtures("warm")
def test_each_file_takes_little_time_and_memory_and_leaves_nothing(case, temporary):
    content = case.content()
    others = children() - set(POOL.processes())
    [reader] = POOL.processes()
    before = {os.getpid(): peak(os.getpid()), reader: peak(reader)}
    handles = open_files()
    start = processor_time()
    _ANSWERS[case.row, case.name] = answer(case._replace(content=lambda: content))
    assert processor_time() - start < SECONDS
    after = {process: peak(process) for process in before if Path(f"/proc/{process}").exists()}
    assert all(after[process] - before[process] < KILOBYTES for process in after)
    assert children() - others == set(POOL.processes())
    assert len(POOL.processes()) <= SIZE
    assert case.reader != Reader() or POOL.processes() == (reader,), "only what is played may end the process"
    assert list(temporary.iterdir()) == []
    assert open_files() <= handles


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row}-{case.name}")
def test_each_file_gets_its_answer(case):
    assert known(case)[:2] == (case.status, case.kind)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.limits or case.reader != Reader()], ids=lambda case: case.name
)
def test_what_goes_beyond_a_lower_limit_or_is_read_by_a_stand_in_is_itself_harmless(case):
    assert answer(case).status == 200


@pytest.mark.parametrize("case", [case for case in CASES if case.status != 200], ids=lambda case: case.name)
def test_a_refusal_says_in_dutch_what_is_wrong_and_what_to_do(case):
    assert known(case).status != 200
    for finding in known(case).findings:
        assert finding.text.endswith(".")
        assert finding.advice.endswith(".")
        assert str(finding.place)


def test_the_next_file_is_read_after_one_that_ended_the_process():
    with read_by(Reader(library="aborts")):
        read_book(make.xlsx())
        assert len(POOL.processes()) == 1
        with pytest.raises(Refused, match="niet te lezen"):
            read_book(make.xls(), name="a.xls")
        assert POOL.processes() == ()
        assert read_book(make.xlsx()).kind == "xlsx"
    assert values(read_book(make.xls(), name="a.xls")) == {"B1": "24,68"}


def test_no_request_leaves_for_a_document_type():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for dtd in (True, False):
            with pytest.raises(Refused):
                read_book(external(address, dtd))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_directory_an_absent_and_a_forbidden_file_are_refused(tmp_path):
    for path, kind in ((tmp_path, "geen_bestand"), (tmp_path / "weg.xlsx", "bestand_ontbreekt")):
        with pytest.raises(Refused) as caught:
            read_book(path)
        assert caught.value.findings[0].kind == kind


def values(book: SourceBook) -> dict[str, str]:
    return {cell.address: cell.text for sheet in book.sheets for cell in sheet.cells.values()}


def test_what_stands_in_a_cell_is_read_as_it_stands():
    texts = ['=HYPERLINK("x")', "+cmd", "\tx", "<script>", "\u202e123", "_x0000_", "0x10", "1.234", "1.234,56"]
    for text in texts:
        [cell] = read_book(make.text_cell(text)).sheets[0].cells.values()
        assert (cell.value, cell.formula) == (text, "")


def test_a_formula_without_outcome_and_an_error_are_told_apart():
    [without] = read_book(make.cell("<f>ONS()</f>")).sheets[0].cells.values()
    assert (without.value, without.formula, without.stored) == (None, "=ONS()", False)
    [error] = read_book(make.cell("<f>1/0</f><v>#DIV/0!</v>", ' t="e"')).sheets[0].cells.values()
    assert (error.value, error.is_error, error.stored) == ("#DIV/0!", True, True)


def test_every_number_that_is_none_is_told_with_its_cell():
    rows = '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1_000</v></c></row>'
    with pytest.raises(Refused) as caught:
        read_book(make.xlsx(sheet=make.sheet(rows)))
    found = {str(finding.place): finding.kind for finding in caught.value.findings}
    assert found == {"Blad Blad1, cel A1": "getal_niet_eindig", "Blad Blad1, cel C1": "geen_getal"}


def test_a_file_name_is_shown_without_folders_controls_or_end():
    for name, shown in (("../../x.xlsx", "x.xlsx"), ("C:\\a\\b.xlsx", "b.xlsx"), ("a\0\r\nb.xlsx", "ab.xlsx")):
        assert read_book(make.xlsx(), name=name).name == shown
    long = read_book(make.xlsx(), name="x" * 300 + ".xlsx").name
    assert len(long) == 120
    assert long.endswith("x.xlsx")
