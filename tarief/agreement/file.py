"""The file of an agreement: what was agreed, its hash, the chains it came about in, and the hash of it all."""

import json
from collections.abc import Sequence
from typing import Final, cast

from tarief.agreement.product import AgreedProduct
from tarief.agreement.record import ChainPart, ChainReceipt, Negotiated
from tarief.core.canonical import Recordable, canonical, sha256_of
from tarief.core.version import VERSION

#: What kind of file it is, and the version of its layout; a verifier knows the layouts up to its own.
KIND: Final = "tarief-akkoord"
LAYOUT: Final = "1"

_Document = dict[str, Recordable]


def content_of(negotiated: Negotiated, products: Sequence[AgreedProduct]) -> _Document:
    """Return what the parties agreed: all that the hash in the closing event is over."""
    content = negotiated.as_json() | {"motor": f"tarief {VERSION}", "producten": [item.as_json() for item in products]}
    return cast(_Document, content)


def content_hash(content: _Document) -> str:
    """Return the SHA-256 of what was agreed, for the event that closes the agreement."""
    return sha256_of(canonical(content))


def agreement_text(content: _Document, chains: Sequence[ChainPart] = (), receipts: Sequence[ChainReceipt] = ()) -> str:
    """Return the file, indented to be read; its hashes are over the canonical text, so that layout does not count."""
    document: _Document = {
        "soort": KIND,
        "opmaak": LAYOUT,
        "inhoud": content,
        "inhoud_sha256": content_hash(content),
        "ketens": [cast(_Document, chain.as_json()) for chain in chains],
        "ontvangstbewijzen": [cast(_Document, receipt.as_json()) for receipt in receipts],
    }
    document["sha256"] = sha256_of(canonical(document))
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
