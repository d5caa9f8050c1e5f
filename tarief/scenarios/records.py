"""What a document asks about a calculation: scenarios, a grid, ranges, and how it is drawn."""

from collections.abc import Mapping

from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.inputs import value_schema
from tarief.documents.kinds import Day, ListOf, Named, Numeric, Schema, Text, Whole
from tarief.documents.record import Entry, LineRecord, Record, RecordOf, records
from tarief.documents.spot import Spot
from tarief.scenarios.change import Change, as_change, written

_FIRST, _LAST = 1990, 2100


class MaalIn(Record):
    """A factor on what the value was."""

    maal = Entry(Numeric())
    bron = Entry(Text()).otherwise("")


class PlusIn(Record):
    """An amount added to what the value was."""

    plus = Entry(Numeric())
    bron = Entry(Text()).otherwise("")


class _OneChange:
    """A new value, a factor or an addition; the name of its place says what it changes."""

    word, example = "wijziging", '{maal = "1.03"}'

    @property
    def empty(self) -> Change:
        """A change that changes nothing."""
        return as_change(Place(), None)

    def read(self, raw: Json, spot: Spot) -> Change | None:
        """Return the change."""
        return spot.made(lambda: as_change(written(spot.name), raw))

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [*value_schema(), MaalIn.schema(), PlusIn.schema()]}


class _Changes:
    """A change by each key of the inputs; a key may be a path into a table, such as `functiemix/0/trede`."""

    word, example = "object", '{overhead = "0.30"}'
    empty: tuple[Change, ...] = ()

    def read(self, raw: Json, spot: Spot) -> tuple[Change, ...] | None:
        """Return the changes that could be read."""
        if not isinstance(raw, Mapping):
            advice = "Geef per sleutel de nieuwe waarde, of {maal: …} of {plus: …}."
            spot.fault("geen_object", "Dit zijn geen wijzigingen.", advice)
            return None
        changes = (_OneChange().read(value, spot.within(written(key), key)) for key, value in raw.items())
        return tuple(change for change in changes if change is not None)

    def schema(self) -> Schema:
        """Say what is taken."""
        return Named(_OneChange()).schema()


class WijzigingenIn(LineRecord):
    """What changes in a year, or in all years."""

    wijzigingen = Entry(_Changes(), example={"bruto_jaarloon": {"maal": "1.03", "bron": "cao 2027"}}).otherwise(())
    peildatum = Entry(Day()).optional()
    volume = Entry(_OneChange()).optional()


class ScenariojaarIn(WijzigingenIn):
    """One year of a scenario; it goes on from the year before."""

    jaar = Entry(Whole(_FIRST, _LAST))


class ScenarioIn(WijzigingenIn):
    """A named set of changes on the base, or on the scenario named in `boven_op`."""

    naam = Entry(Text())
    boven_op = Entry(Text()).otherwise("")
    jaren = records(ScenariojaarIn).optional()


class AsIn(LineRecord):
    """One side of a grid."""

    sleutel = Entry(Text()).otherwise("", required=True)
    waarden = Entry(ListOf(Numeric(percent=True))).otherwise((), required=True)


class RasterIn(Record):
    """Two inputs and the values they take."""

    rijen = Entry(RecordOf(AsIn))
    kolommen = Entry(RecordOf(AsIn))


class BandbreedteIn(LineRecord):
    """The plausible range of an input, with who says so."""

    laag = Entry(Numeric(percent=True))
    hoog = Entry(Numeric(percent=True))
    bron = Entry(Text()).otherwise("")
