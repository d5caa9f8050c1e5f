"""What can be known of a declaration once, instead of at every calculation: whose base a choice is, what feeds what."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Final

from tarief.core.bounded import Bounded
from tarief.core.place import Name
from tarief.model.declare import Given, Option, Quantity, Role, Step
from tarief.model.gate import Gate, Gates

#: Lines of all that is kept with one model, together.
_MOST_LINES: Final = 12_000


class Index:
    """A look-up over the quantities of a model as they stood when it was made."""

    def __init__(self, quantities: Mapping[str, Quantity]) -> None:
        self._quantities = quantities
        self._upstream: dict[str, frozenset[str]] = {}
        self._behind: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        self._roles: dict[tuple[Role, ...], tuple[str, ...]] = {}
        self.sound = False
        #: What was found out by who works with the model, and holds for as long as nothing more is declared.
        self.kept: Bounded[Hashable, object] = Bounded(_MOST_LINES)
        self.fingerprint = ""
        #: The steps of which every formula can always be used.
        self.always = frozenset(
            key
            for key, item in quantities.items()
            if isinstance(item, Step) and not any(f.when or f.given or f.without or f.above for f in item.formulas)
        )
        #: The percentages that come to each amount.
        self.owners_of_amount: dict[str, list[str]] = {}
        for key, item in quantities.items():
            if isinstance(item, Given) and item.amount:
                self.owners_of_amount.setdefault(item.amount, []).append(key)
        self.gates: dict[Name, Gate] = {key: Gate.of(item) for key, item in quantities.items()}
        self._together: Bounded[tuple[str, ...], Gates] = Bounded(_MOST_LINES)
        #: The key that each former key became.
        self.renamed = {item.formerly: key for key, item in quantities.items() if item.formerly}
        self.owner_of_base = {item.base_key: item for item in quantities.values() if item.bases}

    def plainly(
        self, entries: Mapping[str, str], options: Mapping[str, Option]
    ) -> tuple[dict[str, Decimal], dict[tuple[str, int | None], str]] | None:
        """Return the numbers and choices of inputs to which there is nothing more; None where there may be."""
        keys = tuple(entries)
        gates = self._together.get(keys)
        if gates is None:
            gates = Gates(keys, self.gates, options)
            self._together.keep(keys, gates, len(keys))
        return gates.read(entries) if gates.are_known else None

    def with_role(self, *roles: Role) -> tuple[str, ...]:
        """Return the quantities that have one of these roles, as declared."""
        if roles not in self._roles:
            self._roles[roles] = tuple(key for key, item in self._quantities.items() if item.role in roles)
        return self._roles[roles]

    def feeding(self, key: str) -> tuple[str, ...]:
        """Return what `key` asks for directly: the arguments of its formulas, or the choices of its look-up."""
        quantity = self._quantities.get(key)
        if isinstance(quantity, Step):
            return tuple(
                formula.of_above(self._quantities).get(argument, argument)
                for formula in quantity.formulas
                for argument in formula.arguments
            )
        if isinstance(quantity, Given) and quantity.source is not None:
            return tuple(quantity.source.options)
        return ()

    def upstream(self, key: str) -> frozenset[str]:
        """Return everything that can lie upstream of `key`."""
        if key not in self._upstream:
            self._upstream[key] = self._reached(self.feeding(key), frozenset())
        return self._upstream[key]

    def behind(self, key: str, shared: frozenset[str]) -> frozenset[str]:
        """Return `key` and all that can lie upstream of it, but for what is `shared` and feeds only that."""
        if (key, shared) not in self._behind:
            self._behind[key, shared] = self._reached(self.feeding(key), shared) | {key}
        return self._behind[key, shared]

    def _reached(self, first: tuple[str, ...], shared: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        waiting = list(first)
        while waiting:
            each = waiting.pop()
            if each not in found and each not in shared:
                found.add(each)
                waiting += self.feeding(each)
        return frozenset(found)
