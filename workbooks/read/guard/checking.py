"""`check`: one look at a file, before anything reads it."""

from __future__ import annotations

from dataclasses import dataclass

from tarief.core.findings import Finding
from workbooks.read.guard.archive import Archive
from workbooks.read.guard.limits import MAXIMUM_BYTES, MIB
from workbooks.read.guard.magic import family
from workbooks.read.guard.ole import check_ole
from workbooks.read.guard.problems import Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be read: what it is (`xlsx`, `xlsm`, `xlsb`, `xls`, `ods`, `csv`, `tsv`), and the remarks."""

    kind: str
    findings: tuple[Finding, ...] = ()


def check(content: bytes, name: str, *, maximum: int = MAXIMUM_BYTES) -> Checked:
    """Look at a file of at most `maximum` bytes; its content decides what it is, its name only tells text apart.

    Raises `Refused` with one finding, whose `kind` is a key of `STATUS`.
    """
    try:
        return _check(content, name, maximum)
    except Fault as fault:
        raise fault.refusal(name) from None


def _check(content: bytes, name: str, maximum: int) -> Checked:
    if len(content) > maximum:
        raise Fault("bestand_te_groot", f"Dit bestand is groter dan {maximum // MIB} MB.")
    kind = family(content, name)
    if kind == "ole":
        return Checked("xls", check_ole(content))
    if kind == "zip":
        archive = Archive(content)
        return Checked(archive.kind(), tuple(archive.findings))
    return Checked(kind)
