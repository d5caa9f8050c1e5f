"""From the text of one parameter file to a `Publisher`; a malformed file is refused with file and record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Refused, every, refuse
from tarief.core.json_data import Json
from tarief.core.place import PathStep, Place
from tarief.core.units import AANDEEL, UNITS, Unit
from tarief.documents.document import parse_toml
from tarief.documents.kinds import Text
from tarief.documents.spot import Spot
from tarief.parameters.record import (
    Band,
    Code,
    FunctionScales,
    Gap,
    Publisher,
    SalaryTable,
    Source,
    Stage,
    Status,
    Term,
    Value,
)
from tarief.parameters.records import (
    TEXT,
    BedragIn,
    FileSpot,
    GeldigheidIn,
    SalaristabelIn,
    SourcedIn,
    UitgeverIn,
    VaststellingIn,
)
from tarief.parameters.scale_steps import KIND, exact
from tarief.parameters.statutory import deviations
from tarief.parameters.wording import period

#: How a choice shows the publisher (`loading.caos`); it changes no price, and no digest.
_OF_A_CHOICE = ("naam", "volgorde")
_NO_SOURCE = Source("", "")
#: A file with more publishers: a set for a year, and whether it was reviewed and published.
SET, STAND = "uitgevers", "vaststelling"


def read_publishers(text: str, name: str, units: Mapping[str, Unit] = UNITS) -> tuple[Publisher, ...]:
    """Read one file of a publisher, or a set for a year with several. Raises Refused naming every fault."""
    document = parse_toml(text, name, KIND)
    if SET not in document:
        return (_publisher(document, name, units),)
    listed = document[SET]
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        fault = f"{SET} is geen lijst van uitgevers."
        raise Refused((Finding(KIND, fault, f"Schrijf voor elke uitgever [[{SET}]].", Place.of(name)),))
    stand = read_stand(document, name)
    return tuple(every(*(partial(_of_set, item, name, stand, units) for item in listed if isinstance(item, dict))))


def read_stand(document: Mapping[str, Json], name: str) -> VaststellingIn:
    """Return of which year a set is, and whether it was reviewed and published. Raises Refused."""
    spot = FileSpot(Place.words(PathStep(name), PathStep(STAND)), [])
    for key in document:
        if key not in (SET, STAND):
            spot.fault(KIND, f"'{key}' hoort niet in een set voor een jaar.", f"Alleen [{STAND}] en [[{SET}]].")
    record = VaststellingIn(document.get(STAND), spot)
    refuse(replace(fault, kind=KIND) for fault in spot.faults)
    return record


def _of_set(document: Mapping[str, Json], name: str, stand: VaststellingIn, units: Mapping[str, Unit]) -> Publisher:
    publisher = _publisher(document, f"{name}, {document.get('uitgever')}", units)
    return replace(publisher, draft=0 if stand.stand == Stage.PUBLISHED else stand.jaar)


def read_publisher(text: str, name: str, units: Mapping[str, Unit] = UNITS) -> Publisher:
    """Read one file; `name` is what the user calls it, `units` may hold those of his own model.

    Raises Refused naming every fault.
    """
    return _publisher(parse_toml(text, name, KIND), name, units)


def _publisher(document: Mapping[str, Json], name: str, units: Mapping[str, Unit]) -> Publisher:
    content = {key: item for key, item in document.items() if key not in _OF_A_CHOICE}
    record = UitgeverIn(content, FileSpot(Place.words(PathStep(name)), [], units=tuple(units)))
    read = _Reader(record, units)
    publisher = Publisher(
        record.uitgever,
        record.titel,
        record.toelichting,
        None if record.geldigheid is None else read.term(record.geldigheid),
        tuple(read.value(item, item.sleutel) for item in record.waarden),
        tuple(read.value(item, item.sleutel) for item in record.loonrondes),
        tuple(replace(read.value(item, item.sleutel), in_force=False) for item in record.mededelingen),
        tuple(
            Band(item.dagen, item.van, item.tot, item.groep, read.value(item, item.KEY))
            for item in record.onregelmatigheid
        ),
        tuple(
            FunctionScales(item.functie, item.schalen, item.vanaf, item.tot_en_met, *read.source(item))
            for item in record.functieschalen
        ),
        tuple(read.table(item) for item in record.salaristabellen),
        tuple(
            Code(item.lijst, item.code, item.naam, *read.source(item), item.toelichting, item.more, *item.allocated)
            for item in record.codes
        ),
        tuple(Gap(item.sleutels, item.tekst) for item in record.zonder_norm),
        _see_also(record),
        content,
    )
    _check_overlaps(publisher.values, record.spot)
    _check_amounts(publisher.values, record.spot)
    refuse(replace(fault, kind=KIND) for fault in record.spot.faults)
    return publisher


def _see_also(record: UitgeverIn) -> Mapping[str, tuple[str, ...]]:
    """What is told of, by the key of what may be unknown: both stand in the file."""
    known = {item.sleutel for item in record.waarden}
    found: dict[str, tuple[str, ...]] = {}
    for item in record.zie_ook:
        for key in {item.sleutel, item.zie} - known:
            item.spot.fault(KIND, f"'{key}' is geen sleutel van een waarde in dit bestand.", "Verbeter de sleutel.")
        found[item.sleutel] = (*found.get(item.sleutel, ()), item.zie)
    return found


class _Reader:
    """What needs the key and the sources of the file."""

    def __init__(self, record: UitgeverIn, units: Mapping[str, Unit]) -> None:
        self.units = units
        self.publisher = record.uitgever
        self.sources = {
            key: Source(key, item.titel, item.adres, item.gelezen_via) for key, item in record.bronnen.items()
        }

    def source(self, record: SourcedIn) -> tuple[Status, Source]:
        """Return the status of what was read, and the source that `bron` names."""
        key = record.bron
        if key and key not in self.sources:
            record.spot.fault(KIND, f"Bron '{key}' staat niet in dit bestand.", f"Voeg [bronnen.{key}] toe.")
        return Status(record.status), self.sources.get(key, _NO_SOURCE)

    def term(self, record: GeldigheidIn) -> Term:
        """Return the term of a cao."""
        return Term(record.vanaf, record.tot_en_met, *self.source(record), record.toelichting)

    def value(self, record: BedragIn, key: str) -> Value:
        """Return a value under its key."""
        unit = self.units.get(record.eenheid, record.eenheid)
        number = _number(record, unit)
        if unit == AANDEEL and not record.grondslag:
            advice = 'Vul in waarvan het een deel is: grondslag = "brutoloon".'
            record.spot.fault(KIND, "Een aandeel zonder grondslag zegt niets.", advice)
        return Value(
            self.publisher,
            key,
            number,
            unit,
            record.grondslag,
            record.vanaf,
            record.tot_en_met,
            *self.source(record),
            record.toelichting,
            record.artikel,
            record.voorkeur,
        )

    def table(self, record: SalaristabelIn) -> SalaryTable:
        """Return a table of salaries."""
        unit = self.units.get(record.eenheid, record.eenheid)
        period = record.vanaf, record.tot_en_met
        source = self.source(record)
        scales = record.schalen, record.vervalt_hierna
        return SalaryTable(self.publisher, *period, unit, record.grondslag, *source, record.toelichting, *scales)


def _number(record: BedragIn, unit: Unit | str) -> Decimal | str:
    """Text for the unit `tekst`, a finite exact number for any other."""
    if unit == TEXT:
        return Text().read(record.waarde, record.spot.inside("waarde")) or ""
    number = exact(record.waarde)
    if number is None:
        record.spot.fault(KIND, "'waarde' ontbreekt of is geen getal.", "Vul een getal in: waarde = 0.0833.")
        return Decimal(0)
    if isinstance(unit, Unit) and unit.percent and abs(number) > 1:
        advice = f"Bedoelt u {number:f}%? Vul in: {number.scaleb(-2).normalize():f}."
        record.spot.fault(KIND, f"Een aandeel ligt tussen 0 en 1, niet op {number:f}.", advice)
    return number


def _check_overlaps(values: Iterable[Value], spot: Spot) -> None:
    seen: dict[str, list[Value]] = {}
    for value in values:
        if not value.preferred:
            continue
        for other in seen.setdefault(value.key, []):
            if value.overlaps(other):
                days = period(value.start, value.end)
                text = f"{value.key} staat er twee keer voor dezelfde dagen ({days})."
                spot.fault(KIND, text, "Pas een periode aan, of geef een van beide voorkeur = false.")
        seen[value.key].append(value)


def _check_amounts(values: Sequence[Value], spot: Spot) -> None:
    for value, amount, rule in deviations(values):
        text = f"{value.key} is {value.shown}, maar volgens de regel {dutch(amount)}: {rule}."
        spot.fault(KIND, text, "Ga een van beide bedragen na in de bron.")
