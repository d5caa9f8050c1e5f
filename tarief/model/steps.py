"""`Steps`: declaring choices, tables, quantities and steps; what several models can share.

A step is one plain function. Its argument names are its dependencies, its annotations its units, its
docstring its meaning; the same function gives the number, the formula and the explanation
(docs/decisions/001-steps-are-functions.md).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, Unpack, get_origin

from tarief.core.door import doors
from tarief.core.findings import ModelError
from tarief.core.json_data import Json, as_written
from tarief.core.nearest import nearest
from tarief.core.units import Unit, unit_of
from tarief.model.declare import Formula, Given, GivenMarks, InputTable, Option, Origin, Quantity, Step, StepMarks
from tarief.model.index import Index

#: Rows of a table in a sheet to fill in: more is no form.
MOST_ROWS = 500
#: How the source begins of what a model holds itself: nobody stated it, so nobody is told that it was not used.
HELD = "het werkboek, "

#: How the lowest or highest value of a quantity is written.
Bound = int | str | float | Decimal
Function = TypeVar("Function", bound=Callable[..., Any])


@doors("option", "table", "given", "parameter", "step", "also", "use", error=ModelError)
class Steps:
    """A set of declared choices, quantities and steps that several models can share.

    `group` is the heading of what is declared from here on, unless the declaration names another.
    """

    def __init__(self, key: str, *, group: str = "") -> None:
        self.key, self.group = key, group
        self.options: dict[str, Option] = {}
        self.tables: dict[str, InputTable] = {}
        self.quantities: dict[str, Quantity] = {}
        #: Columns of names that a table declared by itself; a declaration of their own takes their place.
        self._named: set[str] = set()
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """The look-up over what is declared; made anew after every declaration."""
        if self._index is None:
            self._index = Index(self.quantities)
        return self._index

    def option(
        self,
        key: str,
        label: str,
        choices: Mapping[str, str] | None = None,
        *,
        explanation: str = "",
        row: str = "",
        group: str | None = None,
        default: str = "",
    ) -> None:
        """Declare a discrete choice; `choices` maps each allowed value to its label (none: any text)."""
        self._fresh(key)
        group = self.group if group is None else group
        self.options[key] = Option(key, label, dict(choices or {}), explanation, row, group, choices is None, default)

    def table(
        self,
        key: str,
        label: str,
        *,
        name: str,
        share: str = "",
        explanation: str = "",
        group: str | None = None,
        rows: int = 0,
    ) -> None:
        """Declare a list in the input; `name` is its column of names, `share` its column of shares that sum to 1.

        The column of names is a free text, unless `option` declares it ("": rows have none). A sheet to fill in has
        `rows` rows.
        """
        self._fresh(key)
        if not 0 <= rows <= MOST_ROWS:
            raise ModelError(f"Tabel '{key}' krijgt {rows} regels; een invulblad heeft er hoogstens {MOST_ROWS}.")
        group = self.group if group is None else group
        self.tables[key] = InputTable(key, label, name, share, explanation, group, rows)
        if name and name not in self.options:
            self.option(name, name.replace("_", " ").capitalize(), row=key, group=group)
            self._named.add(name)

    def given(
        self,
        key: str,
        label: str,
        unit: object,
        *,
        minimum: Bound | None = None,
        maximum: Bound | None = None,
        negative: bool = False,
        source: Origin | None = None,
        **marks: Unpack[GivenMarks],
    ) -> None:
        """Declare a quantity that comes from outside: not below 0 unless `negative`, a share not above 1.

        See `Given` for what else may be said of it.
        """
        self._fresh(key)
        _check_marks(key, self.given, GivenMarks, marks)
        marks.setdefault("group", self.group)
        own = _unit(key, unit)
        lowest, highest = _bounds(own, minimum, maximum, open_end=negative)
        self._declare(Given(key, label, own, minimum=lowest, maximum=highest, source=source, **marks))

    def parameter(
        self,
        key: str,
        label: str,
        unit: object,
        source: Origin,
        *,
        minimum: Bound | None = None,
        maximum: Bound | None = None,
        negative: bool = False,
        **marks: Unpack[GivenMarks],
    ) -> None:
        """Declare a quantity that the parameter library knows; `source` says where (see parameters.lookup)."""
        self.given(key, label, unit, minimum=minimum, maximum=maximum, negative=negative, source=source, **marks)

    def step(
        self,
        label: str,
        *,
        unit: object = None,
        minimum: Bound | None = None,
        maximum: Bound | None = None,
        when: Mapping[str, str] | None = None,
        given: str = "",
        without: str = "",
        within: str = "",
        above: Mapping[str, str] | None = None,
        **marks: Unpack[StepMarks],
    ) -> Callable[[Function], Function]:
        """Declare a step: decorate the function that derives it. See `Step` and `Formula` for what may be said of it.

        The unit is that of the annotation, unless `unit=` names another (for steps shared between units of care).
        """

        def declare(function: Function) -> Function:
            key = _name_of(function)
            self._fresh(key)
            _check_marks(key, self.step, StepMarks, marks)
            marks.setdefault("group", self.group)
            own = _unit(key, unit or inspect.signature(function, eval_str=True).return_annotation)
            lowest, highest = _bounds(own, minimum, maximum, open_end=True)
            formulas = (_formula(function, when, given, without, within, above),)
            self._declare(Step(key, label, own, formulas=formulas, minimum=lowest, maximum=highest, **marks))
            return function

        return declare

    def also(
        self, key: str, *, given: str = "", without: str = "", within: str = "", **when: str
    ) -> Callable[[Function], Function]:
        """Declare another way to derive step `key`: under the choices `when`, for who supplied `given`.

        With `without` it holds only where that table was not filled in; see `Formula` for `within`.
        """

        def declare(function: Function) -> Function:
            _name_of(function)
            step = self.quantities.get(key)
            if not isinstance(step, Step):
                raise ModelError(f"'{key}' is geen stap van {self.key}; declareer hem eerst met step().")
            self._index = None
            self.quantities[key] = step.with_formula(_formula(function, when, given, without, within))
            return function

        return declare

    def use(self, shared: Steps, *only: str) -> None:
        """Take over everything another set declares, or these keys alone."""
        for key in only or (*shared.options, *shared.tables, *shared.quantities):
            self._fresh(key)
        self._named |= shared._named
        self.options |= {key: item for key, item in shared.options.items() if not only or key in only}
        self.tables |= {key: item for key, item in shared.tables.items() if not only or key in only}
        self.quantities |= {key: item for key, item in shared.quantities.items() if not only or key in only}

    def completed(self, entries: Mapping[str, Json]) -> Mapping[str, Json]:
        """Return the inputs that are stated, by the keys they have now, with what is known of the others: here nothing.

        A former key beside the present one is left as it is: a key that is not known.
        """
        renamed = self.index.renamed
        if not renamed or renamed.keys().isdisjoint(entries):
            return entries
        stale = {key: now for key, now in renamed.items() if now not in entries}
        return {stale.get(key, key): entry for key, entry in entries.items()}

    def takes(self, key: str, table: str = "") -> bool:
        """Tell whether an input has this key: one of the whole product, or in the rows of `table`."""
        if key in self.quantities:
            return not table or bool(self.quantities[key].row)
        return key in self.options or (not table and key in self.tables)

    def _declare(self, quantity: Quantity) -> None:
        """Take a quantity in, with the choice of what a percentage is a percentage of."""
        self.quantities[quantity.key] = quantity
        if quantity.bases:
            choices = {base.key: base.label for base in quantity.bases}
            self.option(quantity.base_key, f"Grondslag van {quantity.label.lower()}", choices, group=quantity.group)

    def _fresh(self, key: str) -> None:
        self._index = None
        if key in self._named:
            self._named.discard(key)
            del self.options[key]
        if not key.isidentifier() or not key.islower() or (key[-1].isdigit() and "_" not in key):
            raise ModelError(
                f"Sleutel '{key}' kan niet: kleine letters met een liggend streepje, zonder cijfer aan het eind."
            )
        if key in self.options or key in self.tables or key in self.quantities:
            raise ModelError(f"'{key}' is in {self.key} al gedeclareerd.")


def _name_of(function: object) -> str:
    """The name of what is declared as a step; a `ModelError` for what is no function."""
    if not inspect.isfunction(function):
        raise ModelError(f"{as_written(function)} is geen functie. Zet .step(…) of .also(…) boven een functie met def.")
    return function.__name__


def _formula(
    function: Callable[..., Any],
    when: Mapping[str, str] | None = None,
    given: str = "",
    without: str = "",
    within: str = "",
    above: Mapping[str, str] | None = None,
) -> Formula:
    parameters = inspect.signature(function, eval_str=True).parameters
    listed = frozenset(key for key, item in parameters.items() if get_origin(item.annotation) is list)
    units = {key: unit for key, item in parameters.items() if (unit := unit_of(item.annotation)) is not None}
    choices, rows = dict(when or {}), dict(above or {})
    return Formula(function, tuple(parameters), choices, given, without, listed, within, rows, units)


def _check_marks(key: str, method: Callable[..., object], known: type, marks: Mapping[str, object]) -> None:
    """Refuse a property that a declaration does not have: its maker's fault, for who has no editor that says so."""
    for name in marks:
        if name not in known.__annotations__:
            near = nearest(name, [*known.__annotations__, *inspect.signature(method).parameters])
            hint = f" Bedoelt u '{near}'?" if near else ""
            raise ModelError(f"Bij '{key}' kan '{name}' niet worden opgegeven.{hint}")


def _unit(key: str, annotation: object) -> Unit:
    unit = unit_of(annotation)
    if unit is None:
        raise ModelError(f"'{key}' heeft geen eenheid; annoteer hem met een type als EuroPerUur of Aandeel.")
    return unit


def _bounds(
    unit: Unit, minimum: Bound | None, maximum: Bound | None, *, open_end: bool = False
) -> tuple[Decimal | None, Decimal | None]:
    """A share lies between 0 and 1 and anything else is not negative, unless the declaration says otherwise."""
    lowest = Decimal(0) if minimum is None and not open_end else minimum
    highest = Decimal(1) if maximum is None and unit.percent else maximum
    try:
        return None if lowest is None else Decimal(lowest), None if highest is None else Decimal(highest)
    except InvalidOperation:
        raise ModelError(f"Een grens is geen getal: {as_written(minimum)}, {as_written(maximum)}.") from None
