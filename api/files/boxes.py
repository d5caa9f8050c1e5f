"""Boxes in which a file is chosen, and what came in through them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.files.form import Box
from api.files.priced import unreadable
from api.web.body import SentFile, SentForm
from api.web.held import Held, Uploads
from tarief import Finding, Refused
from tarief.core.place import Place
from workbooks.read.book import ASKS_PASSWORD, without_password
from workbooks.read.guard import STATUS
from workbooks.read.kinds import SHEETS

#: In front of the name of a file field: the number of the file that came in through it before.
NUMBER: Final = "nummer_"
#: In front of the name of a file field: the password of the file, which is not kept.
PASSWORD: Final = "wachtwoord_"
LISTS: Final = (*SHEETS, ".toml", ".json")
_UNPROCESSABLE, _WRONG = 422, 400
#: Nothing was chosen.
_MISSING: Final = "bestand_ontbreekt"

Look = Callable[[str, bytes], Held]


@dataclass(frozen=True, slots=True)
class FileBox:
    """One file to choose. `received` names the file that is already here, under `number`."""

    name: str
    label: str
    hint: str
    kinds: tuple[str, ...] = SHEETS
    needed: bool = True
    received: str = ""
    number: str = ""
    faults: tuple[Finding, ...] = ()

    @property
    def field(self) -> str:
        """The name of the hidden field with the number."""
        return f"{NUMBER}{self.name}"

    @property
    def password_field(self) -> str:
        """The name of the field for a password; empty where none is asked."""
        return f"{PASSWORD}{self.name}" if any(fault.kind in ASKS_PASSWORD for fault in self.faults) else ""

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the box."""
        return f"hint-{self.name}" + (f" fout-{self.name}" if self.faults else "")


def nothing_chosen(advice: str = "Kies een bestand.") -> Finding:
    """Return what is told where a file was asked, and none was chosen."""
    return Finding(_MISSING, "Er is nog geen bestand gekozen.", advice)


def receive(box: FileBox, look: Look, form: SentForm, held: Uploads, keep: Callable[[Held], str]) -> FileBox:
    """Return the box with the file that came in now or before, or with what is wrong; reads it, so in a thread."""
    if (sent := form.files.get(box.name)) is not None:
        return _read(box, look, sent, form.fields.get(f"{PASSWORD}{box.name}", ""), keep)
    number = form.fields.get(box.field, "")
    if number and (known := held.get(held.meant(number))) is not None:
        return replace(box, received=known.called, number=number)
    if not box.needed and not number:
        return box
    gone = Finding(_MISSING, "Dit bestand is hier niet meer.", "Kies een bestand.")
    return replace(box, faults=((gone if number else nothing_chosen()).at(Place.of(box.name)),))


def receive_all(
    boxes: Sequence[FileBox], looks: Sequence[Look], form: SentForm, held: Uploads, keep: Callable[[Held], str]
) -> tuple[FileBox, ...]:
    """Do so for every box, each with a look of its own."""
    return tuple(receive(box, look, form, held, keep) for box, look in zip(boxes, looks, strict=True))


def status_of(boxes: Sequence[FileBox]) -> int:
    """Return the status that tells what is wrong with the files: 413, 415 or 422, or 400 where one lacks; 0 for fine.

    Of several kinds of faults that of the first file counts.
    """
    kinds = [fault.kind for box in boxes for fault in box.faults]
    found = [STATUS.get(kind, _UNPROCESSABLE) for kind in kinds if kind != _MISSING]
    return found[0] if found else _WRONG if kinds else 0


def _read(box: FileBox, look: Look, sent: SentFile, password: str, keep: Callable[[Held], str]) -> FileBox:
    try:
        found = look(sent.name, without_password(sent.content, sent.name, password))
    except Refused as refused:
        return replace(box, faults=unreadable(refused))
    return replace(box, received=found.called, number=keep(found))


CUT: Final = "korting"
CUT_BOX: Final = Box(CUT, "Korting", hint="Het deel dat van het tarief af gaat: 20 is 20%.", suffix="%", kind="getal")
SHEET: Final = FileBox(
    "opgave",
    "De opgave onder het tarief",
    "Een kostenblad, ons ingevulde sjabloon, of een berekening als .json.",
    (*SHEETS, ".json"),
)
