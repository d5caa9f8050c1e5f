"""A counter-offer tried out before it is sent: the price, what each change does in it, and whom it touches in bands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api.negotiation.pages.form import SentDocument
from api.negotiation.pages.form_case import FormCase
from api.negotiation.pages.looking import LookingParty
from api.negotiation.papers import offer_effect
from tarief.core.dutch import money
from tarief.core.findings import Finding, Refused, stopped
from tarief.core.json_data import Json
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.negotiation.effect import OfferEffect
from tarief.negotiation.happenings import Amendment

_FEW: Final = Finding("geen_wijziging", "U hebt nog niets gewijzigd.", "Vul een nieuwe waarde in.", Place())


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """A bar of a bridge: what it is called, and what it does."""

    label: str
    amount: Decimal

    @property
    def shown(self) -> str:
        """The amount with its sign."""
        return f"+{money(self.amount)}" if self.amount > 0 else money(self.amount)


@dataclass(frozen=True, slots=True)
class TriedOffer:
    """What an offer would do, or what is wrong with it."""

    effect: OfferEffect | None
    steps: tuple[BridgeStep, ...] = ()
    findings: tuple[Finding, ...] = ()


def tried(looking: LookingParty, case: FormCase, document: SentDocument) -> TriedOffer:
    """Return what the changes in a form would do to the standing text."""
    if case.product is None:
        return TriedOffer(None, findings=(_FEW,))
    return worked_out(looking, case.product.id, dict(_changes(document.content)))


def worked_out(looking: LookingParty, product: str, changes: Mapping[str, Decimal]) -> TriedOffer:
    """Return what values other than those of the standing text do to its price."""
    if not changes:
        return TriedOffer(None, findings=(_FEW,))
    try:
        found = offer_effect(looking.process, product, [Amendment(key, value, "-") for key, value in changes.items()])
    except Refused as refused:
        return TriedOffer(None, findings=tuple(finding.at(Place()) for finding in refused.findings))
    except ArithmeticError:
        return TriedOffer(None, findings=stopped().findings)
    labels = {one.id: one.label for one in looking.view.definitions}
    steps = sorted(found.bridge.items(), key=lambda step: -abs(step[1]))
    return TriedOffer(found, tuple(BridgeStep(labels[key], amount) for key, amount in steps))


def _changes(content: Json) -> Iterator[tuple[str, Decimal]]:
    """The values of a document that can be read; the others are told when it is sent."""
    rows = content.get("wijzigingen") if isinstance(content, Mapping) else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping):
            value = read_number(row.get("waarde"), percent=True).value
            if value is not None:
                yield str(row["parameter"]), value
