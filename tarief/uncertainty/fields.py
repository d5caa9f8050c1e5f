"""Reading fields of plain data while collecting every fault, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding
from tarief.core.nearest import nearest
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.uncertainty.wording import fault


class Collector:
    """The faults found so far. Every reader answers with something, so that reading goes on to the next fault."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def fault(self, place: Place, text: str, advice: str) -> None:
        """Note a fault."""
        self.findings.append(fault(place, text, advice))

    def table(self, raw: Any, place: Place, known: Iterable[str] | None = None) -> Mapping[str, Any]:
        """Read a table; with `known` any other key is a fault, with the nearest name."""
        if not isinstance(raw, Mapping):
            self.fault(place, f"{place or 'Dit'} is geen tabel met velden.", "Geef velden met een naam en een waarde.")
            return {}
        for key in raw if known is not None else ():
            self.known(str(key), known or (), place / str(key))
        return raw

    def known(self, word: str, words: Iterable[str], place: Place) -> bool:
        """Whether `word` is one of `words`; a fault with the nearest when it is not."""
        found = word in (words := tuple(words))
        if not found:
            near = nearest(word, words)
            advice = f"Bedoelt u '{near}'?" if near else f"Kies uit: {', '.join(words[:20])}."
            self.fault(place, f"'{word[:60]}' is hier onbekend.", advice)
        return found

    def items(self, raw: Any, place: Place) -> Sequence[Any]:
        """Read a list."""
        if isinstance(raw, str) or not isinstance(raw, Sequence):
            self.fault(place, f"{place} is geen lijst.", "Schrijf een lijst: [ …, … ].")
            return ()
        return raw

    def number(self, raw: Any, place: Place, *, percent: bool = False) -> Decimal | None:
        """Read an exact number, or note why it is none."""
        reading = read_number(raw, percent=percent)
        if reading.finding is not None:
            self.findings.append(reading.finding.at(place))
        return reading.value
