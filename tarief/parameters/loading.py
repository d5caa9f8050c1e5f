"""Loading the library: the files that come with the program, and files of the user's own."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TypedDict, cast

from tarief.core.door import door
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import UNITS, Unit
from tarief.parameters.library import Library
from tarief.parameters.reading import read_publishers
from tarief.parameters.record import Publisher
from tarief.parameters.shelf import DATA, shipped_files

#: Files of parameters, each a name and a text.
Sets = tuple[tuple[str, str], ...]
#: The sets that were published on this machine, and the library with them; empty where nothing was.
_PUBLISHED: list[tuple[Sets, Library]] = []


class _Head(TypedDict):
    """What a cao is called in a choice, and where it stands there."""

    naam: str
    volgorde: int


@door()
def load_parameters(*own: Path, units: Mapping[str, Unit] = UNITS) -> Library:
    """Return the library, with the user's own files on top of the ones that come with the program.

    `units` are those that the own files may use: of the program, and of a model of one's own. A value in an own file
    goes before the library's value for the same days; both stay visible. Raises Refused when a file cannot be read or
    is malformed.
    """
    if not own:
        return _here()
    return library_with([(path.name, _text(path)) for path in own], units)


@door()
def library_with(own: Sequence[tuple[str, str]], units: Mapping[str, Unit] = UNITS) -> Library:
    """Return the library with own files, each a name and a text, on top; raises Refused as `load_parameters` does."""
    return _on_top(_here(), own, units)


def publish(sets: Sequence[tuple[str, str]]) -> None:
    """Let the sets that were published on this machine, each a name and a text, count wherever the library does.

    They take the place of those of an earlier call; raises Refused for one that is malformed.
    """
    _PUBLISHED[:] = [(tuple(sets), _on_top(_shipped(), sets, UNITS))] if sets else []


def published_sets() -> Sets:
    """Return the sets that were published on this machine."""
    return _PUBLISHED[0][0] if _PUBLISHED else ()


def _here() -> Library:
    """What comes with the program, with what was published on this machine."""
    return _PUBLISHED[0][1] if _PUBLISHED else _shipped()


def _on_top(known: Library, own: Sequence[tuple[str, str]], units: Mapping[str, Unit]) -> Library:
    read = [(name, replace(item, own=True)) for name, text in own for item in read_publishers(text, name, units)]
    refuse(fault for name, publisher in read for fault in _other_units(publisher, name))
    return Library((*known.added, *(publisher for _, publisher in read)), known.shelf)


@cache
def _shipped() -> Library:
    return Library((), shipped_files())


def caos() -> dict[str, str]:
    """Return the name of each shipped cao by its key; of the files only the heads are read, which takes no time."""
    heads = {path.stem: _head(path) for path in DATA.joinpath("cao").glob("*.toml")}
    return {key: head["naam"] for key, head in sorted(heads.items(), key=lambda item: item[1]["volgorde"])}


def _head(entry: Path) -> _Head:
    with entry.open(encoding="utf-8") as lines:
        head = "".join(takewhile(lambda line: not line.startswith("waarden"), lines))
    return cast("_Head", tomllib.loads(head))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        advice = "Ga na of het bestand bestaat, of u het mag lezen en of het tekst in UTF-8 is."
        finding = Finding("parameterbestand", "Het bestand is niet te lezen.", advice, Place.of(path.name))
        raise Refused((finding,)) from error


def _other_units(publisher: Publisher, name: str) -> Iterator[Finding]:
    """Faults for own values that stand in another unit than the library's: they would be read wrongly."""
    units = {value.path: value.unit for value in _shipped().values_of(publisher.key)}
    for number, value in enumerate(publisher.values):
        unit = units.get(value.path, value.unit)
        if value.unit != unit:
            text = f"{value.path} staat in de bibliotheek in {_name(unit)}, niet in {_name(value.unit)}."
            advice = f'Reken de waarde om en vul in: eenheid = "{_name(unit)}".'
            row = PathStep(f"waarden[{number + 1}] ({value.key})", ("waarden", number))
            place = Place.words(row, lead=f"{name}, ")
            yield Finding("parameterbestand", text, advice, place)


def _name(unit: Unit | str) -> str:
    return unit if isinstance(unit, str) else unit.key
