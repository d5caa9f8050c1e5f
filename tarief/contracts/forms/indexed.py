"""Forms that agree on one price, with a percentage for each later year: what they hold is declared as fields."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.answer import FormIn
from tarief.contracts.course import Course
from tarief.contracts.form import ContractForm
from tarief.contracts.limits import change, fault
from tarief.contracts.numbers import AgreedTerm, ExactNumber
from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.core.units import Aandeel, Euro
from tarief.documents.kinds import ListOf
from tarief.documents.record import Entry
from tarief.model.steps import Steps

_INDEXATION = "indexering"
#: A form that uses these steps declares `prijs`, given or derived.
INDEXED = Steps("jaarprijs")
INDEXED.given(_INDEXATION, "Indexering", Aandeel, negative=True, row="jaren", optional="-")


@INDEXED.step("Prijs in het jaar", above={"prijs": "jaarprijs"}, row="jaren")
def jaarprijs(prijs: Euro, indexering: Aandeel) -> Euro:
    """De prijs van het jaar ervoor, met de index; het eerste jaar heeft geen index."""
    return prijs * (1 + indexering)


class IndexedIn(FormIn):
    """A form of plain numbers and an index for each later year: the numbers are its fields."""

    indexering = Entry(ListOf(ExactNumber()), "Per jaar na het eerste.").otherwise(())


class IndexedForm(ContractForm):
    """A form of plain numbers and an index for each later year; `record` declares the numbers."""

    __slots__ = ()
    #: Asked for its numbers alone, so that it need not be able to make a form.
    record: ClassVar[type[IndexedIn]] = IndexedIn  # type: ignore[type-abstract]
    indexation: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        refuse(self.faults())

    def faults(self) -> Iterator[Finding]:
        """What is wrong with the numbers by themselves."""
        yield from self.record.faults_in(self)
        for index in self.indexation:
            yield from change(index, Place.of(_INDEXATION), "De indexering")

    def terms(self) -> Iterator[AgreedTerm]:
        """The numbers, and the index of each year after the first."""
        yield from self.record.terms_in(self)
        for later, index in enumerate(self.indexation):
            yield AgreedTerm(_INDEXATION, index, (_INDEXATION, later), later + 1)

    def fits(self, course: Course) -> None:
        """Refuse another number of percentages than there are later years; none at all keeps the price."""
        later = len(course.years) - 1
        if self.indexation and len(self.indexation) != later:
            advice = f"Geef {later} percentages, een voor elk jaar na het eerste."
            refuse([fault(Place.of(_INDEXATION), f"Er zijn {len(self.indexation)} percentages.", advice)])
