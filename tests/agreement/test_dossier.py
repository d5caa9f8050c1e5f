"""The dossier of a process: two forms with one root, what is withheld with why, and what is changed seen."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from api.commands import main
from tarief.agreement.dossier import dossier, dossier_text, piece_of, piece_of_sheet, redacted
from tarief.agreement.field_class import GROUNDS, WITHHELD, FieldClass, class_of
from tarief.agreement.verify_dossier import examined
from tarief.core.canonical import canonical, sha256_of
from tarief.core.jsonable import JsonObject
from tarief.negotiation.course import COURSE
from tarief.negotiation.fold import fold
from tarief.negotiation.outcomes import DissentRecorded
from tarief.negotiation.party import Party
from tests.negotiation.table import PROVIDERS, deliberating

PERSON = replace(PROVIDERS[1], natural_person=True)
SECRETS = ("1280", "1250", "Zie de registratie.", PROVIDERS[0].id, "17.7301", "31.4151")


def secret(about: str) -> str:
    return sha256_of(f"geheim {about}")


@cache
def whole() -> JsonObject:
    """The dossier of a table after one round, with a sheet."""
    table = deliberating()
    table.do(PROVIDERS[0], DissentRecorded("d1", "bi", "uren", reason="Te hoog."))
    process = replace(fold(table.events), parties=fold(table.events).parties | {PERSON.id: PERSON})
    chain: list[str] = []
    parties: dict[str, list[str]] = {}
    pieces = []
    for event in table.events:
        text = canonical(event.as_json())
        if event.what.SEALED:
            nonce = secret(text)
            commitment = sha256_of(text.encode() + bytes.fromhex(nonce))
            parties.setdefault(event.by, []).append(canonical({"toezegging": commitment}))
            pieces.append(piece_of(event, process, secret(text)[:16], text, nonce))
        else:
            chain.append(text)
            pieces.append(piece_of(event, process, str(len(chain))))
    for party, cost in ((PROVIDERS[0].id, "17.7301"), (PERSON.id, "31.4151")):
        pieces.append(piece_of_sheet({"partij": party, "product": "bi", "kostprijs": cost}, process, secret(cost)[:16]))
    return dossier(process, pieces, chain, parties, secret)


def test_both_forms_hold_and_have_one_root():
    document = whole()
    told, faults = examined(dossier_text(document), [dossier_text(redacted(document))])
    assert faults == [] and document["wortel"] == redacted(document)["wortel"]
    assert document["wortel"] in " ".join(told)
    assert examined(dossier_text(redacted(document)))[1] == []


def test_what_a_provider_brought_in_is_in_the_whole_dossier_only():
    text = dossier_text(redacted(whole()))
    assert all(word in dossier_text(whole()) for word in SECRETS)
    parties = {PROVIDERS[0].id}  # the name of who sits at the table is public, what it brought in is not
    assert [word for word in SECRETS if word in text and word not in parties] == ["Zie de registratie."]
    by_town = [field for field in fields(redacted(whole())) if "Zie de registratie." in str(field.get("waarde"))]
    assert [field["veld"] for field in by_town] == ["positie.motivering"]
    assert "1330" in text and "Te hoog." in text  # what the municipality put forward, and a dissent without a name


def fields(document: JsonObject) -> Iterator[dict[str, Any]]:
    return (field for piece in document["stukken"] for field in piece["velden"])  # type: ignore[union-attr]


def test_what_is_withheld_says_on_which_ground_and_of_a_person_on_its_own():
    hidden = [field for field in fields(redacted(whole())) if field["klasse"] != FieldClass.PUBLIC]
    assert hidden and all(field["gelakt"] == GROUNDS[field["klasse"]] for field in hidden)
    assert {field["klasse"] for field in hidden} == {FieldClass.BUSINESS, FieldClass.PERSONAL}
    assert not any({"waarde", "nonce"} & set(field) for field in hidden)


def test_every_kind_of_event_has_its_classes_and_a_confidential_paper_is_never_public():
    assert set(WITHHELD) == set(COURSE)
    ground = [{"soort": "jaarrekening", "omschrijving": "Jaarrekening 2025", "vertrouwelijk": True}]
    dissent = DissentRecorded("d", "bi", "uren", released=True)
    assert class_of(dissent, PROVIDERS[0], "onderbouwing", ground) is FieldClass.BUSINESS
    assert class_of(dissent, PROVIDERS[0], "door", "p01") is FieldClass.PUBLIC
    unnamed: Party = PERSON
    assert class_of(replace(dissent, released=False), unnamed, "door", "p02") is FieldClass.PERSONAL


def changed(document: JsonObject, path: tuple[str | int, ...], value: object) -> str:
    """A dossier with one thing changed, and its hash made anew."""
    copy: Any = json.loads(json.dumps(document))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    copy["sha256"] = sha256_of(canonical({key: item for key, item in copy.items() if key != "sha256"}))
    return json.dumps(copy)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("stukken", 0, "velden", 0, "waarde"), "iets", "waarvoor werd ingestaan"),
        (("stukken", 0, "velden", 0, "toezegging"), "0" * 64, "wortel"),
        (("stukken", 0, "velden", 0, "klasse"), "persoonlijk", "wortel"),
        (("stukken", 3, "stuk"), "99", "wortel"),
        (("keten", 2, "hash"), "0" * 64, "past niet in de keten"),
        (("keten", 2, "tekst"), "{}", "past niet in de keten"),
        (("partijketens", 0, "teksten"), [], "komt niet uit op haar kop"),
        (("vorm",), "gelakt", "wat openbaar is staat er"),
        (("opmaak",), "9", "latere versie"),
        (("naam",), 7, "staat er niet als tekst"),
    ],
)
def test_what_is_changed_is_seen_though_the_hash_was_made_anew(path, value, said):
    faults = examined(changed(whole(), path, value))[1]
    assert any(said in fault for fault in faults), faults


def test_a_whole_dossier_as_redacted_and_two_processes_as_one_are_refused():
    other = changed(whole(), ("stukken",), whole()["stukken"][:-1])  # type: ignore[index]
    assert any("wortel" in fault for fault in examined(dossier_text(whole()), [other])[1])
    assert examined("{}")[1] and examined("[]")[1] and examined('{"a": 1, "a": 2}')[1]
    receipt = f"Hash: {sha256_of('elders')}"
    assert any("ontvangstbewijs" in fault for fault in examined(dossier_text(whole()), (), [receipt])[1])
    head = whole()["partijketens"][0]["kop"]  # type: ignore[index]
    assert examined(dossier_text(redacted(whole())), (), [f"Kop: 1 {head}"])[1] == []


def test_the_command_withholds_and_lays_both_beside_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, target, program = tmp_path / "dossier.json", tmp_path / "gelakt.json", tmp_path / "na.py"
    path.write_text(dossier_text(whole()), encoding="utf-8")
    assert main(["akkoord", "lak", str(path), "--uit", str(target)]) == 0
    assert main(["akkoord", "controleer", str(target), "--naast", str(path)]) == 0
    assert str(whole()["wortel"]) in capsys.readouterr().out
    assert main(["akkoord", "lak", str(target), "--uit", str(tmp_path / "nog.json")]) == 2
    assert main(["akkoord", "dossierprogramma", "--uit", str(program)]) == 0 and program.exists()
    path.write_text(changed(whole(), ("keten", 1, "hash"), "0" * 64), encoding="utf-8")
    assert main(["akkoord", "controleer", str(path)]) == 1
