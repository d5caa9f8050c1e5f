"""The printed price as a check on what was read: where one other reading explains it, that reading is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from itertools import product as every
from types import MappingProxyType

from workbooks.read.own_sheet.asking.questions import price
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import resolve
from workbooks.read.own_sheet.found.found import WEAK
from workbooks.read.own_sheet.products.assemble import question_key, recognised
from workbooks.read.own_sheet.values.inputs import ANY_DAY, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised

#: Nearer to the printed price than this share of it, what was read may well be right: rounding, another base.
_NEAR = Decimal("0.02")
#: Nearer than this, another reading explains the printed price.
_SAME = Decimal("0.002")
#: Further from the printed price than this, something was misread; below this confidence it may be this value.
_FAR = Decimal("0.25")
_SURE = 0.9
#: What is this near to all that is printed goes with it; what is further off than the second does not. Steps are
#: printed rounded, but tell one base from another by more than a price alone.
_STEPS, _PRICES = (Decimal("0.003"), Decimal("0.01")), (Decimal("0.0002"), Decimal("0.001"))
_OF_A_STEP = frozenset({"overhead_bedrag", "risico_bedrag"})
#: So many prices are worked out at most: for one reading, and for a whole workbook (some milliseconds each).
_FOR_ONE = 24
FOR_ALL = 200

#: A product with answers.
Answered = tuple[int, frozenset[tuple[str, str]]]
#: What is left of the prices that may be worked out.
Budget = Iterator[int]


@dataclass(frozen=True, slots=True)
class _Other:
    """Another reading: `value` as it would be asked (with both options), in the place of `instead` (None: added)."""

    value: Recognised
    instead: Recognised | None
    choice: str


@dataclass(frozen=True, slots=True)
class _Said:
    """The prices that the sheet prints, per hour."""

    printed: dict[str, Decimal]
    on: date | None
    budget: Budget
    known: dict[Answered, tuple[ProductReading, Decimal | None]] = field(default_factory=dict)

    def fits(
        self, product: ProductReading, share: Decimal, answers: Mapping[str, str] = MappingProxyType({})
    ) -> bool | None:
        """Whether some answer to what is open leads to a printed price; None when there is no price to compare."""
        asked = [value for value in product.values if value.question and value.question not in answers]
        choices = ([(value.question, option.choice) for option in value.options] for value in asked)
        seen = False
        for chosen, _ in zip(islice(every(*choices), _FOR_ONE), self.budget, strict=False):
            ours = self._price(product, {**dict(chosen), **answers})
            if ours is not None and any(abs(ours - said) <= share * said for said in self.printed.values()):
                return True
            seen = seen or ours is not None
        return False if seen else None

    def _price(self, product: ProductReading, answers: Mapping[str, str]) -> Decimal | None:
        mark = id(product), frozenset(answers.items())
        if mark not in self.known:
            self.known[mark] = product, price(product, answers, self.on)
        return self.known[mark][1]


def questioned(product: ProductReading, aside: Bin, on: date | None, budget: Budget) -> ProductReading:
    """Return the product with a question for each value whose other reading leads to the printed price."""
    said = _Said(product.prices, on, budget)
    if not said.printed or said.fits(product, _NEAR) is not False:
        return product
    for other in _others(product, aside):
        values = tuple(other.value if each is other.instead else each for each in product.values)
        changed = replace(product, values=values if other.instead else (*values, other.value))
        if said.fits(changed, _SAME, {other.value.question: other.choice}):
            return changed
    if said.fits(product, _FAR) is not False:
        return product
    return replace(product, values=tuple(_unsure(value) for value in product.values))


def with_told_bases(product: ProductReading, on: date | None) -> ProductReading:
    """Return a product without the questions of what a share is one, where what is printed goes with one answer."""
    about = [value for value in product.values if value.question and _is_of_base(value)]
    asked = {value.question: [each.choice for each in value.options] for value in product.values if value.question}
    ways = [dict(zip(asked, chosen, strict=True)) for chosen in islice(every(*asked.values()), _FOR_ONE + 1)]
    if not about or not product.prices or len(ways) > _FOR_ONE:
        return product
    off = [_furthest(product, way, on) for way in ways]
    least, most = _STEPS if _OF_A_STEP & product.printed.keys() else _PRICES
    settled = {}
    for value in about:
        near = {way[value.question] for way, apart in zip(ways, off, strict=True) if apart <= least}
        maybe = {way[value.question] for way, apart in zip(ways, off, strict=True) if apart <= most}
        if len(near) == 1 and near == maybe:
            settled[value.question] = next(each for each in value.options if each.choice in near)
    values = (_settled(each, settled[each.question]) if each.question in settled else each for each in product.values)
    return replace(product, values=tuple(values))


def _is_of_base(value: Recognised) -> bool:
    """Whether all that is asked of a value is of what it is a share."""
    numbers = {tuple((key, stated.written) for key, stated in option.sets) for option in value.options}
    return len(numbers) == 1 and len({option.sets[0][1].base for option in value.options if option.sets}) > 1


def _settled(value: Recognised, option: Meaning) -> Recognised:
    why = value.explanation or "Waarvan dit een percentage is, volgt uit wat het blad zelf uitrekent."
    return replace(value, question="", options=(option,), base=option.sets[0][1].base, explanation=why)


def _furthest(product: ProductReading, answers: Mapping[str, str], on: date | None) -> Decimal:
    """By which share of it the model is off from what the sheet prints, there where it is most."""
    outcome = outcome_on(opgave_of(product, answers, on or ANY_DAY), on)
    if outcome is None:
        return Decimal(1)
    ours = {**outcome.values, "tarief": outcome.tarief}
    printed = {key: Decimal(each.value) * product.times(each.unit) for key, each in product.printed.items()}
    return max((abs(ours[key] / said - 1) for key, said in printed.items() if said and key in ours), default=Decimal(1))


def _unsure(value: Recognised) -> Recognised:
    """Far from the printed price, a value whose label is not quite known is asked."""
    if value.question or value.confidence >= _SURE or not isinstance(value.value, Decimal):
        return value
    return _without(value, value, WEAK).value


def _others(product: ProductReading, aside: Bin) -> Iterator[_Other]:
    """Each value left out, then each value that was set aside added."""
    plain = [value for value in product.values if not value.question and isinstance(value.value, Decimal)]
    for value in plain:
        yield _without(value, value)
    for found, why in aside.unused:
        candidate = resolve(found) if found.match.concept.forms and found.match.concept.role != "gedrukt" else None
        if candidate is None or candidate.question or candidate.form.spread:
            continue
        made = recognised(candidate)
        if all(value.concept != made.concept for value in product.values):
            yield _without(replace(made, explanation=why), None)


def _without(value: Recognised, instead: Recognised | None, asked: str = "sluit_aan") -> _Other:
    """The value used, or not."""
    none = Meaning("niet_gebruiken", "niet meetellen")
    chosen = none.choice if instead else value.options[0].choice
    return _Other(_asked(value, (value.options[0], none), asked), instead, chosen)


def _asked(value: Recognised, options: tuple[Meaning, ...], asked: str = "sluit_aan") -> Recognised:
    return replace(value, question=question_key(asked, value.label, value.concept), options=options)
