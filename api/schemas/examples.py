"""The shipped examples over HTTP, for the OpenAPI description."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Bevinding, Decimaal, Schema

Merk = Literal["bron", "interview", "aanname", "berekend"]


class Voorbeeldregel(Schema):
    """One example with its sentence."""

    naam: str
    titel: str
    kop: str


class Voorbeelden(Schema):
    """The examples that come with the program."""

    voorbeelden: list[Voorbeeldregel]


class Kolom(Schema):
    """A column of a table."""

    sleutel: str
    label: str
    eenheid: Literal["tekst", "euro", "aandeel", "getal", "aantal", "uren"]


class Tabel(Schema):
    """A table; `aannames` are the paths of the assumptions that any figure in it rests on."""

    sleutel: str
    titel: str
    kolommen: list[Kolom]
    rijen: list[dict[str, str | None]] = Field(description="Per kolom een tekst, of een getal als tekst.")
    toelichting: str
    aannames: list[str]


class Gegeven(Schema):
    """One value of the data file."""

    pad: str
    waarde: str
    merk: Merk
    herkomst: str
    toelichting: str


class VoorbeeldBron(Schema):
    """What one source says of a value."""

    waarde: Decimaal
    bron: str
    datum: str = Field(description="Leeg als de bron geen datum noemt.")
    over: str


class Tegenstrijdig(Schema):
    """A value on which the sources disagree; every reading is kept."""

    sleutel: str
    label: str
    tegenstrijdig: bool
    bronnen: list[VoorbeeldBron]


class Voorbeeld(Schema):
    """A real place worked out."""

    naam: str
    titel: str
    kop: str
    kop_aannames: list[str]
    tabellen: list[Tabel]
    bevindingen: list[Bevinding]
    tegenstrijdig: list[Tegenstrijdig]
    aannames: list[Gegeven]
    invoer: list[Gegeven]
