"""/begin: what is expected of somebody over all his processes, and three things that a newcomer can do now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.forms import page
from api.accounts.policy import Action, may
from api.accounts.principal import Principal
from api.accounts.tokens import new_token
from api.accounts.visits import allowed, check_form, known, principal_of
from api.negotiation.actor import Actor, actor_of
from api.negotiation.demonstration import loaded
from api.negotiation.kept import processes_of
from api.negotiation.pages.dutch_time import in_words
from api.negotiation.pages.expected import ExpectedNow, expected_now, for_party, table_address
from api.negotiation.pages.fitting import Fitting
from api.negotiation.pages.form import MoveForm
from api.negotiation.pages.move_page import Writing, at_boxes
from api.negotiation.pages.words import standing_in_words
from api.negotiation.resting import own_work
from api.negotiation.route import StartIn, folded_of, start_process
from api.store.view import StoreView
from api.web.forms import see
from api.web.problems import Problem, from_refused
from api.web.render import render
from tarief.core.findings import Finding, Refused
from tarief.negotiation.process import Process
from tarief.negotiation.views import SeatView, seen_by

router = APIRouter(include_in_schema=False)
_NEW: Final = "/processen/nieuw"
_KEY: Final = "sleutel"
_KEY_LENGTH: Final = 32
#: Pieces of kept work that are shown; the page of all of them is a click away.
_LATEST: Final = 5


@dataclass(frozen=True, slots=True)
class OwnProcess:
    """A process that somebody takes part in, as one of his parties, with what is expected of that now.

    `follow` is where its agreement is followed; empty while there is none. `earlier` tells that it is a demonstration
    that was begun anew since.
    """

    address: str
    name: str
    party: str
    standing: str
    expected: tuple[ExpectedNow, ...]
    follow: str = ""
    earlier: bool = False


@router.get("/begin")
def begin(request: Request) -> Response:
    """Show where to begin; in an app without accounts only what needs none."""
    return _own_page(request, "begin.html")


@router.get("/overleg")
def tables(request: Request) -> Response:
    """Show at which tables somebody sits, or how one comes to sit at one."""
    return _own_page(request, "overleg.html")


@router.get("/volgen")
def followed(request: Request) -> Response:
    """Show which agreements somebody can follow, or when there is one to follow."""
    return _own_page(request, "volgen_kiezen.html")


def _own_page(request: Request, template: str) -> Response:
    """A page with the processes of who looks; in an app without accounts nobody has any."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        return render(
            template, own=(), principal=None, local=False, starts=False, enters=False, works=(), in_words=in_words
        )
    principal = principal_of(request)
    own: tuple[OwnProcess, ...] = ()
    if principal is not None:
        with accounts.store.read() as view:
            own = tuple(_own(request, accounts, view, principal))
    local = accounts.installation.local
    return page(
        request,
        template,
        own=own,
        principal=principal,
        local=local,
        starts=principal is not None and may(principal, Action.PROCES_STARTEN),
        enters=not local,
        works=own_work(request)[:_LATEST] if principal is not None and template == "begin.html" else (),
        in_words=in_words,
    )


@router.get(_NEW)
def ask_for_process(request: Request) -> Response:
    """Show the form to begin a process."""
    allowed(request, known(request), Action.PROCES_STARTEN)
    return _new_page(request)


@router.post(_NEW)
def begin_process(request: Request, texts: Writing) -> Response:
    """Begin a process, by the same call as over HTTP, and go on to its table."""
    principal = known(request)
    check_form(request, texts)
    document = _form().document(texts)
    content = repr(document.content).encode()
    try:
        answer = start_process(request, principal, document.content, content, texts.get(_KEY, ""))
    except Refused as refused:
        return _new_page(request, texts, from_refused(refused), at_boxes(refused.findings, document))
    return see(table_address(answer.headers["location"].rpartition("/")[2]))


def _form() -> MoveForm:
    return MoveForm(StartIn.schema(), Fitting(starts={"wijze": "verzegeld"}, absent=frozenset({"regels"})))


def _new_page(
    request: Request,
    texts: dict[str, str] | None = None,
    fault: Problem | None = None,
    faults: Mapping[str, Sequence[Finding]] = MappingProxyType({}),
) -> Response:
    key = (texts or {}).get(_KEY, "") or new_token()[:_KEY_LENGTH]
    groups = _form().groups(texts, faults)
    return page(request, "proces_nieuw.html", fault, groups=groups, key=key, loose=faults.get("", ()))


def _own(request: Request, accounts: Accounts, view: StoreView, principal: Principal) -> Iterator[OwnProcess]:
    folded, now, region = folded_of(request), accounts.store.clock(), loaded(view)
    demonstrated = folded.of(view, region).name if region else ""
    for id in processes_of(view, principal.stands_for):
        known_so_far = folded.of(view, id)
        for actor in _actors(known_so_far, principal):
            process = folded.for_party(view, known_so_far, actor.party.id)
            seen = seen_by(process, actor.party)
            assert isinstance(seen, SeatView)
            wanted = actor.party.id if len(_actors(known_so_far, principal)) > 1 else ""
            standing = standing_in_words(seen, now.date())
            found = expected_now(seen, actor.party, now)
            expected = tuple(replace(one, address=one.address and for_party(one.address, wanted)) for one in found)
            table = table_address(id)
            follow = for_party(f"{table}/volgen", wanted) if seen.agreement else ""
            earlier = bool(region) and id != region and seen.name == demonstrated
            yield OwnProcess(for_party(table, wanted), seen.name, actor.party.name, standing, expected, follow, earlier)


def _actors(process: Process, principal: Principal) -> list[Actor]:
    """Every party that somebody acts for in a process."""
    found = []
    for party in process.parties:
        try:
            found.append(actor_of(process, principal, party))
        except Problem:
            continue
    return found
