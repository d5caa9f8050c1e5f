"""The web app called inside the test process, a real server for the browser, and small requests to start from."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from api.app import create_app
from tests.tools.client import Client
from tests.tools.times import PATIENCE

QUICK = {
    "loonkosten_per_uur": "24.68",
    "productiviteit": "0.80",
    "overhead": "0.20",
    "overhead_grondslag": "directe_kosten",
}
FORM = {
    "model": "uurtarief",
    "peildatum": "2026-01-01",
    "loonkosten_per_uur": "24,68",
    "productiviteit": "80",
    "overhead": "20",
    "overhead_grondslag": "directe_kosten",
}


def request_for(**inputs: Any) -> dict[str, Any]:
    """A request for the quick calculation with some inputs replaced; None leaves one out."""
    merged = {key: value for key, value in {**QUICK, **inputs}.items() if value is not None}
    return {"model": "uurtarief", "peildatum": "2026-01-01", "invoer": merged}


def write_request(path: Path, **inputs: Any) -> Path:
    path.write_text(json.dumps(request_for(**inputs)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """Raises nothing itself: what goes wrong must come out as an answer."""
    with Client(create_app(), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A real server on a free port."""
    with _served(create_app()) as found:
        yield found


@pytest.fixture
def address_that_remembers() -> Iterator[str]:
    """The same of an app that remembers what was said of a file."""
    with _served(create_app(remembers=True)) as found:
        yield found


@pytest.fixture(scope="session")
def address_under_a_path() -> Iterator[str]:
    """A real server in which the app stands under a path, and nothing stands beside it."""
    with _served(Starlette(routes=[Mount("/zorg/tarief", app=create_app())])) as found:
        yield f"{found}zorg/tarief/"


@contextmanager
def _served(app: Starlette) -> Iterator[str]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)
