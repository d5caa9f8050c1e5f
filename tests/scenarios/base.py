"""The research tariff of Helmond (docs/onderhandeling.md#verschil-tussen-twee-prijzen), in the keys of `uurtarief`."""

from datetime import date
from decimal import Decimal

from tarief import MODELS, Breakdown

DAY = date(2026, 1, 1)
OLD = {"bruto_jaarloon": "44000", "werkgeverslasten": "0.27", "productieve_uren": "1400", "overhead": "0.30"}
RESEARCH = {"bruto_jaarloon": "47500", "werkgeverslasten": "0.28", "productieve_uren": "1290", "overhead": "0.38"}
AGREEMENT = {"bruto_jaarloon": "46000", "werkgeverslasten": "0.28", "productieve_uren": "1330", "overhead": "0.34"}
REST = {
    "OLD": {"clientgebonden_kosten_per_uur": "1.50", "risico_opslag": "0.02"},
    "RESEARCH": {"clientgebonden_kosten_per_uur": "2.40", "risico_opslag": "0.03"},
    "AGREEMENT": {"clientgebonden_kosten_per_uur": "2.00", "risico_opslag": "0.025"},
}
BASES = {"overhead_grondslag": "loonkosten", "risico_grondslag": "kostprijs"}
VOLUME = Decimal(166000)


def research() -> Breakdown:
    return MODELS["uurtarief"].calculate({**RESEARCH, **REST["RESEARCH"], **BASES}, on=DAY)
