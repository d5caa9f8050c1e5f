"""What a sheet is about: products with their figures, by model."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.sheets.lines import Plan, Product
from tests.sheets.models import care, hour
from tests.sheets.models.build import number
from tests.sheets.models.shape import shape as drawn
from tests.sheets.words import Words

#: Of product and year.
_TITLES = (
    "Kostprijs {} {}",
    "Kostprijsberekening {} {}",
    "Tariefopbouw {} {}",
    "Onderbouwing tarief {} {}",
    "{}: opbouw tarief {}",
)


def plan(rng: Random, words: Words, model: str, form: str, count: int) -> Plan:
    """Draw what a file is about. `form`: `years`, `amounts` or nothing, as the layout needs."""
    year = rng.choice([2025, 2026, 2026, 2026])
    organisation = rng.choice(words.some("organisaties", 10))
    products = _years(rng, words, year) if form == "years" else _products(rng, words, model, form, count)
    what = products[0].name if len(products) == 1 else rng.choice(["begeleiding", "jeugdhulp", "Wmo", "onze producten"])
    naming = rng.choice(_TITLES)
    title = naming.format(what, year) + rng.choice(["", f" - {organisation}", f" ({organisation})"])
    return Plan(title, year, products, model, organisation)


def _wages(rng: Random, count: int) -> list[Fraction]:
    return sorted(number(rng, 18.5, 36, "0.01") for _ in range(count))


def _years(rng: Random, words: Words, year: int) -> list[Product]:
    shape = drawn(rng, [], words.some("overheadposten", 3), words.some("premies", rng.choice([4, 5])))
    shape.wage = "hour" if shape.wage == "divisor" else shape.wage
    now = hour.product(rng, shape, str(year), _wages(rng, 1)[0])
    return [replace(cheaper(now), name=str(year - 1)), now]


def _products(rng: Random, words: Words, model: str, form: str, count: int) -> list[Product]:
    if not count:
        return []
    wages, own = _wages(rng, count), Random(rng.random())
    if model in ("uur", "mix"):
        shape = drawn(
            rng,
            words.some("functies", rng.choice([2, 3])),
            words.some("overheadposten", 3),
            words.some("premies", rng.choice([4, 5])),
            amounts=form == "amounts",
            mix=model == "mix",
        )
        names = words.some("producten" if rng.random() < 0.7 or model == "mix" else "functies", count)
        return [hour.product(rng, shape, name, wage) for name, wage in zip(names, wages, strict=True)]
    if model == "mix_prijzen":
        return _blended(rng, words, wages)
    if model == "vrijgevestigd":
        return [
            care.practice(
                rng, words.some("producten_zelfstandig", 1)[0], own, words.some("praktijkposten", rng.randint(2, 5))
            )
        ]
    if model == "begroting":
        return [
            care.budget(rng, words.some("producten", 1)[0], wages[0], words.some("overheadposten", rng.randint(2, 5)))
        ]
    if model == "etmaal":
        return [
            care.round_the_clock(rng, words.some("producten_etmaal", 1)[0], wages[0], own, words.some("diensten", 3))
        ]
    if model == "gemengd":
        return _several(rng, words, wages, own)
    if model == "prijslijst":
        return _list(rng, words, count)
    names = words.some("producten_dagdeel" if model == "dagdeel" else "producten", count)
    seed, per_hour = rng.random(), rng.random() < 0.4
    if model == "dagdeel":
        return [care.day_part(rng, name, wage, Random(seed)) for name, wage in zip(names, wages, strict=False)]
    return [
        care.minute(rng, name, wage, Random(seed), per_hour=per_hour) for name, wage in zip(names, wages, strict=True)
    ]


def _blended(rng: Random, words: Words, wages: list[Fraction]) -> list[Product]:
    shape = drawn(rng, [], words.some("overheadposten", 3), words.some("premies", rng.choice([4, 5])))
    functions = words.some("functies", len(wages))
    made = [hour.product(rng, shape, name, wage) for name, wage in zip(functions, wages, strict=True)]
    for name in words.some("producten", 2):
        first, second = rng.sample(range(len(functions)), 2)
        share = Fraction(rng.randint(2, 8), 10)
        parts = [(first, functions[first], "tarief", share), (second, functions[second], "tarief", 1 - share)]
        made.append(care.blend(name, "uur", sorted(parts)))
    return made


def _several(rng: Random, words: Words, wages: list[Fraction], form: Random) -> list[Product]:
    shape = drawn(rng, [], words.some("overheadposten", 3), words.some("premies", rng.choice([4, 5])))
    made = [
        hour.product(rng, shape, words.some("producten", 1)[0], wages[0]),
        care.day_part(rng, words.some("producten_dagdeel", 1)[0], wages[0], form),
    ]
    if len(wages) > 2:
        made.append(
            care.round_the_clock(rng, words.some("producten_etmaal", 1)[0], wages[1], form, words.some("diensten", 3))
        )
    return made


def _list(rng: Random, words: Words, count: int) -> list[Product]:
    names = [*words.some("producten", count), *words.some("producten_dagdeel", 2)][:count]
    made = []
    for name in names:
        unit = "dagdeel" if name in words.some("producten_dagdeel", 99) else rng.choice(["minuut", "uur", "uur"])
        low, high = {"minuut": (0.9, 1.9), "uur": (52, 112), "dagdeel": (32, 61)}[unit]
        made.append(care.bare(name, unit, number(rng, low, high)))
    return made


def cheaper(product: Product) -> Product:
    """The same with last year's amounts."""
    lines = [
        replace(line, value=Fraction(round(line.value * Fraction(96, 100) * 100), 100))
        if line.value is not None and line.unit.startswith("euro") and not line.role
        else line
        for line in product.lines
    ]
    return replace(product, lines=lines)
