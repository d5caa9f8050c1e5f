"""The file of an agreement: what was agreed, its hash, the links of the chain that close it, and the hash of it all."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final, cast

from tarief.core.canonical import START, Recordable, canonical, link, sha256_of
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.negotiation.happenings import RoundClosed
from tarief.negotiation.outcomes import AgreementReached, DecisionTaken, TariffPublished

#: What kind of file it is, and the version of its layout; a verifier knows the layouts up to its own.
KIND: Final = "tarief-akkoord"
LAYOUT: Final = "2"
#: The kinds of events that everybody may read.
_SHOWN: Final = {kind.KIND for kind in (RoundClosed, AgreementReached, DecisionTaken, TariffPublished)}


@dataclass(frozen=True, slots=True)
class ChainPart(Jsonable):
    """A run of events of one chain: the hash of what stands before it, then each text that was hashed.

    How many events there are before it is not told: it would say how busy others were.
    """

    chain: Annotated[str, "keten"]
    hash_before: Annotated[str, "hash_ervoor"]
    texts: Annotated[tuple[str, ...], "gebeurtenissen"]
    head: Annotated[str, "kop"]


def chain_parts(chain: str, texts: Sequence[str]) -> tuple[ChainPart, ...]:
    """Return of a whole chain what everybody may read: the closings of rounds, the agreement, and the decisions."""
    parts: list[ChainPart] = []
    head = START
    for text in texts:
        before, head = head, link(head, text)
        if json.loads(text)["soort"] in _SHOWN:
            joins = bool(parts) and parts[-1].head == before
            first = parts.pop() if joins else ChainPart(chain, before, (), before)
            parts.append(replace(first, texts=(*first.texts, text), head=head))
    return tuple(parts)


def content_hash(content: JsonObject) -> str:
    """Return the SHA-256 of what was agreed, as it stands in the event that closes the agreement."""
    return sha256_of(canonical(cast(Recordable, content)))


def agreement_text(
    content: JsonObject,
    decisions: Mapping[str, DecisionTaken],
    chain: Iterable[ChainPart] = (),
    receipts: Sequence[str] = (),
) -> str:
    """Return the file, indented to be read; its hashes are over the canonical text, so that layout does not count.

    `decisions` are those of the municipalities by id, `receipts` the texts that parties were given.
    """
    document: JsonObject = {
        "soort": KIND,
        "opmaak": LAYOUT,
        "inhoud": content,
        "inhoud_sha256": content_hash(content),
        "besluiten": [{"gemeente": party} | taken.as_json() for party, taken in decisions.items()],
        "ketens": [part.as_json() for part in chain],
        "ontvangstbewijzen": list(receipts),
    }
    document["sha256"] = sha256_of(canonical(cast(Recordable, document)))
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
