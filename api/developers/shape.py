"""What a body looks like by its schema: for an operation of which no body runs without a process of one's own."""

from typing import Final

from api.web.openapi import Described

_REFERENCE: Final = "#/components/schemas/"
_PLAIN: Final = {"string": "…", "integer": 1, "number": "1.00", "boolean": True}
#: A schema may hold itself; deeper than this nobody reads.
_DEEPEST: Final = 6


def shape_of(schema: Described, schemas: Described, depth: int = 0) -> object:
    """Return a body with every field of a schema in it, and in each what kind of value it asks."""
    if depth > _DEEPEST:
        return "…"
    if reference := str(schema.get("$ref", "")):
        return shape_of(schemas.get(reference.removeprefix(_REFERENCE), {}), schemas, depth + 1)
    for known in ("example", "const"):
        if known in schema:
            return schema[known]
    if examples := schema.get("examples") or schema.get("enum"):
        return examples[0]
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return shape_of(next((one for one in several if one.get("type") != "null"), {}), schemas, depth + 1)
    return _of_kind(schema, schemas, depth)


def _of_kind(schema: Described, schemas: Described, depth: int) -> object:
    kinds = schema.get("type")
    kind = kinds[0] if isinstance(kinds, list) else kinds
    if kind == "array":
        return [shape_of(schema.get("items", {}), schemas, depth + 1)]
    if fields := schema.get("properties"):
        return {name: shape_of(field, schemas, depth + 1) for name, field in fields.items()}
    if kind == "object":
        inside = schema.get("additionalProperties")
        return {"sleutel": shape_of(inside, schemas, depth + 1)} if isinstance(inside, dict) else {}
    if schema.get("format") in ("date", "date-time"):
        return "2026-01-01" if schema["format"] == "date" else "2026-01-01T12:00:00Z"
    return _PLAIN.get(str(kind), "…")
