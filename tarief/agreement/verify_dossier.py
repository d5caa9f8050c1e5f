"""Controleer een dossier: `python verify_dossier.py dossier.json`. Alleen Python (3.9 of nieuwer) is nodig.

A second opinion on the dossier of a process, whole or redacted: every field that is shown has the commitment that
stands with it, the chain holds together, and two forms of one dossier have one root.
It shares no code with what wrote it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LAYOUT = 1
CALL = "Aanroep: python verify_dossier.py DOSSIER.json [--naast ANDERE_VORM.json] [--ontvangstbewijs BEWIJS.txt ...]"
RIGHT, REFUSED, WRONG_CALL = 0, 1, 2
WHOLE, REDACTED, PUBLIC = "volledig", "gelakt", "openbaar"
START, HASH, MOST_BYTES = "0" * 64, re.compile(r"\b[0-9a-f]{64}\b"), 512_000_000
#: What a file holds: texts, true and false, lists and objects of these.
Data = Any


def main(arguments: list[str]) -> int:
    """Check a dossier, tell in Dutch what came of it, and return 0 (right), 1 (refused) or 2 (wrong call)."""
    files: dict[str, list[str]] = {"": [], "--naast": [], "--ontvangstbewijs": []}
    word = ""
    for argument in arguments:
        if argument.startswith("-") and argument not in files:
            print(CALL, file=sys.stderr)
            return WRONG_CALL
        if argument in files:
            word = argument
        else:
            files[word].append(argument)
            word = word if word == "--ontvangstbewijs" else ""
    if len(files[""]) != 1:
        print(CALL, file=sys.stderr)
        return WRONG_CALL
    try:
        text, others, receipts = ([text_of(Path(name)) for name in files[key]] for key in files)
    except OSError as fault:
        print(f"{fault.filename} kan niet worden gelezen. Controleer de naam en de map.", file=sys.stderr)
        return WRONG_CALL
    except ValueError as fault:
        print(f"Het dossier is geweigerd. {fault}")
        return REFUSED
    told, faults = examined(text[0], others, receipts)
    for line in ["Het dossier is geweigerd.", *(f"- {fault}" for fault in faults)] if faults else told:
        print("".join(letter if letter.isprintable() else "?" for letter in line))
    return REFUSED if faults else RIGHT


def text_of(path: Path) -> str:
    """Return the text of a file; ValueError for one that is too large or no text."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("Het bestand is te groot.")
    return path.read_bytes().decode("utf-8")


def examined(text: str, others: Iterable[str] = (), receipts: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Return what there is to tell of a dossier, and what is wrong with it or beside its other form."""
    told: list[str] = []
    faults: list[str] = []
    try:
        document = _read(text)
        faults.extend(_examine(document, told))
        for other in map(_read, others):
            faults.extend(_examine(other, []))
            if other["wortel"] != document["wortel"]:
                faults.append("Dit zijn geen twee vormen van één dossier: hun wortel verschilt.")
        for receipt in receipts:
            if not set(HASH.findall(receipt)) & _hashes(document):
                faults.append("Een ontvangstbewijs past niet in de keten van dit dossier.")
    except RecursionError:
        faults.append("Het bestand is te diep genest.")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        faults.append(f"Het bestand heeft niet de opbouw van een dossier ({type(error).__name__}: {error}).")
    return told, faults


def _examine(document: Data, told: list[str]) -> Iterator[str]:
    if document["soort"] != "tarief-dossier" or int(document["opmaak"]) > LAYOUT:
        raise ValueError("dit is geen dossier, of het is van een latere versie dan dit controleprogramma")
    rest = {key: item for key, item in document.items() if key != "sha256"}
    if _hash(_canonical(rest)) != document["sha256"]:
        yield "Het bestand is veranderd: zijn hash is een andere dan er staat."
    if _root(document) != document["wortel"]:
        yield "Wat er staat hoort niet bij de wortel."
    hidden = sum(field["klasse"] != PUBLIC for piece in document["stukken"] for field in piece["velden"])
    told.append(f"Het dossier klopt: {document['naam']}, {document['gebied']}, {document['vorm']}.")
    told.append(
        f"{len(document['stukken'])} stukken; {hidden} velden zijn niet openbaar. Wortel: {document['wortel']}."
    )
    yield from _chain(document)
    texts = {str(number): place["tekst"] for number, place in enumerate(document["keten"], 1) if "tekst" in place}
    for piece in document["stukken"]:
        for field in piece["velden"]:
            yield from _field(document["vorm"], piece, field)
        yield from _beside(document, piece, texts)
    yield from _parties(document)


def _field(form: str, piece: Data, field: Data) -> Iterator[str]:
    """A field that is shown has its commitment; one that is withheld says why, and shows nothing."""
    place = f"Stuk {piece['stuk']}, {field['veld']}"
    shown = "waarde" in field
    if form == WHOLE and not shown:
        yield f"{place}: in een volledig dossier staat elke waarde."
    if form == REDACTED and shown != (field["klasse"] == PUBLIC):
        yield f"{place}: wat openbaar is staat er, en wat dat niet is staat er niet."
    if not shown and not str(field["gelakt"]).strip():
        yield f"{place}: er staat niet bij waarom dit is gelakt."
    if shown and _hash(f"{field['nonce']}\n{_canonical(field['waarde'])}") != field["toezegging"]:
        yield f"{place}: de waarde is een andere dan waarvoor werd ingestaan."


def _chain(document: Data) -> Iterator[str]:
    """The chain of the process: each text that is there has the hash that stands with it."""
    head = START
    for number, place in enumerate(document["keten"], 1):
        if "tekst" in place:
            if _hash(f"{head}\n{place['tekst']}") != place["hash"]:
                yield f"Gebeurtenis {number} past niet in de keten."
        elif document["vorm"] == WHOLE:
            yield f"Van gebeurtenis {number} ontbreekt de tekst."
        head = place["hash"]


def _beside(document: Data, piece: Data, texts: dict[str, str]) -> Iterator[str]:
    """What stands in a piece is what stands in the event that it is."""
    text = piece.get("tekst", texts.get(piece["stuk"]))
    if document["vorm"] == WHOLE and "tekst" in piece:
        commitment = _hash_of(piece["tekst"].encode() + bytes.fromhex(piece["nonce"]))
        if not any(f'"{commitment}"' in own for party in document["partijketens"] for own in party["teksten"]):
            yield f"Stuk {piece['stuk']} staat in de keten van geen partij."
    if text is None:
        return
    event = json.loads(text)
    said = {key: value for key, value in event.items() if key != "gegevens"} | event["gegevens"]
    for field in piece["velden"]:
        if "waarde" in field and _canonical(_inside(said, field["veld"])) != _canonical(field["waarde"]):
            yield f"Stuk {piece['stuk']}, {field['veld']}: in de keten staat iets anders."


def _parties(document: Data) -> Iterator[str]:
    for party in document["partijketens"]:
        if document["vorm"] == REDACTED and set(party) != {"kop"}:
            yield "In een gelakt dossier staat van de keten van een partij alleen de kop."
        elif document["vorm"] == WHOLE and _head(party["teksten"]) != party["kop"]:
            yield "De keten van een partij komt niet uit op haar kop."


def _inside(said: Data, name: str) -> Data:
    first, _, rest = name.partition(".")
    return said[name] if name in said else said[first][rest]


def _root(document: Data) -> str:
    pieces = [
        [piece["stuk"], piece["soort"], [[f["veld"], f["klasse"], f["toezegging"]] for f in piece["velden"]]]
        for piece in document["stukken"]
    ]
    heads = [party["kop"] for party in document["partijketens"]]
    return _hash(
        _canonical({"keten": [place["hash"] for place in document["keten"]], "koppen": heads, "stukken": pieces})
    )


def _hashes(document: Data) -> set[str]:
    """Every hash that a receipt of this process can be about."""
    heads = {party["kop"] for party in document["partijketens"]}
    for party in document["partijketens"]:
        head = START
        for text in party.get("teksten", ()):
            head = _hash(f"{head}\n{text}")
            heads.add(head)
    return heads | {place["hash"] for place in document["keten"]}


def _head(texts: Iterable[str]) -> str:
    head = START
    for text in texts:
        head = _hash(f"{head}\n{text}")
    return head


def _read(text: str) -> Data:
    return json.loads(text, object_pairs_hook=_object, parse_int=_no, parse_float=_no, parse_constant=_no)


def _object(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("een naam staat twee keer in één object")
    return dict(pairs)


def _no(text: str) -> Data:
    raise ValueError(f"het getal {text[:40]} staat er niet als tekst")


def _canonical(data: Data) -> str:
    return json.dumps(_composed(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _composed(data: Data) -> Data:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, dict):
        return {_composed(key): _composed(item) for key, item in data.items()}
    return [_composed(item) for item in data] if isinstance(data, list) else data


def _hash(text: str) -> str:
    return _hash_of(text.encode())


def _hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
