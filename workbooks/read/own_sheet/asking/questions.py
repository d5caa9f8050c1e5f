"""The questions about a sheet, each with what every answer would do to the price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Final

from tarief.core.amounts import euro, signed_euro
from tarief.core.days import DAY
from tarief.core.dutch import in_marks, listed
from tarief.core.findings import Choice, Question, Refused
from workbooks.read.own_sheet.cells.bounds import MOST_PRICES
from workbooks.read.own_sheet.cells.whole import FoundDay
from workbooks.read.own_sheet.values.answers import FIRST_YEAR, LAST_YEAR, PRODUCT, TITLE_YEAR
from workbooks.read.own_sheet.values.inputs import ANY_DAY, first_answers, model_of, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import ProductReading, Reading, Recognised
from workbooks.read.own_sheet.words.synonyms import vocabulary

_TEXTS = {
    "getal": "‘{label}’ is geschreven als {shown}. Welk getal is dat?",
    "eenheid": "‘{label}’ is {shown}. Wat voor waarde is dat?",
    "waarde": "Voor ‘{label}’ staan er verschillende waarden in het bestand. Welke geldt?",
    "verborgen": "‘{label}’ staat alleen in een verborgen rij, kolom of blad. Moet die waarde meetellen?",
    "legenda": "‘{label}’ ({shown}) staat alleen op een blad met toelichting. Moet die waarde meetellen?",
    "referentie": "‘{label}’ ({shown}) lijkt een norm, maximum of oud cijfer. Moet die waarde meetellen?",
    "naam": "‘{label}’ ({shown}) is een naam die tarief niet kent, en de prijs zegt niet wat het is. Wat is het?",
    "verwisseld": "‘{label}’ ({shown}) kan twee dingen zijn, en de prijs blijft gelijk. Wat is wat?",
    "klopt": "‘{label}’ ({shown}) is niet zeker te herkennen. Is het wat er staat?",
    "lasten_compleet": "‘{label}’ is {shown}. Zijn dat alle werkgeverslasten: sociale lasten en pensioen samen?",
    "uitkomst": "‘{label}’ ({shown}) is in het blad berekend uit andere regels. Moet die waarde zelf meetellen?",
    "sluit_aan": "Met ‘{label}’ ({shown}) komt het model niet op de prijs in het bestand. Welke lezing klopt?",
    "nog_erbij": "‘{label}’ ({shown}) zit nog niet in de prijs. Hoe rekent u daarmee?",
    "ontbreekt": "‘{label}’ heeft nog geen waarde ({shown}). Hoe rekent u daarmee?",
    "geen_getal": "Er staat geen getal maar {shown}: ‘{label}’. Welk getal is dat?",
    "lasten_grondslag": "‘{label}’ is {shown}. Van welk loon is dat een percentage?",
    "waarvoor": "Het blad zegt niet waar ‘{label}’ ({shown}) voor is. Waarvoor is die opslag?",
    "delen_van_uren": "De niet-productieve tijd is opgegeven in percentages ({label}). Hoe tellen ze samen?",
    "scholing": "‘{label}’ is {shown}. Waarvan is dat een percentage?",
    "overhead_met_delen": "Naast ‘{label}’ staan er losse posten. Horen die daarbij, of komen ze erbij?",
}
#: What a terminal or a program may answer besides the choices; a page has a box for it.
_OTHER_DAY: Final = "Een andere dag mag ook, zoals 2026-07-01."
#: A product and its value that a question is about.
Asking = tuple[ProductReading, Recognised]


def apart(products: list[ProductReading]) -> list[ProductReading]:
    """Give a question that has other choices for another product a name of its own there."""
    first: dict[str, tuple[str, ...]] = {}
    result = []
    for number, product in enumerate(products, 1):
        values = []
        for value in product.values:
            choices = tuple(option.choice for option in value.options)
            if value.question and first.setdefault(value.question, choices) != choices:
                value = replace(value, question=f"{value.question}.{number}")
            values.append(value)
        result.append(replace(product, values=tuple(values)))
    return result


def ask(reading: Reading, day: FoundDay) -> tuple[Question, ...]:
    """Return every question about a sheet once: product and date first, then in the order of the sheet."""
    questions: list[Question] = []
    if len(reading.products) > 1:
        questions.append(_which_product(reading))
    if reading.products and reading.peildatum is None:
        questions.append(_which_day(day))
    return (*questions, *about_values(reading))


def about_values(reading: Reading) -> Iterator[Question]:
    """Every question about a value once, in the order of the sheet; each product has its own prices in the choices."""
    asking: dict[str, list[Asking]] = {}
    for product in reading.products:
        for value in product.values:
            if value.question and all(before is not product for before, _ in asking.get(value.question, ())):
                asking.setdefault(value.question, []).append((product, value))
    left = iter(range(MOST_PRICES))
    prices = _Prices(reading.peildatum)
    for about in asking.values():
        told = [prices.told(product, value) for product, value in about if _still(left, value)]
        yield _about(about[0][1], told, named=len(reading.products) > 1)


def _which_product(reading: Reading) -> Question:
    choices = tuple(Choice(each.name, each.name, _printed(each)) for each in reading.products)
    return Question(PRODUCT, "Het bestand heeft verschillende producten of kolommen. Welke rekent u door?", choices)


def _printed(product: ProductReading) -> str:
    price = product.printed.get("tarief") or product.printed.get("kostprijs")
    return f"{price.concept} in het bestand: {euro(Decimal(price.value))}" if price is not None else ""


def _why_no_day(years: Sequence[int]) -> str:
    """Say why the file does not settle the day."""
    if not years:
        return "Het bestand noemt geen jaar."
    if len(years) == 1:
        return f"Het bestand noemt wel {years[0]}, maar zegt niet dat dat de peildatum is."
    return f"Het bestand noemt meer jaren: {listed([str(year) for year in years])}."


def _which_day(day: FoundDay) -> Question:
    text = f"Welke peildatum geldt voor deze kostprijs? {_why_no_day(sorted(day.years))} {_OTHER_DAY}"
    names = {min(day.years, default=0): FIRST_YEAR, max(day.years, default=0): LAST_YEAR}
    likeliest = {year: names.get(year, TITLE_YEAR) for year in day.years[:1]}
    choices = {**likeliest, **{year: names[year] for year in sorted(names, reverse=True) if year}}
    return Question(DAY, text, tuple(Choice(name, f"1 januari {year}") for year, name in choices.items()))


@dataclass
class _Prices:
    """What answers do to prices; the price with the first choice everywhere is worked out once for each product."""

    on: date | None
    first: dict[str, Decimal | None] = field(default_factory=dict)

    def told(self, product: ProductReading, value: Recognised) -> tuple[str, dict[str, str]]:
        """Return the name of a product, and what each answer does to its price."""
        if product.name not in self.first:
            self.first[product.name] = price(product, {}, self.on)
        first = self.first[product.name]
        choices = (option.choice for option in value.options)
        return product.name, {choice: consequence(product, value, choice, self.on, first) for choice in choices}


def _about(value: Recognised, told: Iterable[tuple[str, Mapping[str, str]]], *, named: bool) -> Question:
    """One question; where no price was worked out it says nothing of what an answer would do."""
    per_product = [(f"{name}: " if named else "", effects) for name, effects in told]
    choices = []
    for option in value.options:
        effects = (f"{name}{said[option.choice]}" for name, said in per_product if said[option.choice])
        choices.append(Choice(option.choice, option.label, "; ".join(effects)))
    kind = value.question.partition(".")[0]
    asked = vocabulary().questions.get(kind)
    stood = in_marks(value.shown)
    text = (asked.text if asked else _TEXTS[kind]).format(label=value.label, waarde=stood, shown=stood)
    return Question(value.question, text, tuple(choices), value.place)


def _still(left: Iterator[int], value: Recognised) -> bool:
    """Whether the prices of all answers may still be worked out; they are taken off what is left."""
    return len(list(islice(left, len(value.options)))) == len(value.options)


def consequence(product: ProductReading, value: Recognised, choice: str, on: date | None, base: Decimal | None) -> str:
    """Return what an answer does to the price, when the rest is known or has its first choice; else nothing.

    `base` is the price with the first choice everywhere.
    """
    first = choice == value.options[0].choice
    other = base if first else price(product, {value.question: choice}, on)
    if other is None:
        missing = () if base is None else _lacking(product, {value.question: choice}, on)
        return f"dan ontbreekt nog: {', '.join(missing)}" if missing else ""
    rest = any(each.question and each.question != value.question for each in product.values)
    told = f"tarief {euro(other)} per {model_of(product).unit}{_as_printed(product, other)}"
    if base is not None and base != other:
        told += f" ({signed_euro(other - base)})"
    return told + (", met bij de andere vragen de eerste keuze" if rest else "")


def _as_printed(product: ProductReading, price: Decimal) -> str:
    """Say so when an answer leads to the very price that the sheet prints."""
    return ", zoals in het bestand" if is_printed(product, price) else ""


def is_printed(product: ProductReading, price: Decimal | None) -> bool:
    """Return whether this is a price that the sheet prints."""
    return any(product.prints(key, price) for key in product.prices)


def price(product: ProductReading, answers: Mapping[str, str], on: date | None) -> Decimal | None:
    """Return the price with the first choice for what is open; None without one."""
    outcome = outcome_on(opgave_of(product, first_answers(product, answers), on or ANY_DAY), on)
    return outcome.tarief if outcome is not None else None


def _lacking(product: ProductReading, answers: Mapping[str, str], on: date | None) -> tuple[str, ...]:
    """What is missing for a price."""
    try:
        opgave_of(product, first_answers(product, answers), on or ANY_DAY).calculate()
    except Refused as refused:
        lacking = [each for each in refused.findings if each.kind in ("ontbreekt", "keuze_ontbreekt")]
        return tuple(str(each.subject) for each in lacking[:3])
    return ("de peildatum",)
