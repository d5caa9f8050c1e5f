"""Answers remembered for the next sheet of the same layout: each owner has a file of his own, and only when asked.

What is kept is a question's id and the choice made, and what cells are; no amount, no name of a product or a file.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from api.web.owner import data_folder
from tarief import Finding, Refused, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet import (
    Reading,
    SheetAnswers,
    check_answers,
    choices_in,
    forget,
    load_memory,
    recall,
    remember,
    save_memory,
)

_LOCK: Final = Lock()
REUSED: Final = "antwoorden_hergebruikt"
#: More owners than this are not remembered on one machine.
_MOST_OWNERS: Final = 1_000


@dataclass(frozen=True, slots=True)
class OwnMemory:
    """What one owner had remembered; that of nobody (without a name) is empty and stays so."""

    owner: str = ""

    @property
    def path(self) -> Path:
        """The file in which it is kept."""
        return data_folder() / "onthouden" / f"{hashlib.sha256(self.owner.encode()).hexdigest()[:32]}.json"

    def recalled(self, reading: Reading, aanbieder: str = "") -> SheetAnswers:
        """Return what was remembered for this layout; nothing from a file that cannot be read."""
        try:
            return choices_in(self.of_layout(reading.fingerprint, aanbieder))
        except Refused:
            return SheetAnswers()

    def of_layout(self, fingerprint: str, aanbieder: str = "") -> Mapping[str, str | Mapping[str, str]]:
        """Return what was remembered for a layout, as it was kept; nothing from a file that cannot be read."""
        return recall(self._load(), fingerprint, aanbieder)

    def keep(self, reading: Reading, choices: SheetAnswers, aanbieder: str = "") -> None:
        """Remember this for the next sheet of the layout; raises `OSError` where that cannot be written."""
        self.keep_layout(reading.fingerprint, choices.document(), aanbieder)

    def keep_layout(
        self, fingerprint: str, document: Mapping[str, str | Mapping[str, str]], aanbieder: str = ""
    ) -> None:
        """Remember a document for a layout; raises `OSError` where that cannot be written."""
        with _LOCK:
            self._save(remember(self._load(), fingerprint, document, aanbieder))

    def forget(self, reading: Reading, aanbieder: str = "") -> None:
        """Forget what was remembered for this layout; raises `OSError` where that cannot be written."""
        self.forget_layout(reading.fingerprint, aanbieder)

    def forget_layout(self, fingerprint: str, aanbieder: str = "") -> None:
        """Forget what was remembered for a layout; raises `OSError` where that cannot be written."""
        with _LOCK:
            if known := self._load():
                self._save(forget(known, fingerprint, aanbieder))

    def _load(self) -> Mapping[str, Mapping[str, str | Mapping[str, str]]]:
        try:
            return load_memory(self.path) if self.owner else {}
        except (OSError, ValueError, AttributeError):
            return {}

    def _save(self, memory: Mapping[str, Mapping[str, str | Mapping[str, str]]]) -> None:
        folder = self.path.parent
        folder.mkdir(parents=True, exist_ok=True)
        if self.owner and (self.path.exists() or sum(1 for _ in folder.iterdir()) < _MOST_OWNERS):
            save_memory(self.path, memory)


NOBODY: Final = OwnMemory()
#: Of who uses the command line: the data folder is his own.
OWN_FOLDER: Final = OwnMemory("eigen map")


def fitting(reading: Reading, known: SheetAnswers) -> SheetAnswers:
    """Return what was remembered without answers that do not fit this sheet."""
    wrong = {finding.place.key for finding in check_answers(reading, known.answers)}
    return SheetAnswers({key: choice for key, choice in known.answers.items() if key not in wrong}, known.corrections)


def reuse(names: Collection[str], file: str) -> tuple[Finding, ...]:
    """Say which answers come from an earlier sheet; nothing where none does."""
    if not names:
        return ()
    one = len(names) == 1
    text = f"{'Eén antwoord is' if one else f'{len(names)} antwoorden zijn'} overgenomen van een eerder bestand met "
    text += f"deze indeling: {', '.join(sorted(names))}."
    advice = "Klopt er een niet meer? Geef dan een ander antwoord."
    return (Finding(REUSED, text, advice, Place.of(file), Severity.WARNING),)
