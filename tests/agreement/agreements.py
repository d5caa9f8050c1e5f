"""Agreements to check: one over the worked cases of every model, and one with all that a negotiation leaves behind."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from tarief import MODELS, Breakdown
from tarief.agreement.file import agreement_text, content_hash, content_of
from tarief.agreement.product import agreed_product
from tarief.agreement.record import (
    Arrangements,
    ChainPart,
    ChainReceipt,
    DecisionRecord,
    DefinitionRecord,
    DissentRecord,
    EvidenceRecord,
    GrowthRecord,
    GrowthStep,
    LockRecord,
    MotivationRecord,
    Negotiated,
    PartyRecord,
    TextRecord,
    VoteRecord,
)
from tarief.core.canonical import canonical, sha256_of
from tests.published.cases import CASES as PUBLISHED
from tests.published.cases import calculate as published

WORKED = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
DAY, MOMENT = date(2026, 11, 2), "2026-10-01T09:30:00.000000Z"
HOUR = {
    "cao": "jeugdzorg",
    "schaal": "8",
    "trede": "6",
    "contractvorm": "vast",
    "werkgeversgrootte": "groot",
    "pensioen_werkgeversdeel": "0.5",
    "productieve_uren": {"waarde": "1290", "bron": "tijdschrijven 2025", "toelichting": "dertien aanbieders"},
    "overhead": {"waarde": "0.2", "grondslag": "directe_kosten", "bron": "jaarrekeningen 2025"},
    "risico_opslag": "0.02",
    "risico_grondslag": "kostprijs",
}


def worked(path: Path) -> Breakdown:
    case = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return MODELS[case["model"]].calculate(case["invoer"], on=case["peildatum"])


#: The worked cases of every model, and what others published, by name.
CASES = {path.stem: partial(worked, path) for path in WORKED} | {name: partial(published, name) for name in PUBLISHED}


@cache
def hourly() -> Breakdown:
    return MODELS["uurtarief"].calculate(HOUR, on=date(2026, 1, 1))


def negotiated(**more: Any) -> Negotiated:
    base = {"process": "p", "name": "Herijking begeleiding", "region": "Voorbeeldregio", "on": DAY, "made_up": True}
    base |= {"outcome": "gedeeltelijk", "arrangements": Arrangements(date(2027, 1, 1))}
    return Negotiated(**base | more)


def bare(breakdown: Breakdown) -> str:
    """An agreement of one product and nothing else."""
    return agreement_text(content_of(negotiated(), [agreed_product(breakdown, "p", "Product")]))


def table() -> Negotiated:
    """What a negotiation about an hourly tariff left behind."""
    both = (MotivationRecord("a", "Zo staat het in de cao."), MotivationRecord("g", "Nagezien in de cao."))
    seen, proof = hourly(), sha256_of("tijdschrijven")
    steps = ((date(2027, 1, 1), "0.5"), (date(2028, 1, 1), "1"))
    old = Decimal("80.00")
    path = [
        GrowthStep(day, Decimal(share), (old + Decimal(share) * (seen.tarief - old)).quantize(Decimal("0.01")))
        for day, share in steps
    ]
    return negotiated(
        arrangements=Arrangements(date(2027, 1, 1), date(2028, 12, 31), "Jaarlijks met de OVA.", ("een nieuwe cao",)),
        parties=(
            PartyRecord("a", "Zorg Voorbeeld", "aanbieder"),
            PartyRecord("b", "Hulp Voorbeeld", "aanbieder"),
            PartyRecord("g", "Gemeente Voorbeeld", "gemeente", ("Ander", "Voorbeeld")),
        ),
        definitions=(DefinitionRecord("productieve_uren", "2", "Uren met of voor een cliënt.", "norm", "uren"),),
        evidence=(EvidenceRecord(proof, "Tijdschrijven 2025", "tijdregistratie", "B", "2025"),),
        texts=(TextRecord("begeleiding", "3", MOMENT, "Begeleiding van één cliënt, reistijd inbegrepen."),),
        locks=(
            LockRecord("begeleiding", "productieve_uren", Decimal(1290), "productieve_uren@2", MOMENT, both, (proof,)),
        ),
        dissent=(
            DissentRecord(
                "b", "begeleiding", "overhead", "Wij werken klein.", MOMENT, Decimal("0.24"), "Een opslag van 2%."
            ),
        ),
        votes=(
            VoteRecord("a", "akkoord", MOMENT),
            VoteRecord("b", "niet_akkoord", MOMENT, motivation="De overhead is te laag."),
            VoteRecord("g", "kan_ermee_leven", MOMENT),
        ),
        decisions=(
            DecisionRecord(
                "College van Voorbeeld", date(2026, 11, 20), "Vastgesteld.", "Een jaar later.", "Begroting."
            ),
        ),
        growth=(GrowthRecord("begeleiding", "tarief", old, tuple(path)),),
    )


@cache
def full() -> str:
    """The whole of it, with its chain and a receipt."""
    content = content_of(table(), [agreed_product(hourly(), "begeleiding", "Begeleiding individueel", "1")])
    events = [
        canonical({"soort": kind, "proces": "p", "door": "x", "tijd": MOMENT, "gegevens": given, "versie": "1"})
        for kind, given in (
            ("proces_gestart", {}),
            ("ronde_gesloten", {"koppen": [sha256_of("keten van een partij")]}),
            ("overeenkomst_gesloten", {"inhoud_sha256": content_hash(content)}),
        )
    ]
    hashes = [""]
    for event in events:
        hashes.append(sha256_of(f"{hashes[-1]}\n{event}"))
    chain = ChainPart("proces", "0", "", tuple(events), hashes[-1])
    receipt = ChainReceipt("p", "partij", "1", sha256_of("keten van een partij"), MOMENT)
    return agreement_text(content, [chain], [receipt])


def remade(document: dict[str, Any]) -> str:
    """A file with every hash made anew, by a way of its own."""
    document["inhoud_sha256"] = _hash(document["inhoud"])
    for part in document["ketens"]:
        texts, head = part["gebeurtenissen"], part["hash_ervoor"]
        for index, text in enumerate(texts):
            event = json.loads(text)
            if event["soort"] == "overeenkomst_gesloten":
                event["gegevens"]["inhoud_sha256"] = document["inhoud_sha256"]
                texts[index] = json.dumps(event, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            head = sha256_of(f"{head}\n{texts[index]}")
        part["kop"] = head
    document.pop("sha256", None)
    return json.dumps({**document, "sha256": _hash(document)}, ensure_ascii=False)


def _hash(data: Any) -> str:
    return sha256_of(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
