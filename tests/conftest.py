"""Fixtures for the tools outside Python, and the rule that CI skips nothing."""

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings
from playwright.sync_api import Browser

from tests.tools.browser import CHROMIUM, staying_browser
from tests.tools.libreoffice import stop
from tests.tools.postgres import Server, programs, running
from tests.tools.times import TIMES, examples

IN_CI = os.environ.get("CI") == "true"
DATA_FOLDERS = pytest.StashKey[Iterator[str]]()
MARKER_OF_FIXTURE = {"libreoffice": "libreoffice", "chromium": "browser", "postgres": "postgres"}

# A long run is asked for by a seed of its own, so it is not the same each time.
settings.register_profile("tarief", deadline=None, derandomize=IN_CI and TIMES == 1, max_examples=examples(100))
settings.load_profile("tarief")


def find_program(names: tuple[str, ...], package: str) -> Path:
    """Path of the first of these programs on this machine; without any the test is skipped (in CI: fails)."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} ontbreekt; installeer het Debian-pakket {package}")
    return Path(found)


def import_own_share() -> None:
    """Import the tests from another place on in each process: what one has compiled, the others need not.

    On a fresh checkout all would compile the same modules at the same time, a third of what it takes to collect.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    modules = sorted(Path(__file__).parent.rglob("test_*.py"))
    first = len(modules) * int(worker) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    for path in modules[first:] if first else ():
        import_module(".".join(path.relative_to(Path(__file__).parents[1]).with_suffix("").parts))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: no garbage is looked for among it, then or later, which saves a tenth of the time."""
    gc.disable()
    import_own_share()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """A folder for every test, made by who keeps something: one on disk for each takes time with thousands of them."""
    with TemporaryDirectory(prefix="gegevens-", ignore_cleanup_errors=True) as folder:
        session.stash[DATA_FOLDERS] = (str(Path(folder, str(number))) for number in count())
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_DATA_HOME", folder)  # put back as it was when all are done, instead of after each
            return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What the program remembers between runs stays inside the test. A fixture for it would cost each test more."""
    os.environ["XDG_DATA_HOME"] = next(item.session.stash[DATA_FOLDERS])


def worth_telling(report: pytest.TestReport, asked: pytest.Config) -> bool:
    """Whether anybody looks at it: at what passed before and after a test only who asks how long each part took."""
    every = asked.option.durations is not None or asked.option.xmlpath is not None
    return every or report.when == "call" or not report.passed


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test as pytest does, and hand on what is worth telling: each report travels to another process."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if worth_telling(report, item.config):
            item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def libreoffice() -> Iterator[Path]:
    yield find_program(("soffice", "libreoffice"), "libreoffice-calc")
    stop()


@pytest.fixture(scope="session")
def chromium() -> Path:
    return find_program(CHROMIUM, CHROMIUM[0])


@pytest.fixture(scope="session")
def lend_browser(chromium: Path) -> Iterator[Callable[[], AbstractContextManager[Browser]]]:
    with staying_browser(chromium) as lend:
        yield lend


@pytest.fixture(scope="module")
def browser(lend_browser: Callable[[], AbstractContextManager[Browser]]) -> Iterator[Browser]:
    """The chromium of this process, for a module: meanwhile nothing else in it may start an event loop."""
    with lend_browser() as lent:
        yield lent


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own, one for all processes that run the tests."""
    folder = programs()
    if folder is None:
        pytest.skip("initdb ontbreekt; installeer het Debian-pakket postgresql")
    base = tmp_path_factory.getbasetemp()
    with running(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base, folder) as server:
        yield server


@pytest.fixture(scope="session")
def _postgres_database(postgres: Server) -> str:
    return postgres.new_database()


@pytest.fixture
def postgres_url(postgres: Server, _postgres_database: str) -> str:
    """The address of an empty corner of a PostgreSQL database."""
    return postgres.new_schema(_postgres_database)


def in_order(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Modules that use LibreOffice first, and those with a browser where the second process begins.

    Each process starts with an equal part of the list. So one starts LibreOffice and another the browser, instead of
    all both; these tests take longest, and what is left for the end is short.
    """
    tool_of = {
        item.path: name for name in ("browser", "libreoffice") for item in items if item.get_closest_marker(name)
    }
    office, browser, others = (
        [item for item in items if tool_of.get(item.path) == name] for name in ("libreoffice", "browser", None)
    )
    before = max(0, len(items) // processes - len(office)) if processes > 1 else 0
    return [*office, *others[:before], *browser, *others[before:]]


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, object, object]:
    """Mark each test by the outside tool it uses, so `-m "not libreoffice"` always holds; then put all in order."""
    for item in items:
        for fixture in MARKER_OF_FIXTURE.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKER_OF_FIXTURE[fixture])
    result = yield
    items[:] = in_order(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
    return result


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI a skip is a failure: what is not tested there is tested nowhere."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"In CI wordt niets overgeslagen. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_skip(report)
    return report
