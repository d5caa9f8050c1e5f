"""What a page works on, as one thing: to be kept, and to be put back later; and a price as a file, to go on with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from api.files.region_source import VIEW
from api.web.held import Held
from tarief import Breakdown
from tarief.core.json_data import Json


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


def as_participant(parcel: Parcel) -> Parcel:
    """Return the same as who is no facilitator sees it: a list of providers only as far as may be told."""

    def plain(texts: Mapping[str, str]) -> Mapping[str, str]:
        return {name: text for name, text in texts.items() if name != VIEW}

    files = tuple(replace(held, texts=plain(held.texts)) for held in parcel.files)
    beside = {name: replace(held, texts=plain(held.texts)) for name, held in parcel.beside.items()}
    return Parcel(files, beside, plain(parcel.texts))


def without_visitors(held: Held) -> Held:
    """Return a file without who made it, and who came to it from where."""
    return replace(held, ways_back={}, maker="")


def as_file(breakdown: Breakdown) -> Held:
    """Return the calculation as a request in JSON."""
    name = breakdown.model.label
    return Held(f"{name}.json", json.dumps(request_of_price(breakdown)).encode(), title=name)


def request_of_price(breakdown: Breakdown) -> dict[str, Json]:
    """Return what would be asked to get this price again."""
    return {
        "model": breakdown.model.key,
        "peildatum": breakdown.on.isoformat(),
        "invoer": breakdown.inputs.document,
    }
