"""What is asked about a region: the file with what was typed beside it, and what is wrong with either."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from api.files.form import Box
from api.files.region_source import VIEW, RegionSource, listed, source_of, view_in
from api.region.outcome import look
from api.web.held import Held
from tarief import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.core.typed import as_percent, percent_in, several
from tarief.region.case import RegionCase, Tariff, View
from tarief.region.disclosed import RegionTold
from tarief.region.document import read_case
from tarief.region.outcome import RegionOutcome

TARIFFS, NEEDED, BUDGET = "tarieven", "nodige_dekking", "budget"
FROM, TO, SHARES, INDICES, LOOK = "pad_van", "pad_naar", "pad_delen", "pad_index", "bekijk"
_PATH: Final = {FROM: "van", TO: "naar", SHARES: "delen", INDICES: "indexcijfers"}
_SPACED: Final = "Met een spatie ertussen: 62,86 63,90."
_NEEDED: Final = "Hoeveel van het volume ten minste kostendekkend moet zijn."
_BUDGET: Final = "Van alle gemeenten samen. Met de nodige dekking geeft dit de ruimte."
_SHARES: Final = "In procenten: 33,3 66,7 100 is in drie jaar."
_INDICES: Final = "Mag leeg blijven. 1,00 1,04 1,08 is 4% stijging per jaar."
BOXES: Final = (
    Box(TARIFFS, "Tarieven om te bekijken", hint=_SPACED),
    Box(NEEDED, "Nodige dekking", hint=_NEEDED, suffix="%", kind="getal"),
    Box(BUDGET, "Budget per jaar", hint=_BUDGET, suffix="€", kind="getal"),
    Box(FROM, "Van tarief", suffix="€", kind="getal"),
    Box(TO, "Naar tarief", suffix="€", kind="getal"),
    Box(SHARES, "Deel van de stap per jaar", hint=_SHARES, suffix="%"),
    Box(INDICES, "Prijspeil per jaar", hint=_INDICES),
)
NAMES: Final = tuple(box.name for box in BOXES)
LOOKED_AT: Final = "Bekeken tarief"


@dataclass(frozen=True, slots=True)
class RegionAsked:
    """The region as who looks may see it; None when something is wrong: `faults` by box, `others` in the file."""

    source: RegionSource
    found: RegionOutcome | RegionTold | None
    faults: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()

    @property
    def wrong(self) -> bool:
        """Tell whether something is wrong."""
        return bool(self.faults or self.others)


def ask(held: Held) -> RegionAsked:
    """Put what was typed on top of the file and read it, once for what was typed; never raises for that."""
    return held.kept.reading((RegionAsked, *sorted(held.texts.items())), lambda: _asked(held))


def _asked(held: Held) -> RegionAsked:
    source, faults = source_of(held), list[Finding]()
    data, texts = dict(source.data), held.texts
    in_file = len(listed(data.get("tarieven")))
    typed = _overlay(data, texts, faults)
    place = _Places(source, typed, in_file)
    try:
        case = read_case(data, source.case.region)
        case = replace(_looked_at(case, texts, faults), view=view_in(texts))
        seen = look(case, View.PARTICIPANT)
        if isinstance(seen, RegionTold):
            assert seen.publication  # what may not be told is refused now, with its place
    except Refused as refused:
        found = [finding.at(place(finding.place)) for finding in refused.findings]
        faults += [_worded(finding) for finding in found if str(finding.place) in NAMES]
        others = tuple(finding for finding in found if str(finding.place) not in NAMES)
        return RegionAsked(source, None, tuple(faults), others)
    return RegionAsked(source, None if faults else seen, tuple(faults))


def look_box(texts: Mapping[str, str], per: str, faults: tuple[Finding, ...] = ()) -> Box:
    """Return the box of the tariff to look at."""
    return Box(LOOK, "Bekijk tarief", texts.get(LOOK, ""), "", f"€/{per}", kind="getal", faults=faults)


@dataclass(frozen=True, slots=True)
class _Places:
    """From a path in the data to the box or the place in the file where it was written."""

    source: RegionSource
    typed: frozenset[str]
    in_file: int

    def __call__(self, place: Place) -> Place:
        match place.names:
            case ("tarieven", int(index), *_) if index < self.in_file:
                return self.source.place(place)
            case ("tarieven", *_):
                return Place.of(TARIFFS)
            case (("nodige_dekking" | "budget") as box, *_) if {NEEDED, BUDGET} & self.typed:
                return Place.of(box)
            case ("ingroeipad", *rest) if FROM in self.typed:
                return Place.of(next((name for name, key in _PATH.items() if [key] == rest[:1]), SHARES))
        return self.source.place(place)


def _overlay(data: dict[str, Json], texts: Mapping[str, str], faults: list[Finding]) -> frozenset[str]:
    """Put what was typed in the data; returns the names of the boxes that were used."""
    data.pop(VIEW, None)
    if tariffs := several(texts.get(TARIFFS, "")):
        data["tarieven"] = [*listed(data.get("tarieven")), *tariffs]
    typed = {name for name in (TARIFFS, *_zone(data, texts, faults)) if texts.get(name)}
    return frozenset(typed | _path(data, texts, faults))


def _zone(data: dict[str, Json], texts: Mapping[str, str], faults: list[Finding]) -> tuple[str, ...]:
    both = [texts.get(NEEDED, ""), texts.get(BUDGET, "")]
    if not any(both):
        return ()
    before = len(faults)
    needed = percent_in(texts, NEEDED, "Nodige dekking", faults) or data.get(NEEDED)
    budget = both[1] or data.get(BUDGET)
    for name, value in ((NEEDED, needed), (BUDGET, budget)):
        if not value:
            faults.append(Finding("ontbreekt", "De ruimte volgt uit beide: vul dit ook in.", "", Place.of(name)))
    if len(faults) == before:
        data[NEEDED], data[BUDGET] = needed, budget
    return NEEDED, BUDGET


def _path(data: dict[str, Json], texts: Mapping[str, str], faults: list[Finding]) -> set[str]:
    if not any(texts.get(name) for name in _PATH):
        return set()
    before = len(faults)
    for name in (FROM, TO, SHARES):
        if not texts.get(name):
            faults.append(
                Finding(
                    "ontbreekt", "Een ingroeipad heeft een begin, een doel en een deel per jaar.", "", Place.of(name)
                )
            )
    shares = [as_percent(each) for each in several(texts.get(SHARES, ""))]
    if any(doubtful is not None for _, doubtful in shares):
        advice = "Typ procenten, zoals 33,3 66,7 100."
        faults.append(Finding("percentage_dubbelzinnig", "Een van de delen is 1 of kleiner.", advice, Place.of(SHARES)))
    if len(faults) == before:
        data["ingroeipad"] = {
            "van": texts[FROM],
            "naar": texts[TO],
            "delen": [text for text, _ in shares],
            **({"indexcijfers": several(texts[INDICES])} if texts.get(INDICES) else {}),
        }
    return {FROM}


def _looked_at(case: RegionCase, texts: Mapping[str, str], faults: list[Finding]) -> RegionCase:
    """Put the tariff that is looked at first; only for the facilitator, for whom nothing is withheld."""
    amount = tariff_in(texts, faults)
    if amount is None or view_in(texts) is not View.FACILITATOR:
        return case
    return replace(case, tariffs=(Tariff(LOOKED_AT, amount), *case.tariffs))


def tariff_in(texts: Mapping[str, str], faults: list[Finding]) -> Decimal | None:
    """Return the tariff that is looked at; None for none, a fault for what is no amount."""
    if not (text := texts.get(LOOK, "")):
        return None
    reading = read_number(text)
    if reading.value is None or reading.value <= 0:
        faults.append((reading.finding or Finding("geen_tarief", "Een tarief is meer dan 0.", "")).at(Place.of(LOOK)))
        return None
    return reading.value


def _worded(finding: Finding) -> Finding:
    """Say it in the words of the page."""
    words = {"nodige_dekking": "nodige dekking", "ingroeipad": "ingroeipad", "'van'": "Het begin", "'naar'": "Het doel"}
    text, advice = finding.text, finding.advice
    for key, word in words.items():
        text, advice = text.replace(key, word), advice.replace(key, word)
    return replace(finding, text=text, advice=advice)
