"""The steps that every model with staff shares: wage and allowances, employer charges, hours, hourly wage."""

from tarief.models.loon_en_uren.loon import loon
from tarief.models.loon_en_uren.onregelmatigheid import onregelmatigheid
from tarief.models.loon_en_uren.uren import uren
from tarief.models.loon_en_uren.uurloon import uurloon
from tarief.models.loon_en_uren.werkgeverslasten import lasten

LOON_EN_UREN = (loon, onregelmatigheid, lasten, uren, uurloon)

__all__ = ["LOON_EN_UREN"]
