"""How much may come in at once and how slowly, so that nobody keeps others out by sending without end.

What has come in of a body is all that an unfinished request costs; it is given back when the time is up.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from api.web.problems import Problem, too_large

#: Seconds that nothing may come in, and that a whole body may take.
SILENCE: Final = 10.0
WHOLE: Final = 60.0
#: Bodies that are still coming in: of one client, and of all together; and files among them.
OF_ONE: Final = 10
OF_ALL: Final = 100
FILES_OF_ONE: Final = 5
FILES_OF_ALL: Final = 20
_AGAIN: Final = 5
_DIGITS: Final = 15


class Arriving:
    """One body that is coming in."""

    def __init__(self, client: str, counters: list[Counter[str]], announced: int) -> None:
        self._client, self._counters, self._announced = client, counters, announced

    def limited(self, receive: Receive, limit: int) -> Receive:
        """Count the bytes while they come in; stop at the limit of this address, and where it takes too long."""
        received, until = 0, time.monotonic() + WHOLE

        async def counted() -> Message:
            nonlocal received
            if not self._counters:  # it is all there: what comes now is that the client leaves
                return await receive()
            if self._announced > limit:  # before anything of it is taken in
                raise too_large(limit)
            try:
                async with asyncio.timeout(min(SILENCE, until - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                raise too_slow() from None
            received += len(message.get("body", b""))
            if received > limit:
                raise too_large(limit)
            if not message.get("more_body", False):
                self.done()
            return message

        return counted

    def done(self) -> None:
        """Count it no longer."""
        for counter in self._counters:
            counter[self._client] -= 1
            if not counter[self._client]:
                del counter[self._client]
        self._counters = []


class Traffic:
    """Counts the requests of which the body is still coming in, by client."""

    def __init__(self) -> None:
        self._bodies, self._files = Counter[str](), Counter[str]()

    @contextmanager
    def coming_in(self, scope: Scope, *, file: bool) -> Iterator[Arriving]:
        """Count a request as unfinished until its body is there; raises `Problem` 429 where there are too many."""
        client = scope["client"][0] if scope.get("client") else ""
        counts = [(self._bodies, OF_ONE, OF_ALL), *([(self._files, FILES_OF_ONE, FILES_OF_ALL)] if file else ())]
        for counter, of_one, of_all in counts:
            if counter[client] >= of_one or counter.total() >= of_all:
                raise too_many(mine=counter[client] >= of_one)
        counters = [counter for counter, *_ in counts]
        for counter in counters:
            counter[client] += 1
        arriving = Arriving(client, counters, _announced(scope))
        try:
            yield arriving
        finally:
            arriving.done()


def _announced(scope: Scope) -> int:
    """How many bytes a request says it has; 0 where it does not say."""
    length = Headers(scope=scope).get("content-length", "")
    return int(length[:_DIGITS]) if length.isascii() and length.isdigit() else 0


def too_slow() -> Problem:
    """The body did not come in time."""
    detail = (
        f"Er kwam {SILENCE:.0f} seconden niets meer, of het geheel duurde langer dan {WHOLE:.0f}. Stuur het opnieuw."
    )
    return Problem(408, "te-traag", "Het verzoek kwam niet op tijd binnen", detail, headers={"Connection": "close"})


def too_many(*, mine: bool) -> Problem:
    """Too much is coming in at once, of this client or of all."""
    whose = "van dit adres" if mine else "van iedereen samen"
    detail = (
        f"Er komt {whose} al te veel tegelijk binnen. Wacht tot dat klaar is en stuur dit over {_AGAIN} seconden weer."
    )
    headers = {"Retry-After": str(_AGAIN)}
    return Problem(429, "te-veel-tegelijk", "Er komt te veel tegelijk binnen", detail, headers=headers)
