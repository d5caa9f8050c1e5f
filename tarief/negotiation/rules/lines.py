"""What every value is held to, wherever it is said: a known line, a definition of now, a range, and facts are facts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from tarief.core.place import Name
from tarief.negotiation.definition import Definition, ParameterKind
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import fault

_DECIMALS = 4
#: An id stands in addresses, in the names of chains and in the ids of remarks: nothing in it may mean something there.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def unfit_id(id: str, *at: Name) -> Iterator[Finding]:
    """Give what is wrong with an id that somebody chose."""
    if not _ID.fullmatch(id):
        text = "Een id is een woord van hoogstens 64 letters, cijfers, '-' en '_'."
        yield fault("id_ongeldig", text, "Neem bijvoorbeeld een UUID.", *at)


def unknown_line(process: Process, product: str, definition: str, *at: Name) -> Iterator[Finding]:
    """Give what is wrong with a line: no such product, or no such parameter of it."""
    if product not in process.products:
        yield fault(
            "product_onbekend", "Dit product ligt niet op tafel.", "Kies een product van dit proces.", "product"
        )
    elif definition not in process.products[product].parameters or definition not in process.definitions:
        text = f"'{definition[:60]}' is geen omschreven parameter van dit product."
        advice = "Kies een parameter van het product, of laat de begeleider hem eerst omschrijven."
        yield fault("parameter_onbekend", text, advice, *(at or ("parameter",)))


def off_limits(definition: Definition, value: Decimal, *at: Name) -> Iterator[Finding]:
    """Give what is wrong with a value of a parameter: outside its range, or other than the fact."""
    if definition.kind is ParameterKind.FACT and definition.fact is not None and value != definition.fact:
        text = (
            f"{definition.label} is een feit ({dutch(definition.fact, _DECIMALS)}); daarover wordt niet onderhandeld."
        )
        advice = "Klopt het feit niet? Stel dan een vraag over de omschrijving, met uw bron."
        yield fault("feit_geen_ruilmiddel", text, advice, *at)
    elif _outside(definition, value):
        text = f"{definition.label} ligt niet binnen wat is afgesproken."
        yield fault("buiten_bereik", text, f"Kies een waarde {_range(definition)}.", *at)


def _outside(definition: Definition, value: Decimal) -> bool:
    return value < _least(definition) or (definition.most is not None and value > definition.most)


def _least(definition: Definition) -> Decimal:
    """Nothing is below nought, unless the definition says so."""
    return Decimal(0) if definition.least is None else definition.least


def _range(definition: Definition) -> str:
    parts = (("vanaf", _least(definition)), ("tot en met", definition.most))
    return " ".join(f"{word} {dutch(limit, _DECIMALS)}" for word, limit in parts if limit is not None)
