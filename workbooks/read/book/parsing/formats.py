"""Number formats: which ones show a date, a time or a percentage."""

from __future__ import annotations

import re
from functools import lru_cache

#: The formats every workbook has without listing them.
BUILTIN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}

# Text in quotes, an escaped or filled or skipped character, a colour or condition; not [h], [mm] or [ss].
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
# Digits and thousands before the point, digits behind it; no powers, fractions or thousands left out.
_PLAIN = re.compile(r"[^0#?.,eE/]*(?:[0#?,]*[0#?])(?:\.[0#?]*)?[^0#?.,eE/]*")
_DAY, _TIME = re.compile("[dy]", re.IGNORECASE), re.compile("[hs]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def shows(code: str) -> str:
    """Return what a format shows: `date`, `time`, `percent`, or `number`."""
    if code in ("General", "@", ""):
        return "number"
    first = _LITERAL.sub("", code).split(";")[0]
    if first.casefold().startswith(("general", "standaard")):
        return "number"
    if _DAY.search(first) or (re.search("m", first, re.IGNORECASE) and not _TIME.search(first)):
        return "date"
    if _TIME.search(first):
        return "time"
    return "percent" if "%" in first else "number"


@lru_cache(maxsize=4096)
def decimals(code: str) -> int | None:
    """Return how many decimals of the number itself a format shows (0,00% shows four); None when it does not say."""
    first = _LITERAL.sub("", code).split(";")[0]
    if shows(code) not in ("number", "percent") or not _PLAIN.fullmatch(first):
        return None
    _, _, fraction = first.partition(".")
    return sum(fraction.count(digit) for digit in "0#?") + (2 if "%" in first else 0)
