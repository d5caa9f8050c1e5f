"""What is known of a lump sum beside its amounts: the terms for the risk check, and where its start data come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.contracts.baseline import Sourced, Statement
from tarief.contracts.fields import Fields
from tarief.contracts.limits import positive
from tarief.contracts.lumpsum import Base

_START = {"volume": "Het volume bij de start", "kosten_per_eenheid": "De prijs per eenheid bij de start"}


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms that the amounts do not tell: true, false, or None where it is not known. `years` is the term."""

    may_not_refuse: bool | None = None
    reopening: bool | None = None
    unilateral_change: bool | None = None
    years: Decimal | None = None


def read_terms(fields: Fields) -> Terms:
    """Read `toets`; without it nothing is known."""
    if not fields.has("toets"):
        return Terms()
    item = fields.table("toets")
    found = Terms(
        item.known("geen_weigering_of_wachtlijst"),
        item.known("heropening"),
        item.known("eenzijdig_wijzigen"),
        item.number("looptijd") if item.has("looptijd") else None,
    )
    item.close()
    return found


def read_baseline(fields: Fields, base: Base | None) -> tuple[Sourced, ...] | None:
    """Read `startgegevens`: what each source says of the volume and the cost of the base, each with its date."""
    if not fields.has("startgegevens"):
        return None
    item = fields.table("startgegevens")
    used = (base.volume, base.cost_per_unit) if base else (None, None)
    found = tuple(
        Sourced(str(item.at(name)), label, tuple(map(_statement, item.records(name))), value)
        for (name, label), value in zip(_START.items(), used, strict=True)
    )
    item.close()
    return found


def _statement(item: Fields) -> Statement:
    on = item.day("datum")
    if item.get("datum") is None:
        text = "Startgegevens zonder datum kunnen geen budget dragen."
        item.fault(text, 'Vul de peildatum van de gegevens in: "datum": "2018-01-01".', "datum")
    found = Statement(
        item.checked("waarde", positive, "De waarde"), item.text("bron"), on, item.text("over", needed=False)
    )
    item.close()
    return found
