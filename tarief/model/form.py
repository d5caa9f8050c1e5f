"""What can be filled in, in which order and under which heading: one list for the form, the sheet and the API.

A field comes from a declaration in the model and adds nothing of its own. `level` says when to show it:
first (`snel`), as ordinary input (`gewoon`), or as what may be given instead of being looked up or derived
(`in_plaats_van`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from typing_extensions import TypedDict

from tarief.core.jsonable import Jsonable, or_null
from tarief.core.number import Plain
from tarief.core.units import Unit
from tarief.model.declare import Given, Option, Quantity, Step
from tarief.model.model import Model

#: Headings in the order in which a controller thinks.
GROUPS: dict[str, str] = {
    "leden": "Leden",
    "indexcijfers": "Indexcijfers",
    "loon": "Loon en toeslagen",
    "werkgeverslasten": "Werkgeverslasten",
    "uren": "Uren",
    "onregelmatigheid": "Avond, nacht en weekend",
    "inzet": "Inzet en bezetting",
    "reis_en_opleiding": "Reizen en opleiding",
    "directe_kosten": "Overige directe kosten",
    "overhead": "Overhead",
    "risico": "Risico",
    "uitkomst": "Uitkomst",
    "prognose": "Volgend jaar",
    "": "Overig",
}


class Level(StrEnum):
    """When a field is shown."""

    QUICK = "snel"
    USUAL = "gewoon"
    INSTEAD = "in_plaats_van"


class KeuzeMogelijkheid(TypedDict):
    """One value that a choice may have."""

    waarde: str
    label: str


def _as_choices(choices: tuple[tuple[str, str], ...]) -> list[KeuzeMogelijkheid]:
    return [{"waarde": value, "label": label} for value, label in choices]


@dataclass(frozen=True, slots=True)
class Field(Jsonable):
    """One thing that can be filled in.

    `unit` is None for a choice or a text; `base` is the field of a percentage's base.
    """

    TITLE = "Invoerveld"
    ORDER = "sleutel label niveau groep uitleg eenheid keuzes"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    level: Annotated[Level, "niveau", "snel, gewoon of in_plaats_van.", str]
    group: str
    explanation: Annotated[str, "uitleg"] = ""
    english: str = ""
    unit: Annotated[Unit | None, "eenheid"] = None
    choices: Annotated[tuple[tuple[str, str], ...], "keuzes", _as_choices] = ()
    minimum: Annotated[Plain | None, "minimum"] = None
    maximum: Annotated[Plain | None, "maximum"] = None
    usual_from: Annotated[Plain | None, "gebruikelijk_vanaf", "Een lagere waarde wordt eerst gevraagd."] = None
    usual_to: Annotated[Plain | None, "gebruikelijk_tot", "Een hogere waarde wordt eerst gevraagd."] = None
    base: Annotated[str, "grondslagveld", "Het veld met de grondslag van dit percentage.", or_null] = ""
    fixed_base: Annotated[str, "grondslag", "De vaste grondslag van dit percentage.", or_null] = ""
    default: Annotated[str, "standaard", or_null] = ""
    row: Annotated[str, "tabel", "De lijst waarvan dit een kolom is.", or_null] = ""
    from_library: Annotated[bool, "uit_bibliotheek"] = False

    @property
    def heading(self) -> Annotated[str, "groep"]:
        """The heading above the field."""
        return GROUPS.get(self.group, self.group)


def fields(model: Model) -> tuple[Field, ...]:
    """Return every field of the model: by group in order, first choices, then quantities, bases behind their own.

    They are made once for as long as nothing more is declared.
    """
    kept = model.index.kept.get(fields)
    if isinstance(kept, tuple):
        return kept
    found = _fields(model)
    model.index.kept.keep(fields, found, len(found))
    return found


def _fields(model: Model) -> tuple[Field, ...]:
    bases = model.index.owner_of_base
    found = [_option_field(model, option) for option in model.options.values() if option.key not in bases]
    for quantity in model.quantities.values():
        if _is_field(quantity):
            found.append(_quantity_field(model, quantity))
            if quantity.bases:
                found.append(_base_field(model, quantity))
    order = list(GROUPS)
    return tuple(sorted(found, key=lambda field: order.index(field.group) if field.group in order else len(order)))


def _option_field(model: Model, option: Option) -> Field:
    return Field(
        option.key,
        option.label,
        Level.QUICK if option.key in model.quick else Level.USUAL,
        option.group,
        explanation=option.explanation,
        choices=tuple(option.choices.items()),
        row=option.row,
        default=model.usual_rounding if option.key == "afronding" else option.default,
    )


def _quantity_field(model: Model, quantity: Quantity) -> Field:
    from_library = isinstance(quantity, Given) and quantity.source is not None
    usual = quantity.optional if isinstance(quantity, Step) else not from_library
    level = Level.USUAL if usual else Level.INSTEAD
    return Field(
        quantity.key,
        quantity.label,
        Level.QUICK if quantity.key in model.quick else level,
        quantity.group,
        explanation=_explanation(quantity),
        english=quantity.english,
        unit=quantity.unit,
        minimum=quantity.as_given.minimum,
        maximum=quantity.maximum,
        usual_from=quantity.likely[0],
        usual_to=quantity.likely[1],
        base=quantity.base_key if quantity.bases else "",
        fixed_base=quantity.base,
        row="" if from_library else quantity.row,
        from_library=from_library,
    )


def _base_field(model: Model, quantity: Quantity) -> Field:
    option = model.options[quantity.base_key]
    return Field(
        option.key,
        option.label,
        Level.QUICK if quantity.key in model.quick else Level.USUAL,
        quantity.group,
        explanation="Een percentage heeft altijd een grondslag.",
        choices=tuple(option.choices.items()),
        default=quantity.default_base,
    )


def _is_field(quantity: Quantity) -> bool:
    """Any step can be given, but only what people know as such is offered."""
    if isinstance(quantity, Given):
        return True
    return quantity.askable or (bool(quantity.optional) and not quantity.row)


def _explanation(quantity: Quantity) -> str:
    if isinstance(quantity, Given):
        return quantity.meaning
    return quantity.optional.strip("-") or quantity.meaning
