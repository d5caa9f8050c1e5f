"""What a parameter file says, field by field; a fault at a field is told at the record that holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tarief.core.json_data import Json
from tarief.core.nearest import meant
from tarief.core.place import PathStep, Place
from tarief.core.units import UNITS
from tarief.documents.kinds import AsGiven, Day, Flag, ListOf, Named, Text, Whole, Words
from tarief.documents.record import Entry, Record, RecordOf, records
from tarief.documents.spot import Spot
from tarief.parameters.record import Stage, Status
from tarief.parameters.scale_steps import KIND, ScaleSteps

TEXT = "tekst"
#: Units that only parameters have; no step of a model calculates in them.
OTHER_UNITS = (
    "procentpunten",
    "uren_per_dag",
    "uren_per_week",
    "uren_per_maand",
    "euro_per_dag",
    "euro_per_dienst",
    "euro_per_kwartaal",
    "euro_per_stuk",
    TEXT,
)
_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]+")


@dataclass(frozen=True, slots=True)
class FileSpot(Spot):
    """A place in a parameter file: `waarden[1] (whk)`, `bronnen.brief`; the names of fields are left unsaid.

    `units` are those of the user's own model, which its parameters may have.
    """

    units: tuple[str, ...] = ()

    def inside(self, name: str) -> FileSpot:
        """Return the place of a field."""
        return self._at(self.place / PathStep("", (name,)), name)

    def item(self, index: int) -> FileSpot:
        """Return the place of an item of the list in a field."""
        step = PathStep(f"{self.name}[{index + 1}]", (self.name, index))
        place = self.place
        return self._at(Place((*place.path[:-1], step), place.writing, place.lead, place.cell), self.name)

    def _at(self, place: Place, name: str) -> FileSpot:
        """The same document at another place; `replace` takes three times as long, and a file has thousands."""
        return FileSpot(place, self.faults, name, self.written, self.units)


class _Day(Day):
    """A day as TOML has it."""

    def read(self, raw: Json, spot: Spot) -> date | None:
        """Return the day."""
        if type(raw) is date:
            return raw
        spot.other(self.word, self.example)
        return None


class _Flag(Flag):
    """Yes or no as TOML has it."""

    word = "true of false"


class _Key(Text):
    """Lower-case words with underscores, never something a cell could be called."""

    def read(self, raw: Json, spot: Spot) -> str | None:
        """Return the key."""
        key = super().read(raw, spot)
        if key and not _KEY.fullmatch(key):
            spot.fault(KIND, f"'{key}' kan geen sleutel zijn.", "Gebruik kleine letters en _: loon_per_uur.")
        return key


class _UnitWord(Words):
    """A unit that parameters have, or one of the user's own model."""

    def read(self, raw: Json, spot: Spot) -> str | None:
        """Return the key of the unit."""
        if isinstance(spot, FileSpot) and raw in spot.units:
            return str(raw)
        return super().read(raw, spot)


class _FileRecord(Record):
    OBJECT = (KIND, "Dit is geen lijst van velden.", "Schrijf {sleutel = …, waarde = …, …}.")

    def instead_of(self, name: str) -> str:
        """Return the name that was meant."""
        return meant(name, self.FIELDS, "Haal het weg.")


class _Named(_FileRecord):
    """A table that is known by its name: `geldigheid`, `bronnen.brief`."""

    def __init__(self, raw: Json, spot: Spot) -> None:
        first, *fields = spot.place.path
        names = tuple(name for field in fields if isinstance(field, PathStep) for name in field.names)
        step = PathStep(".".join(map(str, names)), names)
        super().__init__(raw, replace(spot, place=replace(spot.place, path=(first, step))))


class _Dated(_FileRecord):
    vanaf = Entry(_Day()).optional()
    tot_en_met = Entry(_Day()).optional()

    def __init__(self, raw: Json, spot: Spot) -> None:
        super().__init__(raw, spot)
        if self.vanaf and self.tot_en_met and self.tot_en_met < self.vanaf:
            text = f"De periode eindigt op {self.tot_en_met}, voor het begin {self.vanaf}."
            self.spot.fault(KIND, text, "Verbeter een van beide.")


class SourcedIn(_FileRecord):
    """What names its source."""

    status = Entry(Words(tuple(Status), "Status '{word}' bestaat niet."))
    bron = Entry(Text())


class BronIn(_Named):
    """A source."""

    titel = Entry(Text())
    adres = Entry(Text()).otherwise("")
    gelezen_via = Entry(Text()).otherwise("")


class GeldigheidIn(_Named, _Dated, SourcedIn):
    """The term of a cao."""

    vanaf = Entry(_Day())
    toelichting = Entry(Text()).otherwise("")


class BedragIn(_Dated, SourcedIn):
    """A value for a period."""

    KEY: ClassVar[str] = ""

    waarde = Entry(AsGiven({})).otherwise(None)
    eenheid = Entry(_UnitWord((*OTHER_UNITS, *UNITS), "Eenheid '{word}' is niet bekend."))
    grondslag = Entry(Text()).otherwise("")
    toelichting = Entry(Text()).otherwise("")
    artikel = Entry(Text()).otherwise("")
    voorkeur = Entry(_Flag()).otherwise(True)

    def __init__(self, raw: Json, spot: Spot) -> None:
        key = str(raw.get("sleutel", self.KEY)) if isinstance(raw, Mapping) else ""
        super().__init__(raw, replace(spot, place=spot.place.called(key)))


class ParameterIn(BedragIn):
    """A value under its own key."""

    sleutel = Entry(_Key())


class MededelingIn(ParameterIn):
    """What was announced and is not in force; `toelichting` says why."""

    toelichting = Entry(Text())


class OnregelmatigheidIn(BedragIn):
    """The extra share of the hourly wage between two times on some days."""

    KEY = "onregelmatigheid"

    dagen = Entry(Text())
    van = Entry(Text())
    tot = Entry(Text())
    groep = Entry(Text()).otherwise("")


class FunctieIn(_Dated, SourcedIn):
    """The scales in which a cao places a function."""

    functie = Entry(Text())
    schalen = Entry(ListOf(Text()))


class SalaristabelIn(_Dated, SourcedIn):
    """The month salaries of a cao in one period."""

    vanaf = Entry(_Day())
    eenheid = BedragIn.eenheid
    grondslag = Entry(Text())
    toelichting = Entry(Text()).otherwise("")
    vervalt_hierna = Entry(ListOf(Text())).otherwise(())
    schalen = Entry(Named(ScaleSteps())).otherwise({})


class CodeIn(SourcedIn):
    """An entry of a code list; fields of its own are texts or lists of texts, in `more`.

    A list comes out on 1 October. What is new in it holds for what is allocated from 1 January; what is no longer in it
    may not be allocated from then on. Nothing changes for what was allocated before.
    """

    lijst = Entry(_Key())
    code = Entry(Text())
    naam = Entry(Text())
    toelichting = Entry(Text()).otherwise("")
    nieuw_in_lijst_van = Entry(_Day()).optional()
    niet_meer_in_lijst_van = Entry(_Day()).optional()

    def __init__(self, raw: Json, spot: Spot) -> None:
        self.more: dict[str, str | tuple[str, ...]] = {}
        super().__init__(raw, spot)

    def _unknown(self, name: str) -> None:
        kind = ListOf(Text()) if isinstance(self.given[name], list) else Text()
        if (value := kind.read(self.given[name], self.spot.inside(name))) is not None:
            self.more[name] = value

    @property
    def allocated(self) -> tuple[date | None, date | None]:
        """The first and the last day on which the code may be allocated, as far as the lists tell."""
        new, gone = self.nieuw_in_lijst_van, self.niet_meer_in_lijst_van
        return new and date(new.year + 1, 1, 1), gone and date(gone.year, 12, 31)


class ZieOokIn(_FileRecord):
    """Two values that are not the same, of which the one may be known when the other is not."""

    sleutel = Entry(_Key())
    zie = Entry(_Key())


class ZonderNormIn(_FileRecord):
    """Something for which no norm was found."""

    sleutels = Entry(ListOf(Text()))
    tekst = Entry(Text())


class UitgeverIn(_FileRecord):
    """A whole file."""

    uitgever = Entry(_Key())
    titel = Entry(Text())
    toelichting = Entry(Text()).otherwise("")
    geldigheid = Entry(RecordOf(GeldigheidIn)).optional()
    bronnen = Entry(Named(RecordOf(BronIn))).otherwise({})
    waarden = records(ParameterIn).otherwise(())
    loonrondes = records(ParameterIn).otherwise(())
    mededelingen = records(MededelingIn).otherwise(())
    onregelmatigheid = records(OnregelmatigheidIn).otherwise(())
    functieschalen = records(FunctieIn).otherwise(())
    salaristabellen = records(SalaristabelIn).otherwise(())
    codes = records(CodeIn).otherwise(())
    zie_ook = records(ZieOokIn).otherwise(())
    zonder_norm = records(ZonderNormIn).otherwise(())


class VaststellingIn(_FileRecord):
    """Of which year a set of parameters is, who reviewed it when, and who published it when."""

    jaar = Entry(Whole(2000, 2200))
    stand = Entry(Words(tuple(Stage), "Stand '{word}' bestaat niet."))
    gecontroleerd_op = Entry(_Day()).optional()
    gecontroleerd_door = Entry(Text()).otherwise("")
    gepubliceerd_op = Entry(_Day()).optional()
    gepubliceerd_door = Entry(Text()).otherwise("")
    vingerafdruk = Entry(Text()).otherwise("")
