"""A file that cannot be used at all: what is wrong with it, as every door tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from api.terminal.exits import Unanswered
from api.web.problems import Problem
from tarief.core.findings import Refused
from workbooks.read.guard import STATUS

#: Seconds after which a computer that was too busy may be asked again.
_AGAIN: Final = 60


def file_problem(refused: Refused) -> Problem:
    """Return what is wrong with a file that cannot be used at all: too large, of another kind, or damaged."""
    kind = refused.findings[0].kind
    status = STATUS.get(kind, 422)
    slug = "te-groot" if status == 413 else kind.replace("_", "-")
    headers = {"Retry-After": str(_AGAIN)} if status == 503 else {}
    return Problem(
        status, slug, "Het bestand is niet te lezen", str(refused), findings=refused.findings, headers=headers
    )


@contextmanager
def telling_of_file(*but: type[Refused]) -> Iterator[None]:
    """Have a refusal of a file as a whole tell what is wrong with it; those of some kinds are not."""
    try:
        yield
    except but:
        raise
    except Refused as refused:
        raise Unanswered(refused.findings, refused.questions, partial(file_problem, refused)) from None
