"""Every value that comes with the program: well formed, and the same as what was read in the source."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from tarief import MODELS
from tarief.core.findings import Refused, Severity
from tarief.core.units import AANDEEL, UNITS, Unit
from tarief.parameters import Library, Value, load_parameters
from tarief.parameters.reading import read_publisher
from tarief.parameters.record import Publisher, SalaryTable
from tarief.parameters.records import OTHER_UNITS
from tarief.parameters.statutory import DERIVED

LIBRARY = load_parameters()
CAOS = [publisher for publisher in LIBRARY.publishers if publisher.tables]
BANDS = [band.value for publisher in LIBRARY.publishers for band in publisher.bands]
RAISES = [value for publisher in LIBRARY.publishers for value in publisher.raises]
NOTICES = [value for publisher in LIBRARY.publishers for value in publisher.notices]
EVERYTHING = [*LIBRARY.values(), *BANDS, *RAISES, *NOTICES]


def name(value: Value) -> str:
    return f"{value.path} {value.start}"


@pytest.mark.parametrize("value", EVERYTHING, ids=name)
def test_every_value_has_a_known_unit_a_sane_period_and_a_source(value: Value) -> None:
    assert value.unit in UNITS.values() if isinstance(value.unit, Unit) else value.unit in OTHER_UNITS
    assert isinstance(value.value, str) == (value.unit == "tekst")
    assert value.start is None or date(2010, 1, 1) <= value.start <= date(2030, 1, 1)
    assert value.start is None or value.end is None or value.start <= value.end
    assert value.source.title
    assert value.source.address.startswith("https://")


@pytest.mark.parametrize("value", [v for v in EVERYTHING if v.unit == AANDEEL], ids=name)
def test_every_share_lies_between_0_and_1_and_says_of_what(value: Value) -> None:
    assert isinstance(value.value, Decimal)
    assert 0 < value.value <= 1
    assert re.fullmatch(r"[a-z_]+", value.base)


def test_keys_are_never_taken_for_a_cell_address() -> None:
    assert all("_" in value.key or not value.key[-1].isdigit() for value in EVERYTHING)


def test_preferred_values_of_one_path_never_overlap() -> None:
    by_path: dict[str, list[Value]] = {}
    for value in LIBRARY.values():
        by_path.setdefault(value.path, []).append(value)
    for values in by_path.values():
        assert not any(one.overlaps(other) for one, other in combinations([v for v in values if v.preferred], 2))
        assert all(any(v.preferred and v.overlaps(other) for v in values) for other in values if not other.preferred)


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_salary_tables_follow_each_other_day_by_day(publisher: Publisher) -> None:
    for earlier, later in pairwise(publisher.tables):
        assert earlier.end is not None
        assert later.start == earlier.end + timedelta(1)


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_amounts_never_fall_with_the_step_nor_numbers(publisher: Publisher) -> None:
    for table in publisher.tables:
        for steps in table.scales.values():
            assert all(one.amount <= next_.amount for one, next_ in pairwise(steps)), (table.start, steps)
            numbers = [step.number for step in steps if step.number is not None]
            assert numbers == sorted(numbers)
            assert len({step.label for step in steps}) == len(steps)


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_a_place_in_the_common_salary_series_has_one_amount(publisher: Publisher) -> None:
    for table in publisher.tables:
        amounts: dict[int, set[Decimal]] = {}
        for steps in table.scales.values():
            for step in steps:
                if step.number is not None:
                    amounts.setdefault(step.number, set()).add(step.amount)
        assert all(len(found) == 1 for found in amounts.values()), table.start


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_no_amount_falls_from_one_table_to_the_next(publisher: Publisher) -> None:
    for earlier, later in pairwise(publisher.tables):
        before, after = cells(earlier), cells(later)
        assert all(before[cell] <= after[cell] for cell in before.keys() & after.keys())


def cells(table: SalaryTable) -> dict[tuple[str, str], Decimal]:
    return {(scale, step.label): step.amount for scale, steps in table.scales.items() for step in steps}


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_every_cao_has_what_a_wage_calculation_asks(publisher: Publisher) -> None:
    on = date(2024, 6, 1)
    for key in ("contracturen", "contracturen_per_week", "vakantietoeslag", "eindejaarsuitkering", "verlofuren"):
        assert isinstance(LIBRARY.ask(f"{publisher.key}.{key}", on).value, Decimal)
    assert publisher.term is not None
    assert LIBRARY.bands(publisher.key, on)


@pytest.mark.parametrize("publisher", CAOS, ids=lambda publisher: publisher.key)
def test_functions_are_placed_in_scales_that_exist(publisher: Publisher) -> None:
    for entry in publisher.functions:
        assert entry.start is not None
        assert set(entry.scales) <= set(LIBRARY.scales(publisher.key, entry.start))


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_parts_of_the_whk_premium_add_up(year: int) -> None:
    on = date(year, 6, 1)
    whole = LIBRARY.find("premies.whk_gemiddeld", on)
    if whole is None:
        assert year == 2024
        return
    parts = [LIBRARY.ask(f"premies.whk_gemiddeld_{part}", on).value for part in ("wga", "zw")]
    assert whole.value == sum(part for part in parts if isinstance(part, Decimal))


# Typed by hand from the sources, in the notation of the source; shares are percents there.
READ_IN_THE_SOURCE = [
    ("cao_vvt.contracturen", (2025, 1, 1), "1878"),
    ("cao_vvt.vakantietoeslag", (2025, 1, 1), "8 %"),
    ("cao_vvt.vakantietoeslag_minimum", (2024, 10, 1), "2466.41"),
    ("cao_vvt.vakantietoeslag_minimum", (2026, 6, 30), "2565.07"),
    ("cao_vvt.vakantietoeslag_minimum", (2026, 7, 1), "2654.85"),
    ("cao_vvt.eindejaarsuitkering", (2025, 1, 1), "8.33 %"),
    ("cao_vvt.eindejaarsuitkering_minimum", (2025, 7, 1), "2708.61"),
    ("cao_vvt.verlofuren", (2025, 1, 1), "237.4"),
    ("cao_vvt.reiskosten_client_per_km_boven_tien", (2023, 12, 31), "0.31"),
    ("cao_gehandicaptenzorg.verlofuren", (2025, 1, 1), "201"),
    ("cao_gehandicaptenzorg.feestdaguren_per_dag", (2025, 1, 1), "7.2"),
    ("cao_gehandicaptenzorg.bijdrage_sectorfonds_maximum", (2025, 1, 1), "0.02 %"),
    ("cao_gehandicaptenzorg.pensioen_werkgeversdeel", (2026, 1, 1), "50 %"),
    ("cao_gehandicaptenzorg.dienstreis_per_km", (2026, 1, 1), "0.32"),
    ("cao_ggz.verlofuren", (2024, 1, 1), "166"),
    ("cao_ggz.vaste_toeslag_per_jaar", (2024, 12, 31), "500"),
    ("cao_ggz.vaste_toeslag_per_jaar", (2025, 1, 1), "1000"),
    ("cao_ggz.slaapdienst_per_dienst", (2023, 11, 1), "37.11"),
    ("cao_jeugdzorg.contracturen", (2024, 1, 1), "1879.2"),
    ("cao_jeugdzorg.eindejaarsuitkering", (2024, 1, 1), "8.3 %"),
    ("cao_jeugdzorg.vakantietoeslag_minimum", (2024, 6, 30), "2502.24"),
    ("cao_jeugdzorg.vakantietoeslag_minimum", (2025, 3, 1), "2624.76"),
    ("cao_jeugdzorg.verlofuren", (2024, 1, 1), "200"),
    ("cao_jeugdzorg.slaapdienst_compensatie", (2024, 1, 1), "50 %"),
    ("cao_sociaal_werk.ikb_opslag", (2024, 1, 1), "0.1 %"),
    ("cao_sociaal_werk.loopbaanbudget", (2024, 1, 1), "1.5 %"),
    ("cao_sociaal_werk.vaste_toeslag_per_jaar", (2024, 1, 1), "120"),
    ("cao_sociaal_werk.verlofuren", (2023, 12, 31), "144"),
    ("cao_sociaal_werk.verlofuren", (2024, 1, 1), "170"),
    ("cao_sociaal_werk.ap_werkgeversdeel", (2024, 1, 1), "100 %"),
    ("cao_sociaal_werk.arbeidsmarkttoeslag_middeninkomens", (2024, 1, 1), "1.13 %"),
    ("premies.maximum_premieloon", (2023, 1, 1), "66956"),
    ("premies.maximum_premieloon", (2026, 1, 1), "79409"),
    ("premies.awf_hoog", (2024, 1, 1), "7.64 %"),
    ("premies.aof_laag", (2023, 1, 1), "5.82 %"),
    ("premies.aof_hoog", (2026, 1, 1), "7.63 %"),
    ("premies.zvw_werkgever", (2025, 1, 1), "6.51 %"),
    ("premies.loonsomgrens_klein", (2026, 1, 1), "1082500"),
    ("pensioen_pfzw.pensioenpremie", (2026, 1, 1), "25.9 %"),
    ("pensioen_pfzw.franchise", (2023, 1, 1), "14714"),
    ("pensioen_pfzw.ap_franchise", (2024, 1, 1), "26819"),
    ("pensioen_pfzw.werkgeversdeel", (2024, 12, 31), "50 %"),
    ("pensioen_pfzw.wia_excedent_premie", (2026, 1, 1), "3.4 %"),
    ("indices.ova_definitief", (2024, 1, 1), "6.00 %"),
    ("indices.aanbiedersindex", (2025, 1, 1), "4.96 %"),
    ("indices.correctie_in_procentpunten", (2024, 1, 1), "1.013"),
    ("indices.gewicht_ova", (2026, 1, 1), "90 %"),
    ("minimumloon.minimumloon_per_uur", (2026, 1, 1), "14.71"),
    ("normen.ziekteverzuim_zorg_totaal_vernet", (2025, 1, 1), "7.97 %"),
    ("normen.overhead_gehandicaptenzorg", (2025, 1, 1), "16.4 %"),
    ("normen.uren_na_verlof_vvt", (2025, 1, 1), "1640.6"),
    ("premies.maximum_premieloon_per_week", (2026, 1, 1), "1527.09"),
    ("premies.aof_laag", (2027, 1, 1), "6.67 %"),
    ("premies.whk_sector_35", (2027, 1, 1), "2.09 %"),
    ("premies.whk_individueel_wga_maximum", (2026, 1, 1), "3.84 %"),
    ("indices.ova_definitief", (2025, 1, 1), "5.18 %"),
    ("indices.ova_voorlopig", (2026, 1, 1), "4.24 %"),
    ("indices.materieel_nza_definitief", (2025, 1, 1), "4.25 %"),
    ("indices.nea_index_voorlopig", (2024, 1, 1), "3.4 %"),
    ("indices.cpi_index", (2025, 1, 1), "134.56"),
    ("indices.gewicht_ova_jeugd", (2026, 1, 1), "90 %"),
    ("minimumloon.minimumjeugdloon_18_jaar", (2026, 7, 1), "7.50"),
    ("minimumloon.minimumjeugdloon_deel_17_jaar", (2026, 12, 31), "39.5 %"),
    ("minimumloon.minimumjeugdloon_deel_17_jaar", (2027, 1, 1), "50 %"),
    ("normen.ziekteverzuim_vvt_cbs", (2025, 2, 1), "9.7 %"),
    ("normen.tarief_someren_huishoudelijke_ondersteuning", (2024, 9, 30), "20.39"),
    ("normen.tarief_ede_07a04_dagbesteding_specialistisch", (2026, 1, 1), "55.83"),
    ("wet.pleegvergoeding_12_tot_en_met_15_jaar_per_maand", (2026, 1, 1), "835"),
    ("normen.tarief_de_wolden_verblijf_hoog", (2023, 1, 1), "148.93"),
    ("normen.tarief_bollenstreek_44a27_verblijf_ggz", (2024, 1, 1), "195.91"),
]


@pytest.mark.parametrize(("path", "day", "expected"), READ_IN_THE_SOURCE)
def test_a_value_is_what_the_source_says(path: str, day: tuple[int, int, int], expected: str) -> None:
    value = LIBRARY.ask(path, date(*day))
    number = Decimal(expected.removesuffix(" %"))
    assert value.value == (number / 100 if expected.endswith("%") else number)
    assert (value.unit == AANDEEL) == expected.endswith("%")


def test_what_is_announced_but_not_in_force_is_told_and_never_applied() -> None:
    """The rejected offer in Jeugdzorg and the raise without a date in Sociaal Werk are found, with why."""
    (offer, _, both), (undated,) = (
        LIBRARY.search("eindbod werkgevers", cao="jeugdzorg"),
        LIBRARY.search("aangekondigde verhoging later"),
    )
    assert (offer.value, offer.start, both.value) == (Decimal("0.037"), date(2026, 1, 1), Decimal("0.063"))
    assert offer.describe().endswith("niet van kracht: eindbod van 05-12-2025, afgewezen op 12-01-2026")
    assert (undated.value, undated.start, undated.as_json()["van_kracht"]) == (Decimal("0.021"), None, False)
    assert not any(value.in_force for value in NOTICES)
    assert not {value.path for value in NOTICES if LIBRARY.find(value.path, date(2026, 3, 1)) == value}
    in_force = {cao: [value.value for value in LIBRARY.raises(cao)] for cao in ("jeugdzorg", "sociaal_werk")}
    assert in_force["jeugdzorg"][-1] == Decimal("0.036")
    assert in_force["sociaal_werk"][-1] == Decimal("0.035")


def test_a_premium_of_next_year_says_that_it_is_provisional_where_it_is_used() -> None:
    """From the budget of SZW for 2027: announced, not yet in the Staatscourant."""
    on = date(2027, 3, 1)
    premium = LIBRARY.ask("premies.aof_hoog", on)
    (finding,) = LIBRARY.remarks(premium, on)
    assert (finding.kind, finding.severity) == ("bron_voorlopig", Severity.WARNING)
    assert premium.describe().endswith("voorlopig, nog niet vastgesteld")


@pytest.mark.parametrize(
    ("key", "of", "share", "expected"),
    [
        ("maximum_premieloon_per_maand", "79409", "1", "6617.41"),  # 6617,4166…
        ("maximum_premieloon_per_week", "79409", "1", "1527.09"),  # 1527,0961…
        ("maximum_premieloon_per_vier_weken", "75864", "1", "5835.69"),  # 5835,6923…
        ("maximum_premieloon_per_dag", "75864", "1", "291.78"),  # 291,7846…
        ("minimumloon_per_uur", "2337.00", "1", "14.99"),  # 14,9807…
        ("minimumjeugdloon_18_jaar", "14.99", "0.50", "7.50"),  # 7,495
        ("minimumjeugdloon_18_jaar", "14.71", "0.50", "7.36"),  # 7,355
        ("minimumjeugdloon_17_jaar", "14.06", "0.395", "5.55"),  # 5,5537
    ],
)
def test_each_statutory_amount_is_rounded_in_the_direction_of_its_rule(
    key: str, of: str, share: str, expected: str
) -> None:
    """As printed by Belastingdienst and Rijksoverheid: caps of periods down, minimum wage up, youth half-up."""
    assert DERIVED[key].amount(Decimal(of), Decimal(share)) == Decimal(expected)


def test_an_amount_in_a_file_that_its_rule_does_not_give_is_refused_with_the_right_one() -> None:
    text = """
uitgever = "premies"
titel = "Eigen premies"
waarden = [
  {sleutel = "maximum_premieloon", waarde = 79409, eenheid = "euro_per_jaar", status = "officieel", bron = "brief"},
  {sleutel = "maximum_premieloon_per_maand", waarde = 6617.42, eenheid = "euro_per_maand", status = "officieel",
   bron = "brief"},
]
[bronnen.brief]
titel = "Brief"
""".replace(",\n   ", ", ")
    with pytest.raises(Refused, match=r"volgens de regel 6\.617,41: maximum_premieloon / 12, naar beneden"):
        read_publisher(text, "eigen.toml")
    assert read_publisher(text.replace("6617.42", "6617.41"), "eigen.toml").values


def test_two_publications_of_one_index_are_both_kept() -> None:
    """The NEA index of 2024: 4.0 in October 2023, corrected to 3.4 on 2 November."""
    on = date(2024, 6, 1)
    (finding,) = LIBRARY.remarks(LIBRARY.ask("indices.nea_index_voorlopig", on), on)
    assert "3,40%" in finding.text
    assert "4,00%" in finding.text


@pytest.mark.parametrize(
    ("cao", "scale", "step", "day", "expected"),
    [
        ("vvt", "15", "0", (2023, 1, 1), "1934.40"),
        ("vvt", "45", "aanloop-0", (2023, 1, 1), "2573.52"),
        ("vvt", "25", "zij-instroom", (2023, 3, 1), "2085.77"),
        ("vvt", "HbH", "5", (2026, 6, 30), "2762.55"),
        ("gehandicaptenzorg", "75", "16", (2026, 4, 30), "9995"),
        ("ggz", "10 aanloop", "0", (2024, 12, 1), "2019"),
        ("ggz", "medisch specialist", "6", (2023, 5, 1), "9872"),
        ("jeugdzorg", "1", "extra-2", (2023, 12, 31), "2534.80"),
        ("jeugdzorg", "15", "13", (2024, 1, 1), "11103.65"),
        ("sociaal_werk", "8", "U2", (2023, 7, 1), "4607"),
    ],
)
def test_a_salary_is_what_the_table_says(
    cao: str, scale: str, step: str, day: tuple[int, int, int], expected: str
) -> None:
    assert LIBRARY.salary(cao, scale, step, date(*day)).value == Decimal(expected)


def test_the_base_of_the_year_end_bonus_differs_between_caos() -> None:
    bases = {
        publisher.key: LIBRARY.ask(f"{publisher.key}.eindejaarsuitkering", date(2024, 1, 1)).base for publisher in CAOS
    }
    assert bases.pop("cao_jeugdzorg") == "brutoloon_en_vakantietoeslag"
    assert set(bases.values()) == {"brutoloon"}


def test_whether_the_fifth_of_may_is_a_day_off_is_what_the_cao_says() -> None:
    """Calendars differ about it, and it moves 7,2 hours a year: no calendar fills in the hours of holidays."""
    hours = MODELS["uurtarief"].quantities["feestdaguren"]
    assert "zegt de cao" in hours.meaning
    assert "ook 5 mei" in LIBRARY.ask("cao_sociaal_werk.feestdaguren_per_dag", date(2026, 1, 1)).note


def test_code_lists_are_complete_and_unique() -> None:
    sizes = {"productcategorie_jeugd": 24, "productcategorie_wmo": 19, "eenheid": 7, "frequentie": 4}
    for codelist, size in {
        **sizes,
        "uitvoeringsvariant": 3,
        "berichtregel": 11,
        "productcode": 36,
        "administratieregel": 9,
    }.items():
        codes = [code for code in LIBRARY.codes(codelist) if code.codelist == codelist]
        assert len({code.code for code in codes}) == len(codes) == size
        assert all(code.source.title and code.name for code in codes)


def test_a_new_code_list_holds_for_new_allocations_and_old_codes_stay_with_what_was_allocated() -> None:
    """Protocol of 2017: lists of 1 October hold for allocations from 1 January; running ones keep the old code."""
    text = """
uitgever = "eigen_codes"
titel = "Eigen codes"
codes = [
  {lijst = "eigen", code = "45Z01", naam = "oud", niet_meer_in_lijst_van = 2026-10-01,
   status = "officieel", bron = "lijst"},
  {lijst = "eigen", code = "45Z02", naam = "nieuw", nieuw_in_lijst_van = 2026-10-01,
   status = "officieel", bron = "lijst"},
]
[bronnen.lijst]
titel = "Lijst"
""".replace(",\n   ", ", ")
    library = Library([read_publisher(text, "codes.toml")])
    allowed = {on: [code.code for code in library.codes("eigen", on)] for on in (date(2026, 12, 31), date(2027, 1, 1))}
    assert list(allowed.values()) == [["45Z01"], ["45Z02"]]
    old, new = library.codes("45z")
    assert (old.end, new.start) == (date(2026, 12, 31), date(2027, 1, 1))
    assert old.as_json()["nieuwe_toewijzingen_tot_en_met"] == "2026-12-31"
