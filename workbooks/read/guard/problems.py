"""What can be wrong with a file: a stable key, the class of the answer over HTTP, and what to tell the sender."""

from collections.abc import Mapping

from tarief.core.findings import Finding, Refused
from tarief.core.place import Place

#: What to do with a file that we cannot read, or not whole.
SAVE_AS = "Open het bestand in Excel of LibreOffice en bewaar het als Excel-werkboek (.xlsx)."
_SEND_AGAIN = "Stuur het bestand opnieuw. Lukt dat niet, bewaar het dan eerst opnieuw in Excel of LibreOffice."
#: Said at every door, so of no kind of workbook in particular.
_FEWER = "Bewaar het werkboek zonder de bladen die niet nodig zijn, of kopieer wat nodig is naar een nieuw werkboek."
_NEW_BOOK = "Kopieer de bladen die nodig zijn naar een nieuw werkboek en stuur dat."

#: Too large is 413, another kind of file than a spreadsheet 415, a spreadsheet we cannot accept 422; where there was
#: no time for it, which says nothing about the file, 503.
_PROBLEMS: Mapping[str, tuple[int, str, str]] = {
    "leeg_bestand": (422, "Dit bestand is leeg (0 bytes).", "Stuur het opnieuw."),
    "bestand_ontbreekt": (422, "Dit bestand is er niet.", "Controleer de naam en de map."),
    "geen_bestand": (422, "Dit is geen bestand.", "Noem een werkboek (.xlsx)."),
    "bestand_onleesbaar": (422, "Dit bestand kan niet gelezen worden.", "Controleer of u het mag lezen."),
    "bestand_te_groot": (413, "Dit bestand is te groot.", "Haal afbeeldingen en ongebruikte bladen weg."),
    "uitgepakt_te_groot": (413, "Dit werkboek is uitgepakt veel te groot.", _FEWER),
    "te_veel_onderdelen": (413, "Dit werkboek heeft te veel bladen of onderdelen.", _FEWER),
    "blad_te_groot": (413, "Een blad in dit werkboek is te groot.", _NEW_BOOK),
    "geen_werkboek": (415, "Dit is geen werkboek.", SAVE_AS),
    "wachtwoord": (
        422,
        "Dit werkboek is beveiligd met een wachtwoord.",
        "Open het in Excel of LibreOffice, haal het wachtwoord eraf en bewaar het opnieuw.",
    ),
    "wachtwoord_onjuist": (
        422,
        "Dit wachtwoord hoort niet bij dit werkboek.",
        "Let op hoofdletters, of haal het wachtwoord eraf en bewaar het werkboek opnieuw.",
    ),
    "werkboek_beschadigd": (422, "Dit werkboek is beschadigd of niet compleet.", _SEND_AGAIN),
    "onveilig_archief": (422, "Dit werkboek is ingepakt op een manier die niet veilig te openen is.", SAVE_AS),
    "xml_dtd": (422, "In dit werkboek staan verwijzingen die in een werkboek niet horen (DOCTYPE).", SAVE_AS),
    "xml_te_diep": (422, "De onderdelen van dit werkboek zijn te diep in elkaar gestoken.", SAVE_AS),
    "tekst_te_lang": (422, "In dit werkboek staat een tekst van meer dan een miljoen tekens.", "Kort die tekst in."),
    "getal_niet_eindig": (422, "In dit werkboek staat een getal dat niet bestaat of veel te groot is.", _NEW_BOOK),
    "geen_getal": (422, "In dit werkboek staat een getal dat niet als getal geschreven is.", _NEW_BOOK),
    "bestand_niet_te_lezen": (
        422,
        "Dit bestand is niet te lezen: het is beschadigd, te ingewikkeld, of er staat iets in dat tarief niet kent.",
        SAVE_AS,
    ),
    "te_druk": (
        503,
        "Het lezen van dit bestand duurde te lang: het kwam op deze computer niet aan de beurt, of het bleef hangen.",
        "Wacht tot de computer minder te doen heeft en probeer het opnieuw. Lukt het dan niet, bewaar het bestand dan "
        "eerst opnieuw in Excel of LibreOffice.",
    ),
    "bestand_te_ingewikkeld": (
        422,
        "Dit bestand is te ingewikkeld: wat erin staat is niet binnen de rekentijd en het geheugen te begrijpen.",
        _NEW_BOOK,
    ),
}

#: The class of the answer over HTTP by the kind of the finding.
STATUS: Mapping[str, int] = {kind: status for kind, (status, _, _) in _PROBLEMS.items()}


def problem(kind: str, name: str, text: str = "", advice: str = "") -> Refused:
    """Return the refusal of a whole file; text and advice replace those that belong to the kind."""
    _, usual_text, usual_advice = _PROBLEMS[kind]
    return Refused((Finding(kind, text or usual_text, advice or usual_advice, Place.of(name)),))


class Fault(Exception):  # noqa: N818 - it is a fault of the file, told to the sender
    """Something is wrong with the file: raised inside the guard, where the name of the file is not known."""

    def __init__(self, kind: str, text: str = "", advice: str = "") -> None:
        super().__init__(kind)
        self.kind, self.text, self.advice = kind, text, advice

    def at(self, sheet: str, cell: str) -> "Fault":
        """Return the same, with the sheet and the cell where a limit was passed in its text."""
        if self.kind != "blad_te_groot" or not (sheet or cell):
            return self
        where = " en ".join(part for part in (sheet and f"blad {sheet}", cell and f"cel {cell}") if part)
        text = self.text or _PROBLEMS[self.kind][1]
        return Fault(self.kind, f"{text} De grens wordt overschreden op {where}.", self.advice)

    def refusal(self, name: str) -> Refused:
        """Return the refusal of the file with this name."""
        return problem(self.kind, name, self.text, self.advice)
