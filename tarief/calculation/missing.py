"""Saying what is missing: every value that the price still needs, each with what may be given instead."""

from tarief.calculation.inputs import Row
from tarief.calculation.resolve import Resolver, settled
from tarief.calculation.supplied import Supply
from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.model.declare import Formula, Given, Step
from tarief.model.model import Model


class Missing:
    """Collects the findings for a search that ended without a price."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.model = resolver.model
        self.findings: dict[Place, Finding] = {}
        self._seen: set[Place] = set()
        supply = resolver.supply
        self._supplied = frozenset(name for name, _ in (*supply.quantities, *supply.options))
        # A choice that many parameters share (the cao) does not show that a quantity was meant.
        self._shared = frozenset(option for option in self.model.options if not self._has_row(option))

    def report(self) -> tuple[Finding, ...]:
        """Return one finding per missing value, the deepest that can be named; never none."""
        for key in (*self.model.results, *self.model.open_unit):
            self._of(key, None)
        return tuple(self.findings.values()) or (self._no_way(),)

    def _no_way(self) -> Finding:
        price = self.model.quantities[self.model.result]
        text = f"Met deze invoer is er geen weg naar {price.label.lower()}."
        steps = [key for key, item in self.model.quantities.items() if isinstance(item, Step) and self._fails(key)]
        advice = f"Geef een van deze regels zelf: {', '.join(steps[:6])}."
        return Finding("geen_weg_naar_prijs", text, advice, Place.of(price.key), subject=price.label)

    def _fails(self, key: str) -> bool:
        return key in self.model.index.upstream(self.model.result) and any(
            self.resolver.need(key, row) is None for row in self.resolver.rows_of(key)
        )

    def _of(self, key: str, row: Row) -> None:
        if (place := self._place(key, row)) in self._seen:
            return
        self._seen.add(place)
        if key in self.model.options:
            for each in self._rows(key, row):
                if self.resolver.option(key, each) is None:
                    self._option(key, each)
            return
        for each in self._rows(key, row):
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
        elif quantity.askable and not self._touched(key):
            self._add(key, row, quantity.label, self._instead(key))
        elif formula.within and self.resolver.option(formula.within, row) is None:
            self._option(formula.within, row)
        else:
            for argument in formula.arguments:
                self._argument(formula, argument, row)

    def _argument(self, formula: Formula, argument: str, row: Row) -> None:
        """What is missing of an argument: of the line of the row above, of all rows, or of its own row."""
        if row and argument in formula.above:
            self._of(formula.above[argument], row - 1)
        else:
            self._of(argument, row if self._has_row(argument) and argument not in formula.listed else None)

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
        """No formula holds: a choice it depends on was not made (a percentage without its base), or has none."""
        keys = dict.fromkeys(key for formula in step.formulas for key in formula.when)
        unmade = [key for key in keys if self.resolver.option(key, row) is None]
        if not unmade:
            self._without_formula(step, row)
        for key in unmade:
            owner = self.model.index.owner_of_base.get(key)
            if owner is not None and self.resolver.need(owner.key, row) is None:
                self._quantity(owner.key, row)
            elif owner is None or (owner.key, row) in self.resolver.supply.quantities:
                self._option(key, row)

    def _without_formula(self, step: Step, row: Row) -> None:
        """All choices are made, and for these the model has no formula: say for which it has one."""
        waiting = [formula for formula in self.resolver.held(step, row) if formula.given]
        if waiting:  # for who knows that quantity: then it is what is missing
            self._of(waiting[0].given, row if self._has_row(waiting[0].given) else None)
            return
        ways = dict.fromkeys(tuple(formula.when.items()) for formula in step.formulas if formula.when)
        keys = list(dict.fromkeys(key for way in ways for key, _ in way))
        labels = {key: self.model.options[key].label.lower() for key in keys}
        made = " en ".join(f"{label} '{self.resolver.option(key, row)}'" for key, label in labels.items())
        known = "; ".join(" en ".join(f"{key}: {value}" for key, value in way) for way in ways)
        text = f"Voor {step.label.lower()} is er geen formule" + (f" bij {made}." if made else ".")
        advice = f"Een formule is er bij {known}. Of geef {step.key} zelf." if known else f"Geef {step.key} zelf."
        key = keys[0] if keys else step.key
        self._note("keuze_zonder_formule", key, row, text, advice, step.label)

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
        how = "een percentage" if unit.percent else unit.label
        self._note("ontbreekt", key, row, text, f"Vul {key} in ({how}){more}.", label, instead)

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
        supplied = sum(self._touched(argument) for argument in formula.arguments)
        known = [argument for argument in formula.arguments if self._known(formula, argument, row)]
        barred = sum(self.resolver.bind(argument, row, formula) is None for argument in known)
        return barred, len(formula.arguments) - len(known), -supplied

    def _known(self, formula: Formula, argument: str, row: Row) -> bool:
        if row and argument in formula.above:
            return self.resolver.need(formula.above[argument], row - 1) is not None
        rows = self._rows(argument, row)
        if argument in self.model.options:
            return all(self.resolver.option(argument, each) is not None for each in rows)
        return all(self.resolver.need(argument, each) is not None for each in rows)

    def _rows(self, key: str, row: Row) -> list[Row]:
        """Return the rows that an argument stands for: its own, or all of its table."""
        table = self._has_row(key)
        return self.resolver.rows(table) if row is None and table else [row]

    def _touched(self, key: str) -> bool:
        """Tell whether anything at or upstream of `key` was supplied."""
        return not self._supplied.isdisjoint(self.model.index.behind(key, self._shared))

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


def beside(supply: Supply, refused: Refused) -> tuple[Finding, ...]:
    """Return the faults of what was supplied, and what the model says of other inputs where it has no rules."""
    faulty = {finding.place for finding in supply.findings}
    more = (each for each in refused.findings if each.place.names and each.place not in faulty)
    return (*supply.findings, *more)


def faults_of(model: Model, supply: Supply) -> tuple[Finding, ...]:
    """Return what is wrong with what was supplied, also where only the rules of the model tell."""
    try:
        settled(model, supply)
    except Refused as refused:
        return beside(supply, refused)
    return tuple(supply.findings)
