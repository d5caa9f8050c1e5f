"""Random cost models with their inputs, and an engine of its own that works them out in fractions.

A rule is a tree: text is a line or input, `("all", name)` all rows of a column, a list an operation on rules. From the
one tree come the Python step that the program runs and the fraction that the tests expect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from tarief import Breakdown, CostModel, EuroPerUur, Getal, at_least, at_most, rounded, weighted
from tarief.core.units import Aandeel

DAY = date(2026, 1, 1)
NAMES = ("appel", "boom", "cijfer", "draad", "emmer")
Rule = Any
Side = dict[str, Any]


@dataclass(frozen=True)
class Drawn:
    """A model, two sets of inputs, and its rules: per line the rule of each choice of the option."""

    model: CostModel
    rules: dict[str, dict[str, Rule]]
    a: Side
    b: Side

    def calculated(self) -> tuple[Breakdown, Breakdown]:
        return self.model.calculate(self.a, on=DAY), self.model.calculate(self.b, on=DAY)

    def mixed(self, taken: set[str]) -> Side:
        """The inputs of `a` with some from `b`; the shares of the table go together."""
        found = dict(self.a)
        for key in taken - {"mix"}:
            if not key.startswith("loon_"):
                found[key] = self.b[key]
        found["mix"] = [
            {**row, "deel": (self.b if "mix" in taken else self.a)["mix"][index]["deel"],
             "loon": (self.b if f"loon_{index + 1}" in taken else self.a)["mix"][index]["loon"]}
            for index, row in enumerate(self.a["mix"])
        ]  # fmt: skip
        return found

    def value(self, line: str, side: Side) -> Fraction:
        """What a line comes to, by the engine of this file."""
        if line in side:  # an input, or a step that was given
            return Fraction(side[line])
        rules = self.rules[line]
        return self.worked(rules.get(side["vorm"], rules["een"]), side)

    def worked(self, rule: Rule, side: Side) -> Fraction:
        if isinstance(rule, str):
            return self.value(rule, side)
        if isinstance(rule, int):
            return Fraction(rule)
        op, *given = rule
        if op == "mix":
            return sum((Fraction(row["deel"]) * Fraction(row["loon"]) for row in side["mix"]), Fraction(0))
        one, other = (self.worked(each, side) for each in given)
        return ENGINE[op](one, other)


def half_up(value: Fraction, decimals: Fraction) -> Fraction:
    step = 10 ** int(decimals)
    whole = (abs(value) * step * 2 + 1) // 2
    return Fraction(whole if value >= 0 else -whole, step)


ENGINE: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
    "at_least": max,
    "at_most": min,
    "rounded": half_up,
}


def written(rule: Rule) -> str:
    """The rule as Python."""
    if not isinstance(rule, tuple):
        return str(rule)
    op, *given = rule
    if op == "mix":
        return "weighted(loon, deel)"
    parts = [written(each) for each in given]
    return f"{op}({', '.join(parts)})" if op.isidentifier() else f"({parts[0]} {op} {parts[1]})"


def names_in(rule: Rule) -> list[str]:
    if isinstance(rule, str):
        return [rule]
    if not isinstance(rule, tuple):
        return []
    if rule[0] == "mix":
        return ["loon", "deel"]
    return list(dict.fromkeys(name for each in rule[1:] for name in names_in(each)))


def function_of(name: str, rule: Rule) -> Callable[..., Any]:
    kinds = {"loon": "list[EuroPerUur]", "deel": "list[Aandeel]"}
    arguments = ", ".join(f"{each}: {kinds.get(each, 'EuroPerUur')}" for each in names_in(rule))
    place = {"EuroPerUur": EuroPerUur, "Aandeel": Aandeel, "Getal": Getal, "weighted": weighted,
             "at_least": at_least, "at_most": at_most, "rounded": rounded}  # fmt: skip
    exec(f"def {name}({arguments}) -> EuroPerUur:\n    return {written(rule)}\n", place)
    found: Callable[..., Any] = place[name]  # type: ignore[assignment]
    return found


def drawn_rule(random: Random, known: list[str]) -> Rule:
    """A rule over two known lines; a division is by something above one."""
    one, other = random.choice(known), random.choice(known)
    match random.randrange(6):
        case 0:
            return ("*", one, ("/", other, 10))
        case 1:
            return ("/", ("*", one, 7), ("+", 2, other))
        case 2:
            return ("at_least", one, other)
        case 3:
            return ("at_most", ("+", one, other), 30)
        case 4:
            return ("rounded", ("/", ("*", one, other), 9), random.randrange(3))
        case _:
            return ("-", ("*", one, 3), other)


def number(random: Random) -> str:
    return str(Decimal(random.randrange(100, 4000)) / 100)


def drawn(seed: int, inputs: int = 3, *, same_option: bool = False) -> Drawn:
    """Draw a model of some inputs, a table, an option and a handful of steps, and two sets of inputs that differ."""
    random = Random(seed)
    rules: dict[str, dict[str, Rule]] = {"gemiddeld": {"een": ("mix",)}}
    known = [*NAMES[:inputs], "gemiddeld"]
    for step in ("eerste", "tweede", "derde", "vierde"):
        rules[step] = {"een": drawn_rule(random, known)}
        known.append(step)
    rules["keus"] = {"een": drawn_rule(random, known), "twee": drawn_rule(random, known)}
    # Every input has a say, so that every one that differs is a player.
    linear: Rule = "gemiddeld"
    for name in NAMES[:inputs]:
        linear = ("+", linear, ("*", name, random.randrange(1, 4)))
    rules["basis"] = {"een": linear}
    rules["tarief"] = {"een": ("+", ("+", ("+", "basis", "keus"), "derde"), "vierde")}
    sides = [_side(random, inputs) for _ in range(2)]
    sides[1]["vorm"] = "een" if same_option else random.choice(["een", "twee"])
    return Drawn(_model(seed, rules, inputs), rules, *sides)


def _side(random: Random, inputs: int) -> Side:
    share = Decimal(random.randrange(10, 90)) / 100
    rows = [{"soort": "x", "deel": str(share), "loon": number(random)},
            {"soort": "y", "deel": str(1 - share), "loon": number(random)}]  # fmt: skip
    return {**{name: number(random) for name in NAMES[:inputs]}, "mix": rows, "vorm": "een"}


def _model(seed: int, rules: dict[str, dict[str, Rule]], inputs: int) -> CostModel:
    model = CostModel(f"gok_{seed}_", label="Gok", unit="uur")
    model.table("mix", "Mix", name="soort", share="deel")
    model.option("soort", "Soort", row="mix")
    model.option("vorm", "Vorm", {"een": "de ene", "twee": "de andere"}, default="een")
    model.given("deel", "Deel", Aandeel, row="mix")
    model.given("loon", "Loon", EuroPerUur, row="mix")
    for name in NAMES[:inputs]:
        model.given(name, name.capitalize(), EuroPerUur)
    for line, choices in rules.items():
        when = {"vorm": "een"} if len(choices) > 1 else {}
        model.step(line.capitalize(), when=when)(function_of(line, choices["een"]))
        if len(choices) > 1:
            model.also(line, vorm="twee")(function_of(f"{line}_twee", choices["twee"]))
    return model
