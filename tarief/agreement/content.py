"""What the parties agreed, as data: from a process as it stands, the terms, and the calculation of each product."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tarief.agreement.product import agreed_calculation
from tarief.calculation import Breakdown
from tarief.core.canonical import moment
from tarief.core.dutch import shown
from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.core.version import VERSION
from tarief.negotiation.outcomes import AgreementReached, Vote, VoteCast
from tarief.negotiation.party import Party, TableSide
from tarief.negotiation.position import Ground
from tarief.negotiation.process import Lock, Process, Said, StandingText

#: The field of the closing event that holds the hash of all this.
_HASH = "inhoud_sha256"


def content_of(
    process: Process,
    terms: AgreementReached,
    calculations: Mapping[str, Breakdown],
    *,
    closed: datetime,
    made_up: bool = False,
) -> JsonObject:
    """Return what was agreed; raises `Refused` where a calculation does not come to the tariff of the text.

    `calculations` are by the id of the product; `made_up` marks an example.
    """
    refuse(_differences(process, calculations))
    texts = (text for versions in process.texts.values() for text in versions)
    return {
        "proces": process.id,
        "naam": process.name,
        "gebied": process.region,
        "voorbeeld": made_up,
        "motor": f"tarief {VERSION}",
        "gesloten": moment(closed),
        "overeenkomst": {key: value for key, value in terms.as_json().items() if key != _HASH},
        "partijen": [{"id": item.id, "naam": item.name, "rol": item.seat.value} for item in _named(process)],
        "machtigingen": [mandate.as_json() for mandate in process.mandates.values()],
        "omschrijvingen": [definition.as_json() for definition in process.definitions.values()],
        "producten": [
            {"product": product.as_json(), "berekening": agreed_calculation(calculations[key]).as_json()}
            for key, product in process.products.items()
        ],
        "teksten": [_text(text) for text in texts],
        "gecontroleerd": [_public(item.as_json(), item.evidence) for item in process.checked.values()],
        "vergrendelingen": [_lock(lock) for lock in process.locks.values()],
        "afwijkende_standpunten": [_dissent(process, said) for said in process.dissents.values()],
        "stemmen": [_vote(process, party, vote) for party, vote in process.votes.items()],
    }


def _differences(process: Process, calculations: Mapping[str, Breakdown]) -> Iterator[Finding]:
    for key, product in process.products.items():
        text, place = process.text(key), Place.of("producten", key)
        if text is None or key not in calculations:
            told = f"{product.name} heeft geen tekst of geen berekening."
            yield Finding("akkoord_onvolledig", told, "Stel de tekst vast en reken haar door.", place)
        elif calculations[key].tarief != text.set.tariff:
            found, unit = calculations[key].tarief, calculations[key].unit
            told = f"{product.name}: de tekst noemt {shown(text.set.tariff, unit)}, de berekening {shown(found, unit)}."
            yield Finding("tekst_en_berekening", told, "Stel de tekst opnieuw vast.", place)


def _text(text: StandingText) -> JsonObject:
    return text.set.as_json() | {"versie": str(text.version), "ronde": str(text.round), "tijd": moment(text.at)}


def _lock(lock: Lock) -> JsonObject:
    told = lock.locked.as_json() | {"versie": str(lock.version), "tijd": moment(lock.at)}
    return _public(told, lock.locked.evidence)


def _named(process: Process) -> Iterator[Party]:
    """Who is named in an agreement: who signs it, who is no provider, and who let others read its dissent.

    A provider that does not sign is counted, and not named: that it sat at the table is nobody's business.
    """
    spoke = {said.by for said in process.dissents.values() if said.dissent.released}
    signs = {party for party, cast in process.votes.items() if cast.vote is not Vote.REFUSED}
    return (item for item in process.parties.values() if item.side is not TableSide.GIVING or item.id in spoke | signs)


def _vote(process: Process, party: str, vote: VoteCast) -> JsonObject:
    """How a party stands to the text; on which conditions a provider does is its own, and everybody reads this."""
    if process.parties[party].side is not TableSide.GIVING:
        return {"partij": party} | vote.as_json()
    named = any(party == item.id for item in _named(process))
    return {"partij": party if named else ""} | vote.as_json() | {"voorwaarden": ""}


def _dissent(process: Process, said: Said) -> JsonObject:
    """A dissent as it was said; by whom only where that party let others know, or is no provider."""
    party = process.parties[said.by]
    named = said.dissent.released or party.side is not TableSide.GIVING
    told = said.dissent.as_json() | {"door": said.by if named else "", "tijd": moment(said.at)}
    return _public(told, said.dissent.evidence)


def _public(told: JsonObject, grounds: Sequence[Ground]) -> JsonObject:
    """What was told, with of a ground that is confidential no more than its kind, grade and hash."""
    hidden = ("omschrijving",)
    written = [
        {key: value for key, value in ground.as_json().items() if not (ground.confidential and key in hidden)}
        for ground in grounds
    ]
    return told | {"onderbouwing": written}
