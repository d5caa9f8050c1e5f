"""The parts of an Office Open XML file and how they refer to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from .result import DAMAGED, Unreadable

Element = ElementTree.Element
_LONGEST_PROPERTY = 200
#: What the parts about a file call what we keep; who made it stays out.
_PROPERTIES = {"title": "title", "subject": "subject", "Application": "application", "generator": "application"}


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace: there are two, and prefixes differ."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace; empty when it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


class Package:
    """A zip file of parts, with names that do not mind upper and lower case."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        # A part of no bytes is as one that is not there: programs write them where they have nothing to say.
        self._names = {each.filename.casefold(): each.filename for each in self._zip.infolist() if each.file_size}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def read(self, name: str) -> bytes:
        """Return a part; only XML parts, because those are the ones that were checked."""
        found = self._names.get(name.casefold())
        if found is None or not found.casefold().endswith((".xml", ".rels")):
            raise Unreadable(DAMAGED)
        return self._zip.read(found)

    def tree(self, name: str) -> Iterator[Element]:
        """Yield every element of a part, in order; nothing when the part is not there."""
        if name in self:
            yield from ElementTree.fromstring(self.read(name)).iter()

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part refers to: by id the last word of the kind, and the name of the part."""
        folder, _, base = name.rpartition("/")
        found = {}
        for element in self.tree(posixpath.join(folder, "_rels", f"{base}.rels")):
            if local(element.tag) == "Relationship" and element.get("TargetMode") != "External":
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = (kind, _resolved(folder, element.get("Target", "")))
        return found


def properties(package: Package, *parts: str) -> dict[str, str]:
    """Return title, subject and program, and what a program wrote about the file (`eigen:naam`)."""
    found = {}
    for element in (each for part in parts for each in package.tree(part)):
        tag = local(element.tag)
        own = attribute(element, "name")[:_LONGEST_PROPERTY]
        if tag in _PROPERTIES and element.text:
            found[_PROPERTIES[tag]] = element.text.strip()[:_LONGEST_PROPERTY]
        elif tag in ("property", "user-defined") and own:
            text = next((each.text for each in element.iter() if each.text and each.text.strip()), "")
            found[f"eigen:{own}"] = text.strip()[:_LONGEST_PROPERTY]
    return found


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part; a target starts at the part that refers to it, or with `/` at the top."""
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)
