"""From paid to productive hours: a share, hours of a year, a list of what is taken off, or weeks."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.sheets.models.build import Builder, Term, number, term, total
from tests.sheets.models.shape import AFTER_LEAVE, PAID, Shape


def shared(form: Shape, name: str, value: Fraction) -> Fraction:
    """The same figure for every product of a file."""
    return form.shared.setdefault(name, value)


def contract_hours(made: Builder, rng: Random, form: Shape) -> Term:
    if not any(line.id == "contracturen" for line in made.lines):
        hours = Fraction(rng.choice(["1878", "1878", "1872", "1836", "2080", "1879.2"]))
        made.given("contracturen", shared(form, "contracturen", hours), "uur/jaar")
    return term("contracturen")


def productive(made: Builder, rng: Random, form: Shape, paid: Term) -> tuple[Term, Term | None]:
    """The wage cost of a productive hour, and the productive hours of a year where the sheet knows them."""
    productive = "loonkosten_productief", "euro/uur"
    if form.hours == "share":
        return made.sum(
            *productive, paid / made.given("productiviteit", number(rng, 0.6, 0.86), "aandeel", base=PAID)
        ), None
    if form.hours == "not":
        share = made.given("niet_productieve_uren", number(rng, 0.2, 0.38), "aandeel", base=PAID)
        return made.sum(*productive, paid / (1 - share)), None
    if form.hours == "extra":
        share = made.given("niet_productieve_uren", number(rng, 0.25, 0.5), "aandeel", base="loonkosten")
        return made.sum(*productive, paid * (1 + share)), None
    if form.hours == "weeks":
        return _weeks(made, rng, form, paid)
    if form.hours == "hours" and form.yearly:
        worked = made.given("productieve_uren", number(rng, 1180, 1480, "1"), "uur/jaar")
        return made.sum(*productive, paid / worked), worked
    contract = contract_hours(made, rng, form)
    if form.hours == "hours":
        worked = made.given("productieve_uren", number(rng, 1180, 1480, "1"), "uur/jaar")
    else:
        worked = made.sum("productieve_uren", "uur/jaar", _list(made, rng, form, contract), role="hours")
    return made.sum(*productive, paid / worked if form.yearly else paid * contract / worked), worked


def _list(made: Builder, rng: Random, form: Shape, contract: Term) -> Term:
    leave = [_hour(made, form, "verlofuren", number(rng, 180, 260, "0.2"))]
    if "feestdaguren" in form.deductions:
        leave.append(_hour(made, form, "feestdaguren", Fraction(rng.choice(["43.2", "50.4", "48"]))))
    rest = [_hour(made, form, word, number(rng, 15, 130, "1")) for word in form.deductions if word != "feestdaguren"]
    if form.sick_base == "uren":
        return contract - total([*leave, _hour(made, form, "ziekteverzuim", number(rng, 80, 150, "1")), *rest])
    share = made.given("ziekteverzuim", number(rng, 0.045, 0.085, "0.001"), "aandeel", base=form.sick_base)
    over = contract if form.sick_base == PAID else contract - total(leave)
    if form.sick_base == AFTER_LEAVE:
        over = made.sum("werkbare_uren", "uur/jaar", over)
        return (over - over * share - total(rest)) if rest else over - over * share
    whole = contract - total(leave) - over * share
    return whole - total(rest) if rest else whole


def _hour(made: Builder, form: Shape, word: str, value: Fraction) -> str:
    key = "niet_productieve_uren" if word == "algemene_uren" else word
    made.given(word, shared(form, word, value), "uur/jaar", key=key)
    return word


def _weeks(made: Builder, rng: Random, form: Shape, paid: Term) -> tuple[Term, Term | None]:
    weeks = made.given("weken_per_jaar", Fraction("52"), "weken")
    off = []
    for word, low, high in (
        ("vakantieweken", 4, 7),
        ("feestdagweken", 1, 2),
        ("ziekteweken", 2, 4),
        ("scholingsweken", 1, 2),
    ):
        made.given(word, shared(form, word, number(rng, low, high, "0.5")), "weken")
        off.append(word)
    week = made.given("werkuren_per_week", Fraction(36), "uur/week")
    client = made.given("declarabele_uren_per_week", number(rng, 27, 33, "0.5"), "uur/week")
    worked = made.sum("productieve_uren", "uur/jaar", (weeks - total(off)) * client, role="hours")
    return made.sum("loonkosten_productief", "euro/uur", paid * weeks * week / worked), worked
