"""What the forms know of a round: its agenda, positions, texts, offers and answers."""

from collections.abc import Mapping
from datetime import MAXYEAR, timedelta
from typing import Final

from api.negotiation.pages.dutch_time import in_box
from api.negotiation.pages.evidence_fittings import given_before
from api.negotiation.pages.fitting import Choices, Fitting, FormRow
from api.negotiation.pages.form import TICKED
from api.negotiation.pages.form_case import Fit, FormCase, in_number_box, offer_of
from tarief.core.dutch import shown
from tarief.core.units import UNITS
from tarief.negotiation.definition import Definition, ParameterKind
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    Amendment,
    GapConfirmed,
    OfferAnswered,
    OfferMade,
    PositionSubmitted,
    QuestionAsked,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    TextSet,
    ValueChecked,
)
from tarief.negotiation.importance import BESIDE_PRICE, ImportanceGiven
from tarief.negotiation.outcomes import DissentRecorded, UnlockAsked, ValueLocked
from tarief.negotiation.position import Item, Position

_TWO_WEEKS: Final = timedelta(days=14)


def _own_position(case: FormCase) -> Position | None:
    """What this party itself put forward of the line in this round, the last of it; never of another one."""
    item = Item(case.product.id if case.product else "", case.definition.id if case.definition else "")
    seen = getattr(case.view, "positions", ())
    return next(
        (
            put.position
            for put in reversed(seen)
            if (put.party, put.round, put.position.item) == (case.party.id, case.view.round, item)
        ),
        None,
    )


def _as_it_was(case: FormCase) -> Fitting:
    """What a position that is replaced says, in the boxes of its form; a single value stands in the first."""
    own = _own_position(case)
    if own is None or case.definition is None:
        return Fitting()
    unit, values = UNITS.get(case.definition.unit), own.values
    told = {"waarden.van": in_number_box(values.low, unit)}
    told |= {"waarden.tot_en_met": in_number_box(values.high, unit)} if values.high != values.low else {}
    told |= {"motivering": own.motivation, "regel": own.rule, "toelaatbaar": _tick(own.allowed)}
    starts = {f"positie.{key}": text for key, text in told.items()}
    return Fitting(starts=starts) | given_before("positie.onderbouwing", own.evidence)


def _tick(is_so: bool) -> str:
    return TICKED if is_so else ""


def _position(case: FormCase) -> Fitting:
    about, product = case.definition, case.product
    fixed = {"positie.versie": str(about.version), "positie.parameter": about.id} if about else {}
    fixed |= {"positie.product": product.id} if product else {}
    return Fitting(
        fixed=fixed,
        starts={"positie.toelaatbaar": TICKED},
        choices={"positie.parameter": [(one.id, one.label) for one in case.parameters()]},
        copies={"positie.waarden.tot_en_met": "positie.waarden.van"},
    ) | _as_it_was(case)


def _value(case: FormCase) -> Fitting:
    """A value of one line: it begins with what the text says."""
    about, text = case.definition, case.text
    value = text.values.get(about.id) if text and about else None
    start = {"waarde": in_number_box(value, UNITS.get(about.unit))} if about and value is not None else {}
    return Fitting(fixed={"parameter": about.id} if about else {}, starts=start)


def _line(case: FormCase) -> Fitting:
    about = case.definition
    return Fitting(fixed={"parameter": about.id} if about else {})


def _agenda(case: FormCase) -> Fitting:
    settled = {(lock.product, lock.definition) for lock in case.view.locks}
    rows = [FormRow(product.id, product.name) for product in case.view.products]
    choices: dict[str, Choices] = {}
    starts: dict[str, str] = {}
    for product in case.view.products:
        choices[f"agenda.{product.id}"] = [(one.id, one.label) for one in case.parameters(product)]
        starts[f"agenda.{product.id}"] = " ".join(
            one.id for one in case.parameters(product) if (product.id, one.id) not in settled
        )
    return Fitting({"nummer": str(case.view.round + 1)}, starts, choices, {"agenda": rows})


def _text(case: FormCase) -> Fitting:
    own = case.parameters()
    values = case.text.values if case.text else {}
    starts = {
        f"waarden.{one.id}": in_number_box(values[one.id], UNITS.get(one.unit)) for one in own if one.id in values
    }
    return Fitting(
        starts=starts,
        choices={"open_punten": [(one.id, one.label) for one in own]},
        rows={"waarden": [FormRow(one.id, one.label) for one in own]},
        units={f"waarden.{one.id}": UNITS[one.unit] for one in own if one.unit in UNITS},
        absent=frozenset(() if case.product and case.product.lighter else ("verschil_lichter_product",)),
    )


def _offer(case: FormCase) -> Fitting:
    settled = {lock.definition for lock in case.view.locks if case.product and lock.product == case.product.id}
    lines = [one for one in case.parameters() if one.id not in settled]
    rows = [FormRow(one.id, one.label, f"Nu in de tekst: {case.standing(one)}.") for one in lines]
    chosen = {"aan": case.chosen["aan"]} if case.chosen.get("aan") else {}
    return Fitting(
        fixed={
            **({"tekstversie": str(case.text.version)} if case.text else {}),
            **{f"wijzigingen.{one.id}.parameter": one.id for one in lines},
        },
        starts=chosen,
        choices={"aan": [(one.id, one.name) for one in case.across]},
        rows={"wijzigingen": rows},
        units={f"wijzigingen.{one.id}.waarde": UNITS[one.unit] for one in lines if one.unit in UNITS},
        absent=frozenset({"wijzigingen.*.onderbouwing"}),
    )


def _points(case: FormCase) -> Fitting:
    settled = {lock.definition for lock in case.view.locks if case.product and lock.product == case.product.id}
    traded = [one for one in case.parameters() if one.kind is not ParameterKind.FACT and one.id not in settled]
    rows = [*((one.id, one.label) for one in traded), *BESIDE_PRICE.items()]
    mine = [one for one in getattr(case.view, "importance", ()) if case.product and one.product == case.product.id]
    given = mine[0].points if mine else {}
    starts = {f"punten.{key}": in_number_box(points, None) for key, points in given.items() if points}
    return Fitting(starts=starts, rows={"punten": [FormRow(key, label) for key, label in rows]})


def _replies(case: FormCase) -> Fitting:
    offer, known = offer_of(case.view, case.chosen.get("voorstel", "")), case.definitions
    changes = offer.made.changes if offer else ()
    rows = [
        FormRow(change.definition, known[change.definition].label, _change(case, known[change.definition], change))
        for change in changes
    ]
    return Fitting(
        fixed={f"antwoorden.{change.definition}.parameter": change.definition for change in changes},
        rows={"antwoorden": rows},
        units={
            f"antwoorden.{change.definition}.waarde": UNITS[known[change.definition].unit]
            for change in changes
            if known[change.definition].unit in UNITS
        },
    )


def _change(case: FormCase, definition: Definition, change: Amendment) -> str:
    """What stands in the text now, what is put in its place, and why."""
    now, new = case.standing(definition), shown(change.value, UNITS.get(definition.unit))
    told = f"Nu in de tekst: {now}. Voorgesteld: {new}." if now else f"Voorgesteld: {new}."
    return f"{told} Waarom: {change.motivation}" if change.motivation else told


def _gap(case: FormCase) -> Fitting:
    return Fitting(
        fixed={"tekstversie": str(case.text.version)} if case.text else {},
        starts={"met": case.chosen.get("met", "")},
        choices={"met": [(one.id, one.name) for one in case.across]},
    )


def _closing(case: FormCase) -> Fitting:
    """A round is open for two weeks, unless another moment is chosen."""
    start = max(case.at, case.view.closes or case.at)
    later = start + _TWO_WEEKS if start.year < MAXYEAR else start
    return Fitting(starts={"sluit": in_box(later)})


TALK_FITTINGS: Final[Mapping[type[Happening], Fit]] = {
    QuestionAsked: _line,
    RoundPrepared: _agenda,
    RoundOpened: _closing,
    RoundExtended: _closing,
    PositionSubmitted: _position,
    ValueChecked: _value,
    TextSet: _text,
    OfferMade: _offer,
    OfferAnswered: _replies,
    GapConfirmed: _gap,
    ImportanceGiven: _points,
    ValueLocked: _value,
    UnlockAsked: _line,
    DissentRecorded: _line,
}
