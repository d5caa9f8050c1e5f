"""What comes in too slowly, too large or too much at once is answered, and costs no more than its buffer."""

import asyncio
import json
from pathlib import Path

import pytest

from api.app import create_app
from api.web import traffic
from api.web.held import BODY_LIMIT, UPLOAD_LIMIT

JSON = (b"content-type", b"application/json")
FORM = (b"content-type", b"multipart/form-data; boundary=grens")
START = b'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="a.csv"\r\n\r\n'
API, UPLOAD = "/api/v1/berekeningen", "/api/v1/werkboeken"


class Sender:
    """A client that sends pieces of a body, and after those nothing more."""

    def __init__(self, app, path: str, *pieces: bytes, client: str = "een", headers=()):
        self.answer, self.pieces, self.taken = [], [*pieces], 0
        self.scope = {
            "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"",
            "headers": [(b"host", b"testserver"), FORM if path == UPLOAD else JSON, *headers],
            "client": (client, 1), "scheme": "http", "server": ("testserver", 80), "http_version": "1.1",
        }  # fmt: skip
        self.task = asyncio.ensure_future(app(self.scope, self.receive, self.send))

    async def receive(self):
        if not self.pieces:
            await asyncio.Event().wait()
        self.taken += 1
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": True}

    async def send(self, message):
        self.answer.append(message)

    def problem(self) -> tuple[int, str, dict[str, str]]:
        start, *rest = self.answer
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        body = json.loads(b"".join(part.get("body", b"") for part in rest))
        assert headers["content-type"] == "application/problem+json" and body["detail"].endswith(".")
        return start["status"], body["type"].rpartition(":")[2], headers


async def started(app, count: int, path: str, clients=("een",)) -> list[Sender]:
    found = [Sender(app, path, START, client=clients[number % len(clients)]) for number in range(count)]
    while not all(sender.taken or sender.answer for sender in found):
        await asyncio.sleep(0)
    return found


async def stopped(senders) -> None:
    for sender in senders:
        sender.task.cancel()
    await asyncio.gather(*(sender.task for sender in senders), return_exceptions=True)


@pytest.mark.parametrize(("path", "pieces"), [(API, ()), (API, (b"{",)), (UPLOAD, (START, b"1;2\n"))])
@pytest.mark.parametrize("limit", ["SILENCE", "WHOLE"])
def test_a_body_that_does_not_come_is_answered_408(monkeypatch, path, pieces, limit):
    monkeypatch.setattr(traffic, limit, 0.02)

    async def slow():
        sender = Sender(create_app(), path, *pieces)
        await sender.task
        return sender

    status, kind, headers = asyncio.run(slow()).problem()
    assert (status, kind, headers["connection"]) == (408, "te-traag", "close")


@pytest.mark.parametrize(("path", "limit"), [(API, BODY_LIMIT), (UPLOAD, UPLOAD_LIMIT)])
def test_what_is_too_large_is_refused_at_its_announcement_or_at_its_limit(path, limit):
    async def large():
        told = Sender(create_app(), path, b"x", headers=[(b"content-length", str(limit + 1).encode())])
        await told.task
        silent = Sender(create_app(), path, START, *[bytes(limit // 4)] * 8)
        await silent.task
        return told, silent

    told, silent = asyncio.run(large())
    assert (told.taken, silent.taken) == (0, 5)
    assert told.problem()[:2] == silent.problem()[:2] == (413, "te-groot")


@pytest.mark.parametrize(
    ("path", "of_one", "of_all"),
    [(API, traffic.OF_ONE, traffic.OF_ALL), (UPLOAD, traffic.FILES_OF_ONE, traffic.FILES_OF_ALL)],
)
def test_one_client_and_all_together_send_so_many_at_once_and_no_more(path, of_one, of_all):
    async def many():
        app = create_app()
        mine = await started(app, of_one + 1, path)
        refused = [sender for sender in mine if sender.answer]
        other = await started(app, 1, path, ("ander",))
        assert len(refused) == 1 and not other[0].answer
        await stopped(mine + other)
        after = await started(app, 1, path)
        assert not after[0].answer
        await stopped(after)
        clients = tuple(f"klant {number}" for number in range(of_all))
        everybody = await started(app, of_all + 1, path, clients)
        refused += [sender for sender in everybody if sender.answer]
        await stopped(everybody)
        return refused

    refused = asyncio.run(many())
    assert [sender.problem()[:2] for sender in refused] == [(429, "te-veel-tegelijk")] * 2
    assert all(sender.problem()[2]["retry-after"] == "5" for sender in refused)


def test_a_body_that_is_there_counts_no_longer_while_it_is_worked_out():
    async def whole():
        counts = traffic.Traffic()

        async def receive():
            return {"type": "http.request", "body": b"{}", "more_body": False}

        for _ in range(traffic.OF_ONE + 1):
            opened = counts.coming_in({"client": ("een", 1), "headers": []}, file=False)
            await opened.__enter__().limited(receive, 10)()

    asyncio.run(whole())


def test_an_unfinished_upload_leaves_nothing_behind():
    async def left():
        app = create_app()
        senders = await started(app, traffic.FILES_OF_ONE, UPLOAD)
        await stopped(senders)
        return app

    assert len(asyncio.run(left()).state.opgaven) == 0


def test_the_limits_are_told_as_they_are():
    told = " ".join((Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8").split())
    times = {"dat er niets binnenkomt": traffic.SILENCE, "dat een verzoek in het geheel mag duren": traffic.WHOLE}
    requests = {"per adres": traffic.OF_ONE, "van iedereen": traffic.OF_ALL}
    files = {"per adres": traffic.FILES_OF_ONE, "van iedereen": traffic.FILES_OF_ALL}
    assert all(f"Seconden {what} | {count:.0f} |" in told for what, count in times.items())
    assert all(f"Verzoeken tegelijk onderweg, {whose} | {count} |" in told for whose, count in requests.items())
    assert all(f"Bestanden tegelijk onderweg, {whose} | {count} |" in told for whose, count in files.items())
