"""Whereabouts are data: each way of writing a path holds the whole path, and no room reads a place out of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tarief.core.place import Name, Place, SheetCell, Step, Whereabouts

NAMES = st.lists(st.text() | st.integers(0, 999), max_size=5).map(tuple)


def read_pointer(text: str) -> tuple[str, ...]:
    """Read a JSON pointer as RFC 6901 says."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:])


@given(NAMES)
def test_a_pointer_reads_back_as_the_path(names: tuple[Name, ...]) -> None:
    assert read_pointer(str(Place.pointer(*names))) == tuple(map(str, names))


@given(NAMES, NAMES)
def test_a_place_moves_under_a_document(names: tuple[Name, ...], document: tuple[Name, ...]) -> None:
    moved = Place.of(*names).under(Place.pointer(*document))
    assert moved == Place.pointer(*document, *names)
    assert moved.under(Place.pointer("elders")) == moved
    assert moved.starts_with(Place.pointer(*document))


@given(NAMES, st.text() | st.integers(0, 9))
def test_a_place_is_extended_by_a_part(names: tuple[Name, ...], name: Name) -> None:
    longer = Place.of(*names) / name
    assert longer.names == (*names, name)
    assert longer.starts_with(Place.of(*names))
    assert not Place.of(*names).starts_with(longer)


@given(st.from_regex(r"[A-Z]{1,3}[1-9][0-9]{0,4}", fullmatch=True), NAMES)
def test_a_cell_is_said_as_a_sentence_and_keeps_its_path(address: str, names: tuple[Name, ...]) -> None:
    place = Place(names, cell=SheetCell("Invoer", address))
    assert (str(place), place.names) == (f"Blad Invoer, cel {address}", names)
    assert str(Place.at("", address)) == f"cel {address}"
    assert (str(Place.at("Invoer")), str(Place.at("Invoer", row=3))) == ("Blad Invoer", "Blad Invoer, rij 3")


def test_a_path_is_written_as_its_document_does() -> None:
    path = ("functiemix", 0, "schaal")
    assert str(Place.of(*path)) == "functiemix/0/schaal"
    assert str(Place.dotted(*path, lead="eigen.toml, ")) == "eigen.toml, functiemix[1].schaal"
    assert str(Place.box(*path)) == "functiemix.0.schaal"
    assert str(Place.words("waarden", 0, "geldigheid", lead="eigen.toml, ")) == "eigen.toml, waarden[1], geldigheid"
    assert str(Place(lead="eigen.toml, ")) == "eigen.toml"
    assert str(Place.of("overhead").after("a, ")) == "a, overhead"
    assert (str(Place()), bool(Place())) == ("", False)


def test_a_step_has_words_and_names() -> None:
    place = Place.words(Step("lumpsum"), Step("stap 2 (2020)", ("stappen", 1)), "taakstelling")
    assert str(place) == "lumpsum, stap 2 (2020), taakstelling"
    assert str(place.under(Place.pointer("vormen", 0))) == "/vormen/0/stappen/1/taakstelling"
    assert place.key == "taakstelling"


def test_a_value_is_found_by_its_path_or_by_its_key() -> None:
    cell = Place.at("Invoer", "C9")
    places = Whereabouts({("overhead",): cell})
    assert places(Place.of("overhead")) == places(Place.of("functiemix", 0, "overhead")) == cell
    assert places(Place.of("winst")) == Place.of("winst")
