"""A percentage never travels without its base: asking for it, naming it, and showing it on the other bases."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tarief.calculation.inputs import Stated, StatedInputs
from tarief.calculation.line import NO_BASES, Line
from tarief.calculation.resolve import Resolver
from tarief.core.dutch import dutch
from tarief.core.findings import Choice, Finding, Question, Severity
from tarief.core.place import Place
from tarief.model.declare import Given, Quantity
from tarief.model.model import Model
from tarief.model.plan import NodeKind, Plan

#: By percentage: the line with its amount, and by base the line that it can be a share of.
Percentages = dict[str, tuple[str, tuple[tuple[str, str], ...]]]
#: By less a share does not differ from what was stated.
_NOISE: Final = Decimal("1e-15")


def ask_for_base(
    model: Model, inputs: StatedInputs, findings: list[Finding], price: Callable[[StatedInputs], str]
) -> tuple[list[Finding], list[Question]]:
    """Turn each missing base into a question that says what every reading would do to the price.

    `price` calculates other inputs and returns what is then shown as the price, empty where they are refused.
    """
    answered, questions = [], []
    for finding in findings:
        owner = _owner(model, finding)
        if owner is None:
            answered.append(finding)
            continue
        choices = tuple(
            Choice(base.key, base.label, price(inputs.with_values({(owner.base_key,): Stated(base.key)})))
            for base in owner.bases
        )
        readings = "; ".join(
            f"{choice.label}{f' geeft {choice.consequence}' if choice.consequence else ''}"
            for choice, base in zip(choices, owner.bases, strict=True)
            if base.unit is None
        )
        answered.append(replace(finding, text=f"{finding.text} {owner.label} {readings}."))
        questions.append(
            Question(str(finding.place), f"Waarvan is {owner.label.lower()} een percentage?", choices, finding.place)
        )
    return answered, questions


def assumed_bases(model: Model, resolver: Resolver) -> list[Finding]:
    """Name the declared base of each percentage that was supplied without one."""
    found = []
    for quantity in model.quantities.values():
        node = resolver.nodes.get(quantity.key)
        if not isinstance(quantity, Given) or not quantity.default_base or node is None:
            continue
        if node.kind is not NodeKind.GIVEN or resolver.supply.option(quantity.base_key) is not None:
            continue
        labels = {base.key: base.label for base in quantity.bases}
        others = [base for base in quantity.bases if base.key != quantity.default_base]
        keys = tuple(f"{quantity.base_key} = {base.key}" for base in others)
        text = f"{quantity.label} is gelezen als percentage {labels[quantity.default_base]}."
        advice = f"Bedoelt u iets anders, geef dat dan aan: {' of '.join(base.label for base in others)}."
        place = Place.of(quantity.key)
        found.append(Finding("grondslag_aangenomen", text, advice, place, Severity.WARNING, instead=keys))
    return found


def percentages_of(plan: Plan) -> Percentages:
    """Return, for each percentage, the line with its amount and the lines that it can be a share of, by base."""
    return {
        key: (
            quantity.amount,
            tuple((base.key, base.share_of) for base in quantity.bases if base.share_of in plan.nodes),
        )
        for key, quantity in ((key, node.quantity) for key, node in plan.nodes.items())
        if isinstance(quantity, Given) and quantity.amount in plan.nodes and key == quantity.key
    }


def on_other_bases(
    value: Decimal, own: str, amount: str, bases: Iterable[tuple[str, str]], values: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    """Return an amount as a share of every base that this calculation knows; `own` is the base that was stated."""
    shares = {base: values[amount] / values[of] for base, of in bases if values[of]}
    if own in shares and abs(shares[own] - value) > _NOISE and dutch(shares[own].scaleb(2)) != dutch(value.scaleb(2)):
        return NO_BASES  # the price holds cost outside the base: shares of all of it would contradict what was stated
    return shares


def in_words(line: Line, quantity: Quantity) -> str:
    """Say the percentage on every base: `20,00% van de directe kosten = 16,67% van de totale kosten`."""
    return shares_in_words(line.other_bases, quantity)


def shares_in_words(shares: Mapping[str, Decimal], quantity: Quantity) -> str:
    """Say so of what a percentage is on each base, by the key of the base."""
    if not shares or not isinstance(quantity, Given):
        return ""
    labels = {base.key: base.label for base in quantity.bases}
    return " = ".join([f"{dutch(share.scaleb(2))}% {labels[key]}" for key, share in shares.items()])


def _owner(model: Model, finding: Finding) -> Quantity | None:
    if finding.kind != "grondslag_ontbreekt":
        return None
    return model.index.owner_of_base.get(finding.place.key)
