"""Why a value cannot be: negative, beyond its limits, a fact that nobody can choose, below the cao or the law."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from tarief.calculation import Breakdown
from tarief.calculation.minimum_wage import below_minimum_wage
from tarief.core.dutch import shown
from tarief.core.findings import Refused
from tarief.core.number import EXACT, fits
from tarief.core.plausible import between
from tarief.core.ties import reaches
from tarief.core.units import AANDEEL, EURO_PER_MAAND
from tarief.model.declare import Given, Role, Step
from tarief.model.plan import Node, NodeKind
from tarief.parameters import Value
from tarief.parameters.lookup import Salary

#: Publishers whose values the law or a fund sets: a party can have them wrong, but cannot agree otherwise.
_FIXED = ("premies", "pensioen_", "minimumloon")
_CAO = "cao_"
_MONTHS = 12
#: The lowest rate of each: a permanent contract, a small employer. What depends on the employer is left out.
_LEAST = {"AWf": "premies.awf_laag", "Aof": "premies.aof_laag", "Wko": "premies.wko", "Zvw": "premies.zvw_werkgever"}
_MAXIMUM = "premies.maximum_premieloon"


def why_impossible(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """Say in Dutch why input `key` cannot have this value; empty when nothing stands in its way."""
    node = breakdown.plan.nodes[key]
    told = outside_declaration(node, value) or _against_a_fact(node, value) or _below_cao(breakdown, key, value)
    if told:
        return told
    values = breakdown.plan.run({key: value})
    if told := next(newly_outside(breakdown, values), ""):
        return f"Dan zou dit niet kloppen: {told}"
    return _below_minimum_wage(breakdown, values)


def outside_declaration(node: Node, value: Decimal) -> str:
    """Say which limit of its own declaration a value breaks; a maximum holds for the unit that it was declared in."""
    quantity, lowest, highest = node.quantity, node.quantity.minimum, node.quantity.maximum
    is_step = isinstance(quantity, Step) and not quantity.negative
    if value < 0 and (lowest is not None or is_step) and (lowest is None or lowest >= 0):
        return f"{quantity.label} kan niet negatief zijn."
    if lowest is not None and value < lowest:
        return f"{quantity.label} kan niet lager zijn dan {shown(lowest, node.unit)}."
    if quantity.positive and value <= 0:
        return f"{quantity.label} moet meer dan nul zijn."
    if highest is not None and value > highest and node.unit == quantity.unit:
        return f"{quantity.label} kan niet hoger zijn dan {shown(highest, quantity.unit)}."
    return ""


def unlikely(node: Node, value: Decimal) -> str:
    """Say that nobody works with such a value; a range holds for the unit that it was declared in."""
    if node.unit != node.quantity.unit or between(value, *node.quantity.likely):
        return ""
    return f"{node.label} van {shown(value, node.unit)} komt niet voor."


def is_fact(node: Node) -> bool:
    """Tell whether the value comes from a cao, the law or a fund, so that nobody at the table can choose another."""
    publisher = "" if node.parameter is None else node.parameter.publisher
    return node.kind is NodeKind.PARAMETER and publisher.startswith((_CAO, *_FIXED))


def _against_a_fact(node: Node, value: Decimal) -> str:
    """A parameter of a cao is a floor for the employee (for the hours of a contract: a ceiling); others stand."""
    if node.kind is not NodeKind.PARAMETER or not isinstance(node.parameter, Value) or node.value is None:
        return ""
    if node.parameter.publisher.startswith(_CAO):
        known = shown(node.value, node.unit)
        if node.quantity.role == "contract_hours":
            return (
                f"{node.label} zou boven de uren van de cao uitkomen: die kent {known}." if value > node.value else ""
            )
        return f"{node.label} zou onder de cao komen: die kent {known}." if value < node.value else ""
    if node.parameter.publisher.startswith(_FIXED):
        return f"{node.label} staat vast op {shown(node.value, node.unit)} ({node.parameter.source.title})."
    return ""


def _below_cao(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """A wage that was given, beside the salary of the cao for that scale and step (else its lowest)."""
    monthly = _per_month(breakdown, breakdown.plan.nodes[key].quantity.role, value)
    floor = _cao_salary(breakdown) if monthly is not None else None
    if monthly is None or floor is None or reaches(monthly, floor):
        return ""
    wage = shown(monthly, EURO_PER_MAAND)
    return f"{wage} bruto ligt onder de cao: die kent ten minste {shown(floor, EURO_PER_MAAND)}."


def _per_month(breakdown: Breakdown, role: Role, value: Decimal) -> Decimal | None:
    """A wage per month; None for what is no wage, or where the hours of a year are not known."""
    hours = breakdown.sum_of("contract_hours")
    match role:
        case "monthly_wage":
            return value
        case "yearly_wage":
            return value / _MONTHS
        case "hourly_wage" if hours:
            return value * hours / _MONTHS
    return None


def _cao_salary(breakdown: Breakdown) -> Decimal | None:
    quantities = breakdown.model.quantities.values()
    sources = (item.source for item in quantities if isinstance(item, Given))
    salary = next((source for source in sources if isinstance(source, Salary)), None)
    if salary is None:
        return None
    chosen, inputs = breakdown.chosen, breakdown.inputs
    cao, scale, step = (chosen.get(option) or inputs.text(option) for option in salary.options[:3])
    library, on = breakdown.library, breakdown.on
    if not cao:
        return None
    try:
        if not (scale and step):
            return min((each.amount for _, each in library.salaries(cao, on)), default=None)
        amount = library.salary(cao, scale, step, on).value
    except Refused:
        return None
    return amount if isinstance(amount, Decimal) else None


def newly_outside(breakdown: Breakdown, values: Mapping[str, Decimal]) -> Iterator[str]:
    """Yield for each derived line which limit it would break with other `values`, where it breaks none now."""
    for key, node in breakdown.plan.nodes.items():
        value, now = values[key], breakdown.values[key]
        if value == now:
            continue  # what stays as it is breaks nothing new
        told = "" if node.formula is None else outside_declaration(node, value)
        if not fits(value):
            yield f"{node.label} krijgt te veel cijfers."
        elif told and not outside_declaration(node, now):
            yield told


def _below_minimum_wage(breakdown: Breakdown, values: Mapping[str, Decimal]) -> str:
    told = [found.text for found in below_minimum_wage(breakdown, values) if found.kind == "onder_minimumloon"]
    already = {found.text for found in below_minimum_wage(breakdown)} if told else set()
    return next((text for text in told if text not in already), "")


def below_premiums(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """Say why this value of the employer charges is less than the premiums alone; empty when it is not, or not known.

    Above the maximum wage no premiums are owed, so a high wage lowers the share that they are of it. Nothing is
    said where the wage or one of the premiums is unknown.
    """
    wage, on = breakdown.sum_of("yearly_wage"), breakdown.on
    found = {name: breakdown.library.find(path, on) for name, path in {**_LEAST, _MAXIMUM: _MAXIMUM}.items()}
    known = {name: item.value for name, item in found.items() if item and isinstance(item.value, Decimal)}
    if breakdown.plan.nodes[key].quantity.role != "employer_charges" or not wage or len(known) < len(found):
        return ""
    maximum = known.pop(_MAXIMUM)
    with localcontext(EXACT):
        allowances = breakdown.sum_of("allowance", "unsocial_allowance")
        least = sum(known.values(), Decimal(0)) * min(Decimal(1), maximum / (wage * (1 + allowances)))
    if reaches(value, least):
        return ""
    parts = ", ".join(f"{name} {shown(rate, AANDEEL)}" for name, rate in known.items())
    return (
        f"De sociale premies van {on.year} zijn alleen al {shown(least, AANDEEL)} van het loon ({parts}); "
        "de Werkhervattingskas en het pensioen komen daar nog bij."
    )
