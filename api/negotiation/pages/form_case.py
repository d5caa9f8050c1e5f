"""Who fills in a form of a process, and what of the process he sees: all that a form knows comes from there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api.negotiation.pages.fitting import Fitting
from tarief.core.dutch import decimals_of, shown
from tarief.core.units import UNITS, Unit
from tarief.negotiation.definition import CareProduct, Definition
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.seen import SeenOffer, SeenParty, SeenText
from tarief.negotiation.views import MunicipalityView, ProviderView, SeatView


@dataclass(frozen=True)
class FormCase:
    """Who fills in a form, what he sees, and what he chose before: a product, a parameter, a part of the address."""

    view: SeatView
    party: Party
    chosen: Mapping[str, str]
    at: datetime

    @property
    def product(self) -> CareProduct | None:
        """The product that it is about: the one that was chosen, or the only one."""
        products = {product.id: product for product in self.view.products}
        only = next(iter(products), "") if len(products) == 1 else ""
        return products.get(self.chosen.get("product") or only)

    @property
    def definition(self) -> Definition | None:
        """The parameter that it is about."""
        return self.definitions.get(self.chosen.get("parameter", ""))

    @property
    def definitions(self) -> dict[str, Definition]:
        """What the parameters mean."""
        return {definition.id: definition for definition in self.view.definitions}

    @property
    def text(self) -> SeenText | None:
        """The text of the product as it stands."""
        return next((text for text in self.view.texts if self.product and text.product == self.product.id), None)

    @property
    def across(self) -> tuple[SeenParty, ...]:
        """The parties of the other side, as far as they may be known."""
        if isinstance(self.view, MunicipalityView):
            return self.view.participants if self.party.seat is Seat.MUNICIPALITY else ()
        return self.view.municipalities

    def parameters(self, product: CareProduct | None = None) -> list[Definition]:
        """The parameters of a product, or of that which it is about."""
        product = product or self.product
        known = self.definitions
        return [known[key] for key in product.parameters if key in known] if product else list(known.values())

    def standing(self, definition: Definition) -> str:
        """What the text says of a parameter, as it is read."""
        value = self.text.values.get(definition.id) if self.text else None
        return "" if value is None else shown(value, UNITS.get(definition.unit))


def in_number_box(value: Decimal, unit: Unit | None) -> str:
    """Write a number as a box with its unit behind it holds it: Dutch, and of a share the percents."""
    number = value.scaleb(2) if unit and unit.percent else value
    least = unit.decimals if unit and unit.in_cents and number != number.to_integral_value() else 0
    return f"{number:.{decimals_of(number, least)}f}".replace(".", ",")


def offer_of(view: SeatView, id: str) -> SeenOffer | None:
    """Return an offer that this party may see."""
    offers = view.offers if isinstance(view, ProviderView | MunicipalityView) else ()
    return next((offer for offer in offers if offer.made.id == id), None)


#: What knows a form.
Fit = Callable[[FormCase], Fitting]
