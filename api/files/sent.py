"""A cost sheet as it was sent to the API, with the answers that came along: read one way, whatever comes next."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from api.files.look import SheetLook, look_at_sheet, understood_file
from api.files.refused_file import file_problem
from api.files.remembered import OwnMemory
from api.web.body import PASSWORD, Upload
from tarief import Finding, Refused
from tarief.core.days import DAY
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable, read_json
from tarief.opgave import Opgave
from workbooks.read.book import without_password
from workbooks.read.own_sheet import Correction, Reading, SheetAnswers, Uncorrectable, choices_in

#: The texts that come with a sheet.
ANSWERS: Final = "antwoorden"
PROVIDER: Final = "aanbieder"


def look_at_sent(upload: Upload, memory: OwnMemory, *, keeps: bool = False) -> SheetLook:
    """Read what was sent; raises `Refused` for answers that cannot be, `Problem` for a file that cannot be read."""
    given, named = _answers(upload.text(ANSWERS)), upload.text(PROVIDER).strip()[:100]
    provider = named if is_writable(named) else ""
    return look_at_sheet(partial(_read, _opened(upload), given.answers.get(DAY)), given, memory, provider, keeps=keeps)


def _opened(upload: Upload) -> Upload:
    try:
        return replace(upload, content=without_password(upload.content, upload.name, upload.text(PASSWORD)))
    except Refused as refused:
        raise file_problem(refused) from None


def _read(upload: Upload, day: str | None, corrections: Sequence[Correction]) -> Opgave | Reading:
    try:
        return understood_file(upload.content, upload.name, corrections, day)
    except Uncorrectable:
        raise
    except Refused as refused:
        raise file_problem(refused) from None


def _answers(text: str) -> SheetAnswers:
    """Read the answers that came along: a JSON object of question and choice, and by cell what it is."""
    document = read_json(text.encode()) if text else {}
    if not isinstance(document, dict) or not all(map(_is_answer, document.values())):
        advice = 'Stuur een object als {"overhead_grondslag.overhead": "directe_kosten"}.'
        raise Refused(
            (Finding("geen_antwoorden", "De antwoorden zijn geen JSON-object met tekst.", advice, Place.of(ANSWERS)),)
        )
    return choices_in(document)


def _is_answer(value: Json) -> bool:
    """A choice, or what is said of a cell."""
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(each, str) for each in value.values()))
