"""What parameters are called: by the declaration that asks for one, and otherwise by its key in words."""

from functools import cache

from tarief import MODELS, load_parameters
from tarief.model.declare import Given
from tarief.parameters.lookup import can_ask
from tarief.parameters.wording import key_in_words


def parameter_name(path: str) -> str:
    """Return the name of a parameter, with its publisher: `Verlofuren wettelijk (CAO Jeugdzorg)`."""
    publisher = path.partition(".")[0]
    title = next((item.title for item in load_parameters().publishers if item.key == publisher), publisher)
    return f"{parameter_label(path)} ({title})"


def parameter_label(path: str) -> str:
    """Return the name of a parameter alone, where its publisher stands above it."""
    return _declared(path) or key_in_words(path.partition(".")[2])


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
