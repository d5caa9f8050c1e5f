"""Calls that a message suggests, with the model and the parameters that the user laid over: so that they work."""

import re
import shlex
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tarief.core.findings import Finding, Refused

_OWN: Final = ("--model", "--parameters")
_CALL: Final = re.compile(r"tarief (?:sjabloon|bereken|vergelijk|scenario|vlakke-korting) [^`),;\n]*")
#: What may be wrong when a model is not known.
_UNKNOWN_MODEL: Final = "onbekend_model"


def repeating(refused: Refused, arguments: Sequence[str]) -> Refused:
    """Return the refusal with the user's own model and parameters in every call that it suggests."""
    own = _own_options(arguments)
    refused.findings = tuple(_repeated(finding, own) for finding in refused.findings)
    return refused


def _own_options(arguments: Sequence[str]) -> str:
    """The options of a call that name files of the user's own, as they are written in a call."""
    words = [
        word for argument in arguments for word in (argument.split("=", 1) if _is_joined(argument) else [argument])
    ]
    return shlex.join(word for option, path in pairwise(words) if option in _OWN for word in (option, path))


def _is_joined(argument: str) -> bool:
    return argument.startswith(tuple(f"{option}=" for option in _OWN))


def _repeated(finding: Finding, own: str) -> Finding:
    advice = (
        _CALL.sub(lambda call: f"{call[0].rstrip('. ')} {own}{_end(call[0])}", finding.advice)
        if own
        else finding.advice
    )
    if finding.kind == _UNKNOWN_MODEL and _OWN[0] not in own:
        advice = f"{advice} Een eigen model geeft u mee met --model eigen_model.py."
    return replace(finding, advice=advice)


def _end(call: str) -> str:
    return call[len(call.rstrip(". ")) :]
