"""The parts of an Office Open XML file that decide what it is and what it carries besides cells."""

from workbooks.read.guard.limits import MAXIMUM_STRINGS, MAXIMUM_STYLES
from workbooks.read.guard.markup import Watcher
from workbooks.read.guard.problems import Fault

#: The kind of file by what its list of content types says of the main part.
_MAIN = {
    "ms-excel.sheet.binary.macroenabled.main": "xlsb",
    "ms-excel.sheet.macroenabled.main": "xlsm",
    "ms-excel.template.macroenabled.main": "xlsm",
    "ms-excel.addin.macroenabled.main": "xlsm",
    "spreadsheetml.sheet.main": "xlsx",
    "spreadsheetml.template.main": "xlsx",
}
_OTHER = {
    "wordprocessingml": "een Word-document",
    "ms-word": "een Word-document",
    "presentationml": "een PowerPoint-presentatie",
    "ms-powerpoint": "een PowerPoint-presentatie",
    "ms-visio": "een Visio-tekening",
}
#: What may run or fetch something, by the last word of a content type or relationship.
_ACTIVE = {
    "oleObject": "een ingebed bestand of object",
    "package": "een ingebed bestand of object",
    "activeXControl": "een ActiveX-onderdeel",
    "activeXControlBinary": "een ActiveX-onderdeel",
    "control": "een ActiveX-onderdeel",
    "connections": "een gegevensverbinding",
    "queryTable": "een gegevensverbinding",
}


class TypesWatcher(Watcher):
    """Watches `[Content_Types].xml`: what it says of a part by name goes before what it says of an extension."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}

    def kind_of(self, part: str) -> str:
        """Return what kind of workbook a part is the main part of; empty when it is none."""
        return self._kinds.get(f"/{part}") or self._kinds.get(part.rpartition(".")[2], "")

    def seen(self, _: str, attributes: dict[str, str]) -> None:
        """Note what kind of file this is, and refuse other documents by their name."""
        content_type = attributes.get("ContentType", "").casefold()
        if "main" not in content_type:
            return
        part = attributes.get("PartName") or attributes.get("Extension", "")
        self._kinds[part.casefold()] = next((kind for words, kind in _MAIN.items() if words in content_type), "")
        other = next((what for word, what in _OTHER.items() if word in content_type), "")
        if other:
            advice = "Stuur het werkboek met de cijfers, of zet ze over in een werkboek (.xlsx)."
            raise Fault("geen_werkboek", f"Dit is {other}, geen werkboek.", advice)


class RelationsWatcher(Watcher):
    """Watches a list of relationships: nothing may run, nothing may be fetched, nothing may lie outside the file.

    `depth` is how many folders deep the part lies whose relationships these are.
    """

    def __init__(self, depth: int) -> None:
        self.depth = depth

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Refuse active content and paths that leave the file."""
        if name != "Relationship":
            return
        what = _ACTIVE.get(attributes.get("Type", "").rpartition("/")[2])
        if what:
            raise Fault("actieve_inhoud", f"Dit werkboek bevat {what}.")
        steps = attributes.get("Target", "").replace("\\", "/").split("/")
        if attributes.get("TargetMode") != "External" and steps.count("..") > self.depth:
            raise Fault("werkboek_beschadigd")


class RefusingWatcher(Watcher):
    """Watches a part in which some elements (without names: any element at all) may not stand."""

    def __init__(self, kind: str, text: str, *names: str) -> None:
        self.kind, self.text, self.names = kind, text, names

    def seen(self, name: str, _: dict[str, str]) -> None:
        """Refuse them."""
        if not self.names or name in self.names:
            raise Fault(self.kind, self.text)


#: A link to another workbook holds stored values, one to a program fetches them.
TO_PROGRAM = "Dit werkboek haalt cijfers op uit een ander programma (DDE of OLE)."
CONNECTION = f"Dit werkboek bevat {_ACTIVE['connections']}."


class AmountWatcher(Watcher):
    """Watches a table of texts or styles: there may not be too many."""

    def __init__(self, counted: str) -> None:
        self.counted = counted
        self.maximum = MAXIMUM_STRINGS if counted == "si" else MAXIMUM_STYLES
        self.count = 0

    def seen(self, name: str, _: dict[str, str]) -> None:
        """Count."""
        if name == self.counted:
            self.count += 1
            if self.count > self.maximum:
                raise Fault("blad_te_groot", "Dit werkboek heeft te veel teksten of opmaakprofielen.")
