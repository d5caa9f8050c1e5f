"""Copying, putting back, checking and clearing up: what who runs tarief does with what is kept."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from api.accounts.installation import DATABASE, Installation, for_others, of_ones_own
from api.store.failures import StoreRefused
from api.store.receipts import Acknowledgement
from api.store.store import Store
from api.terminal.exits import OK, REFUSED, WrongCall, say
from api.terminal.options import argument, option
from tarief.core.findings import Finding


def kopie(bestand: Annotated[Path, argument(metavar="BESTAND", told="Het nieuwe bestand.")]) -> int:
    """Schrijf een kopie van alles wat wordt bewaard, ook terwijl er wordt gewerkt."""
    with _told(), _opened() as store:
        made = store.backup(bestand)
        print(
            f"{made.path.name} is teruggelezen en heel (ketens: {made.chains}, stappen: {made.events}).\n"
            f"Bewaar haar met {made.path.name}.sha256. De sleutel zit er niet in: bewaar die ergens anders."
        )
        return OK
    return REFUSED


def terugzetten(bestand: Annotated[Path, argument(metavar="BESTAND", told="De kopie.")]) -> int:
    """Zet een kopie terug als nieuwe database, daar waar TARIEF_DATABASE heen wijst."""
    installation = installation_here()
    with _told():
        made = Store.restore(bestand, installation.database, installation.key)
        print(
            f"Teruggezet (ketens: {made.chains}, stappen: {made.events}).\n"
            "Controleer of er na de kopie nog iets was ontvangen: tarief beheer controleer --ontvangstbewijs BESTAND"
        )
        return OK
    return REFUSED


def controleer(
    ontvangstbewijs: Annotated[
        list[Path] | None, option(told="Een ontvangstbewijs, zoals het in een mail stond (- leest invoer).")
    ] = None,
) -> int:
    """Controleer of alles er nog staat zoals het is geschreven, en of ontvangstbewijzen erbij passen."""
    receipts = [_receipt(path) for path in ontvangstbewijs or ()]
    with _told(), _opened() as store:
        findings = store.verify()
        with store.read() as view:
            for receipt in receipts:
                findings += receipt.check(view)
            heads = view.heads()
        return _checked(findings, f"ketens: {len(heads)}, stappen: {sum(head.seq for head in heads.values())}")
    return REFUSED


def opruimen() -> int:
    """Verwijder wat zijn bewaartijd heeft gehad; waar een akkoord op rust, blijft."""
    retention = installation_here().retention
    with _told(), _opened() as store:
        gone = store.sweep(retention)
        print(f"Verwijderd: {', '.join(f'{kind} {count}' for kind, count in gone.items())}.")
        return OK
    return REFUSED


def _checked(findings: list[Finding], counted: str) -> int:
    for finding in findings:
        say(str(finding))
    if not findings:
        print(f"Alles klopt ({counted}).")
    return REFUSED if findings else OK


def _receipt(path: Path) -> Acknowledgement:
    try:
        return Acknowledgement.read(sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8"))
    except OSError:
        raise WrongCall(f"{path} is niet te lezen.") from None
    except ValueError as fault:
        raise WrongCall(f"{path}: {fault}") from None


def installation_here() -> Installation:
    """The server that the settings describe, or else the app on this computer."""
    return for_others(os.environ) if os.environ.get(DATABASE) else of_ones_own("", os.environ)


@contextmanager
def _opened() -> Iterator[Store]:
    installation = installation_here()
    store = Store.open(installation.database, installation.key)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _told() -> Iterator[None]:
    """Say on standard error what the store refuses, and go on behind the block."""
    try:
        yield
    except StoreRefused as refused:
        say(str(refused))
