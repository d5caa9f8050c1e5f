"""Everything that can go wrong over HTTP, answered as application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Final, NotRequired

from typing_extensions import TypedDict

from tarief.core.findings import Finding, Question, Refused, number_of
from tarief.core.jsonable import JsonObject
from tarief.documents.strict_json import KIND as BROKEN_JSON

if TYPE_CHECKING:
    from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"
_PREFIX: Final = "urn:tarief:probleem:"


class Probleem(TypedDict):
    """An answer that is no result (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    bevindingen: NotRequired[list[Annotated[JsonObject, Finding]]]
    vragen: NotRequired[list[Annotated[JsonObject, Question]]]


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it a problem
    """An answer that is no result; raised anywhere in a route, turned into a response in one place."""

    def __init__(
        self,
        status: int,
        slug: str,
        title: str,
        detail: str = "",
        *,
        findings: Iterable[Finding] = (),
        questions: Iterable[Question] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status, self.slug, self.title, self.detail = status, slug, title, detail
        self.findings, self.questions = tuple(findings), tuple(questions)
        self.headers = dict(headers or {})

    def as_json(self, instance: str) -> Probleem:
        """Return the members of RFC 9457, and behind them our findings and questions."""
        return {
            "type": _PREFIX + self.slug,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "bevindingen": Finding.all_as_json(self.findings),
            "vragen": [question.as_json() for question in self.questions],
        }

    def response(self, instance: str) -> Response:
        """Return the answer for the resource at `instance`."""
        from starlette.responses import Response  # the command line tells problems too, and has no use for this

        body = json.dumps(self.as_json(instance), ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, self.status, self.headers, MEDIA_TYPE)


def from_refused(refused: Refused) -> Problem:
    """Turn a refusal of the core into a problem: 400, with every fault and every question."""
    if any(finding.kind == BROKEN_JSON for finding in refused.findings):
        return Problem(
            400, "ongeldige-json", "De JSON is niet te lezen", str(refused.findings[0]), findings=refused.findings
        )
    count = number_of(refused.findings)
    detail = f"{count} {'bevinding' if count == 1 else 'bevindingen'}; zie bevindingen en vragen."
    title = "De invoer is geweigerd"
    return Problem(400, "ongeldige-invoer", title, detail, findings=refused.findings, questions=refused.questions)


def not_found() -> Problem:
    """There is nothing at this address."""
    return Problem(404, "niet-gevonden", "Niet gevonden", "Op dit adres is niets te vinden.")


def among(asked: str, known: Iterable[str]) -> str:
    """Return what an address asks for, or that it asks nothing; raises `Problem` 404 for what there is not."""
    if asked and asked not in known:
        raise not_found()
    return asked


def from_status(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """Return the problem for a status that the framework itself gives."""
    match status:
        case 404:
            return not_found()
        case 405:
            detail = "Dit adres kent deze methode niet; zie de header Allow."
            return Problem(405, "methode-niet-toegestaan", "Methode niet toegestaan", detail, headers=headers)
        case _ if status < 500:
            return Problem(status, "ongeldig-verzoek", "Het verzoek is niet te lezen", "", headers=headers)
        case _:
            return unexpected()


def unexpected() -> Problem:
    """Something went wrong on our side; what exactly is in the log and nowhere else."""
    return Problem(500, "onverwacht", "Er ging iets mis", "De fout is vastgelegd. Probeer het later opnieuw.")


def too_large(limit: int) -> Problem:
    """The body is larger than this address takes."""
    return Problem(413, "te-groot", "Het verzoek is te groot", f"Stuur hoogstens {limit // 1_000_000} MB.")


def unsupported(*accepted: str) -> Problem:
    """The body is of another kind than this address takes."""
    detail = f"Stuur {' of '.join(accepted)}."
    return Problem(
        415, "verkeerd-soort-inhoud", "Dit soort inhoud kan hier niet", detail, headers={"Accept": ", ".join(accepted)}
    )
