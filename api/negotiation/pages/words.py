"""What the boxes and buttons of a process are called on its pages."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from api.negotiation.pages.fitting import FieldPath, names_of
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    DeliberationBegun,
    GapConfirmed,
    MandateGiven,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProductAdded,
    QuestionAnswered,
    QuestionAsked,
    RegistrationSet,
    RequirementsChanged,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
    ValueChecked,
)
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.outcomes import (
    AgreementReached,
    AgreementReopened,
    DecisionTaken,
    DissentRecorded,
    NoteSettled,
    ProviderJoined,
    TariffInForce,
    TariffPublished,
    UnlockAsked,
    ValueLocked,
    VoteCast,
)
from tarief.negotiation.phase import Phase
from tarief.negotiation.snapshot import SnapshotTaken


class LabelledField(NamedTuple):
    """What a box is called, and what is told about it."""

    label: str
    hint: str = ""


class MoveWords(NamedTuple):
    """What a move is called: as the title of its page, on its button, and what its page tells."""

    title: str
    button: str
    hint: str = ""


_L = LabelledField
_OPTIONAL: Final = "Mag leeg blijven."
_FIELDS: Final[Mapping[str, LabelledField]] = {
    "aan": _L("Aan wie"),
    "aanleiding": _L("Aanleiding", "Wat er is gebeurd waarop is afgesproken opnieuw te praten."),
    "antwoord": _L("Antwoord"),
    "antwoorden.*.antwoord": _L("Uw antwoord"),
    "antwoorden.*.gewijzigd": _L("De tekst is hierop gewijzigd"),
    "antwoorden.*.waarde": _L("Waarde waar u wel mee kunt leven", _OPTIONAL),
    "bestand": _L("Hash van het bestand", _OPTIONAL),
    "bron": _L("Bron", "Waar het staat. Bij een feit is dit nodig."),
    "concern": _L("Concern", "Het moederbedrijf. Mag leeg blijven."),
    "cooperatie": _L("Lid van coöperatie", _OPTIONAL),
    "datum": _L("Datum van het besluit"),
    "eigen_waarde": _L("Uw waarde", _OPTIONAL),
    "eisen": _L("Eisen aan wie het levert"),
    "erbij": _L("Wat hoort erbij", "Eén per regel. Mag leeg blijven."),
    "gebied": _L("Gebied"),
    "gevolg": _L("Gevolg", "Wat er is gewijzigd, met het bedrag. Mag leeg blijven als er niets is gewijzigd."),
    "gevraagd_gevolg": _L("Wat u vraagt", _OPTIONAL),
    "gevraagd_volume": _L("Gevraagd volume", "Eenheden per jaar die de regio vroeg. Mag leeg blijven."),
    "graad": _L("Hoe sterk is dit bewijs?"),
    "graad.A": _L("A: officiële tekst of gecontroleerde jaarrekening"),
    "graad.B": _L("B: eigen registratie of een norm"),
    "graad.C": _L("C: vergelijking met anderen, of een deskundige"),
    "graad.D": _L("D: een schatting"),
    "grondslag": _L("Grondslag", "Waarvan het een deel is, zoals loonkosten. Mag leeg blijven."),
    "heropening_bij": _L("Wanneer praten wij opnieuw?", "Eén aanleiding per regel. Mag leeg blijven."),
    "hoogstens": _L("Hoogste waarde", _OPTIONAL),
    "id": _L("Kort woord", "Letters, cijfers, '-' en '_'. Dit verandert later niet meer."),
    "indexatie": _L("Hoe wordt geïndexeerd?"),
    "ingroeipad": _L("Ingroeipad", "Per jaar het deel van het verschil, één per regel: 50%, 100%. Mag leeg blijven."),
    "jeugdwet": _L("Onderdeel van de Jeugdwet", "Een letter, of letters met een plus. Mag leeg blijven."),
    "lichter_product": _L("Lichter product ernaast", _OPTIONAL),
    "met": _L("Met wie"),
    "minstens": _L("Laagste waarde", _OPTIONAL),
    "model": _L("Rekenmodel"),
    "motivering": _L("Waarom?", "Een of twee zinnen. Wie van de tekst afwijkt, zegt waarom."),
    "motivering_betaler": _L("Waarom de gemeenten dit aanvaarden"),
    "motivering_zorgaanbieder": _L("Waarom de aanbieders dit aanvaarden"),
    "naam": _L("Naam"),
    "niet_erbij": _L("Wat hoort er niet bij", "Eén per regel. Mag leeg blijven."),
    "omschrijving": _L("Wat is het bewijs?", "Bijvoorbeeld: tijdregistratie 2025."),
    "omvang": _L("Omvang", "Bijvoorbeeld: klein, middel of groot. Mag leeg blijven."),
    "onderhandelaar": _L("Spreekt namens gemeenten, en is er zelf geen"),
    "open_boek": _L("Geeft de gemeenten inzage in de opgave"),
    "open_punten": _L("Nog open", "Vink aan wat nog niet vaststaat."),
    "orgaan": _L("Wie besluit?", "Bijvoorbeeld: college van burgemeester en wethouders."),
    "parameter": _L("Onderdeel"),
    "parameters": _L("Waaruit bestaat het tarief?"),
    "producten": _L("Voor welke producten?", "Zonder keuze: voor alle."),
    "raakt": _L("Welke onderdelen raakt dit?", "Wat daarvan op slot staat, gaat weer open."),
    "punten": _L("Punten", "Samen honderd. Laat leeg wat u niet uitmaakt."),
    "reden": _L("Reden"),
    "referentieregel": _L("Van welke aanbieder gaat u uit?", "De regel die u kiest, en waarom. Mag leeg blijven."),
    "regel": _L("Regel", "Alleen als de kosten niet toelaatbaar zijn: volgens welk artikel of welke afspraak."),
    "regionaal": _L("Wat is bijzonder aan deze regio?", "Of: niets, omdat … Mag leeg blijven."),
    "rol": _L("Rol"),
    "rol.aanbieder": _L("Aanbieder"),
    "rol.begeleider": _L("Begeleider"),
    "rol.bestuur": _L("Bestuur"),
    "rol.cooperatie": _L("Coöperatie"),
    "rol.gemeente": _L("Gemeente"),
    "segment": _L("Segment", _OPTIONAL),
    "sluit": _L("Sluit op", "Dag en tijd, op de klok in Nederland."),
    "soort": _L("Soort"),
    "onderbouwing.*.soort": _L("Soort bewijs"),
    "soort.feit": _L("Feit: kan alleen fout zijn"),
    "soort.keuze": _L("Keuze: daarover wordt onderhandeld"),
    "soort.norm": _L("Norm: wordt gewogen"),
    "stap": _L("Afronden op", "Bijvoorbeeld 0,01."),
    "stem": _L("Hoe staat u tegenover de tekst?"),
    "stem.akkoord": _L("Akkoord"),
    "stem.kan_ermee_leven": _L("Ik kan ermee leven"),
    "stem.niet_akkoord": _L("Niet akkoord"),
    "tarieven": _L("Tarieven"),
    "tekst": _L("Wat is het?", "Zo dat twee mensen hetzelfde invullen."),
    "toelaatbaar": _L("Deze kosten mogen in een tarief"),
    "toelichting": _L("Toelichting", "Wie niet aanvaardt, zegt waarom."),
    "tot_en_met": _L("Tot en met"),
    "aanvaard": _L("Aanvaard"),
    "afgewezen": _L("Afgewezen"),
    "beantwoord": _L("Beantwoord: met een andere waarde of een vraag terug"),
    "uitkomst": _L("Uitkomst"),
    "uitkomst.gedeeltelijk": _L("Gedeeltelijk: niet iedereen is akkoord"),
    "uitkomst.overeenstemming": _L("Overeenstemming: iedereen is akkoord of kan ermee leven"),
    "van": _L("Van"),
    "vanaf": _L("Vanaf"),
    "vaste_waarde": _L("Vaste waarde", "Alleen bij een feit."),
    "verschil_lichter_product": _L("Verschil met het lichtere product", _OPTIONAL),
    "vertrouwelijk": _L("Dit bewijs is vertrouwelijk"),
    "vervalt": _L("Vervalt op", _OPTIONAL),
    "voor": _L("Namens wie", "Zonder keuze: voor uzelf."),
    "voorwaarden": _L("Voorwaarden", _OPTIONAL),
    "vraag": _L("Uw vraag", "Het antwoord gaat naar iedereen, zonder uw naam."),
    "vrijgegeven": _L("Andere aanbieders mogen lezen dat dit van mij is"),
    "waarde": _L("Waarde"),
    "waarden": _L("Waarden in de tekst"),
    "wijzigingen.*.waarde": _L("Nieuwe waarde", "Leeg: de tekst blijft zoals hij is."),
    "waarden.tot_en_met": _L("Tot en met", "Leeg: één waarde."),
    "waarden.van": _L("Uw waarde", "Eén waarde, of de laagste van een bereik."),
    "wet": _L("Wet"),
    "wet.jeugdwet": _L("Jeugdwet"),
    "wet.wmo": _L("Wmo"),
    "wijze": _L("Hoe worden waarden ingebracht?"),
    "wijze.open_boek": _L("Open boek: met toestemming kijken gemeenten mee"),
    "wijze.verzegeld": _L("Verzegeld: pas na sluiting te zien"),
    "wmo": _L("Onderdeel van de Wmo", "Een letter, of letters met een plus. Mag leeg blijven."),
}

_M = MoveWords
MOVE_WORDS: Final[Mapping[type[Happening], MoveWords]] = {
    PartyAdded: _M("Een partij aan tafel zetten", "Zet aan tafel"),
    MandateGiven: _M("Een ander machtigen", "Machtig", "Een ander spreekt dan namens uw gemeente. U besluit zelf."),
    OpenBookChosen: _M(
        "Inzage geven, of intrekken", "Leg dit vast", "Gemeenten zien dan na de onthulling uw eigen waarden en opgave."
    ),
    RegistrationSet: _M(
        "Aanmelden openstellen, of sluiten",
        "Leg dit vast",
        "U beslist over elke aanmelding, voordat iemand aan tafel zit.",
    ),
    ParameterDefined: _M("Een onderdeel omschrijven", "Leg de omschrijving vast"),
    ProductAdded: _M("Een product op tafel leggen", "Leg op tafel"),
    RequirementsChanged: _M("De eisen wijzigen", "Wijzig de eisen"),
    QuestionAsked: _M("Een vraag stellen", "Stel de vraag", "Over wat een onderdeel is, niet over bedragen."),
    QuestionAnswered: _M("Een vraag beantwoorden", "Beantwoord", "Iedereen leest de vraag en het antwoord."),
    RoundPrepared: _M("Een ronde voorbereiden", "Leg de agenda vast", "Vink aan waarover de ronde gaat."),
    RoundOpened: _M("De ronde openen", "Open de ronde"),
    RoundExtended: _M("De ronde verlengen", "Verleng de ronde", "Iedereen leest waarom."),
    PositionSubmitted: _M(
        "Een positie indienen",
        "Dien verzegeld in",
        "Tot de ronde sluit ziet niemand anders dit, en kunt u het vervangen.",
    ),
    RoundClosed: _M("De ronde sluiten", "Sluit de ronde", "Daarna kan niemand meer iets inbrengen in deze ronde."),
    RoundRevealed: _M("De ronde onthullen", "Onthul", "Ieder ziet dan wat de regels hem laten zien, en niet meer."),
    DeliberationBegun: _M("Het beraad beginnen", "Begin het beraad"),
    ValueChecked: _M("Een waarde controleren", "Leg de gecontroleerde waarde vast"),
    TextSet: _M("De tekst vaststellen", "Stel de tekst vast", "Het tarief volgt uit de waarden."),
    OfferMade: _M(
        "Een tegenvoorstel doen",
        "Verstuur het voorstel",
        "Vul alleen in wat u anders wilt dan de tekst, met per punt waarom.",
    ),
    OfferAnswered: _M("Een voorstel beantwoorden", "Verstuur uw antwoord", "Geef op elk punt een antwoord."),
    GapConfirmed: _M(
        "Het midden bevestigen", "Bevestig in stilte", "De ander hoort dit alleen als hij het midden ook bevestigt."
    ),
    ImportanceGiven: _M(
        "Zeggen wat u belangrijk vindt",
        "Verdeel de punten",
        "Honderd punten over wat openstaat. Niemand anders ziet ze; de begeleider krijgt alleen suggesties.",
    ),
    ValueLocked: _M("Een waarde op slot zetten", "Zet op slot", "Met de redenen van beide kanten."),
    UnlockAsked: _M(
        "Vragen om ontgrendeling", "Vraag ontgrendeling", "Open gaat het als de andere kant het ook vraagt."
    ),
    DissentRecorded: _M(
        "Een afwijkend standpunt vastleggen", "Leg het standpunt vast", "Dit blijft staan, wat er ook wordt besloten."
    ),
    VoteCast: _M("Zeggen hoe u tegenover de tekst staat", "Breng uw stem uit"),
    AgreementReached: _M("De overeenkomst sluiten", "Sluit de overeenkomst"),
    DecisionTaken: _M(
        "Het besluit vastleggen", "Leg het besluit vast", "Wijkt u af van de tekst, geef dan per product waarom."
    ),
    NoteSettled: _M(
        "De reactienota invullen", "Leg de antwoorden vast", "Hoogstens twintig tegelijk; daarna komen de volgende."
    ),
    TariffPublished: _M("De tarieven publiceren", "Maak openbaar"),
    TariffInForce: _M("De tarieven laten ingaan", "Laat ingaan"),
    AgreementReopened: _M("Het akkoord heropenen", "Heropen"),
    ProviderJoined: _M("Een aanbieder laten toetreden", "Laat toetreden"),
    SnapshotTaken: _M(
        "Een momentopname maken", "Bevries de opgaven", "Deelnemers zien hiervan alleen banden, bij deze tarieven."
    ),
}
_PHASES: Final[Mapping[Phase, str]] = {
    Phase.PREPARING: "Het proces wordt voorbereid",
    Phase.DRAFT: "De ronde wordt voorbereid",
    Phase.OPEN: "De ronde is open",
    Phase.CLOSED: "De ronde is gesloten",
    Phase.REVEALED: "De ronde is onthuld",
    Phase.DELIBERATING: "Beraad",
    Phase.SETTLED: "De tekst staat vast",
    Phase.AGREED: "Er is overeenstemming",
    Phase.PARTIAL: "Er is gedeeltelijke overeenstemming",
    Phase.DECIDED: "Gemeenten hebben besloten",
    Phase.PUBLISHED: "De tarieven zijn openbaar",
    Phase.IN_FORCE: "De tarieven gelden",
    Phase.REOPENED: "Het akkoord is heropend",
}


_PARTS: Final[Mapping[str, str]] = {
    "afwijkende_standpunten": "Er is een afwijkend standpunt bij.",
    "agenda": "De agenda is anders.",
    "besluiten": "Een gemeente heeft besloten.",
    "fase": "Het proces is verder.",
    "gemeenten": "Er is een gemeente bij.",
    "ontmoetingen": "Er is onthuld hoe dicht u bij elkaar zit.",
    "overeenkomst": "De overeenkomst is gesloten.",
    "parameters": "Een onderdeel is anders omschreven.",
    "posities": "Er is een positie bij.",
    "producten": "Een product is anders.",
    "reactienota": "De reactienota is verder.",
    "regels": "In de tabel staat een andere waarde.",
    "ronde": "Er is een andere ronde.",
    "sluit": "De ronde sluit op een ander moment.",
    "stemmen": "Er is gestemd.",
    "teksten": "Er is een nieuwe tekst.",
    "vergrendelingen": "Er is een waarde op slot gezet, of weer open.",
    "verlengd_omdat": "De ronde is verlengd.",
    "voorstellen": "Er is een voorstel of een antwoord bij.",
    "vragen": "Er is een vraag of een antwoord bij.",
    "zorgaanbieders": "Er is een aanbieder bij.",
}


def changed_in_words(part: str) -> str:
    """Return what is told of a part of a view that has changed; empty for what follows from another part."""
    return _PARTS.get(part, "")


def labelled(path: FieldPath) -> LabelledField:
    """Return what a box is called: by its whole place, the end of it, or else as it is called in what is sent."""
    ends = (path[at:] for at in range(len(path)))
    known = (_FIELDS[name] for end in ends for name in names_of(end) if name in _FIELDS)
    return next(known, LabelledField(path[-1].replace("_", " ").capitalize() if path else ""))


def phase_in_words(phase: Phase | None) -> str:
    """Return where a process stands, as a sentence without its end."""
    return _PHASES[phase] if phase else "Het proces begint"
