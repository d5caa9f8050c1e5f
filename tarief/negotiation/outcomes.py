"""What can happen once values are on the table: locks, dissent, votes, agreement, decision and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from tarief.core.jsonable import Absent
from tarief.core.number import Plain
from tarief.documents.durable import Durable, Moment
from tarief.negotiation.event import Happening
from tarief.negotiation.growth import Growth
from tarief.negotiation.party import Party
from tarief.negotiation.position import Ground
from tarief.region.budget import BELOW_GOAL


@dataclass(frozen=True)
class ValueLocked(Happening):
    """A value is settled, with why for both sides; nobody comes back to it unless both want to."""

    KIND = "vergrendeld"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    value: Annotated[Plain, "waarde"]
    paying: Annotated[str, "motivering_betaler"]
    giving: Annotated[str, "motivering_zorgaanbieder"]
    evidence: Annotated[tuple[Ground, ...], "onderbouwing"] = ()
    expires: Annotated[Moment | None, "vervalt"] = None


@dataclass(frozen=True)
class UnlockAsked(Happening):
    """A party wants a settled value open again; it opens when somebody of the other side wants it too."""

    KIND = "ontgrendeling_gevraagd"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    reason: Annotated[str, "reden"]


@dataclass(frozen=True)
class ValueUnlocked(Happening):
    """A settled value is open again."""

    KIND = "ontgrendeld"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    reason: Annotated[str, "reden"]


@dataclass(frozen=True)
class DissentRecorded(Happening):
    """A party does not agree with a value and says so; this stays, whatever is decided.

    Without a `reason` that is what is recorded: that none was given. `released` lets other parties of its own side
    read its grounds too, and the file of the agreement name it; at the table they are never told whose it is.
    """

    KIND = "afwijkend_standpunt"

    id: Annotated[str, "id"]
    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    value: Annotated[Plain | None, "eigen_waarde"] = None
    reason: Annotated[str, "reden"] = ""
    evidence: Annotated[tuple[Ground, ...], "onderbouwing"] = ()
    asks: Annotated[str, "gevraagd_gevolg"] = ""
    released: Annotated[bool, "vrijgegeven"] = False


class Vote(StrEnum):
    """How a party stands to the text."""

    AGREED = "akkoord"
    ACCEPTABLE = "kan_ermee_leven"
    REFUSED = "niet_akkoord"


@dataclass(frozen=True)
class VoteCast(Happening):
    """A party says how it stands to the standing texts as they are now."""

    KIND = "stem_uitgebracht"

    vote: Annotated[Vote, "stem"]
    conditions: Annotated[str, "voorwaarden"] = ""
    for_whom: Annotated[str, "voor"] = ""


class Settlement(StrEnum):
    """What came out."""

    AGREED = "overeenstemming"
    PARTIAL = "gedeeltelijk"


@dataclass(frozen=True)
class AgreementReached(Happening):
    """The talks end, in agreement of all or of some, with how it goes on from there.

    `path` is the share of the difference in each year between the tariff `before`, by product, and the agreed one;
    `amounts` are the tariffs of those years, before indexation. `content` is the SHA-256 of what was agreed, as it
    stands in the file of the agreement.
    """

    KIND = "overeenkomst_gesloten"

    outcome: Annotated[Settlement, "uitkomst"]
    start: Annotated[date, "vanaf"]
    end: Annotated[date, "tot_en_met"]
    index: Annotated[str, "indexatie"]
    reopening: Annotated[tuple[str, ...], "heropening_bij"] = ()
    path: Annotated[tuple[Plain, ...], "ingroeipad"] = ()
    conditions: Annotated[str, "voorwaarden"] = ""
    content: Annotated[str, "inhoud_sha256"] = ""
    before: Annotated[Mapping[str, Plain], "tarief_hiervoor", Absent] = field(default_factory=dict)
    amounts: Annotated[Mapping[str, tuple[Plain, ...]], "bedragen_ingroeipad", Absent] = field(default_factory=dict)

    def growth(self, product: str) -> Growth | None:
        """Return how the tariff of a product grows; None where it holds from the first day."""
        return Growth(self.before[product], self.path, BELOW_GOAL) if self.path and product in self.before else None

    def years_to(self, product: str, tariff: Decimal) -> tuple[Decimal, ...]:
        """Return what is paid in each year on the way to a tariff, agreed or decided; empty where it holds at once."""
        growth, agreed = self.growth(product), self.amounts.get(product, ())
        if growth is None:
            return ()
        return agreed if agreed and self.path[-1] == 1 and agreed[-1] == tariff else growth.toward(tariff)

    def in_year(self, product: str, tariff: Decimal, year: int) -> Decimal:
        """Return what is paid of a tariff in a calendar year: as it is on its first day on which the agreement holds.

        It is not indexed. What the last year of the way brings is paid from then on.
        """
        way, day = self.years_to(product, tariff), max(date(year, 1, 1), self.start)
        before_its_day = (day.month, day.day) < (self.start.month, self.start.day)
        return way[min(day.year - self.start.year - before_its_day, len(way) - 1)] if way else tariff


@dataclass(frozen=True)
class Deviation(Durable):
    """Where a decision departs from what was agreed, with a motivation of its own."""

    TITLE = "Afwijking"

    product: Annotated[str, "product"]
    tariff: Annotated[Plain, "tarief"]
    motivation: Annotated[str, "motivering"] = ""


@dataclass(frozen=True)
class DecisionTaken(Happening):
    """The college of one municipality decides for itself: the tariff of each product."""

    KIND = "besluit_genomen"

    body: Annotated[str, "orgaan"]
    day: Annotated[date, "datum"]
    tariffs: Annotated[Mapping[str, Plain], "tarieven"]
    motivation: Annotated[str, "motivering"]
    deviations: Annotated[tuple[Deviation, ...], "afwijkingen"] = ()


@dataclass(frozen=True)
class TariffPublished(Happening):
    """The tariffs are made public, with their motivation."""

    KIND = "gepubliceerd"


@dataclass(frozen=True)
class TariffInForce(Happening):
    """The tariffs are what is paid, from a day on."""

    KIND = "in_werking"

    start: Annotated[date, "vanaf"]


@dataclass(frozen=True)
class AgreementReopened(Happening):
    """Something happened on which the parties had agreed to talk again."""

    KIND = "heropend"

    reason: Annotated[str, "aanleiding"]


@dataclass(frozen=True)
class ProviderJoined(Happening):
    """A new provider joins an agreement in force, on its terms and without reopening it."""

    KIND = "aanbieder_toegetreden"

    party: Annotated[Party, "partij"]


@dataclass(frozen=True)
class AnswerToRemark(Durable):
    """What is said to a remark, and what follows from it."""

    TITLE = "AntwoordOpOpmerking"

    remark: Annotated[str, "opmerking"]
    answer: Annotated[str, "antwoord"]
    changed: Annotated[bool, "gewijzigd"]
    consequence: Annotated[str, "gevolg"] = ""


@dataclass(frozen=True)
class NoteSettled(Happening):
    """Remarks are answered; each remark that was made gets an answer."""

    KIND = "nota_vastgesteld"

    answers: Annotated[tuple[AnswerToRemark, ...], "antwoorden"]
