"""Kept work as pages show it: a row of the list, and what comes of it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from fastapi import Request

from api.files.parcel import Parcel
from api.kept.share import LONGEST, WorkShare
from api.kept.visit import KeptKind, keeping, kinds
from api.kept.work import KeptWork
from api.show.tables import TableView, report_views
from tarief.core.dutch import with_small_letter
from tarief.core.findings import Finding, Refused
from tarief.parameters.wording import day
from tarief.report.findings import Group, grouped

PER_PAGE: Final = 25
Order: TypeAlias = Literal["nieuw", "naam", "soort"]
ORDERS: Final[Mapping[Order, str]] = {"nieuw": "Nieuwste eerst", "naam": "Op naam", "soort": "Op soort"}
_NEVER: Final = "tot u het verwijdert"
_BY_AGREEMENT: Final = "zolang het akkoord dat erop rust"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One piece of work with what is told of it."""

    work: KeptWork
    kind: KeptKind
    until: str

    @property
    def title(self) -> str:
        """Its name, or that it has none."""
        return self.work.name or f"Concept: {with_small_letter(self.kind.label)}"

    @property
    def changed(self) -> str:
        """The day on which it was last changed or opened."""
        return day(self.work.changed)

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/mijn-werk/{self.work.id}"


@dataclass(frozen=True, slots=True)
class WorkListing:
    """One page of a list."""

    rows: tuple[WorkRow, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class WorkOutcome:
    """What comes of a piece of work now; nothing while questions are open, `faults` where it is refused."""

    headline: str = ""
    tables: tuple[TableView, ...] = ()
    groups: tuple[Group, ...] = ()
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkSharing:
    """With whom a piece of work is shared, and where its link leads and until when; without one, how long it would."""

    shares: tuple[WorkShare, ...]
    days: int
    link: WorkShare | None = None
    address: str = ""
    until: str = ""

    @property
    def longest(self) -> int:
        """What can be typed to share with."""
        return LONGEST


def row_of(request: Request, work: KeptWork) -> WorkRow:
    """Return a piece of work with until when it stays."""
    until = work.until(keeping(request).installation.retention)
    told = f"tot {day(until)}" if until else _BY_AGREEMENT if work.lasting else _NEVER
    return WorkRow(work, kinds(request)[work.kind], told)


def listing(request: Request, works: Sequence[KeptWork], page: int, order: Order, kind: str) -> WorkListing:
    """Return a page of work in an order, of one kind or (empty) of all."""
    of_kind, labels = [work for work in works if kind in ("", work.kind)], kinds(request)
    newest = sorted(of_kind, key=lambda work: work.changed, reverse=True)
    if order == "naam":
        newest.sort(key=lambda work: (not work.name, work.name.casefold()))
    elif order == "soort":
        newest.sort(key=lambda work: labels[work.kind].label)
    pages = max(1, -(-len(newest) // PER_PAGE))
    number = min(page, pages)
    shown = newest[(number - 1) * PER_PAGE : number * PER_PAGE]
    return WorkListing(tuple(row_of(request, work) for work in shown), number, pages, len(newest))


def outcome_view(kind: KeptKind, request: Request, parcel: Parcel) -> WorkOutcome:
    """Work out what was kept; draws pictures, so call it in a thread."""
    try:
        told = kind.tell(request, parcel)
        if told is None:
            return WorkOutcome()
        told.as_json()  # what may not be told is refused here
        report = told.report()
    except Refused as refused:
        return WorkOutcome(faults=refused.findings)
    return WorkOutcome(report.headline, report_views(report), grouped(report.findings))


def sentence_of(kind: KeptKind, request: Request, parcel: Parcel) -> str:
    """Return what comes of it in one sentence; empty where nothing does."""
    try:
        told = kind.tell(request, parcel)
        return "" if told is None else told.report().headline
    except Refused:
        return ""
