"""Random but repeatable cost sheets in all shapes: what is known, which bases, which rounding."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any

from tarief import load_parameters
from tarief.core.rounding import ROUNDINGS
from tests.workbooks.examples import DAY

Inputs = dict[str, Any]

OVERHEAD = ("loonkosten", "directe_kosten", "totale_kosten", "omzet", "per_uur", "per_fte")
RISK = ("kostprijs", "tarief", "per_uur")
SICKNESS = ("contracturen", "uren_na_verlof", "uren")
_GIVEN = {"pensioen_werkgeversdeel": "0.5", "ap_franchise": "27500"}


def number(random: Random, low: int, high: int, decimals: int) -> str:
    """A number between `low` and `high` in units of the last decimal, as text."""
    return f"{Decimal(random.randint(low, high)).scaleb(-decimals):f}"


def wage_per_hour(random: Random) -> Inputs:
    return {
        "loonkosten_per_uur": number(random, 1800, 6500, 2),
        "productiviteit": number(random, 55, 92, 2),
        "contracturen": "1878",
    }


def gross_wage(random: Random) -> Inputs:
    return {
        "bruto_uurloon": number(random, 1600, 4200, 2),
        "contracturen": number(random, 18000, 18792, 1),
        "vakantietoeslag": "0.08",
        "eindejaarsuitkering": "0.083",
        "eindejaarsuitkering_grondslag": random.choice(("brutoloon", "brutoloon_en_vakantietoeslag")),
        "onregelmatigheidstoeslag": number(random, 0, 90, 3),
        "werkgeverslasten": number(random, 200, 310, 3),
        "niet_productieve_uren": number(random, 3000, 7000, 1),
    }


def hours(random: Random) -> Inputs:
    basis = random.choice(SICKNESS)
    sickness = number(random, 60, 140, 0) if basis == "uren" else number(random, 30, 90, 3)
    return {
        "verlofuren": "200",
        "feestdaguren": number(random, 300, 600, 1),
        "ziekteverzuim": sickness,
        "ziekteverzuim_grondslag": basis,
        "scholingsuren": number(random, 20, 60, 0),
        "overleguren": number(random, 20, 90, 0),
        "reisuren": number(random, 0, 150, 0),
    }


def one_function(random: Random) -> Inputs:
    library = load_parameters()
    cao = random.choice(("jeugdzorg", "sociaal_werk", "vvt", "ggz", "gehandicaptenzorg"))
    scale = random.choice(library.scales(cao, DAY))
    step = random.choice(library.steps(cao, scale, DAY))
    staff = {
        "contractvorm": random.choice(("vast", "flexibel")),
        "werkgeversgrootte": random.choice(("klein", "groot")),
    }
    return {**_GIVEN, **staff, "cao": cao, "schaal": scale, "trede": step, "contracturen": "1878", **hours(random)}


def function_mix(random: Random) -> Inputs:
    inputs = one_function(random)
    cao, library = inputs["cao"], load_parameters()
    cuts = sorted(random.sample(range(1, 100), random.randint(1, 3)))
    shares = [end - begin for begin, end in zip([0, *cuts], [*cuts, 100], strict=True)]
    rows = []
    for index, share in enumerate(shares):
        scale = random.choice(library.scales(cao, DAY))
        step = random.choice(library.steps(cao, scale, DAY))
        rows.append({"functie": f"functie {index}", "schaal": scale, "trede": step, "functie_aandeel": f"0.{share:02}"})
    del inputs["schaal"], inputs["trede"]
    return {**inputs, "functiemix": rows}


def costs(random: Random, overhead: str, risk: str, rounding: str) -> Inputs:
    amounts = {"per_uur": number(random, 400, 2500, 2), "per_fte": number(random, 800000, 3000000, 2)}
    mark_up = number(random, 0, 300, 2) if risk == "per_uur" else number(random, 0, 60, 3)
    direct = {
        key: number(random, 0, 400, 2)
        for key in ("reiskosten_per_uur", "opleidingskosten_per_uur", "clientgebonden_kosten_per_uur")
        if random.random() < 0.7
    }
    return {
        **direct,
        "overhead": amounts.get(overhead) or number(random, 50, 330, 3),
        "overhead_grondslag": overhead,
        "risico_opslag": mark_up,
        "risico_grondslag": risk,
        "afronding": rounding,
    }


def random_inputs(count: int, seed: int = 20250601) -> Iterator[Inputs]:
    """Cost sheets in turn over every shape, base and rounding rule."""
    random = Random(seed)
    shapes = cycle((wage_per_hour, function_mix, gross_wage, one_function, function_mix))
    rules = cycle((o, r, a) for o in OVERHEAD for r in RISK for a in ROUNDINGS)
    for shape, rule, _ in zip(shapes, rules, range(count), strict=False):
        yield {**shape(random), **costs(random, *rule)}
