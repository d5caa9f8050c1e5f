"""What the forms know that lay the table: parties, mandates, parameters, products."""

from collections.abc import Mapping
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from api.negotiation.pages.field_words import labelled
from api.negotiation.pages.fitting import Choices, Fitting
from api.negotiation.pages.form_case import Fit, FormCase
from tarief import MODELS
from tarief.core.units import CARE_UNITS, UNITS
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    MandateGiven,
    ParameterDefined,
    PartyAdded,
    ProductAdded,
    RequirementsChanged,
)
from tarief.negotiation.outcomes import ProviderJoined
from tarief.negotiation.party import Seat

_SEATS: Final = ("aanbieder", "cooperatie", "gemeente", "bestuur")


def _party(case: FormCase) -> Fitting:
    """A new party has an id that says nothing, and that is the same when the same page is sent again."""
    count = len(case.view.municipalities) + len(getattr(case.view, "participants", ()))
    id = str(uuid5(NAMESPACE_URL, f"{case.view.id}/{count}/{case.view.phase}"))
    cooperatives = [
        (one.id, one.name) for one in getattr(case.view, "participants", ()) if one.seat is Seat.COOPERATIVE
    ]
    return Fitting(
        fixed={"partij.id": id},
        choices={"partij.rol": _seats(), **({"partij.cooperatie": cooperatives} if cooperatives else {})},
        absent=frozenset({"partij.open_boek", *(() if cooperatives else ("partij.cooperatie",))}),
    )


def _mandate(case: FormCase) -> Fitting:
    others = [(one.id, one.name) for one in case.view.municipalities if one.id != case.party.id]
    products = [(product.id, product.name) for product in case.view.products]
    return Fitting(
        fixed={"machtiging.van": case.party.id},
        choices={"machtiging.aan": others, "machtiging.producten": products},
    )


def _definition(case: FormCase) -> Fitting:
    about = case.definition
    units = [(unit.key, unit.label) for unit in UNITS.values()]
    if about is None:
        return Fitting(fixed={"definitie.versie": "1"}, choices={"definitie.eenheid": units})
    known = {f"definitie.{name}": _as_typed(value) for name, value in about.as_json().items() if value is not None}
    return Fitting(
        fixed={"definitie.versie": str(about.version + 1), "definitie.id": about.id},
        starts=known,
        choices={"definitie.eenheid": units},
    )


def _as_typed(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _product(case: FormCase) -> Fitting:
    return Fitting(
        fixed={"product.eisenversie": "1"},
        choices={
            "product.eenheid": [(key, key) for key in CARE_UNITS],
            "product.parameters": [(one.id, one.label) for one in case.view.definitions],
            "product.model": [*case.view.tools.items(), *((key, model.label) for key, model in MODELS.items())],
            "product.lichter_product": [(one.id, one.name) for one in case.view.products],
        },
        absent=frozenset(() if case.view.products else ("product.lichter_product",)),
    )


def _requirements(case: FormCase) -> Fitting:
    start = {"eisen": case.product.requirements} if case.product else {}
    return Fitting(starts=start, choices={"raakt": [(one.id, one.label) for one in case.parameters()]})


def _seats() -> Choices:
    return [(seat, labelled(("rol", seat)).label) for seat in _SEATS]


SETUP_FITTINGS: Final[Mapping[type[Happening], Fit]] = {
    PartyAdded: _party,
    ProviderJoined: _party,
    MandateGiven: _mandate,
    ParameterDefined: _definition,
    ProductAdded: _product,
    RequirementsChanged: _requirements,
}
