"""The form as boxes to draw: which, under which heading, with what was typed, and what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.files.filled import ROWS, SOURCE, Filled, row_name, rows_in_use
from tarief import Finding, Refused, load_parameters
from tarief.core.days import DAY
from tarief.model.form import Field, Level

_USUAL_FIRST: Final = "gebruikelijk: "
_SCALE, _STEP = "schaal", "trede"
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to fill in on the page."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    suffix: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    nothing: str = ""
    faults: tuple[Finding, ...] = ()
    kind: str = "tekst"

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the box."""
        ids = [f"hint-{self.name}"] if self.hint else []
        return " ".join(ids + ([f"fout-{self.name}"] if self.faults else []))


def filled_in(box: Box, texts: Mapping[str, str], findings: Sequence[Finding] = ()) -> Box:
    """Return a box with what was typed in it and what is wrong with that."""
    own = tuple(finding for finding in findings if str(finding.place) == box.name)
    return replace(box, value=texts.get(box.name, "") or box.value, faults=own)


@dataclass(frozen=True, slots=True)
class BoxGrid:
    """A table to fill in: rows of boxes."""

    name: str
    label: str
    hint: str
    rows: tuple[tuple[Box, ...], ...]
    faults: tuple[Finding, ...]

    @property
    def has_scales(self) -> bool:
        """Tell whether the rows ask for a scale, of which the choices depend on the cao."""
        return any(box.name.endswith(f".{_SCALE}") for box in self.rows[0])


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its boxes, the tables, and apart what may be given instead of looked up."""

    heading: str
    boxes: tuple[Box, ...]
    grids: tuple[BoxGrid, ...]
    instead: tuple[Box, ...]

    @property
    def is_open(self) -> bool:
        """Show the section unfolded when something was typed in it or is wrong in it."""
        in_grids = any(grid.faults or any(map(_touched, grid.rows)) for grid in self.grids)
        return self.instead_open or in_grids or _touched(self.boxes)

    @property
    def labels(self) -> dict[str, str]:
        """What all boxes and tables of the section are called, by name; of a cell with the number of its row."""
        labels = {box.name: box.label for box in (*self.boxes, *self.instead)}
        for grid in self.grids:
            labels[grid.name] = grid.label
            for number, row in enumerate(grid.rows, 1):
                labels |= {box.name: f"{box.label}, regel {number}" for box in row}
        return labels

    @property
    def instead_open(self) -> bool:
        """The same for the boxes that replace what is looked up."""
        return _touched(self.instead)


@dataclass(frozen=True, slots=True)
class ModelForm:
    """The whole form."""

    filled: Filled
    quick: tuple[Box, ...]
    sections: tuple[Section, ...]
    day: Box
    source: Box


def form(filled: Filled, findings: Sequence[Finding] = ()) -> ModelForm:
    """Lay out the form with what was typed and the findings at their boxes."""
    maker = _Maker(filled, findings)
    all_fields = filled.fields
    quick = tuple(maker.box(field) for field in all_fields if field.level is Level.QUICK)
    headings = dict.fromkeys(field.heading for field in all_fields if field.level is not Level.QUICK)
    sections = tuple(
        maker.section(heading, [f for f in all_fields if f.heading == heading and f.level is not Level.QUICK])
        for heading in headings
    )
    return ModelForm(filled, quick, sections, maker.day(), maker.source())


def boxes_for(filled: Filled, keys: Collection[str], findings: Sequence[Finding] = ()) -> tuple[Box, ...]:
    """Return the boxes of some fields alone, the base of a percentage behind it; a column as the first row has it."""
    maker = _Maker(filled, findings)
    bases = {field.base for field in filled.fields if field.base and field.key in keys}
    found = (field for field in filled.fields if field.key in keys or field.key in bases)
    return tuple(maker.cell(field, 0) if field.row else maker.box(field) for field in found)


class _Maker:
    """Makes boxes for one filled-in form."""

    def __init__(self, filled: Filled, findings: Sequence[Finding]) -> None:
        self.filled, self.findings = filled, findings
        self.on = filled.day([])
        self.bases = {field.base for field in filled.fields if field.base}

    def box(self, field: Field, name: str = "", choices: tuple[tuple[str, str], ...] = ()) -> Box:
        name = name or field.key
        found = choices or field.choices
        return Box(
            name,
            field.label,
            self.filled.text(name),
            "" if field.key in self.bases else _hint(field),
            field.unit.symbol.replace("/", " per ") if field.unit else "",
            _with_typed(found, self.filled.text(name)),
            _nothing(field),
            self._faults(name),
            "keuze" if found else "getal" if field.unit else "tekst",
        )

    def section(self, heading: str, found: list[Field]) -> Section:
        tables = dict.fromkeys(field.row for field in found if field.row)
        return Section(
            heading,
            tuple(self.box(field) for field in found if field.level is Level.USUAL and not field.row),
            tuple(self._grid(table, [field for field in found if field.row == table]) for table in tables),
            tuple(self.box(field) for field in found if field.level is Level.INSTEAD and not field.row),
        )

    def _grid(self, table: str, columns: list[Field]) -> BoxGrid:
        declared = self.filled.model.tables[table]
        rows = tuple(tuple(self.cell(column, row) for column in columns) for row in self._rows(table))
        alone = " Eén functie? Laat het aandeel dan leeg." if declared.share else ""
        return BoxGrid(table, declared.label, declared.explanation + alone, rows, self._faults(table))

    def day(self) -> Box:
        hint = "De dag waarvoor wordt gerekend: die bepaalt de cao-bedragen en premies."
        return Box(DAY, "Peildatum", self.filled.text(DAY), hint, faults=self._faults(DAY), kind="datum")

    def source(self) -> Box:
        hint = "Waar de getallen vandaan komen, zoals: opgave aanbieder 2026. Staat straks bij elke regel."
        return Box(SOURCE, "Bron", self.filled.text(SOURCE), hint)

    def _rows(self, table: str) -> range:
        """As many rows as were used and two more; it would be a long page with all of them."""
        used = rows_in_use(self.filled, table)
        return range(min(ROWS, max(_FEWEST, used[-1] + 3 if used else 0)))

    def cell(self, column: Field, row: int) -> Box:
        return self.box(column, row_name(column, row), self._scales(column, row))

    def _scales(self, column: Field, row: int) -> tuple[tuple[str, str], ...]:
        """The scales of the chosen cao, and the steps of the chosen scale; nothing when those are not known."""
        cao, library = self.filled.text("cao"), load_parameters()
        scale = self.filled.text(f"{column.row}.{row}.{_SCALE}")
        if not cao or self.on is None or column.key not in (_SCALE, _STEP):
            return ()
        try:
            known = library.scales(cao, self.on)
            if column.key == _STEP:
                chosen = (scale,) if scale in known else known
                known = tuple(dict.fromkeys(step for each in chosen for step in library.steps(cao, each, self.on)))
        except Refused:
            return ()
        return tuple((text, text) for text in known)

    def _faults(self, name: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if str(finding.place) == name)


def _hint(field: Field) -> str:
    base = f"Percentage van: {field.fixed_base.replace('_', ' ')}." if field.fixed_base else ""
    return " ".join(part for part in (field.explanation, base) if part)


def _nothing(field: Field) -> str:
    labels = dict(field.choices)
    return _USUAL_FIRST + labels[field.default] if field.default in labels else "maak een keuze"


def _with_typed(choices: tuple[tuple[str, str], ...], typed: str) -> tuple[tuple[str, str], ...]:
    """What was typed stays to be seen, also when it is no choice (any more)."""
    if not choices or not typed or typed in dict(choices):
        return choices
    return (*choices, (typed, f"{typed} (geen keuze)"))


def _touched(boxes: Sequence[Box]) -> bool:
    return any(box.value or box.faults for box in boxes)
