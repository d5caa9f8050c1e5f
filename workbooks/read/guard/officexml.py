"""The parts of an Office Open XML file that decide what it is and what it carries besides cells."""

from workbooks.read.guard.active import ACTIVE_X, CONNECTION, OBJECT, PROGRAM
from workbooks.read.guard.box import Count
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
#: What could run or fetch something, by the last word of a relationship.
_ACTIVE = {
    "oleObject": OBJECT,
    "package": OBJECT,
    "activeXControl": ACTIVE_X,
    "activeXControlBinary": ACTIVE_X,
    "control": ACTIVE_X,
    "connections": CONNECTION,
    "queryTable": CONNECTION,
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


#: What is about a workbook and is not read: programs write paths there that lead nowhere.
_NOT_FOLLOWED = {"customXml", "theme", "thumbnail"}


class RelationsWatcher(Watcher):
    """Watches a list of relationships: what could run or fetch something is noted, nothing may lie outside the file.

    `depth` is how many folders deep the part lies whose relationships these are; `targets` keeps where they lead to.
    """

    def __init__(self, count: Count, depth: int, targets: dict[str, str]) -> None:
        self.count, self.depth, self.targets = count, depth, targets

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Note active content, and refuse paths that leave the file, of what is followed."""
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        what = _ACTIVE.get(kind)
        if what:
            self.count.left_alone.add(what)
        self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
        steps = attributes.get("Target", "").replace("\\", "/").split("/")
        followed = attributes.get("TargetMode") != "External" and kind not in _NOT_FOLLOWED
        if followed and steps.count("..") > self.depth:
            raise Fault("werkboek_beschadigd")


class SheetsWatcher(Watcher):
    """Watches the main part: what its sheets are called, by the relationship that leads to each."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet."""
        if name == "sheet":
            reference = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.names[reference] = attributes.get("name", "")


class LinkWatcher(Watcher):
    """Watches a link: one to another workbook holds stored values, one to a program would fetch them."""

    def __init__(self, count: Count) -> None:
        self.count = count

    def seen(self, name: str, _: dict[str, str]) -> None:
        """Note where it leads."""
        if name == "externalBook":
            self.count.linked = True
        elif name in ("ddeLink", "oleLink"):
            self.count.left_alone.add(PROGRAM)


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
