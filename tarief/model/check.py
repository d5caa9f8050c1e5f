"""Checking a declaration before it calculates: no misspelt names, no circles, a price that exists."""

from collections.abc import Iterable, Iterator

from tarief.core.final import rounding_of
from tarief.core.findings import ModelError
from tarief.core.nearest import nearest
from tarief.core.rounding import ROUNDINGS
from tarief.core.units import CARE_UNITS, EURO, UNITS
from tarief.model.circles import circles
from tarief.model.declare import Formula, Given, Option, Step
from tarief.model.dimension import PER_YEAR, misfits
from tarief.model.model import Model

#: Words for more than one unit of care, of which a price cannot be per.
_SEVERAL = {
    "uren": "uur",
    "minuten": "minuut",
    "dagen": "dag",
    "dagdelen": "dagdeel",
    "etmalen": "etmaal",
    "weken": "week",
    "perioden": "periode",
    "maanden": "maand",
    "jaren": "jaar",
    "ritten": "rit",
    "trajecten": "traject",
    "plaatsen": "plaats",
}


def check(model: Model) -> None:
    """Raise `ModelError` with every fault in the declaration of `model`; what was found sound is not checked again."""
    if model.index.sound:
        return
    faults = [*_unknown_names(model), *_unknown_choices(model), *_unknown_places(model), *_no_result(model)]
    faults += _unknown_roundings(model)
    faults += _unknown_rows(model)
    if not faults:
        faults = [*_rows_as_one(model), *_never(model), *_unfitting(model), *circles(model)]
    if faults:
        raise ModelError(f"Model {model.key}: " + " ".join(faults))
    model.index.sound = True


def _unknown_names(model: Model) -> Iterator[str]:
    known = [*model.quantities, *model.options]
    for step, formula in _formulas(model):
        above = formula.of_above(known)
        for name in (*formula.arguments, *formula.when, *filter(None, [formula.given])):
            if name not in known and name not in above:
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
                yield f"Stap '{step.key}' hoort bij {key}='{value}', maar dat is geen keuze.{_instead(value, option)}"
    for option in model.options.values():
        if option.default and not option.allows(option.default):
            hint = _instead(option.default, option)
            yield f"'{option.key}' is zonder opgave '{option.default}', maar dat is geen keuze.{hint}"
    for quantity in model.quantities.values():
        bases = model.options.get(quantity.base_key)
        if quantity.default_base and (bases is None or not bases.allows(quantity.default_base)):
            hint = "" if bases is None else _instead(quantity.default_base, bases)
            yield f"'{quantity.key}' heeft geen grondslag '{quantity.default_base}'.{hint}"


def _unknown_places(model: Model) -> Iterator[str]:
    """Names that point at something else in the model, or at a rule: tables, prices, roundings."""
    for entry in (*model.quantities.values(), *model.options.values()):
        if entry.row and entry.row not in model.tables:
            yield f"'{entry.key}' hoort bij tabel '{entry.row}', maar die is er niet.{_hint(entry.row, model.tables)}"
    yield from _unknown_columns(model)
    for quantity in model.quantities.values():
        low, high = quantity.minimum, quantity.maximum
        if high is not None and ((quantity.positive and high <= 0) or (low is not None and low > high)):
            least = "meer dan 0" if quantity.positive else f"minstens {low}"
            yield f"'{quantity.key}' kan geen enkele waarde hebben: {least} en hoogstens {high}."
    for name, place in _pointed_at(model):
        if name not in (known := [*model.quantities, *model.options, *model.tables]):
            yield f"{place} noemt '{name}', maar die is niet gedeclareerd.{_hint(name, known)}"
    for quantity in model.quantities.values():
        if isinstance(quantity.opbouw, str) and quantity.opbouw not in model.results:
            yield f"'{quantity.key}' is een tree van '{quantity.opbouw}', maar dat is geen prijs van dit model."


def _unknown_roundings(model: Model) -> Iterator[str]:
    """Rules that do not exist, that are of no result, or of money where the result is none."""
    for key in model.roundings:
        if key not in model.results:
            hint = _hint(key, model.results)
            yield f"'{key}' krijgt een afronding, maar dat is geen prijs van dit model.{hint}"
    for key in model.results:
        text, quantity = model.rounding_of(key), model.quantities.get(key)
        rule = rounding_of(text)
        if rule is None:
            known = ", ".join(ROUNDINGS)
            yield f"Afronding '{text}' bestaat niet. Kies uit: {known}; of noem een veelvoud, zoals '0.05' of '1/60'."
        elif text in ROUNDINGS and text not in model.options["afronding"].choices:
            yield f"Afronding '{text}' is voor een prijs per uur; dit model is per {model.unit}."
        elif key in model.roundings and rule.each_step:
            yield f"Afronding '{text}' geldt voor elke stap; geef haar aan het hele model, niet aan '{key}'."
        elif key in model.roundings and text in ROUNDINGS and quantity is not None and not quantity.unit.money:
            yield f"Afronding '{text}' is voor bedragen, maar '{key}' is in {quantity.unit.label}; noem een veelvoud."


def _unknown_columns(model: Model) -> Iterator[str]:
    """Columns that a table names and that do not stand in its rows."""
    for table in model.tables.values():
        column = model.options.get(table.name)
        if table.name and (column is None or column.row != table.key):
            yield (
                f"Tabel '{table.key}' heeft '{table.name}' als kolom van namen, maar dat is geen keuze in haar regels. "
                f"Declareer hem met option(..., row='{table.key}'), of geef de tabel een andere naam= ."
            )
        share = model.quantities.get(table.share)
        if table.share and (share is None or share.row != table.key):
            columns = [key for key, item in model.quantities.items() if item.row == table.key]
            yield (
                f"Tabel '{table.key}' deelt op naar '{table.share}', maar dat is geen waarde in haar regels."
                f"{_hint(table.share, columns)} Declareer hem met given(..., row='{table.key}')."
            )


def _pointed_at(model: Model) -> Iterator[tuple[str, str]]:
    """Every other key that a declaration names, with where it does."""
    yield from ((key, "quick") for key in model.quick)
    yield from ((key, "settle()") for pair in model.settlements.items() for key in pair)
    for quantity in model.quantities.values():
        names = [quantity.amount, quantity.included_in] if isinstance(quantity, Given) else []
        yield from ((name, f"'{quantity.key}'") for name in names if name)
    for step, formula in _formulas(model):
        yield from ((name, f"Stap '{step.key}'") for name in (formula.without,) if name)


def _unknown_rows(model: Model) -> Iterator[str]:
    """Names with which a formula points at other rows of its table: the row above, the rows of the same choice."""
    for step in {step.key: step for step, _ in _formulas(model)}.values():
        if all(formula.of_above(model.quantities) for formula in step.formulas):
            asked = next(iter(step.formulas[0].of_above(model.quantities)))
            yield (
                f"Stap '{step.key}' heeft voor de eerste regel geen formule, want daarboven staat niets. "
                f"Declareer '{asked}' met given(), of geef met also('{step.key}') een formule zonder."
            )
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
        for argument in dict.fromkeys(name for formula in step.formulas for name in formula.arguments):
            entry = model.quantities.get(argument) or model.options.get(argument)
            table = "" if entry is None else entry.row
            if table and table != step.row and all(_takes_one(formula, argument) for formula in step.formulas):
                yield (
                    f"Stap '{step.key}' vraagt één '{argument}', maar die heeft een waarde per regel van '{table}'. "
                    f"Annoteer hem als list[...], of geef de stap row='{table}'."
                )


def _takes_one(formula: Formula, argument: str) -> bool:
    return argument in formula.arguments and argument not in formula.listed


def _never(model: Model) -> Iterator[str]:
    """Formulas that can never apply: one before them holds at least as often, and asks nothing that they do not."""
    for step in {step.key: step for step, _ in _formulas(model)}.values():
        for number, formula in enumerate(step.formulas):
            before = next((other for other in step.formulas[:number] if _goes_before(other, formula)), None)
            if before is not None:
                yield (
                    f"Stap '{step.key}': de formule '{formula.name}'{_under(formula)} wordt nooit gebruikt, want "
                    f"'{before.name}'{_under(before)} geldt dan ook en gaat voor. Geef '{before.name}' met when= of "
                    f"also() een eigen keuze, of zet '{formula.name}' ervoor."
                )


def _goes_before(first: Formula, second: Formula) -> bool:
    """Tell whether `first`, declared earlier, takes the place of `second` wherever that would hold.

    A choice that only the second makes was meant to tell the two apart, and does not; but where the first takes the
    rows of a table, the second is for who filled in none.
    """
    if (first.given, first.without) != (second.given, second.without) or not first.when.items() <= second.when.items():
        return False
    more = set(first.arguments) - set(second.arguments)
    return not more or (len(first.when) < len(second.when) and not more & first.listed)


def _under(formula: Formula) -> str:
    choices = " en ".join(f"{key}='{value}'" for key, value in formula.when.items())
    return f" (bij {choices})" if choices else " (zonder keuze)"


def _unfitting(model: Model) -> Iterator[str]:
    """Units that do not match in the formulas, and a word for the unit of care that is none."""
    faults = dict.fromkeys(fault for step, formula in _formulas(model) for fault in misfits(model, step, formula))
    yield from faults
    word = model.unit.strip().lower().removeprefix("euro ").removeprefix("per ")
    if word != model.unit.lower() or word in {**UNITS, **_SEVERAL}.keys() - {EURO.key}:
        price = model.quantities[model.result].unit
        one = _SEVERAL.get(word) or price.key.removeprefix("euro_per_")
        yield (
            f"De zorg wordt ingekocht per '{model.unit}', maar dat is geen woord voor één eenheid; de prijs "
            f"'{model.result}' is in {price.label}. Schrijf unit='{one}', of een ander woord voor één ervan."
        )
    elif one := _bought_otherwise(model):
        yield (
            f"De zorg wordt ingekocht per {word}, maar de prijs '{model.result}' is in "
            f"{model.quantities[model.result].unit.label}. Schrijf unit='{one}', of geef de prijs per {word}."
        )


def _bought_otherwise(model: Model) -> str:
    """The unit of care that the price is per, where the model names another; what a place costs is also per year."""
    price = model.quantities[model.result].unit
    per, bought = price.per, CARE_UNITS.get(model.unit.strip().lower())
    one = next((word for word, unit in CARE_UNITS.items() if price.money and unit.per == per), "")
    if not one or bought is None or bought.per == per or {bought.key, CARE_UNITS[one].key} <= PER_YEAR:
        return ""
    return one


def _no_result(model: Model) -> Iterator[str]:
    for key in model.results:
        if not isinstance(model.quantities.get(key), Step):
            yield f"Er is geen stap '{key}', de prijs. Declareer hem, of noem een andere met result=."


def _formulas(model: Model) -> Iterator[tuple[Step, Formula]]:
    for quantity in model.quantities.values():
        if isinstance(quantity, Step):
            for formula in quantity.formulas:
                yield quantity, formula


def _instead(value: str, option: Option) -> str:
    return _hint(value, option.choices) or f" Kies uit: {', '.join(option.choices)}."


def _hint(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f" Bedoelt u '{near}'?" if near else ""
