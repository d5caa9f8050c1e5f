"""What a contract form pays and what its risk is worth, as formulas over its input, from its own steps."""

from __future__ import annotations

from tarief.contracts.answer import Answer
from tarief.contracts.corridor import provider_part
from tarief.contracts.course import Course
from tarief.contracts.form import COST, VOLUME, WithCorridor, agreed_on, is_ceiling, line_id, rules
from tarief.contracts.volume_risk import NOTABLE, SURE
from tarief.contracts.years import BUDGET, CORRIDOR, OVER, PAYMENT
from tarief.core.expression import Expression, name, operand, rounded
from tarief.core.expression.printing import formula

#: The longest formula that every spreadsheet takes, and about what a cell and an operation take of it.
_LONGEST, _LEAF, _OPERATION = 8192, 12, 3
#: Where a band begins (from nothing: none) and ends (nowhere: none), and the share of the provider in it.
_Band = tuple[Expression | None, Expression | None, Expression]


def amount_formulas(answer: Answer, course: Course) -> list[dict[str, str]]:
    """Return budget and payment of each year as formulas over the table of the course and the input."""
    years = range(len(course.years))
    known = {line_id(VOLUME, year): f"{{verloop.volume:{year + 1}}}" for year in years}
    known |= {line_id(COST, year): f"{{verloop.kosten:{year + 1}}}" for year in years}
    said = rules(answer.asked.form, course, known, str(answer.asked.fields.place))
    lengths: dict[int, int] = {}
    return [
        {
            key: formula(rounded(agreed_on(rule)))
            for key in (BUDGET, PAYMENT)
            if _length(rule := said[line_id(key, year)], lengths) < _LONGEST
        }
        for year in years
    ]


def risk_formulas(answer: Answer, course: Course, budget: str, cost: str, spread: str) -> dict[str, str]:
    """Return the price of the volume risk as formulas, of a plain ceiling or one with a corridor; else none."""
    form = answer.asked.form
    if not is_ceiling(form, course):
        return {}
    bands: list[_Band] = [(None, None, operand(1))]
    if isinstance(form, WithCorridor):
        at = f"{answer.asked.fields.place}/{CORRIDOR}/{'banden' if form.corridor.both else OVER}"
        bands = [
            (_leaf(at, number, "van"), _leaf(at, number, "tot") if band.end is not None else None, _leaf(at, number))
            for number, band in enumerate(form.corridor.over)
        ]
    deviation = name(f"({cost} * EXP(NORMSINV({SURE}) * {spread} - {spread}^2 / 2) - {budget})")
    loss = provider_part(deviation, name(budget), bands) if bands else operand(0)
    layers = " + ".join(_layers(band, budget, cost, spread) for band in bands) or "0"
    found = {"overschrijding": f"ROUND({layers}, 2)", "verlies": f"ROUND({formula(loss)}, 2)"}
    found |= {} if isinstance(form, WithCorridor) else {"kans": _chance(budget, cost, spread)}
    return found | {"premie": f"{{overschrijding}} / {budget}", "risicokapitaal": f"{{verlies}} / {budget}"}


def _length(rule: Expression, known: dict[int, int]) -> int:
    """About how many characters a rule takes in a cell; what stands in it more than once is measured once."""
    if id(rule) not in known:
        parts = (_length(part, known) for part in rule.args if isinstance(part, Expression))
        known[id(rule)] = _LEAF if rule.op in ("name", "number") else _OPERATION + sum(parts)
    return known[id(rule)]


def _leaf(at: str, number: int, key: str = "aanbieder") -> Expression:
    return name(f"[{at}/{number}/{key}]")


def _layers(band: _Band, budget: str, cost: str, spread: str) -> str:
    """What a band bears on average: its share of one stop-loss layer less the next."""
    start, end, share = band
    first = budget if start is None else f"({budget} * (1 + {formula(start)}))"
    layers = _layer(first, cost, spread)
    if end is not None:
        layers += f" - ({_layer(f'({budget} * (1 + {formula(end)}))', cost, spread)})"
    return f"{formula(share)} * ({layers})"


def _layer(limit: str, cost: str, spread: str) -> str:
    """The expected cost above a limit: F·Φ(d1) − K·Φ(d1−σ)."""
    d1 = f"(LN({cost} / {limit}) + {spread}^2 / 2) / {spread}"
    return f"{cost} * NORMSDIST({d1}) - {limit} * NORMSDIST({d1} - {spread})"


def _chance(budget: str, cost: str, spread: str) -> str:
    """The chance of an overrun of more than 5%."""
    height = f"(LN({budget} * {1 + NOTABLE} / {cost}) + {spread}^2 / 2) / {spread}"
    return f"ROUND(NORMSDIST(-({height})), 6)"
