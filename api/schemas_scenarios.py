"""What goes in and comes out of /scenarios, for the OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas import BerekeningIn, Bevinding, Bijdrage, Decimaal, Getal, Invoerwaarde, Ontvangstbewijs, Schema


class Maal(Schema):
    """A factor on what the value was."""

    maal: Getal
    bron: str | None = None


class Plus(Schema):
    """An amount added to what the value was."""

    plus: Getal
    bron: str | None = None


Wijzigingen = dict[str, Invoerwaarde | Maal | Plus]


class JaarIn(Schema):
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
    jaren: list[JaarIn] | None = None


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


class ScenariosIn(BerekeningIn):
    """A calculation, and what is asked about it."""

    volume: Getal = Field(None, description="Eenheden per jaar, voor het budget.")
    scenarios: list[ScenarioIn] = Field([])
    raster: RasterIn | None = None
    bandbreedtes: dict[str, Bandbreedte] = Field({})


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


class Scenarioanalyse(Schema):
    """Everything that was asked about one calculation."""

    basis: Uitkomst
    scenarios: list[Scenario]
    tornado: list[Balk]
    raster: Raster | None
