"""Handing in a cost sheet: the file is read and priced first, its questions are asked, and then it is handed in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.accounts.visits import check_form, forbidden
from api.files.boxes import nothing_chosen
from api.files.form import Box
from api.files.priced import first_look
from api.files.refused_file import file_problem
from api.files.remembered import OwnMemory
from api.files.sent import ANSWERS, look_at_sent
from api.files.upload import Werkboek, upload_as_json
from api.negotiation.actor import PARTY
from api.negotiation.pages.expected import for_party
from api.negotiation.pages.looking import LookingParty, look_in
from api.negotiation.resting import WORK, own_work
from api.negotiation.route import Wanted
from api.negotiation.sheets_route import BESIDE, take_sheet
from api.web.body import FILE, PASSWORD, SentFile, SentForm, Upload
from api.web.forms import keeper, posted_form, posted_texts, see, uploads
from api.web.held import Held
from api.web.problems import Problem
from tarief import Refused
from tarief.core.canonical import sha256_of
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.core.typed import counted
from tarief.negotiation.course import SHEETS
from workbooks.read.book import without_password

router = APIRouter(prefix="/processen", include_in_schema=False)
_PRODUCT, _VOLUME, _NUMBER, _ANSWER = "product", "volume", "nummer", "antwoord."
_KEY_LENGTH: Final = 32
_BESIDE: Final = {
    BESIDE[0]: ("Wat kostten die eenheden volgens uw jaarrekening?", "Mag leeg blijven.", "€ per jaar"),
    BESIDE[1]: ("Met hoeveel voltijdbanen (fte) levert u ze?", "Mag leeg blijven.", "fte"),
    BESIDE[2]: ("Hoeveel uren per voltijdbaan in een jaar?", "Productieve uren. Mag leeg blijven.", "uur"),
}
_NEEDED: Final = {
    _PRODUCT: "Kies van welk product dit blad is.",
    _VOLUME: "Vul in hoeveel eenheden u in een jaar levert.",
}
#: What nobody counts to a thousandth: units, and euros and hours of a year.
_COUNTED: Final = (_VOLUME, BESIDE[0], BESIDE[2])
_NO_FILE: Final = nothing_chosen("Kies uw kostenblad.")


@dataclass(frozen=True, slots=True)
class SheetToHandIn:
    """A file that was sent, with what was understood of it."""

    number: str
    held: Held
    book: Werkboek

    @property
    def price(self) -> Decimal | None:
        """The cost price that it comes to; None while something is still open."""
        outcome = self.book["uitkomst"]
        return None if outcome is None else Decimal(str(outcome["kostprijs"]))

    @property
    def questions(self) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
        """What is asked of it: the name of the box, the question, and each answer with what it does."""
        for question in self.book["vragen"]:
            choices = question["keuzes"]
            assert isinstance(choices, list)
            told = [(one["waarde"], one["label"], one.get("gevolg", "")) for one in choices]
            yield f"{_ANSWER}{question['id']}", str(question["tekst"]), told


@router.get("/{proces}/opgaven")
def ask_for_sheet(request: Request, proces: str, partij: Wanted = "", nummer: str = "") -> Response:
    """Show the form, or what was understood of the file that was sent."""
    looking = _allowed(request, proces, partij)
    held = uploads(request).get(nummer) if nummer else None
    return _page(request, looking, SheetToHandIn(nummer, held, _read(held)) if held else None)


@router.post("/{proces}/opgaven")
async def receive_sheet(request: Request, proces: str) -> Response:
    """Take a file, read it and hold it; it is handed in by another click."""
    form = await posted_form(request, 1)
    keep_it = keeper(request)

    def received() -> Response:
        looking = _allowed(request, proces, form.fields.get(PARTY, ""))
        check_form(request, dict(form.fields))
        try:
            held = _held(looking, form)
        except Refused as refused:
            return _page(request, looking, None, form.fields, refused.findings)
        except Problem as fault:
            return _page(request, looking, None, form.fields, fault.findings, fault)
        return _lead_on(looking, keep_it(held))

    return await run_in_threadpool(received)


@router.post("/{proces}/opgaven/antwoorden")
async def answer_sheet_questions(request: Request, proces: str) -> Response:
    """Work in the answers to what was asked of a file."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_answered, request, proces, texts)


@router.post("/{proces}/opgaven/inleveren")
async def hand_in_sheet(request: Request, proces: str) -> Response:
    """Hand in the file that was sent, by the same call as over HTTP."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_handed_in, request, proces, texts)


def _answered(request: Request, proces: str, texts: Mapping[str, str]) -> Response:
    looking, number, held = _sent_before(request, proces, texts)
    given = {name.removeprefix(_ANSWER): text for name, text in texts.items() if name.startswith(_ANSWER) and text}
    uploads(request).replace(number, replace(held, answers={**held.answers, **given}))
    return _lead_on(looking, number)


def _handed_in(request: Request, proces: str, texts: Mapping[str, str]) -> Response:
    looking, number, held = _sent_before(request, proces, texts)
    held = replace(held, texts={**held.texts, **_beside({**held.texts, **texts})})
    uploads(request).replace(number, held)
    told = json.dumps({**held.texts, WORK: texts.get(WORK, "")}, sort_keys=True)
    key = sha256_of(f"{number}\n{told}")[:_KEY_LENGTH]
    try:
        if missing := tuple(_missing(held.texts)):
            raise Refused(missing)
        answer = take_sheet(request, _upload(held), looking.wanted, key, texts)
    except Refused as refused:
        return _page(request, looking, SheetToHandIn(number, held, _read(held)), held.texts, refused.findings)
    received = json.loads(bytes(answer.body))
    if not received["ingeleverd"]:
        return _lead_on(looking, number)
    shown = {"file": received["sha256"], "cost": Decimal(received["kostprijs"]), "name": held.name}
    shown["checks"] = [check["tekst"] for check in received.get("toetsen", ())]
    return page(request, "opgave_ingeleverd.html", looking=looking, **shown)


def _allowed(request: Request, proces: str, wanted: str) -> LookingParty:
    looking = look_in(request, proces, wanted)
    if looking.actor.party.seat not in SHEETS.seats:
        raise forbidden()
    if looking.view.phase not in SHEETS.during:
        raise Problem(409, "ronde-gesloten", "De ronde is gesloten", "Opgaven komen nu niet binnen.")
    return looking


def _sent_before(request: Request, proces: str, texts: Mapping[str, str]) -> tuple[LookingParty, str, Held]:
    looking = _allowed(request, proces, texts.get(PARTY, ""))
    check_form(request, dict(texts))
    number = texts.get(_NUMBER, "")
    held = uploads(request).get(number)
    if held is None:
        raise Problem(404, "bestand-weg", "Dit bestand is er niet meer", "Ga terug naar de tafel en kies het opnieuw.")
    return looking, number, held


def _held(looking: LookingParty, form: SentForm) -> Held:
    """Read the file once, and hold it with what was filled in beside it."""
    sent: SentFile | None = form.files.get(FILE)
    if sent is None:
        raise Refused((_NO_FILE,))
    try:
        content = without_password(sent.content, sent.name, form.fields.get(PASSWORD, ""))
        held = first_look(sent.name, content, looking.actor.party.name)
    except Refused as refused:
        raise file_problem(refused) from None
    held = replace(held, texts=_beside(form.fields))
    _read(held)
    return held


def _missing(texts: Mapping[str, str]) -> Iterator[Finding]:
    for name, advice in _NEEDED.items():
        if not texts[name].strip():
            yield Finding("ontbreekt", "Dit is nog niet ingevuld.", advice, Place.of(name))


def _beside(sent: Mapping[str, str]) -> dict[str, str]:
    """What is filled in beside a file."""
    texts = {name: sent.get(name, "") for name in (_PRODUCT, _VOLUME, *BESIDE)}
    return {**texts, **{name: counted(texts[name]) for name in _COUNTED}}


def _upload(held: Held) -> Upload:
    answers = {**held.answers, **{cell: dict(told) for cell, told in held.cells.items()}}
    return Upload(held.content, held.name, {**held.texts, ANSWERS: json.dumps(answers)})


def _read(held: Held) -> Werkboek:
    return upload_as_json(look_at_sent(_upload(held), OwnMemory()))


def _lead_on(looking: LookingParty, number: str) -> Response:
    return see(for_party(f"{looking.address}/opgaven?{_NUMBER}={number}", looking.wanted))


def _page(
    request: Request,
    looking: LookingParty,
    sheet: SheetToHandIn | None,
    texts: Mapping[str, str] | None = None,
    findings: tuple[Finding, ...] = (),
    fault: Problem | None = None,
) -> Response:
    texts = texts or (sheet.held.texts if sheet else {})
    products = tuple((product.id, product.name) for product in looking.view.products)
    only, unit = (products[0][0], looking.view.products[0].unit) if len(products) == 1 else ("", "")
    asked = (
        Box(_PRODUCT, "Product", texts.get(_PRODUCT, only), "", "", products, "maak een keuze", kind="keuze"),
        Box(
            _VOLUME,
            "Hoeveel eenheden levert u per jaar?",
            texts.get(_VOLUME, ""),
            "Van dit product.",
            unit,
            kind="getal",
        ),
        *(
            Box(name, label, texts.get(name, ""), hint, per, kind="getal")
            for name, (label, hint, per) in _BESIDE.items()
        ),
    )
    here = {finding.place.names: finding for finding in findings}
    boxes = tuple(replace(box, faults=(here.pop((box.name,)),)) if (box.name,) in here else box for box in asked)
    problem = fault or (Problem(400, "ongeldige-invoer", "Dit kan zo nog niet") if findings else None)
    return page(
        request, "opgave_in_proces.html", problem, looking=looking, sheet=sheet, boxes=boxes, loose=[*here.values()],
        number=sheet.number if sheet else "", party=PARTY,
        works=own_work(request) if sheet else (), work="",
    )  # fmt: skip
