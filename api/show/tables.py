"""Tables as pages show them: which columns hold figures, which rows are sums, and the pictures beside them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from api.charts.drawing import draw, in_words
from api.charts.style import Drawing, data_address, svg
from tarief.core.pictures import ReportPicture
from tarief.report.cells import Holds, Worded
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table

#: A specification for a wide and for a narrow page.
Drawn = Callable[[bool], Drawing]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an address that a page can hold, wide and narrow, with its title and what it shows in words."""

    title: str
    wide: str
    narrow: str
    words: str


def drawn(title: str, draw: Drawn, words: str) -> Picture:
    """Draw a picture in both widths; takes some tens of milliseconds, so call it in a thread."""
    wide, narrow = (data_address(svg(draw(is_narrow))) for is_narrow in (False, True))
    return Picture(title, wide, narrow, words)


def drawn_of(drawing: ReportPicture) -> Picture:
    """Draw a picture of a report."""
    return drawn(drawing.title, lambda narrow: draw(drawing, narrow=narrow), in_words(drawing))


#: What a row is besides an ordinary one.
SUM, HEAD, PART = "som", "hoofd", "deel"
#: What stands above a column without a name: the first, the second, any other.
_UNNAMED = ("Onderdeel", "Waarde", "Toelichting")
#: Pixels of a letter, of the space between columns, and of a table on a phone.
_LETTER, _GUTTER, _PHONE = 7.7, 12.8, 296
#: Letters of a text that is folded, and of a row that fits half a page.
_LONG, _HALF_PAGE, _BROAD, _COLUMNS = 36, 58, 80, 5
#: Names of columns that say themselves that they are in euros.
_IN_EUROS = ("Euro",)
#: More rows than this nobody reads on a page.
MOST_ROWS = 400
#: A figure that is told as a text, with its unit or as a band; a year or a day is none.
_FIGURE = re.compile(r"(?!\d{4}$)[−+]?(?:€\s?)?\d[\d.,]*(?![\w-]).{0,20}")
#: What may stand in the place of a figure: `geen`, `niet verteld`.
_NO_FIGURE = re.compile(r"[^\d]{0,24}")
#: What cannot stand in the name of a place on a page.
_NO_NAME = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class RowOfTable:
    """A row as it is read; `kind` is a sum, a part of the row above it, a row with parts, or nothing."""

    cells: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with the pictures beside it. `figures` tells which columns hold numbers; `mark` names assumptions."""

    key: str
    title: str
    heads: tuple[str, ...]
    figures: tuple[bool, ...]
    rows: tuple[RowOfTable, ...]
    note: str = ""
    mark: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def stacks(self) -> bool:
        """Whether it is too wide for a phone, so that each row is told there as a small list."""
        columns = range(len(self.heads))
        told = max((len(row.cells[at]) for row in self.rows for at in columns[1:] if not self.figures[at]), default=0)
        return told > _LONG or sum(map(self._room, columns)) > _PHONE

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole page: for what stands beside it, or for its own columns."""
        return bool(self.pictures) or sum(map(self._longest, range(len(self.heads)))) > _HALF_PAGE

    @property
    def is_broad(self) -> bool:
        """Whether nothing fits beside it."""
        return len(self.heads) > _COLUMNS or sum(map(self._longest, range(len(self.heads)))) > _BROAD

    def _room(self, at: int) -> float:
        """The pixels that a column needs at least: a number with its unit is one word, a text is cut at its spaces."""
        texts = [row.cells[at] for row in self.rows]
        words = texts if self.figures[at] else [word for text in texts for word in text.split(" ")]
        return _GUTTER + _LETTER * max([len(word) for word in (*words, *self.heads[at].split(" "))], default=0)

    def _longest(self, at: int) -> int:
        return min(_LONG, max([len(row.cells[at]) for row in self.rows] + [len(self.heads[at]) // 2]))


def _head(column: Column, number: int) -> str:
    """What stands above a column: with the sign of the euro where that stands at no figure in it."""
    if not column.label:
        return "Bedrag" if column.kind is Holds.PRICE else _UNNAMED[min(number, len(_UNNAMED) - 1)]
    bare = column.kind in (Holds.EURO, Holds.CENTS) and column.label not in _IN_EUROS
    return f"{column.label} (€)" if bare else column.label


def table_view(table: Table, pictures: Sequence[Picture] = ()) -> TableView:
    """Return a table as a page shows it; a column without a name in which nothing stands is left out."""
    shown = [[cell.printed if isinstance(cell, Worded) else cell for cell in row] for row in table.shown[:MOST_ROWS]]
    used = [
        number
        for number, column in enumerate(table.columns)
        if column.label or number < len(_UNNAMED) - 1 or any(row[number] for row in shown)
    ]
    rows = tuple(RowOfTable(tuple(row[at] for at in used), _kind(table, number)) for number, row in enumerate(shown))
    left_out = len(table.rows) - len(shown)
    more = f"Nog {left_out} regels staan niet op deze pagina, wel in de download als JSON." if left_out else ""
    return TableView(
        _NO_NAME.sub("-", table.key),
        table.title,
        tuple(_head(table.columns[number], number) for number in used),
        tuple(
            table.columns[number].kind is not Holds.TEXT or (at > 0 and _tells_figures([row[number] for row in shown]))
            for at, number in enumerate(used)
        ),
        rows,
        " ".join(filter(None, (table.note, more))),
        table.mark.removeprefix("Aanname: "),
        tuple(pictures),
    )


def _tells_figures(texts: Sequence[str]) -> bool:
    """Whether a column of texts holds figures, or why there is none: it is read from the right."""
    told = [bool(_FIGURE.fullmatch(text)) for text in texts if not _NO_FIGURE.fullmatch(text)]
    return bool(told) and all(told)


def _kind(table: Table, number: int) -> str:
    if table.is_total(table.rows[number]):
        return SUM
    if table.inside is None:
        return ""
    return PART if number in table.inside else HEAD


def report_views(report: Report, pictures: Mapping[str, Sequence[Picture]] | None = None) -> tuple[TableView, ...]:
    """Return every table of a report with its pictures; `pictures` are others, by the table they stand beside."""
    own = [(drawing.beside, drawn_of(drawing)) for drawing in report.pictures]
    return tuple(
        table_view(table, (*(one for key, one in own if key == table.key), *(pictures or {}).get(table.key, ())))
        for table in report.tables
    )
