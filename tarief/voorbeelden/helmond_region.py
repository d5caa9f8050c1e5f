"""The region of Helmond: its providers and municipalities, and what of its costs may be told."""

from __future__ import annotations

from decimal import Decimal

from tarief.region import Municipality, Provider, Region
from tarief.region.disclosure import TOTAL, publish
from tarief.region.safety import TOO_FEW
from tarief.report.cells import Cell, Kind
from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.shared import inhabitants, placed

_LABELS = {
    "gemiddelde": "Gemiddelde",
    "gewogen_gemiddelde": "Gemiddelde naar volume",
    "mediaan": "Mediaan",
    "eerste_kwartiel": "Eerste kwartiel (P25)",
    "derde_kwartiel": "Derde kwartiel (P75)",
}


def read_region(data: Data) -> Region:
    """Read `aanbieders` and `inwoners`."""
    providers = tuple(
        Provider(item.text("naam"), item.number("kostprijs"), item.number("uren"))
        for item in data.records("aanbieders")
    )
    towns = tuple(Municipality(name, inhabitants=number) for name, number in inhabitants(data).items())
    return placed(data, lambda: Region(providers, towns))


def disclosure_table(data: Data) -> Table:
    """What may be published of these costs: rounded figures, never a name, a lowest or a highest."""
    region = read_region(data)
    told = publish(region).cells[TOTAL]
    sizes = sorted((provider.volume for provider in region.providers), reverse=True)
    rows: list[tuple[Cell, ...]] = [
        ("Aanbieders", told["aantal"].text, None, "ja" if told["aantal"].text != TOO_FEW else "nee"),
        ("Aandeel van de grootste", "", _part(sizes[:1], region), "nee, dit is de toets"),
        ("Aandeel van de twee grootste", "", _part(sizes[:2], region), "nee, dit is de toets"),
    ]
    for key, label in _LABELS.items():
        item = told[key]
        rows.append((label, item.text, None, f"nee: {item.reason}" if item.refused else "ja, afgerond"))
    rows.append(("Namen, laagste en hoogste kostprijs", "", None, "nee, nooit"))
    columns = (
        Column("wat", "", Kind.TEXT),
        Column("getoond", "Getoond", Kind.TEXT),
        Column("aandeel", "Aandeel", Kind.SHARE),
        Column("openbaar", "Mag naar buiten", Kind.TEXT),
    )
    return Table("openbaar", "Wat van de kostprijzen naar buiten mag", columns, tuple(rows))


def _part(volumes: list[Decimal], region: Region) -> Decimal:
    return sum(volumes, Decimal(0)) / region.volume
