"""What is done to one line of a typed sheet: as a percentage, the other way round, and what its text says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import operate
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.roles.alike import ANY_COST
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.numbers import places
from workbooks.read.own_sheet.words.words import plain_text

#: Steps of the wage.
CHAIN = ("bruto_", "loon")
#: Steps that a sheet does not start from where it has what they are made of.
INNER = (
    "loonkosten_per", "kosten_niet_productieve_uren", "loon_met_toeslagen", "directe_kosten", "niet_productieve_uren",
    "productieve_uren",
)  # fmt: skip

#: Amounts under this have cents.
_MONEY = 400
_UNITS = frozenset({"uur", "dagdeel", "etmaal", "minuut"})
_SEVERAL = 2
#: From here on a text names an input for sure.
_SURE = 0.9


def near(at: Around) -> float:
    """Return half of the last digit that a cell shows."""
    text = at.seen.cell.text or str(at.seen.value)
    digits = text.replace(".", ",").rpartition(",")[2] if "," in text.replace(".", ",") else ""
    printed = sum(sign.isdigit() for sign in digits)
    cents = 2 if at.seen.value % 1 and at.seen.value < _MONEY else 0
    most = max(printed, places(at.seen.value), cents)
    return 0.5001 * 10.0 ** -min(most, 6)  # float: a score


def of_hundred(found: Found) -> Found:
    """A number as so many percent."""
    number = replace(found.number, readings=tuple(each.scaleb(-2) for each in found.number.readings), share=True)
    return found.having(number=number)


def other_way(line: InputLine, operation: str) -> InputLine:
    """A share of hours that is what is left: 1 minus it, or what comes on top of the wage."""
    meaning = line.meaning.stating(operate(operation, line.meaning.value))
    return replace(line, meaning=replace(meaning, operation=operation))


def is_said_otherwise(line: InputLine, at: Around) -> bool:
    """Whether the sheet names another base for a percentage, or an amount: a printed price is no reason to doubt it."""
    said = line.found.base(line.key)
    return line.is_share and ((bool(said) and line.base != said) or (_is_per_unit(at) and not at.is_part))


def is_said(line: InputLine, at: Around) -> bool:
    """Whether the text beside a cell says what an input is per: per plaats, per fte."""
    return at.nearest is not None and line.key.rpartition("_")[2] in plain_text(at.nearest.text).split()


def _is_per_unit(at: Around) -> bool:
    """Whether the text beside a bare number says that it is an amount per hour, day part or day: no percentage."""
    hints = hints_of(at.nearest.text) if at.nearest is not None and not at.seen.is_share else Hints()
    return not _UNITS.isdisjoint(hints.pers) and "percent" not in hints.kinds


def is_overhead(founds: list[Found]) -> bool:
    """Return whether texts name overhead for sure."""
    return bool(founds) and founds[0].match.score >= _SURE and founds[0].concept.startswith("overhead")


def twice(lines: Collection[InputLine]) -> int:
    """Return how many of the lines of one input are only like it, where there are several."""
    if len(lines) < _SEVERAL:
        return 0
    return sum(line.is_alike and not line.key.startswith(ANY_COST) for line in lines)


def is_sum(line: InputLine, rest: Iterable[InputLine]) -> bool:
    """Whether a cell is the total of the cells above it that are parts of the same input."""
    parts = [other.meaning.value for other in rest if other.key == line.key and other.leaf < line.leaf]
    return len(parts) > 1 and sum(parts) == line.meaning.value
