"""The two pages in HTML: where a sheet is sent, and what came of it."""

from dataclasses import dataclass

from starlette.responses import HTMLResponse

from api.files.refused_file import needs_password
from api.sheet.cell import CellForm
from api.sheet.view import SheetView
from api.show.breakdown import Downloads, outcome
from api.web.held import PRODUCT, UPLOAD_LIMIT
from api.web.render import render
from tarief import Finding
from tarief.core.days import DAY
from workbooks.read.guard.limits import MAXIMUM_ROWS
from workbooks.read.kinds import SHEETS


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The page with the file field; `findings` and `title` tell what was wrong with the file that was sent.

    `typed` is the name that stood beside it, `day` the reference date.
    """

    remembers: bool
    findings: tuple[Finding, ...] = ()
    title: str = ""
    typed: str = ""
    day: str = ""
    megabytes: int = UPLOAD_LIMIT // 1_000_000
    rows: int = MAXIMUM_ROWS
    kinds: tuple[str, ...] = (*SHEETS, ".json")

    @property
    def at_day(self) -> tuple[Finding, ...]:
        """What is wrong with the reference date."""
        return tuple(finding for finding in self.findings if str(finding.place) == DAY)

    @property
    def at_file(self) -> tuple[Finding, ...]:
        """What is wrong with the file."""
        return tuple(finding for finding in self.findings if finding not in self.at_day)

    @property
    def asks_password(self) -> bool:
        """Whether the file needs a password, or another one."""
        return needs_password(self.findings)

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("opgave.html", status, page=self)


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The page of a sheet: what was understood, what is asked, and the price where there is one.

    `back` is the page that its reader came from, address and name; `cell` is the form for one cell, where asked for.
    """

    view: SheetView
    number: str
    remembers: bool
    back: tuple[str, str] | None = None
    cell: CellForm | None = None

    @property
    def address(self) -> str:
        """Where the sheet is."""
        return f"/opgave/{self.number}"

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        sent = {PRODUCT: str(self.view.number)}
        keep = f"/bewaren{self.address}/{self.view.number}"
        downloads = Downloads(self.address, keep, sent)
        price = outcome(self.view.breakdown, downloads) if self.view.breakdown else None
        return render("opgave_gelezen.html", status, page=self, view=self.view, outcome=price)
