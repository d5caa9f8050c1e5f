"""The words of one half, drawn by seed: one name for one thing throughout a file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

ALL = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


class Words:
    """Names, bases and talk of one file."""

    def __init__(self, half: str, rng: Random) -> None:
        self.half, self.rng = half, rng
        self._told: dict[str, str] = {}

    def name(self, concept: str) -> str:
        """What this provider calls it."""
        if concept not in self._told:
            used = set(self._told.values())
            free = [word for word in ALL[concept][self.half] if word not in used]
            self._told[concept] = self.rng.choice(free or ALL[concept][self.half]).strip()
        return self._told[concept]

    def base(self, base: str) -> str:
        """How this provider writes what a share is a share of; nothing where that goes without saying."""
        if base not in ALL["over"]:
            return ""
        if f"over {base}" not in self._told:
            self._told[f"over {base}"] = self.rng.choice(ALL["over"][base][self.half])
        return self._told[f"over {base}"]

    def some(self, concept: str, count: int) -> list[str]:
        """Different names out of a list."""
        words = ALL[concept][self.half]
        return self.rng.sample(words, min(count, len(words)))

    def talk(self, kind: str) -> str:
        """A remark, a line between, a footnote, a unit."""
        return self.rng.choice(ALL["praat"][kind])

    def heading(self, part: str) -> str:
        """The heading of a part of the sheet."""
        if f"kop {part}" not in self._told:
            style = self._told.setdefault("kop", str(self.rng.randrange(4)))
            self._told[f"kop {part}"] = ALL["koppen"][part][int(style)]
        return self._told[f"kop {part}"]

    def unit(self, unit: str) -> str:
        """How a unit is written in a column of units."""
        kind = {
            "euro/uur": "euro_uur",
            "euro/maand": "euro_maand",
            "euro/jaar": "euro_jaar",
            "uur/jaar": "uur_jaar",
            "aandeel": "aandeel",
        }.get(unit)
        if kind is None:
            return unit.replace("euro", "€").replace("/", " per ")
        if f"unit {unit}" not in self._told:
            self._told[f"unit {unit}"] = self.talk(f"eenheden_{kind}")
        return self._told[f"unit {unit}"]
