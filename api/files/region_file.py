"""What is asked about a region, from a file: a document, or lists in a spreadsheet; lists may stand in files beside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from api.files.calculate import calculate_file
from api.files.refused_file import file_on_disk, file_problem
from api.files.region_source import LIST_KEYS, MOST_VALUES, listed
from api.terminal.document import load_document, refuse_missing
from api.terminal.exits import Unanswered, WrongCall, say
from api.terminal.setting import Setting
from tarief import Breakdown, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.typed import several
from tarief.documents.document import KINDS
from tarief.region.case import RegionCase
from tarief.region.document import prices_of, read_case
from tarief.region.price_list import PriceList
from tarief.region.records import GebiedIn, PrijslijstIn
from workbooks.read.kinds import SHEETS
from workbooks.read.lists.reading import read_region_tables

_SHEET: Final = "opgave"
_WHOLE: Final = Place()

Places = Callable[[Place], Place]


@dataclass
class Loaded:
    """A document with, for what came from elsewhere, how a path is shown to the user."""

    data: dict[str, Json]
    places: Places


def load_case(path: Path, tariffs: str = "", prices: Path | None = None) -> RegionCase:
    """Read a .toml, .json, .csv or workbook; `tariffs` (62,86 63,90 or 62.86;63.90) come on top of those in it.

    A list may be the name of a file beside it, and a provider may name an `opgave` instead of a kostprijs.
    Raises `Refused` with every fault where the user wrote it, `WrongCall` for a path that is not one.
    """
    loaded = _load(path)
    if prices is not None:
        _put(loaded, "prijslijst", prices)
    if tariffs:
        loaded.data["tarieven"] = [*listed(loaded.data.get("tarieven")), *several(tariffs)]
    try:
        forecasts = _price_sheets(loaded.data, path.parent)
        return replace(read_case(loaded.data), forecasts=forecasts)
    except Refused as refused:
        raise refused.relocated(loaded.places) from None


def load_prices(path: Path) -> PriceList:
    """Read a list of old and new prices; raises `Refused` with every fault at its cell."""
    loaded = Loaded({}, lambda place: place)
    _put(loaded, "prijslijst", path)
    record = PrijslijstIn.of(loaded.data)
    found = prices_of(record)
    if found is None:
        raise Refused(tuple(record.spot.faults)).relocated(loaded.places)
    return found


def _load(path: Path) -> Loaded:
    refuse_missing(path)
    loaded = Loaded({}, lambda place: place)
    if path.suffix.lower() in SHEETS:
        _put_all(loaded, path)
        return loaded
    if path.suffix.lower() not in KINDS:
        raise WrongCall(f"{path.name} is geen lijst van aanbieders ({', '.join((*KINDS, *SHEETS))}).")
    loaded.data.update(GebiedIn.mapping(load_document(path, MOST_VALUES)))
    for key in LIST_KEYS:
        if isinstance(name := loaded.data.get(key), str):
            _put(loaded, key, path.parent / name)
    return loaded


def _put_all(loaded: Loaded, path: Path) -> None:
    try:
        found = read_region_tables(file_on_disk(path), name=path.name)
    except Unanswered:
        raise
    except Refused as refused:
        raise Unanswered(refused.findings, refused.questions, partial(file_problem, refused)) from None
    loaded.data.update(found.data)
    _add_places(loaded, found.places, path.name)
    if found.unused:
        say(f"Niet gebruikt uit {path.name}: {', '.join(found.unused)}.")


def _put(loaded: Loaded, key: str, path: Path) -> None:
    """Put one list of a spreadsheet in the document; another list there is not what was asked for."""
    own = Loaded({}, lambda place: place)
    refuse_missing(path)
    _put_all(own, path)
    if key not in own.data:
        raise WrongCall(f"In {path.name} staat geen lijst {key}, maar wel {', '.join(own.data)}.")
    loaded.data[key] = own.data[key]
    _add_places(loaded, own.places, "", Place.of(key))


def _add_places(loaded: Loaded, places: Places, name: str, start: Place = _WHOLE) -> None:
    """Show the paths of one file as cells, and leave the others to what was known."""
    before, shown = loaded.places, f"{name}, " if name else ""

    def place(path: Place) -> Place:
        found = places(path) if path.starts_with(start) else path
        return before(path) if found == path else found.after(shown)

    loaded.places = place


def _price_sheets(data: dict[str, Json], folder: Path) -> dict[str, str]:
    """Put the cost of each sheet that a provider names in the place of its kostprijs; return forecasts by provider."""
    forecasts = dict[str, str]()
    rows = listed(data.get("aanbieders"))
    named = [(number, row) for number, row in enumerate(rows) if isinstance(row, dict) and _SHEET in row]
    for number, row in named:
        breakdown = _priced(folder / str(row.pop(_SHEET)), f"aanbieders/{number}")
        cost = breakdown.tarief if breakdown.kostprijs is None else breakdown.kostprijs
        if row.setdefault("kostprijs", cost) == cost and breakdown.assumption:
            forecasts[str(row.get("naam") or f"aanbieder {number + 1}")] = breakdown.assumption
    return forecasts


def _priced(path: Path, place: str) -> Breakdown:
    try:
        return calculate_file(path, replace(Setting.of(), may_ask=False)).breakdown
    except Refused as refused:
        raise refused.relocated(lambda inner: inner.after(f"{place}/{_SHEET} ({path.name}): ")) from None
