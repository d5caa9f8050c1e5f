"""Tables in a terminal of 80 columns: lines fit, and no word of a text or figure is parted."""

import io
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from api.show.show_report import show_breakdown, show_tables
from api.web.words import in_words_of_form
from tarief import MODELS, Finding, Refused, Severity
from tarief.core.place import Place
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


def test_a_remark_on_a_cell_names_that_cell_once(capsys):
    """As an outcome that was kept from before the formula changed, which says 'in deze cel'."""
    remarks = (
        Finding("verouderde_waarde", "In deze cel is 48 bewaard.", "", Place.at("Kosten", "A2"), Severity.WARNING),
        Finding("buiten_grens", "In Kosten!A3 staat 620%.", "", Place.at("Kosten", "A3"), Severity.WARNING),
    )
    price = MODELS["prijs"].calculate({"prijs_per_eenheid": "60", "eenheid": "uur"}, on=date(2026, 1, 1))
    show_breakdown(price.with_findings((*remarks, *price.findings)), "blad.xlsx", "tarief bereken", written=False)
    printed_lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "! Blad Kosten, cel A2: In deze cel is 48 bewaard." in printed_lines
    assert "! In Kosten!A3 staat 620%." in printed_lines


def test_what_can_be_chosen_in_a_sheet_is_said_as_its_list_has_it():
    with pytest.raises(Refused) as refused:
        MODELS["etmaal"].calculate({"overhead_grondslag": "alles"}, on=date(2026, 1, 1))
    (fault,) = (each for each in refused.value.findings if each.kind == "onbekende_keuze")
    told = in_words_of_form(MODELS["etmaal"], fault, None).advice
    assert told.startswith("Kies uit: 'van de personeelskosten per etmaal', 'van de directe kosten', ")
