"""Scores a file: read without answers, then each product with the answers of somebody who knows the sheet.

An input is `ok`; `asked` (an answer is right) or `asked_bad` (none is); `base` (only the base is wrong), `wrong` or
`guessed` (cannot be known), all three without a question; `outside` the model; `via` a result of the sheet or a cost
without a name; `told` (not used, but pointed at); or `missed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.sheets.score.expected import Expectation, Input, number, paired
from tests.sheets.score.judge import Judge, Meaning, meanings, names, same_value_at
from tests.sheets.score.reading import CRASH, WORDS, Asked, Product, Read, Reading, Told

_LISTS = WORDS["lijsten"]
_HALF_CENT, _ROUNDS = Fraction(5, 1000), 8


@dataclass
class Price:
    """The price of one product after the right answers."""

    name: str
    want: str | None
    got: str | None = None
    right: bool = False
    other_unit: bool = False
    why: str = ""


@dataclass
class Score:
    """What became of one file."""

    file: str
    inputs: list[tuple[Input, str, str]] = field(default_factory=list)
    prices: list[Price] = field(default_factory=list)
    questions: list[tuple[Asked, bool]] = field(default_factory=list)
    must_ask: list[tuple[str, bool]] = field(default_factory=list)
    must_flag: list[tuple[str, bool]] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    products: int = 0
    crashes: list[str] = field(default_factory=list)

    def superfluous(self) -> list[Asked]:
        """The questions that nothing asks for."""
        return [question for question, allowed in self.questions if not allowed]


def score(path: Path, read: Read, notes: dict[str, Any] | None = None) -> Score:
    """Score one file that has FILE.json beside it."""
    return _File(path, read, notes).score()


class _File:
    def __init__(self, path: Path, read: Read, notes: dict[str, Any] | None) -> None:
        self.path, self.read = path, read
        self.first = self._post({})
        self.expected = Expectation(path, self.first, notes)
        self.pairs = paired(self.expected, self.first)
        self.questions: dict[str, Asked] = {
            each.id: each for each in self.first.questions if not self._product_question(each)
        }
        self.told: list[Told] = list(self.first.told)

    def _post(self, answers: dict[str, str]) -> Reading:
        return Reading(self.read(self.path, answers))

    def score(self) -> Score:
        told = self.expected.told
        made = Score(self.path.name, products=len(self.expected.products))
        made.prices = [self._price(index) for index in range(made.products)]
        for index in range(made.products):
            judge = Judge(self.expected, index, self.first, self._product(index), self.questions)
            made.inputs += [(one, *judge.category(one)) for one in judge.inputs]
        made.questions = [(each, self._allowed(each)) for each in self.questions.values()]
        made.must_ask = [(each["concept"], self._asked_at(each["cells"])) for each in told["must_ask"]]
        made.must_flag = [(each["finding"], self._flagged(each)) for each in told["must_flag"]]
        taken = set(self.pairs.values())
        made.invented = [each.name for j, each in enumerate(self.first.products) if j not in taken]
        made.ignored = self._ignored()
        made.crashes = sorted({each.text for each in self.told if each.kind == CRASH})
        return made

    def _product(self, index: int) -> Product | None:
        return self.first.products[self.pairs[index]] if index in self.pairs else None

    def _product_question(self, question: Asked) -> bool:
        choices = {choice.id for choice in question.choices}
        return question.id in _LISTS["productvraag"] or (
            bool(choices) and choices <= {each.name for each in self.first.products}
        )

    # ── price ──

    def _price(self, index: int) -> Price:
        wanted = self.expected.products[index]
        made = Price(wanted["name"], (wanted.get("recomputed_tariff") or {}).get("value"))
        product = self._product(index)
        if product is None:
            return replace(made, why="no product")
        reading = self._answered(index, product)
        got, want = number(reading.price), number(made.want)
        made.got, made.right = reading.price, got is not None and want is not None and abs(got - want) <= _HALF_CENT
        made.other_unit = reading.price is not None and reading.per not in WORDS["prijs_per"].get(
            wanted["unit"], [wanted["unit"]]
        )
        made.why = "; ".join(each.text for each in reading.told if each.weight == "fout")[:160]
        return made

    def _answered(self, index: int, product: Product) -> Reading:
        """Answer until nothing new is asked."""
        answers: dict[str, str] = {}
        reading = self.first
        for _ in range(_ROUNDS):
            now = next((each for each in reading.products if each.name == product.name), product)
            for question in reading.questions:
                answers.setdefault(question.id, self._answer(index, now, question))
            reading = self._post(answers)
            self.told += reading.told
            new = [each for each in reading.questions if each.id not in answers]
            self.questions |= {each.id: each for each in new if not self._product_question(each)}
            if not new:
                break
        return reading

    def _answer(self, index: int, product: Product, question: Asked) -> str:
        ids = [choice.id for choice in question.choices]
        if self._product_question(question):
            return product.name
        decided = self.expected.notes.get("answers", {})
        for name in (f"{index}|{question.id}", question.id):
            if decided.get(name) in ids:
                return str(decided[name])
        if question.id in _LISTS["datumvraag"]:
            return str(self.expected.told["price_date"])
        values = [each for each in product.values if each.question == question.id]
        inputs = [replace(one, cell=same_value_at(self.first, one.cell)) for one in self.expected.inputs[index]]
        about = [one for one in inputs if one.cell in question.cells]
        about = about or [one for one in inputs if any(value.key in names(one.key) for value in values)]
        right = self.expected.area(self.expected.notes.get("right_cells", ()))
        worth = {choice.id: float(bool(choice.cells & right)) for choice in question.choices}
        for value in values:
            for choice, made in meanings(value, question):  # not to be used is worth a little beside a wrong use
                worth[choice] += sum(_worth(one, made, len(value.cells) > 1) for one in about) if made else 0.01
        return max(ids, key=lambda choice: worth[choice]) if ids else ""

    # ── asked and told ──

    def _allowed(self, question: Asked) -> bool:
        told = self.expected.told
        for each in (*told["must_ask"], *told["may_ask"]):
            dated = question.id in _LISTS["datumvraag"] and each["concept"] in _LISTS["datum_mag"]
            if dated or question.cells & self.expected.area(each["cells"]):
                return True
        if question.cells & self.expected.area(self.expected.notes.get("may_ask", ())):
            return True
        inputs = (one for each in self.expected.inputs for one in each)
        return any(
            one.cell in question.cells and one.base and re.search("formula|comment", one.evidence) for one in inputs
        )

    def _asked_at(self, cells: Iterable[str]) -> bool:
        return any(question.at & self.expected.area(cells) for question in self.questions.values())

    def _flagged(self, flag: dict[str, Any]) -> bool:
        """Told at the cells, of each sheet they are on: about the cell, its sheet, the file or the input there."""
        area = self.expected.area(flag["cells"])
        words = [said for about, said in WORDS["signalen"]["paren"] if re.search(about, flag["finding"])]
        return bool(area) and all(
            self._told_of({cell for cell in area if cell[0] == sheet}, sheet, words)
            for sheet in {sheet for sheet, _ in area}
        )

    def _told_of(self, area: set[tuple[str, str]], sheet: str, words: list[str]) -> bool:
        keys = {one.key for inputs in self.expected.inputs for one in inputs if one.cell in area}
        places = {"", f"Blad {sheet}", *keys}
        texts = [
            each.text
            for each in self.told
            if (each.cell in area or each.place in places) and each.kind not in _LISTS["geen_signaal"]
        ]
        texts += [each.text for each in self.questions.values() if each.at & area]
        return any(
            not words or any(re.search(rf"\b(?:{said})", text, re.IGNORECASE) for said in words) for text in texts
        )

    def _ignored(self) -> list[str]:
        """What was taken from where other things stand."""
        area = self.expected.area(self.expected.told["may_ignore"]) - {
            one.cell for each in self.expected.inputs for one in each
        }
        return [
            f"{value.key}={value.value}"
            for value in self.first.values()
            if value.cells & area and value.key not in _LISTS["geen_kosten"]
        ]


def _worth(one: Input, made: list[Meaning], many: bool) -> float:
    """1 for the right reading; a little for the right key and base with another value."""
    if any(each.fits(one, many) for each in made):
        return 1
    return 0.1 if any(replace(each, value=None).fits(one, many) for each in made) else 0
