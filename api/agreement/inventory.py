"""The list of a dossier: what stands in it by kind, and how much of that is withheld and on which ground."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

from tarief.agreement.field_class import GROUNDS, FieldClass
from tarief.core.jsonable import JsonObject
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.report import Report
from tarief.report.tables import Table


def report_of_dossier(dossier: JsonObject) -> Report:
    """Return the list that goes with a dossier to a court, or to who asked for it."""
    pieces = cast(Sequence[JsonObject], dossier["stukken"])
    head = f"{len(pieces)} stukken, {dossier['vorm']}. Wortel: {dossier['wortel']}."
    grounds = Table(
        "gronden",
        "Waarom iets niet openbaar is",
        columns(Holds.TEXT, klasse="Klasse", grond="Grond"),
        _grounds(),
        total="",
    )
    return Report(f"Inventarislijst {dossier['naam']}", head, (_kinds(pieces), grounds), ())


def _kinds(pieces: Sequence[JsonObject]) -> Table:
    heads = (
        Column("soort", "Soort stuk", Holds.TEXT),
        Column("stukken", "Stukken", Holds.COUNT),
        Column("openbaar", "Openbare velden", Holds.COUNT),
        Column("bedrijf", "Bedrijfsvertrouwelijk", Holds.COUNT),
        Column("persoon", "Persoonlijk", Holds.COUNT),
    )
    return Table("stukken", "Wat erin staat", heads, tuple(_rows(pieces)), total="")


def _rows(pieces: Sequence[JsonObject]) -> Iterator[tuple[Cell, ...]]:
    counted: dict[str, Counter[str]] = {}
    kinds = Counter(str(piece["soort"]) for piece in pieces)
    for piece in pieces:
        classes = (str(field["klasse"]) for field in cast(Sequence[Mapping[str, str]], piece["velden"]))
        counted.setdefault(str(piece["soort"]), Counter()).update(classes)
    for kind, fields in counted.items():
        yield kind, Decimal(kinds[kind]), *(Decimal(fields[one]) for one in FieldClass)


def _grounds() -> tuple[tuple[Cell, ...], ...]:
    return tuple((kind.value, ground) for kind, ground in GROUNDS.items())
