"""Defined names: what each stands for, a stretch of cells or a formula of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from .result import RawName

_ADDRESS = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_NAMED = re.compile(rf"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!({_ADDRESS}(?::{_ADDRESS})?)")
_LONGEST = 8192


def raw_name(own: str, name: str, text: str, sheets: Collection[str]) -> RawName:
    """Return a name by what the file says that it stands for; cells on a sheet that is not there are a formula."""
    area = _NAMED.fullmatch(text.strip())
    sheet = "" if area is None else (area[1] or area[2]).replace("''", "'")
    if area is None or sheet not in sheets:
        return own, name, "", f"={text.strip()[:_LONGEST]}"
    return own, name, sheet, area[3].replace("$", "")
