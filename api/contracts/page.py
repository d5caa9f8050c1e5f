"""The page at `/bekostiging`: the same care under four contract forms, with a few numbers to turn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.contracts.outcome import work_out
from api.files.dials import Dial, turned
from api.files.form import Box
from api.show.answer import downloaded
from api.show.outcome import Deliverable
from api.show.tables import TableView, report_views
from api.web.asked import asks, own_query
from api.web.forms import way_named
from api.web.render import render
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.report.findings import Group, grouped

router = APIRouter(prefix="/bekostiging", include_in_schema=False)
_WRONG: Final = 400
_FIRST_YEAR: Final = 2027
#: What was turned last, by anybody: numbers of nobody in particular.
_KEPT: Final = 16
#: The tables that say what it comes down to; the others are folded.
_FIRST: Final = ("per_partij", "risicoverdeling")


_OF_A_YEAR: Final = "€ per jaar"


def _dial(path: str, label: str, text: str, unit: str = "%", least: str = "0", most: str = "30") -> Dial:
    share, whole = unit == "%", unit in ("jaar", "cliënten")
    ends = Decimal(least), Decimal(most)
    return Dial(path, label, unit, *ends, share, text, whole=whole, of_a_year=unit == _OF_A_YEAR)


_DIALS: Final = (
    _dial("volume", "Afgesproken aantal cliënten in het eerste jaar", "3000", "cliënten", "1", "1000000"),
    _dial("kosten", "Afgesproken kosten per cliënt", "5000", _OF_A_YEAR, "1", "1000000"),
    _dial("jaren", "Aantal jaren", "3", "jaar", "1", "10"),
    _dial("werkelijk", "Werkelijk aantal in het eerste jaar, boven de afspraak", "5", least="-50", most="100"),
    _dial("groei", "Groei van het aantal cliënten per jaar", "4", least="-30"),
    _dial("duurder", "Stijging van de kosten per cliënt per jaar", "4", least="-10"),
    _dial("index", "Indexering van de afspraak per jaar", "2.5", least="-10"),
    _dial("lijn", "Dalende lijn (taakstelling): elk jaar minder", "2", most="20"),
    _dial("corridor", "Tot hoever de aanbieder een verschil zelf draagt", "5", most="50"),
    _dial("band", "Band waarbinnen het volume mag schuiven", "5", most="50"),
)


_ANSWERS: Final = (("ja", "Ja"), ("nee", "Nee"))


def _asked(name: str, label: str) -> Box:
    return Box(name, label, choices=_ANSWERS, nothing="weet ik niet", kind="keuze")


#: What the amounts do not tell, for the check of the risk: the box of each question.
_QUESTIONS: Final = {
    "geen_weigering_of_wachtlijst": _asked("weigeren", "Mag de aanbieder iemand weigeren of laten wachten?"),
    "heropening": _asked("heropening", "Is er een moment om het contract te heropenen?"),
    "startgegevens_bevestigd": _asked("bronnen", "Bevestigen twee bronnen het aantal en de kosten?"),
    "eenzijdig_wijzigen": _asked("wijzigen", "Mag de gemeente het contract alleen wijzigen?"),
}
#: Asked the other way round, as people would say it.
_TURNED: Final = frozenset(("geen_weigering_of_wachtlijst",))
Answers = tuple[tuple[str, bool], ...]
_ASKS: Final = asks(*(dial.path for dial in _DIALS), *(box.name for box in _QUESTIONS.values()))


@dataclass(frozen=True, slots=True)
class FundingView:
    """The dials as they were turned, and the forms side by side; no tables while something is wrong."""

    dials: tuple[Dial, ...]
    questions: tuple[Box, ...]
    query: str
    headline: str = ""
    tables: tuple[TableView, ...] = ()
    groups: tuple[Group, ...] = ()
    faults: tuple[Finding, ...] = ()

    @property
    def told_first(self) -> list[TableView]:
        """What it comes down to: who is left with what, and whether that is fair."""
        return [table for table in self.tables if table.key in _FIRST]

    @property
    def folded(self) -> list[TableView]:
        """The amounts that it follows from."""
        return [table for table in self.tables if table.key not in _FIRST]

    @property
    def is_wrong(self) -> bool:
        """Whether something that was typed cannot be."""
        return bool(self.faults) or any(dial.fault for dial in self.dials)


@router.get("", dependencies=[_ASKS])
async def show(request: Request) -> Response:
    """Show the forms side by side, for an example or for what was turned."""
    return await run_in_threadpool(_shown, dict(request.query_params), own_query(request.query_params))


@router.get("/{way}", dependencies=[_ASKS])
async def taken_along(request: Request, way: str) -> Response:
    """Give the outcome as a workbook, as JSON or on paper; where a dial cannot be, its page with what is wrong."""
    asked, form = dict(request.query_params), way_named(way)
    view = _view(asked, own_query(request.query_params))
    if view.is_wrong:
        return _page(view)
    return await run_in_threadpool(lambda: downloaded(_outcome(view.dials, _answered(asked)), form))


def _shown(asked: Mapping[str, str], query: str) -> Response:
    view = _view(asked, query)
    if view.is_wrong:
        return _page(view)
    try:
        headline, tables, groups = _side_by_side(view.dials, _answered(asked))
    except Refused as refused:
        return _page(replace(view, faults=refused.findings))
    return _page(replace(view, headline=headline, tables=tables, groups=groups))


def _view(asked: Mapping[str, str], query: str) -> FundingView:
    """The form as it was filled in."""
    questions = (replace(box, value=asked.get(box.name, "")) for box in _QUESTIONS.values())
    return FundingView(tuple(turned(dial, asked) for dial in _DIALS), tuple(questions), query)


def _answered(asked: Mapping[str, str]) -> Answers:
    """What is known of the contract: what was answered with yes or no."""
    told = ((key, asked.get(box.name, "")) for key, box in _QUESTIONS.items())
    return tuple((key, (text == "ja") is not (key in _TURNED)) for key, text in told if text in dict(_ANSWERS))


@lru_cache(maxsize=_KEPT)
def _side_by_side(dials: tuple[Dial, ...], answers: Answers) -> tuple[str, tuple[TableView, ...], tuple[Group, ...]]:
    """Work out and draw the forms; going back to what was turned before costs nothing."""
    report = _outcome(dials, answers).report()
    return report.headline, report_views(report), grouped(report.findings)


def _page(view: FundingView) -> Response:
    return render("bekostiging.html", _WRONG if view.is_wrong else 200, view=view)


def _outcome(dials: tuple[Dial, ...], answers: Answers) -> Deliverable:
    """Work out the forms."""
    return work_out(_document({dial.path: dial.value for dial in dials}, answers))


def _document(values: Mapping[str, Decimal], answers: Answers) -> Json:
    """Return what is asked, as `POST /api/v1/bekostigingen` takes it."""
    years = range(_FIRST_YEAR, _FIRST_YEAR + int(values["jaren"]))
    basis: Json = {"volume": plain(values["volume"]), "kosten_per_eenheid": plain(values["kosten"])}
    later = {"indexering": plain(values["index"]), "taakstelling": plain(values["lijn"])}
    steps: Json = [{"jaar": year, **(later if number else {})} for number, year in enumerate(years)]
    lump: dict[str, Json] = {"vorm": "taakgericht", "basis": basis, "stappen": steps, "toets": dict(answers)}
    corridor: Json = {"banden": [{"van": 0, "tot": plain(values["corridor"]), "aanbieder": 1}]}
    forms: list[Json] = [{**lump, "naam": "Vast bedrag"}]
    if values["corridor"]:
        forms.append({**lump, "naam": "Vast bedrag met corridor", "corridor": corridor})
    band: Json = {"breedte": plain(values["band"]), "variabel_deel": "0.7"}
    forms.append({**lump, "naam": "Vast bedrag met volumeband", "volumeband": band})
    forms.append(
        {
            "vorm": "inspanningsgericht",
            "naam": "Prijs per cliënt",
            "prijs": plain(values["kosten"]),
            "verwacht_volume": plain(values["volume"]),
            "indexering": [plain(values["index"])] * (len(years) - 1),
        }
    )
    return {"verloop": [_year(values, number, year) for number, year in enumerate(years)], "vormen": forms}


def _year(values: Mapping[str, Decimal], number: int, year: int) -> Json:
    volume = values["volume"] * (1 + values["werkelijk"]) * (1 + values["groei"]) ** number
    cost = values["kosten"] * (1 + values["duurder"]) ** number
    return {"jaar": year, "volume": plain(round(volume, 1)), "kosten_per_eenheid": plain(round(cost, 2))}
