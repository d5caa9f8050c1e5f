"""What can happen before and in a round, each kind with what is kept of it. What comes after is in `outcomes.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from tarief.core.number import Plain
from tarief.documents.durable import Count, Durable, Moment
from tarief.negotiation.definition import CareProduct, Definition
from tarief.negotiation.event import Happening
from tarief.negotiation.party import Mandate, Party
from tarief.negotiation.position import Ground, Position


class Mode(StrEnum):
    """How values are put forward: sealed until the round closes, or with open books between two by consent."""

    SEALED = "verzegeld"
    OPEN_BOOK = "open_boek"


@dataclass(frozen=True)
class ProcessStarted(Happening):
    """A process begins, with who leads it and by which rules."""

    KIND = "proces_gestart"

    name: Annotated[str, "naam"]
    region: Annotated[str, "gebied"]
    facilitator: Annotated[Party, "begeleider"]
    mode: Annotated[Mode, "wijze"] = Mode.SEALED
    rules: Annotated[str, "regels"] = "1"


@dataclass(frozen=True)
class PartyAdded(Happening):
    """Somebody sits down at the table."""

    KIND = "partij_toegevoegd"

    party: Annotated[Party, "partij"]


@dataclass(frozen=True)
class MandateGiven(Happening):
    """A municipality lets somebody speak for it."""

    KIND = "machtiging_gegeven"

    mandate: Annotated[Mandate, "machtiging"]


@dataclass(frozen=True)
class OpenBookChosen(Happening):
    """A provider lets the municipalities look into what it puts forward once that is revealed, or no longer."""

    KIND = "inzage_gekozen"

    open_book: Annotated[bool, "open_boek"]


@dataclass(frozen=True)
class RegistrationSet(Happening):
    """Providers may ask for a seat themselves, or no longer; the facilitator says of each whether it gets one."""

    KIND = "aanmelding_gezet"

    open: Annotated[bool, "open_voor_aanmelding"]


@dataclass(frozen=True)
class ProductAdded(Happening):
    """A product comes on the table."""

    KIND = "product_toegevoegd"

    product: Annotated[CareProduct, "product"]


@dataclass(frozen=True)
class ToolLaid(Happening):
    """A region's own workbook comes on the table as a model: its document in `parts`, so that each is read back."""

    KIND = "rekentool_op_tafel"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "naam"]
    parts: Annotated[tuple[str, ...], "delen"]

    @property
    def document(self) -> bytes:
        """The document of the model."""
        return "".join(self.parts).encode()


@dataclass(frozen=True)
class RequirementsChanged(Happening):
    """Something else is asked of who delivers a product; what was locked of the `affected` parameters opens again."""

    KIND = "eisen_gewijzigd"

    product: Annotated[str, "product"]
    requirements: Annotated[str, "eisen"]
    affected: Annotated[tuple[str, ...], "raakt"]


@dataclass(frozen=True)
class ParameterDefined(Happening):
    """A parameter gets its meaning, or another one: then what was locked of it opens again."""

    KIND = "parameter_omschreven"

    definition: Annotated[Definition, "definitie"]


@dataclass(frozen=True)
class QuestionAsked(Happening):
    """A party asks what a definition means."""

    KIND = "vraag_gesteld"

    id: Annotated[str, "id"]
    definition: Annotated[str, "parameter"]
    text: Annotated[str, "vraag"]


@dataclass(frozen=True)
class QuestionAnswered(Happening):
    """A question is answered, for everybody to read."""

    KIND = "vraag_beantwoord"

    question: Annotated[str, "vraag"]
    answer: Annotated[str, "antwoord"]


@dataclass(frozen=True)
class RoundPrepared(Happening):
    """The agenda of a round: per product the parameters that are spoken about."""

    KIND = "ronde_voorbereid"

    number: Annotated[Count, "nummer"]
    agenda: Annotated[Mapping[str, tuple[str, ...]], "agenda"]


@dataclass(frozen=True)
class RoundOpened(Happening):
    """Positions may be put forward until a moment."""

    KIND = "ronde_geopend"

    closes: Annotated[Moment, "sluit"]


@dataclass(frozen=True)
class RoundExtended(Happening):
    """A round that is open stays open longer, and everybody is told why."""

    KIND = "ronde_verlengd"

    closes: Annotated[Moment, "sluit"]
    reason: Annotated[str, "reden"]


@dataclass(frozen=True)
class PositionSubmitted(Happening):
    """A party puts a position forward, or another one in its place; the last one before the close counts."""

    KIND, SEALED = "positie_ingediend", True

    round: Annotated[Count, "ronde"]
    position: Annotated[Position, "positie"]


@dataclass(frozen=True)
class RoundClosed(Happening):
    """The round closes: how many chains of parties there are, and the hash of the head of each, without a name."""

    KIND = "ronde_gesloten"

    heads: Annotated[tuple[str, ...], "koppen"] = ()


@dataclass(frozen=True)
class RoundRevealed(Happening):
    """What may be told of the positions is told."""

    KIND = "ronde_onthuld"


@dataclass(frozen=True)
class DeliberationBegun(Happening):
    """The parties talk about what was revealed."""

    KIND = "beraad_begonnen"


@dataclass(frozen=True)
class GapConfirmed(Happening):
    """A party would, in secret, close what is left of the gap halfway, if the other side would too."""

    KIND, SEALED = "klein_verschil_bevestigd", True

    product: Annotated[str, "product"]
    text_version: Annotated[Count, "tekstversie"]
    other: Annotated[str, "met"]


@dataclass(frozen=True)
class ValueChecked(Happening):
    """The facilitator says what a parameter is found to be."""

    KIND = "gecontroleerd"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    value: Annotated[Plain, "waarde"]
    motivation: Annotated[str, "motivering"]
    evidence: Annotated[tuple[Ground, ...], "onderbouwing"] = ()


@dataclass(frozen=True)
class TextSet(Happening):
    """The one standing text of a product: every parameter with a value, what is still open, and the tariff.

    `reference` tells which rule decides what is reasonable and why, `regional` what is particular to the region (or
    that nothing is, because), `heavier` why it costs more or less than the lighter product next to it.
    """

    KIND = "tekst_vastgesteld"

    product: Annotated[str, "product"]
    values: Annotated[Mapping[str, Plain], "waarden"]
    tariff: Annotated[Plain, "tarief"]
    motivation: Annotated[str, "motivering"]
    open: Annotated[tuple[str, ...], "open_punten"] = ()
    reference: Annotated[str, "referentieregel"] = ""
    regional: Annotated[str, "regionaal"] = ""
    heavier: Annotated[str, "verschil_lichter_product"] = ""


@dataclass(frozen=True)
class Amendment(Durable):
    """One value of the text that somebody wants otherwise, and why."""

    TITLE = "VoorgesteldeWijziging"

    definition: Annotated[str, "parameter"]
    value: Annotated[Plain, "waarde"]
    motivation: Annotated[str, "motivering"]
    evidence: Annotated[tuple[Ground, ...], "onderbouwing"] = ()


@dataclass(frozen=True)
class OfferMade(Happening):
    """A counter-offer to one party of the other side: the standing text with some values otherwise."""

    KIND = "voorstel_gedaan"

    id: Annotated[str, "id"]
    product: Annotated[str, "product"]
    text_version: Annotated[Count, "tekstversie"]
    to: Annotated[str, "aan"]
    changes: Annotated[tuple[Amendment, ...], "wijzigingen"]
    tariff: Annotated[Plain | None, "tarief"] = None


class Reply(StrEnum):
    """What can be said to a change."""

    ACCEPTED = "aanvaard"
    REJECTED = "afgewezen"
    ANSWERED = "beantwoord"


@dataclass(frozen=True)
class ReplyToChange(Durable):
    """What the other side says to one change."""

    TITLE = "AntwoordOpWijziging"

    definition: Annotated[str, "parameter"]
    reply: Annotated[Reply, "antwoord"]
    text: Annotated[str, "toelichting"] = ""
    value: Annotated[Plain | None, "waarde"] = None


@dataclass(frozen=True)
class OfferAnswered(Happening):
    """The other side answers a counter-offer, change by change."""

    KIND = "voorstel_beantwoord"

    offer: Annotated[str, "voorstel"]
    replies: Annotated[tuple[ReplyToChange, ...], "antwoorden"]
