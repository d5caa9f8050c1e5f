"""A parameter value as JSON, for the command line and the API alike."""

from __future__ import annotations

from decimal import Decimal

from typing_extensions import TypedDict

from tarief.core.json_data import Dag
from tarief.core.number import plain
from tarief.parameters import Value


class Parameter(TypedDict):
    """One value of the library."""

    sleutel: str
    waarde: str
    getoond: str
    eenheid: str
    grondslag: str | None
    vanaf: Dag | None
    tot_en_met: Dag | None
    status: str
    bron: str
    artikel: str | None
    adres: str | None
    toelichting: str | None
    voorkeur: bool


class Parameters(TypedDict):
    """One page of parameters."""

    totaal: int
    pagina: int
    paginagrootte: int
    parameters: list[Parameter]
    zonder_norm: list[str]
    """Waarvoor geen norm is gevonden; daar wordt niets ingevuld."""


def value_as_json(value: Value) -> Parameter:
    """Return path, value, unit, base, period, status and source of one value."""
    return {
        "sleutel": value.path,
        "waarde": plain(value.value) if isinstance(value.value, Decimal) else value.value,
        "getoond": value.shown,
        "eenheid": value.unit if isinstance(value.unit, str) else value.unit.key,
        "grondslag": value.base or None,
        "vanaf": value.start.isoformat() if value.start else None,
        "tot_en_met": value.end.isoformat() if value.end else None,
        "status": value.status.value,
        "bron": value.source.title,
        "artikel": value.article or None,
        "adres": value.source.address or None,
        "toelichting": value.note or None,
        "voorkeur": value.preferred and not value.overridden,
    }
