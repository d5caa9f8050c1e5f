"""Tables in a terminal of 80 columns: lines fit, and no word of a text or figure is parted."""

import io
from decimal import Decimal

import pytest
from rich.console import Console

from api.show.show_report import show_tables
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table

PARTIES = ("Aanbieder", "Gemeente")
FORMS = (
    "Plafond met taakstelling",
    "Volgt 80% van de groei, met corridor",
    "Inspanningsgericht (P×Q)",
    "Outputgericht",
)


def printed(*tables: Table, width: int = 80) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    show_tables(console, Report("", "", tables))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined]


def side_by_side(*parties: str) -> Table:
    columns = (Column("partij", "Partij", Holds.TEXT), Column("jaar", "Jaar", Holds.TEXT))
    forms = tuple(Column(f"vorm_{number}_", form, Holds.EURO) for number, form in enumerate(FORMS))
    rows = tuple((party, "2026", *(Decimal(-4_600_123) for _ in FORMS)) for party in parties)
    return Table("per_partij", "Naast elkaar", (*columns, *forms), rows, total="")


def test_a_party_beside_four_amounts_stays_one_word():
    lines = printed(side_by_side(*PARTIES))
    assert max(map(len, lines)) <= 80
    for party in PARTIES:
        (line,) = (line for line in lines if party in line)
        assert line.split() == [party, "2026", *["−4.600.123"] * len(FORMS)]


def test_where_all_fits_columns_stand_apart_as_they_did():
    lines = printed(side_by_side(*PARTIES), width=120)
    assert any(f"{PARTIES[0]}   2026" in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_text_is_folded_between_words_as_far_as_its_longest_fits(width: int):
    text = "De gemeentelijke verantwoordingsverplichtingen tellen mee in de overheadkosten."
    table = Table(
        "een", "Een", (Column("a", "Wat", Holds.TEXT), Column("b", "Uitleg", Holds.TEXT)), (("Overhead", text),)
    )
    words = " ".join(printed(table, width=width)).split()
    assert set(text.split()) <= set(words)
