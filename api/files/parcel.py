"""What a page works on, as one thing: to be kept, and to be put back later."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from api.web.held import Held


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a page with what was said of them, those beside by the text that names each, and its texts."""

    files: tuple[Held, ...] = ()
    beside: Mapping[str, Held] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_files(self) -> tuple[Held, ...]:
        """Every file, those beside behind the others."""
        return (*self.files, *self.beside.values())


def without_visitors(held: Held) -> Held:
    """Return a file without who came to it from where."""
    return replace(held, ways_back={})
