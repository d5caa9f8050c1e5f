"""What goes in and comes out of the routes about a region and a flat cut, for the OpenAPI description."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas.base import BerekeningIn, Bevinding, Decimaal, Getal, Schema

Zicht = Literal["deelnemer", "begeleider"]
_VIEW = (
    "Wie kijkt. `deelnemer` (standaard) krijgt alleen wat mag worden verteld: afgerond, in banden, en met de reden "
    "bij wat ontbreekt. `begeleider` krijgt exacte cijfers per aanbieder; stuur dat antwoord niet door."
)


class AanbiederIn(Schema):
    """A provider with its cost and volume of one product."""

    naam: str
    kostprijs: Getal = Field(description="Euro per eenheid.")
    volume: Getal = Field(description="Eenheden per jaar.")
    omvang: str = Field("", description="Omvangsklasse.")
    concern: str = Field("", description="Het concern waar de aanbieder bij hoort.")
    eigen_vermogen: Getal = None
    omzet: Getal = None
    voldoet_aan_kwaliteit: bool = True


class GemeenteIn(Schema):
    """A municipality; without volumes the region's volume is shared out by inhabitants."""

    naam: str
    volume: Getal = None
    inwoners: Getal = None


class TariefIn(Schema):
    """A tariff to look at."""

    naam: str = ""
    tarief: Getal


class PrijsIn(Schema):
    """An old and a new price."""

    naam: str
    oud: Getal
    nieuw: Getal


class RegelsIn(Schema):
    """The choices behind the reference rules, as shares (0.7 or "70%")."""

    percentielen: list[Getal] = Field([])
    getrimd: Getal = None
    efficient: Getal = None


class IngroeipadIn(Schema):
    """A path from one tariff to another: the part of the difference that is paid in each year."""

    van: Getal
    naar: Getal
    delen: list[Getal]
    indexcijfers: list[Getal] = Field([], description="Prijspeil van elk jaar tegen het eerste; leeg is 1.")


class GebiedIn(Schema):
    """A region and what is asked about it."""

    naam: str = ""
    product: str = ""
    eenheid: str = Field("uur", description="uur, etmaal, dagdeel, traject, …")
    bron: str = ""
    aanbieders: list[AanbiederIn]
    gemeenten: list[GemeenteIn] = Field([])
    tarieven: list[TariefIn | Getal] = Field([], description="Voor een deelnemer hoogstens vijf.")
    regels: RegelsIn | None = None
    nodige_dekking: Getal = Field(None, description="Het deel van het volume dat gedekt moet zijn; samen met budget.")
    budget: Getal = Field(None, description="Euro per jaar voor het hele volume.")
    ondergrens: Getal = None
    ingroeipad: IngroeipadIn | None = None
    prijslijst: list[PrijsIn] | None = None
    zicht: Zicht = Field("deelnemer", description=_VIEW)


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


class VlakkeKortingIn(Schema):
    """A percentage off a price, with what to lay beside it."""

    opgave: BerekeningIn
    korting: Getal = Field(description='0.20 of "20%".')
    gebied: GebiedIn | None = None
    bandbreedtes: dict[str, list[Getal]] | None = Field(None, description="Laagste en hoogste waarde per invoer.")
    plannen: dict[str, dict[str, Any]] | None = Field(None, description="Invoer die verandert, per naam van een plan.")
    eerder_tarief: Getal = None
    alternatief: Getal = Field(None, description="Prijs per eenheid van zorg die de weggevallen zorg vervangt.")
    prijslijst: list[PrijsIn] | None = None
    zicht: Zicht = Field("deelnemer", description=_VIEW)


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
