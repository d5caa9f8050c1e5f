"""What may stand behind the question mark of an address: what its route declares, each once; anything else is refused.

A route declares it as parameters of its function. What it reads from the address by itself it declares with `asks`.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final, get_args, get_origin

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.datastructures import QueryParams

from api.web.problems import Problem
from tarief.core.findings import Finding
from tarief.core.nearest import doubled, meant
from tarief.core.place import Place

_LONGEST: Final = 60
_MOST_FINDINGS: Final = 20
_KNOWN: Final[dict[int, "_Asked"]] = {}


class _Asked:
    """The names that a route reads by itself, and those that may come more than once; `others` it refuses by itself."""

    def __init__(self, names: Collection[str], many: Collection[str], others: bool) -> None:
        self.names, self.many, self.others = frozenset(names), frozenset(many), others

    async def __call__(self) -> None:
        """Nothing: what was declared is looked up."""


def asks(*names: str, many: Collection[str] = (), others: bool = False) -> Any:
    """Declare what a route reads from its address by itself, as one of its dependencies.

    With `others` it knows only later what may stand there, and calls `refuse_others`.
    """
    return Depends(_Asked((*names, *many), many, others))


async def known_only(request: Request) -> None:
    """Refuse with `Problem` 400 what the route of a request does not know, and what comes twice."""
    if not request.scope["query_string"]:
        return
    known = _known(request.scope["route"])
    written = [name for name, _ in request.query_params.multi_items()]
    twice = [name for name in doubled(written) if name not in known.many]
    _refuse(() if known.others else _unknown(written, known.names), twice)


def refuse_others(query: QueryParams, known: Collection[str]) -> None:
    """Refuse with `Problem` 400 what stands in an address beside these names."""
    _refuse(_unknown(query.keys(), known), ())


def _unknown(written: Collection[str], known: Collection[str]) -> list[Finding]:
    names = [name for name in dict.fromkeys(written) if name not in known]
    can = f"Hier kan: {', '.join(sorted(known)[:_MOST_FINDINGS])}." if known else "Laat alles vanaf het vraagteken weg."
    return [
        _finding("onbekende_sleutel", name, "Dit kan hier niet in het adres staan.", meant(name, known, can))
        for name in names[:_MOST_FINDINGS]
    ]


def _refuse(unknown: Collection[Finding], twice: Collection[str]) -> None:
    text, advice = "Dit staat twee keer in het adres.", "Laat er één staan."
    findings = (*unknown, *(_finding("sleutel_dubbel", name, text, advice) for name in twice))
    if findings:
        raise Problem(400, "ongeldige-vraag", "De vraag in het adres klopt niet", "", findings=findings)


def _finding(kind: str, name: str, text: str, advice: str) -> Finding:
    return Finding(kind, text, advice, Place.pointer(name[:_LONGEST]))


def _known(route: APIRoute) -> _Asked:
    """What a route declares in both ways together; worked out once, since routes stay."""
    if id(route) not in _KNOWN:
        _KNOWN[id(route)] = _declared_by(route)
    return _KNOWN[id(route)]


def _declared_by(route: APIRoute) -> _Asked:
    fields, own = list(_fields(route.dependant)), list(_declared(route.dependant))
    names = {field.alias for field in fields} | {name for one in own for name in one.names}
    many = {name for one in own for name in one.many}
    many |= {field.alias for field in fields if _is_list(field.field_info.annotation)}
    # What a model of the whole question does not know, it refuses by itself.
    has_model = any(_is_model(field.field_info.annotation) for field in fields)
    return _Asked(names, many, has_model or any(one.others for one in own))


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_list(kind: object) -> bool:
    return get_origin(kind) is list or any(map(_is_list, get_args(kind)))


def _fields(dependant: Dependant) -> Iterator[Any]:
    yield from dependant.query_params
    for inner in dependant.dependencies:
        yield from _fields(inner)


def _declared(dependant: Dependant) -> Iterator[_Asked]:
    if isinstance(dependant.call, _Asked):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from _declared(inner)
