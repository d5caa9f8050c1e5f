"""Opening a file that somebody sent: what it is, whether it can be read, and what to do when it cannot."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tarief.errors import Finding, Refused

#: Larger files are refused; a filled-in template is some 40 kB.
MAXIMUM_BYTES = 20 * 1024 * 1024
#: What the parts of the file may come to when unpacked.
MAXIMUM_UNPACKED = 200 * 1024 * 1024

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open het bestand in Excel of LibreOffice en bewaar het als Excel-werkboek (.xlsx)."


@dataclass(frozen=True)
class Opened:
    """A workbook as a file, and as sheets with formulas."""

    name: str
    content: bytes
    formulas: Workbook

    def values(self) -> Workbook:
        """Return the same workbook with the stored value of each formula."""
        return _load(self.content, self.name, data_only=True)


def open_workbook(source: Path | bytes, name: str = "") -> Opened:
    """Open a workbook from a path or from its bytes; raises `Refused` saying what is wrong with the file."""
    shown = name or (source.name if isinstance(source, Path) else "werkboek")
    content = _content(source, shown)
    _look_at(content, shown)
    return Opened(shown, content, _load(content, shown, data_only=False))


def refused(kind: str, name: str, text: str, advice: str) -> Refused:
    """Return the refusal of a whole file."""
    return Refused((Finding(kind, text, advice, name),))


def _content(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        _check_size(len(source), name)
        return source
    if not source.exists():
        raise refused("bestand_ontbreekt", name, "Dit bestand is er niet.", "Controleer de naam en de map.")
    if not source.is_file():
        raise refused("geen_bestand", name, "Dit is geen bestand.", "Noem een werkboek (.xlsx).")
    try:
        _check_size(source.stat().st_size, name)
        return source.read_bytes()
    except OSError:
        advice = "Controleer of u het mag lezen."
        raise refused("bestand_onleesbaar", name, "Dit bestand kan niet gelezen worden.", advice) from None


def _check_size(size: int, name: str) -> None:
    if size == 0:
        raise refused("leeg_bestand", name, "Dit bestand is leeg (0 bytes).", "Stuur het opnieuw.")
    if size > MAXIMUM_BYTES:
        text = f"Dit bestand is groter dan {MAXIMUM_BYTES // 1024**2} MB."
        raise refused("bestand_te_groot", name, text, "Haal afbeeldingen en ongebruikte bladen weg.")


def _look_at(content: bytes, name: str) -> None:
    if content.startswith(_OLD_OFFICE):
        text = "Dit werkboek is beveiligd met een wachtwoord, of het is een oud Excel-bestand (.xls)."
        raise refused("beveiligd_of_oud", name, text, f"Haal het wachtwoord eraf. {_SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refused("geen_werkboek", name, "Dit is geen Excel-werkboek, of het is beschadigd.", _SAVE_AS) from None
    if unpacked > MAXIMUM_UNPACKED:
        text = "Dit werkboek is uitgepakt veel te groot."
        raise refused("bestand_te_groot", name, text, "Gebruik het sjabloon zonder andere bladen.")


def _load(content: bytes, name: str, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, about extensions it leaves out
            return load_workbook(io.BytesIO(content), data_only=data_only)
    except Exception:  # whatever a damaged file makes openpyxl raise, the answer to the user is the same
        text = "Dit werkboek is niet te lezen: het is beschadigd of het is iets anders dan een Excel-werkboek."
        raise refused("werkboek_beschadigd", name, text, _SAVE_AS) from None
