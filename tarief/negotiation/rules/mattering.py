"""Dividing points over what is open."""

from collections.abc import Iterator
from decimal import Decimal

from tarief.core.findings import Finding
from tarief.negotiation.importance import POINTS, ImportanceGiven
from tarief.negotiation.packages import open_issues
from tarief.negotiation.rulebook import Wanted, fault, rule


@rule(ImportanceGiven)
def _divided(wanted: Wanted[ImportanceGiven]) -> Iterator[Finding]:
    what, process = wanted.what, wanted.process
    if what.product not in process.products:
        text, advice = "Dit product ligt niet op tafel.", "Kies een product van dit proces."
        yield fault("product_onbekend", text, advice, "product")
        return
    if wanted.by.cooperative or wanted.by.negotiator:
        text, advice = "Wie door een ander spreekt, verdeelt geen punten.", "Laat wie namens u spreekt dit doen."
        yield fault("niet_eigen", text, advice, "punten")
    issues = open_issues(process, what.product)
    for key, points in what.points.items():
        if key not in issues:
            text, advice = f"'{key[:60]}' is geen open punt.", "Kies een punt dat nog openstaat."
            yield fault("geen_open_punt", text, advice, "punten", key)
        elif points < 0:
            yield fault("negatief", "Punten zijn niet negatief.", "Geef nul of meer.", "punten", key)
    if sum(what.points.values(), Decimal(0)) != POINTS:
        text, advice = f"Samen zijn het {POINTS} punten.", "Verdeel ze over de open punten."
        yield fault("geen_honderd", text, advice, "punten")
