"""Explanations: the numbers that are filled in give the answer shown, and nothing is said twice."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tarief import MODELS, Aandeel, Breakdown, CostModel, Euro, rounded, rounded_up, truncated
from tarief.calculation.line import Line
from tests.tarief.test_explain import GIVEN

DAY = date(2026, 1, 1)
_NUMBER = re.compile(r"(?<![\w.,])(\d[\d.]*(?:,\d+)?)(%?)")


def answers(line: Line, result: Breakdown) -> tuple[Fraction, Fraction]:
    """What the numbers come to, and half of the last decimal of the answer; worked out from the printed text."""
    *_, numbers, answer = result.explain(line.key).split("\nBron")[0].split("\n= ")
    answer = answer.split("\n")[0].split(", getoond")[0]
    return worked_out(numbers, result), worked_out(answer, result)


def worked_out(text: str, result: Breakdown) -> Fraction:
    behind = {node.unit.per for node in result.plan.nodes.values()} - {""}
    for words in sorted(behind, key=len, reverse=True):
        text = text.replace(words, "")
    text = text.replace("€", "").replace("\u00a0", "").replace("×", "*").replace("−", "-")
    return Fraction(eval(_NUMBER.sub(_fraction, text), {"Fraction": Fraction}))


def _fraction(match: re.Match[str]) -> str:
    number = match[1].replace(".", "").replace(",", ".")
    return f"(Fraction('{number}')/{100 if match[2] else 1})"


def plain_sums(result: Breakdown) -> list[Line]:
    """Lines whose rule is arithmetic alone."""
    words = ("de hoogste", "de laagste", "afger", "de macht", "de wortel")
    return [
        line for line in result.lines if line.rule_with_numbers and not any(w in line.rule_with_numbers for w in words)
    ]


def test_the_numbers_of_every_line_give_the_answer_shown() -> None:
    result = MODELS["uurtarief"].calculate(GIVEN, on=DAY)
    lines = plain_sums(result)
    assert len(lines) > 15
    for line in lines:
        found, answer = answers(line, result)
        assert abs(found - answer) <= Fraction(1, 2) / 10 ** (line.unit.places + 2), result.explain(line.key)


def test_a_share_of_a_large_amount_is_filled_in_with_the_decimals_it_needs() -> None:
    model = CostModel("deel", label="Deel", unit="jaar", result="bedrag")
    model.given("deel", "Deel", Aandeel)
    model.given("geheel", "Geheel", Euro)

    @model.step("Bedrag")
    def bedrag(deel: Aandeel, geheel: Euro) -> Euro:
        """Een deel van het geheel."""
        return deel * geheel

    result = model.calculate({"deel": "0.123456789", "geheel": "300000"}, on=DAY)
    assert result.explain("bedrag").split("\n")[-2:] == [
        "= 12,3456789% × €\u00a0300.000,00", "= €\u00a037.037,0367"
    ]  # fmt: skip


def test_a_step_that_passes_on_another_line_is_told_once() -> None:
    model = CostModel("door", label="Door", unit="jaar")
    model.given("kosten", "Kosten", Euro)

    @model.step("Tarief")
    def tarief(kosten: Euro) -> Euro:
        """Wij betalen de kosten."""
        return kosten

    told = model.calculate({"kosten": "12.5"}, on=DAY).explain("tarief")
    assert told == "Tarief: €\u00a012,50\nWij betalen de kosten.\n= Kosten\n= €\u00a012,50"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda a: rounded(a), "Kosten, afgerond op 2 decimalen"),
        (lambda a: rounded(a * 2, 1), "Kosten × 2, afgerond op 1 decimaal"),
        (lambda a: rounded(a, -3), "Kosten, afgerond op duizendtallen"),
        (lambda a: rounded_up(a) * 2, "(Kosten, naar boven afgerond op een geheel getal) × 2"),
        (lambda a: 1 + truncated(a / 3, 2), "1 + (Kosten / 3, afgekapt op 2 decimalen)"),
        (lambda a: a * Decimal(-2), "Kosten × (−2)"),
    ],
)
def test_a_rounding_is_said_in_words(rule, words) -> None:  # type: ignore[no-untyped-def]
    model = CostModel("eigen", label="Eigen", unit="jaar")
    model.given("kosten", "Kosten", Euro)

    def tarief(kosten: Euro) -> Euro:
        """De regel."""
        return rule(kosten)  # type: ignore[no-any-return]

    model.step("Tarief")(tarief)
    assert model.calculate({"kosten": "12.5"}, on=DAY).by_key["tarief"].rule == words


def test_the_minus_stands_before_the_sign_of_the_euro_and_is_a_minus() -> None:
    model = CostModel("min", label="Min", unit="jaar")
    model.given("kosten", "Kosten", Euro, negative=True)

    @model.step("Tarief")
    def tarief(kosten: Euro) -> Euro:
        """De kosten."""
        return kosten + 0

    assert model.calculate({"kosten": "-1234.5"}, on=DAY).by_key["tarief"].shown == "−€\u00a01.234,50"


def test_the_sign_of_the_euro_is_put_before_an_amount_in_one_place() -> None:
    """The reader of own sheets writes amounts as the sheet has them."""
    root = Path(__file__).parents[2]
    sources = [path for room in ("tarief", "workbooks", "api") for path in (root / room).rglob("*.py")]
    ours = [path for path in sources if "own_sheet" not in path.parts]
    assert [path.name for path in ours if re.search(r"€[ \u00a0]?\{", path.read_text(encoding="utf-8"))] == []
