"""Five tools as models: equal to their workbooks, at other inputs, with choices, without the engine, in batches."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
import openpyxl
import pytest

from tarief import compare
from tarief.agreement.tree import expression_of, tree_of
from tarief.agreement.verify import _worked_out
from tarief.batch import compile_batch
from tarief.core import units
from tarief.core.expression import evaluate
from tarief.core.findings import Refused
from tarief.lower_price import equivalents, flat_cut
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.tool import Rekentool
from tarief.scenarios.tornado import tornado
from tarief.uncertainty import Uncertainty, Uniform, simulate
from tests.hostile import workbooks as make
from tests.rekentool.books import TOOLS, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book, prove
from tests.rekentool.fillings import by_hand
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill
from workbooks.read.rekentool.trials import tried
from workbooks.write.result import write_result

DAY = date(2026, 1, 1)


@pytest.mark.parametrize("name", TOOLS)
def test_every_formula_comes_to_what_the_workbook_has_also_at_random_inputs(
    name: str, tools: dict[str, Rekentool], folder: Path
) -> None:
    layout = tools[name].layout
    proof = prove(layout)
    assert proof.unread == 0
    assert proof.unequal == ()
    # What has no value is a text of which the engine cannot know the language.
    assert proof.equal + proof.without_value == proof.formulas == len(layout.steps) > 10
    assert proof.without_value <= 1
    found = tried(layout, read_book(folder / f"{name}.xlsx"))
    assert found is not None
    assert found.inputs == 50
    assert found.equal == found.compared >= 500


def test_interest_in_a_payment_in_advance_is_ours_and_what_rests_on_it_is_compared() -> None:
    rows = (("Lening", "<v>-1000</v>"), ("Rente", "<v>0.03</v>"), ("Vooraf", "<v>0</v>"))
    rows += (("Rente in jaar 2", "<f>IPMT(B2,2,10,B1,0,B3)</f><v>27.3830848018452</v>"),)
    rows += (("Tarief", "<f>B4*2</f><v>54.7661696036904</v>"),)
    cells = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="B{0}">{2}</c></row>'
    moment = '<dataValidation type="list" sqref="B3"><formula1>"0,1"</formula1></dataValidation>'
    content = make.sheet(
        "".join(cells.format(row, *cell) for row, cell in enumerate(rows, 1)),
        after=f'<dataValidations count="1">{moment}</dataValidations>',
    )
    book = read_book(make.xlsx(sheet=content), name="lening.xlsx")
    layout = compile_book(book, ToolChoices(("Blad1!B5",)))
    assert [each.label for each in layout.inputs if len(each.choices) == 2] == ["Vooraf"]
    found = tried(layout, book)
    assert found is not None
    assert (found.compared, found.unequal) == (50, ())


def test_another_filling_is_priced_with_the_cell_of_every_line(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    other = tmp_path / "ingevuld.xlsx"
    by_openpyxl(TOOLS["uurtarief"], other, {"Invoer!B2": "WO", "Invoer!B6": 0.25})
    tool, inputs = fill(read_book(other), tools["uurtarief"])
    price = tool.calculate(inputs, on=DAY)
    assert all(line.cell for line in price.lines)
    assert price.tarief == by_hand("0.25")


def test_a_choice_by_key_and_a_gap_between_two_fillings(tools: dict[str, Rekentool]) -> None:
    tool = tools["uurtarief"]
    one = tool.calculate({}, on=DAY)
    other = tool.calculate({"functie": "wo", "overhead": "0.25"}, on=DAY)
    found = compare(one, other)
    assert set(found.contributions) == {"functie", "overhead"}
    assert sum(found.contributions.values()) == other.tarief - one.tarief
    assert one.change(functie="wo").change(overhead="0.25").tarief == other.tarief


def test_a_gap_in_every_number_has_a_bar_for_each_though_a_choice_divides_by_nothing(
    tools: dict[str, Rekentool],
) -> None:
    tool = tools["uurtarief"]
    one = tool.calculate({}, on=DAY)
    numbers = [each for each in tool.layout.inputs if each.kind == "getal" and each.key in one.in_use]
    changed = [each.key for each in numbers if each.written != "0"][:14]
    other = tool.calculate({key: one.values[key] * Decimal("1.05") for key in changed}, on=DAY)
    found = compare(one, other)
    assert set(found.contributions) == set(changed)
    assert sum(found.contributions.values()) == other.tarief - one.tarief


def test_a_number_that_only_a_choice_makes_a_choice_is_looked_at_anew_each_time(tmp_path: Path) -> None:
    cells = (("Wijze", "vast"), ("Schaal", 1), ("Loon", 20), ("Prijs", '=IF(B1="tabel",CHOOSE(B2,5,50,500),B2*2)+B3'))
    by_openpyxl(Tool({"In": Tab(cells, lists={"B1": '"vast,tabel"'})}, "In!B4"), tmp_path / "boek.xlsx")
    tool = Rekentool(compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices(("In!B4",))))
    for scale, wanted in ((1, 25), (2, 70), (3, 520), (2, 70), (1, 25)):
        assert tool.calculate({"wijze": "tabel", "schaal": scale}, on=DAY).tarief == wanted
        assert tool.calculate({"wijze": "vast", "schaal": scale}, on=DAY).tarief == 20 + 2 * scale


def test_what_stands_in_for_an_error_may_be_one_itself_where_it_does_not_count(tmp_path: Path) -> None:
    cells = (("Kosten", 2), ("Uren", 4), ("Reis", 3), ("Deel", "=B1/B2+B3"), ("Prijs", "=IFERROR(B3/B3,B4)"))
    by_openpyxl(Tool({"In": Tab(cells)}, "In!B5"), tmp_path / "boek.xlsx")
    tool = Rekentool(compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices(("In!B5",))))
    assert tool.calculate({"uren": 0}, on=DAY).tarief == 1
    assert tool.calculate({"reis": 0}, on=DAY).tarief == Decimal("0.5")
    with pytest.raises(Refused, match="#DIV/0!"):
        tool.calculate({"uren": 0, "reis": 0}, on=DAY)


def test_a_choice_on_a_number_is_one_rule_exact_in_fractions_in_arrays_and_for_who_checks(
    tools: dict[str, Rekentool],
) -> None:
    price = tools["uurtarief"].calculate({}, on=DAY)
    key = next(line.key for line in price.lines if line.cell == "Berekening!B1")
    rule = price.plan.nodes[key].rule
    assert rule is not None
    assert "IF(ervaring_in_jaren<" in price.by_key[key].formula
    assert "als " in price.explain(key)
    numbers = [-1, 0, 2.5, 3, 5, 6, 9.99, 10, 40]
    batch = compile_batch(price, ["ervaring_in_jaren"], [key]).run({"ervaring_in_jaren": np.array(numbers[1:])})[key]
    tree = tree_of(rule)
    for number, found in zip(numbers[1:], batch, strict=True):
        values = {**price.values, "ervaring_in_jaren": Decimal(str(number))}
        exact = evaluate(rule, values)
        fractions = {name: Fraction(value) for name, value in values.items()}
        assert float(exact) == pytest.approx(found, rel=1e-12)
        assert _worked_out(tree, fractions) == evaluate(expression_of(tree), fractions, Fraction)
        assert float(_worked_out(tree, fractions)) == pytest.approx(float(exact), rel=1e-12)


def test_a_batch_is_the_exact_price_in_every_row(tools: dict[str, Rekentool]) -> None:
    random = Random(7)
    for name, tool in tools.items():
        price = tool.calculate({}, on=DAY)
        rest = [
            each.key
            for each in tool.layout.inputs
            if each.kind == "getal" and each.key in price.in_use and each.written != "0"
        ]
        rows = {key: np.array([float(price.values[key]) * random.uniform(0.8, 1.2) for _ in range(2)]) for key in rest}
        found = compile_batch(price, rest).run(rows)[price.plan.result]
        for row, batched in enumerate(found):
            stated = {key: repr(float(column[row])) for key, column in rows.items()}
            assert float(tool.calculate(stated, on=DAY).values[price.plan.result]) == pytest.approx(
                batched, rel=1e-9
            ), name


def test_a_document_is_the_same_model_and_a_changed_one_is_refused(tools: dict[str, Rekentool]) -> None:
    layout = tools["adviseur"].layout
    document = layout.as_json()
    raw = json.dumps(document, ensure_ascii=False).encode()
    assert read_layout(raw, "model.json").as_json() == document
    assert (
        Rekentool(read_layout(raw, "m")).calculate({}, on=DAY).tarief == tools["adviseur"].calculate({}, on=DAY).tarief
    )
    with pytest.raises(Refused, match="hash"):
        read_layout(raw.replace(b'"0.195"', b'"0.185"'), "model.json")


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100_000,
        b'{"soort": "tarief-rekentool", "opmaak": "1", "invoer": 5}',
        b'{"soort": 1.5}',
        b'{"soort": "iets anders"}',
        b"\xff\xfe",
        b"null",
    ],
)
def test_what_is_no_model_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_layout(raw, "model.json")


def test_a_text_that_has_no_bytes_is_refused_with_its_model(tools: dict[str, Rekentool]) -> None:
    document = tools["adviseur"].layout.as_json()
    with pytest.raises(Refused, match="leesbare"):
        read_layout(json.dumps({**document, "naam": "\ud800"}).encode(), "model.json")


def test_a_formula_that_rests_on_itself_cannot_be_in_a_document(tools: dict[str, Rekentool]) -> None:
    layout = tools["adviseur"].layout
    last = layout.steps[-1]
    wrong = replace(layout, steps=(replace(layout.steps[0], tree={"cel": str(last.cell)}), *layout.steps[1:]))
    with pytest.raises(Refused, match="nog niet"):
        read_layout(json.dumps(wrong.as_json()).encode(), "model.json")


def test_what_is_not_read_is_named_with_its_reason_and_the_rest_works(tmp_path: Path) -> None:
    tool = TOOLS["dagbesteding"]
    rows = (
        *tool.tabs["Rekenblad"].rows,
        ("Vandaag", "=TODAY()"),
        ("Morgen", "=B15+1"),
        ("Kring", "=B18+1"),
        ("Kring terug", "=B17*2"),
        ("Onbekend", "=FRED(B1)"),
        ("Ander bestand", "='[boek.xlsx]Blad1'!A1*2"),
        ("Verschuiving", "=SUM(OFFSET(B1,B5,0,3))"),
    )
    path = tmp_path / "slecht.xlsx"
    by_openpyxl(replace(tool, tabs={**tool.tabs, "Rekenblad": replace(tool.tabs["Rekenblad"], rows=rows)}), path)
    layout = compile_book(read_book(path), ToolChoices((tool.result,)))
    told = {str(each.cell): each.reason for each in layout.unread}
    assert told.keys() == {f"Rekenblad!B{row}" for row in range(15, 22)}
    for cell, word in {"B15": "TODAY", "B16": "rust op", "B17": "kring", "B18": "kring", "B19": "FRED"}.items():
        assert word in told[f"Rekenblad!{cell}"]
    assert "bestand" in told["Rekenblad!B20"]
    assert "OFFSET" in told["Rekenblad!B21"]
    assert Rekentool(layout).calculate({}, on=DAY).tarief == Decimal("43.50")


def test_another_workbook_is_no_filling_and_a_text_is_no_number(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    by_openpyxl(TOOLS["index"], tmp_path / "anders.xlsx")
    with pytest.raises(Refused, match="geen invulling"):
        fill(read_book(tmp_path / "anders.xlsx"), tools["uurtarief"])
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "tekst.xlsx", {"Invoer!B6": "veel"})
    with pytest.raises(Refused, match="getal"):
        fill(read_book(tmp_path / "tekst.xlsx"), tools["uurtarief"])


def test_the_whole_product_works_on_a_compiled_tool(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    price = tools["uurtarief"].calculate({}, on=DAY)
    assert sum(rung.amount for rung in price.opbouw) == price.tarief
    assert [rung.label for rung in price.opbouw] == ["Loonkosten per productief uur", "Overhead per uur", "Risico"]
    bars = tornado(price)
    assert bars[0].swing > bars[-1].swing
    (overhead,) = (each for each in equivalents(price, price.tarief - 2) if each.key == "overhead")
    assert overhead.value is not None
    assert price.change(overhead=str(round(overhead.value, 12))).tarief == price.tarief - 2
    assert flat_cut(price, Decimal("0.05")).new == Decimal("62.99")  # 95% of 66,30
    drawn = simulate(price, Uncertainty({"overhead": Uniform(Decimal("0.19"), Decimal("0.23"))}), draws=2**12, seed=1)
    assert float(drawn.price.mean.value) == pytest.approx(float(price.values[price.plan.result]), rel=1e-3)
    write_result(price, tmp_path / "levend.xlsx")
    again = compile_book(read_book(tmp_path / "levend.xlsx"))
    assert prove(again).unequal == ()


def test_a_price_of_a_rekentool_that_ends_on_a_tie_goes_up_also_when_a_division_was_cut_off(tmp_path: Path) -> None:
    """70 / 3 × 0,3015 is exactly 7,035, and 310 and 370 give 31,155 and 37,185."""
    rows = (("Loon", 70), ("Uren", 3), ("Deel", 0.3015), ("Per uur", "=B1/B2"), ("Prijs", "=B4*B3"))
    cells = {(row, column): value for row, pair in enumerate(rows, 1) for column, value in enumerate(pair, 1)}
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.worksheets[0].cell(*place, value)
    book.save(tmp_path / "tie.xlsx")
    tool = Rekentool(compile_book(read_book(tmp_path / "tie.xlsx")))
    found = [tool.calculate({"loon": loon}, on=DAY).tarief for loon in ("70", "310", "370")]
    assert found == [Decimal("7.04"), Decimal("31.16"), Decimal("37.19")]


def test_a_tool_with_another_formula_has_another_fingerprint(tmp_path: Path) -> None:
    prints = set()
    for formula in ("=B1*B2", "=B1*B2*2", "=B1*B2"):
        book = openpyxl.Workbook()
        for place, value in {"A1": "Loon", "B1": 70, "A2": "Deel", "B2": 0.3, "A3": "Prijs", "B3": formula}.items():
            book.worksheets[0][place] = value
        book.save(tmp_path / "r.xlsx")
        tool = Rekentool(compile_book(read_book(tmp_path / "r.xlsx")))
        prints.add(tool.calculate({}, on=DAY).as_json()["ontvangstbewijs"]["modelvingerafdruk"])
    assert len(prints) == 2


def test_a_year_of_prices_is_no_euros_and_the_name_of_another_row_is_no_head_of_a_column(tmp_path: Path) -> None:
    """The index stands under a table, below its names: `Arts` is the name of a row there, not of the year."""
    book = openpyxl.Workbook()
    rows = (("Functie", "Loon"), ("Arts", 48.2), (), (2026, 0.037), ("Prijspeil", 2026))
    for row in (*rows, ("Tarief", "=B2*(1+IF(B5>=A4,B4,0))")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "jaar.xlsx")
    layout = compile_book(read_book(tmp_path / "jaar.xlsx"))
    read = {str(line.cell): (line.label, line.unit) for line in layout.inputs}
    assert read["Sheet!B5"] == ("Prijspeil", units.GETAL)
    assert read["Sheet!A4"][0] == "Sheet!A4"
    assert read["Sheet!B2"][0] == "Arts"


def test_a_table_whose_heads_are_numbers_names_its_cells_by_both_and_the_own_inputs_come_first(tmp_path: Path) -> None:
    """The sheet with the tables comes before the other by name, not in the workbook."""
    book = openpyxl.Workbook()
    first, tables = book.worksheets[0], book.create_sheet("Aparte tabel")
    first.title = "Tool"
    for row in (
        ("Schaal", 6),
        ("Trede", 2),
        ("Uren", 1500),
        (),
        ("Tarief", "=VLOOKUP(B1,'Aparte tabel'!A2:C3,B2+1,0)/B3"),
    ):
        first.append(row)
    for row in (("Schaal", 1, 2), (6, 30000, 31000), (7, 33000, 34000)):
        tables.append(row)
    book.save(tmp_path / "schalen.xlsx")
    read = [(str(line.cell), line.label) for line in compile_book(read_book(tmp_path / "schalen.xlsx")).inputs]
    assert [cell for cell, _ in read][:3] == ["Tool!B1", "Tool!B2", "Tool!B3"]
    assert ("Aparte tabel!C3", "Schaal 7 (2)") in read


def test_tables_beside_one_another_each_name_their_own_cells(tmp_path: Path) -> None:
    """The raises stand right of the wages, lower; two columns of text tell a row of wages apart."""
    rows = (
        ("Functie", "Cao", "Laagste", "Hoogste", None, "Vanaf", "Uren"),
        ("mbo", "Jeugdzorg", 2450, 3400, None, None, None),
        ("mbo", "VVT", 2380, 3290, None, "Per", "Verhoging"),
        ("hbo", "Jeugdzorg", 2950, 4400, None, date(2026, 5, 1), 0.0275),
        ("hbo", "VVT", 2890, 4210, None, date(2026, 7, 1), 0.012),
        ("Opslag", None, 0.2, None, None, None, None),
        ("Prijs", None, "=SUM(C2:D5)*(1+G4+G5)*C6"),
    )
    by_openpyxl(Tool({"In": Tab(rows)}, "In!C7"), tmp_path / "boek.xlsx")
    read = {str(line.cell): line.label for line in compile_book(read_book(tmp_path / "boek.xlsx")).inputs}
    assert [read[f"In!{cell}"] for cell in ("C2", "D3", "C4", "D5", "G4", "G5", "C6")] == [
        "mbo Jeugdzorg (Laagste)",
        "mbo VVT (Hoogste)",
        "hbo Jeugdzorg (Laagste)",
        "hbo VVT (Hoogste)",
        "Verhoging (01-05-2026)",
        "Verhoging (01-07-2026)",
        "Opslag",
    ]


def test_a_table_with_an_empty_column_between_its_years_keeps_the_names_of_its_rows(tmp_path: Path) -> None:
    rows = (
        ("Kosten", 2026, None, 2027),
        ("Huur", 100, None, 110),
        ("Energie", 40, None, 45),
        ("Som", "=SUM(B2:B3)+SUM(D2:D3)"),
    )
    by_openpyxl(Tool({"In": Tab(rows)}, "In!B4"), tmp_path / "boek.xlsx")
    read = {str(line.cell): line.label for line in compile_book(read_book(tmp_path / "boek.xlsx")).inputs}
    assert read["In!D2"].startswith("Huur") and read["In!D3"].startswith("Energie")
