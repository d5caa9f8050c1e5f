"""The inputs of a calculation as a document gives them: only their shape is looked at, a model reads the rest."""

from collections.abc import Mapping

from tarief.core.json_data import Json
from tarief.documents.kinds import Numeric, Schema, Text
from tarief.documents.record import Entry, Record
from tarief.documents.spot import SHORT, Spot

MAX_INPUTS, MAX_KEY = 400, 100


class WaardeIn(Record):
    """A value with its base and source."""

    waarde = Entry(Numeric(), 'Tekst of getal: "0.20", "20%", "1.760,40" of 24.68.')
    grondslag = Entry(Text(), "Waarvan dit een percentage is.").optional()
    eenheid = Entry(Text()).optional()
    bron = Entry(Text(), "Waar de waarde vandaan komt.").optional()
    datum = Entry(Text()).optional()
    toelichting = Entry(Text()).optional()


_TEXTS = WaardeIn.FIELDS.keys() - {"waarde"}


def value_schema() -> list[Json]:
    """Return what one input may be: a value with its source, a text, a number, or nothing."""
    return [WaardeIn.schema(), {"type": ["string", "number", "null"]}]


class Inputs:
    """The inputs by key: each a value, or a list of rows with values."""

    word, example = "object", "{…}"

    @property
    def empty(self) -> Mapping[str, Json]:
        """No inputs at all."""
        return {}

    def read(self, raw: Json, spot: Spot) -> Mapping[str, Json] | None:
        """Return the inputs as they stand, with what can be no value noted."""
        if not isinstance(raw, Mapping):
            spot.fault("geen_object", "De invoer ontbreekt of is geen object.", "Geef invoer als object.")
            return None
        if _size(raw) > MAX_INPUTS:
            spot.fault("te_veel_invoer", f"Er zijn meer dan {MAX_INPUTS} invoervelden.", "Geef er minder.")
            return None
        for key, value in raw.items():
            if len(key) > MAX_KEY:
                spot.fault("onbekende_sleutel", f"'{key[:SHORT]}…' is geen invoer.", "Gebruik een kortere naam.")
            _check(value, spot.inside(key))
        return raw

    def schema(self) -> Schema:
        """Say what is taken."""
        row: Json = {"type": "object", "additionalProperties": {"anyOf": value_schema()}}
        either = [*value_schema(), {"type": "array", "items": row}]
        return {"type": "object", "additionalProperties": {"anyOf": either}}


def _size(inputs: Mapping[str, Json]) -> int:
    return len(inputs) + sum(
        len(row) + 1
        for value in inputs.values()
        if isinstance(value, list)
        for row in value
        if isinstance(row, Mapping)
    )


def _check(value: Json, spot: Spot) -> None:
    """A value is text or a number, an object of those, or a list of rows; nothing deeper, no true or false."""
    if isinstance(value, list):
        for index, row in enumerate(value):
            for key, item in row.items() if isinstance(row, Mapping) else ():
                _check(item, spot.item(index).inside(key))
    elif isinstance(value, bool) or (
        isinstance(value, Mapping) and any(isinstance(item, bool | Mapping | list) for item in value.values())
    ):
        advice = "Geef tekst, een getal, of een object met waarde, grondslag en bron."
        spot.fault("geen_waarde", "Dit is geen waarde.", advice)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key in _TEXTS and item is not None and not isinstance(item, str):
                spot.inside(key).other(Text.word, Text.example)
