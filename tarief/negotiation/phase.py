"""Where a process stands."""

from enum import StrEnum


class Phase(StrEnum):
    """A phase of a process: before the first round, in a round, or after what came out of it."""

    PREPARING = "voorbereiding"
    DRAFT = "concept"
    OPEN = "open"
    CLOSED = "gesloten"
    REVEALED = "onthuld"
    DELIBERATING = "beraad"
    SETTLED = "vastgesteld"
    AGREED = "overeenstemming"
    PARTIAL = "gedeeltelijk"
    DECIDED = "besloten"
    PUBLISHED = "gepubliceerd"
    IN_FORCE = "in_werking"
    REOPENED = "heropend"
