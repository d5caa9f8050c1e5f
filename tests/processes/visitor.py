"""A visitor of the pages of a process: opens one, fills in its form and sends it, as a browser without scripts does."""

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from httpx2 import Response

from tests.processes.table import ADDRESS, Somebody

HTML = {"accept": "text/html", "origin": ADDRESS}


@dataclass
class PageForm(HTMLParser):
    """The last form of a page that is posted: its address, and every field with what stands in it."""

    html: str
    address: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method") == "post":
            self.address, self.fields = told["action"], {}
        elif tag == "input" and told.get("type") not in ("checkbox", "radio", "file"):
            self.fields[told["name"]] = told.get("value", "")
        elif tag == "input" and "checked" in told:
            self.fields[told["name"]] = told["value"]
        elif tag in ("textarea", "select"):
            self._open = told["name"]
            self.fields[self._open] = ""
        elif tag == "option" and "selected" in told:
            self.fields[self._open] = told["value"]

    def handle_data(self, data: str) -> None:
        if self._open and self.lasttag == "textarea":
            self.fields[self._open] += data.strip("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._open = ""


def opened(one: Somebody, path: str = "") -> Response:
    """Open a page of the process."""
    path = f"/{path}" if path else ""
    return one.client.get(f"/processen/{one.process}{path}", headers=HTML)


def filled(one: Somebody, page: Response, **typed: Any) -> Response:
    """Fill in the form of a page and send it; a name has `__` for a point. None leaves a box out: a tick taken away."""
    form = PageForm(page.text)
    told = {name.replace("__", "."): value for name, value in typed.items()}
    data = {name: value for name, value in {**form.fields, **told}.items() if value is not None}
    return one.client.post(form.address, data=data, headers=HTML, follow_redirects=False)


def does(one: Somebody, path: str, **typed: Any) -> Response:
    """Do something by its page; it must be good."""
    page = opened(one, path)
    assert page.status_code == 200, (path, page.status_code, page.text[-1500:])
    answer = filled(one, page, **typed)
    assert answer.status_code in (200, 303), (path, answer.status_code, faults(answer))
    return answer


def faults(page: Response) -> list[str]:
    """What a page says is wrong, by box; what is about none stands first."""
    found = page.text.partition('class="bericht bericht--fout')[2].partition("</section>")[0]
    texts = (unescape(part.partition("<")[0]) for part in found.split(">")[1:])
    return [" ".join(text.split()) for text in texts if text.strip()]
