"""The receipt of a result: all that is needed to recompute it years later. Same inputs, same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from tarief.engine.costmodel import CostModel
from tarief.engine.declare import Step
from tarief.quantities.number import plain
from tarief.version import VERSION


@dataclass(frozen=True, slots=True)
class Receipt:
    """Versions, hashes, date and rounding rule behind one result."""

    motor: str
    model: str
    modelversie: str
    modelvingerafdruk: str
    parameters: str
    invoer: str
    peildatum: str
    afronding: str

    def as_json(self) -> dict[str, str]:
        """Return the fields by name."""
        return asdict(self)


def make_receipt(model: CostModel, inputs: Mapping[str, Any], parameters: str, on: date, rounding: str) -> Receipt:
    """Make the receipt of a calculation; `parameters` is the digest of the parameter library."""
    return Receipt(
        motor=f"tarief {VERSION}",
        model=model.key,
        modelversie=model.version,
        modelvingerafdruk=_fingerprint(model),
        parameters=parameters,
        invoer=digest(inputs),
        peildatum=on.isoformat(),
        afronding=rounding,
    )


def digest(data: Any) -> str:
    """Return the SHA-256 of `data` written in one canonical way (sorted keys, decimals as plain text)."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _fingerprint(model: CostModel) -> str:
    """Fingerprint of what the model says: every quantity, and the compiled rule of every formula."""
    rules: dict[str, Any] = {}
    for key, quantity in model.quantities.items():
        rules[key] = [quantity.label, quantity.unit.key]
        if isinstance(quantity, Step):
            rules[key] += [
                [_code(formula.function), dict(formula.when), formula.given, formula.within, dict(formula.above)]
                for formula in quantity.formulas
            ]
    return digest(rules)[:16]


def _code(function: Any) -> str:
    """The rule as its source reads: unlike bytecode, the same under every Python version."""
    import ast
    import inspect
    import textwrap

    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError):
        return repr(function.__code__.co_code)
    definition = tree.body[0]
    body = definition.body if isinstance(definition, ast.FunctionDef) else [definition]
    return "\n".join(ast.unparse(statement) for statement in body)


def _as_text(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
