"""What a contract form pays and what its risk is worth, as rules over its input, from its own steps."""

from collections.abc import Sequence

from tarief.contracts.answer import Answer
from tarief.contracts.corridor import provider_part
from tarief.contracts.course import Course
from tarief.contracts.form import COST, VOLUME, WithCorridor, agreed_on, is_ceiling, line_id, rules
from tarief.contracts.numbers import AgreedTerm
from tarief.contracts.volume_risk import NOTABLE, SURE
from tarief.contracts.years import BUDGET, CORRIDOR, OVER, PAYMENT
from tarief.core.expression import Expression, operand, rounded
from tarief.report.rules import Rule, excel, figure, given, summed

#: The longest formula that every spreadsheet takes, and about what a cell and an operation take of it.
_LONGEST, _LEAF, _OPERATION = 8192, 12, 3
#: Where a band begins (from nothing: none) and ends (nowhere: none), and the share of the provider in it.
_Band = tuple[Expression | None, Expression | None, Expression]


def amount_rules(answer: Answer, course: Course) -> list[dict[str, Expression]]:
    """Return the rules of budget and payment of each year, over the table of the course and the input."""
    known = {line_id(VOLUME, at): figure("verloop", "volume", at, year.volume) for at, year in enumerate(course.years)}
    known |= {line_id(COST, at): figure("verloop", "kosten", at, year.cost) for at, year in enumerate(course.years)}
    lines = rules(answer.form, course, known, lambda term: _agreed(answer, term))
    lengths: dict[int, int] = {}
    return [
        {
            key: rounded(agreed_on(rule))
            for key in (BUDGET, PAYMENT)
            if _length(rule := lines[line_id(key, number)], lengths) < _LONGEST
        }
        for number in range(len(course.years))
    ]


def risk_rules(
    answer: Answer, course: Course, budget: Expression, cost: Expression, spread: Expression
) -> dict[str, Rule]:
    """Return the rules of the price of the volume risk, of a plain ceiling or one with a corridor; else none."""
    form = answer.form
    if not is_ceiling(form, course):
        return {}
    bands = list(_bands(answer, form)) if isinstance(form, WithCorridor) else [(None, None, operand(1))]
    deviation = cost * excel("EXP", excel("NORMSINV", SURE) * spread - spread * spread / 2) - budget
    loss = provider_part(deviation, budget, bands) if bands else operand(0)
    layers = summed([_layers(band, budget, cost, spread) for band in bands]) if bands else operand(0)
    found: dict[str, Rule] = {"overschrijding": rounded(layers), "verlies": rounded(loss)}
    if not isinstance(form, WithCorridor):
        height = (excel("LN", budget * (1 + NOTABLE) / cost) + spread * spread / 2) / spread
        found["kans"] = rounded(excel("NORMSDIST", -height), 6)
    found["premie"] = lambda overschrijding: overschrijding / budget
    found["risicokapitaal"] = lambda verlies: verlies / budget
    return found


def _agreed(answer: Answer, term: AgreedTerm) -> Expression:
    return given("/".join([str(answer.place), *map(str, term.path)]), term.value)


def _length(rule: Expression, known: dict[int, int]) -> int:
    """About how many characters a rule takes in a cell; what stands in it more than once is measured once."""
    if id(rule) not in known:
        parts = (_length(part, known) for part in rule.args if isinstance(part, Expression))
        known[id(rule)] = _LEAF if rule.op in ("name", "number") else _OPERATION + sum(parts)
    return known[id(rule)]


def _bands(answer: Answer, form: WithCorridor) -> Sequence[_Band]:
    at = f"{answer.place}/{CORRIDOR}/{'banden' if form.corridor.both else OVER}"
    return [
        (
            given(f"{at}/{number}/van", band.start),
            None if band.end is None else given(f"{at}/{number}/tot", band.end),
            given(f"{at}/{number}/aanbieder", band.provider_share),
        )
        for number, band in enumerate(form.corridor.over)
    ]


def _layers(band: _Band, budget: Expression, cost: Expression, spread: Expression) -> Expression:
    """What a band bears on average: its share of one stop-loss layer less the next."""
    start, end, share = band
    layers = _layer(budget if start is None else budget * (1 + start), cost, spread)
    return share * (layers if end is None else layers - _layer(budget * (1 + end), cost, spread))


def _layer(limit: Expression, cost: Expression, spread: Expression) -> Expression:
    """The expected cost above a limit: F·Φ(d1) − K·Φ(d1−σ)."""
    d1 = (excel("LN", cost / limit) + spread * spread / 2) / spread
    return cost * excel("NORMSDIST", d1) - limit * excel("NORMSDIST", d1 - spread)
