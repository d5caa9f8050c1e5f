"""Requests by seed, each a good one with something in it changed, and what is wrong with the answers."""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from httpx2 import Response

from api.app import create_app
from tests.doors.requests import Document, leaves, right
from tests.fuzz.containers import other_lines, other_workbook
from tests.fuzz.forms import Form, Page
from tests.fuzz.values import other_text
from tests.sheets.series import series
from tests.tools.client import Client
from workbooks.voorbeelden import examples

#: Seconds within which there is an answer.
LONGEST = 2
PAGES = ("/", "/opgave", "/vergelijken", "/gebied", "/vlakke-korting", "/scenarios", "/parameters", "/voorbeelden")
_FILES = Path(__file__).parents[2] / "docs/bestanden"
_STATM = Path("/proc/self/statm")


class _Log(logging.Handler):
    """What the app logs of its own faults."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@dataclass
class Fuzz:
    """The app under requests; `clock` is what an answer is timed by."""

    seed: int
    clock: Callable[[], float] = time.monotonic
    requests: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    log: _Log = field(default_factory=_Log)

    @cached_property
    def client(self) -> Client:
        """The app, which raises nothing itself: what goes wrong must come out as an answer."""
        logging.getLogger("tarief.api").addHandler(self.log)
        return Client(create_app(), raise_server_exceptions=False)

    @cached_property
    def books(self) -> list[tuple[str, bytes]]:
        """Good files: our own template filled in, sheets as providers make them, and lists."""
        with TemporaryDirectory() as folder:
            made = [each.path for each in series(self.seed, 12, Path(folder))]
            sheets = [(path.name, path.read_bytes()) for path in made]
        template = [(path.name, path.read_bytes()) for path in examples().values()]
        lists = [
            (path.name, path.read_bytes()) for path in sorted(_FILES.iterdir()) if path.suffix in (".csv", ".xlsx")
        ]
        return [*template, *sheets, *lists]

    def close(self) -> None:
        """Let go of the app."""
        logging.getLogger("tarief.api").removeHandler(self.log)
        self.client.close()

    def workbook(self, number: int) -> None:
        """Send a changed file to a door that takes files, and look at every page that its answer leads to."""
        random = Random(f"{self.seed} workbook {number}")
        name, content = self._file(random)
        if random.randrange(2):
            self._ask(f"workbook {number}", "POST", "/api/v1/werkboeken", files={"bestand": (name, content)})
            return
        boxes = {"/opgave": "bestand", "/gebied": "bestand"}
        address = random.choice(tuple(boxes))
        answer = self._ask(f"workbook {number}", "POST", address, files={boxes[address]: (name, content)})
        if answer.is_success:
            self._press(random, f"workbook {number}", answer)

    def request(self, number: int) -> None:
        """Send a changed request in JSON."""
        random = Random(f"{self.seed} request {number}")
        address, document = random.choice(self._requests)
        changed = json.loads(json.dumps(document))
        for _ in range(random.randrange(1, 4)):
            _changed(random, changed)
        self._ask(f"request {number}", "POST", address, json=changed)

    def form(self, number: int) -> None:
        """Open a page and send one of its forms with changed boxes, then one of the page that it leads to."""
        random = Random(f"{self.seed} form {number}")
        page = self._ask(f"form {number}", "GET", random.choice(PAGES))
        for _ in range(2):
            page = self._press(random, f"form {number}", page)

    @cached_property
    def _requests(self) -> list[tuple[str, Document]]:
        return [*right()]

    def _file(self, random: Random) -> tuple[str, bytes]:
        name, content = random.choice(self.books)
        change = other_workbook if name.endswith(".xlsx") else other_lines
        return name, change(random, content)

    def _press(self, random: Random, case: str, page: Response) -> Response:
        """Send a form of a page, or follow one of its links."""
        found = Page(page.text) if "html" in page.headers.get("content-type", "") else Page("")
        if found.forms and (random.randrange(4) or not found.links):
            return self._send(random, case, random.choice(found.forms))
        if not found.links:
            return page
        address, _, query = random.choice(found.links).partition("?")
        query = other_text(random, query) if query and random.randrange(2) else query
        return self._ask(case, "GET", address, params=query or None)

    def _send(self, random: Random, case: str, form: Form) -> Response:
        texts = dict(form.texts)
        for name in random.sample(sorted(texts), min(len(texts), random.randrange(4))):
            texts[name] = other_text(random, texts[name])
        if random.randrange(4) == 0:
            texts[other_text(random, random.choice([*texts, "model"]))] = "1"
        address = form.action.partition("#")[0]
        if not form.sent_as_files:
            return self._ask(case, "POST", address, data=texts)
        files = {name: self._file(random) for name in form.files}
        return self._ask(case, "POST", address, data=texts, files=files)

    def _ask(self, case: str, method: str, address: str, **sent: Any) -> Response:
        client = self.client  # the app begins before the clock does, as with `tarief start`
        start, before = self.clock(), len(self.log.lines)
        answer = client.request(method, address, headers={"Accept": "text/html"}, **sent)
        seconds = self.clock() - start
        self.requests, self.slowest = self.requests + 1, max(self.slowest, seconds)
        where = f"{case}: {method} {address}"
        if answer.status_code >= 500:
            self.wrong.append(f"{where} gave {answer.status_code}")
        if "Traceback" in answer.text or len(self.log.lines) > before:
            self.wrong.append(f"{where} fell: {self.log.lines[before:]}")
        if seconds > LONGEST:
            self.wrong.append(f"{where} took {seconds:.1f} s")
        return answer


def _changed(random: Random, document: Document) -> None:
    """Change one value or one key of a request, in place."""
    path, value = random.choice([*leaves(document)])
    within: Any = document
    for key in path[:-1]:
        within = within[key]
    last = path[-1]
    match random.randrange(6):
        case 0:
            within[last] = random.choice((None, True, 0, -1, 1e300, 1.5, [], {}, [[]], {"waarde": value}, 10**30, ""))
        case 1 if isinstance(within, dict):
            within[other_text(random, str(last))] = within.pop(last)
        case 2 if isinstance(within, dict):
            del within[last]
        case 3 if isinstance(within, list):
            within.extend(within * random.choice((1, 3)))
        case _:
            within[last] = other_text(random, str(value))


def megabytes() -> float:
    """What this process has in memory now."""
    return int(_STATM.read_text(encoding="ascii").split()[1]) * 4096 / 1024**2
