"""What parameters are called: by the declaration that asks for one, and otherwise by its key in words."""

from collections.abc import Mapping
from functools import cache

from tarief import MODELS, load_parameters
from tarief.model.declare import Given
from tarief.parameters.lookup import can_ask

#: Words of keys that are abbreviations.
_CAPITALS: Mapping[str, str] = {
    "ova": "OVA", "ppc": "PPC", "nza": "NZa", "nea": "NEA", "cpi": "CPI", "awf": "AWf", "aof": "Aof", "wko": "Wko",
    "whk": "Whk", "wga": "WGA", "zw": "ZW", "zvw": "Zvw", "wia": "WIA", "ap": "AP", "ort": "ORT", "vng": "VNG",
    "vvt": "VVT", "ggz": "GGZ", "cao": "Cao",
}  # fmt: skip


def parameter_name(path: str) -> str:
    """Return the name of a parameter, with its publisher: `Verlofuren wettelijk (CAO Jeugdzorg)`."""
    publisher = path.partition(".")[0]
    title = next((item.title for item in load_parameters().publishers if item.key == publisher), publisher)
    return f"{parameter_label(path)} ({title})"


def parameter_label(path: str) -> str:
    """Return the name of a parameter alone, where its publisher stands above it."""
    return _declared(path) or _in_words(path.partition(".")[2])


@cache
def _declared(path: str) -> str:
    """The label of the quantity that asks for a parameter; empty where none does, or several under other names."""
    labels = {
        quantity.label
        for model in MODELS.values()
        for quantity in model.quantities.values()
        if isinstance(quantity, Given) and quantity.source is not None and can_ask(quantity.source, path)
    }
    return labels.pop() if len(labels) == 1 else ""


def _in_words(key: str) -> str:
    words = " ".join(_CAPITALS.get(word, word) for word in key.split("_"))
    return words[:1].upper() + words[1:]
