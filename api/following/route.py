"""POST /api/v1/volgen: a year of an agreement beside its budget."""

from typing import Final

from api.following.outcome import FollowedInShort, work_out
from api.show.answer import outcome_router
from tarief.contracts.following_reading import VolgenIn

router: Final = outcome_router(
    "volgen",
    work_out,
    takes=VolgenIn,
    gives=FollowedInShort,
    summary="Zet kwartaalcijfers naast de begroting",
    description="Per product wat is begroot en wat elk kwartaal heeft gekost: de brug van begroot naar gerealiseerd in "
    "centen die optellen, wie een verschil draagt volgens de corridor, en signalen. Geeft JSON, of met `Accept` een "
    "plaatje (SVG) of een werkboek. Bewaart niets; binnen een proces staat dit onder `/processen/{proces}/volgen`.",
    answer="Hoe het jaar loopt.",
)
