"""The receipt of a result: all that is needed to recompute it years later. Same inputs, same bytes."""

import ast
import hashlib
import json
import json.encoder
import linecache
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from operator import add
from typing import Annotated, Any, Final

from tarief.calculation.inputs import StatedInputs
from tarief.core.expression import Expression
from tarief.core.json_data import Dag
from tarief.core.jsonable import Jsonable
from tarief.core.number import plain
from tarief.core.version import VERSION
from tarief.model.declare import Step
from tarief.model.model import Model


@dataclass(frozen=True, slots=True)
class Receipt(Jsonable):
    """What is needed to recompute the result years later."""

    TITLE = "Ontvangstbewijs"

    motor: Annotated[str, "motor"]
    model: Annotated[str, "model"]
    modelversie: Annotated[str, "modelversie"]
    modelvingerafdruk: Annotated[str, "modelvingerafdruk"]
    parameters: Annotated[str, "parameters"]
    invoer: Annotated[str, "invoer"]
    peildatum: Annotated[Dag, "peildatum"]
    afronding: Annotated[str, "afronding"]


def make_receipt(model: Model, inputs: StatedInputs, parameters: str, on: date, rounding: str) -> Receipt:
    """Make the receipt of a calculation; `parameters` is the digest of the parameter library."""
    return Receipt(
        motor=f"tarief {VERSION}",
        model=model.key,
        modelversie=model.version,
        modelvingerafdruk=_fingerprint_of(model),
        parameters=parameters,
        invoer=digest(inputs.entries()),
        peildatum=on.isoformat(),
        afronding=rounding,
    )


def digest(data: Any) -> str:
    """Return the SHA-256 of `data` written in one canonical way (sorted keys, decimals as plain text)."""
    is_plain = isinstance(data, dict) and _TEXT.issuperset(map(type, data.values()))
    return hashlib.sha256((_plainly(data) if is_plain else _WRITER.encode(data)).encode()).hexdigest()


def _plainly(texts: Mapping[str, str]) -> str:
    """What the writer makes of texts by key, which most inputs are; in a quarter of the time."""
    keys, names = _in_order(tuple(texts))
    return f"{{{','.join(map(add, names, map(_quoted, map(texts.__getitem__, keys))))}}}"


@lru_cache(maxsize=256)
def _in_order(keys: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Keys in order, and as the writer has them: the same in every calculation of one shape."""
    ordered = sorted(keys)
    return ordered, [f"{_quoted(key)}:" for key in ordered]


def _fingerprint_of(model: Model) -> str:
    """The fingerprint, made once for as long as nothing more is declared."""
    if not model.index.fingerprint:
        model.index.fingerprint = _fingerprint(model)
    return model.index.fingerprint


def _fingerprint(model: Model) -> str:
    """Fingerprint of what the model says: every quantity, the compiled rule of every formula, its own roundings."""
    rules: dict[str, Any] = {}
    for key, quantity in model.quantities.items():
        rules[key] = [quantity.label, quantity.unit.key]
        if isinstance(quantity, Step):
            rules[key] += [
                [_code(formula.function), dict(formula.when), formula.given, formula.within, dict(formula.above)]
                for formula in quantity.formulas
            ]
    return digest([rules, model.roundings] if model.roundings else rules)[:16]


def _code(function: Any) -> str:
    """The rule as its source reads: unlike bytecode, the same under every Python version."""
    if isinstance(rule := getattr(function, "rule", None), Expression):
        return repr(rule)  # made from data: the source is the same for every rule
    code = function.__code__
    body = _bodies(code.co_filename).get((code.co_name, code.co_firstlineno))
    return repr(code.co_code) if body is None else "\n".join(ast.unparse(statement) for statement in body)


@cache
def _bodies(path: str) -> dict[tuple[str, int], list[ast.stmt]]:
    """The body of every function in a file, by its name and first line; the file is read once for all its steps."""
    try:
        tree = ast.parse("".join(linecache.getlines(path)))
    except SyntaxError:
        return {}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {
        (node.name, min([node.lineno, *(mark.lineno for mark in node.decorator_list)])): node.body for node in functions
    }


def _as_text(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


_TEXT: Final = frozenset({str})
#: Text in quotes as the writer has it.
_quoted: Final = json.encoder.encode_basestring
_WRITER: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text)
