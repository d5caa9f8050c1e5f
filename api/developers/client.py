"""A client in Python, made from the description: one file that needs nothing but Python, with a type for all of it."""

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from api.developers.operations import ApiOperation, operations
from api.web.openapi import Described

_HEAD: Final = '''"""Client for the API of tarief {version}, made from its description. It needs nothing but Python."""

from __future__ import annotations

import json
from typing import Any, TypedDict
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Refused(Exception):
    """The API refused; `problem` is its answer (application/problem+json)."""

    def __init__(self, status: int, problem: Any) -> None:
        super().__init__(f"{status}: {problem}")
        self.status, self.problem = status, problem

'''
_CLASS: Final = '''

class Client:
    """Calls the operations at an address such as https://tarief.example; `key` is that of a program."""

    def __init__(self, address: str, key: str = "") -> None:
        self._at, self._key = address.rstrip("/") + "/api/v1", key

    def _call(self, method: str, path: str, query: dict[str, Any], body: Any = None) -> Any:
        told = {name: value for name, value in query.items() if value is not None}
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if data else {})
        headers |= {"Authorization": f"Bearer {self._key}"} if self._key else {}
        address = self._at + path + (f"?{urlencode(told)}" if told else "")
        try:
            with urlopen(Request(address, data, headers, method=method)) as answer:
                return json.loads(answer.read() or b"null")
        except HTTPError as fault:
            with fault:
                raise Refused(fault.code, json.loads(fault.read() or b"null")) from None
'''
_PLAIN: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def client_source(description: Described) -> str:
    """Return the source of the client."""
    found = [each for each in operations(description) if each.body is not None or each.method == "GET"]
    parts = [_HEAD.replace("{version}", description["info"]["version"])]
    schemas = {name: schema for name, schema in description["components"]["schemas"].items() if name.isidentifier()}
    parts += [_type(name, schema) for name, schema in sorted(schemas.items())]
    parts.append(_CLASS)
    parts += _methods(found)
    return "".join(parts)


def _type(name: str, schema: Described) -> str:
    """Return a schema as a type; what is no object with fields is anything."""
    fields = schema.get("properties")
    if not fields:
        return f"\n{name} = Any\n"
    rows = "".join(f'        "{key}": "{_hint(value)}",\n' for key, value in fields.items())
    return f'\n{name} = TypedDict(\n    "{name}",\n    {{\n{rows}    }},\n    total=False,\n)\n'


def _hint(schema: Described) -> str:
    if "$ref" in schema:
        name: str = schema["$ref"].rpartition("/")[2]
        return name if name.isidentifier() else "Any"
    several = schema.get("anyOf") or schema.get("oneOf")
    kinds = schema.get("type")
    if several is None and isinstance(kinds, list):
        several = [{"type": kind} for kind in kinds]
    if several:
        hints = dict.fromkeys(map(_hint, several))
        return "Any" if "Any" in hints else " | ".join(hints)
    if kinds == "array":
        return f"list[{_hint(schema.get('items', {}))}]"
    return _PLAIN.get(str(kinds), "Any")


def _methods(found: list[ApiOperation]) -> Iterator[str]:
    counts = Counter(each.name for each in found)
    for each in found:
        name = each.name if counts[each.name] == 1 else f"{each.name}_{_last(each.path)}"
        yield _method(_word(name), each)


def _last(path: str) -> str:
    """The last part of a path that is no parameter."""
    return [part for part in path.split("/") if part and not part.startswith("{")][-1]


def _method(name: str, each: ApiOperation) -> str:
    inside, query = [_word(one) for one in each.inside], [(_word(one), one) for one in each.query]
    takes = [f"{one}: str" for one in inside]
    takes += [f"body: {_hint(each.body)}"] if each.body is not None else []
    takes += ["*"] * bool(query) + [f"{one}: str | int | None = None" for one, _ in query]
    path = re.sub(r"\{([^}]+)\}", lambda match: f"{{quote({_word(match[1])}, safe='')}}", each.path)
    told = "{" + ", ".join(f'"{key}": {one}' for one, key in query) + "}"
    body = ", body" if each.body is not None else ""
    gives = _hint(each.answer) if each.answer else "Any"
    return (
        f"\n    def {name}(self, {', '.join(takes)}) -> {gives}:\n".replace("(self, )", "(self)")
        + f'        """{each.summary or each.path}."""\n'
        + f'        found: {gives} = self._call("{each.method}", f"{path}", {told}{body})\n'
        + "        return found\n"
    )


def _word(name: str) -> str:
    plain = re.sub(r"\W", "_", name)
    return f"{plain}_" if keyword.iskeyword(plain) else plain
