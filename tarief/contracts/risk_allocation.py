"""The risk-allocation check of a lump sum: six flags, and a block from three (docs/onderhandeling.md#risicoverdeling).

The flags come from the judgments on the first Alphen tender; the threshold of three is ours and a parameter.
A flag nobody can answer yet is neither red nor green: it is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal

from tarief.contracts.corridor import Corridor
from tarief.contracts.limits import fault
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.place import Place

_CONTRACT = Place.of("contract")
THRESHOLD = 3
#: A loss up to this share of the budget may be the provider's.
MOST = Decimal("0.05")


class AllocationVerdict(StrEnum):
    """What the check says."""

    PASS = "akkoord"
    ASKED = "nog niet te zeggen"
    EXPLAIN = "uitleggen"
    BLOCK = "blokkeren"


FLAGS = {
    "overschrijding_bij_aanbieder": "Een overschrijding van meer dan 5% komt bij de aanbieder",
    "geen_weigering_of_wachtlijst": "De aanbieder mag niet weigeren en geen wachtlijst hebben",
    "lange_looptijd_zonder_heropening": "De looptijd is langer dan 2 jaar, zonder moment om te heropenen",
    "startgegevens_niet_uit_twee_bronnen": "De startgegevens zijn niet uit twee bronnen bevestigd",
    "taakstelling_zonder_maatregel": "Bij de dalende lijn (taakstelling) staat niet waarmee wordt bespaard",
    "eenzijdig_wijzigen": "De gemeente mag het contract eenzijdig wijzigen",
}
_OVERRUN = "overschrijding_bij_aanbieder"
_ADVICE = {
    "overschrijding_bij_aanbieder": "Spreek een risicocorridor of volumeband af.",
    "geen_weigering_of_wachtlijst": "Spreek af wanneer de aanbieder mag weigeren of een wachtlijst mag hebben.",
    "lange_looptijd_zonder_heropening": "Spreek een moment af waarop het contract opnieuw wordt bekeken.",
    "startgegevens_niet_uit_twee_bronnen": "Bevestig aantallen en kosten uit een tweede bron, met datum.",
    "taakstelling_zonder_maatregel": "Noem per jaar waarin het budget daalt de maatregel die dat geld bespaart.",
    "eenzijdig_wijzigen": "Laat wijzigen alleen toe als beide partijen instemmen.",
}


@dataclass(frozen=True, slots=True)
class Contract:
    """What is known of a contract (None: not known); `corridor` answers the first flag, without it `ceiling` does.

    `band` tells that a volume band was agreed on.
    """

    ceiling: bool | None = None
    band: bool = False
    corridor: Corridor | None = None
    may_not_refuse: bool | None = None
    years: Decimal | None = None
    reopening: bool | None = None
    baseline_verified: bool | None = None
    line: bool | None = None
    line_has_measures: bool | None = None
    unilateral_change: bool | None = None

    def flags(self) -> dict[str, bool | None]:
        """Return each flag: true is red, None is not known."""
        states = (
            self._overrun(),
            self.may_not_refuse,
            _both(None if self.years is None else self.years > 2, _opposite(self.reopening)),
            _opposite(self.baseline_verified),
            _both(self.line, _opposite(self.line_has_measures)),
            self.unilateral_change,
        )
        return dict(zip(FLAGS, states, strict=True))

    def advice(self) -> dict[str, str]:
        """Return what to do about each flag when it is red; never to agree on what was agreed on already."""
        if self.corridor is not None:
            return _ADVICE | {_OVERRUN: "Laat de aanbieder in de risicocorridor hoogstens 5% van het budget dragen."}
        if self.band:
            return _ADVICE | {_OVERRUN: "Maak de volumeband hoogstens 5% breed, en betaal daarbuiten de volle kosten."}
        return _ADVICE

    def _overrun(self) -> bool | None:
        if self.corridor is None:
            return self.ceiling
        most = self.corridor.most_at_provider()
        return most is None or most > MOST


_SAID: Final[dict[bool | None, str]] = {True: "ja", False: "nee", None: "niet bekend"}
#: What stands below a table of answers.
ANSWERED: Final = "Ja: daar zit een risico. Het oordeel telt ze."
Vlag = Literal["rood", "groen", "onbekend"]


@dataclass(frozen=True, slots=True)
class RiskAllocation(Jsonable):
    """The six flags of a lump sum, and what they say together."""

    TITLE = "Risicoverdeling"
    ORDER = "vlaggen rood"

    flags: dict[str, bool | None]
    threshold: Annotated[int, "drempel"] = THRESHOLD
    advice: Mapping[str, str] = field(default_factory=lambda: _ADVICE)

    @property
    def red(self) -> tuple[str, ...]:
        """The red flags."""
        return tuple(key for key, state in self.flags.items() if state)

    @property
    def _red(self) -> Annotated[int, "rood"]:
        return len(self.red)

    @property
    def told(self) -> Annotated[dict[str, Vlag], "vlaggen"]:
        """Each flag in a word."""
        states: dict[bool | None, Vlag] = {True: "rood", False: "groen", None: "onbekend"}
        return {key: states[state] for key, state in self.flags.items()}

    @property
    def answers(self) -> dict[str, str]:
        """Whether each of the six is so, as people read it: `ja` is a risk."""
        return {key: _SAID[state] for key, state in self.flags.items()}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The flags that cannot be told yet."""
        return tuple(key for key, state in self.flags.items() if state is None)

    @property
    def verdict(self) -> Annotated[AllocationVerdict, "oordeel"]:
        """Block from the threshold on, explain any other red flag; pass when all are green, else it cannot be told."""
        if len(self.red) >= self.threshold:
            return AllocationVerdict.BLOCK
        if self.red:
            return AllocationVerdict.EXPLAIN
        return AllocationVerdict.ASKED if self.unknown else AllocationVerdict.PASS

    @property
    def said(self) -> str:
        """The verdict as people read it, with what it rests on."""
        every, unknown = len(self.flags), len(self.unknown)
        if self.verdict is AllocationVerdict.ASKED:
            return f"{self.verdict.value}: {unknown} van de {every} niet bekend"
        open_ = f", {unknown} niet bekend" if unknown else ""
        return f"{self.verdict.value} ({len(self.red)} van de {every} een risico{open_})"

    def findings(self, place: Place = _CONTRACT) -> tuple[Finding, ...]:
        """Return a finding per red flag (a fault in a contract that is blocked) and a note per unknown one."""
        blocked = self.verdict is AllocationVerdict.BLOCK
        severity = Severity.FAULT if blocked else Severity.WARNING
        red = [Finding(key, f"{FLAGS[key]}.", self.advice[key], place, severity) for key in self.red]
        asked = ((key, f"Niet bekend of dit zo is: {FLAGS[key][0].lower()}{FLAGS[key][1:]}.") for key in self.unknown)
        return (*red, *(Finding(key, text, "Vul dit aan.", place, Severity.NOTE) for key, text in asked))


def check_allocation(contract: Contract, threshold: int = THRESHOLD) -> RiskAllocation:
    """Return the risk allocation of a contract. Raises Refused for a threshold outside 1–6."""
    if not 1 <= threshold <= len(FLAGS):
        advice = f"Kies een aantal van 1 tot en met {len(FLAGS)}."
        refuse([fault(Place.of("drempel"), f"Een drempel van {threshold} vlaggen kan niet.", advice)])
    return RiskAllocation(contract.flags(), threshold, contract.advice())


def _opposite(state: bool | None) -> bool | None:
    return None if state is None else not state


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return True if one and other else None
