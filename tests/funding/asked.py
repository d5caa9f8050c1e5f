"""Comparisons of contract forms as they are asked for, for the tests."""

from copy import deepcopy
from typing import Any

from tarief.contracts.reading import work_out_forms
from tarief.core.jsonable import JsonObject

LINE = [{"jaar": 2019, "taakstelling": "0.03"}, {"jaar": 2020, "indexering": "2,5%", "taakstelling": "0.03"},
        {"jaar": 2021, "indexering": "0.025"}]  # fmt: skip
BASE = {"volume": 3000, "kosten_per_eenheid": "5000"}
#: Growth, then a year with far fewer clients: every side of a corridor and a band is used.
MANY_FORMS: dict[str, Any] = {
    "verloop": [
        {"jaar": 2019, "volume": "3466.8", "kosten_per_eenheid": "5120"},
        {"jaar": 2020, "volume": "3605.4", "kosten_per_eenheid": {"waarde": "5248", "merk": "aanname"}},
        {"jaar": 2021, "volume": 2400, "kosten_per_eenheid": "5400"},
    ],
    "werkelijk_startvolume": "3240",
    "spreiding": "8%",
    "vormen": [
        {"vorm": "taakgericht", "basis": BASE, "stappen": LINE},
        {"vorm": "taakgericht", "basis": BASE, "stappen": LINE, "naam": "Met corridor",
         "corridor": {"banden": [{"van": 0, "tot": "0.02", "aanbieder": 1},
                                 {"van": "0.02", "tot": "0.05", "aanbieder": "0.5"},
                                 {"van": "0.05", "aanbieder": "0.1"}]}},
        {"vorm": "taakgericht", "basis": BASE, "stappen": LINE, "naam": "Band, corridor en jaar op jaar",
         "gevolgde_groei": "0.4", "groei_gemeten": "jaar_op_jaar",
         "volumeband": {"breedte": "0.05", "variabel_deel": "0.7"},
         "corridor": {"overschrijding": [{"van": 0, "tot": "0.02", "aanbieder": 1},
                                         {"van": "0.02", "aanbieder": "0.2"}],
                      "onderschrijding": [{"van": 0, "tot": "0.1", "aanbieder": "0.3"}]}},
        {"vorm": "taakgericht", "basis": BASE, "stappen": LINE, "naam": "Sinds begin", "gevolgde_groei": "0.6"},
        {"vorm": "inspanningsgericht", "prijs": "5000", "verwacht_volume": 3000, "indexering": ["0.02", "0.03"],
         "corridor": {"banden": [{"van": 0, "tot": "0.03", "aanbieder": 1}]}},
        {"vorm": "outputgericht", "verwacht_volume": 2500,
         "casustypen": [{"naam": "licht", "aandeel": "0.7", "uren": 20, "tarief": 80},
                        {"naam": "zwaar", "aandeel": "0.3", "uren": 130, "tarief": 100}]},
    ],
}  # fmt: skip


def asked(**changes: Any) -> dict[str, Any]:
    """Everything, with some fields of the whole replaced; None leaves one out."""
    return {key: value for key, value in {**deepcopy(MANY_FORMS), **changes}.items() if value is not None}


def one_form(form: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The first year of the care under one form."""
    return asked(verloop=MANY_FORMS["verloop"][:1], vormen=[deepcopy(form)], spreiding=None, **changes)


#: A lump sum of one year with a line.
LUMP: dict[str, Any] = {"vorm": "taakgericht", "basis": BASE, "stappen": LINE[:1]}


def compare_forms(raw: Any) -> JsonObject:
    """The answer to a comparison, decimals as text."""
    return work_out_forms(raw).as_json()
