"""What a counter-offer does: the price, the bridge from the standing text, and who it touches as far as may be told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.comparison.cents import settled
from tarief.core.findings import refuse
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.core.rounding import to_cents
from tarief.core.shapley import shapley
from tarief.negotiation.happenings import Amendment
from tarief.negotiation.process import StandingText
from tarief.negotiation.rulebook import fault
from tarief.negotiation.small_gap import Pricing
from tarief.negotiation.snapshot import BandAt, Snapshots

#: More changes in one offer than this are another calculation: compare the two as a whole.
MOST_CHANGES: Final = 12


@dataclass(frozen=True)
class OfferEffect(Jsonable):
    """What an offer does to a tariff. `bridge` tells in cents what each change does; together they are the gap.

    `bands` are what was announced of the tariffs around both: nothing is worked out for the offer itself.
    """

    TITLE = "GevolgVanVoorstel"

    old: Annotated[Plain, "oud"]
    new: Annotated[Plain, "nieuw"]
    bridge: Annotated[Mapping[str, Plain], "brug"]
    bands: Annotated[tuple[BandAt, ...], "dekking", Absent] = ()

    @property
    def gap(self) -> Annotated[Plain, "verschil"]:
        """How much dearer it gets."""
        return self.new - self.old


def effect(text: StandingText, changes: Sequence[Amendment], price: Pricing, told: Snapshots = ()) -> OfferEffect:
    """Return what changes of the standing text do; raises `Refused` for more of them than one offer can hold."""
    if len(changes) > MOST_CHANGES:
        advice = f"Wijzig er hoogstens {MOST_CHANGES}, of vergelijk twee hele berekeningen."
        refuse([fault("te_veel_wijzigingen", "Dit zijn te veel wijzigingen voor een voorstel.", advice, "wijzigingen")])
    values, changed = text.set.values, {change.definition: change.value for change in changes}

    def at(taken: Collection[str]) -> Decimal:
        return price({**values, **{key: changed[key] for key in taken}})

    exact = shapley(at, tuple(changed))
    old, new = to_cents(at(())), to_cents(at(tuple(changed)))
    amounts = settled(list(exact.values()), new - old) if exact else ()
    around = told[-1].around(old, new) if told else ()
    return OfferEffect(old, new, dict(zip(exact, amounts, strict=True)), around)
