"""The forms on a page: where each goes and what stands in its boxes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form: its address, how it is sent, its texts, and the names of its boxes for files."""

    action: str
    sent_as_files: bool
    texts: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """The forms and the links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take what belongs to a form or is a link of ours."""
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), "multipart" in given.get("enctype", "")))
        elif tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"])
        elif self.forms and given.get("name"):
            self._box(tag, given)
        elif tag == "option" and self.forms and self._select and ("selected" in given or self._is_empty()):
            self.forms[-1].texts[self._select] = given.get("value", "")

    def _box(self, tag: str, given: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], given["name"], given.get("type", "")
        self._select = name if tag == "select" else ""
        if kind == "file":
            form.files.append(name)
        elif kind not in ("radio", "checkbox") or "checked" in given or name not in form.texts:
            form.texts[name] = given.get("value", "")

    def _is_empty(self) -> bool:
        return not self.forms[-1].texts.get(self._select)
