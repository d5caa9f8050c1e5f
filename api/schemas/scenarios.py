"""What goes in and comes out of /scenarios, for the OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from api.schemas.base import Bevinding, Bijdrage, Decimaal, Invoerwaarde, Ontvangstbewijs, Schema


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
