"""Contract forms as JSON: the same care under several forms, and refusals with a pointer."""

from copy import deepcopy
from typing import Any

import pytest

from tarief import Refused
from tests.funding.asked import compare_forms

JENS: dict[str, Any] = {
    "verloop": [{"jaar": 2019, "volume": "3466.8", "kosten_per_eenheid": "5120"}],
    "werkelijk_startvolume": "3240",
    "vormen": [
        {
            "vorm": "taakgericht",
            "basis": {"volume": 3000, "kosten_per_eenheid": "5000"},
            "stappen": [{"jaar": 2019, "taakstelling": "0.03"}],
            "corridor": {
                "banden": [
                    {"van": "0", "tot": "0.02", "aanbieder": "1"},
                    {"van": "0.02", "tot": "0.05", "aanbieder": "0.5"},
                ]
            },
        },
        {
            "vorm": "taakgericht",
            "naam": "Met volumeband",
            "basis": {"volume": 3000, "kosten_per_eenheid": "5000"},
            "stappen": [{"jaar": 2019}],
            "volumeband": {"breedte": "5%", "variabel_deel": "0.7"},
            "gevolgde_groei": "0.5",
            "groei_gemeten": "jaar_op_jaar",
        },
        {"vorm": "inspanningsgericht", "prijs": "5000", "verwacht_volume": 3000},
        {
            "vorm": "outputgericht",
            "casustypen": [{"naam": "alle", "aandeel": 1, "uren": 50, "tarief": 100}],
            "spreiding": {"variatiecoefficient": "0.5", "z_waarde": "1.64"},
            "verwacht_volume": 2500,
        },
    ],
}


def changed(path: str, value: Any) -> dict[str, Any]:
    raw = deepcopy(JENS)
    target: Any = raw
    *parents, last = path.split("/")
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[int(last) if last.isdigit() else last] = value
    return raw


def test_the_same_care_under_four_forms_gives_each_party_its_result() -> None:
    corridor, band, per_unit, output = compare_forms(JENS)["vormen"]
    assert (corridor["vorm"], corridor["aanbieder"]) == ("Lumpsum met risicocorridor", "-509250.00")
    assert corridor["gemeente"] == "-2690766.00"
    assert [part["bedrag"] for part in corridor["tekort"][0]["bijdragen"]] == [
        "1257072.00", "1105272.00", "450000.00", "387672.00",
    ]  # fmt: skip
    # Once per year of the line, in euros; the flag of the contract would say the same without them.
    lines = [item for item in corridor["bevindingen"] if item["soort"] == "taakstelling_zonder_maatregel"]
    assert lines and all("€" in item["tekst"] for item in lines)
    # 3000 × (1 + 0,5 × 0,1556) = 3233,4; daarboven tot 5% niets: 3466,8 − 3395,07 = 71,73 × 0,7 × 5000 = 251.055
    assert (band["vorm"], band["jaren"][0]["betaling"]) == ("Met volumeband", "16418055.00")
    assert per_unit["jaren"][0]["betaling"] == "17334000.00"
    assert output["jaren"][0]["betaling"] == "17618277.60"  # 5000 × (1 + 1,64 × 0,5 / 50) × 3466,8


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("vormen", [], "/vormen", "geen contractvorm"),
        ("vormen/0/vorm", "taakgerigt", "/vormen/0/vorm", "Bedoelt u 'taakgericht'"),
        ("vormen/0/basis/volume", None, "/vormen/0/basis/volume", "ontbreekt"),
        ("vormen/0/basis/volume", 3000.5, "/vormen/0/basis/volume", "niet exact"),
        ("vormen/0/basis", [], "/vormen/0/basis", "geen object"),
        ("vormen/0/stappen", {}, "/vormen/0/stappen", "geen lijst"),
        ("vormen/0/extra", 1, "/vormen/0/extra", "onbekend"),
        ("vormen/0/corridor/banden/1/van", "0.01", "/vormen/0/corridor/banden/1/van", "overlapt"),
        ("vormen/0/corridor/banden/1/aanbieder", "1.5", "/vormen/0/corridor/banden/1/aanbieder", "tussen 0 en 1"),
        ("vormen/0/stappen/0/jaar", 2020, "/vormen/0/stappen", "horen niet bij"),
        ("vormen/0/stappen/0/jaar", "2019.5", "/vormen/0/stappen/0/jaar", "geen jaar"),
        ("vormen/1/gevolgde_groei", "1.2", "/vormen/1/gevolgde_groei", "tussen 0 en 1"),
        ("vormen/1/volumeband/breedte", "5", "/vormen/1/volumeband/breedte", "Vul in: 0.05"),
        ("vormen/2/prijs", "-1", "/vormen/2/prijs", "onder 0"),
        ("vormen/3/casustypen/0/aandeel", "0.9", "/vormen/3/casustypen", "niet tot 1"),
        ("verloop", [], "/verloop", "geen jaren"),
        ("verloop/0/volume", "NaN", "/verloop/0/volume", "geen getal"),
        ("vormen/0/maatregelen", [{"naam": "A", "werkt_op": "b", "besparing": 500000, "jaar": 2019}],
         "/vormen/0/maatregelen/0/besparing", "meer dan de taakstelling"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_is_refused_with_its_pointer(path: str, value: Any, place: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        compare_forms(changed(path, value))
    assert str(refused.value.findings[0].place) == place
    assert words in str(refused.value)
    assert refused.value.findings[0].advice


def test_every_form_that_cannot_be_is_named_in_one_answer() -> None:
    raw = changed("vormen/0/vorm", "anders")
    raw["vormen"][2]["prijs"] = "-1"
    with pytest.raises(Refused) as refused:
        compare_forms(raw)
    assert [str(finding.place) for finding in refused.value.findings] == ["/vormen/0/vorm", "/vormen/2/prijs"]


@pytest.mark.parametrize("raw", [None, [], "tekst", 3])
def test_what_is_no_object_is_refused(raw: Any) -> None:
    with pytest.raises(Refused, match="geen object"):
        compare_forms(raw)
