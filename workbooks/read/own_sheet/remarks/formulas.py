"""What is odd about formulas: errors, text, fixed numbers, copies that are none, and what they leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from tarief.core.dutch import in_marks
from tarief.core.findings import Finding
from tarief.core.place import Place
from workbooks.read.book import SourceCell
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.graph.written import added, constants, named, ranges, references, relative
from workbooks.read.own_sheet.remarks.evidence import Evidence, key_of, warn

#: Numbers that only turn one unit into another: months, weeks, days and hours, minutes, percent, thousands.
_UNITS = frozenset(map(Decimal, (
    "0", "1", "2", "4", "7", "10", "12", "13", "24", "26", "52", "60", "100", "156", "365", "366", "1000", "173.33",
)))  # fmt: skip
_DOES = {"*": "vermenigvuldigt met", "/": "deelt door", "+": "telt op:", "-": "trekt af:"}
#: So many formulas must be alike before one that differs is odd.
_ALIKE = 2
#: So many costs beside it must count before one that does not is odd.
_OTHERS = 2
#: A sum of more rows than this is not looked through.
_LONG = 200
#: So many hidden numbers are named.
_NAMED = 5
#: What a cost that does not count may be.
_COSTS = frozenset({
    "vakantietoeslag", "eindejaarsuitkering", "onregelmatigheidstoeslag", "ikb", "loopbaanbudget", "werkgeverslasten",
    "lasten_deel", "reiskosten", "opleidingskosten", "clientgebonden_kosten", "materiaalkosten",
    "gemeentelijke_verplichtingen", "overhead", "overhead_deel", "risico_opslag",
})  # fmt: skip


def errors(evidence: Evidence) -> Iterator[Finding]:
    """A cell with an error value, where the error begins."""
    wrong = {key_of(grid, seen) for grid, seen in evidence.cells() if seen.cell.is_error}
    broken = {key for key, cell in evidence.formulas.items() if "#REF!" in cell.formula}
    for key in sorted(wrong | broken):
        cell = _cell(evidence, key)
        named_in = evidence.named[key] if key in evidence.named else references(cell.formula, key.sheet)
        if not wrong.isdisjoint(named_in - {key}):
            continue
        value = cell.value if cell.is_error else "#REF!"
        name = evidence.label(key)
        text = f"{f'Bij ‘{name}’' if name else 'In deze cel'} staat de foutwaarde {value}: hier is geen getal."
        told = "De prijs rust op deze cel" if key in evidence.reached else "De prijs gebruikt deze cel niet"
        yield warn("foutwaarde", key.sheet, cell.address, text, f"{told}. Verbeter de formule, of haal de regel weg.")


def text_in_formula(evidence: Evidence) -> Iterator[Finding]:
    """Text where a formula calculates with a number."""
    for key, why in evidence.graph.opaque.items():
        if not why.startswith("tekst in ") or key not in evidence.formulas:
            continue
        for other in sorted(evidence.named[key]):
            cell = _cell_at(evidence, other)
            if cell is None or not isinstance(cell.value, str) or cell.is_error or other in evidence.graph.numbers:
                continue
            text = (
                f"Hier staat tekst (‘{cell.value.strip()[:60]}’), maar de formule in {evidence.formulas[key].address}"
            )
            advice = "Vul een getal in, of haal de cel uit de formule."
            yield warn("tekst_in_formule", other.sheet, cell.address, f"{text} rekent hier met een getal.", advice)


def fixed_numbers(evidence: Evidence) -> Iterator[Finding]:
    """A number inside a formula that does something to the price."""
    for key, cell in evidence.formulas.items():
        if not evidence.matters(key) or not evidence.named[key] or key not in evidence.graph.numbers:
            continue
        for constant in dict.fromkeys(constants(cell.formula)):
            if constant.value in _UNITS or (constant.sign in "+-" and constant.value == 1):
                continue
            name = evidence.label(key)
            text = f"In de formule{f' van ‘{name}’' if name else ''} staat een vast getal: de formule "
            text += f"{_DOES[constant.sign]} {constant.shown}."
            advice = "Zet dit getal met een naam in een eigen cel, zodat te zien is wat het is."
            yield warn("getal_in_formule", key.sheet, cell.address, text, advice)


def departing(evidence: Evidence) -> Iterator[Finding]:
    """A formula that is not the copy of its neighbours' that it seems to be."""
    told: set[Key] = set()
    for shapes in _groups(evidence):
        group = list(shapes)
        (usual, count), *others = Counter(shapes.values()).most_common()
        odd = [key for key in group if shapes[key] != usual]
        if count < _ALIKE or len(odd) != 1 or len(others) != 1 or odd[0] in told:
            continue
        key = odd[0]
        cell = evidence.formulas[key]
        if not evidence.matters(group[0] if group[0] != key else group[1]) or _is_total(cell, key, group):
            continue
        told.add(key)
        near = next(each for each in group if each != key)
        beside = evidence.formulas[near]
        where = beside.address if near.sheet == key.sheet else str(Place.at(near.sheet, beside.address))
        text = f"De formule {f'van ‘{name}’ ' if (name := evidence.label(key)) else ''}wijkt af van de andere: hier "
        text += f"staat {cell.formula[:80]}, in {where} staat {beside.formula[:80]}."
        yield warn("formule_wijkt_af", key.sheet, cell.address, text, "Controleer of dat zo bedoeld is.")


def typed_among(evidence: Evidence) -> Iterator[Finding]:
    """A number that was typed where the cells on both sides of it hold one formula."""
    shapes = {key: relative(cell.formula, key.row, key.column) for key, cell in evidence.formulas.items()}
    for grid, seen in evidence.cells():
        key = key_of(grid, seen)
        if not seen.is_number or key in evidence.formulas or not evidence.matters(key):
            continue
        for before, after in _beside(key):
            if (
                before in shapes
                and shapes[before] == shapes.get(after)
                and references(evidence.formulas[before].formula, key.sheet)
            ):
                text = f"Bij ‘{evidence.label(key)}’ is {in_marks(seen.cell.text)} getypt, terwijl er in "
                text += f"{evidence.formulas[before].address} en {evidence.formulas[after].address} een formule staat."
                yield warn("getal_tussen_formules", key.sheet, seen.address, text, "Zet de formule terug, of leg uit.")


def typed_for_copied(evidence: Evidence) -> Iterator[Finding]:
    """A number typed beside a formula, where the rows above or below hold that formula's copies in both columns."""
    shapes = {key: relative(cell.formula, key.row, key.column) for key, cell in evidence.formulas.items()}
    for grid, seen in evidence.cells():
        key = key_of(grid, seen)
        if not seen.is_number or key in shapes:
            continue
        for step in (-1, 1):
            beside = key._replace(column=key.column + step)
            rows = [(key._replace(row=key.row + up), beside._replace(row=key.row + up)) for up in (-2, -1, 1, 2)]
            alike = [one for one, other in rows if one in shapes and shapes[one] == shapes.get(other)]
            names = evidence.named[beside] if beside in shapes else frozenset()
            if len(alike) < _ALIKE or names.isdisjoint(evidence.priced | set(alike)):
                continue
            text = f"Bij ‘{evidence.label(key)}’ is {in_marks(seen.cell.text)} getypt, terwijl er in "
            text += f"{evidence.formulas[beside].address} en {evidence.formulas[alike[0]].address} een formule staat."
            yield warn("getal_tussen_formules", key.sheet, seen.address, text, "Zet de formule terug, of leg uit.")
            break


def _beside(key: Key) -> Iterator[tuple[Key, Key]]:
    """The cells above and below a cell, and before and behind it."""
    yield key._replace(row=key.row - 1), key._replace(row=key.row + 1)
    yield key._replace(column=key.column - 1), key._replace(column=key.column + 1)


def _groups(evidence: Evidence) -> Iterator[dict[Key, str]]:
    """Formulas that should be alike: of one row, of one column one under another, and of one line on several tabs."""
    keys = sorted(key for key in evidence.formulas if key in evidence.graph.numbers)
    shapes = {key: relative(evidence.formulas[key].formula, key.row, key.column) for key in keys}
    down = {key for key in keys if shapes.get(key._replace(row=key.row + 1)) == shapes[key]}
    down |= {key._replace(row=key.row + 1) for key in down}
    for _, row in groupby(keys, key=lambda key: (key.sheet, key.row)):
        group = list(row)
        if len(group) > _ALIKE and down.isdisjoint(group):
            yield {key: shapes[key] for key in group}
    for _, column in groupby(sorted(keys, key=_down), key=lambda key: (key.sheet, key.column)):
        for run in _runs(list(column)):
            yield {key: shapes[key] for key in run}
    lines: dict[tuple[str, int], list[Key]] = {}
    for key in keys:
        if (name := evidence.label(key)) and not added(evidence.formulas[key].formula, key.sheet):
            lines.setdefault((name, key.column), []).append(key)
    for group in lines.values():
        if len(group) > _ALIKE:
            yield {key: named(evidence.formulas[key].formula, key.sheet, evidence.label) for key in group}


def _down(key: Key) -> tuple[str, int, int]:
    return key.sheet, key.column, key.row


def _runs(column: list[Key]) -> Iterator[list[Key]]:
    """Cells right under one another of which most are alike can only be the rows of a table."""
    run: list[Key] = []
    for key in column:
        if run and key.row != run[-1].row + 1:
            yield from (run,) if len(run) > _ALIKE + 1 else ()
            run = []
        run.append(key)
    yield from (run,) if len(run) > _ALIKE + 1 else ()


def _is_total(cell: SourceCell, key: Key, group: list[Key]) -> bool:
    """Whether a formula sums up its neighbours, or is the first of a row in which each rests on the one before."""
    wide = any(ends.right - ends.left > 1 for ends in ranges(cell.formula, key.sheet))
    of_neighbours = not references(cell.formula, key.sheet).isdisjoint(group)
    return of_neighbours or key == group[0] or (key == group[-1] and wide)


def left_out(evidence: Evidence) -> Iterator[Finding]:
    """A sum that does not count a line of its block, which counts nowhere else."""
    for total, line in _left_out(evidence):
        cell, other = evidence.formulas[total], _cell(evidence, line)
        text = f"De som {f'‘{name}’ ' if (name := evidence.label(total)) else ''}in deze cel laat een regel weg: "
        text += f"‘{evidence.label(line)}’ ({other.text}, cel {other.address}) is niet meegeteld."
        yield warn("som_mist_regel", total.sheet, cell.address, text, "Controleer of die regel erbij hoort.")


def _left_out(evidence: Evidence) -> Iterator[tuple[Key, Key]]:
    for key, cell in evidence.formulas.items():
        if not evidence.matters(key):
            continue
        counted = sorted(added(cell.formula, key.sheet))
        for _, group in groupby(counted, key=lambda each: (each.sheet, each.column)):
            block = list(group)
            if len(block) < _OTHERS or block[-1].row - block[0].row > _LONG:
                continue
            lines = {line.row for line in block}
            last = block[-1]
            between = [last._replace(row=row) for row in range(block[0].row, last.row) if row not in lines]
            yield from ((key, line) for line in between if _is_left_out(evidence, line, block))
            line = last._replace(row=last.row + 1)
            while line != key and line.row <= last.row + _LONG and _is_left_out(evidence, line, block):
                yield key, line
                line = line._replace(row=line.row + 1)


def _is_left_out(evidence: Evidence, line: Key, block: Iterable[Key]) -> bool:
    return _is_idle(evidence, line) and _like(evidence, line, block)


def _is_idle(evidence: Evidence, key: Key) -> bool:
    """Whether a number has a name and no formula uses it."""
    value = evidence.graph.numbers.get(key)
    return bool(value) and key not in evidence.users and bool(evidence.label(key)) and evidence.is_figure(key)


def _like(evidence: Evidence, line: Key, counted: Iterable[Key]) -> bool:
    """Whether a number is written as those of the sum are: an amount among amounts."""
    formats = {cell.number_format for key in counted if (cell := _cell_at(evidence, key)) is not None}
    cell = _cell(evidence, line)
    return cell.number_format in formats and not cell.is_percent and "totaal" not in evidence.label(line).casefold()


def unused_costs(evidence: Evidence) -> Iterator[Finding]:
    """A named cost that no price rests on, while others of its column do."""
    told = {line for _, line in _left_out(evidence)}
    leaves = {leaf for root in evidence.roots for leaf in evidence.graph.leaves(root.key)}
    columns = Counter((leaf.sheet, leaf.column) for leaf in leaves)
    unpriced = (value for product in evidence.products if not product.printed for value in product.values)
    to_come = {cell for value in unpriced for cell in value.cells}
    used = leaves | evidence.priced | evidence.formulas.keys() | told
    for key, at in evidence.around.items():
        concept = evidence.concept(key) if columns[key.sheet, key.column] >= _OTHERS else None
        if concept is None or concept.key not in _COSTS or key in used or evidence.users.get(key):
            continue
        if (key.sheet, at.seen.address) in to_come or not at.seen.value or not evidence.is_figure(key):
            continue
        text = (
            f"‘{at.label}’ ({in_marks(at.seen.cell.text)}) telt niet mee in de prijs: geen formule gebruikt deze cel."
        )
        yield warn("kosten_tellen_niet_mee", key.sheet, at.seen.address, text, "Controleer of dat zo bedoeld is.")


def hidden_cells(evidence: Evidence) -> Iterator[Finding]:
    """Hidden rows, columns and sheets that the price rests on."""
    hidden: dict[tuple[str, str], list[SourceCell]] = {}
    for key in sorted(evidence.priced):
        cell = _cell_at(evidence, key)
        if cell is not None and evidence.grids[key.sheet].sheet.hidden:
            hidden.setdefault((key.sheet, ""), []).extend(() if key in evidence.formulas else (cell,))
        elif cell is not None and cell.hidden:
            hidden.setdefault((key.sheet, cell.address), []).append(cell)
    for (sheet, address), cells in hidden.items():
        if not cells:
            continue
        names = [f"‘{evidence.label(Key(sheet, cell.row, cell.column))}’ ({in_marks(cell.text)})" for cell in cells]
        where = "een verborgen rij of kolom" if address else "dit verborgen blad"
        more = f" en nog {len(names) - _NAMED}" if len(names) > _NAMED else ""
        text = f"De prijs rust op {where}: {', '.join(names[:_NAMED])}{more}."
        yield warn("verborgen_getal", sheet, address, text, "Controleer die getallen.")


def _cell_at(evidence: Evidence, key: Key) -> SourceCell | None:
    grid = evidence.grids.get(key.sheet)
    return grid.sheet.at(key.row, key.column) if grid is not None else None


def _cell(evidence: Evidence, key: Key) -> SourceCell:
    cell = _cell_at(evidence, key)
    assert cell is not None
    return cell
