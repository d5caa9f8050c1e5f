"""What the forms know with which an agreement in force is followed: the products, the year, the quarter, the bands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from api.negotiation.pages.fitting import Fitting, FormRow
from api.negotiation.pages.form_case import Fit, FormCase, in_number_box
from tarief.core.units import AANDEEL, EURO
from tarief.negotiation.event import Happening
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import BudgetPlanned, CareBand, CorridorAgreed, RealisationReported

_PLAN: Final = "Cliënten: gemiddeld in een kwartaal. Eenheden ({}): in het hele jaar."
_BANDS: Final = ("1", "2", "3")
#: Where the first band begins.
_FIRST: Final = "overschrijding.1.van"
_SIDES: Final = {
    "overschrijding": ("Kosten boven de begroting", "Leeg: geen verdere band."),
    "onderschrijding": ("Kosten onder de begroting", "Leeg: als bij kosten boven de begroting."),
}


def _quarter(case: FormCase) -> Fitting:
    """A row per product, of the quarter that was chosen or else the last one that is over."""
    term, day = case.view.term, case.at.date()
    newest = term.newest(day) if term else Quarter.holding(day).before
    quarter = Quarter.of(case.chosen.get("kwartaal", "")) or newest
    reported = case.view.following.figures if case.view.following else ()
    earlier = {one.product: one for one in reported if one.period == quarter}
    return Fitting(
        fixed=_of_products(case, "kwartaal", quarter.text),
        starts={
            f"zorg.{key}.{name}": in_number_box(value, None)
            for key, one in earlier.items()
            for name, value in (("clienten", one.clients), ("eenheden", one.units), ("kosten", one.cost))
        },
        rows={
            "zorg": [
                FormRow(one.id, f"{one.name}, {quarter.words}", f"Een eenheid is een {one.unit}.")
                for one in case.view.products
            ]
        },
        units={f"zorg.{one.id}.kosten": EURO for one in case.view.products},
    )


def _year(case: FormCase) -> Fitting:
    """A row per product, of the year that was chosen or else the first one of the agreement that is not over."""
    agreement, chosen = case.view.agreement, case.chosen.get("jaar", "")
    start, end = (agreement.start.year, agreement.end.year) if agreement else (case.at.year, case.at.year)
    year = chosen if chosen.isdigit() else str(min(max(case.at.year, start), end))
    plans = (
        {one.product: one for one in case.view.following.plans if str(one.year) == year} if case.view.following else {}
    )
    return Fitting(
        fixed=_of_products(case, "jaar", year),
        starts={
            f"zorg.{key}.{name}": in_number_box(value, None)
            for key, one in plans.items()
            for name, value in (("clienten", one.clients), ("eenheden", one.units), ("prijs", one.price))
            if value is not None
        },
        rows={"zorg": [FormRow(one.id, f"{one.name}, {year}", _PLAN.format(one.unit)) for one in case.view.products]},
        units={f"zorg.{one.id}.prijs": EURO for one in case.view.products},
    )


def _of_products(case: FormCase, name: str, value: str) -> dict[str, str]:
    products = {f"zorg.{one.id}.product": one.id for one in case.view.products}
    return products | {f"zorg.{one.id}.{name}": value for one in case.view.products}


def _corridor(case: FormCase) -> Fitting:
    agreed = case.view.following.corridor if case.view.following else None
    bands = {"overschrijding": agreed.over, "onderschrijding": agreed.under} if agreed else {}
    return Fitting(
        starts={_FIRST: "0"} | {key: text for side, own in bands.items() for key, text in _starts(side, own)},
        rows={
            side: [FormRow(band, f"{told}: band {band}", hint if band != "1" else "") for band in _BANDS]
            for side, (told, hint) in _SIDES.items()
        },
        units={f"{side}.*.{name}": AANDEEL for side in _SIDES for name in ("van", "tot", "aanbieder")},
    )


def _starts(side: str, bands: Sequence[CareBand]) -> Iterator[tuple[str, str]]:
    """What was agreed before stands in the boxes."""
    for number, band in zip(_BANDS, bands, strict=False):
        ends = {"aanbieder": band.share, "van": band.start, "tot": band.end}
        yield from (
            (f"{side}.{number}.{name}", in_number_box(end, AANDEEL)) for name, end in ends.items() if end is not None
        )


FOLLOWING_FITTINGS: Final[Mapping[type[Happening], Fit]] = {
    CorridorAgreed: _corridor,
    BudgetPlanned: _year,
    RealisationReported: _quarter,
}
