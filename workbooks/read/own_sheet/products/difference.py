"""The price that the sheet prints, against the model on the same inputs; what explains the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from tarief.calculation.calculate import PriceOutcome
from tarief.calculation.inputs import Stated, StatedInputs
from tarief.core.amounts import euro, signed_euro
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.core.number import EXACT
from tarief.core.ties import is_within
from tarief.opgave import Opgave
from workbooks.read.own_sheet.found.candidates import short
from workbooks.read.own_sheet.values.inputs import ANY_DAY, model_of, opgave_of, outcome_on, worked_out
from workbooks.read.own_sheet.values.types import ProductReading, Recognised

_CENT = Decimal("0.005")
#: A smaller difference comes from rounding on the way; a smaller mark-up (%) is none.
_ROUNDED, _LEAST = Decimal("0.03"), Decimal("0.1")
_BASES = {
    "loonkosten": "de loonkosten per productief uur",
    "directe_kosten": "de directe kosten",
    "totale_kosten": "de totale kosten",
    "omzet": "de omzet",
}
#: What is said of the prices that a sheet prints.
COMPARED = frozenset({"gedrukt_klopt", "gedrukt_wijkt_af", "uren_kloppen_niet"})
#: Remarks on a sheet that can make its price another than that of the model.
_CAUSES = frozenset({
    "getal_in_formule", "korting", "opbrengst_afgetrokken", "som_mist_regel", "kosten_tellen_niet_mee", "geen_getal",
    "bij_benadering", "waarde_ontbreekt", "formule_wijkt_af", "optelling_klopt_niet", "tekst_in_formule",
    "getal_als_tekst", "index_niet_meegerekend",
})  # fmt: skip
_ROUNDINGS = {
    "centen_per_stap": "het blad rondt elke stap af op centen",
    "hele_euros": "het blad rondt af op hele euro's",
    "centen_per_minuut": "het blad rondt af op hele centen per minuut",
}


def compared_anew(findings: Iterable[Finding], compared: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings without what was said before of a price that was `compared` once more, and what is said now."""
    anew = {finding.place for finding in compared if finding.kind in COMPARED}
    kept = (finding for finding in findings if finding.kind not in COMPARED or finding.place not in anew)
    return tuple(dict.fromkeys((*kept, *compared)))


def compare_printed(
    product: ProductReading, answers: Mapping[str, str], on: date | None, remarks: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return how the printed prices and intermediate lines differ from the model, and why where one change explains it.

    Give the answers to the questions about the product; with one left open nothing can be said of the price.
    `remarks` are what was told of the sheet: what is odd there may be the reason.
    """
    found = [*check_hours(product, answers)]
    if any(value.chosen(answers.get(value.question)) is None for value in product.values):
        return tuple(found)
    opgave = opgave_of(product, answers, on or ANY_DAY)
    outcome = outcome_on(opgave, on)
    if outcome is None:
        return tuple(found)
    causes = _causes(product, remarks)
    for key, shown in product.prices.items():
        found += _price(product, key, shown, _Ours(opgave, outcome), causes)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Ours:
    """What a product states, and what the model makes of it."""

    opgave: Opgave
    outcome: PriceOutcome

    @property
    def inputs(self) -> StatedInputs:
        """What is stated."""
        return self.opgave.inputs

    def otherwise(self, inputs: StatedInputs) -> PriceOutcome | None:
        """Return what other inputs come to on the same day."""
        return outcome_on(replace(self.opgave, inputs=inputs), self.opgave.peildatum)


def _value(outcome: PriceOutcome, key: str) -> Decimal:
    return outcome.tarief if key == "tarief" or outcome.kostprijs is None else outcome.kostprijs


def _causes(product: ProductReading, remarks: Iterable[Finding]) -> list[Finding]:
    """What was told of the sheets of a product that can make its price another than the model's."""
    sheets = {value.sheet for value in (*product.values, *product.printed.values())}
    return [each for each in remarks if each.kind in _CAUSES and each.place.cell and each.place.cell.sheet in sheets]


def _price(
    product: ProductReading, key: str, shown: Decimal, model: _Ours, causes: Sequence[Finding]
) -> Iterator[Finding]:
    printed = product.printed[key]
    ours = _value(model.outcome, key)
    gap = shown - ours
    if product.prints(key, ours):
        text = f"Het blad noemt {key} {euro(shown)}; het model komt op dezelfde invoer ook op {euro(ours)}."
        yield Finding("gedrukt_klopt", text, "", printed.place, Severity.NOTE)
        return
    agrees = key == "kostprijs" and product.prints("tarief", model.outcome.tarief)
    if agrees and _is_swapped(shown, ours):
        text = (
            f"Het blad noemt kostprijs {euro(shown)}; de regels samen komen op {euro(ours)}, en daar hoort het tarief "
        )
        text += "bij. Er lijken twee cijfers verwisseld."
        yield Finding("gedrukt_wijkt_af", text, "Verbeter de kostprijs in het blad.", printed.place, Severity.WARNING)
        return
    if agrees:
        text = f"Het blad noemt kostprijs {euro(shown)}; het model komt op {euro(ours)}. Het tarief is wel gelijk."
        advice = "Wat in het blad na de kostprijs komt (een index, een korting), telt in het model in de kosten mee."
        yield Finding("kostprijs_elders_getrokken", text, advice, printed.place, Severity.NOTE)
        return
    told = "hoger" if gap > 0 else "lager"
    text = f"Het blad noemt {key} {euro(shown)}; het model komt op dezelfde invoer op {euro(ours)}. "
    text += f"Het blad is {euro(abs(gap))} {told}."
    reasons = list(_reasons(product, key, shown, model))
    if not reasons and not causes and not product.outside:
        reasons = list(_mark_up(key, shown, model))
    advice = _unexplained(product, causes, gap, _marked_up(key, model.outcome))
    if reasons:
        advice = f"Dat komt precies uit als {reasons[0]}."
    if len(reasons) > 1:
        advice += f" Ook mogelijk: {'; '.join(reasons[1:3])}."
    yield Finding("gedrukt_wijkt_af", text, advice, printed.place, Severity.WARNING)


def _is_swapped(shown: Decimal, ours: Decimal) -> bool:
    """Whether an amount is another with two neighbouring digits swapped: 38,82 for 38,28."""
    one, other = (f"{value:.2f}".replace(".", "") for value in (shown, ours))
    apart = [place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    if len(one) != len(other) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def _unexplained(product: ProductReading, causes: Sequence[Finding], gap: Decimal, marked_up: Decimal) -> str:
    """Without one change that explains the gap: what is odd, or which lines of the sheet the model has no room for."""
    apart = {line.place for line in product.outside if line.options}
    causes = [each for each in causes if each.place not in apart]
    told = list(_partly(product, gap, marked_up))
    if told and not causes:
        return " ".join(told)
    if causes:
        return f"Dit kan het verschil zijn: {causes[0].text} ({causes[0].place})."
    lines = [f"‘{line.label}’ ({line.place})" for line in product.outside if line.place not in apart][:3]
    if lines:
        return f"Het model heeft geen regel voor {', '.join(lines)}; dat kan het verschil zijn."
    if abs(gap) < _ROUNDED:
        return "Zo’n klein verschil kan komen doordat het blad onderweg afrondt."
    return "Geen enkele afwijking alleen verklaart dit; zie bij ‘niet gebruikt’ welke regels niet meetellen."


def _partly(product: ProductReading, gap: Decimal, marked_up: Decimal) -> Iterator[str]:
    """Lines without room in the model, of which it is known per hour how much they explain, and what is left then."""
    amounts = ((line, _of_hour(line) * marked_up) for line in product.outside if line.options)
    same = [(line, amount) for line, amount in amounts if amount * gap > 0 and abs(amount) < abs(gap)]
    for line, amount in same:
        yield f"Het model heeft geen regel voor ‘{line.label}’ ({line.place}): dat is {signed_euro(amount)} per uur."
    if same:
        rest = gap - sum((amount for _, amount in same), Decimal(0))
        yield f"Waar de andere {euro(abs(rest))} vandaan komt, is niet bekend."


def _of_hour(line: Recognised) -> Decimal:
    """What a line that the model has no room for comes to in an hour."""
    return line.options[0].value if line.options else Decimal(line.value)


def _reasons(product: ProductReading, key: str, shown: Decimal, model: _Ours) -> Iterator[str]:
    """Each single change after which the model comes to the printed price."""
    inputs = model.inputs
    for reason, changed in (
        *((reason, inputs.with_values({("afronding",): Stated(rule)})) for rule, reason in _ROUNDINGS.items()),
        *_other_base(inputs),
        *_order(inputs, model.outcome.values),
        *_narrow_charges(inputs, model.outcome.values),
    ):
        made = model.otherwise(changed)
        if made is not None and is_within(_value(made, key) - shown, _CENT):
            yield reason
    exact = _value(model.outcome, key)
    for line in product.outside:
        value = _of_hour(line)
        worked = exact * (1 + value) if line.unit == "aandeel" else exact + value * _marked_up(key, model.outcome)
        if abs(worked - shown) <= Decimal("0.011"):
            amount = f"{short(value.scaleb(2))}%" if line.unit == "aandeel" else _per_hour(line, value)
            yield f"‘{line.label}’ ({amount}, cel {line.cell}) meetelt; het model heeft die regel niet"


def _per_hour(line: Recognised, value: Decimal) -> str:
    return f"{signed_euro(value)} per uur" if line.options else f"€ {short(value, 2)}"


def _marked_up(key: str, outcome: PriceOutcome) -> Decimal:
    """What a euro of cost comes to in a price."""
    return outcome.tarief / outcome.kostprijs if key == "tarief" and outcome.kostprijs else Decimal(1)


def _mark_up(key: str, shown: Decimal, model: _Ours) -> Iterator[str]:
    """A mark-up that the sheet does not name, where nothing else on it can be the reason."""
    exact = _value(model.outcome, key)
    if key == "tarief" and "risico_opslag" not in model.inputs and shown > exact > 0:
        share = (shown / exact - 1).scaleb(2)
        if _LEAST <= share <= 15:
            yield f"in het tarief een opslag van {dutch(share)}% op de kostprijs zit die het blad niet noemt"


def _other_base(inputs: StatedInputs) -> Iterator[tuple[str, StatedInputs]]:
    overhead = inputs.stated.get(("overhead",))
    if overhead is not None and overhead.base in _BASES:
        for base, label in _BASES.items():
            if base != overhead.base:
                changed = inputs.with_values({("overhead",): replace(overhead, base=base)})
                yield f"de overhead een percentage is van {label}", changed
    risk = inputs.stated.get(("risico_opslag",))
    if risk is not None and risk.base in ("kostprijs", "tarief"):
        other = "tarief" if risk.base == "kostprijs" else "kostprijs"
        label = "het tarief" if other == "tarief" else "de kostprijs"
        changed = inputs.with_values({("risico_opslag",): replace(risk, base=other)})
        yield f"de opslag voor risico een percentage is van {label}", changed


def _order(inputs: StatedInputs, values: Mapping[str, Decimal]) -> Iterator[tuple[str, StatedInputs]]:
    """Travel, training or client-bound cost that comes after the overhead instead of before it."""
    overhead = inputs.stated.get(("overhead",))
    if overhead is None or overhead.base != "directe_kosten":
        return
    for key, label in (
        ("reiskosten_per_uur", "de reiskosten"),
        ("opleidingskosten_per_uur", "de opleidingskosten"),
        ("clientgebonden_kosten_per_uur", "de cliëntgebonden kosten"),
    ):
        if key in inputs and key in values:
            with localcontext(EXACT):
                amount = (values["directe_kosten"] - values[key]) * values["overhead"]
            changed = inputs.with_values({("overhead",): Stated(amount, "per_uur")})
            yield f"{label} pas na de overhead erbij komen", changed


def _narrow_charges(inputs: StatedInputs, values: Mapping[str, Decimal]) -> Iterator[tuple[str, StatedInputs]]:
    """Employer charges over the gross wage alone, not over the allowances."""
    charges = ("werkgeverslasten",)
    given = ("bruto_uurloon",) in inputs.stated and charges in inputs.stated
    if given and {"bruto_uurloon", *charges} <= values.keys():
        with localcontext(EXACT):
            amount = values["bruto_uurloon"] * values["werkgeverslasten"]
        rest = {path: item for path, item in inputs.stated.items() if path != charges}
        changed = replace(inputs, stated={**rest, ("werkgeverslasten_per_uur",): Stated(amount)})
        yield "de werkgeverslasten een percentage zijn van het brutoloon zonder toeslagen", changed


def check_hours(product: ProductReading, answers: Mapping[str, str]) -> Iterator[Finding]:
    """The hours and the productivity that the sheet prints, against what the model makes of its other hours."""
    opgave = opgave_of(product, answers)
    for key in ("niet_productieve_uren", "productieve_uren", "productiviteit"):
        printed = product.printed.get(key)
        if printed is None or not isinstance(printed.value, Decimal):
            continue
        value = worked_out(key, opgave.inputs, model_of(product))
        near = Decimal("0.0051") if key == "productiviteit" else Decimal("0.6")
        if value is not None and abs(printed.value - value) > near:
            said = f"{short(printed.value.scaleb(2))}%" if key == "productiviteit" else short(printed.value)
            follows = f"{dutch(value.scaleb(2))}%" if key == "productiviteit" else dutch(value)
            text = f"‘{printed.label}’ is {said}, maar uit de uren in het blad volgt {follows}."
            yield Finding("uren_kloppen_niet", text, "Vraag na welke uren gelden.", printed.place, Severity.WARNING)
