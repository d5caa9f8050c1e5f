"""`tarief bekostiging`: the same care under several contract forms, side by side."""

from pathlib import Path
from typing import Annotated

from api.contracts.outcome import work_out
from api.show.deliver import deliver
from api.terminal.document import load_document
from api.terminal.options import argument
from api.terminal.setting import AsJson, Book, picture_option
from api.terminal.target import check_targets


def bekostiging(
    bestand: Annotated[Path, argument(metavar="BESTAND", told="De zorg en de contractvormen (.toml of .json).")],
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("PLAATJE.svg", "Teken de resultaten per partij en jaar.")] = None,
) -> None:
    """Zet contractvormen naast elkaar: wat doet elke vorm met aanbieder en gemeente?"""
    check_targets(uit, beeld, bestand)
    deliver(work_out(load_document(bestand)), book=uit, picture=beeld, as_json=als_json)
