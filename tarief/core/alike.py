"""Names that a reader takes for the same: however they were typed, pasted or set."""

import unicodedata
from functools import lru_cache
from typing import Final

#: Signs that look alike, by the one that stands for them: apostrophes, quotation marks, a minus for a hyphen, and a
#: braille cell without dots for a space.
_ALIKE: Final = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʹʻʼˈ´`′", "'"), **dict.fromkeys("“”„‟″«»", '"'), "−": "-", "\u2800": " "}
)
#: Letters of other scripts that are drawn as a Latin one, small or as a capital (Unicode's confusables.txt): Cyrillic
#: first, then Greek. Names of parties are Dutch.
_LATIN: Final = str.maketrans(
    "аАΑαВΒсСϲϹԁеЕΕһНΗіІΙιјЈϳͿКкΚκӏӀМΜΝоОΟοрРΡρԛԚѕЅТтΤτυѵѴνԝԜхХΧχуУүҮΥΖ",
    "aaaabbccccdeeehhhiiiijjjjkkkkllmmnooooppppqqssttttuvvvwwxxxxyyyyyz",
)
#: Letters without ink that are not of the category of such: joiners and fillers. Choices of a form are known by name.
_NO_INK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164")
_FORM: Final = "VARIATION SELECTOR"
#: What one writes before or behind a name and another leaves out.
_LEGAL_FORMS: Final = frozenset(
    ("stichting", "st", "bv", "nv", "vof", "ua", "coöperatie", "cooperatie", "vereniging", "maatschap", "gemeente")
)


@lru_cache(maxsize=4_096)
def name_key(name: str) -> str:
    """Return a name as it is compared: small letters, single spaces, one sign for each that looks like it.

    What has no width is left out. Two names are alike where their keys are the same; the empty key is of a name of
    which nothing can be seen.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_ALIKE)).translate(_LATIN).casefold().translate(_LATIN)
    seen = "".join(_seen(letter) for letter in unicodedata.normalize("NFKC", plain))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def bare_name_key(name: str) -> str:
    """Return the key of a name without its legal form: `Stichting De Merel` and `De Merel B.V.` may be one party."""
    words = name_key(name).replace(".", "").replace(",", " ").split()
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or name_key(name)


def _seen(letter: str) -> str:
    """What is to be seen of a letter: nothing of one without width, and a hyphen of every dash."""
    kind = unicodedata.category(letter)
    if kind == "Cf" or letter in _NO_INK or (kind == "Mn" and _FORM in unicodedata.name(letter, "")):
        return ""
    return "-" if kind == "Pd" else letter
