"""What goes out of a process as a whole: the dossier of all that happened, and the bundle for the public."""

import hashlib
import hmac
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from api.agreement.inventory import report_of_dossier
from api.agreement.paper import paper_of
from api.negotiation.council import council_report
from api.negotiation.kept import agreed_text, published_process
from api.negotiation.sheets import sheets_of
from api.negotiation.under_seal import SEALED
from api.print.pdf import pdf_of
from api.show.paper import paper_of_report
from api.store.records import StoredDocument
from api.store.view import StoreView
from tarief.agreement import verify, verify_dossier
from tarief.agreement.dossier import DossierPiece, dossier, dossier_text, piece_of, piece_of_sheet
from tarief.core.jsonable import JsonObject
from tarief.documents.strict_json import read_json
from tarief.negotiation.event import Event
from tarief.negotiation.happenings import GapConfirmed
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.judges import motivation
from tarief.negotiation.look import Look
from tarief.negotiation.process import Process
from tarief.report.motivation import report_of_motivation
from tarief.report.reaction_note import report_of_remarks

ZIP: Final = "application/zip"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_SHOWN: Final = 16
_READ_ME: Final = "LEESMIJ.txt"


def whole_dossier(view: StoreView, process: Process) -> JsonObject:
    """Return the dossier of all that happened in a process, and of the sheets that it rests on.

    What somebody would only say if another did too, and what matters to whom, is in no dossier.
    """
    texts = [event.text for event in view.events(process.id)]
    parties = {party: tuple(event.text for event in view.events(f"{process.id}/{party}")) for party in process.parties}
    secret = hmac.new(view.key.secret, f"dossier/{process.id}".encode(), hashlib.sha256).digest()

    def hidden(about: str) -> str:
        return hmac.new(secret, about.encode(), hashlib.sha256).hexdigest()

    pieces = [piece_of(_event(text), process, str(number)) for number, text in enumerate(texts, 1)]
    of_parties = [
        _sealed(document, process, hidden(document.id)[:_SHOWN]) for document in view.find(SEALED, proces=process.id)
    ]
    sheets = (
        piece_of_sheet(sheet.as_json(), process, hidden(f"{sheet.party}/{sheet.product}")[:_SHOWN])
        for sheet in sheets_of(view, process)
    )
    told = [*filter(None, of_parties), *sheets]
    pieces += sorted(told, key=lambda piece: piece.label)  # an order that tells nothing
    return dossier(process, pieces, texts, {party: own for party, own in parties.items() if own}, hidden)


def _sealed(document: StoredDocument, process: Process, label: str) -> DossierPiece | None:
    kept = json.loads(document.text)
    event = _event(kept["tekst"])
    if isinstance(event.what, GapConfirmed | ImportanceGiven):
        return None
    return piece_of(event, process, label, kept["tekst"], kept["nonce"])


def _event(text: str) -> Event:
    return Event.of(read_json(text.encode()))


def dossier_files(view: StoreView, process: Process, document: JsonObject, on: date, *, whole: bool) -> bytes:
    """Return a dossier with the list of it and the program that checks it; a whole one with every sheet too."""
    files = {
        "dossier.json": dossier_text(document).encode(),
        "inventarislijst.pdf": pdf_of(paper_of_report(report_of_dossier(document), on)),
        "verify_dossier.py": Path(verify_dossier.__file__).read_bytes(),
        _READ_ME: f"Controleer met: python verify_dossier.py dossier.json\nWortel: {document['wortel']}\n".encode(),
    }
    sheets = sheets_of(view, process) if whole else ()
    found = ((sheet.file, view.read_blob(sheet.file)) for sheet in sheets)
    return _archive_of(files | {f"opgaven/{sha256}": content for sha256, content in found if content is not None})


@dataclass(frozen=True)
class PublicBundle:
    """What everybody may read of a process as it was when it was published, whatever happened since."""

    process: Process
    agreement: str
    on: date

    @classmethod
    def of(cls, view: StoreView, id: str) -> "PublicBundle | None":
        """Return the bundle of the last publication; None where nothing was published."""
        found = published_process(view, id)
        if found is None:
            return None
        return cls(found.process, agreed_text(view, found.process, found.number), found.at.date())

    def as_json(self) -> JsonObject:
        """Return all of it as data."""
        look, process = Look(self.process, None), self.process
        return {
            "akkoord": json.loads(self.agreement),
            "motiveringen": {key: [item.as_json() for item in motivation(process, key)] for key in process.products},
            "reactienota": [remark.as_json() for remark in look.all_remarks()],
            "afwijkende_standpunten": [dissent.as_json() for dissent in look.dissents()],
            "momentopnamen": [snapshot.as_json() for snapshot in look.snapshots()],
        }

    def files(self) -> bytes:
        """Return all of it as files, on paper too, with the program that checks the agreement."""
        return _archive_of(dict(self._files()))

    def _files(self) -> Iterator[tuple[str, bytes]]:
        look = Look(self.process, None)
        yield "bundel.json", json.dumps(self.as_json(), ensure_ascii=False, indent=1).encode()
        yield "akkoord.json", self.agreement.encode()
        yield "akkoord.pdf", pdf_of(paper_of(self.agreement))
        yield "verify.py", Path(verify.__file__).read_bytes()
        yield "reactienota.pdf", pdf_of(paper_of_report(report_of_remarks(self.process, look.all_remarks()), self.on))
        yield "raadspagina.pdf", pdf_of(paper_of_report(council_report(self.process, look.dissents()), self.on))
        for number, key in enumerate(self.process.products, 1):
            report = report_of_motivation(self.process, key)
            yield f"motivering-{number}.pdf", pdf_of(paper_of_report(report, self.on))
        yield _READ_ME, b"Reken het akkoord na met: python verify.py akkoord.json\n"


def _archive_of(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files, by name, that has the same bytes whenever it is made."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
