"""What a full-time worker costs in a year, for models that count in fte: etmaal, gezinshuis, caseload."""

from __future__ import annotations

from tarief.core.units import EuroPerFte, EuroPerJaar, EuroPerUur, Uren
from tarief.model.steps import Steps

formatie = Steps("formatie", group="loon")


@formatie.step("Loonkosten per fte per jaar", english="Labour cost per fte", positive=True, askable=True)
def loonkosten_per_fte(loonkosten_per_uur: EuroPerUur, contracturen: Uren) -> EuroPerFte:
    """De loonkosten per betaald uur maal de contracturen van een voltijds medewerker."""
    return loonkosten_per_uur * contracturen


@formatie.also("loonkosten_per_fte", given="loonkosten_per_jaar")
@formatie.also("loonkosten_per_fte")
def loonkosten_van_een_jaar(loonkosten_per_jaar: EuroPerJaar) -> EuroPerFte:
    """Het jaarloon met toeslagen en werkgeverslasten bij een voltijds dienstverband."""
    return loonkosten_per_jaar


@formatie.also("loonkosten_per_fte", given="loonkosten_per_productief_uur")
def loonkosten_uit_productief_uur(loonkosten_per_productief_uur: EuroPerUur, productieve_uren: Uren) -> EuroPerFte:
    """De loonkosten per productief uur maal de productieve uren: weer de kosten van een heel jaar."""
    return loonkosten_per_productief_uur * productieve_uren
