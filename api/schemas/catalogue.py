"""What the models, the parameters and an uploaded workbook look like over HTTP."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.schemas.base import Berekening, Bevinding, Decimaal, Schema, Vraag


class KeuzeMogelijkheid(Schema):
    """One value that a choice may have."""

    waarde: str
    label: str


class Invoerveld(Schema):
    """One thing that can be filled in."""

    sleutel: str
    label: str
    niveau: str = Field(description="snel, gewoon of in_plaats_van.")
    groep: str
    uitleg: str
    eenheid: str | None
    keuzes: list[KeuzeMogelijkheid]
    minimum: Decimaal | None
    maximum: Decimaal | None
    grondslagveld: str | None = Field(description="Het veld met de grondslag van dit percentage.")
    grondslag: str | None = Field(description="De vaste grondslag van dit percentage.")
    standaard: str | None
    tabel: str | None = Field(description="De lijst waarvan dit een kolom is.")
    uit_bibliotheek: bool


class Formule(Schema):
    """One way to derive a step, and the choices under which it holds."""

    formule: str
    uitleg: str
    als: dict[str, str]


class Stap(Schema):
    """A step of a model."""

    sleutel: str
    label: str
    eenheid: str
    uitleg: str
    jeugdwet: str | None
    wmo: str | None
    formules: list[Formule]


class Wet(Schema):
    """A law with the cost elements it names."""

    sleutel: str
    titel: str
    artikel: str
    versie: str
    onderdelen: dict[str, str]


class ModelKort(Schema):
    """What a model is about."""

    sleutel: str
    label: str
    eenheid: str
    versie: str
    uitleg: str


class ModelLang(ModelKort):
    """A model with its inputs, steps and legal elements."""

    invoervelden: list[Invoerveld]
    stappen: list[Stap]
    wetselementen: list[Wet]


class Modellen(Schema):
    """Every model with its inputs, steps and legal elements."""

    modellen: list[ModelLang]


class Parameter(Schema):
    """One value of the library."""

    sleutel: str
    waarde: str
    getoond: str
    eenheid: str
    grondslag: str | None
    vanaf: date | None
    tot_en_met: date | None
    status: str
    bron: str
    artikel: str | None
    adres: str | None
    toelichting: str | None
    voorkeur: bool


class Parameters(Schema):
    """One page of parameters."""

    totaal: int
    pagina: int
    paginagrootte: int
    parameters: list[Parameter]
    zonder_norm: list[str] = Field(description="Waarvoor geen norm is gevonden; daar wordt niets ingevuld.")


class Begrepen(Schema):
    """One value as it was read, with the cell where it stood."""

    sleutel: str
    waarde: str
    plaats: str
    label: str = ""
    getoond: str = Field(default="", description="De waarde zoals zij in het blad staat.")
    eenheid: str = ""
    grondslag: str | None = None
    zekerheid: str | None = Field(default=None, description="0 tot 1, voor een eigen blad.")
    ook_mogelijk: list[str] = Field(default_factory=list)
    vraag: str | None = None


class Ongebruikt(Schema):
    """A cell that no input came from, and why."""

    blad: str
    cel: str
    tekst: str
    waarom: str


class ProductInBlad(Schema):
    """One product of a sheet: its values, and what the sheet itself calculated for it."""

    naam: str
    begrepen: list[Begrepen]
    gedrukt: list[Begrepen]


class Werkboek(Schema):
    """What was understood of a workbook, and the outcome when there is one."""

    model: str
    peildatum: date | None
    bestand: str = ""
    product: str | None = None
    ongebruikt: list[Ongebruikt] = Field(default_factory=list)
    bevindingen_bestand: list[Bevinding] = Field(default_factory=list)
    begrepen: list[Begrepen] = Field(description="Van het gekozen product, of van ons sjabloon.")
    producten: list[ProductInBlad] = Field(default_factory=list, description="Van een eigen blad, ook zonder keuze.")
    uitkomst: Berekening | None
    bevindingen: list[Bevinding]
    vragen: list[Vraag]
    antwoorden: dict[str, str] = Field(default_factory=dict, description="Waarmee is gerekend, per vraag.")
    onthouden: list[str] = Field(default_factory=list, description="Vragen waarvan het antwoord al bekend was.")
