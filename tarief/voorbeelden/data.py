"""Reading the leaves of an example by name, while noting which of them were used and which of those are assumed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from tarief.contracts.baseline import Sourced, Statement
from tarief.core.expression import Expression
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import nearest, renamed
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.core.plausible import change_meant, short
from tarief.report.rules import given
from tarief.voorbeelden.leaves import KIND, Leaf, Mark


class Data:
    """The leaves of an example below a prefix; a scope notes its own use, and that of all scopes made from it."""

    def __init__(self, name: str, leaves: Mapping[str, tuple[Leaf, ...]], prefix: str = "") -> None:
        self.name = name
        self._leaves = leaves
        self._prefix = prefix
        self._used: dict[str, None] = {}
        self._above: tuple[dict[str, None], ...] = ()

    def scope(self, inside: str = "") -> Data:
        """Return the same data, or a table in it, that notes its own use."""
        found = Data(self.name, self._leaves, self._prefix + inside)
        found._above = (*self._above, self._used)
        return found

    @property
    def assumed(self) -> tuple[str, ...]:
        """The paths used so far that rest on an assumption; the rows of a list count as one, under its name."""
        paths = (path for path in self._used if any(leaf.mark is Mark.ASSUMED for leaf in self._leaves[path]))
        return tuple(dict.fromkeys(listed(path) for path in paths))

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every leaf, in the order of the file."""
        return tuple(leaf for several in self._leaves.values() for leaf in several)

    def has(self, path: str) -> bool:
        """Whether there is a leaf or a table at a path."""
        full = self._prefix + path
        return any(known == full or known.startswith((f"{full}.", f"{full}[")) for known in self._leaves)

    def path(self, path: str) -> str:
        """Return the whole path, for a formula that names the value."""
        return f"{self._prefix}{path}"

    def place(self, path: str) -> Place:
        """Return the place of a path, as the user knows it."""
        return Place.dotted(f"{self._prefix}{path}", lead=f"{self.name}, ")

    def several(self, path: str) -> tuple[Leaf, ...]:
        """Return every statement at a path. Refused, with the nearest name, when there is none."""
        full = self._prefix + path
        if full not in self._leaves:
            near = self._meant(full)
            advice = renamed(near, full) if near else f"Voeg {full} toe, met waarde en merk."
            self.fault(path, "Deze waarde ontbreekt.", advice)
        for used in (self._used, *self._above):
            used[full] = None
        return self._leaves[full]

    def _meant(self, full: str) -> str | None:
        """The unread name in the same table most like a missing one, or the same name in a table most like its own."""
        table, _, name = full.rpartition(".")
        used = {*self._used, *(path for used in self._above for path in used)}
        left = [known.rpartition(".") for known in self._leaves if known not in used]
        if near := nearest(name, [other for where, _, other in left if where == table]):
            return f"{table}.{near}"
        where = nearest(table, [where for where, _, other in left if other == name])
        return f"{where}.{name}" if where else None

    def raw(self, path: str) -> Any:
        """Return the only value at a path. Refused when sources disagree: then none may be picked in silence."""
        found = self.several(path)
        if any(leaf.value != found[0].value for leaf in found):
            text = "Hier staan verschillende waarden, met elk een eigen bron."
            self.fault(path, text, "Kies de waarde waarmee u rekent.")
        return found[0].value

    def number(self, path: str) -> Decimal:
        """Return a number."""
        return self._number(self.raw(path), path)

    def given(self, path: str) -> Expression:
        """Return the symbol for a number, to make a rule with."""
        return given(self._prefix + path, self.number(path))

    def growth(self, path: str) -> Decimal:
        """Return a change in a year, as a share of what it was."""
        found = self.number(path)
        if found > 1:
            meant = " of ".join(f"{item:f}" for item in change_meant(found))
            advice = f"Bedoelt u {meant}?" if meant else "Schrijf een verandering als aandeel: 0.025 is 2,5 procent."
            self.fault(path, f"Een verandering van {short(found.scaleb(2))}% is onwaarschijnlijk.", advice)
        return found

    def positive(self, path: str) -> Decimal:
        """Return a number above 0."""
        found = self.number(path)
        if found <= 0:
            self.fault(path, f"{found} ligt niet boven 0.", "Vul een getal boven 0 in.")
        return found

    def share(self, path: str) -> Decimal:
        """Return a share from 0 to 1."""
        found = self.number(path)
        if not 0 <= found <= 1:
            self.fault(path, f"Een aandeel ligt tussen 0 en 1, niet op {found}.", "Vul bijvoorbeeld 0.05 in.")
        return found

    def whole(self, path: str) -> int:
        """Return a whole number from 0, such as a number of weeks or a year."""
        found = self.number(path)
        if not 0 <= found <= 9999 or found != found.to_integral_value():
            self.fault(path, f"{found} is geen heel getal van 0 tot en met 9999.", "Vul een heel getal in.")
        return int(found)

    def numbers(self, path: str) -> list[Decimal]:
        """Return a list of numbers."""
        found = self.raw(path)
        if not isinstance(found, list):
            self.fault(path, "Dit is geen lijst van getallen.", "Schrijf [0.3, 0.6, 1].")
        return [self._number(item, path) for item in found]

    def text(self, path: str) -> str:
        """Return a text."""
        found = self.raw(path)
        if not isinstance(found, str) or not found.strip():
            self.fault(path, "Dit is geen tekst.", 'Schrijf "…".')
        return str(found)

    def day(self, path: str) -> date:
        """Return a date."""
        found = self.raw(path)
        if type(found) is not date:
            self.fault(path, "Dit is geen datum.", "Schrijf 2019-01-01.")
        return found

    def flag(self, path: str) -> bool | None:
        """Return true or false; None for "onbekend" and where nothing is said."""
        if not self.has(path):
            return None
        found = self.raw(path)
        if not isinstance(found, bool) and found != "onbekend":
            self.fault(path, "Dit is geen true, false of onbekend.", 'Schrijf true, false of "onbekend".')
        return found if isinstance(found, bool) else None

    def records(self, path: str) -> list[Data]:
        """Return the tables of a list; none where there is no such list."""
        pattern = re.compile(re.escape(self._prefix + path) + r"\[(\d+)\]")
        numbers = {int(match.group(1)): None for known in self._leaves if (match := pattern.match(known))}
        return [self.scope(f"{path}[{number}].") for number in numbers]

    def names(self, path: str) -> list[str]:
        """Return the names in a table, in the order of the file; none where there is no such table."""
        start = f"{self._prefix}{path}."
        below = (known.removeprefix(start) for known in self._leaves if known.startswith(start))
        return list(dict.fromkeys(re.split(r"[.\[]", path)[0] for path in below))

    def sourced(self, path: str, label: str) -> Sourced:
        """Return a number with all its sources; an assumption that names none has none."""

        def statement(leaf: Leaf) -> Statement:
            mark = "" if leaf.mark is Mark.ASSUMED else leaf.mark.value
            return Statement(self._number(leaf.value, path), leaf.source or mark, leaf.on, leaf.note)

        return Sourced(self.place(path), label, tuple(map(statement, self.several(path))))

    def close(self) -> None:
        """Refuse every leaf that nothing has read: a misspelt name must not pass in silence."""
        text, advice = "Deze waarde wordt nergens gebruikt.", "Verbeter de naam of haal haar weg."
        unread = (Place.dotted(path, lead=f"{self.name}, ") for path in self._leaves if path not in self._used)
        refuse(Finding(KIND, text, advice, place) for place in unread)

    def fault(self, path: str, text: str, advice: str) -> NoReturn:
        """Refuse the value at a path."""
        raise Refused((Finding(KIND, text, advice, self.place(path)),))

    def _number(self, raw: Any, path: str) -> Decimal:
        reading = read_number(raw, percent=True)
        if reading.value is None:
            raise Refused((reading.finding.at(self.place(path)),) if reading.finding else ())
        return reading.value


def listed(path: str) -> str:
    """Return the name of the list that a path is a row of, or the path itself."""
    return path.split("[", 1)[0]
