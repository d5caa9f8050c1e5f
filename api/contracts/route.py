"""POST /api/v1/bekostigingen: the same care under several contract forms, result per party per year."""

from typing import Final

from api.contracts.outcome import SummedUp, work_out
from api.show.answer import outcome_router
from tarief.contracts.reading import BekostigingIn

router: Final = outcome_router(
    "bekostigingen",
    work_out,
    takes=BekostigingIn,
    gives=SummedUp,
    summary="Zet contractvormen naast elkaar",
    description="Dezelfde zorg onder plafond, corridor, volumeband, prijs per eenheid, uren over een periode of "
    "traject: wat elke vorm per jaar met aanbieder en gemeente doet, de toets op de risicoverdeling, en gevraagd: waar "
    "een tekort vandaan komt. Geeft JSON, of met `Accept` een plaatje (SVG) of een werkboek met werkende formules.",
    answer="De vormen naast elkaar.",
)
