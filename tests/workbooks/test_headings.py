"""A list in the headings that a purchasing department uses: what is meant is read, what is another thing is not."""

from decimal import Decimal

import pytest

from tarief.core.findings import Refused
from workbooks.read.lists.reading import read_region_tables

ROWS = "\nDe Linde;61,10;30000\nHet Anker;58,20;22000\n"


@pytest.mark.parametrize(
    "heads",
    [
        "Naam zorgaanbieder;Kostprijs per uur (€);Aantal uren 2025",
        "Organisatie;Opgegeven kostprijs 2026;Geleverde uren",
        "Opdrachtnemer;Integrale kostprijs;Productie in uren",
        "Instelling;Prijs per eenheid;Eenheden per jaar",
    ],
)
def test_a_list_in_other_words_is_read(heads):
    tables = read_region_tables((heads + ROWS).encode(), name="lijst.csv")
    assert tables.data["aanbieders"] == [
        {"naam": "De Linde", "kostprijs": Decimal("61.10"), "volume": Decimal(30000)},
        {"naam": "Het Anker", "kostprijs": Decimal("58.20"), "volume": Decimal(22000)},
    ]


def test_what_is_another_quantity_is_not_taken_for_it_and_what_lacks_is_told():
    text = "Aanbieder;Kostprijs per minuut;Aantal uren;Plaats\nDe Linde;1,02;30000;Helmond\n"
    with pytest.raises(Refused) as refused:
        read_region_tables(text.encode(), name="lijst.csv")
    told = refused.value.findings[0].text
    assert "Wel herkend: Aanbieder (aanbieder), Aantal uren (volume)." in told
    assert "Niet herkend: Kostprijs per minuut, Plaats." in told


def test_the_column_that_is_called_so_exactly_goes_before_one_that_is_like_it():
    text = "Volgnummer;Organisatie;Kostprijs volgens accountant;Kostprijs;Uren\n7;De Linde;99;61,10;30000\n"
    rows = read_region_tables(text.encode(), name="lijst.csv")
    assert rows.data["aanbieders"][0]["kostprijs"] == Decimal("61.10")
    assert rows.unused == ("Volgnummer", "Kostprijs volgens accountant")


HEAD = "naam;kostprijs;volume;concern\nA;52,40;100;\nB;50;90;Groep\n"


@pytest.mark.parametrize("end", ["Totaal;;190;\n", ";;;\n"])
def test_a_row_below_the_end_of_a_list_is_not_left_out_in_silence(end):
    with pytest.raises(Refused) as refused:
        read_region_tables((HEAD + end + "C;50;100;\n").encode(), name="lijst.csv")
    (told,) = refused.value.findings
    assert "rij 4" in told.text and told.text.endswith("staat nog een regel: C.") and "rij 5" in str(told.place)


def test_a_remark_below_a_list_is_no_row_of_it():
    rows = read_region_tables((HEAD + ";;;\nBron: opgave 2026;;;\nTotaal;;190;\n").encode(), name="lijst.csv").data
    assert [row["naam"] for row in rows["aanbieders"]] == ["A", "B"]


def test_a_row_without_a_name_does_not_end_a_list():
    rows = read_region_tables((HEAD + ";51;80;\nC;50;100;\n").encode(), name="lijst.csv").data["aanbieders"]
    assert rows[2] == {"kostprijs": Decimal(51), "volume": Decimal(80)} and rows[3]["naam"] == "C"
