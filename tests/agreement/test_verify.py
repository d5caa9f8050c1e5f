"""What the verifier refuses: whatever is changed, also by who makes every hash anew."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.agreement.paper import paper_of
from api.agreement.paper_product import price_in_words
from tarief.agreement import verify
from tarief.agreement.verify import _amount, examined, main
from tests.agreement.agreements import full, hourly, remade

VERIFIER = Path(verify.__file__)
OLDEST = (3, 9)
ORIGINAL = json.loads(full())
TOO_MUCH = "Een formule komt op een getal met te veel cijfers, of er zijn er te veel."
Steps = tuple[str | int, ...]


def leaves(data: Any, path: Steps = ()) -> Iterator[Steps]:
    if isinstance(data, dict | list):
        for key, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(item, (*path, key))
    else:
        yield path


def changed(path: Steps, value: Any = None) -> dict[str, Any]:
    """The agreement with another value at a path: for a number a little more, for a text another."""
    document: dict[str, Any] = json.loads(full())
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = value if value is not None else not old if isinstance(old, bool) else another(old)
    return document


def another(text: str | None) -> str:
    if not text:
        return "iets"
    if text.replace(".", "").isdigit():
        return f"{text}1" if "." in text else f"{text}.01"
    return text[:-1] + ("x" if text[-1] != "x" else "y")


LEAVES = list(leaves(ORIGINAL))
PRODUCT = ("inhoud", "producten", 0, "berekening")
LINES = ORIGINAL["inhoud"]["producten"][0]["berekening"]["regels"]
NUMBERS = ("bedrag", "kosten", "decimalen", "tarief")
CLOSED = ORIGINAL["ketens"][-1]
#: Numbers that follow from others: what was given itself has a test of its own.
WORKED_OUT = [path for path in LEAVES if path[-1] in NUMBERS] + [
    (*PRODUCT, "regels", index, "waarde") for index, line in enumerate(LINES) if line["soort"] == "berekend"
]


def moving() -> dict[str, str]:
    """Every input that moves the price, by its key, with the tenth more that does."""
    seen, raised = hourly(), Decimal("1.1")
    given = {line["sleutel"]: Decimal(line["waarde"]) * raised for line in LINES if "formule" not in line}
    price = seen.plan.result
    return {
        key: str(value)
        for key, value in given.items()
        if seen.final.shown(seen.plan.run({key: value})[price]) != seen.tarief
    }


def test_the_agreement_itself_is_right() -> None:
    told, faults = examined(full(), [f"kop {CLOSED['kop']}"])
    assert faults == []
    assert f"Tarief € {str(hourly().tarief).replace('.', ',')} per uur." in told[1]
    assert re.search(r"gesloten op \d{1,2} [a-z]+ 20\d\d\.", told[0])


def test_each_chain_is_told_once_with_the_end_of_each_part() -> None:
    told, _ = examined(full())
    parts = ORIGINAL["ketens"]
    assert len(parts) > len({part["keten"] for part in parts})
    chains = [line for line in told if line.startswith("De keten")]
    assert [line.split()[2] for line in chains] == list(dict.fromkeys(part["keten"] for part in parts))
    assert all(part["kop"] in " ".join(chains) for part in parts)


def test_no_line_of_an_agreement_says_per_what_twice() -> None:
    assert not any(line.count(" per uur") > 1 for line in examined(full())[0] if "hiervoor" not in line)


@pytest.mark.parametrize(
    ("amount", "sign", "decimals", "money", "words"),
    [
        ("62.86", "€/uur", "2", True, "€ 62,86 per uur"),
        ("-1234567.5", "€", "2", True, "−€ 1.234.567,50"),
        ("1.4345", "CHF/minuut", "4", True, "CHF 1,4345 per minuut"),
        ("0.03885", "%", "5", False, "3,885%"),
        ("1400", "uur/week", "0", False, "1.400 uur/week"),
    ],
)
def test_an_amount_is_told_as_a_dutch_reader_writes_it(
    amount: str, sign: str, decimals: str, money: bool, words: str
) -> None:
    """The same words as the rest of the product has, though it shares no code with it."""
    price = {"teken": sign, "bedrag": amount, "decimalen": decimals, "geld": money, "eenheid": "x"}
    assert _amount(price) == words == price_in_words(price).replace("\u00a0", " ")


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(LEAVES))
def test_whatever_is_changed_is_refused(path: Steps) -> None:
    assert examined(json.dumps(changed(path)))[1], path


def test_an_input_that_is_changed_is_refused_on_the_price_though_every_hash_was_made_anew() -> None:
    places = {line["sleutel"]: index for index, line in enumerate(LINES)}
    changes = moving()
    assert len(changes) > 12
    for key, value in changes.items():
        faults = examined(remade(changed((*PRODUCT, "regels", places[key], "waarde"), value)))[1]
        assert faults[0].startswith("Begeleiding individueel, Tarief per uur: er staat 60,72,"), key
        assert not any("hash" in fault for fault in faults), key


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(WORKED_OUT))
def test_a_number_that_is_changed_is_refused_though_every_hash_was_made_anew(path: Steps) -> None:
    assert examined(remade(changed(path)))[1], path


@pytest.mark.parametrize(
    "path",
    [
        ("inhoud", "afwijkende_standpunten", 0, "reden"),
        ("inhoud", "vergrendelingen", 0, "motivering_betaler"),
        ("inhoud", "teksten", 0, "motivering"),
        (*PRODUCT, "regels", 0, "naam"),
    ],
)
def test_who_kept_the_receipt_of_the_closing_refuses_another_text(path: Steps) -> None:
    kept = f"Ontvangstbewijs\nproces p\nkop {CLOSED['kop']}"
    forged = remade(changed(path))
    assert examined(forged)[1] == []
    assert examined(forged, [kept])[1] == ["Een ontvangstbewijs past niet in wat dit akkoord van de ketens laat zien."]


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ((*PRODUCT, "prijzen", 0, "veelvoud"), "0.1", "de berekening komt op"),
        ((*PRODUCT, "prijzen", 0, "opbouw", 0, "kosten"), False, "opbouw"),
        ((*PRODUCT, "regels", 1, "sleutel"), LINES[0]["sleutel"], "twee keer"),
        (("inhoud", "teksten", 0, "waarden", "overhead"), "0.21", "iets anders"),
        (("inhoud", "teksten", 0, "tarief"), "60.73", "een ander tarief"),
        (("inhoud", "vergrendelingen", 0, "waarde"), "1300", "een andere waarde"),
        (("inhoud", "vergrendelingen", 0, "motivering_betaler"), " ", "geen motivering van beide kanten"),
        (("inhoud", "vergrendelingen", 0, "versie"), "2", "een andere omschrijving"),
        (("inhoud", "afwijkende_standpunten", 0, "door"), "z", "geen partij"),
        (("inhoud", "overeenkomst", "uitkomst"), "overeenstemming", "niet akkoord"),
        (("inhoud", "stemmen", 0, "stem"), "misschien", "bestaat niet"),
        (("inhoud", "producten"), [], "opbouw van een akkoord"),
        (("besluiten", 0, "tarieven", "bi"), "60.00", "zonder motivering"),
        (("ontvangstbewijzen", 0), "0" * 64, "past niet in wat"),
        (("ketens", 1, "gebeurtenissen"), [], "sluit een ander akkoord"),
        (("opmaak",), "3", "latere versie"),
    ],
)
def test_each_contradiction_is_named(path: Steps, value: object, why: str) -> None:
    faults = examined(remade(changed(path, value)))[1]
    assert any(why in fault for fault in faults), faults


def test_a_chain_of_the_first_layout_that_says_to_begin_begins_at_the_beginning() -> None:
    document: dict[str, Any] = json.loads(full())
    document["ketens"][1]["nummer_ervoor"] = "0"
    assert any("begint niet bij het begin" in fault for fault in examined(remade(document))[1])


@pytest.mark.parametrize("rule", [["macht", "1.5", "9" * 40], ["macht", ["macht", "10", "9999"], "9999"]])
def test_a_rule_that_would_never_end_is_refused_at_once(rule: object) -> None:
    steps = next(index for index, line in enumerate(LINES) if "formule" in line)
    faults = examined(remade(changed((*PRODUCT, "regels", steps, "formule"), rule)))[1]
    assert faults in (["Een macht is te groot."], [TOO_MUCH])


def test_numbers_that_grow_and_numbers_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [{"sleutel": "a0", "naam": "a", "soort": "opgegeven", "waarde": "1/7"}]
    for number in range(40):
        twice = ["*", {"regel": f"a{number}"}, {"regel": f"a{number}"}]
        lines.append({"sleutel": f"a{number + 1}", "naam": "a", "soort": "berekend", "waarde": "0", "formule": twice})
    assert examined(remade(changed((*PRODUCT, "regels"), lines)))[1] == [TOO_MUCH]
    monkeypatch.setattr(verify, "MOST_WORK", 1000)
    assert examined(full())[1] == [TOO_MUCH]


def test_the_years_of_a_growth_path_follow_from_the_tariff_that_held_before() -> None:
    """Halfway between 54,46 and 60,72 is 57,59."""
    document = json.loads(full(grown=True))
    terms = document["inhoud"]["overeenkomst"]
    assert terms["bedragen_ingroeipad"] == {"bi": ["57.59", "60.72"]}
    told, faults = examined(full(grown=True))
    years = "hiervoor gold € 54,46 per uur, in jaar 1 € 57,59 per uur, in jaar 2 € 60,72 per uur, zonder indexering."
    assert faults == [] and f"Begeleiding individueel: {years}" in told
    assert not any("hiervoor" in line for line in examined(full())[0])
    assert "57,59" in str(paper_of(full(grown=True)).sections)
    changes: tuple[dict[str, Any], ...] = (
        {"bedragen_ingroeipad": {"bi": ["57.60", "60.72"]}},
        {"tarief_hiervoor": {"bi": "54.48"}},
        {"ingroeipad": ["0.6", "1"]},
        {"bedragen_ingroeipad": {}},
        {"tarief_hiervoor": {}},
        {"tarief_hiervoor": {"bi": "54.46", "zo": "54.46"}},
    )
    for changed in changes:
        document["inhoud"]["overeenkomst"] = terms | changed
        assert examined(remade(document))[1]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"soort": 1}', '{"a": "1", "a": "2"}', "[" * 9999, "null", "\ud800"])
def test_what_is_no_agreement_is_refused(text: str) -> None:
    assert examined(text)[1]


def test_it_runs_by_itself_and_answers_with_an_exit_code(tmp_path: Path) -> None:
    good, bad = tmp_path / "akkoord.json", tmp_path / "anders.json"
    good.write_text(full(), encoding="utf-8")
    bad.write_text(full().replace("1290", "1291"), encoding="utf-8")
    alone = tmp_path / "verify.py"
    alone.write_bytes(VERIFIER.read_bytes())

    def run(*words: object) -> tuple[int, str]:
        call = [sys.executable, "-I", "-S", alone, *words]
        answer = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False, env={})
        return answer.returncode, answer.stdout

    code, told = run(good)
    assert (code, told.splitlines()[0][:22]) == (0, "Het akkoord klopt: Her")
    code, told = run(bad)
    assert code == 1
    assert "de berekening komt op" in told
    assert main([]) == main([str(tmp_path / "geen.json")]) == main(["-x"]) == 2


def test_it_shares_no_code_and_asks_for_no_newer_python() -> None:
    tree = ast.parse(VERIFIER.read_text(encoding="utf-8"), feature_version=OLDEST)
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imports |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imports} <= sys.stdlib_module_names
    assert len(VERIFIER.read_text(encoding="utf-8").splitlines()) < 400
