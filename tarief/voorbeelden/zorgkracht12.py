"""Zorgkracht 12: one contract for six self-employed professionals (docs/onderhandeling.md#zorgkracht-12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.dutch import dutch
from tarief.core.expression import rounded, total
from tarief.core.json_data import Json
from tarief.models import MODELS
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import WHAT, Column, Entry
from tarief.report.rules import figure, summed
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.result import ExampleResult, build
from tarief.voorbeelden.shared import count, distinct, placed

_TEXTS = ("naam", "functieklasse")
_KEYS = {
    "verdeling_gelijk": "Gelijk tarief",
    "verdeling_naar_kostprijs": "Naar kostprijs",
    "verdeling_naar_functieklasse": "Naar functieklasse",
}
_MEMBER = Column("lid", "Lid", Holds.TEXT)


@dataclass(frozen=True, slots=True)
class Member:
    """A member: hours sold, cost per hour, and the cover per hour at an equal rate."""

    name: str
    hours: Decimal
    cost: Decimal
    cover: Decimal


def run(data: Data, title: str) -> ExampleResult:
    """Work out the example."""
    return build(data, title, _headline, (_invoice, _members, _shares, _cover), lambda scope: _result(scope).findings)


def _headline(data: Data) -> str:
    members = _read(_result(data))
    tariffs = fewest_tariffs(members, data.share("aannames.toelaatbaar_tekort"))
    losing = sorted((member for member in members if member.cover < 0), key=lambda member: member.cover)
    if tariffs == 1 or not losing:
        return "Eén contract en één tarief: geen lid komt met een gelijk tarief te ver onder de eigen kostprijs."
    names = " en ".join(f"{member.name} {dutch(member.cover)}" for member in losing[:2])
    return (
        f"Eén contract, maar ten minste {count(tariffs)} functietarieven; met één gepoold tarief verliezen de "
        f"specialisten ({names} per uur)."
    )


def _invoice(data: Data) -> Table:
    result, fee = _result(data), data.given("cooperatie.vergoeding")
    members = _read(result)
    cost = [
        figure("leden", "uren", row, member.hours) * figure("leden", "kostprijs_per_uur", row, member.cost)
        for row, member in enumerate(members)
    ]
    hours = summed([item.given("uren") for item in data.records("leden")])
    rows: tuple[tuple[Entry, ...], ...] = (
        (Worded("Uren", key="totaal_uren"), hours, None),
        (
            Worded("Gepoolde kostprijs per uur", key="gepoolde_kostprijs"),
            None,
            lambda rows: rounded(summed(cost) / rows[0].uren),
        ),
        (Worded("Tarief per uur", key="tarief"), None, lambda above: rounded(above.bedrag / (1 - fee))),
        (Worded("Factuur", key="factuur"), None, lambda above, rows: rounded(above.bedrag * rows[0].uren)),
        (Worded("Vergoeding van de coöperatie", key="vergoeding_totaal"), None, result.exact("vergoeding_totaal")),
        (Worded("Naar de leden", key="aan_leden"), None, lambda rows: rows[3].bedrag - rows[4].bedrag),
    )
    columns = (WHAT, Column("uren", "Uren", Holds.HOURS), Column("bedrag", "Bedrag", Holds.CENTS))
    name, invoices = data.text("cooperatie.naam"), data.whole("cooperatie.facturen")
    note = f"Verdeling: {data.text('cooperatie.verdeling')}."
    return Table.of("factuur", f"{name}: {count(invoices)} factuur", columns, rows, note=note)


def _members(data: Data) -> Table:
    result = _result(data)
    hours = figure("factuur", "uren", 0, result.exact("totaal_uren"))
    rate = figure("factuur", "bedrag", 5, result.exact("aan_leden")) / hours
    rows: list[tuple[Entry, ...]] = [(member.name, member.hours, member.cost, ...) for member in _read(result)]
    columns = (
        _MEMBER,
        Column("uren", "Uren", Holds.COUNT),
        Column("kostprijs_per_uur", "Kostprijs per uur", Holds.CENTS),
        Column(
            "dekking_gelijk",
            "Meer of minder bij gelijk tarief",
            Holds.CENTS,
            rule=lambda kostprijs_per_uur: rate - kostprijs_per_uur,
        ),
    )
    return Table.of("leden", "Wat een uur kost en wat een gelijk tarief ervan dekt", columns, rows)


def _shares(data: Data) -> Table:
    result = _result(data)
    settled = {key: list(result.settled[key].values()) for key in _KEYS if key in result.settled}
    names = [member.name for member in _read(result)]
    rows: list[tuple[Cell, ...]] = list(zip(names, *settled.values(), strict=True))
    rows.append(("Samen", *(sum(amounts, Decimal(0)) for amounts in settled.values())))
    columns = (_MEMBER, *(Column(key, _KEYS[key], Holds.CENTS) for key in settled))
    return Table("verdeling", "De factuur zonder vergoeding, op drie manieren verdeeld", columns, tuple(rows))


def _cover(data: Data) -> Table:
    result, keys = _result(data), ("dekking_gelijk", "dekking_naar_kostprijs", "dekking_naar_functieklasse")
    found = [key for key in keys if f"{key}_1" in result.values]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (member.name, *(result.exact(f"{key}_{number}") for key in found))
        for number, member in enumerate(_read(result), 1)
    )
    labels = dict(zip(keys, _KEYS.values(), strict=True))
    columns = (_MEMBER, *(Column(key, labels[key], Holds.CENTS) for key in found))
    return Table("dekking", "Meer of minder dan de eigen kostprijs, per uur", columns, rows)


def fewest_tariffs(members: Sequence[Member], bearable: Decimal) -> int:
    """Return the fewest tariffs by which no member falls more than `bearable` below its cost per hour."""
    # Members with one tariff are neighbours in cost: that is always best.
    ordered = sorted(members, key=lambda member: member.cost)
    fewest = [0]
    for end in range(1, len(ordered) + 1):
        fewest.append(1 + min(fewest[start] for start in range(end) if _bears(ordered[start:end], bearable)))
    return fewest[-1]


def _bears(group: Sequence[Member], bearable: Decimal) -> bool:
    rate = total([member.cost * member.hours for member in group]) / total([member.hours for member in group])
    return group[-1].cost - rate <= bearable * group[-1].cost


def _read(result: Breakdown) -> tuple[Member, ...]:
    return tuple(
        Member(
            result.inputs.text("leden", number - 1, "naam"),
            result.exact(f"uren_{number}"),
            result.exact(f"kostprijs_per_uur_{number}"),
            result.exact(f"dekking_gelijk_{number}"),
        )
        for number in range(1, result.inputs.rows["leden"] + 1)
    )


def _result(data: Data) -> Breakdown:
    inputs: dict[str, Json] = {name: data.number(f"normen.{name}") for name in data.names("normen")}
    inputs["vergoeding"] = data.number("cooperatie.vergoeding")
    distinct(data.records("leden"), "lid")
    inputs["leden"] = [
        {name: item.text(name) if name in _TEXTS else item.number(name) for name in data.names(f"leden[{number}]")}
        for number, item in enumerate(data.records("leden"), 1)
    ]
    return placed(data, lambda: MODELS["cooperatie"].calculate(inputs, on=data.day("cooperatie.peildatum")))
