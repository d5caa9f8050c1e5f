"""The file of a process for a court, or for who asks under the law on open government: whole, or with parts withheld.

Each field stands with a commitment: the hash of a random text and the value. In the whole dossier both are shown; in
the redacted one only the commitment and the ground, so that the two have one root and are seen to be the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, islice
from typing import Final, cast

from tarief.agreement.field_class import GROUNDS, FieldClass, class_of
from tarief.core.canonical import START, Recordable, canonical, link, sha256_of
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.negotiation.event import Event
from tarief.negotiation.process import Process

KIND: Final = "tarief-dossier"
LAYOUT: Final = "1"
WHOLE: Final = "volledig"
REDACTED: Final = "gelakt"
_FIELDS, _CLASS, _VALUE, _NONCE, _COMMITMENT = "velden", "klasse", "waarde", "nonce", "toezegging"
#: What of a chain or of something sealed is only in the whole dossier.
_ONLY_WHOLE: Final = ("tekst", "nonce", "partij", "teksten")
_ROOT: Final = "wortel"
_DATA: Final = "gegevens"


@dataclass(frozen=True)
class DossierField:
    """A field of a piece: its name, what it holds and what it is to who asks for it."""

    name: str
    value: Json
    kind: FieldClass


@dataclass(frozen=True)
class DossierPiece:
    """A piece of a dossier, under a label that tells nothing of whose it is.

    `text` and `nonce` are of what was sealed: together they have the hash that stands in the chain of a party.
    """

    label: str
    kind: str
    fields: tuple[DossierField, ...]
    text: str = ""
    nonce: str = ""


def piece_of(event: Event, process: Process, label: str, text: str = "", nonce: str = "") -> DossierPiece:
    """Return an event as a piece."""
    by = process.parties.get(event.by)
    flat = _flat({key: value for key, value in event.as_json().items() if key != _DATA} | event.what.as_json())
    fields = (DossierField(name, value, class_of(event.what, by, name, value)) for name, value in flat)
    return DossierPiece(label, event.what.KIND, tuple(fields), text, nonce)


def piece_of_sheet(sheet: JsonObject, process: Process, label: str) -> DossierPiece:
    """Return a cost sheet as a piece; of it only is told that it is there."""
    party = process.parties.get(str(sheet["partij"]))
    kind = FieldClass.PERSONAL if party and party.natural_person else FieldClass.BUSINESS
    return DossierPiece(
        label, "opgave", tuple(DossierField(key, cast(Json, value), kind) for key, value in sheet.items())
    )


def _flat(data: JsonObject) -> Iterator[tuple[str, Json]]:
    """The fields of an event, those one level inside another beside one another."""
    for name, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from ((f"{name}.{key}", cast(Json, inner)) for key, inner in value.items())
        else:
            yield name, cast(Json, value)


def dossier(
    process: Process,
    pieces: Iterable[DossierPiece],
    texts: Sequence[str],
    parties: Mapping[str, Sequence[str]],
    nonce: Callable[[str], str],
) -> JsonObject:
    """Return the whole dossier.

    `texts` are those of the chain of the process, `parties` those of the chain of each party; `nonce` gives for a label
    and a field a text that nobody guesses, and the same each time.
    """
    heads = islice(accumulate(texts, link, initial=START), 1, None)
    chain = [{"hash": head, "tekst": text} for head, text in zip(heads, texts, strict=True)]
    written = [_piece(piece, nonce) for piece in pieces]
    of_parties = [{"kop": _head(own), "partij": party, "teksten": list(own)} for party, own in parties.items()]
    return _sealed(
        {
            "soort": KIND,
            "opmaak": LAYOUT,
            "vorm": WHOLE,
            "proces": process.id,
            "naam": process.name,
            "gebied": process.region,
            "keten": chain,
            "partijketens": sorted(of_parties, key=lambda own: str(own["kop"])),
            "stukken": written,
        }
    )


def redacted(whole: JsonObject) -> JsonObject:
    """Return a dossier with what is not public withheld, each with its ground; its root is that of the whole one."""
    pieces = cast(list[JsonObject], whole["stukken"])
    hidden = {str(piece["stuk"]) for piece in pieces if any(map(_is_hidden, _fields(piece)))}
    chain = [
        {key: value for key, value in place.items() if key == "hash" or str(number) not in hidden}
        for number, place in enumerate(cast(list[JsonObject], whole["keten"]), 1)
    ]
    shown = [_shown(piece) | {_FIELDS: [_redacted(field) for field in _fields(piece)]} for piece in pieces]
    parties = [_shown(own) for own in cast(list[JsonObject], whole["partijketens"])]
    return _sealed({**whole, "vorm": REDACTED, "keten": chain, "partijketens": parties, "stukken": shown})


def _fields(piece: JsonObject) -> list[JsonObject]:
    return cast(list[JsonObject], piece[_FIELDS])


def _is_hidden(field: JsonObject) -> bool:
    return field[_CLASS] != FieldClass.PUBLIC


def _shown(record: JsonObject) -> JsonObject:
    return {key: value for key, value in record.items() if key not in _ONLY_WHOLE}


def _redacted(field: JsonObject) -> JsonObject:
    if not _is_hidden(field):
        return field
    kept = {key: value for key, value in field.items() if key not in (_VALUE, _NONCE)}
    return kept | {"gelakt": GROUNDS[FieldClass(str(field[_CLASS]))]}


def _piece(piece: DossierPiece, nonce: Callable[[str], str]) -> JsonObject:
    fields = [_field(field, nonce(f"{piece.label}/{field.name}")) for field in piece.fields]
    sealed = {"tekst": piece.text, "nonce": piece.nonce} if piece.text else {}
    return {"stuk": piece.label, "soort": piece.kind, _FIELDS: fields, **sealed}


def _field(field: DossierField, nonce: str) -> JsonObject:
    commitment = sha256_of(f"{nonce}\n{canonical(field.value)}")
    return {"veld": field.name, _CLASS: field.kind, _COMMITMENT: commitment, _VALUE: field.value, _NONCE: nonce}


def _head(texts: Sequence[str]) -> str:
    return reduce(link, texts, START)


def _sealed(document: JsonObject) -> JsonObject:
    """Give a dossier its root, the same in both forms, and the hash of what stands in it."""
    pieces = cast(list[JsonObject], document["stukken"])
    root = {
        "keten": [place["hash"] for place in cast(list[JsonObject], document["keten"])],
        "koppen": [own["kop"] for own in cast(list[JsonObject], document["partijketens"])],
        "stukken": [
            [piece["stuk"], piece["soort"], [[f["veld"], str(f[_CLASS]), f[_COMMITMENT]] for f in _fields(piece)]]
            for piece in pieces
        ],
    }
    told: JsonObject = {key: value for key, value in document.items() if key not in (_ROOT, "sha256")}
    told[_ROOT] = sha256_of(canonical(cast(Recordable, root)))
    return told | {"sha256": sha256_of(canonical(cast(Recordable, told)))}


def dossier_text(document: JsonObject) -> str:
    """Return a dossier as the text of a file, indented to be read."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
