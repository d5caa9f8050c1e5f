"""The page of the table: who may do what when, and who sees what from when, from the two tables in the source."""

from collections.abc import Iterable

from tarief.negotiation.course import COURSE, CourseRow
from tarief.negotiation.visibility import TABLE, Viewer

HEAD = """# Aan tafel: wie mag wat, en wie ziet wat

Gemaakt uit de tabellen in `tarief/negotiation/course.py` en `tarief/negotiation/visibility.py` met `make docs`; wijzig
deze pagina niet met de hand. Wat de regels betekenen, staat in [onderhandeling.md](onderhandeling.md#de-tafel).

## Wie mag wat, en wanneer

Wat hier niet staat, wordt geweigerd met wat er wel kan. Waar geen rol staat, volgt de gebeurtenis uit een andere.

"""
SIGHT = """
## Wie ziet wat, en vanaf wanneer

De eigenaar is van wie het gegeven is; een coöperatie is eigenaar van wat haar leden inbrengen. Een leeg vak is: nooit,
en dan bestaat het voor deze kijker niet. "Zonder naam" en "volgens de onthullingsregels" zeggen hoe het getoond wordt.
Met een sterretje wordt vastgelegd dat iemand keek.

"""


def made() -> str:
    """The whole page."""
    return HEAD + _course() + SIGHT + _sight()


def _course() -> str:
    rows = (
        (
            f"`{what.KIND}`",
            ", ".join(seat.value for seat in row.seats),
            _when(row),
            " of ".join(phase.value for phase in row.to),
        )
        for what, row in COURSE.items()
    )
    return _table(("gebeurtenis", "door", "in de fase", "daarna"), rows)


def _when(row: CourseRow) -> str:
    during = ", ".join(phase.value for phase in row.during) or ("voor het begin" if row.seats else "")
    again = ", ".join(phase.value for phase in row.reopened)
    return f"{during}; na een heropening ook: {again}" if again else during


def _sight() -> str:
    def cell(grant):
        how = "" if grant is None or grant.shape.value == "precies" else f", {grant.shape.value}"
        return "" if grant is None else f"{grant.start.value}{how}{'*' if grant.logged else ''}"

    rows = ((matter.value, *(cell(grants.get(viewer)) for viewer in Viewer)) for matter, grants in TABLE.items())
    return _table(("gegeven", *(viewer.value for viewer in Viewer)), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
