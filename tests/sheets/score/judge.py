"""What became of each input of one product: its category (docs in `score.py`), and what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from tests.sheets.score.expected import NEAR, Expectation, Input, number, same
from tests.sheets.score.reading import WORDS, Asked, Cell, Choice, Product, Reading, Value

CATEGORIES = ("ok", "asked", "asked_bad", "base", "wrong", "guessed", "outside", "via", "told", "missed")
FOUND = ("ok", "asked", "outside", "base", "guessed")
SILENT = ("base", "wrong", "guessed")
#: The best of several readings of one cell counts.
_BEST = ("ok", "asked", "asked_bad", "via", "guessed", "base", "wrong")
_LISTS = WORDS["lijsten"]
_DIVISORS = _LISTS["deler"]
#: What a sum of a year is told as, for one of what is sold.
_PER_UNIT = ("_per_uur", "_per_dagdeel", "_per_etmaal")


@dataclass(frozen=True)
class Meaning:
    """One thing a value may be; None for what is not told."""

    key: str
    value: str | None
    base: str | None
    cells: frozenset[Cell] | None = None
    unit: str | None = None

    def fits(self, one: Input, many: bool, part: bool = False) -> bool:
        """Whether this is the reading that was expected. `part`: of a sum, so that cell and value say nothing."""
        keys = names(one.key) | (set(WORDS["delen"].get(one.key, ())) if many else set())
        units = WORDS["eenheden"].get(one.unit)
        return (
            self.key in keys
            and (part or self.cells is None or one.cell in self.cells)
            and (self.unit is None or units is None or self.unit in units)
            and self.valued(one, part or (many and self.cells is None))
            and self._based(one)
        )

    def valued(self, one: Input, many: bool) -> bool:
        """Whether the value is right, or may be another without harm."""
        if many or self.value is None or same(self.value, one.value):
            return True
        if (self.key == "functie_aandeel" and one.unit == "fte") or self._remainder(one):
            return True
        return one.unit in ("euro/jaar", "euro/fte/jaar") and self.unit != "aandeel" and self.key.endswith(_PER_UNIT)

    def _based(self, one: Input) -> bool:
        if one.base in (None, "ask") or self.base is None or self._remainder(one):
            return True
        if not self.base and self.key in WORDS["lege_grondslag"]:
            return one.base in WORDS["lege_grondslag"][self.key]
        return self.base in WORDS["grondslagen"].get(one.base, [one.base])

    def _remainder(self, one: Input) -> bool:
        """A productivity that says the same as a share of hours that are not productive."""
        share, read = number(one.value), number(self.value)
        if (one.key, self.key) != ("niet_productieve_uren", "productiviteit") or share is None or read is None:
            return False
        return abs(read - (1 / (1 + share) if one.base == "loonkosten" else 1 - share)) <= Fraction(1, 10**6)


def names(key: str) -> set[str]:
    """Every key that means the same."""
    return {key, *WORDS["sleutels"].get(key, ())}


def meanings(value: Value, question: Asked | None) -> Iterator[tuple[str, list[Meaning]]]:
    """What a value may be, by answer: one thing where nothing is asked."""
    if question is None:
        yield "", [Meaning(value.key, value.value, value.base)]
        return
    for place, choice in enumerate(question.choices):
        if value.sets is not None:
            made = value.sets.get(choice.id, [])
            yield (
                choice.id,
                [Meaning(one.key, one.value, one.base, _or_none(one.cells or choice.cells)) for one in made],
            )
        else:
            yield choice.id, _guess(value, choice, place == 0, bool(question.at & value.cells))


def _or_none(cells: set[Cell]) -> frozenset[Cell] | None:
    return frozenset(cells) or None


def _guess(value: Value, choice: Choice, first: bool, own: bool) -> list[Meaning]:
    """What an answer sets where that is not told: by its id, and by the numbers it shows."""
    cells = _or_none(choice.cells)
    known = WORDS["keuzes"].get(re.sub(r"^.*![A-Z]{1,3}[0-9]+_?", "", choice.id), {})
    if known.get("niet"):
        return []
    if first and "sleutel" not in known:
        return [Meaning(value.key, value.value, value.base, cells)]
    key, base, unit = known.get("sleutel", value.key), known.get("grondslag", value.base or None), known.get("eenheid")
    if first or ("grondslag" in known and unit is None and not cells):
        return [Meaning(key, value.value, base, cells, unit)]
    shown = _shown(choice.label) if own or cells else []
    return [Meaning(key, str(each), base, cells, unit) for each in shown] or [Meaning(key, None, base, cells, unit)]


def _shown(label: str) -> Iterator[Fraction] | list[Fraction]:
    """The numbers of a Dutch label; what has no percent sign may be a percentage all the same."""
    bare = re.sub(r"\([^()]*![A-Z]+[0-9]+\)", " ", label)
    found = []
    for match in re.finditer(r"(?<![\w.,])(-?[0-9][0-9.]*(?:,[0-9]+)?)(?!\w)\s*(%?)", bare):
        exact = number(match[1].replace(".", "").replace(",", "."))
        if exact is not None:
            found += [exact / 100] if match[2] else [exact, exact / 100]
    return found


def noted(value: Value, word: str) -> str:
    """What was read, in a line."""
    cells = sorted(address for _, address in value.cells)
    asked = f" ?{value.question}" if value.question else ""
    return f"{value.key}={value.value}/{value.base or '-'} {word} {','.join(cells[:4])}{'…' * (len(cells) > 4)}{asked}"


class Judge:
    """Judges one product. `product` is None where none was read for it."""

    def __init__(
        self, expected: Expectation, index: int, reading: Reading, product: Product | None, questions: dict[str, Asked]
    ) -> None:
        self.expected, self.index, self.reading, self.product, self.questions = (
            expected,
            index,
            reading,
            product,
            questions,
        )
        self.inputs, self.results = expected.inputs[index], expected.results[index]
        self.unknown = {
            (each["concept"], cell) for each in expected.told["must_ask"] for cell in expected.area(each["cells"])
        }
        named = {cell for each in reading.products for cell in each.cells()} | set(reading.unused)
        self.loose = [one for one in self.inputs if one.cell not in named] if reading.unused else []

    def category(self, one: Input) -> tuple[str, str]:
        """What became of an input."""
        category, note = self._in_product(one, self.product) if self.product else self._in_another(one)
        if category == "missed":
            if same(one.value, 0) and number(one.raw) is None:
                return "ok", "a dash: none, and nothing was read"
            category, note = self._told(one) or (category, note)
        return self._by_note(one, category, note)

    def _in_product(self, one: Input, product: Product) -> tuple[str, str]:
        cell = same_value_at(self.reading, one.cell)
        judged = [
            self._value(replace(one, cell=cell), value, one in members)
            for value in product.values
            for members in [self._members(value)]
            if cell in value.cells or one in members
        ]
        if judged:
            return min(judged, key=lambda each: _BEST.index(each[0]))
        words = {one.key, *WORDS["buiten_model"].get(one.key, ())}
        for value in product.outside:
            if one.cell in value.cells:
                return "outside" if value.key.replace("_", " ") in words else "missed", f"outside: {value.key}"
        why = self.reading.unused.get(one.cell, "")
        if any(why.startswith(f"{word}: geen regel van") for word in words):
            return "outside", why
        printed = [noted(value, "printed at") for value in product.printed if one.cell in value.cells]
        return self._elsewhere(one, product) or ("missed", "; ".join(filter(None, [*printed, why])))

    def _value(self, one: Input, value: Value, member: bool) -> tuple[str, str]:
        question, note = self.questions.get(value.question) if value.question else None, noted(value, "at")
        part = member and len(self._members(value)) > 1
        many = part or len(value.cells) > 1
        unknown = one.base == "ask" or (one.key, one.cell) in self.unknown
        if unknown:
            return "asked" if value.question else "guessed", note
        good = (many and one.key in _DIVISORS) or any(
            each.fits(one, many, part) for _, made in meanings(value, question) for each in made
        )
        if value.question:
            return "asked" if good and not self._excludes(one, question) else "asked_bad", note
        if good:
            return "ok", note
        if value.key in _LISTS["onbenoemd"]:
            return "via", note
        near = value.key in names(one.key) and Meaning(value.key, value.value, None).valued(one, many)
        return "base" if near else "wrong", note

    def _excludes(self, one: Input, question: Asked | None) -> bool:
        """Whether one has to choose between numbers that are all needed."""
        needed = {each.cell for each in self.inputs if each.key == one.key}
        rivals = [choice.cells & needed for choice in question.choices] if question else []
        union = set().union(*rivals)
        return one.cell in union and len(union) > 1 and max(map(len, rivals)) == 1

    def _members(self, value: Value) -> list[Input]:
        """The inputs a value was made of: those it names, and cells told nowhere that make its sum right."""
        named = [one for one in self.inputs if one.cell in value.cells]
        divisors = [one for one in self.loose if one.key in _DIVISORS and value.key.endswith("_per_jaar")]
        if not named:
            return divisors
        whole = number(value.value)
        lacking = whole - sum(number(one.value) or 0 for one in named) if whole is not None else None
        loose = [one for one in self.loose if one.unit in {each.unit for each in named}]
        if lacking and len(loose) <= 12:
            for size in range(1, len(loose) + 1):
                for some in combinations(loose, size):
                    if abs(sum(number(one.value) or 0 for one in some) - lacking) <= NEAR:
                        return [*named, *some]
        added = [one for one in self.loose if value.key in names(one.key) | set(WORDS["delen"].get(one.key, ()))]
        return list(dict.fromkeys([*named, *divisors, *added]))

    def _elsewhere(self, one: Input, product: Product) -> tuple[str, str] | None:
        """Held by a result of the sheet that was read, or taken from another cell."""
        own = {each.cell for each in self.inputs}
        for value in product.values:
            if value.key in WORDS["via"].get(one.key, ()) and value.cells - own and self._result(value):
                return "via", noted(value, "from")
        if sum(each.key == one.key for each in self.inputs) > 1:
            return None
        for value in product.values:
            if value.key in names(one.key) and value.cells and not value.cells & own:
                right = Meaning(value.key, value.value, value.base).fits(one, False) or self._hours(one, value)
                good, bad = ("asked", "asked_bad") if value.question else ("via", "wrong")
                return good if right else bad, noted(value, "from")
        return None

    def _result(self, value: Value) -> bool:
        if any(same(value.value, each) for each in self.results.values()):
            return True
        return bool(value.cells & set(self.results)) and (
            value.key.endswith("_per_jaar") or value.unit.startswith("euro")
        )

    def _hours(self, one: Input, value: Value) -> bool:
        """Whether a share comes to the hours that were expected."""
        paid = next((number(each.value) for each in self.inputs if each.key == "contracturen"), None)
        hours, share = number(one.value), number(value.value)
        if one.unit != "uur/jaar" or paid is None or hours is None or share is None:
            return False
        return abs(share * paid - hours) <= Fraction(1, 10)

    def _in_another(self, one: Input) -> tuple[str, str]:
        """No product was read for it: is its number in another one?"""
        shared = any(
            one.cell == each.cell for i, inputs in enumerate(self.expected.inputs) if i != self.index for each in inputs
        )
        for product in () if shared else self.reading.products:
            for value in product.values:
                if one.cell in value.cells and value.key in names(one.key):
                    return "asked_bad" if value.question else "wrong", f"in {product.name!r}: {value.key}={value.value}"
        return "missed", "no product"

    def _told(self, one: Input) -> tuple[str, str] | None:
        """A warning or a question at the very cell."""
        for told in self.reading.told:
            if told.cell == one.cell and told.weight != "info":
                return "told", told.kind
        asked = next((each for each in self.questions.values() if one.cell in each.at), None)
        return ("told", f"?{asked.id}") if asked else None

    def _by_note(self, one: Input, category: str, note: str) -> tuple[str, str]:
        """What a person decided about this very reading."""
        taken = {cell for value in (self.product.values if self.product else ()) for cell in value.cells}
        for rule in self.expected.notes.get("inputs", ()):
            about = (
                rule.get("product") in (None, self.index)
                and rule["key"] == one.key
                and rule.get("cell", one.cell[1]) == one.cell[1]
            )
            needed = self.expected.area(rule.get("with", ()))
            if (
                about
                and category in rule["when"]
                and re.search(rule.get("read", ""), note)
                and (not needed or needed & taken)
            ):
                return rule["then"], f"{note} [{rule['why']}]"
        return category, note


def same_value_at(reading: Reading, cell: Cell) -> Cell:
    """The cell that was read instead of one with the same value."""
    match = re.match(_LISTS["zelfde_waarde"], reading.unused.get(cell, ""))
    if match is None:
        return cell
    sheet, _, address = match[1].rpartition("!")
    return (sheet or cell[0], address)
