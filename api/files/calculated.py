"""What a file came to: a price, or why there is none, with what is known of the file as JSON."""

from dataclasses import dataclass
from functools import partial

from api.terminal.exits import Unanswered
from tarief import Breakdown, Refused
from tarief.core.jsonable import JsonObject
from tarief.core.on_demand import loaded
from tarief.opgave import Opgave
from tarief.parameters import Library

_TEMPLATE_AS_JSON = "api.files.upload:template_as_json"


@dataclass(frozen=True)
class Calculated:
    """A price, whose it is and of what."""

    breakdown: Breakdown
    provider: str = ""
    product: str = ""

    def as_json(self) -> JsonObject:
        """Return the result as the contract writes it."""
        return self.breakdown.as_json()

    def in_words(self) -> str:
        """Say what there is to say of the file besides its price."""
        return ""


def priced(opgave: Opgave, library: Library | None) -> Calculated:
    """Calculate a template; a refusal with questions tells what the template says."""
    try:
        return Calculated(opgave.calculate(library), opgave.aanbieder, opgave.product)
    except Refused as refused:
        if not refused.questions:
            raise
        raise Unanswered(refused.findings, refused.questions, partial(_as_json, opgave, refused)) from None


def _as_json(opgave: Opgave, refused: Refused) -> object:
    def again() -> Breakdown:
        raise refused

    return loaded(_TEMPLATE_AS_JSON)(opgave, again)
