"""What goes in and comes out of /scenarios, for the OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from api.schemas.base import BerekeningIn, Bevinding, Bijdrage, Decimaal, Getal, Invoerwaarde, Ontvangstbewijs, Schema


class Maal(Schema):
    """A factor on what the value was."""

    maal: Getal
    bron: str | None = None


class Plus(Schema):
    """An amount added to what the value was."""

    plus: Getal
    bron: str | None = None


Wijzigingen = dict[str, Invoerwaarde | Maal | Plus]


class ScenariojaarIn(Schema):
    """One year of a scenario; it goes on from the year before."""

    jaar: int
    wijzigingen: Wijzigingen = Field({})
    peildatum: date | None = None
    volume: Getal | Maal | Plus = None


class ScenarioIn(Schema):
    """A named set of changes on the base, or on the scenario named in `boven_op`."""

    naam: str
    wijzigingen: Wijzigingen = Field({}, examples=[{"bruto_jaarloon": {"maal": "1.03", "bron": "cao 2027"}}])
    peildatum: date | None = None
    volume: Getal | Maal | Plus = None
    boven_op: str = ""
    jaren: list[ScenariojaarIn] | None = None


class As(Schema):
    """One side of a grid."""

    sleutel: str
    waarden: list[Getal]


class RasterIn(Schema):
    """Two inputs and the values they take."""

    rijen: As
    kolommen: As


class Bandbreedte(Schema):
    """The plausible range of an input, with who says so."""

    laag: Getal
    hoog: Getal
    bron: str | None = None


class Verdeling(Schema):
    """How an input is distributed; which numbers belong to it depends on `verdeling`."""

    verdeling: Literal["driehoek", "normaal", "uniform", "discreet", "vast"]
    laag: Getal = None
    midden: Getal = None
    hoog: Getal = None
    gemiddelde: Getal = None
    spreiding: Getal = None
    waarde: Getal = None
    waarden: list[Getal] | None = None
    kansen: list[Getal] | None = None
    bron: str | None = None


class Samenhang(Schema):
    """Two inputs that move together."""

    tussen: list[str]
    correlatie: Getal


class Afspraak(Schema):
    """What is agreed about a cost above the tariff."""

    tarief: Getal = None
    volume: Getal = None
    deel_aanbieder: Getal = None


class ScenariosIn(BerekeningIn):
    """A calculation, and what is asked about it."""

    volume: Getal = Field(None, description="Eenheden per jaar, voor het budget.")
    scenarios: list[ScenarioIn] = Field([])
    raster: RasterIn | None = None
    bandbreedtes: dict[str, Bandbreedte] = Field({})
    onzekerheid: dict[str, Verdeling] | None = Field(None, description="De verdeling per onzekere invoer.")
    samenhang: list[Samenhang] | None = None
    afspraak: Afspraak | None = None
    trekkingen: int | None = Field(None, description="Aantal trekkingen, van 1.024 tot en met 1.048.576.")
    startgetal: int | None = Field(None, description="Hetzelfde getal geeft dezelfde trekkingen.")
    gevoeligheid: bool = Field(False, description="Ook het aandeel van elke invoer in de spreiding, met samenspel.")


class Uitkomst(Schema):
    """The base worked out."""

    naam: str
    peildatum: date
    kostprijs: Decimaal | None
    tarief: Decimaal
    volume: Decimaal | None
    budget: Decimaal | None
    bevindingen: list[Bevinding]
    ontvangstbewijs: Ontvangstbewijs


class Wijziging(Schema):
    """One change as it was asked."""

    plaats: str
    wijze: Literal["waarde", "maal", "plus"]
    waarde: Invoerwaarde
    bron: str


class Scenario(Uitkomst):
    """A scenario beside the base; the contributions sum to the gap, both parts of the budget to its change."""

    titel: str
    jaar: int | None
    boven_op: str | None
    wijzigingen: list[Wijziging]
    verschil: Decimaal
    bijdragen: list[Bijdrage] | None
    budget_door_prijs: Decimaal | None
    budget_door_volume: Decimaal | None


class Balk(Schema):
    """What one input alone does to the tariff over its range."""

    sleutel: str
    label: str
    laag: Decimaal
    hoog: Decimaal
    tarief_bij_laag: Decimaal | None
    tarief_bij_hoog: Decimaal | None
    uitslag: Decimaal
    bron: str
    aanname: bool


class Kant(Schema):
    """One side of a grid that was worked out."""

    sleutel: str
    waarden: list[Decimaal]


class Raster(Schema):
    """The tariffs by row and column; null where the calculation refuses the pair."""

    rijen: Kant
    kolommen: Kant
    tarieven: list[list[Decimaal | None]]


class Schatting(Schema):
    """An estimate from draws, no finer than the draws can carry."""

    waarde: Decimaal
    standaardfout: Decimaal


class Verdeeld(Schema):
    """One line as a distribution; `berekend` is its value at the inputs as they are."""

    sleutel: str
    label: str
    eenheid: str
    berekend: Decimaal
    gemiddelde: Schatting
    spreiding: Schatting
    kwantielen: dict[str, Schatting]


class Drager(Schema):
    """Who bears the expected shortfall under one agreement."""

    afspraak: str
    label: str
    aanbieder: Schatting
    gemeente: Schatting


class Tekortrisico(Schema):
    """Cost above the tariff: how often, how much, and who bears it."""

    tarief: Decimaal
    kans_op_tekort: Schatting
    verwacht_tekort_per_eenheid: Schatting
    verwacht_overschot_per_eenheid: Schatting
    volume: Decimaal | None
    verwacht_tekort_per_jaar: Schatting | None
    wie_draagt: list[Drager]


class Invloed(Schema):
    """How an input moves with the price."""

    sleutel: str
    label: str
    rangcorrelatie: Schatting | None


class Onzekerheid(Schema):
    """What the draws say."""

    tarief: Verdeeld
    kostprijs: Verdeeld
    tekort: Tekortrisico
    invloed: list[Invloed]
    bevindingen: list[Bevinding]
    ontvangstbewijs: dict[str, Any]


class Aandeel(Schema):
    """The share of the variance that comes from one input, alone and with every interaction."""

    sleutel: str
    label: str
    eerste_orde: Schatting
    totaal: Schatting


class Paar(Schema):
    """What two inputs do only together."""

    tussen: list[str]
    samen: Schatting


class Gevoeligheid(Schema):
    """Sensitivity indices."""

    indices: list[Aandeel]
    paren: list[Paar]
    ontvangstbewijs: dict[str, str]


class Scenarioanalyse(Schema):
    """Everything that was asked about one calculation."""

    basis: Uitkomst
    scenarios: list[Scenario]
    tornado: list[Balk]
    raster: Raster | None
    onzekerheid: Onzekerheid | None
    gevoeligheid: Gevoeligheid | None
