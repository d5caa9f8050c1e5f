"""Holding a document against a JSON schema: the part of JSON Schema that our own descriptions use."""

from typing import Any

_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


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
