"""Contract forms side by side as a sentence and tables, for the terminal, a workbook and a picture."""

from collections.abc import Iterator
from decimal import Decimal

from tarief.contracts.answer import Compared
from tarief.contracts.result import FormResult
from tarief.core.amounts import euro
from tarief.core.json_data import Json
from tarief.core.number import read_number
from tarief.core.pictures import PartyBars, PartyResult
from tarief.core.units import MINUS
from tarief.report.contract_assumed import COURSE, resting_on
from tarief.report.contract_tables import PARTIES, tables
from tarief.report.findings import name_findings
from tarief.report.report import InputValue, Report
from tarief.report.tables import Table

_WORDS = frozenset({"vorm", "naam", "werkt_op", "groei_gemeten"})
#: The mark of a value that says nothing of where it comes from.
_OWN = "opgave"


def report_of_forms(compared: Compared, raw: Json) -> Report:
    """Return what is told of a comparison; `raw` is what was asked, and is shown as its input."""
    findings = name_findings((answer.result.form, answer.findings) for answer in compared.answers)
    found = tables(compared)
    number = len(compared.answers)
    title = f"Dezelfde zorg onder {'één contractvorm' if number == 1 else f'{number} contractvormen'}"
    beside = "per_partij" if number > 1 else "vormen"
    years = len(compared.course.years)
    picture = "Per partij, over alle jaren samen" if years > 1 else "Per partij"
    results = results_of({table.key: table for table in found}["vormen"], totals=years > 1)
    bars = PartyBars(beside, picture, results)
    rests = resting_on(compared, (COURSE,), range(number))
    return Report(title, headline(compared), found, findings, tuple(_given(raw, "", "")), rests, (bars,))


def results_of(table: Table, *, totals: bool = False) -> tuple[PartyResult, ...]:
    """Return the result of each party per year and form, in euros as the table shows it; `totals`: over all years."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.shown]
    wanted = [row for row in rows if (row["jaar"] == table.total) is totals]
    years = dict.fromkeys(row["jaar"] for row in wanted)
    return tuple(
        PartyResult(party, "" if totals else year, row["vorm"], _as_read(row[key]))
        for key, party in PARTIES.items()
        for year in years
        for row in wanted
        if row["jaar"] == year and row[key]
    )


def _as_read(text: str) -> Decimal:
    """Return an amount that a table shows: half a euro goes the same way in the picture beside it."""
    return Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))


def headline(compared: Compared) -> str:
    """Say what the form does that is worst for the provider, and what the best does; made from the numbers."""
    results = sorted(compared.answers, key=lambda answer: answer.result.in_cents().provider)
    years = compared.course.years
    when = f"In {years[0].year}" if len(years) == 1 else f"Over {years[0].year}–{years[-1].year}"
    ends = dict.fromkeys((results[0].result, results[-1].result))
    told = (f"met ‘{result.form}’ {_results(result.in_cents())}" for result in ends)
    return f"{when}: {'; '.join(told)}."


def _results(result: FormResult) -> str:
    """Say what is left for each party, or what it loses."""
    provider, municipality = result.provider, result.municipality
    mine, theirs = (euro(abs(amount), 0) for amount in (provider, municipality))
    kept = f"houdt de aanbieder {mine} over" if provider > 0 else f"verliest de aanbieder {mine}"
    paid = f"houdt de gemeente {theirs} over" if municipality > 0 else f"betaalt de gemeente {theirs} bij"
    first = kept if provider else "speelt de aanbieder quitte"
    return f"{first} en {paid if municipality else 'betaalt de gemeente niets bij'}"


def _given(raw: Json, path: str, name: str) -> Iterator[InputValue]:
    """Every value that was asked with, by its pointer; one that says where it is from with its mark and source."""
    if isinstance(raw, dict) and "waarde" in raw:
        note = ", ".join(str(raw[key]) for key in ("over", "datum", "toelichting") if raw.get(key))
        yield InputValue(path, _value(raw["waarde"], name), str(raw.get("merk", _OWN)), str(raw.get("bron", "")), note)
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from _given(value, f"{path}/{key}", key)
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _given(value, f"{path}/{index}", name)
    elif raw is not None:
        yield InputValue(path, _value(raw, name), _OWN)


def _value(raw: Json, name: str) -> Decimal | str:
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    number = None if name in _WORDS else read_number(raw, percent=True).value
    return str(raw) if number is None else number
