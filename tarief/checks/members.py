"""Members of a cooperative below their cost price, under each way to divide the invoice."""

from collections.abc import Iterator
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.dutch import listed, shown
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.core.rounding import CENT
from tarief.model.plan import Node

_WAYS = {
    "dekking_gelijk": "Bij een gelijk tarief voor iedereen",
    "dekking_naar_kostprijs": "Bij verdeling naar kostprijs",
    "dekking_naar_functieklasse": "Bij verdeling naar functieklasse",
}


def members_below_cost(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield, per way to divide, the members that get less per hour than they cost (beyond a cent of rounding)."""
    if not any(key in breakdown.way.lines_of for key in _WAYS) and not breakdown.inputs.rows:
        return
    for key, way in _WAYS.items():
        nodes = breakdown.lines_of(key)
        short = [node for node in nodes if breakdown.values[node.id] < -CENT]
        if short:
            names = [f"{_name(breakdown, node)} ({shown(breakdown.values[node.id], node.unit)})" for node in short]
            yield remark(
                "lid_onder_kostprijs",
                Place.of(key),
                f"{way} krijgen {len(short)} van de {len(nodes)} leden minder dan hun kostprijs: {listed(names)}.",
                f"Wie werk uitbesteedt, betaalt ook de onderaannemer een reële prijs{_rule(breakdown)}; de coöperatie "
                "verliest anders wie het meest kost.",
                "Verdeel naar kostprijs, of spreek met de gemeente een tarief per functie af.",
            )
    yield from _without_class(breakdown)


def divided_otherwise(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the divisions that do not add up to their total, as happens where steps that were given contradict it."""
    for key, total in breakdown.model.settlements.items():
        nodes = breakdown.lines_of(key)
        if (
            nodes
            and key not in breakdown.settled
            and len(nodes) == breakdown.inputs.rows.get(breakdown.model.quantities[key].row, 1)
        ):
            parts = sum((breakdown.values[node.id] for node in nodes), Decimal(0))
            yield remark(
                "verdeling_telt_niet_op",
                Place.of(key),
                f"{_label(breakdown, key)} telt op tot {shown(parts, nodes[0].unit)}, en {_label(breakdown, total)} is "
                f"{shown(breakdown.values[total], nodes[0].unit)}.",
                "Een opgegeven uitkomst spreekt de rest tegen; deze verdeling is daarom niet gemaakt.",
                "Laat de uitkomst weg die u zelf opgaf, of geef de regels waar zij uit volgt.",
            )


def _label(breakdown: Breakdown, key: str) -> str:
    return f"'{breakdown.model.quantities[key].label}'"


def _rule(breakdown: Breakdown) -> str:
    """Where it stands that a subcontractor gets a real price, with how it was read."""
    rule = breakdown.library.find("wet.besluit_jeugdwet_2_3_onderaanneming", breakdown.on)
    return f" ({rule.source.title}; {rule.status.label})" if rule else ""


def _name(breakdown: Breakdown, node: Node) -> str:
    """What a member is called; a cooperative without a table of members has one."""
    if node.row_index is None:
        return "het lid"
    return breakdown.inputs.text("leden", node.row_index, "naam") or f"lid {node.row_index + 1}"


def _without_class(breakdown: Breakdown) -> Iterator[Finding]:
    members = breakdown.inputs.rows.get("leden", 0)
    missing = [index for index in range(members) if not breakdown.inputs.text("leden", index, "functieklasse")]
    if missing and len(missing) < members:
        yield remark(
            "functieklasse_ontbreekt",
            Place.of("leden", missing[0], "functieklasse"),
            f"{len(missing)} van de {members} leden hebben geen functieklasse.",
            "De verdeling naar functieklasse is daarom niet gemaakt.",
            "Geef elk lid een functieklasse, of geen enkel.",
        )
