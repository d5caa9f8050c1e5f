"""Holding answers and documents against what the API says of them: the types of answers, the schemas of input."""

from functools import cache
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter

Kind = TypeVar("Kind")
_STRICT = ConfigDict(extra="forbid", strict=True)

_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


def described(kind: type[Kind], answer: Any) -> Kind:
    """Return an answer that is of the kind that its route describes, down to the last field; fails otherwise."""
    (found,) = _adapter(kind).validate_python((answer,))
    return found


@cache
def _adapter(kind: type[Kind]) -> TypeAdapter[tuple[Kind]]:
    """What holds an answer against a kind; it takes ten times as long to make as to use."""
    return TypeAdapter(tuple[kind], config=_STRICT)


def keeps_to(document: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a document is one that a schema describes."""
    if "anyOf" in schema:
        return any(keeps_to(document, branch) for branch in schema["anyOf"])
    if "enum" in schema and document not in schema["enum"]:
        return False
    kinds = schema.get("type", [])
    if kinds and not any(_is(document, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return False
    if isinstance(document, list):
        return all(keeps_to(item, schema.get("items", {})) for item in document)
    return not isinstance(document, dict) or _fields(document, schema)


def _is(document: Any, kind: str) -> bool:
    if kind == "null" or document is None:
        return kind == "null" and document is None
    return isinstance(document, _TYPES[kind]) and (kind == "boolean" or not isinstance(document, bool))


def _fields(document: dict[str, Any], schema: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if not set(schema.get("required", ())) <= set(document):
        return False
    for name, value in document.items():
        own = known.get(name, others)
        if own is False or (isinstance(own, dict) and not keeps_to(value, own)):
            return False
    return True
