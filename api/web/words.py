"""What the core says, in the words of the form: labels instead of keys, percents instead of shares."""

import re
from dataclasses import replace
from decimal import Decimal

from tarief.core.dutch import dutch, shown, with_small_letter
from tarief.core.expression import Expression, name
from tarief.core.expression.printing import formula as printed
from tarief.core.findings import Finding, ModelError
from tarief.model.declare import Formula
from tarief.model.form import Field
from tarief.model.model import Model

_KEY = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


def in_words_of_form(model: Model, finding: Finding, field: Field | None) -> Finding:
    """Return the finding as a visitor of the page can act on it."""
    if field is not None and finding.kind == "buiten_grenzen":
        return replace(finding, text=_outside(finding, field), advice=_limits(field))
    if field is not None and finding.kind in ("grondslag_ontbreekt", "keuze_ontbreekt", "onbekende_keuze"):
        without = f"{finding.subject} is een percentage zonder grondslag."
        text = without if finding.kind == "grondslag_ontbreekt" else finding.text
        return replace(finding, text=text, advice=f"Kies bij {with_small_letter(field.label)}.")
    if field is not None and finding.kind == "ontbreekt":
        instead = with_labels(model, ", ".join(finding.instead))
        advice = f"Vul het in, of geef waaruit het volgt: {instead}." if instead else "Vul het in."
        return replace(finding, advice=advice)
    option = model.options.get(str(finding.subject)) if finding.kind == "onbekende_keuze" else None
    if option is not None and option.choices:
        labels = ", ".join(f"'{label}'" for label in option.choices.values())
        return replace(finding, advice=f"Kies uit: {labels}.")
    return replace(finding, text=with_labels(model, finding.text), advice=with_labels(model, finding.advice))


def with_labels(model: Model, text: str) -> str:
    """Replace each key in a text by its label."""

    def label(match: re.Match[str]) -> str:
        found = model.quantities.get(match[0]) or model.options.get(match[0]) or model.tables.get(match[0])
        return with_small_letter(found.label) if found else match[0]

    return _KEY.sub(label, text)


def formula_text(model: Model, formula: Formula) -> str:
    """Write the formula over its argument names; one over the rows of a table is only said in words."""
    if formula.listed or any(argument not in model.quantities for argument in formula.arguments):
        return ""
    try:
        rule = formula.function(*map(name, formula.arguments))
    except (ModelError, TypeError):
        return ""
    return printed(rule) if isinstance(rule, Expression) else str(rule)


def _outside(finding: Finding, field: Field) -> str:
    return finding.text if finding.value is None else f"{field.label} is {_in_unit(finding.value, field)}."


def _limits(field: Field) -> str:
    """A minimum that is not declared is zero and not allowed itself: such a quantity must be positive."""
    low = "meer dan 0" if field.minimum is None else f"minstens {_in_unit(field.minimum, field)}"
    high = "" if field.maximum is None else f" en hoogstens {_in_unit(field.maximum, field)}"
    return f"Vul een waarde in van {low}{high}."


def _in_unit(value: Decimal, field: Field) -> str:
    if field.unit is not None and field.unit.percent:
        percents = value.scaleb(2)
        return f"{dutch(percents, 0 if percents == percents.to_integral_value() else 2)}%"
    return shown(value, field.unit)
