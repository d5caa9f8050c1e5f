"""What may stand behind the question mark of an address: what its route declares, each once; anything else is refused.

Of a page what others hang behind a link to it is passed over: it says nothing to us, and the reader did not write it.
A route declares it as parameters of its function. What it reads from the address by itself it declares with `asks`.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, get_args, get_origin
from urllib.parse import urlencode
from weakref import finalize

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.datastructures import QueryParams

from api.web.problems import Problem
from tarief.core.findings import Finding
from tarief.core.nearest import doubled, meant
from tarief.core.place import Place

#: What others hang behind a link, with who does: the keys that browsers strip for privacy too. Nothing of it is kept.
#: Of campaigns every key starts alike; the others are held in small letters, and known in capitals too.
_CAMPAIGN: Final = "utm_"
_TRACKS: Final = {
    **dict.fromkeys(("gclid", "gclsrc", "gbraid", "wbraid", "dclid", "gad_source", "gad_campaignid"), "Google Ads"),
    **dict.fromkeys(("srsltid", "_ga", "_gl"), "Google"),
    **dict.fromkeys(("fbclid", "igshid"), "Facebook en Instagram"),
    **dict.fromkeys(("mc_cid", "mc_eid"), "nieuwsbrieven van Mailchimp"),
    **dict.fromkeys(("_hsenc", "_hsmi"), "nieuwsbrieven van HubSpot"),
    "msclkid": "Microsoft Advertising",
    "li_fat_id": "LinkedIn",
    "twclid": "X",
    "ttclid": "TikTok",
    "epik": "Pinterest",
    "sccid": "Snapchat",
    "rdt_cid": "Reddit",
}
_LONGEST: Final = 60
_MOST_FINDINGS: Final = 20
_KNOWN: Final[dict[int, "_Asked"]] = {}


class _Asked:
    """The names that a route reads by itself, and those that may come more than once.

    With `others` anything else may stand there; with `later` the route refuses by itself what cannot.
    """

    def __init__(self, names: Collection[str], many: Collection[str], others: bool, later: bool) -> None:
        self.names, self.many, self.others, self.later = frozenset(names), frozenset(many), others, later

    async def __call__(self) -> None:
        """Nothing: what was declared is looked up."""


def asks(*names: str, many: Collection[str] = (), others: bool = False, later: bool = False) -> Any:
    """Declare what a route reads from its address by itself, as one of its dependencies.

    With `others` anything may stand there. With `later` it knows only later what may, and calls `refuse_others`.
    """
    return Depends(_Asked((*names, *many), many, others, later))


async def known_only(request: Request) -> None:
    """Refuse with `Problem` 400 what the route of a request does not know, and what comes twice."""
    if not request.scope["query_string"]:
        return
    known = _known(request.scope["route"])
    if known.later:
        return
    written = _written(request.query_params, may_be_tracked=_is_page(request))
    twice = [name for name in doubled(written) if name not in known.many]
    _refuse(() if known.others else _unknown(written, known.names), twice)


def refuse_others(query: QueryParams, known: Collection[str]) -> None:
    """Refuse with `Problem` 400 what stands in the address of a page beside these names, and what comes twice."""
    written = _written(query, may_be_tracked=True)
    _refuse(_unknown(written, known), doubled(written))


def names_of(route: APIRoute) -> frozenset[str] | None:
    """Return what may stand in the address of a route; None where anything may, or only the route itself knows."""
    known = _known(route)
    return None if known.others or known.later else known.names


def own_query(query: QueryParams) -> str:
    """Return what stands behind the question mark of a page, to be given on, without what others hung behind it."""
    return urlencode([(name, value) for name, value in query.multi_items() if not _is_track(name)])


def _is_page(request: Request) -> bool:
    return request.method in ("GET", "HEAD") and not request.scope["route"].path.startswith("/api/")


def _written(query: QueryParams, *, may_be_tracked: bool) -> list[str]:
    return [name for name, _ in query.multi_items() if not (may_be_tracked and _is_track(name))]


def _is_track(name: str) -> bool:
    written = name.lower()
    return written.startswith(_CAMPAIGN) or written in _TRACKS


def _unknown(written: Collection[str], known: Collection[str]) -> list[Finding]:
    names = [name for name in dict.fromkeys(written) if name not in known]
    can = f"Hier kan: {', '.join(sorted(known)[:_MOST_FINDINGS])}." if known else "Laat alles vanaf het vraagteken weg."
    return [
        _finding("onbekende_sleutel", name, "Dit kan hier niet in het adres staan.", meant(name, known, can))
        for name in names[:_MOST_FINDINGS]
    ]


def _refuse(unknown: Collection[Finding], twice: Sequence[str]) -> None:
    text, advice = "Dit staat twee keer in het adres.", "Laat er één staan."
    findings = (*unknown, *(_finding("sleutel_dubbel", name, text, advice) for name in twice[:_MOST_FINDINGS]))
    if findings:
        raise Problem(400, "ongeldige-vraag", "De vraag in het adres klopt niet", "", findings=findings)


def _finding(kind: str, name: str, text: str, advice: str) -> Finding:
    return Finding(kind, text, advice, Place.pointer(name[:_LONGEST]))


def _known(route: APIRoute) -> _Asked:
    """What a route declares in both ways together; worked out once, and gone with the route: it has no hash."""
    if id(route) not in _KNOWN:
        _KNOWN[id(route)] = _declared_by(route)
        finalize(route, _KNOWN.pop, id(route), None)
    return _KNOWN[id(route)]


def _declared_by(route: APIRoute) -> _Asked:
    fields, own = list(_fields(route.dependant)), list(_declared(route.dependant))
    names = {name for name, _ in fields} | {name for one in own for name in one.names}
    many = {name for one in own for name in one.many} | {name for name, kind in fields if _is_list(kind)}
    return _Asked(names, many, any(one.others for one in own), any(one.later for one in own))


def _is_list(kind: object) -> bool:
    return get_origin(kind) is list or any(map(_is_list, get_args(kind)))


def _fields(dependant: Dependant) -> Iterator[tuple[str, object]]:
    """The names and kinds of what a route has as parameters, also those in a model of the whole question."""
    for field in dependant.query_params:
        kind = field.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from ((one.alias or name, one.annotation) for name, one in kind.model_fields.items())
        else:
            yield field.alias, kind
    for inner in dependant.dependencies:
        yield from _fields(inner)


def _declared(dependant: Dependant) -> Iterator[_Asked]:
    if isinstance(dependant.call, _Asked):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from _declared(inner)
