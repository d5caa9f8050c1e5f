"""Places, occupancy and days of a residential product. None has a published norm, so each is asked."""

from __future__ import annotations

from tarief.core.units import Aandeel, Dagen, Getal, Plaatsen
from tarief.model.declare import likely
from tarief.model.steps import Steps

bezetting = Steps("bezetting", group="inzet")

bezetting.given(
    "aantal_plaatsen",
    "Plaatsen",
    Plaatsen,
    likely=likely("", "500"),
    positive=True,
    english="Places",
    formerly="plaatsen",
)
bezetting.given(
    "bezettingsgraad",
    "Bezettingsgraad",
    Aandeel,
    positive=True,
    base="aantal_plaatsen",
    english="Occupancy",
    explanation="Het deel van de plaatsen dat gemiddeld bezet is. Hier is geen norm voor.",
)
bezetting.given(
    "dagen_per_jaar",
    "Dagen per jaar",
    Dagen,
    positive=True,
    maximum=366,
    english="Days per year",
    explanation="Meestal 365, soms 365,25. De keuze hoort bij de afspraak.",
)


@bezetting.step("Bezette etmalen per jaar", english="Occupied days", positive=True)
def bezette_etmalen(aantal_plaatsen: Plaatsen, bezettingsgraad: Aandeel, dagen_per_jaar: Dagen) -> Getal:
    """De plaatsen maal de bezettingsgraad maal de dagen per jaar."""
    return aantal_plaatsen * bezettingsgraad * dagen_per_jaar


@bezetting.step("Weken per jaar", english="Weeks per year")
def weken_per_jaar(dagen_per_jaar: Dagen) -> Getal:
    """De dagen per jaar gedeeld door zeven."""
    return dagen_per_jaar / 7
