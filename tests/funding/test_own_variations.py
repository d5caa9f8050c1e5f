"""Somebody's own variation of an example file: other numbers give other sentences, faults are refused with a place."""

import re
from contextlib import suppress
from decimal import Decimal

import pytest

from tarief import Refused, Severity
from tarief.voorbeelden import ExampleResult, example_text, run_example, run_text

D = Decimal


def varied(name: str, *changes: tuple[str, str]) -> ExampleResult:
    text = example_text(name)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return run_text(text, "eigen.toml")


def test_jens_with_a_good_start_and_no_growth_blames_the_line_instead() -> None:
    result = varied("jens", ("fout_startgegevens = 0.08", "fout_startgegevens = 0"), ("groei = 0.07", "groei = 0"))
    assert result.headline == "100% van het tekort is taakstelling en kosten per cliënt, niet het aantal cliënten."
    assert result.table("tekort").column("bedrag")[-1] == D(810000)  # 450.000 + 3000 × 120


def test_jens_with_a_generous_budget_has_no_shortfall_to_explain() -> None:
    result = varied("jens", ("kosten_per_kind = {waarde = 5000", "kosten_per_kind = {waarde = 7000"))
    assert result.headline == "Er is in 2019 geen tekort: het budget dekt de kosten."


def test_jens_under_another_corridor_divides_otherwise() -> None:
    result = varied("jens", ("{van = 0, tot = 0.05, aanbieder = 1}", "{van = 0, tot = 0.10, aanbieder = 0.3}"))
    assert result.table("corridors").rows[1][1:3] == (D("436500.0000"), D("2763516.0000"))  # 0,3 × 10% van 14,55 mln


def test_jens_with_measures_for_its_line_hears_of_the_other_years_only() -> None:
    measure = '\n[[maatregelen]]\nmerk = "aanname"\nnaam = "Kortere trajecten"\nwerkt_op = "duur"\n'
    result = run_text(example_text("jens") + measure + "besparing = 450000\njaar = 2019\n", "eigen.toml")
    years = [str(finding.place)[-4:] for finding in result.findings if finding.kind == "taakstelling_zonder_maatregel"]
    assert years == ["2020", "2021", "2022"]


def test_a_second_source_with_a_date_takes_the_red_light_off_the_number_of_children() -> None:
    old = example_text("jens").split("kinderen = {")[1].split("}")[0]
    new = (
        '{waarden = [{waarde = 3000, merk = "bron", herkomst = "a", datum = 2018-01-01}, '
        '{waarde = 3000, merk = "bron", herkomst = "b", datum = 2018-06-01}]}'
    )
    result = varied("jens", ("kinderen = {" + old + "}", "kinderen = " + new))
    red = [str(finding.place) for finding in result.findings if finding.severity is Severity.FAULT]
    assert set(red) == {"eigen.toml, start.kosten_per_kind"}
    assert "start.kinderen" not in result.table("tekort").assumed
    with pytest.raises(Refused, match="Hier staan verschillende waarden"):
        varied("jens", ("kinderen = {" + old + "}", "kinderen = " + new.replace("waarde = 3000", "waarde = 3240", 1)))


def test_zorgkracht_with_equals_needs_one_tariff() -> None:
    text = example_text("zorgkracht12")
    head = text.split("[[leden]]")[0]
    member = '[[leden]]\nmerk = "aanname"\nnaam = "L{0}"\nkostprijs_per_uur = 60\nuren = 1000\n'
    result = run_text(head + member.format("1") + member.format("2"), "eigen.toml")
    assert result.headline.startswith("Eén contract en één tarief")
    assert result.table("factuur").column("bedrag")[3] == D("127660.00")  # 2000 × 63,83


def cooperative(*members: str) -> ExampleResult:
    return run_text(example_text("zorgkracht12").split("[[leden]]")[0] + "".join(members), "eigen.toml")


def member(number: int, cost: int, hours: int = 1000) -> str:
    return f'[[leden]]\nmerk = "aanname"\nnaam = "L{number}"\nkostprijs_per_uur = {cost}\nuren = {hours}\n'


def test_one_member_gets_the_whole_invoice_without_the_fee() -> None:
    result = cooperative(member(1, 94))
    hours, pooled, tariff, invoice, fee, members = (row[1] or row[2] for row in result.table("factuur").rows)
    assert (hours, pooled, tariff, invoice, fee, members) == (1000, 94, 100, 100000, 6000, 94000)
    assert result.table("dekking").rows == (("L1", D(0), D(0)),)


def test_forty_members_share_the_invoice_to_the_cent_under_every_key() -> None:
    result = cooperative(*(member(number, 50 + number, 700 + 13 * number) for number in range(40)))
    invoice, fee = result.table("factuur").column("bedrag")[3:5]
    for column in result.table("verdeling").columns[1:]:
        *amounts, together = result.table("verdeling").column(column.key)
        assert len(amounts) == 40
        assert sum(amounts) + fee == together + fee == invoice  # type: ignore[arg-type,operator]
    assert "functietarieven" in result.headline


def test_a_member_without_hours_is_refused_with_its_place_in_the_file() -> None:
    with pytest.raises(Refused) as refused:
        cooperative(member(1, 60), member(2, 60, 0))
    assert str(refused.value.findings[0].place) == "eigen.toml, leden[2].uren"


def test_three_bands_and_other_shares_for_what_is_left_over() -> None:
    old = "banden = [{van = 0, tot = 0.02, aanbieder = 1}, {van = 0.02, tot = 0.05, aanbieder = 0.5}]"
    over = (
        "{van = 0, tot = 0.02, aanbieder = 1}, {van = 0.02, tot = 0.05, aanbieder = 0.5}, {van = 0.05, aanbieder = 0.1}"
    )
    sides = f"overschrijding = [{over}]\nonderschrijding = [{{van = 0, aanbieder = 0.4}}]"
    short = varied("jens", (old, sides))
    # 291.000 + 0,5 × 436.500 + 0,1 × 2.472.516
    assert short.table("corridors").rows[0][1:3] == (D("756501.60"), D("2443514.40"))
    rich = varied("jens", (old, sides), ("kosten_per_kind = {waarde = 5000", "kosten_per_kind = {waarde = 7000"))
    assert rich.table("corridors").rows[0][1:3] == (D("-1047993.60"), D("-1571990.40"))  # 0,4 × 2.619.984


def test_more_children_than_agreed_and_fewer_are_told_as_what_they_are() -> None:
    surplus = varied("jens", ("groei = 0.07", "groei = -0.5"))
    table = surplus.table("tekort")
    assert (table.title, table.shown[-1]) == ("Waar het overschot van 2019 vandaan komt", ("Overschot", "6.255.600"))
    assert surplus.table("corridors").title == "Hoe het overschot van 2019 wordt verdeeld"
    shrunk = varied("jens", ("groei = 0.07", "groei = -0.05"))
    assert len(shrunk.table("tekort").columns) == 2  # een deel van −15% of 126% zegt niets
    # 3240 × 0,95 × 5120 = 15.759.360, min 14.550.000
    assert shrunk.headline.startswith("Het tekort van 2019 is €\u00a01.209.360; het meest draagt bij: startgegevens")


def test_hours_that_are_not_whole_are_written_alike_in_sentence_and_table() -> None:
    result = varied("oude-ijsselstreek", ("uren_per_week = 6", "uren_per_week = 4.6"))
    shown = {row[:2]: row[2] for row in result.table("uren").shown}
    assert shown["Weekplafond", "geleverd, niet betaald"] == "4,8"  # 8 × 0,6
    assert "laat 4,8 uur" in result.headline


def test_every_fault_of_a_file_is_named_in_one_answer_at_its_value() -> None:
    with pytest.raises(Refused) as refused:
        varied(
            "jens",
            ("tot = 0.05, aanbieder = 0.5", "tot = 0.05, aanbieder = 1.5"),
            ("{van = 0, tot = 0.05, aanbieder = 1}", "{van = 0, tot = 0.05, aanbieder = 3}"),
            ("gevolgde_groei = {waarde = 0.8", "gevolgde_groei = {waarde = 1.8"),
        )
    assert {str(finding.place) for finding in refused.value.findings} == {
        "eigen.toml, herstel.gevolgde_groei",
        "eigen.toml, corridors[1].banden[2].aanbieder",
        "eigen.toml, corridors[2].banden[1].aanbieder",
    }


def test_what_is_said_of_two_tenders_names_them_and_is_said_once() -> None:
    texts = [finding.text for finding in run_example("go").findings]
    assert len(texts) == len(set(texts))
    both = [text for text in texts if text.startswith("Aanbesteding 1 (2016) en Aanbesteding 2 (2017): ")]
    assert len(both) == 2
    assert all(text.startswith(("Aanbesteding", "Taakstelling zonder maatregel")) for text in texts)


def test_what_is_told_of_the_first_year_does_not_rest_on_what_is_assumed_of_later_ones() -> None:
    jens = run_example("jens")
    assert "later" not in jens.table("som").mark
    assert "later" in jens.table("jaren").mark


def test_what_an_example_rests_on_is_said_as_people_would() -> None:
    """Not by the keys of its file: `posities.oud` is the old tariff."""
    marks = " ".join(table.mark for table in run_example("helmond").tables)
    assert "het oude tarief" in marks and "het onderzoek" in marks and "posities" not in marks


def test_oude_ijsselstreek_with_even_use_leaves_nothing_unpaid() -> None:
    result = varied("oude-ijsselstreek", ("uren_per_week = 6", "uren_per_week = 4"))
    assert result.headline == "76 van 104 uur geleverd: een weekplafond laat hier geen uren onbetaald."


def test_go_with_a_threshold_of_five_only_asks_to_explain() -> None:
    result = varied("go", ("drempel = {waarde = 3", "drempel = {waarde = 5"))
    assert result.table("risicoverdeling").rows[-2][1] == "uitleggen (4 van de 6 een risico, 2 niet bekend)"


def test_helmond_with_another_cut_tells_another_story() -> None:
    assert varied("helmond", ("korting = {waarde = 0.20", "korting = {waarde = 0.05")).headline == (
        "−5% maakt van €\u00a069,47 een tarief van €\u00a065,99; 11% van de uren ligt dan onder kostprijs."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "words"),
    [
        ("jens", "tot = 0.05, aanbieder = 0.5", "tot = 0.05, aanbieder = 1.5", "corridors[1].banden[2].aanbieder",
         "tussen 0 en 1"),
        ("jens", "{van = 0.02, tot", "{van = 0.01, tot", "corridors[1].banden[2].van", "overlapt"),
        ("jens", "taakstelling = {waarde = 0.03", "taakstelling = {waarde = 3", "eigen.toml, afspraak.taakstelling",
         "0.03"),
        ("jens", "gevolgde_groei =", "gevolgde_groie =", "herstel.gevolgde_groei", "gevolgde_groie"),
        ("jens", 'partners = 7', 'partner = 7', "gebied.partners", "bedoelt u 'gebied.partners'?"),
        ("jens", "jaren = 3", "jaren = 3\nextra = 1", "later.extra", "nergens gebruikt"),
        ("jens", 'fout_startgegevens = 0.08', 'fout_startgegevens = "veel"', "werkelijk.fout", "geen getal"),
        ("jens", '[herstel]\ngevolgde_groei = {waarde = 0.8, merk = "aanname"}', "[herstel]\ngevolgde_groei = 0.8",
         "herstel.gevolgde_groei", "geen merk"),
        ("jens", 'merk = "bron", herkomst = "inhetnieuws.nl"', 'merk = "bron"', "overschrijding", "herkomst"),
        ("jens", 'merk = "bron", herkomst = "inhetnieuws.nl"', 'merk = "gok"', "overschrijding", "'gok' bestaat niet"),
        ("jens", "later]", "later", "eigen.toml", "TOML"),
        ("jens", 'voorbeeld = "jens"', 'voorbeeld = "jnes"', "voorbeeld", "Vul in"),
        ("jens", 'voorbeeld = "jens"', "", "voorbeeld", "'voorbeeld' ontbreekt."),
        ("jens", "groei = 0.07", "groei = true", "werkelijk.groei", "true is geen getal."),
        ("jens", "groei = 0.07", "groei = [1]", "werkelijk.groei", "Een lijst is geen getal."),
        ("jens", "groei = 0.07", "groei = -2", "werkelijk.groei", "Het volume moet meer dan 0 zijn"),
        ("jens", "\nkinderen = {", "\nkinderne = {", "start.kinderen", "Er staat 'start.kinderne'"),
        ("jens", "[start]", "[strat]", "start.kinderen", "bedoelt u 'start.kinderen'?"),
        ("jens", "start = 2019-01-01", 'start = "vroeg"', "gebied.start", "geen datum"),
        ("go", "spreiding = 0.08", "spreiding = 0", "spreiding", "geen volumerisico"),
        ("go", "volumeband = 0.05", "volumeband = 5", "volumeband", "Vul in: 0.05"),
        ("go", '"Alphen aan den Rijn" = 106000', '"Alphen aan den Rijn" = 0', "inwoners.Alphen aan den Rijn",
         "heeft geen inwoners"),
        ("go", "plafond = true", 'plafond = "misschien"', "aanbestedingen[1].plafond", "onbekend"),
        ("oude-ijsselstreek", "van_week = 9", "van_week = 8", "inzet[2].van_week", "sluiten niet aan"),
        ("oude-ijsselstreek", "weken = {waarde = 26", "weken = {waarde = 2.5", "toewijzing.weken", "heel getal"),
        ("oude-ijsselstreek", "weken = {waarde = 26", "weken = {waarde = 20", "inzet", "20 weken"),
        ("zorgkracht12", '"M2 orthopedagoog"', '"m1  Orthopedagoog-generalist"', "leden[2].naam", "Er is al een lid"),
        ("zorgkracht12", "uren = 1100", "uren = -1100", "leden", "uren"),
        ("helmond", "korting = {waarde = 0.20", "korting = {waarde = 20", "korting", "0,20"),
        ("helmond", "kostprijs = 52.40", "kostprijs = -52.40", "aanbieders[1].kostprijs", "boven nul"),
    ],
)  # fmt: skip
def test_a_fault_in_an_own_file_is_refused_with_its_place(
    name: str, old: str, new: str, place: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        varied(name, (old, new))
    assert place in " ".join(str(finding.place) for finding in refused.value.findings)
    assert words in str(refused.value)
    assert all(finding.advice for finding in refused.value.findings)


@pytest.mark.parametrize("name", ["jens", "go", "oude-ijsselstreek"])
@pytest.mark.parametrize("value", ["0", "-1", "1e15", "1e-30", "inf", "nan", "true", '"x"', "[]", "{}"])
def test_no_value_in_a_file_does_worse_than_being_refused(name: str, value: str) -> None:
    text, worked = example_text(name), 0
    for spot in re.finditer(r"(?<=[= ,\[])-?\d+(\.\d+)?(?=[,\]\s}])", text):
        with suppress(Refused):
            result = run_text(text[: spot.start()] + value + text[spot.end() :], "eigen.toml")
            assert result.as_json()["tabellen"]
            worked += 1
    assert worked or value in ("1e-30", "inf", "nan", "{}", "[]", "true", '"x"')


def test_an_unknown_example_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(Refused, match="Bedoelt u 'helmond'"):
        run_example("hellmond")
