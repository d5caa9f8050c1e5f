"""Contract forms over HTTP: what comes out, for the OpenAPI description."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Decimaal, Schema
from tarief.contracts.baseline import Startgegeven
from tarief.core.findings import Bevinding


class Bedragen(Schema):
    """What a form does to each party, in euro."""

    budget: Decimaal
    betaling: Decimaal
    kosten: Decimaal
    aanbieder: Decimaal = Field(description="Betaling min kosten; onder nul is een verlies.")
    gemeente: Decimaal = Field(description="Budget min betaling; onder nul betaalt de gemeente bij.")


class Jaarresultaat(Bedragen):
    """One year of a form."""

    jaar: int
    volume: Decimaal


class Risicoverdeling(Schema):
    """The six flags of a lump sum, and what they say together."""

    vlaggen: dict[str, Literal["rood", "groen", "onbekend"]]
    rood: int
    drempel: int
    oordeel: Literal["akkoord", "uitleggen", "blokkeren"]


class Tekortdeel(Schema):
    """What one cause adds to a shortfall."""

    sleutel: str
    label: str
    bedrag: Decimaal


class Tekortjaar(Schema):
    """The shortfall of a year of a lump sum in parts that sum to it."""

    jaar: int
    tekort: Decimaal
    bijdragen: list[Tekortdeel]


class Volumerisico(Schema):
    """What the provider bears of the volume of a year under this form, and what that is worth."""

    jaar: int
    methode: Literal["formule", "trekkingen"]
    trekkingen: Decimaal | None = None
    startgetal: Decimaal | None = None
    budget: Decimaal
    verwachte_kosten: Decimaal
    verwachte_overschrijding: Decimaal
    premie: Decimaal
    verlies_bij_95_procent: Decimaal
    risicokapitaal: Decimaal
    kans_op_meer_dan_5_procent: Decimaal


class Startgegevens(Schema):
    """The start data, and whether they pass the gate of two sources."""

    bevestigd: bool
    waarden: list[Startgegeven]


class UrenEnBedrag(Schema):
    """Hours, and what they are worth at the tariff."""

    uren: Decimaal
    bedrag: Decimaal


class Urenafspraak(Schema):
    """What becomes of hours under one agreement."""

    toegewezen: UrenEnBedrag
    geleverd: UrenEnBedrag
    betaald: UrenEnBedrag
    onbetaald: UrenEnBedrag
    terug: UrenEnBedrag


class Urenjaar(Schema):
    """The hours of a year as they are paid, and beside it what a weekly ceiling would have paid."""

    jaar: int
    over_de_periode: Urenafspraak
    met_weekplafond: Urenafspraak


class Vorm(Bedragen):
    """One contract form worked out; the parts of a lump sum only where it is one, or where they were asked for."""

    soort: str
    vorm: str = Field(description="De naam van de vorm.")
    jaren: list[Jaarresultaat]
    bevindingen: list[Bevinding]
    uren: list[Urenjaar] | None = None
    risicoverdeling: Risicoverdeling | None = None
    startgegevens: Startgegevens | None = None
    tekort: list[Tekortjaar] | None = None
    volumerisico: list[Volumerisico] | None = None


class Jaar(Schema):
    """One year of the care."""

    jaar: int
    volume: Decimaal
    kosten_per_eenheid: Decimaal


class Bekostiging(Schema):
    """The same care under several contract forms, side by side."""

    kop: str
    verloop: list[Jaar]
    vormen: list[Vorm]
    aannames: list[str] = Field(description="JSON-pointers van wat als aanname is gemerkt.")
