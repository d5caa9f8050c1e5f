"""Contract forms over HTTP: what goes in, for the OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.base import Getal, Schema

Bekend = bool | Literal["onbekend"] | None
Merk = Literal["bron", "interview", "aanname", "berekend"]


class GetalMetHerkomst(Schema):
    """A number that says where it comes from; an assumption is marked on everything that uses it."""

    waarde: Getal
    merk: Merk | None = None
    bron: str | None = None
    toelichting: str | None = None


Waarde = GetalMetHerkomst | Getal


class ZorgjaarIn(Schema):
    """One year of the care: how many clients, hours or trajectories, and what one costs."""

    jaar: int = Field(examples=[2027])
    volume: Waarde
    kosten_per_eenheid: Waarde


class BasisIn(Schema):
    """What a lump sum starts from."""

    volume: Waarde
    kosten_per_eenheid: Waarde


class StapIn(Schema):
    """What happens to a lump sum at the start of a year."""

    jaar: int
    indexering: Waarde = Field(None, description="Verandering als aandeel: 0.025 is 2,5 procent.")
    taakstelling: Waarde = Field(None, description="Efficiencylijn als aandeel: 0.03 is 3 procent minder.")


class BandIn(Schema):
    """From `van` to `tot` (shares of the budget; no `tot` is no end) the provider bears `aanbieder`."""

    van: Waarde
    tot: Waarde = None
    aanbieder: Waarde


class CorridorIn(Schema):
    """Bands for both sides, or for an overrun and for money left over apart."""

    banden: list[BandIn] | None = None
    overschrijding: list[BandIn] | None = None
    onderschrijding: list[BandIn] | None = None


class VolumebandIn(Schema):
    """Outside this width of the volume, each client is settled at the variable share of its cost."""

    breedte: Waarde
    variabel_deel: Waarde


class MaatregelIn(Schema):
    """What saves how much of the line of a year, and what it works on."""

    naam: str
    werkt_op: str
    besparing: Waarde
    jaar: int


class ToetsIn(Schema):
    """Terms that the amounts do not tell, for the check of the risk allocation."""

    geen_weigering_of_wachtlijst: Bekend = None
    heropening: Bekend = None
    eenzijdig_wijzigen: Bekend = None
    looptijd: Waarde = Field(None, description="In jaren; anders het aantal jaren van het verloop.")


class BronvermeldingIn(Schema):
    """What one source says of a value, and when."""

    waarde: Waarde
    bron: str
    datum: date
    over: str | None = None


class StartgegevensIn(Schema):
    """Where the base comes from: two sources with a date open the gate."""

    volume: list[BronvermeldingIn] | None = None
    kosten_per_eenheid: list[BronvermeldingIn] | None = None


class CasustypeIn(Schema):
    """A type of case in a trajectory; the shares sum to 1."""

    naam: str
    aandeel: Waarde
    uren: Waarde
    tarief: Waarde


class SpreidingIn(Schema):
    """How uncertain one trajectory is, and how sure one wants to be."""

    variatiecoefficient: Waarde
    z_waarde: Waarde


class KostenspreidingIn(GetalMetHerkomst):
    """How far the cost of a year may turn out otherwise, and how its price is worked out."""

    methode: Literal["formule", "trekkingen"] | None = None
    trekkingen: Getal | None = Field(None, description="Van 1000 tot en met 4000000; anders 65536.")
    startgetal: Getal | None = Field(None, description="Hetzelfde startgetal geeft dezelfde trekkingen; anders 1.")


class InzetIn(Schema):
    """Weeks with the hours delivered in each of them; without a year they hold for every year."""

    jaar: int | None = None
    van_week: Getal
    tot_en_met_week: Getal
    uren_per_week: Waarde


class UrenOverPeriodeIn(Schema):
    """Hours that may be drawn freely over a number of weeks; the volume of a year is what is delivered in it."""

    uren_per_week: Waarde
    weken: Waarde
    tarief: Waarde
    tolerantie: Waarde = Field(None, description="Deel dat boven de toewijzing mag: 0.05 is 5 procent.")
    inzet: list[InzetIn]


class VormIn(Schema):
    """One contract form; which fields belong to it depends on `vorm`."""

    vorm: Literal["inspanningsgericht", "outputgericht", "taakgericht"]
    naam: str | None = None
    corridor: CorridorIn | None = None
    prijs: Waarde = Field(None, description="Inspanningsgericht: prijs per eenheid.")
    uren_over_periode: UrenOverPeriodeIn | None = Field(
        None, description="Inspanningsgericht, in plaats van prijs en verwacht volume."
    )
    verwacht_volume: Waarde = Field(None, description="Inspannings- en outputgericht.")
    indexering: list[Getal] | None = Field(None, description="Inspannings- en outputgericht: per jaar na het eerste.")
    casustypen: list[CasustypeIn] | None = Field(None, description="Outputgericht.")
    vaste_kosten: Waarde = Field(None, description="Outputgericht: per traject.")
    spreiding: SpreidingIn | None = Field(None, description="Outputgericht: risico van kleine aantallen.")
    basis: BasisIn | None = Field(None, description="Taakgericht.")
    stappen: list[StapIn] | None = Field(None, description="Taakgericht: één per jaar van het verloop.")
    gevolgde_groei: Waarde = Field(None, description="Taakgericht: 0 is een vast budget, 1 betaalt elke cliënt.")
    groei_gemeten: Literal["sinds_begin", "jaar_op_jaar"] | None = None
    volumeband: VolumebandIn | None = Field(None, description="Taakgericht.")
    maatregelen: list[MaatregelIn] | None = Field(None, description="Taakgericht.")
    startgegevens: StartgegevensIn | None = Field(None, description="Taakgericht.")
    toets: ToetsIn | None = Field(None, description="Taakgericht.")


class BekostigingIn(Schema):
    """The same care under several contract forms."""

    verloop: list[ZorgjaarIn] = Field(description="De zorg, jaar na jaar.")
    vormen: list[VormIn] = Field(description="Hoogstens 12 contractvormen.")
    werkelijk_startvolume: Waarde = Field(None, description="Hiermee wordt het tekort in oorzaken verdeeld.")
    spreiding: KostenspreidingIn | Waarde = Field(
        None, description="Hiermee krijgt het volumerisico een prijs: 0.08 is 8 procent."
    )
    drempel: int | None = Field(None, description="Vanaf hoeveel rode vlaggen de toets blokkeert; anders 3.")
