"""What goes in and comes out over HTTP, for the OpenAPI description; a test holds real answers against it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

#: A decimal number as text, such as "37.02"; never a binary float.
Decimaal = str
Getal = str | int | float | None


class Schema(BaseModel):
    """Refuses fields that are not described."""

    model_config = ConfigDict(extra="forbid")


Invoerwaarde = object


class Bevinding(Schema):
    """A remark about one place: a fault stops the calculation, the others travel with the result."""

    soort: str
    ernst: Literal["fout", "let_op", "info"]
    plaats: str = Field(description="JSON-pointer, cel of sleutel.")
    tekst: str
    advies: str


class Keuze(Schema):
    """One answer to a question, with what it would do to the price."""

    waarde: str
    label: str
    gevolg: str


class Vraag(Schema):
    """Something that is asked instead of guessed."""

    id: str
    tekst: str
    plaats: str
    keuzes: list[Keuze]


class Trede(Schema):
    """One amount of the ladder; all of them sum to the tariff."""

    sleutel: str
    label: str
    bedrag: Decimaal
    jeugdwet: str | None
    wmo: str | None


class Regel(Schema):
    """One line of the calculation, unrounded."""

    sleutel: str
    label: str
    waarde: Decimaal
    eenheid: str
    soort: str
    formule: str
    invoer: list[str]
    uitleg: str
    bron: str
    grondslag: str | None = None
    andere_grondslagen: dict[str, Decimaal] | None = None
    afgeleid: Decimaal | None = None


class Ontvangstbewijs(Schema):
    """What is needed to recompute the result years later."""

    motor: str
    model: str
    modelversie: str
    modelvingerafdruk: str
    parameters: str
    invoer: str
    peildatum: date
    afronding: str


class Berekening(Schema):
    """A price that both sides can take apart."""

    model: str
    peildatum: date
    eenheid: str
    kostprijs: Decimaal | None
    tarief: Decimaal
    uitkomsten: dict[str, Decimaal] = Field(description="Elke prijs, voor een model met meer producten.")
    verdelingen: dict[str, dict[str, Decimaal]] = Field(description="Bedragen per regel die tot een totaal optellen.")
    keuzes: dict[str, str]
    opbouw: list[Trede]
    regels: list[Regel]
    elementen: dict[str, dict[str, Decimaal]]
    bevindingen: list[Bevinding]
    vragen: list[Vraag]
    ontvangstbewijs: Ontvangstbewijs


class Bijdrage(Schema):
    """What one input contributes to the gap."""

    sleutel: str
    label: str
    bedrag: Decimaal


class Verschil(Schema):
    """What a differing input is on either side, in words."""

    sleutel: str
    a: str
    b: str


class Groep(Schema):
    """A part of the gap with the contributions that it is the sum of."""

    sleutel: str
    label: str
    bedrag: Decimaal
    bijdragen: dict[str, Decimaal]


class Sport(Groep):
    """What the gap is in one rung of the ladder: the difference of the two shown ladders."""

    jeugdwet: str | None
    wmo: str | None


class Volgorde(Schema):
    """A bridge in one order; its amounts depend on that order."""

    opmerking: str
    stappen: list[Bijdrage]


class Methode(Schema):
    """How the contributions were found."""

    soort: Literal["exact", "vectorieel", "groepen"]
    uitleg: str


class Vergelijking(Schema):
    """The gap between two prices; the contributions sum to it, and so do rungs, groups and legal elements."""

    verschil: Decimaal
    bijdragen: list[Bijdrage]
    waarden: list[Verschil]
    groepen: list[Groep] = Field(description="De bijdragen per hoofdstuk van de invoer.")
    sporten: list[Sport] = Field(description="Het verschil per sport van de opbouw, met de bijdragen daaraan.")
    wet: dict[str, list[Groep]] = Field(description="Het verschil per onderdeel van de wet; de marge apart.")
    methode: Methode
    bevindingen: list[Bevinding] = Field(description="Wat er over de vergelijking als geheel te zeggen is.")
    volgorde: Volgorde | None = None
    a: Berekening
    b: Berekening


class Probleem(Schema):
    """An answer that is no result (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    bevindingen: list[Bevinding] = []
    vragen: list[Vraag] = []
