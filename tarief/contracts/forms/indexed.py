"""Forms that agree on one price, with a percentage for each later year: what they hold is declared as fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from tarief.contracts.course import Course
from tarief.contracts.fields import Check, Fields
from tarief.contracts.form import AgreedTerm, ContractForm
from tarief.contracts.limits import change, fault
from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.core.units import Aandeel, Euro
from tarief.model.steps import Steps

_INDEXATION = "indexering"
#: A form that uses these steps declares `prijs`, given or derived.
INDEXED = Steps("jaarprijs")
INDEXED.given(_INDEXATION, "Indexering", Aandeel, negative=True, row="jaren", optional="-")


@INDEXED.step("Prijs in het jaar", above={"prijs": "jaarprijs"}, row="jaren")
def jaarprijs(prijs: Euro, indexering: Aandeel) -> Euro:
    """De prijs van het jaar ervoor, met de index; het eerste jaar heeft geen index."""
    return prijs * (1 + indexering)


@dataclass(frozen=True, slots=True)
class AgreedNumber:
    """A number that a document holds: its name there and in the steps, where the form keeps it, and its limits.

    One with `otherwise` may be left out.
    """

    name: str
    attribute: str
    what: str
    check: Check
    otherwise: Decimal | None = None

    def read(self, fields: Fields) -> Decimal | None:
        """Read it from a document; None for one that is left out."""
        return None if self.otherwise is not None and not fields.has(self.name) else fields.number(self.name)


class IndexedForm(ContractForm):
    """A form of plain numbers and an index for each later year; `numbers` declares what it holds."""

    __slots__ = ()
    numbers: ClassVar[tuple[AgreedNumber, ...]]
    indexation: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        refuse(self.faults())

    @classmethod
    def read(cls, fields: Fields) -> Self | None:
        """Read the form; None, with every fault noted, where it cannot be."""
        held = {number.attribute: number.read(fields) for number in cls.numbers}
        indexation = fields.numbers(_INDEXATION)
        return fields.made(lambda: cls(**held, indexation=indexation))  # type: ignore[call-arg]

    def faults(self) -> Iterator[Finding]:
        """What is wrong with the numbers by themselves."""
        for number in self.numbers:
            if (value := getattr(self, number.attribute)) is not None:
                yield from number.check(value, Place.of(number.name), number.what)
        for index in self.indexation:
            yield from change(index, Place.of(_INDEXATION), "De indexering")

    def terms(self) -> Iterator[AgreedTerm]:
        """The numbers, and the index of each year after the first."""
        for number in self.numbers:
            if (value := getattr(self, number.attribute)) is not None:
                yield AgreedTerm(number.name, value, (number.name,))
            elif number.otherwise:
                yield AgreedTerm(number.name, number.otherwise, ())
        for later, index in enumerate(self.indexation):
            yield AgreedTerm(_INDEXATION, index, (_INDEXATION, later), later + 1)

    def fits(self, course: Course) -> None:
        """Refuse another number of percentages than there are later years; none at all keeps the price."""
        later = len(course.years) - 1
        if self.indexation and len(self.indexation) != later:
            advice = f"Geef {later} percentages, een voor elk jaar na het eerste."
            refuse([fault(Place.of(_INDEXATION), f"Er zijn {len(self.indexation)} percentages.", advice)])
