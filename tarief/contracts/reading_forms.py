"""One contract form from JSON: the form itself, what lies around it, and what is known of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tarief.contracts.baseline import Sourced
from tarief.contracts.corridor import Band, Corridor, band_findings
from tarief.contracts.fields import Fields
from tarief.contracts.forms import ContractForm, PerUnit, VolumeBand, WithCorridor
from tarief.contracts.hours_form import HoursOverPeriod
from tarief.contracts.limits import positive, share
from tarief.contracts.lumpsum import Base, Following, LumpSum, Step
from tarief.contracts.measures import Measure
from tarief.contracts.reading_hours import read_hours
from tarief.contracts.reading_terms import Terms, read_baseline, read_terms
from tarief.contracts.trajectory import CaseType, Spread, expected_price, price_with_risk
from tarief.core.findings import Refused, refuse
from tarief.core.place import Place

#: More bands than this is no agreement.
MOST_BANDS = 20
_HOURS = "uren_over_periode"
_ONLY_LUMP = ("maatregelen", "volumeband", "startgegevens", "toets")


@dataclass(frozen=True, slots=True)
class Offer:
    """A form as it was asked for. `lump` is the lump sum in it; only such a form has measures, terms, a baseline."""

    fields: Fields
    kind: str
    form: ContractForm
    lump: LumpSum | None = None
    measures: tuple[Measure, ...] = ()
    terms: Terms = field(default_factory=Terms)
    baseline: tuple[Sourced, ...] | None = None

    @property
    def hours(self) -> HoursOverPeriod | None:
        """The hours over a period in it, whatever lies around them."""
        inside = self.form.form if isinstance(self.form, WithCorridor) else self.form
        return inside if isinstance(inside, HoursOverPeriod) else None


def read_offer(fields: Fields, years: Sequence[int] = ()) -> Offer | None:
    """Read one form; None, with every fault noted, where it cannot be. `years` are those of the course."""
    makers: Mapping[str, Callable[[Fields], ContractForm | None]] = {
        "inspanningsgericht": lambda item: read_hours(item, years) if item.has(_HOURS) else _per_unit(item),
        "outputgericht": _per_trajectory,
        "taakgericht": _lump_sum,
    }
    kind = fields.choice("vorm", tuple(makers))
    if not kind:
        return None
    before = len(fields.faults)
    form = fields.made(lambda: makers[kind](fields))
    lump = form if isinstance(form, LumpSum) else None
    around = _around(fields, form, lump)
    offer = _with_terms(fields, kind, around, lump) if kind == "taakgericht" else _plain(fields, kind, around)
    fields.close()
    return None if len(fields.faults) > before else offer


def _with_terms(fields: Fields, kind: str, form: ContractForm | None, lump: LumpSum | None) -> Offer | None:
    measures = tuple(_measure(item) for item in fields.records("maatregelen"))
    terms, baseline = read_terms(fields), read_baseline(fields, lump.base if lump else None)
    return None if form is None else Offer(fields, kind, form, lump, measures, terms, baseline)


def _plain(fields: Fields, kind: str, form: ContractForm | None) -> Offer | None:
    for name in _ONLY_LUMP:
        if fields.has(name):
            fields.fault(f"'{name}' hoort bij een taakgerichte vorm.", "Haal het weg, of kies taakgericht.", name)
    return None if form is None else Offer(fields, kind, form)


def _around(fields: Fields, form: ContractForm | None, lump: LumpSum | None) -> ContractForm | None:
    """Put a volume band and a corridor around a form, and give it the name the user chose."""
    if fields.has("volumeband") and fields.get("vorm") == "taakgericht":
        band = fields.table("volumeband")
        width = band.checked("breedte", share, "De breedte")
        variable = band.checked("variabel_deel", share, "Het variabele deel van de kosten")
        band.close()
        if lump is not None:
            form = fields.made(lambda: VolumeBand(lump, width, variable))
    if fields.has("corridor"):
        corridor, inside = _corridor(fields.table("corridor")), form
        form = None if corridor is None or inside is None else WithCorridor(inside, corridor, _named(inside))
    name = fields.text("naam") if fields.has("naam") else ""
    return replace(form, label=name) if name and form is not None else form  # type: ignore[type-var]


def _named(form: ContractForm) -> str:
    return f"{form.label.removesuffix(' (plafond)')} met risicocorridor".replace(
        " met volumeband met ", " met volumeband en "
    )


def _per_unit(fields: Fields) -> PerUnit:
    return PerUnit(fields.number("prijs"), fields.number("verwacht_volume"), fields.numbers("indexering"))


def _per_trajectory(fields: Fields) -> PerUnit | None:
    """Read everything before anything is worked out: what is refused must not hide what follows it."""
    cases = [
        CaseType(item.text("naam"), item.number("aandeel"), item.number("uren"), item.number("tarief"))
        for item in _closed(fields, "casustypen")
    ]
    fixed, indexation = fields.optional("vaste_kosten"), fields.numbers("indexering")
    expected = fields.checked("verwacht_volume", positive, "Het verwachte volume")
    spread = _spread(fields) if fields.has("spreiding") else None
    price = fields.made(lambda: expected_price(cases, fixed))
    if price is None:
        return None
    if spread is not None:
        price = price_with_risk(price, spread, expected)
    return PerUnit(price, expected, indexation, label="Outputgericht (traject)")


def _spread(fields: Fields) -> Spread | None:
    item = fields.table("spreiding")
    variation, z = item.number("variatiecoefficient"), item.number("z_waarde")
    item.close()
    return fields.made(lambda: Spread(variation, z), "spreiding")


def _lump_sum(fields: Fields) -> LumpSum:
    item = fields.table("basis")
    base = Base(item.number("volume"), item.number("kosten_per_eenheid"))
    item.close()
    steps = tuple(
        Step(step.whole("jaar"), step.optional("indexering"), step.optional("taakstelling"))
        for step in _closed(fields, "stappen")
    )
    following = fields.choice("groei_gemeten", tuple(Following)) if fields.has("groei_gemeten") else ""
    return LumpSum(base, steps, fields.optional("gevolgde_groei"), Following(following or Following.SINCE_START))


def _corridor(fields: Fields) -> Corridor | None:
    both = fields.has("banden")
    over = _bands(fields, "banden" if both else "overschrijding")
    under = over if both else _bands(fields, "onderschrijding")
    if not (both or fields.has("overschrijding") or fields.has("onderschrijding")):
        advice = "Geef 'banden' voor beide kanten, of 'overschrijding' en 'onderschrijding' apart."
        fields.fault("De corridor heeft geen banden.", advice, "banden")
    fields.close()
    return None if over is None or under is None else fields.made(lambda: _checked(over, under, both))


def _checked(over: tuple[Band, ...], under: tuple[Band, ...], both: bool) -> Corridor:
    try:
        return Corridor(over, under)
    except Refused as refused:
        if not both:
            raise
        sides = ("overschrijding", "onderschrijding")
        raise refused.relocated(
            lambda place: Place.said(", ".join("banden" if part in sides else part for part in str(place).split(", ")))
        ) from None


def _bands(fields: Fields, name: str) -> tuple[Band, ...] | None:
    """Read bands; none at all where one of them is faulty, so that the next is not blamed for it."""
    before = len(fields.faults)
    if isinstance(rows := fields.get(name), list) and len(rows) > MOST_BANDS:
        fields.fault(f"Er zijn {len(rows)} banden.", f"Geef hoogstens {MOST_BANDS} banden.", name)
        return None
    found = tuple(
        Band(item.number("van"), item.number("tot") if item.has("tot") else None, item.number("aanbieder"))
        for item in _closed(fields, name)
    )
    if len(fields.faults) == before:
        return found
    alone = [item for number, band in enumerate(found, 1) for item in band_findings(band, f"{name}, band {number}")]
    fields.made(lambda: refuse(alone))
    return None


def _measure(item: Fields) -> Measure:
    saving = item.checked("besparing", positive, "De besparing")
    found = Measure(item.text("naam"), item.text("werkt_op"), saving, item.whole("jaar"))
    item.close()
    return found


def _closed(fields: Fields, name: str) -> Iterator[Fields]:
    """Give the records of a list one by one, and close each when it has been read."""
    for item in fields.records(name):
        yield item
        item.close()
