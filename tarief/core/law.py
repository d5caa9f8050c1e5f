"""The cost elements that the law names, by article and letter, so that a price can be read in the law's order.

Besluit Jeugdwet art. 2.3 lid 1 (Stb. 2024, 69, in force 1 July 2024) and Uitvoeringsbesluit Wmo 2015
art. 5.4 lid 3. Margin is an element in neither.
"""

from dataclasses import dataclass
from typing import Annotated, Final

from tarief.core.jsonable import Jsonable


@dataclass(frozen=True, slots=True)
class Law(Jsonable):
    """A law with the cost elements it names.

    `version` is the one meant; the elements go by letter.
    """

    TITLE = "Wet"

    key: Annotated[str, "sleutel"]
    title: Annotated[str, "titel"]
    article: Annotated[str, "artikel"]
    version: Annotated[str, "versie"]
    elements: Annotated[dict[str, str], "onderdelen"]

    def describe(self, letters: str) -> str:
        """Say what `letters` (one, or some that cannot be separated: `a+c`) stand for."""
        return " en ".join(self.elements.get(letter, letter) for letter in letters.split("+"))


JEUGDWET: Final = Law(
    "jeugdwet",
    "Jeugdwet",
    "Besluit Jeugdwet art. 2.3 lid 1",
    "Stb. 2024, 69, in werking 1 juli 2024",
    {
        "a": "kosten van beroepskrachten",
        "b": "cliëntgebonden kosten anders dan van beroepskrachten",
        "c": "overheadkosten",
        "d": "kosten voor indexering",
    },
)
WMO: Final = Law(
    "wmo",
    "Wmo 2015",
    "Uitvoeringsbesluit Wmo 2015 art. 5.4 lid 3",
    "tekst zoals aangehaald in HR 2021:1452",
    {
        "a": "kosten van de beroepskracht",
        "b": "redelijke overheadkosten",
        "c": "kosten voor niet-productieve uren door verlof, ziekte, scholing en werkoverleg",
        "d": "reis- en opleidingskosten",
        "e": "indexatie van de reële prijs",
        "f": "overige kosten door gestelde verplichtingen, waaronder rapportage en administratie",
    },
)
LAWS: Final[dict[str, Law]] = {law.key: law for law in (JEUGDWET, WMO)}
