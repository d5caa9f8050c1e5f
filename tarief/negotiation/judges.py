"""What judges asked of tariffs, and what this process can answer: the headings of a motivation, as data.

A judge does not work out a tariff; he looks whether it can be shown how it came about. See
docs/onderhandeling.md#motivering-langs-de-vragen-van-de-rechter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from tarief.core.dutch import listed, money, with_small_letter
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.law import LAWS
from tarief.negotiation.definition import CareProduct
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process, StandingText
from tarief.negotiation.remarks import said, unanswered
from tarief.negotiation.snapshot import frozen, share_at
from tarief.negotiation.table_checks import ground_of, is_grounded, missing_elements


@dataclass(frozen=True)
class JudgesQuestion:
    """What was asked, and in which judgment."""

    key: str
    text: str
    source: str


@dataclass(frozen=True)
class JudgesAnswer(Jsonable):
    """A question with what the process says to it, and what is still missing for an answer."""

    TITLE = "Motivering"

    key: Annotated[str, "sleutel"]
    question: Annotated[str, "vraag"]
    source: Annotated[str, "bron"]
    text: Annotated[str, "antwoord", Absent] = ""
    missing: Annotated[str, "ontbreekt", Absent] = ""

    @property
    def complete(self) -> Annotated[bool, "volledig"]:
        """Whether nothing is missing."""
        return not self.missing


QUESTIONS: Final = (
    JudgesQuestion("elementen", "Rust het tarief op alle onderdelen van de wet?", "ECLI:NL:GHDHA:2020:1120"),
    JudgesQuestion("omschrijving", "Is van elk cijfer gezegd wat het is?", "ECLI:NL:RBDHA:2019:11096"),
    JudgesQuestion("praktijk", "Sluit elke waarde aan bij de praktijk van de uitvoering?", "ECLI:NL:RBMNE:2020:5180"),
    JudgesQuestion("efficient", "Van welke redelijk efficiënte aanbieder is uitgegaan?", "ECLI:NL:RBDHA:2019:11096"),
    JudgesQuestion("zwaarte", "Is het verschil tussen lichtere en zwaardere zorg te zien?", "ECLI:NL:RBMNE:2020:5180"),
    JudgesQuestion("regio", "Zijn regionale omstandigheden meegewogen?", "ECLI:NL:RBMNE:2020:5180"),
    JudgesQuestion("dekking", "Is bekend hoeveel zorg onder kostprijs komt?", "ECLI:NL:RBDHA:2019:11096"),
    JudgesQuestion("reacties", "Is op elke opmerking geantwoord?", "ECLI:NL:RBDHA:2019:11096"),
)

#: What the process says, and what is missing.
_Answer = tuple[str, str]


def motivation(process: Process, product: str) -> Iterator[JudgesAnswer]:
    """Give each question with the answer of a product; raises KeyError for one that is not on the table."""
    care, text = process.products[product], process.text(product)
    for question in QUESTIONS:
        told, missing = ("", "Er is nog geen tekst.") if text is None else _ANSWERS[question.key](process, care, text)
        yield JudgesAnswer(question.key, question.text, question.source, told, missing)


def _elements(process: Process, product: CareProduct, _: StandingText) -> _Answer:
    law = LAWS[product.law]
    lacking = [letter for letter, _zero in missing_elements(process, product)]
    told = f"Elk onderdeel van {law.article} heeft een parameter met een waarde."
    return ("", f"Onderdeel {listed(lacking)} van {law.article}.") if lacking else (told, "")


def _definitions(process: Process, product: CareProduct, _: StandingText) -> _Answer:
    lacking = [key for key in product.parameters if key not in process.definitions]
    told = f"{len(product.parameters)} parameters, elk met omschrijving, eenheid en wat erbij hoort en niet."
    return ("", f"Een omschrijving van {_named(process, lacking)}.") if lacking else (told, "")


def _practice(process: Process, product: CareProduct, _: StandingText) -> _Answer:
    items = [Item(product.id, key) for key in product.parameters]
    lacking = [item.definition for item in items if not is_grounded(process, item)]
    grounds = [ground for item in items for ground in ground_of(process, item)]
    named = [*dict.fromkeys(ground.description for ground in grounds if not ground.confidential)]
    kept = len({ground.description for ground in grounds if ground.confidential})
    named += [f"{kept} {'vertrouwelijk stuk' if kept == 1 else 'vertrouwelijke stukken'}"] if kept else []
    told = f"Onderbouwing: {listed(named)}." if named else "Nog geen onderbouwing."
    return told, f"Een onderbouwing van {_named(process, lacking)}." if lacking else ""


def _named(process: Process, keys: Sequence[str]) -> str:
    """Parameters as a reader knows them; what has no description has only its key, without the marks of a key."""
    found = ((key, process.definitions.get(key)) for key in keys)
    return listed([with_small_letter(about.label) if about else key.replace("_", " ") for key, about in found])


def _efficient(_: Process, __: CareProduct, text: StandingText) -> _Answer:
    return _written(text.set.reference, "Welke referentieregel is gekozen, en waarom.")


def _heavier(process: Process, product: CareProduct, text: StandingText) -> _Answer:
    if not product.lighter:
        return "Naast dit product ligt geen lichter product.", ""
    lighter = process.text(product.lighter)
    told, missing = _written(text.set.heavier, "Waarom het meer of minder kost dan het lichtere product.")
    if lighter is None:
        return told, "Een tekst van het lichtere product."
    return f"Verschil {money(text.set.tariff - lighter.set.tariff)} per {product.unit}. {told}".strip(), missing


def _regional(_: Process, __: CareProduct, text: StandingText) -> _Answer:
    return _written(text.set.regional, "Wat bijzonder is aan het gebied, of waarom niets.")


def _written(text: str, missing: str) -> _Answer:
    return text.strip(), "" if text.strip() else missing


def _coverage(process: Process, product: CareProduct, text: StandingText) -> _Answer:
    views = frozen(process.snapshots.get(product.id, ()), product.unit)
    bands = views[-1].around(text.set.tariff) if views else ()
    told = [
        f"bij {money(band.tariff)} per {product.unit} ligt {band.band} van het volume onder kostprijs"
        for band in bands
        if band.band
    ]
    if not told:
        return "", "Een momentopname van het gebied, met tarieven rond dit tarief."
    follows = "" if text.set.tariff in {band.tariff for band in bands} else share_at(views[-1].bands, text.set.tariff)
    so = f", dus bij {money(text.set.tariff)} {follows}" if follows else ""
    return f"{listed(told).capitalize()}{so}; respons {views[-1].response.words}.", ""


def _reactions(process: Process, product: CareProduct, _: StandingText) -> _Answer:
    made, waiting = len(said(process, only=product.id)), len(unanswered(process, product.id))
    return f"{made} opmerkingen.", f"Een antwoord op {waiting} opmerkingen." if waiting else ""


_ANSWERS: Final[Mapping[str, Callable[[Process, CareProduct, StandingText], _Answer]]] = {
    "elementen": _elements,
    "omschrijving": _definitions,
    "praktijk": _practice,
    "efficient": _efficient,
    "zwaarte": _heavier,
    "regio": _regional,
    "dekking": _coverage,
    "reacties": _reactions,
}
