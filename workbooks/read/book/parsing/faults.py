"""Why a file cannot be read, as the process tells it to the one that asked."""

from __future__ import annotations

#: The kind of problem, and where: a cell ("Blad Invoer, cel C9") or nothing for the whole file.
Place = tuple[str, str]

DAMAGED = "werkboek_beschadigd"
TOO_LARGE = "blad_te_groot"
UNREADABLE = "bestand_niet_te_lezen"
NOT_FINITE = "getal_niet_eindig"
NO_NUMBER = "geen_getal"
PASSWORD = "wachtwoord"


class Unreadable(Exception):  # noqa: N818 - it reads as what the file is
    """The file cannot be read; `places` holds one or more reasons."""

    def __init__(self, kind: str, *places: Place) -> None:
        super().__init__(kind)
        self.places = places or ((kind, ""),)
