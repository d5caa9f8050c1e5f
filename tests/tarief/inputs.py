"""Inputs for property tests: several shapes in which people know their costs."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

DAY = date(2026, 1, 1)
MONEY_KEYS = (
    "loonkosten_per_uur", "bruto_uurloon", "bruto_jaarloon", "bruto_maandloon", "reiskosten_per_uur",
    "opleidingskosten_per_uur", "clientgebonden_kosten_per_uur", "gemeentelijke_verplichtingen_per_uur",
)  # fmt: skip


def decimals(low: str, high: str, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), allow_nan=False, places=places)


share = decimals("0", "0.45", 4)
amount = decimals("0", "25", 2)
hourly_wage = st.fixed_dictionaries({"loonkosten_per_uur": decimals("15", "90")})
gross_hourly_wage = st.fixed_dictionaries(
    {
        "bruto_uurloon": decimals("14", "60"),
        "vakantietoeslag": share,
        "eindejaarsuitkering": share,
        "eindejaarsuitkering_grondslag": st.sampled_from(["brutoloon", "brutoloon_en_vakantietoeslag"]),
        "onregelmatigheidstoeslag": share,
        "werkgeverslasten": share,
    }
)
productivity = st.fixed_dictionaries({"productiviteit": decimals("0.30", "1", 4)})
hours = st.fixed_dictionaries(
    {
        "contracturen": decimals("1700", "2087", 1),
        "verlofuren": decimals("100", "300", 1),
        "ziekteverzuim": decimals("0", "0.15", 4),
        "ziekteverzuim_grondslag": st.sampled_from(["contracturen", "uren_na_verlof"]),
        "scholingsuren": decimals("0", "80", 1),
        "overleguren": decimals("0", "150", 1),
        "indirecte_uren": decimals("0", "200", 1),
    }
)
extras = st.fixed_dictionaries(
    {},
    optional={
        "reiskosten_per_uur": amount,
        "opleidingskosten_per_uur": amount,
        "clientgebonden_kosten_per_uur": amount,
        "gemeentelijke_verplichtingen_per_uur": amount,
    },
)
overhead = st.fixed_dictionaries(
    {
        "overhead": share,
        "overhead_grondslag": st.sampled_from(["loonkosten", "directe_kosten", "totale_kosten", "omzet"]),
    }
)
risk = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {"risico_opslag": decimals("0", "0.2", 4), "risico_grondslag": st.sampled_from(["kostprijs", "tarief"])}
    ),
)


@st.composite
def uurtarief_inputs(draw: st.DrawFn) -> dict[str, Any]:
    parts = (st.one_of(hourly_wage, gross_hourly_wage), st.one_of(productivity, hours), extras, overhead, risk)
    return {key: value for part in parts for key, value in draw(part).items()}


def fraction_price(given: dict[str, Any]) -> Fraction:
    """A second engine that shares no code: the canonical ladder of docs/kostprijs.md#volgorde-van-de-opbouw in exact
    fractions."""
    g = {key: Fraction(value) if isinstance(value, Decimal) else value for key, value in given.items()}
    if "loonkosten_per_uur" in g:
        wage = g["loonkosten_per_uur"]
    else:
        holiday = g["vakantietoeslag"]
        year_end = g["eindejaarsuitkering"] * (1 + (holiday if "en_vak" in g["eindejaarsuitkering_grondslag"] else 0))
        allowances = 1 + holiday + year_end + g["onregelmatigheidstoeslag"]
        wage = g["bruto_uurloon"] * allowances * (1 + g["werkgeverslasten"])
    if "productiviteit" in g:
        productive = g["productiviteit"]
    else:
        total, leave = g["contracturen"], g["verlofuren"]
        base = total if g["ziekteverzuim_grondslag"] == "contracturen" else total - leave
        lost = leave + base * g["ziekteverzuim"] + g["scholingsuren"] + g["overleguren"] + g["indirecte_uren"]
        productive = (total - lost) / total
    labour = wage / productive
    direct = labour + sum(Fraction(g.get(key, 0)) for key in MONEY_KEYS[4:])
    o, r, risk_base = g["overhead"], g.get("risico_opslag", Fraction(0)), g.get("risico_grondslag")
    gross_up = {"kostprijs": lambda cost: cost * (1 + r), "tarief": lambda cost: cost / (1 - r)}
    price = gross_up.get(risk_base, lambda cost: cost)
    match g["overhead_grondslag"]:
        case "loonkosten":
            return price(direct + labour * o)
        case "directe_kosten":
            return price(direct * (1 + o))
        case "totale_kosten":
            return price(direct / (1 - o))
        case _:  # omzet: the price T solves T = price(direct + o·T)
            factor = price(Fraction(1))
            return direct * factor / (1 - o * factor)
