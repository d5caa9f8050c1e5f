"""What a cell is by what stands beside it: a post of what is added up to overhead, the only charges on a wage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.roles.roles import SheetPrice

_OVERHEAD, _SURE = "overhead", 0.9  # float: a score
CHARGES, _SOCIAL, _PENSION = "werkgeverslasten", "sociale_lasten", "pensioenpremie_werkgever"
#: What may be a post of it, and a cost of its own elsewhere.
_EITHER = frozenset({"huisvestingskosten_per_jaar", "afschrijving_per_jaar"})


def all_charges(names: Mapping[Key, str]) -> Iterator[Key]:
    """Give the social charges of a sheet that puts no others on the wage: they are all of them, as it is calculated."""
    if not {CHARGES, _PENSION}.intersection(names.values()):
        yield from (leaf for leaf, name in names.items() if name == _SOCIAL)


def posts_of_overhead(
    price: SheetPrice, around: Mapping[Key, Around], names: Mapping[Key, str], *, hourly: bool
) -> Iterator[Key]:
    """Give the costs of a year in a sum that is called overhead; of a price per hour also in one that has mostly that.

    `names` is what each amount is by its own words.
    """
    for cell in price.graph.slice(price.root):
        posts = _summed(price.graph.rules.get(cell))
        founds = around[cell].founds()[:1] if len(posts) > 1 and cell in around else []
        called = any(found.concept == _OVERHEAD and found.match.score >= _SURE for found in founds)
        overhead = sum(names.get(leaf, "").startswith(_OVERHEAD) for leaf in posts)
        if len(posts) > 1 and (called or (hourly and 2 * overhead > len(posts))):
            yield from (leaf for leaf in posts if names.get(leaf) in _EITHER)


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
