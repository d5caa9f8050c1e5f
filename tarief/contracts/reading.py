"""From JSON to contract forms and back: the same care under several forms, with everything that must be said of it.

In: `{"verloop": [{"jaar", "volume", "kosten_per_eenheid"}], "werkelijk_startvolume", "spreiding", "drempel",
"vormen": [{"vorm", …}]}`. A form is one of `FORMS`: a new one is a file and a name in `_KINDS`. A `corridor` may lie
around any of them. Every fault is named at once, each with its JSON pointer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from tarief.contracts.answer import Answer, Circumstances, Compared, FormIn
from tarief.contracts.course import ZorgjaarIn, read_course
from tarief.contracts.far import far_from_course
from tarief.contracts.form import ContractForm
from tarief.contracts.forms.asked_lump_sum import TaakgerichtIn
from tarief.contracts.forms.per_unit import InspanningsgerichtIn
from tarief.contracts.forms.period_hours import UrenOverPeriodeVormIn
from tarief.contracts.forms.shared_savings import GedeeldeBesparingIn
from tarief.contracts.forms.trajectory import OutputgerichtIn
from tarief.contracts.limits import KIND, ONE, positive, share
from tarief.contracts.numbers import ContractNumber, ExactNumber, GetalMetHerkomstIn, WholeNumber, assumed_in, made
from tarief.contracts.risk_allocation import FLAGS, THRESHOLD
from tarief.contracts.volume_risk import FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS, VolumeSpread
from tarief.core.alike import name_key
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.kinds import ListOf, Schema, Words
from tarief.documents.record import Entry, Record, records
from tarief.documents.spot import Spot

_LARGEST_SEED = 2**32 - 1
#: More forms than this side by side is no comparison.
MOST_FORMS = 12
#: Draws of all forms and years together: about a second of work.
MOST_TOGETHER = 16_777_216
_KINDS: tuple[type[FormIn], ...] = (
    UrenOverPeriodeVormIn,
    InspanningsgerichtIn,
    OutputgerichtIn,
    TaakgerichtIn,
    GedeeldeBesparingIn,
)
#: The forms by the word for them in a document; those of one word are told apart by a field.
FORMS = {kind.KEY: tuple(other for other in _KINDS if other.KEY == kind.KEY) for kind in _KINDS}
Offers = Sequence[tuple[FormIn, ContractForm]]


def _count(least: int, most: int) -> WholeNumber:
    advice = "Kies een heel getal van {least} tot en met {most}."
    return WholeNumber(least, most, "{} kan hier niet.", advice, str(least))


class KostenspreidingIn(GetalMetHerkomstIn):
    """How far the cost of a year may turn out otherwise, and how its price is worked out."""

    methode = Entry(Words(("formule", "trekkingen"))).optional()
    trekkingen = Entry(_count(FEWEST_DRAWS, MOST_DRAWS), "Van 1000 tot en met 4000000; anders 65536.").optional()
    startgetal = Entry(_count(0, _LARGEST_SEED), "Hetzelfde startgetal geeft dezelfde trekkingen; anders 1.").optional()

    @property
    def drawn(self) -> tuple[int, int]:
        """The number of draws and their seed; no draws where the price is a formula."""
        if self.methode == "trekkingen":
            return self.trekkingen or USUAL_DRAWS, 1 if self.startgetal is None else self.startgetal
        for name in ("trekkingen", "startgetal"):
            if self.given.get(name) is not None and self.sound:
                advice = 'Voeg toe: "methode": "trekkingen"; of haal het weg.'
                self.spot.inside(name).fault(KIND, f"'{name}' hoort bij trekken.", advice)
        return 0, 1


class CostSpread:
    """How far the cost of a year may turn out otherwise: a share, or what tells more of it."""

    word, example, empty = "getal", '"0.08"', VolumeSpread(ONE)
    _share = ContractNumber("De spreiding van de kosten", lambda *at: (*positive(*at), *share(*at)))

    def read(self, raw: Json, spot: Spot) -> VolumeSpread | None:
        """Return the spread."""
        if not isinstance(raw, Mapping):
            value = self._share.read(raw, spot)
            return None if value is None else VolumeSpread(value)
        record = KostenspreidingIn(raw, spot)
        draws, seed = record.drawn
        value = self._share.within(record.waarde, spot) if record.sound else None
        return None if value is None else VolumeSpread(value, draws, seed)

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [KostenspreidingIn.schema(), ExactNumber().schema()]}


class AnyForm:
    """A contract form of any kind, which its `vorm` tells."""

    word, example = "object met velden", "{…}"
    _word = Words(tuple(FORMS))

    @property
    def empty(self) -> FormIn:
        """A form of nothing but stand-ins."""
        return _KINDS[0].of({})

    def read(self, raw: Json, spot: Spot) -> FormIn | None:
        """Return the form as its kind reads it."""
        if not isinstance(raw, Mapping):
            spot.fault(*Record.OBJECT)
            return None
        if (word := self._word.read(raw.get("vorm"), spot.inside("vorm"))) is None:
            return None
        strange = {name: kind for kind in _KINDS for name in kind.OWN if word != kind.KEY and raw.get(name) is not None}
        for name, kind in strange.items():
            text = f"'{name}' hoort bij een {kind.ADJECTIVE} vorm."
            spot.inside(name).fault(KIND, text, f"Haal het weg, of kies {kind.KEY}.")
        chosen = next(kind for kind in FORMS[word] if not kind.ONLY_WITH or raw.get(kind.ONLY_WITH) is not None)
        return chosen({name: value for name, value in raw.items() if name not in strange}, spot)

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [kind.schema() for kind in _KINDS]}


class BekostigingIn(Record):
    """The same care under several contract forms."""

    verloop = records(ZorgjaarIn, "De zorg, jaar na jaar.").otherwise((), required=True)
    werkelijk_startvolume = Entry(
        ContractNumber("Het werkelijke volume bij de start", positive, '"3240"'),
        "Hiermee wordt het tekort in oorzaken verdeeld.",
    ).optional()
    spreiding = Entry(CostSpread(), "Hiermee krijgt het volumerisico een prijs: 0.08 is 8 procent.").optional()
    drempel = Entry(
        WholeNumber(
            1, len(FLAGS), "Een drempel van {} vlaggen kan niet.", "Kies een aantal van {least} tot en met {most}.", "3"
        ),
        "Vanaf hoeveel rode vlaggen de toets blokkeert; anders 3.",
    ).otherwise(THRESHOLD)
    vormen = Entry(ListOf(AnyForm(), MOST_FORMS), "Hoogstens 12 contractvormen.").otherwise((), required=True)

    def circumstances(self) -> Circumstances | None:
        """Return what is asked of every form; None where the course cannot be."""
        if not isinstance(self.given.get("verloop"), list | None):
            return None
        course = read_course(self.verloop, self.spot.inside("verloop"))
        spread = self.spreiding
        if course is not None and spread is not None and self._too_many(spread, len(course.years)):
            spread = None
        return None if course is None else Circumstances(course, self.werkelijk_startvolume, spread, self.drempel)

    def offers(self) -> Offers:
        """Return each form that can be, with what was asked of it."""
        if not self.given.get("vormen", []):
            *first, last = FORMS
            advice = f"Geef ten minste één vorm: {', '.join(first)} of {last}."
            self.spot.inside("vormen").fault(KIND, "Er is geen contractvorm opgegeven.", advice)
        found = []
        for record in self.vormen:
            record.years = tuple(year.jaar for year in self.verloop)
            form = record.form()
            if form is not None and not any(fault.place.starts_with(record.spot.place) for fault in self.spot.faults):
                found.append((record, form))
        _distinct(found)
        return found

    def _too_many(self, spread: VolumeSpread, years: int) -> bool:
        """Whether so many forms and years cannot all be drawn; that is noted."""
        forms = len(self.vormen)
        if wrong := spread.draws * forms * years > MOST_TOGETHER:
            most = max(FEWEST_DRAWS, MOST_TOGETHER // (forms * years))
            text = f"{spread.draws} trekkingen voor {forms} vormen en {years} jaren is te veel."
            spot = self.spot.inside("spreiding").inside("trekkingen")
            spot.fault(KIND, text, f"Kies hoogstens {most} trekkingen.")
        return wrong


def work_out_forms(raw: Json) -> Compared:
    """Work out every form for one course. Refused names every fault, with its pointer."""
    faults: list[Finding] = []
    record = BekostigingIn(BekostigingIn.mapping(raw), Spot(Place.pointer(), faults, written='"{name}": {value}'))
    asked, offers = record.circumstances(), record.offers()
    answers = [made(record.spot, partial(_answered, record, form, asked)) for record, form in offers if asked]
    refuse(sorted(faults, key=_form_number))
    assert asked is not None
    assumed = (
        place
        for name in BekostigingIn.FIELDS
        for place in assumed_in(record.given.get(name), record.spot.inside(name).place)
    )
    return Compared(asked.course, tuple(answer for answer in answers if answer is not None), tuple(assumed))


def _answered(record: FormIn, form: ContractForm, asked: Circumstances) -> Answer:
    answer = record.answer(form, asked)
    return replace(answer, findings=(*answer.findings, *far_from_course(record, asked.course)))


def _distinct(offers: Offers) -> None:
    """Note forms with a name that another has: a reader could not tell them apart."""
    seen: set[str] = set()
    for record, form in offers:
        name = name_key(form.label)
        if name in seen:
            text = f"Er is al een vorm met de naam '{form.label[:60]}'."
            record.spot.inside("naam").fault(KIND, text, 'Geef elke vorm een eigen naam: "naam": "…".')
        seen.add(name)


def _form_number(fault: Finding) -> int:
    """Faults of the whole stand first, then those of each form together."""
    match fault.place.names:
        case ("vormen", int(number), *_):
            return number + 1
    return 0
