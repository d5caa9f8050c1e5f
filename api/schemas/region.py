"""What goes in and comes out of the routes about a region and a flat cut, for the OpenAPI description."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas.base import Bevinding, Decimaal, Schema

Zicht = Literal["deelnemer", "begeleider"]
_VIEW = (
    "Wie kijkt. `deelnemer` (standaard) krijgt alleen wat mag worden verteld: afgerond, in banden, en met de reden "
    "bij wat ontbreekt. `begeleider` krijgt exacte cijfers per aanbieder; stuur dat antwoord niet door."
)


class Cijfer(Schema):
    """A figure as it may be told, or why it is withheld."""

    tekst: str | None = None
    bedrag: Decimaal | None = None
    reden: str | None = None


class Prijswijziging(Schema):
    """An old and a new price as read."""

    naam: str
    oud: Decimaal
    nieuw: Decimaal


class Prijslijst(Schema):
    """Whether a list of prices is one flat cut."""

    vlakke_korting: bool
    korting: Decimaal | None
    tekst: str
    prijzen: list[Prijswijziging]


class Ruimte(Schema):
    """Whether some tariff is both enough and affordable; the ends and the gap for the facilitator only."""

    ruimte: bool | None = Field(description="Leeg wanneer het niet mag worden verteld; dan staat waarom in `reden`.")
    afstand: str
    advies: str
    reden: str = ""
    ondergrens: Decimaal | None = None
    bovengrens: Decimaal | None = None


class Dekking(Schema):
    """What a tariff covers, exactly."""

    naam: str = ""
    tarief: Decimaal
    aanbieders: int
    gedekt: int
    dekking_aantal: Decimaal
    dekking_volume: Decimaal | None
    tekort: Decimaal
    overschot: Decimaal
    diepte: Decimaal | None
    budget: Decimaal
    omvang: dict[str, Dekking] = Field({})
    binnen_een_jaar_door_vermogen: int | None = None


class Referentieregel(Schema):
    """A reference rule; unrounded."""

    sleutel: str
    label: str
    waarde: Decimaal | None
    betekenis: str


class Padjaar(Schema):
    """A year of the growth path; without coverage and shortfall for who may not see those."""

    jaar: int
    tarief: Decimaal
    waarschuwing: str
    meerkosten: Decimaal | Cijfer
    gemeenten: dict[str, Decimaal]
    dekking: Dekking | None = None
    opgeteld_tekort: Decimaal | None = None


class Kwetsbaar(Schema):
    """How many providers would have no equity left within a year, in a band."""

    tarief: Decimaal
    aantal: str


class Gebied(Schema):
    """A region as a participant or the facilitator may see it; keys that are not for who looks are absent."""

    naam: str
    product: str
    eenheid: str
    zicht: Zicht
    kop: str
    ruimte: Ruimte | None
    ingroeipad: list[Padjaar] | None
    prijslijst: Prijslijst | None
    bevindingen: list[Bevinding]
    cijfers: dict[str, dict[str, Cijfer]] | None = Field(None, description="Per groep; alleen voor een deelnemer.")
    binnen_een_jaar_door_vermogen: list[Kwetsbaar] | None = None
    niet_verteld: dict[str, str] | None = None
    aanbieders: int | None = Field(None, description="Dit en wat volgt alleen voor de begeleider.")
    volume: Decimaal | None = None
    dekking: list[Dekking] | None = None
    referentieregels: list[Referentieregel] | None = None
    continuiteit: list[dict[str, Any]] | None = None


class Equivalent(Schema):
    """The one value of an input that would make the lower price true."""

    sleutel: str
    label: str
    eenheid: str
    nu: Decimaal
    nodig: Decimaal | None
    exact: bool
    oordeel: str = Field(description="`mogelijk` wil zeggen: niet te toetsen, er is geen bandbreedte bekend.")
    oordeel_tekst: str
    feit: bool = Field(description="Komt uit een cao, de wet of een fonds; geen partij kan iets anders kiezen.")
    reden: str


class Maatregel(Schema):
    """A real measure beside the cut."""

    sleutel: str
    label: str
    besparing: Decimaal = Field(description="Per eenheid, onafgerond.")
    besparing_getoond: Decimaal = Field(description="Wat het getoonde tarief daalt.")
    deel_van_korting: Decimaal
    genoeg: bool


class VlakkeKorting(Schema):
    """The flat-cut screen; the coverage and saving are exact for the facilitator, else see `gebied`."""

    zicht: Zicht
    kop: str
    korting: Decimaal
    doel: Decimaal
    tarief: Decimaal
    tarief_na_korting: Decimaal
    equivalenten: list[Equivalent]
    elementen: dict[str, dict[str, Any]]
    dekking_voor: Dekking | None
    dekking_na: Dekking | None
    besparing: dict[str, Decimaal | None] | None
    binnen_een_jaar_door_vermogen: str | None
    maatregelen: list[Maatregel]
    prijslijst: Prijslijst | None
    gebied: dict[str, Cijfer | str | None] | None
