"""The motivation of a product as a report: the questions of judges as headings, with what the process says to each."""

from tarief.core.dutch import dutch_between, money
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.negotiation.judges import JudgesAnswer, motivation
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process
from tarief.negotiation.table_checks import ground_of
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.growth import growth_table
from tarief.report.report import Report
from tarief.report.tables import Table

_DECIMALS = 4


def report_of_motivation(process: Process, product: str) -> Report:
    """Return why the tariff of a product is what it is; raises KeyError for a product that is not on the table."""
    answers, text = tuple(motivation(process, product)), process.text(product)
    complete = sum(answer.complete for answer in answers)
    tariff = "nog geen tarief" if text is None else f"{money(text.set.tariff)} per {process.products[product].unit}"
    head = f"{process.products[product].name}: {tariff}. {complete} van de {len(answers)} vragen zijn beantwoord."
    grown = process.agreement and growth_table(process.agreement, {product: process.products[product].name})
    tables = (_questions(answers), _values(process, product), *((grown,) if grown else ()))
    return Report("Motivering", head, tables, _missing(answers, written=bool(process.published)))


def _questions(answers: tuple[JudgesAnswer, ...]) -> Table:
    heads = columns(Holds.TEXT, vraag="Vraag", antwoord="Antwoord", bron="Uitspraak")
    rows: tuple[tuple[Cell, ...], ...] = tuple((item.question, item.text or "–", item.source) for item in answers)
    return Table("vragen", "Langs de vragen van de rechter", heads, rows, total="")


def _values(process: Process, product: str) -> Table:
    rows = tuple(_row(process, Item(product, key)) for key in process.products[product].parameters)
    heads = (
        Column("parameter", "Parameter", Holds.TEXT),
        Column("waarde", "Waarde", Holds.TEXT),
        Column("omschrijving", "Omschrijving", Holds.TEXT),
        Column("onderbouwing", "Onderbouwing", Holds.TEXT),
    )
    return Table("waarden", "Waar het tarief uit is opgebouwd", heads, rows, total="")


def _row(process: Process, item: Item) -> tuple[Cell, ...]:
    definition, text = process.definitions.get(item.definition), process.text(item.product)
    value = None if text is None else text.set.values.get(item.definition)
    if definition is None:
        return item.definition.replace("_", " "), "" if value is None else dutch_between(value, 0, _DECIMALS), "", ""
    shown = "" if value is None else definition.shown(value)
    grounds = [ground.description for ground in ground_of(process, item) if not ground.confidential]
    return definition.label, shown, definition.text, definition.source or "; ".join(grounds)


def _missing(answers: tuple[JudgesAnswer, ...], *, written: bool) -> tuple[Finding, ...]:
    """What lacks; who reads it once it is published has nothing to fill in."""
    advice = "" if written else "Vul dit aan."
    return tuple(
        Finding("motivering_onvolledig", _lacking(answer), advice, Place.of(answer.key), Severity.WARNING)
        for answer in answers
        if answer.missing
    )


def _lacking(answer: JudgesAnswer) -> str:
    return f"{answer.question} Dit ontbreekt: {answer.missing}"
