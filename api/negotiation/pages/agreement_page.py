"""/akkoorden/{proces}: what was agreed, how to check it oneself, and everything of it on paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.agreement.paper import paper_of
from api.negotiation.agreed_book import agreed_book
from api.negotiation.bundle_route import MATTERS, give_bundle, give_dossier
from api.negotiation.council import council_report
from api.negotiation.notes import PAPERS, printed
from api.negotiation.pages.dutch_time import day_in_words, in_words
from api.negotiation.pages.expected import table_address
from api.negotiation.route import Wanted
from api.negotiation.standing import StandingAgreement, file_of, standing_agreement
from api.print.pdf import PDF, pdf_of
from api.show.answer import XLSX, as_download
from api.show.tables import TableView, report_views, table_view
from api.web.body import JSON
from api.web.problems import not_found
from tarief.agreement import verify
from tarief.core.findings import Finding
from tarief.negotiation.look import Look
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.party import Seat
from tarief.negotiation.process import Process
from tarief.negotiation.seen import SeenReopening, SeenText
from tarief.negotiation.views import PublicView, seen_by
from tarief.negotiation.visibility import granted
from tarief.report.council import departing, left_to_write, planned_volumes
from tarief.report.growth import growth_table, path_in_words, path_to
from tarief.report.motivation import report_of_motivation
from tarief.report.reaction_note import report_of_remarks
from tarief.report.report import Report

router = APIRouter(prefix="/akkoorden", include_in_schema=False)
_PYTHON: Final = "text/x-python"
_WRITING: Final = (Seat.FACILITATOR, Seat.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class AgreedView:
    """What was agreed, as somebody sees it: a party at the table, or once it is published anybody."""

    stands: StandingAgreement
    view: PublicView
    agreement: AgreementReached

    @property
    def process(self) -> Process:
        """The process as it was when this was agreed, or published."""
        return self.stands.process

    @property
    def period(self) -> str:
        """From which day to which it holds."""
        return f"{day_in_words(self.agreement.start)} tot en met {day_in_words(self.agreement.end)}"

    @property
    def path(self) -> str:
        """How the tariff grows to what was agreed."""
        return path_in_words(self.agreement.path)

    def path_to(self, text: SeenText) -> str:
        """What is paid in each year on the way to the tariff of a text; empty where it holds at once."""
        return path_to(self.agreement, text.product, text.tariff)

    @property
    def growth(self) -> TableView | None:
        """The tariff of each year on the way to what was agreed."""
        names = {key: one.name for key, one in self.process.products.items()}
        found = growth_table(self.agreement, names, departing(self.process))
        return table_view(found, ()) if found else None

    @property
    def reopenings(self) -> tuple[SeenReopening, ...]:
        """Each time that it was opened again, with why: for who sits at the table."""
        return Look(self.stands.now, self.stands.party).reopenings() if self.stands.party else ()

    @property
    def table(self) -> str:
        """The address of the table, for who sits at it."""
        return table_address(self.process.id) if self.stands.party else ""

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The forms of the dossier that this one may take."""
        now, party = self.stands.now, self.stands.party
        return tuple(form for form, matter in MATTERS.items() if granted(now, matter, "", party))

    @property
    def to_write(self) -> tuple[Finding, ...]:
        """What one who writes for a council has still to say, before it is published."""
        party = self.stands.party
        writes = party is not None and party.seat in _WRITING
        return left_to_write(self.process) if writes and not self.process.published else ()

    @property
    def council(self) -> bool:
        """Whether this one may read the page for the council."""
        return self.stands.explained


@router.get("/{proces}")
def agreed(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show what was agreed."""
    found = _agreed(request, proces, partij)
    process = found.process
    return page(
        request,
        "akkoord.html",
        found=found,
        view=found.view,
        names={party.id: party.name for party in process.seated(Seat.MUNICIPALITY)},
        labels={key: one.label for key, one in process.definitions.items()},
        units={key: one.unit for key, one in process.definitions.items()},
        products={key: one.name for key, one in process.products.items()},
        per={key: one.unit for key, one in process.products.items()},
        in_words=in_words,
    )


@router.get("/{proces}/raadspagina")
def council(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show the page for a council."""
    found = _agreed(request, proces, partij)
    if not found.council:
        raise not_found()
    report = _for_council(found)
    return page(request, "raadspagina.html", found=found, report=report, tables=report_views(report))


@router.get("/{proces}/akkoord.json")
def file(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give the file of the agreement."""
    return as_download("akkoord.json", _file(request, _agreed(request, proces, partij)), JSON)


@router.get("/{proces}/akkoord.pdf")
def on_paper(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give the agreement on paper, with the file in it."""
    return as_download("akkoord.pdf", pdf_of(paper_of(_file(request, _agreed(request, proces, partij)))), PDF)


@router.get("/{proces}/akkoord.xlsx")
async def as_workbook(
    request: Request, proces: str, partij: Wanted = "", product: Annotated[str, Query(max_length=64)] = ""
) -> Response:
    """Give what was agreed of a product as a workbook with live formulas."""

    def made() -> Response:
        found = _agreed(request, proces, partij)
        return as_download(*agreed_book(found.process, _file(request, found), product), XLSX)

    return await run_in_threadpool(made)


@router.get("/{proces}/verify.py")
def verifier(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Hand out the program that checks the file without any of ours."""
    _agreed(request, proces, partij)
    return as_download("verify.py", Path(verify.__file__).read_text(encoding="utf-8"), _PYTHON)


@router.get("/{proces}/dossier-{vorm}.zip")
def dossier(request: Request, proces: str, vorm: str, partij: Wanted = "") -> Response:
    """Give the dossier, with what is not public withheld or whole, with its list and its program."""
    if vorm not in MATTERS:
        raise not_found()
    return give_dossier(request, proces, partij, vorm, zipped=True)


@router.get("/{proces}/bundel.zip")
def bundle(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give what everybody may read since it was published."""
    return give_bundle(request, proces, partij, zipped=True)


@router.get("/{proces}/stukken/{naam}.{vorm}")
async def document(request: Request, proces: str, naam: str, vorm: str, partij: Wanted = "") -> Response:
    """Give a paper of the agreement: as PDF, or as a document for an office."""

    def made() -> Response:
        found = _agreed(request, proces, partij)
        report = _reports(found).get(naam)
        if report is None or vorm not in PAPERS:
            raise not_found()
        return printed(request, naam, report(), PAPERS[vorm])

    return await run_in_threadpool(made)


def _reports(found: AgreedView) -> Mapping[str, Callable[[], Report]]:
    """The papers that somebody may have, by their name."""
    process = found.process
    remarks = Look(process, found.stands.party).all_remarks()
    papers: dict[str, Callable[[], Report]] = {"reactienota": lambda: report_of_remarks(process, remarks)}
    if found.council:
        papers["raadspagina"] = lambda: _for_council(found)
        papers |= {f"motivering-{key}": partial(report_of_motivation, process, key) for key in process.products}
    return papers


def _for_council(found: AgreedView) -> Report:
    """The page for a council, with what it costs the municipality that looks."""
    stands = found.stands
    return council_report(found.process, found.view.dissents, planned_volumes(stands.now, stands.party))


def _file(request: Request, found: AgreedView) -> str:
    return file_of(request, found.stands)


def _agreed(request: Request, proces: str, wanted: str) -> AgreedView:
    """Return what was agreed; raises `Problem` 404 where nothing is, or not for who asks."""
    stands = standing_agreement(request, proces, wanted)
    if stands.process.agreement is None or not stands.visible:
        raise not_found()
    return AgreedView(stands, seen_by(stands.process, stands.party), stands.process.agreement)
