"""The letters that paper can show: those that the fonts of typst have. A PDF that is to be kept may miss none of them.

What somebody wrote in other letters stands on paper as �; the data that travels inside holds it as it was written.
"""

import re
import unicodedata
from typing import Final

#: What stands for a letter that cannot be shown, and what is said where there is one.
INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"
TOLD: Final = f"Letters die hier niet kunnen worden afgedrukt, staan er als {INSTEAD}."
#: First and last of each run of letters: Latin, Greek and Cyrillic, punctuation, money, fractions, arrows, signs.
RUNS: Final = (
    "\n\n \u007e\u00a0\u024f\u03a3\u04ff\u1e00\u1eff\u2000\u200a\u2010\u2027\u202f\u2037\u20a0\u20bf\u2122\u2122"
    "\u2126\u2126\u2153\u2184\u2190\u222e\u2241\u226b\u2460\u25ff\u2713\u2718\ufb00\ufb06\ufffd\ufffd"
)
_OTHER: Final = re.compile("[^" + "".join(f"{a}-{b}" for a, b in zip(RUNS[::2], RUNS[1::2], strict=True)) + "]")
#: What an office cannot hold in a text at all.
_NO_TEXT: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_print(text: str) -> str:
    """Return a text in letters that paper can show; what has no width of its own is left out."""
    return _OTHER.sub(_instead, unicodedata.normalize("NFC", text))


def in_office(text: str) -> str:
    """Return a text without what no document of an office can hold."""
    return _NO_TEXT.sub(INSTEAD, text)


def _instead(match: re.Match[str]) -> str:
    return {"Cf": "", "Zs": " "}.get(unicodedata.category(match[0]), " " if match[0] in "\r\t" else INSTEAD)
