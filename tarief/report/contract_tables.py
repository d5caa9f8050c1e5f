"""The tables of a comparison of contract forms."""

import operator
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from tarief.contracts.answer import Answer, Compared
from tarief.contracts.course import Course
from tarief.contracts.hours import LABELS as LABELS_OF_HOURS
from tarief.contracts.hours import OVER_PERIOD, PER_WEEK, parts
from tarief.contracts.risk_allocation import ANSWERED, FLAGS
from tarief.contracts.shortfall import LABELS
from tarief.contracts.volume_risk import VolumeRisk
from tarief.contracts.years import BUDGET, PAYMENT
from tarief.core.dutch import dutch
from tarief.core.expression import name, rounded
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import WHAT, YEAR, Column, Entry
from tarief.report.contract_assumed import ANY, COURSE, LUMP_SUM, SPREAD, START, START_DATA, resting_on
from tarief.report.contract_rules import amount_rules, risk_rules
from tarief.report.rules import Known, Rule, figure, given
from tarief.report.tables import Table

#: Who bears what, by the column of the results.
PARTIES = {"aanbieder": "Aanbieder", "gemeente": "Gemeente"}
_VOLUME = "Volume is hoeveel zorg er in een jaar is: cliënten, trajecten of uren, waar de afspraak in telt."
_FORM = Column("vorm", "Contractvorm", Holds.TEXT)
Rows = list[tuple[Cell, ...]]


def tables(compared: Compared) -> tuple[Table, ...]:
    """Return the tables that have something to say; what is told of one form in years has a table of its own."""
    answers, course, every = list(enumerate(compared.answers)), compared.course, range(len(compared.answers))
    checked = [at for at, one in answers if one.allocation is not None]
    results = _results(compared)
    found = [
        (_per_party(compared, results), resting_on(compared, (COURSE,), every)),
        (_course(compared), resting_on(compared, (COURSE,), ())),
        (results, resting_on(compared, (COURSE,), every)),
        (_flags(compared), resting_on(compared, (), checked, ANY)),
        *((_hours(one, at), resting_on(compared, (COURSE,), [at])) for at, one in answers),
        *((_shortfall(one, at), resting_on(compared, (COURSE, START), [at], LUMP_SUM)) for at, one in answers),
        *((_risks(one, at, course), resting_on(compared, (COURSE, SPREAD), [at])) for at, one in answers),
        (_start(compared), resting_on(compared, (), every, START_DATA)),
    ]
    return tuple(replace(table, assumed=assumed) for table, assumed in found if table.rows)


def _results(compared: Compared) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for answer in compared.answers:
        result, rules = answer.result.in_cents(), amount_rules(answer, compared.course)
        for number, (year, rule) in enumerate(zip(result.years, rules, strict=True)):
            cost = rounded(figure("verloop", "kosten", number, compared.course.years[number].cost))
            amounts = (_known(year.budget, rule.get(BUDGET)), _known(year.payment, rule.get(PAYMENT)))
            rows.append((result.form, str(year.year), *amounts, lambda betaling, cost=cost: betaling - cost, ...))
        rows.append((result.form, "Samen", ..., ..., ..., ...))
    columns = (
        _FORM,
        YEAR,
        Column("budget", "Budget"),
        Column("betaling", "Betaling"),
        Column("aanbieder", "Resultaat aanbieder"),
        Column("gemeente", "Resultaat gemeente", rule=lambda budget, betaling: budget - betaling),
    )
    note = "Resultaat aanbieder: betaling min kosten. Resultaat gemeente: budget min betaling."
    return Table.of("vormen", "Wat elke vorm met elke partij doet", columns, rows, note=note)


def _per_party(compared: Compared, results: Table) -> Table:
    """What each form leaves each party in each year, side by side; nothing where there is one form only."""
    forms = compared.answers if len(compared.answers) > 1 else ()
    rows: list[tuple[Entry, ...]] = []
    for key, party in PARTIES.items():
        at = next(number for number, column in enumerate(results.columns) if column.key == key)
        for number, year in enumerate(compared.course.years):
            places = [form * (len(compared.course.years) + 1) + number for form in range(len(forms))]
            amounts = (figure(results.key, key, row, _amount(results.rows[row][at])) for row in places)
            rows.append((party, str(year.year), *amounts))
        rows.append((party, "Samen", *(... for _ in forms)))
    columns = (Column(f"vorm_nr_{number}_", one.result.form) for number, one in enumerate(forms, 1))
    note = "Onder nul: de partij legt toe. Zo staat elke vorm naast de andere, per partij en jaar."
    named = (Column("partij", "Partij", Holds.TEXT), YEAR, *columns)
    return Table.of("per_partij", "Naast elkaar, per partij en jaar", named, rows if forms else [], note=note)


def _amount(cell: Cell) -> Decimal:
    assert isinstance(cell, Decimal)
    return cell


def _known(value: Decimal, rule: Rule | None) -> Decimal | Known:
    return value if rule is None else Known(value, rule)


def _course(compared: Compared) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for number, year in enumerate(compared.course.years):
        volume = given(f"/verloop/{number}/volume", year.volume)
        cost = given(f"/verloop/{number}/kosten_per_eenheid", year.cost_per_unit)
        rows.append((str(year.year), volume, cost, ...))
    columns = (
        YEAR,
        Column("volume", "Volume", Holds.QUANTITY),
        Column("per_eenheid", "Kosten per eenheid", Holds.CENTS),
        Column("kosten", "Kosten", rule=lambda volume, per_eenheid: volume * per_eenheid),
    )
    return Table.of("verloop", "De zorg", columns, rows, note=_VOLUME)


def _flags(compared: Compared) -> Table:
    checked = [(one.result.form, one.allocation) for one in compared.answers if one.allocation is not None]
    columns = [Column(f"vorm_nr_{number}_", form, Holds.TEXT) for number, (form, _) in enumerate(checked, 1)]
    checks = [(check, check.answers) for _, check in checked]
    rows: Rows = [(label, *(answers[key] for _, answers in checks)) for key, label in FLAGS.items()]
    rows.append(("Oordeel", *(one.said for one, _ in checks)))
    head = Column("vlag", "Waar risico zit", Holds.TEXT)
    shown = tuple(rows) if checked else ()
    return Table("risicoverdeling", "Verdeling van het risico", (head, *columns), shown, note=ANSWERED)


def _hours(answer: Answer, number: int) -> Table:
    """What is paid of the hours of each year, over the period and under a weekly ceiling."""
    rows: Rows = [
        (str(one.year), agreement, Worded(LABELS_OF_HOURS[key], key=key), hours, drawn.euro(hours))
        for one in answer.hours
        for agreement, drawn in ((OVER_PERIOD, one.free), (PER_WEEK, one.ceiling))
        for key, hours in parts(drawn).items()
    ]
    columns = (
        YEAR,
        Column("afspraak", "Afspraak", Holds.TEXT),
        WHAT,
        Column("uren", "Uren", Holds.HOURS),
        Column("bedrag", "Bedrag", Holds.CENTS),
    )
    note = f"Betaald wordt volgens '{OVER_PERIOD}'; het weekplafond staat ernaast om te vergelijken."
    title = f"Welke uren worden betaald: {answer.result.form}"
    return Table(f"uren_vorm_nr_{number + 1}_", title, columns, tuple(rows), note=note)


def _shortfall(answer: Answer, number: int) -> Table:
    rows: list[tuple[Entry, ...]] = [(str(one.year), *one.parts.values(), ...) for one in answer.shortfall]
    parts = tuple(Column(key, label) for key, label in LABELS.items())
    total = Column("tekort", "Tekort", rule=reduce(operator.add, map(name, LABELS)))
    title = f"Waar het tekort vandaan komt: {answer.result.form}"
    note = "Kosten min budget, wie het ook draagt; onder nul is een overschot."
    return Table.of(f"tekort_vorm_nr_{number + 1}_", title, (YEAR, *parts, total), rows, note=note)


def _risks(answer: Answer, number: int, course: Course) -> Table:
    first = number * (len(answer.risks) + 1)
    rows = [_priced(answer, course, first, at, str(year), risk) for at, (year, risk) in enumerate(answer.risks)]
    columns = (
        YEAR,
        Column("overschrijding", "Verwacht verlies"),
        Column("premie", "Premie", Holds.SHARE),
        Column("verlies", "Verlies bij 95%"),
        Column("risicokapitaal", "Risicokapitaal", Holds.SHARE),
        Column("kans", "Kans op meer dan 5%", Holds.SHARE),
    )
    title = f"De prijs van het volumerisico: {answer.result.form}"
    return Table.of(f"volumerisico_vorm_nr_{number + 1}_", title, columns, rows, note=_risk_note(answer))


def _priced(answer: Answer, course: Course, first: int, at: int, year: str, risk: VolumeRisk) -> tuple[Entry, ...]:
    """The price of the risk of a year; its form begins at the row `first` of the results. Draws have no formula."""
    keys = ("overschrijding", "premie", "verlies", "risicokapitaal", "kans")
    values = (risk.expected_overrun, risk.premium, risk.loss, risk.capital, risk.probability)
    rules: dict[str, Rule] = {}
    if not any(drawn.draws for _, drawn in answer.risks):
        budget = figure("vormen", "budget", first + at, risk.budget)
        cost = rounded(figure("verloop", "kosten", at, course.years[at].cost))
        rules = risk_rules(answer, course, budget, cost, given("/spreiding"))
    return (year, *(_known(value, rules.get(key)) for key, value in zip(keys, values, strict=True)))


def _risk_note(answer: Answer) -> str:
    note = (
        "Wat de aanbieder onder deze vorm zelf draagt. De premie geldt als wat overblijft terug moet; het "
        "risicokapitaal als de aanbieder ook dat houdt."
    )
    drawn = next((risk for _, risk in answer.risks if risk.draws), None)
    return note if drawn is None else f"{note} {dutch(Decimal(drawn.draws), 0)} trekkingen, startgetal {drawn.seed}."


def _start(compared: Compared) -> Table:
    rows: Rows = []
    for form, value in ((answer.result.form, value) for answer in compared.answers for value in answer.baseline):
        for one in value.statements:
            day = f"{one.on:%d-%m-%Y}" if one.on else ""
            rows.append((form, value.label, value.used, one.value, one.source, day, one.about))
    columns = (
        _FORM,
        Column("wat", "Gegeven", Holds.TEXT),
        Column("gerekend_met", "In het contract", Holds.NUMBER),
        Column("waarde", "Volgens de bron", Holds.NUMBER),
        Column("bron", "Bron", Holds.TEXT),
        Column("datum", "Datum", Holds.TEXT),
        Column("over", "Over", Holds.TEXT),
    )
    return Table("startgegevens", "Wat de bronnen over de start zeggen", columns, tuple(rows))
