"""What is done with kept work in the store: keeping, finding, naming, copying, deleting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from api.files.parcel import Parcel
from api.kept.work import KINDS, KeptWork, packed, unpacked, work_of
from api.store.unit import StoreUnit
from api.store.view import StoreView
from api.web.problems import Problem, not_found

#: Pieces that one owner keeps.
MOST: Final = 1_000
#: What hangs on a piece of work and goes with it: whom it is shared with, and the link to it.
SHARE, LINK = "deling", "link"


@dataclass(frozen=True, slots=True)
class NewWork:
    """What is about to be kept."""

    kind: str
    name: str
    outcome: str
    parcel: Parcel


def keep(unit: StoreUnit, owner: str, new: NewWork) -> str:
    """Keep work for somebody, and return its id."""
    _refuse_too_many(unit, owner)
    content = tuple(map(unit.blob, packed(new.parcel)))
    work = KeptWork(str(uuid4()), owner, new.kind, new.name, new.outcome, content, unit.clock())
    _put(unit, work)
    unit.audit("werk_bewaard", work.id)
    return work.id


def replace_work(unit: StoreUnit, work: KeptWork, new: NewWork) -> str:
    """Keep something else in the place of a piece of work: who it is shared with sees that from now on."""
    if not unit.delete(work.stored_as, work.id):
        raise lasts()
    name, content = new.name or work.name, tuple(map(unit.blob, packed(new.parcel)))
    _put(unit, replace(work, name=name, outcome=new.outcome, content=content))
    unit.audit("werk_vervangen", work.id)
    return work.id


def find(view: StoreView, number: str) -> KeptWork | None:
    """Return a piece of work by its id."""
    documents = (view.get(kind, number) for kind in KINDS)
    return next((work_of(document) for document in documents if document is not None), None)


def owned(view: StoreView, owner: str) -> tuple[KeptWork, ...]:
    """Return all that somebody keeps."""
    return tuple(work_of(document) for kind in KINDS for document in view.find(kind, owner=owner))


def content_of(view: StoreView, work: KeptWork) -> Parcel:
    """Return what the page of a piece of work works on."""
    files = tuple(content for sha256 in work.content if (content := view.read_blob(sha256)) is not None)
    if len(files) < len(work.content):  # deleted or replaced meanwhile
        raise not_found()
    return unpacked(files)


def rename(unit: StoreUnit, work: KeptWork, name: str) -> None:
    """Give work another name; without one it is a draft, and stays as long as that."""
    named = replace(work, name=name)
    moved = named.stored_as != work.stored_as
    if moved and work.lasting:
        raise lasts()
    _put(unit, named)
    if moved:  # behind the other, so that its files have a name all the time
        unit.delete(work.stored_as, work.id)
    unit.audit("werk_hernoemd", work.id)


def touch(unit: StoreUnit, work: KeptWork) -> None:
    """Let work stay longer, since somebody works on it."""
    _put(unit, work)


def copy(unit: StoreUnit, work: KeptWork, name: str) -> str:
    """Keep the same once more, and return the id of the copy."""
    _refuse_too_many(unit, work.owner)
    made = replace(work, id=str(uuid4()), name=name, lasting=False)
    _put(unit, made)
    unit.audit("werk_gekopieerd", work.id)
    return made.id


def remove(unit: StoreUnit, work: KeptWork) -> None:
    """Delete work with its files and everybody's way to it; raises `Problem` 409 where an agreement rests on it."""
    if not unit.delete(work.stored_as, work.id):
        raise lasts()
    for kind in (SHARE, LINK):
        for part in unit.find(kind, bij=work.id):
            unit.delete(kind, part.id)
    unit.audit("werk_verwijderd", work.id)


def lasts() -> Problem:
    """An agreement rests on it."""
    detail = "Er rust een akkoord op. Zolang dat moet blijven, blijft dit ook zoals het is."
    return Problem(409, "hoort-bij-akkoord", "Dit kan niet meer worden veranderd", detail)


def _put(unit: StoreUnit, work: KeptWork) -> None:
    unit.put(work.stored_as, work.id, work.owner, work.text, expected=None, **work.labels)


def _refuse_too_many(unit: StoreUnit, owner: str) -> None:
    if len(owned(unit, owner)) >= MOST:
        detail = f"U bewaart al {MOST} stuks. Verwijder eerst wat u niet meer nodig hebt."
        raise Problem(400, "te-veel-bewaard", "Er is niets bewaard", detail)
