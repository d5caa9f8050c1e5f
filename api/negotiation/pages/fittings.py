"""What the form of each move knows beforehand, from what the party sees of the process and nothing else."""

from collections.abc import Mapping
from typing import Final

from api.negotiation.pages.evidence_fittings import evidence_fitting
from api.negotiation.pages.fitting import Fitting, FormRow
from api.negotiation.pages.following_fittings import FOLLOWING_FITTINGS
from api.negotiation.pages.form_case import Fit, FormCase, in_number_box
from api.negotiation.pages.setup_fittings import SETUP_FITTINGS
from api.negotiation.pages.talk_fittings import TALK_FITTINGS
from tarief.core.number import plain
from tarief.core.units import EURO, UNITS
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import ProductAdded
from tarief.negotiation.outcomes import AgreementReached, DecisionTaken, NoteSettled, TariffInForce, VoteCast
from tarief.negotiation.snapshot import SnapshotTaken
from tarief.negotiation.views import MunicipalityView

#: Remarks that are answered at once; the next ones come after these.
_AT_ONCE: Final = 20
_ONLY_IF: Final = "Alleen als u hierboven een ander tarief hebt gegeven dan in de tekst."


def fitting(what: type[Happening], case: FormCase) -> Fitting:
    """Return what the form of a move knows."""
    own = _FITTINGS.get(what)
    common = Fitting() if what is ProductAdded else _common(case)
    return common | (own(case) if own else Fitting())


def _common(case: FormCase) -> Fitting:
    products = [(product.id, product.name) for product in case.view.products]
    parameters = [(definition.id, definition.label) for definition in case.parameters()]
    fixed = {"product": case.product.id} if case.product else {}
    about = case.definition
    unit = UNITS.get(about.unit) if about else None
    units = dict.fromkeys(("waarde", "eigen_waarde", "positie.waarden.van", "positie.waarden.tot_en_met"), unit)
    return evidence_fitting() | Fitting(
        fixed=fixed,
        starts={"parameter": about.id} if about else {},
        choices={"product": products, "parameter": parameters},
        units={name: found for name, found in units.items() if found},
    )


def _vote(case: FormCase) -> Fitting:
    """One votes for oneself; who speaks for others chooses for whom of those who gave a mandate."""
    given = case.view.speaks_for if isinstance(case.view, MunicipalityView) else ()
    if not given:
        return Fitting(absent=frozenset({"voor"}))
    return Fitting(choices={"voor": [(one.id, one.name) for one in case.view.municipalities if one.id in given]})


def _decision(case: FormCase) -> Fitting:
    tariffs = {text.product: in_number_box(text.tariff, None) for text in case.view.texts}
    rows = [FormRow(product.id, product.name) for product in case.view.products]
    return Fitting(
        fixed={f"afwijkingen.{row.key}.product": row.key for row in rows},
        starts={f"tarieven.{product}": tariff for product, tariff in tariffs.items()}
        | {"datum": f"{case.at:%Y-%m-%d}"},
        rows={
            "tarieven": [FormRow(one.id, f"{one.name}, per {one.unit}") for one in case.view.products],
            "afwijkingen": [FormRow(row.key, f"Afwijking bij {row.label}", _ONLY_IF) for row in rows],
        },
        units={f"tarieven.{row.key}": EURO for row in rows},
        copies={f"afwijkingen.{row.key}.tarief": f"tarieven.{row.key}" for row in rows},
        absent=frozenset(f"afwijkingen.{row.key}.tarief" for row in rows),
    )


def _agreement(case: FormCase) -> Fitting:
    rows = [FormRow(product.id, product.name, "Alleen bij een ingroeipad.") for product in case.view.products]
    units = {f"tarief_hiervoor.{row.key}": EURO for row in rows}
    return Fitting(rows={"tarief_hiervoor": rows}, units=units)


def _note(case: FormCase) -> Fitting:
    waiting = [remark for remark in case.view.remarks if remark.id and not remark.answer][:_AT_ONCE]
    names = case.definitions
    rows = [FormRow(str(at), names[remark.definition].label, remark.text) for at, remark in enumerate(waiting)]
    return Fitting(
        fixed={f"antwoorden.{at}.opmerking": remark.id for at, remark in enumerate(waiting)},
        rows={"antwoorden": rows},
    )


def _snapshot(case: FormCase) -> Fitting:
    seen = next((one for one in case.view.snapshots if case.product and one.product == case.product.id), None)
    bands = [plain(band.tariff).replace(".", ",") for band in seen.bands] if seen else []
    return Fitting(starts={"tarieven": "\n".join(bands)})


def _in_force(case: FormCase) -> Fitting:
    agreement = case.view.agreement
    return Fitting(starts={"vanaf": agreement.start.isoformat()} if agreement else {})


_FITTINGS: Final[Mapping[type[Happening], Fit]] = {
    **SETUP_FITTINGS,
    **TALK_FITTINGS,
    **FOLLOWING_FITTINGS,
    VoteCast: _vote,
    AgreementReached: _agreement,
    DecisionTaken: _decision,
    NoteSettled: _note,
    SnapshotTaken: _snapshot,
    TariffInForce: _in_force,
}
