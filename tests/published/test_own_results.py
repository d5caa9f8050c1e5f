"""Results in percents, hours and another currency: each in its own unit and decimals on every door."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Annotated

import pytest
from openpyxl import load_workbook

from api.charts.waterfall import described
from api.sheet.folder import price
from api.show.breakdown import Downloads, outcome
from api.web.render import render
from tarief import Aandeel, Breakdown, CostModel, EuroPerUur, Personen, Unit, Uren, compare
from tarief.calculation.breakdown import other_prices
from tarief.core.findings import ModelError
from tarief.core.units import AANDEEL, EURO
from tarief.lower_price.flat_cut import flat_cut
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.comparison import Per, report_of_comparison
from tarief.report.price import report_of_price
from tarief.report.tables import Table
from workbooks.write import write_result

FrankPerUur = Annotated[Decimal, Unit("frank_per_uur", "frank per uur", "CHF/uur", money=True)]
FrankPerKm = Annotated[Decimal, Unit("chf_per_km", "frank per kilometer", "CHF/km", decimals=4, money=True)]
DAY = date(2026, 1, 1)


def absence(rounding: str | dict[str, str] = "centen") -> CostModel:
    model = CostModel("verzuim", label="Verzuim", unit="jaar", results=("verzuim", "werkuren"), rounding=rounding)
    model.given("ziekteuren", "Ziekte-uren", Uren)
    model.given("contracturen", "Contracturen", Uren, positive=True)

    @model.step("Ziekteverzuim")
    def verzuim(ziekteuren: Uren, contracturen: Uren) -> Aandeel:
        """Het deel van de uren dat wordt verzuimd."""
        return ziekteuren / contracturen

    @model.step("Werkuren")
    def werkuren(contracturen: Uren, ziekteuren: Uren) -> Uren:
        """De uren zonder ziekte."""
        return contracturen - ziekteuren

    return model


def swiss() -> CostModel:
    model = CostModel("zwitsers", label="Zwitsers tarief", unit="uur", results=("tarief", "per_km"))
    model.given("loon", "Loon", FrankPerUur)
    model.given("snelheid", "Kilometers per uur", Uren, positive=True)

    @model.step("Korting", opbouw=True)
    def korting(loon: FrankPerUur) -> FrankPerUur:
        """Een tiende eraf."""
        return loon * Decimal("-0.1")

    @model.step("Tarief")
    def tarief(loon: FrankPerUur, korting: FrankPerUur) -> FrankPerUur:
        """Samen."""
        return loon + korting

    @model.step("Prijs per kilometer")
    def per_km(tarief: FrankPerUur, snelheid: Uren) -> FrankPerKm:
        """Het tarief per kilometer."""
        return tarief / snelheid

    return model


def absence_of(sick: str, hours: str = "1878", rounding: str | dict[str, str] = "centen") -> Breakdown:
    return absence(rounding).calculate({"ziekteuren": sick, "contracturen": hours}, on=DAY)


def swiss_of(wage: str) -> Breakdown:
    return swiss().calculate({"loon": wage, "snelheid": "37"}, on=DAY)


def page_of(result: Breakdown) -> str:
    html = render("uitkomst.html", outcome=outcome(result, Downloads("/a", "/b", {}))).body
    return plain(re.sub(r"<[^>]+>", " ", bytes(html).decode()))


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def formats_of(result: Breakdown) -> dict[str, str]:
    """The format of each rounded line in the workbook, by its label."""
    file = BytesIO()
    write_result(result, file)
    file.seek(0)
    sheet = load_workbook(file)["Berekening"]
    return {str(row[1].value): row[2].number_format for row in sheet.iter_rows() if row[1].value}


def told(result: Breakdown) -> str:
    """What the terminal, the JSON, the page and the picture say."""
    report = report_of_price(result)
    tables = [cell for table in report.tables for row in table.shown for cell in row]
    findings = [finding.text for finding in report.findings]
    return plain(" ".join([report.headline, *tables, *findings, *other_prices(result), str(result.as_json())]))


def test_a_percentage_and_hours_are_no_euros_on_any_door() -> None:
    result = absence_of("72.96")
    assert "€" not in told(result) + page_of(result)
    assert report_of_price(result).headline == "Verzuim: 3,88% per jaar"
    assert plain(" ".join(other_prices(result))) == "Werkuren 1.805,04 uur"
    assert result.as_json()["getoond"] == {"verzuim": "3,88%", "werkuren": "1.805,04 uur"}
    assert "Ziekteverzuim per jaar 3,88% Werkuren 1.805,04 uur peildatum" in page_of(result)
    formats = formats_of(result)
    assert (formats["Ziekteverzuim, afgerond"][:5], formats["Werkuren, afgerond"][:8]) == ("0.00%", "#,##0.00")


def test_the_law_is_not_asked_of_a_percentage() -> None:
    result = absence_of("72.96")
    assert result.as_json()["elementen"] == {"jeugdwet": {}, "wmo": {}}
    assert not result.findings
    assert "wet" not in page_of(result).replace("beide wetten", "")
    assert [table.key for table in report_of_price(result).tables] == ["opbouw", "opbouw_werkuren"]


def test_another_currency_keeps_its_sign_on_every_door() -> None:
    result = swiss_of("48.25")
    words = told(result) + page_of(result) + described(result)
    assert "€" not in words
    assert "euro" not in words
    assert report_of_price(result).headline == "Zwitsers tarief: CHF\u00a043,43 per uur"
    assert other_prices(result) == ("Prijs per kilometer CHF\u00a01,1736",)
    assert "−CHF 4,82" in plain(described(result))
    formats = formats_of(result)
    assert formats["Prijs per kilometer, afgerond"] == "#,##0.0000;\\−#,##0.0000"


def test_a_model_in_another_currency_is_not_rounded_on_euros() -> None:
    assert not [label for label in swiss().options["afronding"].choices.values() if "euro" in label or "cent" in label]
    result = swiss().calculate({"loon": "48.25", "snelheid": "37", "afronding": "hele_euros"}, on=DAY)
    assert result.final.words == "op hele bedragen"
    assert result.tarief == 43


def test_decimals_of_a_unit_are_honoured_in_price_and_ladder() -> None:
    model = CostModel("water", label="Water", unit="liter")
    four = Annotated[Decimal, Unit("euro_per_liter", "euro per liter", "€/liter", decimals=4, money=True)]
    model.given("inkoop", "Inkoop", four)
    model.given("opslag", "Opslag", Aandeel)

    @model.step("Opslag per liter", opbouw=True)
    def toeslag(inkoop: four, opslag: Aandeel) -> four:  # type: ignore[valid-type]
        """Een deel van de inkoop."""
        return inkoop * opslag  # type: ignore[operator]

    @model.step("Tarief")
    def tarief(inkoop: four, toeslag: four) -> four:  # type: ignore[valid-type]
        """Samen."""
        return inkoop + toeslag  # type: ignore[operator]

    result = model.calculate({"inkoop": "1.23456", "opslag": "7%"}, on=DAY)
    assert (str(result.tarief), str(result.kostprijs)) == ("1.3210", "1.3210")
    assert [str(rung.amount) for rung in result.opbouw] == ["1.2346", "0.0864"]
    assert report_of_price(result).headline == "Water: €\u00a01,3210 per liter"


@pytest.mark.parametrize(
    ("rounding", "of", "shown", "words"),
    [
        ("0.01", "24,685", "€\u00a024,69", "op 2 decimalen"),
        ("0.001", "24.6851", "€\u00a024,685", "op 3 decimalen"),
        ("0.1", "24.65", "€\u00a024,70", "op 1 decimaal"),
        ("0.05", "24,674", "€\u00a024,65", "op een veelvoud van €\u00a00,05"),
        ("0.60", "24,685", "€\u00a024,60", "op een veelvoud van €\u00a00,60"),
        ("0,25", "24.63", "€\u00a024,75", "op een veelvoud van €\u00a00,25"),
        ("1000", "24500", "€\u00a025.000,00", "op een veelvoud van €\u00a01.000"),
        ("hele_euros", "24.50", "€\u00a025,00", "op hele euro's"),
    ],
)
def test_a_price_is_rounded_on_any_multiple(rounding: str, of: str, shown: str, words: str) -> None:
    model = CostModel("eigen", label="Eigen", unit="uur", rounding=rounding)
    model.given("loon", "Loon", EuroPerUur)

    @model.step("Tarief")
    def tarief(loon: EuroPerUur) -> EuroPerUur:
        """Het loon."""
        return loon

    result = model.calculate({"loon": of}, on=DAY)
    assert report_of_price(result).headline == f"Eigen: {shown} per uur"
    assert result.final.words == words
    assert sum(rung.amount for rung in result.opbouw) == result.tarief


@pytest.mark.parametrize(
    ("rounding", "shown"),
    [
        ({"verzuim": "0.001%"}, ("3,885%", "1.878,02 uur")),
        ({"verzuim": "1%", "werkuren": "1000"}, ("4%", "2.000 uur")),
        ({"werkuren": "1/60"}, ("3,88%", "1.878,0167 uur")),
        ({"werkuren": "0.25"}, ("3,88%", "1.878 uur")),
    ],
)
def test_every_result_has_its_own_rounding(rounding: dict[str, str], shown: tuple[str, str]) -> None:
    result = absence_of("75.91", "1953.93", rounding)
    assert tuple(result.as_json()["getoond"].values()) == shown  # type: ignore[attr-defined]
    assert tuple(result.by_key[key].shown for key in ("verzuim", "werkuren")) == shown
    step = Fraction(rounding.get("werkuren", "0.01"))
    exact = Fraction(result.exact("werkuren")) / step
    half_up = int((exact + Fraction(1, 2)).__floor__()) * step
    expected = (Decimal(half_up.numerator) / half_up.denominator).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    assert result.results["werkuren"] == expected


@pytest.mark.parametrize(
    ("rounding", "fault"),
    [
        ("hele_euro", "Afronding 'hele_euro' bestaat niet"),
        (
            {"werkuur": "0.25"},
            "'werkuur' krijgt een afronding, maar dat is geen prijs van dit model. Bedoelt u 'werkuren'",
        ),
        ({"werkuren": "hele_euros"}, "is voor bedragen, maar 'werkuren' is in uur per jaar"),
        ({"werkuren": "centen_per_stap"}, "geldt voor elke stap"),
        ({"werkuren": "0"}, "Afronding '0' bestaat niet"),
        ({"werkuren": "1/0"}, "Afronding '1/0' bestaat niet"),
    ],
)
def test_a_rounding_that_cannot_be_is_refused_at_declaration(rounding: str | dict[str, str], fault: str) -> None:
    with pytest.raises(ModelError, match=re.escape(fault)):
        absence_of("75.91", rounding=rounding)


def test_the_receipt_tells_by_which_rounding_the_result_is_to_be_worked_out_again() -> None:
    fine, coarse = (absence_of("75.91", rounding={"verzuim": text}).receipt for text in ("0.001%", "1%"))
    assert (fine.afronding, coarse.afronding) == ("0.001%", "1%")
    assert fine.modelvingerafdruk != coarse.modelvingerafdruk
    assert absence_of("75.91").receipt.afronding == "centen"


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    comparison = compare(absence_of("72.96"), absence_of("80"))
    report = report_of_comparison(comparison, ("A", "B"))
    assert report.headline.startswith("Verschil: +0,38 procentpunt per jaar (+9,8%), van 3,88% (A) naar 4,26% (B)")
    assert report.tables[0].shown[-1][-1] == "+0,38 procentpunt"
    assert [table.key for table in report_of_comparison(comparison, ("A", "B"), Per.LAW).tables] == ["verdeling"]


def test_a_difference_in_another_currency_keeps_its_sign() -> None:
    report = report_of_comparison(compare(swiss_of("48.25"), swiss_of("40")), ("A", "B"))
    assert report.headline.startswith("Verschil: −CHF\u00a07,43 per uur")
    assert "€" not in report.headline + str(report.tables[0].shown)


def test_whole_people_have_no_decimals() -> None:
    model = CostModel("groep", label="Groep", unit="groep", result="mensen")
    model.given("groepen", "Groepen", Personen)

    @model.step("Mensen")
    def mensen(groepen: Personen) -> Personen:
        """Allen."""
        return groepen * 2

    assert model.calculate({"groepen": "5"}, on=DAY).explain("mensen").endswith("= 5 personen × 2\n= 10 personen")
    assert model.calculate({"groepen": "2.25"}, on=DAY).by_key["mensen"].shown == "4,50 personen"


def test_a_flat_cut_is_told_in_the_unit_of_the_price_and_asks_no_law_of_a_percentage() -> None:
    percent, swiss_cut = flat_cut(absence_of("72.96"), Decimal("0.2")), flat_cut(swiss_of("48.25"), Decimal("0.2"))
    assert (percent.headline, percent.stacks) == ("−20% maakt van 3,88% een tarief van 3,11%.", {})
    assert plain(swiss_cut.headline) == "−20% maakt van CHF 43,43 een tarief van CHF 34,74."
    assert plain(swiss_cut.stacks["wmo"].text).startswith("CHF 34,74 betaalt alles behalve CHF 8,69.")
    assert all("euro" not in measure.text and "CHF" in measure.text for measure in swiss_cut.measures)


def test_tables_of_prices_are_told_in_words_in_any_other_unit() -> None:
    heads = (Column("wat", "", Holds.TEXT), Column("tarief", "Tarief", Holds.CENTS), Column("meer", "", Holds.CENTS))
    table = Table("t", "T", heads, (("A", Decimal("0.0388"), Decimal("0.001")), ("B", None, "kan niet")))
    assert table.in_unit(EURO) is table
    assert table.in_unit(AANDEEL, {"meer"}).shown == (("A", "3,88%", "+0,10 procentpunt"), ("B", "", "kan niet"))
    assert table.in_unit(AANDEEL).as_json()["rijen"][0]["tarief_getal"] == "0.0388"  # type: ignore[index]


def test_a_folder_of_sheets_tells_each_price_in_its_unit(tmp_path: Path) -> None:
    source = "\n".join(
        (
            "from tarief import Aandeel, CostModel",
            "m = CostModel('deel', label='Deel', unit='jaar', result='deel_gewerkt')",
            "m.given('verzuim', 'Verzuim', Aandeel)",
            "@m.step('Deel')",
            "def deel_gewerkt(verzuim: Aandeel) -> Aandeel:",
            "    'De rest.'",
            "    return 1 - verzuim",
        )
    )
    (tmp_path / "deel.py").write_text(source)
    opgave = tmp_path / "opgave.json"
    opgave.write_text('{"model": "deel", "peildatum": "2026-01-01", "invoer": {"verzuim": "3,885%"}}')
    assert price(opgave, tmp_path / "deel.py").getoond == {"tarief": "96,12%", "kostprijs": "96,12%"}


def test_the_ladder_and_the_difference_of_another_price_are_in_its_own_unit() -> None:
    """100 of 1.600 hours is 6,25%, and 1.500 are left; with 160 it is 10%, and 1.440."""
    a, b = (absence().calculate({"ziekteuren": ill, "contracturen": "1600"}, on=DAY) for ill in ("100", "160"))
    ladders = [table for table in report_of_price(a).tables if table.title == "Opbouw van werkuren"]
    assert [table.shown[-1][1] for table in ladders] == ["1.500 uur"]
    told = [table for table in report_of_comparison(compare(a, b), ("a", "b")).tables if "Werkuren" in table.title]
    assert [table.shown[-1][-1] for table in told] == ["−60 uur"]
