"""What may be told of the quarters of all providers together, as a report."""

from collections.abc import Sequence
from typing import Final

from tarief.negotiation.process import Process
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.together import SeenTogether
from tarief.region.disclosure import Cijfer
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.report import Report
from tarief.report.tables import Table

_FIGURES: Final = {"aantal": "Aanbieders", "gewogen_gemiddelde": "Gemiddelde, gewogen", "mediaan": "Mediaan"}
_NOTE: Final = (
    "Kosten per eenheid, afgerond. Verteld wordt wat dertig dagen na het kwartaal was ingevuld, en dat blijft zo: "
    "anders was terug te rekenen wat een ander later invulde."
)


def report_of_together(process: Process, told: Sequence[SeenTogether]) -> Report:
    """Return what is told of each product and quarter."""
    heads = [Column("kwartaal", "Kwartaal", Holds.TEXT), Column("product", "Product", Holds.TEXT)]
    heads += [Column(key, label, Holds.TEXT) for key, label in _FIGURES.items()]
    rows = [
        (_words(one.quarter), process.products[one.product].name, *(_text(one.figures[key]) for key in _FIGURES))
        for one in told
    ]
    table = Table("samen", "Alle aanbieders samen", tuple(heads), tuple(rows), note=_NOTE)
    return Report("Alle aanbieders samen", "", (table,))


def _words(text: str) -> str:
    quarter = Quarter.of(text)
    return quarter.words if quarter else text


def _text(figure: Cijfer) -> str:
    return figure.get("tekst") or figure.get("reden") or ""
