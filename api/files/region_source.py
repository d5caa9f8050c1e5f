"""A list of providers as it was sent: a document or a spreadsheet, as plain data with the place of each value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePath
from typing import Final

from api.web.held import Held
from tarief import Finding, Refused
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.document import KINDS, read_document
from tarief.region.case import RegionCase, View
from tarief.region.document import read_case
from tarief.region.records import GebiedIn
from workbooks.read.lists.reading import read_region_tables

#: The name of the choice who looks.
VIEW: Final = "zicht"
#: A region holds thousands of providers with some five values each.
MOST_VALUES: Final = 100_000
#: What may be a list in a file of its own.
LIST_KEYS: Final = ("aanbieders", "gemeenten", "tarieven", "prijslijst")


@dataclass(frozen=True)
class RegionSource:
    """The data of a file, where a path in it stands, and the columns that were not used."""

    data: dict[str, Json]
    place: Callable[[Place], Place]
    unused: tuple[str, ...] = ()

    @cached_property
    def case(self) -> RegionCase:
        """What the file says of a region; read once. Raises `Refused` with every fault at its path in the data."""
        return read_case(self.data)


def read_source(name: str, content: bytes) -> RegionSource:
    """Read a .toml, .json or spreadsheet; raises `Refused` for one that cannot be read or holds no list."""
    if PurePath(name).suffix.lower() in KINDS:
        return RegionSource(_document(name, content), lambda path: path)
    found = read_region_tables(content, name=name)
    return RegionSource(dict(found.data), found.places, found.unused)


def look_at_region(name: str, content: bytes) -> Held:
    """Return the file as it will be held; raises `Refused` with every fault in it where it stands."""
    held = Held(name, content, private=True)
    source = source_of(held)
    try:
        assert source.case  # what is wrong in it is told now
    except Refused as refused:
        raise refused.relocated(source.place) from None
    return held


def source_of(held: Held) -> RegionSource:
    """Return what a file that is held says; read once."""
    return held.kept.reading(RegionSource, partial(read_source, held.name, held.content))


def view_in(texts: Mapping[str, str]) -> View:
    """Return who looks; a participant unless it was chosen otherwise."""
    return View.FACILITATOR if texts.get(VIEW) == View.FACILITATOR else View.PARTICIPANT


def _document(name: str, content: bytes) -> dict[str, Json]:
    document = GebiedIn.mapping(read_document(name, content, MOST_VALUES))
    refuse(
        Finding(
            "ander_bestand",
            f"'{key}' verwijst naar een ander bestand, en dat is hier niet.",
            "Zet de regels in het bestand zelf, of gebruik tarief gebied op de opdrachtregel.",
            Place.of(key),
        )
        for key in LIST_KEYS
        if isinstance(document.get(key), str)
    )
    return document


def listed(raw: Json) -> Sequence[Json]:
    """Return a list as it stands in a file; nothing for what is none, which its reader refuses."""
    return raw if isinstance(raw, list) else []
