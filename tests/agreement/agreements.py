"""Agreements to check: one over the worked cases of every model, and one with all that a negotiation leaves behind."""

import json
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from tarief import MODELS, Breakdown
from tarief.agreement.content import content_of
from tarief.agreement.file import agreement_text, chain_parts, content_hash
from tarief.agreement.growth import growth_amounts
from tarief.core.canonical import Recordable, canonical, sha256_of
from tarief.negotiation.definition import CareProduct, LawKey
from tarief.negotiation.event import Event
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    DeliberationBegun,
    ParameterDefined,
    PartyAdded,
    ProcessStarted,
    ProductAdded,
    RoundClosed,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
)
from tarief.negotiation.outcomes import (
    AgreementReached,
    DecisionTaken,
    DissentRecorded,
    Settlement,
    ValueLocked,
    Vote,
    VoteCast,
)
from tarief.negotiation.process import Process, StandingText
from tests.negotiation.table import DOCUMENT, LEADER, PROVIDERS, TOWN, Table, definition
from tests.published.cases import CASES as PUBLISHED
from tests.published.cases import calculate as published

WORKED = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
MOMENT, HEAD = datetime(2026, 10, 1, 9, 30, tzinfo=UTC), sha256_of("de keten van een partij")
TERMS = AgreementReached(
    Settlement.PARTIAL, date(2027, 1, 1), date(2028, 12, 31), "Elk jaar met de OVA.", ("een nieuwe cao",), ()
)
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


def process_of(product: CareProduct, breakdown: Breakdown) -> Process:
    """A process with one product, and the text that says its price."""
    text = StandingText(1, 0, MOMENT, TextSet(product.id, {}, breakdown.tarief, "Doorgerekend."))
    return Process("p", "Herijking", "Voorbeeldregio", products={product.id: product}, texts={product.id: (text,)})


def bare(breakdown: Breakdown) -> str:
    """An agreement of one product and nothing else."""
    product = CareProduct("p", "Product", LawKey.JEUGDWET, breakdown.per, "", ())
    return agreement_text(content_of(process_of(product, breakdown), TERMS, {"p": breakdown}, closed=MOMENT), {})


def terms_of(*, grown: bool) -> AgreementReached:
    """The terms, where asked with two years in which the tariff is grown into."""
    path = replace(TERMS, path=(Decimal("0.5"), Decimal(1)), before={"bi": Decimal("54.46")})
    return replace(path, amounts=growth_amounts(path, {"bi": hourly()})) if grown else TERMS


@cache
def negotiated(*, grown: bool = False) -> tuple[Event, ...]:
    """A negotiation about an hourly tariff from the first party to the decision, by the rules of the table."""
    table, price = Table(), hourly().tarief
    values = {"productieve_uren": Decimal(1290), "overhead": Decimal("0.2"), "risico_opslag": Decimal("0.02")}
    product = CareProduct("bi", "Begeleiding individueel", LawKey.JEUGDWET, "uur", "hbo, een cliënt", tuple(values))
    table.lead(
        ProcessStarted("Herijking begeleiding", "Voorbeeldregio", LEADER),
        *(PartyAdded(party) for party in (TOWN, *PROVIDERS)),
        *(ParameterDefined(definition(key)) for key in values),
        ProductAdded(product),
        RoundPrepared(1, {"bi": tuple(values)}),
        RoundOpened(table.at + timedelta(days=14)),
    )
    table.at += timedelta(days=20)
    table.lead(RoundClosed((HEAD,)), RoundRevealed(), DeliberationBegun())
    table.lead(TextSet("bi", values, price, "Zo kwamen wij eruit: geen −20%, maar elke regel nagezien."))
    table.lead(ValueLocked("bi", "productieve_uren", Decimal(1290), "Nagezien.", "Zo is het geschreven.", (DOCUMENT,)))
    reason = "Wij werken klein, en delen onze overhead met niemand."
    table.do(PROVIDERS[2], DissentRecorded("d1", "bi", "overhead", Decimal("0.24"), reason, asks="Een opslag van 2%."))
    for party, vote in zip((TOWN, *PROVIDERS), ("akkoord", "akkoord", "kan_ermee_leven", "niet_akkoord"), strict=True):
        table.do(party, VoteCast(Vote(vote)))
    terms = terms_of(grown=grown)
    content = content_of(table.process, terms, {"bi": hourly()}, closed=table.at, made_up=True)
    table.lead(replace(terms, content=content_hash(content)))
    table.do(TOWN, DecisionTaken("College van Helmond", date(2026, 11, 20), {"bi": price}, "Volgens het akkoord."))
    return tuple(table.events)


@cache
def full(*, grown: bool = False) -> str:
    """The whole of it, with what its chain may show and a receipt."""
    events, terms = negotiated(grown=grown), terms_of(grown=grown)
    closing = next(number for number, event in enumerate(events) if isinstance(event.what, AgreementReached))
    content = content_of(fold(events[:closing]), terms, {"bi": hourly()}, closed=events[closing - 1].at, made_up=True)
    texts = [canonical(cast(Recordable, event.as_json())) for event in events]
    return agreement_text(
        content, fold(events).decisions, chain_parts("proces", texts), [f"Ontvangstbewijs van ronde 1, kop {HEAD}"]
    )


def remade(document: dict[str, Any]) -> str:
    """A file with every hash made anew, and the events that it shows changed with it, by a way of its own."""
    document["inhoud_sha256"] = _hash(document["inhoud"])
    for part in document["ketens"]:
        texts, head = part["gebeurtenissen"], part["hash_ervoor"]
        for index, text in enumerate(texts):
            event = json.loads(text)
            if event["soort"] == "overeenkomst_gesloten":
                event["gegevens"] = document["inhoud"]["overeenkomst"] | {"inhoud_sha256": document["inhoud_sha256"]}
            if event["soort"] == "besluit_genomen":
                event["gegevens"] = {key: item for key, item in document["besluiten"][0].items() if key != "gemeente"}
            texts[index] = _canonical(event)
            head = sha256_of(f"{head}\n{texts[index]}")
        part["kop"] = head
    document.pop("sha256", None)
    return json.dumps({**document, "sha256": _hash(document)}, ensure_ascii=False)


def _canonical(data: Any) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _hash(data: Any) -> str:
    return sha256_of(_canonical(data))
