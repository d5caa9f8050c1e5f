"""What a request to a process can be wrong in, row by row of the table of hostile input: each with its status.

Row 80 (a key that is still busy) stands in `test_quiet`, 88 (a full disk) in `test_full_disk` and `tests/store`, 89 (a
slow upload) in `tests/api/test_traffic`.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from api.accounts.principal import ActorRole
from api.negotiation import jobs_route
from tarief.core.citizen_number import may_be_of_a_citizen
from tarief.voorbeeldregio import demonstration
from tests.processes.table import PROCESSES, Server, TableOfAll, hands_in, laid, position

SHEETS = {provider.code: provider for provider in demonstration().providers}
GRUTTO, OTHER = SHEETS["grutto"], SHEETS["akkerwinde"]
ASK = {"parameter": "overhead", "vraag": "Telt vastgoed mee?"}
PATH = "rondes/1/posities"
Row = Callable[[TableOfAll], Response]
ROWS: dict[str, tuple[Row, int, str]] = {}


def row(number: str, status: int, kind: str = "") -> Callable[[Row], Row]:
    def kept(asked: Row) -> Row:
        ROWS[number] = (asked, status, kind)
        return asked

    return kept


def sends(table: TableOfAll, content: object, kind: str, **more: str) -> Response:
    """Hand in whatever, as the first provider."""
    one = table.providers[0]
    headers = {"idempotency-key": str(uuid4()), "content-type": kind, **more}
    return one.client.post(f"{PROCESSES}/{one.process}/opgaven", content=content, headers=headers)


def asks(table: TableOfAll, content: str) -> Response:
    """Ask a question in these bytes, as the first provider."""
    one = table.providers[0]
    headers = {"idempotency-key": str(uuid4()), "content-type": "application/json", "if-match": "*"}
    return one.client.post(f"{PROCESSES}/{one.process}/vragen", content=content.encode(), headers=headers)


@row("76 no boundary", 400)
def _(table: TableOfAll) -> Response:
    return sends(table, b"x", "multipart/form-data")


@row("76 a field is missing", 400)
def _(table: TableOfAll) -> Response:
    return hands_in(table.providers[0], GRUTTO.content, GRUTTO.sheet, volume="")


@row("76 too many fields", 400)
def _(table: TableOfAll) -> Response:
    return hands_in(table.providers[0], GRUTTO.content, GRUTTO.sheet, **{f"veld{n}": "x" for n in range(1_001)})


@row("77", 415)
def _(table: TableOfAll) -> Response:
    return sends(table, b"{}", "application/json")


@row("78", 201)
def _(table: TableOfAll) -> Response:
    one, key = table.providers[0], str(uuid4())
    first, again = (hands_in(one, GRUTTO.content, GRUTTO.sheet, key=key) for _ in range(2))
    assert again.headers["idempotency-replayed"] == "true" and again.json() == first.json()
    assert len(one.look("/opgaven").json()["opgaven"]) == 1
    return again


@row("79", 422, "sleutel-hergebruikt")
def _(table: TableOfAll) -> Response:
    one, key = table.providers[0], str(uuid4())
    hands_in(one, GRUTTO.content, GRUTTO.sheet, key=key)
    return hands_in(one, OTHER.content, OTHER.sheet, key=key)


@row("81 an older version", 412, "intussen-gewijzigd")
def _(table: TableOfAll) -> Response:
    one = table.providers[0]
    seen = one.look().headers["etag"]
    one.does("vragen", ASK)
    return one.send("vragen", ASK, version=seen)


@row("81 no version", 428, "versie-ontbreekt")
def _(table: TableOfAll) -> Response:
    return table.providers[0].send("vragen", ASK, version="")


@row("82 a sheet", 409, "ronde-gesloten")
def _(table: TableOfAll) -> Response:
    table.leader.server.clock.wait(days=15)
    table.leader.does("rondes/1/sluiting")
    return hands_in(table.providers[0], GRUTTO.content, GRUTTO.sheet)


@row("82 a position", 409)
def _(table: TableOfAll) -> Response:
    table.leader.server.clock.wait(days=15)
    table.leader.does("rondes/1/sluiting")
    return table.providers[0].send(PATH, position("overhead", "0.3"))


@row("83", 404)
def _(table: TableOfAll) -> Response:
    """The same answer as where nothing is, but for the address that it repeats."""
    stranger = table.leader.server.somebody(ActorRole.AANBIEDER, "elders")
    answers = []
    for process in (table.leader.process, str(uuid4())):
        stranger.process = process
        answer = hands_in(stranger, GRUTTO.content, GRUTTO.sheet)
        answers.append(answer.text.replace(process, ""))
    assert answers[0] == answers[1]
    return answer


@row("84", 403, "geen-recht")
def _(table: TableOfAll) -> Response:
    return table.towns[0].send("rondes/1/sluiting")


@row("85", 401, "niet-ingelogd")
def _(table: TableOfAll) -> Response:
    return table.providers[0].client.get(f"{PROCESSES}/{table.leader.process}", headers={"authorization": "Bearer x"})


@row("86", 403, "andere-site")
def _(table: TableOfAll) -> Response:
    headers = {"origin": "https://elders.example", "accept": "application/json"}
    return table.providers[0].client.post("/inloggen", data={"adres": "a@b.nl"}, headers=headers)


@row("87", 429, "te-veel-taken")
def _(table: TableOfAll) -> Response:
    one = table.providers[0]
    for _ in range(jobs_route._MOST + 1):
        answer = one.client.post(
            jobs_route.PREFIX, json={"adres": PROCESSES}, headers={"idempotency-key": str(uuid4())}
        )
    return answer


@row("90 no number", 400)
def _(table: TableOfAll) -> Response:
    return asks(table, '{"parameter": "overhead", "vraag": NaN}')


@row("90 too large", 400)
def _(table: TableOfAll) -> Response:
    return table.providers[0].send(PATH, position("overhead", "9" * 40))


@row("90 half a character", 400)
def _(table: TableOfAll) -> Response:
    return asks(table, json.dumps(ASK | {"vraag": "\ud800"}))


@row("90 a key twice", 400)
def _(table: TableOfAll) -> Response:
    return asks(table, '{"parameter": "overhead", "vraag": "Een", "vraag": "Twee"}')


@row("91", 201)
def _(table: TableOfAll) -> Response:
    """111222333 passes the test of eleven: 9+8+7+12+10+8+9+6−3 is 66. It is nobody's: it is printed on specimens."""
    one = table.providers[0]
    assert "bevindingen" not in one.send("vragen", ASK | {"vraag": "Hoort 111222334 erbij?"}).json()
    answer = one.send("vragen", ASK | {"vraag": "Hoort 111222333 erbij?"})
    (told,) = answer.json()["bevindingen"]
    assert (told["soort"], told["ernst"], told["plaats"]) == ("persoonsgegevens_vermoed", "let_op", "/vraag")
    assert "111222333" not in told["tekst"]
    return answer


@pytest.mark.parametrize("number", ROWS)
def test_each_row_of_hostile_requests_has_its_status(server: Server, number: str):
    asked, status, kind = ROWS[number]
    table = laid(server)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": ["overhead"]}})
    table.leader.does("rondes/1/opening", {"sluit": server.clock.said(days=14)})
    answer = asked(table)
    assert answer.status_code == status, answer.text
    if status >= 400:
        told: dict[str, Any] = answer.json()
        assert answer.headers["content-type"] == "application/problem+json" and told["status"] == status
        assert told["type"].startswith("urn:tarief:probleem:") and told["type"].endswith(kind), told["type"]


def test_one_in_eleven_numbers_passes_the_test_of_eleven():
    assert sum(may_be_of_a_citizen(f"{number:09}") for number in range(1, 11 * 500 + 1)) in range(450, 551)
    assert not may_be_of_a_citizen("000000000")
