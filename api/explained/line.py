"""One line of a model explained: its rule, where it comes from, its place in the law, and its other names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from api.web.words import formula_text, with_labels
from tarief import MODELS, load_parameters
from tarief.core.dutch import with_small_letter
from tarief.core.law import LAWS
from tarief.model.declare import Formula, Given, Quantity, Step
from tarief.model.form import GROUPS
from tarief.model.model import Model
from tarief.parameters import Value
from tarief.parameters.lookup import At, ByOption
from tarief.parameters.wording import base_in_words, day
from workbooks.read.own_sheet.words.synonyms import vocabulary

_MOST_VALUES: Final = 60
_CHOICE: Final = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """One way in which a line follows from others: in words, as a formula, and when it holds."""

    meaning: str
    formula: str
    when: str


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value that the library has of a line: of whom, how much, in which period, and where it was read."""

    whose: str
    shown: str
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """Everything that is known of a line of a model."""

    model: Model
    quantity: Quantity
    kind: str
    meaning: str
    rules: tuple[ExplainedRule, ...]
    bases: tuple[str, ...]
    laws: tuple[str, ...]
    values: tuple[KnownValue, ...]
    more_values: int
    synonyms: tuple[str, ...]
    used_in: tuple[Quantity, ...]
    models: tuple[Model, ...]

    @property
    def heading(self) -> str:
        """The part of the calculation that it belongs to."""
        return GROUPS.get(self.quantity.group, self.quantity.group)


@cache
def explained_line(model_key: str, key: str) -> ExplainedLine:
    """Return the explanation of a line; KeyError for one that is not there."""
    model = MODELS[model_key]
    quantity = model.quantities[key]
    values = tuple(_values(quantity))
    return ExplainedLine(
        model,
        quantity,
        _kind(quantity),
        meaning_of(quantity),
        tuple(_rule(model, formula) for formula in getattr(quantity, "formulas", ())),
        tuple(base.label for base in quantity.bases) or ((base_in_words(quantity.base),) if quantity.base else ()),
        tuple(_laws(quantity)),
        values[:_MOST_VALUES],
        max(0, len(values) - _MOST_VALUES),
        _synonyms().get(key, ()),
        tuple(_used_in(model, key)),
        tuple(other for other in MODELS.values() if key in other.quantities and other is not model),
    )


def _kind(quantity: Quantity) -> str:
    if not isinstance(quantity, Given):
        return "Wordt uitgerekend. U kunt het ook zelf opgeven."
    if quantity.source is not None:
        return "Komt uit een cao, de premies of een norm, tenzij u zelf een waarde geeft."
    return "Geeft u zelf op."


def meaning_of(quantity: Quantity) -> str:
    """Return what a quantity is, in a sentence."""
    return quantity.meaning if isinstance(quantity, Given) or quantity.formulas else ""


def _rule(model: Model, formula: Formula) -> ExplainedRule:
    when = "; ".join(_choice(model, key, value) for key, value in formula.when.items())
    return ExplainedRule(formula.meaning, with_labels(model, formula_text(model, formula)), when)


def _choice(model: Model, key: str, value: str) -> str:
    option = model.options.get(key)
    return f"{with_small_letter(option.label)}: {option.choices.get(value, value)}" if option else f"{key}: {value}"


def _laws(quantity: Quantity) -> Iterator[str]:
    for law in LAWS.values():
        if letter := getattr(quantity, law.key):
            yield f"{law.title}, {law.article}, onderdeel {letter}: {law.describe(letter)}"


def _values(quantity: Quantity) -> Iterator[KnownValue]:
    """The values of the library at the places where this line is looked up, whatever is chosen."""
    source = quantity.source if isinstance(quantity, Given) else None
    paths = (source.path,) if isinstance(source, At) else source.paths.values() if isinstance(source, ByOption) else ()
    patterns = [re.compile(_CHOICE.sub("[a-z0-9_]+", path.replace(".", r"\."))) for path in paths]
    for value in load_parameters().values() if patterns else ():
        if any(pattern.fullmatch(value.path) for pattern in patterns):
            yield KnownValue(_whose(value), value.shown, _period(value), value.source.title)


def _whose(value: Value) -> str:
    title = load_parameters().cao_title(value.publisher.removeprefix("cao_"))
    return title or value.publisher.replace("_", " ")


def _period(value: Value) -> str:
    start = f"vanaf {day(value.start)}" if value.start else ""
    return f"{start} tot en met {day(value.end)}".strip() if value.end else start


def _used_in(model: Model, key: str) -> Iterator[Quantity]:
    for other in model.quantities.values():
        if isinstance(other, Step) and any(key in formula.arguments for formula in other.formulas):
            yield other


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """How cost sheets call a line, by its key."""
    names: dict[str, dict[str, None]] = {}
    for concept in vocabulary().concepts.values():
        for form in (*concept.forms, *concept.elsewhere):
            names.setdefault(form.key, {}).update(dict.fromkeys(label.text for label in concept.synonyms))
    return {key: tuple(found) for key, found in names.items()}
