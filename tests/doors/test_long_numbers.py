"""A number with too many digits is refused at its place on every door, and so is all arithmetic that stops."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.commands import main
from tarief import MODELS, Refused
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.documents import strict_json
from tarief.documents.document import read_document
from tarief.documents.strict_json import read_json
from tests.api.conftest import FORM, request_for
from tests.doors.requests import changed, leaves, right

#: Each is refused where a number stands: as many digits as made routes fall over, whole and behind the point.
LONG = ("9" * 13, "1" * 26, "9" * 36, "0." + "3" * 35, "-" + "9" * 30)
#: These are few enough digits, and still so small or so large that something else may not come out.
EXTREME = ("9" * 12, "0." + "0" * 30 + "1")


#: Texts that consist of digits: the name of a row, of a year, of a scale.
NAMES = ("naam", "jaar", "schaal", "trede", "prijspeil_van", "prijspeil_naar")


def is_number(path: tuple[str | int, ...], value: Any) -> bool:
    digits = str(value).strip("%-").replace(".", "", 1)
    return isinstance(value, int | str) and digits.isdecimal() and path[-1] not in NAMES


def test_a_number_of_too_many_digits_is_refused_at_its_place_on_every_route(client):
    for url, document in right():
        numbers = [path for path, value in leaves(document) if is_number(path, value)]
        path = numbers[len(numbers) // 2]
        for long in LONG[1:4]:
            answer = client.post(url, json=changed(document, path, lambda _, long=long: long))
            assert answer.status_code == 400, (url, path, long)
            places = [finding["plaats"] for finding in answer.json()["bevindingen"]]
            assert any(str(name) in place for place in places for name in path)
        for extreme in EXTREME:
            answer = client.post(url, json=changed(document, path, lambda _, text=extreme: text))
            assert answer.status_code in (200, 400), (url, path, extreme)


@pytest.mark.parametrize("long", [*LONG, 10**12, Decimal(10) ** 12, Decimal("1E+999999")])
def test_the_gate_of_numbers_takes_twelve_digits_before_the_point_and_thirty_four_in_all(long):
    assert read_number(long).finding.kind == "te_veel_cijfers"
    assert read_number("999999999999.9999999999999999999999").value is not None


@pytest.mark.parametrize("long", LONG)
def test_the_command_line_and_the_page_refuse_it_too(long, client, tmp_path, capsys):
    path = tmp_path / "lang.json"
    path.write_text(json.dumps(request_for(loonkosten_per_uur=long)), encoding="utf-8")
    assert main(["bereken", str(path), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["bevindingen"]
    assert (finding["soort"], finding["plaats"]) == ("te_veel_cijfers", "/invoer/loonkosten_per_uur")
    answer = client.post("/", data={**FORM, "loonkosten_per_uur": long})
    assert answer.status_code == 400
    assert "te veel cijfers" in answer.text


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '{"a": 1,\n "b": ' + "1" * 41 + "}", 2),
        ("a.toml", "a = 1\nb = 1.5e999999\n", 2),
        ("a.toml", "a = 1\nb = 1e9999999999999999999\n", 2),
        ("a.toml", "a = " + "1" * 5000, None),
        ("a.toml", "a = 0x" + "f" * 60, None),
    ],
)
def test_a_document_with_an_endless_number_is_refused_with_its_line(name, text, line):
    with pytest.raises(Refused) as refused:
        read_document(name, text.encode())
    assert "te veel cijfers" in str(refused.value)
    assert line is None or f"regel {line}" in str(refused.value.findings[0].place)


def test_arithmetic_that_stops_names_its_line_and_what_it_follows_from():
    given = {**request_for()["invoer"], "overhead": "1", "overhead_grondslag": "totale_kosten"}
    with pytest.raises(Refused) as refused:
        MODELS["uurtarief"].calculate(given, on=date(2026, 1, 1))
    (finding,) = refused.value.findings
    assert finding.place == Place.of("overhead_bedrag")
    assert "gedeeld door nul" in finding.text and "overhead" in finding.advice


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


def test_a_doubled_key_among_many_is_found_without_comparing_each_with_each():
    pairs = [(Counted(f"sleutel {number}"), None) for number in (*range(2000), 1999)]
    with pytest.raises(Refused, match="twee keer"):
        strict_json._pairs(pairs)
    assert Counted.compared < 20 * len(pairs)
    with pytest.raises(Refused, match="'b' staat er twee keer"):
        read_json(b'{"a": 1, "b": 2, "b": 3}')
