"""What people write above the columns of a list of providers or municipalities, and which column each names."""

from collections.abc import Iterator, Mapping
from typing import Final

#: Other words for a column, by its name; each in letters and spaces only, with a bar between them.
_WORDS: Final[Mapping[str, str]] = {
    "naam": "naam|naam aanbieder|naam zorgaanbieder|naam organisatie|naam instelling|bedrijfsnaam",
    "aanbieder": "aanbieder|zorgaanbieder|organisatie|instelling|leverancier|stichting|praktijk|opdrachtnemer|partij",
    "gemeente": "gemeente|gemeentenaam|naam gemeente|woonplaats",
    "product": "product|productnaam|productcode|dienst",
    "kostprijs": "kostprijs|kosten per uur|kostprijs per uur|kosten per eenheid|integrale kostprijs|eigen kostprijs|"
    "uurprijs|prijs per uur|prijs per eenheid|opgegeven kostprijs",
    "volume": "volume|uren|aantal uren|eenheden|aantal eenheden|productie|uren per jaar|afzet|geleverde uren|"
    "gedeclareerde uren|declarabele uren|ingezette uren|hoeveelheid",
    "omvang": "omvang|omvangsklasse|grootte|grootteklasse|klasse",
    "concern": "concern|moederorganisatie|moeder|houdster|holding|groep",
    "eigen_vermogen": "eigen vermogen|vermogen",
    "omzet": "omzet|jaaromzet|totale omzet|opbrengsten|totale opbrengsten|baten",
    "voldoet_aan_kwaliteit": "voldoet aan kwaliteit|kwaliteit|voldoet|kwaliteitseisen",
    "inwoners": "inwoners|aantal inwoners|inwonertal|inwoneraantal|bevolking",
    "tarief": "tarief|uurtarief",
    "prijs": "prijs",
    "kwartaal": "kwartaal|periode|tijdvak|verslagperiode",
    "jaar": "jaar|boekjaar",
    "clienten": "cliënten|clienten|aantal cliënten|aantal clienten|unieke cliënten|unieke clienten|cliënten in zorg|"
    "jeugdigen|aantal jeugdigen|personen",
    "kosten": "kosten|totale kosten|uitgaven|lasten|bedrag|totaalbedrag|gedeclareerd bedrag|gedeclareerd|betaald",
    "oud": "oud|oude prijs|huidige prijs|prijs nu",
    "nieuw": "nieuw|nieuwe prijs|voorgestelde prijs",
}
_CALLED: Final = {key: tuple(name.split() for name in names.split("|")) for key, names in _WORDS.items()}
#: A heading with one of these is only what it is called exactly: it is another quantity than it looks like.
_OTHERWISE: Final = frozenset(
    (
        *("minuut", "minuten", "dag", "dagen", "dagdeel", "dagdelen", "etmaal", "maand", "maanden", "kwartaal"),
        *("week", "weken", "aandeel", "percentage", "procent", "verschil", "index", "bron", "opmerking"),
        *("toelichting", "client", "clienten", "cliënt", "cliënten", "fte"),
    )
)
_EXACT, _FIRST, _INSIDE = 3, 2, 1


def columns_in(headings: Mapping[int, str]) -> dict[str, int]:
    """Return the column that each name stands for, by what stands above the columns; the surest one of several."""
    found = sorted(
        (-sure, -length, column, key) for column, text in headings.items() for sure, length, key in _readings(text)
    )
    columns: dict[str, int] = {}
    for _, _, column, key in found:
        if key not in columns and column not in columns.values():
            columns[key] = column
    return dict(sorted(columns.items(), key=lambda item: item[1]))


def _readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield how surely a heading names each column, with how many words it does."""
    words = "".join(letter if letter.isalpha() else " " for letter in text.lower()).split()
    strange = not _OTHERWISE.isdisjoint(words) or "%" in text
    for key, names in _CALLED.items():
        for own in names:
            if words == own:
                yield _EXACT, len(own), key
            elif strange:
                continue
            elif words[: len(own)] == own:
                yield _FIRST, len(own), key
            elif any(words[at : at + len(own)] == own for at in range(1, len(words))):
                yield _INSIDE, len(own), key
