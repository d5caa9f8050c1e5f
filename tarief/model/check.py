"""Checking a declaration before it calculates: no misspelt names, no circles, a price that exists."""

from collections.abc import Iterator, Mapping

from tarief.core.final import rounding_of
from tarief.core.findings import ModelError
from tarief.core.nearest import nearest
from tarief.core.rounding import ROUNDINGS
from tarief.model.declare import Formula, Step
from tarief.model.model import Model


def check(model: Model) -> None:
    """Raise `ModelError` with every fault in the declaration of `model`; what was found sound is not checked again."""
    if model.index.sound:
        return
    faults = [*_unknown_names(model), *_unknown_choices(model), *_unknown_places(model), *_no_result(model)]
    faults += _unknown_roundings(model)
    faults += _unknown_rows(model)
    if not faults:
        faults = [*_rows_as_one(model), *_circles(model)]
    if faults:
        raise ModelError(f"Model {model.key}: " + " ".join(faults))
    model.index.sound = True


def _unknown_names(model: Model) -> Iterator[str]:
    known = [*model.quantities, *model.options]
    for step, formula in _formulas(model):
        for name in (*formula.arguments, *formula.when, *filter(None, [formula.given])):
            if name not in known:
                hint = _hint(name, known) or " Declareer hem met given(), parameter() of step()."
                yield f"Stap '{step.key}' vraagt '{name}', maar die is niet gedeclareerd.{hint}"
    for quantity in model.quantities.values():
        for name in getattr(getattr(quantity, "source", None), "options", ()):
            if name not in model.options:
                yield f"Parameter '{quantity.key}' hangt af van keuze '{name}'; declareer die met option()."


def _unknown_choices(model: Model) -> Iterator[str]:
    for step, formula in _formulas(model):
        for key, value in formula.when.items():
            option = model.options.get(key)
            if option is not None and not option.allows(value):
                hint = _hint(value, option.choices) or f" Kies uit: {', '.join(option.choices)}."
                yield f"Stap '{step.key}' hoort bij {key}='{value}', maar dat is geen keuze.{hint}"


def _unknown_places(model: Model) -> Iterator[str]:
    """Names that point at something else in the model, or at a rule: tables, prices, roundings."""
    for entry in (*model.quantities.values(), *model.options.values()):
        if entry.row and entry.row not in model.tables:
            yield f"'{entry.key}' hoort bij tabel '{entry.row}', maar die is er niet.{_hint(entry.row, model.tables)}"
    for quantity in model.quantities.values():
        if isinstance(quantity.opbouw, str) and quantity.opbouw not in model.results:
            yield f"'{quantity.key}' is een tree van '{quantity.opbouw}', maar dat is geen prijs van dit model."


def _unknown_roundings(model: Model) -> Iterator[str]:
    """Rules that do not exist, that are of no result, or of money where the result is none."""
    for key in model.roundings:
        if key not in model.results:
            hint = _hint(key, list(model.results))
            yield f"'{key}' krijgt een afronding, maar dat is geen prijs van dit model.{hint}"
    for key in model.results:
        text, quantity = model.rounding_of(key), model.quantities.get(key)
        rule = rounding_of(text)
        if rule is None:
            known = ", ".join(ROUNDINGS)
            yield f"Afronding '{text}' bestaat niet. Kies uit: {known}; of noem een veelvoud, zoals '0.05' of '1/60'."
        elif key in model.roundings and rule.each_step:
            yield f"Afronding '{text}' geldt voor elke stap; geef haar aan het hele model, niet aan '{key}'."
        elif key in model.roundings and text in ROUNDINGS and quantity is not None and not quantity.unit.money:
            yield f"Afronding '{text}' is voor bedragen, maar '{key}' is in {quantity.unit.label}; noem een veelvoud."


def _unknown_rows(model: Model) -> Iterator[str]:
    """Names with which a formula points at other rows of its table: the row above, the rows of the same choice."""
    for step, formula in _formulas(model):
        for argument, key in formula.above.items():
            other = model.quantities.get(key)
            if argument not in formula.arguments:
                yield f"Stap '{step.key}' heeft geen argument '{argument}' om uit de regel erboven te vullen."
            if other is None or not step.row or other.row != step.row:
                yield f"Stap '{step.key}' neemt '{key}' uit de regel erboven, maar die staat niet in dezelfde tabel."
        option = model.options.get(formula.within)
        if formula.within and (option is None or not step.row or option.row != step.row):
            yield f"Stap '{step.key}' rekent binnen '{formula.within}', maar dat is geen keuze in dezelfde tabel."


def _rows_as_one(model: Model) -> Iterator[str]:
    """A step outside a table that can only take one value where its argument has one per row."""
    for step in {step.key: step for step, _ in _formulas(model)}.values():
        for argument in {name for formula in step.formulas for name in formula.arguments}:
            table = model.quantities[argument].row if argument in model.quantities else ""
            if table and table != step.row and all(_takes_one(formula, argument) for formula in step.formulas):
                yield (
                    f"Stap '{step.key}' vraagt één '{argument}', maar die heeft een waarde per regel van '{table}'. "
                    f"Annoteer hem als list[...], of geef de stap row='{table}'."
                )


def _takes_one(formula: Formula, argument: str) -> bool:
    return argument in formula.arguments and argument not in formula.listed


def _no_result(model: Model) -> Iterator[str]:
    for key in model.results:
        if not isinstance(model.quantities.get(key), Step):
            yield f"Er is geen stap '{key}', de prijs. Declareer hem, of noem een andere met result=."


def _circles(model: Model) -> list[str]:
    """First as if every formula held at once, which is quick; only a circle found then is looked at closer."""
    if _first_circle(model, mind_choices=False) is None:
        return []
    circle = _first_circle(model, mind_choices=True)
    return [] if circle is None else [f"De stappen lopen in een kring: {' → '.join(circle)}."]


def _first_circle(model: Model, *, mind_choices: bool) -> list[str] | None:
    walk = _Walk(model, mind_choices)
    return next(filter(None, (walk.back_to(key, [], {}) for key in model.quantities)), None)


class _Walk:
    """Depth first over the formulas that can hold together.

    Those for a given quantity cannot close a circle, nor can two that ask for different choices: a margin may
    follow from the price under one choice and the price from the margin under another.
    """

    def __init__(self, model: Model, mind_choices: bool) -> None:
        self.model, self.mind_choices = model, mind_choices
        self.done: set[tuple[str, frozenset[tuple[str, str]]]] = set()

    def back_to(self, key: str, path: list[str], choices: Mapping[str, str]) -> list[str] | None:
        """Return the circle that can be reached from `key`, or None."""
        if key in path:
            return [*path[path.index(key) :], key]
        quantity = self.model.quantities.get(key)
        state = (key, frozenset(choices.items()))
        if state in self.done or not isinstance(quantity, Step):
            return None
        for formula in quantity.formulas:
            if formula.given or any(choices.get(option, value) != value for option, value in formula.when.items()):
                continue
            more = {**choices, **formula.when} if self.mind_choices else choices
            for argument in formula.arguments:
                if (circle := self.back_to(argument, [*path, key], more)) is not None:
                    return circle
        self.done.add(state)
        return None


def _formulas(model: Model) -> Iterator[tuple[Step, Formula]]:
    for quantity in model.quantities.values():
        if isinstance(quantity, Step):
            for formula in quantity.formulas:
                yield quantity, formula


def _hint(name: str, known: Mapping[str, object] | list[str]) -> str:
    near = nearest(name, list(known))
    return f" Bedoelt u '{near}'?" if near else ""
