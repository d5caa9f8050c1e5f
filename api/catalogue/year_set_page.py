"""The page of the parameters of a year: what lapses, and preparing, reviewing and publishing what comes after it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.catalogue.parameter_names import parameter_label, parameter_name
from api.files.boxes import FileBox, nothing_chosen
from api.files.form import Box
from api.files.priced import unreadable
from api.files.published import keep_published
from api.show.answer import as_download
from api.show.tables import TableView, report_views
from api.web.asked import asks
from api.web.body import SentForm
from api.web.forms import posted_form, posted_texts, remembers, see
from api.web.problems import Problem
from api.web.render import render
from tarief import Finding, Refused, load_parameters
from tarief.core.place import Place
from tarief.parameters.year_draft import draft_of
from tarief.parameters.year_set import YearSet, read_year_set
from tarief.report.findings import Group, grouped
from tarief.report.parameters import lapsing_tables, report_of_set
from tarief.report.report import Report

router = APIRouter(prefix="/parameters", include_in_schema=False)
_FILE, _YEAR, _CAO, _BY, _ACTION, _INSTEAD = "bestand", "jaar", "cao", "door", "actie", "vervang"
_TOML: Final = "application/toml"
_SET: Final = FileBox(_FILE, "Set parameters", "Een concept van stap 1 (.toml), ingevuld.", (".toml",))
_WRONG, _TOO_LARGE = 400, 413
_ASKS_VALUES: Final = {"zoek", "cao", "peildatum", "pagina"}
_CHECK, _PUBLISH = "controleer", "publiceer"


@dataclass(frozen=True, slots=True)
class YearSetPage:
    """What lapses, the form to prepare a set, and of a set that was sent what it holds and what is wrong with it."""

    own: bool
    texts: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    told: str = ""
    tables: tuple[TableView, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def lapsing(self) -> tuple[TableView, ...]:
        """What ends within a quarter of today, by who publishes it; nothing where nothing does."""
        return report_views(Report("", "", lapsing_tables(load_parameters(), date.today(), parameter_label)))

    @property
    def boxes(self) -> Mapping[str, Box]:
        """What can be typed, by name."""
        caos = tuple(load_parameters().caos())
        found = (
            Box(_YEAR, "Jaar", self.texts.get(_YEAR, str(date.today().year + 1)), kind="getal"),
            Box(_CAO, "Cao", self.texts.get(_CAO, ""), choices=caos, nothing="alle cao's", kind="keuze"),
            Box(_BY, "Naam van wie dit nakijkt of publiceert", self.texts.get(_BY, "")),
        )
        return {box.name: replace(box, faults=self._at(box.name)) for box in found}

    @property
    def file(self) -> FileBox:
        """The box of the set."""
        return replace(_SET, faults=self._at(_FILE))

    @property
    def loose(self) -> tuple[Finding, ...]:
        """What is wrong with what stands in a set, and with no box."""
        return tuple(one for one in self.findings if str(one.place) not in (*self.boxes, _FILE))

    def _at(self, name: str) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if str(one.place) == name)

    def answer(self, status: int = 200) -> Response:
        """Return the page."""
        return render("parameters.html", status, view=self)


@router.get("", dependencies=[asks(*_ASKS_VALUES)])
async def begin(request: Request) -> Response:
    """Show what lapses and the forms; who asks for values here, as over HTTP, is led to their page."""
    if _ASKS_VALUES & request.query_params.keys():
        return see(f"/parameters/waarden?{request.url.query}")
    return await run_in_threadpool(YearSetPage(remembers(request), {}).answer)


@router.post("/nieuw")
async def prepare(request: Request) -> Response:
    """Give a draft for a year to download."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_prepared, texts, own=remembers(request))


@router.post("")
async def receive(request: Request) -> Response:
    """Show a set that was sent, or give it back reviewed or published."""
    try:
        form = await posted_form(request, 1)
    except Problem as problem:
        if problem.status != _TOO_LARGE:
            raise
        large = Finding("bestand_te_groot", "Dit bestand is te groot.", problem.detail, Place.of(_FILE))
        return YearSetPage(remembers(request), {}, (large,)).answer(problem.status)
    return await run_in_threadpool(_received, form, own=remembers(request))


def _prepared(texts: Mapping[str, str], *, own: bool) -> Response:
    year = texts.get(_YEAR, "")
    if not (year.isascii() and year.isdigit() and "2000" < year <= "2200" and len(year) == len("2027")):
        finding = Finding("geen_jaar", f"'{year[:20]}' is geen jaar.", "Schrijf een jaar als 2027.", Place.of(_YEAR))
        return YearSetPage(own, texts, (finding,)).answer(_WRONG)
    text = draft_of(load_parameters(), int(year), texts.get(_CAO, ""))
    if not text:
        what = f"Van niets loopt de geldigheid af voor {year}; er is niets voor te bereiden."
        return YearSetPage(own, texts, (Finding("niets_loopt_af", what),)).answer(_WRONG)
    return as_download(f"parameters-{year}.toml", text, _TOML)


def _received(form: SentForm, *, own: bool) -> Response:
    sent, texts = form.files.get(_FILE), form.fields
    if sent is None:
        missing = nothing_chosen("Kies een set parameters (.toml).").at(Place.of(_FILE))
        return YearSetPage(own, texts, (missing,)).answer(_WRONG)
    page = YearSetPage(own, texts)
    try:
        found = read_year_set(sent.content.decode("utf-8-sig", errors="replace"), sent.name or "parameters.toml")
        page = _shown(found, texts, own=own)
        text = _worked(found, texts, own=own)
    except Refused as refused:
        known = {item for group in page.groups for item in group.findings}
        loose = tuple(_on_page(finding) for finding in refused.findings if finding not in known)
        if not page.told:  # it could not be read at all
            loose = tuple(finding.at(Place.of(_FILE)) for finding in unreadable(refused))
        return YearSetPage(own, texts, loose, page.told, page.tables, page.groups).answer(_WRONG)
    return as_download(f"parameters-{found.year}.toml", text, _TOML) if text else page.answer()


def _on_page(finding: Finding) -> Finding:
    """Say it of a box: a page has no options."""
    return replace(finding, advice="Vul een naam in.") if finding.place.names == (_BY,) else finding


def _shown(found: YearSet, texts: Mapping[str, str], *, own: bool) -> YearSetPage:
    report = report_of_set(found, load_parameters(), parameter_name)
    return YearSetPage(own, texts, (), report.headline, report_views(report), grouped(report.findings))


def _worked(found: YearSet, texts: Mapping[str, str], *, own: bool) -> str:
    """The file as reviewed or published; empty where it is only looked at."""
    by, action, today = texts.get(_BY, ""), texts.get(_ACTION, ""), date.today()
    if action == _CHECK:
        return found.reviewed(load_parameters(), by, today)
    if action != _PUBLISH:
        return ""
    text = found.published(by, today)
    if own:
        keep_published(found.year, text, instead=bool(texts.get(_INSTEAD)))
    return text
