"""How one provider builds an hourly price: the choices that all products of a file share."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

#: What a share of hours is a share of, by the name an expectation gives it.
PAID, AFTER_LEAVE = "contracturen", "contracturen_min_verlof_en_feestdagen"


#: Costs that come per fte a year as well as per hour.
_STAFF = ("reiskosten_per_uur", "opleidingskosten_per_uur")


@dataclass
class Shape:
    """The choices that all products of one file share."""

    wage: str
    mix: str
    functions: list[str]
    allowances: list[str]
    over_more: bool
    charges: list[str]
    hours: str
    sick_base: str
    deductions: list[str]
    extras: list[str]
    overhead: str
    posts: list[str]
    premiums: list[str]
    risk: str
    innovation: bool
    amounts: bool
    rounding: bool
    digits: int = 2
    shared: dict[str, Fraction] = field(default_factory=dict)

    @property
    def yearly(self) -> bool:
        """Whether the wage cost is that of a year, and only then divided by hours."""
        return self.wage in ("yearly", "year_cost") and not self.mix


def shape(
    rng: Random,
    functions: list[str],
    posts: list[str],
    premiums: list[str],
    *,
    amounts: bool = False,
    mix: bool = False,
) -> Shape:
    """Draw how one provider builds a price."""
    kinds = ["hour", "month", "divisor", "year", "yearly", "cost", "year_cost"]
    wage = rng.choices(kinds, [44, 26, 7, 8, 9 * (not amounts), 8 * (not amounts), 5 * (not amounts)])[0]
    hours = rng.choices(["share", "hours", "list", "weeks", "not", "extra"], [30, 14, 34, 8, 9, 5])[0]
    if amounts and hours in ("list", "weeks"):
        hours = "share"
    elif wage in ("yearly", "year_cost") and not mix and hours != "list":
        hours = "hours"
    per_fte = hours in ("hours", "list") and not amounts
    extras = rng.sample(
        [
            "reiskosten_per_uur",
            "opleidingskosten_per_uur",
            "clientgebonden_kosten_per_uur",
            "materiaalkosten_per_uur",
            "overige_directe_kosten_per_uur",
            "reis_en_opleidingskosten_per_uur",
        ],
        rng.choices([0, 1, 2, 3], [10, 30, 40, 20])[0],
    )
    if per_fte and rng.random() < 0.35:
        extras = [each.replace("_per_uur", "_per_fte") if each in _STAFF else each for each in extras]
    elif rng.random() < 0.08:
        extras = [each for each in extras if not each.startswith("opleiding")] + ["opleidingskosten"]
    overheads = [
        "loonkosten",
        "directe_kosten",
        "totale_kosten",
        "omzet",
        "per_uur",
        "per_fte",
        "posten",
        "posten_uur",
        "organisatie",
    ]
    weights = [28, 32, 10, 7, 7, 6 * per_fte, 6, 4, 4]
    return Shape(
        wage=wage,
        mix=rng.choice(["hour", "month", "fte"]) if mix else "",
        functions=functions,
        allowances=rng.choices(
            [
                ["vakantietoeslag", "eindejaarsuitkering"],
                ["vakantietoeslag", "eindejaarsuitkering", "onregelmatigheidstoeslag"],
                ["individueel_keuzebudget"],
                ["vakantietoeslag_en_eindejaarsuitkering"],
                ["vakantietoeslag"],
            ],
            [44, 16, 16, 18, 6],
        )[0],
        over_more=rng.random() < 0.3,
        charges=rng.choices(
            [["werkgeverslasten"], ["sociale_lasten", "pensioenpremie_werkgever"], ["delen"]], [68, 22, 10]
        )[0],
        hours=hours,
        sick_base=rng.choice([PAID, PAID, AFTER_LEAVE, "uren"]),
        deductions=[
            each
            for each, odds in (
                ("feestdaguren", 0.6),
                ("scholingsuren", 0.85),
                ("overleguren", 0.85),
                ("reisuren", 0.6),
                ("indirecte_uren", 0.5),
                ("algemene_uren", 0.25),
            )
            if rng.random() < odds
        ],
        extras=extras,
        overhead=rng.choices(overheads, weights)[0],
        posts=posts,
        premiums=premiums,
        risk=rng.choices(["kostprijs", "tarief", "per_uur", ""], [60, 12, 4, 24])[0],
        innovation=rng.random() < 0.08 and not amounts,
        amounts=amounts,
        rounding=rng.random() < 0.7,
        digits=rng.choices([2, 1], [96, 4])[0],
    )
