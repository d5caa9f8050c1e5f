"""Other ways to cut a gap, on request: in one order, or one at a time. Each says what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.core.findings import Finding, Refused
from tarief.core.jsonable import Jsonable
from tarief.core.nearest import doubled, meant
from tarief.core.place import Place

ORDER_NOTE = "Deze bedragen hangen af van de gekozen volgorde; in een andere volgorde zijn ze anders."
REST_NOTE = "Elke waarde apart veranderd; samen laten ze een rest over, want de waarden werken op elkaar in."
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class InputContribution(Jsonable):
    """What one input contributes to the gap."""

    TITLE = "Bijdrage"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    amount: Annotated[Decimal, "bedrag"]


@dataclass(frozen=True, slots=True)
class InOrder(Jsonable):
    """A bridge in one order; its amounts depend on that order.

    What each input adds after those before it, in cents that sum to the gap.
    """

    TITLE = "Volgorde"

    labels: tuple[str, ...]
    exact: tuple[Decimal, ...]
    steps: dict[str, Decimal]
    note: Annotated[str, "opmerking"] = ORDER_NOTE

    @property
    def _contributed(self) -> Annotated[list[InputContribution], "stappen"]:
        return contributed(self.steps, self.labels)


@dataclass(frozen=True, slots=True)
class OneByOne:
    """What each input alone would do to the price of `a`, in cents, and the rest that they leave of the gap."""

    exact: dict[str, Decimal]
    amounts: dict[str, Decimal]
    rest: Decimal
    note: str = REST_NOTE


def contributed(amounts: Mapping[str, Decimal], labels: Iterable[str]) -> list[InputContribution]:
    """Return amounts by key with their labels."""
    return [InputContribution(key, label, amount) for (key, amount), label in zip(amounts.items(), labels, strict=True)]


def checked_order(known: Sequence[str], keys: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the known keys in this order, those not named behind them; refuses any other key."""
    findings = [_unknown(key, known) for key in keys if key not in known]
    findings += repeated([key for key in keys if key in known])
    if findings:
        raise Refused(tuple(findings))
    return tuple(known.index(key) for key in (*keys, *(key for key in known if key not in keys)))


def repeated(keys: Sequence[str]) -> list[Finding]:
    """Return a finding for each key that is there twice: that can be known before anything is compared."""
    return [
        Finding(
            "volgorde_dubbel",
            f"'{key[:_SHOWN]}' staat twee keer in de volgorde.",
            "Noem elke waarde één keer.",
            Place.of("volgorde"),
        )
        for key in doubled(keys)
    ]


def _unknown(key: str, known: Sequence[str]) -> Finding:
    advice = meant(key, known, f"Waarden die verschillen: {', '.join(known) or 'geen'}.")
    return Finding("volgorde_onbekend", f"'{key[:_SHOWN]}' is geen waarde die verschilt.", advice, Place.of("volgorde"))
