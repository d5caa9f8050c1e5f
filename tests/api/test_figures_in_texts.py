"""A column of figures that are told as texts is read from the right, as figures are; a period or a verdict is not."""

import pytest

from api.show.tables import table_view
from tarief.report.cells import Holds
from tarief.report.columns import columns
from tarief.report.tables import Table


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("1,20%", "−275,29 uur", "€ 27.891,00 per jaar", "geen"), True),
        (("10–19", "€ 61,50 per uur", "niet verteld", ""), True),
        (("2026", "2027"), False),
        (("01-01-2026 tot en met 31-12-2026",), False),
        (("1e kwartaal 2026", "2e kwartaal 2026"), False),
        (("onmogelijk", "niet te toetsen"), False),
        (("4,24%", "Er zijn minder dan 12 aanbieders, dus dit wordt niet verteld."), False),
    ],
)
def test_a_column_of_figures_told_as_texts_stands_right(texts: tuple[str, ...], figures: bool) -> None:
    table = Table("t", "T", columns(Holds.TEXT, wat="Wat", cijfer="Cijfer"), tuple(("a", text) for text in texts))
    assert table_view(table).figures == (False, figures)
