"""The hourly price from wage to tariff, in the forms that providers give it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.sheets.lines import Product
from tests.sheets.models.build import Builder, Products, Ref, Rounded, Term, near, number, term, total
from tests.sheets.models.shape import Shape
from tests.sheets.models.worked import contract_hours, productive, shared


def product(rng: Random, form: Shape, name: str, wage: Fraction) -> Product:
    """One product of that shape, around an hourly wage."""
    made = Builder()
    paid = _cost(made, rng, form, wage)
    made.part = "uren"
    worked, hours = productive(made, rng, form, paid)
    made.part = "kosten"
    direct = _direct(made, rng, form, worked, hours)
    made.part = "opslag"
    _price(made, rng, form, worked, direct, hours)
    return made.product(name, "uur", "uurtarief")


def _cost(made: Builder, rng: Random, form: Shape, wage: Fraction) -> Term:
    """The wage cost of a paid hour, or of a year: built up, or given as a whole."""
    if form.wage == "cost" and not form.mix:
        value = near(rng, wage * Fraction(145, 100), 0.04)
        return made.given("loonkosten_incl", value, "euro/uur", id="loonkosten_per_uur", key="loonkosten_per_uur")
    if form.wage == "year_cost" and not form.mix:
        return made.given("loonkosten_per_jaar", near(rng, wage * 2700, 0.04, "50"), "euro/fte/jaar")
    return _paid(made, rng, form, _wage(made, rng, form, wage))


def _wage(made: Builder, rng: Random, form: Shape, wage: Fraction) -> Term:
    if form.mix:
        return _mix(made, rng, form, wage)
    if form.yearly:
        return made.given("bruto_jaarloon", near(rng, wage * 1878, 0.02, "1"), "euro/jaar")
    if form.wage in ("hour", "cost", "year_cost"):
        return made.given("bruto_uurloon", wage, "euro/uur")
    if form.wage == "year":
        year = made.given("bruto_jaarloon", near(rng, wage * 1878, 0.02, "1"), "euro/jaar")
        return made.sum("bruto_uurloon", "euro/uur", year / contract_hours(made, rng, form))
    month = made.given("bruto_maandloon", near(rng, wage * 1878 / 12, 0.02), "euro/maand")
    if form.wage == "divisor":
        divisor = made.given(
            "uren_per_maand", shared(form, "maanduren", Fraction(rng.choice(["156", "156.5", "173.33"]))), "uur/maand"
        )
        return made.sum("bruto_uurloon", "euro/uur", month / divisor)
    return made.sum("bruto_uurloon", "euro/uur", month * 12 / contract_hours(made, rng, form))


def _mix(made: Builder, rng: Random, form: Shape, wage: Fraction) -> Term:
    names = form.functions
    shares = [Fraction(1, 20) * rng.randint(1, 20 // len(names)) for _ in names[1:]]
    parts = [1 - sum(shares, Fraction(0)), *shares]
    by_fte = form.mix == "fte"
    for index, (name, share) in enumerate(zip(names, parts, strict=True)):
        scale = Fraction(9, 10) + Fraction(index, 6)
        if by_fte:
            made.given("fte", number(rng, 0.5, 12, "0.1"), "fte", item=name)
        else:
            made.given("functie_aandeel", share, "aandeel", item=name)
        if form.mix == "month":
            made.given("bruto_maandloon", near(rng, wage * scale * 156, 0.05), "euro/maand", item=name)
        else:
            made.given("bruto_uurloon", near(rng, wage * scale, 0.05), "euro/uur", item=name)
    left, right = "fte" if by_fte else "functie_aandeel", "bruto_maandloon" if form.mix == "month" else "bruto_uurloon"
    mean = Products(tuple(f"{left}/{name}" for name in names), tuple(f"{right}/{name}" for name in names), over=by_fte)
    if form.mix == "month":
        month = made.sum("bruto_maandloon", "euro/maand", mean)
        return made.sum("bruto_uurloon", "euro/uur", month * 12 / contract_hours(made, rng, form))
    return made.sum("bruto_uurloon", "euro/uur", mean, role="mean")


_RATES = {
    "vakantietoeslag": ["0.08"],
    "eindejaarsuitkering": ["0.0833", "0.083", "0.0745", "0.065"],
    "individueel_keuzebudget": ["0.1705", "0.1633", "0.164"],
    "vakantietoeslag_en_eindejaarsuitkering": ["0.1633", "0.163", "0.1545"],
}


def _paid(made: Builder, rng: Random, form: Shape, wage: Term) -> Term:
    """The wage cost of a paid hour, or of a year."""
    gross, unit = ("bruto_loon", "euro/jaar") if form.yearly else ("bruto_uurloon", "euro/uur")
    factor: Term = term(1)
    amounts = [_name_of(wage)]
    for word in form.allowances:
        rate = Fraction(rng.choice(_RATES[word])) if word in _RATES else number(rng, 0.01, 0.07, "0.005")
        rate = rate if word == "onregelmatigheidstoeslag" else shared(form, word, rate)
        more = form.over_more and word == "eindejaarsuitkering"
        share = made.given(word, rate, "aandeel", base=f"{gross}_plus_vakantietoeslag" if more else gross)
        factor = factor + ((1 + term("vakantietoeslag")) * share if more else share)
        if form.amounts:
            whole = total(["bruto_uurloon", "vakantietoeslag€"]) if more else wage
            made.sum(word, unit, whole * share, "amount", f"{word}€")
            amounts.append(f"{word}€")
    loaded = made.sum("loon_met_toeslagen", unit, total(amounts) if form.amounts else wage * factor)
    parts = ["loon_met_toeslagen"]
    charges: Term = term(1)
    for word, item, low, high in _charges(form):
        rate = number(rng, low, high, "0.001")
        share = made.given(word, rate, "aandeel", base=f"{gross}_incl_toeslagen", item=item)
        charges = charges + share
        if form.amounts:
            made.sum(word, unit, loaded * share, "amount", f"{_name_of(share)}€", item)
            parts.append(f"{_name_of(share)}€")
    name = "loonkosten_per_jaar" if form.yearly else "loonkosten_per_uur"
    return made.sum(name, unit, total(parts) if form.amounts else loaded * charges)


def _charges(form: Shape) -> list[tuple[str, str, float, float]]:
    """One share, two, or every premium apart: word, item, and between what."""
    if form.charges == ["delen"]:
        return [("werkgeverslasten_deel", item, 0.01, 0.09) for item in form.premiums]
    between = {"werkgeverslasten": (0.22, 0.31), "sociale_lasten": (0.15, 0.19)}
    return [(word, "", *between.get(word, (0.08, 0.12))) for word in form.charges]


def _name_of(wage: Term) -> str:
    assert isinstance(wage, Ref)
    return wage.line


def _direct(made: Builder, rng: Random, form: Shape, worked: Term, hours: Term | None) -> Term:
    parts: list[Term] = [worked]
    for word in form.extras:
        if word == "opleidingskosten":
            parts.append(worked * made.given(word, number(rng, 0.01, 0.03, "0.005"), "aandeel", base="loonkosten"))
        elif word.endswith("_per_fte"):
            assert hours is not None
            parts.append(made.given(word, number(rng, 700, 3200, "10"), "euro/fte/jaar") / hours)
        else:
            parts.append(made.given(word, number(rng, 0.3, 3.5, "0.05"), "euro/uur"))
    if len(parts) == 1:
        return worked
    if all(isinstance(each, Ref) for each in parts):
        return made.sum("directe_kosten", "euro/uur", total([_name_of(each) for each in parts]))
    whole = parts[0]
    for each in parts[1:]:
        whole = whole + each
    return made.sum("directe_kosten", "euro/uur", whole)


def _price(made: Builder, rng: Random, form: Shape, worked: Term, direct: Term, hours: Term | None) -> None:
    rate = number(rng, 0.12, 0.26, "0.005")
    risk = number(rng, 0.01, 0.05, "0.005")
    if form.overhead == "omzet":
        share = made.given("overhead", rate, "aandeel", base="omzet")
        form.risk = form.risk if form.risk == "tarief" else ""
        taken = share + made.given("risico_opslag", risk, "aandeel", base="tarief") if form.risk else share
        return _end(made, form, direct / (1 - taken))
    cost = made.sum(
        "kostprijs", "euro/uur", _with_overhead(made, rng, form, worked, direct, hours, rate), role="cost_price"
    )
    if form.risk == "kostprijs":
        share = made.given("risico_opslag", risk, "aandeel", base="kostprijs")
        if form.innovation:
            more = made.given("innovatie_opslag", number(rng, 0.01, 0.02, "0.005"), "aandeel", base="kostprijs")
            return _end(made, form, cost * (1 + share + more))
        if form.amounts:
            made.sum("risico_opslag", "euro/uur", cost * share, "amount", "risico_opslag€")
            return _end(made, form, total(["kostprijs", "risico_opslag€"]))
        return _end(made, form, cost * (1 + share))
    if form.risk == "tarief":
        return _end(made, form, cost / (1 - made.given("risico_opslag", risk, "aandeel", base="tarief")))
    if form.risk == "per_uur":
        return _end(
            made, form, cost + made.given("risico_opslag", number(rng, 0.5, 2.5, "0.05"), "euro/uur", base="per_uur")
        )
    return _end(made, form, cost)


def _with_overhead(
    made: Builder, rng: Random, form: Shape, worked: Term, direct: Term, hours: Term | None, rate: Fraction
) -> Term:
    if form.overhead == "per_uur":
        return direct + made.given(
            "overhead_per_uur", number(rng, 5, 14, "0.05"), "euro/uur", key="overhead", base="per_uur"
        )
    if form.overhead == "per_fte" and hours is not None:
        amount = made.given(
            "overhead_per_fte", number(rng, 8000, 19000, "100"), "euro/fte/jaar", key="overhead", base="per_fte"
        )
        return direct + amount / hours
    if form.overhead == "organisatie":
        for name in form.posts:
            made.given("overhead_post", number(rng, 30000, 260000, "500"), "euro/jaar", item=name)
        whole = made.sum("totaal_overhead", "euro/jaar", total([f"overhead_post/{name}" for name in form.posts]))
        return direct + whole / made.given("productieve_uren_organisatie", number(rng, 28000, 60000, "100"), "uur/jaar")
    if form.overhead.startswith("posten"):
        share = form.overhead == "posten"
        for name in form.posts:
            value = number(rng, 0.02, 0.09, "0.005") if share else number(rng, 0.6, 4.5, "0.05")
            base = "directe_kosten" if share else "per_uur"
            made.given("overhead_post", value, "aandeel" if share else "euro/uur", item=name, base=base)
        posts = total([f"overhead_post/{name}" for name in form.posts])
        return direct * (1 + posts) if share else direct + posts
    base = form.overhead if form.overhead != "per_fte" else "directe_kosten"
    share_term = made.given("overhead", rate, "aandeel", base=base)
    if base == "totale_kosten":
        return direct / (1 - share_term)
    whole = worked if base == "loonkosten" else direct
    if form.amounts:
        made.sum("overhead", "euro/uur", whole * share_term, "amount", "overhead€")
        return total([_name_of(direct), "overhead€"])
    return direct + whole * share_term if base == "loonkosten" else direct * (1 + share_term)


def _end(made: Builder, form: Shape, price: Term) -> None:
    made.part = "resultaat"
    made.sum("tarief", "euro/uur", Rounded(price, form.digits) if form.rounding else price, role="tariff")
