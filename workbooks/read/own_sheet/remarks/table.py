"""The table of checks: everything that is told of a sheet, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

from tarief.core.findings import Finding
from workbooks.read.book.remarks import WITHOUT
from workbooks.read.own_sheet.remarks import bare_numbers, elsewhere, formulas, pairs, said, sums, typed_sums, values
from workbooks.read.own_sheet.remarks.evidence import Evidence, place_of

#: So many findings of one kind; the last says how many more there are.
_MOST = 12
#: Of each check no more findings are looked at.
_LOOKED = 500
#: So many other cells are named in one finding.
_NAMED = 8

CHECKS: tuple[Callable[[Evidence], Iterable[Finding]], ...] = (
    formulas.errors,
    formulas.text_in_formula,
    formulas.fixed_numbers,
    formulas.departing,
    pairs.beside,
    pairs.short_tables,
    pairs.counted_twice,
    pairs.shorter,
    formulas.typed_among,
    formulas.typed_for_copied,
    formulas.left_out,
    formulas.unused_costs,
    formulas.hidden_cells,
    values.missing,
    values.about,
    values.provisional,
    values.unreadable,
    values.stored_as_text,
    values.mixed_notation,
    values.taken_off,
    values.unused_index,
    bare_numbers.bare_numbers,
    said.discounts,
    said.other_percentages,
    elsewhere.two_bases,
    elsewhere.copies,
    elsewhere.lapsed_parts,
    elsewhere.other_price,
    elsewhere.typed_over,
    elsewhere.typed_end,
    elsewhere.on_condition,
    elsewhere.with_vat,
    elsewhere.minute_price,
    sums.totals,
    typed_sums.typed_sums,
    typed_sums.unequal_sums,
    typed_sums.short_sums,
    sums.months,
    sums.function_tables,
)


def remarks_on(evidence: Evidence) -> list[Finding]:
    """Return what reading the file and every check have to say; the same thing of several cells is said once."""
    told = [each for each in _together(evidence.book.findings) if not _is_error(evidence, each)]
    old = {_sheet(each) for each in elsewhere.copies(evidence)}
    for check in CHECKS:
        found = _together(
            each for each in islice(check(evidence), _LOOKED) if check is elsewhere.copies or _sheet(each) not in old
        )
        told += found[:_MOST]
        if len(found) > _MOST:
            more = len(found) - _MOST
            told[-1] = replace(told[-1], text=f"{told[-1].text} Dit geldt voor nog {more} plaatsen.")
    return told


def _is_error(evidence: Evidence, finding: Finding) -> bool:
    """Whether a formula has no outcome because of an error, which is told by itself."""
    cell = finding.place.cell
    grid = evidence.grids.get(cell.sheet) if cell is not None and finding.kind == WITHOUT else None
    source = grid.sheet.at(*place_of(cell.address)) if grid is not None and cell is not None else None
    return source is not None and (source.is_error or "#REF!" in source.formula)


def _together(found: Iterable[Finding]) -> list[Finding]:
    """Return one finding for all cells of a sheet of which the same is said."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for each in found:
        alike.setdefault((each.kind, each.text, _sheet(each)), []).append(each)
    return [_with_others(first, others) for first, *others in alike.values()]


def _with_others(first: Finding, others: list[Finding]) -> Finding:
    cells = [each.place.cell.address for each in others if each.place.cell and each.place.cell.address]
    cells = list(dict.fromkeys(cells))
    if not cells:
        return first
    more = f" en nog {len(cells) - _NAMED} cellen" if len(cells) > _NAMED else ""
    return replace(first, text=f"{first.text} Dat geldt ook voor {', '.join(cells[:_NAMED])}{more}.")


def _sheet(finding: Finding) -> str:
    return finding.place.cell.sheet if finding.place.cell else ""
