"""What can stand in a field: each kind reads a value, and says in a JSON schema what it takes."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from tarief.core.days import NO_DAY, day_advice, typed_day
from tarief.core.json_data import Json, as_written
from tarief.core.nearest import meant
from tarief.core.number import read_number
from tarief.documents.spot import SHORT, Spot

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
#: A JSON schema, or a part of one.
Schema = dict[str, Json]


class Taken(Protocol[Value_co]):
    """What a field takes. `word` and `example` tell a user; `empty` stands in for a value that is faulty."""

    @property
    def word(self) -> str:
        """What such a value is called."""

    @property
    def example(self) -> str:
        """How such a value is written."""

    @property
    def empty(self) -> Value_co:
        """A value at which no rule takes offence; what is made with it is refused in the end."""

    def read(self, raw: Json, spot: Spot) -> Value_co | None:
        """Return the value; None, with the fault noted, for what is of another kind."""

    def schema(self) -> Schema:
        """Say what is taken."""


class Text:
    """A text that is not blank."""

    word, example, empty = "tekst", '"…"', ""

    def read(self, raw: Json, spot: Spot) -> str | None:
        """Return the text."""
        if isinstance(raw, str) and raw.strip():
            return raw
        spot.other(self.word, self.example)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "string"}


class Words:
    """One of a few known words; `strange` says what a word that is not known is not."""

    word = "tekst"

    def __init__(self, known: Sequence[str], strange: str = "'{word}' bestaat hier niet.") -> None:
        self.known, self.strange = tuple(known), strange
        self.empty = next(iter(self.known), "")
        self.example = f'"{self.empty}"'

    def read(self, raw: Json, spot: Spot) -> str | None:
        """Return the word."""
        if not isinstance(raw, str):
            spot.other(self.word, self.example)
            return None
        if raw in self.known:
            return raw
        advice = meant(raw, self.known, f"Kies uit: {', '.join(self.known)}.")
        spot.fault("onbekend_woord", self.strange.format(word=raw[:SHORT]), advice)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "string", "enum": self.known}


class Flag:
    """True or false."""

    word, example, empty = "ja of nee", "false", False

    def read(self, raw: Json, spot: Spot) -> bool | None:
        """Return true or false."""
        if isinstance(raw, bool):
            return raw
        spot.other(self.word, self.example)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "boolean"}


class Whole:
    """A whole number between two limits."""

    word = "heel getal"

    def __init__(self, least: int, most: int, example: str = "2027") -> None:
        self.least, self.most, self.example = least, most, example
        self.empty = least

    def read(self, raw: Json, spot: Spot) -> int | None:
        """Return the number."""
        if isinstance(raw, int) and not isinstance(raw, bool) and self.least <= raw <= self.most:
            return raw
        spot.other(f"heel getal van {self.least} tot en met {self.most}", self.example)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Numeric:
    """An exact number, as text or as a number; `percent` also takes 90% for 0.90, and 1/3."""

    word, empty = "getal", Decimal(1)

    def __init__(self, *, percent: bool = False, example: str = "62.86") -> None:
        self.percent, self.example = percent, example

    def read(self, raw: Json, spot: Spot) -> Decimal | None:
        """Return the number, through the one gate for numbers."""
        reading = read_number(raw, percent=self.percent, fraction=self.percent)
        if reading.finding is not None:
            spot.note([reading.finding])
        return reading.value

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": ["string", "number"]}


class Day:
    """A day, written as 2026-01-31 or as Dutch people do."""

    word, example, empty = "datum", "2026-01-31", date.min

    def read(self, raw: Json, spot: Spot) -> date | None:
        """Return the day."""
        day = raw if type(raw) is date else typed_day(raw)
        if day is not None:
            return day
        advice = day_advice(raw, f"Schrijf een datum als {self.example}.")
        spot.fault(NO_DAY, f"{as_written(raw)} is geen datum.", advice)
        return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "string", "format": "date"}


class ListOf(Generic[Value]):
    """A list with items of one kind; what is wrong with an item is told, and the others are read."""

    word, example = "lijst", "[…]"
    empty: tuple[Value, ...] = ()

    def __init__(self, kind: Taken[Value], most: int | None = None) -> None:
        self.kind, self.most = kind, most

    def read(self, raw: Json, spot: Spot) -> tuple[Value, ...] | None:
        """Return the items that could be read."""
        if isinstance(raw, str) or not isinstance(raw, Sequence):
            spot.fault("geen_lijst", f"'{spot.name}' is geen lijst.", f"Geef {spot.name} als lijst: […, …].")
            return None
        if self.most is not None and len(raw) > self.most:
            spot.fault("te_lang", f"'{spot.name}' is te lang.", f"Geef er hoogstens {self.most}.")
            return None
        items = [self.kind.read(item, spot.item(index)) for index, item in enumerate(raw)]
        return tuple(item for item in items if item is not None)

    def schema(self) -> Schema:
        """Say what is taken."""
        most: Schema = {} if self.most is None else {"maxItems": self.most}
        return {"type": "array", "items": self.kind.schema(), **most}


class Named(Generic[Value]):
    """Values of one kind, each under a name that the document chooses."""

    word, example = "object met namen", "{…}"

    def __init__(self, kind: Taken[Value], most: int | None = None) -> None:
        self.kind, self.most = kind, most

    @property
    def empty(self) -> dict[str, Value]:
        """Nothing at all."""
        return {}

    def read(self, raw: Json, spot: Spot) -> dict[str, Value] | None:
        """Return the values that could be read."""
        if not isinstance(raw, Mapping) or (self.most is not None and len(raw) > self.most):
            advice = (
                "Geef ze elk met een naam."
                if self.most is None
                else f"Geef er hoogstens {self.most}, elk met een naam."
            )
            spot.fault("geen_object", f"'{spot.name}' is geen object en geen tabel met namen.", advice)
            return None
        values = {str(name): self.kind.read(item, spot.inside(str(name))) for name, item in raw.items()}
        return {name: value for name, value in values.items() if value is not None}

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "object", "additionalProperties": self.kind.schema()}


class AsGiven:
    """What is passed on as it stands, for a reader that knows what may be in it."""

    word, example, empty = "waarde", "…", None

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def read(self, raw: Json, spot: Spot) -> Json:
        """Return the value; nothing at all is a fault, which a list would otherwise pass over."""
        if raw is None:
            spot.other(self.word, self.example)
        return raw

    def schema(self) -> Schema:
        """Say what is taken."""
        return self._schema
