"""What lies around any form in JSON: a corridor, and the name that the user gave it."""

from __future__ import annotations

from dataclasses import replace

from tarief.contracts.corridor import Corridor, RiskBand, band_findings, band_step
from tarief.contracts.fields import Fields
from tarief.contracts.form import ContractForm, WithCorridor
from tarief.core.findings import refuse
from tarief.core.place import Place

#: More bands than this is no agreement.
MOST_BANDS = 20


def around(fields: Fields, form: ContractForm | None) -> ContractForm | None:
    """Put a corridor around a form, and give it the name the user chose."""
    if fields.has("corridor"):
        corridor, inside = _corridor(fields.table("corridor")), form
        form = None if corridor is None or inside is None else WithCorridor(inside, corridor, _named(inside))
    name = fields.text("naam") if fields.has("naam") else ""
    return replace(form, label=name) if name and form is not None else form  # type: ignore[type-var]


def _named(form: ContractForm) -> str:
    return f"{form.label.removesuffix(' (plafond)')} met risicocorridor".replace(
        " met volumeband met ", " met volumeband en "
    )


def _corridor(fields: Fields) -> Corridor | None:
    both = fields.has("banden")
    over = _bands(fields, "banden" if both else "overschrijding")
    under = over if both else _bands(fields, "onderschrijding")
    if not (both or fields.has("overschrijding") or fields.has("onderschrijding")):
        advice = "Geef 'banden' voor beide kanten, of 'overschrijding' en 'onderschrijding' apart."
        fields.fault("De corridor heeft geen banden.", advice, "banden")
    fields.close()
    return None if over is None or under is None else fields.made(lambda: Corridor(over, under, both))


def _bands(fields: Fields, name: str) -> tuple[RiskBand, ...] | None:
    """Read bands; none at all where one of them is faulty, so that the next is not blamed for it."""
    before = len(fields.faults)
    if isinstance(rows := fields.get(name), list) and len(rows) > MOST_BANDS:
        fields.fault(f"Er zijn {len(rows)} banden.", f"Geef hoogstens {MOST_BANDS} banden.", name)
        return None
    found = tuple(
        RiskBand(item.number("van"), item.number("tot") if item.has("tot") else None, item.number("aanbieder"))
        for item in fields.rows(name)
    )
    if len(fields.faults) == before:
        return found
    alone = [
        item
        for number, band in enumerate(found, 1)
        for item in band_findings(band, Place.words(name, band_step(number)))
    ]
    fields.made(lambda: refuse(alone))
    return None
