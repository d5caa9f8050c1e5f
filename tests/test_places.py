"""Whereabouts are data: each way of writing a path holds the whole path, and no room reads a place out of a text."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief.core.place import Name, PathStep, Place, SheetCell, Whereabouts

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
    place = Place.words(PathStep("lumpsum"), PathStep("stap 2 (2020)", ("stappen", 1)), "taakstelling")
    assert str(place) == "lumpsum, stap 2 (2020), taakstelling"
    assert str(place.under(Place.pointer("vormen", 0))) == "/vormen/0/stappen/1/taakstelling"
    assert place.key == "taakstelling"


def test_a_value_is_found_by_its_path_or_by_its_key() -> None:
    cell = Place.at("Invoer", "C9")
    places = Whereabouts({("overhead",): cell})
    assert places(Place.of("overhead")) == places(Place.of("functiemix", 0, "overhead")) == cell
    assert places(Place.of("winst")) == Place.of("winst")


CUTTING = {
    "endswith", "find", "index", "partition", "removeprefix", "removesuffix", "rfind", "rindex", "rpartition", "rsplit",
    "split", "splitlines", "startswith", "strip", "lstrip", "rstrip",
}  # fmt: skip
SAID = {"text", "advice"}
#: How a finding or a question is called where its texts are read.
REMARKS = {"finding", "question", "remark", "wrong", "fault", "alert", "refused"}
TOLD = re.compile(rf"\.\s*place\b|\b(?:{'|'.join(REMARKS)})\s*\.\s*(?:{'|'.join(SAID)})\b")
ROOTS = [Path(__file__).parents[1] / folder for folder in ("tarief", "workbooks", "api")]


def cuts(source: str) -> list[int]:
    """Return the lines where a place, or the text of a finding, is cut with a string method, a slice or a pattern."""
    if not TOLD.search(source):  # most modules tell nothing, and to parse them takes long
        return []
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr) and _cuts(node)]


def _cuts(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=held, attr=method)) if method in CUTTING:
            return _is_told(held)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="fullmatch" | "match" | "search"), args=[*args]):
            return (name == "re" or name.isupper()) and any(map(_is_told, args))
        case ast.Subscript(value=ast.Call() as held):
            return _is_told(held)
    return False


def _is_told(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="str"), args=[ast.Attribute(attr="place")]) | ast.Attribute(attr="place"):
            return True
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if attribute in SAID:
            return name in REMARKS
    return False


@pytest.mark.parametrize(
    "line",
    [
        'finding.place.rsplit("/", 1)[-1]',
        'str(finding.place).partition(", cel ")',
        'finding.text.removesuffix(" ontbreekt.")',
        'finding.text.split(" is ")[0]',
        're.fullmatch("(.*), stap 2", str(question.place))',
        "str(change.place)[-4:]",
    ],
)
def test_a_cut_is_seen(line: str) -> None:
    assert cuts(line)


def test_no_place_and_no_text_of_a_finding_is_taken_apart() -> None:
    found = [
        f"{path}:{line}" for root in ROOTS for path in root.rglob("*.py") for line in cuts(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_place_has_nothing_of_a_text() -> None:
    assert not CUTTING & {name for name in dir(Place) if not name.startswith("_")}
