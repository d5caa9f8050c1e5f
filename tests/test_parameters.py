"""Asking the library: boundaries of periods, refusals that help, own files on top, remarks that travel along."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.units import AANDEEL, EURO_PER_MAAND
from tarief.parameters import Library, Status, load_parameters
from tarief.parameters.library import digest_of
from tarief.parameters.record import Publisher
from tarief.parameters.shelf import DATA, Shelf

LIBRARY = load_parameters()
PATHS = sorted({value.path for value in LIBRARY.values()})

OWN = """
uitgever = "premies"
titel = "Eigen premies"
waarden = [
  {sleutel = "whk_gemiddeld", waarde = 0.0141, eenheid = "aandeel", grondslag = "premieloon",
   vanaf = 2024-01-01, tot_en_met = 2024-12-31, status = "officieel", bron = "brief"},
  {sleutel = "aof_laag", waarde = 0.0640, eenheid = "aandeel", grondslag = "premieloon",
   vanaf = 2026-01-01, tot_en_met = 2026-12-31, status = "officieel", bron = "brief"},
]
[bronnen.brief]
titel = "Beschikking Belastingdienst"
""".replace(",\n   ", ", ")


def refusal(call: object, *arguments: object) -> Finding:
    assert callable(call)
    with pytest.raises(Refused) as caught:
        call(*arguments)
    (finding,) = caught.value.findings
    return finding


def own_file(folder: Path, text: str = OWN) -> Path:
    path = folder / "eigen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        load_parameters(own_file(folder, text))
    return [str(finding) for finding in caught.value.findings]


# Asking


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 12, 31), "0.17"),
        (date(2025, 6, 30), "0.17"),
        (date(2025, 7, 1), "0.19"),
        (date(2026, 6, 30), "0.19"),
        (date(2026, 7, 1), "0.21"),
        (date(2031, 1, 1), "0.21"),
    ],
)
def test_a_value_holds_from_its_first_day_up_to_and_including_its_last(on: date, expected: str) -> None:
    assert LIBRARY.ask("cao_vvt.reiskosten_woon_werk_per_km", on).value == Decimal(expected)


def test_the_day_before_the_first_and_the_day_after_the_last_are_refused() -> None:
    assert LIBRARY.ask("premies.awf_laag", date(2023, 1, 1)).value == Decimal("0.0264")
    assert refusal(LIBRARY.ask, "premies.awf_laag", date(2022, 12, 31)).kind == "parameter_buiten_periode"
    assert LIBRARY.ask("premies.awf_laag", date(2027, 12, 31)).value == Decimal("0.0274")
    assert refusal(LIBRARY.ask, "premies.awf_laag", date(2028, 1, 1)).kind == "parameter_buiten_periode"


@given(st.sampled_from(PATHS), st.dates(date(2015, 1, 1), date(2032, 12, 31)))
def test_an_answer_always_holds_on_the_day_that_was_asked(path: str, on: date) -> None:
    try:
        value = LIBRARY.ask(path, on)
    except Refused:
        assert LIBRARY.find(path, on) is None
        assert not any(value.holds(on) and value.preferred for value in LIBRARY.values() if value.path == path)
    else:
        assert value.path == path
        assert value.holds(on)
        assert value.preferred


def test_a_refusal_names_the_nearest_period_and_its_value() -> None:
    finding = refusal(LIBRARY.ask, "premies.whk_gemiddeld", date(2024, 7, 1))
    assert finding.text == (
        "Voor premies.whk_gemiddeld is op 01-07-2024 geen waarde bekend; "
        "de dichtstbijzijnde periode is 01-01-2023 tot en met 31-12-2023 (1,53%)."
    )
    assert finding.advice == "Geef de waarde zelf op, met de bron."
    assert str(finding.place) == "premies.whk_gemiddeld"


def test_the_nearest_period_may_also_lie_ahead() -> None:
    finding = refusal(LIBRARY.ask, "premies.whk_gemiddeld", date(2024, 7, 2))
    assert "01-01-2025 tot en met 31-12-2025 (1,33%)" in finding.text


@pytest.mark.parametrize(
    ("path", "on", "beside"),
    [
        ("indices.ppc_voorlopig", date(2026, 7, 1), "indices.materieel_nza_voorlopig, 2,10%"),
        ("indices.ppc_definitief", date(2025, 7, 1), "indices.materieel_nza_definitief, 4,25%"),
        ("indices.ova_voorlopig", date(2021, 7, 1), "indices.ova_status_onbekend, 1,50%"),
        ("indices.aanbiedersindex", date(2026, 7, 1), "indices.aanbiedersindex_afgeleid, 5,169%"),
        ("premies.whk_gemiddeld", date(2027, 7, 1), "premies.whk_sector_35, 2,09%"),
    ],
)
def test_a_refusal_points_to_the_figure_that_is_known_instead_and_never_takes_it(
    path: str, on: date, beside: str
) -> None:
    """The NZa's index of material cost was the PPC of every year before, but of 2026 nobody printed it as such."""
    finding = refusal(LIBRARY.ask, path, on)
    assert f"Wel bekend, maar niet hetzelfde: {beside} (" in finding.advice
    assert LIBRARY.ask(beside.partition(",")[0], on).note in finding.advice


def test_a_figure_that_is_not_known_on_that_day_either_is_not_pointed_to() -> None:
    finding = refusal(LIBRARY.ask, "indices.ppc_voorlopig", date(2028, 7, 1))
    assert finding.advice == "Geef de waarde zelf op, met de bron."


def test_a_figure_to_point_to_stands_in_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    path.write_text(OWN + '[[zie_ook]]\nsleutel = "whk_gemiddeld"\nzie = "whk_landelijk"\n', encoding="utf-8")
    finding = refusal(load_parameters, path)
    assert "'whk_landelijk' is geen sleutel van een waarde in dit bestand." in finding.text


def test_an_unknown_path_is_refused_with_names_that_look_like_it() -> None:
    finding = refusal(LIBRARY.ask, "premies.aof_lag", date(2026, 1, 1))
    assert finding.kind == "parameter_onbekend"
    assert "premies.aof_laag" in finding.advice
    assert refusal(LIBRARY.ask, "zonsopgang", date(2026, 1, 1)).advice


def test_has_looks_at_the_path_and_not_at_the_day() -> None:
    assert LIBRARY.has("cao_vvt.vakantietoeslag_minimum")
    assert LIBRARY.find("cao_vvt.vakantietoeslag_minimum", date(2024, 9, 30)) is None
    assert not LIBRARY.has("cao_gehandicaptenzorg.vakantietoeslag_minimum")


# Source lines


def test_a_source_line_names_the_text_the_article_the_period_and_the_status() -> None:
    value = LIBRARY.ask("cao_jeugdzorg.vakantietoeslag", date(2025, 1, 1))
    assert value.describe() == (
        "CAO Jeugdzorg 2024-2025 (aanmeldversie december 2024, aangemeld bij SZW), art. 7.3; "
        "geldig vanaf 01-01-2023; officiële tekst"
    )
    premium = LIBRARY.ask("premies.wko", date(2025, 1, 1))
    assert premium.describe().endswith("; geldig van 01-01-2025 tot en met 31-12-2025; secundaire bron")
    undated = LIBRARY.ask("normen.overhead_vvt", date(2025, 1, 1))
    assert undated.describe().endswith("; periode niet vermeld; secundaire bron")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("cao_vvt.contracturen", "1.878 uur"),
        ("cao_vvt.contracturen_per_week", "36 uur/week"),
        ("cao_vvt.vakantietoeslag", "8,00%"),
        ("cao_sociaal_werk.ikb_opslag", "0,10%"),
        ("cao_vvt.reistijd_tussen_clienten_is_werktijd", "ja"),
        ("indices.gecombineerd_voorlopig", "3,944%"),
        ("normen.bruto_uren_per_jaar", "1.878 uur"),
    ],
)
def test_a_value_is_shown_in_dutch_with_every_decimal_it_has(path: str, expected: str) -> None:
    assert LIBRARY.ask(path, date(2025, 7, 1)).shown == expected


def test_search_finds_values_by_words_in_their_name_note_or_source() -> None:
    found = LIBRARY.search("Ziekteverzuim VVT")
    assert {value.path for value in found} == {"normen.ziekteverzuim_vvt_cbs"}
    assert {value.key for value in LIBRARY.search("levensfase jeugdzorg")} == set()
    assert {value.publisher for value in LIBRARY.search("balansverlof")} == {"cao_gehandicaptenzorg"}
    assert any(value.key == "onregelmatigheid" for value in LIBRARY.search("cao_ggz uurloon"))
    assert any(value.key == "loonsverhoging" for value in LIBRARY.search("jeugdzorg cpi"))


# Salaries


def test_a_salary_is_a_value_that_names_scale_step_and_table() -> None:
    value = LIBRARY.salary("jeugdzorg", "8", "6", date(2026, 1, 1))
    assert (value.path, value.value, value.unit) == ("cao_jeugdzorg.salaris", Decimal("3590.26"), EURO_PER_MAAND)
    assert value.status is Status.OFFICIAL_SCAN
    assert value.note.startswith("schaal 8, trede 6; salaristabel van 01-03-2025; voltijd, 36 uur per week")


@pytest.mark.parametrize(("cao", "scale", "step"), [("vvt", "hbh", "1"), ("CAO_VVT", " HbH ", " 1 ")])
def test_scale_and_step_are_read_without_regard_to_case_and_space(cao: str, scale: str, step: str) -> None:
    assert LIBRARY.salary(cao, scale, step, date(2026, 1, 1)).value == Decimal("2375.32")


def test_an_unknown_cao_scale_or_step_is_refused_with_those_that_exist() -> None:
    on = date(2026, 1, 1)
    assert "jeugdzorg, sociaal_werk, vvt" in refusal(LIBRARY.salary, "metaal", "8", "6", on).advice
    scale = refusal(LIBRARY.salary, "jeugdzorg", "3", "6", on)
    assert (scale.kind, scale.advice) == ("schaal_onbekend", "Kies uit: 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15.")
    step = refusal(LIBRARY.salary, "vvt", "HbH", "9", on)
    assert (step.kind, str(step.place), step.advice) == ("trede_onbekend", "trede", "Kies uit: 0, 1, 2, 3, 4, 5.")


def test_a_day_without_salary_table_is_refused_with_the_nearest_table() -> None:
    finding = refusal(LIBRARY.salary, "ggz", "50", "6", date(2025, 7, 1))
    assert finding.kind == "salaristabel_ontbreekt"
    assert "geldig van 01-12-2024 tot en met 30-06-2025" in finding.text
    assert LIBRARY.salary("ggz", "50", "6", date(2025, 6, 30)).value == Decimal("3935")


def test_scales_and_steps_can_be_listed() -> None:
    on = date(2026, 1, 1)
    assert LIBRARY.caos() == (
        ("gehandicaptenzorg", "CAO Gehandicaptenzorg"),
        ("ggz", "CAO GGZ"),
        ("jeugdzorg", "CAO Jeugdzorg"),
        ("sociaal_werk", "CAO Sociaal Werk"),
        ("vvt", "CAO VVT"),
    )
    assert LIBRARY.scales("vvt", on)[-1] == "HbH"
    assert LIBRARY.steps("sociaal_werk", "1", date(2025, 1, 1))[0] == "start"
    assert [item.scales for item in LIBRARY.functions("jeugdzorg", on) if item.function == "therapeut"] == [("9",)]


def test_bands_raises_and_codes_can_be_listed() -> None:
    weekend = [band for band in LIBRARY.bands("gehandicaptenzorg", date(2026, 1, 1)) if band.days == "za en zo"]
    assert [(band.begin, band.until, band.value.value) for band in weekend] == [("00:00", "24:00", Decimal("0.52"))]
    raises = {value.start: value.value for value in LIBRARY.raises("jeugdzorg") if value.key == "loonsverhoging"}
    assert raises[date(2025, 3, 1)] == Decimal("0.036")
    units = {code.code: code for code in LIBRARY.codes("eenheid") if code.codelist == "eenheid"}
    assert (units["01"].name, units["01"].more["soort"]) == ("Minuut", "inspanning")


# Remarks


def remarks_on(library: Library, path: str, on: date) -> dict[str, Finding]:
    return {finding.kind: finding for finding in library.remarks(library.ask(path, on), on)}


def test_an_official_value_inside_the_term_of_its_cao_needs_no_remark() -> None:
    assert remarks_on(LIBRARY, "cao_vvt.vakantietoeslag", date(2026, 1, 1)) == {}


def test_a_weak_source_is_remarked_with_value_and_source() -> None:
    finding = remarks_on(LIBRARY, "premies.wko", date(2026, 1, 1))["bron_secundair"]
    assert finding.severity is Severity.NOTE
    assert "0,50%" in finding.text
    assert "Randstad" in finding.text
    assert str(finding.place) == "premies.wko"
    assert "bron_afgeleid" in remarks_on(LIBRARY, "cao_jeugdzorg.verlofuren", date(2025, 1, 1))
    rough = remarks_on(LIBRARY, "pensioen_pfzw.pensioenpremie", date(2025, 1, 1))["bron_benaderd"]
    assert rough.severity is Severity.WARNING


def test_two_sources_that_disagree_are_both_named() -> None:
    finding = remarks_on(LIBRARY, "premies.aof_hoog", date(2024, 3, 1))["bronnen_oneens"]
    assert finding.severity is Severity.WARNING
    assert all(part in finding.text for part in ("7,54%", "SMK Accountants", "7,49%", "HR-kiosk"))
    assert "bronnen_oneens" not in remarks_on(LIBRARY, "premies.aof_hoog", date(2025, 3, 1))


def test_a_cao_that_has_ended_is_remarked_from_the_day_after_its_term() -> None:
    last = date(2025, 12, 31)
    assert "cao_verlopen" not in remarks_on(LIBRARY, "cao_jeugdzorg.vakantietoeslag", last)
    finding = remarks_on(LIBRARY, "cao_jeugdzorg.vakantietoeslag", last + timedelta(1))["cao_verlopen"]
    assert "31-12-2025" in finding.text
    salary = LIBRARY.salary("jeugdzorg", "8", "6", last + timedelta(1))
    assert {item.kind for item in LIBRARY.remarks(salary, last + timedelta(1))} == {"cao_verlopen"}


def test_a_value_without_a_period_is_remarked() -> None:
    assert "periode_onbekend" in remarks_on(LIBRARY, "normen.overhead_ggz", date(2026, 1, 1))


# Own files and the digest


def test_an_own_file_fills_a_gap(tmp_path: Path) -> None:
    value = load_parameters(own_file(tmp_path)).ask("premies.whk_gemiddeld", date(2024, 7, 1))
    assert (value.value, value.unit, value.source.title) == (Decimal("0.0141"), AANDEEL, "Beschikking Belastingdienst")


def test_an_own_value_goes_before_the_library_and_both_stay_visible(tmp_path: Path) -> None:
    library = load_parameters(own_file(tmp_path))
    on = date(2026, 5, 1)
    assert library.ask("premies.aof_laag", on).value == Decimal("0.0640")
    held = [value for value in library.values() if value.path == "premies.aof_laag" and value.holds(on)]
    assert [(value.value, value.overridden) for value in held] == [
        (Decimal("0.0627"), True),
        (Decimal("0.0640"), False),
    ]
    finding = remarks_on(library, "premies.aof_laag", on)["eigen_parameter"]
    assert finding.severity is Severity.NOTE
    assert all(part in finding.text for part in ("6,40%", "Beschikking Belastingdienst", "6,27%"))
    assert LIBRARY.ask("premies.aof_laag", on).value == Decimal("0.0627")


def test_the_digest_follows_the_content_and_not_the_layout(tmp_path: Path) -> None:
    digest = load_parameters(own_file(tmp_path)).digest
    assert len(digest) == 64
    assert load_parameters(own_file(tmp_path, "# anders opgemaakt\n" + OWN)).digest == digest
    assert load_parameters(own_file(tmp_path, OWN.replace("0.0640", "0.0641"))).digest != digest
    assert LIBRARY.digest != digest
    assert Library(LIBRARY.publishers).digest == LIBRARY.digest


def test_a_digest_that_was_worked_out_before_counts_for_those_bytes_alone(tmp_path: Path) -> None:
    copies = {key: tmp_path / f"{key}.toml" for key in LIBRARY.shelf}
    for key, publisher in LIBRARY.shelf.items():
        where = Path(str(DATA), *key.split("_", 1)) if key.startswith("cao_") else DATA / key
        copies[publisher.key].write_bytes(where.with_suffix(".toml").read_bytes())
    assert Shelf(copies).digest == digest_of(LIBRARY.publishers)
    with copies["premies"].open("a", encoding="utf-8") as file:
        file.write("# één teken meer")
    assert Shelf(copies).digest == ""
    assert Shelf({}).digest == ""


def telling(read: list[str]) -> Library:
    """The library, which tells of which publisher the file is read."""

    class Told(Shelf):
        def __getitem__(self, key: str) -> Publisher:
            read.append(key)
            return LIBRARY.shelf[key]

    return Library((), Told(dict.fromkeys(LIBRARY.shelf, DATA)))


def test_a_file_is_read_when_something_in_it_is_asked_for() -> None:
    read: list[str] = []
    library = telling(read)
    assert library.find("premies.awf_laag", date(2026, 1, 1)) == LIBRARY.find("premies.awf_laag", date(2026, 1, 1))
    assert set(read) == {"premies"}
    assert library.values() == LIBRARY.values()
    assert set(read) == set(LIBRARY.keys)


def test_the_title_of_a_cao_is_told_without_reading_the_others() -> None:
    read: list[str] = []
    library = telling(read)
    assert library.cao_title("ggz") == dict(LIBRARY.caos())["ggz"]
    assert library.cao_title("") == library.cao_title("bakkers") == ""
    assert read == ["cao_ggz"]


def test_the_library_is_read_once() -> None:
    assert load_parameters() is LIBRARY


# Malformed files


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("waarde = 0.0141, ", "", "'waarde' ontbreekt"),
        ("waarde = 0.0141", 'waarde = "1,41"', "'waarde' ontbreekt of is geen getal"),
        ("waarde = 0.0141", "waarde = inf", "'waarde' ontbreekt of is geen getal"),
        ("waarde = 0.0141", "waarde = true", "'waarde' ontbreekt of is geen getal"),
        ("waarde = 0.0141", "waarde = 1.41", "Bedoelt u 1.41%? Vul in: 0.0141."),
        ('grondslag = "premieloon", vanaf = 2024', "vanaf = 2024", "Een aandeel zonder grondslag"),
        ('eenheid = "aandeel"', 'eenheid = "aandel"', "Eenheid 'aandel' is niet bekend"),
        ("vanaf = 2024-01-01", 'vanaf = "2024"', "'vanaf' ontbreekt of is geen datum"),
        ("vanaf = 2024-01-01", "vanaf = 2024-01-01T10:00:00", "'vanaf' ontbreekt of is geen datum"),
        ("tot_en_met = 2024-12-31", "tot_en_met = 2023-12-31", "voor het begin"),
        ('status = "officieel"', 'status = "zeker"', "Status 'zeker' bestaat niet"),
        ('bron = "brief"', 'bron = "mail"', "Bron 'mail' staat niet in dit bestand"),
        ("tot_en_met", "tot_enmet", "Veld 'tot_enmet' is onbekend. Bedoelt u 'tot_en_met'?"),
        ('sleutel = "whk_gemiddeld"', 'sleutel = "whk2024"', "kan geen sleutel zijn"),
        ('sleutel = "whk_gemiddeld"', 'sleutel = "aof_laag", voorkeur = "nee"', "geen true of false"),
        ("titel = \"Eigen premies\"", "", "'titel' ontbreekt"),
        ("waarden = [", "[[[", "geen geldige TOML: regel"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_refused_with_file_and_reason(tmp_path: Path, old: str, new: str, expected: str) -> None:
    faults = faults_of(tmp_path, OWN.replace(old, new, 1))
    assert any(expected in fault for fault in faults), faults
    assert all(fault.startswith("eigen.toml") for fault in faults)


def test_every_fault_of_a_file_is_named_at_once_with_its_record(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, OWN.replace("waarde = 0.0141, ", "").replace('bron = "brief"', 'bron = "mail"'))
    assert faults[0].startswith("eigen.toml, waarden[1] (whk_gemiddeld): 'waarde' ontbreekt")
    assert any(fault.startswith("eigen.toml, waarden[2] (aof_laag): Bron 'mail'") for fault in faults)
    assert len(faults) == 3


def test_one_value_twice_for_the_same_days_is_refused(tmp_path: Path) -> None:
    twice = OWN.replace("vanaf = 2026-01-01", "vanaf = 2024-06-01").replace('"aof_laag"', '"whk_gemiddeld"')
    (fault,) = faults_of(tmp_path, twice)
    assert "whk_gemiddeld staat er twee keer voor dezelfde dagen" in fault


def test_a_salary_row_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    table = """
[[salaristabellen]]
vanaf = 2024-01-01
eenheid = "euro_per_maand"
grondslag = "voltijd"
status = "officieel"
bron = "brief"
[salaristabellen.schalen]
"1" = [["0", 2000], ["1"]]
"""
    (fault,) = faults_of(tmp_path, OWN + table)
    assert "salaristabellen[1]: Schaal 1 heeft een regel die niet te lezen is" in fault


def test_a_file_that_is_not_there_or_is_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"weg\.toml: Het bestand is niet te lezen"):
        load_parameters(tmp_path / "weg.toml")
    (tmp_path / "eigen.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="UTF-8"):
        load_parameters(tmp_path / "eigen.toml")
