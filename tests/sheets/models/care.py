"""Prices of other units: day part, 24 hours, a self-employed practice, a minute, a budget of a year, bare prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.sheets.lines import Line, Product
from tests.sheets.models.build import Builder, Products, Rounded, Term, near, number, term, total


def day_part(rng: Random, name: str, wage: Fraction, form: Random) -> Product:
    """Staff of a group over those present; `form` draws the same for every product of a file."""
    made = Builder()
    cost = _wage_cost(made, rng, form, wage)
    if form.random() < 0.75:
        made.part = "uren"
        cost = cost / made.given("productiviteit", number(rng, 0.7, 0.9), "aandeel", base="contracturen")
    hours = made.given("uren_per_dagdeel", Fraction(form.choice(["3.5", "4", "4", "4.5"])), "uur")
    staff = made.given("begeleiders_per_groep", Fraction(rng.choice(["1", "1", "1.5", "2"])), "fte")
    group = made.given("groepsgrootte", Fraction(rng.randint(4, 12)), "deelnemers")
    if form.random() < 0.7:
        filled = form.choice(["bezettingsgraad", "aanwezigheid"])
        group = group * made.given(filled, number(rng, 0.8, 0.96), "aandeel", base=None)
    made.part = "kosten"
    care = made.sum("begeleiding_per_client", "euro/dagdeel", cost * hours * staff / group)
    goods = [
        made.given(word, number(rng, low, high, "0.05"), "euro/dagdeel")
        for word, low, high, odds in (
            ("materiaalkosten_per_dagdeel", 1, 6, 0.7),
            ("maaltijdkosten_per_dagdeel", 2, 5, 0.4),
        )
        if form.random() < odds
    ]
    direct: Term = care
    for each in goods:
        direct = direct + each
    cost_price = _overhead(made, rng, form, "kostprijs_dagdeel", "euro/dagdeel", care, direct)
    _risk(made, rng, form, "tarief_dagdeel", "euro/dagdeel", cost_price)
    return made.product(name, "dagdeel", "dagdeel")


def round_the_clock(rng: Random, name: str, wage: Fraction, form: Random, shifts: Sequence[str]) -> Product:
    """Roster to fte, fte to cost of a year, over the occupied days."""
    made = Builder()
    made.part = "uren"
    if form.random() < 0.6:
        formation = _roster(made, rng, shifts)
    else:
        formation = made.given("fte", number(rng, 4, 14, "0.1"), "fte")
    made.part = "loon"
    per_fte = made.given(
        "loonkosten_per_fte", near(rng, wage * 2700, 0.05, "100"), "euro/fte", key="loonkosten_per_jaar"
    )
    team = made.sum("begeleiding_per_jaar", "euro/jaar", formation * per_fte)
    made.part = "kosten"
    places = made.given("aantal_plaatsen", Fraction(rng.randint(6, 16)), "plaatsen")
    filled = made.given("bezettingsgraad", number(rng, 0.88, 0.98), "aandeel", base=None)
    days = made.sum("etmalen", "dagen", places * 365 * filled, role="hours")
    year: Term = team
    if form.random() < 0.6:
        year = year + made.given("huisvestingskosten_per_jaar", number(rng, 40000, 160000, "500"), "euro/jaar")
    direct = year / days
    if form.random() < 0.7:
        direct = direct + made.given("voedingskosten_per_etmaal", number(rng, 8, 18, "0.05"), "euro/etmaal")
    made.sum("directe_kosten", "euro/etmaal", direct)
    cost = _overhead(made, rng, form, "kostprijs_etmaal", "euro/etmaal", None, term("directe_kosten"))
    _risk(made, rng, form, "tarief_etmaal", "euro/etmaal", cost)
    return made.product(name, "etmaal", "etmaal")


def _roster(made: Builder, rng: Random, shifts: Sequence[str]) -> Term:
    for shift in shifts:
        sleeping = "slap" in shift.lower() or "slaap" in shift.lower()
        hours = made.given("dienst_uren", Fraction(8), "uur", item=shift)
        staff = made.given(
            "dienst_medewerkers", Fraction(1 if sleeping else rng.randint(1, 3)), "medewerkers", item=shift
        )
        counts = made.given(
            "dienst_telt", Fraction(1, 2) if sleeping else Fraction(1), "aandeel", item=shift, base=None
        )
        if not sleeping:
            made.lines[-1] = replace(made.lines[-1], role="plain")
        made.sum(
            "dienst_jaaruren", "uur/jaar", hours * staff * counts * 365, "roster", f"dienst_jaaruren/{shift}", shift
        )
    all_hours = made.sum("roosteruren", "uur/jaar", total([f"dienst_jaaruren/{shift}" for shift in shifts]))
    worked = made.given("productieve_uren", number(rng, 1350, 1480, "5"), "uur/fte/jaar")
    return made.sum("formatie", "fte", all_hours / worked, role="hours")


def practice(rng: Random, name: str, form: Random, posts: Sequence[str]) -> Product:
    """A self-employed professional: what is needed in a year over the hours that can be billed."""
    made = Builder()
    income = made.given("norminkomen", number(rng, 62000, 96000, "500"), "euro/jaar")
    needed = ["norminkomen"]
    share = form.random() < 0.5
    for word, low, high in (("arbeidsongeschiktheidsverzekering", 0.05, 0.1), ("pensioen", 0.08, 0.2)):
        if share:
            rate = made.given(word, number(rng, low, high, "0.005"), "aandeel", base="norminkomen")
            made.sum(word, "euro/jaar", income * rate, "amount", f"{word}€")
            needed.append(f"{word}€")
        else:
            made.given(word, number(rng, low * 80000, high * 80000, "50"), "euro/jaar")
            needed.append(word)
    made.part = "kosten"
    for post in posts:
        made.given("praktijkkosten_post", number(rng, 400, 9800, "10"), "euro/jaar", item=post)
    made.sum("praktijkkosten", "euro/jaar", total([f"praktijkkosten_post/{post}" for post in posts]), role="posts")
    if form.random() < 0.5:
        made.given("reis_en_opleidingskosten", number(rng, 1200, 4800, "50"), "euro/jaar")
        needed.append("reis_en_opleidingskosten")
    year = made.sum("te_dekken", "euro/jaar", total([*needed, "praktijkkosten"]), role="year")
    made.part = "uren"
    hours = _billable(made, rng, form)
    made.part = "resultaat"
    cost = made.sum("kostprijs", "euro/uur", year / hours, role="cost_price")
    if form.random() < 0.6:
        cost = cost * (
            1 + made.given("reserve", number(rng, 0.03, 0.1, "0.01"), "aandeel", base="kostprijs", part="opslag")
        )
    made.sum("tarief", "euro/uur", Rounded(cost), role="tariff")
    return made.product(name, "uur", "vrijgevestigd")


def _billable(made: Builder, rng: Random, form: Random) -> Term:
    if form.random() < 0.25:
        return made.given("declarabele_uren", number(rng, 1000, 1300, "5"), "uur/jaar")
    weeks = made.given("weken_per_jaar", Fraction(52), "weken")
    off = []
    for word, low, high in (("vakantieweken", 5, 8), ("ziekteweken", 1, 3), ("scholingsweken", 1, 2)):
        made.given(word, number(rng, low, high, "0.5"), "weken")
        off.append(word)
    worked = (weeks - total(off)) * made.given("declarabele_uren_per_week", number(rng, 22, 30, "0.5"), "uur/week")
    if form.random() < 0.4:
        worked = worked * (1 - made.given("leegloop", number(rng, 0.03, 0.08), "aandeel", base="declarabele_uren"))
    return made.sum("declarabele_uren", "uur/jaar", worked, role="hours")


def minute(rng: Random, name: str, wage: Fraction, form: Random, *, per_hour: bool) -> Product:
    """Everything per minute; with `per_hour` the price is that of an hour, from the rounded minute."""
    made = Builder()
    cost = made.given("loonkosten_per_minuut", near(rng, wage * Fraction(145, 100) / 60, 0.05, "0.005"), "euro/minuut")
    made.part = "uren"
    if form.random() < 0.6:
        worked = cost / made.given("productiviteit", number(rng, 0.6, 0.8), "aandeel", base="contracturen")
    else:
        worked = cost * (1 + made.given("niet_productieve_uren", number(rng, 0.3, 0.5), "aandeel", base="loonkosten"))
    made.part = "kosten"
    direct = worked
    if form.random() < 0.7:
        direct = worked + made.given("reiskosten_per_minuut", number(rng, 0.02, 0.08, "0.005"), "euro/minuut")
    share = made.given("overhead", number(rng, 0.14, 0.24, "0.01"), "aandeel", base="directe_kosten", part="opslag")
    cost_price = made.sum("kostprijs_minuut", "euro/minuut", direct * (1 + share), role="cost_price")
    if form.random() < 0.6:
        cost_price = cost_price * (
            1 + made.given("risico_opslag", number(rng, 0.01, 0.04, "0.01"), "aandeel", base="kostprijs", part="opslag")
        )
    made.part = "resultaat"
    price = made.sum("tarief_minuut", "euro/minuut", Rounded(cost_price), role="minute" if per_hour else "tariff")
    if per_hour:
        made.sum("tarief", "euro/uur", price * 60, role="tariff")
    return made.product(name, "uur" if per_hour else "minuut", "uurtarief")


def budget(rng: Random, name: str, wage: Fraction, posts: Sequence[str]) -> Product:
    """A budget of a year over the hours of the team."""
    made = Builder()
    fte = number(rng, 5, 40, "0.1")
    wages = near(rng, wage * 1878 * fte, 0.02, "1000")
    made.given("bruto_loonsom", wages, "euro/jaar")
    staff = ["bruto_loonsom"]
    for word, share, odds in (
        ("vakantietoeslag_en_eindejaarsuitkering_bedrag", 0.16, 1),
        ("sociale_lasten_bedrag", 0.18, 1),
        ("pensioenlasten_bedrag", 0.1, 0.8),
        ("overige_personeelskosten_bedrag", 0.02, 0.3),
        ("inhuur_bedrag", 0.05, 0.2),
        ("reiskosten_bedrag", 0.03, 0.8),
        ("opleidingskosten_bedrag", 0.02, 0.8),
    ):
        if rng.random() < odds:
            made.given(word, near(rng, wages * Fraction(str(share)), 0.1, "100"), "euro/jaar")
            staff.append(word)
    parts = [_name(made, made.sum("totaal_personeel", "euro/jaar", total(staff), role="year"))]
    made.part = "opslag"
    for post in posts:
        made.given("overhead_post", near(rng, wages * Fraction(6, 100), 0.6, "100"), "euro/jaar", item=post, base=None)
    made.sum("totaal_overhead", "euro/jaar", total([f"overhead_post/{post}" for post in posts]), role="posts")
    parts.append("totaal_overhead")
    made.part = "kosten"
    if rng.random() < 0.5:
        made.given("clientgebonden_kosten_bedrag", near(rng, wages * Fraction(2, 100), 0.3, "100"), "euro/jaar")
        parts.append("clientgebonden_kosten_bedrag")
    if rng.random() < 0.35:
        made.given(
            rng.choice(["subsidie_bedrag", "overige_opbrengsten_bedrag"]), -number(rng, 4000, 24000, "500"), "euro/jaar"
        )
        parts.append(made.lines[-1].id)
    year = made.sum("totaal_te_dekken", "euro/jaar", total(parts), role="year")
    made.part = "uren"
    if rng.random() < 0.7:
        team = made.given("fte", fte, "fte")
        hours = made.sum(
            "totaal_uren",
            "uur/jaar",
            team * made.given("productieve_uren", number(rng, 1200, 1400, "1"), "uur/fte/jaar"),
        )
    else:
        hours = made.given("productieve_uren_organisatie", near(rng, fte * 1300, 0.03, "10"), "uur/jaar")
    made.part = "resultaat"
    cost = made.sum("kostprijs", "euro/uur", year / hours, role="cost_price")
    if rng.random() < 0.5:
        cost = cost * (1 + made.given("risico_opslag", number(rng, 0.01, 0.03, "0.005"), "aandeel", base="kostprijs"))
    made.sum("tarief", "euro/uur", Rounded(cost), role="tariff")
    return made.product(name, "uur", "uurtarief")


def bare(name: str, unit: str, price: Fraction) -> Product:
    """A price and nothing else."""
    word = {"uur": "tarief"}.get(unit, f"tarief_{unit}")
    return Product(
        name, unit, "tarief", [Line("tarief", word, f"euro/{unit}", value=price, role="tariff", part="resultaat")]
    )


def blend(name: str, unit: str, parts: Sequence[tuple[int, str, str, Fraction]]) -> Product:
    """A mix of prices of other products: number, name and line of each, and its share."""
    made = Builder()
    for number_of, other, line, share in parts:
        made.given("functie_aandeel", share, "aandeel", item=other)
        made.lines.append(
            Line(f"prijs/{other}", "tarief", f"euro/{unit}", of=(number_of, line), item=other, role="alias")
        )
    made.part = "resultaat"
    names = [other for _, other, _, _ in parts]
    shares, prices = ([f"{word}/{other}" for other in names] for word in ("functie_aandeel", "prijs"))
    made.sum("tarief", f"euro/{unit}", Products(tuple(shares), tuple(prices)), role="tariff")
    return made.product(name, unit, "tarief")


def _wage_cost(made: Builder, rng: Random, form: Random, wage: Fraction) -> Term:
    if form.random() < 0.5:
        cost = near(rng, wage * Fraction(145, 100), 0.05)
        return made.given("loonkosten_incl", cost, "euro/uur", id="loonkosten_per_uur", key="loonkosten_per_uur")
    gross = made.given("bruto_uurloon", wage, "euro/uur")
    extra = made.given("vakantietoeslag_en_eindejaarsuitkering", Fraction("0.1633"), "aandeel", base="bruto_uurloon")
    charges = made.given(
        "werkgeverslasten", number(rng, 0.23, 0.3, "0.001"), "aandeel", base="bruto_uurloon_incl_toeslagen"
    )
    return made.sum("loonkosten_per_uur", "euro/uur", gross * (1 + extra) * (1 + charges))


def _overhead(made: Builder, rng: Random, form: Random, word: str, unit: str, care: Term | None, direct: Term) -> Term:
    made.part = "opslag"
    base = form.choice(["directe_kosten", "directe_kosten", "totale_kosten", *(["loonkosten"] * 2 if care else [])])
    share = made.given("overhead", number(rng, 0.1, 0.22, "0.005"), "aandeel", base=base)
    whole = (
        direct / (1 - share)
        if base == "totale_kosten"
        else direct * (1 + share)
        if base == "directe_kosten"
        else direct
    )
    if base == "loonkosten" and care is not None:
        whole = direct + care * share
    return made.sum(word, unit, whole, role="cost_price")


def _risk(made: Builder, rng: Random, form: Random, word: str, unit: str, cost: Term) -> None:
    if form.random() < 0.55:
        cost = cost * (1 + made.given("risico_opslag", number(rng, 0.01, 0.04, "0.005"), "aandeel", base="kostprijs"))
    made.part = "resultaat"
    made.sum(word, unit, Rounded(cost), role="tariff")


def _name(made: Builder, _: Term) -> str:
    return made.lines[-1].id
