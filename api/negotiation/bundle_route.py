"""The dossier of a process, whole or with parts withheld, and the bundle for the public: as JSON or as a zip."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.accounts.visits import accounts_of, forbidden, refusals_kept
from api.negotiation.bundle import ZIP, PublicBundle, dossier_files, whole_dossier
from api.negotiation.papers import at_the_table
from api.negotiation.route import PREFIX, Wanted, folded_of, looked_at
from api.show.answer import as_download
from api.web.body import JSON
from api.web.openapi import Described, problems
from api.web.problems import not_found
from tarief.agreement.dossier import REDACTED, WHOLE, dossier_text, redacted
from tarief.negotiation.visibility import Matter, granted

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_Form = Annotated[Literal["gelakt", "volledig"], Query(description="Met wat niet openbaar is gelakt, of volledig.")]
#: Which matter each form of the dossier is.
MATTERS: Final = {REDACTED: Matter.DOSSIER, WHOLE: Matter.WHOLE_DOSSIER}
_FORMS: Final[Described] = {"description": "Als JSON, of met `Accept` als zip.", "content": {JSON: {}, ZIP: {}}}


@router.get(
    "/{proces}/dossier",
    summary="Geeft het dossier van het proces",
    description="Gelakt voor wie om openbaarmaking vraagt (Woo) en voor de andere partij bij de rechter; bij elk veld "
    "dat er niet staat, staat waarom. Volledig voor de rechter alleen. De twee hebben dezelfde wortel.",
    responses={200: _FORMS, **problems(400, 401, 403, 404)},
)
def process_dossier(request: Request, proces: str, partij: Wanted = "", vorm: _Form = "gelakt") -> Response:
    """Give the dossier; that the whole one was taken is kept."""
    return give_dossier(request, proces, partij, vorm, zipped=ZIP in request.headers.get("accept", ""))


def give_dossier(request: Request, proces: str, wanted: str, vorm: str, *, zipped: bool) -> Response:
    """Give the dossier in a form as a file, or in a zip with its list and program; Problem 403 or 404."""
    process, actor = at_the_table(request, proces, wanted)
    with refusals_kept(request, actor.principal, f"dossier {vorm}", process.id):
        if not granted(process, MATTERS[vorm], "", actor.party):
            raise forbidden()
    accounts = accounts_of(request)
    with accounts.store.read() as view:
        document = whole_dossier(view, folded_of(request).of(view, process.id))
        told = document if vorm == WHOLE else redacted(document)
        if zipped:
            content = dossier_files(view, process, told, accounts.store.clock().date(), whole=vorm == WHOLE)
            answer = as_download(f"dossier-{vorm}.zip", content, ZIP)
        else:
            answer = as_download(f"dossier-{vorm}.json", dossier_text(told), JSON)
    accounts.do(lambda unit: unit.audit(f"dossier_{vorm}", process.id), actor.principal.id)
    return answer


@router.get(
    "/{proces}/bundel",
    summary="Geeft de openbare bundel",
    description="Akkoord, motivering, reactienota en raadspagina zoals ze waren bij de laatste publicatie.",
    responses={200: _FORMS, **problems(400, 401, 404)},
)
def public_bundle(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give what everybody may read since it was published."""
    return give_bundle(request, proces, partij, zipped=ZIP in request.headers.get("accept", ""))


def give_bundle(request: Request, proces: str, wanted: str, *, zipped: bool) -> Response:
    """Give the bundle for the public as a file, or as a zip; Problem 404 before it is published."""
    process, _ = looked_at(request, proces, wanted)
    with accounts_of(request).store.read() as view:
        bundle = PublicBundle.of(view, process.id) if process.published else None
    if bundle is None:
        raise not_found()
    if zipped:
        return as_download("bundel.zip", bundle.files(), ZIP)
    return as_download("bundel.json", json_text(bundle), JSON)


def json_text(bundle: PublicBundle) -> str:
    """Write a bundle to be read."""
    return dossier_text(bundle.as_json())
