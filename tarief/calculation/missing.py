"""Saying what is missing: every value that the price still needs, each with what may be given instead."""

from tarief.calculation.inputs import Row
from tarief.calculation.resolve import Resolver
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.model.declare import Formula, Given, Step


class Missing:
    """Collects the findings for a search that ended without a price."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.model = resolver.model
        self.findings: dict[Place, Finding] = {}
        self._seen: set[Place] = set()

    def report(self) -> tuple[Finding, ...]:
        """Return one finding per missing value, the deepest that can be named."""
        for key in (*self.model.results, *self.model.open_unit):
            self._of(key, None)
        return tuple(self.findings.values())

    def _of(self, key: str, row: Row) -> None:
        if (place := self._place(key, row)) in self._seen:
            return
        self._seen.add(place)
        if key in self.model.options:
            if self.resolver.option(key, row) is None:
                self._option(key, row)
            return
        rows = self.resolver.rows_of(key) if row is None else [row]
        for each in rows:
            if self.resolver.need(key, each) is None:
                self._quantity(key, each)

    def _quantity(self, key: str, row: Row) -> None:
        quantity = self.model.quantities[key]
        row = self.resolver.own_row(quantity, row)
        node_id = key if row is None else f"{key}_{row + 1}"
        if isinstance(quantity, Given):
            self._given(quantity, row, node_id)
            return
        formula = self._nearest(quantity, row)
        if formula is None:
            self._unmade_choices(quantity, row)
        elif quantity.askable and not self._touched(key, set()):
            self._add(key, row, quantity.label, self._instead(key))
        elif formula.within and self.resolver.option(formula.within, row) is None:
            self._option(formula.within, row)
        else:
            for argument in formula.arguments:
                self._of(argument, row if self._has_row(argument) else None)

    def _given(self, quantity: Given, row: Row, node_id: str) -> None:
        if node_id in self.resolver.refused:
            for finding in self.resolver.refused[node_id].findings:
                place = self._place(finding.place.key if finding.place.key in self.model.options else quantity.key, row)
                self.findings[place] = finding.at(place)
            return
        if quantity.source is not None:
            unmade = [o for o in quantity.source.options if self.resolver.option(o, row) is None]
            if unmade and len(unmade) < len(quantity.source.options) + 1:
                for option in unmade:
                    self._option(option, row, instead=quantity.key)
                return
        self._add(quantity.key, row, quantity.label, ())

    def _unmade_choices(self, step: Step, row: Row) -> None:
        """No formula holds: a choice it depends on was not made (a percentage without its base)."""
        keys = dict.fromkeys(key for formula in step.formulas for key in formula.when)
        for key in keys:
            if self.resolver.option(key, row) is None:
                owner = self.model.index.owner_of_base.get(key)
                if owner is not None and self.resolver.need(owner.key, row) is None:
                    self._quantity(owner.key, row)
                elif owner is None or (owner.key, row) in self.resolver.supply.quantities:
                    self._option(key, row)

    def _option(self, key: str, row: Row, instead: str = "") -> None:
        option = self.model.options[key]
        owner = self.model.index.owner_of_base.get(key)
        choices = ", ".join(option.choices) or "vrije tekst"
        advice = f"Kies {key}: {choices}." if option.choices else f"Vul {key} in."
        if instead:
            advice += f" Of geef {instead} zelf, met de bron erbij."
        if owner is not None:
            text = f"{owner.label} is een percentage zonder grondslag."
            self._note("grondslag_ontbreekt", key, row, text, advice, owner.label)
        else:
            self._note("keuze_ontbreekt", key, row, f"{option.label} is niet gekozen.", advice, option.label)

    def _add(self, key: str, row: Row, label: str, instead: tuple[str, ...]) -> None:
        unit = self.model.quantities[key].unit
        why = self.resolver.library.why_asked(key)
        text = f"{label} ontbreekt. {why}".rstrip()
        more = f", of waaruit het volgt: {', '.join(instead)}" if instead else ""
        self._note("ontbreekt", key, row, text, f"Vul {key} in ({unit.label}){more}.", label, instead)

    def _note(
        self, kind: str, key: str, row: Row, text: str, advice: str, subject: str, instead: tuple[str, ...] = ()
    ) -> None:
        place = self._place(key, row)
        self.findings.setdefault(place, Finding(kind, text, advice, place, subject=subject, instead=instead))

    def _place(self, key: str, row: Row) -> Place:
        table = self._has_row(key)
        return Place.of(key) if row is None or not table else Place.of(table, row, key)

    def _has_row(self, key: str) -> str:
        return (self.model.quantities.get(key) or self.model.options[key]).row

    def _nearest(self, step: Step, row: Row) -> Formula | None:
        """The formula that lacks least; among equals the one of which most was supplied, then the first."""
        formulas = self.resolver.formulas(step, row)
        return min(formulas, key=lambda formula: self._distance(formula, row), default=None)

    def _distance(self, formula: Formula, row: Row) -> tuple[int, int, int]:
        """How far a formula is off; one that cannot take what is known (a value per row) comes last."""
        supplied = sum(self._touched(argument, set()) for argument in formula.arguments)
        known = [argument for argument in formula.arguments if self._known(argument, row)]
        barred = sum(self.resolver.bind(argument, row, formula) is None for argument in known)
        return barred, len(formula.arguments) - len(known), -supplied

    def _known(self, argument: str, row: Row) -> bool:
        if argument in self.model.options:
            return self.resolver.option(argument, row) is not None
        rows = self.resolver.rows_of(argument) if row is None else [row]
        return all(self.resolver.need(argument, each) is not None for each in rows)

    def _touched(self, key: str, seen: set[str]) -> bool:
        """Tell whether anything at or upstream of `key` was supplied."""
        if key in seen:
            return False
        seen.add(key)
        supply = self.resolver.supply
        if any(name == key for name, _ in (*supply.quantities, *supply.options)):
            return True
        # A choice that many parameters share (the cao) does not show that this quantity was meant.
        shared = set(self.model.options) - {option for option in self.model.options if self._has_row(option)}
        return any(
            self._touched(upstream, seen) for upstream in self.model.index.feeding(key) if upstream not in shared
        )

    def _instead(self, key: str) -> tuple[str, ...]:
        leaves: dict[str, None] = {}
        self._leaves(key, leaves, set())
        return tuple(leaves)[:6]

    def _leaves(self, key: str, leaves: dict[str, None], seen: set[str]) -> None:
        if key in seen:
            return
        seen.add(key)
        quantity = self.model.quantities.get(key)
        if quantity is None or (isinstance(quantity, Given) and quantity.source is None):
            if not (isinstance(quantity, Given) and (quantity.optional or quantity.row)):
                leaves[key] = None
            return
        for upstream in self.model.index.feeding(key):
            self._leaves(upstream, leaves, seen)
