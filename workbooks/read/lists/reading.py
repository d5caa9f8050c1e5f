"""Lists of a region from a spreadsheet: providers, municipalities, tariffs and prices, known by their column names."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from tarief.core.findings import Finding, Refused
from tarief.core.place import Name, Place, Whereabouts
from tarief.core.typed import counted
from workbooks.read.book import SourceBook, SourceCell, SourceSheet, read_book
from workbooks.read.lists.headings import columns_in

#: The kinds of lists that are looked for.
Lists = tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]
#: Which lists are looked for: what its column of names may be called, the other columns without which a table is
#: not that list, and those it may have besides.
_LISTS: Final[Lists] = (
    ("aanbieders", ("naam", "aanbieder"), ("kostprijs", "volume"),
     ("omvang", "concern", "eigen_vermogen", "omzet", "voldoet_aan_kwaliteit")),
    ("prijslijst", ("naam", "product", "prijs"), ("oud", "nieuw"), ()),
    ("gemeenten", ("gemeente", "naam"), ("inwoners",), ("volume",)),
    ("gemeenten", ("gemeente",), ("volume",), ()),
    ("tarieven", ("naam",), ("tarief",), ()),
)  # fmt: skip
#: What a list of who is invited to a table holds.
INVITED: Final = (
    ("genodigden", ("naam", "aanbieder"), ("e-mailadres",),
     ("rol", "concern", "omvang", "coöperatie", "natuurlijk_persoon", "vervangt")),
)  # fmt: skip
#: What a list of quarters of an agreement in force holds.
REALISED: Final = (
    ("kwartaalcijfers", ("product", "naam"), ("kwartaal", "clienten", "volume", "kosten"), ("jaar",)),
)  # fmt: skip
_ALSO_CALLED: Final = {
    "uren": "volume",
    "kwaliteit": "voldoet_aan_kwaliteit",
    "omvangsklasse": "omvang",
    "e-mail": "e-mailadres",
    "email": "e-mailadres",
    "mail": "e-mailadres",
    "cooperatie": "coöperatie",
    "zzp": "natuurlijk_persoon",
    "zelfstandige_zonder_personeel": "natuurlijk_persoon",
    "cliënten": "clienten",
    "eenheden": "volume",
}
_ASKED_YES: Final = ("voldoet_aan_kwaliteit", "natuurlijk_persoon")
#: What nobody counts to a thousandth: there the point of `12.000` can only part the thousands.
_COUNTED: Final = ("volume", "inwoners", "clienten")
_YES_NO: Final = {"ja": True, "waar": True, "nee": False, "onwaar": False}
#: A row with this name is the sum of a list, and its end.
_SUMS: Final = ("samen", "totaal")
_HEAD_WITHIN = 40
_TEXT_KINDS: Final = ("csv", "tsv")
#: The rows of a list, the one with the names of the columns included; so it holds one line fewer.
MOST_ROWS = 20_000
#: The row in which a workbook goes over a limit, as its refusal tells it.
_PASSED: Final = re.compile(r"\b(?:cel [A-Z]+|rij )(\d+)\b")

#: A line of a list, by the names of its columns; and where a value of a list belongs.
Row = dict[str, Decimal | bool | str]
Names = tuple[Name, ...]
#: From a row of a sheet to the columns that its texts name.
Columns = Callable[[SourceSheet, int], Mapping[str, int]]


@dataclass(frozen=True)
class RegionTables:
    """The lists that were found, as plain data, with the cell of each value and the columns that were not used."""

    data: Mapping[str, list[Row]]
    places: Whereabouts
    unused: tuple[str, ...]


def read_region_tables(source: Path | bytes, *, name: str = "", lists: Lists = _LISTS) -> RegionTables:
    """Read the lists on the sheets of a file; the first row with the names of the columns starts a list.

    A list ends at the first row in which its columns are empty, or that has the name of a sum. A row without a name is
    given as it is: whoever reads the rows refuses it. Raises `Refused` for a file that cannot be read, holds none of
    the lists, holds one twice, or has more of a list below its end.
    """
    book = _book(source, name)
    return _read(book, _known, lists) or _read(book, _meant, lists) or _nothing(book, lists)


def _read(book: SourceBook, columns_of: Columns, lists: Lists) -> RegionTables | None:
    """Read the lists whose columns are named in this way; None where there is none."""
    data: dict[str, list[Row]] = {}
    cells: dict[Names, Place] = {}
    unused: list[str] = []
    for sheet in book.sheets:
        found = _head(sheet, columns_of, lists)
        if found is None:
            continue
        key, row, columns = found
        if key in data:
            text, advice = f"De lijst {key} staat op meer dan één blad.", "Laat één blad staan."
            raise Refused((Finding("lijst_dubbel", text, advice, Place.at(sheet.name)),))
        data[key] = _rows(sheet, _where(book, sheet), key, row, columns, cells)
        _refuse_long(book, sheet, row, len(data[key]))
        _refuse_below(sheet, _where(book, sheet), row, data[key], columns)
        unused += _unused(sheet, _where(book, sheet), row, columns)
    return RegionTables(data, Whereabouts(cells), tuple(unused)) if data else None


def _nothing(book: SourceBook, lists: Lists) -> RegionTables:
    """Refuse a file without a list; say which of its columns were recognised, and which were not."""
    needed = "; ".join(f"{key}: {', '.join((names[0], *others))}" for key, names, others, _ in lists)
    text = f"In dit bestand is geen lijst van {'een gebied' if lists is _LISTS else lists[0][0]} herkend."
    advice = f"Zet boven de kolommen deze namen. {needed}."
    rows = ((sheet, row) for sheet in book.sheets for row in range(1, min(sheet.rows, _HEAD_WITHIN) + 1))
    best = max(rows, key=lambda at: len(_meant(*at)), default=None)
    if best is not None and (known := _meant(*best)):
        named = {column: cell.text for column, cell in _texts(*best).items()}
        strange = [title for column, title in named.items() if column not in known.values()]
        text += f" Wel herkend: {', '.join(f'{named[column]} ({key})' for key, column in known.items())}."
        text += f" Niet herkend: {', '.join(strange)}." if strange else ""
    raise Refused((Finding("geen_lijst", text, advice, Place.of(book.name)),))


def _book(source: Path | bytes, name: str) -> SourceBook:
    """Read the file; one that is too long is refused as the list it is, not as a cost sheet.

    What goes over a limit higher up is too wide, or something else than a list.
    """
    try:
        return read_book(source, name=name)
    except Refused as refused:
        over = refused.findings[0]
        passed = _PASSED.search(f"{over.place} {over.text}")
        if over.kind != "blad_te_groot" or (passed and int(passed[1]) < MOST_ROWS):
            raise
        raise _too_long(over.place) from None


def _too_long(place: Place) -> Refused:
    text = f"Deze lijst is te lang: hoogstens {MOST_ROWS - 1:_} regels onder de kop.".replace("_", ".")
    advice = "Geef het gebied als JSON, of laat regels weg die er niet bij horen."
    return Refused((Finding("lijst_te_lang", text, advice, place),))


def _refuse_long(book: SourceBook, sheet: SourceSheet, head: int, lines: int) -> None:
    """Refuse a list that is too long, or that goes on where its sheet was not read any more."""
    if lines >= MOST_ROWS or (sheet.beyond and head + lines >= sheet.rows):
        raise _too_long(Place.of(book.name))


def _refuse_below(sheet: SourceSheet, where: str, head: int, rows: Sequence[Row], columns: Mapping[str, int]) -> None:
    """Refuse what stands below the end of a list and has all that every row of it has: it would be lost in silence."""
    end, always = head + len(rows) + 1, set(columns).intersection(*rows)
    below = (row for row in range(end + 1, sheet.rows + 1) if not _is_sum(_name(sheet, row, columns)))
    if row := next((row for row in below if _filled(sheet, row, columns).keys() >= always | {"naam"}), None):
        name = _name(sheet, end, columns)
        closed = f"rij {end}: {name}" if name else f"de lege rij {end}"
        text = f"Onder het eind van de lijst ({closed}) staat nog een regel: {_name(sheet, row, columns)}."
        advice = "Haal weg wat de lijst afsluit, of zet wat er niet bij hoort op een ander blad."
        raise Refused((Finding("regel_onder_lijst", text, advice, Place.at(where, row=row)),))


def _known(sheet: SourceSheet, row: int) -> Mapping[str, int]:
    """The columns that are called exactly as they are asked for."""
    columns: dict[str, int] = {}
    for column in range(1, sheet.columns + 1):
        if (word := _word(sheet.at(row, column))) and word not in columns:
            columns[word] = column
    return columns


def _meant(sheet: SourceSheet, row: int) -> Mapping[str, int]:
    """The columns by what their headings say in other words."""
    return columns_in({column: cell.text for column, cell in _texts(sheet, row).items()})


def _texts(sheet: SourceSheet, row: int) -> dict[int, SourceCell]:
    cells = ((column, sheet.at(row, column)) for column in range(1, sheet.columns + 1))
    return {column: cell for column, cell in cells if cell is not None and isinstance(cell.value, str)}


def _head(sheet: SourceSheet, columns_of: Columns, lists: Lists) -> tuple[str, int, dict[str, int]] | None:
    for row in range(1, min(sheet.rows, _HEAD_WITHIN) + 1):
        columns = columns_of(sheet, row)
        for key, names, needed, besides in lists:
            name = next((word for word in names if word in columns), None)
            if name is not None and columns.keys() >= set(needed):
                others = {word: columns[word] for word in (*needed, *besides) if word in columns}
                return key, row, {"naam": columns[name], **others}
    return None


def _word(cell: SourceCell | None) -> str:
    if cell is None or not isinstance(cell.value, str):
        return ""
    word = "_".join(cell.value.strip().lower().replace("?", "").split())
    return _ALSO_CALLED.get(word, word)


def _where(book: SourceBook, sheet: SourceSheet) -> str:
    """The name of the sheet; a list in a text file has no sheets."""
    return "" if book.kind in _TEXT_KINDS else sheet.name


def _rows(
    sheet: SourceSheet, where: str, key: str, head: int, columns: Mapping[str, int], cells: dict[Names, Place]
) -> list[Row]:
    rows: list[Row] = []
    for row in range(head + 1, min(sheet.rows, head + MOST_ROWS) + 1):
        found = _filled(sheet, row, columns)
        if not found or _is_sum(_name(sheet, row, columns)):
            break
        cells[key, len(rows)] = Place.at(where, row=row)
        cells |= {(key, len(rows), word): Place.at(where, cell.address) for word, cell in found.items()}
        rows.append({word: _value(word, cell) for word, cell in found.items()})
    return rows


def _filled(sheet: SourceSheet, row: int, columns: Mapping[str, int]) -> dict[str, SourceCell]:
    """The cells of a row in the columns of a list that hold something."""
    return {word: cell for word, column in columns.items() if (cell := sheet.at(row, column)) and cell.text.strip()}


def _name(sheet: SourceSheet, row: int, columns: Mapping[str, int]) -> str:
    cell = sheet.at(row, columns["naam"])
    return "" if cell is None else cell.text.strip()


def _is_sum(name: str) -> bool:
    return name.lower() in _SUMS


def _value(word: str, cell: SourceCell) -> Decimal | bool | str:
    """The value as the region's reader takes it: names as text, ja and nee, and numbers exact."""
    if word in _ASKED_YES and isinstance(cell.value, str):
        return _YES_NO.get(cell.value.strip().lower(), cell.value)
    if word in _COUNTED and isinstance(cell.value, str):
        return counted(cell.value)
    if isinstance(cell.value, bool | Decimal) and word not in ("naam", "omvang", "concern"):
        return cell.value
    return cell.text


def _unused(sheet: SourceSheet, where: str, head: int, columns: Mapping[str, int]) -> list[str]:
    titles = (sheet.at(head, column) for column in range(1, sheet.columns + 1) if column not in columns.values())
    shown = (cell for cell in titles if cell is not None and cell.text.strip() and not (cell.hidden or cell.folded))
    return [f"{cell.text} (blad {sheet.name})" if where else cell.text for cell in shown]
