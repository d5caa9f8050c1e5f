"""Client for the API of tarief 1.0.0, made from its description. It needs nothing but Python."""

from __future__ import annotations

import json
from typing import Any, TypedDict
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Refused(Exception):
    """The API refused; `problem` is its answer (application/problem+json)."""

    def __init__(self, status: int, problem: Any) -> None:
        super().__init__(f"{status}: {problem}")
        self.status, self.problem = status, problem


AanbiederIn = TypedDict(
    "AanbiederIn",
    {
        "naam": "str",
        "kostprijs": "str | float",
        "volume": "str | float",
        "omvang": "str | None",
        "concern": "str | None",
        "eigen_vermogen": "str | float | None",
        "omzet": "str | float | None",
        "voldoet_aan_kwaliteit": "bool | None",
    },
    total=False,
)

Aandeel = TypedDict(
    "Aandeel",
    {
        "sleutel": "str",
        "label": "str",
        "eerste_orde": "Schatting",
        "totaal": "Schatting",
    },
    total=False,
)

Aangemeld = TypedDict(
    "Aangemeld",
    {
        "ontvangen": "bool",
    },
    total=False,
)

Aanmelding = TypedDict(
    "Aanmelding",
    {
        "id": "str",
        "naam": "str",
        "adres": "str",
        "concern": "str",
        "toelichting": "str",
        "natuurlijk_persoon": "bool",
        "afgewezen": "str",
    },
    total=False,
)

AanmeldingIn = TypedDict(
    "AanmeldingIn",
    {
        "naam": "str",
        "adres": "str",
        "concern": "str | None",
        "toelichting": "str | None",
        "natuurlijk_persoon": "bool | None",
    },
    total=False,
)

Aanmeldingen = TypedDict(
    "Aanmeldingen",
    {
        "aanmeldingen": "list[Aanmelding]",
    },
    total=False,
)

Aanwijzing = TypedDict(
    "Aanwijzing",
    {
        "is": "str",
        "grondslag": "str",
        "eenheid": "str",
    },
    total=False,
)

ActorRole = Any

AfgesprokenBand = TypedDict(
    "AfgesprokenBand",
    {
        "aanbieder": "str | float",
        "van": "str | float",
        "tot": "str | float | None",
    },
    total=False,
)

AfspraakIn = TypedDict(
    "AfspraakIn",
    {
        "tarief": "str | float | None",
        "volume": "str | float | None",
        "deel_aanbieder": "str | float | None",
    },
    total=False,
)

Afwijking = TypedDict(
    "Afwijking",
    {
        "product": "str",
        "tarief": "str | float",
        "motivering": "str | None",
    },
    total=False,
)

AfwijzingIn = TypedDict(
    "AfwijzingIn",
    {
        "reden": "str | None",
    },
    total=False,
)

AgreementReached = TypedDict(
    "AgreementReached",
    {
        "uitkomst": "str",
        "vanaf": "str",
        "tot_en_met": "str",
        "indexatie": "str",
        "heropening_bij": "list[str]",
        "ingroeipad": "list[str]",
        "voorwaarden": "str",
        "inhoud_sha256": "str",
        "tarief_hiervoor": "Any",
        "bedragen_ingroeipad": "Any",
    },
    total=False,
)

AgreementReachedIn = TypedDict(
    "AgreementReachedIn",
    {
        "uitkomst": "str",
        "vanaf": "str",
        "tot_en_met": "str",
        "indexatie": "str",
        "heropening_bij": "list[Any] | None",
        "ingroeipad": "list[Any] | None",
        "voorwaarden": "str | None",
        "tarief_hiervoor": "Any",
    },
    total=False,
)

AgreementReopenedIn = TypedDict(
    "AgreementReopenedIn",
    {
        "aanleiding": "str",
    },
    total=False,
)

AndereUitkomst = TypedDict(
    "AndereUitkomst",
    {
        "cel": "str",
        "werkboek": "str",
        "model": "str",
        "op_de_grens": "bool",
    },
    total=False,
)

AntwoordOpOpmerking = TypedDict(
    "AntwoordOpOpmerking",
    {
        "opmerking": "str",
        "antwoord": "str",
        "gewijzigd": "bool",
        "gevolg": "str | None",
    },
    total=False,
)

AntwoordOpWijziging = TypedDict(
    "AntwoordOpWijziging",
    {
        "parameter": "str",
        "antwoord": "str",
        "toelichting": "str | None",
        "waarde": "str | float | None",
    },
    total=False,
)

AsIn = TypedDict(
    "AsIn",
    {
        "sleutel": "str",
        "waarden": "list[str | float]",
    },
    total=False,
)

Balk = TypedDict(
    "Balk",
    {
        "sleutel": "str",
        "label": "str",
        "laag": "str",
        "hoog": "str",
        "tarief_bij_laag": "str | None",
        "tarief_bij_hoog": "str | None",
        "uitslag": "str",
        "bron": "str",
        "aanname": "bool",
    },
    total=False,
)

BandIn = TypedDict(
    "BandIn",
    {
        "aanbieder": "GetalMetHerkomstIn | str | float",
        "van": "GetalMetHerkomstIn | str | float",
        "tot": "GetalMetHerkomstIn | str | float | None",
    },
    total=False,
)

BandbreedteIn = TypedDict(
    "BandbreedteIn",
    {
        "laag": "str | float",
        "hoog": "str | float",
        "bron": "str | None",
    },
    total=False,
)

BasisIn = TypedDict(
    "BasisIn",
    {
        "volume": "GetalMetHerkomstIn | str | float",
        "kosten_per_eenheid": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

Begrepen = TypedDict(
    "Begrepen",
    {
        "sleutel": "str",
        "waarde": "str",
        "plaats": "str",
        "label": "str",
        "getoond": "str",
        "eenheid": "str",
        "grondslag": "str | None",
        "zekerheid": "str | None",
        "ook_mogelijk": "list[str]",
        "vraag": "str | None",
        "cellen": "list[str]",
        "keuzes": "list[Uitwerking]",
    },
    total=False,
)

BegroteZorg = TypedDict(
    "BegroteZorg",
    {
        "product": "str",
        "jaar": "str",
        "clienten": "str | float",
        "eenheden": "str | float",
        "prijs": "str | float | None",
    },
    total=False,
)

Bekostiging = TypedDict(
    "Bekostiging",
    {
        "kop": "str",
        "vormen": "list[Vorm]",
        "aannames": "list[str]",
        "verloop": "list[Jaar]",
    },
    total=False,
)

BekostigingIn = TypedDict(
    "BekostigingIn",
    {
        "verloop": "list[ZorgjaarIn]",
        "werkelijk_startvolume": "GetalMetHerkomstIn | str | float | None",
        "spreiding": "KostenspreidingIn | str | float | None",
        "drempel": "int | None",
        "vormen": "list[UrenOverPeriodeVormIn | InspanningsgerichtIn | OutputgerichtIn | TaakgerichtIn | GedeeldeBesparingIn]",
    },
    total=False,
)

BelangGezien = TypedDict(
    "BelangGezien",
    {
        "product": "str",
        "punten": "Any",
    },
    total=False,
)

Berekening = TypedDict(
    "Berekening",
    {
        "model": "str",
        "peildatum": "str",
        "eenheid": "str",
        "kostprijs": "str | None",
        "tarief": "str",
        "uitkomsten": "Any",
        "getoond": "Any",
        "verdelingen": "Any",
        "keuzes": "Any",
        "opbouw": "list[Trede]",
        "regels": "list[Regel]",
        "elementen": "Any",
        "bevindingen": "list[Bevinding]",
        "vragen": "list[Vraag]",
        "invoer": "Any",
        "ontvangstbewijs": "Ontvangstbewijs",
        "aanname": "str",
        "opbouwen": "Any",
    },
    total=False,
)

BerekeningIn = TypedDict(
    "BerekeningIn",
    {
        "model": "str",
        "peildatum": "str",
        "invoer": "Any",
        "parameters": "str | None",
    },
    total=False,
)

BesluitGezien = TypedDict(
    "BesluitGezien",
    {
        "gemeente": "str",
        "besluit": "DecisionTaken",
    },
    total=False,
)

Besparing = TypedDict(
    "Besparing",
    {
        "bruto": "str",
        "verschoven_naar_aanbieders": "str",
        "volume_nieuw_onder_kostprijs": "str",
        "vervangende_zorg": "str | None",
        "netto": "str | None",
    },
    total=False,
)

Bevinding = TypedDict(
    "Bevinding",
    {
        "soort": "str",
        "ernst": "str",
        "plaats": "str",
        "tekst": "str",
        "advies": "str",
    },
    total=False,
)

Bewaard = TypedDict(
    "Bewaard",
    {
        "totaal": "int",
        "pagina": "int",
        "paginagrootte": "int",
        "bewaard": "list[BewaardWerk]",
    },
    total=False,
)

BewaardIn = TypedDict(
    "BewaardIn",
    {
        "naam": "str | None",
        "berekening": "BerekeningIn",
    },
    total=False,
)

BewaardWerk = TypedDict(
    "BewaardWerk",
    {
        "id": "str",
        "soort": "str",
        "naam": "str",
        "uitkomst": "str",
        "gewijzigd": "str",
        "blijft_tot": "str | None",
    },
    total=False,
)

BewaardeUitkomst = TypedDict(
    "BewaardeUitkomst",
    {
        "id": "str",
        "soort": "str",
        "naam": "str",
        "uitkomst": "str",
        "gewijzigd": "str",
        "blijft_tot": "str | None",
        "document": "Any",
    },
    total=False,
)

Bewijs = TypedDict(
    "Bewijs",
    {
        "formules": "int",
        "gelijk": "int",
        "zonder_waarde": "int",
        "niet_gelezen": "int",
        "verschillen": "list[AndereUitkomst]",
        "eigen_berekening": "int",
        "tekst": "str",
    },
    total=False,
)

Bijdrage = TypedDict(
    "Bijdrage",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
    },
    total=False,
)

Bronvermelding = TypedDict(
    "Bronvermelding",
    {
        "waarde": "str",
        "bron": "str",
        "datum": "str",
        "over": "str",
    },
    total=False,
)

BronvermeldingIn = TypedDict(
    "BronvermeldingIn",
    {
        "waarde": "GetalMetHerkomstIn | str | float",
        "bron": "str",
        "datum": "str | None",
        "over": "str | None",
    },
    total=False,
)

BudgetPlannedIn = TypedDict(
    "BudgetPlannedIn",
    {
        "zorg": "list[BegroteZorg]",
    },
    total=False,
)

CareProduct = TypedDict(
    "CareProduct",
    {
        "id": "str",
        "naam": "str",
        "wet": "str",
        "eenheid": "str",
        "eisen": "str",
        "parameters": "list[str]",
        "segment": "str | None",
        "lichter_product": "str | None",
        "model": "str | None",
        "eisenversie": "str | None",
    },
    total=False,
)

CasustypeIn = TypedDict(
    "CasustypeIn",
    {
        "naam": "str",
        "aandeel": "GetalMetHerkomstIn | str | float",
        "uren": "GetalMetHerkomstIn | str | float",
        "tarief": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

Cijfer = TypedDict(
    "Cijfer",
    {
        "tekst": "str | None",
        "bedrag": "str | None",
        "reden": "str | None",
    },
    total=False,
)

Code = TypedDict(
    "Code",
    {
        "lijst": "str",
        "code": "str",
        "naam": "str",
        "status": "str",
        "bron": "str",
        "adres": "str | None",
        "toelichting": "str | None",
        "nieuwe_toewijzingen_vanaf": "str | None",
        "nieuwe_toewijzingen_tot_en_met": "str | None",
    },
    total=False,
)

Continuiteit = TypedDict(
    "Continuiteit",
    {
        "naam": "str",
        "bij_tarief": "list[Houdbaarheid]",
    },
    total=False,
)

CorridorAgreed = TypedDict(
    "CorridorAgreed",
    {
        "overschrijding": "list[AfgesprokenBand]",
        "onderschrijding": "list[AfgesprokenBand]",
    },
    total=False,
)

CorridorAgreedIn = TypedDict(
    "CorridorAgreedIn",
    {
        "overschrijding": "list[AfgesprokenBand]",
        "onderschrijding": "list[Any] | None",
    },
    total=False,
)

CorridorIn = TypedDict(
    "CorridorIn",
    {
        "banden": "list[Any] | None",
        "overschrijding": "list[Any] | None",
        "onderschrijding": "list[Any] | None",
    },
    total=False,
)

Corridorafrekening = TypedDict(
    "Corridorafrekening",
    {
        "begroot": "str",
        "geleverd": "str",
        "aanbieder": "str",
        "verschil": "str",
        "gemeente": "str",
    },
    total=False,
)

DecisionTaken = TypedDict(
    "DecisionTaken",
    {
        "orgaan": "str",
        "datum": "str",
        "tarieven": "Any",
        "motivering": "str",
        "afwijkingen": "list[Afwijking]",
    },
    total=False,
)

DecisionTakenIn = TypedDict(
    "DecisionTakenIn",
    {
        "orgaan": "str",
        "datum": "str",
        "tarieven": "Any",
        "motivering": "str",
        "afwijkingen": "list[Any] | None",
    },
    total=False,
)

Dekking = TypedDict(
    "Dekking",
    {
        "naam": "str",
        "tarief": "str",
        "aanbieders": "int",
        "gedekt": "int",
        "dekking_aantal": "str",
        "dekking_volume": "str | None",
        "tekort": "str",
        "overschot": "str",
        "diepte": "str | None",
        "budget": "str",
        "omvang": "Any",
        "binnen_een_jaar_door_vermogen": "int | None",
    },
    total=False,
)

DekkingBijTarief = TypedDict(
    "DekkingBijTarief",
    {
        "tarief": "str",
        "volume_onder_kostprijs": "str",
        "reden": "str",
    },
    total=False,
)

DeliberationBegunIn = Any

Dichtstbij = TypedDict(
    "Dichtstbij",
    {
        "betaler": "str",
        "zorgaanbieder": "str",
        "motivering_betaler": "str",
        "motivering_zorgaanbieder": "str",
    },
    total=False,
)

DiscreetIn = TypedDict(
    "DiscreetIn",
    {
        "verdeling": "str",
        "waarden": "list[str | float]",
        "kansen": "list[str | float]",
        "bron": "str | None",
    },
    total=False,
)

DissentRecorded = TypedDict(
    "DissentRecorded",
    {
        "id": "str",
        "product": "str",
        "parameter": "str",
        "eigen_waarde": "str | None",
        "reden": "str",
        "onderbouwing": "list[Onderbouwing]",
        "gevraagd_gevolg": "str",
        "vrijgegeven": "bool",
    },
    total=False,
)

DissentRecordedIn = TypedDict(
    "DissentRecordedIn",
    {
        "product": "str",
        "parameter": "str",
        "eigen_waarde": "str | float | None",
        "reden": "str | None",
        "onderbouwing": "list[Any] | None",
        "gevraagd_gevolg": "str | None",
        "vrijgegeven": "bool | None",
    },
    total=False,
)

Drager = TypedDict(
    "Drager",
    {
        "afspraak": "str",
        "label": "str",
        "aanbieder": "Schatting",
        "gemeente": "Schatting",
    },
    total=False,
)

DrieKolommen = TypedDict(
    "DrieKolommen",
    {
        "product": "str",
        "parameter": "str",
        "ingebracht_eigen": "Waarden",
        "ingebracht_samen": "Mediaaninterval",
        "gecontroleerd": "str",
        "overeengekomen": "str",
        "vergrendeld": "bool",
    },
    total=False,
)

DriehoekIn = TypedDict(
    "DriehoekIn",
    {
        "verdeling": "str",
        "laag": "str | float",
        "midden": "str | float",
        "hoog": "str | float",
        "bron": "str | None",
    },
    total=False,
)

Evenwaarde = TypedDict(
    "Evenwaarde",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
        "nu": "str",
        "nodig": "str | None",
        "exact": "bool",
        "oordeel": "str",
        "oordeel_tekst": "str",
        "feit": "bool",
        "reden": "str",
    },
    total=False,
)

Formule = TypedDict(
    "Formule",
    {
        "formule": "str",
        "uitleg": "str",
        "als": "Any",
    },
    total=False,
)

GapConfirmedIn = TypedDict(
    "GapConfirmedIn",
    {
        "product": "str",
        "tekstversie": "str",
        "met": "str",
    },
    total=False,
)

Gebied = TypedDict(
    "Gebied",
    {
        "naam": "str",
        "product": "str",
        "eenheid": "str",
        "zicht": "str",
        "kop": "str",
        "ruimte": "Ruimte | None",
        "ingroeipad": "list[Padjaar] | None",
        "prijslijst": "Prijslijst | None",
        "bevindingen": "list[Bevinding]",
        "cijfers": "Any",
        "binnen_een_jaar_door_vermogen": "list[Kwetsbaar] | None",
        "niet_verteld": "Any",
        "aanbieders": "int | None",
        "volume": "str | None",
        "dekking": "list[Dekking] | None",
        "referentieregels": "list[Referentieregel] | None",
        "continuiteit": "list[Continuiteit] | None",
    },
    total=False,
)

GebiedIn = TypedDict(
    "GebiedIn",
    {
        "prijslijst": "list[Any] | None",
        "zicht": "str | None",
        "aanbieders": "list[AanbiederIn]",
        "gemeenten": "list[Any] | None",
        "naam": "str | None",
        "product": "str | None",
        "eenheid": "str | None",
        "bron": "str | None",
        "tarieven": "list[Any] | None",
        "regels": "RegelsIn | None",
        "nodige_dekking": "str | float | None",
        "budget": "str | float | None",
        "ondergrens": "str | float | None",
        "ingroeipad": "IngroeipadIn | None",
    },
    total=False,
)

GedeeldeBesparingIn = TypedDict(
    "GedeeldeBesparingIn",
    {
        "vorm": "str",
        "naam": "str | None",
        "corridor": "CorridorIn | None",
        "indexering": "list[Any] | None",
        "prijs": "GetalMetHerkomstIn | str | float",
        "verwacht_volume": "GetalMetHerkomstIn | str | float",
        "deel_besparing": "GetalMetHerkomstIn | str | float",
        "deel_overschrijding": "GetalMetHerkomstIn | str | float | None",
    },
    total=False,
)

Gegeven = TypedDict(
    "Gegeven",
    {
        "pad": "str",
        "waarde": "str",
        "merk": "str",
        "herkomst": "str",
        "toelichting": "str",
    },
    total=False,
)

GemeenteIn = TypedDict(
    "GemeenteIn",
    {
        "naam": "str",
        "volume": "str | float | None",
        "inwoners": "str | float | None",
    },
    total=False,
)

Genodigde = TypedDict(
    "Genodigde",
    {
        "naam": "str",
        "partij": "str",
        "link": "str",
        "opnieuw": "bool",
        "niet_gewijzigd": "list[str]",
    },
    total=False,
)

Genodigden = TypedDict(
    "Genodigden",
    {
        "genodigden": "list[Genodigde]",
        "niet_gebruikt": "list[str]",
    },
    total=False,
)

GetalMetHerkomstIn = TypedDict(
    "GetalMetHerkomstIn",
    {
        "waarde": "str | float",
        "merk": "str | None",
        "bron": "str | None",
        "toelichting": "str | None",
    },
    total=False,
)

Gevoeligheid = TypedDict(
    "Gevoeligheid",
    {
        "indices": "list[Aandeel]",
        "paren": "list[Paar]",
        "ontvangstbewijs": "Any",
    },
    total=False,
)

GevolgVanVoorstel = TypedDict(
    "GevolgVanVoorstel",
    {
        "oud": "str",
        "nieuw": "str",
        "brug": "Any",
        "dekking": "list[DekkingBijTarief]",
        "verschil": "str",
    },
    total=False,
)

GevolgdJaar = TypedDict(
    "GevolgdJaar",
    {
        "jaar": "int",
        "producten": "list[GevolgdProduct]",
        "begroot": "str",
        "gerealiseerd": "str",
        "oorzaken": "list[Oorzaak]",
        "corridor": "Corridorafrekening",
        "signalen": "list[Bevinding]",
        "verschil": "str",
    },
    total=False,
)

GevolgdProduct = TypedDict(
    "GevolgdProduct",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
        "begroot": "Zorgcijfers",
        "tarief": "str",
        "kwartalen": "Any",
        "begroot_tot_nu": "Zorgcijfers",
        "gerealiseerd_tot_nu": "Zorgcijfers",
    },
    total=False,
)

GevolgdProductIn = TypedDict(
    "GevolgdProductIn",
    {
        "naam": "str",
        "eenheid": "str | None",
        "clienten": "GetalMetHerkomstIn | str | float",
        "eenheden": "GetalMetHerkomstIn | str | float",
        "prijs": "GetalMetHerkomstIn | str | float",
        "tarief": "GetalMetHerkomstIn | str | float | None",
        "kwartalen": "list[Any] | None",
    },
    total=False,
)

Gezet = TypedDict(
    "Gezet",
    {
        "sleutel": "str",
        "waarde": "str",
        "grondslag": "str | None",
        "cellen": "list[str]",
    },
    total=False,
)

Groep = TypedDict(
    "Groep",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
        "bijdragen": "Any",
    },
    total=False,
)

HeropeningGezien = TypedDict(
    "HeropeningGezien",
    {
        "op": "str",
        "aanleiding": "str",
    },
    total=False,
)

Houdbaarheid = TypedDict(
    "Houdbaarheid",
    {
        "tarief": "str",
        "verlies": "str",
        "maanden": "str | None",
        "afhankelijkheid": "str | None",
    },
    total=False,
)

Ik = TypedDict(
    "Ik",
    {
        "id": "str",
        "soort": "str",
        "naam": "str",
        "rollen": "list[ActorRole]",
        "partijen": "list[str]",
    },
    total=False,
)

ImportanceGivenIn = TypedDict(
    "ImportanceGivenIn",
    {
        "product": "str",
        "punten": "Any",
    },
    total=False,
)

IndexnotaOvereenkomst = TypedDict(
    "IndexnotaOvereenkomst",
    {
        "voorlopig": "GevolgVanVoorstel",
        "definitief": "GevolgVanVoorstel",
        "volume": "str",
        "verrekening": "str",
    },
    total=False,
)

IngeleverdeOpgave = TypedDict(
    "IngeleverdeOpgave",
    {
        "partij": "str",
        "product": "str",
        "kostprijs": "str",
        "volume": "str",
        "sha256": "str",
        "antwoorden": "Any",
        "kosten_jaarrekening": "str | None",
        "fte": "str | None",
        "uren_per_fte": "str | None",
    },
    total=False,
)

IngroeipadIn = TypedDict(
    "IngroeipadIn",
    {
        "van": "str | float",
        "naar": "str | float",
        "delen": "list[str | float]",
        "indexcijfers": "list[Any] | None",
    },
    total=False,
)

InspanningsgerichtIn = TypedDict(
    "InspanningsgerichtIn",
    {
        "vorm": "str",
        "naam": "str | None",
        "corridor": "CorridorIn | None",
        "indexering": "list[Any] | None",
        "prijs": "GetalMetHerkomstIn | str | float",
        "verwacht_volume": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

IntrekkingIn = Any

Invloed = TypedDict(
    "Invloed",
    {
        "sleutel": "str",
        "label": "str",
        "rangcorrelatie": "Schatting | None",
    },
    total=False,
)

Invoerveld = TypedDict(
    "Invoerveld",
    {
        "sleutel": "str",
        "label": "str",
        "niveau": "str",
        "groep": "str",
        "uitleg": "str",
        "eenheid": "str | None",
        "keuzes": "list[KeuzeMogelijkheid]",
        "minimum": "str | None",
        "maximum": "str | None",
        "gebruikelijk_vanaf": "str | None",
        "gebruikelijk_tot": "str | None",
        "grondslagveld": "str | None",
        "grondslag": "str | None",
        "standaard": "str | None",
        "tabel": "str | None",
        "uit_bibliotheek": "bool",
    },
    total=False,
)

InzetIn = TypedDict(
    "InzetIn",
    {
        "jaar": "int | None",
        "van_week": "int",
        "tot_en_met_week": "int",
        "uren_per_week": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

Jaar = TypedDict(
    "Jaar",
    {
        "jaar": "int",
        "volume": "str",
        "kosten_per_eenheid": "str",
    },
    total=False,
)

Jaarresultaat = TypedDict(
    "Jaarresultaat",
    {
        "jaar": "int",
        "volume": "str",
        "budget": "str",
        "betaling": "str",
        "kosten": "str",
        "aanbieder": "str",
        "gemeente": "str",
    },
    total=False,
)

Kant = TypedDict(
    "Kant",
    {
        "sleutel": "str",
        "waarden": "list[str]",
    },
    total=False,
)

Ketencontrole = TypedDict(
    "Ketencontrole",
    {
        "klopt": "bool",
        "bevindingen": "list[Any]",
    },
    total=False,
)

Keuze = TypedDict(
    "Keuze",
    {
        "waarde": "str",
        "label": "str",
        "gevolg": "str",
    },
    total=False,
)

KeuzeMogelijkheid = TypedDict(
    "KeuzeMogelijkheid",
    {
        "waarde": "str",
        "label": "str",
    },
    total=False,
)

KleinVerschil = TypedDict(
    "KleinVerschil",
    {
        "verschil": "str",
        "aandeel": "str",
        "waarden": "Any",
        "bevestigd": "bool",
        "aangeboden": "bool",
    },
    total=False,
)

KleinVerschilGezien = TypedDict(
    "KleinVerschilGezien",
    {
        "product": "str",
        "partij": "str",
        "met": "str",
        "waarden": "Any",
    },
    total=False,
)

Kolom = TypedDict(
    "Kolom",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
    },
    total=False,
)

KortingInGebied = TypedDict(
    "KortingInGebied",
    {
        "volume_onder_kostprijs_voor": "Cijfer",
        "volume_onder_kostprijs_na": "Cijfer",
        "besparing_bruto": "Cijfer",
        "verschoven_naar_aanbieders": "Cijfer",
        "binnen_een_jaar_door_vermogen": "str | None",
    },
    total=False,
)

KostenspreidingIn = TypedDict(
    "KostenspreidingIn",
    {
        "waarde": "str | float",
        "merk": "str | None",
        "bron": "str | None",
        "toelichting": "str | None",
        "methode": "str | None",
        "trekkingen": "int | None",
        "startgetal": "int | None",
    },
    total=False,
)

KwartaalIn = TypedDict(
    "KwartaalIn",
    {
        "kwartaal": "int",
        "clienten": "GetalMetHerkomstIn | str | float",
        "eenheden": "GetalMetHerkomstIn | str | float",
        "kosten": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

Kwetsbaar = TypedDict(
    "Kwetsbaar",
    {
        "tarief": "str",
        "aantal": "str",
    },
    total=False,
)

Laag = TypedDict(
    "Laag",
    {
        "sleutel": "str",
        "label": "str",
        "van": "str",
        "tot": "str",
        "gedekt": "str",
        "tekst": "str",
    },
    total=False,
)

MaalIn = TypedDict(
    "MaalIn",
    {
        "maal": "str | float",
        "bron": "str | None",
    },
    total=False,
)

Maatregel = TypedDict(
    "Maatregel",
    {
        "sleutel": "str",
        "label": "str",
        "besparing": "str",
        "besparing_getoond": "str",
        "deel_van_korting": "str",
        "genoeg": "bool",
    },
    total=False,
)

MaatregelIn = TypedDict(
    "MaatregelIn",
    {
        "naam": "str",
        "werkt_op": "str",
        "besparing": "GetalMetHerkomstIn | str | float",
        "jaar": "int",
    },
    total=False,
)

Machtiging = TypedDict(
    "Machtiging",
    {
        "van": "str",
        "aan": "str",
        "producten": "list[Any] | None",
    },
    total=False,
)

MandateGivenIn = TypedDict(
    "MandateGivenIn",
    {
        "machtiging": "Machtiging",
    },
    total=False,
)

Mediaaninterval = TypedDict(
    "Mediaaninterval",
    {
        "ronde": "int",
        "product": "str",
        "parameter": "str",
        "van": "str",
        "tot_en_met": "str",
        "reden": "str",
    },
    total=False,
)

MeerGezien = TypedDict(
    "MeerGezien",
    {
        "posities": "int",
        "ontmoetingen": "int",
        "reactienota": "int",
        "antwoorden_sha256": "str",
    },
    total=False,
)

Methode = TypedDict(
    "Methode",
    {
        "soort": "str",
        "uitleg": "str",
    },
    total=False,
)

ModelLang = TypedDict(
    "ModelLang",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
        "versie": "str",
        "uitleg": "str",
        "invoervelden": "list[Invoerveld]",
        "stappen": "list[Stap]",
        "wetselementen": "list[Wet]",
    },
    total=False,
)

Modellen = TypedDict(
    "Modellen",
    {
        "modellen": "list[ModelLang]",
    },
    total=False,
)

MomentopnameGezien = TypedDict(
    "MomentopnameGezien",
    {
        "product": "str",
        "cijfers": "Any",
        "dekking": "list[DekkingBijTarief]",
        "respons": "Respons",
        "reden": "str",
    },
    total=False,
)

Motivering = TypedDict(
    "Motivering",
    {
        "sleutel": "str",
        "vraag": "str",
        "bron": "str",
        "antwoord": "str",
        "ontbreekt": "str",
        "volledig": "bool",
    },
    total=False,
)

MotiveringGezien = TypedDict(
    "MotiveringGezien",
    {
        "product": "str",
        "antwoorden": "list[Motivering]",
    },
    total=False,
)

MotiveringVanProduct = TypedDict(
    "MotiveringVanProduct",
    {
        "product": "str",
        "vragen": "list[Any]",
    },
    total=False,
)

NieuweFeitenIn = TypedDict(
    "NieuweFeitenIn",
    {
        "voorlopig": "list[VoorgesteldeWijziging]",
        "definitief": "list[Any] | None",
        "volume": "str | float | None",
    },
    total=False,
)

NieuweSleutel = TypedDict(
    "NieuweSleutel",
    {
        "id": "str",
        "naam": "str",
        "gemaakt": "str",
        "verloopt": "str",
        "gebruikt": "str | None",
        "tekent": "bool",
        "sleutel": "str",
    },
    total=False,
)

NormaalIn = TypedDict(
    "NormaalIn",
    {
        "verdeling": "str",
        "gemiddelde": "str | float",
        "spreiding": "str | float",
        "bron": "str | None",
    },
    total=False,
)

NoteSettledIn = TypedDict(
    "NoteSettledIn",
    {
        "antwoorden": "list[AntwoordOpOpmerking]",
    },
    total=False,
)

OfferAnswered = TypedDict(
    "OfferAnswered",
    {
        "voorstel": "str",
        "antwoorden": "list[AntwoordOpWijziging]",
    },
    total=False,
)

OfferAnsweredIn = TypedDict(
    "OfferAnsweredIn",
    {
        "antwoorden": "list[AntwoordOpWijziging]",
    },
    total=False,
)

OfferMade = TypedDict(
    "OfferMade",
    {
        "id": "str",
        "product": "str",
        "tekstversie": "str",
        "aan": "str",
        "wijzigingen": "list[VoorgesteldeWijziging]",
        "tarief": "str | None",
    },
    total=False,
)

OfferMadeIn = TypedDict(
    "OfferMadeIn",
    {
        "product": "str",
        "tekstversie": "str",
        "aan": "str",
        "wijzigingen": "list[VoorgesteldeWijziging]",
    },
    total=False,
)

Onderbouwing = TypedDict(
    "Onderbouwing",
    {
        "soort": "str",
        "graad": "str",
        "omschrijving": "str",
        "bestand": "str | None",
        "vanaf": "str | None",
        "tot_en_met": "str | None",
        "vertrouwelijk": "bool | None",
    },
    total=False,
)

Ongebruikt = TypedDict(
    "Ongebruikt",
    {
        "blad": "str",
        "cel": "str",
        "tekst": "str",
        "waarom": "str",
    },
    total=False,
)

OntgrendelingGezien = TypedDict(
    "OntgrendelingGezien",
    {
        "product": "str",
        "parameter": "str",
        "door": "str",
        "reden": "str",
    },
    total=False,
)

Ontmoeting = TypedDict(
    "Ontmoeting",
    {
        "ronde": "int",
        "product": "str",
        "parameter": "str",
        "betaler": "str",
        "zorgaanbieder": "str",
        "voorstel": "str",
        "dichtstbij": "Dichtstbij",
    },
    total=False,
)

Ontmoetingen = TypedDict(
    "Ontmoetingen",
    {
        "totaal": "int",
        "pagina": "int",
        "paginagrootte": "int",
        "ontmoetingen": "list[Ontmoeting]",
    },
    total=False,
)

Ontvangen = TypedDict(
    "Ontvangen",
    {
        "soort": "str",
        "gegevens": "Any",
        "ontvangstbewijs": "str",
        "nonce": "str",
        "bevindingen": "list[Bevinding]",
    },
    total=False,
)

Ontvangstbewijs = TypedDict(
    "Ontvangstbewijs",
    {
        "motor": "str",
        "model": "str",
        "modelversie": "str",
        "modelvingerafdruk": "str",
        "parameters": "str",
        "invoer": "str",
        "peildatum": "str",
        "afronding": "str",
    },
    total=False,
)

OntvangstbewijsIn = TypedDict(
    "OntvangstbewijsIn",
    {
        "ontvangstbewijs": "str",
    },
    total=False,
)

Onzekerheid = TypedDict(
    "Onzekerheid",
    {
        "tarief": "Verdeeld",
        "kostprijs": "Verdeeld",
        "tekort": "Tekortrisico",
        "invloed": "list[Invloed]",
        "bevindingen": "list[Bevinding]",
        "ontvangstbewijs": "Trekkingsbewijs",
    },
    total=False,
)

Oorzaak = TypedDict(
    "Oorzaak",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
    },
    total=False,
)

OpenBookChosenIn = TypedDict(
    "OpenBookChosenIn",
    {
        "open_boek": "bool",
    },
    total=False,
)

OpgaveInProces = TypedDict(
    "OpgaveInProces",
    {
        "ingeleverd": "bool",
        "kostprijs": "str",
        "sha256": "str",
        "toetsen": "list[Toets]",
        "bevindingen": "list[Bevinding]",
        "werkboek": "Werkboek",
    },
    total=False,
)

OpgavenInProces = TypedDict(
    "OpgavenInProces",
    {
        "opgaven": "list[IngeleverdeOpgave]",
    },
    total=False,
)

OpmerkingGezien = TypedDict(
    "OpmerkingGezien",
    {
        "product": "str",
        "parameter": "str",
        "opmerking": "str",
        "antwoord": "str",
        "gewijzigd": "bool",
        "gevolg": "str",
        "id": "str",
        "door": "str",
    },
    total=False,
)

OutputgerichtIn = TypedDict(
    "OutputgerichtIn",
    {
        "vorm": "str",
        "naam": "str | None",
        "corridor": "CorridorIn | None",
        "indexering": "list[Any] | None",
        "casustypen": "list[CasustypeIn]",
        "vaste_kosten": "GetalMetHerkomstIn | str | float | None",
        "verwacht_volume": "GetalMetHerkomstIn | str | float",
        "spreiding": "SpreidingIn | None",
    },
    total=False,
)

Paar = TypedDict(
    "Paar",
    {
        "tussen": "list[str]",
        "samen": "Schatting",
    },
    total=False,
)

Padjaar = TypedDict(
    "Padjaar",
    {
        "jaar": "int",
        "tarief": "str",
        "waarschuwing": "str",
        "meerkosten": "str | Cijfer",
        "gemeenten": "Any",
        "dekking": "Dekking | None",
        "opgeteld_tekort": "str | None",
    },
    total=False,
)

PakketGezien = TypedDict(
    "PakketGezien",
    {
        "product": "str",
        "gedachte": "str",
        "naar_zorgaanbieders": "Any",
    },
    total=False,
)

Parameter = TypedDict(
    "Parameter",
    {
        "sleutel": "str",
        "waarde": "str",
        "getoond": "str",
        "eenheid": "str",
        "grondslag": "str | None",
        "vanaf": "str | None",
        "tot_en_met": "str | None",
        "status": "str",
        "bron": "str",
        "artikel": "str | None",
        "adres": "str | None",
        "toelichting": "str | None",
        "van_kracht": "bool",
        "voorkeur": "bool",
    },
    total=False,
)

ParameterDefinedIn = TypedDict(
    "ParameterDefinedIn",
    {
        "definitie": "Parameterdefinitie",
    },
    total=False,
)

Parameterdefinitie = TypedDict(
    "Parameterdefinitie",
    {
        "id": "str",
        "versie": "str",
        "naam": "str",
        "tekst": "str",
        "eenheid": "str",
        "soort": "str",
        "stap": "str | float | None",
        "grondslag": "str | None",
        "erbij": "list[Any] | None",
        "niet_erbij": "list[Any] | None",
        "jeugdwet": "str | None",
        "wmo": "str | None",
        "minstens": "str | float | None",
        "hoogstens": "str | float | None",
        "vaste_waarde": "str | float | None",
        "bron": "str | None",
    },
    total=False,
)

Parameters = TypedDict(
    "Parameters",
    {
        "totaal": "int",
        "pagina": "int",
        "paginagrootte": "int",
        "parameters": "list[Parameter]",
        "zonder_norm": "list[str]",
        "codes": "list[Code]",
    },
    total=False,
)

Partij = TypedDict(
    "Partij",
    {
        "id": "str",
        "naam": "str",
        "rol": "str",
        "concern": "str | None",
        "omvang": "str | None",
        "cooperatie": "str | None",
        "natuurlijk_persoon": "bool | None",
        "open_boek": "bool | None",
        "onderhandelaar": "bool | None",
    },
    total=False,
)

PartijGezien = TypedDict(
    "PartijGezien",
    {
        "id": "str",
        "naam": "str",
        "rol": "str",
    },
    total=False,
)

PartyAddedIn = TypedDict(
    "PartyAddedIn",
    {
        "partij": "Partij",
    },
    total=False,
)

PlusIn = TypedDict(
    "PlusIn",
    {
        "plus": "str | float",
        "bron": "str | None",
    },
    total=False,
)

Positie = TypedDict(
    "Positie",
    {
        "product": "str",
        "parameter": "str",
        "versie": "str",
        "waarden": "Waarden",
        "motivering": "str | None",
        "onderbouwing": "list[Any] | None",
        "toelaatbaar": "bool | None",
        "regel": "str | None",
    },
    total=False,
)

PositieGezien = TypedDict(
    "PositieGezien",
    {
        "ronde": "int",
        "partij": "str",
        "positie": "Positie",
    },
    total=False,
)

Posities = TypedDict(
    "Posities",
    {
        "totaal": "int",
        "pagina": "int",
        "paginagrootte": "int",
        "posities": "list[PositieGezien]",
    },
    total=False,
)

PositionSubmittedIn = TypedDict(
    "PositionSubmittedIn",
    {
        "positie": "Positie",
    },
    total=False,
)

PrijsIn = TypedDict(
    "PrijsIn",
    {
        "naam": "str",
        "oud": "str | float",
        "nieuw": "str | float",
    },
    total=False,
)

Prijslijst = TypedDict(
    "Prijslijst",
    {
        "vlakke_korting": "bool",
        "korting": "str | None",
        "tekst": "str",
        "prijzen": "list[Prijswijziging]",
    },
    total=False,
)

Prijswijziging = TypedDict(
    "Prijswijziging",
    {
        "naam": "str",
        "oud": "str",
        "nieuw": "str",
    },
    total=False,
)

Probleem = TypedDict(
    "Probleem",
    {
        "type": "str",
        "title": "str",
        "status": "int",
        "detail": "str",
        "instance": "str",
        "bevindingen": "list[Bevinding]",
        "vragen": "list[Vraag]",
    },
    total=False,
)

Proces = TypedDict(
    "Proces",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str",
        "ronde": "int",
    },
    total=False,
)

ProcesIn = TypedDict(
    "ProcesIn",
    {
        "naam": "str",
        "gebied": "str",
        "wijze": "str | None",
        "regels": "str | None",
    },
    total=False,
)

ProcesOpenbaar = TypedDict(
    "ProcesOpenbaar",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
    },
    total=False,
)

ProcesVoorAanbieder = TypedDict(
    "ProcesVoorAanbieder",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
        "wijze": "str",
        "ronde": "int",
        "sluit": "str | None",
        "verlengd_omdat": "list[str]",
        "agenda": "Any",
        "rondes": "list[RondeGezien]",
        "rekentools": "Any",
        "producten": "list[CareProduct]",
        "parameters": "list[Parameterdefinitie]",
        "aanmelding_open": "bool",
        "gemeenten": "list[PartijGezien]",
        "eerdere_teksten": "list[TekstGezien]",
        "vergrendelingen": "list[VergrendelingGezien]",
        "ontgrendelingen": "list[OntgrendelingGezien]",
        "vragen": "list[VraagGezien]",
        "overeenkomst": "AgreementReached",
        "geldt_vanaf": "str",
        "heropeningen": "list[HeropeningGezien]",
        "volgen": "VolgenGezien",
        "posities": "list[PositieGezien]",
        "ontmoetingen": "list[Ontmoeting]",
        "kleine_verschillen": "list[KleinVerschilGezien]",
        "belangen": "list[BelangGezien]",
        "voorstellen": "list[VoorstelGezien]",
        "stemmen": "list[StemGezien]",
        "toetsen": "list[Toets]",
    },
    total=False,
)

ProcesVoorBegeleider = TypedDict(
    "ProcesVoorBegeleider",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
        "wijze": "str",
        "ronde": "int",
        "sluit": "str | None",
        "verlengd_omdat": "list[str]",
        "agenda": "Any",
        "rondes": "list[RondeGezien]",
        "rekentools": "Any",
        "producten": "list[CareProduct]",
        "parameters": "list[Parameterdefinitie]",
        "aanmelding_open": "bool",
        "gemeenten": "list[PartijGezien]",
        "eerdere_teksten": "list[TekstGezien]",
        "vergrendelingen": "list[VergrendelingGezien]",
        "ontgrendelingen": "list[OntgrendelingGezien]",
        "vragen": "list[VraagGezien]",
        "overeenkomst": "AgreementReached",
        "geldt_vanaf": "str",
        "heropeningen": "list[HeropeningGezien]",
        "volgen": "VolgenGezien",
        "zorgaanbieders": "list[PartijGezien]",
        "posities": "list[PositieGezien]",
        "ontmoetingen": "list[Ontmoeting]",
        "kleine_verschillen": "list[KleinVerschilGezien]",
        "belangen": "list[BelangGezien]",
        "voorstellen": "list[VoorstelGezien]",
        "stemmen": "list[StemGezien]",
        "spreekt_namens": "list[str]",
        "toetsen": "list[Toets]",
        "pakketten": "list[PakketGezien]",
        "motivering": "list[MotiveringGezien]",
    },
    total=False,
)

ProcesVoorBestuur = TypedDict(
    "ProcesVoorBestuur",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
        "wijze": "str",
        "ronde": "int",
        "sluit": "str | None",
        "verlengd_omdat": "list[str]",
        "agenda": "Any",
        "rondes": "list[RondeGezien]",
        "rekentools": "Any",
        "producten": "list[CareProduct]",
        "parameters": "list[Parameterdefinitie]",
        "aanmelding_open": "bool",
        "gemeenten": "list[PartijGezien]",
        "eerdere_teksten": "list[TekstGezien]",
        "vergrendelingen": "list[VergrendelingGezien]",
        "ontgrendelingen": "list[OntgrendelingGezien]",
        "vragen": "list[VraagGezien]",
        "overeenkomst": "AgreementReached",
        "geldt_vanaf": "str",
        "heropeningen": "list[HeropeningGezien]",
        "volgen": "VolgenGezien",
        "zorgaanbieders": "list[PartijGezien]",
        "posities": "list[PositieGezien]",
        "stemmen": "list[StemGezien]",
    },
    total=False,
)

ProcesVoorCooperatie = TypedDict(
    "ProcesVoorCooperatie",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
        "wijze": "str",
        "ronde": "int",
        "sluit": "str | None",
        "verlengd_omdat": "list[str]",
        "agenda": "Any",
        "rondes": "list[RondeGezien]",
        "rekentools": "Any",
        "producten": "list[CareProduct]",
        "parameters": "list[Parameterdefinitie]",
        "aanmelding_open": "bool",
        "gemeenten": "list[PartijGezien]",
        "eerdere_teksten": "list[TekstGezien]",
        "vergrendelingen": "list[VergrendelingGezien]",
        "ontgrendelingen": "list[OntgrendelingGezien]",
        "vragen": "list[VraagGezien]",
        "overeenkomst": "AgreementReached",
        "geldt_vanaf": "str",
        "heropeningen": "list[HeropeningGezien]",
        "volgen": "VolgenGezien",
        "posities": "list[PositieGezien]",
        "ontmoetingen": "list[Ontmoeting]",
        "kleine_verschillen": "list[KleinVerschilGezien]",
        "belangen": "list[BelangGezien]",
        "voorstellen": "list[VoorstelGezien]",
        "stemmen": "list[StemGezien]",
        "toetsen": "list[Toets]",
        "leden": "list[PartijGezien]",
    },
    total=False,
)

ProcesVoorGemeente = TypedDict(
    "ProcesVoorGemeente",
    {
        "id": "str",
        "naam": "str",
        "gebied": "str",
        "fase": "str | None",
        "teksten": "list[TekstGezien]",
        "regels": "list[DrieKolommen]",
        "afwijkende_standpunten": "list[StandpuntGezien]",
        "reactienota": "list[OpmerkingGezien]",
        "besluiten": "list[BesluitGezien]",
        "momentopnamen": "list[MomentopnameGezien]",
        "meer": "MeerGezien",
        "wijze": "str",
        "ronde": "int",
        "sluit": "str | None",
        "verlengd_omdat": "list[str]",
        "agenda": "Any",
        "rondes": "list[RondeGezien]",
        "rekentools": "Any",
        "producten": "list[CareProduct]",
        "parameters": "list[Parameterdefinitie]",
        "aanmelding_open": "bool",
        "gemeenten": "list[PartijGezien]",
        "eerdere_teksten": "list[TekstGezien]",
        "vergrendelingen": "list[VergrendelingGezien]",
        "ontgrendelingen": "list[OntgrendelingGezien]",
        "vragen": "list[VraagGezien]",
        "overeenkomst": "AgreementReached",
        "geldt_vanaf": "str",
        "heropeningen": "list[HeropeningGezien]",
        "volgen": "VolgenGezien",
        "zorgaanbieders": "list[PartijGezien]",
        "posities": "list[PositieGezien]",
        "ontmoetingen": "list[Ontmoeting]",
        "kleine_verschillen": "list[KleinVerschilGezien]",
        "belangen": "list[BelangGezien]",
        "voorstellen": "list[VoorstelGezien]",
        "stemmen": "list[StemGezien]",
        "spreekt_namens": "list[str]",
    },
    total=False,
)

Processen = TypedDict(
    "Processen",
    {
        "processen": "list[Proces]",
    },
    total=False,
)

ProductAddedIn = TypedDict(
    "ProductAddedIn",
    {
        "product": "CareProduct",
    },
    total=False,
)

ProductInBlad = TypedDict(
    "ProductInBlad",
    {
        "naam": "str",
        "model": "str",
        "eenheid": "str",
        "begrepen": "list[Begrepen]",
        "gedrukt": "list[Begrepen]",
        "buiten_model": "list[Begrepen]",
    },
    total=False,
)

Proef = TypedDict(
    "Proef",
    {
        "invullingen": "int",
        "vergeleken": "int",
        "gelijk": "int",
        "verschillen": "list[AndereUitkomst]",
    },
    total=False,
)

ProviderJoinedIn = TypedDict(
    "ProviderJoinedIn",
    {
        "partij": "Partij",
    },
    total=False,
)

QuestionAnsweredIn = TypedDict(
    "QuestionAnsweredIn",
    {
        "antwoord": "str",
    },
    total=False,
)

QuestionAskedIn = TypedDict(
    "QuestionAskedIn",
    {
        "parameter": "str",
        "vraag": "str",
    },
    total=False,
)

Raadspagina = TypedDict(
    "Raadspagina",
    {
        "naam": "str",
        "fase": "str",
        "teksten": "list[Any]",
        "afwijkende_standpunten": "list[Any]",
    },
    total=False,
)

Raster = TypedDict(
    "Raster",
    {
        "rijen": "Kant",
        "kolommen": "Kant",
        "tarieven": "list[list[str | None]]",
    },
    total=False,
)

RasterIn = TypedDict(
    "RasterIn",
    {
        "rijen": "AsIn",
        "kolommen": "AsIn",
    },
    total=False,
)

Reactienota = TypedDict(
    "Reactienota",
    {
        "opmerkingen": "list[Any]",
    },
    total=False,
)

RealisationReportedIn = TypedDict(
    "RealisationReportedIn",
    {
        "zorg": "list[ZorgInKwartaal]",
    },
    total=False,
)

Referentieregel = TypedDict(
    "Referentieregel",
    {
        "sleutel": "str",
        "label": "str",
        "waarde": "str | None",
        "betekenis": "str",
    },
    total=False,
)

Regel = TypedDict(
    "Regel",
    {
        "sleutel": "str",
        "label": "str",
        "waarde": "str",
        "eenheid": "str",
        "soort": "str",
        "formule": "str",
        "invoer": "list[str]",
        "uitleg": "str",
        "bron": "str",
        "grondslag": "str",
        "andere_grondslagen": "Any",
        "afgeleid": "str",
        "cel": "str",
    },
    total=False,
)

RegelsIn = TypedDict(
    "RegelsIn",
    {
        "percentielen": "list[Any] | None",
        "getrimd": "str | float | None",
        "efficient": "str | float | None",
    },
    total=False,
)

RegistrationSetIn = TypedDict(
    "RegistrationSetIn",
    {
        "open_voor_aanmelding": "bool",
    },
    total=False,
)

RekentoolModel = TypedDict(
    "RekentoolModel",
    {
        "soort": "str",
        "opmaak": "str",
        "sleutel": "str",
        "naam": "str",
        "versie": "str",
        "eenheid": "str",
        "indeling": "str",
        "datumstelsel": "str",
        "resultaten": "list[Any]",
        "voorstellen": "list[Any]",
        "bevestigd": "bool",
        "invoer": "list[Any]",
        "teksten": "Any",
        "stappen": "list[Any]",
        "niet_gelezen": "list[Any]",
        "sha256": "str",
        "bewijs": "Bewijs",
        "proef": "Proef",
        "bevindingen": "list[Bevinding]",
    },
    total=False,
)

RequirementsChangedIn = TypedDict(
    "RequirementsChangedIn",
    {
        "eisen": "str",
        "raakt": "list[str]",
    },
    total=False,
)

Respons = TypedDict(
    "Respons",
    {
        "aandeel_volume": "str | None",
        "oordeel": "str",
    },
    total=False,
)

Risicoverdeling = TypedDict(
    "Risicoverdeling",
    {
        "vlaggen": "Any",
        "rood": "int",
        "drempel": "int",
        "oordeel": "str",
    },
    total=False,
)

RondeGezien = TypedDict(
    "RondeGezien",
    {
        "nummer": "int",
        "koppen": "list[str]",
    },
    total=False,
)

RoundClosedIn = Any

RoundExtendedIn = TypedDict(
    "RoundExtendedIn",
    {
        "sluit": "str",
        "reden": "str",
    },
    total=False,
)

RoundOpenedIn = TypedDict(
    "RoundOpenedIn",
    {
        "sluit": "str",
    },
    total=False,
)

RoundPreparedIn = TypedDict(
    "RoundPreparedIn",
    {
        "nummer": "str",
        "agenda": "Any",
    },
    total=False,
)

RoundRevealedIn = Any

Ruimte = TypedDict(
    "Ruimte",
    {
        "ruimte": "bool | None",
        "afstand": "str",
        "advies": "str",
        "reden": "str",
        "ondergrens": "str | None",
        "bovengrens": "str | None",
    },
    total=False,
)

SamenGezien = TypedDict(
    "SamenGezien",
    {
        "product": "str",
        "kwartaal": "str",
        "cijfers": "Any",
    },
    total=False,
)

SamenhangIn = TypedDict(
    "SamenhangIn",
    {
        "tussen": "list[str]",
        "correlatie": "str | float",
        "bron": "str | None",
    },
    total=False,
)

SamenhangmatrixIn = TypedDict(
    "SamenhangmatrixIn",
    {
        "invoer": "list[str]",
        "matrix": "list[list[str | float]]",
    },
    total=False,
)

ScenarioIn = TypedDict(
    "ScenarioIn",
    {
        "wijzigingen": "Any",
        "peildatum": "str | None",
        "volume": "WaardeIn | str | float | None | MaalIn | PlusIn | None",
        "naam": "str",
        "boven_op": "str | None",
        "jaren": "list[Any] | None",
    },
    total=False,
)

Scenarioanalyse = TypedDict(
    "Scenarioanalyse",
    {
        "basis": "Uitkomst",
        "scenarios": "list[Scenariouitkomst]",
        "tornado": "list[Balk]",
        "raster": "Raster | None",
        "onzekerheid": "Onzekerheid | None",
        "gevoeligheid": "Gevoeligheid | None",
    },
    total=False,
)

ScenariojaarIn = TypedDict(
    "ScenariojaarIn",
    {
        "wijzigingen": "Any",
        "peildatum": "str | None",
        "volume": "WaardeIn | str | float | None | MaalIn | PlusIn | None",
        "jaar": "int",
    },
    total=False,
)

ScenariosIn = TypedDict(
    "ScenariosIn",
    {
        "volume": "str | float | None",
        "scenarios": "list[Any] | None",
        "raster": "RasterIn | None",
        "bandbreedtes": "Any",
        "onzekerheid": "Any",
        "samenhang": "list[SamenhangIn] | SamenhangmatrixIn | None",
        "afspraak": "AfspraakIn | None",
        "trekkingen": "int | None",
        "startgetal": "int | None",
        "gevoeligheid": "bool | None",
        "model": "str",
        "peildatum": "str",
        "invoer": "Any",
        "parameters": "str | None",
    },
    total=False,
)

Scenariouitkomst = TypedDict(
    "Scenariouitkomst",
    {
        "naam": "str",
        "peildatum": "str",
        "kostprijs": "str | None",
        "tarief": "str",
        "volume": "str | None",
        "budget": "str | None",
        "bevindingen": "list[Bevinding]",
        "ontvangstbewijs": "Ontvangstbewijs",
        "titel": "str",
        "jaar": "int | None",
        "boven_op": "str | None",
        "wijzigingen": "list[Wijziging]",
        "verschil": "str",
        "bijdragen": "list[Bijdrage] | None",
        "budget_door_prijs": "str | None",
        "budget_door_volume": "str | None",
    },
    total=False,
)

Schatting = TypedDict(
    "Schatting",
    {
        "waarde": "str",
        "standaardfout": "str",
    },
    total=False,
)

Sleutel = TypedDict(
    "Sleutel",
    {
        "id": "str",
        "naam": "str",
        "gemaakt": "str",
        "verloopt": "str",
        "gebruikt": "str | None",
        "tekent": "bool",
    },
    total=False,
)

SleutelIn = TypedDict(
    "SleutelIn",
    {
        "naam": "str",
        "tekent": "bool | None",
    },
    total=False,
)

Sleutels = TypedDict(
    "Sleutels",
    {
        "sleutels": "list[Sleutel]",
    },
    total=False,
)

SnapshotTakenIn = TypedDict(
    "SnapshotTakenIn",
    {
        "product": "str",
        "tarieven": "list[str | float]",
        "gevraagd_volume": "str | float | None",
    },
    total=False,
)

Sport = TypedDict(
    "Sport",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
        "bijdragen": "Any",
        "jeugdwet": "str | None",
        "wmo": "str | None",
    },
    total=False,
)

SpreidingIn = TypedDict(
    "SpreidingIn",
    {
        "variatiecoefficient": "GetalMetHerkomstIn | str | float",
        "z_waarde": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

StandpuntGezien = TypedDict(
    "StandpuntGezien",
    {
        "standpunt": "DissentRecorded",
        "door": "str",
    },
    total=False,
)

Stap = TypedDict(
    "Stap",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
        "uitleg": "str",
        "jeugdwet": "str | None",
        "wmo": "str | None",
        "formules": "list[Formule]",
    },
    total=False,
)

StapIn = TypedDict(
    "StapIn",
    {
        "jaar": "int",
        "indexering": "GetalMetHerkomstIn | str | float | None",
        "taakstelling": "GetalMetHerkomstIn | str | float | None",
    },
    total=False,
)

Stapel = TypedDict(
    "Stapel",
    {
        "tekst": "str",
        "lijn": "str",
        "lagen": "list[Laag]",
    },
    total=False,
)

Startgegeven = TypedDict(
    "Startgegeven",
    {
        "sleutel": "str",
        "label": "str",
        "tegenstrijdig": "bool",
        "bronnen": "list[Bronvermelding]",
        "gerekend_met": "str",
    },
    total=False,
)

Startgegevens = TypedDict(
    "Startgegevens",
    {
        "bevestigd": "bool",
        "waarden": "list[Startgegeven]",
    },
    total=False,
)

StartgegevensIn = TypedDict(
    "StartgegevensIn",
    {
        "volume": "list[Any] | None",
        "kosten_per_eenheid": "list[Any] | None",
    },
    total=False,
)

StemGezien = TypedDict(
    "StemGezien",
    {
        "partij": "str",
        "stem": "str",
        "voorwaarden": "str",
    },
    total=False,
)

Taak = TypedDict(
    "Taak",
    {
        "id": "str",
        "stand": "str",
        "sinds": "str",
        "pogingen": "int",
        "wachtenden": "int",
        "uitkomst": "str",
    },
    total=False,
)

TaakIn = TypedDict(
    "TaakIn",
    {
        "adres": "str",
        "vorm": "str | None",
    },
    total=False,
)

TaakgerichtIn = TypedDict(
    "TaakgerichtIn",
    {
        "gevolgde_groei": "GetalMetHerkomstIn | str | float | None",
        "vorm": "str",
        "naam": "str | None",
        "corridor": "CorridorIn | None",
        "basis": "BasisIn",
        "stappen": "list[StapIn]",
        "groei_gemeten": "str | None",
        "volumeband": "VolumebandIn | None",
        "maatregelen": "list[Any] | None",
        "startgegevens": "StartgegevensIn | None",
        "toets": "ToetsIn | None",
    },
    total=False,
)

Tabel = TypedDict(
    "Tabel",
    {
        "sleutel": "str",
        "titel": "str",
        "kolommen": "list[Kolom]",
        "rijen": "list[Any]",
        "toelichting": "str",
        "aannames": "list[str]",
    },
    total=False,
)

TariefIn = TypedDict(
    "TariefIn",
    {
        "naam": "str | None",
        "tarief": "str | float",
    },
    total=False,
)

TariffInForceIn = TypedDict(
    "TariffInForceIn",
    {
        "vanaf": "str",
    },
    total=False,
)

TariffPublishedIn = Any

Tekortdeel = TypedDict(
    "Tekortdeel",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
    },
    total=False,
)

Tekortjaar = TypedDict(
    "Tekortjaar",
    {
        "jaar": "int",
        "tekort": "str",
        "bijdragen": "list[Tekortdeel]",
    },
    total=False,
)

Tekortrisico = TypedDict(
    "Tekortrisico",
    {
        "tarief": "str",
        "kans_op_tekort": "Schatting",
        "verwacht_tekort_per_eenheid": "Schatting",
        "verwacht_overschot_per_eenheid": "Schatting",
        "volume": "str | None",
        "verwacht_tekort_per_jaar": "Schatting | None",
        "wie_draagt": "list[Drager]",
    },
    total=False,
)

TekstGezien = TypedDict(
    "TekstGezien",
    {
        "product": "str",
        "versie": "int",
        "tarief": "str",
        "waarden": "Any",
        "motivering": "str",
        "open_punten": "list[str]",
    },
    total=False,
)

TextSetIn = TypedDict(
    "TextSetIn",
    {
        "waarden": "Any",
        "motivering": "str",
        "open_punten": "list[Any] | None",
        "referentieregel": "str | None",
        "regionaal": "str | None",
        "verschil_lichter_product": "str | None",
    },
    total=False,
)

Toets = TypedDict(
    "Toets",
    {
        "soort": "str",
        "oordeel": "str",
        "tekst": "str",
        "product": "str",
        "parameter": "str",
        "partij": "str",
    },
    total=False,
)

ToetsIn = TypedDict(
    "ToetsIn",
    {
        "geen_weigering_of_wachtlijst": "Any",
        "heropening": "Any",
        "eenzijdig_wijzigen": "Any",
        "startgegevens_bevestigd": "Any",
        "looptijd": "GetalMetHerkomstIn | str | float | None",
    },
    total=False,
)

ToolLaidIn = TypedDict(
    "ToolLaidIn",
    {
        "delen": "list[str]",
    },
    total=False,
)

Trede = TypedDict(
    "Trede",
    {
        "sleutel": "str",
        "label": "str",
        "bedrag": "str",
        "jeugdwet": "str | None",
        "wmo": "str | None",
    },
    total=False,
)

Trekkingsbewijs = TypedDict(
    "Trekkingsbewijs",
    {
        "motor": "str",
        "methode": "str",
        "trekkingen": "str",
        "startgetal": "str",
        "numpy": "str",
        "scipy": "str",
        "onzekerheid": "str",
        "berekening": "Ontvangstbewijs",
    },
    total=False,
)

Uitkomst = TypedDict(
    "Uitkomst",
    {
        "naam": "str",
        "peildatum": "str",
        "kostprijs": "str | None",
        "tarief": "str",
        "volume": "str | None",
        "budget": "str | None",
        "bevindingen": "list[Bevinding]",
        "ontvangstbewijs": "Ontvangstbewijs",
    },
    total=False,
)

Uitwerking = TypedDict(
    "Uitwerking",
    {
        "waarde": "str",
        "zet": "list[Gezet]",
    },
    total=False,
)

UniformIn = TypedDict(
    "UniformIn",
    {
        "verdeling": "str",
        "laag": "str | float",
        "hoog": "str | float",
        "bron": "str | None",
    },
    total=False,
)

UnlockAskedIn = TypedDict(
    "UnlockAskedIn",
    {
        "product": "str",
        "parameter": "str",
        "reden": "str",
    },
    total=False,
)

UrenEnBedrag = TypedDict(
    "UrenEnBedrag",
    {
        "uren": "str",
        "bedrag": "str",
    },
    total=False,
)

UrenOverPeriodeIn = TypedDict(
    "UrenOverPeriodeIn",
    {
        "uren_per_week": "GetalMetHerkomstIn | str | float",
        "tarief": "GetalMetHerkomstIn | str | float",
        "tolerantie": "GetalMetHerkomstIn | str | float | None",
        "weken": "int",
        "inzet": "list[InzetIn]",
    },
    total=False,
)

UrenOverPeriodeVormIn = TypedDict(
    "UrenOverPeriodeVormIn",
    {
        "vorm": "str",
        "naam": "str | None",
        "corridor": "CorridorIn | None",
        "indexering": "list[Any] | None",
        "uren_over_periode": "UrenOverPeriodeIn",
    },
    total=False,
)

Urenafspraak = TypedDict(
    "Urenafspraak",
    {
        "toegewezen": "UrenEnBedrag",
        "geleverd": "UrenEnBedrag",
        "betaald": "UrenEnBedrag",
        "onbetaald": "UrenEnBedrag",
        "terug": "UrenEnBedrag",
    },
    total=False,
)

Urenjaar = TypedDict(
    "Urenjaar",
    {
        "jaar": "int",
        "over_de_periode": "Urenafspraak",
        "met_weekplafond": "Urenafspraak",
    },
    total=False,
)

ValueCheckedIn = TypedDict(
    "ValueCheckedIn",
    {
        "product": "str",
        "parameter": "str",
        "waarde": "str | float",
        "motivering": "str",
        "onderbouwing": "list[Any] | None",
    },
    total=False,
)

ValueLockedIn = TypedDict(
    "ValueLockedIn",
    {
        "product": "str",
        "parameter": "str",
        "waarde": "str | float",
        "motivering_betaler": "str",
        "motivering_zorgaanbieder": "str",
        "onderbouwing": "list[Any] | None",
        "vervalt": "str | None",
    },
    total=False,
)

VastIn = TypedDict(
    "VastIn",
    {
        "verdeling": "str",
        "waarde": "str | float",
        "bron": "str | None",
    },
    total=False,
)

Verdeeld = TypedDict(
    "Verdeeld",
    {
        "sleutel": "str",
        "label": "str",
        "eenheid": "str",
        "berekend": "str",
        "gemiddelde": "Schatting",
        "spreiding": "Schatting",
        "kwantielen": "Any",
    },
    total=False,
)

Vergelijking = TypedDict(
    "Vergelijking",
    {
        "a": "Berekening",
        "b": "Berekening",
        "methode": "Methode",
        "verschil": "str",
        "sporten": "list[Sport]",
        "groepen": "list[Groep]",
        "bevindingen": "list[Bevinding]",
        "bijdragen": "list[Bijdrage]",
        "andere_prijzen": "Any",
        "waarden": "list[Verschil]",
        "wet": "Any",
        "volgorde": "Volgorde",
        "naast": "Tabel",
    },
    total=False,
)

VergelijkingIn = TypedDict(
    "VergelijkingIn",
    {
        "a": "BerekeningIn",
        "b": "BerekeningIn",
        "volgorde": "list[Any] | None",
        "naast": "list[Any] | None",
        "onderaannemer": "bool | None",
    },
    total=False,
)

VergrendelingGezien = TypedDict(
    "VergrendelingGezien",
    {
        "product": "str",
        "parameter": "str",
        "waarde": "str",
        "motivering_betaler": "str",
        "motivering_zorgaanbieder": "str",
        "vervalt": "str",
    },
    total=False,
)

Verschil = TypedDict(
    "Verschil",
    {
        "sleutel": "str",
        "a": "str",
        "b": "str",
    },
    total=False,
)

VerschilVanAnderePrijs = TypedDict(
    "VerschilVanAnderePrijs",
    {
        "label": "str",
        "verschil": "str",
        "bijdragen": "list[Bijdrage]",
    },
    total=False,
)

VlakkeKorting = TypedDict(
    "VlakkeKorting",
    {
        "korting": "str",
        "doel": "str",
        "tarief": "str",
        "tarief_na_korting": "str",
        "equivalenten": "list[Evenwaarde]",
        "elementen": "Any",
        "dekking_voor": "Dekking | None",
        "dekking_na": "Dekking | None",
        "besparing": "Besparing | None",
        "binnen_een_jaar_door_vermogen": "str | None",
        "maatregelen": "list[Maatregel]",
        "aanname": "str",
        "kop": "str",
        "zicht": "str",
        "prijslijst": "Prijslijst | None",
        "bevindingen": "list[Bevinding]",
        "gebied": "KortingInGebied | None",
    },
    total=False,
)

VlakkeKortingIn = TypedDict(
    "VlakkeKortingIn",
    {
        "prijslijst": "list[Any] | None",
        "zicht": "str | None",
        "bandbreedtes": "Any",
        "plannen": "Any",
        "eerder_tarief": "str | float | None",
        "alternatief": "str | float | None",
        "opgave": "BerekeningIn",
        "korting": "str | float",
        "gebied": "GebiedIn | None",
    },
    total=False,
)

Volgen = TypedDict(
    "Volgen",
    {
        "van": "str",
        "partijen": "list[str]",
        "jaren": "list[int]",
        "gevolgd": "GevolgdJaar",
        "samen": "list[SamenGezien]",
    },
    total=False,
)

VolgenGezien = TypedDict(
    "VolgenGezien",
    {
        "corridor": "CorridorAgreed",
        "begroting": "list[BegroteZorg]",
        "realisatie": "list[ZorgInKwartaal]",
    },
    total=False,
)

VolgenIn = TypedDict(
    "VolgenIn",
    {
        "jaar": "int",
        "producten": "list[GevolgdProductIn]",
        "corridor": "CorridorIn | None",
    },
    total=False,
)

Volgorde = TypedDict(
    "Volgorde",
    {
        "opmerking": "str",
        "stappen": "list[Bijdrage]",
    },
    total=False,
)

VolumebandIn = TypedDict(
    "VolumebandIn",
    {
        "breedte": "GetalMetHerkomstIn | str | float",
        "variabel_deel": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)

Volumerisico = TypedDict(
    "Volumerisico",
    {
        "jaar": "int",
        "budget": "str",
        "verwachte_kosten": "str",
        "verwachte_overschrijding": "str",
        "kans_op_meer_dan_5_procent": "str",
        "verlies_bij_95_procent": "str",
        "premie": "str",
        "risicokapitaal": "str",
        "methode": "str",
        "trekkingen": "str",
        "startgetal": "str",
    },
    total=False,
)

Voorbeeld = TypedDict(
    "Voorbeeld",
    {
        "naam": "str",
        "titel": "str",
        "kop": "str",
        "kop_aannames": "list[str]",
        "tabellen": "list[Tabel]",
        "bevindingen": "list[Bevinding]",
        "tegenstrijdig": "list[Startgegeven]",
        "aannames": "list[Gegeven]",
        "invoer": "list[Gegeven]",
    },
    total=False,
)

Voorbeelden = TypedDict(
    "Voorbeelden",
    {
        "voorbeelden": "list[Voorbeeldregel]",
    },
    total=False,
)

Voorbeeldregel = TypedDict(
    "Voorbeeldregel",
    {
        "naam": "str",
        "titel": "str",
        "kop": "str",
    },
    total=False,
)

VoorgesteldeWijziging = TypedDict(
    "VoorgesteldeWijziging",
    {
        "parameter": "str",
        "waarde": "str | float",
        "motivering": "str",
        "onderbouwing": "list[Any] | None",
    },
    total=False,
)

VoorstelGezien = TypedDict(
    "VoorstelGezien",
    {
        "door": "str",
        "voorstel": "OfferMade",
        "antwoord": "OfferAnswered",
    },
    total=False,
)

VoorstelProefIn = TypedDict(
    "VoorstelProefIn",
    {
        "product": "str",
        "wijzigingen": "list[VoorgesteldeWijziging]",
    },
    total=False,
)

Vorm = TypedDict(
    "Vorm",
    {
        "soort": "str",
        "vorm": "str",
        "jaren": "list[Jaarresultaat]",
        "budget": "str",
        "betaling": "str",
        "kosten": "str",
        "aanbieder": "str",
        "gemeente": "str",
        "bevindingen": "list[Bevinding]",
        "uren": "list[Urenjaar]",
        "risicoverdeling": "Risicoverdeling",
        "startgegevens": "Startgegevens",
        "tekort": "list[Tekortjaar]",
        "volumerisico": "list[Volumerisico]",
    },
    total=False,
)

VoteCastIn = TypedDict(
    "VoteCastIn",
    {
        "stem": "str",
        "voorwaarden": "str | None",
        "voor": "str | None",
    },
    total=False,
)

Vraag = TypedDict(
    "Vraag",
    {
        "id": "str",
        "tekst": "str",
        "plaats": "str",
        "keuzes": "list[Keuze]",
    },
    total=False,
)

VraagGezien = TypedDict(
    "VraagGezien",
    {
        "id": "str",
        "parameter": "str",
        "vraag": "str",
        "antwoord": "str",
        "door": "str",
    },
    total=False,
)

VraagOverBlad = TypedDict(
    "VraagOverBlad",
    {
        "id": "str",
        "tekst": "str",
        "keuzes": "list[Keuze]",
        "plaats": "str",
        "cellen": "list[str]",
    },
    total=False,
)

WaardeIn = TypedDict(
    "WaardeIn",
    {
        "waarde": "str | float",
        "grondslag": "str | None",
        "eenheid": "str | None",
        "bron": "str | None",
        "datum": "str | None",
        "toelichting": "str | None",
    },
    total=False,
)

Waarden = TypedDict(
    "Waarden",
    {
        "van": "str | float",
        "tot_en_met": "str | float",
    },
    total=False,
)

WegIn = Any

Werkboek = TypedDict(
    "Werkboek",
    {
        "uitkomst": "Berekening | None",
        "bevindingen": "list[Bevinding]",
        "vragen": "list[Vraag | VraagOverBlad]",
        "model": "str",
        "peildatum": "str | None",
        "begrepen": "list[Begrepen]",
        "bestand": "str",
        "product": "str | None",
        "ongebruikt": "list[Ongebruikt]",
        "bevindingen_bestand": "list[Bevinding]",
        "producten": "list[ProductInBlad]",
        "antwoorden": "Any",
        "onthouden": "list[str]",
        "aangewezen": "Any",
    },
    total=False,
)

Wet = TypedDict(
    "Wet",
    {
        "sleutel": "str",
        "titel": "str",
        "artikel": "str",
        "versie": "str",
        "onderdelen": "Any",
    },
    total=False,
)

Wijziging = TypedDict(
    "Wijziging",
    {
        "plaats": "str",
        "wijze": "str",
        "waarde": "Any",
        "bron": "str",
    },
    total=False,
)

ZorgInKwartaal = TypedDict(
    "ZorgInKwartaal",
    {
        "product": "str",
        "kwartaal": "str",
        "clienten": "str | float",
        "eenheden": "str | float",
        "kosten": "str | float",
    },
    total=False,
)

Zorgcijfers = TypedDict(
    "Zorgcijfers",
    {
        "clienten": "str",
        "eenheden": "str",
        "kosten": "str",
    },
    total=False,
)

ZorgjaarIn = TypedDict(
    "ZorgjaarIn",
    {
        "jaar": "int",
        "volume": "GetalMetHerkomstIn | str | float",
        "kosten_per_eenheid": "GetalMetHerkomstIn | str | float",
    },
    total=False,
)


class Client:
    """Calls the operations at an address such as https://tarief.example; `key` is that of a program."""

    def __init__(self, address: str, key: str = "") -> None:
        self._at, self._key = address.rstrip("/") + "/api/v1", key

    def _call(self, method: str, path: str, query: dict[str, Any], body: Any = None) -> Any:
        told = {name: value for name, value in query.items() if value is not None}
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if data else {})
        headers |= {"Authorization": f"Bearer {self._key}"} if self._key else {}
        address = self._at + path + (f"?{urlencode(told)}" if told else "")
        try:
            with urlopen(Request(address, data, headers, method=method)) as answer:
                return json.loads(answer.read() or b"null")
        except HTTPError as fault:
            with fault:
                raise Refused(fault.code, json.loads(fault.read() or b"null")) from None

    def calculate_request(self, body: BerekeningIn) -> Berekening:
        """Reken een tarief uit."""
        found: Berekening = self._call("POST", f"/berekeningen", {}, body)
        return found

    def vergelijkingen(self, body: VergelijkingIn) -> Vergelijking:
        """Verklaar het verschil tussen twee tarieven."""
        found: Vergelijking = self._call("POST", f"/vergelijkingen", {}, body)
        return found

    def gebieden(self, body: GebiedIn) -> Gebied:
        """Zet de aanbieders van een gebied naast tarieven."""
        found: Gebied = self._call("POST", f"/gebieden", {}, body)
        return found

    def vlakke_kortingen(self, body: VlakkeKortingIn) -> VlakkeKorting:
        """Laat zien wat waar moet zijn bij een vlakke korting."""
        found: VlakkeKorting = self._call("POST", f"/vlakke-kortingen", {}, body)
        return found

    def scenarios(self, body: ScenariosIn) -> Scenarioanalyse:
        """Reken scenario's door, naast elkaar."""
        found: Scenarioanalyse = self._call("POST", f"/scenarios", {}, body)
        return found

    def bekostigingen(self, body: BekostigingIn) -> Bekostiging:
        """Zet contractvormen naast elkaar."""
        found: Bekostiging = self._call("POST", f"/bekostigingen", {}, body)
        return found

    def volgen(self, body: VolgenIn) -> Volgen:
        """Zet kwartaalcijfers naast de begroting."""
        found: Volgen = self._call("POST", f"/volgen", {}, body)
        return found

    def models(self) -> Modellen:
        """Alle modellen."""
        found: Modellen = self._call("GET", f"/modellen", {})
        return found

    def one_model(self, sleutel: str) -> ModelLang:
        """Een model."""
        found: ModelLang = self._call("GET", f"/modellen/{quote(sleutel, safe='')}", {})
        return found

    def parameters(self, *, zoek: str | int | None = None, peildatum: str | int | None = None, cao: str | int | None = None, pagina: str | int | None = None, paginagrootte: str | int | None = None) -> Parameters:
        """Zoek parameters."""
        found: Parameters = self._call("GET", f"/parameters", {"zoek": zoek, "peildatum": peildatum, "cao": cao, "pagina": pagina, "paginagrootte": paginagrootte})
        return found

    def listed_bewaard(self, *, pagina: str | int | None = None, paginagrootte: str | int | None = None) -> Bewaard:
        """Toont wat u hebt bewaard."""
        found: Bewaard = self._call("GET", f"/bewaard", {"pagina": pagina, "paginagrootte": paginagrootte})
        return found

    def kept(self, body: BewaardIn) -> BewaardWerk:
        """Bewaart een berekening."""
        found: BewaardWerk = self._call("POST", f"/bewaard", {}, body)
        return found

    def looked_bewaard(self, werk: str) -> BewaardeUitkomst:
        """Toont bewaard werk, met wat er nu uit komt."""
        found: BewaardeUitkomst = self._call("GET", f"/bewaard/{quote(werk, safe='')}", {})
        return found

    def removed(self, werk: str, body: WegIn) -> Any:
        """Verwijdert bewaard werk."""
        found: Any = self._call("POST", f"/bewaard/{quote(werk, safe='')}/verwijdering", {}, body)
        return found

    def list_examples(self) -> Voorbeelden:
        """De meegeleverde praktijkvoorbeelden."""
        found: Voorbeelden = self._call("GET", f"/voorbeelden", {})
        return found

    def one_example(self, naam: str) -> Voorbeeld:
        """Een praktijkvoorbeeld, doorgerekend."""
        found: Voorbeeld = self._call("GET", f"/voorbeelden/{quote(naam, safe='')}", {})
        return found

    def start(self, body: ProcesIn) -> Ontvangen:
        """Begint een proces."""
        found: Ontvangen = self._call("POST", f"/processen", {}, body)
        return found

    def listed_processen(self) -> Processen:
        """Toont de eigen processen."""
        found: Processen = self._call("GET", f"/processen", {})
        return found

    def seen(self, proces: str, *, partij: str | int | None = None) -> ProcesOpenbaar | ProcesVoorAanbieder | ProcesVoorCooperatie | ProcesVoorGemeente | ProcesVoorBestuur | ProcesVoorBegeleider:
        """Toont een proces."""
        found: ProcesOpenbaar | ProcesVoorAanbieder | ProcesVoorCooperatie | ProcesVoorGemeente | ProcesVoorBestuur | ProcesVoorBegeleider = self._call("GET", f"/processen/{quote(proces, safe='')}", {"partij": partij})
        return found

    def partij_toegevoegd(self, proces: str, body: PartyAddedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Voegt een partij toe."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/partijen", {"partij": partij, "werk": werk}, body)
        return found

    def machtiging_gegeven(self, proces: str, body: MandateGivenIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Laat een ander namens een gemeente spreken."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/machtigingen", {"partij": partij, "werk": werk}, body)
        return found

    def inzage_gekozen(self, proces: str, body: OpenBookChosenIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Stemt in met inzage door gemeenten na de onthulling, of trekt dat in."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/open-boek", {"partij": partij, "werk": werk}, body)
        return found

    def aanmelding_gezet(self, proces: str, body: RegistrationSetIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Laat aanbieders zichzelf aanmelden, of niet meer."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/aanmelding", {"partij": partij, "werk": werk}, body)
        return found

    def parameter_omschreven(self, proces: str, body: ParameterDefinedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Omschrijft een parameter."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/parameters", {"partij": partij, "werk": werk}, body)
        return found

    def rekentool_op_tafel(self, proces: str, body: ToolLaidIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt een rekentool als model op tafel."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rekentools", {"partij": partij, "werk": werk}, body)
        return found

    def product_toegevoegd(self, proces: str, body: ProductAddedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt een product op tafel."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/producten", {"partij": partij, "werk": werk}, body)
        return found

    def eisen_gewijzigd(self, proces: str, product: str, body: RequirementsChangedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Wijzigt de eisen aan een product."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/producten/{quote(product, safe='')}/eisen", {"partij": partij, "werk": werk}, body)
        return found

    def vraag_gesteld(self, proces: str, body: QuestionAskedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Stelt een vraag over een omschrijving."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/vragen", {"partij": partij, "werk": werk}, body)
        return found

    def vraag_beantwoord(self, proces: str, vraag: str, body: QuestionAnsweredIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Beantwoordt een vraag, voor iedereen."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/vragen/{quote(vraag, safe='')}/antwoord", {"partij": partij, "werk": werk}, body)
        return found

    def ronde_voorbereid(self, proces: str, body: RoundPreparedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Bereidt een ronde voor."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes", {"partij": partij, "werk": werk}, body)
        return found

    def ronde_geopend(self, proces: str, ronde: str, body: RoundOpenedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Opent een ronde."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/opening", {"partij": partij, "werk": werk}, body)
        return found

    def ronde_verlengd(self, proces: str, ronde: str, body: RoundExtendedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Verlengt een ronde die open is."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/verlenging", {"partij": partij, "werk": werk}, body)
        return found

    def positie_ingediend(self, proces: str, ronde: str, body: PositionSubmittedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Dient een positie verzegeld in."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/posities", {"partij": partij, "werk": werk}, body)
        return found

    def ronde_gesloten(self, proces: str, ronde: str, body: RoundClosedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Sluit een ronde."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/sluiting", {"partij": partij, "werk": werk}, body)
        return found

    def ronde_onthuld(self, proces: str, ronde: str, body: RoundRevealedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Onthult wat van een ronde mag worden verteld."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/onthulling", {"partij": partij, "werk": werk}, body)
        return found

    def beraad_begonnen(self, proces: str, ronde: str, body: DeliberationBegunIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Begint het beraad."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/rondes/{quote(ronde, safe='')}/beraad", {"partij": partij, "werk": werk}, body)
        return found

    def gecontroleerd(self, proces: str, body: ValueCheckedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt een gecontroleerde waarde vast."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/controles", {"partij": partij, "werk": werk}, body)
        return found

    def tekst_vastgesteld(self, proces: str, product: str, body: TextSetIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Stelt de tekst van een product vast."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/producten/{quote(product, safe='')}/tekst", {"partij": partij, "werk": werk}, body)
        return found

    def voorstel_gedaan(self, proces: str, body: OfferMadeIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Doet een voorstel aan een partij van de andere kant."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/voorstellen", {"partij": partij, "werk": werk}, body)
        return found

    def voorstel_beantwoord(self, proces: str, voorstel: str, body: OfferAnsweredIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Antwoordt op een voorstel, per wijziging."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/voorstellen/{quote(voorstel, safe='')}/antwoord", {"partij": partij, "werk": werk}, body)
        return found

    def klein_verschil_bevestigd(self, proces: str, body: GapConfirmedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Bevestigt in stilte het midden."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/kleine-verschillen", {"partij": partij, "werk": werk}, body)
        return found

    def belang_verdeeld(self, proces: str, body: ImportanceGivenIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Verdeelt in stilte honderd punten over wat openstaat."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/belangen", {"partij": partij, "werk": werk}, body)
        return found

    def vergrendeld(self, proces: str, body: ValueLockedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Vergrendelt een waarde."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/vergrendelingen", {"partij": partij, "werk": werk}, body)
        return found

    def ontgrendeling_gevraagd(self, proces: str, body: UnlockAskedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Vraagt een waarde weer open."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/ontgrendelingen", {"partij": partij, "werk": werk}, body)
        return found

    def afwijkend_standpunt(self, proces: str, body: DissentRecordedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt een afwijkend standpunt vast."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/standpunten", {"partij": partij, "werk": werk}, body)
        return found

    def stem_uitgebracht(self, proces: str, body: VoteCastIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Zegt hoe een partij tegenover de tekst staat."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/stemmen", {"partij": partij, "werk": werk}, body)
        return found

    def overeenkomst_gesloten(self, proces: str, body: AgreementReachedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Sluit de overeenkomst."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/akkoord", {"partij": partij, "werk": werk}, body)
        return found

    def agreement(self, proces: str, *, partij: str | int | None = None, product: str | int | None = None) -> Any:
        """Geeft het bestand van het akkoord."""
        found: Any = self._call("GET", f"/processen/{quote(proces, safe='')}/akkoord", {"partij": partij, "product": product})
        return found

    def besluit_genomen(self, proces: str, body: DecisionTakenIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt het besluit van een gemeente vast."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/besluiten", {"partij": partij, "werk": werk}, body)
        return found

    def nota_vastgesteld(self, proces: str, body: NoteSettledIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Beantwoordt opmerkingen in de reactienota."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/reactienota", {"partij": partij, "werk": werk}, body)
        return found

    def reaction_note(self, proces: str, *, partij: str | int | None = None, pagina: str | int | None = None, paginagrootte: str | int | None = None) -> Reactienota:
        """Geeft de reactienota."""
        found: Reactienota = self._call("GET", f"/processen/{quote(proces, safe='')}/reactienota", {"partij": partij, "pagina": pagina, "paginagrootte": paginagrootte})
        return found

    def gepubliceerd(self, proces: str, body: TariffPublishedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Maakt de tarieven openbaar."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/publicatie", {"partij": partij, "werk": werk}, body)
        return found

    def in_werking(self, proces: str, body: TariffInForceIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Laat de tarieven ingaan."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/inwerkingtreding", {"partij": partij, "werk": werk}, body)
        return found

    def heropend(self, proces: str, body: AgreementReopenedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Heropent een akkoord."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/heropening", {"partij": partij, "werk": werk}, body)
        return found

    def aanbieder_toegetreden(self, proces: str, body: ProviderJoinedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Laat een aanbieder toetreden."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/toetredingen", {"partij": partij, "werk": werk}, body)
        return found

    def corridor_afgesproken(self, proces: str, body: CorridorAgreedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt vast wie een verschil met de begroting draagt."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/corridor", {"partij": partij, "werk": werk}, body)
        return found

    def begroting_vastgelegd(self, proces: str, body: BudgetPlannedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Legt vast waarop een partij in een jaar rekent."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/begrotingen", {"partij": partij, "werk": werk}, body)
        return found

    def realisatie_gemeld(self, proces: str, body: RealisationReportedIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Meldt wat kwartalen hebben gekost."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/realisaties", {"partij": partij, "werk": werk}, body)
        return found

    def momentopname_genomen(self, proces: str, body: SnapshotTakenIn, *, partij: str | int | None = None, werk: str | int | None = None) -> Ontvangen:
        """Bevriest wat de opgaven nu zeggen, om in banden te vertellen."""
        found: Ontvangen = self._call("POST", f"/processen/{quote(proces, safe='')}/momentopnamen", {"partij": partij, "werk": werk}, body)
        return found

    def check_receipt(self, proces: str, body: OntvangstbewijsIn, *, partij: str | int | None = None) -> Ketencontrole:
        """Houdt een ontvangstbewijs tegen de keten."""
        found: Ketencontrole = self._call("POST", f"/processen/{quote(proces, safe='')}/ketencontroles", {"partij": partij}, body)
        return found

    def try_offer(self, proces: str, body: VoorstelProefIn, *, partij: str | int | None = None) -> GevolgVanVoorstel:
        """Rekent een voorstel door zonder het te doen."""
        found: GevolgVanVoorstel = self._call("POST", f"/processen/{quote(proces, safe='')}/voorstellen/proef", {"partij": partij}, body)
        return found

    def positions(self, proces: str, *, partij: str | int | None = None, ronde: str | int | None = None, product: str | int | None = None, pagina: str | int | None = None, paginagrootte: str | int | None = None) -> Posities:
        """Toont posities, per bladzijde."""
        found: Posities = self._call("GET", f"/processen/{quote(proces, safe='')}/posities", {"partij": partij, "ronde": ronde, "product": product, "pagina": pagina, "paginagrootte": paginagrootte})
        return found

    def meetings(self, proces: str, *, partij: str | int | None = None, ronde: str | int | None = None, product: str | int | None = None, pagina: str | int | None = None, paginagrootte: str | int | None = None) -> Ontmoetingen:
        """Toont waar partijen elkaar ontmoetten, per bladzijde."""
        found: Ontmoetingen = self._call("GET", f"/processen/{quote(proces, safe='')}/ontmoetingen", {"partij": partij, "ronde": ronde, "product": product, "pagina": pagina, "paginagrootte": paginagrootte})
        return found

    def process_dossier(self, proces: str, *, partij: str | int | None = None, vorm: str | int | None = None) -> Any:
        """Geeft het dossier van het proces."""
        found: Any = self._call("GET", f"/processen/{quote(proces, safe='')}/dossier", {"partij": partij, "vorm": vorm})
        return found

    def public_bundle(self, proces: str, *, partij: str | int | None = None) -> Any:
        """Geeft de openbare bundel."""
        found: Any = self._call("GET", f"/processen/{quote(proces, safe='')}/bundel", {"partij": partij})
        return found

    def template(self, proces: str, *, partij: str | int | None = None) -> Any:
        """Geeft een lege lijst van genodigden."""
        found: Any = self._call("GET", f"/processen/{quote(proces, safe='')}/uitnodigingen/sjabloon", {"partij": partij})
        return found

    def ask(self, proces: str, body: AanmeldingIn) -> Any:
        """Vraagt een plaats aan tafel, zonder account."""
        found: Any = self._call("POST", f"/processen/{quote(proces, safe='')}/aanmeldingen", {}, body)
        return found

    def listed_aanmeldingen(self, proces: str, *, partij: str | int | None = None) -> Aanmeldingen:
        """Toont wie een plaats vraagt."""
        found: Aanmeldingen = self._call("GET", f"/processen/{quote(proces, safe='')}/aanmeldingen", {"partij": partij})
        return found

    def turn_away(self, proces: str, aanmelding: str, body: AfwijzingIn, *, partij: str | int | None = None) -> Any:
        """Wijst een aanmelding af."""
        found: Any = self._call("POST", f"/processen/{quote(proces, safe='')}/aanmeldingen/{quote(aanmelding, safe='')}/afwijzing", {"partij": partij}, body)
        return found

    def product_motivation(self, proces: str, product: str, *, partij: str | int | None = None) -> MotiveringVanProduct:
        """Geeft de motivering van een tarief, langs de vragen van rechters."""
        found: MotiveringVanProduct = self._call("GET", f"/processen/{quote(proces, safe='')}/producten/{quote(product, safe='')}/motivering", {"partij": partij})
        return found

    def gap_between(self, proces: str, product: str, ander: str, *, partij: str | int | None = None) -> KleinVerschil:
        """Zegt of wat er tussen twee partijen rest klein genoeg is voor het midden."""
        found: KleinVerschil = self._call("GET", f"/processen/{quote(proces, safe='')}/producten/{quote(product, safe='')}/kleine-verschillen/{quote(ander, safe='')}", {"partij": partij})
        return found

    def followed(self, proces: str, *, partij: str | int | None = None, van: str | int | None = None, jaar: str | int | None = None) -> Volgen:
        """Zet kwartaalcijfers naast een overeenkomst die geldt."""
        found: Volgen = self._call("GET", f"/processen/{quote(proces, safe='')}/volgen", {"partij": partij, "van": van, "jaar": jaar})
        return found

    def council_page(self, proces: str, *, partij: str | int | None = None) -> Raadspagina:
        """Geeft de pagina voor de raad."""
        found: Raadspagina = self._call("GET", f"/processen/{quote(proces, safe='')}/raadspagina", {"partij": partij})
        return found

    def indexed(self, proces: str, product: str, body: NieuweFeitenIn, *, partij: str | int | None = None) -> IndexnotaOvereenkomst:
        """Rekent nieuwe feiten door in een tekst."""
        found: IndexnotaOvereenkomst = self._call("POST", f"/processen/{quote(proces, safe='')}/producten/{quote(product, safe='')}/indexnota", {"partij": partij}, body)
        return found

    def listed_opgaven(self, proces: str, *, partij: str | int | None = None) -> OpgavenInProces:
        """Toont ingeleverde kostenbladen."""
        found: OpgavenInProces = self._call("GET", f"/processen/{quote(proces, safe='')}/opgaven", {"partij": partij})
        return found

    def tool_on_table(self, proces: str, rekentool: str, *, partij: str | int | None = None) -> Any:
        """Geeft een rekentool die op tafel ligt."""
        found: Any = self._call("GET", f"/processen/{quote(proces, safe='')}/rekentools/{quote(rekentool, safe='')}", {"partij": partij})
        return found

    def asked_taken(self, body: TaakIn) -> Any:
        """Vraagt een antwoord dat later klaar is."""
        found: Any = self._call("POST", f"/taken", {}, body)
        return found

    def looked_taken(self, taak: str) -> Taak:
        """Toont hoe ver een taak is."""
        found: Taak = self._call("GET", f"/taken/{quote(taak, safe='')}", {})
        return found

    def fetched(self, taak: str) -> Any:
        """Geeft de uitkomst van een taak."""
        found: Any = self._call("GET", f"/taken/{quote(taak, safe='')}/uitkomst", {})
        return found

    def who_am_i(self) -> Ik:
        """Toont voor wie dit verzoek handelt."""
        found: Ik = self._call("GET", f"/ik", {})
        return found

    def listed_sleutels(self) -> Sleutels:
        """Toont de eigen sleutels."""
        found: Sleutels = self._call("GET", f"/sleutels", {})
        return found

    def asked_sleutels(self, body: SleutelIn) -> NieuweSleutel:
        """Maakt een sleutel voor een programma."""
        found: NieuweSleutel = self._call("POST", f"/sleutels", {}, body)
        return found

    def withdrawn(self, sleutel: str, body: IntrekkingIn) -> Any:
        """Trekt een sleutel in."""
        found: Any = self._call("POST", f"/sleutels/{quote(sleutel, safe='')}/intrekking", {}, body)
        return found
