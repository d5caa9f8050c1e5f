"""What a cell is by how it is added up or multiplied: a post of overhead, the pay of a year, the only charges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.roles.levers import Levers
from workbooks.read.own_sheet.roles.roles import SheetPrice
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_OVERHEAD, _SURE = "overhead", 0.9  # float: a score
CHARGES, _SOCIAL, _PENSION = "werkgeverslasten", "sociale_lasten", "pensioenpremie_werkgever"
#: What may be a post of it, and a cost of its own elsewhere.
_EITHER = frozenset({"huisvestingskosten_per_jaar", "afschrijving_per_jaar"})
#: What somebody costs in a year, in full time.
_STAFF, _PAY = "fte", (Decimal(18_000), Decimal(250_000))
#: So many people do the same work; what they are paid is called so.
_STAFFED, _WAGES, _PAIR = (Decimal("0.01"), Decimal(200)), frozenset({"brutoloon", "loonkosten"}), 2


def all_charges(names: Mapping[Key, str]) -> Iterator[Key]:
    """Give the social charges of a sheet that puts no others on the wage: they are all of them, as it is calculated."""
    if not {CHARGES, _PENSION}.intersection(names.values()):
        yield from (leaf for leaf, name in names.items() if name == _SOCIAL)


def paid_per_fte(price: SheetPrice, around: Mapping[Key, Around]) -> Iterator[tuple[Key, Key]]:
    """Give what somebody costs in a year, with how many there are: two numbers that are multiplied, one of them fte.

    What somebody costs may be worked out on the sheet. A number is of staff by its name, or beside a wage where its
    row is called after a function.
    """
    for pay, count in _multiplied(price):
        if pay in around and _PAY[0] <= around[pay].seen.value <= _PAY[1] and count in price.leaves and count in around:
            at = around[count]
            counted = not at.seen.is_share and at.seen.value <= _STAFFED[1]
            by_name = at.seen.value >= _STAFFED[0] and _is_of_function(at)
            per_fte = by_name or _STAFF in around[pay].nameless.hints.pers
            if _is_of_staff(at) or (counted and is_wage(around[pay]) and per_fte):
                yield _looked_up(price, pay), count


def _looked_up(price: SheetPrice, cell: Key) -> Key:
    """The cell that another is taken from as it stands: the pay of a function in a table on another tab."""
    seen = set[Key]()
    while cell not in seen and (rule := price.graph.rules.get(cell)) is not None and rule.op == "name":
        seen.add(cell)
        cell = cast(Key, rule.args[0])
    return cell


def _multiplied(price: SheetPrice) -> Iterator[tuple[Key, Key]]:
    """The pairs of cells that are multiplied below a price, each both ways round."""
    for cell in price.graph.slice(price.root):
        for first, other in _pairs(price.graph.rules.get(cell)):
            yield first, other
            yield other, first


def _pairs(rule: Expression | None) -> Iterator[tuple[Key, Key]]:
    parts = [part for part in rule.args if isinstance(part, Expression)] if rule is not None else []
    names = [part.args[0] for part in parts if part.op == "name"]
    if rule is not None and rule.op == "*" and len(names) == len(parts) == _PAIR:
        yield cast(Key, names[0]), cast(Key, names[1])
    for part in parts:
        yield from _pairs(part)


def is_wage(at: Around) -> bool:
    """Return whether a number is surely called what somebody earns or costs."""
    return any(named.concept.key in _WAGES and named.score >= _SURE for named, _, _ in at.names)


def _is_of_function(at: Around) -> bool:
    """Whether the row of a number is called after a function: `Nachtmedewerker schaal 6`."""
    return any(vocabulary().is_profession(word) for seen in at.before for word in plain_text(seen.text).split())


def _is_of_staff(at: Around) -> bool:
    named = any(named.concept.key == _STAFF and named.score >= _SURE for named, _, _ in at.names)
    return named or _STAFF in at.nameless.hints.kinds


def posts_of_overhead(
    price: SheetPrice, around: Mapping[Key, Around], names: Mapping[Key, str], *, hourly: bool
) -> Iterator[Key]:
    """Give the costs of a year in a sum that is called overhead; of a price per hour in any: nobody lives there.

    `names` is what each amount is by its own words.
    """
    for cell in price.graph.slice(price.root):
        posts = _summed(price.graph.rules.get(cell))
        founds = around[cell].founds()[:1] if len(posts) > 1 and cell in around else []
        called = any(found.concept == _OVERHEAD and found.match.score >= _SURE for found in founds)
        if len(posts) > 1 and (called or hourly):
            yield from (leaf for leaf in posts if names.get(leaf) in _EITHER)


def guessed_wrong(price: SheetPrice, around: Mapping[Key, Around], names: Mapping[Key, str]) -> frozenset[Key]:
    """Return the amounts that are posts of overhead by a guess at their words, and of which overhead is a share."""
    shares = [leaf for leaf, name in names.items() if name == _OVERHEAD and around[leaf].seen.value < 1]
    posts = [leaf for leaf, name in names.items() if name == f"{_OVERHEAD}_post" and not _is_surely_named(around[leaf])]
    levers = Levers(price)
    return frozenset(leaf for share in shares if posts for leaf in levers.moves(share, posts))


def _is_surely_named(at: Around) -> bool:
    return any(named.score >= _SURE for named, _, _ in at.names)


def _summed(rule: object) -> frozenset[Key]:
    """The cells that a rule adds up, as they are or divided by one thing; nothing where it does more."""
    if not isinstance(rule, Expression):
        return frozenset()
    if rule.op == "name":
        return frozenset(rule.names())
    if rule.op == "+":
        parts = [_summed(part) for part in rule.args]
        divided = [posts for part, posts in zip(rule.args, parts, strict=True) if part.op == "/"]
        return frozenset().union(*parts) if all(parts) and not divided else max(divided or parts, key=len)
    return _summed(rule.args[0]) if rule.op == "/" else frozenset()
