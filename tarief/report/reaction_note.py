"""The reaction note as a report: every remark with its answer and what changed (docs/onderhandeling.md#reactienota)."""

from collections.abc import Sequence

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.negotiation.process import Process
from tarief.negotiation.seen import SeenRemark
from tarief.report.cells import Cell, Holds
from tarief.report.columns import columns
from tarief.report.report import Report
from tarief.report.tables import Table

_OPEN = "nog niet beantwoord"


def report_of_remarks(process: Process, remarks: Sequence[SeenRemark]) -> Report:
    """Return the note of the remarks as somebody sees them: with a name only where that may be told."""
    waiting = sum(not remark.answer for remark in remarks)
    changed = sum(bool(remark.changed) for remark in remarks)
    head = f"{len(remarks)} opmerkingen, waarvan {changed} tot een wijziging leidden."
    heads = columns(
        Holds.TEXT,
        wie="Van",
        product="Product",
        parameter="Parameter",
        opmerking="Opmerking",
        antwoord="Antwoord",
        gewijzigd="Gewijzigd",
        gevolg="Gevolg",
    )
    rows = tuple(_row(process, remark) for remark in remarks)
    table = Table("reacties", "Reacties", heads, rows, total="")
    return Report(f"Reactienota {process.name}", head, (table,), _open(waiting))


def _row(process: Process, remark: SeenRemark) -> tuple[Cell, ...]:
    definition, product = process.definitions.get(remark.definition), process.products.get(remark.product)
    party = process.parties.get(remark.by)
    changed = {True: "ja", False: "nee", None: ""}[remark.changed]
    return (
        party.name if party else "een partij",
        product.name if product else remark.product,
        definition.label if definition else remark.definition,
        remark.text,
        remark.answer or _OPEN,
        changed,
        remark.consequence,
    )


def _open(waiting: int) -> tuple[Finding, ...]:
    if not waiting:
        return ()
    text = f"{waiting} opmerkingen hebben nog geen antwoord."
    advice = "Beantwoord ze; anders kan er niet worden gepubliceerd."
    return (Finding("opmerking_onbeantwoord", text, advice, Place.of("reacties"), Severity.WARNING),)
