"""The tenders behind GO! voor jeugd, and the check on who bears which risk."""

from __future__ import annotations

from tarief.contracts.risk_allocation import FLAGS, Contract, RiskAllocation, check_allocation
from tarief.report.cells import Kind, Worded
from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.shared import distinct, each, placed, read_corridor


def flags_table(data: Data) -> Table:
    """Each flag of each tender, the verdict, and what came of it."""
    found = tenders(data)
    words = {True: "rood", False: "groen", None: "niet bekend"}
    rows = [(Worded(label, key=key), *(words[check.flags[key]] for _, check in found)) for key, label in FLAGS.items()]
    said = (f"{check.verdict.value} ({len(check.red)} van {len(FLAGS)} rood)" for _, check in found)
    verdict = (Worded("Oordeel", key="oordeel"), *said)
    told = ("Wat ervan kwam", *(item.text("uitkomst") for item in data.records("aanbestedingen")))
    columns = [Column(f"aanbesteding_nr_{number}_", name, Kind.TEXT) for number, (name, _) in enumerate(found, 1)]
    head = Column("vlag", "Vlag", Kind.TEXT)
    return Table("risicoverdeling", "Verdeling van het risico", (head, *columns), (*rows, verdict, told))


def tenders(data: Data) -> list[tuple[str, RiskAllocation]]:
    """Return the name and the check of each tender."""
    threshold = data.whole("toets.drempel")
    items = data.records("aanbestedingen")
    distinct(items, "aanbesteding")
    return each(items, lambda item: (item.text("naam"), _checked(data, item, threshold)))


def _checked(data: Data, item: Data, threshold: int) -> RiskAllocation:
    contract = _contract(item)
    return placed(data.scope("toets."), lambda: check_allocation(contract, threshold))


def _contract(item: Data) -> Contract:
    return Contract(
        ceiling=item.flag("plafond"),
        corridor=read_corridor(item.scope("corridor.")) if item.has("corridor") else None,
        may_not_refuse=item.flag("geen_weigering_of_wachtlijst"),
        years=item.number("looptijd") if item.has("looptijd") else None,
        reopening=item.flag("heropening"),
        baseline_verified=item.flag("startgegevens_uit_twee_bronnen"),
        line=item.flag("dalende_lijn"),
        line_has_measures=item.flag("maatregelen_genoemd"),
        unilateral_change=item.flag("eenzijdig_wijzigen"),
    )
