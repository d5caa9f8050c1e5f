"""The fields of one record in a parameter file: what only parameters have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tarief.core.units import UNITS, Unit
from tarief.documents.fields import Fields as Checked
from tarief.parameters.record import Source, Status

TEXT = "tekst"
#: Units that only parameters have; no step of a model calculates in them.
OTHER_UNITS = (
    TEXT, "procentpunten", "uren_per_dag", "uren_per_week", "uren_per_maand",
    "euro_per_dag", "euro_per_dienst", "euro_per_stuk",
)  # fmt: skip
_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]+")
_NO_SOURCE = Source("", "")


class ParameterFields(Checked):
    """The fields of one record of a parameter file."""

    KIND = "parameterbestand"
    OBJECT = ("Dit is geen lijst van velden.", "Schrijf {sleutel = …, waarde = …, …}.")
    LIST = "Schrijf {name} = [ … ] of [[{name}]]."

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        raw = self.get(name)
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            self.fault(f"'{name}' ontbreekt of is geen lijst van teksten.", f'Vul in: {name} = ["…", "…"].')
            return ()
        return tuple(raw)

    def key(self, name: str) -> str:
        """Return a key: lower-case words with underscores, never something a cell could be called."""
        raw = self.text(name)
        if raw and not _KEY.fullmatch(raw):
            self.fault(f"'{raw}' kan geen sleutel zijn.", "Gebruik kleine letters en _: loon_per_uur.")
        return raw

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """Return a date; None when it may be absent and is."""
        raw = self.get(name)
        if raw is None and not needed:
            return None
        if type(raw) is not date:
            self.fault(f"'{name}' ontbreekt of is geen datum.", f"Vul in: {name} = 2026-01-31.")
            return None
        return raw

    def period(self, *, needed: bool = False) -> tuple[date | None, date | None]:
        """Return first and last day; no last day means that none is known."""
        start, end = self.day("vanaf", needed=needed), self.day("tot_en_met")
        if start and end and end < start:
            self.fault(f"De periode eindigt op {end}, voor het begin {start}.", "Verbeter een van beide.")
        return start, end

    def status(self) -> Status:
        """Return the status of the text a value was read in."""
        raw = self.text("status")
        try:
            return Status(raw)
        except ValueError:
            self.fault(f"Status '{raw}' bestaat niet.", f"Kies uit: {', '.join(Status)}.")
            return Status.APPROXIMATE

    def source(self, sources: Mapping[str, Source]) -> Source:
        """Return the source that `bron` names."""
        raw = self.text("bron")
        if raw and raw not in sources:
            self.fault(f"Bron '{raw}' staat niet in dit bestand.", f"Voeg [bronnen.{raw}] toe.")
        return sources.get(raw, _NO_SOURCE)

    def unit(self) -> Unit | str:
        """Return the unit of a model where it is one, otherwise its text."""
        raw = self.text("eenheid")
        if raw and raw not in UNITS and raw not in OTHER_UNITS:
            self.fault(f"Eenheid '{raw}' is niet bekend.", f"Kies uit: {', '.join([*UNITS, *OTHER_UNITS])}.")
        return UNITS.get(raw, raw)

    def number(self, unit: Unit | str) -> Decimal | str:
        """Return `waarde`: text for the unit `tekst`, a finite exact number for any other."""
        raw = self.get("waarde")
        if unit == TEXT:
            return self.text("waarde")
        number = exact(raw)
        if number is None:
            self.fault("'waarde' ontbreekt of is geen getal.", "Vul een getal in: waarde = 0.0833.")
            return Decimal(0)
        if isinstance(unit, Unit) and unit.percent and abs(number) > 1:
            advice = f"Bedoelt u {number:f}%? Vul in: {number.scaleb(-2).normalize():f}."
            self.fault(f"Een aandeel ligt tussen 0 en 1, niet op {number:f}.", advice)
        return number

    def rest(self) -> dict[str, str | tuple[str, ...]]:
        """Return the fields not asked for yet, which must be texts or lists of texts."""
        return {
            name: self.texts(name) if isinstance(raw, list) else self.text(name)
            for name, raw in self._raw.items()
            if name not in self._asked
        }

    def named(self, name: str) -> dict[str, Any]:
        """Return a table in this record, by name."""
        raw = self.get(name)
        if raw is not None and not isinstance(raw, dict):
            self.fault(f"'{name}' is geen tabel.", f"Schrijf [{name}].")
            return {}
        return dict(raw or {})


def exact(raw: Any) -> Decimal | None:
    """Return a finite exact number, or None for anything else (a truth value is not a number)."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Decimal(raw)
    return raw if isinstance(raw, Decimal) and raw.is_finite() else None
