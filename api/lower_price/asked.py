"""What is asked about a flat cut: the numbers that were typed, and the files they go with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api.files.boxes import CUT, CUT_BOX, LISTS, FileBox
from api.files.form import Box
from api.files.region_source import source_of, view_in
from api.lower_price.request import Beside, NaastKortingIn, cut_outcome, replaced
from api.web.held import Held
from tarief import Breakdown, Finding
from tarief.core.findings import refuse
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.core.typed import percent_in
from tarief.documents.document import KINDS, read_document
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.case import RegionCase

EARLIER, ELSEWHERE = "eerder", "alternatief"
REGION: Final = FileBox(
    "gebied",
    "De aanbieders van het gebied",
    "Dezelfde lijst als bij Gebied: wie komt onder kostprijs?",
    LISTS,
    needed=False,
)
BESIDE: Final = FileBox(
    "naast",
    "Bandbreedtes en plannen",
    "Een .toml of .json met waargenomen bandbreedtes en echte maatregelen.",
    KINDS,
    needed=False,
)
BOXES: Final = (
    CUT_BOX,
    Box(EARLIER, "Eerder tarief", hint="Het tarief dat eerder gold. Mag leeg blijven.", suffix="€", kind="getal"),
    Box(
        ELSEWHERE,
        "Prijs elders",
        hint="Wat vervangende zorg per eenheid kost. Mag leeg blijven.",
        suffix="€",
        kind="getal",
    ),
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the form; `share` is None while it is not a percentage."""

    share: Decimal | None
    earlier: Decimal | None
    elsewhere: Decimal | None
    faults: tuple[Finding, ...]


def numbers(texts: Mapping[str, str]) -> Numbers:
    """Read the numbers of the form, with every fault at its box."""
    faults: list[Finding] = []
    share = _number(percent_in(texts, CUT, CUT_BOX.label, faults), CUT, faults)
    if not texts.get(CUT):
        faults.append(
            Finding("ontbreekt", "Welk deel gaat er van het tarief af?", "Vul een percentage in.", Place.of(CUT))
        )
    elif share is not None and not 0 < share < 1:
        faults.append(Finding("buiten_grenzen", "Een korting ligt tussen 0% en 100%.", "", Place.of(CUT)))
    earlier, elsewhere = (_number(texts.get(name, ""), name, faults) for name in (EARLIER, ELSEWHERE))
    return Numbers(share, earlier, elsewhere, tuple(faults))


def look_at_beside(name: str, content: bytes) -> Held:
    """Return the file as it will be held; raises `Refused` with every fault in it."""
    read_plans(Held(name, content))
    return Held(name, content)


def read_plans(held: Held | None) -> Beside:
    """Read what stands beside a cut; nothing without a file."""
    record = NaastKortingIn.of({} if held is None else read_document(held.name, held.content))
    record.refuse()
    return record.beside


def cut(breakdown: Breakdown, texts: Mapping[str, str], region: Held | None, plans: Held | None) -> CutOutcome:
    """Work out the cut; raises `Refused` for what does not go together, or may not be told."""
    asked = numbers(texts)
    refuse(asked.faults)
    assert asked.share is not None
    beside = replaced(read_plans(plans), asked.earlier, asked.elsewhere)
    found = cut_outcome(breakdown, asked.share, case_of(region), beside, view_in(texts))
    found.as_json()  # what may not be published is refused here
    return found


def case_of(region: Held | None) -> RegionCase | None:
    """Return the region of a file."""
    return None if region is None else source_of(region).case


def _number(text: str, name: str, faults: list[Finding]) -> Decimal | None:
    if not text:
        return None
    reading = read_number(text, percent=name == CUT)
    if reading.finding is not None:
        faults.append(reading.finding.at(Place.of(name)))
    return reading.value
