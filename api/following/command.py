"""`tarief volgen`: what a year was planned to cost, what it cost so far, and what made the difference."""

from pathlib import Path
from typing import Annotated

from api.following.outcome import work_out
from api.show.deliver import deliver
from api.terminal.document import load_document
from api.terminal.options import argument
from api.terminal.setting import AsJson, Book, picture_option
from api.terminal.target import check_targets


def volgen(
    bestand: Annotated[Path, argument(metavar="BESTAND", told="Begroting en kwartalen (.toml of .json).")],
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("PLAATJE.svg", "Teken de brug van begroot naar gerealiseerd.")] = None,
) -> None:
    """Zet kwartaalcijfers naast de begroting: waardoor loopt het anders, en wie draagt dat?"""
    check_targets(uit, beeld, bestand)
    deliver(work_out(load_document(bestand)), book=uit, picture=beeld, as_json=als_json)
