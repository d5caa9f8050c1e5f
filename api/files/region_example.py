"""Files to start from: the made-up region that comes with the program, as a list and as a document with comments."""

from pathlib import Path
from typing import Final

from api.files.examples import municipalities, providers

#: What a list of providers may hold: column, what it says, and whether it is needed.
COLUMNS: Final = (
    ("naam", "De aanbieder; 'aanbieder' of 'organisatie' mag ook", True),
    ("kostprijs", "Euro per eenheid", True),
    ("volume", "Eenheden per jaar; 'uren' of 'productie' mag ook", True),
    ("omvang", "Klein, midden of groot: dan ziet u ook de dekking per omvang", False),
    ("concern", "Aanbieders van één concern tellen samen als één", False),
    ("eigen_vermogen", "Euro; daaruit volgt hoeveel maanden een aanbieder het volhoudt", False),
    ("omzet", "Euro per jaar; daaruit volgt hoe afhankelijk hij van dit gebied is", False),
    ("voldoet_aan_kwaliteit", "Ja of nee; telt bij de efficiënte aanbieder", False),
)


def as_csv() -> str:
    """Return the providers as a list with semicolons, as a Dutch spreadsheet opens it."""
    rows = (f"{row['naam']};{row['kostprijs'].replace('.', ',')};{row['volume']}" for row in providers())
    return "\r\n".join(("naam;kostprijs;volume", *rows, ""))


def as_toml() -> str:
    """Return the region with everything that can be asked about it, with comments."""
    lists = "".join(
        f'[[aanbieders]]\nnaam = "{row["naam"]}"\nkostprijs = "{row["kostprijs"]}"\nvolume = {row["volume"]}\n\n'
        for row in providers()
    )
    towns = "".join(
        f'[[gemeenten]]\nnaam = "{row["naam"]}"\ninwoners = {row["inwoners"]}\n\n' for row in municipalities()
    )
    head = Path(__file__).with_name("voorbeeldgebied.toml").read_text(encoding="utf-8")
    return f"{head}# Elke aanbieder heeft ten minste een naam, een kostprijs en een volume per jaar.\n{lists}{towns}"
