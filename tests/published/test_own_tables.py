"""Tables of a model of one's own: what their maker may leave out, and that no row gets lost."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tarief import (
    Aandeel,
    Breakdown,
    CostModel,
    Euro,
    EuroPerUur,
    Getal,
    ModelError,
    Refused,
    Uren,
    compare,
    total,
    weighted,
)
from tarief.model.check import check
from tests.published.own import DAY, calculate, own_model
from workbooks.read.template.template import read
from workbooks.write.template.writing import write_template

PEOPLE = [
    {"naam": "a", "klasse": "hbo", "loon": "30", "uren": "10"},
    {"naam": "b", "klasse": "mbo", "loon": "20", "uren": "30"},
    {"naam": "c", "klasse": "hbo", "loon": "40", "uren": "10"},
]


def people(rows: int = 0) -> CostModel:
    """De kolom van namen declareert zichzelf; de uren van de hbo'ers zijn een subtotaal."""
    model = own_model()
    model.table("mensen", "Mensen", name="naam", rows=rows)
    model.option("klasse", "Klasse", {"hbo": "HBO", "mbo": "MBO", "wo": "WO"}, row="mensen")
    model.given("loon", "Loon", EuroPerUur, row="mensen")
    model.given("uren", "Uren", Uren, row="mensen")

    @model.step("Uren hbo", aside=True)
    def uren_hbo(uren: list[Uren], klasse: list[str]) -> Uren:
        return total(uren, klasse, "hbo")

    @model.step("Uren wo", aside=True)
    def uren_wo(uren: list[Uren], klasse: list[str]) -> Uren:
        return total(uren, klasse, "wo")

    @model.step("Tarief")
    def tarief(loon: list[EuroPerUur], uren: list[Uren]) -> EuroPerUur:
        return weighted(loon, uren) / total(uren)

    return model


def test_the_column_of_names_of_a_table_is_a_choice_by_itself() -> None:
    result = calculate(people(), mensen=PEOPLE)
    assert result.by_key["loon_2"].label == "Loon (b)"
    assert result.tarief == Decimal(26)  # (300 + 600 + 400) / 50


def test_a_declaration_of_the_column_of_names_takes_the_place_of_the_one_made_by_itself() -> None:
    model = people()
    model.option("naam", "Functie", {"a": "Arts"}, row="mensen")
    assert model.options["naam"].label == "Functie"
    with pytest.raises(Refused, match="'b' is geen keuze voor functie"):
        model.calculate({"mensen": PEOPLE}, on=DAY)


def test_a_column_of_names_that_stands_in_another_table_is_refused() -> None:
    model = people()
    model.table("klanten", "Klanten", name="naam")
    with pytest.raises(ModelError, match="Tabel 'klanten' heeft 'naam' als kolom van namen"):
        check(model)


def test_the_choices_of_all_rows_are_a_list_in_a_step_and_give_a_subtotal_per_class() -> None:
    result = calculate(people(), mensen=PEOPLE)
    assert result.by_key["uren_hbo"].formula == "uren_1+uren_3"
    assert (result.exact("uren_hbo"), result.exact("uren_wo")) == (20, 0)


def by_class() -> CostModel:
    """De prijs hangt af van de klassen van alle regels."""
    model = people()

    @model.step("Deel hbo")
    def deel_hbo(uren: list[Uren], klasse: list[str], tarief: EuroPerUur) -> EuroPerUur:
        return tarief * total(uren, klasse, "hbo") / total(uren)

    model.result = "deel_hbo"
    model.results = ("deel_hbo",)
    return model


def test_a_choice_that_one_row_lacks_is_asked_in_that_row() -> None:
    assert calculate(by_class(), mensen=PEOPLE).exact("deel_hbo") == Decimal("10.4")
    rows = [PEOPLE[0], {key: value for key, value in PEOPLE[1].items() if key != "klasse"}, PEOPLE[2]]
    with pytest.raises(Refused) as caught:
        by_class().calculate({"mensen": rows}, on=DAY)
    assert [(finding.kind, str(finding.place)) for finding in caught.value.findings] == [
        ("keuze_ontbreekt", "mensen/1/klasse")
    ]


def test_one_choice_asked_where_there_is_one_per_row_gets_the_advice_to_ask_a_list() -> None:
    model = people()

    @model.step("Zijstap", aside=True)
    def zijstap(klasse: str, uren: list[Uren]) -> Uren:
        return total(uren, [klasse], "hbo")

    with pytest.raises(ModelError, match=r"één 'klasse'.*list\["):
        check(model)


def test_another_class_of_one_row_is_told_in_a_comparison() -> None:
    model = by_class()
    other = [{**PEOPLE[0], "klasse": "mbo"}, *PEOPLE[1:]]
    one, two = (model.calculate({"mensen": rows}, on=DAY) for rows in (PEOPLE, other))
    result = compare(one, two)
    assert sum(result.contributions.values()) == two.tarief - one.tarief == Decimal("-5.20")


def mix() -> CostModel:
    model = own_model()
    model.table("mix", "Mix", name="soort", share="deel")
    model.given("deel", "Deel", Aandeel, row="mix")
    model.given("prijs", "Prijs", EuroPerUur, row="mix")

    @model.step("Tarief")
    def tarief(prijs: list[EuroPerUur], deel: list[Aandeel]) -> EuroPerUur:
        return weighted(prijs, deel)

    return model


def mixed(*shares: str) -> Breakdown:
    rows = [{"soort": f"s{number}", "deel": share, "prijs": "30"} for number, share in enumerate(shares)]
    return mix().calculate({"mix": rows}, on=DAY)


@pytest.mark.parametrize("shares", [("1/3",) * 3, ("1/7", "6 / 7"), ("33,3333%",) * 3, ("0.33333",) * 3, ("1",)])
def test_shares_that_sum_to_one_in_the_digits_shown_are_one(shares: tuple[str, ...]) -> None:
    assert mixed(*shares).tarief == Decimal(30)


@pytest.mark.parametrize("shares", [("33,3%",) * 3, ("33,33%",) * 3, ("0.5", "0.6"), ("2/3", "2/3")])
def test_shares_that_do_not_sum_to_one_in_the_digits_shown_are_refused(shares: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="aandelen van mix tellen op"):
        mixed(*shares)


@pytest.mark.parametrize("written", ["1/0", "1/3/2026", "-1/3", "1/", "1,5/3"])
def test_what_only_looks_like_a_fraction_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="geen getal"):
        mixed(written, "0.5")


def test_a_fraction_is_no_amount_of_money() -> None:
    with pytest.raises(Refused, match="'1/3' is geen getal"):
        mix().calculate({"mix": [{"soort": "a", "deel": "1", "prijs": "1/3"}]}, on=DAY)


def test_values_of_rows_that_no_line_rests_on_are_told_with_their_rows() -> None:
    model = people()
    model.given("reis", "Reiskosten", EuroPerUur, row="mensen", optional="-")
    rows = [{**PEOPLE[0], "reis": "1"}, PEOPLE[1], {**PEOPLE[2], "reis": "2"}]
    found = [item for item in model.calculate({"mensen": rows}, on=DAY).findings if item.kind == "niet_gebruikt"]
    assert [(str(item.place), item.text[:51]) for item in found] == [
        ("mensen/0/reis", "reis is in regel 1 en 3 opgegeven maar niet gebruik")
    ]


def test_choices_of_rows_that_nothing_asks_for_are_told() -> None:
    model = people()
    model.option("opleiding", "Opleiding", row="mensen")
    rows = [PEOPLE[0], {**PEOPLE[1], "opleiding": "pabo"}, PEOPLE[2]]
    found = [item for item in model.calculate({"mensen": rows}, on=DAY).findings if item.kind == "niet_gebruikt"]
    assert [(str(item.place), item.text[:26]) for item in found] == [
        ("mensen/1/opleiding", "opleiding is in regel 2 op")
    ]


def test_a_value_for_the_whole_that_every_row_has_its_own_of_is_told() -> None:
    def unused(rows: list[dict[str, str]]) -> list[str]:
        result = people().calculate({"mensen": rows, "loon": "99"}, on=DAY)
        return [str(item.place) for item in result.findings if item.kind == "niet_gebruikt"]

    assert unused(PEOPLE) == ["loon"]
    assert unused([*PEOPLE[:2], {"naam": "c", "klasse": "hbo", "uren": "1"}]) == []


def chain() -> CostModel:
    """Een reeks waarvan de eerste regel geen voorganger heeft, en dus een eigen formule."""
    model = own_model()
    model.table("jaren", "Jaren", name="jaar")
    model.given("begin", "Begin", Euro)
    model.given("groei", "Groei", Getal, row="jaren")

    @model.step("Stand", row="jaren", above={"vorige": "stand"})
    def stand(vorige: Euro, groei: Getal) -> Euro:
        return vorige * groei

    @model.step("Tarief", unit=EuroPerUur)
    def tarief(stand: list[Euro]) -> Euro:
        return stand[-1]

    return model


def with_first(model: CostModel) -> CostModel:
    @model.also("stand")
    def eerste_stand(begin: Euro) -> Euro:
        return begin

    return model


YEARS = [{"jaar": "2025", "groei": "9"}, {"jaar": "2026", "groei": "1.1"}, {"jaar": "2027", "groei": "2"}]


def test_the_first_row_of_a_chain_has_a_formula_of_its_own() -> None:
    result = calculate(with_first(chain()), begin="100", jaren=YEARS)
    assert [result.exact(f"stand_{row}") for row in (1, 2, 3)] == [100, 110, 220]
    assert [result.by_key[f"stand_{row}"].formula for row in (1, 2)] == ["begin", "stand_1*groei_2"]


def test_what_is_missing_in_a_chain_is_asked_where_it_is_missing() -> None:
    with pytest.raises(Refused) as caught:
        with_first(chain()).calculate({"jaren": [YEARS[0], {"jaar": "2026"}, YEARS[2]]}, on=DAY)
    assert [str(finding.place) for finding in caught.value.findings] == ["begin", "jaren/1/groei"]


def test_a_chain_without_a_formula_for_its_first_row_is_refused_when_it_is_declared() -> None:
    with pytest.raises(ModelError, match=r"'stand' heeft voor de eerste regel geen formule.*also\('stand'\)"):
        check(chain())


def test_a_chain_over_something_else_than_a_line_of_its_table_is_refused() -> None:
    model = with_first(chain())

    @model.step("Zijstap", row="jaren", above={"eerder": "begin"})
    def zijstap(eerder: Euro) -> Euro:
        return eerder

    with pytest.raises(ModelError, match="'begin' uit de regel erboven"):
        check(model)


def filled(path: Path, model: CostModel, rows: list[dict[str, str]]) -> openpyxl.Workbook:
    write_template(model, path, on=DAY, values={"mensen": rows})
    return openpyxl.load_workbook(path)


def cell_of(book: openpyxl.Workbook, name: str) -> tuple[str, str, int]:
    found = re.fullmatch(r"'?(.+?)'?!\$(\w+)\$(\d+)", book.defined_names[name].attr_text)
    assert found is not None
    return found[1], found[2], int(found[3])


def test_a_template_has_as_many_rows_as_the_modeller_says(tmp_path: Path) -> None:
    book = filled(tmp_path / "blad.xlsx", people(rows=30), PEOPLE)
    assert {name for name in book.defined_names if name.startswith("loon_")} >= {"loon_1", "loon_30"}
    assert "loon_31" not in book.defined_names
    assert read(tmp_path / "blad.xlsx", models={"eigen": people()}).calculate().tarief == Decimal(26)
    with pytest.raises(ModelError, match="hoogstens 500"):
        people(rows=501)


@pytest.mark.parametrize("rows", [2, 3])
def test_a_row_written_below_the_last_one_of_a_template_is_never_dropped_in_silence(tmp_path: Path, rows: int) -> None:
    path, model = tmp_path / "blad.xlsx", people(rows)
    book = filled(path, model, PEOPLE[:2])
    sheet, column, last = cell_of(book, f"loon_{rows}")
    book[sheet][f"{column}{last + 1}"] = 99
    book.save(path)
    with pytest.raises(Refused, match=f"Rij {last + 1} staat buiten de regels van mensen") as caught:
        read(path, models={"eigen": model}).calculate()
    assert str(caught.value.findings[0].place) == f"Blad {sheet}, cel {column}{last + 1}"


def test_a_row_without_a_number_below_the_table_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    path, model = tmp_path / "blad.xlsx", people(2)
    book = filled(path, model, PEOPLE[:2])
    sheet, column, last = cell_of(book, "naam_2")
    book[sheet][f"{column}{last + 1}"] = "nog te doen"
    book.save(path)
    result = read(path, models={"eigen": model}).calculate()
    assert [item.kind for item in result.findings if item.kind == "regel_buiten_tabel"] == ["regel_buiten_tabel"]


def test_a_row_written_below_the_sum_of_the_shares_is_refused_and_the_sum_is_not(tmp_path: Path) -> None:
    path, model = tmp_path / "blad.xlsx", mix()
    rows = [{"soort": "a", "deel": "1/3", "prijs": "30"}, {"soort": "b", "deel": "2/3", "prijs": "30"}]
    write_template(model, path, on=DAY, values={"mix": rows})
    assert read(path, models={"eigen": model}).calculate().tarief == Decimal(30)
    book = openpyxl.load_workbook(path)
    sheet, column, last = cell_of(book, "prijs_8")
    book[sheet][f"{column}{last + 2}"] = 5
    book.save(path)
    with pytest.raises(Refused, match=f"Rij {last + 2} staat buiten de regels van mix"):
        read(path, models={"eigen": model}).calculate()


def test_a_row_inserted_between_the_rows_of_a_table_is_refused_as_long_as_it_is_not_empty(tmp_path: Path) -> None:
    path, model = tmp_path / "blad.xlsx", people(4)
    book = filled(path, model, PEOPLE)
    sheet, _, second = cell_of(book, "loon_2")
    del book.defined_names["loon_3"], book.defined_names["naam_3"]
    del book.defined_names["uren_3"], book.defined_names["klasse_3"]
    for key in ("naam", "klasse", "loon", "uren"):
        book.defined_names[f"{key}_4"].name = f"{key}_3"
        book.defined_names[f"{key}_3"] = book.defined_names.pop(f"{key}_4")
    book.save(path)
    with pytest.raises(Refused, match=f"Rij {second + 1} staat buiten"):
        read(path, models={"eigen": model}).calculate()
    for key in ("naam", "klasse", "loon", "uren"):
        book[sheet][f"{cell_of(book, f'{key}_1')[1]}{second + 1}"] = None
    book.save(path)
    assert read(path, models={"eigen": model}).calculate().tarief == Decimal("22.5")
