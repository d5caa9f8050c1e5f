"""What the boxes of the forms of a process are called, and what is told beside them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from api.negotiation.pages.fitting import FieldPath, names_of


class LabelledField(NamedTuple):
    """What a box is called, and what is told about it."""

    label: str
    hint: str = ""


_L = LabelledField
_OPTIONAL: Final = "Mag leeg blijven."
_FIELDS: Final[Mapping[str, LabelledField]] = {
    "aan": _L("Aan wie"),
    "adres": _L("E-mailadres", "Daarheen gaat het antwoord."),
    "aanleiding": _L("Aanleiding", "Wat er is gebeurd waarop is afgesproken opnieuw te praten."),
    "antwoord": _L("Antwoord"),
    "antwoorden.*.antwoord": _L("Uw antwoord"),
    "antwoorden.*.gewijzigd": _L("De tekst is hierop gewijzigd"),
    "antwoorden.*.waarde": _L("Waarde waar u wel mee kunt leven", _OPTIONAL),
    "bestand": _L("Hash van het bestand", _OPTIONAL),
    "bron": _L("Bron", "Waar het staat. Bij een feit is dit nodig."),
    "concern": _L("Concern", "Het moederbedrijf. Mag leeg blijven."),
    "clienten": _L("Cliënten in zorg"),
    "cooperatie": _L("Lid van coöperatie", _OPTIONAL),
    "datum": _L("Datum van het besluit"),
    "eenheden": _L("Eenheden"),
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
    "kosten": _L("Kosten"),
    "kwartaal": _L("Kwartaal", "Bijvoorbeeld 2027-1."),
    "lichter_product": _L("Lichter product ernaast", _OPTIONAL),
    "met": _L("Met wie"),
    "minstens": _L("Laagste waarde", _OPTIONAL),
    "model": _L("Rekenmodel"),
    "afwijkingen.*.motivering": _L("Waarom een ander tarief?"),
    "motivering": _L("Waarom?", "Een of twee zinnen. Wie van de tekst afwijkt, zegt waarom."),
    "motivering_betaler": _L("Waarom de gemeenten dit aanvaarden"),
    "motivering_zorgaanbieder": _L("Waarom de aanbieders dit aanvaarden"),
    "naam": _L("Naam"),
    "natuurlijk_persoon": _L("Zelfstandige zonder personeel"),
    "niet_erbij": _L("Wat hoort er niet bij", "Eén per regel. Mag leeg blijven."),
    "omschrijving": _L("Wat is het bewijs?", "Bijvoorbeeld: tijdregistratie 2025."),
    "omvang": _L("Omvang", "Bijvoorbeeld: klein, middel of groot. Mag leeg blijven."),
    "onderhandelaar": _L("Spreekt namens gemeenten, en is er zelf geen"),
    "open_boek": _L("Geeft de gemeenten inzage in de opgave"),
    "open_punten": _L("Nog open", "Vink aan wat nog niet vaststaat."),
    "orgaan": _L("Wie besluit?", "Bijvoorbeeld: college van burgemeester en wethouders."),
    "overschrijding.*.aanbieder": _L("Deel van de aanbieder"),
    "overschrijding.*.tot": _L("Tot", "Deel van de begroting. Leeg: zonder einde."),
    "overschrijding.*.van": _L("Van", "Deel van de begroting."),
    "onderschrijding.*.aanbieder": _L("Deel van de aanbieder"),
    "onderschrijding.*.tot": _L("Tot", "Deel van de begroting. Leeg: zonder einde."),
    "onderschrijding.*.van": _L("Van", "Deel van de begroting."),
    "parameter": _L("Onderdeel"),
    "parameters": _L("Waaruit bestaat het tarief?"),
    "prijs": _L(
        "Prijs per eenheid", "Leeg: het tarief dat is afgesproken of besloten, bij een ingroeipad dat van dit jaar."
    ),
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
    "tarief_hiervoor": _L("Tarief dat hiervoor gold", "Nodig bij een ingroeipad, zonder indexering."),
    "tarieven": _L("Tarieven"),
    "tekst": _L("Wat is het?", "Zo dat twee mensen hetzelfde invullen."),
    "toelaatbaar": _L("Deze kosten mogen in een tarief"),
    "toelichting": _L("Wat moet de begeleider weten?", _OPTIONAL),
    "antwoorden.*.toelichting": _L("Toelichting", "Wie niet aanvaardt, zegt waarom."),
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
    "voor": _L("Namens wie", "U kiest uit de gemeenten die u machtigden."),
    "voorwaarden": _L("Voorwaarden", _OPTIONAL),
    "vraag": _L("Uw vraag", "Het antwoord gaat naar iedereen, zonder uw naam."),
    "vrijgegeven": _L(
        "Andere aanbieders mogen ook mijn onderbouwing lezen",
        "Aan tafel en op de raadspagina zien zij uw naam niet. Het bestand van het akkoord noemt dan wel uw naam.",
    ),
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


def grade_in_words(grade: str) -> str:
    """Return how strong evidence is, as the form says it: `B: eigen registratie of een norm`."""
    return _FIELDS[f"graad.{grade}"].label if grade else ""


def labelled(path: FieldPath) -> LabelledField:
    """Return what a box is called: by its whole place, the end of it, or else as it is called in what is sent."""
    ends = (path[at:] for at in range(len(path)))
    known = (_FIELDS[name] for end in ends for name in names_of(end) if name in _FIELDS)
    return next(known, LabelledField(path[-1].replace("_", " ").capitalize() if path else ""))
