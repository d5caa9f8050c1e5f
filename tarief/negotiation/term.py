"""The time in which agreed tariffs hold, and which quarters of it can be reported on a day."""

from datetime import date
from typing import NamedTuple, Self

from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.quarter import Quarter, quarters_over


class TimeInForce(NamedTuple):
    """The first and the last day."""

    start: date
    end: date

    @classmethod
    def of(cls, agreed: AgreementReached | None, in_force: date | None) -> Self | None:
        """Return the term of an agreement, which may come into force later than was agreed; None without agreement."""
        return cls(max(agreed.start, in_force or agreed.start), agreed.end) if agreed else None

    @property
    def first(self) -> Quarter:
        """The first quarter of it."""
        return Quarter.holding(self.start)

    @property
    def opens(self) -> date:
        """The first day on which a quarter can be reported: the day after the first one."""
        return self.first.next.start

    def newest(self, on: date) -> Quarter:
        """Return the newest quarter that is over, or the first one while none is."""
        return (self.over(on) or (self.first,))[-1]

    def over(self, on: date) -> tuple[Quarter, ...]:
        """Return the quarters that are over, the newest last."""
        return tuple(quarters_over(self.start, self.end, on))
