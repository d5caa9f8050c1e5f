"""What is spoken about: products with their requirements, and parameters that mean one thing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from tarief.core.dutch import dutch_between, shown
from tarief.core.number import Plain
from tarief.core.units import UNITS
from tarief.documents.durable import Count, Durable

#: Decimals of a number without a known unit, and those that a value may have beyond its unit's own.
_FINE, _FINER = 4, 2


class ParameterKind(StrEnum):
    """A fact can only be wrong, a norm is weighed, a choice may be traded."""

    FACT = "feit"
    NORM = "norm"
    CHOICE = "keuze"


class LawKey(StrEnum):
    """The law that a product falls under."""

    JEUGDWET = "jeugdwet"
    WMO = "wmo"


@dataclass(frozen=True)
class Definition(Durable):
    """What a parameter is. Only values of the same `id` and `version` may be laid side by side.

    `base` is what it is a part of, `inside` and `outside` what it holds and what it does not. `step` is what a value
    is rounded to; `fact` is the value of a fact, which nobody bargains about. `jeugdwet` and `wmo` are the letters of
    the elements it belongs to; empty for what is an element of neither, such as a margin.
    """

    TITLE = "Parameterdefinitie"

    id: Annotated[str, "id"]
    version: Annotated[Count, "versie"]
    label: Annotated[str, "naam"]
    text: Annotated[str, "tekst"]
    unit: Annotated[str, "eenheid"]
    kind: Annotated[ParameterKind, "soort"]
    step: Annotated[Plain, "stap"] = Decimal("0.01")
    base: Annotated[str, "grondslag"] = ""
    inside: Annotated[tuple[str, ...], "erbij"] = ()
    outside: Annotated[tuple[str, ...], "niet_erbij"] = ()
    jeugdwet: Annotated[str, "jeugdwet"] = ""
    wmo: Annotated[str, "wmo"] = ""
    least: Annotated[Plain | None, "minstens"] = None
    most: Annotated[Plain | None, "hoogstens"] = None
    fact: Annotated[Plain | None, "vaste_waarde"] = None
    source: Annotated[str, "bron"] = ""

    def shown(self, value: Decimal) -> str:
        """Write a value of it with its unit: `28,00%`, `1.290 uur`."""
        unit = UNITS.get(self.unit)
        return dutch_between(value, 0, _FINE) if unit is None else shown(value, unit, _FINER)


@dataclass(frozen=True)
class CareProduct(Durable):
    """What is bought, in which unit, and what is asked of who delivers it.

    `requirements_version` counts the changes of what is asked. `lighter` is the product next to it that asks less:
    the difference between the two is told. `parameters` are the ids of what its tariff is made of.
    """

    TITLE = "CareProduct"

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    law: Annotated[LawKey, "wet"]
    unit: Annotated[str, "eenheid"]
    requirements: Annotated[str, "eisen"]
    parameters: Annotated[tuple[str, ...], "parameters"]
    segment: Annotated[str, "segment"] = ""
    lighter: Annotated[str, "lichter_product"] = ""
    model: Annotated[str, "model"] = ""
    requirements_version: Annotated[Count, "eisenversie"] = 1
