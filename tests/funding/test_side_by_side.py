"""What is told of contract forms side by side: all faults at once, the risk check, the start data, marks, totals."""

from decimal import Decimal
from typing import Any

import pytest

from tarief import Refused
from tarief.contracts.reading import work_out_forms
from tarief.report.contracts import headline, report_of_forms
from tests.funding.asked import LUMP, MANY_FORMS, asked, compare_forms, one_form

D = Decimal
GOOD_START = {
    key: [
        {"waarde": value, "bron": "registratie", "datum": "2018-01-01"},
        {"waarde": value, "bron": "declaraties", "datum": "2018-06-01", "over": "zonder verblijf"},
    ]
    for key, value in (("volume", 3000), ("kosten_per_eenheid", 5000))
}
for _statements in GOOD_START.values():
    _statements[1].pop("over")
MEASURE = {"naam": "Kortere trajecten, samen", "werkt_op": "duur", "besparing": 450000, "jaar": 2019}
FAIR = {"geen_weigering_of_wachtlijst": False, "heropening": True, "eenzijdig_wijzigen": False}


def form_of(**more: Any) -> dict[str, Any]:
    return compare_forms(one_form({**LUMP, **more}))["vormen"][0]


def test_everything_that_is_wrong_is_named_in_one_answer_each_with_its_pointer_and_advice() -> None:
    bands = [{"van": 0, "tot": "0.05", "aanbieder": "1.2"}, {"van": "0.03", "tot": "0.1", "aanbieder": "half"},
             {"van": "0.1", "tott": "0.2", "aanbieder": 0}]  # fmt: skip
    bad = one_form({
        **LUMP, "basis": {"volume": -3, "kosten_per_eenheid": "5000"}, "corridor": {"banden": bands},
        "startgegevens": {"volume": [{"waarde": 3000, "bron": "telling"}]}, "gevolgde_groie": "0.5",
    })  # fmt: skip
    bad["vormen"].append({"vorm": "inspanningsgericht", "prijs": "veel", "verwacht_volume": -1, "toets": {}})
    bad["vormen"].append({**LUMP, "maatregelen": [{**MEASURE, "besparing": 450001}, {**MEASURE, "jaar": 2031}]})
    bad["wat"] = 1
    with pytest.raises(Refused) as refused:
        compare_forms(bad)
    assert {str(finding.place) for finding in refused.value.findings} == {
        "/vormen/0/basis/volume", "/vormen/0/corridor/banden/0/aanbieder", "/vormen/0/corridor/banden/1/aanbieder",
        "/vormen/0/corridor/banden/2/tott", "/vormen/0/startgegevens/volume/0/datum", "/vormen/0/gevolgde_groie",
        "/vormen/1/prijs", "/vormen/1/verwacht_volume", "/vormen/1/toets",
        "/vormen/2/maatregelen/0/besparing", "/vormen/2/maatregelen/1/jaar", "/wat",
    }  # fmt: skip
    assert all(finding.advice for finding in refused.value.findings)
    assert "Bedoelt u 'gevolgde_groei'?" in str(refused.value)
    assert "Bedoelt u 'tot'?" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"drempel": 7}, "/drempel"),
        ({"spreiding": "8"}, "/spreiding"),
        ({"werkelijk_startvolume": 0}, "/werkelijk_startvolume"),
        ({"verloop": [{"jaar": 2019, "volume": 0, "kosten_per_eenheid": 1}]}, "/verloop/0/volume"),
        ({"verloop": [{"jaar": 2019, "volume": 1, "kosten_per_eenheid": 1}] * 2}, "/verloop"),
        ({"verloop": None}, "/verloop"),
        ({"verloop": [{"jaar": 2019, "volume": {"waarde": 1, "merk": "gok"}, "kosten_per_eenheid": 1}]},
         "/verloop/0/volume/merk"),
        ({"verloop": [{"jaar": 2019, "volume": {"waarde": 1, "merk": "bron"}, "kosten_per_eenheid": 1}]},
         "/verloop/0/volume/bron"),
        ({"vormen": "alle"}, "/vormen"),
        ({"vormen": [LUMP] * 13}, "/vormen"),
        ({"vormen": [{**LUMP, "corridor": {}}]}, "/vormen/0/corridor/banden"),
        ({"vormen": [{**LUMP, "stappen": [{"jaar": 2020}]}]}, "/vormen/0/stappen"),
        ({"vormen": [{**LUMP, "toets": {"heropening": "misschien"}}]}, "/vormen/0/toets/heropening"),
        ({"vormen": [{**LUMP, "startgegevens": {"volume": [{"waarde": 1, "bron": "a", "datum": "1 mei"}]}}]},
         "/vormen/0/startgegevens/volume/0/datum"),
        ({"vormen": [{"vorm": "inspanningsgericht", "prijs": 1, "verwacht_volume": 1, "indexering": ["0.02"]}]},
         "/vormen/0/indexering"),
        ({"vormen": [{**LUMP, "a/b~c": 1}]}, "/vormen/0/a~1b~0c"),
    ],
)  # fmt: skip
def test_a_fault_has_a_real_json_pointer(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(Refused) as refused:
        compare_forms(asked(**{"verloop": MANY_FORMS["verloop"][:1], "vormen": [LUMP], **changes}))
    assert [str(finding.place) for finding in refused.value.findings] == [place]


def test_a_plain_ceiling_keeps_the_overrun_and_a_narrow_corridor_takes_the_flag_away() -> None:
    narrow = {"banden": [{"van": 0, "tot": "0.05", "aanbieder": 1}]}
    flags = [form_of(**more)["risicoverdeling"]["vlaggen"]["overschrijding_bij_aanbieder"] for more in (
        {}, {"corridor": narrow}, {"gevolgde_groei": "0.9"}, {"gevolgde_groei": 1},
        {"volumeband": {"breedte": "0.05", "variabel_deel": "0.7"}},
        {"volumeband": {"breedte": "0.05", "variabel_deel": 1}},
        {"volumeband": {"breedte": "0.06", "variabel_deel": 1}},
    )]  # fmt: skip
    assert flags == ["rood", "groen", "rood", "groen", "rood", "groen", "rood"]


def test_a_lump_sum_with_everything_in_order_passes_and_one_without_is_blocked() -> None:
    corridor = {"banden": [{"van": 0, "tot": "0.05", "aanbieder": 1}]}
    good = form_of(corridor=corridor, toets=FAIR, startgegevens=GOOD_START, maatregelen=[MEASURE])
    assert set(good["risicoverdeling"]["vlaggen"].values()) == {"groen"}
    assert (good["risicoverdeling"]["oordeel"], good["bevindingen"]) == ("akkoord", [])
    assert good["startgegevens"]["bevestigd"] is True
    bad = form_of(toets={"geen_weigering_of_wachtlijst": True})
    assert (bad["risicoverdeling"]["rood"], bad["risicoverdeling"]["oordeel"]) == (3, "blokkeren")


def test_the_term_is_that_of_the_course_unless_another_is_given() -> None:
    def flag(raw: dict[str, Any]) -> str:
        return compare_forms(raw)["vormen"][0]["risicoverdeling"]["vlaggen"]["lange_looptijd_zonder_heropening"]

    assert flag(one_form({**LUMP, "toets": {"heropening": False}})) == "groen"
    assert flag(one_form({**LUMP, "toets": {"heropening": False, "looptijd": 4}})) == "rood"
    assert flag(asked(vormen=[{**MANY_FORMS["vormen"][0], "toets": {"heropening": False}}])) == "rood"
    assert flag(asked(vormen=[{**MANY_FORMS["vormen"][0]}])) == "onbekend"


def test_sources_that_disagree_are_both_kept_and_close_the_gate() -> None:
    start = {**GOOD_START, "volume": [GOOD_START["volume"][0], {**GOOD_START["volume"][1], "waarde": 3240}]}
    found = form_of(startgegevens=start)
    volume = found["startgegevens"]["waarden"][0]
    assert [item["waarde"] for item in volume["bronnen"]] == ["3000", "3240"]
    assert (volume["tegenstrijdig"], found["startgegevens"]["bevestigd"]) == (True, False)
    assert any("3.000 (registratie); 3.240 (declaraties)" in item["tekst"] for item in found["bevindingen"])


def test_one_source_does_not_open_the_gate() -> None:
    start = {key: statements[:1] for key, statements in GOOD_START.items()}
    assert form_of(startgegevens=start)["startgegevens"]["bevestigd"] is False


def test_what_is_said_of_a_line_has_the_pointer_of_its_step() -> None:
    found = compare_forms(asked(vormen=[MANY_FORMS["vormen"][0]]))["vormen"][0]["bevindingen"]
    lines = [item["plaats"] for item in found if "Taakstelling zonder maatregel: voor" in item["tekst"]]
    assert lines == ["/vormen/0/stappen/0/taakstelling", "/vormen/0/stappen/1/taakstelling"]


def test_an_assumption_is_marked_on_the_answer_and_on_every_table() -> None:
    compared = work_out_forms(asked())
    assert compared.as_json()["aannames"] == ["/verloop/1/kosten_per_eenheid"]
    told = report_of_forms(compared, asked())
    marks = {table.key: table.mark for table in told.tables}
    assert marks.pop("risicoverdeling") == ""  # wat een eenheid in 2020 kost, verandert geen vlag
    assert set(marks.values()) == {"Aanname: kosten per eenheid in 2020."}
    assert {item.mark for item in told.given} == {"opgave", "aanname"}


def test_a_corridor_is_named_after_the_form_it_lies_around() -> None:
    names = [form["vorm"] for form in compare_forms(asked())["vormen"]]
    assert names == [
        "Lumpsum (plafond)", "Met corridor", "Band, corridor en jaar op jaar", "Sinds begin",
        "Inspanningsgericht (P×Q) met risicocorridor", "Outputgericht (traject)",
    ]  # fmt: skip


def test_the_totals_are_the_sum_of_the_years_that_are_shown_and_both_parties_bear_all() -> None:
    for form in compare_forms(asked())["vormen"]:
        for key in ("budget", "betaling", "kosten", "aanbieder", "gemeente"):
            assert sum(D(year[key]) for year in form["jaren"]) == D(form[key])
        for item in (*form["jaren"], form):
            assert D(item["aanbieder"]) == D(item["betaling"]) - D(item["kosten"])
            assert D(item["gemeente"]) == D(item["budget"]) - D(item["betaling"])


def test_the_price_of_the_risk_is_told_of_each_year_of_a_lump_sum() -> None:
    verloop = [{"jaar": 2018, "volume": 4000, "kosten_per_eenheid": 5000}]
    form = {"vorm": "taakgericht", "basis": {"volume": 4000, "kosten_per_eenheid": 5000}, "stappen": [{"jaar": 2018}]}
    (risk,) = compare_forms({"verloop": verloop, "spreiding": "0.08", "vormen": [form]})["vormen"][0]["volumerisico"]
    # docs/onderhandeling.md#go-voor-jeugd: 638.137, 2.739.888 (13,7%), 25,8%, premie 3,2%
    assert (risk["verwachte_overschrijding"][:6], risk["verlies_bij_95_procent"][:7]) == ("638137", "2739888")
    shares = (risk[key] for key in ("premie", "risicokapitaal", "kans_op_meer_dan_5_procent"))
    assert [round(D(share), 3) for share in shares] == [D("0.032"), D("0.137"), D("0.258")]


def test_a_form_that_is_no_lump_sum_has_no_check_and_no_account_of_a_shortfall() -> None:
    per_unit = compare_forms(asked())["vormen"][4]
    assert not {"risicoverdeling", "tekort", "volumerisico", "startgegevens"} & per_unit.keys()


def test_the_headline_names_the_worst_and_the_best_form_for_the_provider() -> None:
    forms = [MANY_FORMS["vormen"][0], {"vorm": "inspanningsgericht", "prijs": "5120", "verwacht_volume": 3000}]
    raw = asked(
        verloop=MANY_FORMS["verloop"][:1], spreiding=None, vormen=[{**forms[0], "stappen": LUMP["stappen"]}, forms[1]]
    )
    assert headline(work_out_forms(raw)) == (
        "In 2019: met ‘Lumpsum (plafond)’ verliest de aanbieder €\u00a03.200.016 en betaalt de gemeente niets bij; "
        "met ‘Inspanningsgericht (P×Q)’ speelt de aanbieder quitte en betaalt de gemeente €\u00a02.390.016 bij."
    )


def test_what_is_shown_of_volume_and_cost_multiplies_to_the_cost_that_is_shown() -> None:
    """On paper: 3.466,8 x 5.120 is 17.750.016, and 3.467 x 5.120 is not; a whole volume has no decimal."""
    rows = {row[0]: row[1:] for row in report_of_forms(work_out_forms(asked()), asked()).table("verloop").shown}
    assert rows["2019"] == ("3.466,8", "5.120,00", "17.750.016")
    assert rows["2021"][0] == "2.400"
