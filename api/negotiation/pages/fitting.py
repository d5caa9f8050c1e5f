"""What a form knows beforehand: values that are settled, what there is to choose from, and how many rows it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tarief.core.units import Unit

#: A choice: what is sent, and what it is called.
Choices = Sequence[tuple[str, str]]
#: The place of a box in what is sent; a row stands in it under its own name.
FieldPath = tuple[str, ...]
#: Stands for the name of any row.
ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a list: its name in the form, and what it is called."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Fitting:
    """What is known of the boxes of a form, by their place: `wijzigingen.overhead.waarde`, or `wijzigingen.*.waarde`.

    `fixed` is not asked, `starts` is what a box begins with, `absent` is left out, `copies` says of which other box a
    box that was left empty, or left out, takes the value, and `faults` where else a fault at a place is shown.
    """

    fixed: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choices] = field(default_factory=dict)
    rows: Mapping[str, Sequence[FormRow]] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def __or__(self, other: "Fitting") -> "Fitting":
        """Return both together; `other` goes before."""
        return Fitting(
            {**self.fixed, **other.fixed},
            {**self.starts, **other.starts},
            {**self.choices, **other.choices},
            {**self.rows, **other.rows},
            {**self.units, **other.units},
            {**self.copies, **other.copies},
            self.absent | other.absent,
        )


def names_of(path: FieldPath) -> tuple[str, ...]:
    """Return what a place may be called in a fitting: by itself, and with any one row in it."""
    inner = range(1, len(path))
    return (".".join(path), *(".".join((*path[:at], ANY, *path[at + 1 :])) for at in inner))
