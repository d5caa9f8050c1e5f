"""The five places as shipped: every figure that docs/onderhandeling.md#vijf-praktijkgevallen prints, and the sentence
made from it."""

import json
from decimal import Decimal

import pytest

from tarief.voorbeelden import EXAMPLES, ExampleResult, run_example

D = Decimal


def rows(result: ExampleResult, key: str) -> tuple[tuple[str, ...], ...]:
    return result.table(key).shown


@pytest.fixture(scope="module")
def results() -> dict[str, ExampleResult]:
    return {name: run_example(name) for name in EXAMPLES}


def test_all_five_places_are_there() -> None:
    assert set(EXAMPLES) == {"helmond", "jens", "go", "oude-ijsselstreek", "zorgkracht12"}


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("helmond", "−20% brengt u terug op vrijwel het oude tarief (€\u00a055,57 tegen €\u00a054,46); "
                    "86% van de uren ligt dan onder kostprijs."),
        ("jens", "74% van het tekort is aantallen en startgegevens; meer efficiency had dit niet voorkomen."),
        ("go", "Een plafond van €\u00a020.000.000 zonder opslag is een onbetaalde verzekering: naar verwachting "
               "€\u00a0638.137 per jaar (3,2%), en in één op de twintig jaren een verlies van "
               "€\u00a02.739.888 of meer (13,7%)."),
        ("oude-ijsselstreek", "92 van 104 uur geleverd: een weekplafond laat 16 uur (€\u00a01.005,76) onbetaald; "
                              "met uren over de periode blijft niets onbetaald en gaat 12 uur (€\u00a0754,32) terug."),
        ("zorgkracht12", "Eén contract, maar ten minste drie functietarieven; met één gepoold tarief verliezen de "
                         "specialisten (M3 gz-psycholoog −18,92 en M1 orthopedagoog-generalist −11,27 per uur)."),
    ],
)  # fmt: skip
def test_each_place_opens_with_its_sentence(results: dict[str, ExampleResult], name: str, headline: str) -> None:
    assert results[name].headline == headline


def test_jens_shows_its_shortfall_its_years_and_its_corridors(results: dict[str, ExampleResult]) -> None:
    jens = results["jens"]
    assert rows(jens, "tekort") == (
        ("Startgegevens", "1.257.072", "39%"),
        ("Groei", "1.105.272", "35%"),
        ("Taakstelling", "450.000", "14%"),
        ("Kosten per cliënt", "387.672", "12%"),
        ("Tekort", "3.200.016", "100%"),
    )
    assert rows(jens, "jaren") == (
        ("2019", "14.550.000", "17.750.016", "−3.200.016", "17.517.773", "−232.243"),
        ("2020", "14.466.337", "18.921.517", "−4.455.180", "18.537.918", "−383.599"),  # budget precies …337,50
        ("2021", "14.383.156", "20.170.337", "−5.787.181", "19.621.991", "−548.346"),
        ("2022", "14.300.453", "21.501.579", "−7.201.127", "20.774.128", "−727.451"),
    )
    assert [row[1:3] for row in rows(jens, "corridors")] == [("509.250", "2.690.766"), ("727.500", "2.472.516")]
    assert jens.table("jaren").as_json()["rijen"][1]["budget"] == "14466337.50"
    assert rows(jens, "som") == (
        ("Afgesproken", "3.000,0", "5.000", "15.000.000"),
        ("Taakstelling", "", "", "−450.000"),
        ("Budget", "", "", "14.550.000"),
        ("Werkelijk", "3.466,8", "5.120", "17.750.016"),
    )


def test_jens_has_a_red_light_on_its_baseline_and_a_line_without_measures(results: dict[str, ExampleResult]) -> None:
    found = [finding.as_json() for finding in results["jens"].findings]
    red = [item["tekst"] for item in found if item["ernst"] == "fout"]
    assert any("rust op 1 bron" in text for text in red)
    assert any("heeft geen datum" in text for text in red)
    assert [item["plaats"][-4:] for item in found if item["soort"] == "taakstelling_zonder_maatregel"] == [
        "2019", "2020", "2021", "2022",
    ]  # fmt: skip


def test_jens_keeps_and_shows_both_sources_of_the_extra_money(results: dict[str, ExampleResult]) -> None:
    jens = results["jens"]
    told = [row[1:] for row in rows(jens, "bekend") if row[0] == "Extra middelen"]
    assert told == [
        ("3.700.000", "komende 1,5 jaar, goedgekeurd voor 2021 en 2022", "interview"),
        ("3.700.000", "2020 en 2021", "zo-nws.nl"),
    ]
    assert "extra_middelen" in " ".join(str(value.place) for value in jens.conflicts)
    assert len([finding for finding in jens.findings if finding.kind == "bronnen_verschillen"]) == 2


def test_go_shows_its_gap_its_forms_and_the_price_of_its_ceiling(results: dict[str, ExampleResult]) -> None:
    go = results["go"]
    assert [row[3] for row in rows(go, "tekort")] == ["0", "−900.000", "−1.840.500", "−2.823.323", "−5.563.823"]
    assert [row[5] for row in rows(go, "tekort")] == ["0", "−1.300.000", "−2.632.500", "−3.999.483", "−7.931.983"]
    assert [row[1:] for row in rows(go, "risico")] == [("638.137", "3,2%"), ("2.739.888", "13,7%"), ("", "25,8%")]
    assert [row[2] for row in rows(go, "volume")][2:] == ["15,2%", "−13,2%"]
    in_2020 = {row[0]: row[4:] for row in rows(go, "vormen") if row[1] == "2020"}
    assert in_2020 == {
        "Lumpsum (plafond)": ("−1.840.500", "0"),
        "Lumpsum met risicocorridor": ("−1.000.000", "−840.500"),
        "Lumpsum met volumeband": ("−1.252.150", "−588.350"),
        "Inspanningsgericht (P×Q)": ("0", "−1.840.500"),
    }


def test_go_blocks_the_first_tender_and_cannot_tell_of_the_second(results: dict[str, ExampleResult]) -> None:
    verdict = {row[0]: row[1:] for row in rows(results["go"], "risicoverdeling")}["Oordeel"]
    assert verdict == ("blokkeren (4 van de 6 een risico, 2 niet bekend)", "nog niet te zeggen: 4 van de 6 niet bekend")


def test_oude_ijsselstreek_pays_by_week_and_over_the_period(results: dict[str, ExampleResult]) -> None:
    place = results["oude-ijsselstreek"]
    paid = {row[:2]: row[2:] for row in rows(place, "uren")}
    assert paid["Weekplafond", "betaald"] == ("76", "4.777,36")
    assert paid["Weekplafond", "geleverd, niet betaald"] == ("16", "1.005,76")
    assert paid["Uren over de periode", "toegewezen"] == ("104", "6.537,44")
    assert paid["Uren over de periode", "betaald"] == ("92", "5.783,12")
    assert paid["Uren over de periode", "terug naar de gemeente"] == ("12", "754,32")
    assert [row[4] for row in rows(place, "contractbeheer")] == ["1.160.000", "273.000"]
    assert {"te_weinig", "afhankelijkheid"} <= {finding.kind for finding in place.findings}


def test_zorgkracht12_shows_invoice_fee_and_members_under_three_keys(results: dict[str, ExampleResult]) -> None:
    place = results["zorgkracht12"]
    assert [row[1:] for row in rows(place, "factuur")] == [
        ("5.700", ""), ("", "66,19"), ("", "70,41"), ("", "401.337,00"), ("", "24.080,22"), ("", "377.256,78"),
    ]  # fmt: skip
    assert [row[2] for row in rows(place, "leden")] == ["77,46", "68,19", "85,11", "60,74", "55,26", "53,86"]
    assert [row[3] for row in rows(place, "leden")] == ["−11,27", "−2,00", "−18,92", "5,45", "10,93", "12,33"]
    by_cost = [row[2] for row in rows(place, "verdeling")]
    # Afgerond tellen de zes regels op tot 377.256,79; de grootste-restmethode haalt 0,01 van één regel.
    assert by_cost == ["85.199,63", "61.366,41", "68.082,91", "42.514,82", "63.544,24", "56.548,77", "377.256,78"]
    for key in ("verdeling_gelijk", "verdeling_naar_kostprijs", "verdeling_naar_functieklasse"):
        *members, together = place.table("verdeling").column(key)
        assert sum(members) == together == D("401337.00") - D("24080.22")  # type: ignore[arg-type]


def test_helmond_shows_what_each_tariff_covers(results: dict[str, ExampleResult]) -> None:
    assert {row[0]: row[1:] for row in rows(results["helmond"], "dekking")} == {
        "Oud": ("54,46", "1 / 13", "5,4%", "1.152.380", "9.040.360"),
        "Onderzoek": ("69,47", "11 / 13", "97,0%", "18.700", "11.532.020"),
        "Onderzoek −20%": ("55,57", "2 / 13", "13,9%", "987.490", "9.224.620"),
        "Gemiddelde naar volume": ("61,29", "6 / 13", "55,7%", "289.885", "10.174.140"),
        "Mediaan": ("62,30", "7 / 13", "66,0%", "215.650", "10.341.800"),
        "70% gedekt": ("63,90", "8 / 13", "73,5%", "125.250", "10.607.400"),
        "Overeenkomst": ("62,86", "7 / 13", "66,0%", "184.010", "10.434.760"),
    }


def test_helmond_shows_what_an_hour_costs_and_what_of_it_may_be_told(results: dict[str, ExampleResult]) -> None:
    helmond = results["helmond"]
    assert [row[1:] for row in rows(helmond, "kostprijs")] == [
        ("166.000", ""), ("", "61,29"), ("", "62,92"), ("", "62,30"),
    ]  # fmt: skip
    told = {row[0]: row[1:] for row in rows(helmond, "openbaar")}
    assert (told["Aandeel van de grootste"][1], told["Aandeel van de twee grootste"][1]) == ("18,1%", "33,7%")
    assert all(told[name][2] == "ja, afgerond" for name in ("Mediaan", "Eerste kwartiel (P25)", "Derde kwartiel (P75)"))
    assert told["Namen, laagste en hoogste kostprijs"][2] == "nee, nooit"


def test_a_text_that_stands_for_a_figure_or_a_row_has_both_as_data(results: dict[str, ExampleResult]) -> None:
    need = {
        row["wat_sleutel"]: row["nodig_getal"] for row in results["helmond"].table("vlakke_korting").as_json()["rijen"]
    }
    # docs/onderhandeling.md#vlakke-korting: 1.627,5 uur; 9,4%; € 37.649; 1,5%; −11,09; −17,6%
    assert {key: round(D(value), 2) for key, value in need.items()} == {
        "productieve_uren": D("1627.51"), "overhead": D("0.09"), "bruto_jaarloon": D("37649.46"),
        "werkgeverslasten": D("0.01"), "clientgebonden_kosten_per_uur": D("-11.09"), "risico_opslag": D("-0.18"),
    }  # fmt: skip
    parts = {row["oorzaak_sleutel"]: row["bedrag"] for row in results["jens"].table("tekort").as_json()["rijen"]}
    assert parts["startgegevens"] == "1257072.00"


def test_helmond_shows_its_bridge_its_path_and_its_municipalities(results: dict[str, ExampleResult]) -> None:
    helmond = results["helmond"]
    bridge = {row[0]: row[2] for row in rows(helmond, "verschil")}
    assert list(bridge.values()) == ["−2,05", "0,00", "−1,95", "−0,41", "−1,88", "−0,32", "−6,61"]
    assert [row[1:4] for row in rows(helmond, "ingroeipad")] == [
        ("57,26", "17,8%", "748.810"), ("60,06", "37,7%", "411.490"), ("62,86", "66,0%", "184.010"),
    ]  # fmt: skip
    assert {row[0]: row[3] for row in rows(helmond, "gemeenten")} == {
        "Helmond": "413.354", "Geldrop-Mierlo": "178.047", "Deurne": "144.942", "Gemert-Bakel": "136.890",
        "Nuenen": "104.681", "Laarbeek": "100.654", "Someren": "86.787", "Waalre": "78.287",
        "Son en Breugel": "76.050", "Asten": "74.708", "Samen": "1.394.400",
    }  # fmt: skip
    assert [row[2] for row in rows(helmond, "vlakke_korting")] == [
        "€\u00a037.649,46 per jaar", "1,46%", "1.627,51 uur", "−€\u00a011,09 per uur", "9,38%", "−17,60%",
    ]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_figure_that_rests_on_an_assumption_says_so(results: dict[str, ExampleResult], name: str) -> None:
    result = results[name]
    assert result.assumptions
    assert {leaf.mark.value for leaf in result.assumptions} == {"aanname"}
    assert {leaf.mark.value for leaf in result.leaves} <= {"bron", "interview", "aanname", "berekend"}
    assert all(bool(table.assumed) == table.mark.startswith("Aanname: ") for table in result.tables)
    assert result.headline_assumed


def test_what_is_published_is_not_marked_as_assumed(results: dict[str, ExampleResult]) -> None:
    assert results["jens"].table("bekend").assumed == ()
    assert results["go"].table("volume").mark == ""
    assert results["go"].table("risico").assumed == ("aannames.spreiding",)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_example_gives_the_same_bytes_twice(results: dict[str, ExampleResult], name: str) -> None:
    written = json.dumps(results[name].as_json(), ensure_ascii=False)
    assert written == json.dumps(run_example(name).as_json(), ensure_ascii=False)
    assert '"kop": "' in written
